"""
The wall: what the projector shows, chosen by the desk or following the day by itself.

The rule here: `auto` is a choice like any other, so the desk can always go back to it; what it means at a moment comes
from the slot that is running, except that a poem being read is shown. When a reading begins, or the theme that it shows
is dropped, the wall goes back to `auto`: nobody should have to remember to unpin it. The desk may still choose
otherwise during the reading. After it the whole poem rests on the wall, whatever the clock starts, until the desk goes
on: shows something or starts a slot. A poem that rests asks for nothing, and says only where it can be read again.
While the wall is lent (`lending`), its borrower chooses as the desk does; what they chose ends with the lending.
"""

from typing import Literal, NamedTuple

import msgspec

from live.day.gathered import Themes
from live.day.keys import Key
from live.day.kinds import Kind
from live.day.lending import WallGivenBack, hand
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Edge, Fact, FactRow, Noun, the_one
from live.day.parting import ThemeDropped
from live.day.points import are_there as there_are_points
from live.day.projection import Timetable
from live.day.questions import ANSWERED, Questions, on_the_wall
from live.day.reading import ReadingBegun, ReadingEnded
from live.day.refusals import Code, Refused
from live.day.roles import WITH_WORDS, By, Role
from live.day.sheet import Poem
from live.day.showing import Pace, Showing
from live.day.timetable import PromptSet, SlotStarted

Shown = Literal[
    "join",
    "programme",
    "prompt",
    "themes",
    "theme",
    "points",
    "rings",
    "snapshots",
    "meanings",
    "shifts",
    "poem",
    "rest",
]
View = Literal["auto", Shown]

BY_KIND: dict[Kind, Shown] = {
    Kind.REGISTRATION: "join",
    Kind.OPENING: "join",
    Kind.TALK: "rest",
    Kind.KEYNOTE: "rest",
    Kind.DISCUSSION: "prompt",
    Kind.BREAK: "programme",
    Kind.MAIN_POINTS: "points",
    Kind.POEM: "poem",
    Kind.NETWORKING: "poem",
    Kind.OTHER: "prompt",
}


# The views that show themes, to stand with.
_OF_THEMES = frozenset({"themes", "theme", "points", "rings", "snapshots"})

# How the wall tells people what their phones are good for at this moment.
Invites = Literal["give", "give_or_stand", "give_or_read", "read", "join", "follow", "look_back"]
# What stands at the foot: nothing, the way to give words with its QR code, or one line.
Foot = Literal["none", "words", "line"]


class ShowWall(Command, frozen=True, tag="wall.show"):
    """Chooses what the wall shows; `theme` goes with the view `theme`, `question` (an earlier one) with `prompt`."""

    view: View
    theme: str | None = None
    question: str | None = None


class WallShown(Fact, frozen=True, tag="wall.shown"):
    """What the wall shows was chosen: by the desk, or by whoever has the wall by a `lending`."""

    view: View
    theme: str | None = None
    question: str | msgspec.UnsetType = msgspec.UNSET
    lending: str | msgspec.UnsetType = msgspec.UNSET


class Wall:
    """What was chosen. Changed by `apply` only."""

    def __init__(self) -> None:
        self.view: View = "auto"
        self.theme: str | None = None
        self.question: str | None = None  # an earlier one that the desk chose; None: the one that is up by itself
        self.rests = False  # on the poem that was read, until the desk goes on
        self.lending: str | None = None  # by which it was chosen; None: by the desk, or by itself

    def choose(
        self, view: View, theme: str | None = None, question: str | None = None, lending: str | None = None
    ) -> None:
        """Somebody chose this, and goes on from whatever rests; what goes with no view any more is forgotten."""
        self.view, self.theme, self.question, self.lending, self.rests = view, theme, question, lending, False

    def is_as(self, shown: WallShown) -> bool:
        """Whether the same was chosen by the same hand, and stands."""
        chosen = (shown.view, shown.theme, shown.question or None, shown.lending or None)
        return chosen == (self.view, self.theme, self.question, self.lending) and not self.rests


def _show(day: Day, command: ShowWall, by: By, _now: int) -> list[Fact]:
    lending = hand(day, by)
    match command.view:
        case "theme":
            shown = WallShown("theme", _theme(day, command.theme), lending=lending)
        case "prompt":
            shown = WallShown("prompt", question=_earlier(day, command.question) or msgspec.UNSET, lending=lending)
        case view:
            shown = WallShown(view, lending=lending)
    return [] if day[Wall].is_as(shown) else [shown]


def _theme(day: Day, theme_id: str | None) -> str:
    theme = day[Themes].find(theme_id)
    if theme is None:
        raise Refused(Code.WALL_NO_THEME if theme_id is None else Code.THEME_UNKNOWN)
    return theme.id


def _earlier(day: Day, question: str | None) -> str | None:
    """An earlier question, which stands on the wall with its answers; None for the one that is up by itself."""
    if question is not None and question not in day[Questions].by_id:
        raise Refused(Code.QUESTION_UNKNOWN)
    return question if question != on_the_wall(day) else None


def _shown(day: Day, fact: WallShown) -> list[Key]:
    day[Wall].choose(fact.view, fact.theme, fact.question or None, fact.lending or None)
    return [Key("wall")]


def _is_back(day: Day, fact: WallGivenBack) -> list[Key]:
    """What its borrower chose last ends with the lending; what the desk chose since stays."""
    if day[Wall].lending == fact.id:
        day[Wall].choose("auto")
    return [Key("wall")]


def _follows_again(day: Day, _fact: ReadingBegun) -> list[Key]:
    day[Wall].choose("auto")
    return [Key("wall")]


def _has_no_theme(day: Day, _fact: ThemeDropped) -> list[Key]:
    if day[Wall].view == "theme" and day[Themes].find(day[Wall].theme) is None:
        day[Wall].choose("auto")
    return [Key("wall")]


def _asks_again(day: Day, fact: PromptSet) -> list[Key]:
    """What is asked of the room now is put before it; an earlier question has been up for long enough."""
    if fact.slot == day[Timetable].current:
        day[Wall].question = None
    return [Key("wall")]


def _rests(day: Day, fact: ReadingEnded) -> list[Key]:
    day[Wall].rests = fact.heard
    return [Key("wall")]


def _goes_on(day: Day, fact: SlotStarted) -> list[Key]:
    day[Wall].rests = day[Wall].rests and fact.itself is True
    return [Key("wall")]


class Content(NamedTuple):
    """What is on the wall: the view, and the theme or the question of those that are of one."""

    shows: Shown
    theme: str | None
    question: str | None


def content(day: Day) -> Content:
    """What the wall shows now, chosen or by itself."""
    wall = day[Wall]
    shows = _shows(day)
    theme = day[Themes].find(wall.theme) if shows == "theme" else None
    question = wall.question or on_the_wall(day) if shows == "prompt" else None
    return Content(shows, theme.id if theme else None, question)


class WallCell(Cell, frozen=True):
    """The choice, what it means now, and what the wall says beside it; `question` is that of the view `prompt`."""

    view: View
    theme: str | None
    question: str | None
    shows: Shown
    invites: Invites
    foot: Foot


class DeskWallCell(WallCell, frozen=True):
    """
    The wall at the desk, with how words reach it.

    `earlier` is the earlier question that the desk chose, if any; `rests`: the poem stays there until the desk goes on.
    """

    pace: Pace
    earlier: str | None
    rests: bool


def _cell(day: Day, _id: str, place: Role) -> WallCell:
    wall, timetable, poem = day[Wall], day[Timetable], day[Poem]
    theme = day[Themes].find(wall.theme)
    rests, shows = _is_resting(wall), _shows(day)
    chosen = (wall.view, theme.id if theme else None, wall.question or on_the_wall(day), shows)
    seen = (*chosen, *_beside(timetable, poem, shows, rests=rests))
    return DeskWallCell(*seen, day[Showing].pace, wall.question, rests) if place is Role.DESK else WallCell(*seen)


def _is_resting(wall: Wall) -> bool:
    return wall.rests and wall.view == "auto"


def _shows(day: Day) -> Shown:
    wall = day[Wall]
    if wall.view != "auto":
        return wall.view
    shown = _follow(day[Timetable], day[Poem], rests=_is_resting(wall))
    # Until one is marked, main points are found among all themes.
    return "themes" if shown == "points" and not there_are_points(day) else shown


def _follow(timetable: Timetable, poem: Poem, *, rests: bool) -> Shown:
    """What the wall shows by itself."""
    if rests or poem.state == "reading":
        return "poem"
    if timetable.state == "over":
        return "poem" if poem.state == "read" else "rest"
    slot = timetable.slot
    if slot is None:
        return "programme"  # people who come early see what the day will be, and how to join
    is_open = "phrase" in timetable.takes_in(slot)  # also while the door is closed: what was said stays up
    if is_open and timetable.taking.get(slot.id):
        return "prompt"  # opened by hand: the room talks, whatever was planned
    shown = BY_KIND[slot.kind]
    if slot.kind is Kind.NETWORKING and poem.state != "read":
        return "programme"
    if shown == "prompt" and not is_open:
        return "poem" if poem.state == "read" else "rest"
    return shown


def _beside(timetable: Timetable, poem: Poem, shows: Shown, *, rests: bool) -> tuple[Invites, Foot]:
    """What the wall says beside what it shows."""
    return ("read", "line") if rests else (_invites(timetable, poem, shows), _foot(timetable, poem, shows))


def _invites(timetable: Timetable, poem: Poem, shows: Shown) -> Invites:
    again = _can_be_read_again(poem, shows)
    if "phrase" in timetable.takes():
        return "give_or_read" if again else "give_or_stand" if shows in _OF_THEMES else "give"
    if again:
        return "read"
    if _is_over(timetable, poem):
        return "look_back"
    return "join" if timetable.slot is None else "follow"


def _foot(timetable: Timetable, poem: Poem, shows: Shown) -> Foot:
    """While words are taken the way to give them stays, whatever is shown; before the day the way in."""
    if shows == "join":
        return "none"
    is_over = _is_over(timetable, poem)
    if "phrase" in timetable.takes() or (shows == "programme" and timetable.slot is None and not is_over):
        return "words"
    if shows == "rest" and is_over:
        return "line"
    return "none" if shows in ("poem", "rest") and not _can_be_read_again(poem, shows) else "line"


def _is_over(timetable: Timetable, poem: Poem) -> bool:
    """Whether nothing is asked of anybody any more; a poem that is read after the day has the room to itself."""
    return timetable.state == "over" and poem.state != "reading"


def _can_be_read_again(poem: Poem, shows: Shown) -> bool:
    """Whether the wall says where everybody can read the poem again."""
    return shows == "poem" and poem.state == "read"


def _shown_theme(day: Day, _theme: str) -> tuple[str, ...]:
    return ("",) if day[Wall].theme is not None else ()


# The nouns that `content` is made of, for every cell that is made of it.
CONTENT_OF: dict[str, Edge] = {
    "day": the_one,
    "poem": the_one,
    "theme": _shown_theme,
    "points": the_one,
    ANSWERED.noun: the_one,
}

NOUN = Noun(
    "wall",
    commands=(CommandRow(ShowWall, (Role.DESK, Role.PHONE), _show),),
    facts=(FactRow(WallShown, _shown),),
    hears=(
        FactRow(ReadingBegun, _follows_again),
        FactRow(ReadingEnded, _rests),
        FactRow(SlotStarted, _goes_on),
        FactRow(PromptSet, _asks_again),
        FactRow(ThemeDropped, _has_no_theme),
        FactRow(WallGivenBack, _is_back),
    ),
    cells=(
        CellRow(
            "wall",
            {**dict.fromkeys(WITH_WORDS, WallCell), Role.DESK: DeskWallCell},
            _cell,
            made_of=CONTENT_OF,
            always=True,
        ),
    ),
)
