"""The clock of a rehearsal."""

import asyncio
import itertools

from live import programme, rehearsal
from live.programme.plan import plan
from server import REHEARSAL_SPEED
from tests.conftest import SEMINAR


def new_clock() -> rehearsal.FastClock:
    return rehearsal.FastClock(programme.read(SEMINAR), 2500)


async def running(clock: rehearsal.FastClock, answers: list[bool]) -> list[float]:
    """The day's time at each step, where at each somebody waits for an answer or not."""
    times: list[float] = []
    rest, all_asked = iter(answers), asyncio.Event()

    def is_waiting() -> bool:
        times.append(clock())
        if len(times) > len(answers):
            all_asked.set()
        return next(rest, True)

    ticking = asyncio.create_task(clock.run(is_waiting))
    await all_asked.wait()
    ticking.cancel()
    return times


async def test_the_clock_stands_still_while_somebody_waits_for_an_answer():
    clock = new_clock()

    times = await running(clock, [True, True, True])

    assert set(times) == {clock()}


async def test_the_clock_goes_on_in_steps_while_nobody_waits():
    times = await running(new_clock(), [False, False, False])

    steps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert len(steps) == 3
    assert all(0 < step <= 0.01 * 2500 for step in steps)


def test_how_long_a_day_takes_is_known_before_and_no_slot_is_too_short_to_act_in():
    """At the speed of `make rehearse`: an open end counts as a quarter of an hour."""
    read = programme.read(SEMINAR)

    assert rehearsal.FastClock(read, REHEARSAL_SPEED).minutes == 13
    assert rehearsal.FastClock(read, 60).minutes == 6
    assert rehearsal.FastClock(read, 4000).minutes == 1
    shortest = min(slot.length for slot in plan(read, "2017-03-03").slots if slot.length)
    assert shortest / 1000 / REHEARSAL_SPEED >= 30
