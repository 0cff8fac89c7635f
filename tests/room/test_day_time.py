"""The time of a day: it never goes back, and comes right again when the machine's time was put back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.room.day_time import DayTime
from tests.fakes import FakeClock

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
HOUR_MS = HOUR_S * 1000


@pytest.fixture
def clock() -> FakeClock:
    """The machine's, at 11.20 of the day."""
    return FakeClock("2017-03-03", "Europe/London", "11.20")


def machine_ms(clock: FakeClock) -> int:
    return round(clock() * 1000)


def test_it_is_the_machines_time(clock: FakeClock) -> None:
    time = DayTime(clock)
    assert time.now() == machine_ms(clock)

    clock.advance(0.25)

    assert time.now() == machine_ms(clock)


def test_a_machine_that_is_put_forward_is_followed_at_once(clock: FakeClock) -> None:
    time = DayTime(clock)
    time.now()

    clock.advance(HOUR_S)

    assert time.now() == machine_ms(clock)


def test_a_machine_that_is_put_back_an_hour_takes_nothing_back(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()

    clock.advance(-HOUR_S)

    assert time.now() == before
    assert time.now() == before, "asked again in the same moment it is the same"


def test_it_goes_on_at_half_the_pace_until_it_is_right_again(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()
    clock.advance(-HOUR_S)
    time.now()

    clock.advance(HOUR_S)
    assert time.now() == before + HOUR_MS / 2, "after an hour it has gone half an hour"
    clock.advance(HOUR_S)
    assert time.now() == before + HOUR_MS == machine_ms(clock), "after two it is right"
    clock.advance(MINUTE_S)

    assert time.now() == machine_ms(clock), "and goes at the machine's pace"


def test_how_often_it_is_asked_makes_no_difference_to_when_it_is_right(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()
    clock.advance(-HOUR_S)
    time.now()

    for _ in range(60):
        clock.advance(MINUTE_S)
        time.now()

    assert time.now() == before + HOUR_MS / 2


def test_a_machine_that_is_put_back_twice_is_waited_for_from_the_latest_time(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()
    for _ in range(2):
        clock.advance(-HOUR_S)
        assert time.now() == before

    clock.advance(4 * HOUR_S)

    assert time.now() == machine_ms(clock)


def test_it_is_no_earlier_than_what_the_log_has(clock: FakeClock) -> None:
    """A laptop whose battery was flat starts in another year; the entries of this morning stay before what comes."""
    time = DayTime(clock)
    written = machine_ms(clock) + HOUR_MS

    time.is_at_least(written)

    assert time.now() == written
    clock.advance(2 * HOUR_S)
    assert time.now() == machine_ms(clock)


def test_what_was_written_earlier_changes_nothing(clock: FakeClock) -> None:
    time = DayTime(clock)
    now = time.now()

    time.is_at_least(now - 2 * HOUR_MS)
    clock.advance(-HOUR_S)

    assert time.now() == now, "what was given out since still counts"


@given(st.lists(st.one_of(st.integers(-7200, 7200), st.floats(-1, 1)), max_size=30))
def test_whatever_is_done_to_the_machine_it_never_goes_back_and_is_never_behind(moves: list[float]) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    time = DayTime(clock)

    told = []
    for seconds in moves:
        clock.advance(seconds)
        told.append(time.now())
        assert told[-1] >= machine_ms(clock)

    assert all(earlier <= later for earlier, later in pairwise(told))
