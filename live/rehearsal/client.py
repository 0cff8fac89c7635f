"""
A simulated person's end of the wire: the cells they see, the commands they give, a line that may be lost.

The rules here: this is a client like any other and comes in by the same door; of the server it knows the address and
the shapes of commands and cells. A line that is lost comes back by itself with what it has (since, epoch), and says
again whatever was not answered, so that a command is given once however often the line breaks.
"""

import asyncio
import http.client
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from live.day.noun import Command
from live.day.roles import Role
from live.room.wire import Hello

T = TypeVar("T")

# As docs/wire.md asks: a line on which nothing was heard for so long is asked for the time.
BEAT_S = 10.0
_BEAT = '{"do":"beat"}'
# Longer than a page is closed while its reader changes rooms; shorter, and a server that restarts is run down.
AWAY_S = 0.2
AWAY_AT_MOST_S = 3.0

_GONE = b"null"


class Answer(msgspec.Struct, frozen=True):
    """What the server said to a command: the entry by which it is on disk, or why it was not done."""

    ok: int | None = None
    refused: str | None = None
    say: str = ""


class _Frame(Answer, frozen=True):
    """Any frame the server sends."""

    ref: int | None = None
    n: int = 0
    hello: Hello | None = None
    cells: dict[str, msgspec.Raw] = {}


class _Seat(msgspec.Struct):
    seat: str


class Line:
    """One person's line to the server. It is there inside `async with line.open():`."""

    def __init__(self, address: str, role: Role, proof: str) -> None:
        self.times_lost = 0
        self._address = f"{address}/live?role={role}"
        self._proof = proof
        self._cells: dict[str, msgspec.Raw] = {}
        self._n, self._epoch = 0, ""
        self._asked: dict[int, tuple[bytes, asyncio.Future[Answer]]] = {}  # not yet answered, in the order of asking
        self._refs = 0
        self._socket: ClientConnection | None = None  # set only by `_keep`
        self._away_s = 0.0  # how long to stay away, when the person wants to
        self._heard = asyncio.Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Line"]:
        """The line, kept open until the block is left; a bug in keeping it ends the block."""
        async with asyncio.TaskGroup() as owner:
            keeping = owner.create_task(self._keep())
            await self.until(lambda: bool(self._epoch))
            yield self
            keeping.cancel()

    @property
    def is_waiting(self) -> bool:
        """Whether something was asked on a line that is open, and is not answered yet."""
        return self._socket is not None and bool(self._asked)

    # Seeing

    def one(self, key: str, shape: type[T]) -> T | None:
        """The cell of that key, or None where there is none."""
        raw = self._cells.get(key)
        return None if raw is None else msgspec.json.decode(raw, type=shape)

    def all(self, noun: str, shape: type[T]) -> dict[str, T]:
        """The cells of a noun by id."""
        return {
            key.partition("/")[2]: msgspec.json.decode(raw, type=shape)
            for key, raw in self._cells.items()
            if key.startswith(f"{noun}/")
        }

    async def until(self, holds: Callable[[], bool], within_s: float | None = None) -> bool:
        """Waits until something holds of the cells; False when it did not within that many seconds."""
        try:
            async with asyncio.timeout(within_s):
                while not holds():
                    self._heard.clear()
                    await self._heard.wait()
        except TimeoutError:
            return False
        return True

    # Doing

    async def does(self, command: Command) -> Answer:
        """Gives a command and waits for its answer, over as many lines as it takes."""
        self._refs += 1
        ref = self._refs
        text = b'{"ref":%d,%b' % (ref, msgspec.json.encode(command)[1:])
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked[ref] = text, answer
        if self._socket is not None:
            await self._say(self._socket, text)
        return await answer

    def drop(self, away_s: float) -> None:
        """A lift, a tunnel, a battery: the line is gone without a word, and comes back after so many seconds."""
        if self._socket is not None:
            self._away_s = away_s
            self._socket.transport.abort()

    # The line itself

    async def _keep(self) -> None:
        """Comes, hears, and comes back, until cancelled."""
        away_s = AWAY_S
        while True:
            try:
                async with self._connected() as socket:
                    away_s = AWAY_S
                    await self._speak_again(socket)
                    await self._hear_all(socket)
            except (OSError, WebSocketException):  # not there yet, refused while it drains, or lost on the way
                self.times_lost += self._socket is not None
            self._socket = None
            await asyncio.sleep(self._away_s or away_s)
            self._away_s, away_s = 0.0, min(away_s * 2, AWAY_AT_MOST_S)

    def _connected(self) -> connect:
        """Frames are small and the server is near: no compression, no proxy of the machine's, hellos of any length."""
        since = f"&since={self._n}&epoch={self._epoch}" if self._epoch else ""
        proof = {"Authorization": f"Bearer {self._proof}"}
        return connect(self._address + since, additional_headers=proof, compression=None, proxy=None, max_size=None)

    async def _speak_again(self, socket: ClientConnection) -> None:
        """What was not answered on the last line goes first; the server knows what it has already."""
        unanswered = [text for text, _ in self._asked.values()]
        self._socket = socket
        for text in unanswered:
            await socket.send(text, text=True)

    async def _say(self, socket: ClientConnection, text: bytes) -> None:
        try:
            await socket.send(text, text=True)
        except WebSocketException:  # the line broke under it; it is said again on the next one
            return

    async def _hear_all(self, socket: ClientConnection) -> None:
        while True:
            try:
                async with asyncio.timeout(BEAT_S):
                    self._hear(await socket.recv(decode=False))
            except TimeoutError:
                await socket.send(_BEAT)

    def _hear(self, text: bytes) -> None:
        frame = msgspec.json.decode(text, type=_Frame)
        if frame.hello is not None:
            self._epoch = frame.hello.epoch
            if frame.hello.full:
                self._cells.clear()
        for key, raw in frame.cells.items():
            if bytes(raw) == _GONE:
                self._cells.pop(key, None)
            else:
                self._cells[key] = raw
        if frame.cells or frame.hello is not None:
            self._n = max(self._n, frame.n)
        if frame.ref in self._asked:
            self._asked.pop(frame.ref)[1].set_result(frame)
        self._heard.set()


def take_seat(host: str, port: int, code: str) -> str:
    """A new seat for a phone, over plain HTTP as any client asks for one; blocks while it waits."""
    door = http.client.HTTPConnection(host, port, timeout=30)
    try:
        door.request("POST", f"/{code}/seat")
        return msgspec.json.decode(door.getresponse().read(), type=_Seat).seat
    finally:
        door.close()
