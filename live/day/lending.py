"""
The wall in other hands: the desk lends it for some minutes to whoever types a word of four letters on their phone.

The rules here: one at a time, the first who types the word. What they may choose is what the desk may, until the time
is over, the desk takes the wall back, they give it back, the poem is read or the day ends. It stays the desk's all the
while: whoever chose last is shown. What a borrower chose ends with the lending, and the wall follows the day.
The word is made from the lending's id with the secret of the day's slips, and stands in no log; the desk alone is sent
it, and nobody is told who has the wall.
"""

import hashlib
import hmac
from typing import Literal

import msgspec

from live.day.clock import ClockSet
from live.day.keys import Key
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Due,
    Fact,
    FactRow,
    MadeFact,
    MakeCommand,
    Noun,
    made_by,
)
from live.day.projection import MINUTE_MS, Timetable
from live.day.refusals import AnyCode, Code, Moment, Refused
from live.day.roles import By, Role, Voice
from live.day.slips import CODE_LETTERS, Slips

MINUTES = range(1, 31)
# Short enough to be called across a room: 65,536 words, of which one counts. SECURITY.md has the sum of guessing it.
WORD_LENGTH = 4

# How a lending ended: the desk took the wall, its borrower gave it back, or its time was over.
How = Literal["taken", "returned", "over"]


class LendingCode(AnyCode):
    """Why the wall is not lent, or not in somebody's hands."""

    MINUTES = "lending.minutes"
    LENT = "lending.lent"
    READING = "lending.reading"
    WORD = "lending.word"
    BORROWED = "lending.borrowed"
    NOT_YOURS = "lending.not_yours"


# Commands


class LendWall(MakeCommand, frozen=True, tag="wall.lend"):
    """Lends the wall for so many minutes, to whoever types its word first."""

    minutes: int


class BorrowWall(Command, frozen=True, tag="wall.borrow"):
    """Somebody typed the word."""

    word: str


class TakeWall(Command, frozen=True, tag="wall.take"):
    """The desk takes the wall back."""


class ReturnWall(Command, frozen=True, tag="wall.return"):
    """Whoever has the wall gives it back."""


class EndLending(Command, frozen=True, tag="wall.end_lending"):
    """The clock's own command: the time is over. It has no form on the wire."""


# Facts


class WallLent(MadeFact, frozen=True, tag="wall.lent"):
    """The desk lends the wall until epoch ms."""

    until: int


class WallBorrowed(Fact, frozen=True, tag="wall.borrowed"):
    """Somebody has it now."""

    id: str
    by: Voice


class WallGivenBack(Fact, frozen=True, tag="wall.given_back"):
    """It is the desk's alone again, borrowed or not."""

    id: str
    how: How


# State


class Lending(msgspec.Struct):
    """The wall, lent until epoch ms; `by` is who borrowed it, if anybody has. Changed by `apply` only."""

    id: str
    until: int
    by: Voice | None = None

    @property
    def key(self) -> Key:
        """The key of its cell, which says whose it is; on the wire that is never said."""
        return Key("lending", f"{self.by or ''}/{self.id}")


class Lent:
    """The lending that lasts, if the wall is lent. Changed by `apply` only."""

    def __init__(self) -> None:
        self.lending: Lending | None = None

    def find(self, lending_id: str) -> Lending | None:
        """The lending of that id, while it lasts."""
        return self.lending if self.lending is not None and self.lending.id == lending_id else None

    def is_with(self, voice: Voice) -> bool:
        """Whether somebody has the wall."""
        return self.lending is not None and self.lending.by == voice


def word_of(key: bytes, lending_id: str) -> str:
    """The word of a lending by the day's secret; without that there is none, which nobody can type."""
    digest = hmac.new(key, f"wall\0{lending_id}".encode(), hashlib.sha256).digest()
    return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:WORD_LENGTH]) if key else ""


def hand(day: Day, by: By) -> str | msgspec.UnsetType:
    """By which lending somebody rules the wall: none for the desk, whose own it is. Refuses who does not have it."""
    if by.role is Role.DESK:
        return msgspec.UNSET
    lending = day[Lent].lending
    if lending is None or lending.by != by.voice:
        raise Refused(LendingCode.NOT_YOURS)
    return lending.id


# Deciding


def _lend(day: Day, command: LendWall, _by: By, now: int) -> list[Fact]:
    timetable, lending = day[Timetable], day[Lent].lending
    if timetable.state == "over":
        raise Refused(Code.DAY_OVER)
    if timetable.is_read_to:
        raise Refused(LendingCode.READING)
    if lending is not None:
        raise Refused(LendingCode.LENT, until=Moment(lending.until, timetable.zone, timetable.face))
    if command.minutes not in MINUTES:
        raise Refused(LendingCode.MINUTES, limit=MINUTES[-1])
    return [WallLent(command.id, now + command.minutes * MINUTE_MS)]


def _was_lent_before(_day: Day, _command: LendWall) -> None:
    """Whatever became of it since: the same sent again changes nothing."""


def _borrow(day: Day, command: BorrowWall, by: By, _now: int) -> list[Fact]:
    lending = day[Lent].lending
    if lending is None or not _is_word(word_of(day[Slips].key, lending.id), command.word):
        raise Refused(LendingCode.WORD)
    if lending.by is None:
        return [WallBorrowed(lending.id, by.voice)]
    if lending.by != by.voice:
        raise Refused(LendingCode.BORROWED)
    return []


def _is_word(word: str, typed: str) -> bool:
    """In any case, with spaces or dashes, as people type it."""
    letters = "".join(letter for letter in typed.casefold() if letter.isalnum())
    return bool(word) and hmac.compare_digest(word.encode(), letters.encode())


def _take(day: Day, _command: TakeWall, _by: By, _now: int) -> list[Fact]:
    return _gives_back(day, "taken")


def _return(day: Day, _command: ReturnWall, by: By, _now: int) -> list[Fact]:
    return _gives_back(day, "returned") if day[Lent].is_with(by.voice) else []


def _end(day: Day, _command: EndLending, _by: By, _now: int) -> list[Fact]:
    return _gives_back(day, "over")


def _gives_back(day: Day, how: How) -> list[Fact]:
    lending = day[Lent].lending
    return [] if lending is None else [WallGivenBack(lending.id, how)]


def _due(day: Day, now: int) -> Due | None:
    """When its time is over: a poem that is read has the wall to itself, and a day that is over lends nothing."""
    lending, timetable = day[Lent].lending, day[Timetable]
    if lending is None:
        return None
    is_over = timetable.is_read_to or timetable.state == "over"
    return Due(now if is_over else lending.until, EndLending())


# Applying


def _lent(day: Day, fact: WallLent) -> list[Key]:
    if day[Lent].lending is not None:
        return []
    lending = day[Lent].lending = Lending(fact.id, fact.until)
    return [lending.key]


def _borrowed(day: Day, fact: WallBorrowed) -> list[Key]:
    lending = day[Lent].find(fact.id)
    if lending is None or lending.by is not None:
        return []
    lending.by = fact.by
    return [lending.key]


def _given_back(day: Day, fact: WallGivenBack) -> list[Key]:
    lending = day[Lent].find(fact.id)
    day[Lent].lending = None if lending is not None else day[Lent].lending
    return [] if lending is None else [lending.key]


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """Where an earlier time was taken, a minute stays a minute."""
    lending = day[Lent].lending
    if lending is None or fact.moved >= 0:
        return []
    lending.until += fact.moved
    return [lending.key]


# What is seen


class LendingCell(Cell, frozen=True):
    """The wall, lent until epoch ms; the `word` that borrows it, which is null once somebody has it."""

    word: str | None
    until: int
    borrowed: bool


class OwnLendingCell(Cell, frozen=True):
    """This person has the wall until epoch ms."""

    until: int


def _cell(day: Day, key_id: str, place: Role) -> LendingCell | OwnLendingCell | None:
    voice, _, lending_id = key_id.rpartition("/")
    if place is Role.PHONE:
        own = day[Lent].lending if day[Lent].is_with(Voice(voice)) else None
        return None if own is None else OwnLendingCell(own.until)
    lending = day[Lent].find(lending_id)
    if lending is None:
        return None
    word = word_of(day[Slips].key, lending.id) if lending.by is None else None
    return LendingCell(word, lending.until, lending.by is not None)


def _whose(_day: Day, key_id: str) -> Voice | None:
    return Voice(key_id.rpartition("/")[0]) or None


NOUN = Noun(
    "lending",
    codes=LendingCode,
    commands=(
        CommandRow(LendWall, (Role.DESK,), _lend, "lending", resent=_was_lent_before),
        CommandRow(BorrowWall, (Role.PHONE,), _borrow),
        CommandRow(TakeWall, (Role.DESK,), _take),
        CommandRow(ReturnWall, (Role.PHONE,), _return),
        CommandRow(EndLending, (Role.CLOCK,), _end),
    ),
    facts=(
        FactRow(WallLent, _lent, lambda _fact: made_by(Role.DESK.value, "lending")),
        FactRow(WallBorrowed, _borrowed),
        FactRow(WallGivenBack, _given_back),
    ),
    hears=(FactRow(ClockSet, _clock_set),),
    cells=(
        CellRow(
            "lending",
            {Role.DESK: LendingCell, Role.PHONE: OwnLendingCell},
            _cell,
            whose=_whose,
            alone=True,
        ),
    ),
    due=_due,
)
