"""
The door of the socket: who proves which place and is let in, and how somebody who does not is turned away.

The rules here: 404 for an unknown code, 403 for who does not prove the place they ask for, 429 for too many of either,
503 for one line too many. A bearer key or seat needs no origin; a cookie counts only from a page of our own, since
browsers send it from any. Who is right never waits, so letting in is done at once; only turning away takes its time.
"""

import re
from collections.abc import Mapping
from typing import NoReturn
from urllib.parse import parse_qsl, unquote

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
from live.web.handshake import Handshake

# A longer one is no number of an entry.
_DIGITS_LIMIT = 15


_LIVE = re.compile(r"/([^/]+)/live")


class Door:
    """Where sockets come in."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    def lets_in(self, said: Handshake, came_from: tuple[str, int] | None) -> Connection | None:
        """A new client of a room, counted; None for whoever is to be turned away."""
        path, _, query = said.target.partition("?")
        asked = HTTPConnection({"type": "websocket", "headers": said.headers, "client": came_from})
        live = _LIVE.fullmatch(unquote(path))
        found = self.house.find(live[1]) if live is not None else None
        if found is None or not self.house.own.has_host(asked.headers["host"]):
            return None
        room, says = found[1], _read_query(query)
        by = self._proven(asked, room, says.get("role", Role.PHONE))
        return None if by is None else self._counted(asked, room, by, had_by(says))

    def _counted(self, asked: HTTPConnection, room: Room, by: By, had: Had) -> Connection | None:
        house = self.house
        room.gone_back.hears(by.role, had)
        allowance = room.allowances.of(by.voice)
        client = Connection(room, by, had, house.language, house.timer, allowance, house.lines)
        if by.role is Role.PHONE:
            address = house.comers.address(asked)
            return client if house.lines.comes(client, by.voice, address, house.timer.now()) else None
        return client

    async def turn_away(self, socket: WebSocket) -> None:
        """Says why a socket is not let in, in its own time."""
        try:
            _code, room = await self.answers.find(socket, socket.path_params["code"])
            await self._expect_proof(socket, room)
            await self._refuse_line(room)
        except HTTPException as turned_away:
            say, wait = self.answers.say(turned_away.detail), when_again(turned_away.detail)
            await socket.send_denial_response(PlainTextResponse(say, turned_away.status_code, wait))

    async def _refuse_line(self, room: Room) -> NoReturn:
        """503, a while later, for a line too many: nothing else keeps out who has proven who they are."""
        room.allowances.refused(self.house.timer.now())
        await self.house.comers.hold(room)
        raise HTTPException(503, "public.line.too_many")

    async def _expect_proof(self, socket: WebSocket, room: Room) -> None:
        """403 for who proves to be nobody, or 429. That a phone has no seat yet is no guess."""
        place = socket.query_params.get("role", Role.PHONE)
        if self._proven(socket, room, place) is not None:
            return
        if place == Role.PHONE:
            raise HTTPException(403, "public.no_seat")
        raise HTTPException(*await self.answers.wrong_key(socket))

    def _proven(self, asked: HTTPConnection, room: Room, place: str) -> By | None:
        """Who somebody proves to be at the place they ask for, or None."""
        if place not in PLACES or (bearer_of(asked) is None and not self.house.own.has_origin(asked)):
            return None
        return self.house.comers.proven(asked, room, Role(place))


def _read_query(query: str) -> Mapping[str, str]:
    """What stands behind the question mark, by its names; what our own pages ask is read in a fifth of the time."""
    if "%" in query or "+" in query:
        return dict(parse_qsl(query, keep_blank_values=True))
    return {name: value for name, _, value in (part.partition("=") for part in query.split("&")) if name}


def had_by(says: Mapping[str, str]) -> Had:
    """What the client says it has, in its query."""
    return Had(_since_of(says.get("since", "")), says.get("epoch"), says.get("h"))


def _since_of(since: str) -> int | None:
    return int(since) if since.isascii() and since.isdigit() and len(since) <= _DIGITS_LIMIT else None
