"""
A programme as it was understood, for the two who ask: a person (`describe`) and another program (`as_json`).

`server.py check` prints either. Here codes and values become sentences.
"""

import datetime
from collections.abc import Iterator

import msgspec

from live.day.kinds import Kind
from live.programme.clock_times import time_of_day
from live.programme.guesses import Guess
from live.programme.programme import Programme, Slot
from live.programme.sentences import sentence
from live.programme.vocabulary import Weekday


def describe(programme: Programme) -> str:
    """The programme for a person's eyes: the heading, a table of the slots, then every guess with its line."""
    lines = [programme.title, *_heading(programme), "", *_table(programme.slots)]
    if programme.guesses:
        lines += ["", sentence("programme.shown.guesses"), *_guesses(programme.guesses)]
    return "\n".join(lines)


def as_json(programme: Programme) -> bytes:
    """The programme for other programs, as `check --json` prints it: a slot at a quarter past midnight is "00:15"."""
    slots = [
        _ShownSlot(_clock(slot.start), _end(slot), slot.title, slot.kind, slot.listening, slot.prompt, slot.line)
        for slot in programme.slots
    ]
    return msgspec.json.encode(_ShownProgramme(programme.title, programme.date, programme.zone, slots))


class _ShownSlot(msgspec.Struct):
    start: str
    end: str | None
    title: str
    kind: Kind
    listening: bool
    prompt: str | None
    line: int


class _ShownProgramme(msgspec.Struct):
    title: str
    date: datetime.date | None
    zone: str
    slots: list[_ShownSlot]


def _heading(programme: Programme) -> list[str]:
    return [
        f"{_date(programme.date)}, {programme.zone}",
        *filter(None, (programme.venue, programme.hashtag)),
        *_kept(programme),
    ]


def _kept(programme: Programme) -> Iterator[str]:
    yield from (sentence("programme.shown.terms", terms=terms) for terms in programme.terms)
    if programme.keep is not None:
        yield sentence("programme.shown.keep", count=programme.keep)
    if programme.reflections:
        yield sentence("programme.shown.reflections", count=programme.reflections)
    elif programme.reflections == 0:
        yield sentence("programme.shown.no_reflections")


def _date(date: datetime.date | None) -> str:
    if date is None:
        return sentence("programme.shown.no_date")
    return sentence("programme.shown.date", weekday=Weekday(date.weekday()), date=date)


def _table(slots: tuple[Slot, ...]) -> list[str]:
    kinds = max(len(slot.kind) for slot in slots)
    titles = max(len(slot.title) for slot in slots)
    return [f"  {_row(slot, kinds, titles)}".rstrip() for slot in slots]


def _row(slot: Slot, kinds: int, titles: int) -> str:
    """One slot, its kind and its title in columns of these widths; its question on a line below the title."""
    times = f"{_clock(slot.start)}–{_end(slot) or '     '}"
    row = f"{times}  {slot.kind:<{kinds}}  {slot.title:<{titles}}  {_what_holds(slot)}".rstrip()
    return f"{row}\n  {'':11}  {'':<{kinds}}  ? {slot.prompt}" if slot.prompt else row


def _what_holds(slot: Slot) -> str:
    codes = (
        ("programme.shown.listening", slot.listening),
        ("programme.shown.takes_words", slot.takes_words and bool(slot.prompt)),
        ("programme.shown.no_question", slot.takes_words and not slot.prompt),
        ("programme.shown.fixed", slot.fixed),
    )
    return ", ".join(sentence(code) for code, holds in codes if holds)


def _guesses(guesses: tuple[Guess, ...]) -> list[str]:
    """Each guess with its line; those about one line in the order of the alphabet, as a person reads a list."""
    width = len(str(guesses[-1].line))
    told = sorted((guess.line, sentence(guess.code, **guess.values)) for guess in guesses)
    lines = [sentence("programme.shown.line", line=f"{line:>{width}}") for line, _ in told]
    return [f"  {line}  {guess}" for line, (_, guess) in zip(lines, told, strict=True)]


def _clock(minutes: int) -> str:
    return f"{time_of_day(minutes):%H:%M}"


def _end(slot: Slot) -> str | None:
    return None if slot.end is None else _clock(slot.end)
