"""
Rings: how near each theme is to people, who place it at the heart, close by or at the edge; and where most have it.

The rules here: one place for each voice and theme, which it takes back at any time. How many put a theme where, nobody
is ever sent: one ring stands for all of them. Of two that as many chose it is the outer one, as half of a room is not
most of it. Placings go where people who stand with a theme go: with a merge into the other theme, where a person's own
place in that one holds, and out again when it is parted. Phones are asked in the main points, and in another slot where
people may stand with themes while the wall shows where they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from live.day.gathered import Themes
from live.day.keys import Key
from live.day.kinds import Kind
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Noun, the_one
from live.day.parting import ThemeDropped, ThemeParted, ThemeRestored
from live.day.projection import Timetable
from live.day.roles import By, Role, Voice
from live.day.themes import ThemeMerged
from live.day.wall import Wall

Ring = Literal["heart", "close", "edge"]
RINGS: tuple[Ring, ...] = get_args(Ring)
# The views of the wall that show where themes are.
OF_RINGS = ("rings", "snapshots")
# Where people have themes: by the theme that it was said of.
Placed = dict[str, dict[Voice, Ring]]


class PlaceTheme(Command, frozen=True, tag="theme.place"):
    """Says how near a theme is to a person; None takes it back, as a form says it that leaves it out."""

    theme: str
    ring: Ring | None = None


class ThemePlaced(Fact, frozen=True, tag="theme.placed"):
    """A voice has a theme in a ring, or in none any more."""

    theme: str
    by: Voice
    ring: Ring | None


class Rings:
    """Where people have themes. Changed by `apply` only."""

    def __init__(self) -> None:
        self.placed: Placed = {}
        self.most: dict[str, Ring] = {}  # for every theme that is placed the ring that most have it in


def ring_of(day: Day, theme: str, voice: Voice) -> Ring | None:
    """Where a voice has a theme, or one that went into it."""
    found = (day[Rings].placed.get(each, {}).get(voice) for each in with_those_in_it(day[Themes], theme))
    return next((ring for ring in found if ring is not None), None)


def with_those_in_it(themes: Themes, theme: str) -> list[str]:
    """A theme, and behind it those that went into it, in the order of merging."""
    went_in = [merge.theme.id for merge in themes.merges.values() if merge.into == theme]
    return [theme, *(each for merged in went_in for each in with_those_in_it(themes, merged))]


def _place(day: Day, command: PlaceTheme, by: By, _now: int) -> list[Fact]:
    theme = day[Themes].expect(command.theme)
    if ring_of(day, theme.id, by.voice) == command.ring:
        return []
    if command.ring is not None:  # taking it back is nobody's to refuse, at any time of the day
        day[Timetable].expect_open("support", by, words=False)
    return [ThemePlaced(theme.id, by.voice, command.ring)]


# Applying


def _placed(day: Day, fact: ThemePlaced) -> list[Key]:
    theme = day[Themes].find(fact.theme)
    if theme is None:
        return []
    placed = day[Rings].placed
    if fact.ring is not None:
        placed.setdefault(theme.id, {})[fact.by] = fact.ring
    else:
        for each in with_those_in_it(day[Themes], theme.id):
            placed.get(each, {}).pop(fact.by, None)
    return [*_look_again(day, [theme.id]), Key("placed", fact.by)]


def _look_again(day: Day, themes: Iterable[str]) -> list[Key]:
    """Where most people have these themes may be another ring."""
    most = day[Rings].most
    before = dict(most)
    for theme in themes:
        ring = most_of(day[Themes], day[Rings].placed, theme)
        if ring is None:
            most.pop(theme, None)
        else:
            most[theme] = ring
    return [Key("rings")] if most != before else []


def most_of(themes: Themes, placed: Mapping[str, Mapping[Voice, Ring]], theme: str) -> Ring | None:
    """The ring that most people have a theme in, by what they said; None where nobody has, or where it is no theme."""
    if theme not in themes.by_id:
        return None
    counted = Counter(_people(themes, placed, theme).values())
    if not counted:
        return None
    outermost_first: Sequence[Ring] = RINGS[::-1]
    return max(outermost_first, key=lambda ring: counted[ring])


def _people(themes: Themes, placed: Mapping[str, Mapping[Voice, Ring]], theme: str) -> dict[Voice, Ring]:
    """Everybody who has a theme in a ring; what was said of itself holds before what was said of those in it."""
    people: dict[Voice, Ring] = {}
    for each in reversed(with_those_in_it(themes, theme)):
        people |= placed.get(each, {})
    return people


def _merged(day: Day, fact: ThemeMerged) -> list[Key]:
    into = day[Themes].find(fact.theme)
    return _moved(day, fact.theme, [into.id] if into is not None else [])


def _parted(day: Day, fact: ThemeParted) -> list[Key]:
    """What it has left may have gone into others since: all are looked at, as it happens rarely."""
    return _moved(day, fact.theme, list(day[Themes].by_id))


def _dropped(day: Day, fact: ThemeDropped | ThemeRestored) -> list[Key]:
    return _moved(day, fact.theme, [])


def _moved(day: Day, theme: str, others: list[str]) -> list[Key]:
    own = (Key("placed", voice) for voice in _people(day[Themes], day[Rings].placed, theme))
    return [*_look_again(day, [theme, *others]), *own]


# What places see


class RingsCell(Cell, frozen=True):
    """The ids of the themes in each ring, which is where most people have them, in the order of naming."""

    heart: list[str]
    close: list[str]
    edge: list[str]


class PlacedCell(Cell, frozen=True):
    """In which ring a person has each theme, by its id."""

    rings: dict[str, Ring]


def _cell(day: Day, _id: str, _place: Role) -> RingsCell | None:
    most, by_id = day[Rings].most, day[Themes].by_id
    themes = sorted((each for each in most if each in by_id), key=lambda each: by_id[each].hue)
    if not themes:
        return None
    heart, close, edge = ([each for each in themes if most[each] == ring] for ring in RINGS)
    return RingsCell(heart, close, edge)


def _placed_cell(day: Day, voice: str, _place: Role) -> PlacedCell | None:
    found = {theme: ring_of(day, theme, Voice(voice)) for theme in day[Themes].by_id}
    rings = {theme: ring for theme, ring in found.items() if ring is not None}
    return PlacedCell(rings) if rings else None


class NearCell(Cell, frozen=True):
    """It is there while people are asked how near themes are."""


def _near_cell(day: Day, _id: str, _place: Role) -> NearCell | None:
    slot = day[Timetable].slot
    if slot is None or "support" not in day[Timetable].takes():
        return None
    return NearCell() if slot.kind is Kind.MAIN_POINTS or day[Wall].view in OF_RINGS else None


NOUN = Noun(
    "rings",
    commands=(CommandRow(PlaceTheme, (Role.PHONE,), _place),),
    facts=(FactRow(ThemePlaced, _placed),),
    hears=(
        FactRow(ThemeMerged, _merged),
        FactRow(ThemeParted, _parted),
        FactRow(ThemeDropped, _dropped),
        FactRow(ThemeRestored, _dropped),
    ),
    cells=(
        CellRow("rings", dict.fromkeys((Role.DESK, Role.WALL), RingsCell), _cell),
        CellRow(
            "placed",
            {Role.PHONE: PlacedCell},
            _placed_cell,
            whose=lambda _day, voice: Voice(voice),
            alone=True,
        ),
        CellRow("near", {Role.PHONE: NearCell}, _near_cell, made_of=dict.fromkeys(("day", "wall", "poem"), the_one)),
    ),
)
