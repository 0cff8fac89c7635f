"""
uvicorn's two protocols, where a stranger could make them stumble: requests, and sockets that are turned away.

The rules here: whatever comes over a line costs that line alone; and what makes no sense ends the line with a word to
the log, which `strangers` counts, and never with a traceback. A socket that is let in is none of uvicorn's (`sockets`).
"""

from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

from live.web.sockets import Entrance, Socket, cut_off


class Requests(H11Protocol):
    """A line that asks by http, until it becomes a socket."""

    def __init__(self, *arguments: Any, entrance: Entrance, **options: Any) -> None:  # noqa: ANN401  uvicorn's
        super().__init__(*arguments, **options)
        self._entrance = entrance

    def data_received(self, data: bytes) -> None:
        """Reads on; a line that is half answered when it begins to talk nonsense can no longer be told so."""
        try:
            super().data_received(data)
        except Exception as why:  # noqa: BLE001  what a stranger sent; nothing of ours runs in here
            cut_off(self.transport, why)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Lets a handshake in that came in pieces or after other requests; turns it away where it is not."""
        headers = b"".join(name + b": " + value + b"\r\n" for name, value in self.headers)
        said = event.method + b" " + event.target + b" HTTP/1.1\r\n" + headers + b"\r\n" + self.conn.trailing_data[0]
        if Socket(self._entrance).comes_from(self, said):
            self.connections.discard(self)
        else:
            super().handle_websocket_upgrade(event)


class TurnedAway(WebSocketsSansIOProtocol):
    """A line that asked for a socket and is told why it gets none; no frame ever goes over it."""

    def data_received(self, data: bytes) -> None:
        """Reads on, unless nothing can be made of it."""
        try:
            super().data_received(data)
        except Exception as why:  # noqa: BLE001  what a stranger sent; nothing of ours runs in here
            cut_off(self.transport, why)

    def shutdown(self) -> None:
        """Tells them so; who is closing already is let go, or uvicorn would stumble and tell nobody else."""
        if self.handshake_complete and not self.close_sent and self.conn.state is not State.OPEN:
            self.transport.close()
            return
        super().shutdown()
