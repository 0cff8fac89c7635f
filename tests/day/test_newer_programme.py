"""The programme's file, changed after it was read: taken at once, or offered to the desk and merged."""

from typing import Any

import msgspec
import pytest

from live.day.kinds import Kind
from live.day.newer_programme import LeaveProgramme, ReadProgramme, RestoreProgramme, TakeProgramme
from live.day.plan import AddSlot, ChangeSlot, DropSlot, TakeInSlot, UndoPlan
from live.day.projection import DayPlanned, SlotPlan, Timetable
from live.day.refusals import Code
from live.day.roles import CLOCK
from live.day.timetable import SetPrompt
from tests.days import FRAN, STRANGER, Seminar, at, planned


def edited(plan: DayPlanned | None = None, /, **slots: dict[str, Any] | None) -> DayPlanned:
    """The programme after somebody edited its file: other fields of some slots, None for one that was struck out."""
    file = plan or planned()
    changed = [_with(slot, slots.get(slot.id, {})) for slot in file.slots]
    return msgspec.structs.replace(file, slots=_numbered([slot for slot in changed if slot is not None]))


def _with(slot: SlotPlan, fields: dict[str, Any] | None) -> SlotPlan | None:
    return None if fields is None else msgspec.structs.replace(slot, **fields)


def with_new(clock: str, title: str, plan: DayPlanned | None = None) -> DayPlanned:
    """The programme with another line in its file."""
    file = plan or planned()
    new = SlotPlan("new", title, Kind.OTHER, False, False, at(clock), 600_000, "", None)
    return msgspec.structs.replace(file, slots=_numbered(sorted([*file.slots, new], key=lambda slot: slot.planned)))


def _numbered(slots: list[SlotPlan]) -> tuple[SlotPlan, ...]:
    """As the reader gives them their ids: by their places in the file."""
    return tuple(msgspec.structs.replace(slot, id=f"s{n}") for n, slot in enumerate(slots, 1))


def reads(seminar: Seminar, plan: DayPlanned | None) -> None:
    seminar.does(CLOCK, ReadProgramme(plan))


def takes(seminar: Seminar) -> None:
    offer = seminar.sees(FRAN, "file")["offer"]
    seminar.does(FRAN, TakeProgramme(offer, version(seminar)))


def version(seminar: Seminar) -> int:
    return int(seminar.sees(STRANGER, "programme")["version"])


def titles(seminar: Seminar) -> list[str]:
    return [slot["title"] for slot in seminar.sees(STRANGER, "programme")["slots"]]


def differs(seminar: Seminar) -> list[str]:
    return [difference["is"] for difference in seminar.sees(FRAN, "file")["differences"]]


# Before anybody else has written


def test_before_the_day_a_changed_file_is_the_plan_at_once() -> None:
    seminar = Seminar(now=at("9.00"))

    reads(seminar, edited(s4={"title": "What did we hear?"}))

    assert "What did we hear?" in titles(seminar)
    assert seminar.sees(FRAN, "file") is None


def test_what_the_desk_said_of_words_goes_with_a_slot_when_the_file_gets_another_one() -> None:
    seminar = Seminar(now=at("9.00"))
    seminar.does(FRAN, TakeInSlot("s5", ("phrase",), None))

    reads(seminar, with_new("9.45", "Coats"))

    assert seminar.day[Timetable].find("s6").planned == at("12.00"), "it has another number now"
    assert seminar.sees(STRANGER, "programme")["slots"][5]["takes"] == ["phrase"]


def test_a_file_that_was_written_again_as_it_was_changes_nothing() -> None:
    seminar = Seminar().begin("11.20")
    facts = list(seminar.facts)

    reads(seminar, planned())

    assert seminar.facts == facts


# Two hands


def test_after_the_day_has_begun_a_changed_file_waits_and_says_what_differs() -> None:
    seminar = Seminar().begin("11.20")
    before = titles(seminar)

    reads(seminar, edited(s5={"title": "Her story"}, s7={"planned": at("14.00")}, s8=None))

    assert titles(seminar) == before
    assert seminar.sees(FRAN, "file")["differences"] == [
        {"is": "title", "title": "Her story", "was": "The talk", "becomes": "Her story"},
        {"is": "begins", "title": "The keynote", "at": at("14.00"), "before": at("13.45")},
        {"is": "gone", "title": "The main-points"},
    ]
    assert seminar.sees(STRANGER, "file") is None

    takes(seminar)

    assert seminar.plan()["s7"] == "14.00"
    assert "The main-points" not in titles(seminar)
    assert seminar.sees(FRAN, "file") is None


def test_what_has_begun_keeps_its_time_and_stays() -> None:
    seminar = Seminar().begin("11.20")
    began = dict(seminar.day[Timetable].began)

    reads(seminar, edited(s2=None, s3={"planned": at("10.30")}, s4={"title": "Together", "planned": at("11.30")}))
    assert differs(seminar) == ["title"], "no more than that can still be changed"
    takes(seminar)

    assert seminar.day[Timetable].began == began
    assert (seminar.current, seminar.plan()["s5"]) == ("s4", "12.00")
    assert titles(seminar)[1:4] == ["The opening", "The talk", "Together"]


def test_what_was_changed_at_the_desk_stays_where_the_file_says_nothing_else() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ChangeSlot("s5", version(seminar), title="A conversation", kind=Kind.DISCUSSION))
    seminar.does(FRAN, AddSlot("tea-of-frans", "s5", "Tea", Kind.BREAK, 10, version(seminar)))
    seminar.does(FRAN, DropSlot("s8", version(seminar)))
    seminar.does(FRAN, SetPrompt("s5", "And what else?"))

    reads(seminar, edited(s7={"title": "The keynote, with slides"}))
    assert differs(seminar) == ["title"]
    takes(seminar)

    assert titles(seminar)[4:8] == ["A conversation", "Tea", "The break", "The keynote, with slides"]
    assert "s8" not in seminar.plan()
    five = next(slot for slot in seminar.sees(STRANGER, "programme")["slots"] if slot["id"] == "s5")
    assert (five["kind"], five["prompt"]) == ("discussion", "And what else?")


def test_where_both_changed_the_same_the_file_is_taken_and_that_is_said() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ChangeSlot("s5", version(seminar), title="A conversation"))

    reads(seminar, edited(s5={"title": "Her story"}))

    assert seminar.sees(FRAN, "file")["differences"] == [
        {"is": "title", "title": "Her story", "was": "A conversation", "becomes": "Her story"}
    ]


def test_before_the_day_a_plan_that_was_changed_at_the_desk_is_not_written_over() -> None:
    seminar = Seminar(now=at("9.00"))
    seminar.does(FRAN, AddSlot("tea-of-frans", "s4", "Tea", Kind.BREAK, 10, version(seminar)))

    reads(seminar, planned("2017-03-04", slots=planned("2017-03-04").slots))
    assert "Tea" in titles(seminar)
    assert differs(seminar)[0] == "date"
    takes(seminar)

    assert "Tea" in titles(seminar)
    assert seminar.sees(STRANGER, "day")["begins"] == at("9.30", "2017-03-04")


def test_a_slot_that_came_into_the_file_gets_an_id_of_its_own() -> None:
    seminar = Seminar().begin("11.20")

    reads(seminar, with_new("14.45", "Photograph"))
    assert seminar.sees(FRAN, "file")["differences"] == [{"is": "added", "title": "Photograph", "at": at("14.45")}]
    takes(seminar)

    assert seminar.plan()["s11"] == "14.45"
    reads(seminar, with_new("14.45", "Photograph"))
    assert seminar.sees(FRAN, "file") is None, "the same file, read again at a restart, differs no more"


def test_what_can_no_longer_happen_is_not_offered() -> None:
    seminar = Seminar().begin("11.20")

    reads(seminar, with_new("9.45", "Coats"))

    assert seminar.sees(FRAN, "file") is None


def test_words_that_were_given_in_a_slot_keep_it_in_the_programme() -> None:
    seminar = Seminar().begin("11.20")
    seminar.give("two chairs")
    seminar.starts("s3")

    reads(seminar, edited(s4=None, s8=None))
    takes(seminar)

    assert "s4" in seminar.plan()
    assert "s8" not in seminar.plan()


# Answering


def test_taking_is_undone_by_one_press_and_the_file_is_offered_again() -> None:
    seminar = Seminar().begin("11.20")
    before = seminar.sees(STRANGER, "programme")["slots"]
    reads(seminar, edited(s5={"title": "Her story"}, s8=None))
    takes(seminar)

    seminar.does(FRAN, UndoPlan(version(seminar)))

    assert seminar.sees(STRANGER, "programme")["slots"] == before
    assert differs(seminar) == ["title", "gone"]
    takes(seminar)
    assert "Her story" in titles(seminar)


def test_what_was_left_out_is_not_offered_again_until_the_file_changes() -> None:
    seminar = Seminar().begin("11.20")
    reads(seminar, edited(s5={"title": "Her story"}))
    seminar.does(FRAN, LeaveProgramme(seminar.sees(FRAN, "file")["offer"]))
    assert seminar.sees(FRAN, "file") is None

    reads(seminar, edited(s5={"title": "Her story"}))
    assert seminar.sees(FRAN, "file") is None

    reads(seminar, edited(s5={"title": "Her own story"}))
    assert differs(seminar) == ["title"]


def test_what_was_left_out_by_mistake_waits_for_an_answer_again() -> None:
    seminar = Seminar().begin("11.20")
    reads(seminar, edited(s5={"title": "Her story"}))
    offer = seminar.sees(FRAN, "file")["offer"]
    assert seminar.refuses(FRAN, RestoreProgramme(offer)) is Code.ALREADY, "it was not left out"
    seminar.does(FRAN, LeaveProgramme(offer))

    seminar.does(FRAN, RestoreProgramme(offer))

    assert differs(seminar) == ["title"]
    takes(seminar)
    assert "Her story" in titles(seminar)
    assert seminar.refuses(FRAN, RestoreProgramme(offer)) is Code.ALREADY


@pytest.mark.parametrize("file", [edited(), edited(s5={"title": "The talk!"}, s6=None), None])
def test_what_was_left_out_stays_so_once_the_file_is_another(file: DayPlanned | None) -> None:
    """Also where the file is as the plan is, says the same otherwise, or cannot be read: there is nothing to take."""
    seminar = Seminar().begin("11.20")
    reads(seminar, edited(s5={"title": "Her story"}))
    offer = seminar.sees(FRAN, "file")["offer"]
    seminar.does(FRAN, LeaveProgramme(offer))

    reads(seminar, file)
    entries = len(seminar.facts)
    reads(seminar, file)

    assert seminar.refuses(FRAN, RestoreProgramme(offer)) is Code.ALREADY
    assert len(seminar.facts) == entries, "read once more it is no news"


def test_what_makes_no_difference_any_more_does_not_come_back() -> None:
    seminar = Seminar().begin("11.20")
    reads(seminar, edited(s5={"title": "Her story"}))
    offer = seminar.sees(FRAN, "file")["offer"]
    seminar.does(FRAN, LeaveProgramme(offer))
    seminar.does(FRAN, ChangeSlot("s5", version(seminar), title="Her story"))

    assert seminar.refuses(FRAN, RestoreProgramme(offer)) is Code.ALREADY


def test_an_answer_to_another_offer_than_the_one_that_stands_is_not_done() -> None:
    seminar = Seminar().begin("11.20")
    reads(seminar, edited(s5={"title": "Her story"}))
    offer, seen = seminar.sees(FRAN, "file")["offer"], version(seminar)
    reads(seminar, edited(s5={"title": "Her own story"}))

    assert seminar.refuses(FRAN, TakeProgramme(offer, seen)) is Code.ALREADY
    assert seminar.refuses(FRAN, LeaveProgramme(offer)) is Code.ALREADY
    seminar.does(FRAN, DropSlot("s8", seen))
    assert seminar.refuses(FRAN, TakeProgramme(offer + 1, seen)) is Code.ALREADY


@pytest.mark.parametrize("moment", ["9.00", "11.20"])
def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(moment: str) -> None:
    seminar = Seminar(now=at("8.50"))
    seminar.wait((at(moment) - at("8.50")) / 60_000)
    before = seminar.sees(STRANGER, "programme")

    reads(seminar, None)

    assert seminar.sees(FRAN, "file")["readable"] is False
    assert seminar.sees(STRANGER, "programme") == before
    reads(seminar, planned())
    assert seminar.sees(FRAN, "file") is None


def test_the_running_slot_does_not_end_in_the_past_by_a_file() -> None:
    seminar = Seminar().begin("11.50")

    reads(seminar, edited(s5={"planned": at("11.30")}))
    takes(seminar)
    seminar.tick()

    assert seminar.day[Timetable].began["s5"] == at("11.50")
