"""
The wall: what the projector shows, chosen by the desk or following the day by itself.

The rule here: `auto` is a choice like any other, so the desk can always go back to it; what it means at a moment comes
from the slot that is running, except that a poem being read is shown. When a reading begins the wall goes back to
`auto`: nobody should have to remember to unpin it. The desk may still choose otherwise during the reading. After it
the whole poem rests on the wall, whatever the clock starts, until the desk goes on: shows something or starts a slot.
A poem that rests asks for nothing, and says only where it can be read again.
"""

from typing import Literal

from live.day.keys import Key
from live.day.kinds import Kind
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Noun, the_one
from live.day.poem import Poem
from live.day.projection import Timetable
from live.day.reading import ReadingBegun, ReadingEnded
from live.day.refusals import Code, Refused
from live.day.roles import PLACES, By, Role
from live.day.showing import Pace, Showing
from live.day.themes import Themes
from live.day.timetable import SlotStarted

Shown = Literal["join", "programme", "prompt", "themes", "theme", "poem", "rest"]
View = Literal["auto", "join", "programme", "prompt", "themes", "theme", "poem", "rest"]

BY_KIND: dict[Kind, Shown] = {
    Kind.REGISTRATION: "join",
    Kind.OPENING: "join",
    Kind.TALK: "rest",
    Kind.KEYNOTE: "rest",
    Kind.DISCUSSION: "prompt",
    Kind.BREAK: "programme",
    Kind.MAIN_POINTS: "themes",
    Kind.POEM: "poem",
    Kind.NETWORKING: "poem",
    Kind.OTHER: "prompt",
}


# How the wall tells people what their phones are good for at this moment.
Invites = Literal["give", "give_or_stand", "give_or_read", "read", "join", "follow"]
# What stands at the foot: nothing, the way to give words with its QR code, or one line.
Foot = Literal["none", "words", "line"]


class ShowWall(Command, frozen=True, tag="wall.show"):
    """Chooses what the wall shows; `theme` goes with the view `theme`."""

    view: View
    theme: str | None = None


class WallShown(Fact, frozen=True, tag="wall.shown"):
    """The desk chose what the wall shows."""

    view: View
    theme: str | None = None


class Wall:
    """What the desk chose. Changed by `apply` only."""

    def __init__(self) -> None:
        self.view: View = "auto"
        self.theme: str | None = None
        self.rests = False  # on the poem that was read, until the desk goes on


def _show(day: Day, command: ShowWall, _by: By, _now: int) -> list[Fact]:
    wall = day[Wall]
    if command.view != "theme":
        return [WallShown(command.view)] if command.view != wall.view or wall.rests else []
    theme = day[Themes].find(command.theme)
    if theme is None:
        raise Refused(Code.WALL_NO_THEME if command.theme is None else Code.THEME_UNKNOWN)
    return [WallShown("theme", theme.id)] if (wall.view, wall.theme) != ("theme", theme.id) else []


def _shown(day: Day, fact: WallShown) -> list[Key]:
    wall = day[Wall]
    wall.view, wall.theme, wall.rests = fact.view, fact.theme, False
    return [Key("wall")]


def _follows_again(day: Day, _fact: ReadingBegun) -> list[Key]:
    wall = day[Wall]
    wall.view, wall.theme, wall.rests = "auto", None, False
    return [Key("wall")]


def _rests(day: Day, fact: ReadingEnded) -> list[Key]:
    day[Wall].rests = fact.heard
    return [Key("wall")]


def _goes_on(day: Day, fact: SlotStarted) -> list[Key]:
    day[Wall].rests = day[Wall].rests and fact.itself is True
    return [Key("wall")]


class WallCell(Cell, frozen=True):
    """The choice, what it means now, and what the wall says beside it."""

    view: View
    theme: str | None
    shows: Shown
    invites: Invites
    foot: Foot


class DeskWallCell(WallCell, frozen=True):
    """The wall at the desk, with how words reach it; `rests`: the poem stays there until the desk goes on."""

    pace: Pace
    rests: bool


def _cell(day: Day, _id: str, place: Role) -> WallCell:
    wall, timetable, poem = day[Wall], day[Timetable], day[Poem]
    theme = day[Themes].find(wall.theme)
    rests = wall.rests and wall.view == "auto"
    shows = _follow(timetable, poem, rests=rests) if wall.view == "auto" else wall.view
    chosen = (wall.view, theme.id if theme else None, shows)
    seen = (*chosen, *_beside(timetable, poem, shows, rests=rests))
    return DeskWallCell(*seen, day[Showing].pace, rests) if place is Role.DESK else WallCell(*seen)


def _follow(timetable: Timetable, poem: Poem, *, rests: bool) -> Shown:
    """What the wall shows by itself."""
    if rests or poem.state == "reading":
        return "poem"
    if timetable.state == "over":
        return "poem" if poem.state == "read" else "rest"
    slot = timetable.slot
    if slot is None:
        return "programme"  # people who come early see what the day will be, and how to join
    is_open = "phrase" in timetable.takes()
    if is_open and timetable.taking.get(slot.id):
        return "prompt"  # opened by hand: the room talks, whatever was planned
    shown = BY_KIND[slot.kind]
    if slot.kind is Kind.NETWORKING and poem.state != "read":
        return "programme"
    return "rest" if shown == "prompt" and not is_open else shown


def _beside(timetable: Timetable, poem: Poem, shows: Shown, *, rests: bool) -> tuple[Invites, Foot]:
    """What the wall says beside what it shows."""
    return ("read", "line") if rests else (_invites(timetable, poem, shows), _foot(timetable, poem, shows))


def _invites(timetable: Timetable, poem: Poem, shows: Shown) -> Invites:
    again = _can_be_read_again(poem, shows)
    if "phrase" in timetable.takes():
        return "give_or_read" if again else "give_or_stand" if shows in ("themes", "theme") else "give"
    if again:
        return "read"
    return "join" if timetable.slot is None else "follow"


def _foot(timetable: Timetable, poem: Poem, shows: Shown) -> Foot:
    """While words are taken the way to give them stays, whatever else the wall shows; before the day the way in."""
    if shows == "join":
        return "none"
    if "phrase" in timetable.takes() or (shows == "programme" and timetable.slot is None):
        return "words"
    return "none" if shows in ("poem", "rest") and not _can_be_read_again(poem, shows) else "line"


def _can_be_read_again(poem: Poem, shows: Shown) -> bool:
    """Whether the wall says where everybody can read the poem again."""
    return shows == "poem" and poem.state == "read"


def _shown_theme(day: Day, _theme: str) -> tuple[str, ...]:
    return ("",) if day[Wall].theme is not None else ()


NOUN = Noun(
    "wall",
    commands=(CommandRow(ShowWall, (Role.DESK,), _show),),
    facts=(FactRow(WallShown, _shown),),
    hears=(
        FactRow(ReadingBegun, _follows_again),
        FactRow(ReadingEnded, _rests),
        FactRow(SlotStarted, _goes_on),
    ),
    cells=(
        CellRow(
            "wall",
            {**dict.fromkeys(PLACES, WallCell), Role.DESK: DeskWallCell},
            _cell,
            made_of={"day": the_one, "poem": the_one, "theme": _shown_theme},
            always=True,
        ),
    ),
)
