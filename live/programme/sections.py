"""
Which text belongs to the heading, which to each slot, and which to neither.

A programme is often pasted with the page around it. Ordinary programmes leave one or two lines free between slots; a
wider gap parts the programme from other text.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain

from live.programme.closing import closing_note_at, has_text_after_gap
from live.programme.dates import find_date, is_only_a_date
from live.programme.guesses import Guesses
from live.programme.heading import has_title
from live.programme.lines import WIDE_GAP_LINES, Line
from live.programme.loose_times import add_loose_times
from live.programme.slots import FoundSlot


def heading_lines(above: Sequence[Line], guesses: Guesses) -> list[Line]:
    """The lines above the first slot; after a wide gap only those below it, where they hold a title."""
    after_gap = max((until for _, until in _wide_gaps(above) if until < len(above)), default=0)
    nearest = [line for line in above[after_gap:] if line.text]
    everything = [line for line in above if line.text]
    if len(nearest) == len(everything) or not has_title(nearest):
        return everything
    _add_left_out(everything[: -len(nearest)], guesses)
    return nearest


def bodies(
    lines: Sequence[Line], slots: Sequence[FoundSlot], date: datetime.date | None, guesses: Guesses
) -> list[list[Line]]:
    """For each slot the lines below it, up to the next slot or to a gap that parts the programme from other text."""
    untils = [*(slot.at for slot in slots[1:]), len(lines)]
    parted = []
    for slot, until in zip(slots, untils, strict=True):
        body, left_out = _parted_at_gap(lines[slot.until : until])
        _add_left_out(left_out, guesses)
        parted.append(body)
    parted[-1] = _without_closing_note(parted[-1], parted[:-1], guesses)
    for body in parted:
        add_loose_times(body, guesses)
    _add_other_days(parted[:-1], date, guesses)
    return parted


def _without_closing_note(last: list[Line], others: Sequence[Sequence[Line]], guesses: Guesses) -> list[Line]:
    at = closing_note_at(last, has_gaps=any(map(has_text_after_gap, others)))
    note = [line for line in last[at:] if line.text]
    if note:
        guesses.add(note[0].number, "programme.guess.closing_note", last_line=note[-1].number)
    return last[:at]


def _add_left_out(lines: Sequence[Line], guesses: Guesses) -> None:
    if lines:
        guesses.add(lines[0].number, "programme.guess.left_out", last_line=lines[-1].number)


def _parted_at_gap(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines above the first wide gap, and what says something below it."""
    gap = min((begin for begin, _ in _wide_gaps(lines)), default=len(lines))
    return list(lines[:gap]), [line for line in lines[gap:] if line.text]


def _wide_gaps(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each wide gap begins, and the first place after it."""
    begin = 0
    for index, line in enumerate([*lines, Line(0, "end")]):
        if line.text:
            if index - begin >= WIDE_GAP_LINES:
                yield begin, index
            begin = index + 1


def _add_other_days(bodies_between: Sequence[Sequence[Line]], date: datetime.date | None, guesses: Guesses) -> None:
    """Notes every line between two slots that is the date of another day."""
    for line in chain.from_iterable(bodies_between):
        found = find_date(line.text) if is_only_a_date(line.text) else None
        if found and found.date != date:
            guesses.add(line.number, "programme.guess.another_day")
