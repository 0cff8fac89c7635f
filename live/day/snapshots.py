"""
Snapshots: where people had the themes when a slot ended, to be seen beside where they have them in a later one.

The rules here: there is one of each slot in which somebody placed a theme, as it is while that slot runs and as it was
when it ended. It has the themes that are there now, so that nothing stands in it that was taken out since; what went
into another theme counts there, as it does on the rings. Who takes a placing back takes it out of all of them. A slot
that is started again runs on from what there is.
"""

import msgspec

from live.day.gathered import Themes
from live.day.keys import Key
from live.day.noun import Cell, CellRow, Day, FactRow, Noun, the_one
from live.day.parting import ThemeDropped, ThemeParted, ThemeRestored
from live.day.projection import Timetable
from live.day.rings import Placed, Ring, Rings, ThemePlaced, most_of, with_those_in_it
from live.day.roles import Role
from live.day.themes import ThemeMerged
from live.day.timetable import DayEnded, SlotStarted


class Snapshots:
    """Where people had themes when slots ended. Changed by `apply` only."""

    def __init__(self) -> None:
        self.slots: set[str] = set()  # in which somebody placed a theme
        self.at_end: dict[str, Placed] = {}
        self.running: str | None = None

    def end(self, placed: Placed) -> None:
        """The slot that was running has ended."""
        if self.running in self.slots:
            self.at_end[str(self.running)] = {theme: dict(people) for theme, people in placed.items()}
        self.running = None


# Applying


def _placed(day: Day, fact: ThemePlaced) -> list[Key]:
    """What a placing changes on the rings that run, the rings say themselves."""
    snapshots = day[Snapshots]
    if fact.ring is None:
        for each in with_those_in_it(day[Themes], fact.theme):
            for placed in snapshots.at_end.values():
                placed.get(each, {}).pop(fact.by, None)
        return [Key("snapshots")]
    if snapshots.running is None or snapshots.running in snapshots.slots:
        return []
    snapshots.slots.add(snapshots.running)
    return [Key("snapshots")]


def _started(day: Day, fact: SlotStarted) -> list[Key]:
    day[Snapshots].end(day[Rings].placed)
    day[Snapshots].running = fact.slot
    return [Key("snapshots")]


def _ended(day: Day, _fact: DayEnded) -> list[Key]:
    day[Snapshots].end(day[Rings].placed)
    return [Key("snapshots")]


def _moved(_day: Day, _fact: ThemeDropped | ThemeMerged | ThemeParted | ThemeRestored) -> list[Key]:
    return [Key("snapshots")]


# What places see


class Snapshot(msgspec.Struct, frozen=True):
    """Of one slot the ring that most people had each theme in, by its id, in the order of naming."""

    slot: str
    rings: dict[str, Ring]


class SnapshotsCell(Cell, frozen=True):
    """The slots in which people placed themes, in the order of the day; the one that runs as it is now."""

    slots: list[Snapshot]


def _cell(day: Day, _id: str, _place: Role) -> SnapshotsCell | None:
    snapshots = day[Snapshots]
    slots = [slot.id for slot in day[Timetable].slots if slot.id in snapshots.slots]
    seen = [Snapshot(slot, _rings(day, _of(day, slot))) for slot in slots]
    return SnapshotsCell([each for each in seen if each.rings]) if any(each.rings for each in seen) else None


def _of(day: Day, slot: str) -> Placed:
    snapshots = day[Snapshots]
    return day[Rings].placed if slot == snapshots.running else snapshots.at_end.get(slot, {})


def _rings(day: Day, placed: Placed) -> dict[str, Ring]:
    themes = sorted(day[Themes].by_id.values(), key=lambda theme: theme.hue)
    found = ((theme.id, most_of(day[Themes], placed, theme.id)) for theme in themes)
    return {theme: ring for theme, ring in found if ring is not None}


NOUN = Noun(
    "snapshots",
    hears=(
        FactRow(ThemePlaced, _placed),
        FactRow(SlotStarted, _started),
        FactRow(DayEnded, _ended),
        FactRow(ThemeDropped, _moved),
        FactRow(ThemeMerged, _moved),
        FactRow(ThemeParted, _moved),
        FactRow(ThemeRestored, _moved),
    ),
    cells=(
        CellRow(
            "snapshots",
            dict.fromkeys((Role.DESK, Role.WALL), SnapshotsCell),
            _cell,
            made_of=dict.fromkeys(("rings", "day"), the_one),
        ),
    ),
)
