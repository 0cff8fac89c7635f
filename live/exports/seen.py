"""What the desk sees of a day, as exports need it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from live.day.decisions import DecisionCell
from live.day.meanings import DeskMeaningCell
from live.day.notes import DeskNoteCell
from live.day.phrases import DeskPhraseCell
from live.day.poem import LineCell, PoemCell
from live.day.points import PointsCell
from live.day.rings import RingsCell
from live.day.shifts import DeskShiftCell
from live.day.themes import ThemeCell
from live.day.timetable_cells import DayCell, ProgrammeCell
from live.language import Language


class Seen(msgspec.Struct, frozen=True):
    """
    The cells, each with its id, `decisions` as everybody sees them; `lines` are those of the poem that everybody may
    see, in order, by their ids. `now` is when (epoch ms), `source` what calendars know this day on this server by,
    `language` that of the pages.
    """

    day: DayCell
    programme: ProgrammeCell
    phrases: Sequence[tuple[str, DeskPhraseCell]]
    notes: Sequence[tuple[str, DeskNoteCell]]
    pairs: Sequence[tuple[str, DeskShiftCell]]
    themes: Sequence[tuple[str, ThemeCell]]
    meanings: Sequence[tuple[str, DeskMeaningCell]]
    decisions: Sequence[tuple[str, DecisionCell]]
    points: PointsCell
    rings: RingsCell
    poem: PoemCell
    lines: dict[str, LineCell]
    now: int
    source: str
    language: Language

    def title_of(self, slot: str) -> str:
        """What a slot is called; "" for one that is not in the plan any more."""
        return next((each.title for each in self.programme.slots if each.id == slot), "")

    def time(self, ms: int | None) -> str | None:
        """A moment as ISO 8601 has it, in the day's own zone."""
        if ms is None:
            return None
        return datetime.fromtimestamp(ms / 1000, ZoneInfo(self.day.zone)).isoformat(timespec="seconds")

    def numbers(self) -> dict[str, list[int]]:
        """In which lines of the poem the words of a phrase are, counted as people count lines: without the spaces."""
        found: dict[str, list[int]] = {}
        written = (line for line in self.lines.values() if not line.blank)
        for number, line in enumerate(written, start=1):
            for phrase in {piece.phrase for piece in line.pieces if piece.phrase and not piece.gone}:
                found.setdefault(phrase, []).append(number)
        return found
