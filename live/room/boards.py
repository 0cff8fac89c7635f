"""
What each place sees: a flat table of cells for every place, and a small one for every voice.

The rules here: a cell is encoded once, when it changes, and stamped with the number of the entry that changed it.
Catching up is one question, which cells are stamped later than n. What a place may not see never enters its board.
"""

from collections.abc import Iterable

import msgspec

from live.day import CELLS
from live.day.keys import Key
from live.day.noun import CellRow, Day
from live.day.roles import PLACES, Role, Voice
from live.room import wire

# After a restart a room asks for one answer, on a bad network for a few; a program that asks for each gets no more.
CACHED = 32


class Board:
    """Cells in the order of their stamps, as text that goes into a frame; a gone cell stays as null."""

    def __init__(self) -> None:
        self._cells: dict[str, tuple[int, str]] = {}
        self._nulls: set[str] = set()
        self.last = 0  # the latest stamp; set only by `put`

    def put(self, key: str, value: msgspec.Struct | None, n: int) -> None:
        """Stamps a cell with n if it looks different now; what never was here does not become null."""
        before = self._cells.get(key)
        if before is None and value is None:
            return
        encoded = wire.fragment(key, value)
        if before is not None and before[1] == encoded:
            return
        self._cells.pop(key, None)  # so that the order of the dict is the order of the stamps
        self._cells[key] = (n, encoded)
        self.last = n
        (self._nulls.add if value is None else self._nulls.discard)(key)

    def all(self) -> list[str]:
        """Every cell that is there."""
        return [encoded for key, (_, encoded) in self._cells.items() if key not in self._nulls]

    def one(self, key: str) -> str:
        """One cell; raises KeyError where it has never been here."""
        return self._cells[key][1]

    def since(self, n: int) -> list[str]:
        """The cells stamped later than n, nulls too; costs no more than there are of them."""
        later: list[str] = []
        for stamp, encoded in reversed(self._cells.values()):
            if stamp <= n:
                break
            later.append(encoded)
        return later


class Boards:
    """The boards of one day, current up to entry `head`."""

    def __init__(self) -> None:
        self.head = 0
        # From here on they know what became of every cell; set once, when the day is read from its log.
        self.begin = 0
        self._places = {place: Board() for place in PLACES}
        self._voices: dict[Voice, Board] = {}
        # The same few answers serve a whole room between two entries; emptied with every entry.
        self._cached: dict[tuple[Role, int], str] = {}

    def touch(self, day: Day, keys: Iterable[Key], n: int) -> None:
        """Makes the touched cells again, for everyone who may see them; `day` must be durable up to entry n."""
        self.head = n
        self._cached.clear()
        for key in sorted(keys):
            row = CELLS.get(key.noun)
            if row is not None:
                self._touch(day, row, key, n)

    def _touch(self, day: Day, row: CellRow, key: Key, n: int) -> None:
        for place in row.places:
            board = self._board(day, row, key, place)
            if board is not None:
                board.put(row.shown_as(key), row.cell(day, key.id, place), n)

    def _board(self, day: Day, row: CellRow, key: Key, place: Role) -> Board | None:
        """Of a cell of one person's own their phones' board; no phone's where the desk wrote their words down."""
        if row.whose is None or place is not Role.PHONE:
            return self._places[place]
        voice = row.whose(day, key.id)
        return self._voice(voice) if voice is not None else None

    def _voice(self, voice: Voice) -> Board:
        return self._voices.setdefault(voice, Board())

    def since(self, place: Role, voice: Voice, n: int) -> str:
        """Everything a client that has n lacks, as joined fragments; empty when it is current."""
        shared = self._shared(place, n)
        own = self._voices[voice].since(n) if voice in self._voices else []
        return ",".join([shared, *own] if shared else own)

    def has_own_since(self, voice: Voice, n: int) -> bool:
        """Whether a voice has cells of its own that are stamped later than n."""
        own = self._voices.get(voice)
        return own is not None and own.last > n

    def all(self, place: Role, voice: Voice) -> str:
        """Everything a client that has nothing may see, as joined fragments."""
        own = self._voices[voice].all() if voice in self._voices else []
        return ",".join([self._shared(place, -1), *own])

    def one(self, place: Role, key: str) -> str:
        """One cell that a place has from the beginning, as a fragment."""
        return self._places[place].one(key)

    def _shared(self, place: Role, n: int) -> str:
        cached = self._cached.get((place, n))
        if cached is None:
            if len(self._cached) >= CACHED:
                self._cached.clear()
            board = self._places[place]
            cached = self._cached[place, n] = ",".join(board.all() if n < 0 else board.since(n))
        return cached
