"""
The voices in the poem: when the lamp that tells of them (`lamp`) is counted anew.

The rule here: words that come into the poem may light it, and a reading that was heard counts it as it is.
"""

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.lamp import Lamp
from live.day.noun import Day, FactRow, Noun
from live.day.poem import LineWritten
from live.day.reading import ReadingEnded
from live.day.sheet import Poem


def _written(day: Day, fact: LineWritten) -> list[Key]:
    phrases = (piece.phrase for piece in fact.pieces if piece.phrase is not None)
    return [Key("poem")] if day[Lamp].take(phrases, day[Poem], day[AllGiven]) else []


def _read(day: Day, fact: ReadingEnded) -> list[Key]:
    if not fact.heard:  # else a poet could have it counted as it is in a moment, as often as they like
        return []
    day[Lamp].count(day[Poem], day[AllGiven])
    return [Key("poem")]


NOUN = Noun("voices", hears=(FactRow(LineWritten, _written), FactRow(ReadingEnded, _read)))
