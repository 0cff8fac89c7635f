"""The projection: when every slot begins and ends, whoever moves the day, and what the times can be relied on for."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.kinds import Kind
from live.day.projection import MINUTE_MS, DayPlanned, SlotPlan, Span, Timetable
from live.day.timetable import EndDay, ExtendSlot, HoldDay
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


@settings(max_examples=120)
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


# Where a slot stands


def stages(seminar: Seminar) -> list[tuple[str, int]]:
    """How the slots stand, in their order, and how many in a row stand so."""
    timetable = seminar.day[Timetable]
    return [(stage, len(list(row))) for stage, row in itertools.groupby(map(timetable.stage, timetable.slots))]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("9.00", [("next", 1), ("later", 9)]),
        ("11.20", [("past", 3), ("now", 1), ("next", 1), ("later", 5)]),
        ("15.50", [("past", 9), ("now", 1)]),
        ("17.00", [("past", 10)]),
    ],
)
def test_every_slot_has_been_is_running_or_is_to_come(clock: str, expected: list[tuple[str, int]]) -> None:
    assert stages(Seminar().begin(clock)) == expected


def test_a_slot_that_was_passed_over_is_left_out_also_when_the_day_is_over() -> None:
    seminar = Seminar().begin("11.20")

    seminar.starts("s7")

    passed_over = [("past", 4), ("left_out", 2)]
    assert stages(seminar) == [*passed_over, ("now", 1), ("next", 1), ("later", 2)]
    seminar.does(FRAN, EndDay("s7"))
    assert stages(seminar) == [*passed_over, ("past", 1), ("left_out", 3)]


def test_after_going_back_what_has_been_is_to_come_again() -> None:
    seminar = Seminar().begin("12.50")

    seminar.starts("s4")

    assert stages(seminar) == [("past", 3), ("now", 1), ("next", 1), ("later", 5)]


def test_a_slot_that_was_left_out_and_is_gone_back_to_is_running() -> None:
    seminar = Seminar().begin("11.20")
    seminar.starts("s6")
    assert stages(seminar)[1:3] == [("left_out", 1), ("now", 1)], "it was left out, for this test to mean anything"

    seminar.starts("s5")

    assert stages(seminar) == [("past", 4), ("now", 1), ("next", 1), ("later", 4)]


def test_what_was_to_come_when_the_day_was_closed_is_left_out_until_it_is_taken_up_again() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, EndDay("s4"))
    assert stages(seminar) == [("past", 4), ("left_out", 6)]

    seminar.starts("s4")

    assert stages(seminar) == [("past", 3), ("now", 1), ("next", 1), ("later", 5)]


def test_the_slot_of_a_held_day_is_still_running() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, HoldDay())

    assert stages(seminar)[1] == ("now", 1)


# When the planned times hold


def times_hold(plan: DayPlanned) -> Span | None:
    """When the times of a plan can be relied on although the day has not begun."""
    return Seminar(plan).day[Timetable].times_hold()


def one_slot(date: str, zone: str) -> DayPlanned:
    """A day of one slot from noon to noon."""
    slot = SlotPlan("s1", "Vigil", Kind.OTHER, False, False, at("12.00", date, zone), 24 * 60 * MINUTE_MS, "", None)
    return planned(date, zone=zone, slots=(slot,))


def test_planned_times_hold_on_the_days_own_date_until_the_plan_is_over() -> None:
    assert times_hold(planned()) == Span(at("0.00"), at("16.45"))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("0.00") - 1, False),
        (at("0.00"), True),
        (at("16.45") - 1, True),
        (at("16.45"), False),
        (at("9.30", "2017-03-04"), False),
    ],
)
def test_on_another_date_and_after_the_plan_they_do_not_hold(now: int, *, expected: bool) -> None:
    assert Seminar().day[Timetable].is_on_its_date(now) is expected


@pytest.mark.parametrize("plan", [planned(None), planned(slots=())], ids=["no date", "no slot"])
def test_without_a_date_or_a_slot_they_never_hold(plan: DayPlanned) -> None:
    assert times_hold(plan) is None
    assert not Seminar(plan).day[Timetable].is_on_its_date(at("9.30"))


@pytest.mark.parametrize(
    ("date", "zone", "hours"),
    [
        pytest.param("2017-03-03", "Europe/London", 24, id="any day"),
        pytest.param("2017-03-26", "Europe/London", 23, id="summer time begins"),
        pytest.param("2017-10-29", "Europe/London", 25, id="summer time ends"),
        pytest.param("2017-10-15", "America/Sao_Paulo", 23, id="summer time begins at midnight"),
        pytest.param("2017-04-02", "Australia/Lord_Howe", 24.5, id="half an hour of summer time ends"),
        pytest.param("2017-03-26", "Pacific/Auckland", 24, id="on the other side of the world"),
    ],
)
def test_a_plan_that_goes_past_midnight_holds_until_midnight_in_its_zone(date: str, zone: str, hours: float) -> None:
    span = times_hold(one_slot(date, zone))

    assert span is not None
    assert span.begins == at("0.00", date, zone)
    assert span.ends - span.begins == hours * 60 * MINUTE_MS
