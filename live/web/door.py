"""
The door of the socket: who proves which place, and how somebody who does not is turned away.

The rules here: 404 for an unknown code, 403 for who does not prove the place they ask for, 429 for too many of either.
A bearer key or seat needs no origin; a cookie counts only from a page of our own, since browsers send it from any.
"""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket

from live.day.roles import PLACES, By, Role
from live.room.connection import Connection
from live.room.room import Room
from live.room.wire import Had
from live.web.access import SEAT_COOKIE, place_cookie
from live.web.answers import Answers

# A longer one is no number of an entry.
_DIGITS_LIMIT = 15


class Door:
    """Where sockets come in."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    async def live(self, socket: WebSocket) -> None:
        """One socket from its coming to its going."""
        found = self.house.find(socket.path_params["code"])
        if found is None:
            await self._turn_away(socket, 404, "public.wrong_code")
            return
        _code, room = found
        by = self._proven(socket, room)
        if by is None:
            is_phone = socket.query_params.get("role", Role.PHONE) == Role.PHONE
            await self._turn_away(socket, 403, "public.no_seat" if is_phone else "public.wrong_key")
            return
        had = had_by(socket)
        await Connection(socket, room, by, had, self.house.language, self.house.timer).serve()

    async def _turn_away(self, socket: WebSocket, status: int, code: str) -> None:
        wrong = await self.answers.wrong(socket, status, code)
        await socket.send_denial_response(PlainTextResponse(self.answers.say(wrong.code), wrong.status))

    def _proven(self, socket: WebSocket, room: Room) -> By | None:
        """Who the socket proves to be, or None."""
        asked = socket.query_params.get("role", Role.PHONE)
        if asked not in PLACES:
            return None
        scheme, _, bearer = socket.headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return self._proven_by_bearer(bearer.strip(), room, Role(asked))
        return self._proven_by_cookie(socket, room, Role(asked)) if self.house.own.has_origin(socket) else None

    def _proven_by_bearer(self, bearer: str, room: Room, place: Role) -> By | None:
        if place is Role.PHONE:
            return self._seated(bearer, room)
        return By(place) if self.house.keyring.is_key(room.name, place, bearer) else None

    def _proven_by_cookie(self, socket: WebSocket, room: Room, place: Role) -> By | None:
        if place is Role.PHONE:
            return self._seated(socket.cookies.get(SEAT_COOKIE, ""), room)
        shown = socket.cookies.get(place_cookie(place), "")
        return By(place) if self.house.keyring.is_cookie(room.name, place, shown) else None

    def _seated(self, seat: str, room: Room) -> By | None:
        voice = self.house.keyring.voice(room.name, seat)
        return By(Role.PHONE, voice) if voice else None


def had_by(asked: HTTPConnection) -> Had:
    """What the client says it has."""
    return Had(_since_of(asked), asked.query_params.get("epoch"), asked.query_params.get("h"))


def _since_of(asked: HTTPConnection) -> int | None:
    since = asked.query_params.get("since", "")
    return int(since) if since.isascii() and since.isdigit() and len(since) <= _DIGITS_LIMIT else None
