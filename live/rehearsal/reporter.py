"""
Who writes the report: a note on every slot, a few of the words, and at the end it is published.

The rule here: the reporter quotes only what the page offers, some of it in every slot.
"""

from collections.abc import Iterable

from live.day.report import PublishReport, QuoteCell, SignReport, TakeIntoReport, WriteReportNote
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.rehearsal.person import Action, Activities, Activity
from live.rehearsal.script.reporter import NOTE, NOTES, REPORTED_BY

# So many words are quoted in a slot; a report that quotes all of them is no report.
QUOTED = 4


class WriteReport(Activity):
    """Writes a note on what is going on, and takes a few words."""

    async def prepare(self) -> None:
        """Says who reports."""
        await self.person.ask(SignReport(REPORTED_BY))

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """Once in every slot, when something has been said."""
        yield self.once(slot, 0.4, 0.6, self.note)
        yield self.once(slot, 0.7, 0.9, self.take)
        if slot.next is None:
            yield self.once(slot, 0.92, 0.96, self.publish)

    async def note(self) -> None:
        """Of the slot that runs."""
        running = next((each for each in self.person.programme if each.id == self.person.running.slot), None)
        if running is not None:
            note = NOTES.get(running.kind, NOTE)
            await self.person.ask(WriteReportNote(self.person.new_id("report"), running.id, note))

    async def take(self) -> None:
        """Some that are not taken yet."""
        offered = self.person.client.cells("quote", QuoteCell).items()
        for item in [each for each, quote in offered if not quote.taken][:QUOTED]:
            await self.person.ask(TakeIntoReport(item))

    async def publish(self) -> None:
        """When the day ends."""
        await self.person.ask(PublishReport())


ACTIVITIES: Activities = {Role.REPORTER: (WriteReport,)}
