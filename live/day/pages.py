"""
The pages of the wall: the desk, or whoever has the wall, turns them, holds one still, and lets it go on by itself.

The rule here: what the desk asked for is for what the wall showed at that moment, and ends with it: when the desk shows
something else, a slot starts, a reading begins, or the wall comes to show something else by itself; and what was asked
for by a lending ends with that. Which page is up,
only a wall knows, for how many there are depends on its screen; it tells the desks, and no log.
"""

from typing import Annotated

import msgspec

from live.day.keys import Key
from live.day.lending import WallGivenBack, hand
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Noun, the_one
from live.day.reading import ReadingBegun
from live.day.roles import By, Role
from live.day.timetable import SlotStarted
from live.day.wall import CONTENT_OF, Content, WallShown, content

# Counted from one. More pages than this nobody would wait for.
PageNumber = Annotated[int, msgspec.Meta(ge=1, le=1000)]


class TurnWall(Command, frozen=True, tag="wall.turn"):
    """
    Goes to a page; a wall that has fewer goes to its last one. `held`: and it stays there until it is told to go on.
    """

    page: PageNumber
    held: bool


class WallTurned(Fact, frozen=True, tag="wall.turned"):
    """The wall was turned to this page, by the desk or by a `lending`; `held`: it stays there."""

    page: int
    held: bool
    lending: str | msgspec.UnsetType = msgspec.UNSET


class Pages:
    """What the desk asked for last. Changed by `apply` only."""

    def __init__(self) -> None:
        self.n = 0  # how often the desk has turned: a wall that was told so knows what is new
        self.page = 1
        self.held = False
        self.lending: str | None = None  # by which it was turned; None: by the desk
        self.of: Content | None = None  # what the wall showed then; None: nothing is asked of it


def _turn(day: Day, command: TurnWall, by: By, _now: int) -> list[Fact]:
    """Also to where the desk sent it before: a wall may have turned since by itself, or by its own keyboard."""
    return [WallTurned(command.page, command.held, hand(day, by))]


def _turned(day: Day, fact: WallTurned) -> list[Key]:
    pages = day[Pages]
    pages.n += 1
    pages.page, pages.held, pages.of = fact.page, fact.held, content(day)
    pages.lending = fact.lending or None
    return [Key("pages")]


def _ends(day: Day, _fact: Fact) -> list[Key]:
    day[Pages].of = None
    return [Key("pages")]


def _is_back(day: Day, fact: WallGivenBack) -> list[Key]:
    return _ends(day, fact) if day[Pages].lending == fact.id else []


class PagesCell(Cell, frozen=True):
    """What the desk asked of what is shown now, with a number that is another each time."""

    n: int
    page: int
    held: bool


def _cell(day: Day, _id: str, _place: Role) -> PagesCell | None:
    pages = day[Pages]
    if pages.of is None or pages.of != content(day):
        return None
    return PagesCell(pages.n, pages.page, pages.held)


NOUN = Noun(
    "pages",
    commands=(CommandRow(TurnWall, (Role.DESK, Role.PHONE), _turn),),
    facts=(FactRow(WallTurned, _turned),),
    hears=(
        FactRow(WallShown, _ends),
        FactRow(SlotStarted, _ends),
        FactRow(ReadingBegun, _ends),
        FactRow(WallGivenBack, _is_back),
    ),
    cells=(
        CellRow(
            "pages",
            dict.fromkeys((Role.DESK, Role.WALL), PagesCell),
            _cell,
            made_of={"wall": the_one, **CONTENT_OF},
        ),
    ),
)
