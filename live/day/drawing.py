"""
Drawing: a phrase for the poet to lay in, of somebody who is not in the poem, one a press.

Whoever draws for long enough could otherwise read off what never comes, or comes only when some other words are taken
out, that these are one person's. So the rules here:

- Everybody has one turn in a day. It is over when a phrase of theirs was drawn, and also when words of theirs stood in
  the poem while something was drawn; it does not come back when these are taken out.
- When nobody has a turn left, any phrase that is not in the poem is drawn, without a word about it, so that nobody can
  count how many people there were. No phrase comes twice before all have.
- Where fewer people gave words than `FEWEST_GIVERS` nobody has a turn, and it is as when none is left: whoever drew
  one of each of so few would know of all of them that they are different people's, and soon whose the others are.
- Which comes is not for the poet to foresee: it goes by the pseudonyms of those who gave, which no poet knows.
"""

from hashlib import sha256

from live.day.given import AllGiven, Given
from live.day.keys import Key
from live.day.lamp import in_poem
from live.day.noun import Cell, CellRow, CommandRow, Day, Fact, FactRow, Made, MadeFact, MakeCommand, Noun
from live.day.refusals import AnyCode, Refused
from live.day.roles import By, Role, Voice
from live.day.sheet import Poem

# Of five people one draw of each leaves open whose each of the other phrases is; of three or four it hardly does.
FEWEST_GIVERS = 5


class DrawCode(AnyCode):
    """Why nothing was drawn."""

    NOTHING_LEFT = "draw.nothing_left"


class DrawPhrase(MakeCommand, frozen=True, tag="phrase.draw"):
    """Draws a phrase of somebody who is not in the poem; the id is that of the press."""


class PhraseDrawn(MadeFact, frozen=True, tag="phrase.drawn"):
    """A phrase was drawn."""

    phrase: str


class Draws:
    """What was drawn. Changed by `apply` only."""

    def __init__(self) -> None:
        self.last: str | None = None
        self.press = ""  # by which that came
        self.drawn: dict[str, None] = {}  # since all had come, as an ordered set
        self.had_turn: dict[Voice, None] = {}  # the same


def _draw(day: Day, command: DrawPhrase, _by: By, _now: int) -> list[Fact]:
    left = _left(day)
    if not left:
        raise Refused(DrawCode.NOTHING_LEFT)
    return [PhraseDrawn(command.id, min(left, key=_chance).id)]


def _drawn_before(_day: Day, _command: DrawPhrase) -> None:
    """The same press draws nothing more."""


def _left(day: Day) -> list[Given]:
    """What can be drawn now: of those who have a turn, else of anybody; what was drawn already, only when all was."""
    draws, poem = day[Draws], day[Poem]
    there = [given for given in day[AllGiven].pool if not poem.with_phrase(given.id)]
    new = [given for given in there if given.id not in draws.drawn]
    with_turn = _with_turn(day, new)
    if with_turn:
        whose = min({given.by: None for given in with_turn}, key=_chance_of)
        return [given for given in with_turn if given.by == whose]
    return new or [given for given in there if given.id != draws.last] or there


def _with_turn(day: Day, new: list[Given]) -> list[Given]:
    """Those of people whose turn is still to come; none in a small room."""
    if len({given.by for given in day[AllGiven].pool}) < FEWEST_GIVERS:
        return []
    are_past = day[Draws].had_turn | in_poem(day[Poem], day[AllGiven])
    return [given for given in new if given.by not in are_past]


def _chance(given: Given) -> bytes:
    return sha256(f"{given.by}\n{given.id}".encode()).digest()


def _chance_of(voice: Voice) -> bytes:
    return sha256(voice.encode()).digest()


def _drawn(day: Day, fact: PhraseDrawn) -> list[Key]:
    draws, given = day[Draws], day[AllGiven].lent(fact.phrase)
    if given is None:
        return []
    if fact.phrase in draws.drawn:  # all had come
        draws.drawn.clear()
    draws.last, draws.press = fact.phrase, fact.id
    draws.drawn[fact.phrase] = None
    draws.had_turn.update(in_poem(day[Poem], day[AllGiven]))
    draws.had_turn[given.by] = None
    return [Key("drawn")]


class DrawnCell(Cell, frozen=True):
    """The phrase that was drawn last, and the id of that press."""

    phrase: str
    draw: str


def _cell(day: Day, _id: str, _place: Role) -> DrawnCell | None:
    draws = day[Draws]
    given = day[AllGiven].lent(draws.last)
    return DrawnCell(given.id, draws.press) if given is not None and given.in_pool else None


def _if_last(day: Day, phrase: str) -> tuple[str, ...]:
    return ("",) if phrase == day[Draws].last else ()


NOUN = Noun(
    "drawing",
    codes=DrawCode,
    commands=(CommandRow(DrawPhrase, (Role.POET,), _draw, makes="draw", resent=_drawn_before),),
    facts=(FactRow(PhraseDrawn, _drawn, made=lambda _fact: Made("draw", Role.POET.value)),),
    cells=(CellRow("drawn", {Role.POET: DrawnCell}, _cell, {"phrase": _if_last, "shift": _if_last}),),
)
