"""
A programme's text as plain lines: the same words, without what a word processor, a spreadsheet or a web page left.

Nothing here knows what a slot is. It makes one spelling of what has many: spaces, invisible marks, bold, rules of a
drawn table, rows with commas between their cells, times in four figures without a point.
"""

import csv
import html
import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from live.programme.clock_times import span_at

# Ordinary programmes leave one or two lines free between slots; a page pasted whole leaves more around the programme.
WIDE_GAP_LINES = 3


class Line(msgspec.Struct, frozen=True):
    """One line of the file, or a part of one that held several slots; `number` counts from 1 in the file."""

    number: int
    text: str


def plain_lines(text: str) -> list[Line]:
    """The lines of `text`, each with its number in the file."""
    text = _ENTITY.sub(_letter, re.sub(r"[\ud800-\udfff]", "\ufffd", text))
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", text.translate(_TABLE_RULES)))
    plain = _EMPHASIS.sub(r"\2", visible.replace("**", "").replace("__", ""))
    lines = _with_tabs([line.rstrip() for line in re.split(r"\r\n|\r|\n", plain)])
    if _has_times_without_a_point(lines):
        lines = [_COMPACT_TIME.sub(_with_colons, line) for line in lines]
    return [Line(number, line) for number, line in enumerate(lines, 1)]


def is_prompt(text: str) -> bool:
    """Does the line put a question to the room? It begins with `?`, after a bullet or not."""
    return _PROMPT.match(text) is not None


def question_in(text: str) -> str:
    """The question of a line that is a prompt."""
    return _PROMPT.sub("", text).strip()


def has_words(text: str) -> bool:
    """Does the text hold a letter outside of its hashtags?"""
    return re.search(r"[^\W\d_]", HASHTAG.sub("", text)) is not None


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which a program, as for mail, broke all lines of the file; 0 where none did."""
    width = max((len(line.text) for line in lines), default=0)
    joints = [(line.text, below.text) for line, below in pairwise(lines) if line.text and below.text]
    wrapped = sum(_would_not_fit(text, below, width) for text, below in joints)
    return width if width <= _WRAPPED_UNTIL and wrapped >= max(8, 0.8 * len(joints)) else 0


def goes_on_below(text: str, below: str, width: int) -> bool:
    """Does a long line go on in the one below? Told by `width` where the whole file was broken, else by the words."""
    if width:
        return below != "" and not is_prompt(below) and _would_not_fit(text, below, width)
    if len(text) < _WRAPPED_FROM or text.endswith((".", "!", "?", ":", "]", "|")) or is_prompt(below):
        return False
    return below.strip()[:1].islower() or (below != "" and _UNFINISHED.search(text) is not None)


FIGURE_DATE = r"(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2}))"
HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w+")
# Shorter lines were not broken by a program, and longer ones neither: what stands below them describes them.
_WRAPPED_FROM = 40
_WRAPPED_UNTIL = 100
_UNFINISHED = re.compile(
    r"(?:[,&(/–—-]|\b(?:and|or|of|in|at|for|from|the|a|to|with|by|und|von|mit|der|die|das|et|de|la|le|du|des|avec|y|con|"
    r"del|e|di|da|do|com|en|van|met|gan))$"
)
_PROMPT = re.compile(r"^[\s•*–—-]*\?[\s?]*")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5});")
_TABLE_RULES = str.maketrans("│┃║╎┆", "|||||")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\x85]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\r\n]{1,80})(?<=\S)\1(?![\w*])")
_DATE_OF_CELL = re.compile(rf"^{FIGURE_DATE}(?:T| +)")
_END_OF_ISO = re.compile(r"(?<=:[0-9]{2})(?:Z|[+-][0-9]{2}:?[0-9]{2})$")
# A row of a spreadsheet is no longer than this; what is longer is prose.
_ROW_LIMIT = 500
_COMPACT_TIME = re.compile(
    r"^(\W*)([01][0-9]|2[0-4])([0-5][0-9])(?:( ?[-–—] ?)([01][0-9]|2[0-4])([0-5][0-9]))?(?: ?h(?:(?:ou)?rs?)?)?\b"
    r"(?![ .:][0-9])"
)
_FIGURES_WITH_NOUGHT = re.compile(r"[^\w\n]*0[0-9][0-5][0-9](?=\b|h)(?![ .:][0-9])")
_FIGURES_ON_THE_FIVE = re.compile(r"[^\w\n]*(?:1[0-9]|2[0-4])[0-5][05](?=\b|h)(?![ .:][0-9])")
_POINTED_TIME = re.compile(r"\W*[0-9]{1,2}[.:h][0-9]{2}\b")


def _letter(entity: re.Match[str]) -> str:
    """What `&nbsp;` stands for. Never a line end, or the numbers of the lines would be wrong."""
    return re.sub(r"[\r\n]", " ", html.unescape(entity[0]))


def _with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, with tabs for commas where a spreadsheet wrote them: twice or more a cell is nothing but a time."""
    for comma in ",;":
        rows = [_cells_of(line, comma) for line in lines]
        widths = {len(cells) for cells in rows if any(map(_is_a_time, cells))}
        if sum(len(cells) in widths for cells in rows) > 1:
            return ["\t".join(cells) if len(cells) in widths else line for line, cells in zip(lines, rows, strict=True)]
    return list(lines)


def _cells_of(line: str, comma: str) -> list[str]:
    """The cells of a row; none for prose, which has a space after its commas."""
    if comma not in line or len(line) > _ROW_LIMIT:
        return []
    cells = next(csv.reader([line], delimiter=comma))
    return [] if any(cell.startswith(" ") for cell in cells) else [" ".join(cell.split()) for cell in cells]


def _is_a_time(cell: str) -> bool:
    """Is the cell nothing but a time, with its date before it or not?"""
    cell = _END_OF_ISO.sub("", _DATE_OF_CELL.sub("", cell))
    span = span_at(cell, 0)
    return span is not None and span.until == len(cell)


def _has_times_without_a_point(lines: Sequence[str]) -> bool:
    """
    Does the file write `0930 Registration`?

    One with a leading nought is enough. An evening has none: there it takes three lines, each on the five minutes, in
    a file with no other time; `1984` and `2017` alone stay years.
    """
    if any(_FIGURES_WITH_NOUGHT.match(line) for line in lines):
        return True
    return sum(_FIGURES_ON_THE_FIVE.match(line) is not None for line in lines) >= 3 and not any(
        map(_POINTED_TIME.match, lines)
    )


def _with_colons(match: re.Match[str]) -> str:
    lead, hour, minute, joint, end_hour, end_minute = match.groups()
    return f"{lead}{hour}:{minute}" + (f"{joint}{end_hour}:{end_minute}" if joint else "")


def _would_not_fit(text: str, below: str, width: int) -> bool:
    return len(text) + 1 + len(below.split(maxsplit=1)[0]) > width
