"""Check-ins: one says how one is to those who look after the room, and to nobody else."""

import pytest

from live.day.checkin_book import AFTER_THE_DAY_MS, CheckinCode
from live.day.checkins import (
    ClearCheckin,
    FinishCheckin,
    ForgetCheckins,
    SeeCheckin,
    SendCheckin,
)
from live.day.door import SetDoor
from live.day.roles import CLOCK, Role
from live.day.timetable import EndDay, HoldDay, StartSlot
from tests.days import ADA, BOB, CARE, FRAN, Seminar, everyone, values_of

SENT = SendCheckin("checkin-of-ada", "come", "by the window")


@pytest.fixture
def seminar() -> Seminar:
    return Seminar().furnish()


def seen_by_care(seminar: Seminar) -> dict[str, dict[str, object]]:
    cells = values_of(seminar.boards, Role.CARE, CARE.voice)
    return {key: cell for key, cell in cells.items() if key.startswith("checkin")}


def end_day(seminar: Seminar) -> None:
    seminar.does(FRAN, EndDay("s4"))


def test_care_sees_how_somebody_is_and_where_and_not_who(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)

    cell = seen_by_care(seminar)["checkin/checkin-of-ada"]
    assert (cell["feeling"], cell["where"], cell["seen"], cell["done"]) == ("come", "by the window", None, None)
    assert ADA.voice not in str(cell)


def test_nobody_else_is_shown_anything(seminar: Seminar) -> None:
    before = {by: values_of(seminar.boards, by.role, by.voice) for by in everyone() if by != ADA}

    seminar.does(ADA, SENT)
    seminar.does(CARE, SeeCheckin(SENT.id))

    for by, cells in before.items():
        assert values_of(seminar.boards, by.role, by.voice) == cells, f"{by.role} sees something of it"


def test_one_reads_on_the_phone_that_somebody_has_seen_it_and_that_it_is_done(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)
    assert seminar.sees(ADA, "checkin") == {
        "id": SENT.id,
        "feeling": "come",
        "where": "by the window",
        "state": "sent",
    }

    seminar.does(CARE, SeeCheckin(SENT.id))
    assert seminar.sees(ADA, "checkin")["state"] == "seen"
    seminar.does(CARE, FinishCheckin(SENT.id))

    assert seminar.sees(ADA, "checkin")["state"] == "done"


def test_a_new_one_takes_the_place_of_the_last(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)
    seminar.does(BOB, SendCheckin("checkin-of-bob", "ok"))

    seminar.does(ADA, SendCheckin("again-by-ada", "ok"))

    assert list(seen_by_care(seminar)) == ["checkin/checkin-of-bob", "checkin/again-by-ada"]
    assert seminar.sees(ADA, "checkin")["id"] == "again-by-ada"
    assert seminar.refusal(CARE, SeeCheckin(SENT.id)).code is CheckinCode.UNKNOWN


def test_taken_back_it_is_gone_and_twice_is_harmless(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)

    seminar.does(ADA, ClearCheckin())

    assert seen_by_care(seminar) == {}
    assert seminar.sees(ADA, "checkin") is None
    assert seminar.does(ADA, ClearCheckin()) == frozenset()


def test_sent_again_it_changes_nothing_also_when_it_was_taken_back(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)
    assert seminar.does(ADA, SENT) == frozenset()
    seminar.does(ADA, ClearCheckin())

    assert seminar.does(ADA, SENT) == frozenset()


@pytest.mark.parametrize("slot", ["s1", "s2", "s3", "s4"])
def test_it_works_in_every_slot_with_the_door_closed_and_on_hold(slot: str) -> None:
    seminar = Seminar().furnish()
    seminar.try_(FRAN, StartSlot(slot, None))
    seminar.try_(FRAN, HoldDay())
    seminar.does(FRAN, SetDoor("closed"))

    seminar.does(ADA, SENT)

    assert seminar.sees(ADA, "checkin")["state"] == "sent"


def test_it_works_before_the_day() -> None:
    seminar = Seminar()
    assert seminar.state == "before", "for this test to mean anything"

    seminar.does(ADA, SENT)

    assert seminar.sees(ADA, "checkin")["state"] == "sent"


def test_where_one_sits_is_a_few_words(seminar: Seminar) -> None:
    refusal = seminar.refusal(ADA, SendCheckin("checkin-of-ada", "ok", "x" * 61))

    assert refusal.code is CheckinCode.TOO_LONG
    assert refusal.values == {"count": 61, "limit": 60}
    assert seminar.refusal(ADA, SendCheckin("checkin-of-ada", "ok", "a\u202eb")).code is CheckinCode.CHARACTERS


def test_when_the_day_is_over_all_are_forgotten_by_the_clock(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)
    seminar.does(CARE, SeeCheckin(SENT.id))

    end_day(seminar)
    seminar.wait(0)

    assert seen_by_care(seminar) == {}
    assert seminar.sees(ADA, "checkin") is None


def test_what_is_sent_after_the_day_is_kept_for_an_hour_or_until_the_next_start(seminar: Seminar) -> None:
    end_day(seminar)
    seminar.wait(1)
    seminar.does(ADA, SENT)
    seminar.wait(AFTER_THE_DAY_MS // 60_000 - 1)
    assert SENT.id in str(seen_by_care(seminar)), "somebody is still there to look"

    seminar.wait(1)

    assert seen_by_care(seminar) == {}
    seminar.does(ADA, SendCheckin("later-by-ada", "ok"))
    seminar.does(CLOCK, ForgetCheckins(all_of_them=True))
    assert seen_by_care(seminar) == {}


def test_a_start_in_between_forgets_none_of_an_open_day(seminar: Seminar) -> None:
    seminar.does(ADA, SENT)

    assert seminar.does(CLOCK, ForgetCheckins(all_of_them=True)) == frozenset()
