"""
When each slot is, from the times that its line shows to its place in the day.

`times_of_day` decides what the times mean. Here a line that gives the hours of the whole day is taken out, slots come
into order, and each gets its end.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from live.programme.clock_times import time_of_day
from live.programme.guesses import Guesses
from live.programme.kind_words import kind_named_in
from live.programme.programme import Slot
from live.programme.slots import FoundSlot
from live.programme.times_of_day import SlotTimes, choose_times


def timed_slots(slots: Sequence[FoundSlot], guesses: Guesses) -> list[tuple[FoundSlot, SlotTimes]]:
    """Each slot with its times, without a first line that only says when the day is."""
    times = choose_times([slot.span for slot in slots])
    if _is_whole_day(slots[0], times[0], times[1:]):
        _add_whole_day(slots[0], times[0], guesses)
        slots, times = slots[1:], times[1:]
    timed = list(zip(slots, times, strict=True))
    for slot, at in timed:
        _add_doubtful_times(slot, at, guesses)
    return timed


def in_order(slots: Sequence[Slot], guesses: Guesses) -> list[Slot]:
    """The slots by their start; those that begin together stay as they stood."""
    for above, slot in pairwise(slots):
        if slot.start < above.start:
            start, start_above = time_of_day(slot.start), time_of_day(above.start)
            guesses.add(slot.line, "programme.guess.out_of_order", start=start, start_above=start_above)
    return sorted(slots, key=lambda slot: slot.start)


def with_ends(slots: Sequence[Slot], guesses: Guesses) -> list[Slot]:
    """Every slot with its end: its own, else the next later start, else none. Notes where slots overlap."""
    ended = []
    for place, slot in enumerate(slots):
        following = slots[place + 1 :]
        next_start = next((other.start for other in following if other.start > slot.start), None)
        if following and following[0].start == slot.start:
            guesses.add(following[0].line, "programme.guess.same_start", start=time_of_day(slot.start))
        elif slot.end is not None and next_start is not None and slot.end > next_start:
            end, start = time_of_day(slot.end), time_of_day(next_start)
            guesses.add(slot.line, "programme.guess.overlap", end=end, next_start=start)
        ended.append(msgspec.structs.replace(slot, end=slot.end if slot.end is not None else next_start))
    return ended


def _is_whole_day(first: FoundSlot, whole: SlotTimes, others: Sequence[SlotTimes]) -> bool:
    """Is the first slot only the hours of the day, `10.00–16.00 in the hall` above slots that all lie in it?"""
    if len(others) < 2:
        return False
    is_bare = first.is_time_alone or first.date is not None
    if whole.end is None:
        return (first.date is not None or not first.words) and whole.start == others[0].start
    holds_all = all(whole.start <= at.start <= whole.end for at in others) and others[0].start < whole.end
    return holds_all and (is_bare or whole.start == others[0].start or kind_named_in(first.words) is None)


def _add_whole_day(slot: FoundSlot, whole: SlotTimes, guesses: Guesses) -> None:
    start = time_of_day(whole.start)
    if whole.end is None:
        guesses.add(slot.line, "programme.guess.whole_day_open", start=start)
    else:
        guesses.add(slot.line, "programme.guess.whole_day", start=start, end=time_of_day(whole.end))


def _add_doubtful_times(slot: FoundSlot, at: SlotTimes, guesses: Guesses) -> None:
    start, end = slot.span.start, slot.span.end
    if slot.span.is_only_numbers and not end:
        guesses.add(slot.line, "programme.guess.hour_alone", written=start.written)
    if at.is_guessed:
        guesses.add(slot.line, "programme.guess.half_of_day", written=start.written, start=time_of_day(at.start))
    if end and at.end is None:
        guesses.add(slot.line, "programme.guess.end_left_out", written=end.written)
