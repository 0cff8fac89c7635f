"""The clock of a rehearsal: the day's own time, in fast forward."""

import asyncio
import time
from collections.abc import Callable

from live.programme.plan import plan
from live.programme.programme import Programme

# The day's time from when the doors open to the first slot.
DOORS_OPEN_EARLY_S = 60
# Short enough that a minute of a day in fast forward is not one step; two hundred wake-ups a second cost nothing.
STEP_S = 0.005


class FastClock:
    """
    Seconds since 1970, from a minute before the first slot of a programme on, `speed` times as fast.

    It goes while `run` runs, and stands still while somebody waits for an answer: a machine that is too slow for the
    speed rehearses the same day, it only takes longer.
    """

    def __init__(self, programme: Programme, speed: float) -> None:
        today = time.strftime("%Y-%m-%d", time.gmtime())
        self.speed = speed
        self._now = plan(programme, today).slots[0].planned / 1000 - DOORS_OPEN_EARLY_S  # changed only by `run`

    def __call__(self) -> float:
        """The day's time."""
        return self._now

    def steady(self) -> float:
        """The same: nobody puts it forward or back."""
        return self._now

    async def run(self, is_waiting: Callable[[], bool]) -> None:
        """Lets the time pass, a step at a time, until cancelled; not while `is_waiting()`."""
        while True:
            since = time.monotonic()
            await asyncio.sleep(STEP_S)
            if not is_waiting():
                self._now += min(time.monotonic() - since, 2 * STEP_S) * self.speed
