"""
Lines that hold several slots, `9.30 Registration 10.00 Opening`, parted into one line for each.

A time inside a line begins a new slot where a title follows it, and where it lies between the times around it; all
others are numbers in a title.
"""

import re
from collections.abc import Sequence

from live.programme.clock_times import Span, lies_between, span_at
from live.programme.kind_words import kind_named_in
from live.programme.lines import Line
from live.programme.quotes import is_quoted
from live.programme.slot_lines import (
    NEAR_LETTERS,
    SlotLine,
    announces_a_number,
    places_inside,
    times_below,
    with_time_first,
)
from live.programme.vocabulary import fold

# A whole programme with its paragraphs on one line has a few thousand letters. Past this it is not a line but a file.
_LINE_LIMIT_LETTERS = 20_000
# Fewer times on one line are a sentence about a day, not its programme.
_LEAST_SLOTS_OF_ONE_LINE = 3


def part_glued_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one held several slots with a line for each of them, all of the same number."""
    found = with_time_first(lines)
    if not any(found):
        return [part for line in lines for part in _parts_of_whole_programme(line)]
    return [
        part
        for line, slot_line, below in zip(lines, found, times_below(found), strict=True)
        for part in _parts(line, slot_line, below)
    ]


def _parts(line: Line, slot_line: SlotLine | None, below: Span | None, begin: int = 0) -> list[Line]:
    """The slots glued on one line, as lines of their own, and first what stands before `begin`, if anything does."""
    if slot_line is None:
        return [line]
    cuts, last = [0, begin] if begin else [0], slot_line.span
    for place in places_inside(line.text, slot_line.span.until, _LINE_LIMIT_LETTERS):
        inner = _slot_time_at(line.text, place)
        if inner and lies_between(inner, last, below):
            cuts.append(place)
            last = inner
    return [
        Line(line.number, line.text[cut:end].rstrip(" \t;,|/•·-–—("))
        for cut, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
    ]


def _parts_of_whole_programme(line: Line) -> list[Line]:
    """A whole programme on one line, after its title; the line itself where it holds too few slots."""
    for place in places_inside(line.text, 0, _LINE_LIMIT_LETTERS):
        first = _slot_time_at(line.text, place)
        if first:
            title, *parts = _parts(line, SlotLine(first, ""), None, begin=place)
            return [title, *parts] if len(parts) >= _LEAST_SLOTS_OF_ONE_LINE else [line]
    return [line]


def _slot_time_at(text: str, at: int) -> Span | None:
    """The time at `at`, where a new title begins after it and nothing before it announces a number."""
    span = span_at(text, at)
    if span is None or not span.is_possible or span.is_only_numbers:
        return None
    before = text[max(0, at - NEAR_LETTERS) : at]
    has_words = re.search(r"[^\W\d_]{2}", before) is not None
    title_follows = _TITLE_BEGINS.match(text, span.until) or kind_named_in(text[span.until :][:20])
    is_number = announces_a_number(fold(before).rstrip(" (-–")) or is_quoted(text, at)
    return span if title_follows and has_words and not is_number else None


_TITLE_BEGINS = re.compile(r"[\s:|)–—-]*[\"'“‘„«(¿¡*_]*[A-ZÀ-ÖØ-ÞŁŚŠŽŻČŴŶ]")
