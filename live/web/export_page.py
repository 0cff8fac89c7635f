"""
Taking a day away: a page that lists the files, and the files, for who has the key of the desk.

The rules here: a key comes as the desk's cookie or in the header; who has neither is told where to get one. No proxy or
browser keeps a file, as words in it may be taken back a minute later. No other place has them, the reporter neither:
they hold words that were not given for the report.
"""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

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
from live.programme import Unreadable, text_of
from live.room.everything import everything_of, is_unheard
from live.room.room import Room
from live.web.access import bearer_of, place_cookie
from live.web.answers import Answers
from live.web.cells import Cells
from live.web.decisions_page import all_decisions

# The file that is made of the log, beside those that are made of what the desk sees.
EVERYTHING = "everything.json"


class ExportPage(msgspec.Struct, frozen=True):
    """
    The files of a day, by what is in them: `words` as `.csv` and `.json`; `has_poem` once it has been read, and
    `has_everything` but while the poet writes what nobody has heard.
    """

    code: str
    role: Role
    day: DayCell
    files: dict[str, list[str]]
    has_poem: bool
    has_everything: bool


class Exports:
    """What the desk may take away."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.keyring = answers.house.keyring
        self.language = answers.house.language

    async def page(self, request: Request) -> Response:
        """The list of files, with what is in each and what is left out."""
        code, room = await self._opened(request)
        seen = await self._seen(room)
        page = ExportPage(code, Role.DESK, seen.day, _files(), bool(seen.lines), not is_unheard(room.day))
        return self.answers.html("desk/export.html", page)

    async def file(self, request: Request) -> Response:
        """One file. A long day's takes a while to write, which is done beside the loop."""
        _code, room = await self._opened(request)
        name = request.path_params["name"]
        headers = {"Content-Disposition": f'attachment; filename="{_in_names(room.name)}-{name}"'}
        if name == EVERYTHING:
            return await self._everything(room, headers)
        if name not in EXPORTS:
            raise HTTPException(404, "public.no_page")
        seen = await self._seen(room)
        if name.startswith("poem.") and not seen.lines:
            raise HTTPException(404, "public.poem_not_read")
        media, make = EXPORTS[name]
        body = await asyncio.to_thread(make, seen)
        return Response(body, media_type=media, headers=headers)

    async def _everything(self, room: Room, headers: dict[str, str]) -> Response:
        """The day for another house, sent while it is made: a long one is never whole in memory."""
        if is_unheard(room.day):
            raise HTTPException(404, "public.poem_unheard")
        programme = await asyncio.to_thread(_text_of, room.log.path.with_suffix(".txt"))
        pieces = everything_of(room, programme, self.answers.say("desk.export.everything.note"))
        return StreamingResponse(pieces, media_type="application/json", headers=headers)

    async def _seen(self, room: Room) -> Seen:
        """What the desk of a room sees now; a long day's takes a while to read, beside the loop."""
        cells, decisions, now = room.boards.all(Role.DESK, NOBODY), all_decisions(room), room.now()
        source = partial(self.keyring.calendar, room.name)
        return await asyncio.to_thread(_seen, cells, decisions, now, source, self.language)

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


def _seen(
    cells_of_desk: bytes,
    decisions: list[tuple[str, DecisionCell]],
    now: int,
    source: Callable[[str | None], str],
    language: Language,
) -> Seen:
    """`source` says of a date what calendars know the day by."""
    cells = Cells.read(cells_of_desk, Role.DESK)
    day, poem, written = (
        cells.one("day", DeskDayCell),
        cells.one("poem", DeskPoemCell),
        dict(cells.of("line", LineCell)),
    )
    return Seen(
        day,
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
        now,
        source(day.date),
        language,
    )


def _text_of(path: Path) -> str | None:
    """The programme as its file says it; None where nobody can read it."""
    try:
        return text_of(path)
    except Unreadable:
        return None


def _in_names(day: str) -> str:
    """The name of a day as it can stand in a header and in any file system."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", day).strip("-") or "day"


def _files() -> dict[str, list[str]]:
    files: dict[str, list[str]] = {}
    for name in (*EXPORTS, EVERYTHING):
        what, _, form = name.partition(".")
        files.setdefault(what, []).append(form)
    return files
