"""
What every person of a simulated room is and can do, and the activities that fill their day.

The rules here: everybody acts on what they see, by the day's own clock, and nobody knows what another one will do. An
action has its moment in the slot, so that a room is busy but never all at once; what was not done when the slot ends is
left undone. All chance comes from the seed and the person's name.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from operator import attrgetter
from random import Random
from typing import NamedTuple

from live.day.noun import Command
from live.day.poem import PoemCell
from live.day.roles import Role
from live.day.steps import MeCell
from live.day.themes import PhoneThemeCell
from live.day.timetable_cells import DayCell, NowCell, ProgrammeCell, SlotCell
from live.rehearsal.client import Answer, Client
from live.rehearsal.clock import OPEN_ENDED_SLOT_MS
from live.rehearsal.script.facilitator import THEMES
from live.rehearsal.simulation import Simulation

NO_POEM = PoemCell("", "", "", [], "writing", None, 0)
_NO_SLOT = NowCell(None, None, False, (), None, None, None, "before", "before")


class Action(NamedTuple):
    """Something that a person means to do, and when: epoch ms of the day."""

    at: float
    do: Callable[[], Awaitable[object]]


class Activity:
    """
    One thing that a person does all day, such as giving phrases: what they mean to do about it in every slot.

    A capability of the day brings its activities in a module of its own, and `people` lists them.
    """

    def __init__(self, person: "Person") -> None:
        self.person = person

    async def prepare(self) -> None:
        """Done once, when the person has come in, before their first slot."""

    def actions(self, _slot: NowCell) -> Iterable[Action]:
        """What they mean to do in a slot that has just begun."""
        return ()

    async def after_the_day(self) -> None:
        """Done once, when the day is over and before they leave."""

    def once(self, slot: NowCell, earliest: float, latest: float, do: Callable[[], Awaitable[object]]) -> Action:
        """An action at a random moment of the slot, between two shares of what is left of it (0 to 1)."""
        now = self.person.simulation.now()
        ends = slot.ends or now + OPEN_ENDED_SLOT_MS
        return Action(now + (ends - now) * self.person.random.uniform(earliest, latest), do)

    def several(
        self, slot: NowCell, count: int, earliest: float, latest: float, do: Callable[[], Awaitable[object]]
    ) -> list[Action]:
        """The same action several times, spread over a part of the slot evenly but for a little chance."""
        share = (latest - earliest) / max(count, 1)
        return [self.once(slot, earliest + i * share, earliest + (i + 0.8) * share, do) for i in range(count)]


# What is done at each place.
Activities = Mapping[Role, tuple[type[Activity], ...]]


class Person:
    """Somebody with a client, who does their activities from the first slot to the end of the day."""

    def __init__(
        self,
        simulation: Simulation,
        name: str,
        client: Client,
        activities: Iterable[type[Activity]] = (),
        number: int = 0,
    ) -> None:
        self.simulation = simulation
        self.name = name
        self.number = number  # which of the people at their place, from 0
        self.client = client
        self.random = Random(f"{simulation.seed}/{name}")  # noqa: S311  a rehearsal is to be the same every time
        self.activities = [activity(self) for activity in activities]
        self._ids_made = 0
        simulation.clients.append(client)

    async def take_part(self) -> None:
        """Comes in, spends the day here, and leaves when it is over."""
        async with self.client.open():
            await self.spend_day()

    async def spend_day(self) -> None:
        """Everything this person does while connected: their activities, slot by slot."""
        for activity in self.activities:
            await activity.prepare()
        async for slot in self.slots():
            await self.carry_out(slot, [action for each in self.activities for action in each.actions(slot)])
        for activity in self.activities:
            await activity.after_the_day()

    # What they see

    @property
    def running(self) -> NowCell:
        """The slot that is running."""
        return self.client.cell("now", NowCell) or _NO_SLOT

    @property
    def state(self) -> str:
        """Where the day is: before, live, held or over."""
        day = self.client.cell("day", DayCell)
        return day.state if day else "before"

    @property
    def programme(self) -> list[SlotCell]:
        """Every slot of the day."""
        cell = self.client.cell("programme", ProgrammeCell)
        return cell.slots if cell else []

    @property
    def poem(self) -> PoemCell:
        """The poem as this place sees it."""
        return self.client.cell("poem", PoemCell) or NO_POEM

    @property
    def me(self) -> MeCell:
        """The themes that this person stands with."""
        return self.client.cell("me", MeCell) or MeCell([])

    def theme_id(self, key: str) -> str | None:
        """The id of a theme of the script, where it has been named by now."""
        themes = self.client.cells("theme", PhoneThemeCell).items()
        return next((theme_id for theme_id, theme in themes if theme.title == THEMES[key]), None)

    # How they act

    async def slots(self) -> AsyncIterator[NowCell]:
        """Every slot, when it runs, until the day is over."""
        last: str | None = None
        while (slot := await self._slot_after(last)) is not None:
            last = slot.slot
            yield slot

    async def _slot_after(self, last: str | None) -> NowCell | None:
        """Waits for another slot than the last one; None when the day is over."""
        await self.client.wait_for(lambda: self.state == "over" or self.running.slot not in (None, last))
        return None if self.state == "over" else self.running

    async def carry_out(self, slot: NowCell, actions: Iterable[Action]) -> None:
        """Does each action at its moment, as long as the slot runs."""
        for action in sorted(actions, key=attrgetter("at")):
            if not await self.wait_until(action.at, unless=lambda: self._has_ended(slot)):
                return
            await action.do()

    async def wait_until(self, at: float, unless: Callable[[], bool]) -> bool:
        """Waits for a moment of the day; False as soon as something else is so."""
        while not unless() and self.simulation.now() < at:
            await self.client.wait_for(unless, self.simulation.real_seconds_until(at))
        return not unless()

    def _has_ended(self, slot: NowCell) -> bool:
        """Whether a slot has ended, by what they see or by the clock on the wall."""
        running = self.running
        return running.slot != slot.slot or (running.ends is not None and self.simulation.now() > running.ends)

    async def ask(self, command: Command) -> Answer:
        """Gives a command and waits for its answer, however long that takes; nobody minds a refusal."""
        answer = await self.client.ask(command)
        self.simulation.record(command, answer)
        return answer

    def new_id(self, noun: str) -> str:
        """An id of their own making."""
        self._ids_made += 1
        return f"{noun}-{self.name}-{self._ids_made:03}"
