"""
What a long day costs: the same things in a day with many phrases and in one with few, in turns.

The days are filled over the wire, by phones that come a few at a time with what the last ones had.
"""

import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.bench.crowd import Crowd, crowd_of
from tests.bench.house import House
from tests.bench.lines import Watcher
from tests.bench.machine import memory_kib, settled
from tests.bench.opening import measure_opening
from tests.bench.run import Run
from tests.bench.table import Row, ms, ratio

ROWS = ("hello", "costs", "opening")

HELLO_RATIO, HELLO_KB = 3, 25
COST_RATIO = 1.5

FEW = 100
# Twenty phones at a time with fifty phrases each; one may give sixty at once.
GIVERS, EACH = 20, 50
AT_HAND = 20  # phones that are there while costs are measured


@dataclass
class LongDay:
    """A day that is filled, and who asks it for something."""

    house: House
    phrases: int = 0
    seats_used: int = 0
    epoch: str = ""
    lines: int = 0

    async def fill(self, run: Run, count: int) -> None:
        """As many phrases as that are in the day and on the wall."""
        n = 0
        while self.phrases < count:
            each = min(EACH, -(-(count - self.phrases) // GIVERS))
            seats = (await run.seats(self.house, self.seats_used + GIVERS))[self.seats_used :]
            self.seats_used += GIVERS
            async with crowd_of(self.house, since=f"&since={n}&epoch={self.epoch}") as crowd:
                n = max((await crowd.join(seats))["n"], 0)
                told = await crowd.do("give", each=each, window=each, senders=GIVERS)
                assert not told["refused"], f"{told['refused']} phrases were refused"
                self.phrases += told["given"]
                await crowd.leave()
        await settled(self.house.process.pid)


async def measure(run: Run) -> None:
    """All rows of `ROWS` that are wanted."""
    folder = run.new_folder()
    with run.house(holding=folder) as house:
        await settled(house.process.pid)
        empty = house.ready_s, memory_kib(house.process.pid, "VmHWM") / 1024
        many = await _begun(house)
        if run.wants("hello", "costs"):
            await many.fill(run, run.sizes.phrases)
            with run.house() as other:
                few = await _begun(other)
                await few.fill(run, FEW)
                await _compare(run, few, many)
        if run.wants("opening"):
            await many.fill(run, run.sizes.facts // 2)
    if run.wants("opening"):
        await measure_opening(run, folder, many.phrases, empty)


async def _begun(house: House) -> LongDay:
    """A day in which words go on the wall at once: each phrase is two facts."""
    desk = await house.begin()
    await desk.does(do="wall.pace", pace="at_once")
    assert desk.transport is not None, "it is connected"
    desk.transport.abort()
    return LongDay(house, epoch=desk.epoch)


async def _compare(run: Run, few: LongDay, many: LongDay) -> None:
    if run.wants("hello"):
        await _hellos(run, few, many)
    if run.wants("costs"):
        await _costs(run, few, many)


async def _hellos(run: Run, few: LongDay, many: LongDay) -> None:
    small, large = [await _hello_bytes(run, day) for day in (few, many)]
    what = f"bytes of a phone's hello after {many.phrases:,} phrases"
    run.tell(Row(f"{what} / after {few.phrases}", large / small, most=HELLO_RATIO))
    run.tell(Row(what, large / 1000, "KB", most=HELLO_KB, note=f"after {few.phrases}: {small / 1000:.1f} KB"))


async def _hello_bytes(run: Run, day: LongDay) -> int:
    """All that a phone is sent before it asks for anything."""
    async with crowd_of(day.house) as crowd:
        await crowd.join((await run.seats(day.house, 1))[:1])
        return int((await crowd.do("first_frames"))["bytes"])


# Costs


async def _costs(run: Run, few: LongDay, many: LongDay) -> None:
    """A phrase, a line and a page, one after another, with the desk, the poet, the wall and some phones there."""
    costs: dict[str, dict[int, list[float]]] = {what: {} for what in ("phrase", "line", "page")}
    async with _at_hand(run, few) as (few_crowd, few_poet), _at_hand(run, many) as (many_crowd, many_poet):
        for _ in range(run.sizes.rounds):
            for day, crowd, poet in ((few, few_crowd, few_poet), (many, many_crowd, many_poet)):
                for what, cost in (await _one_round(run, day, crowd, poet)).items():
                    costs[what].setdefault(day.phrases, []).append(cost)
    names = {"phrase": "a phrase", "line": "a line of the poem", "page": "a phone's page"}
    for what, by_day in costs.items():
        small, large = by_day[few.phrases], by_day[many.phrases]
        note = f"{ms(statistics.median(large))} against {ms(statistics.median(small))} of processor time"
        title = f"CPU of {names[what]} after {many.phrases:,} phrases / after {few.phrases}"
        run.tell(Row(title, ratio(large, small), most=COST_RATIO, note=note))


@asynccontextmanager
async def _at_hand(run: Run, day: LongDay) -> AsyncIterator[tuple[Crowd, Watcher]]:
    async with run.crowd(day.house, AT_HAND, begin=day.seats_used) as crowd:
        yield crowd, await day.house.watcher("poet")


async def _one_round(run: Run, day: LongDay, crowd: Crowd, poet: Watcher) -> dict[str, float]:
    """Seconds of processor time for one of each, on the average of some."""
    count = run.sizes.costs

    async def phrases() -> None:
        await crowd.do("idle", count=count, gap_s=0)

    async def lines() -> None:
        for _ in range(count):
            day.lines += 1
            pieces = [{"text": f"a line that somebody wrote, number {day.lines}"}]
            await poet.does(do="line.write", id=f"bench-line-{day.lines:04}", after=None, pieces=pieces)

    async def pages() -> None:
        await day.house.fetches(count, (await run.seats(day.house, 1))[0])

    costs = {}
    for what, does in (("phrase", phrases), ("line", lines), ("page", pages)):
        await settled(day.house.process.pid)
        begun = day.house.cpu_s()
        await does()
        await settled(day.house.process.pid)
        costs[what] = (day.house.cpu_s() - begun) / count
    return costs
