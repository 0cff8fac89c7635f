"""
A day as it is: five hundred phones that stay, words at the pace of a room and far above it, and lines that are cut.

What matters to people here is kept beside the ratios: that everything acknowledged arrives, once, at the desk and the
poet; that a phone is not told too often; how long until all are current again.
"""

import asyncio
import statistics
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.bench.house import House
from tests.bench.lines import PATIENCE_S, Phone, Watcher, until
from tests.bench.machine import Waits
from tests.bench.page import measure_page
from tests.bench.run import Run
from tests.bench.table import Row, ms, percentile

ROWS = ("page", "day")

LOAD_RATIO = 20
# The rate at which the ratio is judged: a talkative hall, all at once.
JUDGED = 200
FRAMES_A_SECOND = 10
STORM_S = 5
IDLE_PHRASES = 30


async def measure(run: Run) -> None:
    """One day with its phones, from the first phrase to the last storm."""
    with run.house() as house:
        day = Day(run, house, await house.begin())
        if run.wants("page"):
            measure_page(run, house)
        if run.wants("day"):
            await day.goes()


class Day:
    """One house with its phones and watchers, and what they were told."""

    def __init__(self, run: Run, house: House, desk: Watcher) -> None:
        self.run = run
        self.house = house
        self.desk = desk
        self.count = run.sizes.day_phones
        self.answers: dict[int, tuple[float, bool]] = {}
        self.refs = 0
        self.acknowledged: list[str] = []
        self.phones: list[Phone] = []
        self.seats: list[str] = []
        self.idle_s = 0.0

    async def goes(self) -> None:
        """Phones come, give words, are cut off, come back."""
        self.poet = await self.house.watcher("poet")
        self.wall = await self.house.watcher("wall")
        self.seats = await self.run.seats(self.house, self.count)
        await self._idle()
        await self._all_come(since=False)
        loads = self.run.sizes.day_loads
        await self._load(*loads[0])  # leaves about as many phrases as a long day has
        await self._storm("with nothing kept", since=False)
        await self._storm("with since and epoch", since=True)
        for load in loads[1:]:
            await self._load(*load)

    # One phrase

    def _give(self, phone: Phone) -> int:
        """Sends a phrase from a phone; its ref."""
        self.refs += 1
        phone.send(
            b'{"do":"phrase.offer","ref":%d,"id":"bench-%06d","text":"%s"}'
            % (self.refs, self.refs, self._words(self.refs).encode())
        )
        return self.refs

    def _words(self, ref: int) -> str:
        return f"words that somebody gave in a hurry, number {ref}"

    async def _idle(self) -> None:
        """One phrase after another, with nobody else there."""
        phone = Phone(self.house.request("phone", self.seats[0]), self.answers)
        await self.house.connect(phone)
        times = []
        for _ in range(IDLE_PHRASES):
            begun = time.perf_counter()
            ref = self._give(phone)
            await until(lambda ref=ref: ref in self.answers)  # type: ignore[misc]
            times.append(self.answers[ref][0] - begun)
            self.acknowledged.append(self._words(ref))
            await asyncio.sleep(0.02)
        self.idle_s = statistics.median(times)
        self.run.tell(Row("one phrase until ok with nobody else there", self.idle_s * 1000, "ms"))
        assert phone.transport is not None, "it is connected"
        phone.transport.abort()
        await phone.gone

    # Many

    async def _load(self, rate: float, seconds: float) -> None:
        """Phrases at a rate from all phones in turn, whatever the answers do; times count from when each was due."""
        await asyncio.sleep(min(1, seconds))
        for phone in self.phones:
            phone.frames.clear()
        begun, waits = self.house.cpu_s(), Waits(self.house.process.pid)
        async with lagging() as lag:
            due = await self._offer(rate, seconds)
            await until(lambda: all(ref in self.answers for ref in due))
        spent = self.house.cpu_s() - begun
        self.run.late_s = max(self.run.late_s, percentile(lag, 0.99))
        times = [self.answers[ref][0] - at for ref, at in due.items() if ref in self.answers]
        taken = [self._words(ref) for ref in due if ref in self.answers and self.answers[ref][1]]
        self.acknowledged += taken
        note = f"the server at work {spent / seconds:.0%} of a core; client {_late(lag)}"
        self._tell_times(rate, times, note, waits.why_unsure())
        frames = max(most_in_a_second(phone.frames) for phone in self.phones)
        name = f"at {rate:.0f} phrases a second, {self.count} phones"
        self.run.tell(Row(f"{name}: frames of one phone in a second", frames, "", most=FRAMES_A_SECOND))
        self.run.tell(Row(f"{name}: of {len(due):,} not acknowledged", len(due) - len(taken), "", most=0))
        await self._tell_arrivals(name)

    async def _offer(self, rate: float, seconds: float) -> dict[int, float]:
        due: dict[int, float] = {}
        begun = time.perf_counter()
        for i in range(int(rate * seconds)):
            at = begun + i / rate
            if (left := at - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            due[self._give(self.phones[i * 7 % len(self.phones)])] = at
        return due

    def _tell_times(self, rate: float, times: list[float], note: str, unsure: str) -> None:
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        told = f"p50 {ms(p50)}, p99 {ms(p99)} against {ms(self.idle_s)}; {note}"
        what = f"p99 of ok at {rate:.0f} phrases a second, {self.count} phones / one idle ok"
        self.run.tell(
            Row(what, p99 / self.idle_s, most=LOAD_RATIO if rate == JUDGED else None, note=told, unsure=unsure)
        )

    async def _tell_arrivals(self, name: str) -> None:
        wanted = Counter(self.acknowledged)
        for place, line in (("desk", self.desk), ("poet", self.poet)):
            # Not oftener: comparing thousands takes milliseconds, and frames that pile up are counted by the next load.
            await until(lambda line=line: line.texts() == wanted, every_s=0.25)  # type: ignore[misc]
            wrong = sum(1 for text in wanted if line.texts()[text] != 1)
            what = f"{name}: of {len(wanted):,} so far not once at the {place}"
            self.run.tell(Row(what, wrong, "", most=0))

    # Storms

    async def _storm(self, how: str, *, since: bool) -> None:
        """Every phone's line is cut at once; all come back at once; how long until the last one is current."""
        for phone in self.phones:
            assert phone.transport is not None, "it is connected"
            phone.transport.abort()
        await asyncio.gather(*(phone.gone for phone in self.phones))
        for i in range(5):
            said = f"said while they were away, {how}, {i}"
            await self.desk.does(do="phrase.offer", id=f"away-{self.refs}-{since:d}-{i}", text=said, said="aloud")
            self.acknowledged.append(said)
        head = self.desk.n
        begun, waits = time.perf_counter(), Waits(self.house.process.pid)
        await self._all_come(since=since)
        whole = await until(lambda: all(phone.n >= head for phone in self.phones))
        took = time.perf_counter() - begun if whole else PATIENCE_S
        note = f"{len(self.desk.texts())} phrases"
        what = f"until {self.count} phones are current that come back {how}"
        self.run.tell(Row(what, took, "s", most=STORM_S, note=note, unsure=waits.why_unsure()))

    async def _all_come(self, *, since: bool) -> None:
        had = [f"&since={phone.n}&epoch={self.wall.epoch}" if since else "" for phone in self.phones]
        had = had or [""] * self.count
        requests = (self.house.request("phone", *each) for each in zip(self.seats, had, strict=True))
        self.phones = [Phone(request, self.answers) for request in requests]
        await asyncio.gather(*(self.house.connect(phone) for phone in self.phones))


def _late(lag: list[float]) -> str:
    return f"{ms(percentile(lag, 0.99))} late (p99)"


def most_in_a_second(times: list[float]) -> int:
    """The most moments that lie within any one second."""
    window: deque[float] = deque()
    most = 0
    for at in times:
        window.append(at)
        while window[0] <= at - 1:
            window.popleft()
        most = max(most, len(window))
    return most


@asynccontextmanager
async def lagging() -> AsyncIterator[list[float]]:
    """How late this process's own loop is while the block runs: seconds, a hundred times a second."""
    late: list[float] = [0.0]

    async def look() -> None:
        while True:
            due = time.perf_counter() + 0.01
            await asyncio.sleep(0.01)
            late.append(time.perf_counter() - due)

    looking = asyncio.create_task(look())
    yield late
    looking.cancel()
