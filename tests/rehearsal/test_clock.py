"""The clock of a rehearsal."""

import asyncio
import itertools

from live import programme, rehearsal
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
