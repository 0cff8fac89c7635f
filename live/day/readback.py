"""
Reading back: before the poem is read out, those whose words are in it see their lines, and say whether that is fine.

The rules here: the poet begins it, for 2 to 30 minutes, and may end it; it ends by itself when the reading begins and
when the day is over. Whoever says nothing consents as when they gave their words. Words of which their giver would
rather not leave the poem as `allowing` has it. A giver sees the lines with their own words as the wall will show them,
and of no other word whose it is. The poet is told how many phrases were answered for, never how many people.
"""

from collections.abc import Iterable

import msgspec

from live.day.allowing import PhraseAllowed, allowed_anew, own_lent
from live.day.clock import ClockSet
from live.day.consents import Consents, asked
from live.day.given import AllGiven, Given
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Due, Fact, FactRow, Noun
from live.day.poem import LineWritten, phrases_in_line, piece_cell
from live.day.projection import Timetable
from live.day.reading import ReadingBegun
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role, Voice
from live.day.sheet import Poem
from live.day.timetable import DayEnded
from live.day.versions import VersionTaken

SHORTEST_MIN, LONGEST_MIN = 2, 30
_MINUTE_MS = 60_000
# For so many minutes by the sender's clock is a little less when it arrives, or more where that clock is behind.
_ON_THE_WAY_MS = 10_000

# So many of a person's words are shown at once, unanswered ones first: a phone's first frame has room for these.
MOST_WORDS = 8


class ReadbackCode(AnyCode):
    """Why the draft is not read back, or an answer was not taken."""

    MINUTES = "readback.minutes"
    NOBODY = "readback.nobody"
    READ = "readback.read"
    OVER = "readback.over"
    NOT_IN_POEM = "readback.not_in_poem"


# Commands


class BeginReadback(Command, frozen=True, tag="readback.begin"):
    """Reads the draft back until epoch ms; where that goes on already, it goes on until then."""

    until: int


class EndReadback(Command, frozen=True, tag="readback.end"):
    """Ends it; the clock's command too, when its time is over."""


class AnswerReadback(Command, frozen=True, tag="readback.answer"):
    """The giver of a phrase or pair says whether it is fine in the poem; where it is not, it leaves."""

    phrase: str
    ok: bool


# Facts


class ReadbackBegun(Fact, frozen=True, tag="readback.begun"):
    """The draft is read back until epoch ms."""

    until: int


class ReadbackEnded(Fact, frozen=True, tag="readback.ended"):
    """It is not read back any more."""


class ReadbackAnswered(Fact, frozen=True, tag="readback.answered"):
    """Whether a phrase or pair is fine in the poem, as its giver says; what follows for its uses, another fact says."""

    phrase: str
    ok: bool


# Deciding


def _begin(day: Day, command: BeginReadback, _by: By, now: int) -> list[Fact]:
    if day[Timetable].state == "over":
        raise Refused(Code.DAY_OVER)
    if day[Poem].state != "writing":
        raise Refused(ReadbackCode.READ)
    ahead = command.until - now
    if not SHORTEST_MIN * _MINUTE_MS - _ON_THE_WAY_MS <= ahead <= LONGEST_MIN * _MINUTE_MS + _ON_THE_WAY_MS:
        raise Refused(ReadbackCode.MINUTES, count=SHORTEST_MIN, limit=LONGEST_MIN)
    if not asked(day):
        raise Refused(ReadbackCode.NOBODY)
    return [ReadbackBegun(command.until)] if command.until != day[Consents].until else []


def _end(day: Day, _command: EndReadback, _by: By, _now: int) -> list[Fact]:
    return [ReadbackEnded()] if day[Consents].until is not None else []


def _answer(day: Day, command: AnswerReadback, by: By, now: int) -> list[Fact]:
    given, consents = own_lent(day, command.phrase, by), day[Consents]
    if consents.until is None:
        raise Refused(ReadbackCode.OVER)
    if command.ok and not day[Poem].with_phrase(given.id):
        raise Refused(ReadbackCode.NOT_IN_POEM)
    others = {use for use in given.uses if use != "poem"}
    allowed = allowed_anew(day, given, others | {"poem"} if command.ok else others, now)
    is_said = consents.answers.get(given.id) is command.ok
    return [] if is_said and not allowed else [ReadbackAnswered(given.id, command.ok), *allowed]


def _due(day: Day, _now: int) -> Due | None:
    until = day[Consents].until
    return None if until is None else Due(until, EndReadback())


# Applying


def _begun(day: Day, fact: ReadbackBegun) -> list[Key]:
    day[Consents].until = fact.until
    return _shown(day)


def _ended(day: Day, _fact: ReadbackEnded | ReadingBegun | DayEnded) -> list[Key]:
    consents = day[Consents]
    if consents.until is None:
        return []
    consents.until = None
    return _shown(day)


def _answered(day: Day, fact: ReadbackAnswered) -> list[Key]:
    given = day[AllGiven].lent(fact.phrase)
    if given is None:
        return []
    day[Consents].answers[given.id] = fact.ok
    return [*_keys(["", given.by]), *_lines_with(day, given.id)]


def _allowed(day: Day, fact: PhraseAllowed) -> list[Key]:
    """What its giver has said elsewhere since holds, and is asked about anew."""
    answers = day[Consents].answers
    if fact.id in answers and answers[fact.id] != ("poem" in fact.uses):
        del answers[fact.id]
    return []


def _written(day: Day, fact: LineWritten) -> list[Key]:
    phrases = [piece.phrase for piece in fact.pieces if piece.phrase is not None]
    anew = [each for each in phrases if day[Consents].forget_fine(each)]
    return [key for each in anew for key in _lines_with(day, each)]


def _taken(day: Day, _fact: VersionTaken) -> list[Key]:
    for phrase in day[Poem].phrases:
        day[Consents].forget_fine(phrase)
    return [*day[Poem].all_changed(), *_shown(day)]


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """As many minutes are left as before."""
    consents = day[Consents]
    if consents.until is None:
        return []
    consents.until += fact.moved
    return _shown(day)


def _shown(day: Day) -> list[Key]:
    """The keys of the poet's cell, and of those of everybody who is asked."""
    return _keys(["", *(given.by for given in asked(day))])


def _keys(ids: Iterable[str]) -> list[Key]:
    return [Key("readback", each) for each in dict.fromkeys(ids)]


def _lines_with(day: Day, phrase: str) -> list[Key]:
    return [Key("line", line) for line in day[Poem].with_phrase(phrase)]


# What places see


class ReadbackCell(Cell, frozen=True):
    """The draft is read back until epoch ms: about so many phrases and pairs; so many were answered for."""

    until: int
    asked: int
    answered: int


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A run of a line: one's `own` words, or not; `gone` where words left it, without a text unless they are one's own:
    whoever would rather not can still read what it is about. `lang` of the words.
    """

    text: str
    own: bool = False
    gone: bool = False
    lang: str | None = None


class OwnWords(msgspec.Struct, frozen=True):
    """A phrase or pair of one's own, its lines as the wall will show them, and what one has said of it, if anything."""

    phrase: str
    lines: list[list[Run]]
    ok: bool | None


class OwnReadbackCell(Cell, frozen=True):
    """On a phone until then its own words in the poem, in the order in which they came; not more than `MOST_WORDS`."""

    until: int
    words: list[OwnWords]


def _cell(day: Day, voice: str, place: Role) -> OwnReadbackCell | ReadbackCell | None:
    consents = day[Consents]
    if consents.until is None or (place is Role.PHONE) is not bool(voice):
        return None
    those = asked(day)
    if place is Role.POET:
        return ReadbackCell(consents.until, len(those), sum(each.id in consents.answers for each in those))
    own = [each for each in those if each.by == voice]
    return OwnReadbackCell(consents.until, [_own(day, each) for each in _most(own, consents)]) if own else None


def _most(own: list[Given], consents: Consents) -> list[Given]:
    first = sorted(own, key=lambda each: each.id in consents.answers)[:MOST_WORDS]
    return [each for each in own if each in first]


def _own(day: Day, given: Given) -> OwnWords:
    lines = [_runs(day, line, given) for line in day[Poem].with_phrase(given.id)]
    return OwnWords(given.id, lines, day[Consents].answers.get(given.id))


def _runs(day: Day, line: str, given: Given) -> list[Run]:
    pieces = day[Poem].lines[line].pieces
    seen = ((piece, piece_cell(day[AllGiven], piece, Role.PHONE), piece.phrase == given.id) for piece in pieces)
    return [Run(piece.text if own else cell.text, own, cell.gone, cell.lang) for piece, cell, own in seen]


def _giver(_day: Day, voice: str) -> Voice | None:
    return Voice(voice) if voice else None


def _in_line(day: Day, line: str) -> Iterable[str]:
    """The edge from a line to the poet's cell, and to those of everybody with words in it."""
    if day[Consents].until is None:
        return ()
    found = map(day[AllGiven].lent, phrases_in_line(day, line))
    return ("", *(given.by for given in found if given is not None))


def _with_words(day: Day, given_id: str) -> Iterable[str]:
    """The edge from words to their giver's, and to those of everybody who has words in one line with them."""
    given = day[AllGiven].lent(given_id)
    if given is None or day[Consents].until is None:
        return ()
    return (given.by, *(each for line in day[Poem].with_phrase(given_id) for each in _in_line(day, line)))


NOUN = Noun(
    "readback",
    codes=ReadbackCode,
    commands=(
        CommandRow(BeginReadback, (Role.POET,), _begin),
        CommandRow(EndReadback, (Role.POET, Role.CLOCK), _end),
        CommandRow(AnswerReadback, (Role.PHONE,), _answer),
    ),
    facts=(
        FactRow(ReadbackBegun, _begun),
        FactRow(ReadbackEnded, _ended),
        FactRow(ReadbackAnswered, _answered),
    ),
    hears=(
        FactRow(PhraseAllowed, _allowed),
        FactRow(LineWritten, _written),
        FactRow(VersionTaken, _taken),
        FactRow(ReadingBegun, _ended),
        FactRow(DayEnded, _ended),
        FactRow(ClockSet, _clock_set),
    ),
    cells=(
        CellRow(
            "readback",
            {Role.PHONE: OwnReadbackCell, Role.POET: ReadbackCell},
            _cell,
            made_of={"line": _in_line, "phrase": _with_words, "shift": _with_words},
            whose=_giver,
            alone=True,
        ),
    ),
    due=_due,
)
