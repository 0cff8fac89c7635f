"""The command line of the bench. Exit code 1 where a goal is missed."""

import argparse
import asyncio
import contextlib
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.bench import answers, day, frames, growth, pages
from tests.bench.machine import part_cores, raise_file_limit
from tests.bench.run import FILES_KEPT, FULL, QUICK, Run, tiny
from tests.bench.table import HEAD, Row, as_json, as_markdown, missed, ms, say

# In this order: what needs the machine most to itself comes first.
PARTS = (frames, answers, growth, day, pages)
NAMES = tuple(name for part in PARTS for name in part.ROWS)
# A client that is later than this measures the machine's other work, not the server.
BUSY_S = 0.05


def main(arguments: Sequence[str]) -> int:
    """Measures what is asked for, prints the table; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    if sys.platform != "linux":
        say("The bench reads processor time and memory where Linux tells them. Run it there.")
        return 2
    sizes = tiny(chosen.phones) if chosen.phones else QUICK if chosen.quick else FULL
    files = raise_file_limit()
    with tempfile.TemporaryDirectory(prefix="cento-bench-") as folder, _said_elsewhere(chosen.markdown):
        run = Run(Path(folder), sizes, chosen.only or NAMES, part_cores(), files)
        _introduce(run)
        asyncio.run(_measure(run))
        _sum_up(run)
    if chosen.json:
        chosen.json.write_text(as_json(run.rows), "utf-8")
    if chosen.markdown:
        say(as_markdown(run.rows))
    return 1 if missed(run.rows) else 0


def _parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="tests.bench", description="Measures a server that runs for it alone.")
    asked.add_argument("--quick", action="store_true", help="smaller and shorter, for a look in a minute")
    asked.add_argument("--only", nargs="+", metavar="ROW", choices=NAMES, help=f"only these: {', '.join(NAMES)}")
    asked.add_argument("--json", type=Path, metavar="FILE", help="writes the figures there as well")
    asked.add_argument("--markdown", action="store_true", help="prints the table as docs/performance.md has it")
    asked.add_argument("--phones", type=int, default=0, help="everything with so few phones, to see that it runs")
    return asked


@contextlib.contextmanager
def _said_elsewhere(is_so: bool):
    """Where the table is wanted as text for a page, the rest is for whoever watches."""
    if not is_so:
        yield
        return
    with contextlib.redirect_stdout(sys.stderr):
        yield


def _introduce(run: Run) -> None:
    cores = os.cpu_count()
    apart = "the server has one for itself" if run.server_cores else "servers and clients share it"
    say(f"Python {platform.python_version()}, {cores} cores, {apart}; {run.files:,} open files a process")
    most = max(run.sizes.halls)
    if run.fits(most) < most:
        say(f"This machine lets a process open {run.files:,} files: no hall has more than {run.fits(most):,} phones.")
        say(f"For all of them, `ulimit -Hn {most + 4 * FILES_KEPT}` or more.")
    say(f"\n{HEAD}")


async def _measure(run: Run) -> None:
    for part in PARTS:
        if run.wants(*part.ROWS):
            name, begun = part.__name__.rpartition(".")[2], time.perf_counter()
            try:
                await part.measure(run)
            except (Exception, SystemExit) as why:  # noqa: BLE001  what was measured so far is worth having; it is told as missed
                traceback.print_exc()
                run.tell(
                    Row(f"{name} could not be measured to the end", 0, "", but=f"{type(why).__name__}: {why}", most=0)
                )
            say(f"  ({name}: {time.perf_counter() - begun:.0f} s)")


def _sum_up(run: Run) -> None:
    if run.late_s > BUSY_S:
        say(f"\nThe client was up to {ms(run.late_s)} late (p99): the machine had other work. Run it again alone.")
    out = missed(run.rows)
    say("\nall goals are met" if not out else f"\n{len(out)} goals are missed:")
    for row in out:
        say(f"  {row.measure}: {row.measured}, {row.goal}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
