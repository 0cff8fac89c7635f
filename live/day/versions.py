"""
Versions: the poem as it stood at some moment, kept so that the poet can look at it again, or go on from there.

The rules here: a version holds no words of its own, in its facts neither: it is the lines as the day had them. Words
that were taken back since are gaps in it too, and are erased with those of the poem. Taking a version loses nothing:
the page before it is kept by itself, and so is the page before each reading. Of these only the last few stay; what the
poet keeps, stays until the poet lets it go, and is bounded by a refusal, so that many cost no more than a few.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.lines import Line, Piece
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Made,
    MadeFact,
    MakeCommand,
    Noun,
)
from live.day.poem import PieceCell, piece_cell
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role
from live.day.sheet import Poem
from live.day.taking_back import PhrasesErased
from live.day.text import THEME_LIMIT, Limits, Written, tidy

# As many as a poet can tell apart in a list; each is sent to the poet's page whole.
KEPT_LIMIT = 12
# Of those that are kept by themselves: as many steps as anybody takes back.
BY_ITSELF_LIMIT = 8

# Why one was kept: by the poet's hand, or by itself before a reading, or before another one was taken.
Why = Literal["hand", "reading", "taking"]
NewId = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{8,40}\Z")]


class VersionCode(AnyCode):
    """Why something was not done with a version."""

    UNKNOWN = "version.unknown"
    EMPTY = "version.empty"
    TOO_MANY = "version.too_many"
    TOO_LONG = "version.too_long"
    CHARACTERS = "version.characters"
    READING = "version.reading"


NAME = Limits(THEME_LIMIT, None, VersionCode.TOO_LONG, VersionCode.CHARACTERS)


# Commands


class KeepVersion(MakeCommand, frozen=True, tag="version.keep"):
    """Keeps the poem as it stands, under a name or without one."""

    name: str = ""


class TakeVersion(Command, frozen=True, tag="version.take"):
    """Makes the poem what it was; the page before that is kept under the id `keep`, by which it can be taken again."""

    id: str
    keep: NewId


class NameVersion(Command, frozen=True, tag="version.name"):
    """Gives a version another name; kept by itself until now, it stays from now on like one kept by hand."""

    id: str
    name: str


class DropVersion(Command, frozen=True, tag="version.drop"):
    """Lets a version go."""

    id: str


# Facts


class VersionKept(MadeFact, frozen=True, tag="version.kept"):
    """The poem as it stands was kept, at epoch ms."""

    name: Written
    why: Why
    at: int


class VersionTaken(MadeFact, frozen=True, tag="version.taken"):
    """The poem is what it was in a version, from epoch ms on; the page before that was kept under `id`."""

    version: str
    at: int


class VersionNamed(Fact, frozen=True, tag="version.named"):
    """A version has this name now."""

    id: str
    name: Written


class VersionDropped(Fact, frozen=True, tag="version.dropped"):
    """A version was let go."""

    id: str


# State


class Version(msgspec.Struct):
    """The poem as it stood: its lines in order, each with its pieces; `phrases` are those that have words in it."""

    id: str
    name: str
    why: Why
    at: int
    title: str
    lines: dict[str, tuple[Piece, ...]]
    phrases: frozenset[str]
    was_named: str | None = None  # as it was kept, once it has another name

    def is_as(self, poem: Poem) -> bool:
        """Whether the poem stands as it does here."""
        return self.title == poem.title and list(self.lines.items()) == list(_lines_of(poem).items())

    def forget(self, phrase: str) -> None:
        """Leaves of the words of a phrase only where they stood."""
        for line, pieces in self.lines.items():
            self.lines[line] = tuple(_without(each, phrase) for each in pieces)


class Versions:
    """The versions that are kept, the oldest first. Changed by `apply` only."""

    def __init__(self) -> None:
        self.by_id: dict[str, Version] = {}

    def expect(self, version_id: str) -> Version:
        """The version of that id; refuses one that is not there."""
        if version_id not in self.by_id:
            raise Refused(VersionCode.UNKNOWN)
        return self.by_id[version_id]

    def of(self, *, by_hand: bool) -> list[str]:
        """The ids of those that the poet kept, or of those that were kept by themselves."""
        return [each.id for each in self.by_id.values() if (each.why == "hand") == by_hand]

    def having(self, phrase: str) -> list[Version]:
        """The versions that have words of a phrase."""
        return [each for each in self.by_id.values() if phrase in each.phrases]


def _lines_of(poem: Poem) -> dict[str, tuple[Piece, ...]]:
    return {line: poem.lines[line].pieces for line in poem.order}


def _without(piece: Piece, phrase: str) -> Piece:
    return msgspec.structs.replace(piece, text="") if piece.phrase == phrase else piece


# Deciding


def _keep(day: Day, command: KeepVersion, _by: By, now: int) -> list[Fact]:
    name = tidy(command.name, NAME)
    if not day[Poem].lines:
        raise Refused(VersionCode.EMPTY)
    _expect_room(day)
    return [VersionKept(command.id, name, "hand", now)]


def _expect_room(day: Day) -> None:
    """Refuses one more that stays than fit."""
    if len(day[Versions].of(by_hand=True)) >= KEPT_LIMIT:
        raise Refused(VersionCode.TOO_MANY, limit=KEPT_LIMIT)


def _expect_same(day: Day, command: KeepVersion) -> None:
    """Refuses another name under the id of a version that is there; what it was called since is nothing to that."""
    version = day[Versions].by_id.get(command.id)
    if version is None:
        return
    named = version.name if version.was_named is None else version.was_named
    if named != tidy(command.name, NAME):
        raise Refused(Code.ID_TAKEN)


def _take(day: Day, command: TakeVersion, _by: By, now: int) -> list[Fact]:
    made = day.made.get(command.keep)
    if made == _MADE:  # sent again
        return []
    if made is not None:
        raise Refused(Code.ID_TAKEN)
    day[Versions].expect(command.id)
    if day[Poem].state == "reading":
        raise Refused(VersionCode.READING)
    return [VersionTaken(command.keep, command.id, now)]


def _name(day: Day, command: NameVersion, _by: By, _now: int) -> list[Fact]:
    version, name = day[Versions].expect(command.id), tidy(command.name, NAME)
    if name == version.name:
        return []
    if version.why != "hand":
        _expect_room(day)
    return [VersionNamed(command.id, name)]


def _drop(day: Day, command: DropVersion, _by: By, _now: int) -> list[Fact]:
    return [VersionDropped(command.id)] if command.id in day[Versions].by_id else []


def kept_before_reading(day: Day, now: int) -> list[Fact]:
    """The fact that keeps the poem before it is read; none where there is nothing, or a version stands as it does."""
    poem, version_id = day[Poem], f"reading-{now}"
    is_kept = any(version.is_as(poem) for version in day[Versions].by_id.values())
    if not poem.lines or is_kept or version_id in day.made:
        return []
    return [VersionKept(version_id, "", "reading", now)]


# Applying


def _kept(day: Day, fact: VersionKept) -> list[Key]:
    return _keep_as(day, fact.id, fact.name, fact.why, fact.at)


def _keep_as(day: Day, version_id: str, name: str, why: Why, at: int) -> list[Key]:
    """Keeps the poem as it stands; the oldest of those that were kept by themselves makes way."""
    poem, versions = day[Poem], day[Versions]
    if version_id in versions.by_id:
        return []
    phrases = frozenset(phrase for line in poem.lines.values() for phrase in line.since)
    versions.by_id[version_id] = Version(version_id, name, why, at, poem.title, _lines_of(poem), phrases)
    pushed_out = versions.of(by_hand=False)[:-BY_ITSELF_LIMIT]
    for each in pushed_out:
        del versions.by_id[each]
    return [Key("version", each) for each in (version_id, *pushed_out)]


def _taken(day: Day, fact: VersionTaken) -> list[Key]:
    version, poem = day[Versions].by_id.get(fact.version), day[Poem]
    if version is None:
        return []
    kept, before = _keep_as(day, fact.id, "", "taking", fact.at), _shown(day)
    poem.title = version.title
    poem.become({line: _line(poem.lines.get(line), pieces, fact.at) for line, pieces in version.lines.items()})
    return [*kept, *before, *_shown(day)]


def _line(before: Line | None, pieces: tuple[Piece, ...], at: int) -> Line:
    """A line as a version has it; words that are in it now have been so since they came."""
    earlier = before.since if before is not None else {}
    since = {piece.phrase: earlier.get(piece.phrase, at) for piece in pieces if piece.phrase}
    return Line(pieces, since, before.read_at if before is not None else None)


def _shown(day: Day) -> list[Key]:
    """The keys of all that shows a part of the poem."""
    poem = day[Poem]
    phrases = (phrase for line in poem.lines.values() for phrase in line.since)
    return [*poem.all_changed(), *poem.counted_anew(0), *map(day[AllGiven].key_of, phrases)]


def _named(day: Day, fact: VersionNamed) -> list[Key]:
    version = day[Versions].by_id.get(fact.id)
    if version is None:
        return []
    version.was_named = version.name if version.was_named is None else version.was_named
    version.name, version.why = fact.name, "hand"
    return [Key("version", fact.id)]


def _dropped(day: Day, fact: VersionDropped) -> list[Key]:
    return [Key("version", fact.id)] if day[Versions].by_id.pop(fact.id, None) is not None else []


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    """Nothing is left of the words here either."""
    for phrase in fact.ids:
        for version in day[Versions].having(phrase):
            version.forget(phrase)
    return []


# What the poet sees


class VersionLine(msgspec.Struct, frozen=True):
    """A line of a version; its id is that of the line in the poem."""

    id: str
    pieces: list[PieceCell]


class VersionCell(Cell, frozen=True):
    """The poem as it stood at epoch ms."""

    name: str
    why: Why
    at: int
    title: str
    lines: list[VersionLine]


def _cell(day: Day, version_id: str, place: Role) -> VersionCell | None:
    version = day[Versions].by_id.get(version_id)
    if version is None:
        return None
    all_given = day[AllGiven]
    lines = [
        VersionLine(line, [piece_cell(all_given, piece, place) for piece in pieces])
        for line, pieces in version.lines.items()
    ]
    return VersionCell(version.name, version.why, version.at, version.title, lines)


def _versions_with(day: Day, phrase: str) -> Iterable[str]:
    return [version.id for version in day[Versions].having(phrase)]


_MADE = Made("version", Role.POET.value)

NOUN = Noun(
    "versions",
    codes=VersionCode,
    commands=(
        CommandRow(KeepVersion, (Role.POET,), _keep, makes="version", resent=_expect_same),
        CommandRow(TakeVersion, (Role.POET,), _take),
        CommandRow(NameVersion, (Role.POET,), _name),
        CommandRow(DropVersion, (Role.POET,), _drop),
    ),
    facts=(
        FactRow(VersionKept, _kept, made=lambda _fact: _MADE),
        FactRow(VersionTaken, _taken, made=lambda _fact: _MADE),
        FactRow(VersionNamed, _named),
        FactRow(VersionDropped, _dropped),
    ),
    hears=(FactRow(PhrasesErased, _erased),),
    cells=(
        CellRow(
            "version", {Role.POET: VersionCell}, _cell, made_of={"phrase": _versions_with, "shift": _versions_with}
        ),
    ),
)
