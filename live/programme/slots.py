"""
Which lines of a programme open a slot, and which lines below belong to it.

A line opens a slot when it begins with a time (after a bullet, a number, a table's edge, a word such as `from`), or has
a cell of its table that is nothing but a time. A file in which hardly any line does so is read the other way round:
`Registration ..... 9.30`. A number inside a sentence never opens a slot; what tells a time from an amount, a section or
a page stands in the patterns at the end.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from live.programme.clock_times import Clock, Span, span_at
from live.programme.heading import find_date, is_only_a_date
from live.programme.lines import Line, goes_on, is_prompt, width_of_broken
from live.programme.vocabulary import fold, kind_named_in, names_an_ending

# Ordinary programmes leave one or two lines free between slots; a page pasted whole leaves more around the programme.
WIDE_GAP_LINES = 3
# Past this a glued time is more likely a number in the title than the next slot of the line.
_LONGEST_GLUED_STEP = 8 * 60
_TAIL_LIMIT = 120
# A whole programme with its paragraphs on one line has a few thousand letters. Past this it is not a line but a file.
_GLUED_LIMIT = 20_000
# How far back from a time inside a line the words are looked at that could announce a number.
_NEAR = 60


class Impossible(Exception):
    """A slot begins with figures that are no time of day; the sentence says which and where."""


class Opened(msgspec.Struct, frozen=True):
    """
    A slot as its line opens it: `words` without the time, `beside` from the other columns of its table.

    `at` is the place of its line, `until` of the first line after its title. `stands_alone`: the time has a line of its
    own, and the words are from the next. `date`: the one that stands in the slot's own line.
    """

    at: int
    until: int
    line: int
    span: Span
    words: str
    beside: str = ""
    stands_alone: bool = False
    date: datetime.date | None = None


def unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines, with `9.30 Registration 10.00 Opening` parted into two that have the same number."""
    opens = _heads(lines)
    if not any(opens):
        return [part for line in lines for part in _run_on_parts(line)]
    followers: list[Span | None] = [None]
    for row in reversed(opens):
        followers.append(row.span if row else followers[-1])
    return [
        part
        for line, row, follower in zip(lines, opens, followers[-2::-1], strict=True)
        for part in _parts(line, row, follower)
    ]


def opened_slots(lines: Sequence[Line]) -> list[Opened]:
    """Every slot the lines open, in the order of the file. Raises `Impossible` for one that begins with 25.70."""
    found = [head or _cell(line) for line, head in zip(lines, _heads(lines), strict=True)]
    for another, least in ((_tail, 1), (_between_commas, 2), (_dated, 2)):
        others = [another(line) for line in lines]
        if len(list(filter(None, others))) >= max(least, 2 * len(list(filter(None, found))) + 1):
            found = others
    found = _with_bare_hours(lines, found)
    _refuse_impossible(lines, found)
    if _titles_stand_above(lines, found):
        return _titled_from_above(lines, found)
    width = width_of_broken(lines)
    return [_titled(opens, lines, found, at, width) for at, opens in enumerate(found) if opens is not None]


def begins_like_a_time(line: Line) -> bool:
    """Might somebody have meant this line to open a slot?"""
    return _LIKE_A_TIME.match(line.text) is not None


def after_wide_gap(lines: Sequence[Line]) -> int:
    """The place of the first line after the last wide gap in `lines`; 0 where there is none."""
    return max((end for _, end in _wide_gaps(lines) if end < len(lines)), default=0)


def body_of(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that belong to the slot above them, and those that a wide gap parts from it."""
    cut = min((begin for begin, _ in _wide_gaps(lines)), default=len(lines))
    return list(lines[:cut]), [line for line in lines[cut:] if line.text]


class _Row(msgspec.Struct, frozen=True):
    span: Span
    words: str
    beside: str = ""
    date: datetime.date | None = None


def _heads(lines: Sequence[Line]) -> list[_Row | None]:
    heads: list[_Row | None] = []
    before = ""
    for line in lines:
        heads.append(_head(line, before))
        before = "" if heads[-1] else line.text
    return heads


def _head(line: Line, before: str) -> _Row | None:
    """The slot of a line that begins with a time; `before` is the prose above it, which may go on in this line."""
    lead = _LEAD.match(line.text)
    assert lead is not None, "every part of a lead may be missing"
    span = span_at(line.text, lead.end())
    if span is None:
        return None
    rest = line.text[span.until :]
    if not _opens(span, rest, is_led_in=bool(lead["word"]), before=before):
        return None
    span, rest = _with_end_below(span, rest)
    title, *others = [*_title_first(_cells(_SEPARATORS.sub("", rest, count=1))), ""]
    return _Row(span, title, " · ".join(filter(None, others)))


def _opens(span: Span, rest: str, *, is_led_in: bool, before: str) -> bool:
    """Is this the time of a slot, and not a number or a time that a sentence happens to begin with?"""
    begins_small = re.match(r"\s*[^\W\d_]", rest) is not None and rest.lstrip()[0].islower()
    names_kind = kind_named_in(rest[:_NEAR]) is not None
    is_named = not span.start.written[0].isdigit() and not span.end
    if is_led_in and begins_small and not rest.endswith(".") and kind_named_in(rest.split(maxsplit=1)[0]):
        return True
    if begins_small and (is_led_in or (is_named and not names_kind) or _VERB.match(fold(rest))):
        return False
    if span.is_bare and (begins_small or not names_kind):
        return False
    if _DANGLES.search(before) or is_only_a_date(rest):
        return False
    return span.is_possible or not begins_small or names_kind


def _with_end_below(span: Span, rest: str) -> tuple[Span, str]:
    """The end from behind the title, where it stands there: `9.30 Talk (until 10.15)`."""
    for place in _INNER_PLACE.finditer(rest, max(0, len(rest) - _NEAR)) if not span.end else ():
        end, joint = span_at(rest, place.start()), _UNTIL.search(rest, max(0, place.start() - _NEAR), place.start())
        if end and joint and not end.end and not rest[end.until :].strip(" .)"):
            return Span(span.start, end.start, span.until), rest[: joint.start()]
    return span, rest


def _cells(text: str) -> list[str]:
    """The cells that say something. After a wide space only, one that begins small goes on with the one before it."""
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
    return sorted(cells, key=lambda cell: _LENGTH.fullmatch(fold(cell)) is not None or is_only_a_date(cell))


def _cell(line: Line, edge: re.Pattern[str] | None = None) -> _Row | None:
    """The slot of a table's row that has a cell with nothing but a time."""
    cells = [cell.strip() for cell in (edge or _CELL_EDGE).split(line.text)]
    spans = [_whole(cell) for cell in cells]
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
    return _Row(span, words[0], " · ".join(words[1:]), date) if words else None


def _between_commas(line: Line) -> _Row | None:
    """The slot of a line that has its time after the title: `Talk, 10.15am, Main hall`."""
    is_prose = len(line.text) > _TAIL_LIMIT or line.text.endswith(".")
    return None if is_prose else _cell(line, _COMMA)


def _dated(line: Line) -> _Row | None:
    """The slot of a line that has its date before its time: `3 March 2017, 9.30 Registration`."""
    found = find_date(line.text) if len(line.text) <= _TAIL_LIMIT else None
    if not found or not is_only_a_date(line.text[: found.until]):
        return None
    row = _head(Line(line.number, line.text[found.until :]), "")
    return _Row(row.span, row.words, row.beside, found.date) if row and row.words else None


def _whole(cell: str) -> Span | None:
    span = span_at(cell, 0)
    return span if span and span.is_possible and not cell[span.until :].strip(" .*_") else None


def _tail(line: Line) -> _Row | None:
    """The slot of a line that ends with its time: `Registration ..... 9.30`, `Lunch (12.45 to 1.45)`."""
    if len(line.text) > _TAIL_LIMIT or line.text.endswith(".") or is_prompt(line.text):
        return None
    for place in _TAIL_PLACE.finditer(line.text):
        span = span_at(line.text, place.start())
        if span and not line.text[span.until :].strip(" \t)]|*_"):
            words = _TAIL_JOINT.sub("", line.text[: place.start()]).strip(" \t|*_•-–—")
            is_title = re.search(r"[^\W\d_]{2}", words) and not _INTRODUCES.search(fold(words)) and ". " not in words
            return _Row(span, words) if is_title and not _LABEL.match(words) else None
    return None


def _titled(row: _Row, lines: Sequence[Line], found: Sequence[_Row | None], at: int, width: int) -> Opened:
    """The slot; where its time has a line of its own, with the next line that says something for its words."""
    if row.words:
        words, until = _unwrapped(row.words, lines, found, at, width)
        return Opened(at, until, lines[at].number, row.span, words, row.beside, date=row.date)
    title = next((index for index in range(at + 1, len(lines)) if lines[index].text), None)
    is_near = title is not None and title - at <= WIDE_GAP_LINES and found[title] is None
    if title is None or not is_near or is_prompt(lines[title].text):
        return Opened(at, at + 1, lines[at].number, row.span, "", stands_alone=True)
    words, until = _unwrapped(lines[title].text.strip(" \t|*_•"), lines, found, title, width)
    return Opened(at, until, lines[at].number, row.span, words, stands_alone=True)


def _unwrapped(words: str, lines: Sequence[Line], found: Sequence[_Row | None], at: int, width: int) -> tuple[str, int]:
    """The words of the line at `at` and of those below that go on with it; the place of the first that does not."""
    until = at + 1
    while until < len(lines) and not found[until] and goes_on(lines[until - 1].text, lines[until].text, width):
        words += f" {lines[until].text.strip()}"
        until += 1
    return words, until


def _with_bare_hours(lines: Sequence[Line], found: Sequence[_Row | None]) -> list[_Row | None]:
    """With the slots of lines such as `10 Opening`, where the hour lies between the times above and below it."""
    followers = [row.span if row else None for row in found]
    for at in range(len(found) - 2, -1, -1):
        followers[at] = followers[at] or followers[at + 1]
    last: Span | None = None
    rows: list[_Row | None] = []
    for line, row, follower in zip(lines, found, followers, strict=True):
        rows.append(row or (_bare_head(line, last, follower) if last else None))
        last = rows[-1].span if rows[-1] else last
    return rows


def _bare_head(line: Line, last: Span, follower: Span | None) -> _Row | None:
    hour = _BARE_HEAD.match(line.text)
    if not hour or not (kind_named_in(hour["title"][:_NEAR]) or names_an_ending(hour["title"])):
        return None
    span = Span(Clock(int(hour["hour"]), 0, None, hour.end("hour"), hour["hour"]), None, hour.end("hour"))
    return _Row(span, hour["title"]) if span.is_possible and _fits(last, span, follower) else None


def _titles_stand_above(lines: Sequence[Line], found: Sequence[_Row | None]) -> bool:
    """
    Has every time a line of its own, with its title above it?

    Then nothing stands below the last one, or each title but the first, which the heading may touch, begins a block.
    """
    last = max((at for at, line in enumerate(lines) if line.text), default=0)
    places = [at for at, row in enumerate(found) if row]
    if len(places) < 2 or any(row.words for row in found if row):
        return False
    if not all(at > 0 and lines[at - 1].text and not found[at - 1] for at in places):
        return False
    return places[-1] == last or not any(lines[at - 2].text for at in places[1:])


def _titled_from_above(lines: Sequence[Line], found: Sequence[_Row | None]) -> list[Opened]:
    return [
        Opened(at - 1, at + 1, lines[at].number, row.span, lines[at - 1].text.strip(" \t|*_•"))
        for at, row in enumerate(found)
        if row
    ]


def _refuse_impossible(lines: Sequence[Line], found: Sequence[_Row | None]) -> None:
    for line, row in zip(lines, found, strict=True):
        wrong = next((clock for clock in row.span.clocks if not clock.is_possible), None) if row else None
        if wrong:
            raise Impossible(f"Line {line.number} begins a slot at {wrong.written}, which is no time of day.")


def _parts(line: Line, row: _Row | None, follower: Span | None, begin: int = 0) -> list[Line]:
    """The slots glued on one line, as lines of their own, and first what stands before `begin`, if anything does."""
    if row is None:
        return [line]
    cuts, last = [0, begin] if begin else [0], row.span
    for place in _INNER_PLACE.finditer(line.text, row.span.until, _GLUED_LIMIT):
        inner = _glued_at(line.text, place.start())
        if inner and _fits(last, inner, follower):
            cuts.append(place.start())
            last = inner
    return [
        Line(line.number, line.text[cut:end].rstrip(" \t;,|/•·-–—("))
        for cut, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
    ]


def _glued_at(text: str, at: int) -> Span | None:
    """The time at `at`, where a new title begins after it and nothing before it announces a number."""
    span = span_at(text, at)
    if span is None or not span.is_possible or span.is_bare:
        return None
    before = text[max(0, at - _NEAR) : at]
    has_words = re.search(r"[^\W\d_]{2}", before) is not None
    goes_on = _TITLE_BEGINS.match(text, span.until) or kind_named_in(text[span.until :][:20])
    return span if goes_on and has_words and not _INTRODUCES.search(fold(before).rstrip(" (-–")) else None


def _fits(last: Span, inner: Span, follower: Span | None) -> bool:
    """Does the time lie between its neighbours, on a twelve-hour face?"""
    room = last.steps_to(follower) if follower else 0
    return 0 < last.steps_to(inner) <= (room or _LONGEST_GLUED_STEP)


def _run_on_parts(line: Line) -> list[Line]:
    """A whole programme on one line, after its title: three times or more, each with a title after it."""
    for place in _INNER_PLACE.finditer(line.text, 0, _GLUED_LIMIT):
        first = _glued_at(line.text, place.start())
        if first:
            title, *parts = _parts(line, _Row(first, ""), None, begin=place.start())
            return [title, *parts] if len(parts) >= 3 else [line]
    return [line]


def _wide_gaps(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    begin = 0
    for index, line in enumerate([*lines, Line(0, "end")]):
        if line.text:
            if index - begin >= WIDE_GAP_LINES:
                yield begin, index
            begin = index + 1


_BULLETS = r"[^\w?£$€¥/@\"“”„«'’‘+]*"
_LEAD = re.compile(
    rf"{_BULLETS}(?:o[ \t]+)?(?:(?:[0-9]{{1,2}}|[A-Za-z])[.)][ \t]+)?"
    r"(?:(?i:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[a-z]{0,5}[., ]+)?"
    r"(?P<word>(?i:from|at|ab|um|am|ao|al|von|gegen|à partir de|de las|desde las|a las|a partir de|de|dès|des|à|dalle"
    r"|alle|das|às|om|vanaf|van|ore|ca\.|c\.|circa|approx\.)[ ]+)?"
    r"(?i:(?:ore|um|h)[ ]+)?"
)
_BARE_HEAD = re.compile(rf"{_BULLETS}(?P<hour>[0-9]{{1,2}})(?:[ \t]+|[ \t]*\|[ \t]*)(?P<title>[A-ZÀ-ÖØ-Þ].{{1,100}})$")
_SEPARATORS = re.compile(r"^[\s:;,.|)\]*_=→>–—•·-]+")
_EDGE = re.compile(r"(?<![ ])[ ]*[|\t][ \t|]*")
_WIDE_SPACE = re.compile(r"[ ]{3,}|(?<![.!?:])[ ]{2}")
_COMMA = re.compile(r" ?[,;] ")
_LENGTH = re.compile(
    r"[0-9]{1,3}(?:[.,:][0-9]{1,2})? ?(?:'|min(?:s|\.|ut\w+)?|h|hrs?|hours?|heures?|std\.?|stunden?|horas?|or[ea]|uur)?"
)
_CELL_EDGE = re.compile(rf"{_EDGE.pattern}|{_WIDE_SPACE.pattern}")
_INNER_PLACE = re.compile(r"(?<=[\s;,|/•·(])(?=[0-9])|(?<=[a-zß-ÿ][a-zß-ÿ)])(?=[0-9]{1,2}[.:h][0-9]{2})")
_TAIL_PLACE = re.compile(r"(?<=[\s;,|/•·(.…:–—-])(?=[0-9nmNM])")
_TAIL_JOINT = re.compile(
    r"[\s.…:;,|–—(\[-]*(?:\b(?i:at|from|um|ab|von|à|dès|de|alle|dalle|ore|a las|às|das|om|van|am)[ ]+)?[\s.…(\[]*$"
)
_LIKE_A_TIME = re.compile(_BULLETS + r"[0-9]{1,2}[.:h][0-9]{2}(?![0-9%.:/]| ?(?:%|€|per|million|p))")
_UNTIL = re.compile(
    r"[\s,(]*(?:[-–—]|\b(?i:until|till?|to|ends(?: at)?|bis|jusqu['’]à|à|hasta|fino alle|até|às|tot|hyd|tan))[ ]*$"
)
_TITLE_BEGINS = re.compile(r"[\s:|)–—-]*[\"'“‘„«(¿¡*_]*[A-ZÀ-ÖØ-ÞŁŚŠŽŻČŴŶ]")
_LABEL = re.compile(
    r"\W*(?i:venue|location|place|where|room|ort|raum|lieu|salle|lugar|luogo|sede|local|date|datum|tel|phone)\b[ .]*:?"
)
# "10.30 is when we start": a sentence, not a title.
_VERB = re.compile(
    r"\s*(?:is|was|were|are|will|would|and|or|of|in|sharp|ist|war|wird|est|sera|es|sera|sono|sera|zijn|uur is)\b"
)
# A line that ends like this goes on in the next one.
_DANGLES = re.compile(
    r"\b(?:at|from|until|till|to|by|around|about|before|after|between|of|page|section|costs?|um|bis|ab|von|gegen|vers|"
    r"à|às|las|alle|dalle|vanaf|tot|ca\.?|and|und|the)$|(?<![0-9])[£€$]$"
)
# Words after which a number is not the time of the next slot.
_INTRODUCES = re.compile(
    r"(?:\b(?:page|pages|p|pp|section|chapter|version|room|figure|fig|table|article|art|no|nr|num|vol|v|para|paragraph|"
    r"part|seite|raum|kapitel|abschnitt|salle|sala|aula|zaal|ystafell|tel|phone|at|from|by|until|till|to|around|about|"
    r"before|after|between|for|of|um|ab|bis|von|gegen|vers|las|alle|dalle|om|tot|vanaf|the|a|an|and|or|than|costs?|only|"
    r"der|die|das|und|le|la|les|et|el|los|y|il|de|het|en|y)\.?|[£€$])\s*$"
)
