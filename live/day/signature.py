"""
The signature: whose poem it is, as people read it below the title.

The rule here: the poet says it and nobody guesses it; like the title it is everybody's from the reading on.
"""

from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.roles import By, Role
from live.day.sheet import Poem
from live.day.text import POET, Written, tidy


class SignPoem(Command, frozen=True, tag="poem.sign"):
    """Says whose poem it is; empty takes the name away."""

    text: str


class PoemSigned(Fact, frozen=True, tag="poem.signed"):
    """The poem has a poet's name, or none where it is empty."""

    text: Written


def _sign(day: Day, command: SignPoem, _by: By, _now: int) -> list[Fact]:
    poet = tidy(command.text, POET)
    return [PoemSigned(poet)] if poet != day[Poem].poet else []


def _signed(day: Day, fact: PoemSigned) -> list[Key]:
    day[Poem].poet = fact.text
    return [Key("poem")]


NOUN = Noun(
    "signature",
    commands=(CommandRow(SignPoem, (Role.POET,), _sign),),
    facts=(FactRow(PoemSigned, _signed),),
)
