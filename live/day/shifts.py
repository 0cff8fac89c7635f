"""
Shifts: what somebody thought before, and what they think now, given as a pair.

The rules here: what a person keeps to themselves stays on their phone, and nothing of it comes here. A pair is taken
from the main points of a day on, where phrases are; in a programme without them, wherever phrases are. From then on it
is one thing: shown, hidden, taken back and erased whole. The wall shows pairs where the desk chooses so, phones those
that are gathered in a theme; in the pool each half is an entry of its own (`given`).
"""

from collections.abc import Collection

import msgspec

from live.day.gathered import Themes
from live.day.given import ALL_USES, NO_ECHOES, AllGiven, Appeal, Given, Use, WallState
from live.day.keys import ON_WALL, Key, in_theme
from live.day.kinds import Kind
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Listed,
    MadeFact,
    MakeCommand,
    Noun,
    made_by,
)
from live.day.phrases import PhraseWithdrawn
from live.day.projection import Timetable
from live.day.refusals import AnyCode, Code, Moment, Refused
from live.day.roles import By, Role, Voice
from live.day.showing import PhrasesShown, Showing, take_in
from live.day.text import PHRASE_LIMIT, Limits, Written, tidy
from live.day.wall import Wall, WallShown


class ShiftCode(AnyCode):
    """Why a pair was not taken, or not taken back."""

    BEFORE_EMPTY = "shift.before_empty"
    NOW_EMPTY = "shift.now_empty"
    BEFORE_TOO_LONG = "shift.before_too_long"
    NOW_TOO_LONG = "shift.now_too_long"
    CHARACTERS = "shift.characters"
    NOT_YET = "shift.not_yet"
    UNKNOWN = "shift.unknown"


_BEFORE = Limits(PHRASE_LIMIT, ShiftCode.BEFORE_EMPTY, ShiftCode.BEFORE_TOO_LONG, ShiftCode.CHARACTERS)
_NOW = Limits(PHRASE_LIMIT, ShiftCode.NOW_EMPTY, ShiftCode.NOW_TOO_LONG, ShiftCode.CHARACTERS)


# Commands


class OfferShift(MakeCommand, frozen=True, tag="shift.offer"):
    """What somebody thought before and what they think now."""

    before: str
    now: str
    uses: tuple[Use, ...] = ALL_USES


class WithdrawShift(Command, frozen=True, tag="shift.withdraw"):
    """Takes a pair back."""

    id: str


# Facts


class ShiftOffered(MadeFact, frozen=True, tag="shift.offered"):
    """A pair was given, at epoch ms, in a slot; `due` is when it goes on the wall by itself, or None."""

    before: Written
    now: Written
    slot: str
    by: Voice
    at: int
    due: int | None
    uses: tuple[Use, ...]


# Deciding


def _offer(day: Day, command: OfferShift, by: By, now: int) -> list[Fact]:
    slot = _expect_time(day, by)
    before, after, uses = _content(command)
    due = day[Showing].due(uses, now)
    offered = ShiftOffered(command.id, before, after, slot, by.voice, now, due, uses)
    return [offered, *day[Showing].at_once(command.id, uses, now)]


def _expect_time(day: Day, by: By) -> str:
    """The id of the slot in which pairs are taken now; otherwise refuses, and says from when on they are."""
    timetable = day[Timetable]
    slot = timetable.expect_open("phrase", by)
    if timetable.has_come_to_main_points():
        return slot
    coming = timetable.coming(lambda each: each.kind is Kind.MAIN_POINTS)
    assert coming is not None, "else they are taken"
    raise Refused(ShiftCode.NOT_YET, until=Moment(coming[1], timetable.zone, timetable.face))


def _expect_same(day: Day, command: OfferShift) -> None:
    """Refuses other words, or other uses of them, under an id that has been given: answered ok, they would be lost."""
    given = day[AllGiven].items[command.id]
    if given.text and _content(command) != (given.before, given.text, given.uses_at_first):
        raise Refused(Code.ID_TAKEN)


def _content(command: OfferShift) -> tuple[str, str, tuple[Use, ...]]:
    """What an offer says, as the day has it."""
    uses = tuple(use for use in ALL_USES if use in command.uses)
    return tidy(command.before, _BEFORE), tidy(command.now, _NOW), uses


def _withdraw(day: Day, command: WithdrawShift, by: By, now: int) -> list[Fact]:
    """Whether somebody else gave something under that id is nobody's business."""
    given = _pair(day, command.id)
    if given is None or given.by != by.voice:
        raise Refused(ShiftCode.UNKNOWN)
    return [PhraseWithdrawn(given.id, now)] if given.withdrawn_at is None else []


def _pair(day: Day, pair_id: str) -> Given | None:
    given = day[AllGiven].items.get(pair_id)
    return given if given is not None and given.is_pair else None


# Applying


def _offered(day: Day, fact: ShiftOffered) -> list[Key]:
    words = (fact.id, fact.now, fact.slot, fact.by, fact.at, fact.uses)
    given = Given("shift", *words, lang=None, gloss=None, said=None, echoes=NO_ECHOES, before=fact.before)
    return take_in(day, given, fact.due, None)


def _shown(day: Day, fact: PhrasesShown) -> list[Key]:
    """A pair that may be shown is up at once where the wall shows pairs."""
    pairs = [pair for each in fact.ids if (pair := _pair(day, each)) is not None]
    for pair in pairs:
        pair.shown_apart = day[Wall].view != "shifts"
    return [pair.key for pair in pairs]


def _all_are_up(day: Day, fact: WallShown) -> list[Key]:
    if fact.view != "shifts":
        return []
    coming_up = [each for each in day[AllGiven].items.values() if each.is_pair and each.on_wall and each.shown_apart]
    for pair in coming_up:
        pair.shown_apart = False
    return [pair.key for pair in coming_up]


# What places see


class ShiftCell(Cell, frozen=True):
    """A pair on the wall and, under its themes, on phones."""

    before: str
    now: str
    slot: str
    at: int
    themes: list[str]


class DeskShiftCell(ShiftCell, frozen=True):
    """A pair at the desk."""

    uses: tuple[Use, ...]
    hidden: str | None
    read: int | None
    wall: WallState
    due: int | None
    appeal: Appeal | msgspec.UnsetType = msgspec.UNSET


def _cell(day: Day, pair_id: str, place: Role) -> ShiftCell | None:
    given = _pair(day, pair_id)
    if given is None or place not in _seen_at(day, pair_id):
        return None
    seen = (given.before, given.text, given.slot, given.at, day[Themes].of(given.id))
    if place is not Role.DESK:
        return ShiftCell(*seen)
    due = day[Showing].waiting.get(given.id)
    became = (given.hidden, given.read_at, given.wall_state, due, given.appeal or msgspec.UNSET)
    return DeskShiftCell(*seen, given.uses, *became)


def _seen_at(day: Day, pair_id: str) -> Collection[Role]:
    """The poet has its halves, and phones only what is gathered: no view of theirs shows it otherwise."""
    given = _pair(day, pair_id)
    places = given.seen_at() if given is not None else ()
    elsewhere = {Role.POET} if day[Themes].of(pair_id) else {Role.POET, Role.PHONE}
    return [place for place in places if place not in elsewhere]


def _listed(cell: ShiftCell) -> Listed:
    return Listed(cell.at, (ON_WALL, *map(in_theme, cell.themes)))


NOUN = Noun(
    "shifts",
    codes=ShiftCode,
    commands=(
        CommandRow(OfferShift, (Role.PHONE,), _offer, makes="shift", resent=_expect_same),
        CommandRow(WithdrawShift, (Role.PHONE,), _withdraw),
    ),
    facts=(FactRow(ShiftOffered, _offered, made=lambda fact: made_by(fact.by, "shift"), words_of="id"),),
    hears=(FactRow(PhrasesShown, _shown), FactRow(WallShown, _all_are_up)),
    cells=(
        CellRow(
            "shift",
            {Role.PHONE: ShiftCell, Role.DESK: DeskShiftCell, Role.WALL: ShiftCell},
            _cell,
            listed=_listed,
            seen_at=_seen_at,
        ),
    ),
)
