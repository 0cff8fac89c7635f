"""
Reading back: the poet promises something in the morning, and before the reading asks those whose words are in the poem.

The rule here: most say that it is fine, some say nothing, some would rather not, one or another at the last moment.
"""

from collections.abc import Iterable
from functools import partial

from live.day.promise import PromisePoem
from live.day.readback import LONGEST_MIN, AnswerReadback, BeginReadback, OwnReadbackCell
from live.day.roles import Role
from live.day.timetable_cells import NowCell
from live.rehearsal.clock import OPEN_ENDED_SLOT_MS
from live.rehearsal.person import Action, Activities, Activity
from live.rehearsal.poet import slots_until_reading
from live.rehearsal.script.poem import PROMISE

# As much of the slot before the reading as people have to answer.
SHARE = 0.35
# Of so many whose words are in the poem one would rather not, one waits with that to the last moment, and one says
# nothing. They are counted as they look at it, as chance decides whose words are in.
OUT_OF = 5
RATHER_NOT, AT_THE_LAST, SILENT = 1, 3, 4
LAST_MOMENT_MS = 1_000


class ReadBack(Activity):
    """Promises, and reads the poem back."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """The promise before words are given; the poem once most of it is written."""
        if slot.slot == next((each.id for each in self.person.programme), None):
            yield self.once(slot, 0.1, 0.2, self.promise)
        if slots_until_reading(self.person, slot) == 1:
            yield self.once(slot, 0.45, 0.5, partial(self.begin, slot))

    async def promise(self) -> None:
        """In a line."""
        await self.person.ask(PromisePoem(PROMISE))

    async def begin(self, slot: NowCell) -> None:
        """For a part of the slot; too short a one is refused, and nobody minds."""
        now = self.person.simulation.now()
        length = (slot.ends or now + OPEN_ENDED_SLOT_MS) - now
        await self.person.ask(BeginReadback(round(now + min(length * 2 * SHARE, LONGEST_MIN * 60_000))))


class AnswerBack(Activity):
    """Looks at their own lines, and says how they find it."""

    def actions(self, slot: NowCell) -> Iterable[Action]:
        """In the slot before the reading, once it is read back there."""
        if slots_until_reading(self.person, slot) == 1:
            yield self.once(slot, 0.65, 0.75, self.look)

    async def look(self) -> None:
        """At what is read back, if there is anything of theirs."""
        if self._asked is None:
            return
        habit = self.person.simulation.turn("readback") % OUT_OF
        if habit == AT_THE_LAST:
            await self.answer_at_the_last()
        elif habit != SILENT:
            await self.answer(ok=habit != RATHER_NOT)

    async def answer(self, *, ok: bool) -> None:
        """The same for all of their words."""
        cell = self._asked
        for words in cell.words if cell is not None else ():
            await self.person.ask(AnswerReadback(words.phrase, ok))

    async def answer_at_the_last(self) -> None:
        """Thinks about it as long as there is time, and would rather not."""
        cell = self._asked
        if cell is not None:
            await self.person.wait_until(cell.until - LAST_MOMENT_MS, unless=lambda: self._asked is None)
            await self.answer(ok=False)

    @property
    def _asked(self) -> OwnReadbackCell | None:
        return self.person.client.cell("readback", OwnReadbackCell)


ACTIVITIES: Activities = {Role.POET: (ReadBack,), Role.PHONE: (AnswerBack,)}
