"""
What each place sees: a flat table of cells for every place, and a small one for every voice.

The rules here: catching up is one question, which cells are stamped later than n. What a place may not see never enters
its board.
How a cell looks is asked when the entry is shown, but for two kinds that wait until somebody reads them: one person's
own, and the words of a day that was read from its log. Meanwhile nothing stands of what they looked like.
Desk, poet and wall are sent all of theirs. A phone is sent all but words, of those the newest, and older ones when it
asks, as it does for decisions: what it is sent at first does not grow with the day.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from live.day import CELLS, touched
from live.day.keys import ASKED_WHY, CARD, ECHO, ON_WALL, OWN, OWN_IN_POEM, Key
from live.day.noun import CellRow, Day
from live.day.roles import PLACES, Role, Voice
from live.room import wire
from live.room.board import NOTHING, Board, Look, Most, Page
from live.room.lists import Place

# After a restart a room asks for one answer, on a bad network for a few; a program that asks for each gets no more.
CACHED = 32

# A phone's first frame is to fit into 25 KB, also where the words are Arabic or emoji: bytes are counted, of the cells
# that all phones have and of its own, with room left for the greeting and for what no entry stamps.
SHARED_BYTES = 18_500
OWN_BYTES = 6_000

# Of one entry so many cells, in four places, are made before the loop does what else there is, and so many of what has
# changed are looked after: some five ms each. Nearly every entry is less.
MADE_AT_ONCE, FOUND_AT_ONCE = 300, 1000

# So many cells of a long day are made at a time while nobody asks for anything: a ms of whoever asks meanwhile.
AT_ONCE = 200

# As many as a phone draws at once.
NEWEST = 100
# Of older ones, what is there within a second on a bad line.
PAGE = Most(50, 12_000)


class Boards:
    """The boards of one day, current up to entry `head`."""

    def __init__(self) -> None:
        self.head = 0
        self._stamp = 0  # the entry that is being shown, and then `head`
        # From here on they know what became of every cell; set once, when the day is read from its log.
        self.begin = 0
        self._places = {place: Board() for place in PLACES}
        self._voices: dict[Voice, Board] = {}  # those that were touched last stand last
        self._unread: dict[Voice, list[Key]] = {}  # who has not been asked for since the day was read, and has these
        self._day = Day()  # the day that they show; set only by `touch`
        # The same few answers serve a whole room between two entries; emptied with every entry.
        self._cached: dict[tuple[Role, int], bytes] = {}
        self._echoes: list[str] = []  # the keys of all echoes that a phone may be sent first; set with what is cached

    def touch(self, day: Day, keys: Iterable[Key], n: int) -> None:
        """
        Makes the touched cells again, for everyone who may see them; `day` must be durable up to entry n.

        One person's own are made when they read them, for very many may be touched at once; until the next time `day`
        must be changed by nobody without saying so here.
        """
        for _ in self._touching(day, keys, n):
            pass

    def show(self, day: Day, changed: Iterable[Key], n: int) -> Iterator[None]:
        """
        The same for all that shows a part of what changed, a little at a time: what was asked for together is shown
        together, be it ten thousand words, and the loop does what else there is in between. Until it is over, `head` is
        the entry before.
        """
        keys: set[Key] = set()
        for some in _slices(list(changed), FOUND_AT_ONCE):
            if keys:
                yield
            keys |= touched(day, some)
        yield from self._touching(day, keys, n)

    def _touching(self, day: Day, keys: Iterable[Key], n: int) -> Iterator[None]:
        self._day, self._stamp = day, n
        self._cached.clear()
        for at, some in enumerate(_slices(sorted(keys), MADE_AT_ONCE)):
            if at:
                yield
            for key in some:
                row = CELLS.get(key.noun)
                if row is not None:
                    self._touch(row, key, n)
            for place in PLACES:
                self._places[place].make_touched(partial(self._look, place))
        self.head = n
        self._cached.clear()

    def _touch(self, row: CellRow, key: Key, n: int) -> None:
        for place in row.places:
            board = self._board(row, key, place)
            if board is not None:
                board.touch(row.shown_as(key, place), key, n)

    def _board(self, row: CellRow, key: Key, place: Role) -> Board | None:
        """Of a cell of one person's own their phones' board; no phone's where the desk wrote their words down."""
        if row.whose is None or place is not Role.PHONE:
            return self._places[place]
        voice = row.whose(self._day, key.id)
        return self._voice(voice) if voice is not None else None

    def _look(self, place: Role, key: Key) -> Look:
        row = CELLS[key.noun]
        cell = row.cell(self._day, key.id, place)
        is_listed = place is Role.PHONE and cell is not None
        return Look(cell, row.listed(cell) if row.listed and is_listed else None)

    def open(self, day: Day, keys: Iterable[Key], n: int) -> None:
        """
        Shows a day that was read from its log, as it was at entry n: for the first time, and `touch` comes after it.

        Of most of its cells it is only noted that they are there. They are made when somebody reads them, or before
        that by `make_some`.
        """
        self.begin = n
        by_noun: dict[str, list[Key]] = {}
        for key in keys:
            by_noun.setdefault(key.noun, []).append(key)
        waits = sorted(noun for noun in by_noun if noun in CELLS and CELLS[noun].seen_at is not None)
        self.touch(day, (key for noun, those in by_noun.items() if noun not in waits for key in those), n)
        for noun in waits:
            self._expect(CELLS[noun], sorted(by_noun[noun]))

    def _expect(self, row: CellRow, keys: list[Key]) -> None:
        """Notes where these cells are there."""
        assert row.seen_at is not None, "asked for"
        seen: dict[Role, dict[str, Key]] = {place: {} for place in PLACES}
        for key in keys:
            for place in row.seen_at(self._day, key.id):
                if row.whose is None or place is not Role.PHONE:
                    seen[place][row.shown_as(key, place)] = key
                elif (voice := row.whose(self._day, key.id)) is not None:
                    self._unread.setdefault(voice, []).append(key)
        for place, those in seen.items():
            self._places[place].expect(those, self.begin, are_listed=place is Role.PHONE and row.listed is not None)

    def make_some(self, most: int = AT_ONCE) -> bool:
        """Makes so many of the cells that the places have of the day's past; whether there were any to be made."""
        return any(self._places[place].make_all(partial(self._look, place), most) for place in PLACES)

    def make_own(self, n: int) -> None:
        """Makes what people have of their own that was touched later than entry n."""
        for voice in self.whose_own_since(n):
            self._own(voice)

    def _made(self, place: Role) -> Board:
        """The board of a place, with every cell made."""
        board = self._places[place]
        board.make_all(partial(self._look, place))
        return board

    def _voice(self, voice: Voice) -> Board:
        board = self._voices.pop(voice) if voice in self._voices else Board()
        self._voices[voice] = board
        board.touched = self._stamp
        for key in self._unread.pop(voice, ()):
            row = CELLS[key.noun]
            board.expect({row.shown_as(key, Role.PHONE): key}, self.begin, are_listed=row.listed is not None)
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
            if self._made(place).has_later(n, shared) or self._own(voice).has_later(n, sum(own)):
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
        if name == CARD:
            return b",".join([self._card(voice), wire.older(name, None)])
        own = self._own(voice)
        board = own if name == OWN else self._made(Role.PHONE)
        page = board.page(name, before, PAGE)
        mine = own.these([] if name == OWN else _beside(page.keys, (OWN, ECHO, ASKED_WHY)))
        return b",".join([*board.these(page.keys), *mine, wire.older(name, page.before)])

    def _card(self, voice: Voice) -> bytes:
        """What a person takes home, made as they ask for it."""
        return wire.fragment(CARD, self._look(Role.PHONE, Key(CARD, voice)).cell)

    def one(self, place: Role, key: str) -> bytes:
        """One cell that a place has from the beginning, as a fragment."""
        return self._places[place].one(key)

    def _own(self, voice: Voice) -> Board:
        """The board of a person, with every cell made."""
        board = self._voice(voice) if voice in self._unread else self._voices.get(voice, NOTHING)
        if board.is_behind():
            look = partial(self._look, Role.PHONE)
            board.make_all(look)
            board.make_touched(look)
        return board

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
            cached = self._cached[place, n] = b",".join(self._newest(place) if n < 0 else self._later(place, n))
        return cached

    def _later(self, place: Role, n: int) -> list[bytes]:
        """What is stamped later than n; nothing of the day's past is made for who has all of that."""
        return (self._made(place) if n < self.begin else self._places[place]).since(n)

    def _newest(self, place: Role) -> list[bytes]:
        """All of a board but words of lists, and of those that the wall shows the newest."""
        board = self._made(place)
        cells = board.all()
        page = board.page(ON_WALL, None, Most(NEWEST, SHARED_BYTES - sum(map(len, cells))))
        if place is Role.PHONE:
            self._echoes = _beside(page.keys, (ECHO,))
        return [*cells, *board.these(page.keys), *_older(ON_WALL, page)]


def _slices(keys: Sequence[Key], size: int) -> Iterator[Sequence[Key]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))


def _beside(keys: Iterable[str], nouns: Iterable[str]) -> list[str]:
    """The keys of cells that go out beside words, with the same ids."""
    return [f"{noun}/{key.partition('/')[2]}" for key in keys for noun in nouns]


def _older(name: str, page: Page) -> list[bytes]:
    """The cell that says where what is older begins, where there is something."""
    return [wire.older(name, page.before)] if page.before is not None else []
