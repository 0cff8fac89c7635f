"""
How long a line may owe something: a request, the rest of one, a handshake, or reading what it was sent.

The rules here: whoever owes is looked at from outside, so that who does not costs nothing; who owes the same for too
long is cut off. A line that has been let in to a room owes nothing here, the room has an eye on it itself.
"""

import itertools
from collections.abc import Collection
from typing import NamedTuple, TypeAlias

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from live.room.timer import Timer
from live.web.sockets import Socket

Connection: TypeAlias = H11Protocol | WebSocketsSansIOProtocol | Socket

# A phone at the edge of the hall sends the few hundred bytes of a request in this time, or tries again.
REQUEST_S = 10.0
# Browsers open a line ahead of need and use it at once or never; and a handshake is answered within a blink.
SILENT_S = 5.0
# About as long as a socket of a room may take no byte (`sockets`).
UNREAD_S = 20.0
# Who was told that it is over has this long to read it.
GOING_S = 5.0
# How late a deadline may be noticed; a look at ten thousand lines takes three milliseconds or so.
LOOK_EVERY_S = 1.5


class Debt(NamedTuple):
    """What a line owes, of which request, and how long it may."""

    what: str
    of: object
    limit_s: float


class Deadlines:
    """Watches the open lines of a server, and cuts off those that owe for too long. `watch` runs as its task."""

    def __init__(self, connections: Collection[Connection], timer: Timer) -> None:
        self._connections = connections
        self._timer = timer
        self._since: dict[Connection, tuple[Debt, float]] = {}  # who owed at the last look, oldest debts first

    async def watch(self) -> None:
        """Looks again and again, until it is cancelled."""
        while True:
            await self._timer.sleep(LOOK_EVERY_S)
            self.look()

    def look(self) -> None:
        """Cuts off whoever has owed the same for too long."""
        now, since = self._timer.now(), {}
        for connection, debt in self._debts().items():
            before = self._since.get(connection)
            begun = before[1] if before is not None and _is_same(before[0], debt) else now
            if now - begun >= debt.limit_s:
                connection.transport.abort()
            else:
                since[connection] = (debt, begun)
        self._since = since

    def make_room(self) -> bool:
        """
        Cuts off one line for another: who has asked nothing yet goes first, the longest there before all, then who owes
        something else, then who keeps a line between two requests. False where every line is in use.
        """
        self.look()
        owing = sorted(self._since, key=lambda each: self._since[each][0].of is not None)
        idle = (each for each in self._connections if is_idle(each))
        found = next(itertools.chain(owing, idle), None)
        if found is not None:
            self._since.pop(found, None)
            found.transport.abort()
        return found is not None

    def end(self) -> None:
        """Cuts off whoever still owes something: the server waits for them no longer."""
        for connection in self._debts():
            connection.transport.abort()

    def _debts(self) -> dict[Connection, Debt]:
        """Who owes what; those known from the last look first, in their order."""
        known = (connection for connection in self._since if connection in self._connections)
        debts: dict[Connection, Debt] = {}
        for connection in itertools.chain(known, self._connections):
            if (debt := debt_of(connection)) is not None:
                debts[connection] = debt
        return debts


def _is_same(one: Debt, other: Debt) -> bool:
    return one.what == other.what and one.of is other.of


def debt_of(connection: Connection) -> Debt | None:
    """What a line owes at this moment, or None; thousands that are in a room are looked at and owe nothing."""
    if connection.transport.is_closing():
        return Debt("going", None, GOING_S)
    if isinstance(connection, Socket) and connection.is_in_room:
        return None
    if isinstance(connection, Socket):
        return _debt_of_socket(connection)
    if isinstance(connection, WebSocketsSansIOProtocol):
        return None if connection.handshake_complete else Debt("handshake", None, SILENT_S)
    return _debt_of_requests(connection)


def is_idle(connection: Connection) -> bool:
    """Whether a line was answered and has asked nothing since."""
    is_waiting = isinstance(connection, H11Protocol) and connection.timeout_keep_alive_task is not None
    return is_waiting and not connection.transport.is_closing()


def _debt_of_socket(line: Socket) -> Debt | None:
    """Its first word, or to hear a farewell."""
    if line.is_going:
        return Debt("going", None, GOING_S)
    return None if line.is_let_in_already else Debt("request", None, SILENT_S)


def _debt_of_requests(line: H11Protocol) -> Debt | None:
    """A request, its rest, or reading the answer; between two requests uvicorn itself waits, for five seconds."""
    asking = line.conn.their_state
    if asking is h11.IDLE and line.timeout_keep_alive_task is None:
        return Debt("request", line.cycle, REQUEST_S if line.conn.trailing_data[0] else SILENT_S)
    if asking is h11.SEND_BODY:
        return Debt("body", line.cycle, REQUEST_S)
    return Debt("reading", line.cycle, UNREAD_S) if line.flow.write_paused else None
