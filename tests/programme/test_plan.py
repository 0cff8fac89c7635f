"""A programme becomes the first fact of a day: wall-clock times in its zone, also when the clocks change."""

from datetime import UTC, date, datetime

import pytest

from live.day.kinds import Kind
from live.day.projection import Timetable
from live.programme import read
from live.programme.plan import plan
from live.programme.programme import Programme, Slot
from tests.days import ADA, ENGLISH, Seminar, at


def programme(zone: str, day: str, *minutes: int, last: int | None = None) -> Programme:
    """A programme with slots at these minutes after midnight."""
    ends = [*minutes[1:], last]
    slots = tuple(
        Slot(
            start=start,
            end=end,
            title="Slot",
            kind=Kind.TALK,
            listening=True,
            fixed=False,
            prompt=None,
            description="",
            line=number,
        )
        for number, (start, end) in enumerate(zip(minutes, ends, strict=True))
    )
    return Programme(
        title="Day", date=date.fromisoformat(day), zone=zone, venue="", hashtag="", slots=slots, guesses=()
    )


def utc(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%d %H:%M")


def hours(clock: str) -> int:
    hour, minute = (int(part) for part in clock.split("."))
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("zone", "day", "clock", "expected"),
    [
        ("Europe/Berlin", "2026-03-28", "9.30", "28 08:30"),
        ("Europe/Berlin", "2026-03-29", "1.30", "29 00:30"),
        ("Europe/Berlin", "2026-03-29", "2.30", "29 01:30"),  # a time that there is not: it moves on with the clocks
        ("Europe/Berlin", "2026-03-29", "3.30", "29 01:30"),
        ("Europe/Berlin", "2026-03-29", "9.30", "29 07:30"),
        ("Europe/Berlin", "2026-10-25", "1.30", "24 23:30"),
        ("Europe/Berlin", "2026-10-25", "2.30", "25 00:30"),  # a time that there is twice: the first
        ("Europe/Berlin", "2026-10-25", "3.30", "25 02:30"),
        ("Europe/Berlin", "2026-10-25", "9.30", "25 08:30"),
        ("Asia/Kolkata", "2026-03-29", "9.30", "29 04:00"),
        ("Asia/Kolkata", "2026-10-25", "0.15", "24 18:45"),
        ("Australia/Lord_Howe", "2026-03-29", "9.30", "28 22:30"),
        ("Australia/Lord_Howe", "2026-04-05", "9.30", "04 23:00"),
        ("Australia/Lord_Howe", "2026-10-25", "9.30", "24 22:30"),
        ("Europe/London", "2028-02-29", "9.30", "29 09:30"),
        ("America/St_Johns", "2028-02-29", "22.00", "01 01:30"),
        ("Asia/Kathmandu", "2027-01-01", "0.15", "31 18:30"),
    ],
)
def test_wall_clock_times_are_those_of_the_days_zone(zone: str, day: str, clock: str, expected: str) -> None:
    fact = plan(programme(zone, day, hours(clock)), "2000-01-01")

    assert utc(fact.slots[0].planned) == expected


@pytest.mark.parametrize(
    ("day", "lengths"),
    [
        ("2026-05-09", [120, 150, 120]),
        ("2026-03-28", [120, 150, 60]),  # 2.30 is 3.30 that night: an hour is skipped
        ("2026-10-24", [120, 150, 180]),  # 2.30 comes twice, and the first is meant
    ],
)
def test_a_night_in_which_the_clocks_change_is_as_long_as_it_is(day: str, lengths: list[int]) -> None:
    """Slots at 22.00, midnight and 2.30, until 4.30."""
    fact = plan(programme("Europe/Berlin", day, 22 * 60, 24 * 60, 26 * 60 + 30, last=28 * 60 + 30), "2000-01-01")

    assert [slot.length for slot in fact.slots] == [length * 60_000 for length in lengths]


def test_no_slot_is_shorter_than_nothing_when_the_clocks_skip_its_time() -> None:
    fact = plan(programme("Europe/Berlin", "2026-03-29", 60, 150, last=180), "2000-01-01")

    assert all(slot.length is None or slot.length >= 0 for slot in fact.slots)


@pytest.mark.parametrize("day", ["2026-03-29", "2028-02-28", "2028-02-29", "2026-12-31"])
def test_a_day_that_goes_past_midnight_goes_past_midnight(day: str) -> None:
    fact = plan(programme("Asia/Kolkata", day, 22 * 60, 23 * 60 + 30, 24 * 60 + 30, last=25 * 60), "2000-01-01")
    seminar = Seminar(fact, now=at("22.00", day, "Asia/Kolkata"))
    seminar.tick()
    seminar.wait(150)

    assert (seminar.state, seminar.current) == ("live", "s3")
    assert seminar.plan() == {"s1": "22.00", "s2": "23.30", "s3": "0.30"}
    seminar.wait(30)
    assert seminar.state == "over"


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_a_day_of_summer_time_runs_by_the_clock_on_the_wall(zone: str, day: str) -> None:
    fact = plan(programme(zone, day, hours("9.30"), hours("13.00"), last=hours("16.00")), "2000-01-01")
    seminar = Seminar(fact, now=at("0.00", day, zone))
    assert seminar.state == "before"

    seminar.now = fact.slots[1].planned
    seminar.tick()

    assert seminar.current == "s2"
    assert seminar.plan() == {"s1": "9.30", "s2": "13.00"}
    assert (
        ENGLISH.clock(seminar.sees(ADA, "now")["ends"], seminar.day[Timetable].zone, seminar.day[Timetable].face)
        == "4.00"
    )


def test_a_programme_without_a_date_is_planned_for_today_and_waits() -> None:
    undated = Programme(
        title="Day",
        date=None,
        zone="Europe/London",
        venue="",
        hashtag="",
        slots=programme("Europe/London", "2026-01-01", 570).slots,
        guesses=(),
    )

    fact = plan(undated, "2026-07-01")
    seminar = Seminar(fact, now=at("9.30", "2026-07-01"))
    seminar.tick()

    assert utc(fact.slots[0].planned) == "01 08:30"
    assert seminar.state == "before"


@pytest.mark.parametrize(
    ("lines", "clock"),
    [
        ("9.30 Registration\n1.45 Keynote\n3.30 The poem", 12),
        ("9.30am Registration\n1.45pm Keynote\n3.30pm The poem", 12),
        ("7pm Doors\n10.30pm The poem", 12),
        ("09:30 Registration\n11:00 The poem", 12),
        ("9.30 Registration\n13.45 Keynote\n15.30 The poem", 24),
        ("19.00 Doors\n22.30 The poem", 24),
        ("9.30–13.00 Stories\n1.45 Keynote", 24),
        ("14h Accueil\n15h30 Le poème", 24),
    ],
)
def test_the_plan_says_by_which_clock_the_programme_is_written(lines: str, clock: int) -> None:
    assert plan(read(f"A day\n\n{lines}\n"), "2017-03-03").clock == clock
