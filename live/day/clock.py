"""
The machine's clock, where it has jumped: it and the day do not say the same time, and the desk says which is right.

The rules here: until it is said nothing of the plan begins by itself. `away` is how far the machine's clock is before
the day's time, in ms (negative: behind it). Times that were noted stay as they were noted.
"""

from typing import Literal

from live.day.keys import Key
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
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.roles import By, Role

_MINUTE_MS = 60_000
_CLOCK = Key("clock")

# Commands


class NoteClock(Command, frozen=True, tag="clock.note"):
    """The machine's clock was found so far away. The clock's own command: it has no form on the wire."""

    away: int


class SetClock(PressCommand, frozen=True, tag="clock.set"):
    """Which time is right: the machine's (`take`), or the day's, as if nothing had jumped. `away` as it was seen."""

    away: int
    take: bool


# Facts


class ClockJumped(Fact, frozen=True, tag="clock.jumped"):
    """The machine's clock is so far away; where it may be, the question is no longer open."""

    away: int


class ClockSet(PressedFact, frozen=True, tag="clock.set"):
    """The day goes by the machine's clock less `away`; it is `at` (epoch ms) now, which is `moved` ms after before."""

    away: int
    at: int
    moved: int


# State


class MachinesClock:
    """How far the machine's clock may be away, and whether it is asked. Changed by `apply` only."""

    def __init__(self) -> None:
        self.agreed = 0
        self.asked: int | None = None  # how far away it is while nobody has said which is right
        self.times_set = 0

    @property
    def known(self) -> int:
        """How far away it is, as far as the day knows."""
        return self.agreed if self.asked is None else self.asked


# Deciding


def _note(day: Day, command: NoteClock, _by: By, now: int) -> list[Fact]:
    clock = day[MachinesClock]
    if command.away == clock.known:
        return []
    if command.away == 0 and clock.agreed != 0:  # somebody has put it right
        return [ClockSet(0, now, 0)]
    return [ClockJumped(command.away)]


def _set(day: Day, command: SetClock, _by: By, now: int) -> list[Fact]:
    asked = day[MachinesClock].asked
    if asked is None or asked != command.away:
        raise Refused(Code.ALREADY, "clock")
    return [ClockSet(0, now + asked, asked) if command.take else ClockSet(asked, now, 0)]


# Applying


def _jumped(day: Day, fact: ClockJumped) -> list[Key]:
    clock = day[MachinesClock]
    clock.asked = None if fact.away == clock.agreed else fact.away
    return [_CLOCK]


def _was_set(day: Day, fact: ClockSet) -> list[Key]:
    clock = day[MachinesClock]
    clock.agreed, clock.asked = fact.away, None
    clock.times_set += 1
    return [_CLOCK]


# What is seen


class ClockCell(Cell, frozen=True):
    """The machine's clock has jumped, by so many minutes, hours or days; `away` names the question."""

    away: int
    forward: bool
    count: int
    unit: Literal["minutes", "hours", "days"]


def _cell(day: Day, _id: str, _place: Role) -> ClockCell | None:
    clock = day[MachinesClock]
    if clock.asked is None or day[Timetable].state == "over":
        return None
    jumped = clock.asked - clock.agreed
    minutes = round(abs(jumped) / _MINUTE_MS)
    if minutes % 60:
        return ClockCell(clock.asked, jumped > 0, minutes, "minutes")
    if minutes % (24 * 60):
        return ClockCell(clock.asked, jumped > 0, minutes // 60, "hours")
    return ClockCell(clock.asked, jumped > 0, minutes // 60 // 24, "days")


NOUN = Noun(
    "clock",
    commands=(
        CommandRow(NoteClock, (Role.CLOCK,), _note),
        CommandRow(SetClock, (Role.DESK,), _set),
    ),
    facts=(
        FactRow(ClockJumped, _jumped),
        FactRow(ClockSet, _was_set),
    ),
    cells=(CellRow("clock", {Role.DESK: ClockCell}, _cell, {"day": the_one}),),
)
