"""
How much one person, one connection or one address may ask: what is more waits, or is refused.

The rules here: what costs something is what is counted (seats, words, lines, wrong codes), by whoever it costs nothing
to be polite. All memory is bounded; who is forgotten begins anew. The time is an argument, in seconds of a clock that
only goes forward; nothing in here reads one.
"""

from collections import OrderedDict, deque

from live.day.lending import BorrowWall
from live.day.noun import MakeCommand

# One phone, whatever it asks: a person with a thumb on "me too", or a phone that catches up after a train ride, stays
# under this; a script that floods the desk does not.
BURST = 300
PER_SECOND = 30.0

# Words of one phone: what is written in a whole train ride goes out at once; after that a phrase every two seconds.
WORDS_AT_ONCE = 60
WORDS_PER_SECOND = 0.5

# The word by which the wall is borrowed: whoever was told it mistypes it twice. All phones of a room together may try
# thirty at once and then one in four seconds; SECURITY.md has the sum.
TRIES_AT_ONCE = 10
TRIES_PER_SECOND = 0.1
ALL_TRIES_AT_ONCE = 30
ALL_TRIES_PER_SECOND = 0.25

# New phones of one address: a hall behind one router that is asked to scan all at once, and a theatre that fills.
# Whoever makes seats in a loop gets these as well, and then four a second.
SEATS_AT_ONCE = 600
SEATS_PER_SECOND = 4.0

# Nobody who means well is refused so often in a minute: not a phone with twice the words it may send at once, which
# tries again with all of them, and not a room that comes late.
FLOOD_FROM = 300
FLOOD_WINDOW_S = 60.0


class Bucket:
    """How much somebody may ask: `burst` at once, then `per_second`."""

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
    """A bucket for each of many. Its memory is bounded: who asked longest ago is forgotten, and has a full one."""

    MOST = 4096

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._of: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, whose: str) -> Bucket:
        """The bucket of somebody."""
        bucket = self._of.get(whose)
        if bucket is None:
            bucket = self._of[whose] = Bucket(self._burst, self._per_second)
            if len(self._of) > self.MOST:
                self._of.popitem(last=False)
        self._of.move_to_end(whose)
        return bucket

    def take(self, whose: str, now: float) -> bool:
        """Takes one of theirs, if there is one; `now` in seconds of a clock that only goes forward."""
        return self.of(whose).take(now)


class Allowance:
    """What one connection or form may ask: all lines and forms of one phone together have one."""

    def __init__(self, asks: Bucket, words: Bucket | None = None, tries: tuple[Bucket, ...] = ()) -> None:
        self._asks = asks
        self._words = words
        self._tries = tries

    def allows(self, command: object, now: float) -> bool:
        """Takes what a command costs, if it is there; words cost more than the rest, and the word for the wall most."""
        if not self._asks.take(now):
            return False
        if isinstance(command, BorrowWall):
            return all(tries.take(now) for tries in self._tries)
        return self._words is None or not isinstance(command, MakeCommand) or self._words.take(now)


class Allowances:
    """The allowance of every phone of one room, and whether somebody there asks far more than theirs."""

    def __init__(self) -> None:
        self._asks = Buckets(BURST, PER_SECOND)
        self._words = Buckets(WORDS_AT_ONCE, WORDS_PER_SECOND)
        self._tries = Buckets(TRIES_AT_ONCE, TRIES_PER_SECOND)
        self._all_tries = Bucket(ALL_TRIES_AT_ONCE, ALL_TRIES_PER_SECOND)
        self.is_told_flooded = False  # what the desk was told of it; set only by `House.watch_floods`
        # When something was refused for being too much; no more than needed to tell a flood.
        self._refused: deque[float] = deque(maxlen=FLOOD_FROM)

    def of(self, voice: str) -> Allowance:
        """What the phone of a voice may ask; without a voice (desk, poet, wall), what one line of a place may."""
        if not voice:
            return Allowance(Bucket(BURST, PER_SECOND))
        return Allowance(self._asks.of(voice), self._words.of(voice), (self._tries.of(voice), self._all_tries))

    def refused(self, now: float) -> None:
        """Something was refused for being too much."""
        self._refused.append(now)

    def is_flooded(self, now: float) -> bool:
        """Whether somebody asked far too much within the last minute."""
        return len(self._refused) == FLOOD_FROM and now - self._refused[0] < FLOOD_WINDOW_S


class Guesses:
    """
    Wrong codes and keys of the last minute, by address and in all; by default as many as join codes may be mistyped.

    Who guesses is slowed by `Turns`, and with them whoever comes new from the same address: one who is right must not
    be told from one who is wrong by being quicker.
    """

    # People mistype a code; nobody mistypes twenty in a minute, and a table of them passes the sheet round.
    PER_ADDRESS = 20
    IN_ALL = 200
    WINDOW_S = 60.0
    # Eight wrong codes a second, from however many lines: see SECURITY.md for the sum.
    HELD_S = 0.125
    # More addresses than can guess wrong in a minute without being slowed.
    MOST = 4096

    def __init__(self, per_address: int = PER_ADDRESS, in_all: int = IN_ALL) -> None:
        self._per_address = per_address
        self._all: deque[float] = deque(maxlen=in_all)
        self._of: OrderedDict[str, deque[float]] = OrderedDict()

    def is_slowed(self, address: str, now: float) -> bool:
        """Whether an address, or all together, had as many wrong ones in the last minute as they may."""
        past = now - self.WINDOW_S
        mine = self._of.get(address)
        return _is_full_since(past, self._all) or (mine is not None and _is_full_since(past, mine))

    def wrong(self, address: str, now: float) -> bool:
        """Counts a failure; True when there were too many before it."""
        is_slowed = self.is_slowed(address, now)
        mine = self._of.setdefault(address, deque(maxlen=self._per_address))
        mine.append(now)
        self._of.move_to_end(address)
        self._forget(now - self.WINDOW_S)
        if not is_slowed:  # what is slowed is bounded as it is, and shall not slow everybody else
            self._all.append(now)
        return is_slowed

    def _forget(self, past: float) -> None:
        """Forgets who has guessed nothing since, and whoever is more than can be remembered; the oldest stand first."""
        while len(self._of) > self.MOST or next(iter(self._of.values()))[-1] <= past:
            self._of.popitem(last=False)


def _is_full_since(past: float, times: deque[float]) -> bool:
    return len(times) == times.maxlen and times[0] > past
