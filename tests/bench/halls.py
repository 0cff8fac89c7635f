"""
Halls that fill with phones: the server's, and those of what it is measured beside. Each is told the same.

A hall knows what its server costs, by the kernel's count; its phones are a process of their own.
"""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.bench.crowd import Crowd, crowd_at
from tests.bench.house import ROOT, House
from tests.bench.lines import Watcher
from tests.bench.machine import cpu_s, pin, settled
from tests.bench.run import Run

# What every frame to all of them has, about: the server's says the new name of a theme.
FRAME_BYTES = 200
THEME = "bench-theme"
# A server that turns away more than three hundred in a minute takes it for a flood, and answers slowly.
AT_ONCE = 250


@dataclass
class Hall:
    """A server, and the phones that are there."""

    pid: int
    crowd: Crowd
    send: Callable[[], Awaitable[int]]  # sends a frame to all; the number that it brings
    proofs: list[str] = field(default_factory=list)
    entry_s: float = 0.0  # what sending to nobody costs
    refused: dict[str, int] = field(default_factory=dict)
    greet: Callable[[int], None] = lambda _size: None  # sets how long a baseline's hello is, bytes

    async def fill(self, count: int) -> None:
        """As many phones as that are there, or as many as are let in."""
        count = min(count, len(self.proofs))
        for _ in range(count):
            there = self.crowd.there
            if there == count or self.refused.get("503"):  # 503: the server has as many as it takes
                break
            came = await self.crowd.join(self.proofs[there : min(there + AT_ONCE, count)])
            self.refused = came["refused"]
        await settled(self.pid)

    async def cost_of_a_frame(self) -> float:
        """Seconds of processor time that a frame to all costs, all together."""
        begun = cpu_s(self.pid)
        n = await self.send()
        reached = await self.crowd.do("reach", n=n)
        assert not reached["behind"], f"{reached['behind']} phones never got entry {n}"
        return cpu_s(self.pid) - begun

    async def cost_of_an_entry(self) -> float:
        """Seconds that the same costs while nobody is there."""
        await settled(self.pid)
        begun = cpu_s(self.pid)
        await self.send()
        await settled(self.pid)
        return cpu_s(self.pid) - begun

    async def cost_of_joins(self, count: int) -> float:
        """Seconds that one of so many newcomers costs, on the average."""
        there = self.crowd.there
        begun = cpu_s(self.pid)
        await self.crowd.join(self.proofs[there : there + count])
        return (cpu_s(self.pid) - begun) / max(self.crowd.there - there, 1)


@asynccontextmanager
async def product_hall(house: House, desk: Watcher, seats: list[str]) -> AsyncIterator[Hall]:
    """The server's. A frame is a theme that the desk calls something else: a cell that every phone has."""
    await desk.does(do="theme.name", id=THEME, title="A theme")
    names = 0

    async def send() -> int:
        nonlocal names
        names += 1
        title = f"What the room came back to, all through the day, {names:04}"
        return await desk.does(do="theme.rename", theme=THEME, title=title)

    head = house.request("phone", "{}").decode()
    async with crowd_at(house.port, head, "127.0.2") as crowd:
        yield Hall(house.process.pid, crowd, send, seats)


def baselines_here() -> list[str]:
    """What else can run on this machine."""
    return ["raw", "websockets", "starlette", *(["node"] if _node() else [])]


def _node() -> str | None:
    """Node, where it is there together with the package `ws`."""
    node = shutil.which("node")
    if node is None:
        return None
    looked = subprocess.run([node, "-e", "require('ws')"], cwd=ROOT, capture_output=True, check=False)
    return None if looked.returncode else node


@asynccontextmanager
async def baseline_hall(run: Run, kind: str, phones: int) -> AsyncIterator[Hall]:
    """That of a baseline, for up to so many phones."""
    own = [sys.executable, "-m", "tests.bench.baselines", kind]
    command = [_node() or "node", "tests/bench/node.cjs"] if kind == "node" else own
    async with _told(command, run.server_cores) as (process, port, tell):
        sent = 0

        async def send() -> int:
            nonlocal sent
            sent += 1
            tell(f"send {sent} {FRAME_BYTES}")
            return sent

        async with crowd_at(port, _handshake(port), "127.0.3") as crowd:
            yield Hall(process.pid, crowd, send, [""] * phones, greet=lambda size: tell(f"hello {size}"))


@asynccontextmanager
async def _told(
    command: list[str], cores: set[int]
) -> AsyncIterator[tuple[asyncio.subprocess.Process, int, Callable[[str], None]]]:
    """A baseline's process, its port, and how it is told something."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=ROOT)
    pin(process.pid, cores)
    assert process.stdin is not None, "piped"
    assert process.stdout is not None, "piped"
    told = process.stdin
    try:
        yield process, int(await process.stdout.readline()), lambda line: told.write(f"{line}\n".encode())
    finally:
        told.close()
        process.terminate()
        await process.wait()


def _handshake(port: int) -> str:
    return (
        f"GET /live?proof={{}} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
