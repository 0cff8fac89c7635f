"""The time of a day: a small step of the machine's clock is followed, a jump waits for somebody who knows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.day.clock import ClockSet
from live.room.day_time import JUMP_MS, DayTime, MachineClock
from tests.fakes import FakeClock

SECOND_MS = 1000
MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
HOUR_MS = HOUR_S * SECOND_MS
DAY_S = 24 * HOUR_S


@pytest.fixture
def clock() -> FakeClock:
    """The machine's, at 11.20 of the day."""
    return FakeClock("2017-03-03", "Europe/London", "11.20")


def machine_ms(clock: FakeClock) -> int:
    return round(clock() * SECOND_MS)


def test_it_is_the_machines_time(clock: FakeClock) -> None:
    time = DayTime(clock)
    assert time.now() == machine_ms(clock)

    clock.advance(0.25)

    assert time.now() == machine_ms(clock)


def test_however_long_it_was_not_asked_time_that_passed_is_no_jump(clock: FakeClock) -> None:
    """A laptop that slept for the night, a process that was stopped."""
    time = DayTime(clock)
    time.now()

    clock.advance(DAY_S)

    assert time.now() == machine_ms(clock)
    assert time.away == 0


@pytest.mark.parametrize("seconds", [HOUR_S, -HOUR_S, DAY_S, 121, -121])
def test_a_jump_is_not_followed(clock: FakeClock, seconds: int) -> None:
    time = DayTime(clock)
    before = time.now()

    clock.steps(seconds)
    assert time.now() == before
    clock.advance(MINUTE_S)

    assert time.now() == before + MINUTE_S * SECOND_MS, "it goes on as if nothing had jumped"
    assert time.away == seconds * SECOND_MS


def test_half_a_minute_forward_is_followed_at_once(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()

    clock.steps(30)

    assert time.now() == before + 30 * SECOND_MS
    assert time.away == 0


def test_half_a_minute_back_is_waited_for(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()

    clock.steps(-30)
    assert time.now() == before
    clock.advance(20)
    assert time.now() == before
    clock.advance(20)

    assert time.now() == before + 10 * SECOND_MS == machine_ms(clock)
    assert time.away == 0


def test_a_clock_that_jumps_back_to_where_it_was_is_right_again(clock: FakeClock) -> None:
    time = DayTime(clock)
    time.now()
    clock.steps(HOUR_S)
    time.now()

    clock.steps(30 - HOUR_S)

    assert time.now() == machine_ms(clock)
    assert time.away == 0


def test_a_machine_that_is_said_to_be_wrong_may_be_that_far_away(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()
    clock.steps(HOUR_S)
    time.now()

    time.follows(before, [ClockSet(HOUR_MS, before, 0)])
    clock.advance(MINUTE_S)

    assert time.now() == machine_ms(clock) - HOUR_MS == before + MINUTE_S * SECOND_MS
    assert time.away == HOUR_MS


@pytest.mark.parametrize("seconds", [HOUR_S, -HOUR_S, DAY_S])
def test_a_new_time_that_is_said_to_be_right_is_the_time(clock: FakeClock, seconds: int) -> None:
    time = DayTime(clock)
    before = time.now()
    clock.steps(seconds)
    time.now()

    time.follows(before, [ClockSet(0, before + seconds * SECOND_MS, seconds * SECOND_MS)])
    clock.advance(MINUTE_S)

    assert time.now() == machine_ms(clock)
    assert time.away == 0


def test_entries_keep_their_order_while_the_time_went_back(clock: FakeClock) -> None:
    time = DayTime(clock)
    before = time.now()
    time.in_order(before)
    time.follows(before, [ClockSet(0, before - HOUR_MS, -HOUR_MS)])

    assert time.in_order(time.now() - HOUR_MS) == before
    assert time.in_order(before + 1) == before + 1


def test_it_is_no_earlier_than_what_the_log_has(clock: FakeClock) -> None:
    """A laptop whose battery was flat starts in another year; the day goes on from its last entry, and asks."""
    time = DayTime(clock)
    written = machine_ms(clock) + HOUR_MS

    time.follows(written, [])
    time.resumes(None)
    clock.advance(MINUTE_S)

    assert time.now() == written + MINUTE_S * SECOND_MS
    assert time.away == -HOUR_MS


def test_after_a_restart_the_later_entries_of_an_earlier_time_say_nothing(clock: FakeClock) -> None:
    before = machine_ms(clock)
    clock.steps(-HOUR_S)
    time = DayTime(clock)
    for at, facts in ((before, []), (before, [ClockSet(0, before - HOUR_MS, -HOUR_MS)]), (before, [])):
        time.follows(at, facts)
    time.resumes(None)

    assert time.now() == before - HOUR_MS
    assert time.away == 0


@pytest.mark.parametrize(("stands", "away"), [(HOUR_S, HOUR_MS), (0, 0)])
def test_a_question_stays_open_over_a_restart_unless_the_clock_was_put_right(
    clock: FakeClock, stands: int, away: int
) -> None:
    last = machine_ms(clock)
    clock.steps(stands)
    clock.advance(MINUTE_S)
    time = DayTime(clock)

    time.follows(last, [])
    time.resumes(HOUR_MS)

    assert time.now() == last + MINUTE_S * SECOND_MS
    assert time.away == away


@given(st.lists(st.tuples(st.integers(-90_000, 90_000), st.floats(0, 7200)), max_size=30))
def test_whatever_is_done_to_the_machine_it_never_goes_back_and_never_jumps(moves: list[tuple[int, float]]) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    time = DayTime(clock)

    told = [time.now()]
    for by, passes in moves:
        clock.steps(by)
        clock.advance(passes)
        told.append(time.now())
        assert told[-1] - told[-2] <= passes * SECOND_MS + 2 * JUMP_MS

    assert all(earlier <= later for earlier, later in pairwise(told))


def test_the_machines_two_clocks_go_on() -> None:
    clock = MachineClock()
    wall, steady = clock(), clock.steady()

    assert clock() >= wall
    assert clock.steady() >= steady
