"""Desk, wall and poet in a browser while a full day goes on: what `tests.smooth` measures, where it is there."""

import asyncio
import importlib.util
import os
import re
import sys

from tests.bench.house import ROOT
from tests.bench.machine import pin
from tests.bench.run import Run
from tests.bench.table import Row

ROWS = ("pages",)

FIRST_DRAW_MS, TASK_MS = 300, 50
PLACES = ("desk", "wall", "poet")
SCRIPT = "tests.smooth"

_TOLD = re.compile(r"(desk|wall|poet) +first draw +([\d.]+) ms.*?longest task +([\d.]+) ms")


async def measure(run: Run) -> None:
    """The first draw of each page, and its longest task after that."""
    told, why = {}, f"{SCRIPT} is not there"
    if run.sizes.smooth is None:
        why = "a short run has no browser"
    elif importlib.util.find_spec(SCRIPT) is not None:
        said, why = await _runs(run)
        told = figures_in(said)
    for place in PLACES:
        draw, task = told.get(place, (None, None))
        note = "" if place in told else why
        run.tell(Row(f"first draw of the {place} in a full day", draw, "ms", most=FIRST_DRAW_MS, note=note))
        run.tell(Row(f"longest task of the {place} after that", task, "ms", most=TASK_MS, note=note))


def figures_in(said: str) -> dict[str, tuple[float, float]]:
    """By place, what the first draw and the longest task after it took, ms."""
    return {place: (float(draw), float(task)) for place, draw, task in _TOLD.findall(said)}


async def _runs(run: Run) -> tuple[str, str]:
    """What the script said, and its last line of complaint, if any."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", SCRIPT, *(run.sizes.smooth or ())),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    pin(process.pid, run.server_cores | os.sched_getaffinity(0))  # it has a server and a browser of its own
    said, complained = await process.communicate()
    return said.decode(), (complained.decode().strip().splitlines() or ["it said nothing that can be read"])[-1]
