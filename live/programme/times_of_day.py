"""
Which half of the day written times mean, decided from the whole day.

Of all the ways to read the times it takes the one in which the day runs forward in the smallest steps. So 1.45 after
12.45 is 13:45, and an evening that begins at 7.00 and ends at 9.00pm begins at 19:00.
"""

from collections.abc import Sequence

import msgspec

from live.programme.clock_times import DAY_MINUTES, HALF_DAY_MINUTES, Span

# A slot longer than this was not meant; its end is a slip. All-day exhibitions (10 hours) still pass.
_LONGEST_SLOT_MINUTES = 10 * 60
# What an unlikely reading costs, in minutes of waiting. Found by trying real programmes; the order between them is
# what matters: going back in time is dearer than a long step forward, a slot without its end dearer still.
_COST_OF_GOING_BACK = 300
_COST_OF_NEXT_DAY = 300
_COST_OF_SMALL_HOURS = 600
_COST_OF_LATE_EVENING = 280
_COST_OF_AFTERNOON_THOUGH_24H = 600
_COST_OF_LOST_END = 720


class SlotTimes(msgspec.Struct, frozen=True):
    """
    When a slot starts and ends, in minutes after midnight.

    `is_guessed`: the half of the day was not written, and is another than for the slot before. `end` is None where none
    was written, or none that follows the start.
    """

    start: int
    end: int | None
    is_guessed: bool


def choose_times(spans: Sequence[Span]) -> list[SlotTimes]:
    """
    What each span means, in the order given. Always answers, also where the spans cannot run forward.

    Costs add up along the day; the cheapest way through is found from left to right, one best way for each
    start that the span before may have (there are at most three).
    """
    is_24h = any(time.says_24h for span in spans for time in span.times)
    ways: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for span in spans:
        ways = [
            min((cost + _cost(span, start, path[-1] if path else start, is_24h), (*path, start)) for cost, path in ways)
            for start in span.start.possible_minutes()
        ]
    _, starts = min(ways, default=(0, ()))
    return _with_ends(spans, starts)


def _cost(span: Span, start: int, before: int, is_24h: bool) -> int:
    """How unlikely it is that the span starts at this minute, when the slot before it started at `before`."""
    step = start - before
    cost = step if step >= 0 else _COST_OF_GOING_BACK - step
    cost += _cost_of_hour(span, start)
    is_shifted = HALF_DAY_MINUTES <= start - span.start.minutes_as_written < DAY_MINUTES and span.start.half is None
    cost += _COST_OF_AFTERNOON_THOUGH_24H if is_24h and is_shifted else 0
    end = _stated_end(span, start)
    return cost + (end - start if end is not None else _COST_OF_LOST_END if span.end else 0)


def _cost_of_hour(span: Span, start: int) -> int:
    """Early mornings are unlikely unless somebody said so; late evenings and the night after are so anyway."""
    if start < 7 * 60:
        return 0 if span.start.half or span.start.says_24h else _COST_OF_SMALL_HOURS
    return _COST_OF_NEXT_DAY if start >= DAY_MINUTES else _COST_OF_LATE_EVENING if start >= 22 * 60 else 0


def _with_ends(spans: Sequence[Span], starts: Sequence[int]) -> list[SlotTimes]:
    """The chosen starts with their ends; each that moves to another half of the day than the one before is a guess."""
    chosen, shift_before = [], 0
    for span, start in zip(spans, starts, strict=True):
        shift = start - span.start.minutes_as_written
        is_written = span.start.half is not None or (span.end is not None and span.end.half is not None)
        is_guessed = shift not in (0, shift_before) and not is_written
        chosen.append(SlotTimes(start, _stated_end(span, start), is_guessed))
        shift_before = shift
    return chosen


def _stated_end(span: Span, start: int) -> int | None:
    """The end that is written with this start; None where none is, or none that follows the start soon enough."""
    ends = span.end.possible_minutes() if span.end else ()
    return min((end for end in ends if start <= end <= start + _LONGEST_SLOT_MINUTES), default=None)
