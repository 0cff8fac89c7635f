"""The clock of a rehearsal: the day's own time, in fast forward."""

import asyncio
import time
from collections.abc import Callable

from live.day.projection import MINUTE_MS, SlotPlan
from live.programme.plan import plan
from live.programme.programme import Programme

# The day's time from when the doors open to the first slot.
DOORS_OPEN_EARLY_S = 60
# Short enough that a minute of a day in fast forward is not one step; two hundred wake-ups a second cost nothing.
STEP_S = 0.005
# For how long people stay in a last slot that has no end of its own.
OPEN_ENDED_SLOT_MS = 15 * MINUTE_MS


class FastClock:
    """
    Seconds since 1970, from a minute before the first slot of a programme on, `speed` times as fast.

    It goes while `run` runs, and stands still while somebody waits for an answer: a machine that is too slow for the
    speed rehearses the same day, it only takes longer.
    """

    def __init__(self, programme: Programme, speed: float) -> None:
        today = time.strftime("%Y-%m-%d", time.gmtime())
        self.speed = speed
        self._slots = plan(programme, today).slots
        self._now = self._slots[0].planned / 1000 - DOORS_OPEN_EARLY_S  # changed only by `run`

    def __call__(self) -> float:
        """The day's time."""
        return self._now

    @property
    def minutes(self) -> int:
        """How long the plan takes at this speed, in whole minutes of life, a minute at the least."""
        length = max(map(_end, self._slots)) - self._slots[0].planned
        return max(round(length / MINUTE_MS / self.speed), 1)

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


def _end(slot: SlotPlan) -> int:
    return slot.planned + (OPEN_ENDED_SLOT_MS if slot.length is None else slot.length)
