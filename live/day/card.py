"""
The card: what a person takes home, the poem with their own words marked, and one phrase of somebody else's.

The rules here: that phrase is one that everybody may see, and was there when the poem had been read. It is the same
every time somebody looks, and others get others. When it is taken back, hidden or erased another one takes its place.
Which one a person has follows from their pseudonym, which nobody is sent: so a card says of nobody what they gave. It
is made for whoever asks; nobody is sent it before.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice

from live.day.given import AllGiven, Given
from live.day.keys import CARD
from live.day.noun import Cell, CellRow, Day, Noun
from live.day.roles import NOBODY, Role, Voice
from live.day.sheet import Poem

# Of a very long day the first so many, so that what a card costs does not grow with it: some ms.
LOOKED_THROUGH = 5_000


class CardCell(Cell, frozen=True):
    """One phrase of somebody else's, in which language it is and what it means in the room's, where that was said."""

    phrase: str
    text: str
    lang: str | None
    gloss: str | None


def _cell(day: Day, voice: str, _place: Role) -> CardCell | None:
    given = somebody_elses(day, Voice(voice))
    return None if given is None else CardCell(given.id, given.text, given.lang, given.gloss)


def somebody_elses(day: Day, voice: Voice) -> Given | None:
    """
    The phrase that a voice takes home, rather one that is not in the poem; None where there is none, or before the
    poem was read. Of voice and phrase a number is drawn, and the lowest has it: so one that leaves changes no other.
    """
    poem = day[Poem]
    if poem.state != "read" or voice == NOBODY:
        return None
    others = (given for given in _candidates(day) if given.by != voice and _may_be_taken_home(poem, given))
    return min(others, key=lambda given: (bool(poem.with_phrase(given.id)), _drawn(voice, given.id)), default=None)


def _candidates(day: Day) -> Iterable[Given]:
    phrases = (given for given in day[AllGiven].items.values() if given.what == "phrase")
    return islice(phrases, LOOKED_THROUGH)


def _may_be_taken_home(poem: Poem, given: Given) -> bool:
    return given.at <= poem.ended_at and (given.on_wall or _stands_whole(poem, given))


def _stands_whole(poem: Poem, given: Given) -> bool:
    """Whether everybody reads all of it in the poem, though it waits for the wall."""
    if not given.in_pool or given.wall_state != "waiting":
        return False
    lines = poem.with_phrase(given.id)
    return any(piece.kind == "given" for line in lines for piece in poem.lines[line].of(given.id))


def _drawn(voice: Voice, phrase: str) -> bytes:
    return blake2b(f"{voice} {phrase}".encode(), digest_size=8).digest()


NOUN = Noun(
    "card",
    cells=(CellRow(CARD, {Role.PHONE: CardCell}, _cell, whose=lambda _day, voice: Voice(voice), alone=True),),
)
