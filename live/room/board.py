"""
A board: the cells of one place, or of one person, as the bytes that go into a frame.

The rules here: a cell is encoded once, when it changes, and stamped with the number of the entry that changed it. That
a cell is there, or was touched, may be noted first, and the cell made later, in its place; meanwhile nothing stands of
what it looked like, and whoever reads the board makes it before.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from live.day.keys import Key
from live.day.noun import Cell, Listed
from live.room import wire
from live.room.lists import Lists, Place


class Most(NamedTuple):
    """How much of a list goes out at once; one word does, however long."""

    words: int
    bytes: int


class Page(NamedTuple):
    """A part of a list, the newest first: the keys of its cells, and the last place where older ones follow."""

    keys: list[str]
    before: Place | None


class Look(NamedTuple):
    """How a cell looks now, None where there is none; and where it stands, if it stands in lists."""

    cell: Cell | None
    listed: Listed | None = None


# How the cell of that key looks at the place of a board.
AskLook = Callable[[Key], Look]
# Of a touched cell its key, the entry that touched it, and the hash of what it looked like when it was made last.
_Touched = tuple[Key, int, int | None]


class Board:
    """
    Cells in the order of their stamps, as the bytes that go into a frame; a gone cell stays as null.

    A touched cell has no text until it is made; whoever reads the board makes it first.
    """

    def __init__(self) -> None:
        self._cells: dict[str, tuple[int, bytes]] = {}
        self.touched = 0  # the last entry that may have changed it; set only by `Boards`
        self._touched: dict[str, _Touched] = {}  # in the order of their entries
        self._unmade: dict[str, Key] = {}  # of a day that was read from its log, not made and not touched since
        self._unlisted: dict[str, None] = {}  # the keys of cells that are there and in no list; an ordered set
        self._lists = Lists()

    def expect(self, keys: Mapping[str, Key], n: int, *, are_listed: bool) -> None:
        """Cells that were not here are there, by their names, as `make_all` will make them; stamped with n."""
        self._cells |= dict.fromkeys(keys, (n, b""))
        self._unmade |= keys
        if not are_listed:
            self._unlisted |= dict.fromkeys(keys)

    def touch(self, name: str, key: Key, n: int) -> None:
        """A cell may look different since entry n; stamped with n if it does, when it is made."""
        before = self._cells.get(name)
        known = self._touched.pop(name, None)  # so that they are made in the order of their stamps
        if known is not None:
            looked = known[2]
        elif before is None or self._unmade.pop(name, None) is not None:
            looked = None
        else:
            looked = hash(before[1])
            self._cells[name] = before[0], b""
        self._touched[name] = key, n, looked

    def is_behind(self) -> bool:
        """Whether there are cells to be made."""
        return bool(self._touched or self._unmade)

    def make_touched(self, look: AskLook) -> None:
        """Makes the cells that were touched."""
        for name in list(self._touched):
            key, n, looked = self._touched[name]
            self._put(name, look(key), n, looked)
            del self._touched[name]  # not before: where making it is a mistake of ours, it is made again

    def _put(self, name: str, look: Look, n: int, looked: int | None) -> None:
        """Stamps a cell with n if it looks different now; what never was here does not become null."""
        before = self._cells.get(name)
        if before is None and look.cell is None:
            return
        encoded = wire.fragment(name, look.cell)
        if before is not None and hash(encoded) == looked:
            self._cells[name] = before[0], encoded
            return
        self._cells.pop(name, None)  # so that the order of the dict is the order of the stamps
        self._cells[name] = n, encoded
        self._unlisted.pop(name, None)
        if look.listed is not None:
            self._lists.put(Place(look.listed.at, name), look.listed.lists)
        elif look.cell is not None:
            self._unlisted[name] = None
        else:
            self._lists.take_out(name)

    def make_all(self, look: AskLook, most: int = sys.maxsize) -> bool:
        """Makes so many of the cells that were expected, each in its place; whether there were any."""
        listed: list[tuple[Place, tuple[str, ...]]] = []
        for _ in range(some := min(most, len(self._unmade))):
            name, key = self._unmade.popitem()
            try:
                looks = look(key)
            except Exception:
                self._unmade[name] = key
                raise
            self._cells[name] = self._cells[name][0], wire.fragment(name, looks.cell)
            if looks.listed is not None:
                listed.append((Place(looks.listed.at, name), looks.listed.lists))
        self._lists.put_all(listed)
        return some > 0

    def all(self) -> list[bytes]:
        """Every cell that is there and in no list."""
        return [self._cells[key][1] for key in self._unlisted]

    def one(self, key: str) -> bytes:
        """One cell; raises KeyError where it has never been here."""
        return self._cells[key][1]

    def these(self, keys: Iterable[str]) -> list[bytes]:
        """Those of these cells that are there, of those that lists know."""
        return [self._cells[key][1] for key in keys if key in self._lists]

    def page(self, name: str, before: Place | None, most: Most) -> Page:
        """The newest of a list, or the newest that are older than `before`."""
        keys: list[str] = []
        last, size = before, 0
        for place in self._lists.older(name, before):
            size += len(self._cells[place.key][1])
            if keys and (len(keys) == most.words or size > most.bytes):
                return Page(keys, last)
            keys.append(place.key)
            last = place
        return Page(keys, None)

    def whole(self, name: str) -> list[str]:
        """The keys of everything in a list."""
        return [place.key for place in self._lists.older(name, None)]

    def since(self, n: int) -> list[bytes]:
        """The cells stamped later than n, nulls too; costs no more than there are of them."""
        later: list[bytes] = []
        for stamp, encoded in reversed(self._cells.values()):
            if stamp <= n:
                break
            later.append(encoded)
        return later

    def has_later(self, n: int, size: int) -> bool:
        """Whether the cells stamped later than n are more than so many bytes; costs no more than those."""
        for stamp, encoded in reversed(self._cells.values()):
            if stamp <= n:
                break
            size -= len(encoded)
            if size < 0:
                return True
        return False


NOTHING = Board()  # of a person who has nothing of their own
