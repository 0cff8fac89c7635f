"""
A simulated person's end of the wire: the cells they see, the commands they give, a connection that may be lost.

The rules here: this is a client like any other; of the server it knows the address and the shapes of commands and
cells. A connection that is lost is made again, says what this client has already (since, epoch), and sends again
whatever was not answered, so that a command is done once however often the connection is lost.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from live.day.noun import Command
from live.day.roles import Role
from live.room.wire import Hello, Unwritten

T = TypeVar("T")

# As docs/wire.md asks: where nothing was heard for so long, a client asks for the time.
BEAT_S = 10.0
_BEAT = '{"do":"beat"}'
# How long until the next try, twice as long each time: shorter, and a server that restarts is run down by its room.
RECONNECT_S = 0.2
RECONNECT_AT_MOST_S = 3.0

_NO_CELL = b"null"


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


class Client:
    """One person's way to the server. It is connected inside `async with client.open():`."""

    def __init__(self, address: str, role: Role, proof: str) -> None:
        self.role = role
        self.times_lost = 0
        self.address = address
        self._address = f"{address}/live?role={role}"
        self._proof = proof
        self._cells: dict[str, msgspec.Raw] = {}
        self._n, self._epoch = 0, ""
        self._unanswered: dict[int, tuple[bytes, asyncio.Future[Answer]]] = {}  # by ref, in the order of asking
        self._refs = 0
        self._socket: ClientConnection | None = None  # None while not connected
        self._away_s = 0.0  # how long to stay away, when the person wants to
        self._frame_received = asyncio.Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Client"]:
        """Connected, again and again, until the block is left; a bug in that ends the block."""
        async with asyncio.TaskGroup() as owner:
            staying = owner.create_task(self._stay_connected())
            await self.wait_for(lambda: bool(self._epoch))
            yield self
            staying.cancel()

    @property
    def is_waiting(self) -> bool:
        """Whether something was asked, is not answered yet, and can be answered, as the client is connected."""
        return self._socket is not None and bool(self._unanswered)

    # What is seen

    def cell(self, key: str, shape: type[T]) -> T | None:
        """The cell of that key, or None where there is none."""
        raw = self._cells.get(key)
        return None if raw is None else msgspec.json.decode(raw, type=shape)

    def cells(self, noun: str, shape: type[T]) -> dict[str, T]:
        """The cells of a noun by id."""
        return {
            key.partition("/")[2]: msgspec.json.decode(raw, type=shape)
            for key, raw in self._cells.items()
            if key.startswith(f"{noun}/")
        }

    async def wait_for(self, holds: Callable[[], bool], within_s: float | None = None) -> bool:
        """Waits until something holds of the cells; False when it did not within that many seconds."""
        try:
            async with asyncio.timeout(within_s):
                while not holds():
                    self._frame_received.clear()
                    await self._frame_received.wait()
        except TimeoutError:
            return False
        return True

    # What is asked

    async def ask(self, command: Command | Unwritten) -> Answer:
        """Gives a command, or only asks to see, and waits for its answer, over as many connections as it takes."""
        self._refs += 1
        ref = self._refs
        text = b'{"ref":%d,%b' % (ref, msgspec.json.encode(command)[1:])
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._unanswered[ref] = text, answer
        if self._socket is not None:
            await self._send(self._socket, text)
        return await answer

    def lose_connection(self, away_s: float) -> None:
        """A lift, a tunnel, a battery: the connection ends without a word, and is made again after so many seconds."""
        if self._socket is not None:
            self._away_s = away_s
            self._socket.transport.abort()

    # The connection

    async def _stay_connected(self) -> None:
        """Connects, receives, and connects again, until cancelled."""
        wait_s = RECONNECT_S
        while True:
            try:
                async with self._connect() as socket:
                    wait_s = RECONNECT_S
                    await self._send_unanswered(socket)
                    await self._receive_all(socket)
            except (OSError, WebSocketException):  # not there yet, refused while it drains, or lost on the way
                self.times_lost += self._socket is not None
            self._socket = None
            await asyncio.sleep(self._away_s or wait_s)
            self._away_s, wait_s = 0.0, min(wait_s * 2, RECONNECT_AT_MOST_S)

    def _connect(self) -> connect:
        """Frames are small and the server is near: no compression, no proxy of the machine's, hellos of any length."""
        since = f"&since={self._n}&epoch={self._epoch}" if self._epoch else ""
        proof = {"Authorization": f"Bearer {self._proof}"}
        return connect(self._address + since, additional_headers=proof, compression=None, proxy=None, max_size=None)

    async def _send_unanswered(self, socket: ClientConnection) -> None:
        """What the last connection left without an answer goes first; the server knows what it has already."""
        unanswered = [text for text, _ in self._unanswered.values()]
        self._socket = socket
        for text in unanswered:
            await socket.send(text, text=True)

    async def _send(self, socket: ClientConnection, text: bytes) -> None:
        try:
            await socket.send(text, text=True)
        except WebSocketException:  # the connection was lost meanwhile; the next one sends it again
            return

    async def _receive_all(self, socket: ClientConnection) -> None:
        while True:
            try:
                async with asyncio.timeout(BEAT_S):
                    self._receive(await socket.recv(decode=False))
            except TimeoutError:
                await socket.send(_BEAT)

    def _receive(self, text: bytes) -> None:
        frame = msgspec.json.decode(text, type=_Frame)
        if frame.hello is not None:
            self._begin_board(frame.hello)
        self._change_cells(frame.cells)
        if frame.cells or frame.hello is not None:
            self._n = max(self._n, frame.n)
        if frame.ref in self._unanswered:
            self._unanswered.pop(frame.ref)[1].set_result(frame)
        self._frame_received.set()

    def _begin_board(self, hello: Hello) -> None:
        self._epoch = hello.epoch
        if hello.full:
            self._cells.clear()

    def _change_cells(self, cells: dict[str, msgspec.Raw]) -> None:
        for key, raw in cells.items():
            if bytes(raw) == _NO_CELL:
                self._cells.pop(key, None)
            else:
                self._cells[key] = raw
