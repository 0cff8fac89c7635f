"""The facts of an entry, as the day knows them."""

from typing import Any, Union

import msgspec

from live import day as days
from live.day.noun import Fact
from live.log import Entry

# Every fact there is, told apart by what it says under "is".
_ANY_FACT: Any = Union[tuple(days.FACTS)]  # noqa: UP007  made here


def facts_of(entry: Entry) -> list[Fact]:
    """An entry's facts as the day knows them."""
    return [msgspec.convert(fact, _ANY_FACT) for fact in entry.facts]
