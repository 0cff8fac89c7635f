"""
A websocket client that does as little as it can, so that it is not what is measured.

A `Line` reads frames and knows the number of the entry it is current to; in how many frames an entry comes is nothing
to it. A `Phone` also notes its answers, a `Watcher` (desk, poet, wall) keeps every cell.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

PATIENCE_S = 120


class Line(asyncio.Protocol):
    """One socket of a client's."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.transport: asyncio.Transport | None = None
        self.n = -1  # what it is current to; -1 until the hello
        self.received = 0  # bytes of text frames
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
                self.received += at - begin
                self.text(bytes(self._buffer[begin:at]))
            elif opcode == 9:
                self._send(0x8A, bytes(self._buffer[begin:at]))
        del self._buffer[:at]

    def text(self, text: bytes) -> None:
        """A text frame came; what has no number makes nobody more current."""
        if text.startswith(b'{"ref"') or (begin := text.find(b'"n":') + 4) < 4:
            return
        end = begin
        while text[end : end + 1].isdigit():
            end += 1
        self.n = max(self.n, int(text[begin:end]))
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
            ref, is_ok = answer_in(text)
            self.answers[ref] = now, is_ok
        else:
            super().text(text)


def answer_in(text: bytes) -> tuple[int, bool]:
    """The ref of an answer, and whether it is ok."""
    ref, _, rest = text[7:].partition(b",")
    return int(ref), rest.startswith(b'"ok"')


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

    async def does(self, **command: Any) -> int:
        """Gives a command and waits until it is done; the entry by which it is on disk."""
        ref = len(self.answered) + 1
        self.send(json.dumps({**command, "ref": ref}).encode())
        await until(lambda: ref in self.answered)
        assert "ok" in self.answered[ref], self.answered[ref]
        return int(self.answered[ref]["ok"])

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
