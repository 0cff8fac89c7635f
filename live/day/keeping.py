"""
Keeping: what people are told before they give words, and how long their words are kept.

The rules here: so many days after the day everything that people gave is erased, by the clock and for good, whether it
was shown or not. What stays is the poem, if it was read aloud: of the words in it those whose givers let it have them,
as they stand there and no longer than that. Who takes such words back later takes them out of it too. Of the report
stays what `report_keeping` says, and of its notes those that were begun later than that.
"""

from collections.abc import Collection, Iterator

import msgspec

from live.day.given import AllGiven
from live.day.glossary import Asking, Glossary, Meaning
from live.day.keys import Key
from live.day.lines import Piece
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Due, Fact, FactRow, Noun, the_one
from live.day.projection import Timetable
from live.day.reflection_book import Reflections
from live.day.report_book import ReportBook
from live.day.report_keeping import notes_left, report_kept
from live.day.roles import By, Role, Voice
from live.day.sheet import Poem
from live.day.taking_back import PhrasesErased, TakenBack

# Long enough for a report to be written, short enough to be true to people who gave words for a day.
DAYS = 30
DAY_MS = 86_400_000

_TERMS = Key("terms")


# Commands and facts


class ForgetWords(Command, frozen=True, tag="words.forget"):
    """The clock's own command: the time is up for which words are kept. It has no form on the wire."""


class KeptLine(msgspec.Struct, frozen=True):
    """A line of the poem as it stays."""

    id: str
    pieces: tuple[Piece, ...]


class PoemKept(Fact, frozen=True, tag="poem.kept"):
    """These lines stay when all else that people gave is erased; every other word of theirs in the poem goes."""

    lines: tuple[KeptLine, ...]


# Deciding


def days_kept(day: Day) -> int:
    """For how many days after the day words are kept."""
    plan = day[Timetable].plan
    return DAYS if plan is None or plan.keep is None else plan.keep


def kept_until(day: Day) -> int | None:
    """When they are erased (epoch ms); None before the day is over."""
    ended = day[Timetable].ended_at
    return None if ended is None else ended + days_kept(day) * DAY_MS


def _forget(day: Day, _command: ForgetWords, _by: By, now: int) -> list[Fact]:
    until, ids = kept_until(day), tuple(words_left(day))
    if until is None or until > now or not ids:
        return []
    return [PoemKept(_lines_kept(day)), *report_kept(day, until), PhrasesErased(ids, by_time=True)]


def words_left(day: Day) -> Iterator[str]:
    """
    The ids of all that people gave and that is not erased, in the order of giving, and of the reporter's notes; in a
    copy that was put back their words may be gone already, but not what was written with them.
    """
    erased = day[TakenBack].erased
    yield from (each.id for each in day[AllGiven].items.values() if not each.is_forgotten and each.id not in erased)
    for question in day[Glossary].questions.values():  # by everybody who asks: with the last of them it is gone
        yield from dict.fromkeys((question.id, *question.askings, *question.meanings))
    kept = day[ReportBook].kept  # what the report has alone is done with
    yield from (each.id for each in day[Reflections].items.values() if each.text or each.id not in kept)
    yield from notes_left(day, kept_until(day))


def words_of(day: Day, voice: Voice) -> Iterator[str]:
    """The ids of all that one person gave and that is not erased."""
    erased = day[TakenBack].erased
    yield from (each for each in day[AllGiven].by_voice.get(voice, ()) if each not in erased)
    for question in day[Glossary].questions.values():
        of_it: list[Asking | Meaning] = [*question.askings.values(), *question.meanings.values()]
        yield from (each.id for each in of_it if each.by == voice)
    yield from (each.id for each in day[Reflections].of(voice))


def _lines_kept(day: Day) -> tuple[KeptLine, ...]:
    poem = day[Poem]
    if not poem.has_been_read:
        return ()
    lines = ((line, _pieces_kept(day, poem.lines[line].pieces)) for line in poem.order)
    return tuple(KeptLine(line, pieces) for line, pieces in lines if any(piece.phrase for piece in pieces))


def _pieces_kept(day: Day, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(piece if _may_stay(day, piece) else msgspec.structs.replace(piece, text="") for piece in pieces)


def _may_stay(day: Day, piece: Piece) -> bool:
    given = day[AllGiven].lent(piece.phrase)
    return given is None or given.in_pool


def _due(day: Day, _now: int) -> Due | None:
    until = kept_until(day)
    return None if until is None or next(words_left(day), None) is None else Due(until, ForgetWords())


# Applying


def _kept(day: Day, fact: PoemKept) -> list[Key]:
    poem, stay = day[Poem], day[TakenBack].stay_in_poem
    for kept in fact.lines:
        if kept.id in poem.lines:
            poem.lines[kept.id].pieces = kept.pieces
            stay.update(dict.fromkeys(piece.phrase for piece in kept.pieces if piece.phrase and piece.text))
    return [_TERMS, *(Key("line", line) for line in poem.order)]


def _erases(_day: Day, fact: Fact) -> Collection[str]:
    """All of it: also words that the day has no more may stand in what was cut or written over since."""
    return fact.ids if isinstance(fact, PhrasesErased) and fact.by_time else ()


# What is seen


class TermsCell(Cell, frozen=True):
    """
    What people are told before they give words: the organisers' own `lines`, if any, for how many `days` after the day
    words are kept, and, once it is over, until when (epoch ms).
    """

    lines: tuple[str, ...]
    days: int
    until: int | None


def _cell(day: Day, _id: str, _place: Role) -> TermsCell:
    plan = day[Timetable].plan
    return TermsCell(plan.terms if plan is not None else (), days_kept(day), kept_until(day))


NOUN = Noun(
    "keeping",
    commands=(CommandRow(ForgetWords, (Role.CLOCK,), _forget),),
    facts=(FactRow(PoemKept, _kept, words_of="phrase"),),
    cells=(
        CellRow("terms", dict.fromkeys((Role.PHONE, Role.REPORTER), TermsCell), _cell, {"day": the_one}, always=True),
    ),
    due=_due,
    erases=_erases,
)
