"""Strangers: lines without manners, that speak to a running server byte by byte."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from tests.cast import PATIENCE_S, TestHouse

KEY = "MDAwMDAwMDAwMDAwMDAwMA=="


class Stranger:
    """A line without any manners."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def says(self, said: bytes) -> None:
        self.writer.write(said)
        await self.writer.drain()

    async def is_cut_off(self) -> bytes:
        """Waits for the end of the line; what came before it."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self.reader.read()
        except ConnectionResetError:
            return b""

    def hangs_up(self) -> None:
        """Goes without a word, as a phone does that loses the network."""
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def is_here(self) -> bool:
        return not self.reader.at_eof()


@asynccontextmanager
async def strangers(house: TestHouse, many: int, says: bytes) -> AsyncIterator[list[Stranger]]:
    """So many lines, each of which has said its part."""
    address = urlsplit(house.url)
    lines = [Stranger(*await asyncio.open_connection(address.hostname, address.port)) for _ in range(many)]
    for line in lines:
        await line.says(says.replace(b"{code}", house.code.encode()))
    try:
        yield lines
    finally:
        for line in lines:
            line.writer.close()


async def hang_up(house: TestHouse, lines: list[Stranger]) -> None:
    """All go without a word; returns when the server knows that they are gone."""
    for line in lines:
        line.hangs_up()
    async with house.http() as client:
        await client.get("/health")  # lines are taken one after another: those before this one have been taken
    await until(lambda: not house.lines)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await asyncio.sleep(0.001)


def handshake(house: TestHouse, seat: str, *more: str) -> bytes:
    """What a phone with a seat says to become a socket; `more` are lines of its own."""
    lines = (
        f"GET /{house.code}/live HTTP/1.1",
        f"Host: {urlsplit(house.url).netloc}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {KEY}",
        f"Authorization: Bearer {seat}",
    )
    return "\r\n".join((*lines, *more, "", "")).encode("latin-1")


def frame(opcode: int, said: bytes = b"", *, is_last: bool = True) -> bytes:
    """A frame as a browser sends it, of at most 64 KiB."""
    size = bytes([0x80 | len(said)]) if len(said) < 126 else b"\xfe" + struct.pack("!H", len(said))
    return bytes([is_last << 7 | opcode]) + size + bytes(4) + said
