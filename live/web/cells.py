"""
What is shown of a day, for pages: the cells that a place is sent, each as the type it was made from.

The rule here: pages, calendars and the terminal read the boards and never the day itself, so that nobody reads what is
not on disk, or what another place is not to see.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec

from live.day import CELLS, Cell
from live.day.roles import NOBODY, Role, Voice
from live.day.timetable_cells import DayCell, ProgrammeCell
from live.room import wire
from live.room.room import Room
from live.room.wire import C


class Cells:
    """All that one person at a place is sent at this moment."""

    def __init__(self, room: Room, place: Role, voice: Voice = NOBODY) -> None:
        self._place = place
        self._texts: dict[str, msgspec.Raw] = wire.by_key(
            b"%b,%b" % (room.boards.all(place, voice), room.people(place))
        )

    @classmethod
    def read(cls, fragments: bytes, place: Role) -> "Cells":
        """Only these, which somebody at a place has asked for."""
        cells = cls.__new__(cls)
        cells._place = place
        cells._texts = {key: text for key, text in wire.by_key(fragments).items() if text != wire.NO_CELL}
        return cells

    def one(self, key: str, kind: type[C]) -> C:
        """The cell of that key; raises KeyError where there is none."""
        return wire.cell(self._texts[key], kind)

    def get(self, key: str, kind: type[C]) -> C | None:
        """The cell of that key, or None."""
        return self.one(key, kind) if key in self._texts else None

    def of(self, noun: str, kind: type[C]) -> list[tuple[str, C]]:
        """The cells of a noun as (id, cell), in the order in which they last changed."""
        keys = (key.partition("/") for key in self._texts)
        return [(each, self.one(f"{noun}/{each}", kind)) for whose, _, each in keys if whose == noun and each]

    def all(self, noun: str) -> list[tuple[str, Cell]]:
        """The cells of a noun as (id, cell), of the type its row names for this place; KeyError where it names none."""
        return self.of(noun, CELLS[noun].places[self._place])


def day_of(room: Room) -> DayCell:
    """The day as everybody sees it."""
    return _shared(room, "day", DayCell)


def programme_of(room: Room) -> ProgrammeCell:
    """The timetable as everybody sees it."""
    return _shared(room, "programme", ProgrammeCell)


def _shared(room: Room, key: str, kind: type[C]) -> C:
    """One cell of the phones' board, without decoding the others."""
    return wire.cell(_text_of(room, Role.PHONE, key), kind)


def one_of(room: Room, place: Role, key: str, kind: type[C]) -> C | None:
    """One cell that a place has from the beginning or not at all, without decoding the others."""
    try:
        text = _text_of(room, place, key)
    except KeyError:
        return None
    return wire.cell(text, kind) if text != wire.NO_CELL else None


def _text_of(room: Room, place: Role, key: str) -> msgspec.Raw:
    """Raises KeyError where the place has never had that cell."""
    return wire.by_key(room.boards.one(place, key))[key]


class _Timed(Protocol):
    @property
    def at(self) -> int: ...


Timed = TypeVar("Timed", bound=_Timed)


def newest_first(rows: Iterable[tuple[str, Timed]]) -> list[tuple[str, Timed]]:
    """Phrases, notes or one's own words by the time they were given."""
    return sorted(rows, key=lambda row: -row[1].at)


class _Hued(Protocol):
    @property
    def hue(self) -> int: ...


Hued = TypeVar("Hued", bound=_Hued)


def by_hue(rows: Iterable[tuple[str, Hued]]) -> list[tuple[str, Hued]]:
    """Themes in the order in which they were named, which is that of their colours."""
    return sorted(rows, key=lambda row: row[1].hue)
