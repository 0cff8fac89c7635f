"""How long a server needs to open a long day, and how much memory it takes meanwhile."""

import shutil
import sqlite3
import statistics
from contextlib import closing
from pathlib import Path

from tests.bench.machine import memory_kib, settled
from tests.bench.run import Run
from tests.bench.table import Row

OPENING_S, OPENING_MB = 2, 300
# What stands beside a log and is known to everybody; what else is there may be gone after a crash or a copy.
LOG = "bench.db"


async def measure_opening(run: Run, folder: Path, phrases: int, empty: tuple[float, float]) -> None:
    """
    Opens the day in a folder as it was left, and once more from a copy of its log alone.

    `empty`: what a day without anything takes, seconds of processor time and MB.
    """
    facts = _facts_in(folder / LOG)
    empty_s, empty_mb = empty
    left = [await _opens(run, folder) for _ in range(1 if run.sizes.rounds == 1 else 3)]
    alone = run.new_folder()
    shutil.copy(folder / LOG, alone / LOG)
    alone_s, alone_mb = await _opens(run, alone)
    seconds, megabytes = statistics.median(each for each, _ in left), max(each for _, each in left)
    what = f"opening a day of {facts:,} facts"
    less = f"{phrases:,} phrases; processor time, less the {empty_s:.1f} s of an empty day"
    run.tell(Row(what, seconds - empty_s, "s", most=OPENING_S, note=less))
    beside = f"an empty day {empty_mb:.0f} MB"
    run.tell(Row(f"{what}, memory at its highest", max(megabytes, alone_mb), "MB", most=OPENING_MB, note=beside))
    run.tell(Row(f"{what}, from its log alone", alone_s - empty_s, "s", note=f"{alone_mb:.0f} MB at its highest"))


def _facts_in(log: Path) -> int:
    with closing(sqlite3.connect(f"{log.absolute().as_uri()}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT sum(json_array_length(facts)) FROM entry").fetchone()[0])


async def _opens(run: Run, folder: Path) -> tuple[float, float]:
    """Seconds of processor time until the server is ready, and the most it held until it had nothing more to do, MB."""
    with run.house(holding=folder) as house:
        ready_s = house.ready_s
        await settled(house.process.pid)
        return ready_s, memory_kib(house.process.pid, "VmHWM") / 1024
