"""
Views that change: some guests write down in the morning what they think, and in the main points give it with what they
think now.

The rule here: what they write in the morning stays with them, as it does on a phone, and some of them keep both.
"""

from collections.abc import Iterable

from live.day.roles import Role
from live.day.shifts import DeskShiftCell, OfferShift, WithdrawShift
from live.day.steps import MineCell
from live.day.timetable_cells import NowCell
from live.day.wall import ShowWall
from live.rehearsal.person import Action, Activities, Activity, Person

# What people at such a day thought before, and what they think after it.
VIEWS = (
    ("trust has to be earned first", "somebody has to go first"),
    ("I came to give my expertise", "I came to be changed too"),
    ("they do not want to take part", "nobody had asked them"),
    ("testimony is one person's story", "testimony is work, and it is shared"),
    ("silence means agreement", "silence was somebody thinking"),
    ("we need a better form", "we need a second chair"),
    ("I speak for them", "I can hold the door"),
)
# One guest out of so many writes in the morning; of those, one out of so many keeps both.
WRITES, KEEPS = 4, 5


class ChangeViews(Activity):
    """Gives what was thought in the morning and what is thought now."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.given = False

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once in a day, in a slot that takes pairs; a few take theirs back."""
        if "shift" in slot.takes and self.person.number % WRITES == 0 and not self.given:
            nth = self.person.number // WRITES
            self.given = True
            if nth % KEEPS != KEEPS - 1:
                yield self.once(slot, 0.1, 0.6, self.give)
            if nth % KEEPS == KEEPS - 2:
                yield self.once(slot, 0.7, 0.9, self.take_back)

    async def give(self) -> None:
        """Both halves, as they stand on the phone."""
        before, now = VIEWS[self.person.number // WRITES % len(VIEWS)]
        await self.person.ask(OfferShift(self.person.new_id("shift"), before, now))

    async def take_back(self) -> None:
        """Some would rather have kept it."""
        for pair, cell in self.person.client.cells("mine", MineCell).items():
            if cell.what == "shift" and cell.text:
                await self.person.ask(WithdrawShift(pair))


class ShowViews(Activity):
    """Has the wall show how views have changed."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """For a while, late in the main points."""
        if slot.kind == "main-points":
            yield self.once(slot, 0.72, 0.75, self.show)
            yield self.once(slot, 0.9, 0.92, self.follow_again)

    async def show(self) -> None:
        """If there is anything to show."""
        if self.person.client.cells("shift", DeskShiftCell):
            await self.person.ask(ShowWall("shifts"))

    async def follow_again(self) -> None:
        """The wall follows the day."""
        await self.person.ask(ShowWall("auto"))


ACTIVITIES: Activities = {Role.PHONE: (ChangeViews,), Role.DESK: (ShowViews,)}
