"""
The plan, changed while the day runs: a slot opened for words or closed, added, put right, or taken out.

The rules here: whoever changes the plan says which one they saw (`version`), so that two people do not change it past
each other; the last change can be taken back in one piece. What has begun keeps its time, and nothing that is changed
lets the running slot end before now. Facts carry the times they lead to, so that a replay does not work them out again.
"""

import copy
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.kinds import LISTENING_KINDS, Kind
from live.day.noun import (
    CommandRow,
    Day,
    Fact,
    FactRow,
    Made,
    MadeFact,
    MakeCommand,
    Noun,
    PressCommand,
    PressedFact,
)
from live.day.projection import MINUTE_MS, EarlierPlan, SlotPlan, Takes, Timetable, takes_in
from live.day.refusals import Code, Refused
from live.day.replanning import ends_as_planned, moved_in, slid, with_times
from live.day.retiming import as_minutes, begin_at, is_ahead, let_last, put_slot, room_after
from live.day.roles import By, Role
from live.day.text import SLOT, tidy
from live.day.timetable import goes_on_until

F = TypeVar("F", bound=Fact)

ALL_TAKES: tuple[Takes, ...] = ("phrase", "note", "support")
_CHANGED = Key("day")

# Commands


class TakeInSlot(PressCommand, frozen=True, tag="slot.take", rename={"expected": "from"}):
    """
    Opens the running slot or one ahead for words, or closes it; None: as its kind says. `expected` (wire: from) is the
    slot believed current.
    """

    slot: str
    takes: tuple[Takes, ...] | None
    expected: str | None


class AddSlot(MakeCommand, frozen=True, tag="slot.add"):
    """A slot that nobody planned, of so many minutes; `after` None: before all others."""

    after: str | None
    title: str
    kind: Kind
    minutes: int
    version: int
    fixed: bool = False


class ChangeSlot(PressCommand, frozen=True, tag="slot.change"):
    """Puts a slot right; what is None stays. `at` is a time of the day's clocks, HH:MM, and fixes the slot."""

    slot: str
    version: int
    title: str | None = None
    kind: Kind | None = None
    listening: bool | None = None
    minutes: int | None = None
    at: str | None = None
    fixed: bool | None = None


class DropSlot(PressCommand, frozen=True, tag="slot.drop"):
    """Takes out a slot that has not begun."""

    slot: str
    version: int


class UndoPlan(PressCommand, frozen=True, tag="plan.undo"):
    """Takes the last change of the plan back; `version` is the plan that it led to."""

    version: int


# Facts


class SlotTaken(PressedFact, frozen=True, tag="slot.taken"):
    """What a slot takes was said by the desk; None: its kind says it again."""

    slot: str
    takes: tuple[Takes, ...] | None


class SlotAdded(MadeFact, frozen=True, tag="slot.added"):
    """A slot came in after another one; `moved`: the slots that have another planned time by it (epoch ms)."""

    slot: SlotPlan
    after: str | None
    moved: dict[str, int]


class SlotChanged(PressedFact, frozen=True, tag="slot.changed"):
    """
    A slot is this now; `moved` as in `SlotAdded`. `retimed`: it begins as planned now, wherever it was told to move to
    before.
    """

    slot: SlotPlan
    moved: dict[str, int]
    retimed: bool = False


class SlotDropped(PressedFact, frozen=True, tag="slot.dropped"):
    """A slot was taken out; `moved` as in `SlotAdded`."""

    slot: str
    moved: dict[str, int]


class PlanUndone(PressedFact, frozen=True, tag="plan.undone"):
    """The last change of the plan was taken back."""


# Words


def _take(day: Day, command: TakeInSlot, _by: By, _now: int) -> list[Fact]:
    timetable = day[Timetable]
    slot = find(timetable, command.slot)
    if timetable.state == "over":
        raise Refused(Code.DAY_OVER)
    if command.expected != timetable.current:
        raise Refused(Code.ALREADY)
    if timetable.index(slot.id) < timetable.index(timetable.current):
        raise Refused(Code.SLOT_BEGUN, "over")
    takes = None if command.takes is None else tuple(each for each in ALL_TAKES if each in command.takes)
    if takes == takes_in(slot):
        takes = None
    return [SlotTaken(slot.id, takes)] if takes != timetable.taking.get(slot.id) else []


# The plan


def _add(day: Day, command: AddSlot, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    expect_version(timetable, command.version)
    _expect_running_or_ahead(timetable)
    after = -1 if command.after is None else timetable.index(find(timetable, command.after).id)
    if after < timetable.index(timetable.current):
        raise Refused(Code.SLOT_BEGUN, "add")
    begins, taken = room_after(timetable, after, as_minutes(command.minutes), now)
    length = command.minutes * MINUTE_MS
    listening = command.kind in LISTENING_KINDS
    title = tidy(command.title, SLOT)
    slot = SlotPlan(command.id, title, command.kind, listening, command.fixed, begins, length, "", None)
    later = slid(timetable.slots, after + 1, length - taken, told=True)
    return [SlotAdded(command.id, slot, command.after, moved_in(timetable.slots, later))]


def _added_again(day: Day, command: AddSlot) -> None:
    """One id is one slot; it may have got another name since, or have been taken out."""
    slot = day[Timetable].find(command.id)
    if slot is not None and day[Timetable].version == command.version + 1 and slot.title != tidy(command.title, SLOT):
        raise Refused(Code.ID_TAKEN)


def _change(day: Day, command: ChangeSlot, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    slot = find(timetable, command.slot)
    expect_version(timetable, command.version)
    ahead = copy.deepcopy(timetable)
    retimed = command.at is not None or bool(command.fixed and not slot.fixed and is_ahead(timetable, slot))
    fixed = slot.fixed if command.fixed is None or retimed else command.fixed
    put_slot(ahead, msgspec.structs.replace(_put_right(slot, command), fixed=fixed))
    if retimed:
        begin_at(ahead, slot.id, command.at, now)
    if command.minutes is not None:
        let_last(ahead, slot.id, as_minutes(command.minutes), now)
    changed = find(ahead, slot.id)
    if (ahead.slots, ahead.kept_times) == (timetable.slots, timetable.kept_times):
        return []
    others = [each for each in ahead.slots if each is not changed]
    return [SlotChanged(changed, moved_in(timetable.slots, others), retimed)]


def _put_right(slot: SlotPlan, command: ChangeSlot) -> SlotPlan:
    """The slot as it is called and what it is; a kind that nobody said more of decides whether the room listens."""
    title = slot.title if command.title in (None, slot.title) else tidy(command.title or "", SLOT)
    kind = command.kind or slot.kind
    listening = slot.listening if kind is slot.kind else kind in LISTENING_KINDS
    return msgspec.structs.replace(
        slot,
        title=title,
        kind=kind,
        listening=listening if command.listening is None else command.listening,
    )


def _drop(day: Day, command: DropSlot, _by: By, _now: int) -> list[Fact]:
    timetable = day[Timetable]
    slot = find(timetable, command.slot)
    expect_version(timetable, command.version)
    expect_not_begun(day, slot)
    if len(timetable.slots) == 1:
        raise Refused(Code.SLOT_THE_ONLY_ONE)
    index = timetable.index(slot.id)
    gap = slot.planned - ends_as_planned(timetable.slots, index) if is_ahead(timetable, slot) else 0
    rest = [each for each in timetable.slots if each is not slot]
    return [SlotDropped(slot.id, moved_in(rest, slid(rest, index, gap)))]


def _undo(day: Day, command: UndoPlan, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    expect_version(timetable, command.version)
    if timetable.earlier is None:
        raise Refused(Code.ALREADY, "plan")
    earlier = {slot.id for slot in timetable.earlier.slots}
    for slot in timetable.slots:
        if slot.id not in earlier:
            expect_not_begun(day, slot)
    undone = PlanUndone()
    ahead = copy.deepcopy(timetable)
    _undone(ahead, undone)
    return [undone, *goes_on(ahead, now)]


def goes_on(ahead: Timetable, now: int) -> Iterable[Fact]:
    """What keeps the running slot from having ended before now, in a day as it would be."""
    return goes_on_until(ahead, now if ahead.held_since is None else ahead.held_since)


def find(timetable: Timetable, slot_id: str) -> SlotPlan:
    """The slot of that id, or `Refused`."""
    slot = timetable.find(slot_id)
    if slot is None:
        raise Refused(Code.SLOT_UNKNOWN)
    return slot


def expect_not_begun(day: Day, slot: SlotPlan) -> None:
    """Refuses a slot that has begun, or in which words were given before the day went back: they belong to it."""
    if slot.id in day[Timetable].began:
        raise Refused(Code.SLOT_BEGUN, "drop")
    if any(given.slot == slot.id for given in day[AllGiven].items.values()):
        raise Refused(Code.SLOT_BEGUN, "words")


def expect_version(timetable: Timetable, version: int) -> None:
    """Refuses what was decided on a plan that is no longer the plan."""
    if version != timetable.version:
        raise Refused(Code.ALREADY, "plan")


def _expect_running_or_ahead(timetable: Timetable) -> None:
    if timetable.state == "over":
        raise Refused(Code.DAY_OVER)


# Applying


def _apply(change: Callable[[Timetable, F], None]) -> Callable[[Day, F], list[Key]]:
    def apply(day: Day, fact: F) -> list[Key]:
        change(day[Timetable], fact)
        return [_CHANGED]

    return apply


def _taken(timetable: Timetable, fact: SlotTaken) -> None:
    if fact.takes is None:
        timetable.taking.pop(fact.slot, None)
    else:
        timetable.taking[fact.slot] = fact.takes


def remember(timetable: Timetable) -> None:
    """The plan changes: from here one press leads back to it as it is."""
    kept = dict(timetable.kept_times)
    timetable.earlier = EarlierPlan(timetable.plan, tuple(timetable.slots), kept)
    timetable.version += 1


def _added(timetable: Timetable, fact: SlotAdded) -> None:
    if timetable.find(fact.slot.id) is not None or (fact.after is not None and timetable.find(fact.after) is None):
        return
    remember(timetable)
    index = timetable.index(fact.after) + 1
    slots = with_times(timetable.slots, fact.moved)
    timetable.put([*slots[:index], fact.slot, *slots[index:]])


def _changed(timetable: Timetable, fact: SlotChanged) -> None:
    before = timetable.find(fact.slot.id)
    if before is None:
        return
    remember(timetable)
    if fact.retimed:
        timetable.kept_times.pop(before.id, None)
    slots = with_times(timetable.slots, fact.moved)
    timetable.put([fact.slot if each.id == before.id else each for each in slots])


def _dropped(timetable: Timetable, fact: SlotDropped) -> None:
    if timetable.find(fact.slot) is None or fact.slot in timetable.began:
        return
    remember(timetable)
    timetable.put([slot for slot in with_times(timetable.slots, fact.moved) if slot.id != fact.slot])


def _undone(timetable: Timetable, _fact: PlanUndone) -> None:
    earlier = timetable.earlier
    if earlier is None or any(slot in timetable.began for slot in _gone(timetable, earlier)):
        return
    timetable.put(earlier.slots)
    timetable.kept_times = {**earlier.kept_times, **timetable.kept_times}
    if earlier.plan is not None and earlier.plan is not timetable.plan:
        timetable.newer, timetable.offers = timetable.plan, timetable.offers + 1  # the file is offered again
        timetable.head(earlier.plan)
    timetable.earlier = None
    timetable.version += 1


def _gone(timetable: Timetable, earlier: EarlierPlan) -> set[str]:
    return {slot.id for slot in timetable.slots} - {slot.id for slot in earlier.slots}


NOUN = Noun(
    "plan",
    commands=(
        CommandRow(TakeInSlot, (Role.DESK,), _take),
        CommandRow(AddSlot, (Role.DESK,), _add, makes="slot", resent=_added_again),
        CommandRow(ChangeSlot, (Role.DESK,), _change),
        CommandRow(DropSlot, (Role.DESK,), _drop),
        CommandRow(UndoPlan, (Role.DESK,), _undo),
    ),
    facts=(
        FactRow(SlotTaken, _apply(_taken)),
        FactRow(SlotAdded, _apply(_added), made=lambda _fact: Made("slot", Role.DESK.value)),
        FactRow(SlotChanged, _apply(_changed)),
        FactRow(SlotDropped, _apply(_dropped)),
        FactRow(PlanUndone, _apply(_undone)),
    ),
)
