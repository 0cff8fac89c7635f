"""
The check-in round: tables and corners that somebody walks past, ticked off one by one.

The rules here: those only who look after the room see it. What they call a place may say who sits there, so it is
erased when there are other places, and when the day is over.
"""

from collections.abc import Iterable

import msgspec

from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Due, Fact, FactRow, Made, MadeFact, Noun
from live.day.projection import Timetable
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role
from live.day.text import Limits, Written, tidy

PLACES_LIMIT = 40
PLACE_LIMIT = 40
_ROUND = Key("round")


class RoundCode(AnyCode):
    """Why a round was not changed."""

    TOO_MANY = "round.too_many"
    TOO_LONG = "round.too_long"
    CHARACTERS = "round.characters"
    NO_PLACES = "round.no_places"
    PLACE_UNKNOWN = "round.place_unknown"


_PLACE = Limits(PLACE_LIMIT, None, RoundCode.TOO_LONG, RoundCode.CHARACTERS)


# Commands


class SetRound(Command, frozen=True, tag="round.set"):
    """Names the places to walk past, in their order; those that were there stay as visited as they are."""

    places: tuple[str, ...]


class BeginRound(Command, frozen=True, tag="round.begin"):
    """Begins a new round: no place is visited."""


class VisitPlace(Command, frozen=True, tag="round.visit"):
    """Ticks a place off, by its name, or says that it was not visited after all."""

    place: str
    on: bool = True


class ForgetRound(Command, frozen=True, tag="round.forget"):
    """The clock's own command, when the day is over. It has no form on the wire."""


# Facts


class PlaceNamed(msgspec.Struct, frozen=True):
    """A place has this name; `id` is that of the round, by which the log finds the name when it is erased."""

    id: str
    name: Written


class RoundSet(MadeFact, frozen=True, tag="round.set"):
    """There are these places; `at` is when it was said."""

    places: tuple[PlaceNamed, ...]
    at: int


class RoundBegun(Fact, frozen=True, tag="round.begun"):
    """A round has begun."""

    at: int


class PlaceVisited(Fact, frozen=True, tag="round.visited"):
    """A place, by its number from 0, was visited (`at`), or was not after all (null)."""

    number: int
    at: int | None


class RoundForgotten(Fact, frozen=True, tag="round.forgotten"):
    """There is no round any more."""


# State


class Place(msgspec.Struct):
    """A place to walk past, and when somebody did."""

    name: str
    visited_at: int | None = None


class Round:
    """The places of the round. Changed by `apply` only."""

    def __init__(self) -> None:
        self.id = ""  # under which the names stand in the log; empty where there are none
        self.places: list[Place] = []
        self.begun_at: int | None = None

    def number_of(self, name: str) -> int:
        """Where a place stands; refuses one that is not there."""
        for number, place in enumerate(self.places):
            if place.name == name:
                return number
        raise Refused(RoundCode.PLACE_UNKNOWN)


# Deciding


def _set(day: Day, command: SetRound, _by: By, now: int) -> list[Fact]:
    _expect_not_over(day)
    tidied = (tidy(each, _PLACE) for each in command.places)
    places = tuple(dict.fromkeys(filter(None, tidied)))
    if len(places) > PLACES_LIMIT:
        raise Refused(RoundCode.TOO_MANY, count=len(places), limit=PLACES_LIMIT)
    if places == tuple(each.name for each in day[Round].places):
        return []
    new_id = _new_id(day, now)
    return [RoundSet(new_id, tuple(PlaceNamed(new_id, name) for name in places), now)]


def _new_id(day: Day, now: int) -> str:
    """By the time, which nobody chooses; also where two are named within the same ms."""
    while (new_id := f"round-{now}") in day.made:
        now += 1
    return new_id


def _begin(day: Day, _command: BeginRound, _by: By, now: int) -> list[Fact]:
    _expect_not_over(day)
    if not day[Round].places:
        raise Refused(RoundCode.NO_PLACES)
    return [RoundBegun(now)]


def _visit(day: Day, command: VisitPlace, _by: By, now: int) -> list[Fact]:
    _expect_not_over(day)
    number = day[Round].number_of(tidy(command.place, _PLACE))
    is_visited = day[Round].places[number].visited_at is not None
    return [PlaceVisited(number, now if command.on else None)] if command.on != is_visited else []


def _expect_not_over(day: Day) -> None:
    if day[Timetable].state == "over":
        raise Refused(Code.DAY_OVER)


def _forget(day: Day, _command: ForgetRound, _by: By, _now: int) -> list[Fact]:
    return [RoundForgotten()] if day[Round].id else []


def _due(day: Day, now: int) -> Due | None:
    return Due(now, ForgetRound()) if day[Round].id and day[Timetable].state == "over" else None


# Applying


def _was_set(day: Day, fact: RoundSet) -> list[Key]:
    before = {each.name: each.visited_at for each in day[Round].places}
    day[Round].id = fact.id
    day[Round].places = [Place(each.name, before.get(each.name)) for each in fact.places]
    return [_ROUND]


def _begun(day: Day, fact: RoundBegun) -> list[Key]:
    day[Round].begun_at = fact.at
    for place in day[Round].places:
        place.visited_at = None
    return [_ROUND]


def _visited(day: Day, fact: PlaceVisited) -> list[Key]:
    if not 0 <= fact.number < len(day[Round].places):
        return []
    day[Round].places[fact.number].visited_at = fact.at
    return [_ROUND]


def _forgotten(day: Day, _fact: RoundForgotten) -> list[Key]:
    day[Round].id, day[Round].places, day[Round].begun_at = "", [], None
    return [_ROUND]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    """The names that others take the place of, or nothing, while the day has any of them still."""
    ends = isinstance(fact, RoundSet | RoundForgotten)
    return [day[Round].id] if ends and any(each.name for each in day[Round].places) else []


# What is seen


class PlaceCell(msgspec.Struct, frozen=True):
    """A place, and when it was visited in this round (epoch ms)."""

    name: str
    visited: int | None


class RoundCell(Cell, frozen=True):
    """The places in their order, and when the last round began."""

    places: list[PlaceCell]
    began: int | None


def _cell(day: Day, _id: str, _place: Role) -> RoundCell | None:
    if not day[Round].places:
        return None
    return RoundCell([PlaceCell(each.name, each.visited_at) for each in day[Round].places], day[Round].begun_at)


NOUN = Noun(
    "rounds",
    codes=RoundCode,
    commands=(
        CommandRow(SetRound, (Role.CARE,), _set),
        CommandRow(BeginRound, (Role.CARE,), _begin),
        CommandRow(VisitPlace, (Role.CARE,), _visit),
        CommandRow(ForgetRound, (Role.CLOCK,), _forget),
    ),
    facts=(
        FactRow(RoundSet, _was_set, lambda _fact: Made("round", Role.CARE.value), words_of="id"),
        FactRow(RoundBegun, _begun),
        FactRow(PlaceVisited, _visited),
        FactRow(RoundForgotten, _forgotten),
    ),
    cells=(CellRow("round", {Role.CARE: RoundCell}, _cell),),
    due=_due,
    erases=_erases,
    leaves=False,
)
