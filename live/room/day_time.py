"""
The time of a day: the machine's clock, with an eye on a second one that nobody can put forward or back.

The rules here: a small step of the machine's clock is followed, and waited for where it went back. A jump is not
followed until somebody says that it was right; until then, and where they say that it was wrong, the day goes on as if
the clock had not jumped. Every time here is epoch ms.
"""

import sys
import time
from collections.abc import Iterable
from typing import Protocol

from live.day.clock import ClockSet
from live.day.noun import Fact

# More than clocks are put right by while they are watched; less than anybody would miss in a day.
JUMP_MS = 2 * 60 * 1000


# What counts on in a laptop's sleep: Linux and macOS have it under two names, Windows counts so anyway.
_ASLEEP_TOO: int | None = getattr(time, "CLOCK_MONOTONIC_RAW" if sys.platform == "darwin" else "CLOCK_BOOTTIME", None)


class Clock(Protocol):
    """What the machine says of the time."""

    def __call__(self) -> float:
        """Seconds since 1970, as the machine has them at this moment; it may be put forward or back."""

    def steady(self) -> float:
        """Seconds since some moment of its own, which go on whatever is done to the other, also in its sleep."""


class MachineClock:
    """The machine's own two; the first so many seconds `behind`, for days that have a time of their own."""

    def __init__(self, behind: float = 0) -> None:
        self._behind = behind

    def __call__(self) -> float:
        """As its owner sees it."""
        return time.time() - self._behind

    def steady(self) -> float:
        """Counts on while a laptop sleeps, where the system knows how long that was: an hour asleep is no jump."""
        return time.monotonic() if _ASLEEP_TOO is None else time.clock_gettime(_ASLEEP_TOO)


class DayTime:
    """
    The time by which a day goes. `away` is how far the machine's clock is before it, 0 as long as nothing jumped; who
    reads it may find that it has jumped.
    """

    def __init__(self, clock: Clock) -> None:
        self.away = 0
        self._clock = clock
        self._agreed = 0  # how far `away` the machine may be: the desk has said so
        self._latest = 0  # the latest time that was given out, or that the log has
        self._written = 0  # the latest time of an entry
        self._read: tuple[int, int] | None = None  # both clocks, when they were asked last

    def now(self) -> int:
        """The time of the day; it goes back only where somebody said that an earlier time is right."""
        read = round(self._clock() * 1000), round(self._clock.steady() * 1000)
        if self._read is not None:
            self._stepped((read[0] - self._read[0]) - (read[1] - self._read[1]))
        self._read = read
        self._latest = max(self._latest, read[0] - self.away)
        return self._latest

    def _stepped(self, by: int) -> None:
        """The machine's clock went further than the other; back where it was, or where it may be, all is well again."""
        if abs(by) <= JUMP_MS:
            return
        away = self.away + by
        self.away = next((right for right in (0, self._agreed) if abs(away - right) <= JUMP_MS), away)

    def in_order(self, at: int) -> int:
        """The time for an entry that was decided `at` a time: no earlier than that of the entry before."""
        self._written = max(self._written, at)
        return self._written

    def follows(self, at: int, facts: Iterable[Fact]) -> None:
        """
        Something was written at a time: it is not earlier now, unless one of the facts says so. An entry whose time
        only kept the order says nothing of the time.
        """
        if at > self._written:
            self._written, self._latest = at, max(self._latest, at)
        for fact in facts:
            if isinstance(fact, ClockSet):
                self.away, self._agreed, self._latest = fact.away, fact.away, fact.at

    def resumes(self, asked: int | None) -> None:
        """
        After a restart: nobody watched the clock meanwhile. A question that was open stays open, unless the clock fits
        better without; and a clock that is far behind the log has jumped as well.
        """
        read = round(self._clock() * 1000)
        if asked is not None:
            self.away = min((asked, self._agreed), key=lambda away: abs(read - away - self._latest))
        if read - self.away < self._latest - JUMP_MS:
            self.away = read - self._latest
