"""
How fast: measures the server on this machine beside others that do the least one can, and prints what was asked.

    python -m tests.bench              every row, about six minutes (`make bench`)
    python -m tests.bench --quick      a look in a minute, with fewer phones; too short to trust a p99
    python -m tests.bench --only ROW   one row, or several

    __main__    the command line
    run         one run: which rows, how large, the houses and seats it shares
    table       a row and its verdict; medians and percentiles
    machine     processor time, memory, cores, open files
    house       the real server, started for the bench alone
    baselines   what it is measured beside: the least a server can do, and two libraries; node.cjs is Node's
    halls       the server and the baselines, each filling with phones
    lines       a websocket client of a few lines
    phones      the process that holds thousands of them; crowd is how it is told what to do

Then a module for each kind of row: `frames`, `answers`, `growth`, `opening`, `day`, `page`, `pages`.

The rules here: everything is measured in one run on one machine and judged by ratios and counts, so that it means the
same on any. Processor time is the kernel's count of the server's process. The server and the clients have cores of
their own where there are two. What is measured goes over the public wire, as people's phones do. Limits are lifted only
as an operator can: more seats, more addresses, more open files. docs/performance.md says what came of it.
"""

from tests.bench.house import House, running
from tests.bench.lines import Line, Phone, Watcher, frame, until
from tests.bench.machine import raise_file_limit
from tests.bench.table import say

__all__ = ["House", "Line", "Phone", "Watcher", "frame", "raise_file_limit", "running", "say", "until"]
