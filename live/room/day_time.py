"""The time of a day: the machine's, but it never goes back, whatever is done to the machine's clock."""

from collections.abc import Callable

Clock = Callable[[], float]  # seconds since 1970


class DayTime:
    """
    The time by which a day goes. When the machine's time is put back it goes on from where it was, at half the pace,
    until it is right again.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._latest = 0  # the latest time that was given out, or that the log has; epoch ms, as all here
        self._read = 0  # the machine's own time when it was last asked
        self._ahead = 0.0  # how far this time is before the machine's

    def now(self) -> int:
        """Epoch ms."""
        read = round(self._clock() * 1000)
        self._ahead = max(self._ahead - max(read - self._read, 0) / 2, self._latest - read, 0)
        self._read = read
        self._latest = round(read + self._ahead)
        return self._latest

    def is_at_least(self, at: int) -> None:
        """Something was written at this time (epoch ms): it is not earlier now."""
        self._latest = max(self._latest, at)
