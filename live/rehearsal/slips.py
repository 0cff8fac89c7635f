"""
People without a phone: some follow the slip that the desk gave them, and some give their words at a table's tablet.

The rule here: they come in by plain forms, each in a browser of their own or in the one on the table.
"""

from collections.abc import Iterable

from live.day.phrases import DeskPhraseCell, OfferPhrase, WithdrawPhrase
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.rehearsal.browser import Browser
from live.rehearsal.client import Answer
from live.rehearsal.person import Action, Activities, Activity, Person
from live.rehearsal.script.table import AT_THE_TABLE

# What a form says of itself: that it was done, or not; the number of the entry is nobody's business there.
_DONE, _NOT_DONE = Answer(ok=0), Answer(refused="form")


class FollowSlips(Activity):
    """Hands slips over; whoever gets one looks what became of their words, and the first takes them back."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.followed: set[str] = set()

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Later in a slot that takes words: by then some were written down."""
        if "phrase" in slot.takes:
            yield from self.several(slot, 3, 0.4, 0.95, self.follow)

    async def follow(self) -> None:
        """One who has not looked yet, if there is one."""
        cells = self.person.client.cells("phrase", DeskPhraseCell).items()
        slips = ((phrase, cell.slip) for phrase, cell in cells if phrase not in self.followed)
        phrase, slip = next(((phrase, slip) for phrase, slip in slips if isinstance(slip, str)), ("", ""))
        if not phrase:
            return
        browser, is_first = Browser(self.person.client.address), not self.followed
        self.followed.add(phrase)
        is_open = await browser.send("slip", {"slip": slip})
        if is_open and is_first:
            is_done = await browser.send("slip", {"do": "phrase.withdraw", "id": phrase})
            self.person.simulation.record(WithdrawPhrase(phrase), _DONE if is_done else _NOT_DONE)
        await browser.send("slip", {"close": "1"})


class GiveAtTable(Activity):
    """Shows the others at the table how its tablet works."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.tablet = Browser(person.client.address)
        self.unsaid = list(AT_THE_TABLE)

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """The first guest's table has one; two people there give words in each slot that takes them."""
        if self.person.number == 0 and "phrase" in slot.takes:
            yield from self.several(slot, 2, 0.2, 0.8, self.give)

    async def give(self) -> None:
        """One person gives a phrase, copies the letters and makes room for the next."""
        if not self.unsaid:
            return
        offer = OfferPhrase(self.person.new_id("phrase"), self.unsaid.pop(0))
        is_done = await self.tablet.send("table", {"do": "phrase.offer", "id": offer.id, "text": offer.text})
        self.person.simulation.record(offer, _DONE if is_done else _NOT_DONE)
        await self.tablet.send("table", {"next": "1"})


ACTIVITIES: Activities = {Role.DESK: (FollowSlips,), Role.PHONE: (GiveAtTable,)}
