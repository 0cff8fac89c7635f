"""
How a list of slots changes when the plan does: pure, slots in and slots out.

The rule here is that of the day itself: what comes later slides, and a fixed slot keeps its time unless it is told to
move, or would leave the one before it too little. Times are the planned ones (epoch ms); how late the day runs comes on
top of them.
"""

from collections.abc import Mapping, Sequence

import msgspec

from live.day.projection import AT_LEAST_MS, OPEN_END_MS, SlotPlan


def planned_at(slot: SlotPlan, planned: int) -> SlotPlan:
    """The slot at another time."""
    return slot if slot.planned == planned else msgspec.structs.replace(slot, planned=planned)


def slid(slots: Sequence[SlotPlan], index: int, ms: int, *, told: bool = False) -> list[SlotPlan]:
    """The slots, those from `index` on moved by `ms`; `told`: the first of them moves even where it is fixed."""
    moved = list(slots[:index])
    for slot in slots[index:]:
        start = slot.planned + ms
        if slot.fixed and not told and not _leaves_too_little(slot, moved, ms):
            start = slot.planned
        if moved:
            start = max(start, moved[-1].planned)
        ms, told = start - slot.planned, False
        moved.append(planned_at(slot, start))
    return moved


def _leaves_too_little(slot: SlotPlan, before: Sequence[SlotPlan], ms: int) -> bool:
    """Whether a fixed slot that kept its time would leave the one before it hardly any."""
    return bool(before) and ms > 0 and slot.planned < before[-1].planned + AT_LEAST_MS


def ends_as_planned(slots: Sequence[SlotPlan], index: int) -> int:
    """When a slot is planned to end: where the next begins; the last one by its length, or an hour where it is open."""
    if index + 1 < len(slots):
        return slots[index + 1].planned
    return slots[index].planned + (slots[index].length or OPEN_END_MS)


def moved_in(before: Sequence[SlotPlan], after: Sequence[SlotPlan]) -> dict[str, int]:
    """The new times of slots that stand in both, by their ids; only of those that moved."""
    was = {slot.id: slot.planned for slot in before}
    return {slot.id: slot.planned for slot in after if slot.planned != was.get(slot.id, slot.planned)}


def with_times(slots: Sequence[SlotPlan], planned: Mapping[str, int]) -> list[SlotPlan]:
    """The slots at these times, where they have any."""
    return [planned_at(slot, planned.get(slot.id, slot.planned)) for slot in slots]
