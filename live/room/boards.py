"""
What each place sees: a flat table of cells for every place, and a small one for every voice.

The rules here: a cell is encoded once, when it changes, and stamped with the number of the entry that changed it.
Catching up is one question, which cells are stamped later than n. What a place may not see never enters its board.
Desk, poet and wall are sent all of theirs. A phone is sent all but words, of those the newest, and older ones when it
asks: what it is sent at first does not grow with the day.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from live.day import CELLS
from live.day.keys import ECHO, ON_WALL, OWN, OWN_IN_POEM, Key
from live.day.noun import CellRow, Day, Listed
from live.day.roles import PLACES, Role, Voice
from live.room import wire
from live.room.lists import Lists, Place

# After a restart a room asks for one answer, on a bad network for a few; a program that asks for each gets no more.
CACHED = 32


# A phone's first frame is to fit into 25 KB, also where the words are Arabic or emoji: bytes are counted, of the cells
# that all phones have and of its own, with room left for the greeting and for what no entry stamps.
SHARED_BYTES = 18_500
OWN_BYTES = 6_000


class Most(NamedTuple):
    """How much of a list goes out at once; one word does, however long."""

    words: int
    bytes: int


# As many as a phone draws at once.
NEWEST = 100
# Of older ones, what is there within a second on a bad line.
PAGE = Most(50, 12_000)


class Page(NamedTuple):
    """A part of a list, the newest first: the keys of its cells, and the last place where older ones follow."""

    keys: list[str]
    before: Place | None


class Board:
    """Cells in the order of their stamps, as the bytes that go into a frame; a gone cell stays as null."""

    def __init__(self) -> None:
        self._cells: dict[str, tuple[int, bytes]] = {}
        self.touched = 0  # the last entry that may have changed it; set only by `Boards`
        self._unlisted: dict[str, None] = {}  # the keys of cells that are there and in no list; an ordered set
        self._lists = Lists()

    def put(self, key: str, value: msgspec.Struct | None, n: int, listed: Listed | None = None) -> None:
        """Stamps a cell with n if it looks different now; what never was here does not become null."""
        before = self._cells.get(key)
        if before is None and value is None:
            return
        encoded = wire.fragment(key, value)
        if before is not None and before[1] == encoded:
            return
        self._cells.pop(key, None)  # so that the order of the dict is the order of the stamps
        self._cells[key] = (n, encoded)
        self._unlisted.pop(key, None)
        if listed is not None:
            self._lists.put(Place(listed.at, key), listed.lists)
        elif value is not None:
            self._unlisted[key] = None
        else:
            self._lists.take_out(key)

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


class Boards:
    """The boards of one day, current up to entry `head`."""

    def __init__(self) -> None:
        self.head = 0
        # From here on they know what became of every cell; set once, when the day is read from its log.
        self.begin = 0
        self._places = {place: Board() for place in PLACES}
        self._voices: dict[Voice, Board] = {}  # those that were touched last stand last
        # The same few answers serve a whole room between two entries; emptied with every entry.
        self._cached: dict[tuple[Role, int], bytes] = {}
        self._echoes: list[str] = []  # the keys of all echoes that a phone may be sent first; set with what is cached

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
                cell = row.cell(day, key.id, place)
                is_listed = place is Role.PHONE and cell is not None
                board.put(row.shown_as(key), cell, n, row.listed(cell) if row.listed and is_listed else None)

    def _board(self, day: Day, row: CellRow, key: Key, place: Role) -> Board | None:
        """Of a cell of one person's own their phones' board; no phone's where the desk wrote their words down."""
        if row.whose is None or place is not Role.PHONE:
            return self._places[place]
        voice = row.whose(day, key.id)
        return self._voice(voice) if voice is not None else None

    def _voice(self, voice: Voice) -> Board:
        board = self._voices.pop(voice) if voice in self._voices else Board()
        self._voices[voice] = board
        board.touched = self.head
        return board

    def since(self, place: Role, voice: Voice, n: int) -> bytes:
        """Everything a client that has n lacks, as joined fragments; empty when it is current."""
        shared = self._shared(place, n)
        own = self._own(voice).since(n)
        return b",".join([shared, *own] if shared else own)

    def whose_own_since(self, n: int) -> set[Voice]:
        """All who may have cells of their own that are stamped later than n; costs no more than there are of them."""
        whose: set[Voice] = set()
        for voice, board in reversed(self._voices.items()):
            if board.touched <= n:
                break
            whose.add(voice)
        return whose

    def resumed(self, place: Role, voice: Voice, n: int) -> list[bytes] | None:
        """The same in parts for one that comes back; None where a phone lacks more than it would be sent at first."""
        if place is Role.PHONE:
            shared, *own = map(len, self.first(place, voice))
            if self._places[place].has_later(n, shared) or self._own(voice).has_later(n, sum(own)):
                return None
        return [self._shared(place, n), *self._own(voice).since(n)]

    def first(self, place: Role, voice: Voice) -> list[bytes]:
        """Everything a client that has nothing is sent: what is shared in one, then its own; of words the newest."""
        shared, own = self._shared(place, -1), self._own(voice)
        return [shared] if own is NOTHING else [shared, *self._newest_own(own)]

    def all(self, place: Role, voice: Voice) -> bytes:
        """The same as joined fragments."""
        return b",".join(self.first(place, voice))

    def more(self, voice: Voice, name: str, before: Place | None) -> bytes:
        """A page of a list for a phone, as joined fragments: words, which of them are its own, and what is older."""
        own = self._own(voice)
        board = own if name == OWN else self._places[Role.PHONE]
        page = board.page(name, before, PAGE)
        mine = own.these([] if name == OWN else _beside(page.keys, (OWN, ECHO)))
        return b",".join([*board.these(page.keys), *mine, wire.older(name, page.before)])

    def one(self, place: Role, key: str) -> bytes:
        """One cell that a place has from the beginning, as a fragment."""
        return self._places[place].one(key)

    def _own(self, voice: Voice) -> Board:
        return self._voices.get(voice, NOTHING)

    def _newest_own(self, board: Board) -> list[bytes]:
        """What one person has of their own: echoes of what is sent, the newest words, and all that are in the poem."""
        cells = [*board.all(), *board.these(self._echoes)]
        page = board.page(OWN, None, Most(NEWEST, OWN_BYTES - sum(map(len, cells))))
        keys = dict.fromkeys([*page.keys, *board.whole(OWN_IN_POEM)])
        return [*cells, *board.these(keys), *_older(OWN, page)]

    def _shared(self, place: Role, n: int) -> bytes:
        cached = self._cached.get((place, n))
        if cached is None:
            if len(self._cached) >= CACHED:
                self._cached.clear()
            fragments = self._newest(place) if n < 0 else self._places[place].since(n)
            cached = self._cached[place, n] = b",".join(fragments)
        return cached

    def _newest(self, place: Role) -> list[bytes]:
        """All of a board but words of lists, and of those that the wall shows the newest."""
        board = self._places[place]
        cells = board.all()
        page = board.page(ON_WALL, None, Most(NEWEST, SHARED_BYTES - sum(map(len, cells))))
        if place is Role.PHONE:
            self._echoes = _beside(page.keys, (ECHO,))
        return [*cells, *board.these(page.keys), *_older(ON_WALL, page)]


def _beside(keys: Iterable[str], nouns: Iterable[str]) -> list[str]:
    """The keys of cells that go out beside words, with the same ids."""
    return [f"{noun}/{key.partition('/')[2]}" for key in keys for noun in nouns]


def _older(name: str, page: Page) -> list[bytes]:
    """The cell that says where what is older begins, where there is something."""
    return [wire.older(name, page.before)] if page.before is not None else []
