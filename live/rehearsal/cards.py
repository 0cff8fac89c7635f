"""
Guests who open their card before they leave.

The rule here: it is asked for by whoever wants it, as a phone's page does, and nothing is written of that.
"""

from collections.abc import Iterable

from live.day.keys import CARD
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity
from live.room.wire import AskMore


class OpenCard(Activity):
    """Looks at what there is to take home."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Late in every slot: once the poem was read there is a card."""
        yield self.once(slot, 0.5, 0.95, self.open_card)

    async def after_the_day(self) -> None:
        """Whoever had no time for it before."""
        await self.open_card()

    async def open_card(self) -> None:
        """It is the same every time; who has opened it already looks again."""
        if self.person.poem.state == "read":
            await self.person.client.ask(AskMore(CARD))


ACTIVITIES: Activities = {Role.PHONE: (OpenCard,)}
