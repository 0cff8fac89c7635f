"""
A slip: whoever has the code on a piece of paper sees what became of the words that were written down for them.

The rules here: the code comes in a form and stands in no address, title or log. On the page stands what would stand on
the giver's own phone, and nothing of anybody else; its commands are given by the voice of the slip. A computer that
others use too forgets it: by a button, and by itself after ten minutes in which nobody looked.
"""

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.allowing import AllowPhrase
from live.day.appeals import AppealPhrase
from live.day.given import AllGiven, Given
from live.day.glossing import GlossPhrase
from live.day.notes import WithdrawNote
from live.day.noun import Command
from live.day.phrases import WithdrawPhrase
from live.day.readback import AnswerReadback, OwnReadbackCell
from live.day.reflections import OfferReflection, PutBackReflection, WithdrawReflection
from live.day.refusals import Code, Refused
from live.day.roles import Role
from live.day.slips import Slips
from live.day.steps import MineCell
from live.day.taking_back import PutBack
from live.day.themes import PhoneThemeCell
from live.day.timetable_cells import DayCell
from live.room import wire
from live.room.room import Room
from live.web.access import tidy_code
from live.web.base import Base, base_of
from live.web.cells import Cells, day_of
from live.web.forms import SentForm, as_sent, check_origin, read_form
from live.web.open_slips import OpenSlips
from live.web.phone import Phone
from live.web.reflecting import Reflecting, reflecting

# Long enough to read, to think and to take words back; short for whoever sits down at the same computer next.
OPEN_S = 10 * 60.0

# Where the browser comes back after the code was right: when that was, by the room's clock (epoch ms). It is shown the
# words there and not led on, as text browsers take a second redirection to the same page for a loop.
OPENED = "opened"
# A browser that comes so soon without the cookie keeps none; later the slip has been closed meanwhile.
BACK_MS = 60_000

# What a slip does for its words. A command that a giver has for one phrase by its `id` is one name here. Below, what it
# does beside them: whose a reflection is, the day itself looks.
_COMMANDS = (WithdrawPhrase, WithdrawNote, PutBack, AllowPhrase, AppealPhrase, GlossPhrase, AnswerReadback)
_BESIDE = (OfferReflection, WithdrawReflection, PutBackReflection)


class SlipForm(msgspec.Struct, frozen=True):
    """Where the code is typed; `say` is why it opened nothing, and `typed` what was typed then."""

    code: str
    role: Role
    day: DayCell
    say: str | None = None
    typed: str = ""


class SlipPage(msgspec.Struct, frozen=True):
    """
    The words of one slip, as their giver's phone would show them; `form` is what was sent and could not be done.

    `readback` is what they are asked while the poem is read back to them, `reflecting` what they are after the day.
    """

    base: Base
    mine: list[tuple[str, MineCell]]
    themes: list[tuple[str, PhoneThemeCell]]
    readback: OwnReadbackCell | None
    reflecting: Reflecting
    form: SentForm | None = None


class SlipDoor:
    """The page and its forms."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house
        self._open = OpenSlips("slip", self.house.timer, OPEN_S)

    async def page(self, request: Request) -> Response:
        """The words of the slip that is open in this browser; else where its code is typed."""
        code, room = await self.answers.room(request)
        given = self.given(request, room)
        if given is None:
            is_off = self._has_come_back(request, room) and self._open.cookie not in request.cookies
            return self._ask(code, room, "public.slip.no_cookies" if is_off else None)
        response = self.answers.html("phone/slip.html", _page(self.phone, code, room, given))
        self.keep_open(request, response, code)
        return response

    def _has_come_back(self, request: Request, room: Room) -> bool:
        at = request.query_params.get(OPENED, "")
        return at.isascii() and at.isdigit() and len(at) < 16 and abs(room.now() - int(at)) < BACK_MS

    async def form(self, request: Request) -> Response:
        """A code that was typed, what is to be done with the words, or that the slip is closed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = dict(fields)
        if "slip" in sent:
            return await self._take_code(request, code, room, sent["slip"])
        if "close" in sent:
            response = RedirectResponse(f"/{code}/slip", 303)
            self._open.close(request, response, code)
            return response
        given = self.given(request, room)
        if given is None:
            return self._ask(code, room, "public.slip.closed", status=403)
        return await self._carry_out(code, room, given, fields)

    async def _take_code(self, request: Request, code: str, room: Room, typed: str) -> Response:
        given_id = room.day[Slips].id_of(tidy_code(typed))
        try:
            await self.house.comers.expect_slip(request, is_right=given_id is not None)
        except HTTPException as wrong:
            return self._ask(code, room, wrong.detail, typed, wrong.status_code)
        assert given_id is not None, "expected"
        response = RedirectResponse(f"/{code}/slip?{OPENED}={room.now()}", 303)
        self._open.open(response, code, room.name, given_id, is_secure=self.house.is_secure)
        return response

    async def _carry_out(self, code: str, room: Room, given: Given, fields: list[tuple[str, str]]) -> Response:
        try:
            await self.phone.do(room, _expect_own(wire.from_form(fields), given), given.by)
        except Refused as refusal:
            form = as_sent(fields, refusal, self.house.language.refusal(refusal))
            return self.answers.html("phone/slip.html", _page(self.phone, code, room, given, form), 422)
        return RedirectResponse(f"/{code}/slip", 303)

    def given(self, request: Request, room: Room) -> Given | None:
        """The words whose slip is open in this browser."""
        given_id = self._open.in_browser(request, room.name)
        return None if given_id is None else room.day[AllGiven].items.get(given_id)

    def keep_open(self, request: Request, response: Response, code: str) -> None:
        """Somebody looked at a page of the slip that is open in this browser: its time begins anew."""
        self._open.keep_open(request, response, code, is_secure=self.house.is_secure)

    def _ask(self, code: str, room: Room, why: str | None, typed: str = "", status: int = 200) -> Response:
        say = None if why is None else self.answers.say(why)
        page = SlipForm(code, Role.PHONE, day_of(room), say, typed)
        return self.answers.html("phone/slip_form.html", page, status)


def _page(phone: Phone, code: str, room: Room, given: Given, form: SentForm | None = None) -> SlipPage:
    cells = Cells(room, Role.PHONE, given.by)
    base = base_of(phone.house, code, room, Role.PHONE, cells)
    readback = cells.get("readback", OwnReadbackCell)
    asked = reflecting(cells, room.now())
    return SlipPage(base, cells.of("mine", MineCell), cells.of("theme", PhoneThemeCell), readback, asked, form)


def _expect_own(command: Command, given: Given) -> Command:
    """No other command has a form there, and none that is about other words."""
    if isinstance(command, _BESIDE):
        return command
    if not isinstance(command, _COMMANDS):
        raise Refused(Code.COMMAND_UNKNOWN)
    about = command.phrase if isinstance(command, AnswerReadback) else command.id
    if about != given.id:
        raise Refused(Code.ITEM_UNKNOWN)
    return command
