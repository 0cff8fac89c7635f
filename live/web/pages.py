"""
The pages that everybody may read: the front door, the programme, the poem, and whether the server is well.

The rules here: a page shows the cells of its place and nothing else, so it cannot leak what the wire does not.
Addresses that people see come from the settings, never from a request. Every page works without a script.
"""

import asyncio
import functools
import shutil
from contextlib import AbstractAsyncContextManager

import msgspec
import segno
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from live.day.poem import LineCell
from live.day.roles import Role
from live.day.timetable_cells import DayCell
from live.room import wire
from live.room.room import Room
from live.web.access import bearer_of
from live.web.answers import Answers
from live.web.base import Base, base_of
from live.web.calendar import to_ics
from live.web.cells import Cells, day_of, programme_of
from live.web.house import House
from live.web.paper import fits


class DayRow(msgspec.Struct, frozen=True):
    """One of the days on this server."""

    title: str
    date: str
    venue: str
    code: str
    state: str


class HomePage(msgspec.Struct, frozen=True):
    """The days on this server, also those that could not be opened; `say` is for somebody whose code led nowhere."""

    days: list[DayRow]
    say: str | None = None
    closed: list[wire.ClosedDay] = []


class ProgrammePage(msgspec.Struct, frozen=True):
    """The timetable."""

    base: Base


class PoemPage(msgspec.Struct, frozen=True):
    """The poem: those of its lines that everybody may see, in order; `fits`, how large it stands on paper in points."""

    base: Base
    lines: list[LineCell]
    fits: int


class Pages:
    """What anybody may ask for without a seat or a key."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    async def home(self, request: Request) -> Response:
        """The days on this server; straight to the room whose code was typed, or that is the only live one."""
        typed = request.query_params.get("code")
        if typed is not None:
            return await self._led_by_code(request, typed)
        only = self.house.only_live()
        return RedirectResponse(f"/{only}", 303) if only is not None else self._home()

    async def _led_by_code(self, request: Request, typed: str) -> Response:
        try:
            code, _room = await self.answers.find(request, typed)
        except HTTPException as wrong:
            return self._home(self.answers.say(wrong.detail), wrong.status_code)
        return RedirectResponse(f"/{code}", 303)

    def _home(self, say: str | None = None, status: int = 200) -> Response:
        rows = [self._row(code, day_of(room)) for code, room in self.house.rooms.items()]
        return self.answers.html("public/home.html", HomePage(rows, say, self.house.closed), status)

    def _row(self, code: str, day: DayCell) -> DayRow:
        date = self.house.language.date_with_weekday(day.date) if day.date else ""
        return DayRow(day.title, date, day.venue, code, day.state)

    async def health(self, request: Request) -> Response:
        """
        Whether every day can be written to; to whoever shows the key of a day's desk also the head of that day's log,
        and how many are connected.
        """
        failing = any(room.failing for room in self.house.rooms.values())
        days = await self._days_of_key(request)
        closed = msgspec.UNSET if days is msgspec.UNSET else self.house.closed
        body = wire.encode(wire.Health("failing" if failing else "ready", days, closed))
        return Response(body, 503 if failing else 200, media_type="application/json")

    async def _days_of_key(self, request: Request) -> list[wire.RoomHealth] | msgspec.UnsetType:
        """The day whose desk has the key that is shown, if any is; refuses a wrong one."""
        key = bearer_of(request)
        if key is None:
            return msgspec.UNSET
        opens = [room for room in self.house.rooms.values() if self.house.keyring.is_key(room.name, Role.DESK, key)]
        if not opens:
            raise HTTPException(*await self.answers.wrong_key(request))
        return [await _health_of(room) for room in opens]

    async def programme(self, request: Request) -> Response:
        """The timetable, to read and to print."""
        code, room = await self.answers.room(request)
        async with self._turn(request, room):
            cells = Cells(room, Role.PHONE)
            page = ProgrammePage(base_of(self.house, code, room, Role.PHONE, cells))
            return await self.answers.html_in_turn("public/programme.html", page)

    async def calendar(self, request: Request) -> Response:
        """The timetable, for calendars."""
        _code, room = await self.answers.room(request)
        day = day_of(room)
        source = self.house.keyring.calendar(room.name, day.date)
        text = to_ics(programme_of(room), day.title, day.venue, source, room.now())
        return PlainTextResponse(text, media_type="text/calendar")

    async def poem(self, request: Request) -> Response:
        """The poem, once it has been read."""
        code, room = await self.answers.room(request)
        async with self._turn(request, room):
            return await self.answers.html_in_turn("public/poem.html", poem_page(self.house, code, room))

    async def poem_text(self, request: Request) -> Response:
        """The poem as plain text; words that were taken back are an ellipsis."""
        code, room = await self.answers.room(request)
        async with self._turn(request, room):
            page = poem_page(self.house, code, room)
        if not page.lines:
            raise HTTPException(404, "public.poem_not_read")
        poem = page.base.poem
        by = self.answers.say("poem.by", poet=poem.poet) if poem.poet else ""
        head = [line for line in (poem.title, by) if line]
        space = [""] if head else []
        return PlainTextResponse("\n".join([*head, *space, *(as_text(line) for line in page.lines), ""]))

    async def qr(self, request: Request) -> Response:
        """
        The join address as a QR code: black on white, quiet zone of 4.

        In capitals, which take fewer and larger modules; whoever scans it is led on to the page's own address.
        """
        code, _room = await self.answers.room(request)
        return Response(_drawn(f"{self.house.url}/{code}".upper()), media_type="image/svg+xml")

    def _turn(self, request: Request, room: Room) -> AbstractAsyncContextManager[None]:
        return self.answers.turn(request, self.house.comers.seat(request, room))


# Drawing one takes as long as some pages; a server has a few days, and draws each code once.
@functools.lru_cache(maxsize=64)
def _drawn(address: str) -> str:
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


async def _health_of(room: Room) -> wire.RoomHealth:
    free = (await asyncio.to_thread(shutil.disk_usage, room.log.path.parent)).free
    return wire.RoomHealth(
        day=room.name,
        head=room.boards.head,
        state=day_of(room).state,
        connections=len(room.readers),
        lost=room.log.lost,
        not_understood=room.not_understood,
        behind=room.log.head - room.boards.head,
        append_p99_ms=room.log.append_p99_ms,
        disk_free_mb=free >> 20,
    )


def poem_page(house: House, code: str, room: Room) -> PoemPage:
    """The poem as everybody may read it at this moment."""
    cells = Cells(room, Role.PHONE)
    base = base_of(house, code, room, Role.PHONE, cells)
    written = dict(cells.of("line", LineCell))
    lines = [written[line] for line in base.poem.lines if line in written]
    return PoemPage(base, lines, fits(lines))


def as_text(line: LineCell) -> str:
    """A line without marks."""
    return "".join("…" if piece.gone else piece.text for piece in line.pieces).rstrip()
