"""
How soon "ok" comes: on a slow disk, at full speed, and while thousands of phones are told of everything.

Words wait for the desk's hand meanwhile, as a facilitator chooses who has more than can be read: so what is measured is
the way of words to the disk, and the phones are sent what the row says and no more.
"""

import asyncio
import shutil
import statistics
import subprocess
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from tests.bench.crowd import Crowd
from tests.bench.house import House
from tests.bench.lines import Watcher
from tests.bench.machine import Waits, settled
from tests.bench.run import Run
from tests.bench.table import Row, ms, percentile

ROWS = ("slow-flush", "durable", "ticks")

SLOW_FLUSH_RATIO = 2.2
DURABLE_A_SECOND = 10_000
TICKS_RATIO = 3

IDLE_PHRASES, IDLE_GAP_S = 40, 0.03
# So many phrases a phone has under way while it is found how many are durable a second.
WINDOW = 6
# Phones are told five times a second; the desk has more for them each time.
TICK_S = 0.2


async def measure(run: Run) -> None:
    """All rows of `ROWS` that are wanted."""
    if run.wants("slow-flush"):
        await _slow_flush(run)
    if run.wants("durable", "ticks"):
        with run.house() as house:
            await _begin(house)
            async with run.crowd(house, run.sizes.senders) as crowd:
                if run.wants("durable"):
                    await _durable(run, house, crowd)
                if run.wants("ticks"):
                    await _ticks(run, house, crowd)


async def _begin(house: House) -> Watcher:
    desk = await house.begin()
    await desk.does(do="wall.pace", pace="by_hand")
    return desk


# A slow disk


async def _slow_flush(run: Run) -> None:
    what = f"p99 of ok at {run.sizes.rate:,.0f} phrases a second, 5 ms more a flush / one idle ok"
    slow = slow_flush(run.folder)
    if slow is None:
        run.tell(Row(what, None, note="no C compiler on this machine makes its flushes slow"))
        return
    with run.house({"LD_PRELOAD": str(slow)}) as house:
        await _begin(house)
        async with run.crowd(house, run.sizes.senders) as crowd:
            idle: list[float] = []
            loads, waits = [], Waits(house.process.pid)
            for _ in range(run.sizes.rounds):
                idle += (await crowd.do("idle", count=IDLE_PHRASES // run.sizes.rounds, gap_s=IDLE_GAP_S))["times"]
                loads.append(await _load(run, crowd))
            unsure = waits.why_unsure()
    ok = statistics.median(idle)
    p50s, p99s = ([percentile(load["times"], share) for load in loads] for share in (0.5, 0.99))
    p99 = statistics.median(p99s)
    note = f"p99 {ms(p99)}, p50 {ms(statistics.median(p50s))} against {ms(ok)}{_client(loads)}"
    run.tell(Row(what, p99 / ok, most=SLOW_FLUSH_RATIO, note=note, unsure=unsure))


def slow_flush(folder: Path) -> Path | None:
    """A library that makes flushes slow in whoever loads it; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    made = folder / "slow_flush.so"
    source = Path(__file__).with_name("slow_flush.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


async def _load(run: Run, crowd: Crowd) -> Any:
    load = await crowd.do("load", rate=run.sizes.rate, seconds=run.sizes.load_s, senders=run.sizes.senders)
    assert not load["refused"], f"{load['refused']} phrases were refused"
    run.late_s = max(run.late_s, load["late"])
    return load


def _client(loads: list[Any]) -> str:
    """How late the client itself was, which is in the times."""
    return f"; this client itself was {ms(statistics.median(load['late'] for load in loads))} late (p99)"


# At full speed


async def _durable(run: Run, house: House, crowd: Crowd) -> None:
    """By processor time: on a core of its own a server does so many a second, on one that others use it waits."""
    rates, by_clock = [], []
    for _ in range(min(run.sizes.rounds, 3)):
        await settled(house.process.pid)
        begun = house.cpu_s()
        told = await crowd.do("give", each=run.sizes.each, window=WINDOW, senders=run.sizes.senders)
        assert not told["refused"], f"{told['refused']} phrases were refused"
        rates.append(told["given"] / (house.cpu_s() - begun))
        by_clock.append(told["given"] / told["took"])
    note = f"by processor time, {1e6 / statistics.median(rates):.0f} µs each; by the clock, with this machine's other"
    note += f" work and the client's, {statistics.median(by_clock):,.0f}"
    what = f"phrases durable a second on one core, {run.sizes.senders} senders"
    run.tell(Row(what, statistics.median(rates), "a second", least=DURABLE_A_SECOND, note=note))


# While everybody is told


async def _ticks(run: Run, quiet: House, senders: Crowd) -> None:
    """Two houses in turns: one with the senders alone, one in which thousands listen."""
    with run.house() as full:
        desk = await _begin(full)
        await desk.does(do="theme.name", id="bench-theme", title="A theme")
        async with (
            run.crowd(full, run.sizes.senders) as there,
            run.crowd(full, run.sizes.listeners, begin=run.sizes.senders) as listening,
        ):
            alone: list[Any] = []
            told: list[Any] = []
            waits = Waits(full.process.pid)
            for _ in range(min(run.sizes.rounds, 3)):
                await settled(quiet.process.pid)
                alone.append(await _load(run, senders))
                before = (await listening.do("reach", n=0))["received"]
                told.append(await _meanwhile(_news(desk), _load(run, there)))
                last = await desk.does(**_renamed("What the room heard last"))  # not every entry is for phones
                received = (await listening.do("reach", n=last))["received"] - before
            listeners, unsure = listening.there, waits.why_unsure()
    p99s = [statistics.median(percentile(load["times"], 0.99) for load in loads) for loads in (told, alone)]
    note = f"{ms(p99s[0])} against {ms(p99s[1])}; each was sent {received:,} bytes in a load{_client([*alone, *told])}"
    but = "" if listeners == run.fits(run.sizes.listeners) else f"{listeners} of {run.sizes.listeners} were let in"
    what = f"p99 of ok while {run.sizes.listeners:,} phones get every tick / with none"
    run.tell(Row(what, p99s[0] / p99s[1], most=TICKS_RATIO, note=note, but=but, unsure=unsure))


async def _news(desk: Watcher) -> None:
    """Something new for all, a little oftener than they are told."""
    number = 0
    while True:
        number += 1
        await desk.does(**_renamed(f"What the room came back to, {number:04}"))
        await asyncio.sleep(TICK_S * 0.9)


def _renamed(title: str) -> dict[str, str]:
    return {"do": "theme.rename", "theme": "bench-theme", "title": title}


async def _meanwhile(news: Awaitable[None], load: Awaitable[Any]) -> Any:
    telling = asyncio.ensure_future(news)
    try:
        return await load
    finally:
        telling.cancel()
        await asyncio.wait([telling])
