"""
The slots of a programme, found in its lines.

Most files have the time at the beginning of a line or in a cell of its own. A file in which hardly any line does is
read the other way round, `Registration ..... 9.30`, or by the dates before its times. The title stands beside the time,
below it, or above it throughout.
"""

import datetime
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from live.programme.clock_times import Span
from live.programme.lines import WIDE_GAP_LINES, Line, goes_on_below, is_prompt, wrap_width
from live.programme.programme import Unreadable
from live.programme.slot_lines import (
    SlotLine,
    times_below,
    with_hour_alone,
    with_time_after_date,
    with_time_between_commas,
    with_time_first,
    with_time_in_cell,
    with_time_last,
)

# A slot every two minutes from morning to night. A table of numbers has more rows that look like times.
SLOT_LIMIT = 400


# For each line of the file what it opens, or None.
Found: TypeAlias = Sequence[SlotLine | None]


class FoundSlot(msgspec.Struct, frozen=True):
    """
    A slot as it stands in the file: `words` without the time, `beside` from the other columns of its table.

    `at` is the place of its line, `until` that of the first line after its title. `is_time_alone`: the time has a line
    of its own, and the words are from the next. `date`: the one that stands in the slot's own line.
    """

    at: int
    until: int
    line: int
    span: Span
    words: str
    beside: str = ""
    is_time_alone: bool = False
    date: datetime.date | None = None


def find_slots(lines: Sequence[Line]) -> list[FoundSlot]:
    """Every slot, in the order of the file. Raises `Unreadable` for none, for far too many, for one at 25.70."""
    found = _with_hours_alone(lines, _slot_lines(lines))
    _refuse_impossible_times(lines, found)
    slots = _titled_from_above(lines, found) if _titles_stand_above(lines, found) else _titled(lines, found)
    if not slots:
        raise Unreadable("programme.unreadable.no_slot")
    if len(slots) > SLOT_LIMIT:
        raise Unreadable("programme.unreadable.too_many_slots", lines=len(slots))
    return slots


def _slot_lines(lines: Sequence[Line]) -> Found:
    """What each line opens, read with the times first, or in the way that finds more than twice as many."""
    found: Found = [first or with_time_in_cell(line) for line, first in zip(lines, with_time_first(lines), strict=True)]
    for read_line, least in ((with_time_last, 1), (with_time_between_commas, 2), (with_time_after_date, 2)):
        others = [read_line(line) for line in lines]
        if _count(others) >= max(least, 2 * _count(found) + 1):
            found = others
    return _with_dates_first(lines, found)


def _with_dates_first(lines: Sequence[Line], found: Found) -> Found:
    """With the slots of single lines that have a date before their time, below the first slot of the file."""
    first = next((at for at, slot_line in enumerate(found) if slot_line), len(found))
    return [
        slot_line or (with_time_after_date(line) if at > first else None)
        for at, (line, slot_line) in enumerate(zip(lines, found, strict=True))
    ]


def _count(found: Found) -> int:
    return sum(slot_line is not None for slot_line in found)


def _with_hours_alone(lines: Sequence[Line], found: Found) -> Found:
    """With the slots of lines such as `10 Opening`, where the hour lies between the times above and below it."""
    above: Span | None = None
    slot_lines: list[SlotLine | None] = []
    for line, slot_line, below in zip(lines, found, times_below(found), strict=True):
        slot_lines.append(slot_line or (with_hour_alone(line, above, below) if above else None))
        above = slot_lines[-1].span if slot_lines[-1] else above
    return slot_lines


def _refuse_impossible_times(lines: Sequence[Line], found: Found) -> None:
    """Figures in a slot's place that are no time of day are a slip of the organiser's, not to be guessed at."""
    for line, slot_line in zip(lines, found, strict=True):
        wrong = next((time for time in slot_line.span.times if not time.is_possible), None) if slot_line else None
        if wrong:
            raise Unreadable("programme.unreadable.no_time_of_day", line=line.number, written=wrong.written)


def _titles_stand_above(lines: Sequence[Line], found: Found) -> bool:
    """
    Has every time a line of its own, with its title above it?

    Then nothing stands below the last one, or each title but the first, which the heading may touch, begins a block.
    """
    last = max((at for at, line in enumerate(lines) if line.text), default=0)
    places = [at for at, slot_line in enumerate(found) if slot_line]
    if len(places) < 2 or any(slot_line.words for slot_line in found if slot_line):
        return False
    if not all(at > 0 and lines[at - 1].text and not found[at - 1] for at in places):
        return False
    return places[-1] == last or not any(lines[at - 2].text for at in places[1:])


def _titled_from_above(lines: Sequence[Line], found: Found) -> list[FoundSlot]:
    return [
        FoundSlot(at - 1, at + 1, lines[at].number, slot_line.span, lines[at - 1].text.strip(" \t|*_•"))
        for at, slot_line in enumerate(found)
        if slot_line
    ]


def _titled(lines: Sequence[Line], found: Found) -> list[FoundSlot]:
    """Each slot with the title beside its time; with the one below where the time has a line of its own."""
    titles = _Titles(lines, found)
    return [
        titles.beside(at, slot_line) if slot_line.words else titles.below(at, slot_line)
        for at, slot_line in enumerate(found)
        if slot_line
    ]


class _Titles:
    """The titles of slots, each put together again where it was broken over several lines."""

    def __init__(self, lines: Sequence[Line], found: Found) -> None:
        self._lines = lines
        self._found = found
        self._width = wrap_width(lines)

    def beside(self, at: int, slot_line: SlotLine) -> FoundSlot:
        words, until = self._whole(slot_line.words, at)
        line = self._lines[at].number
        return FoundSlot(at, until, line, slot_line.span, words, slot_line.beside, date=slot_line.date)

    def below(self, at: int, slot_line: SlotLine) -> FoundSlot:
        """The slot with the next line that says something for its words; without any where that is no title."""
        title = self._place_below(at)
        words, until = ("", at + 1) if title is None else self._whole(self._lines[title].text.strip(" \t|*_•"), title)
        return FoundSlot(at, until, self._lines[at].number, slot_line.span, words, is_time_alone=True)

    def _place_below(self, at: int) -> int | None:
        title = next((place for place in range(at + 1, len(self._lines)) if self._lines[place].text), None)
        if title is None or title - at > WIDE_GAP_LINES or self._found[title] is not None:
            return None
        return None if is_prompt(self._lines[title].text) else title

    def _whole(self, words: str, at: int) -> tuple[str, int]:
        """The words of the line at `at` and of those below that go on with it; the place of the first that does not."""
        until = at + 1
        while until < len(self._lines) and not self._found[until] and self._goes_on(until):
            words += f" {self._lines[until].text.strip()}"
            until += 1
        return words, until

    def _goes_on(self, at: int) -> bool:
        return goes_on_below(self._lines[at - 1].text, self._lines[at].text, self._width)
