"""
What the reader of programmes says to a person, out of the catalogue of `live/language`, under `programme.` and a code.

There is a sentence for each kind of slot, as its article and its case differ. The terminal speaks English.
"""

import datetime
from functools import cache
from typing import TypeAlias

from live.language import Language
from live.programme.vocabulary import Weekday

Value: TypeAlias = str | int | datetime.date | datetime.time | Weekday


def sentence(code: str, **values: Value) -> str:
    """The sentence that `code` names, with its values: dates, times and weekdays written as people write them."""
    return _english().sentence(code, **{name: _written(value) for name, value in values.items()})


def _written(value: Value) -> str | int:
    match value:
        case datetime.date():
            return _english().date(value.isoformat())
        case datetime.time():
            return f"{value:%H:%M}"
        case Weekday():
            return value.name.capitalize()
        case _:
            return value


@cache
def _english() -> Language:
    return Language()
