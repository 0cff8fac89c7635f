"""
Taking a day away: a page that lists the files, and the files, for who has the key of the desk.

The rule here: a key comes as the desk's cookie or in the header; who has neither is told where to get one. No proxy or
browser keeps a file, as words in it may be taken back a minute later.
"""

import asyncio
import re

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from live.day.decisions import DecisionCell
from live.day.meanings import DeskMeaningCell
from live.day.notes import DeskNoteCell
from live.day.phrases import DeskPhraseCell
from live.day.poem import DeskPoemCell, LineCell
from live.day.points import PointsCell
from live.day.rings import RingsCell
from live.day.roles import NOBODY, Role
from live.day.shifts import DeskShiftCell
from live.day.themes import DeskThemeCell
from live.day.timetable_cells import DayCell, DeskDayCell, ProgrammeCell
from live.exports import EXPORTS, Seen
from live.language import Language
from live.room.room import Room
from live.web.access import bearer_of, place_cookie
from live.web.answers import Answers
from live.web.cells import Cells
from live.web.decisions_page import all_decisions


class ExportPage(msgspec.Struct, frozen=True):
    """The files of a day, by what is in them: `words` as `.csv` and `.json`; `has_poem` once it has been read."""

    code: str
    role: Role
    day: DayCell
    files: dict[str, list[str]]
    has_poem: bool


class Exports:
    """What the desk may take away."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.keyring = answers.house.keyring
        self.language = answers.house.language

    async def page(self, request: Request) -> Response:
        """The list of files, with what is in each and what is left out."""
        code, room = await self._opened(request)
        seen = await seen_by_desk(room, self.language)
        page = ExportPage(code, Role.DESK, seen.day, _files(), bool(seen.lines))
        return self.answers.html("desk/export.html", page)

    async def file(self, request: Request) -> Response:
        """One file. A long day's takes a while to write, which is done beside the loop."""
        _code, room = await self._opened(request)
        name = request.path_params["name"]
        if name not in EXPORTS:
            raise HTTPException(404, "public.no_page")
        seen = await seen_by_desk(room, self.language)
        if name.startswith("poem.") and not seen.lines:
            raise HTTPException(404, "public.poem_not_read")
        media, make = EXPORTS[name]
        body = await asyncio.to_thread(make, seen)
        headers = {"Content-Disposition": f'attachment; filename="{_in_names(room.name)}-{name}"'}
        return Response(body, media_type=media, headers=headers)

    async def _opened(self, request: Request) -> tuple[str, Room]:
        """The room whose desk has the key that is shown."""
        code, room = await self.answers.room(request)
        key = bearer_of(request)
        if key is not None:
            if not self.keyring.is_key(room.name, Role.DESK, key):
                raise HTTPException(*await self.answers.wrong_key(request))
        elif not self.keyring.is_cookie(room.name, Role.DESK, request.cookies.get(place_cookie(Role.DESK), "")):
            raise HTTPException(403, "public.export.closed")
        return code, room


async def seen_by_desk(room: Room, language: Language) -> Seen:
    """What the desk of a room sees now; a long day's takes a while to read, beside the loop."""
    return await asyncio.to_thread(_seen, room.boards.all(Role.DESK, NOBODY), all_decisions(room), language)


def _seen(cells_of_desk: bytes, decisions: list[tuple[str, DecisionCell]], language: Language) -> Seen:
    cells = Cells.read(cells_of_desk, Role.DESK)
    poem, written = cells.one("poem", DeskPoemCell), dict(cells.of("line", LineCell))
    return Seen(
        cells.one("day", DeskDayCell),
        cells.one("programme", ProgrammeCell),
        cells.of("phrase", DeskPhraseCell),
        cells.of("note", DeskNoteCell),
        cells.of("shift", DeskShiftCell),
        cells.of("theme", DeskThemeCell),
        cells.of("meaning", DeskMeaningCell),
        decisions,
        cells.get("points", PointsCell) or PointsCell([], [], []),
        cells.get("rings", RingsCell) or RingsCell([], [], []),
        poem,
        {line: written[line] for line in poem.lines if line in written},
        language,
    )


def _in_names(day: str) -> str:
    """The name of a day as it can stand in a header and in any file system."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", day).strip("-") or "day"


def _files() -> dict[str, list[str]]:
    files: dict[str, list[str]] = {}
    for name in EXPORTS:
        what, _, form = name.partition(".")
        files.setdefault(what, []).append(form)
    return files
