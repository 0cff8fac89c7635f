"""
The door: whether new phones come in, and whether phones give words.

The rules here: the desk sets it, for a moment in which somebody floods the room. Whoever is in stays in and follows the
day, whatever the door is; what people take back is always taken back; desk, poet and wall have keys of their own.
`seated` lets no new phone in. `closed` does that, and phones give no words and stand behind nothing; the desk still
writes down what people say.
"""

from typing import Literal

from live.day.keys import Key
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.projection import Timetable
from live.day.roles import By, Role

State = Literal["open", "seated", "closed"]


class SetDoor(Command, frozen=True, tag="door.set"):
    """Opens or closes the door for phones."""

    door: State


class DoorSet(Fact, frozen=True, tag="door.set"):
    """The desk opened or closed the door for phones."""

    door: State


class DoorCell(Cell, frozen=True):
    """How the door stands."""

    door: State


class Door:
    """The door, open until the desk says otherwise. Changed by `apply` only."""

    def __init__(self) -> None:
        self.state: State = "open"


def _set(day: Day, command: SetDoor, _by: By, _now: int) -> list[Fact]:
    return [DoorSet(command.door)] if command.door != day[Door].state else []


def _was_set(day: Day, fact: DoorSet) -> list[Key]:
    day[Door].state = fact.door
    day[Timetable].is_closed_to_phones = fact.door == "closed"
    return [Key("door"), Key("day")]


def _cell(day: Day, _id: str, _place: Role) -> DoorCell | None:
    """How the door stands, where it does not stand open as it does on most days."""
    state = day[Door].state
    return DoorCell(state) if state != "open" else None


NOUN = Noun(
    "door",
    commands=(CommandRow(SetDoor, (Role.DESK,), _set),),
    facts=(FactRow(DoorSet, _was_set),),
    cells=(CellRow("door", {Role.DESK: DoorCell}, _cell),),
)
