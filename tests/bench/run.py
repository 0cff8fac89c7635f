"""One run of the bench: which rows are wanted, how large they are, and what they share."""

import shutil
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.crowd import Crowd, crowd_of
from tests.bench.house import SHARED, House, running
from tests.bench.table import Row, say

# What a process needs beside its phones.
FILES_KEPT = 200
# Who comes first is nothing to most rows; so many at a time are answered within seconds on a busy machine too.
AT_ONCE = 250
# Of thousands who come at once a server cuts off whom it cannot answer within seconds; they try again so often.
PATIENT = 20


@dataclass(frozen=True)
class Sizes:
    """How many of what; the goals are meant for `FULL`."""

    halls: tuple[int, ...] = (500, 2000, 5000, 10_000)  # phones that get each frame
    rounds: int = 5  # of everything that is measured in turns
    back: int = 5000  # phones that come back at once
    senders: int = 500
    listeners: int = 5000  # phones that get every tick
    rate: float = 1000  # phrases a second
    load_s: float = 3
    each: int = 17  # phrases of each sender in a round that finds how many are durable a second
    phrases: int = 10_000  # of a long day
    facts: int = 100_000  # of the longest
    costs: int = 15  # phrases, lines and pages in a round that finds what one costs
    day_phones: int = 500
    day_loads: tuple[tuple[float, float], ...] = ((50, 5), (200, 8), (400, 5))  # phrases a second, for so many seconds
    smooth: tuple[str, ...] | None = ()  # how the pages are looked at; None: not at all


FULL = Sizes()
QUICK = Sizes(
    halls=(200, 1000),
    rounds=3,
    back=500,
    senders=200,
    listeners=1000,
    rate=500,
    load_s=1,
    each=15,
    phrases=1000,
    facts=5000,
    costs=10,
    day_phones=100,
    day_loads=((50, 2), (100, 3)),
    smooth=None,
)


def tiny(phones: int) -> Sizes:
    """All with so many phones and next to nothing to do: to see that it runs."""
    return Sizes(
        halls=(phones // 2, phones),
        rounds=1,
        back=phones,
        senders=phones,
        listeners=phones,
        rate=50,
        load_s=0.3,
        each=5,
        phrases=2 * phones + 100,
        facts=4 * phones + 300,
        costs=2,
        day_phones=phones,
        day_loads=((50, 0.5),),
        smooth=None,
    )


@dataclass
class Run:
    """What the rows share: sizes, the servers' core, the seats of a hall, and the table."""

    folder: Path
    sizes: Sizes
    wanted: Collection[str]
    server_cores: set[int]
    files: int  # how many a process may have open
    rows: list[Row] = field(default_factory=list)
    late_s: float = 0.0  # how late the clients ever were, s
    _seats: list[str] = field(default_factory=list)
    _houses: int = 0

    def wants(self, *names: str) -> bool:
        """Whether any of these rows is wanted."""
        return any(name in self.wanted for name in names)

    def tell(self, row: Row) -> None:
        """Puts a row into the table, and prints it."""
        self.rows.append(row)
        say(str(row))

    def fits(self, phones: int) -> int:
        """So many phones, or as many as the system has files for."""
        return min(phones, self.files - FILES_KEPT)

    @contextmanager
    def house(self, environment: Mapping[str, str] | None = None, holding: Path | None = None) -> Iterator[House]:
        """A server of its own; every one has the same secret, so that seats and keys of one open all."""
        folder = holding or self.new_folder()
        for name in SHARED:
            if (self.folder / name).exists() and not (folder / name).exists():
                shutil.copy(self.folder / name, folder)
        with running(folder, self.server_cores, environment) as house:
            for name in SHARED:
                if not (self.folder / name).exists():
                    shutil.copy(folder / name, self.folder)
            yield house

    def new_folder(self) -> Path:
        """A folder for a day."""
        self._houses += 1
        folder = self.folder / f"house-{self._houses}"
        folder.mkdir()
        return folder

    async def seats(self, house: House, count: int) -> list[str]:
        """Seats for so many phones, always the same ones; they open every house of this run."""
        if len(self._seats) < count:
            self._seats += await house.seats_for_a_hall(count - len(self._seats), 1 + len(self._seats) // 250)
        return self._seats[:count]

    @asynccontextmanager
    async def crowd(self, house: House, phones: int, begin: int = 0) -> AsyncIterator[Crowd]:
        """So many phones in a house, and its desk, poet and wall; the first has the seat with that number."""
        seats = await self.seats(house, begin + self.fits(phones))
        async with crowd_of(house, "127.0.4" if begin else "127.0.2") as crowd:
            for at in range(begin, len(seats), AT_ONCE):
                await crowd.join(seats[at : at + AT_ONCE], tries=PATIENT)
            await crowd.watch(house)
            yield crowd
