"""
The reporter's book: notes on the slots of the day, which words the report quotes, and what stays of it when the time is
up for which words are kept.

The rules here: that something was taken into the report stays known when its giver takes it back; whether it may be
quoted is asked anew each time (`report`). What stays when all else is erased stands here and nowhere else.
"""

import msgspec

from live.day.noun import Fact
from live.day.text import Written


class ReportNote(msgspec.Struct):
    """A note of the reporter's on a slot, at epoch ms; its paragraphs stand one a line."""

    id: str
    slot: str
    text: str
    at: int


class KeptQuote(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Words as the report goes on quoting them. `before` is the first half of a pair, or the word that is explained, which
    was asked for under the id `of`.
    """

    id: str
    text: Written
    before: Written = ""
    gloss: Written = ""
    of: str = ""


class KeptNote(msgspec.Struct, frozen=True):
    """A note as the report goes on having it, from epoch ms."""

    id: str
    slot: str
    text: Written
    at: int


class ReportKept(Fact, frozen=True, tag="report.kept"):
    """This stays in the report when all else that people gave is erased, since epoch ms."""

    quotes: tuple[KeptQuote, ...]
    notes: tuple[KeptNote, ...]
    at: int


class ReportBook:
    """All that the reporter wrote and chose. Changed by `apply` only."""

    def __init__(self) -> None:
        self.notes: dict[str, ReportNote] = {}  # by their ids, in the order of writing
        self.cut: dict[str, None] = {}  # ids of notes that were taken out, an ordered set
        self.taken: dict[str, None] = {}  # ids of what is quoted, an ordered set
        self.by = ""
        self.published_at: int | None = None
        self.kept: dict[str, KeptQuote] = {}  # by the ids of what is quoted
        self.kept_notes: dict[str, None] = {}  # ids of those of the notes, an ordered set
        self.kept_at: int | None = None  # since when only that is left, epoch ms

    def __contains__(self, some_id: str) -> bool:
        """Whether there are words of that id in it, which are in it or in what is kept of it."""
        return some_id in self.notes or bool(self.quoted_by(some_id))

    def quoted_by(self, some_id: str) -> list[str]:
        """The ids of what is kept of words: their own, or those of what explains them."""
        return [each.id for each in self.kept.values() if some_id in (each.id, each.of)]

    def keep(self, fact: ReportKept) -> None:
        """This stays; what is erased by now is not kept."""
        self.kept |= {each.id: each for each in fact.quotes if each.text}
        for note in fact.notes:
            if note.text and note.id not in self.cut:
                self.notes[note.id] = ReportNote(note.id, note.slot, note.text, note.at)
                self.kept_notes[note.id] = None
        self.kept_at = self.kept_at or fact.at

    def take_out(self, note_id: str) -> bool:
        """A note is in it no more; whether it was."""
        if self.notes.pop(note_id, None) is None:
            return False
        self.kept_notes.pop(note_id, None)
        self.cut[note_id] = None
        return True
