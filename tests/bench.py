"""
How fast: starts the real server, fills it with phones, and prints what was measured beside what was asked.

    python -m tests.bench              everything, about two minutes
    python -m tests.bench --quick      a look in half a minute; too short to trust the p99

The rules here: everything is measured in one run on one machine and judged by ratios and counts, so that it means the
same on any. The client shares the machine with the server and must not be what is measured: it is a few lines over
asyncio's own protocol, and how late it was itself is printed with the rest. Exit code 1 where a bound is not met.
"""

import argparse
import asyncio
import base64
import gzip
import http.client
import json
import os
import platform
import re
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).parent.parent
PROGRAMME = "A day that talks\n\n9.00 Discussion [discussion]\n20.00 Home [networking]\n"

# What was asked for.
LOAD_RATIO, LOAD_RATIO_AIM = 20, 10
FRAMES_A_SECOND = 10
STORM_S = 5
PHONE_KIB = 60
PAGE_BYTES, PAGE_ROUND_TRIPS = 25 * 1024, 2

PATIENCE_S = 60
# A client that is later than this measures the machine's other work, not the server.
BUSY_S = 0.05


@dataclass
class Row:
    """One line of the table; `holds` is None for what is only told."""

    what: str
    measured: str
    asked: str = ""
    holds: bool | None = None

    def __str__(self) -> str:
        verdict = {None: "", True: "ok", False: "NOT MET"}[self.holds]
        return f"  {self.what:<66} {self.measured:>16}   {self.asked:<19} {verdict}".rstrip()


# The client


class Line(asyncio.Protocol):
    """A websocket client that reads frames and does as little else as it can."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.transport: asyncio.Transport | None = None
        self.n = -1  # what it is current to; -1 until the hello
        self.open = asyncio.get_running_loop().create_future()
        self.gone = asyncio.get_running_loop().create_future()
        self._buffer = bytearray()
        self._shaken = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.request)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(ConnectionError(f"not let in: {bytes(self._buffer[:120])!r} {error}"))
        if not self.gone.done():
            self.gone.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._shaken:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end or not head.startswith(b"HTTP/1.1 101"):
                return
            self._shaken, self._buffer = True, rest
        at = 0
        while (whole := frame(self._buffer, at)) is not None:
            opcode, begin, at = whole
            if opcode == 1:
                self.text(bytes(self._buffer[begin:at]))
            elif opcode == 9:
                self._send(0x8A, bytes(self._buffer[begin:at]))
        del self._buffer[:at]

    def text(self, text: bytes) -> None:
        """A text frame came."""
        if not text.startswith(b'{"ref"'):
            begin = text.index(b'"n":') + 4
            self.n = int(text[begin : text.index(b",", begin)])
            if not self.open.done():
                self.open.set_result(None)

    def send(self, text: bytes) -> None:
        self._send(0x81, text)

    def _send(self, opcode: int, payload: bytes) -> None:
        """Masked with nought, which is as good as any mask for a server and free for the client."""
        assert self.transport is not None
        size = len(payload)
        head = bytes((opcode, 0x80 | size)) if size < 126 else bytes((opcode, 0xFE)) + size.to_bytes(2, "big")
        self.transport.write(head + b"\0\0\0\0" + payload)


def frame(buffer: bytearray, at: int) -> tuple[int, int, int] | None:
    """The frame that begins at an index: its opcode, and where its payload begins and ends; None until it is whole."""
    if len(buffer) < at + 2:
        return None
    opcode, size, begin = buffer[at] & 0x0F, buffer[at + 1] & 0x7F, at + 2
    if size >= 126:
        width = 2 if size == 126 else 8
        if len(buffer) < begin + width:
            return None
        size, begin = int.from_bytes(buffer[begin : begin + width], "big"), begin + width
    return (opcode, begin, begin + size) if len(buffer) >= begin + size else None


class Phone(Line):
    """A phone: counts its frames, and notes when its words were acknowledged."""

    def __init__(self, request: bytes, answers: dict[int, tuple[float, bool]]) -> None:
        super().__init__(request)
        self.answers = answers
        self.frames: list[float] = []

    def text(self, text: bytes) -> None:
        now = time.perf_counter()
        self.frames.append(now)
        if text.startswith(b'{"ref":'):
            ref, _, rest = text[7:].partition(b",")
            self.answers[int(ref)] = now, rest.startswith(b'"ok"')
        else:
            super().text(text)


class Watcher(Line):
    """The desk, the poet or the wall: keeps every cell."""

    def __init__(self, request: bytes) -> None:
        super().__init__(request)
        self.cells: dict[str, Any] = {}
        self.answered: dict[int, dict[str, Any]] = {}
        self.epoch = ""

    def text(self, text: bytes) -> None:
        frame = json.loads(text)
        if "hello" in frame:
            self.epoch = frame["hello"]["epoch"]
        if "ref" in frame:
            self.answered[frame["ref"]] = frame
        for key, cell in frame.get("cells", {}).items():
            if cell is None:
                self.cells.pop(key, None)
            else:
                self.cells[key] = cell
        super().text(text)

    async def does(self, **command: Any) -> None:
        ref = len(self.answered) + 1
        self.send(json.dumps({**command, "ref": ref}).encode())
        await until(lambda: ref in self.answered)
        assert "ok" in self.answered[ref], self.answered[ref]

    def texts(self) -> Counter[str]:
        return Counter(cell["text"] for key, cell in self.cells.items() if key.startswith("phrase/"))


async def until(holds: Callable[[], bool], every_s: float = 0.002) -> bool:
    """Waits for a state of the client's, looking so often; False when it did not come."""
    ends = time.perf_counter() + PATIENCE_S
    while not holds():
        if time.perf_counter() > ends:
            return False
        await asyncio.sleep(every_s)
    return True


# The server


@dataclass
class House:
    """The running server and the one day in it."""

    process: subprocess.Popen[bytes]
    port: int
    code: str
    keys: dict[str, str]
    lines: list[Line] = field(default_factory=list)

    def rss_kib(self) -> int | None:
        """What the server's process holds in memory; None where the system does not tell."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        except OSError:
            return None
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) if found else None

    def cpu_s(self) -> float | None:
        """Seconds of processor time the server has had; None where the system does not tell."""
        try:
            after = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return None
        return (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")

    def seats(self, count: int) -> list[str]:
        door = http.client.HTTPConnection("127.0.0.1", self.port)
        seats = []
        for _ in range(count):
            door.request("POST", f"/{self.code}/seat")
            seats.append(json.loads(door.getresponse().read())["seat"])
        door.close()
        return seats

    def request(self, role: str, proof: str, since: str = "") -> bytes:
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        return (
            f"GET /{self.code}/live?role={role}{since} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
            f"Authorization: Bearer {proof}\r\n\r\n"
        ).encode()

    async def connect(self, line: Line) -> None:
        await asyncio.get_running_loop().create_connection(lambda: line, "127.0.0.1", self.port)
        self.lines.append(line)
        await line.open

    async def watcher(self, role: str) -> Watcher:
        watcher = Watcher(self.request(role, self.keys[role]))
        await self.connect(watcher)
        return watcher


@contextmanager
def running(folder: Path) -> Iterator[House]:
    """The server on a free port of this machine, over a folder with one day in it."""
    (folder / "bench.txt").write_text(PROGRAMME, "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = [sys.executable, str(ROOT / "server.py")]
    where = ["--sessions", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen([*server, "serve", *where], stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(process, port, folder / "out")
        told = json.loads(subprocess.check_output([*server, "keys", "bench", "--json", *where]))
        yield House(process, port, told["code"], {role: told[role]["key"] for role in ("desk", "poet", "wall")})
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, out: Path) -> None:
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends and process.poll() is None:
        door = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            door.request("GET", "/health")
            if door.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            door.close()
    sys.exit(f"The server did not start:\n{out.read_text('utf-8')}")


# What is measured


class Bench:
    """One run: a house, its phones and watchers, and the rows that came of it."""

    def __init__(self, house: House, phones: int, *, quick: bool) -> None:
        self.house = house
        self.count = phones
        self.quick = quick
        self.rows: list[Row] = []
        self.answers: dict[int, tuple[float, bool]] = {}
        self.refs = 0
        self.acknowledged: list[str] = []
        self.phones: list[Phone] = []
        self.seats: list[str] = []
        self.idle_s = 0.0
        self.latest_s = 0.0  # how late this client ever was

    async def run(self) -> None:
        self.desk, self.poet, self.wall = [await self.house.watcher(role) for role in ("desk", "poet", "wall")]
        await self.desk.does(do="slot.start", slot=self._discussion(), **{"from": None})
        self.page()
        await self.idle()
        await self.memory()
        await self.load(50, 4 if self.quick else 10)  # leaves about as many phrases as a long day has
        await self.storm("with nothing kept", since=False)
        await self.storm("with since and epoch", since=True)
        await self.load(200, 4 if self.quick else 15, judged=True)
        await self.load(400, 3 if self.quick else 8)
        await self.storm("with nothing kept, after all this", since=False)

    def tell(self, what: str, measured: str, asked: str = "", holds: bool | None = None) -> None:
        self.rows.append(Row(what, measured, asked, holds))
        say(str(self.rows[-1]))

    def _discussion(self) -> str:
        slots = self.desk.cells["programme"]["slots"]
        return str(next(slot["id"] for slot in slots if slot["kind"] == "discussion"))

    # One phrase

    def give(self, phone: Phone) -> int:
        """Sends a phrase from a phone; its ref."""
        self.refs += 1
        phone.send(
            b'{"do":"phrase.offer","ref":%d,"id":"bench-%06d","text":"%s"}'
            % (self.refs, self.refs, self.words(self.refs).encode())
        )
        return self.refs

    def words(self, ref: int) -> str:
        return f"words that somebody gave in a hurry, number {ref}"

    async def idle(self) -> None:
        """One phrase after another, with nobody else there."""
        self.seats = self.house.seats(self.count)
        phone = Phone(self.house.request("phone", self.seats[0]), self.answers)
        await self.house.connect(phone)
        times = []
        for _ in range(20 if self.quick else 60):
            begun = time.perf_counter()
            ref = self.give(phone)
            await until(lambda ref=ref: ref in self.answers)  # type: ignore[misc]
            times.append(self.answers[ref][0] - begun)
            self.acknowledged.append(self.words(ref))
            await asyncio.sleep(0.03)
        self.idle_s = statistics.median(times)
        self.tell("idle: one phrase until ok, median", _ms(self.idle_s))
        assert phone.transport is not None
        phone.transport.abort()
        await phone.gone

    # Many

    async def memory(self) -> None:
        """What the phones cost that do nothing."""
        await asyncio.sleep(1)
        before = self.house.rss_kib()
        await self._all_come(since=False)
        await asyncio.sleep(1 if self.quick else 3)
        after = self.house.rss_kib()
        if before is None or after is None:
            self.tell("memory: an idle phone", "not told here")
            return
        each = (after - before) / self.count
        self.tell("memory: an idle phone", f"{each:.1f} KiB", f"under {PHONE_KIB} KiB", each < PHONE_KIB)

    async def load(self, rate: int, seconds: float, *, judged: bool = False) -> None:
        """Phrases at a rate from all phones in turn, whatever the answers do; times count from when each was due."""
        await asyncio.sleep(1)
        for phone in self.phones:
            phone.frames.clear()
        cpu = self.house.cpu_s()
        async with lagging() as lag:
            due = await self._offer(rate, seconds)
            await until(lambda: all(ref in self.answers for ref in due))
        spent = (self.house.cpu_s() or 0.0) - (cpu or 0.0)
        times = sorted(self.answers[ref][0] - at for ref, at in due.items() if ref in self.answers)
        taken = [self.words(ref) for ref in due if ref in self.answers and self.answers[ref][1]]
        self.acknowledged += taken
        self._tell_times(rate, times, judged=judged)
        frames = max(most_in_a_second(phone.frames) for phone in self.phones)
        self.tell(
            f"load {rate}/s: frames of one phone in a second, most", str(frames), *_at_most(frames, FRAMES_A_SECOND)
        )
        await self._tell_arrivals(rate, len(due), len(taken))
        self.tell(f"load {rate}/s: server at work", f"{spent / seconds:.0%} of a core")
        self.tell(f"load {rate}/s: this client late, p99 and most", f"{_ms(_p(lag, 0.99))} {_ms(max(lag))}")
        self.latest_s = max(self.latest_s, *lag)

    async def _offer(self, rate: int, seconds: float) -> dict[int, float]:
        due: dict[int, float] = {}
        begun = time.perf_counter()
        for i in range(int(rate * seconds)):
            at = begun + i / rate
            if (left := at - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            due[self.give(self.phones[i * 7 % len(self.phones)])] = at
        return due

    def _tell_times(self, rate: int, times: list[float], *, judged: bool) -> None:
        p50, p99 = _p(times, 0.5), _p(times, 0.99)
        self.tell(f"load {rate}/s: until ok, p50 and p99", f"{_ms(p50)} {_ms(p99)}")
        ratio = p99 / self.idle_s
        asked = _at_most(ratio, LOAD_RATIO, f"at most {LOAD_RATIO}, aim {LOAD_RATIO_AIM}") if judged else ("", None)
        self.tell(f"load {rate}/s: p99 over the idle median", f"{ratio:.1f}", *asked)

    async def _tell_arrivals(self, rate: int, sent: int, taken: int) -> None:
        self.tell(f"load {rate}/s: acknowledged", f"{taken} of {sent}", "all", taken == sent)
        wanted = Counter(self.acknowledged)
        for name, place in (("desk", self.desk), ("poet", self.poet)):
            # Not oftener: comparing thousands takes milliseconds, and frames that pile up are counted by the next load.
            whole = await until(lambda place=place: place.texts() == wanted, every_s=0.25)  # type: ignore[misc]
            arrived = sum(1 for text in wanted if place.texts()[text] == 1)
            told = f"{arrived} of {len(wanted)}"
            self.tell(f"load {rate}/s: so far acknowledged, at the {name} once", told, "all", whole)

    # Storms

    async def storm(self, how: str, *, since: bool) -> None:
        """Every phone's line is cut at once; all come back at once; how long until the last one is current."""
        for phone in self.phones:
            assert phone.transport is not None
            phone.transport.abort()
        await asyncio.gather(*(phone.gone for phone in self.phones))
        for i in range(5):
            said = f"said while they were away, {how}, {i}"
            await self.desk.does(do="phrase.offer", id=f"away-{self.refs}-{since:d}-{i}", text=said, said="aloud")
            self.acknowledged.append(said)
        head = self.desk.n
        begun = time.perf_counter()
        await self._all_come(since=since)
        whole = await until(lambda: all(phone.n >= head for phone in self.phones))
        took = time.perf_counter() - begun
        there = sum(key.startswith("phrase/") for key in self.desk.cells)
        what = f"storm {how}: all {self.count} current ({there} phrases)"
        self.tell(what, f"{took:.2f} s", *_at_most(took if whole else PATIENCE_S, STORM_S, f"at most {STORM_S} s"))

    async def _all_come(self, *, since: bool) -> None:
        had = [f"&since={phone.n}&epoch={self.wall.epoch}" if since else "" for phone in self.phones] or [
            ""
        ] * self.count
        requests = (self.house.request("phone", *each) for each in zip(self.seats, had, strict=True))
        self.phones = [Phone(request, self.answers) for request in requests]
        await asyncio.gather(*(self.house.connect(phone) for phone in self.phones))

    # The page

    def page(self) -> None:
        """The phone page as a browser fetches it: what it names, and what that names."""
        fetched, foreign, trips = fetch_all(f"http://127.0.0.1:{self.house.port}/{self.house.code}")
        size = sum(fetched.values())
        self.tell("page: bytes on the wire", f"{size / 1024:.1f} KB", *_at_most(size, PAGE_BYTES, "at most 25 KB"))
        self.tell("page: round trips after the page", str(trips), *_at_most(trips, PAGE_ROUND_TRIPS))
        self.tell("page: files, the page among them", str(len(fetched)), "", None)
        self.tell("page: requests to another host", str(len(foreign)), "none", not foreign)


def _at_most(value: float, bound: float, asked: str = "") -> tuple[str, bool]:
    return asked or f"at most {bound}", value <= bound


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _p(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] if times else 0.0


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


# The page, without a browser

_LINKED = r"stylesheet|icon|modulepreload|preload"
_NAMED = {
    "text/html": (
        r'<script[^>]*\ssrc="([^"]+)"',
        r'<img[^>]*\ssrc="([^"]+)"',
        rf'<link[^>]*\srel="?(?:{_LINKED})"?[^>]*\shref="([^"]+)"',
        rf'<link[^>]*\shref="([^"]+)"[^>]*\srel="?(?:{_LINKED})"?',
    ),
    "text/javascript": (r"""(?:^|[\s;}])(?:import|export)\s*(?:[\w*{}\s,$]+\sfrom\s*)?["']([^"']+)["']""",),
    "text/css": (r"""@import\s+["']([^"']+)["']""", r"""url\(["']?([^"')]+)["']?\)"""),
}


def fetch_all(url: str) -> tuple[dict[str, int], list[str], int]:
    """
    Every address a page needs with its bytes on the wire (headers and body, gzip), those on another host, and how many
    times after the page something has to come before the next is known.
    """
    known, fetched, foreign, trips = {url}, dict[str, int](), list[str](), -1
    waiting = [url]
    while waiting:
        trips += 1
        named: list[str] = []
        for address in waiting:
            kind, text, fetched[address] = _fetch(address)
            named += [urljoin(address, name) for name in names_in(kind, text)]
        new = [each for each in dict.fromkeys(named) if each not in known and not each.startswith("data:")]
        known.update(new)
        foreign += [each for each in new if urlsplit(each).netloc != urlsplit(url).netloc]
        waiting = [each for each in new if each not in foreign]
    return fetched, foreign, trips


def names_in(kind: str, text: str) -> list[str]:
    """What a page, script or stylesheet makes a browser fetch."""
    return [name for pattern in _NAMED.get(kind, ()) for name in re.findall(pattern, text, re.MULTILINE)]


def _fetch(address: str) -> tuple[str, str, int]:
    parts = urlsplit(address)
    door = http.client.HTTPConnection(parts.hostname or "", parts.port)
    door.request("GET", parts.path, headers={"Accept-Encoding": "gzip"})
    answer = door.getresponse()
    body, headers = answer.read(), answer.getheaders()
    door.close()
    assert answer.status == 200, (address, answer.status)
    size = len(body) + sum(len(name) + len(value) + 4 for name, value in headers) + len("HTTP/1.1 200 OK\r\n\r\n")
    plain = gzip.decompress(body) if answer.getheader("content-encoding") == "gzip" else body
    return (answer.getheader("content-type") or "").partition(";")[0], plain.decode("utf-8", "replace"), size


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  what a bench is for


def raise_file_limit() -> None:
    """As many open sockets as the system allows."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.bench", description="Measures a server that runs for it alone.")
    asked.add_argument("--phones", type=int, default=500, help="how many phones (default: 500)")
    asked.add_argument("--quick", action="store_true", help="shorter loads, for a look")
    chosen = asked.parse_args()
    raise_file_limit()
    say(f"Python {platform.python_version()}, {os.cpu_count()} cores, {chosen.phones} phones, desk, poet and wall\n")
    with tempfile.TemporaryDirectory(prefix="cento-bench-") as folder, running(Path(folder)) as house:
        bench = Bench(house, chosen.phones, quick=chosen.quick)
        asyncio.run(bench.run())
    if bench.latest_s > BUSY_S:
        say(f"\nThis client was up to {_ms(bench.latest_s)} late: the machine had other work. Run it again alone.")
    missed = [row.what for row in bench.rows if row.holds is False]
    say("\nall within bounds" if not missed else f"\nout of bounds: {'; '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
