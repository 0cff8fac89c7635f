"""
Reads a programme as organisers publish it: plain text in, slots with times, kinds and titles out.

The reading goes in this order, and `read` tells it: lines; which lines open a slot; what their times mean over the
whole day; the heading above them; one slot for each. Two rules hold throughout. Nothing is guessed in silence: a guess
is kept with its line number. And no text breaks the reader: it gives a programme or raises `Unreadable` with a
sentence for the organiser. Lines are made in `lines`; which of them open slots is told in `slots`, their times in
`clock_times`, their titles and kinds in `wording`, the heading in `heading`, eight languages in `vocabulary`. `plan`
makes the day's first fact of it.
"""

import codecs
import datetime
from itertools import pairwise
from pathlib import Path

import msgspec

from live.day.kinds import OPEN_KINDS, Kind
from live.programme.clock_times import DAY, Settled, settle
from live.programme.heading import HeadingLine, Say, find_date, has_title, is_only_a_date, read_heading
from live.programme.lines import Line, plain_lines
from live.programme.slots import Impossible, Opened, after_wide_gap, begins_like_a_time, body_of, opened_slots, unglued
from live.programme.vocabulary import names_a_meal
from live.programme.wording import worded

# A programme is a page or two, a whole web page around it ten. Past this the wrong file was picked, and reading it
# would take seconds.
TEXT_LIMIT = 200_000
FILE_LIMIT_BYTES = 4 * TEXT_LIMIT
# A slot every two minutes from morning to night. A table of numbers has more rows that look like times.
SLOT_LIMIT = 400
_NOT_TEXT = "This is not plain text. Open it, copy the programme, and save that as a .txt file."
_LISTENING = frozenset({Kind.OPENING, Kind.TALK, Kind.KEYNOTE, Kind.POEM})


class Unreadable(Exception):
    """Why this is not a programme, as one sentence for the person who chose the file."""


class Guess(msgspec.Struct, frozen=True):
    """Something the reader had to guess: the line it stands on, counted from 1, and what was made of it."""

    line: int
    say: str


class Slot(msgspec.Struct, frozen=True):
    """
    One item of the day.

    `start` and `end` are minutes after the midnight that begins the day; past midnight they go beyond 1440. `end` is
    the stated end, else the start of the next slot, else None: open. `listening` means that the room asks nothing of
    anyone; `fixed`, that the slot keeps its time when the day runs late.
    """

    start: int
    end: int | None
    title: str
    kind: Kind
    listening: bool
    fixed: bool
    prompt: str | None
    description: str
    line: int

    @property
    def takes_words(self) -> bool:
        """Whether phones may give words while it runs."""
        return self.kind in OPEN_KINDS and not self.listening


class Programme(msgspec.Struct, frozen=True):
    """A day as published: its slots in order of time, and what was guessed, in order of lines."""

    title: str
    date: datetime.date | None
    zone: str
    venue: str
    hashtag: str
    slots: tuple[Slot, ...]
    guesses: tuple[Guess, ...]


def read(text: str) -> Programme:
    """The programme in `text`. Raises `Unreadable` when no line opens a slot, or one does with a time like 25.70."""
    guesses: list[Guess] = []

    def say(line: int, sentence: str) -> None:
        guesses.append(Guess(line, sentence))

    if len(text) > TEXT_LIMIT:
        raise Unreadable("This text is too large for a programme: a programme has a page or two.")
    lines = unglued(plain_lines(text))
    opened = _opened(lines)
    settled = settle([each.span for each in opened])
    opened, settled = _without_the_whole_day(opened, settled, say)
    heading = read_heading(_heading_lines(lines[: opened[0].at]), say, opened[0].date)
    slots = [
        _slot(each, at, body, say)
        for each, at, body in zip(opened, settled, _bodies(lines, opened, heading.date, say), strict=True)
    ]
    for each, at in zip(opened, settled, strict=True):
        _say_times(each, at, say)
    return Programme(
        heading.title,
        heading.date,
        heading.zone,
        heading.venue,
        heading.hashtag,
        tuple(_with_ends(_in_order(slots, say), say)),
        tuple(sorted(set(guesses), key=lambda guess: (guess.line, guess.say))),
    )


def load(path: Path) -> Programme:
    """The programme in a file: UTF-8, UTF-16 with its mark, or the Windows letters. Raises `Unreadable`, naming it."""
    try:
        return read(_decoded(_bytes_of(path)))
    except Unreadable as unreadable:
        raise Unreadable(f"{path.name or path}: {unreadable}") from None


def as_json(programme: Programme) -> bytes:
    """The programme for other programs, as `check --json` prints it: a slot at a quarter past midnight is "00:15"."""
    slots = [
        _ShownSlot(clock(slot.start), _end(slot), slot.title, slot.kind, slot.listening, slot.prompt, slot.line)
        for slot in programme.slots
    ]
    return msgspec.json.encode(_Shown(programme.title, programme.date, programme.zone, slots))


def describe(programme: Programme) -> str:
    """The programme for a person's eyes: the heading, a table of the slots, then every guess with its line."""
    lines = [programme.title, *_facts(programme), "", *_table(programme.slots)]
    if programme.guesses:
        lines += ["", "Guessed (say it in the file to be sure):"]
        width = len(str(programme.guesses[-1].line))
        lines += [f"  line {guess.line:>{width}}  {guess.say}" for guess in programme.guesses]
    return "\n".join(lines)


def clock(minutes: int) -> str:
    """Minutes after midnight as HH:MM: 1455 is 00:15."""
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def _opened(lines: list[Line]) -> list[Opened]:
    try:
        opened = opened_slots(lines)
    except Impossible as impossible:
        raise Unreadable(str(impossible)) from None
    if not opened:
        raise Unreadable("No slot was found: a slot is a line with a time and a title, such as “9.30 Registration”.")
    if len(opened) > SLOT_LIMIT:
        raise Unreadable(f"This does not look like a programme: {len(opened)} lines begin with something like a time.")
    return opened


def _without_the_whole_day(
    opened: list[Opened], settled: list[Settled], say: Say
) -> tuple[list[Opened], list[Settled]]:
    """Without a first line that only says when the day is: `10.00–16.00` above slots that all lie in it."""
    whole, rest = settled[0], settled[1:]
    if len(rest) > 1 and (opened[0].stands_alone or opened[0].date) and _covers(whole, rest, opened[0]):
        until = "" if whole.end is None else f"–{clock(whole.end)}"
        say(opened[0].line, f"{clock(whole.start)}{until} is taken as the length of the whole day.")
        return opened[1:], rest
    return opened, settled


def _covers(whole: Settled, rest: list[Settled], opened: Opened) -> bool:
    if whole.end is None:
        return opened.date is not None and whole.start == rest[0].start
    return all(whole.start <= at.start <= whole.end for at in rest) and rest[0].start < whole.end


def _heading_lines(above: list[Line]) -> list[HeadingLine]:
    """The lines above the first slot; after a wide gap only those below it, where they hold a title."""
    everything = [HeadingLine(line.number, line.text) for line in above if line.text]
    nearest = [HeadingLine(line.number, line.text) for line in above[after_wide_gap(above) :] if line.text]
    return nearest if has_title(nearest) else everything


def _bodies(lines: list[Line], opened: list[Opened], date: datetime.date | None, say: Say) -> list[list[Line]]:
    """For each slot the lines below it, up to the next slot or to a gap that parts the programme from other text."""
    untils = [*(each.at for each in opened[1:]), len(lines)]
    bodies = []
    for each, until in zip(opened, untils, strict=True):
        body, left_out = body_of(lines[each.until : until])
        if left_out:
            say(left_out[0].number, f"The text from here to line {left_out[-1].number} stands apart and was left out.")
        for line in filter(begins_like_a_time, body):
            say(line.number, "This line begins like a time, but reads like a sentence; it describes the slot above it.")
        for line in body:
            if each is not opened[-1] and _names_another_day(line, date):
                say(line.number, "A file holds one day: the slots below this date are taken for slots of the same day.")
        bodies.append(body)
    return bodies


def _names_another_day(line: Line, date: datetime.date | None) -> bool:
    found = find_date(line.text) if is_only_a_date(line.text) else None
    return found is not None and found.date != date


def _slot(opened: Opened, at: Settled, body: list[Line], say: Say) -> Slot:
    wording = worded(opened, body, say)
    marks = wording.marks
    is_meal = wording.kind is Kind.BREAK and names_a_meal(opened.words)
    return Slot(
        start=at.start,
        end=at.end,
        title=wording.title,
        kind=wording.kind,
        listening=marks.listening if marks.listening is not None else wording.kind in _LISTENING,
        fixed=marks.fixed if marks.fixed is not None else is_meal or wording.kind is Kind.POEM,
        prompt=wording.prompt,
        description=wording.description,
        line=opened.line,
    )


def _say_times(opened: Opened, at: Settled, say: Say) -> None:
    if opened.span.is_bare and not opened.span.end:
        say(opened.line, f"“{opened.span.start.written}” alone is taken as an hour.")
    if at.turned:
        say(opened.line, f"{opened.span.start.written} is read as {clock(at.start)}, to follow the slots around it.")
    if opened.span.end and at.end is None:
        say(opened.line, f"The end {opened.span.end.written} does not follow the start and was left out.")


def _in_order(slots: list[Slot], say: Say) -> list[Slot]:
    for before, slot in pairwise(slots):
        if slot.start < before.start:
            say(slot.line, f"{clock(slot.start)} stands below {clock(before.start)}; the slots were put in order.")
    return sorted(slots, key=lambda slot: slot.start)


def _with_ends(slots: list[Slot], say: Say) -> list[Slot]:
    """Every slot with its end: its own, else the next later start. Says where a slot runs into the next."""
    ended = []
    for index, slot in enumerate(slots):
        later = next((other.start for other in slots[index + 1 :] if other.start > slot.start), None)
        follower = slots[index + 1] if index + 1 < len(slots) else None
        if follower and follower.start == slot.start:
            say(follower.line, f"Two slots start at {clock(slot.start)}.")
        elif slot.end is not None and later is not None and slot.end > later:
            say(slot.line, f"It ends at {clock(slot.end)}, after the next slot starts at {clock(later)}.")
        ended.append(msgspec.structs.replace(slot, end=slot.end if slot.end is not None else later))
    return ended


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("This is a folder. Choose a programme file in it.")
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("There is no such file.") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"This file cannot be opened: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > FILE_LIMIT_BYTES:
        raise Unreadable("This file is too large for a programme: a programme has a page or two.")
    return data


def _decoded(data: bytes) -> str:
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if data.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")) or (b"\x00" in data and not is_utf16):
        raise Unreadable(_NOT_TEXT)
    try:
        return (
            data.decode("utf-16")
            if is_utf16
            else "\n".join(map(_line_decoded, data.removeprefix(codecs.BOM_UTF8).split(b"\n")))
        )
    except UnicodeDecodeError:
        raise Unreadable(_NOT_TEXT) from None


def _line_decoded(line: bytes) -> str:
    """UTF-8, or else the Windows letters: line by line, since a file pasted from two places can hold both."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")


class _ShownSlot(msgspec.Struct):
    start: str
    end: str | None
    title: str
    kind: Kind
    listening: bool
    prompt: str | None
    line: int


class _Shown(msgspec.Struct):
    title: str
    date: datetime.date | None
    zone: str
    slots: list[_ShownSlot]


def _end(slot: Slot) -> str | None:
    return None if slot.end is None else clock(slot.end)


def _facts(programme: Programme) -> list[str]:
    date = f"{programme.date:%A} {programme.date.day} {programme.date:%B %Y}" if programme.date else "no date"
    return [
        ", ".join(fact for fact in (date, programme.zone) if fact),
        *filter(None, (programme.venue, programme.hashtag)),
    ]


def _table(slots: tuple[Slot, ...]) -> list[str]:
    kinds = max(len(slot.kind) for slot in slots)
    titles = max(len(slot.title) for slot in slots)
    return [f"  {_row(slot, kinds, titles)}".rstrip() for slot in slots]


def _row(slot: Slot, kinds: int, titles: int) -> str:
    takes = "takes words" if slot.prompt else "takes words, no question yet"
    manners = (("listening", slot.listening), (takes, slot.takes_words), ("fixed", slot.fixed))
    manner = ", ".join(word for word, holds in manners if holds)
    times = f"{clock(slot.start)}–{_end(slot) or '     '}"
    row = f"{times}  {slot.kind:<{kinds}}  {slot.title:<{titles}}  {manner}".rstrip()
    return f"{row}\n  {'':11}  {'':<{kinds}}  ? {slot.prompt}" if slot.prompt else row
