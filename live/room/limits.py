"""
How much one person, one connection or one address may ask: what is more waits, or is slowed.

The rule here: the time is an argument, in seconds of a clock that only goes forward; nothing in here reads one.
"""

from collections import deque


class Bucket:
    """How much one connection may send: `burst` at once, then `per_second`."""

    __slots__ = ("_burst", "_left", "_per_second", "_since")

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._left = float(burst)
        self._since = 0.0

    def take(self, now: float) -> bool:
        """Takes one, if there is one; `now` in seconds of a clock that only goes forward."""
        self._left = min(self._burst, self._left + (now - self._since) * self._per_second)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Buckets:
    """A bucket for each of many; the memory of it is bounded, and who is forgotten begins with a full one."""

    MOST = 4096

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._of: dict[str, Bucket] = {}

    def take(self, whose: str, now: float) -> bool:
        """Takes one of theirs, if there is one; `now` in seconds of a clock that only goes forward."""
        if whose not in self._of and len(self._of) >= self.MOST:
            self._of.clear()
        return self._of.setdefault(whose, Bucket(self._burst, self._per_second)).take(now)


class Guesses:
    """
    Wrong codes and keys of the last minute, by address and in all.

    Whoever is right is never slowed, so a hall behind one address comes in while somebody in it is guessing.
    """

    # People mistype a code; nobody mistypes twenty in a minute, and a table of them passes the sheet round.
    PER_ADDRESS = 20
    IN_ALL = 200
    WINDOW_S = 60.0
    # What a wrong answer costs once there were too many: nothing to a person, most of a scan to a script.
    HELD_S = 0.3

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._of: dict[str, deque[float]] = {}

    def wrong(self, address: str, now: float) -> bool:
        """Counts a failure; True when there were too many."""
        self._forget(now)
        mine = self._of.setdefault(address, deque())
        mine.append(now)
        self._all.append(now)
        return len(mine) > self.PER_ADDRESS or len(self._all) > self.IN_ALL

    def _forget(self, now: float) -> None:
        past = now - self.WINDOW_S
        while self._all and self._all[0] <= past:
            self._all.popleft()
        for address, times in list(self._of.items()):
            while times and times[0] <= past:
                times.popleft()
            if not times:
                del self._of[address]
