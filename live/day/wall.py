"""
The wall: what the projector shows, chosen by the desk or following the day by itself.

The rule here: `auto` is a choice like any other, so the desk can always go back to it; what it means at a moment comes
from the slot that is running, except that a poem being read is shown. When a reading begins the wall goes back to
`auto`: nobody should have to remember to unpin it. The desk may still choose otherwise during the reading.
"""

from typing import Literal

import msgspec

from live.day.kinds import Kind
from live.day.phrases import Pace, Phrases
from live.day.poem import Poem, ReadingBegun
from live.day.refusals import Code, Refused
from live.day.roles import Role
from live.day.themes import Themes
from live.day.timetable import Timetable

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
    Kind.OTHER: "programme",
}


# How the wall tells people what their phones are good for at this moment.
Invites = Literal["give", "give_or_stand", "give_or_read", "read", "join", "stand", "follow"]
# What stands at the foot: nothing, the way to give words with its QR code, or one line.
Foot = Literal["none", "words", "line"]


class ShowWall(msgspec.Struct, frozen=True, tag_field="do", tag="wall.show"):
    """What the wall shows; `theme` goes with the view `theme`."""

    view: View
    theme: str | None = None


class WallShown(msgspec.Struct, frozen=True, tag_field="is", tag="wall.shown"):
    """The desk chose this."""

    view: View
    theme: str | None = None


class Wall:
    """What the desk chose. Changed by `apply` only."""

    def __init__(self) -> None:
        self.view: View = "auto"
        self.theme: str | None = None


def decide(wall: Wall, themes: Themes, command: ShowWall) -> list[WallShown]:
    """The fact a choice becomes, or `Refused`."""
    if command.view != "theme":
        return [WallShown(command.view)] if command.view != wall.view else []
    theme = themes.find(command.theme)
    if theme is None:
        raise Refused(Code.WALL_NO_THEME if command.theme is None else Code.THEME_UNKNOWN)
    return [WallShown("theme", theme.id)] if (wall.view, wall.theme) != ("theme", theme.id) else []


def apply(wall: Wall, fact: WallShown | ReadingBegun) -> list[str]:
    """Changes the wall; returns the keys it touched. A reading takes it back to following the day."""
    if isinstance(fact, ReadingBegun):
        wall.view, wall.theme = "auto", None
    else:
        wall.view, wall.theme = fact.view, fact.theme
    return ["wall"]


class WallCell(msgspec.Struct, frozen=True):
    """The choice, what it means now, and what the wall says beside it."""

    view: View
    theme: str | None
    shows: Shown
    invites: Invites
    foot: Foot


class DeskWallCell(WallCell, frozen=True):
    """At the desk also how phrases reach the wall."""

    pace: Pace


def wall_cell(wall: Wall, timetable: Timetable, themes: Themes, poem: Poem, phrases: Phrases, place: Role) -> WallCell:
    """What a place sees of the wall."""
    theme = themes.find(wall.theme)
    shows = _follow(timetable, poem) if wall.view == "auto" else wall.view
    seen = (
        wall.view,
        theme.id if theme else None,
        shows,
        _invites(timetable, poem, shows),
        _foot(timetable, poem, shows),
    )
    return DeskWallCell(*seen, phrases.pace) if place is Role.DESK else WallCell(*seen)


def _follow(timetable: Timetable, poem: Poem) -> Shown:
    """What the wall shows by itself."""
    if poem.state == "reading":
        return "poem"
    if timetable.state == "over":
        return "poem" if poem.state == "read" else "rest"
    slot = timetable.slot
    if slot is None:
        return "programme"  # people who come early see what the day will be, and how to join
    shown = BY_KIND[slot.kind]
    if slot.kind is Kind.NETWORKING and poem.state != "read":
        return "programme"
    return "rest" if slot.listening and shown == "prompt" else shown


def _invites(timetable: Timetable, poem: Poem, shows: Shown) -> Invites:
    again = _can_be_read_again(poem, shows)
    if "phrase" in timetable.takes():
        return "give_or_read" if again else "give_or_stand" if shows in ("themes", "theme") else "give"
    if again:
        return "read"
    if timetable.slot is None:
        return "join"
    return "stand" if "support" in timetable.takes() else "follow"


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
