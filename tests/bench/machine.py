"""What the kernel tells of a process (processor time, memory), and what it allows: cores and open files. Linux."""

import asyncio
import os
import re
import time
from pathlib import Path

# A process that has worked less than this share of the time has nothing to do, but for pings.
IDLE_SHARE, LOOK_S, SETTLES_AT_MOST = 0.15, 0.1, 60


def cpu_s(pid: int) -> float:
    """Seconds of processor time that a running process has had, all its threads together, to the nanosecond."""
    return time.clock_gettime((~pid << 3) | 2)  # what clock_getcpuclockid(3) makes of a pid


# Where a process waits longer than this for its core, times say more of the machine's other work than of the process.
WAITS_SHARE = 0.1


async def settled(pid: int) -> None:
    """Waits until a process has done what it had to do: lines that went, newcomers that are told of."""
    before = cpu_s(pid)
    for _ in range(SETTLES_AT_MOST):
        await asyncio.sleep(LOOK_S)
        now = cpu_s(pid)
        if now - before < IDLE_SHARE * LOOK_S:
            return
        before = now


def memory_kib(pid: int, what: str = "VmRSS") -> int:
    """What a process holds in memory, KiB; `VmHWM`: the most it ever held."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(rf"{what}:\s+(\d+) kB", status)
    assert found is not None, f"Linux tells {what} of every process"
    return int(found[1])


def waited_s(pid: int) -> float:
    """Seconds that a process was ready to work and others had its core; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Waits:
    """How much of the time, from its making on, a process waited for a core that others had."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._begun = time.perf_counter()
        self._waited = waited_s(pid)

    def why_unsure(self) -> str:
        """Why times that were measured meanwhile say little of the process; empty where they do."""
        share = (waited_s(self._pid) - self._waited) / max(time.perf_counter() - self._begun, 1e-9)
        return f"the server waited {share:.0%} of the time for a core that others had" if share > WAITS_SHARE else ""


def part_cores() -> set[int]:
    """
    Puts this process, and what it starts, on all cores but one; which one that is. Servers get it for themselves.

    Empty where there is one core only: all share it then.
    """
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        return set()
    os.sched_setaffinity(0, cores[1:])
    return {cores[0]}


def pin(pid: int, cores: set[int]) -> None:
    """Keeps a process that has just begun, and the threads it will have, on some cores; none: wherever it likes."""
    if cores:
        os.sched_setaffinity(pid, cores)


def raise_file_limit() -> int:
    """Lets this process, and what it starts, have as many sockets open as the system allows; how many that is."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return 1_000_000 if hard == resource.RLIM_INFINITY else hard
