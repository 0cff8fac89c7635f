"""
Reads a programme as organisers publish it: plain text in, slots with times, kinds and titles out.

The reading goes in the order in which `read` tells it. Two rules hold throughout. Nothing is guessed in silence: a
guess is kept with its line number. And no text breaks the reader: it gives a programme or raises `Unreadable`.

    files → lines → time_spellings → glued_lines
                                     the text of a file; its lines, then its times made plain; a line a slot
    slot_lines → slots               what one line opens; every slot of the file, with its title
    timing · times_of_day            when each slot is; which half of the day its times mean
    sections → heading · closing     which text belongs where; title, date, venue, zone; the note at its end
    marks · titles → wording         what brackets say; what fits a wall; kind, prompt and description of a slot
    slot_kinds · kind_words          which kind a slot is; the words that name one
    speakers · given_names           whether somebody speaks in it
    loose_times · summer_time        times that open no slot; times that the clocks skip
    programme · guesses · sentences  what comes out; what was guessed; how people are told
    description · plan               a programme shown; a programme as the first fact of a day

Below them all: `clock_times`, `dates` and `quotes` as people write them, and `vocabulary`, months and weekdays in the
languages that are read.
"""

from pathlib import Path

from live.day.kinds import LISTENING_KINDS, Kind
from live.programme.description import as_json, describe
from live.programme.files import TEXT_LIMIT, text_of
from live.programme.glued_lines import part_glued_lines
from live.programme.guesses import Guess, Guesses
from live.programme.heading import read_heading
from live.programme.kind_words import names_a_meal
from live.programme.lines import Line, plain_lines
from live.programme.programme import Programme, Slot, Unreadable
from live.programme.sections import bodies, heading_lines
from live.programme.slot_kinds import with_kinds_of_day
from live.programme.slots import FoundSlot, find_slots
from live.programme.summer_time import add_times_of_changing_clocks
from live.programme.time_spellings import with_plain_times
from live.programme.times_of_day import SlotTimes
from live.programme.timing import in_order, timed_slots, with_ends
from live.programme.wording import is_only_the_end, read_wording

__all__ = ["Guess", "Programme", "Slot", "Unreadable", "as_json", "describe", "load", "read", "text_of"]


def read(text: str) -> Programme:
    """The programme in `text`. Raises `Unreadable` when no line opens a slot, or one does with a time like 25.70."""
    if len(text) > TEXT_LIMIT:
        raise Unreadable("programme.unreadable.text_too_large")
    guesses = Guesses()
    lines = part_glued_lines(with_plain_times(plain_lines(text)))
    timed = timed_slots(find_slots(lines), guesses)
    found = [slot for slot, _ in timed]
    heading = read_heading(heading_lines(lines[: found[0].at], guesses), guesses, found[0].date)
    last = max(times.start for _, times in timed)
    slots = [
        _slot(slot, times, body, guesses, is_last=times.start == last)
        for (slot, times), body in zip(timed, bodies(lines, found, heading.date, guesses), strict=True)
    ]
    ended = with_kinds_of_day(with_ends(in_order(slots, guesses), guesses), heading.title, guesses)
    add_times_of_changing_clocks(ended, heading.date, heading.zone, guesses)
    return Programme(
        heading.title,
        heading.date,
        heading.zone,
        heading.venue,
        heading.hashtag,
        tuple(ended),
        guesses.in_order(),
        24 if any(time.says_24h for slot in found for time in slot.span.times) else 12,
        heading.ears,
        heading.terms,
        heading.keep,
        heading.reflections,
    )


def load(path: Path) -> Programme:
    """The programme in a file. Raises `Unreadable`, which then names the file."""
    try:
        return read(text_of(path))
    except Unreadable as unreadable:
        unreadable.file = path.name or str(path)
        raise


def _slot(found: FoundSlot, times: SlotTimes, body: list[Line], guesses: Guesses, *, is_last: bool) -> Slot:
    wording = read_wording(found, body, guesses)
    marks = wording.marks
    is_end = is_last and is_only_the_end(wording)
    if is_end:
        guesses.add(found.line, "programme.guess.end", title=wording.title)
    is_meal = wording.kind is Kind.BREAK and names_a_meal(found.words)
    return Slot(
        start=times.start,
        end=times.end,
        title=wording.title,
        kind=wording.kind,
        listening=marks.listening if marks.listening is not None else is_end or wording.kind in LISTENING_KINDS,
        fixed=marks.fixed if marks.fixed is not None else is_meal or wording.kind is Kind.POEM,
        prompt=wording.prompt,
        description=wording.description,
        line=found.line,
    )
