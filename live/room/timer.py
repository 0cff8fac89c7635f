"""
How long things take, in seconds that only go forward: what limits are counted by, and short waits.

Apart from the time of a day, which stands still, is put right, and goes faster in a rehearsal. Handed in from where the
server is put together, so that a test lets a minute pass at once.
"""

import asyncio
import time
from typing import Protocol


class Timer(Protocol):
    """A clock to measure with."""

    def now(self) -> float:
        """Seconds since some moment of its own."""

    async def sleep(self, seconds: float) -> None:
        """Waits until that much of its time has passed."""


class MachineTimer:
    """The machine's own, which nobody can put forward or back."""

    def now(self) -> float:
        """Seconds since the machine was started, or about then."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits that long."""
        await asyncio.sleep(seconds)
