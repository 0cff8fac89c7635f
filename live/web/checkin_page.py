"""
"How are you?": a phone's page for those who look after the room, a plain form that needs no script.

The rule here: what is on it is for one phone alone, and no browser or proxy keeps it.
"""

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.checkins import ClearCheckin, OwnCheckinCell, SendCheckin
from live.day.noun import Command
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role, Voice
from live.day.timetable_cells import DayCell, NowCell
from live.room import wire
from live.room.room import Room
from live.web.cells import Cells
from live.web.forms import check_origin, read_form
from live.web.phone import Phone


class CheckinPage(msgspec.Struct, frozen=True):
    """What one said before, if anything; `say` why what was sent now was not done, and where one sits then."""

    code: str
    role: Role
    day: DayCell
    now: NowCell
    own: OwnCheckinCell | None
    say: str | None = None
    where: str = ""


class CheckinForm:
    """The page and its form, for who has a seat or gets one as on the phone's page."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house

    async def page(self, request: Request) -> Response:
        """The page as it is now."""
        code, room = await self.answers.room(request)
        seated = self.house.comers.seat(request, room)
        voice = NOBODY if seated is None else seated.voice
        return self.answers.html("phone/checkin.html", _page(code, room, voice))

    async def form(self, request: Request) -> Response:
        """Done, back to the page, which says how it stands; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = await self.phone.carry_out(request, room, lambda: _expect_checkin(wire.from_form(fields)))
        response: Response = RedirectResponse(f"/{code}/checkin", 303)
        if sent.refusal is not None:
            voice = NOBODY if sent.seated is None else sent.seated.voice
            say = self.house.language.refusal(sent.refusal)
            page = _page(code, room, voice, say, dict(fields).get("where", ""))
            response = self.answers.html("phone/checkin.html", page, 422)
        self.phone.give_seat(response, code, sent.seated)
        return response


def _page(code: str, room: Room, voice: Voice, say: str | None = None, where: str = "") -> CheckinPage:
    cells = Cells(room, Role.PHONE, voice)
    day, now, own = cells.one("day", DayCell), cells.one("now", NowCell), cells.get("checkin", OwnCheckinCell)
    return CheckinPage(code, Role.PHONE, day, now, own, say, where)


def _expect_checkin(command: Command) -> Command:
    """No other command has a form there."""
    if not isinstance(command, SendCheckin | ClearCheckin):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command
