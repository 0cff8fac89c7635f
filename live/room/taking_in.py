"""
Takes in the file that has everything of a day (`live.room.everything`): what its log says in this house.

The rules here: a file is believed only once a day was made of it whole, with all that every place sees; whatever it
holds else, it gets one answer, `CannotTakeIn`, that names the first entry that is wrong. Entries keep their numbers and
facts their places, by which decisions are known; where nothing came of one, it says that it was left out.
"""

import re
from collections.abc import Iterator
from typing import Any, Union

import msgspec

from live import day as days
from live.day.keys import Key
from live.day.noun import Day, Fact, MadeFact
from live.day.roles import NOBODY, PLACES
from live.day.taken_in import FactLeftOut, PeopleCounted
from live.room.boards import Boards
from live.room.everything import FORMAT, VERSION
from live.room.replay import Told

# Ten times the longest day that is measured (docs/performance.md), of which a file has some thirty million bytes.
MOST_ENTRIES, MOST_BYTES = 1_000_000, 400_000_000
# The year 3000: some hundreds of such times added to one another are a time still.
LARGEST = 32_503_680_000_000

_ANY_FACT: Any = Union[(*(fact for fact in days.FACTS if fact not in days.STAY), None)]
_facts: msgspec.json.Decoder[list[Fact | None]] = msgspec.json.Decoder(list[_ANY_FACT])

# Some programs put spaces between, when somebody has looked at the file.
_BEGINS = re.compile(rb'\s*\{\s*"format"\s*:\s*"cento/everything"')


class CannotTakeIn(Exception):
    """Why a file is not taken in: the code of a sentence, and at which entry, where it is one's fault."""

    def __init__(self, why: str, n: int = 0) -> None:
        super().__init__(why, n)
        self.why = why
        self.n = n


class TakenIn(msgspec.Struct, frozen=True):
    """A day as its file has it: its name, the text of its programme's file if there is one, and its entries."""

    day: str
    programme: str | None
    entries: list[Told]


class _Kind(msgspec.Struct):
    format: str
    version: int


class _Line(msgspec.Struct):
    n: int
    at: int
    facts: msgspec.Raw


class _File(msgspec.Struct):
    day: str
    programme: str | None
    people: PeopleCounted
    entries: list[_Line]


def take_in(file: bytes) -> TakenIn:
    """The day that a file has. Raises `CannotTakeIn`."""
    if len(file) > MOST_BYTES:
        raise CannotTakeIn("too_large")
    read = _read(file)
    entries = [*_entries(read.entries), *_counted(read)]
    _try(entries)
    return TakenIn(read.day, read.programme, entries)


def _read(file: bytes) -> _File:
    try:
        kind = msgspec.json.decode(file, type=_Kind)
        if kind.format != FORMAT:
            raise CannotTakeIn("not_ours")
        if kind.version > VERSION:
            raise CannotTakeIn("newer")
        return msgspec.json.decode(file, type=_File)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise CannotTakeIn("torn" if _BEGINS.match(file) else "not_ours") from error


def _entries(lines: list[_Line]) -> Iterator[Told]:
    """The entries of the file, and between them those of which nothing came along."""
    n, at = 0, 0
    for line in lines:
        if not n < line.n <= MOST_ENTRIES or not at <= line.at <= LARGEST:
            raise CannotTakeIn("entry", max(n + 1, 1))
        yield from (Told(missing, at, [FactLeftOut()]) for missing in range(n + 1, line.n))
        n, at = line.n, line.at
        yield Told(n, at, _facts_of(line))


def _facts_of(line: _Line) -> list[Fact]:
    try:
        facts = [FactLeftOut() if fact is None else fact for fact in _facts.decode(line.facts)]
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise CannotTakeIn("entry", line.n) from error
    if not facts or not all(map(_is_possible, facts)):
        raise CannotTakeIn("entry", line.n)
    return facts


def _is_possible(fact: Fact) -> bool:
    """Whether no number in it is too large, and what it makes has an id as ids are."""
    is_named = not isinstance(fact, MadeFact) or days.is_well_formed(fact.id)
    return is_named and all(-LARGEST <= each <= LARGEST for each in _numbers(msgspec.to_builtins(fact)))


def _numbers(part: object) -> Iterator[int]:
    if isinstance(part, int):
        yield part
    elif isinstance(part, dict | list | tuple):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _numbers(each)


def _counted(read: _File) -> list[Told]:
    """The last entry, of this house: how many people there were in the other one."""
    if not read.entries:
        raise CannotTakeIn("empty")
    if not _is_possible(read.people):
        raise CannotTakeIn("entry", read.entries[-1].n + 1)
    return [Told(read.entries[-1].n + 1, read.entries[-1].at, [read.people])]


def _try(entries: list[Told]) -> None:
    """A day is made of them once, with all that its places see: what breaks here would break at every start."""
    day, boards, changed = Day(), Boards(), set[Key]()
    n = 0
    try:
        for n, at, facts in entries:
            day.enter(n, at)
            for fact in facts:
                changed.update(days.change(day, fact))
        boards.touch(day, days.touched(day, changed | days.ALWAYS), n)
        for place in PLACES:
            boards.all(place, NOBODY)
        days.next_due(day, day.time)
    except Exception as error:  # whatever a file can hold that no day can
        raise CannotTakeIn("entry", n) from error
