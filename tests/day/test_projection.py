"""The projection: when every slot begins and ends, whoever moves the day, and what the times can be relied on for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.kinds import Kind
from live.day.projection import SlotPlan, Timetable
from live.day.timetable import ExtendSlot, HoldDay
from tests.days import ADA, FRAN, Seminar, at, planned

# A day that moves as a whole


def test_a_day_begun_on_another_date_moves_there_whole() -> None:
    seminar = Seminar(planned("2016-10-28"), now=at("18.05"))

    seminar.starts("s1")

    assert seminar.plan()["s1"] == "18.05"
    assert seminar.plan()["s2"] == "18.35"
    assert seminar.plan()["s6"] == "21.20", "fixed slots move with the day"
    assert seminar.sees(FRAN, "day")["behind"] == 0
    seminar.wait(30)
    assert seminar.current == "s2"


def test_a_day_begun_elsewhere_in_its_programme_moves_to_that_moment() -> None:
    seminar = Seminar(planned(None), now=at("18.00"))

    seminar.starts("s4")

    assert seminar.plan()["s5"] == "18.45"
    assert seminar.plan()["s6"] == "19.30"


def test_a_day_begun_in_its_own_evening_moves_there() -> None:
    seminar = Seminar(now=at("19.00"))

    seminar.starts("s1")

    assert seminar.plan()["s2"] == "19.30"


def test_doors_that_open_early_pull_nothing() -> None:
    seminar = Seminar(now=at("9.10"))

    seminar.starts("s1")

    assert seminar.plan()["s1"] == "9.10"
    assert seminar.plan()["s2"] == "10.00"
    assert seminar.sees(FRAN, "day")["behind"] == 0
    seminar.wait(49)
    assert seminar.current == "s1"


# What slides and what is fixed


def test_starting_the_next_slot_early_pulls_what_slides_and_leaves_what_is_fixed() -> None:
    seminar = Seminar().begin("11.05")

    seminar.starts("s4")

    assert seminar.plan()["s5"] == "11.50"
    assert seminar.plan()["s6"] == "12.45"
    assert seminar.plan()["s7"] == "13.45"
    assert seminar.sees(FRAN, "day")["behind"] == -10


def test_what_began_late_slides_what_follows_up_to_what_is_fixed() -> None:
    seminar = Seminar().begin("10.05")
    seminar.does(FRAN, ExtendSlot("s2", 10))

    seminar.begin("10.25")

    assert seminar.current == "s3"
    assert seminar.plan()["s4"] == "11.25"
    assert seminar.plan()["s6"] == "12.45"
    assert seminar.sees(FRAN, "day")["behind"] == 10


def test_extending_a_slot_slides_what_follows_up_to_what_is_fixed() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, ExtendSlot("s4", 10))

    assert seminar.plan()["s5"] == "12.10"
    assert seminar.plan()["s6"] == "12.45"
    assert seminar.plan()["s7"] == "13.45"
    assert seminar.sees(FRAN, "day")["behind"] == 10


def test_shortening_a_slot_brings_what_follows_nearer() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, ExtendSlot("s4", -15))

    assert seminar.plan()["s5"] == "11.45"


def test_extending_the_slot_right_before_a_fixed_one_moves_it() -> None:
    seminar = Seminar().begin("12.10")

    seminar.does(FRAN, ExtendSlot("s5", 10))
    seminar.does(FRAN, ExtendSlot("s5", 5))

    assert seminar.plan()["s6"] == "13.00"
    assert seminar.plan()["s7"] == "14.00"
    assert seminar.plan()["s8"] == "15.15"
    assert seminar.plan()["s9"] == "15.30", "the next fixed slot keeps its time"


def test_a_slot_to_come_may_be_extended_before_it_begins() -> None:
    seminar = Seminar()

    seminar.does(FRAN, ExtendSlot("s5", 10))

    assert seminar.plan()["s6"] == "12.55"
    seminar.begin("12.50")
    assert seminar.current == "s5"


def test_a_moved_fixed_slot_moves_with_the_whole_day() -> None:
    seminar = Seminar(planned("2016-10-28"), now=at("10.30"))
    seminar.does(FRAN, ExtendSlot("s5", 10))

    seminar.starts("s1")

    assert seminar.plan()["s5"] == "13.00"
    assert seminar.plan()["s6"] == "13.55"


def test_a_fixed_slot_is_moved_on_a_day_held_elsewhere_too() -> None:
    seminar = Seminar(planned("2016-10-28"), now=at("18.05"))
    seminar.starts("s4")

    seminar.does(FRAN, ExtendSlot("s5", 10))

    assert seminar.plan()["s5"] == "18.50"
    assert seminar.plan()["s6"] == "19.45"


def test_a_fixed_slot_waits_for_the_one_that_overran_into_it() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, ExtendSlot("s4", 100))

    assert seminar.plan()["s5"] == "13.40"
    assert seminar.plan()["s6"] == "14.25", "a talk that begins after lunch was to begin is still a whole talk"
    assert seminar.plan()["s7"] == "15.25"


def test_a_slot_started_after_the_fixed_one_behind_it_was_to_begin_has_its_whole_time() -> None:
    """The day was held past lunch; the talk that is started then is not over in the same moment."""
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, HoldDay())
    seminar.wait(100)  # it is 1.00, and lunch was fixed at 12.45

    seminar.starts("s5")

    assert seminar.current == "s5"
    assert seminar.plan()["s6"] == "13.45"


# Minutes that are taken


def test_a_slot_cannot_have_ended_before_now() -> None:
    seminar = Seminar().begin("11.50")

    seminar.does(FRAN, ExtendSlot("s4", -60))

    assert seminar.plan()["s5"] == "11.50"
    seminar.tick()
    assert seminar.day[Timetable].began["s5"] == at("11.50")


def test_minutes_taken_never_push_a_fixed_slot_later() -> None:
    seminar = Seminar().begin("11.30")
    seminar.does(FRAN, ExtendSlot("s4", 38))
    seminar.begin("12.39")
    assert (seminar.current, seminar.plan()["s6"]) == ("s5", "12.45"), "lunch is near, for this test to mean anything"

    seminar.does(FRAN, ExtendSlot("s5", -5))

    assert seminar.plan()["s6"] == "12.43", "the talk keeps five minutes"
    assert seminar.plan()["s7"] == "13.43"
    assert seminar.plan()["s9"] == "15.30"


def test_a_slot_that_is_to_come_keeps_a_few_minutes() -> None:
    seminar = Seminar().begin("9.40")

    seminar.does(FRAN, ExtendSlot("s4", -120))
    seminar.does(FRAN, ExtendSlot("s10", -120))

    assert seminar.plan()["s5"] == "11.20"
    seminar.does(FRAN, ExtendSlot("s4", 5))
    assert seminar.plan()["s5"] == "11.25", "what was taken too much is not owed"
    seminar.begin("15.49")
    assert seminar.state == "live"


MINUTES = st.sampled_from([-30, -5, 5, 38])
MOMENTS = st.lists(st.tuples(st.sampled_from([1, 15, 60]), st.integers(0, 1), MINUTES), min_size=4, max_size=12)


@settings(max_examples=300)
@given(MOMENTS)
def test_an_end_moves_by_what_the_fact_says_and_never_the_other_way(moments: list[tuple[int, int, int]]) -> None:
    seminar = Seminar().begin("9.30")
    for wait, ahead, minutes in moments:
        seminar.wait(wait)
        timetable = seminar.day[Timetable]
        place = min(timetable.index(timetable.current) + ahead, len(timetable.slots) - 1)
        slot, before = timetable.slots[place].id, timetable.ends()[place]

        seminar.try_(FRAN, ExtendSlot(slot, minutes))

        after = timetable.ends()[place]
        if before is not None and after is not None:
            least, most = sorted((0, minutes * 60_000))
            assert least <= after - before <= most
            assert after >= timetable.starts()[place]


# The last slot


def test_an_open_last_slot_has_no_end_and_closes_after_an_hour() -> None:
    seminar = Seminar().begin("16.44")
    assert seminar.sees(ADA, "now")["ends"] is None
    assert seminar.state == "live"

    seminar.wait(1)

    assert seminar.state == "over"


def test_an_open_last_slot_can_be_given_more_time() -> None:
    seminar = Seminar().begin("16.40")

    seminar.does(FRAN, ExtendSlot("s10", 30))

    seminar.wait(34)
    assert seminar.state == "live"
    seminar.wait(1)
    assert seminar.state == "over"


def test_an_open_last_slot_cannot_have_ended_before_now() -> None:
    seminar = Seminar().begin("15.50")

    seminar.does(FRAN, ExtendSlot("s10", -120))
    seminar.tick()

    ended = seminar.day[Timetable].ended_at
    assert ended is None or ended >= at("15.50")


def test_a_last_slot_with_an_end_closes_the_day_then() -> None:
    slots = (
        *planned().slots[:-1],
        SlotPlan("s10", "Home", Kind.OTHER, False, False, at("15.45"), 15 * 60_000, "", None),
    )
    seminar = Seminar(planned(slots=slots)).begin("15.59")
    assert seminar.clock(seminar.sees(ADA, "now")["ends"]) == "16.00"

    seminar.wait(1)

    assert seminar.state == "over"


# When words are taken


@pytest.mark.parametrize(
    ("clock", "takes", "opens"),
    [
        ("9.00", [], "11.15"),
        ("10.20", [], "11.15"),
        ("11.20", ["phrase", "note", "support"], "15.00"),
        ("12.50", [], "15.00"),
        ("15.10", ["phrase", "note", "support"], None),
        ("15.50", [], None),
        ("17.00", [], None),
    ],
)
def test_words_are_taken_in_discussions_and_everyone_knows_when(
    clock: str, takes: list[str], opens: str | None
) -> None:
    seminar = Seminar().begin(clock)

    now = seminar.sees(ADA, "now")

    assert now["takes"] == takes
    assert (now["opens"] and seminar.clock(now["opens"]["at"])) == opens


def test_a_discussion_whose_owner_asks_to_listen_takes_nothing() -> None:
    slots = tuple(
        SlotPlan(s.id, s.title, s.kind, True, s.fixed, s.planned, s.length, s.text, s.prompt) for s in planned().slots
    )
    seminar = Seminar(planned(slots=slots)).begin("11.20")

    assert seminar.sees(ADA, "now")["takes"] == []
    assert seminar.sees(ADA, "now")["opens"] is None
