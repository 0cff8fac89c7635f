"""
What goes into the server's own log of all that anybody can bring about, as often as they like.

The rules here: what a stranger does is one short line a kind and minute, which says how many there were; there is no
address, no path and no word of theirs in it. A mistake of ours is written with its traceback once a minute and place,
and counted in between, so that whoever found it cannot fill a disk with it.
"""

import asyncio
import logging
from collections.abc import Iterable

import h11
from starlette.requests import ClientDisconnect
from starlette.websockets import WebSocketDisconnect
from uvicorn.protocols.utils import ClientDisconnected

from live.room.timer import Timer
from live.web.sockets import STUMBLED

# Whose lines pass through here: uvicorn's, the event loop's, and what a command brings about.
LOGS = ("uvicorn.error", "asyncio", "cento.connection")

# An organiser who looks sees that something goes on; an hour of it is a page, not a disk.
EVERY_S = 60.0

# How what strangers bring about is told apart, by how uvicorn's and asyncio's own lines begin.
_UNREADABLE = ("Invalid HTTP", "Invalid UTF-8", "Unsupported upgrade", "No supported WebSocket", "opening handshake")
_CUT = ("ASGI callable returned without", "socket.send() raised", "Cancel %s running task(s)")
_FULL = ("socket.accept() out of system resource",)
_GONE = (
    ClientDisconnect,
    ClientDisconnected,
    WebSocketDisconnect,
    h11.ProtocolError,
    asyncio.CancelledError,
    ConnectionError,
)

_SAYS = {
    "unreadable": "Something came over a line that is no request, or that nobody understands.",
    "cut": "A line was gone before its answer.",
    "full": "The system gives this server no more lines; some who knocked have to wait.",
}


class Strangers(logging.Filter):
    """Passes on what a log is to hold. Made once for all `LOGS`; `timer` says when a minute is over."""

    def __init__(self, timer: Timer) -> None:
        super().__init__()
        self._timer = timer
        self._said: dict[str, float] = {}  # when a line of each kind, or from each place, was written last
        self._held: dict[str, int] = {}  # how many there have been since

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is written; what is to be counted is made short, and says how many were not."""
        kind = kind_of(record)
        if kind is None:
            return True
        if self._timer.now() - self._said.get(kind, -EVERY_S) < EVERY_S:
            self._held[kind] = self._held.get(kind, 0) + 1
            return False
        self._said[kind] = self._timer.now()
        _put(record, _SAYS.get(kind), self._held.pop(kind, 0))
        return True


def _put(record: logging.LogRecord, says: str | None, held: int) -> None:
    """What is written: what is said of strangers in place of what it was; and how many lines like it were held back."""
    message = says or record.getMessage().rstrip()
    record.msg, record.args = message, ()
    if says is not None:
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = record.stack_info = None
    if held:
        record.msg = f"{message} {held} more like that since the last such line."


def kind_of(record: logging.LogRecord) -> str | None:
    """What is counted together: a doing of strangers, or the place of a mistake; None for what is simply written."""
    said = str(record.msg)
    error = record.exc_info[1] if record.exc_info else None
    if said == STUMBLED or said.startswith(_UNREADABLE):
        return "unreadable"
    if said.startswith(_FULL):
        return "full"
    if said.startswith(_CUT) or (error is not None and all(isinstance(each, _GONE) for each in _leaves(error))):
        return "cut"
    return _place(error) if error is not None else None


def _leaves(error: BaseException) -> Iterable[BaseException]:
    """The errors of a group, or the one that it is."""
    if isinstance(error, BaseExceptionGroup):
        return (leaf for each in error.exceptions for leaf in _leaves(each))
    return (error,)


def _place(error: BaseException) -> str:
    """Where in the code an error comes from, and what it is."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__} {where}"
