"""
Desk, poet, wall, care and reporter: their pages, and the keys that open them.

The rule here: a place's link holds its key behind a `#`, where no server sees it; the page posts the key once and gets
a cookie for it. From the cookie the key cannot be made.
"""

from itertools import islice
from urllib.parse import urlsplit

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.keeping import TermsCell
from live.day.notes import NoteCell
from live.day.phrases import PhraseCell
from live.day.poem import DeskPoemCell, LineCell
from live.day.points import PointsCell
from live.day.rings import RingsCell
from live.day.roles import KEYED, Role
from live.day.snapshots import SnapshotsCell
from live.day.themes import ThemeCell
from live.day.threads import ThreadsCell
from live.day.timetable_cells import DayCell
from live.day.wall import DeskWallCell
from live.room.room import Room
from live.room.wire import People
from live.web.access import place_cookie
from live.web.answers import Answers
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue, newest_first
from live.web.forms import check_origin, read_form

KEY_AGE_S = 2 * 24 * 3600

# Of a long day the wall's page has this many rows of the newest words, and this many words of a theme, until its script
# draws the rest page by page: more would have to be laid out before anything is seen.
ROWS = 80
ITEMS = 24

# The script of the door comes back with this after the key was right.
ENTERED = "entered"


class EnterPage(msgspec.Struct, frozen=True):
    """Where a place takes its key; `say` is for somebody whose key opened nothing."""

    code: str
    role: Role
    say: str | None = None


class DeskPage(msgspec.Struct, frozen=True):
    """The desk as it stands before its script draws it."""

    base: Base
    people: People
    reading: DeskPoemCell
    resting: bool


class PoetPage(msgspec.Struct, frozen=True):
    """The poet's page as it stands before its script draws it."""

    base: Base


class WallPage(msgspec.Struct, frozen=True):
    """What the room sees: the newest words that answer the question, and the themes, each with its first words."""

    base: Base
    people: People
    phrases: list[tuple[str, PhraseCell]]
    notes: list[tuple[str, NoteCell]]
    themes: list[tuple[str, ThemeCell]]
    gathered: dict[str, list[tuple[str, PhraseCell]]]
    lines: list[tuple[str, LineCell]]
    points: PointsCell | None
    rings: RingsCell | None
    threads: ThreadsCell | None
    snapshots: SnapshotsCell | None


class ReporterPage(msgspec.Struct, frozen=True):
    """The reporter's page as it is drawn first; `until`: when words are erased, once the day is over (epoch ms)."""

    base: Base
    until: int | None


class CarePage(msgspec.Struct, frozen=True):
    """The page of those who look after the room; what is on it only its script draws, so that no browser keeps it."""

    code: str
    role: Role
    day: DayCell


class Places:
    """What a browser with a key may ask for."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    async def page(self, request: Request) -> Response:
        """A place's page for a browser that has shown its key; else the page where it shows it."""
        code, room, place = await self._place(request)
        cookie = request.cookies.get(place_cookie(place), "")
        if not self.house.keyring.is_cookie(room.name, place, cookie):
            is_off = not cookie and _has_entered(request)
            say = self.answers.say("public.enter.no_cookies") if is_off else None
            return self.answers.html("public/enter.html", EnterPage(code, place, say))
        if ENTERED in request.query_params:
            return RedirectResponse(request.url.path, 303)
        return self.answers.html(f"{place}/{place}.html", self._page(code, room, place))

    def _page(self, code: str, room: Room, place: Role) -> DeskPage | PoetPage | WallPage | CarePage | ReporterPage:
        cells = Cells(room, place)
        if place is Role.CARE:
            return CarePage(code, place, cells.one("day", DayCell))
        base = base_of(self.house, code, room, place, cells)
        if place is Role.DESK:
            resting = cells.one("wall", DeskWallCell).rests
            return DeskPage(base, cells.one("people", People), cells.one("poem", DeskPoemCell), resting)
        if place is Role.POET:
            return PoetPage(base)
        if place is Role.REPORTER:
            return ReporterPage(base, cells.one("terms", TermsCell).until)
        return _wall_page(base, cells)

    async def take_key(self, request: Request) -> Response:
        """Takes the key once and gives the cookie for it."""
        code, room, place = await self._place(request)
        check_origin(request, self.house.own)
        fields = dict(await read_form(request))
        key = fields.get("key", "").strip().rpartition("#")[2]
        if not self.house.keyring.is_key(room.name, place, key):
            status, wrong = await self.answers.wrong_key(request)
            return self.answers.html("public/enter.html", EnterPage(code, place, self.answers.say(wrong)), status)
        by_script = "text/html" not in request.headers.get("accept", "")
        response = Response(status_code=204) if by_script else RedirectResponse(request.url.path, 303)
        self._give_cookie(response, code, room, place)
        return response

    def _give_cookie(self, response: Response, code: str, room: Room, place: Role) -> None:
        response.set_cookie(
            place_cookie(place),
            self.house.keyring.cookie(room.name, place),
            KEY_AGE_S,
            path=f"/{code}",
            httponly=True,
            samesite="strict",
            secure=self.house.is_secure,
        )

    async def _place(self, request: Request) -> tuple[str, Room, Role]:
        code, room = await self.answers.room(request)
        if request.path_params["place"] not in KEYED:
            raise HTTPException(404, "public.no_page")
        return code, room, Role(request.path_params["place"])


def _wall_page(base: Base, cells: Cells) -> WallPage:
    question, given, themes = base.wall.question, cells.of("phrase", PhraseCell), cells.of("theme", ThemeCell)
    by_id = dict(given)
    notes = ((each, note) for each, note in cells.of("note", NoteCell) if note.prompt == question and not note.theme)
    return WallPage(
        base,
        cells.one("people", People),
        phrases=newest_first(row for row in given if row[1].prompt == question)[:ROWS],
        notes=newest_first(notes)[:ROWS],
        themes=by_hue(themes),
        gathered={theme: _first_of(cell, by_id) for theme, cell in themes},
        lines=cells.of("line", LineCell),
        points=cells.get("points", PointsCell),
        rings=cells.get("rings", RingsCell),
        threads=cells.get("threads", ThreadsCell),
        snapshots=cells.get("snapshots", SnapshotsCell),
    )


def _first_of(theme: ThemeCell, phrases: dict[str, PhraseCell]) -> list[tuple[str, PhraseCell]]:
    return list(islice(((item, phrases[item]) for item in theme.items if item in phrases), ITEMS))


def _has_entered(request: Request) -> bool:
    """Whether the key was right and a cookie given, by the script of the door or by its form, which leads back here."""
    came_from = urlsplit(request.headers.get("referer", "")).path
    return ENTERED in request.query_params or came_from == request.url.path
