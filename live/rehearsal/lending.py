"""
The wall in other hands: while people eat the facilitator lends it, and a guest shows the others the themes.

The rule here: the word is called across the room, as the desk has it; no wire carries it from the one to the other.
"""

from collections.abc import Iterable

from live.day.kinds import Kind
from live.day.lending import BorrowWall, LendingCell, LendWall, OwnLendingCell, ReturnWall
from live.day.roles import Role
from live.day.themes import PhoneThemeCell
from live.day.timetable_cells import NowCell
from live.day.wall import ShowWall
from live.rehearsal.person import Action, Activities, Activity

MINUTES = 20
# Who stands next to the desk, and who mishears it from the other end of the hall.
NEAR, FAR = 1, 2


class LendTheWall(Activity):
    """Lends the wall and calls its word."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once in a break; a while later it is everybody's again."""
        if slot.kind is Kind.BREAK:
            yield self.once(slot, 0.3, 0.35, self.lend)
            yield self.once(slot, 0.38, 0.4, self.call)

    async def lend(self) -> None:
        """For longer than anybody shows themes."""
        await self.person.ask(LendWall(self.person.new_id("lending"), MINUTES))

    async def call(self) -> None:
        """Whoever listens has the word."""
        cells = self.person.client.cells("lending", LendingCell).values()
        self.person.simulation.called = next((cell.word for cell in cells if cell.word is not None), "")


class BorrowTheWall(Activity):
    """Takes the wall, and shows a theme or two to the others."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """The guest next to the desk, after another one who has heard half of the word."""
        if slot.kind is Kind.BREAK and self.person.number == FAR:
            yield self.once(slot, 0.41, 0.44, self.mishear)
        if slot.kind is Kind.BREAK and self.person.number == NEAR:
            yield self.once(slot, 0.45, 0.48, self.borrow)
            yield self.once(slot, 0.5, 0.54, self.show)
            yield self.once(slot, 0.6, 0.65, self.give_back)

    async def mishear(self) -> None:
        """That word opens nothing."""
        if self.person.simulation.called:
            await self.person.ask(BorrowWall(self.person.simulation.called[:2]))

    async def borrow(self) -> None:
        """By the word as it was called."""
        if self.person.simulation.called:
            await self.person.ask(BorrowWall(self.person.simulation.called))

    async def show(self) -> None:
        """All themes, and one of them."""
        themes = list(self.person.client.cells("theme", PhoneThemeCell))
        if self._has_it() and themes:
            await self.person.ask(ShowWall("themes"))
            await self.person.ask(ShowWall("theme", self.person.random.choice(themes)))

    async def give_back(self) -> None:
        """The wall follows the day again."""
        if self._has_it():
            await self.person.ask(ReturnWall())

    def _has_it(self) -> bool:
        return self.person.client.cell("lending", OwnLendingCell) is not None


ACTIVITIES: Activities = {Role.PHONE: (BorrowTheWall,), Role.DESK: (LendTheWall,)}
