"""
The report: what the reporter writes and quotes, and whether everybody may read it.

The rules here: words may be quoted that are neither hidden nor taken back and whose giver allows the report, and
meanings that everybody can read; of other words only `reflections` are ever sent to the reporter. When they may no
longer, they leave the reporter's page and the report at once, and are in it again when they may be quoted again. It
works after the day too. The reporter's notes are words that can be erased; they are, as soon as one is cut.
"""

from collections.abc import Collection, Iterable
from typing import Literal

from live.day.gathered import Themes
from live.day.given import KINDS, AllGiven, Given
from live.day.glossary import Glossary, Meaning
from live.day.keys import Key
from live.day.meanings import MeaningWithdrawn
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Made,
    MadeFact,
    MakeCommand,
    Noun,
)
from live.day.projection import Timetable
from live.day.reflection_book import Reflection, Reflections
from live.day.refusals import AnyCode, Refused
from live.day.report_book import KeptNote, ReportBook, ReportKept, ReportNote
from live.day.roles import By, Role
from live.day.taking_back import PhrasesErased
from live.day.text import POET_LIMIT, Limits, Written, check, tidy

REPORT_NOTE_LIMIT = 2000

Quoted = Literal["phrase", "note", "shift", "meaning", "reflection"]


class ReportCode(AnyCode):
    """Why something was not done with the report."""

    NOTE_EMPTY = "report.note_empty"
    NOTE_TOO_LONG = "report.note_too_long"
    NOTE_CHARACTERS = "report.note_characters"
    NOTE_UNKNOWN = "report.note_unknown"
    NOTE_CUT = "report.note_cut"
    SLOT_UNKNOWN = "report.slot_unknown"
    WORDS_UNKNOWN = "report.words_unknown"
    NAME_TOO_LONG = "report.name_too_long"
    NAME_CHARACTERS = "report.name_characters"


_NOTE = Limits(REPORT_NOTE_LIMIT, ReportCode.NOTE_EMPTY, ReportCode.NOTE_TOO_LONG, ReportCode.NOTE_CHARACTERS)
_NAME = Limits(POET_LIMIT, None, ReportCode.NAME_TOO_LONG, ReportCode.NAME_CHARACTERS)


# Commands


class WriteReportNote(MakeCommand, frozen=True, tag="report.note"):
    """Writes a note on a slot; under an id that is known it takes the place of what was written there."""

    slot: str
    text: str


class CutReportNote(Command, frozen=True, tag="report.cut"):
    """Takes a note out of the report."""

    id: str


class TakeIntoReport(Command, frozen=True, tag="report.take"):
    """The report quotes somebody's words, or no longer."""

    item: str
    on: bool = True


class SignReport(Command, frozen=True, tag="report.sign"):
    """Says who reports; empty takes the name away."""

    text: str


class PublishReport(Command, frozen=True, tag="report.publish"):
    """Everybody may read the report."""


class WithdrawReport(Command, frozen=True, tag="report.withdraw"):
    """Only reporter and desk may read the report."""


# Facts


class ReportNoteWritten(MadeFact, frozen=True, tag="report.noted"):
    """The reporter wrote a note on a slot, at epoch ms, or wrote it anew."""

    slot: str
    text: Written
    at: int


class ReportNoteCut(Fact, frozen=True, tag="report.note_cut"):
    """A note is in the report no more."""

    id: str


class ReportItemTaken(Fact, frozen=True, tag="report.taken"):
    """The report quotes this, or no longer."""

    item: str
    on: bool


class ReportSigned(Fact, frozen=True, tag="report.signed"):
    """The report has a reporter's name, or none where it is empty."""

    text: Written


class ReportPublished(Fact, frozen=True, tag="report.published"):
    """Everybody may read the report, since epoch ms."""

    at: int


class ReportWithdrawn(Fact, frozen=True, tag="report.withdrawn"):
    """Only reporter and desk may read the report."""


# Deciding


def _write(day: Day, command: WriteReportNote, _by: By, now: int) -> list[Fact]:
    if command.id in day[ReportBook].cut:
        raise Refused(ReportCode.NOTE_CUT)
    if day[Timetable].find(command.slot) is None:
        raise Refused(ReportCode.SLOT_UNKNOWN)
    text, known = _paragraphs(command.text), day[ReportBook].notes.get(command.id)
    if known is not None and (known.slot, known.text) == (command.slot, text):
        return []
    if known is not None and known.id in day[ReportBook].kept_notes:  # what it said is erased by time again and again
        return [ReportKept((), (KeptNote(command.id, command.slot, text, known.at),), now)]
    return [ReportNoteWritten(command.id, command.slot, text, now if known is None else known.at)]


def _paragraphs(text: str) -> str:
    """The text tidied paragraph by paragraph, one a line."""
    tidy(text, _NOTE)
    lines = (" ".join(line.split()) for line in check(text, _NOTE).splitlines())
    return "\n".join(filter(None, lines))


def _cut(day: Day, command: CutReportNote, _by: By, _now: int) -> list[Fact]:
    book = day[ReportBook]
    if command.id in book.cut:
        return []
    if command.id not in book.notes:
        raise Refused(ReportCode.NOTE_UNKNOWN)
    return [ReportNoteCut(command.id)]


def _take(day: Day, command: TakeIntoReport, _by: By, _now: int) -> list[Fact]:
    if command.on and quotable(day, command.item) is None:
        raise Refused(ReportCode.WORDS_UNKNOWN)
    is_taken = command.item in day[ReportBook].taken
    return [ReportItemTaken(command.item, command.on)] if command.on != is_taken else []


def _sign(day: Day, command: SignReport, _by: By, _now: int) -> list[Fact]:
    name = tidy(command.text, _NAME)
    return [ReportSigned(name)] if name != day[ReportBook].by else []


def _publish(day: Day, _command: PublishReport, _by: By, now: int) -> list[Fact]:
    return [ReportPublished(now)] if day[ReportBook].published_at is None else []


def _withdraw(day: Day, _command: WithdrawReport, _by: By, _now: int) -> list[Fact]:
    return [ReportWithdrawn()] if day[ReportBook].published_at is not None else []


# Applying


def _written(day: Day, fact: ReportNoteWritten) -> list[Key]:
    """One that is erased already has no text."""
    if not fact.text or fact.id in day[ReportBook].cut:
        return []
    day[ReportBook].notes[fact.id] = ReportNote(fact.id, fact.slot, fact.text, fact.at)
    return [Key("report_note", fact.id)]


def _was_cut(day: Day, fact: ReportNoteCut) -> list[Key]:
    return _take_out(day, fact.id)


def _take_out(day: Day, note_id: str) -> list[Key]:
    return [Key("report_note", note_id)] if day[ReportBook].take_out(note_id) else []


def _taken(day: Day, fact: ReportItemTaken) -> list[Key]:
    taken = day[ReportBook].taken
    if fact.on:
        taken[fact.item] = None
    else:
        taken.pop(fact.item, None)
    return [Key("quote", fact.item)]


def _signed(day: Day, fact: ReportSigned) -> list[Key]:
    day[ReportBook].by = fact.text
    return [Key("report")]


def _published(day: Day, fact: ReportPublished) -> list[Key]:
    day[ReportBook].published_at = fact.at
    return [Key("report")]


def _withdrawn(day: Day, _fact: ReportWithdrawn) -> list[Key]:
    day[ReportBook].published_at = None
    return [Key("report")]


def _meaning_is_gone(_day: Day, fact: MeaningWithdrawn) -> list[Key]:
    return [Key("quote", fact.id)]


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    stay = day[ReportBook].kept_notes if fact.by_time else ()
    return [key for each in fact.ids if each not in stay for key in (Key("quote", each), *_take_out(day, each))]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    match fact:
        case ReportNoteCut():
            ids: tuple[str, ...] = (fact.id,)
        case PhrasesErased():
            ids = fact.ids
        case _:
            return []
    return [each for each in ids if each in day[ReportBook].notes]


# What is seen


class ReportCell(Cell, frozen=True):
    """
    Who reports, or empty; since when everybody may read it, and since when it is all that is left of its words; epoch
    ms, or None.
    """

    by: str
    published: int | None
    kept: int | None


class ReportNoteCell(Cell, frozen=True):
    """A note of the reporter's on a slot."""

    slot: str
    text: str
    at: int


class QuoteCell(Cell, frozen=True):
    """
    Words that the report may quote, and whether it does (`taken`).

    `before` is what was thought before of a pair, and the word that is explained of a meaning. Meanings and reflections
    have no slot.
    """

    kind: Quoted
    text: str
    before: str | None
    lang: str | None
    gloss: str | None
    slot: str | None
    at: int
    themes: list[str]
    taken: bool


def _report_cell(day: Day, _id: str, _place: Role) -> ReportCell:
    book = day[ReportBook]
    return ReportCell(book.by, book.published_at, book.kept_at)


def _note_cell(day: Day, note_id: str, _place: Role) -> ReportNoteCell | None:
    note = day[ReportBook].notes.get(note_id)
    return None if note is None else ReportNoteCell(note.slot, note.text, note.at)


def _quote_cell(day: Day, item: str, _place: Role) -> QuoteCell | None:
    found, is_taken, kept = quotable(day, item), item in day[ReportBook].taken, day[ReportBook].kept.get(item)
    match found:
        case Given():
            said = kept or found
            words = (found.what, said.text, said.before or None, found.lang, said.gloss or None, found.slot)
            return QuoteCell(*words, found.at, day[Themes].of(item), is_taken)
        case Meaning():
            text, word = (kept.text, kept.before) if kept else (found.text, day[Glossary].questions[found.of].word)
            return QuoteCell("meaning", text, word, None, None, None, found.at, [], is_taken)
        case Reflection():
            text = kept.text if kept else found.text
            return QuoteCell("reflection", text, None, None, None, None, found.at, [], is_taken)
        case _:
            return None


def quotable(day: Day, item: str) -> Given | Reflection | Meaning | None:
    """What has that id, if the report may quote it; the words of what is kept are in the report's book alone."""
    given, is_kept = day[AllGiven].items.get(item), item in day[ReportBook].kept
    if given is not None:
        return given if given.may_be_reported or (is_kept and given.is_for_report) else None
    reflection = day[Reflections].items.get(item)
    if reflection is not None:
        return reflection if reflection.may_be_reported else None
    if is_kept:
        return day[Glossary].ended.get(item)
    question = day[Glossary].question_of(item)
    meaning = None if question is None or not question.is_shown else question.meanings.get(item)
    return meaning if meaning is not None and meaning.is_shown else None


def _quoted_at(day: Day, item: str) -> Collection[Role]:
    return () if quotable(day, item) is None else (Role.REPORTER,)


def _itself(_day: Day, item: str) -> tuple[str]:
    return (item,)


def _as_quoted(_day: Day, reflection: str) -> tuple[str]:
    """The edge from a reflection, whose key says whose it is."""
    return (reflection.rpartition("/")[2],)


def _meanings_of(day: Day, question_id: str) -> list[str]:
    """The edge from a word to all that it was said to mean, also where nobody asks any more."""
    question = day[Glossary].questions.get(question_id)
    ended = [each.id for each in day[Glossary].ended.values() if each.of == question_id]
    return ended if question is None else [*question.meanings, *ended]


NOUN = Noun(
    "report",
    codes=ReportCode,
    commands=(
        CommandRow(WriteReportNote, (Role.REPORTER,), _write, makes="report_note"),
        CommandRow(CutReportNote, (Role.REPORTER,), _cut),
        CommandRow(TakeIntoReport, (Role.REPORTER,), _take),
        CommandRow(SignReport, (Role.REPORTER,), _sign),
        CommandRow(PublishReport, (Role.DESK, Role.REPORTER), _publish),
        CommandRow(WithdrawReport, (Role.DESK, Role.REPORTER), _withdraw),
    ),
    facts=(
        FactRow(ReportNoteWritten, _written, lambda _fact: Made("report_note", Role.REPORTER.value), words_of="id"),
        FactRow(ReportNoteCut, _was_cut),
        FactRow(ReportItemTaken, _taken),
        FactRow(ReportSigned, _signed),
        FactRow(ReportPublished, _published),
        FactRow(ReportWithdrawn, _withdrawn),
    ),
    hears=(FactRow(MeaningWithdrawn, _meaning_is_gone), FactRow(PhrasesErased, _erased)),
    cells=(
        CellRow("report", {Role.REPORTER: ReportCell}, _report_cell, always=True),
        CellRow("report_note", {Role.REPORTER: ReportNoteCell}, _note_cell),
        CellRow(
            "quote",
            {Role.REPORTER: QuoteCell},
            _quote_cell,
            made_of={**dict.fromkeys(KINDS, _itself), "meaning": _meanings_of, "reflection": _as_quoted},
            seen_at=_quoted_at,
        ),
    ),
    erases=_erases,
)
