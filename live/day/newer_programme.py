"""
The programme's file, changed after it was read: what differs, and whether the day takes it.

The rules here: as long as nobody has changed the plan and the day has not begun, the file is the plan, and a changed
one is taken at once. After that two hands have written: the file's changes wait for the desk, which is told all that
they would do, slot by slot, and takes them or leaves them out; the latter is undone as long as the file stays as it is.
How the two come together, `merging` says.
"""

import copy
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.merging import Difference, differences, merged, recognised
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Fact,
    FactRow,
    Noun,
    PressCommand,
    PressedFact,
    the_one,
)
from live.day.plan import expect_version, goes_on, remember
from live.day.projection import DayPlanned, SlotPlan, Timetable
from live.day.refusals import Code, Refused
from live.day.replanning import planned_at
from live.day.roles import By, Role

F = TypeVar("F", bound=Fact)

_CHANGED = Key("day")


class ReadProgramme(Command, frozen=True, tag="programme.read"):
    """The file as it was just read, or None where it cannot be read any more. From who minds the file, by no wire."""

    plan: DayPlanned | None


class TakeProgramme(PressCommand, frozen=True, tag="programme.take"):
    """Takes what the file changed into the plan; `offer` and `version` are those whose differences were seen."""

    offer: int
    version: int


class LeaveProgramme(PressCommand, frozen=True, tag="programme.leave"):
    """Goes on without what the file changed, until it is changed again."""

    offer: int


class RestoreProgramme(PressCommand, frozen=True, tag="programme.restore"):
    """Undoes that: what was left out waits for an answer again; `offer` is the one that was left out."""

    offer: int


class ProgrammeOffered(Fact, frozen=True, tag="programme.offered"):
    """The file is other than the plan now, in a way that waits for the desk; None: it is not, or cannot be read."""

    plan: DayPlanned | None
    readable: bool = True


class ProgrammeTaken(PressedFact, frozen=True, tag="programme.taken"):
    """The file's changes came into the plan: the file as read, under the ids of its slots, and what came of the two."""

    plan: DayPlanned
    slots: tuple[SlotPlan, ...]


class ProgrammeLeft(PressedFact, frozen=True, tag="programme.left"):
    """The day goes on without them."""


class ProgrammeRestored(PressedFact, frozen=True, tag="programme.restored"):
    """What was left out waits for the desk again."""


# Deciding


def _read(day: Day, command: ReadProgramme, _by: By, _now: int) -> list[Fact]:
    timetable, plan = day[Timetable], command.plan
    if plan is None:
        return [ProgrammeOffered(None, readable=False)] if timetable.is_file_readable else []
    is_known = _is_same(plan, timetable.plan) or _is_same(plan, timetable.left_out)
    if not is_known and is_the_file(timetable):
        return [plan]
    if is_known or not _differences(day, plan):
        is_said = timetable.newer is None and timetable.is_file_readable
        is_gone = _can_be_restored(timetable) and not _is_same(plan, timetable.left_out)
        return [] if is_said and not is_gone else [ProgrammeOffered(None)]
    return [] if _is_same(plan, timetable.newer) and timetable.is_file_readable else [ProgrammeOffered(plan)]


def is_the_file(timetable: Timetable) -> bool:
    """Whether the plan is the file's and nobody's else: the day has not begun, and no slot was changed."""
    planned = () if timetable.plan is None else timetable.plan.slots
    return not timetable.began and timetable.slots == list(planned)


def _is_same(plan: DayPlanned, other: DayPlanned | None) -> bool:
    """Whether two readings say the same; what the slots are called in the log is no matter."""
    return other is not None and _nameless(plan) == _nameless(other)


def _nameless(plan: DayPlanned) -> DayPlanned:
    return msgspec.structs.replace(plan, slots=tuple(msgspec.structs.replace(slot, id="") for slot in plan.slots))


def _take(day: Day, command: TakeProgramme, _by: By, now: int) -> list[Fact]:
    timetable = day[Timetable]
    _expect_offer(timetable, command.offer)
    expect_version(timetable, command.version)
    assert timetable.newer is not None, "it was just looked at"
    taken = _brought_together(day, timetable.newer)
    ahead = copy.deepcopy(timetable)
    _taken(ahead, taken)
    return [taken, *goes_on(ahead, now)]


def _leave(day: Day, command: LeaveProgramme, _by: By, _now: int) -> list[Fact]:
    _expect_offer(day[Timetable], command.offer)
    return [ProgrammeLeft()]


def _restore(day: Day, command: RestoreProgramme, _by: By, _now: int) -> list[Fact]:
    timetable = day[Timetable]
    if not _can_be_restored(timetable) or command.offer != timetable.offers:
        raise Refused(Code.ALREADY, "plan")
    assert timetable.left_out is not None, "it was just looked at"
    if not _differences(day, timetable.left_out):  # the desk has come to the same by itself
        raise Refused(Code.ALREADY, "plan")
    return [ProgrammeRestored()]


def _can_be_restored(timetable: Timetable) -> bool:
    """Whether the file is still what was left out."""
    return timetable.left_out is not None and timetable.newer is None and timetable.left_offer == timetable.offers


def _expect_offer(timetable: Timetable, offer: int) -> None:
    if timetable.newer is None or offer != timetable.offers:
        raise Refused(Code.ALREADY, "plan")


def _brought_together(day: Day, newer: DayPlanned) -> ProgrammeTaken:
    timetable = day[Timetable]
    base = timetable.plan or msgspec.structs.replace(newer, slots=())
    # Before the day has begun the file may have put it on another date, and what was planned at the desk goes with it.
    days = 0 if timetable.began or not base.slots else _midnight(newer) - _midnight(base)
    before = [planned_at(slot, slot.planned + days) for slot in base.slots]
    current = [planned_at(slot, slot.planned + days) for slot in timetable.slots]
    taken = {*(slot.id for slot in (*before, *current)), *timetable.began}
    file = recognised(before, newer.slots, taken)
    given = {given.slot for given in day[AllGiven].items.values()} | set(timetable.began)
    slots = merged(before, current, file, timetable.index(timetable.current) + 1, given)
    return ProgrammeTaken(msgspec.structs.replace(newer, slots=file), slots)


def _midnight(plan: DayPlanned) -> int:
    """The midnight (epoch ms) that begins the date of a plan."""
    zone = ZoneInfo(plan.zone)
    first = datetime.fromtimestamp(plan.slots[0].planned / 1000, zone)
    return round(datetime.combine(first.date(), datetime.min.time(), zone).timestamp() * 1000)


def _differences(day: Day, newer: DayPlanned) -> list[Difference]:
    """All that taking it would change, of the day as a whole and of its slots."""
    timetable = day[Timetable]
    slots = differences(timetable.slots, _brought_together(day, newer).slots, timetable.shift)
    return [*_of_heading(timetable, newer), *slots]


def _of_heading(timetable: Timetable, newer: DayPlanned) -> Iterable[Difference]:
    if newer.title != timetable.title:
        yield Difference("day_title", was=timetable.title, becomes=newer.title)
    if newer.date != timetable.date:
        yield Difference("date", was=timetable.date or "", becomes=newer.date or "")
    if newer.venue != timetable.venue:
        yield Difference("venue", was=timetable.venue, becomes=newer.venue)
    if newer.hashtag != timetable.hashtag:
        yield Difference("hashtag", was=timetable.hashtag, becomes=newer.hashtag)


# Applying


def _apply(change: Callable[[Timetable, F], None]) -> Callable[[Day, F], list[Key]]:
    def apply(day: Day, fact: F) -> list[Key]:
        change(day[Timetable], fact)
        return [_CHANGED]

    return apply


def _offered(timetable: Timetable, fact: ProgrammeOffered) -> None:
    timetable.newer = fact.plan
    timetable.is_file_readable = fact.readable
    timetable.offers += 1


def _taken(timetable: Timetable, fact: ProgrammeTaken) -> None:
    if not fact.slots or not {slot.id for slot in fact.slots}.issuperset(timetable.began):
        return
    remember(timetable)
    timetable.head(fact.plan)
    timetable.put(fact.slots)
    timetable.newer = timetable.left_out = None


def _left(timetable: Timetable, _fact: ProgrammeLeft) -> None:
    timetable.left_out, timetable.newer = timetable.newer, None
    timetable.left_offer = timetable.offers


def _restored(timetable: Timetable, _fact: ProgrammeRestored) -> None:
    if _can_be_restored(timetable):
        timetable.newer, timetable.left_out = timetable.left_out, None


# What the desk sees


class FileCell(Cell, frozen=True):
    """
    The programme's file, while it is other than the plan: which offer that is, and all that taking it would change; or
    that it cannot be read.
    """

    readable: bool
    offer: int
    differences: list[Difference]


def _file(day: Day, _id: str, _place: Role) -> FileCell | None:
    timetable = day[Timetable]
    if timetable.newer is None and timetable.is_file_readable:
        return None
    changes = [] if timetable.newer is None else _differences(day, timetable.newer)
    return FileCell(timetable.is_file_readable, timetable.offers, changes)


NOUN = Noun(
    "newer_programme",
    commands=(
        CommandRow(ReadProgramme, (Role.CLOCK,), _read),
        CommandRow(TakeProgramme, (Role.DESK,), _take),
        CommandRow(LeaveProgramme, (Role.DESK,), _leave),
        CommandRow(RestoreProgramme, (Role.DESK,), _restore),
    ),
    facts=(
        FactRow(ProgrammeOffered, _apply(_offered)),
        FactRow(ProgrammeTaken, _apply(_taken)),
        FactRow(ProgrammeLeft, _apply(_left)),
        FactRow(ProgrammeRestored, _apply(_restored)),
    ),
    cells=(CellRow("file", {Role.DESK: FileCell}, _file, {"day": the_one}),),
)
