"""
Whether a line of a programme opens a slot, and what it says then.

Organisers put the time in one of six places, and each has a function here: at the beginning (after a bullet, a number,
a table's edge, a word such as `from`), in a cell of its own, between commas, after a date, at the end, or as an hour
without minutes. A number inside a sentence never opens a slot; what tells a time from an amount, a section or a page
stands in the patterns at the end.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from live.programme.clock_times import Span, WrittenTime, lies_between, span_at
from live.programme.dates import find_date, is_only_a_date, without_date
from live.programme.kind_words import kind_named_in, names_an_ending
from live.programme.lines import Line, is_prompt
from live.programme.vocabulary import fold

# How far around a time inside a line the words are looked at that could announce a number, or name a kind.
NEAR_LETTERS = 60
# A longer line with its time at the end is prose.
_TITLE_LINE_LETTERS = 120


class SlotLine(msgspec.Struct, frozen=True):
    """
    A line as it opens a slot: its time, its words, and what stands beside them in other columns.

    `words` are empty where the time has a line of its own. `date` is one that stands in the same line.
    """

    span: Span
    words: str
    beside: str = ""
    date: datetime.date | None = None


def with_time_first(lines: Sequence[Line]) -> list[SlotLine | None]:
    """For each line the slot that it opens with a time at its beginning, or None."""
    found: list[SlotLine | None] = []
    above = ""
    for line in lines:
        found.append(_with_time_first(line, above))
        above = "" if found[-1] else line.text
    return found


def times_below(found: Sequence[SlotLine | None]) -> list[Span | None]:
    """For each line the time of the next slot below it, or None."""
    below: list[Span | None] = [None]
    for slot_line in reversed(found):
        below.append(slot_line.span if slot_line else below[-1])
    return below[-2::-1]


def with_time_in_cell(line: Line, edge: re.Pattern[str] | None = None) -> SlotLine | None:
    """The slot of a table's row that has a cell with nothing but a time."""
    cells = [cell.strip() for cell in (edge or _CELL_EDGE).split(line.text)]
    spans = [_time_of_cell(cell) for cell in cells]
    at = next((index for index, span in enumerate(spans) if span), None)
    if at is None or is_prompt(line.text):
        return None
    span = spans[at]
    assert span is not None, "it was found by being there"
    end = spans[at + 1] if at + 1 < len(spans) else None
    if end and not span.end and not end.end:
        span = Span(span.start, end.start, span.until)
    words = _title_first(
        [cell for cell, other in zip(cells, spans, strict=True) if not other and re.search(r"[^\W\d_]{2}", cell)]
    )
    date = next((found.date for cell in cells if is_only_a_date(cell) and (found := find_date(cell))), None)
    return SlotLine(span, words[0], " · ".join(words[1:]), date) if words else None


def with_time_between_commas(line: Line) -> SlotLine | None:
    """The slot of a line that has its time after the title: `Talk, 10.15am, Main hall`."""
    is_prose = len(line.text) > _TITLE_LINE_LETTERS or line.text.endswith(".")
    return None if is_prose else with_time_in_cell(line, _COMMA)


def with_time_after_date(line: Line) -> SlotLine | None:
    """The slot of a line that has its date before its time: `3 March 2017, 9.30 Registration`."""
    found = find_date(line.text) if len(line.text) <= _TITLE_LINE_LETTERS else None
    if not found or not is_only_a_date(line.text[: found.until]):
        return None
    rest = _with_time_first(Line(line.number, line.text[found.until :]), "")
    return SlotLine(rest.span, rest.words, rest.beside, found.date) if rest and rest.words else None


def with_time_last(line: Line) -> SlotLine | None:
    """The slot of a line that ends with its time: `Registration ..... 9.30`, `Lunch (12.45 to 1.45)`."""
    if len(line.text) > _TITLE_LINE_LETTERS or line.text.endswith(".") or is_prompt(line.text):
        return None
    for place in _LAST_PLACE.finditer(line.text):
        span = span_at(line.text, place.start())
        if span and not line.text[span.until :].strip(" \t)]|*_"):
            return _titled_before(span, _BEFORE_LAST_TIME.sub("", line.text[: place.start()]))
    return None


def _titled_before(span: Span, before: str) -> SlotLine | None:
    """The slot of a line whose time stands last, `before` it the title; None for prose, or where it is the second."""
    found = find_date(before)
    words = (without_date(before, found) if found else before).strip(" \t|*_•-–—,")
    is_title = re.search(r"[^\W\d_]{2}", words) and not announces_a_number(fold(words)) and ". " not in words
    if not is_title or _FACT_LABEL.match(words) or _holds_time(words):
        return None
    return SlotLine(span, words, date=found.date if found else None)


def _holds_time(words: str) -> bool:
    """Is there another time in the words, so that the one behind them may be the end?"""
    spans = (span_at(words, place) for place in (*_starts_of_times(words), *places_inside(words)))
    return any(span and span.is_possible and not span.is_only_numbers for span in spans)


def _starts_of_times(words: str) -> tuple[int, ...]:
    lead = _LEAD.match(words)
    return (0, lead.end()) if lead else (0,)


def with_hour_alone(line: Line, before: Span, after: Span | None) -> SlotLine | None:
    """The slot of a line such as `10 Opening`, where the hour lies between the times above and below it."""
    hour = _HOUR_AND_TITLE.match(line.text)
    if not hour or not (kind_named_in(hour["title"][:NEAR_LETTERS]) or names_an_ending(hour["title"])):
        return None
    until = hour.end("hour")
    span = Span(WrittenTime(int(hour["hour"]), 0, None, until, hour["hour"]), None, until)
    return SlotLine(span, hour["title"]) if span.is_possible and lies_between(span, before, after) else None


def begins_with_time(line: Line) -> bool:
    """Does the line begin with a time, whatever it says then?"""
    lead = _LEAD.match(line.text)
    return lead is not None and span_at(line.text, lead.end()) is not None


def looks_like_a_time(line: Line) -> bool:
    """Might somebody have meant this line to open a slot?"""
    return _LIKE_A_TIME.match(line.text) is not None


def places_inside(text: str, begin: int = 0, until: int | None = None) -> Iterator[int]:
    """Where inside the text a time may begin: at figures after a space or a mark, or glued to a word."""
    return (place.start() for place in _PLACE_INSIDE.finditer(text, begin, len(text) if until is None else until))


def announces_a_number(folded: str) -> bool:
    """Does the folded text end with a word such as `page`, after which a number is not the time of a slot?"""
    return _ANNOUNCES.search(folded) is not None


def _with_time_first(line: Line, above: str) -> SlotLine | None:
    """The slot of a line that begins with a time; `above` is the prose over it, which may go on in this line."""
    lead = _LEAD.match(line.text)
    assert lead is not None, "every part of a lead may be missing"
    span = span_at(line.text, lead.end())
    if span is None:
        return None
    rest = line.text[span.until :]
    if not _is_slot_time(span, rest, is_led_in=bool(lead["word"]), above=above):
        return None
    span, rest = _with_end_behind(span, rest)
    title, *others = [*_title_first(_cells(_SEPARATORS.sub("", rest, count=1))), ""]
    return SlotLine(span, title, " · ".join(filter(None, others)))


def _is_slot_time(span: Span, rest: str, *, is_led_in: bool, above: str) -> bool:
    """Is this the time of a slot, and not a number or a time that a sentence happens to begin with?"""
    is_lower_case = re.match(r"\s*[^\W\d_]", rest) is not None and rest.lstrip()[0].islower()
    names_kind = kind_named_in(rest[:NEAR_LETTERS]) is not None
    is_named = not span.start.written[0].isdigit() and not span.end
    if is_led_in and is_lower_case and not rest.endswith(".") and kind_named_in(rest.split(maxsplit=1)[0]):
        return True
    if is_lower_case and (is_led_in or (is_named and not names_kind) or _VERB.match(fold(rest))):
        return False
    if span.is_only_numbers and (is_lower_case or not names_kind):
        return False
    if _UNFINISHED.search(above) or is_only_a_date(rest):
        return False
    return span.is_possible or not is_lower_case or names_kind


def _with_end_behind(span: Span, rest: str) -> tuple[Span, str]:
    """The time and the words, with the end from behind the title where it stands there: `9.30 Talk (until 10.15)`."""
    if span.end:
        return span, rest
    for place in places_inside(rest, max(0, len(rest) - NEAR_LETTERS)):
        end, joint = span_at(rest, place), _UNTIL_WORD.search(rest, max(0, place - NEAR_LETTERS), place)
        if end and joint and not end.end and not rest[end.until :].strip(" .)"):
            return Span(span.start, end.start, span.until), rest[: joint.start()]
    return span, rest


def _cells(text: str) -> list[str]:
    """The cells that say something. Only after a wide space does a small letter go on with the cell before."""
    cells: list[str] = []
    for column in _EDGE.split(text):
        begun = len(cells)
        for cell in _WIDE_SPACE.split(column):
            words = cell.strip(" \t|*_")
            if len(cells) > begun and words[:1].islower():
                cells[-1] += f" {words}"
            elif re.search(r"\w", words):
                cells.append(words)
    return cells


def _title_first(cells: Sequence[str]) -> list[str]:
    """The cells in their order, but those that only say how long it takes, or on which day, behind the others."""
    return sorted(cells, key=lambda cell: _DURATION.fullmatch(fold(cell)) is not None or is_only_a_date(cell))


def _time_of_cell(cell: str) -> Span | None:
    """The time of a cell that holds nothing else."""
    span = span_at(cell, 0)
    return span if span and span.is_possible and not cell[span.until :].strip(" .*_") else None


_BULLETS = r"[^\w?£$€¥/@\"“”„«'’‘+]*"
_LEAD = re.compile(
    rf"{_BULLETS}(?:o[ \t]+)?(?:(?:[0-9]{{1,2}}|[A-Za-z])[.)][ \t]+)?"
    r"(?:(?i:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[a-z]{0,5}[., ]+)?"
    r"(?P<word>(?i:from|at|ab|um|am|ao|al|von|gegen|fra|från|frá|od|à partir de|de las|desde las|a las|a partir de|de"
    r"|dès|des|à|dalle|alle|das|às|om|vanaf|van|ore|ca\.|c\.|circa|approx\.)[ ]+)?"
    r"(?i:(?:ore|um|h)[ ]+)?"
)
_HOUR_AND_TITLE = re.compile(
    rf"{_BULLETS}(?P<hour>[0-9]{{1,2}})(?:[ \t]+|[ \t]*\|[ \t]*)(?P<title>[A-ZÀ-ÖØ-Þ].{{1,100}})$"
)
_SEPARATORS = re.compile(r"^[\s:;,.|)\]*_=→>–—•·-]+")
_EDGE = re.compile(r"(?<![ ])[ ]*[|\t][ \t|]*")
_WIDE_SPACE = re.compile(r"[ ]{3,}|(?<![.!?:])[ ]{2}")
_COMMA = re.compile(r" ?[,;] ")
_DURATION = re.compile(
    r"[0-9]{1,3}(?:[.,:][0-9]{1,2})? ?(?:'|min(?:s|\.|ut\w+)?|h|hrs?|hours?|heures?|std\.?|stunden?|horas?|or[ea]|uur)?"
)
_CELL_EDGE = re.compile(rf"{_EDGE.pattern}|{_WIDE_SPACE.pattern}")
_PLACE_INSIDE = re.compile(r"(?<=[\s;,|/•·(])(?=[0-9])|(?<=[a-zß-ÿ][a-zß-ÿ)])(?=[0-9]{1,2}[.:h][0-9]{2})")
_LAST_PLACE = re.compile(r"(?<=[\s;,|/•·(.…:–—-])(?=[0-9nmNM])")
_BEFORE_LAST_TIME = re.compile(
    r"[\s.…:;,|–—(\[-]*(?:\b(?i:at|from|um|ab|von|à|dès|de|alle|dalle|ore|a las|às|das|om|van|am|klo?\.?|godz\.?)[ ]+)?"
    r"[\s.…(\[]*$"
)
_LIKE_A_TIME = re.compile(_BULLETS + r"[0-9]{1,2}[.:h][0-9]{2}(?![0-9%.:/]| ?(?:%|€|per|million|p))")
_UNTIL_WORD = re.compile(
    r"[\s,(]*(?:[-–—]|\b(?i:until|till?|to|ends(?: at)?|bis|jusqu['’]à|à|hasta|fino alle|até|às|tot|hyd|tan))[ ]*$"
)
_FACT_LABEL = re.compile(
    r"\W*(?i:venue|location|place|where|room|ort|raum|lieu|salle|lugar|luogo|sede|local|date|datum|tel|phone)\b[ .]*:?"
)
# "10.30 is when we start": a sentence, not a title.
_VERB = re.compile(
    r"\s*(?:is|was|were|are|will|would|and|or|of|in|sharp|ist|war|wird|est|sera|es|sera|sono|sera|zijn|uur is)\b"
)
# A line that ends like this goes on in the next one.
_UNFINISHED = re.compile(
    r"\b(?:at|from|until|till|to|by|around|about|before|after|between|of|page|section|costs?|um|bis|ab|von|gegen|vers|"
    r"à|às|las|alle|dalle|vanaf|tot|ca\.?|and|und|the)$|(?<![0-9])[£€$]$"
)
# Words after which a number is not the time of the next slot.
_ANNOUNCES = re.compile(
    r"(?:\b(?:page|pages|p|pp|section|chapter|version|room|figure|fig|table|article|art|no|nr|num|vol|v|para|paragraph|"
    r"part|seite|raum|kapitel|abschnitt|salle|sala|aula|zaal|ystafell|tel|phone|at|from|by|until|till|to|around|about|"
    r"before|after|between|for|of|um|ab|bis|von|gegen|vers|las|alle|dalle|om|tot|vanaf|the|a|an|and|or|than|costs?|only|"
    r"der|die|das|und|le|la|les|et|el|los|y|il|de|het|en|y)\.?|[£€$])\s*$"
)
