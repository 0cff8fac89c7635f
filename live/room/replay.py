"""
A day read from its log: the facts of an entry as the day knows them, and which entries are shown one by one.

The rule here: a client that was away comes back to a server that was started again as to one that was not. So the last
entries are shown each by itself, with the stamps and the nulls that they had; what is older than those is shown once.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Any, Union

import msgspec

from live import day as days
from live.day.noun import Day, Fact
from live.log import Entry

# Every fact there is, told apart by what it says under "is".
_ANY_FACT: Any = Union[tuple(days.FACTS)]  # noqa: UP007  made here
# Made once: what a union is made of is worked out anew with every decoder, which is ten times the cost of a fact.
_facts: msgspec.json.Decoder[list[Fact]] = msgspec.json.Decoder(list[_ANY_FACT])
_fact: msgspec.json.Decoder[Fact] = msgspec.json.Decoder(_ANY_FACT)
_apart: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])

# So many facts at a time take a day about half a ms.
SLICE = 50
# Whoever missed more than so many entries gets everything, which is not much more; a busy day has about three thousand.
ONE_BY_ONE = 2000


class Unknown(Exception):
    """The log failed while it wrote entry `n`; whether it is there, only a look can tell."""

    def __init__(self, n: int, facts: list[Fact]) -> None:
        super().__init__(n)
        self.n = n
        self.facts = facts


class Behind:
    """Facts that the log has and a day does not know yet; it is told them a few at a time, and nobody waits long."""

    def __init__(self) -> None:
        self._facts: deque[Fact] = deque()

    def __bool__(self) -> bool:
        return bool(self._facts)

    def add(self, facts: Iterable[Fact]) -> None:
        """The log has these, after all others."""
        self._facts.extend(facts)

    def tell(self, day: Day) -> None:
        """Tells a day all of it."""
        self._tell(day, len(self._facts))

    async def tell_in_slices(self, day: Day) -> None:
        """The same, while others of the server have their turn."""
        while self._facts:
            self._tell(day, SLICE)
            await asyncio.sleep(0)

    def _tell(self, day: Day, most: int) -> None:
        for _ in range(min(most, len(self._facts))):
            days.change(day, self._facts.popleft())


def together(entries: list[Entry]) -> int:
    """How many of the entries of a day, from the first on, are shown together."""
    return max(len(entries) - ONE_BY_ONE, 0)


def facts_of(entry: Entry) -> list[Fact]:
    """
    An entry's facts as the day knows them, without those that it does not understand.

    A newer version, or another program, may have written of things that this one does not know. They stay in the log,
    the chain holds over them, and the day goes on without them.
    """
    try:
        return _facts.decode(entry.json)
    except msgspec.ValidationError:
        return [fact for each in _apart.decode(entry.json) if (fact := _understood(each)) is not None]


def count_of(entry: Entry) -> int:
    """How many facts it has, understood or not."""
    return len(_apart.decode(entry.json))


def _understood(plain: msgspec.Raw) -> Fact | None:
    try:
        return _fact.decode(plain)
    except msgspec.ValidationError:
        return None
