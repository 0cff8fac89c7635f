"""
"Your view": a phone's page of what somebody thought in the morning and thinks now, to keep or to give as a pair.

The rule here: what is kept is kept by the page's script in that browser alone; this server is sent nothing of it before
it is given. Without a script the page keeps nothing, and says so.
"""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from live.day.allowing import AllowPhrase
from live.day.appeals import AppealPhrase
from live.day.kinds import Kind
from live.day.noun import Command
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role, Voice
from live.day.shifts import OfferShift, WithdrawShift
from live.day.steps import MineCell
from live.day.taking_back import PutBack
from live.day.themes import PhoneThemeCell
from live.room import wire
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells, newest_first
from live.web.forms import SentForm, as_sent, check_origin, read_form
from live.web.phone import Phone, done, expect_seat

# A command that a giver has for one phrase by its `id` is one name here.
_COMMANDS = (OfferShift, WithdrawShift, PutBack, AllowPhrase, AppealPhrase)


class ShiftsPage(msgspec.Struct, frozen=True):
    """
    One's own pairs, the newest first; `main_points` is when they begin (epoch ms) where they are still to come.

    `form` is what was sent and could not be done, with the halves of a pair in `before` and `after`.
    """

    base: Base
    mine: list[tuple[str, MineCell]]
    themes: list[tuple[str, PhoneThemeCell]]
    main_points: int | None
    is_seated: bool
    form: SentForm | None = None
    before: str = ""
    after: str = ""


class ShiftsForm:
    """The page and its forms, for who has a seat or gets one as on the phone's page."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house

    async def page(self, request: Request) -> Response:
        """The page as it is now."""
        code, room = await self.answers.room(request)
        seated = self.house.comers.seat(request, room)
        page = self._page(code, room, NOBODY if seated is None else seated.voice)
        return self.answers.html("phone/shifts.html", page)

    async def form(self, request: Request) -> Response:
        """Done, back to the page, which says how it stands; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = await self.phone.carry_out(
            request, room, lambda: expect_seat(request, _expect_pair(wire.from_form(fields)))
        )
        response = done(request, code, sent.n, "/view#your-words")
        if sent.refusal is not None:
            page = self._page(code, room, NOBODY if sent.seated is None else sent.seated.voice)
            form = as_sent(fields, sent.refusal, self.house.language.refusal(sent.refusal))
            typed = dict(fields)
            page = msgspec.structs.replace(page, form=form, before=typed.get("before", ""), after=typed.get("now", ""))
            response = self.answers.html("phone/shifts.html", page, 422)
        self.phone.give_seat(response, code, sent.seated)
        return response

    def _page(self, code: str, room: Room, voice: Voice) -> ShiftsPage:
        cells = Cells(room, Role.PHONE, voice)
        base = base_of(self.house, code, room, Role.PHONE, cells)
        slots = base.programme.slots
        coming = (slot for slot in slots if slot.kind is Kind.MAIN_POINTS and slot.stage in ("next", "later"))
        return ShiftsPage(
            base=base,
            mine=[(pair, cell) for pair, cell in newest_first(cells.of("mine", MineCell)) if cell.what == "shift"],
            themes=cells.of("theme", PhoneThemeCell),
            main_points=next((slot.projected for slot in coming), None),
            is_seated=voice != NOBODY,
        )


def _expect_pair(command: Command) -> Command:
    """No other command has a form there."""
    if not isinstance(command, _COMMANDS):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command
