"""
The report: a page and three files, for reporter and desk always, for everybody once one of them has published it.

The rule here: it is made when it is asked for and kept by nobody, as words in it may be taken back a minute later.
"""

import asyncio
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.noun import Command
from live.day.report import PublishReport, WithdrawReport
from live.day.roles import By, Role
from live.exports.document import MEDIA as DOCUMENT
from live.exports.document import as_docx
from live.exports.markdown import as_markdown
from live.room.room import Room
from live.web.answers import Answers
from live.web.base import has_report
from live.web.forms import check_origin, read_form
from live.web.report_text import as_text
from live.web.reporting import ReportPage, report_page

COMMANDS: Mapping[str, Command] = {"report.publish": PublishReport(), "report.withdraw": WithdrawReport()}


class ReportPages:
    """What browsers ask for of the report."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house

    async def page(self, request: Request) -> Response:
        """The report as a page, to read and to print."""
        return await self._html(request, "public/report.html")

    async def file(self, request: Request) -> Response:
        """The report as one file that needs nothing else."""
        response = await self._html(request, "public/report_file.html")
        response.headers["Content-Disposition"] = 'attachment; filename="report.html"'
        return response

    async def markdown(self, request: Request) -> Response:
        """The report as Markdown."""
        code, room = await self.answers.room(request)
        async with self.answers.turn(request, self.house.comers.seat(request, room)):
            text = as_markdown(as_text(self._made(request, code, room), self.house.language))
        return Response(text, media_type="text/markdown")

    async def document(self, request: Request) -> Response:
        """The report as a document for a word processor, which is put together beside the loop."""
        code, room = await self.answers.room(request)
        async with self.answers.turn(request, self.house.comers.seat(request, room)):
            page, language = self._made(request, code, room), self.house.language
            title = language.sentence("report.title", day=page.base.day.title)
            text = as_text(page, language)
            body = await asyncio.to_thread(as_docx, text, title, page.report.by, language.tag)
        headers = {"Content-Disposition": 'attachment; filename="report.docx"'}
        return Response(body, media_type=DOCUMENT, headers=headers)

    async def form(self, request: Request) -> Response:
        """Published or not, and back to the report."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        by, command = self._who(request, room), COMMANDS.get(dict(await read_form(request)).get("do", ""))
        if by is None:
            raise HTTPException(403, "public.report.closed")
        if command is None:
            raise HTTPException(400, "public.not_asked_so")
        await room.do(command, by)
        return RedirectResponse(f"/{code}/report", 303)

    async def _html(self, request: Request, template: str) -> Response:
        code, room = await self.answers.room(request)
        async with self.answers.turn(request, self.house.comers.seat(request, room)):
            return await self.answers.html_in_turn(template, self._made(request, code, room))

    def _made(self, request: Request, code: str, room: Room) -> ReportPage:
        """The report, for who may read it now."""
        by = self._who(request, room)
        if by is None and not has_report(room):
            raise HTTPException(404, "public.report.not_yet")
        return report_page(self.house, code, room, may_publish=by is not None)

    def _who(self, request: Request, room: Room) -> By | None:
        """The reporter or the desk, by what the browser shows."""
        shown = (self.house.comers.proven(request, room, place) for place in (Role.REPORTER, Role.DESK))
        return next((by for by in shown if by is not None), None)
