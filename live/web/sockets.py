"""
Our own protocol of a line: what knocks becomes a socket of a room, or is handed on to what answers requests.

The rules here: one small object a phone, with no task, queue or timer of its own; everything happens as it comes. What
clients send nearly always is read by `room/frames`; the rest (pieces, farewells, what is not allowed) by the core of
`websockets`, which a line gets when it first needs it, and keeps. Who is not let in at once goes the long way, through
`protocols` and `door.turn_away`, where it is said why. Who does not read is not read from.
"""

import asyncio
import logging
from asyncio.transports import BaseTransport
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import SERVER, State
from websockets.protocol import Protocol as Library

from live.room import frames
from live.room.connection import Connection
from live.room.timer import Timer
from live.room.wire import FRAME_LIMIT_BYTES
from live.web import handshake
from live.web.handshake import Handshake

# No browser splits 16 KiB into so many; empty pieces count for nothing in a frame's size, and could go on for ever.
PIECES_LIMIT = 1024
# Who says nothing between two looks is asked, and who has not answered by the next is gone: within 45 seconds.
LOOK_EVERY_S = 15.0
# Between two slices of so many the loop does what else there is.
LOOKED_AT_ONCE = 200

logger = logging.getLogger("uvicorn.error")
STUMBLED = "What came over a line cannot be read (%s)."

# What was said, and where the line comes from: a host and a port, or nothing where it is gone again.
LetsIn = Callable[[Handshake, tuple[str, int] | None], Connection | None]


class Entrance:
    """Where lines come in: what they all need for it. Called by uvicorn for every line, as its protocol of http."""

    def __init__(self, lets_in: LetsIn, admit: Callable[[], bool], requests: Callable[..., H11Protocol]) -> None:
        self.lets_in = lets_in
        self.admit = admit  # whether there is room for one more line
        self.is_stopping = False  # once it is so, nothing that sockets say is taken: they say it again elsewhere
        self._make = requests
        self._is_ready = False

    def __call__(self, **options: Any) -> "Socket":  # noqa: ANN401  uvicorn's
        """A line that has said nothing yet."""
        if not self._is_ready:  # the options are the same every time
            self.state, self._is_ready = options["server_state"], True
            self.requests = partial(self._make, entrance=self, **options)
        return Socket(self)


class Socket(asyncio.Protocol):
    """A line from its first byte to its last, as long as it asks for a socket and is let in."""

    __slots__ = (
        "_client",
        "_entrance",
        "_is_full",
        "_is_text",
        "_library",
        "_pieces",
        "_rest",
        "_silent",
        "_waiting_bytes",
        "transport",
        "write",
    )

    transport: asyncio.Transport
    write: Callable[[bytes], None]  # the transport's

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self._client: Connection | None = None  # once it is let in, until it is over
        self._library: Library | None = None  # once it is needed
        self._rest = b""  # of a frame that has not come whole
        self._pieces: list[bytes] | None = None  # of a message that comes in some
        self._is_text = True  # whether that message is one
        self._silent = 0  # looks since it said anything
        self._is_full = False
        self._waiting_bytes = 0  # to be sent, at the last look at a full line

    # As asyncio calls it

    def connection_made(self, transport: BaseTransport) -> None:
        """Takes a new line, or cuts it off where all that the system gives are in use."""
        self._takes(cast("asyncio.Transport", transport))
        if not self._entrance.admit():
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Reads on."""
        self._silent = 0
        if self._library is not None:
            self._read_by_library(data)
        elif self._client is not None:
            self._read(self._rest + data if self._rest else data)
        elif not self.is_let_in(data):
            self._hand_on(data)

    def pause_writing(self) -> None:
        """They do not read: nothing more is read from them, or answers would pile up."""
        self._is_full = True
        self.transport.pause_reading()
        if self._client is not None:
            self._client.is_full()

    def resume_writing(self) -> None:
        """They read again."""
        self._is_full, self._waiting_bytes = False, 0
        self.transport.resume_reading()
        if self._client is not None:
            self._client.is_free()

    def connection_lost(self, _error: Exception | None) -> None:
        """The line is gone."""
        self._entrance.state.connections.discard(self)
        self._is_over()

    # Coming in

    def comes_from(self, requests: H11Protocol, data: bytes) -> bool:
        """Takes a line over that has asked in pieces, or after other requests, if it is let in."""
        self._takes(requests.transport)
        if not self.is_let_in(data):
            self._entrance.state.connections.discard(self)
            return False
        self.transport.set_protocol(self)
        return True

    def is_let_in(self, data: bytes) -> bool:
        """Lets in who says a handshake and proves who they are; their answer goes out with the hello."""
        said = handshake.read(data)
        came_from = self.transport.get_extra_info("peername")
        client = None if said is None else self._entrance.lets_in(said, came_from and came_from[:2])
        if said is None or client is None:
            return False
        self._client = client
        client.begin(self, handshake.answer(said.key, self._entrance.state.default_headers))
        if len(data) > said.end:
            self._read(data[said.end :])
        return True

    def _takes(self, transport: asyncio.Transport) -> None:
        self.transport, self.write = transport, transport.write
        self._entrance.state.connections.add(self)

    def _hand_on(self, data: bytes) -> None:
        requests = self._entrance.requests()
        self._entrance.state.connections.discard(self)
        requests.connection_made(self.transport)
        self.transport.set_protocol(requests)
        requests.data_received(data)

    # Reading

    def _read(self, data: bytes) -> None:
        """Reads frame by frame; what is not whole waits, and what is unusual goes to the library with all behind it."""
        at, size, self._rest = 0, len(data), b""
        while at < size and self._client is not None:
            came = frames.quick(data, at)
            if came is None:
                self._read_by_library(data[at:])
                return
            if not came.end:
                self._rest = data[at:]
                return
            at = came.end
            if came.opcode == frames.TEXT:
                self._take(came.said)
            elif came.opcode == frames.PING:
                self.write(frames.pong(came.said))

    def _take(self, said: bytes) -> None:
        try:
            text = said.decode()
        except UnicodeDecodeError:
            self._fail(CloseCode.INVALID_DATA)
            return
        if self._client is not None and not self._entrance.is_stopping:
            self._client.take(text)

    def _read_by_library(self, data: bytes) -> None:
        library = self._needs_library()
        try:
            library.receive_data(data)
        except Exception as why:  # noqa: BLE001  what a stranger sent; nothing of ours runs in here
            cut_off(self.transport, why)
            return
        for event in library.events_received():
            assert isinstance(event, Frame), "the handshake is over"
            self._hear(event)
        self._send_what_library_says()

    def _needs_library(self) -> Library:
        if self._library is None:
            self._library = Library(SERVER, state=State.OPEN, max_size=FRAME_LIMIT_BYTES, logger=logger)
            if self._rest:
                self._library.receive_data(self._rest)
                self._rest = b""
        return self._library

    def _hear(self, frame: Frame) -> None:
        """A frame as the library has read it; it has answered pings and farewells."""
        if frame.opcode is Opcode.CLOSE:
            self._is_over()
        elif frame.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            self._hear_piece(frame)

    def _hear_piece(self, frame: Frame) -> None:
        if frame.opcode is not Opcode.CONT:
            self._pieces, self._is_text = [], frame.opcode is Opcode.TEXT
        assert self._pieces is not None, "the library knows that it goes on"
        self._pieces.append(bytes(frame.data))
        if frame.fin:
            said, self._pieces = b"".join(self._pieces), None
            self._take(said if self._is_text else b"")
        elif len(self._pieces) > PIECES_LIMIT:
            self.transport.abort()

    # Ending

    @property
    def is_in_room(self) -> bool:
        """Whether it is a socket now: a room has an eye on it."""
        return self._client is not None

    @property
    def is_let_in_already(self) -> bool:
        """Whether it is a socket, or was one."""
        return self._client is not None or self._library is not None

    @property
    def is_going(self) -> bool:
        """Whether a farewell was said, and the line is not closed yet."""
        return self._library is not None and self._library.state is not State.OPEN

    def close(self, code: int) -> None:
        """Says farewell; the line ends when they have heard it, or `deadlines` has waited long enough."""
        self._is_over()
        library = self._needs_library()
        if library.state is State.OPEN:
            library.send_close(code)
        self._send_what_library_says()

    def abort(self) -> None:
        """Ends the line now."""
        self.transport.abort()

    def shutdown(self) -> None:
        """Tells them to come back, as the server stops."""
        if self.is_let_in_already:
            self.close(CloseCode.SERVICE_RESTART)
        self.transport.close()

    def look(self) -> None:
        """Asks who is silent whether they are there, and ends a line that is dead; called every `LOOK_EVERY_S`."""
        if self._client is None:
            return
        if self._is_full:
            waiting, before = self.transport.get_write_buffer_size(), self._waiting_bytes
            self._waiting_bytes = waiting
            if before and waiting >= before:  # not a byte taken
                self.transport.abort()
        elif self._silent > 1:
            self._fail(CloseCode.INTERNAL_ERROR)
        else:
            if self._silent:
                self.write(frames.ping())
            self._silent += 1

    def _fail(self, code: int) -> None:
        """Says why it is over and closes the line."""
        self._is_over()
        self._needs_library().fail(code)
        self._send_what_library_says()

    def _send_what_library_says(self) -> None:
        library = self._library
        assert library is not None, "it has read, or was asked to say something"
        for said in library.data_to_send():
            if said:
                self.transport.write(said)
            else:  # its sign for the end
                self.transport.close()
        if library.state is not State.OPEN:
            self._is_over()

    def _is_over(self) -> None:
        """Nothing more is told to the client, or taken from it."""
        client, self._client = self._client, None
        if client is not None:
            client.end()


def cut_off(transport: asyncio.Transport, why: Exception) -> None:
    """Ends a line of which nothing can be made, with a word to the log."""
    logger.warning(STUMBLED, type(why).__name__)
    transport.abort()


async def look_after(connections: set[Any], timer: Timer) -> None:
    """Looks at every socket again and again, until it is cancelled."""
    while True:
        await timer.sleep(LOOK_EVERY_S)
        sockets = [each for each in connections if isinstance(each, Socket)]
        for at in range(0, len(sockets), LOOKED_AT_ONCE):
            for socket in sockets[at : at + LOOKED_AT_ONCE]:
                socket.look()
            await asyncio.sleep(0)
