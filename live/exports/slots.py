"""The day: its slots as they were planned and as they went."""

from itertools import pairwise

import msgspec

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
    begun = [slot for slot in seen.programme.slots if slot.began is not None]
    ended = {slot.id: after.began for slot, after in pairwise(begun)}
    if begun and seen.day.state == "over":
        ended[begun[-1].id] = begun[-1].ends
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
