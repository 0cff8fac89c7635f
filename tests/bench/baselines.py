"""
What the server is measured beside: the least that one can do on asyncio, and two libraries used as their pages say.

    python -m tests.bench.baselines raw|websockets|starlette

Each prints its port, takes every handshake, sends the newcomer a hello, and does what it is told on its input:
`send N BYTES` sends a frame of so many bytes with the number N to all, `hello BYTES` sets how long the hello is. None
of them knows a day, a seat or a log. Nothing of Cento's runs in here.
"""

import asyncio
import base64
import hashlib
import re
import socket
import sys
from collections.abc import Callable

from tests.bench.machine import raise_file_limit
from tests.bench.table import say

BACKLOG = 4096
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_KEY = re.compile(rb"Sec-WebSocket-Key: *(\S+)", re.IGNORECASE)


def text_of(n: int, size: int) -> str:
    """A text with a number, of so many bytes."""
    begin = f'{{"n":{n},"x":"'
    return begin + "x" * max(size - len(begin) - 2, 0) + '"}'


def frame_of(text: str) -> bytes:
    """A whole text frame, as a server sends it."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    return (bytes((0x81, 126)) + size.to_bytes(2) if size < 65_536 else bytes((0x81, 127)) + size.to_bytes(8)) + payload


class Base:
    """What all of them are told."""

    hello = text_of(0, 1000)

    async def serve(self, listener: socket.socket) -> None:
        raise NotImplementedError

    async def send(self, n: int, size: int) -> None:
        raise NotImplementedError


class Raw(Base):
    """asyncio's own protocol and `transport.write` of bytes made once."""

    def __init__(self) -> None:
        self.transports: set[asyncio.Transport] = set()
        self.greeting = frame_of(self.hello)

    async def serve(self, listener: socket.socket) -> None:
        server = await asyncio.get_running_loop().create_server(lambda: RawLine(self), sock=listener, backlog=BACKLOG)
        await server.serve_forever()

    async def send(self, n: int, size: int) -> None:
        frame = frame_of(text_of(n, size))
        for transport in self.transports:
            transport.write(frame)


class RawLine(asyncio.Protocol):
    """One line: a handshake, then it is written to."""

    __slots__ = ("asked", "raw", "transport")

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.asked: bytes | None = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if self.asked is None:
            return
        self.asked += data
        if b"\r\n\r\n" not in self.asked:
            return
        found = _KEY.search(self.asked)
        self.asked = None
        proof = base64.b64encode(hashlib.sha1(found[1] + _GUID).digest())  # noqa: S324  as the protocol has it
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + proof + b"\r\n\r\n" + self.raw.greeting
        )
        self.raw.transports.add(self.transport)

    def connection_lost(self, _error: Exception | None) -> None:
        self.raw.transports.discard(self.transport)


class Websockets(Base):
    """The library `websockets` and its `broadcast`."""

    def __init__(self) -> None:
        self.connections: set = set()

    async def serve(self, listener: socket.socket) -> None:
        from websockets.asyncio.server import serve

        async with serve(self._line, sock=listener, compression=None, backlog=BACKLOG) as server:
            await server.serve_forever()

    async def _line(self, connection) -> None:
        await connection.send(self.hello)
        self.connections.add(connection)
        try:
            await connection.wait_closed()
        finally:
            self.connections.discard(connection)

    async def send(self, n: int, size: int) -> None:
        from websockets.asyncio.server import broadcast

        broadcast(self.connections, text_of(n, size))


class Starlette(Base):
    """An application of Starlette's under uvicorn, with a loop over its sockets."""

    def __init__(self) -> None:
        self.sockets: set = set()

    async def serve(self, listener: socket.socket) -> None:
        import uvicorn
        from starlette.applications import Starlette as Application
        from starlette.routing import WebSocketRoute

        app = Application(routes=[WebSocketRoute("/{path:path}", self._line)])
        options = {"ws": "websockets-sansio", "ws_per_message_deflate": False, "lifespan": "off"}
        config = uvicorn.Config(app, **options, log_level="error", backlog=BACKLOG)
        await uvicorn.Server(config).serve([listener])

    async def _line(self, websocket) -> None:
        await websocket.accept()
        await websocket.send_text(self.hello)
        self.sockets.add(websocket)
        try:
            while (await websocket.receive())["type"] != "websocket.disconnect":
                pass
        finally:
            self.sockets.discard(websocket)

    async def send(self, n: int, size: int) -> None:
        text = text_of(n, size)
        for each in tuple(self.sockets):
            await each.send_text(text)


KINDS: dict[str, Callable[[], Base]] = {"raw": Raw, "websockets": Websockets, "starlette": Starlette}


async def main(kind: str) -> None:
    """Serves until its input ends."""
    raise_file_limit()
    base = KINDS[kind]()
    listener = socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)
    say(str(listener.getsockname()[1]))
    serving = asyncio.create_task(base.serve(listener))
    told = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while words := (await told.readline()).split():
        if words[0] == b"send":
            await base.send(int(words[1]), int(words[2]))
        else:
            base.hello = text_of(0, int(words[1]))
            base.greeting = frame_of(base.hello)
    serving.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
