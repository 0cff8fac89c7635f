"""
Taken in: what a day knows that came as a file from another house, in place of what stays in that house.

The rules here: such a file says of nothing who gave it, and not which words are one person's (`live.room.everything`).
So here nobody can count people in what it brought: the day goes on telling what was told there.
"""

from live.day.given import AllGiven
from live.day.keys import PEOPLE, Key
from live.day.lamp import Lamp
from live.day.noun import Day, Fact, FactRow, Noun


class FactLeftOut(Fact, frozen=True, tag="fact.left_out"):
    """Here stood a fact that is nobody's business elsewhere; what comes after it counts it."""


class PeopleCounted(Fact, frozen=True, tag="people.counted"):
    """
    How many people gave words, as the other house knew it, and what its lamp said of the poem: `in_poem` of `of_all`
    (about, or exactly), and once it was read `as_read`.
    """

    voices: int
    in_poem: int
    of_all: int
    about: bool
    as_read: int


def count(day: Day) -> PeopleCounted:
    """What a file says of the people of a day."""
    lamp = day[Lamp]
    return PeopleCounted(day[AllGiven].voices, lamp.voices, lamp.of, lamp.is_blurred, lamp.as_read)


def _left_out(_day: Day, _fact: FactLeftOut) -> list[Key]:
    return []


def _counted(day: Day, fact: PeopleCounted) -> list[Key]:
    day[AllGiven].count_as(fact.voices)
    day[Lamp].stays_at(fact.in_poem, fact.of_all, fact.as_read, is_blurred=fact.about)
    return [PEOPLE, Key("poem")]


NOUN = Noun(
    "taken_in",
    facts=(FactRow(FactLeftOut, _left_out), FactRow(PeopleCounted, _counted)),
    leaves=False,
)
