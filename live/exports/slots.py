"""The day: its slots as they were planned and as they went, as rows and for calendars."""

from itertools import pairwise

import msgspec

from live.day.timetable_cells import SlotCell
from live.exports.calendar import Event, as_calendar
from live.exports.seen import Seen
from live.exports.tables import Table


class SlotRow(msgspec.Struct, frozen=True):
    """A slot; a slot that was left out never began, and one that runs has not ended. Times are ISO 8601."""

    id: str
    title: str
    kind: str
    planned: str | None
    began: str | None
    ended: str | None
    question: str | None
    description: str


def slots(seen: Seen) -> Table[SlotRow]:
    """The slots in the order of the programme; each ended when the next began, the last when the day was over."""
    ended = _ended(seen)
    rows = [
        SlotRow(
            slot.id,
            slot.title,
            slot.kind.value,
            seen.time(slot.planned),
            seen.time(slot.began),
            seen.time(ended.get(slot.id)),
            slot.prompt,
            slot.description,
        )
        for slot in seen.programme.slots
    ]
    return Table(SlotRow, rows)


def as_ics(seen: Seen) -> bytes:
    """
    The same for calendars, in the day's own zone: when each slot took place, or is to as it looks now, and as
    X-CENTO-PLANNED when it was to begin; what was left out stands where it was planned, and is cancelled.
    """
    ended, day = _ended(seen), seen.day
    closes = {slot.id: after.planned for slot, after in pairwise(seen.programme.slots)}
    events = [_event(slot, seen, ended.get(slot.id), closes.get(slot.id)) for slot in seen.programme.slots]
    return as_calendar(day.title, events, seen.now, day.zone).encode()


def uid(slot: SlotCell, source: str) -> str:
    """What people's calendars know a slot by; `source` is the day's on its date and server."""
    return f"{slot.id}-{source}@cento"


def _event(slot: SlotCell, seen: Seen, ended: int | None, planned_end: int | None) -> Event:
    if slot.stage == "left_out":
        begins, ends, status = slot.planned, planned_end, "CANCELLED"
    elif slot.began is not None:
        begins, ends, status = slot.began, ended or slot.ends, "CONFIRMED"
    else:
        begins, ends, status = slot.projected, slot.ends, "TENTATIVE"
    named = uid(slot, seen.source)
    return Event(named, begins, ends, slot.title, seen.day.venue, slot.description, slot.planned, status)


def _ended(seen: Seen) -> dict[str, int | None]:
    """When the slots ended that did (epoch ms; None: nobody knows), by their ids."""
    begun = [slot for slot in seen.programme.slots if slot.began is not None]
    ended: dict[str, int | None] = {slot.id: after.began for slot, after in pairwise(begun)}
    if begun and seen.day.state == "over":
        ended[begun[-1].id] = begun[-1].ends
    return ended
