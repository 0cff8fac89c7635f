"""
The web pages and forms, and the door of the socket.

The rules here: a page shows the cells of its place and nothing else, so it cannot leak what the wire does not.
Addresses that people see come from the settings, never from a request. Every page works, or says kindly why not,
without a script. One shape for errors: `refused.html`, with a sentence and what to do next.
"""

import asyncio
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from live.day.refusals import Code, Refused
from live.day.roles import KEYED, PLACES, By, Role, Voice
from live.day.text import (
    LINE_LIMIT,
    NOTE_LIMIT,
    PHRASE_LIMIT,
    PROMPT_LIMIT,
    REASON_LIMIT,
    THEME_LIMIT,
    TITLE_LIMIT,
    is_unslanted,
)
from live.day.timetable import day_cell, programme_cell
from live.language import Language
from live.language.names import OWN_NAMES
from live.room import wire
from live.room.connection import Connection
from live.room.limits import Buckets
from live.room.room import Room
from live.web.access import is_same
from live.web.assets import Assets
from live.web.calendar import to_ics
from live.web.forms import as_sent, check_origin, is_own_origin, new_id, read_form
from live.web.headers import Headers, add_headers
from live.web.house import House
from live.web.scripts import Scripts

HERE = Path(__file__).parent.parent
SEAT_COOKIE = "cento-seat"
# Longer than a seminar of three days; after that the words are in the report or nowhere, and a phone starts anew.
SEAT_AGE_S = 7 * 24 * 3600
KEY_AGE_S = 2 * 24 * 3600

WRONG_CODE = "No day here has that code. Look at the wall: it has five letters."
TOO_MANY = "Too many wrong tries came from your network just now. Wait a minute, then try again."
WRONG_KEY = "This link does not open this day. It may be an old one, or cut short. Ask the organiser for a new one."
NO_SEAT = "This phone has no place in the room yet. Load the day's page first, or ask for a seat at /seat."

# A person with a form gives a few words a minute; somebody with a tableful of paper slips stays under this too.
FORMS_AT_ONCE = 30
FORMS_PER_SECOND = 1.0


def build(house: House, site: "Site") -> Starlette:
    """The application over a house of open rooms."""
    pages = Pages(house, site)
    code = "/{code}"
    app = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/health", pages.health),
            Route("/static/{version}/{name:path}", pages.assets.serve),
            Route(code, pages.phone, methods=["GET"]),
            Route(f"{code}/", pages.without_slash, methods=["GET"]),
            Route(code, pages.phone_form, methods=["POST"]),
            Route(f"{code}/seat", pages.seat, methods=["POST"]),
            WebSocketRoute(f"{code}/live", pages.live),
            Route(f"{code}/programme", pages.programme),
            Route(f"{code}/programme.ics", pages.calendar),
            Route(f"{code}/poem", pages.poem),
            Route(f"{code}/poem.txt", pages.poem_text),
            Route(f"{code}/qr.svg", pages.qr),
            Route(f"{code}/{{place}}", pages.place, methods=["GET"]),
            Route(f"{code}/{{place}}", pages.place_key, methods=["POST"]),
        ],
        exception_handlers={HTTPException: pages.refuse, Exception: pages.refuse},
        middleware=[Middleware(Headers, secure=house.is_secure), Middleware(GZipMiddleware, minimum_size=500)],
    )
    app.router.redirect_slashes = False  # it would send people to whatever address the request says it came to
    return app


class Unindented(Extension):
    """Takes the indentation out of templates: that is for us, and a phone pays for every byte. None is in a <pre>."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's
        """A template as it is compiled; what people wrote is put in later and stays as it is."""
        return re.sub(r"^[ \t]+", "", source, flags=re.MULTILINE)


class Site:
    """What pages are made with: the static files and the templates, read once, so that no page waits for the disk."""

    def __init__(self, language: Language) -> None:
        self.assets = Assets(HERE / "static")
        scripts = Scripts(self.assets, language)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Unindented],
        )
        self._templates.globals |= {
            "static": self.assets.url,
            "modules": cache(scripts.modules),
            "brought": cache(scripts.brought),
            "language": language.tag,
            "sentence": language.markup,
            "date_of": language.date,
            "languages": OWN_NAMES,
            "limits": {
                "phrase": PHRASE_LIMIT,
                "note": NOTE_LIMIT,
                "theme": THEME_LIMIT,
                "prompt": PROMPT_LIMIT,
                "reason": REASON_LIMIT,
                "line": LINE_LIMIT,
                "title": TITLE_LIMIT,
            },
        }
        self._templates.tests["unslanted"] = is_unslanted
        for name in self._templates.list_templates():
            self._templates.get_template(name)

    def html(
        self,
        template: str,
        context: Mapping[str, object],
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """A page."""
        body = self._templates.get_template(template).render({**_NOWHERE, **context})
        return HTMLResponse(body, status, headers)


class Pages:
    """The endpoints; each is one intention."""

    def __init__(self, house: House, site: Site) -> None:
        self.house = house
        self.assets = site.assets
        self._html = site.html
        self._forms = Buckets(FORMS_AT_ONCE, FORMS_PER_SECOND)

    # For everyone

    async def home(self, request: Request) -> Response:
        """The days on this server; straight to the room when only one is live."""
        typed = request.query_params.get("code")
        if typed is not None:
            found = self.house.find(typed)
            if found is not None:
                return RedirectResponse(f"/{found[0]}", 303)
            say = await self._wrong(request, WRONG_CODE)
            return self._html("public/home.html", {"days": self._days(), "say": say}, 429 if say == TOO_MANY else 404)
        only = self.house.only_live()
        if only is not None:
            return RedirectResponse(f"/{only}", 303)
        return self._html("public/home.html", {"days": self._days(), "say": None})

    def _days(self) -> list[dict[str, str]]:
        rows = []
        for code, room in self.house.rooms.items():
            day = day_cell(room.day.timetable, Role.PHONE)
            rows.append(
                {
                    "title": day.title,
                    "date": self._date(day.date),
                    "venue": day.venue,
                    "code": code,
                    "state": day.state,
                }
            )
        return rows

    def _date(self, date: str | None) -> str:
        return self.house.language.date_with_weekday(date) if date else ""

    async def health(self, _request: Request) -> Response:
        """Whether every day can be written to, the head of each log, and who is connected."""
        rooms = self.house.rooms.values()
        failing = any(room.failing for room in rooms)
        rows = [wire.RoomHealth(room.name, room.log.head, room.day.timetable.state, room.connections) for room in rooms]
        body = wire.encode(wire.Health("failing" if failing else "ready", rows))
        return Response(body, 503 if failing else 200, media_type="application/json")

    async def programme(self, request: Request) -> Response:
        """The timetable, to read and to print."""
        code, room = await self._room(request)
        return self._html("public/programme.html", self._context(code, room, Role.PHONE))

    async def calendar(self, request: Request) -> Response:
        """The timetable, for calendars."""
        _code, room = await self._room(request)
        timetable = room.day.timetable
        text = to_ics(programme_cell(timetable), timetable.title, timetable.venue, room.name, room.now())
        return PlainTextResponse(text, media_type="text/calendar")

    async def poem(self, request: Request) -> Response:
        """The poem, once it has been read."""
        code, room = await self._room(request)
        context = self._context(code, room, Role.PHONE)
        return self._html("public/poem.html", {**context, "lines": in_order(context)})

    async def poem_text(self, request: Request) -> Response:
        """The poem as plain text; words that were taken back are an ellipsis."""
        code, room = await self._room(request)
        context = self._context(code, room, Role.PHONE)
        title = str(context["poem"]["title"])  # type: ignore[index]
        lines = [as_text(line) for line in in_order(context)]
        if not lines:
            raise HTTPException(404, "The poem has not been read yet.")
        return PlainTextResponse("\n".join([title, "", *lines, ""] if title else [*lines, ""]))

    async def qr(self, request: Request) -> Response:
        """The join address as a QR code: black on white, quiet zone of 4."""
        code, _room = await self._room(request)
        drawn = segno.make(f"{self.house.url}/{code}", error="m", micro=False)
        svg = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
        named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return Response(named, media_type="image/svg+xml")

    # Phones

    async def phone(self, request: Request) -> Response:
        """The phone page, whole and current."""
        code, room = await self._room(request)
        seat, voice = self._seated(request, room)
        response = self._phone(code, room, voice)
        self._keep_seat(response, code, seat)
        return response

    async def phone_form(self, request: Request) -> Response:
        """The same commands from a plain form: done, back to the page; refused, the page with what was typed."""
        code, room = await self._room(request)
        check_origin(request, self.house.url)
        fields = await read_form(request)
        seat, voice = self._seated(request, room)
        try:
            self._expect_not_too_fast(voice)
            await room.do(wire.from_form(fields), By(Role.PHONE, voice))
        except Refused as refusal:
            response = self._phone(code, room, voice, as_sent(fields, refusal, self.house.language.refusal(refusal)))
        else:
            response = RedirectResponse(f"/{code}", 303)
        self._keep_seat(response, code, seat)
        return response

    def _expect_not_too_fast(self, voice: Voice) -> None:
        if not self._forms.take(voice, asyncio.get_running_loop().time()):
            raise Refused(Code.TOO_FAST)

    async def without_slash(self, request: Request) -> Response:
        """People and programs add one; the page is the same."""
        code, _room = await self._room(request)
        return RedirectResponse(f"/{code}", 307)

    async def seat(self, request: Request) -> Response:
        """A seat for a client that keeps no cookies."""
        _code, room = await self._room(request)
        check_origin(request, self.house.url)
        return JSONResponse({"seat": self.house.keyring.new_seat(room.name)})

    def _phone(self, code: str, room: Room, voice: Voice, form: Mapping[str, object] | None = None) -> Response:
        context = self._context(code, room, Role.PHONE, voice)
        return self._html("phone/phone.html", {**context, "form": form}, 422 if form else 200)

    def _seated(self, request: HTTPConnection, room: Room) -> tuple[str, Voice]:
        """The seat in the cookie and its voice, or a new one."""
        keyring = self.house.keyring
        seat = request.cookies.get(SEAT_COOKIE, "")
        voice = keyring.voice(room.name, seat)
        if voice is not None:
            return seat, voice
        seat = keyring.new_seat(room.name)
        voice = keyring.voice(room.name, seat)
        assert voice is not None, "the keyring knows its own seats"
        return seat, voice

    def _keep_seat(self, response: Response, code: str, seat: str) -> None:
        # Lax, not strict: a phone that comes by a link in a message is still the same phone, with its own words.
        response.set_cookie(
            SEAT_COOKIE, seat, SEAT_AGE_S, path=f"/{code}", httponly=True, samesite="lax", secure=self.house.is_secure
        )

    # Desk, poet and wall

    async def place(self, request: Request) -> Response:
        """A place's page for a browser that has shown its key; else the page where it shows it."""
        code, room, role = await self._place(request)
        if not self._has_cookie(request, room, role):
            return self._html("public/enter.html", {"code": code, "role": role.value, "say": None})
        return self._html(f"{role.value}/{role.value}.html", self._context(code, room, role))

    async def place_key(self, request: Request) -> Response:
        """Takes the key once and gives the cookie for it."""
        code, room, role = await self._place(request)
        check_origin(request, self.house.url)
        fields = dict(await read_form(request))
        key = fields.get("key", "").strip().rpartition("#")[2]
        if not is_same(key, self.house.keyring.key(room.name, role)):
            say = await self._wrong(request, WRONG_KEY)
            return self._html(
                "public/enter.html", {"code": code, "role": role.value, "say": say}, 429 if say == TOO_MANY else 403
            )
        by_script = "text/html" not in request.headers.get("accept", "")
        response: Response = Response(status_code=204) if by_script else RedirectResponse(request.url.path, 303)
        response.set_cookie(
            cookie_name(role),
            self.house.keyring.cookie(room.name, role),
            KEY_AGE_S,
            path=f"/{code}",
            httponly=True,
            samesite="strict",
            secure=self.house.is_secure,
        )
        return response

    async def _place(self, request: Request) -> tuple[str, Room, Role]:
        code, room = await self._room(request)
        if request.path_params["place"] not in KEYED:
            raise HTTPException(404, "There is no such page here.")
        return code, room, Role(request.path_params["place"])

    def _has_cookie(self, request: HTTPConnection, room: Room, role: Role) -> bool:
        return is_same(request.cookies.get(cookie_name(role), ""), self.house.keyring.cookie(room.name, role))

    # The socket

    async def live(self, socket: WebSocket) -> None:
        """The door of the wire: 404 for an unknown code, 403 for who does not prove the place they ask for."""
        found = self.house.find(socket.path_params["code"])
        if found is None:
            say = await self._wrong(socket, WRONG_CODE)
            await socket.send_denial_response(PlainTextResponse(say, 429 if say == TOO_MANY else 404))
            return
        by = self._proven(socket, found[1])
        if by is None:
            phone = socket.query_params.get("role", Role.PHONE) == Role.PHONE
            say = await self._wrong(socket, NO_SEAT if phone else WRONG_KEY)
            await socket.send_denial_response(PlainTextResponse(say, 429 if say == TOO_MANY else 403))
            return
        since = socket.query_params.get("since", "")
        number = int(since) if since.isascii() and since.isdigit() and len(since) < 16 else None
        await Connection(socket, found[1], self.house.language, by, number, socket.query_params.get("epoch")).serve()

    def _proven(self, socket: WebSocket, room: Room) -> By | None:
        """Who the socket proves to be, or None. A cookie counts only from a page of our own."""
        role = socket.query_params.get("role", "phone")
        if role not in PLACES:
            return None
        scheme, _, bearer = socket.headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return self._proven_by_bearer(bearer.strip(), room, Role(role))
        if not is_own_origin(socket, self.house.url):
            return None
        if role == Role.PHONE:
            voice = self.house.keyring.voice(room.name, socket.cookies.get(SEAT_COOKIE, ""))
            return By(Role.PHONE, voice) if voice else None
        return By(Role(role)) if self._has_cookie(socket, room, Role(role)) else None

    def _proven_by_bearer(self, bearer: str, room: Room, role: Role) -> By | None:
        if role is Role.PHONE:
            voice = self.house.keyring.voice(room.name, bearer)
            return By(role, voice) if voice else None
        return By(role) if is_same(bearer, self.house.keyring.key(room.name, role)) else None

    # Shared

    async def _room(self, request: Request) -> tuple[str, Room]:
        if "." in request.path_params["code"]:  # favicon.ico and the like, which browsers ask for by themselves
            raise HTTPException(404, "There is no such page here.")
        found = self.house.find(request.path_params["code"])
        if found is None:
            say = await self._wrong(request, WRONG_CODE)
            raise HTTPException(429 if say == TOO_MANY else 404, say)
        if request.method == "GET" and request.path_params["code"] != found[0]:  # cookies are kept for one spelling
            rest = request.url.path.lstrip("/").partition("/")[2]
            raise HTTPException(307, headers={"Location": quote(f"/{found[0]}/{rest}".rstrip("/"))})
        return found

    async def _wrong(self, request: HTTPConnection, say: str) -> str:
        """Counts a wrong code or key; the sentence for it, later and another one when there were too many."""
        address = request.client.host if request.client else ""
        if not self.house.guesses.wrong(address, asyncio.get_running_loop().time()):
            return say
        await asyncio.sleep(self.house.guesses.HELD_S)
        return TOO_MANY

    async def refuse(self, request: Request, error: Exception) -> Response:
        """The one shape of errors; a bug says nothing of itself here, the server has logged it."""
        if isinstance(error, HTTPException) and error.status_code < 400:
            return Response(status_code=error.status_code, headers=error.headers)
        status, say = 500, "Something went wrong on the server. Nothing you gave is lost. Go back and try again."
        if isinstance(error, HTTPException):
            status = error.status_code
            say = error.detail if status in (403, 404, 413, 429) else "That is not how this page is asked."
            say = "There is no such page here." if say == "Not Found" else say
        title = _TITLES.get(status, "That did not work")
        response = self._html("public/refused.html", {"title": title, "say": say}, status)
        if status == 429:
            response.headers["Retry-After"] = "60"
        if status == 500:  # made outside of what adds them to every other answer
            add_headers(response.headers, request.headers.get("host", ""), secure=self.house.is_secure)
        return response

    def _context(self, code: str, room: Room, role: Role, voice: Voice | None = None) -> dict[str, object]:
        """What a page of a place is made from: its cells, and a few words for time."""
        cells = room.boards.values(role, voice or Voice(""))
        zone, now = room.day.timetable.zone, room.now()
        people = wire.plain(room.people())["people"]
        single = {name: cells[name] for name in ("day", "now", "prompt", "programme", "wall", "poem")}
        return {
            **single,
            **{plural: listed(cells, noun) for noun, plural in _PLURALS.items()},
            "people": people,
            "me": cells.get("me", {"echoed": [], "stands": []}),
            "code": code,
            "join": self.house.join_address(code),
            "role": role.value,
            "place": role.value,
            "form": None,
            "clock": lambda ms: self.house.language.clock(ms, zone),
            "minutes_left": lambda ms: self.house.language.minutes_left(ms - now),
            # Before the day they hold on its own date only; a day that is begun has no others.
            "times_hold": room.day.timetable.state != "before" or room.day.timetable.is_on_its_date(now),
            "today": lambda: datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).date().isoformat(),
            "new_id": new_id,
        }


_NOWHERE: dict[str, object] = {"code": None, "role": None, "day": None}
_TITLES = {
    403: "Not from here",
    404: "Not here",
    413: "Too much at once",
    422: "Not quite",
    429: "A moment, please",
    500: "Our mistake",
}
_PLURALS = {"phrase": "phrases", "note": "notes", "theme": "themes", "line": "lines", "mine": "mine"}


def listed(cells: Mapping[str, object], noun: str) -> list[tuple[str, dict[str, object]]]:
    """The cells of one noun as (id, cell), the newest first where they have a time."""
    rows = [(key.partition("/")[2], cell) for key, cell in cells.items() if key.startswith(f"{noun}/")]
    known = [(row_id, cell) for row_id, cell in rows if isinstance(cell, dict)]
    return sorted(known, key=lambda row: (-int(row[1].get("at", 0)), int(row[1].get("hue", 0))))


def in_order(context: Mapping[str, object]) -> list[dict[str, object]]:
    """The lines of the poem that this place may see, in order."""
    lines = dict(context["lines"])  # type: ignore[call-overload]
    return [lines[line] for line in context["poem"]["lines"] if line in lines]  # type: ignore[index]


def as_text(line: Mapping[str, object]) -> str:
    """A line without marks."""
    return "".join("…" if piece["gone"] else piece["text"] for piece in line["pieces"])  # type: ignore[attr-defined]


def cookie_name(role: Role) -> str:
    """The cookie of a place; a laptop may be desk and wall at once."""
    return f"cento-{role.value}"
