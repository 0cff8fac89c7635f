"""
Main points: the desk marks what the room has come to and what it has not settled, and some guests say how near it is.

The rule here: the fullest themes are main points, and the next ones are not settled, with as many of them in each lane.
"""

from collections.abc import Iterable
from functools import partial

from live.day.points import Mark, MarkTheme, OrderTheme, PointsCell
from live.day.rings import RINGS, NearCell, PlacedCell, PlaceTheme
from live.day.roles import Role
from live.day.snapshots import SnapshotsCell
from live.day.themes import PhoneThemeCell, ThemeCell
from live.day.timetable_cells import NowCell
from live.day.wall import ShowWall
from live.rehearsal.person import Action, Activities, Activity

# In each lane: as many as a wall shows on a page or two.
A_LANE = 3
# One guest out of so many places a few themes; of those, one out of so many takes one back.
PLACES, TAKES_BACK = 3, 4
THEMES_EACH = 3


class MarkPoints(Activity):
    """Marks themes, puts one of them first, and has the wall show how near they are, and were before."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """In the main points; in a discussion guests are asked how near themes are, by the wall."""
        if slot.kind == "discussion" and "support" in slot.takes:
            yield self.once(slot, 0.77, 0.78, partial(self.person.ask, ShowWall("rings")))
            yield self.once(slot, 0.95, 0.96, partial(self.person.ask, ShowWall("auto")))
        if slot.kind == "main-points":
            yield self.once(slot, 0.25, 0.3, self.mark)
            yield self.once(slot, 0.35, 0.4, self.put_first)
            yield self.once(slot, 0.5, 0.52, partial(self.person.ask, ShowWall("rings")))
            yield self.once(slot, 0.8, 0.82, self.show_snapshots)

    async def mark(self) -> None:
        """As many main points as what is not settled."""
        themes = self.person.client.cells("theme", ThemeCell)
        fullest = sorted(themes, key=lambda theme: len(themes[theme].items), reverse=True)
        lane = min(A_LANE, len(fullest) // 2)
        marks: dict[Mark, list[str]] = {"point": fullest[:lane], "unresolved": fullest[lane : 2 * lane]}
        for mark, some in marks.items():
            for theme in some:
                await self.person.ask(MarkTheme(theme, mark))

    async def put_first(self) -> None:
        """The last of the main points turns out to be the first."""
        points = self.person.client.cell("points", PointsCell)
        if points is not None and len(points.points) > 1:
            await self.person.ask(OrderTheme(points.points[-1], None))

    async def show_snapshots(self) -> None:
        """Where there are two; what comes next puts the wall back."""
        snapshots = self.person.client.cell("snapshots", SnapshotsCell)
        if snapshots is not None and len(snapshots.slots) > 1:
            await self.person.ask(ShowWall("snapshots"))


class PlaceThemes(Activity):
    """Says how near some themes are."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """In the main points, and in a discussion while they are asked; some change their mind."""
        if "support" not in slot.takes or self.person.number % PLACES:
            return
        if slot.kind == "discussion":
            yield self.once(slot, 0.8, 0.94, self.place)
        if slot.kind == "main-points":
            yield self.once(slot, 0.3, 0.6, self.place)
            if self.person.number // PLACES % TAKES_BACK == 0:
                yield self.once(slot, 0.62, 0.8, self.take_back)

    async def place(self) -> None:
        """A few that are there, each in a ring, if somebody asks."""
        if self.person.client.cell("near", NearCell) is None:
            return
        themes = sorted(self.person.client.cells("theme", PhoneThemeCell))
        for theme in self.person.random.sample(themes, min(THEMES_EACH, len(themes))):
            await self.person.ask(PlaceTheme(theme, self.person.random.choice(RINGS)))

    async def take_back(self) -> None:
        """One of them is in no ring any more."""
        placed = self.person.client.cell("placed", PlacedCell)
        if placed is not None:
            await self.person.ask(PlaceTheme(min(placed.rings), None))


ACTIVITIES: Activities = {Role.PHONE: (PlaceThemes,), Role.DESK: (MarkPoints,)}
