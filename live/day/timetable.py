"""
The timetable: how the day is begun, moved, held and ended, by people and by the clock.

The rules here: a command that moves the day says what its sender believes, so that two people who press at once move it
once. While the day is held, the poem is read, or nobody knows which time is right, nothing begins by itself. The clock
starts what is due, at the moment it was due, so that a restart in the middle catches up without drift. Where the slots
stand is worked out in `projection`.
"""

import copy
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from live.day.clock import ClockSet, MachinesClock
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Due, Fact, FactRow, Noun, PressCommand, PressedFact
from live.day.projection import AT_LEAST_MS, MINUTE_MS, DayPlanned, SlotPlan, Timetable
from live.day.questions import noted
from live.day.reading import ReadingBegun, ReadingEnded
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.day.text import PROMPT, Written, tidy
from live.day.timetable_cells import CELLS

F = TypeVar("F", bound=Fact)

EXTEND_LIMIT_MIN = 120

# Everything that the timetable shows follows from what `projection` knows; the cells say that they are made of it.
_MOVED = Key("day")

# Commands


class StartSlot(PressCommand, frozen=True, tag="slot.start", rename={"expected": "from"}):
    """Begin the day or start any slot; `expected` (wire: from) is the slot believed current, or None before the day."""

    slot: str
    expected: str | None


class ExtendSlot(PressCommand, frozen=True, tag="slot.extend", rename={"expected": "from"}):
    """Add or take minutes; `expected` (wire: from), where given, is the end in ms as the sender sees it."""

    slot: str
    minutes: int
    expected: int | None = None


class HoldDay(PressCommand, frozen=True, tag="day.hold"):
    """Stop the clock for everyone."""


class ResumeDay(PressCommand, frozen=True, tag="day.resume"):
    """Let it run on."""


class EndDay(PressCommand, frozen=True, tag="day.end", rename={"expected": "from"}):
    """Close the day; `expected` (wire: from) is the slot believed current."""

    expected: str | None


class SetPrompt(Command, frozen=True, tag="prompt.set"):
    """The question put to the room in a slot; empty takes it away."""

    slot: str
    text: str


# Facts


class DayShifted(Fact, frozen=True, tag="day.shifted"):
    """The whole plan moved by `ms`, because the day is held on another date than the programme's."""

    ms: int


class SlotStarted(PressedFact, frozen=True, tag="slot.started"):
    """A slot began, at epoch ms; `itself`, which is written only where it is so: by the clock."""

    slot: str
    at: int
    itself: bool | msgspec.UnsetType = msgspec.UNSET


class SlotExtended(PressedFact, frozen=True, tag="slot.extended"):
    """A slot became longer or shorter by `ms`; `moves` names the fixed slot that was told to move with it."""

    slot: str
    ms: int
    moves: str | None = None


class DayHeld(PressedFact, frozen=True, tag="day.held"):
    """The clock stopped."""

    at: int


class DayResumed(PressedFact, frozen=True, tag="day.resumed"):
    """The clock runs again."""

    at: int


class DayEnded(PressedFact, frozen=True, tag="day.ended"):
    """The day was closed."""

    at: int


class PromptSet(Fact, frozen=True, tag="prompt.set"):
    """The question of a slot; empty for none."""

    slot: str
    text: Written


# Deciding


def _start(day: Day, command: StartSlot, by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    itself = True if by.role is Role.CLOCK else msgspec.UNSET
    slot = timetable.find(command.slot)
    if slot is None:
        raise Refused(Code.SLOT_UNKNOWN)
    over = timetable.state == "over"
    believed = {timetable.current, None} if over else {timetable.current}
    if command.expected not in believed or (slot.id == timetable.current and not over):
        raise Refused(Code.ALREADY, "by_itself" if timetable.began_itself and slot.id == timetable.current else "")
    if timetable.current is None:
        shift = 0 if timetable.is_on_its_date(now) else now - slot.planned
        moved: list[Fact] = [DayShifted(shift)] if shift else []
        return [*moved, SlotStarted(slot.id, now, itself)]
    if timetable.index(slot.id) <= timetable.index(timetable.current):
        return _go_back(timetable, slot, now)
    return [SlotStarted(slot.id, now, itself)]


def _go_back(timetable: Timetable, slot: SlotPlan, now: int) -> list[Fact]:
    """Back to a slot that has been: it goes on as if it had not ended, with a few minutes at the least."""
    back = SlotStarted(slot.id, timetable.began.get(slot.id, now))
    ahead = copy.deepcopy(timetable)
    _started(ahead, back)
    return [back, *goes_on_until(ahead, now + AT_LEAST_MS)]


def goes_on_until(ahead: Timetable, least: int) -> list[SlotExtended]:
    """What the running slot lacks, in a day that is to come, to go on until `least` (epoch ms)."""
    slot, following = ahead.slot, ahead.next()
    ends = following[1] if following else ahead.closes()
    if slot is None or ends is None or ends >= least:
        return []
    return [SlotExtended(slot.id, least - ends, following[0].id if following and following[0].fixed else None)]


def _extend(day: Day, command: ExtendSlot, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    index = timetable.index(command.slot)
    if index < 0:
        raise Refused(Code.SLOT_UNKNOWN)
    if abs(command.minutes) > EXTEND_LIMIT_MIN:
        raise Refused(Code.MINUTES_TOO_MANY, limit=EXTEND_LIMIT_MIN)
    if timetable.state == "over":
        raise Refused(Code.DAY_OVER)
    end = timetable.ends()[index]
    if index < timetable.index(timetable.current) or (command.expected is not None and command.expected != end):
        raise Refused(Code.ALREADY)
    ms = max(command.minutes * MINUTE_MS, _least(timetable, index, now))
    following = timetable.slots[index + 1] if index + 1 < len(timetable.slots) else None
    return [SlotExtended(command.slot, ms, following.id if following and following.fixed else None)]


def _least(timetable: Timetable, index: int, now: int) -> int:
    """How far (ms, at most 0) an end can come nearer: a slot keeps a few minutes, and has not ended before now."""
    end = timetable.ends()[index] or timetable.closes()
    assert end is not None, "a programme has slots"
    earliest = timetable.starts()[index] + AT_LEAST_MS
    if index == timetable.index(timetable.current):
        earliest = max(earliest, now if timetable.held_since is None else timetable.held_since)
    return min(0, earliest - end)


def _hold(day: Day, _command: HoldDay, _by: By, now: int) -> list[Fact]:
    _expect(day[Timetable], believed=day[Timetable].state == "live")
    return [DayHeld(now)]


def _resume(day: Day, _command: ResumeDay, _by: By, now: int) -> list[Fact]:
    _expect(day[Timetable], believed=day[Timetable].state == "held")
    return [DayResumed(now)]


def _end(day: Day, command: EndDay, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    believed = timetable.slot is not None and command.expected == timetable.current
    _expect(timetable, believed=believed, over=Code.ALREADY)
    return [DayEnded(now)]


def _expect(timetable: Timetable, *, believed: bool, over: Code = Code.DAY_OVER) -> None:
    if believed:
        return
    if timetable.state == "before":
        raise Refused(Code.DAY_NOT_BEGUN)
    raise Refused(over if timetable.state == "over" else Code.ALREADY)


def _set_prompt(day: Day, command: SetPrompt, _by: By, _now: int) -> list[Fact]:
    if day[Timetable].find(command.slot) is None:
        raise Refused(Code.SLOT_UNKNOWN)
    return [PromptSet(command.slot, tidy(command.text, PROMPT))]


# The clock


def _due(day: Day, now: int) -> Due | None:
    """The next slot, or the end of the day, when it is due; while the poem is read, or the time in doubt, it waits."""
    timetable = day[Timetable]
    at = _next_start(timetable, now)
    if at is None or timetable.is_read_to or day[MachinesClock].asked is not None:
        return None
    since = max(at, timetable.resumed_at)
    after = timetable.index(timetable.current) + 1
    if after < len(timetable.slots):
        return Due(since, StartSlot(timetable.slots[after].id, timetable.current))
    return Due(since, EndDay(timetable.current))


def _next_start(timetable: Timetable, now: int) -> int | None:
    """When the next slot begins or the day ends by itself, epoch ms; None while that waits for a person."""
    if not timetable.slots or timetable.state in ("held", "over"):
        return None
    if timetable.state == "before":
        first = timetable.slots[0].planned
        return first if timetable.is_on_its_date(max(now, first)) else None
    following = timetable.next()
    return following[1] if following is not None else timetable.closes()


# Applying


def _apply(change: Callable[[Timetable, F], None]) -> Callable[[Day, F], list[Key]]:
    """What a fact changes in the timetable, as a row of this noun takes it."""

    def apply(day: Day, fact: F) -> list[Key]:
        change(day[Timetable], fact)
        return [_MOVED]

    return apply


def _plan(timetable: Timetable, fact: DayPlanned) -> None:
    if timetable.began:
        return
    _carry_over(timetable, fact)
    timetable.slots = list(fact.slots)
    timetable.version += 1
    timetable.earlier = timetable.newer = timetable.left_out = None
    timetable.is_file_readable = True
    timetable.head(fact)


def _carry_over(timetable: Timetable, fact: DayPlanned) -> None:
    """What the desk said of a slot goes with its title when the programme is read again with other slots in it."""
    places = {name: slot for slot, name in _names(fact.slots).items()}
    now_at = {slot: places[name] for slot, name in _names(timetable.slots).items() if name in places}
    renamed = {slot.id for slot in fact.slots} - set(now_at.values())
    now_at |= {slot.id: slot.id for slot in timetable.slots if slot.id not in now_at and slot.id in renamed}
    timetable.asked = {now_at[slot]: text for slot, text in timetable.asked.items() if slot in now_at}
    timetable.extended = {now_at[slot]: ms for slot, ms in timetable.extended.items() if slot in now_at}
    timetable.kept_times = {now_at[slot]: ms for slot, ms in timetable.kept_times.items() if slot in now_at}
    timetable.taking = {now_at[slot]: takes for slot, takes in timetable.taking.items() if slot in now_at}


def _names(slots: Sequence[SlotPlan]) -> dict[str, tuple[str, int]]:
    """For every slot its title, and the how manyth of that title it is: a day may have two discussions."""
    titles = [slot.title for slot in slots]
    return {slot.id: (slot.title, titles[:index].count(slot.title)) for index, slot in enumerate(slots)}


def _started(timetable: Timetable, fact: SlotStarted) -> None:
    index = timetable.index(fact.slot)
    if index < 0:
        return
    for later in timetable.slots[index + 1 :]:
        if (
            timetable.began.pop(later.id, None) is not None
        ):  # gone back before it: it begins anew, without what it was given
            timetable.extended.pop(later.id, None)
            timetable.kept_times.pop(later.id, None)
    timetable.began[fact.slot] = fact.at
    timetable.current = fact.slot
    timetable.began_itself = fact.itself is True
    timetable.held_since = timetable.ended_at = None


def _extended(timetable: Timetable, fact: SlotExtended) -> None:
    slot = timetable.find(fact.slot)
    if slot is None:
        return
    moved = timetable.find(fact.moves)
    if moved is not None:
        before = timetable.starts()[timetable.index(moved.id)]
        timetable.kept_times[moved.id] = before + fact.ms - timetable.shift
    timetable.extended[fact.slot] = timetable.extended.get(fact.slot, 0) + fact.ms


def _resumed(timetable: Timetable, fact: DayResumed) -> None:
    if timetable.held_since is None or timetable.current is None:
        return
    held = fact.at - timetable.held_since
    timetable.extended[timetable.current] = timetable.extended.get(timetable.current, 0) + held
    timetable.held_since, timetable.resumed_at = None, fact.at


def _shifted(timetable: Timetable, fact: DayShifted) -> None:
    timetable.shift = fact.ms


def _held(timetable: Timetable, fact: DayHeld) -> None:
    timetable.held_since = fact.at


def _ended(timetable: Timetable, fact: DayEnded) -> None:
    timetable.held_since = None
    timetable.ended_at = fact.at


def _read_to(timetable: Timetable, _fact: ReadingBegun) -> None:
    timetable.is_read_to = True


def _read_to_the_end(timetable: Timetable, fact: ReadingEnded) -> None:
    timetable.is_read_to, timetable.resumed_at = False, max(timetable.resumed_at, fact.at)


def _clock_set(timetable: Timetable, fact: ClockSet) -> None:
    """What was due meanwhile begins now; where the new time was taken, at its own time, as after a restart."""
    resumed = timetable.resumed_at if fact.moved else fact.at
    timetable.resumed_at = min(max(timetable.resumed_at, resumed), fact.at)


def _prompted(day: Day, fact: PromptSet) -> list[Key]:
    timetable = day[Timetable]
    if fact.slot in timetable.began:
        noted(day, fact.slot)
    timetable.asked[fact.slot] = fact.text
    return [_MOVED]


NOUN = Noun(
    "timetable",
    commands=(
        CommandRow(StartSlot, (Role.DESK, Role.CLOCK), _start),
        CommandRow(ExtendSlot, (Role.DESK,), _extend),
        CommandRow(HoldDay, (Role.DESK,), _hold),
        CommandRow(ResumeDay, (Role.DESK,), _resume),
        CommandRow(EndDay, (Role.DESK, Role.CLOCK), _end),
        CommandRow(SetPrompt, (Role.DESK,), _set_prompt),
    ),
    facts=(
        FactRow(DayPlanned, _apply(_plan)),
        FactRow(DayShifted, _apply(_shifted)),
        FactRow(SlotStarted, _apply(_started)),
        FactRow(SlotExtended, _apply(_extended)),
        FactRow(DayHeld, _apply(_held)),
        FactRow(DayResumed, _apply(_resumed)),
        FactRow(DayEnded, _apply(_ended)),
        FactRow(PromptSet, _prompted),
    ),
    hears=(
        FactRow(ClockSet, _apply(_clock_set)),
        FactRow(ReadingBegun, _apply(_read_to)),
        FactRow(ReadingEnded, _apply(_read_to_the_end)),
    ),
    cells=CELLS,
    due=_due,
)
