"""
The door of the socket: who proves which place, and how somebody who does not is turned away.

The rules here: 404 for an unknown code, 403 for who does not prove the place they ask for, 429 for too many of either,
503 for one line too many. A bearer key or seat needs no origin; a cookie counts only from a page of our own, since
browsers send it from any.
"""

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket

from live.day.roles import PLACES, By, Role
from live.room.connection import Connection
from live.room.room import Room
from live.room.wire import Had
from live.web.access import bearer_of
from live.web.answers import Answers, when_again

# A longer one is no number of an entry.
_DIGITS_LIMIT = 15


class Door:
    """Where sockets come in."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    async def live(self, socket: WebSocket) -> None:
        """One socket from its coming to its going."""
        try:
            _code, room = await self.answers.find(socket, socket.path_params["code"])
            await self._serve(socket, room, await self._expect_proof(socket, room))
        except HTTPException as turned_away:
            say, wait = self.answers.say(turned_away.detail), when_again(turned_away.detail)
            await socket.send_denial_response(PlainTextResponse(say, turned_away.status_code, wait))

    async def _serve(self, socket: WebSocket, room: Room, by: By) -> None:
        allowance = room.allowances.of(by.voice)
        had = had_by(socket)
        line = Connection(socket, room, by, had, self.house.language, self.house.timer, allowance)
        room.gone_back.hears(by.role, had)
        if by.role is not Role.PHONE:
            await line.serve()
            return
        await self._expect_room_for(line, socket, room, by)
        try:
            await line.serve()
        finally:
            self.house.lines.goes(line, by.voice)

    async def _expect_room_for(self, line: Connection, socket: WebSocket, room: Room, by: By) -> None:
        """Counts the line of a phone; 503, a while later, for one too many."""
        now = self.house.timer.now()
        if not self.house.lines.comes(line, by.voice, self.house.comers.address(socket), now):
            room.allowances.refused(now)
            await self.house.comers.hold(room)
            raise HTTPException(503, "public.line.too_many")

    async def _expect_proof(self, socket: WebSocket, room: Room) -> By:
        """Who the socket proves to be; 403 for nobody, or 429. That a phone has no seat yet is no guess."""
        by = self._proven(socket, room)
        if by is not None:
            return by
        if socket.query_params.get("role", Role.PHONE) == Role.PHONE:
            raise HTTPException(403, "public.no_seat")
        raise HTTPException(*await self.answers.wrong_key(socket))

    def _proven(self, socket: WebSocket, room: Room) -> By | None:
        """Who the socket proves to be, or None."""
        asked = socket.query_params.get("role", Role.PHONE)
        if asked not in PLACES or (bearer_of(socket) is None and not self.house.own.has_origin(socket)):
            return None
        return self.house.comers.proven(socket, room, Role(asked))


def had_by(asked: HTTPConnection) -> Had:
    """What the client says it has."""
    return Had(_since_of(asked), asked.query_params.get("epoch"), asked.query_params.get("h"))


def _since_of(asked: HTTPConnection) -> int | None:
    since = asked.query_params.get("since", "")
    return int(since) if since.isascii() and since.isdigit() and len(since) <= _DIGITS_LIMIT else None
