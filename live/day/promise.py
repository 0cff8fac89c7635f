"""
The promise: what the poet says to the room of how they will treat its words.

The rule here: it is everybody's as soon as it is made, before there is a poem, for it is read before words are given.
"""

from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.refusals import AnyCode
from live.day.roles import By, Role
from live.day.sheet import Poem
from live.day.text import Limits, Written, tidy

PROMISE_LIMIT = 140


class PromiseCode(AnyCode):
    """Why a promise is not taken as it is."""

    TOO_LONG = "promise.too_long"
    CHARACTERS = "promise.characters"


_PROMISE = Limits(PROMISE_LIMIT, None, PromiseCode.TOO_LONG, PromiseCode.CHARACTERS)


class PromisePoem(Command, frozen=True, tag="poem.promise"):
    """What the poet promises the room; empty takes it back."""

    text: str


class PoemPromised(Fact, frozen=True, tag="poem.promised"):
    """The poet has promised this, or nothing where it is empty."""

    text: Written


def _promise(day: Day, command: PromisePoem, _by: By, _now: int) -> list[Fact]:
    text = tidy(command.text, _PROMISE)
    return [PoemPromised(text)] if text != day[Poem].promise else []


def _promised(day: Day, fact: PoemPromised) -> list[Key]:
    day[Poem].promise = fact.text
    return [Key("poem")]


NOUN = Noun(
    "promise",
    codes=PromiseCode,
    commands=(CommandRow(PromisePoem, (Role.POET,), _promise),),
    facts=(FactRow(PoemPromised, _promised),),
)
