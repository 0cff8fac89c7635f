"""Names of the cells that places see, and of the things whose change makes cells look different."""

from typing import NamedTuple


class Key(NamedTuple):
    """What a cell is called: the noun, and the id of one of many. On the wire `phrase/k3v9`, or only `poem`."""

    noun: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.noun}/{self.id}" if self.id else self.noun


# How many people are here. No entry of the log stamps this cell: who is connected, only the room knows.
PEOPLE = Key("people")
# Which page is up on the walls: no entry stamps it either.
WALLS = Key("walls")

# The lists of which a phone is sent the newest words: what the wall may show, and a person's own. Those of one's own
# that stand in the poem are few, and sent to their giver whole.
ON_WALL = "wall"
OWN = "mine"
OWN_IN_POEM = "mine/in_poem"

# The list of the decisions, of which a phone is sent none before it asks.
DECISIONS = "decisions"

# What a person takes home: a cell of their phones', made when one asks for the list of that name, which has no other.
CARD = "card"


# Of a phrase whether a person stands behind it: a cell of their phones', beside it.
ECHO = "echo"
# Of a decision whether a person asked why; beside it as well.
ASKED_WHY = "why"


def echo(voice: str, phrase: str) -> Key:
    """The key of what shows one person that they stand behind a phrase."""
    return Key(ECHO, f"{voice}/{phrase}")


def in_theme(theme: str) -> str:
    """The list of the words under a theme."""
    return f"theme/{theme}"
