"""
Times in lines that open no slot: each is said, since somebody may have meant a slot by it.
"""

import re
from collections.abc import Iterable, Iterator

from live.programme.clock_times import span_at
from live.programme.guesses import Guesses
from live.programme.lines import Line, is_prompt
from live.programme.slot_lines import looks_like_a_time
from live.programme.vocabulary import fold


def add_loose_times(lines: Iterable[Line], guesses: Guesses) -> None:
    """Notes every line below a slot that holds a time and opens no slot."""
    for line in lines:
        if looks_like_a_time(line):
            guesses.add(line.number, "programme.guess.like_a_time")
        elif written := time_in(line):
            guesses.add(line.number, "programme.guess.time_in_text", written=written)


def time_in(line: Line) -> str:
    """The first time that the line holds, as written; "" for none, for a question, for numbers of another use."""
    return "" if is_prompt(line.text) else next(_times(line.text), "")


def _times(text: str) -> Iterator[str]:
    for place in _PLACE.finditer(text):
        span = span_at(text, place.start())
        is_time = span is not None and span.is_possible and not span.is_only_numbers
        if span and is_time and not _COUNTS.search(fold(text[max(0, place.start() - _WORD_LETTERS) : place.start()])):
            yield text[place.start() : span.until].strip()


_WORD_LETTERS = 20
_PLACE = re.compile(r"(?<![\w.,:/£$€+-])(?=[0-9]|(?i:noon|midday|midnight)\b)")
# Numbers of pages, rooms and versions look like times.
_COUNTS = re.compile(
    r"(?:\b(?:pages?|pp?|section|chapter|version|room|figure|fig|table|art|article|no|nr|num|vol|part|seite|raum|kapitel|"
    r"abschnitt|salle|sala|aula|zaal|ystafell|hall|tel|phone|stofa|sal|lokale|rum|pokoj)\.?|[£$€])\s*$"
)
