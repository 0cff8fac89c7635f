"""The projector of a simulated room: it watches, and tells whoever started the rehearsal where the day is."""

from collections.abc import Callable

from live.day.timetable_cells import DayCell, SlotCell
from live.language import Language
from live.rehearsal.client import Client
from live.rehearsal.person import Person
from live.rehearsal.simulation import Simulation


class Projector(Person):
    """Tells of every slot that has begun, also of those that were over before anybody looked."""

    def __init__(self, simulation: Simulation, client: Client, tell: Callable[[str], None]) -> None:
        super().__init__(simulation, "wall", client)
        self.tell = tell
        self.told: set[str] = set()
        self._language = Language()

    async def spend_day(self) -> None:
        """Waits for slots to begin and tells of each, until the day is over."""
        while self.state != "over":
            await self.client.wait_for(lambda: bool(self._untold()) or self.state == "over")
            for slot in self._untold():
                self.told.add(slot.id)
                self.tell(self._as_text(slot))

    def _untold(self) -> list[SlotCell]:
        return [slot for slot in self.programme if slot.began is not None and slot.id not in self.told]

    def _as_text(self, slot: SlotCell) -> str:
        return f"  {self._clock(slot.began or slot.planned):>5}  {slot.title}"

    def _clock(self, at: int) -> str:
        day = self.client.cell("day", DayCell)
        assert day is not None, "a slot has begun, so there is a day"
        return self._language.clock(at, day.zone, day.clock)
