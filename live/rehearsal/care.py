"""
Who looks after the room, and the guests who say how they are.

The rule here: the person at care walks a round in every break of the words, and answers whoever has checked in.
"""

from collections.abc import Iterable

from live.day.checkins import CheckinCell, Feeling, FinishCheckin, SeeCheckin, SendCheckin
from live.day.roles import Role
from live.day.rounds import BeginRound, SetRound, VisitPlace
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity

PLACES = ("Table 1", "Table 2", "By the window", "The back row")
# How people are; most of them well, or they would not say it to a page.
FEELINGS: tuple[Feeling, ...] = ("ok", "ok", "much", "come")
# One guest out of so many says how they are, now and then.
CHECKS_IN = 5


class CheckIn(Activity):
    """Says how one is and where one sits."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """One guest in five, in some slots, also in one in which the room listens."""
        if self.person.number % CHECKS_IN == 0 and self.person.random.random() < 0.3:
            yield self.once(slot, 0.1, 0.6, self.check_in)

    async def check_in(self) -> None:
        """A new one takes the place of the last."""
        feeling, where = self.person.random.choice(FEELINGS), self.person.random.choice(PLACES)
        await self.person.ask(SendCheckin(self.person.new_id("checkin"), feeling, where))


class AnswerCheckins(Activity):
    """Sees who waits, and goes there."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Looks at the page all the time."""
        yield from self.several(slot, 8, 0.1, 0.98, self.answer)

    async def answer(self) -> None:
        """One step for each: seen, and the next time done."""
        for checkin, cell in self.person.client.cells("checkin", CheckinCell).items():
            if cell.done is None:
                await self.person.ask(FinishCheckin(checkin) if cell.seen is not None else SeeCheckin(checkin))


class WalkRound(Activity):
    """Walks past the tables while the room talks or rests."""

    async def prepare(self) -> None:
        """Knows the tables."""
        await self.person.ask(SetRound(PLACES))

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once in a slot in which nobody has the floor alone."""
        if not slot.listening:
            yield self.once(slot, 0.3, 0.7, self.walk)

    async def walk(self) -> None:
        """A new round, to every place."""
        await self.person.ask(BeginRound())
        for place in PLACES:
            await self.person.ask(VisitPlace(place))


ACTIVITIES: Activities = {Role.PHONE: (CheckIn,), Role.CARE: (AnswerCheckins, WalkRound)}
