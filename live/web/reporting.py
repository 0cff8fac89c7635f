"""
What the report says at this moment: made anew for every reader from what the reporter's place is sent.

The rule here: nothing is kept, so what somebody takes back is in the next one no more, published or not.
"""

import msgspec

from live.day.decisions import DecisionCell
from live.day.keeping import TermsCell
from live.day.poem import LineCell
from live.day.points import PointsCell
from live.day.report import QuoteCell, ReportCell, ReportNoteCell
from live.day.roles import Role
from live.day.themes import ReportedThemeCell
from live.day.timetable_cells import SlotCell
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue
from live.web.decisions_page import sentence_of
from live.web.house import House


class ReportedSlot(msgspec.Struct, frozen=True):
    """A slot as it went: when it began (epoch ms; None where it never did), its notes by paragraph, its words."""

    title: str
    began: int | None
    question: str | None
    notes: list[list[str]]
    quotes: list[QuoteCell]


class MainPoint(msgspec.Struct, frozen=True):
    """A theme with the words of it that the report quotes."""

    title: str
    quotes: list[QuoteCell]


class PointList(msgspec.Struct, frozen=True):
    """Themes under one heading: a sentence by its `code`, or where that is empty as the room named the list."""

    code: str
    title: str
    points: list[MainPoint]


class ReportedMeaning(msgspec.Struct, frozen=True):
    """A word, and what people say that it means."""

    word: str
    texts: list[str]


class ReportedDecision(msgspec.Struct, frozen=True):
    """What was decided, with the code of its sentence."""

    cell: DecisionCell
    sentence: str


class ReportPage(msgspec.Struct, frozen=True):
    """
    The report; `voices` is how many people's words are in the poem, None where they are few.

    `may_publish`: it is read at the desk or by the reporter, who decide whether everybody may. `until`: when the words
    are erased, once the day is over (epoch ms).
    """

    base: Base
    report: ReportCell
    slots: list[ReportedSlot]
    lists: list[PointList]
    meanings: list[ReportedMeaning]
    decisions: list[ReportedDecision]
    lines: list[LineCell]
    reflections: list[QuoteCell]
    voices: int | None
    may_publish: bool
    until: int | None


def report_page(house: House, code: str, room: Room, *, may_publish: bool) -> ReportPage:
    """The report as it is now."""
    cells = Cells(room, Role.REPORTER)
    base = base_of(house, code, room, Role.REPORTER, cells)
    quotes = [cell for _, cell in sorted(cells.of("quote", QuoteCell), key=_as_given) if cell.taken]
    written = dict(cells.of("line", LineCell))
    decisions = sorted((cell for _, cell in cells.of("decision", DecisionCell)), key=lambda cell: cell.at)
    return ReportPage(
        base,
        cells.one("report", ReportCell),
        slots=_slots(base.programme.slots, cells, quotes),
        lists=_lists(cells, quotes),
        meanings=_meanings(quotes),
        decisions=[ReportedDecision(cell, sentence_of(cell)) for cell in decisions],
        lines=[written[line] for line in base.poem.lines if line in written],
        reflections=[quote for quote in quotes if quote.kind == "reflection"],
        voices=base.poem.voices or None,
        may_publish=may_publish,
        until=cells.one("terms", TermsCell).until,
    )


def _as_given(row: tuple[str, QuoteCell]) -> tuple[int, str]:
    """Two of one moment stand the same way after a restart."""
    quote_id, quote = row
    return quote.at, quote_id


def _slots(planned: list[SlotCell], cells: Cells, quotes: list[QuoteCell]) -> list[ReportedSlot]:
    """Those that began, and those with notes or words; at the end what is of a slot that is in the plan no more."""
    notes = sorted((cell for _, cell in cells.of("report_note", ReportNoteCell)), key=lambda cell: cell.at)
    known = {slot.id for slot in planned}
    slots = [
        ReportedSlot(
            slot.title,
            slot.began,
            slot.prompt,
            [note.text.split("\n") for note in notes if note.slot == slot.id],
            [quote for quote in quotes if quote.slot == slot.id],
        )
        for slot in planned
    ]
    elsewhere = ReportedSlot(
        "",
        None,
        None,
        [note.text.split("\n") for note in notes if note.slot not in known],
        [quote for quote in quotes if quote.slot is not None and quote.slot not in known],
    )
    return [slot for slot in (*slots, elsewhere) if slot.began is not None or slot.notes or slot.quotes]


def _lists(cells: Cells, quotes: list[QuoteCell]) -> list[PointList]:
    """Main points, what is not settled and the room's own lists; all themes are main points where none is on any."""
    points = {
        key: MainPoint(theme.title, [each for each in quotes if key in each.themes])
        for key, theme in by_hue(cells.of("theme", ReportedThemeCell))
    }
    said = cells.get("points", PointsCell) or PointsCell(list(points), [], [])
    lists = [
        ("report.points", "", said.points),
        ("report.unresolved", "", said.unresolved),
        *(("", side.side, side.themes) for side in said.sides),
    ]
    found = [PointList(code, title, [points[each] for each in ids if each in points]) for code, title, ids in lists]
    return [each for each in found if each.points]


def _meanings(quotes: list[QuoteCell]) -> list[ReportedMeaning]:
    """Word by word."""
    words: dict[str, list[str]] = {}
    for quote in quotes:
        if quote.kind == "meaning":
            words.setdefault(quote.before or "", []).append(quote.text)
    return [ReportedMeaning(word, texts) for word, texts in words.items()]
