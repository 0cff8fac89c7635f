"""The timetable: a day that runs itself, and people who begin it, move it, hold it and go back in it."""

from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.given import AllGiven
from live.day.kinds import Kind
from live.day.projection import DayPlanned, SlotPlan, Timetable
from live.day.refusals import Code, Refused
from live.day.roles import CLOCK
from live.day.timetable import EndDay, ExtendSlot, HoldDay, ResumeDay, SetPrompt, StartSlot
from tests.days import ADA, FRAN, Seminar, at, planned, replayed, said

# Beginning


def test_the_day_begins_by_itself_on_its_own_date() -> None:
    seminar = Seminar().begin("9.29")
    assert (seminar.state, seminar.current) == ("before", None)

    seminar.wait(1)

    assert (seminar.state, seminar.current) == ("live", "s1")


def test_a_day_that_is_noticed_late_began_when_it_was_due() -> None:
    seminar = Seminar(now=at("9.34"))

    seminar.tick()

    assert seminar.day[Timetable].began == {"s1": at("9.30")}


@pytest.mark.parametrize("date", ["2017-03-02", "2017-03-04", "2018-03-03", None])
def test_on_any_other_date_the_day_waits_for_a_person(date: str | None) -> None:
    seminar = Seminar(planned(date)).begin("18.00")

    assert seminar.state == "before"


def test_a_day_that_nobody_began_does_not_begin_when_it_would_be_over() -> None:
    seminar = Seminar(now=at("16.46"))

    seminar.tick()

    assert seminar.state == "before"


def test_a_slot_that_is_not_in_the_programme_cannot_start() -> None:
    assert Seminar().refuses(FRAN, StartSlot("s11", None)) is Code.SLOT_UNKNOWN


def test_an_empty_plan_runs_nothing_and_breaks_nothing() -> None:
    """A log whose first entry is not there yet: nothing is planned, nothing can start."""
    seminar = Seminar(DayPlanned("", None, "", "", "UTC", ()))
    seminar.wait(60)

    assert seminar.state == "before"
    assert seminar.refuses(FRAN, StartSlot("s1", None)) is Code.SLOT_UNKNOWN
    assert seminar.refuses(CLOCK, EndDay(None)) is Code.DAY_NOT_BEGUN


# Going on


def test_every_slot_follows_the_one_before_until_the_day_closes() -> None:
    seminar = Seminar().begin("23.00")

    began = {slot: seminar.clock(when) for slot, when in seminar.day[Timetable].began.items()}

    assert began == {
        "s1": "9.30",
        "s2": "10.00",
        "s3": "10.15",
        "s4": "11.15",
        "s5": "12.00",
        "s6": "12.45",
        "s7": "13.45",
        "s8": "15.00",
        "s9": "15.30",
        "s10": "15.45",
    }
    assert seminar.state == "over"
    assert seminar.clock(seminar.day[Timetable].ended_at) == "16.45", "an open end closes after an hour"


# Minutes that are not moved


@pytest.mark.parametrize("minutes", [-121, 121, 10**12])
def test_nobody_moves_the_day_by_more_than_two_hours_at_once(minutes: int) -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(FRAN, ExtendSlot("s4", minutes)) is Code.MINUTES_TOO_MANY


def test_what_has_been_cannot_be_extended() -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(FRAN, ExtendSlot("s3", 5)) is Code.ALREADY
    assert seminar.refuses(FRAN, ExtendSlot("nowhere", 5)) is Code.SLOT_UNKNOWN
    seminar.does(FRAN, EndDay("s4"))
    assert seminar.refuses(FRAN, ExtendSlot("s4", 5)) is Code.DAY_OVER


# Two people at once, and the clock


def test_two_people_who_start_the_next_slot_at_once_start_it_once() -> None:
    seminar = Seminar().begin("11.10")
    press = StartSlot("s4", "s3")
    seminar.does(FRAN, press)

    assert seminar.refuses(FRAN, press) is Code.ALREADY
    assert seminar.refuses(FRAN, StartSlot("s5", "s3")) is Code.ALREADY


def test_somebody_who_presses_just_after_the_clock_does_not_start_the_slot_again() -> None:
    seminar = Seminar().begin("11.15")
    assert seminar.current == "s4", "the clock was first, for this test to mean anything"

    assert seminar.refuses(FRAN, StartSlot("s4", "s3")) is Code.ALREADY
    assert seminar.refuses(FRAN, StartSlot("s4", "s4")) is Code.ALREADY


def test_somebody_whom_the_clock_beat_to_it_is_not_told_that_it_was_somebody() -> None:
    seminar = Seminar().begin("11.15")

    with pytest.raises(Refused) as by_clock:
        seminar.does(FRAN, StartSlot("s4", "s3"))
    seminar.does(FRAN, StartSlot("s5", "s4"))
    with pytest.raises(Refused) as by_somebody:
        seminar.does(FRAN, StartSlot("s5", "s4"))

    assert said(by_clock.value) == "It has just begun by itself."
    assert said(by_somebody.value) == "Somebody else did that first."


def test_two_people_who_begin_the_day_at_once_begin_it_once() -> None:
    seminar = Seminar(now=at("9.20"))
    seminar.does(FRAN, StartSlot("s1", None))

    assert seminar.refuses(FRAN, StartSlot("s1", None)) is Code.ALREADY


def test_two_people_who_add_minutes_at_once_add_them_once() -> None:
    seminar = Seminar().begin("11.20")
    press = ExtendSlot("s4", 5, at("12.00"))
    seminar.does(FRAN, press)

    assert seminar.refuses(FRAN, press) is Code.ALREADY
    assert seminar.plan()["s5"] == "12.05"


def test_two_people_who_close_the_day_at_once_close_it_once() -> None:
    seminar = Seminar().begin("15.50")
    assert seminar.refuses(FRAN, EndDay("s9")) is Code.ALREADY

    seminar.does(FRAN, EndDay("s10"))

    assert seminar.state == "over"
    assert seminar.refuses(FRAN, EndDay("s10")) is Code.ALREADY
    assert seminar.current is None


# Holding


def test_a_held_day_stands_still_and_goes_on_where_it_was() -> None:
    seminar = Seminar().begin("11.50")
    seminar.does(FRAN, HoldDay())
    assert seminar.state == "held"

    seminar.wait(20)
    assert seminar.current == "s4", "nothing begins by itself while the day is held"
    seminar.does(FRAN, ResumeDay())

    assert seminar.state == "live"
    assert seminar.plan()["s5"] == "12.20"
    assert seminar.sees(FRAN, "day")["behind"] == 20


def test_words_are_still_taken_while_a_discussion_is_held() -> None:
    seminar = Seminar().begin("11.50")
    seminar.does(FRAN, HoldDay())
    seminar.wait(20)

    assert seminar.give("two chairs") in seminar.day[AllGiven].items


def test_a_held_day_does_not_close_by_itself() -> None:
    seminar = Seminar().begin("16.00")
    seminar.does(FRAN, HoldDay())

    seminar.wait(600)

    assert seminar.state == "held"


def test_holding_and_resuming_are_each_done_once() -> None:
    seminar = Seminar()
    assert seminar.refuses(FRAN, HoldDay()) is Code.DAY_NOT_BEGUN
    assert seminar.refuses(FRAN, ResumeDay()) is Code.DAY_NOT_BEGUN
    seminar.begin("11.50")

    assert seminar.refuses(FRAN, ResumeDay()) is Code.ALREADY
    seminar.does(FRAN, HoldDay())

    assert seminar.refuses(FRAN, HoldDay()) is Code.ALREADY


def test_a_fixed_slot_that_came_due_while_the_day_was_held_begins_when_it_is_resumed() -> None:
    """The start of a slot is a fact with its real time: nothing began while the day was held."""
    seminar = Seminar().begin("12.40")
    seminar.does(FRAN, HoldDay())
    seminar.wait(20)
    seminar.does(FRAN, ResumeDay())

    seminar.tick()

    assert seminar.clock(seminar.day[Timetable].began["s6"]) == "13.00"


def test_a_slot_is_shortened_from_where_the_held_day_stands() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, HoldDay())
    seminar.wait(35)

    seminar.does(FRAN, ExtendSlot("s4", -20))
    seminar.does(FRAN, ResumeDay())

    assert seminar.plan()["s5"] == "12.15", "it had 40 minutes left when it was held; 20 are left"


def test_starting_a_slot_ends_the_hold() -> None:
    seminar = Seminar().begin("11.50")
    seminar.does(FRAN, HoldDay())

    seminar.starts("s5")

    assert seminar.state == "live"


# Going back


def test_going_back_to_a_slot_the_clock_has_ended_gives_it_a_few_minutes() -> None:
    seminar = Seminar().begin("12.03")

    seminar.starts("s4")
    seminar.tick()

    assert seminar.current == "s4"
    assert seminar.day[Timetable].began["s4"] == at("11.15"), "it goes on as if it had not ended"
    assert "s5" not in seminar.day[Timetable].began
    assert seminar.plan()["s5"] == "12.08"


def test_going_back_to_a_slot_with_time_left_leaves_it_that_time() -> None:
    seminar = Seminar().begin("11.40")
    seminar.starts("s5")
    seminar.wait(1)

    seminar.starts("s4")

    assert seminar.plan()["s5"] == "12.00"


def test_going_back_before_a_fixed_slot_moves_it_by_what_is_missing() -> None:
    seminar = Seminar().begin("12.46")
    assert seminar.current == "s6", "lunch has begun, for this test to mean anything"

    seminar.starts("s5")
    seminar.tick()

    assert seminar.current == "s5"
    assert seminar.plan()["s6"] == "12.51"


def test_a_day_that_is_over_can_be_taken_up_again() -> None:
    seminar = Seminar().begin("16.46")
    assert seminar.state == "over", "the day has closed itself, for this test to mean anything"

    seminar.starts("s10")
    seminar.tick()

    assert (seminar.state, seminar.current) == ("live", "s10")


def test_going_back_and_on_again_is_as_if_nobody_had_gone_back() -> None:
    seminar = Seminar().begin("11.40")
    before = seminar.plan()
    seminar.starts("s3")
    seminar.starts("s4")

    assert seminar.plan()["s6"] == before["s6"]
    assert seminar.current == "s4"


def test_a_slot_begins_anew_after_the_day_went_back_before_it() -> None:
    seminar = Seminar().begin("15.35")
    seminar.starts("s10")
    seminar.does(FRAN, ExtendSlot("s10", 120))

    seminar.starts("s9")
    seminar.starts("s10")

    assert seminar.day[Timetable].extended.get("s10") is None


# Catching up


# In steps of five minutes from 9.30, to well after the day.
MOVES = st.sampled_from([StartSlot("s4", "s3"), ExtendSlot("s4", 10), ExtendSlot("s5", -20), ExtendSlot("s8", 15)])
STEPS = range(100)
DOWNTIMES = st.lists(st.tuples(st.integers(1, 95), st.integers(0, 100)), max_size=4)


@settings(max_examples=40)
@given(DOWNTIMES, st.dictionaries(st.integers(1, 90), MOVES, max_size=4))
def test_a_server_that_was_down_catches_up_as_if_it_had_not_been(
    downtimes: list[tuple[int, int]], moves: dict[int, StartSlot | ExtendSlot]
) -> None:
    """Whenever it stopped and however long, every slot began at its own time; people move the day while it is up."""
    up = [step for step in STEPS if not any(down <= step < down + length for down, length in downtimes)]

    def run(looks: Iterable[int]) -> Seminar:
        seminar = Seminar()
        for step in looks:
            seminar.now = at("9.30") + step * 5 * 60_000
            seminar.tick()
            if step in moves and step in up:
                seminar.try_(FRAN, moves[step])
        return seminar

    stopped, never_stopped = run([*up, STEPS.stop]), run([*STEPS, STEPS.stop])

    assert stopped.day[Timetable].began == never_stopped.day[Timetable].began
    assert stopped.day[Timetable].ended_at == never_stopped.day[Timetable].ended_at
    assert stopped.plan() == never_stopped.plan()


def test_the_day_that_was_down_when_it_ended_ended_in_time() -> None:
    seminar = Seminar().begin("14.00")

    seminar.wait(3 * 24 * 60)

    assert seminar.day[Timetable].ended_at == at("16.45")


# A programme that is read again


def test_a_programme_read_again_counts_until_the_day_begins() -> None:
    seminar = Seminar()
    seminar._write([planned(title="Seminar 5, moved")])
    assert seminar.sees(ADA, "day")["title"] == "Seminar 5, moved"
    seminar.begin()

    seminar._write([planned(title="Too late")])

    assert seminar.sees(ADA, "day")["title"] == "Seminar 5, moved"


def test_the_desks_own_question_outlives_a_programme_that_is_read_again() -> None:
    seminar = Seminar()
    seminar.does(FRAN, SetPrompt("s4", "What stays with you?"))

    seminar.facts.append(planned(title="Seminar 5, corrected"))
    day, _ = replayed(seminar.facts, 2)

    assert day[Timetable].title == "Seminar 5, corrected"
    assert day[Timetable].prompt(day[Timetable].slots[3]) == "What stays with you?"


def test_what_the_desk_said_of_a_slot_goes_with_it_when_the_programme_gets_another_slot() -> None:
    seminar = Seminar()
    seminar.does(FRAN, SetPrompt("s4", "What stays with you?"))
    seminar.does(FRAN, SetPrompt("s5", "Of the second talk"))
    seminar.does(FRAN, ExtendSlot("s4", 10))
    welcome = SlotPlan("s1", "Welcome", Kind.OTHER, False, False, at("9.00"), 30 * 60_000, "", None)
    moved = [msgspec.structs.replace(slot, id=f"s{n}") for n, slot in enumerate(planned().slots, 2)]

    seminar.plans(planned(slots=(welcome, *moved)))

    asked = {slot["id"]: slot["prompt"] for slot in seminar.sees(ADA, "programme")["slots"] if slot["prompt"]}
    assert asked == {"s5": "What stays with you?", "s6": "Of the second talk"}
    assert seminar.plan()["s6"] == "12.10"


def test_a_slot_that_gets_another_name_keeps_its_question() -> None:
    seminar = Seminar()
    seminar.does(FRAN, SetPrompt("s4", "What stays with you?"))
    renamed = [
        msgspec.structs.replace(each, title="Tea and talk") if each.id == "s4" else each for each in planned().slots
    ]

    seminar.plans(planned(slots=tuple(renamed)))

    assert seminar.sees(ADA, "programme")["slots"][3]["prompt"] == "What stays with you?"
