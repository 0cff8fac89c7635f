"""
Guests who ask why something was decided, and the facilitator who tells everybody.

The rule here: nobody asks more than once a day, and whoever is at the desk answers when there is a moment.
"""

from collections.abc import Iterable

from live.day.decision_book import What
from live.day.decisions import AnswerWhy, AskWhy, DecisionCell
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity, Person

# One guest out of so many would like to know.
WONDERS = 4
# What the desk says to what is decided on that day.
ANSWERS: dict[What, str] = {
    "words.aside": "It named somebody who is not here to say yes.",
    "theme.merged": "Nearly everybody under the one was under the other too.",
    "slot.longer": "People were still speaking; lunch waits for five minutes.",
    "slot.added": "People had been sitting for a long time, and asked for air.",
}
OTHERWISE = "It seemed right at that moment. Come and talk to us about it."


class WonderWhy(Activity):
    """Asks why something was decided."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.has_asked = False

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Looks now and then, until there is something to ask about."""
        if self.person.number % WONDERS == 1 and not self.has_asked:
            yield self.once(slot, 0.3, 0.9, self.ask_why)

    async def ask_why(self) -> None:
        """About one that nobody has explained yet."""
        cells = self.person.client.cells("decision", DecisionCell)
        unexplained = [each for each, cell in cells.items() if cell.answer is None]
        if unexplained and not self.has_asked:
            self.has_asked = True
            await self.person.ask(AskWhy(self.person.random.choice(unexplained)))


class ExplainDecisions(Activity):
    """Answers who asked why."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """A few times in every slot."""
        yield from self.several(slot, 4, 0.2, 0.98, self.answer)

    async def answer(self) -> None:
        """Everything that waits for an answer."""
        for decision, cell in self.person.client.cells("decision", DecisionCell).items():
            if cell.answer is None:
                await self.person.ask(AnswerWhy(decision, ANSWERS.get(cell.what, OTHERWISE)))


ACTIVITIES: Activities = {Role.PHONE: (WonderWhy,), Role.DESK: (ExplainDecisions,)}
