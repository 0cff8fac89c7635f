"""
The real server, in a process of its own, with one day in it that talks from morning till night.

The rule here: it is started and asked as anybody would; nothing in it is changed for the bench.
"""

import asyncio
import base64
import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.lines import PATIENCE_S, Line, Watcher
from tests.bench.machine import cpu_s, memory_kib, pin

ROOT = Path(__file__).parent.parent.parent
PROGRAMME = "A day that talks\n\n9.00 Discussion [discussion]\n20.00 Home [networking]\n"
# The secret of a folder of days, and beside it what it makes of this one day.
SHARED = (".secret", "keys.json")

# What one address gets at once is 600; the rest of a hall comes from the next address.
SEATS_AN_ADDRESS = 500
# A line that asks again and again waits for the network in between; so many at once do not.
LINES_AN_ADDRESS = 10


@dataclass
class House:
    """The running server and the one day in it."""

    process: subprocess.Popen[bytes]
    port: int
    code: str
    keys: dict[str, str]
    ready_s: float = 0.0  # seconds of processor time until it answered
    lines: list[Line] = field(default_factory=list)

    def rss_kib(self) -> int | None:
        """What the server's process holds in memory; None where the system does not tell."""
        try:
            return memory_kib(self.process.pid)
        except OSError:
            return None

    def cpu_s(self) -> float:
        """Seconds of processor time the server has had."""
        return cpu_s(self.process.pid)

    def seats(self, count: int) -> list[str]:
        """Seats for so many phones of this address, which gets no more than 600 at once."""
        door = http.client.HTTPConnection("127.0.0.1", self.port)
        seats = []
        for _ in range(count):
            door.request("POST", f"/{self.code}/seat")
            seats.append(json.loads(door.getresponse().read())["seat"])
        door.close()
        return seats

    async def seats_for_a_hall(self, count: int, first: int = 1) -> list[str]:
        """Seats for thousands, who come from as many addresses as that takes: 127.0.1.`first` and on."""
        share = SEATS_AN_ADDRESS // LINES_AN_ADDRESS
        asked = (
            self._ask_for_seats(f"127.0.1.{first + at // SEATS_AN_ADDRESS}", min(share, count - at))
            for at in range(0, count, share)
        )
        return [seat for seats in await asyncio.gather(*asked) for seat in seats]

    async def _ask_for_seats(self, address: str, count: int) -> list[str]:
        bodies = await self._asks(f"POST /{self.code}/seat", "", address, count)
        return [json.loads(body)["seat"] for body in bodies]

    async def fetches(self, count: int, seat: str) -> None:
        """Somebody who has a seat loads the phone's page so many times."""
        await self._asks(f"GET /{self.code}", f"Cookie: cento-seat={seat}\r\n", "127.0.0.1", count)

    async def _asks(self, what: str, headers: str, address: str, count: int) -> list[bytes]:
        """One after another over one line from an address; what was answered."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(address, 0))
        bodies = []
        for _ in range(count):
            writer.write(f"{what} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{headers}\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            bodies.append(await reader.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0])))
            assert head.startswith("http/1.1 200"), (head, bodies[-1])
        writer.close()
        return bodies

    def request(self, role: str, proof: str, since: str = "") -> bytes:
        """The handshake of a place."""
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        return (
            f"GET /{self.code}/live?role={role}{since} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
            f"Authorization: Bearer {proof}\r\n\r\n"
        ).encode()

    async def connect(self, line: Line) -> None:
        """Opens a line and waits for its hello."""
        await asyncio.get_running_loop().create_connection(lambda: line, "127.0.0.1", self.port)
        self.lines.append(line)
        await line.open

    async def watcher(self, role: str) -> Watcher:
        """The desk, the poet or the wall."""
        watcher = Watcher(self.request(role, self.keys[role]))
        await self.connect(watcher)
        return watcher

    async def begin(self) -> Watcher:
        """A desk, which has begun the day with its discussion."""
        desk = await self.watcher("desk")
        slots = desk.cells["programme"]["slots"]
        discussion = next(slot["id"] for slot in slots if slot["kind"] == "discussion")
        await desk.does(do="slot.start", slot=discussion, **{"from": None})
        return desk


@contextmanager
def running(
    folder: Path, cores: set[int] | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[House]:
    """The server on a free port of this machine, over a folder with one day in it; on some cores, if that is said."""
    (folder / "bench.txt").write_text(PROGRAMME, "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = [sys.executable, str(ROOT / "server.py")]
    where = ["--sessions", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [*server, "serve", *where], stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}
        )
    pin(process.pid, cores or set())
    try:
        _wait_until_ready(process, port, folder / "out")
        ready_s = cpu_s(process.pid) if sys.platform == "linux" else 0.0
        told = _keys(folder, [*server, "keys", "bench", "--json", *where])
        yield House(
            process, port, told["code"], {role: told[role]["key"] for role in ("desk", "poet", "wall")}, ready_s
        )
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _keys(folder: Path, command: list[str]) -> dict:
    """Code and keys of the day; asked once of every secret, which may stand in other folders too."""
    beside = folder / SHARED[1]
    if not beside.exists():
        beside.write_bytes(subprocess.check_output(command))
    return json.loads(beside.read_text("utf-8"))


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, out: Path) -> None:
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends and process.poll() is None:
        door = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        try:
            door.request("GET", "/health")
            if door.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            door.close()
    sys.exit(f"The server did not start:\n{out.read_text('utf-8')}")
