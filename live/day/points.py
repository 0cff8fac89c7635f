"""
Main points: which themes are a main point and which are not settled, the room's own lists of them, and their order.

The rules here: what is not settled gets the same room as a main point. A theme that others went into is marked and
listed as they were, as long as nobody has said so of itself; parted again, each is what it was.
"""

from typing import Literal, TypeVar

import msgspec

from live.day.gathered import Themes
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.parting import ThemeDropped, ThemeParted, ThemeRestored
from live.day.refusals import AnyCode
from live.day.roles import By, Role
from live.day.text import Limits, Written, tidy
from live.day.themes import ThemeMerged, ThemeNamed

SIDE_LIMIT = 30

Mark = Literal["point", "unresolved"]
_Said = TypeVar("_Said", bound=str)


class PointCode(AnyCode):
    """Why a theme is not put on a list, or where it is asked for."""

    SIDE_TOO_LONG = "side.too_long"
    SIDE_CHARACTERS = "side.characters"


SIDE = Limits(SIDE_LIMIT, None, PointCode.SIDE_TOO_LONG, PointCode.SIDE_CHARACTERS)

# Commands


class MarkTheme(Command, frozen=True, tag="theme.mark"):
    """Says that a theme is a main point, or not settled; None: neither."""

    theme: str
    as_: Mark | None = msgspec.field(name="as", default=None)


class OrderTheme(Command, frozen=True, tag="theme.order"):
    """Puts a theme behind another one, or before all."""

    theme: str
    after: str | None


class ListTheme(Command, frozen=True, tag="theme.side"):
    """Puts a theme on a list that the room has named, or on none."""

    theme: str
    side: str | None


# Facts


class ThemeMarked(Fact, frozen=True, tag="theme.marked"):
    """A theme is a main point, or not settled, or neither."""

    theme: str
    as_: Mark | None = msgspec.field(name="as")


class ThemeOrdered(Fact, frozen=True, tag="theme.ordered"):
    """A theme stands behind another one, or before all."""

    theme: str
    after: str | None


class ThemeListed(Fact, frozen=True, tag="theme.sided"):
    """A theme is on a list, or on none."""

    theme: str
    side: Written | None


class Points:
    """What the desk has said of themes, by their ids; "" where it took that back. Changed by `apply` only."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark | Literal[""]] = {}
        self.sides: dict[str, str] = {}
        self.order: list[str] = []  # of all that were ever named

    def put(self, theme: str, after: str | None) -> list[str]:
        """The order in which a theme stands behind another one, or before all."""
        others = [each for each in self.order if each != theme]
        place = others.index(after) + 1 if after in others else 0
        return [*others[:place], theme, *others[place:]]


def mark_of(day: Day, theme: str) -> Mark | None:
    """What a theme is marked as, itself or by one that went into it."""
    return _of(day[Themes], day[Points].marks, theme) or None


def side_of(day: Day, theme: str) -> str | None:
    """The list that a theme is on, itself or by one that went into it."""
    return _of(day[Themes], day[Points].sides, theme) or None


def _of(themes: Themes, said: dict[str, _Said], theme: str) -> _Said | None:
    if theme in said:
        return said[theme]
    went_in = (merge.theme.id for merge in themes.merges.values() if merge.into == theme)
    return next((found for each in went_in if (found := _of(themes, said, each))), None)


def in_order(day: Day) -> list[str]:
    """The ids of the themes that there are, in the order in which they are shown."""
    return [each for each in day[Points].order if each in day[Themes].by_id]


def are_there(day: Day) -> bool:
    """Whether any theme is a main point, not settled, or on a list."""
    return any(mark_of(day, each) or side_of(day, each) for each in day[Themes].by_id)


# Deciding


def _mark(day: Day, command: MarkTheme, _by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    return [ThemeMarked(theme.id, command.as_)] if mark_of(day, theme.id) != command.as_ else []


def _order(day: Day, command: OrderTheme, _by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme).id
    after = None if command.after is None else day[Themes].expect(command.after).id
    points = day[Points]
    return [ThemeOrdered(theme, after)] if after != theme and points.put(theme, after) != points.order else []


def _list(day: Day, command: ListTheme, _by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    side = tidy(command.side or "", SIDE) or None
    return [ThemeListed(theme.id, side)] if side_of(day, theme.id) != side else []


# Applying


def _named(day: Day, fact: ThemeNamed) -> list[Key]:
    if fact.id not in day[Points].order:
        day[Points].order.append(fact.id)
    return []


def _marked(day: Day, fact: ThemeMarked) -> list[Key]:
    day[Points].marks[fact.theme] = fact.as_ or ""
    return [Key("points")]


def _ordered(day: Day, fact: ThemeOrdered) -> list[Key]:
    points = day[Points]
    if fact.theme in points.order:
        points.order = points.put(fact.theme, fact.after)
    return [Key("points")]


def _listed(day: Day, fact: ThemeListed) -> list[Key]:
    day[Points].sides[fact.theme] = fact.side or ""
    return [Key("points")]


def _others_are_there(_day: Day, _fact: Fact) -> list[Key]:
    return [Key("points")]


# What places see


class Side(msgspec.Struct, frozen=True):
    """One of the room's own lists, and the ids of its themes."""

    side: str
    themes: list[str]


class PointsCell(Cell, frozen=True):
    """The ids of the themes that are a main point, of those that are not settled, and the room's lists; in order."""

    points: list[str]
    unresolved: list[str]
    sides: list[Side]


def _cell(day: Day, _id: str, _place: Role) -> PointsCell | None:
    themes = in_order(day)
    marks = {each: mark_of(day, each) for each in themes}
    points, unresolved = ([each for each in themes if marks[each] == mark] for mark in ("point", "unresolved"))
    sides = _sides(day, themes)
    return PointsCell(points, unresolved, sides) if points or unresolved or sides else None


def _sides(day: Day, themes: list[str]) -> list[Side]:
    """The lists, each where its first theme stands. Two that differ in capitals only are one."""
    found: dict[str, Side] = {}
    for theme in themes:
        side = side_of(day, theme)
        if side is not None:
            found.setdefault(side.casefold(), Side(side, [])).themes.append(theme)
    return list(found.values())


NOUN = Noun(
    "points",
    codes=PointCode,
    commands=(
        CommandRow(MarkTheme, (Role.DESK,), _mark),
        CommandRow(OrderTheme, (Role.DESK,), _order),
        CommandRow(ListTheme, (Role.DESK,), _list),
    ),
    facts=(
        FactRow(ThemeMarked, _marked),
        FactRow(ThemeOrdered, _ordered),
        FactRow(ThemeListed, _listed),
    ),
    hears=(
        FactRow(ThemeNamed, _named),
        FactRow(ThemeMerged, _others_are_there),
        FactRow(ThemeParted, _others_are_there),
        FactRow(ThemeDropped, _others_are_there),
        FactRow(ThemeRestored, _others_are_there),
    ),
    cells=(CellRow("points", dict.fromkeys((Role.DESK, Role.WALL, Role.REPORTER), PointsCell), _cell),),
)
