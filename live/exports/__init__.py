"""
What can be taken away of a day: words, themes, meanings, decisions, the day and the poem, as files for other programs.

The rules here: a file is made from the cells of the desk, and decisions from those of everybody; so it holds no person
and no pseudonym, and no words that were taken back. Counts of people stand in it as `live.day.counts` has them. Columns
are written in docs/exports.md, and are the same in every form of a file. One file more is made of the day's log, for
another Cento to take in (`live.room.everything`).
"""

from collections.abc import Callable
from typing import NamedTuple

from live.exports import poem
from live.exports.decisions import decisions
from live.exports.document import MEDIA as DOCUMENT
from live.exports.meanings import meanings
from live.exports.seen import Seen
from live.exports.slots import as_ics, slots
from live.exports.tables import as_csv, as_json
from live.exports.themes import themes
from live.exports.words import words

__all__ = ["EXPORTS", "Export", "Seen"]

CSV, JSON = "text/csv; charset=utf-8", "application/json"
MARKDOWN, HTML = "text/markdown; charset=utf-8", "text/html; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"


class Export(NamedTuple):
    """A file: its media type, and how it is made of what the desk sees."""

    media: str
    make: Callable[[Seen], bytes]


EXPORTS: dict[str, Export] = {
    "words.csv": Export(CSV, lambda seen: as_csv(words(seen))),
    "words.json": Export(JSON, lambda seen: as_json(words(seen))),
    "themes.csv": Export(CSV, lambda seen: as_csv(themes(seen))),
    "themes.json": Export(JSON, lambda seen: as_json(themes(seen))),
    "day.csv": Export(CSV, lambda seen: as_csv(slots(seen))),
    "day.json": Export(JSON, lambda seen: as_json(slots(seen))),
    "day.ics": Export(CALENDAR, as_ics),
    "meanings.csv": Export(CSV, lambda seen: as_csv(meanings(seen))),
    "meanings.json": Export(JSON, lambda seen: as_json(meanings(seen))),
    "decisions.csv": Export(CSV, lambda seen: as_csv(decisions(seen))),
    "decisions.json": Export(JSON, lambda seen: as_json(decisions(seen))),
    "poem.docx": Export(DOCUMENT, poem.as_docx),
    "poem.html": Export(HTML, poem.as_html),
    "poem.md": Export(MARKDOWN, poem.as_markdown),
    "poem.json": Export(JSON, poem.as_json),
}
