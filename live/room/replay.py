"""
A day read from its log: the facts of an entry as the day knows them, and which entries are shown one by one.

The rule here: a client that was away comes back to a server that was started again as to one that was not. So the last
entries are shown each by itself, with the stamps and the nulls that they had; what is older than those is shown once.
"""

from typing import Any, Union

import msgspec

from live import day as days
from live.day.noun import Fact
from live.log import Entry, PlainFact

# Every fact there is, told apart by what it says under "is".
_ANY_FACT: Any = Union[tuple(days.FACTS)]  # noqa: UP007  made here
# In a struct, because what a union is made of is worked out anew with every conversion: ten times the cost.
_Facts: Any = msgspec.defstruct("_Facts", [("facts", list[_ANY_FACT])])

# Whoever missed more than so many entries gets everything, which is not much more; a busy day has about three thousand.
ONE_BY_ONE = 2000


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
        facts: list[Fact] = msgspec.convert({"facts": entry.facts}, _Facts).facts
    except msgspec.ValidationError:
        facts = [fact for plain in entry.facts if (fact := _understood(plain)) is not None]
    return facts


def _understood(plain: PlainFact) -> Fact | None:
    try:
        fact: Fact = msgspec.convert(plain, _ANY_FACT)
    except msgspec.ValidationError:
        return None
    return fact
