"""
uvicorn's two protocols, where a stranger could make them hold more than they should, or stumble.

The rules here: whatever comes over a line costs that line alone; who does not read is not read from; and what makes no
sense ends the line with a word to the log, which `strangers` counts, and never with a traceback.
"""

import asyncio
import logging
from asyncio.transports import BaseTransport
from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

logger = logging.getLogger("uvicorn.error")

STUMBLED = "What came over a line cannot be read (%s)."

# No browser splits 16 KiB into so many; empty pieces count for nothing in a frame's size, and could go on for ever.
PIECES_LIMIT = 1024


class Requests(H11Protocol):
    """A line that asks by http, until it becomes a socket."""

    def __init__(self, *arguments: Any, admit: Callable[[], bool], **options: Any) -> None:  # noqa: ANN401  uvicorn's
        super().__init__(*arguments, **options)
        self._admit = admit  # whether there is room for one more line

    def connection_made(self, transport: BaseTransport) -> None:
        """Takes a new line, or cuts it off where all that the system gives are in use."""
        super().connection_made(cast("asyncio.Transport", transport))
        if not self._admit():
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Reads on; a line that is half answered when it begins to talk nonsense can no longer be told so."""
        try:
            super().data_received(data)
        except Exception as why:  # noqa: BLE001  what a stranger sent; nothing of ours runs in here
            _cut_off(self.transport, why)


class Sockets(WebSocketsSansIOProtocol):
    """A line that has become a socket."""

    def data_received(self, data: bytes) -> None:
        """Reads on, unless nothing can be made of it."""
        try:
            super().data_received(data)
        except Exception as why:  # noqa: BLE001  what a stranger sent; nothing of ours runs in here
            _cut_off(self.transport, why)

    def handle_cont(self, event: Any) -> None:  # noqa: ANN401  a frame
        """Another piece of a message; one of far too many pieces is none."""
        if len(self.frames) >= PIECES_LIMIT:
            self.transport.abort()
            return
        super().handle_cont(event)

    def shutdown(self) -> None:
        """Tells them to come back; who is closing already is let go, or uvicorn would stumble and tell nobody else."""
        if self.handshake_complete and not self.close_sent and self.conn.state is not State.OPEN:
            self.transport.close()
            return
        super().shutdown()

    def pause_writing(self) -> None:
        """They do not read: nothing more is read from them, or the answers to their pings would pile up."""
        super().pause_writing()
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        """They read again."""
        super().resume_writing()
        if not self.read_paused:
            self.transport.resume_reading()

    async def receive(self) -> Any:  # noqa: ANN401  a message of ASGI's
        """The next message; uvicorn reads on when it was the last one, which has to wait for who does not read."""
        message = await super().receive()
        if not self.writable.is_set():
            self.transport.pause_reading()
        return message


def _cut_off(transport: asyncio.Transport, why: Exception) -> None:
    logger.warning(STUMBLED, type(why).__name__)
    transport.abort()
