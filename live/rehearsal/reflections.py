"""
What some people give when the day is over and they are asked what has stayed with them, and the reporter who takes one.

The rule here: whoever gives one has been there all day; nobody waits long for what the others do.
"""

from live.day.reflections import OfferReflection
from live.day.report import QuoteCell, TakeIntoReport
from live.day.roles import Role
from live.rehearsal.person import Activities, Activity
from live.rehearsal.script.after import REFLECTIONS

# As long as the reporter waits for the first, in real time: it comes as soon as the day is over.
WAITS_S = 5.0


class Reflect(Activity):
    """Says what has stayed; the first guests do."""

    async def after_the_day(self) -> None:
        """Once, before they leave."""
        if self.person.number < len(REFLECTIONS):
            text, uses = REFLECTIONS[self.person.number]
            await self.person.ask(OfferReflection(self.person.new_id("reflection"), text, uses))


class TakeReflection(Activity):
    """Takes one of those that the report may quote."""

    async def after_the_day(self) -> None:
        """The first that comes."""
        if self.person.simulation.guests and await self.person.client.wait_for(lambda: bool(self._quotable()), WAITS_S):
            await self.person.ask(TakeIntoReport(self._quotable()[0]))

    def _quotable(self) -> list[str]:
        quotes = self.person.client.cells("quote", QuoteCell).items()
        return [item for item, quote in quotes if quote.kind == "reflection"]


ACTIVITIES: Activities = {Role.PHONE: (Reflect,), Role.REPORTER: (TakeReflection,)}
