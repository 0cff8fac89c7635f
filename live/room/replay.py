"""
A day read from its log: the facts of an entry as the day knows them, which entries are shown one by one, and the day
that runs ahead of it.

The rules here: a client that was away comes back to a server that was started again as to one that was not. So the
last entries are shown each by itself, with the stamps and the nulls that they had; what is older than those is shown
once. A log is read some entries at a time, and those are let go of before the next; in between the loop does what else
there is.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any, NamedTuple, Union

import msgspec

from live import day as days
from live.day.given import AllGiven
from live.day.noun import Day, Fact
from live.day.slips import Slips
from live.log import Entry, Log

# Every fact there is, told apart by what it says under "is".
_ANY_FACT: Any = Union[tuple(days.FACTS)]  # noqa: UP007  made here
# Made once: what a union is made of is worked out anew with every decoder, which is ten times the cost of a fact.
_facts: msgspec.json.Decoder[list[Fact]] = msgspec.json.Decoder(list[_ANY_FACT])
_fact: msgspec.json.Decoder[Fact] = msgspec.json.Decoder(_ANY_FACT)
_apart: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])

# So many facts at a time take a day about half a ms.
SLICE = 50
# So many entries are read at a time; most have a fact or two. But one of a storm has a thousand, which take a day ten
# ms; what makes up so much JSON takes it about three.
READ_AT_ONCE, PAUSE_BYTES = 200, 100_000
# Who missed more facts than so many gets everything, which is not much more; a busy day has about three thousand.
ONE_BY_ONE = 2000


class Unknown(Exception):
    """The log failed while it wrote entry `n`; whether it is there, only a look can tell."""

    def __init__(self, n: int, facts: list[Fact]) -> None:
        super().__init__(n)
        self.n = n
        self.facts = facts


class Told(NamedTuple):
    """An entry as the day is told it: its number, when it was written (epoch ms), and the facts that it understands."""

    n: int
    at: int
    facts: list[Fact]


def tell(day: Day, told: Told) -> None:
    """Applies an entry to a day that is shown to nobody."""
    day.enter(told.n, told.at)
    for fact in told.facts:
        days.change(day, fact)


def tell_all(day: Day, entries: Iterable[Entry]) -> None:
    """Applies what a log has, all at once: for where nobody waits meanwhile."""
    for entry in entries:
        tell(day, Told(entry.n, entry.at, facts_of(entry)))


class Ahead:
    """
    The day that commands are decided on: it knows also what is being written.

    It is told what the log has a little at a time, and nobody waits long for a long one; until it has heard all of it,
    or something happens, the day that is shown says the same.
    """

    def __init__(self, shown: Day) -> None:
        self._shown = shown
        self._day = self._new_day()
        self._behind: deque[tuple[int, int, Fact]] = deque()  # what the log has and `_day` does not know yet
        self._next = (1, 0)  # the entry that is being decided: its number, and the time (epoch ms)
        self._unwritten: list[Fact] = []  # what `_day` knows, and the log may not have
        self.may_be_wrong = False  # it may know what the log does not have; outside of a batch: must be made anew

    def _new_day(self) -> Day:
        """With the secret that no log has: words made from it are typed, and looked at where commands are decided."""
        day = Day()
        day[Slips].key = self._shown[Slips].key
        return day

    @property
    def day(self) -> Day:
        """What commands are decided on; it is not to be kept."""
        return self._shown if self._behind else self._day

    def is_behind(self) -> bool:
        """Whether it has not heard all of the log yet."""
        return bool(self._behind)

    def begin(self, n: int, at: int) -> None:
        """What is decided from now on will be entry n, at epoch ms."""
        self._next = n, at

    def apply(self, facts: list[Fact]) -> list[Fact]:
        """These are decided, and will be written."""
        if facts:
            self.may_be_wrong = True
            while self.hear_some():  # nothing is left where somebody waited for `hear_all`
                pass
            self._day.enter(*self._next)
        for fact in facts:
            days.change(self._day, fact)
        self._unwritten += facts
        return facts

    def is_written(self) -> None:
        """The log has all of what was decided."""
        self._unwritten = []
        self.may_be_wrong = False

    def follow(self, entries: Sequence[Told]) -> None:
        """
        The log has these entries beyond what it had, and the day that is shown knows them.

        Where something else was decided and may not be in the log, it still may be wrong after that.
        """
        facts = [(told.n, told.at, fact) for told in entries for fact in told.facts]
        if facts and [fact for _, _, fact in facts] == self._unwritten:
            self.is_written()
        elif not self.may_be_wrong:
            self._behind.extend(facts)

    async def begin_anew(self, log: Log, upto: int) -> None:
        """Forgets what the log has not: reads all of that again, up to an entry. Raises what the log does."""
        day = self._new_day()
        async for entry in entries_of(log):
            if entry.n <= upto:
                tell(day, Told(entry.n, entry.at, facts_of(entry)))
        self._day, self._behind = day, deque()
        self.is_written()

    def hear_some(self) -> bool:
        """Hears a little of what it does not know yet; whether there was any."""
        some = min(SLICE, len(self._behind))
        for _ in range(some):
            n, at, fact = self._behind.popleft()
            self._day.enter(n, at)
            days.change(self._day, fact)
        return some > 0

    async def hear_all(self) -> None:
        """Hears what it does not know yet, and stops nobody else meanwhile."""
        while self.is_behind():
            self.hear_some()
            await asyncio.sleep(0)

    def make_ready(self) -> bool:
        """A little of what somebody will ask for; whether there was any of it."""
        return self.hear_some() or self._day[AllGiven].givers.look_into()


async def entries_of(log: Log) -> AsyncIterator[Entry]:
    """All entries of a log, as they are read. Raises what the log does."""
    since = size = 0
    while entries := deque(await log.read(since, READ_AT_ONCE)):
        since = entries[-1].n
        while entries:
            size += len(entries[0].json)
            yield entries.popleft()
            if size > PAUSE_BYTES:
                await asyncio.sleep(0)
                size = 0


class LastEntries:
    """
    The last entries of a day, as they come, those that are shown one by one.

    Those before them, up to entry `begin`, are shown together; `add` hands them back.
    """

    def __init__(self) -> None:
        self.begin = 0
        self._entries: deque[Told] = deque()
        self._facts = 0  # in all of them

    def add(self, told: Told) -> list[Told]:
        """One more; those that are not among the last any more."""
        self._entries.append(told)
        self._facts += len(told.facts)
        before: list[Told] = []
        while self._facts > ONE_BY_ONE:
            before.append(self._entries.popleft())
            self.begin = before[-1].n
            self._facts -= len(before[-1].facts)
        return before

    def those(self) -> Sequence[Told]:
        """They, in order."""
        return self._entries


def facts_of(entry: Entry) -> list[Fact]:
    """An entry's facts as the day knows them, without those that it does not understand."""
    return understood(entry)[0]


def understood(entry: Entry) -> tuple[list[Fact], int]:
    """
    An entry's facts as the day knows them, and how many there are beside them that it does not understand.

    A newer version, or another program, may have written of things that this one does not know. They stay in the log,
    the chain holds over them, and the day goes on without them.
    """
    try:
        return _facts.decode(entry.json), 0
    except msgspec.ValidationError:
        apart = _apart.decode(entry.json)
        facts = [fact for each in apart if (fact := _understood(each)) is not None]
        return facts, len(apart) - len(facts)


def _understood(plain: msgspec.Raw) -> Fact | None:
    try:
        return _fact.decode(plain)
    except msgspec.ValidationError:
        return None
