"""
A table phone: a phone or tablet that lies on a table for whoever has none, each for one phrase or note.

The rules here: every phrase is another person's, with a voice and a slip of its own, and counts as a new phone at the
door. The device has no seat: the page shows what everybody sees and nobody's own words. For twenty seconds it shows the
slip of what was just given, or until "Next person"; after that nothing of it is left in the browser.
"""

from itertools import islice

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.keeping import TermsCell
from live.day.notes import OfferNote
from live.day.noun import Command
from live.day.phrases import OfferPhrase, PhraseCell
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role
from live.day.slips import TABLE, Slips, voice_of
from live.day.themes import PhoneThemeCell
from live.day.timetable_cells import DayCell
from live.room import wire
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue, day_of, newest_first
from live.web.forms import SentForm, as_sent, check_origin, read_form
from live.web.open_slips import OpenSlips
from live.web.phone import Phone

# Six letters are copied in ten seconds; who needs longer asks for it, and the next person can end it.
SHOWN_S = 20.0
# So many of the wall's newest words: the page is for giving, and stands on a table.
WORDS = 20

Offer = OfferPhrase | OfferNote


class TablePage(msgspec.Struct, frozen=True):
    """What everybody sees, with the forms for words; `form` is what was sent and could not be done."""

    base: Base
    phrases: list[tuple[str, PhraseCell]]
    themes: list[tuple[str, PhoneThemeCell]]
    terms: TermsCell
    form: SentForm | None = None


class TableGiven(msgspec.Struct, frozen=True):
    """The slip of what was just given, in so many groups of letters, and for how many seconds it is shown."""

    code: str
    role: Role
    day: DayCell
    join: str
    slip: str
    seconds: int


class TablePhone:
    """The page and its forms."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house
        self._given = OpenSlips("table", self.house.timer, SHOWN_S)

    async def page(self, request: Request) -> Response:
        """The slip of what was just given, as long as it is shown; else the page for the next person."""
        code, room = await self.answers.room(request)
        given_id = self._given.in_browser(request, room.name)
        slip = None if given_id is None else room.day[Slips].code_of(given_id)
        if slip is not None:
            return self._slip(request, code, room, slip)
        async with self.answers.turn(request, None):
            return await self.answers.html_in_turn("phone/table.html", self._page(code, room))

    async def form(self, request: Request) -> Response:
        """Words; or that the slip is to be shown longer, or that it was copied."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        back = RedirectResponse(f"/{code}/table", 303)
        if dict(fields).keys() & {"next", "longer"}:
            if "longer" in dict(fields) and self._given.in_browser(request, room.name) is not None:
                self._given.keep_open(request, back, code, is_secure=self.house.is_secure)
            else:
                self._given.close(request, back, code)
            return back
        try:
            offer = await self._give(request, room, fields)
        except Refused as refusal:
            return await self._refused(code, room, fields, refusal)
        self._given.open(back, code, room.name, offer.id, is_secure=self.house.is_secure)
        return back

    async def _give(self, request: Request, room: Room, fields: list[tuple[str, str]]) -> Offer:
        offer = _expect_offer(wire.from_form(fields))
        self.house.comers.expect_one_more(request, room)
        await self.phone.do(room, offer, voice_of(TABLE, offer.id))
        return offer

    async def _refused(self, code: str, room: Room, fields: list[tuple[str, str]], refusal: Refused) -> Response:
        if refusal.code is Code.SEAT_TOO_MANY:
            await self.house.comers.hold(room)
        sent = as_sent(fields, refusal, self.house.language.refusal(refusal))
        return self.answers.html("phone/table.html", self._page(code, room, sent), 422)

    def _page(self, code: str, room: Room, form: SentForm | None = None) -> TablePage:
        cells = Cells(room, Role.PHONE, NOBODY)
        words = list(islice(newest_first(cells.of("phrase", PhraseCell)), WORDS))
        themes = by_hue(cells.of("theme", PhoneThemeCell))
        return TablePage(
            base_of(self.house, code, room, Role.PHONE, cells), words, themes, cells.one("terms", TermsCell), form
        )

    def _slip(self, request: Request, code: str, room: Room, slip: str) -> Response:
        left = self._given.left_s(request)
        page = TableGiven(code, Role.PHONE, day_of(room), self.house.join_address(code), slip, left)
        response = self.answers.html("phone/table_given.html", page)
        response.headers["Refresh"] = f"{left + 1}; url=/{code}/table"  # without a script too
        return response


def _expect_offer(command: Command) -> Offer:
    """No other command has a form there: nobody at a table has anything of their own to do something with."""
    if not isinstance(command, Offer):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command
