"""
The card: a page to keep of the day, for a phone and for whoever has a slip. It needs no script.

The rules here: what is on it is the poem as everybody may read it, which of its words are one's own, and one phrase of
somebody else's, chosen by the day (`live.day.card`). Who has no seat gets none for it, and reads the poem alone.
"""

from collections.abc import Collection

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.card import CardCell
from live.day.keys import CARD
from live.day.poem import LineCell
from live.day.roles import NOBODY, Role, Voice
from live.day.steps import MineCell
from live.room import more, wire
from live.room.room import Room
from live.web.answers import Answers
from live.web.base import Base, base_of
from live.web.cells import Cells
from live.web.house import House
from live.web.paper import fits_card
from live.web.slip_page import SlipDoor


class CardPage(msgspec.Struct, frozen=True):
    """
    The poem's lines, in order; `own` are the ids of one's own words, and `is_in` whether some of them are in it.
    `fits`: how large the poem stands on paper, in points. `is_seated`: whoever reads it is told what is new; `back` is
    the page from which one comes.
    """

    base: Base
    lines: list[LineCell]
    own: Collection[str]
    is_in: bool
    somebody_elses: CardCell | None
    fits: int
    is_seated: bool
    back: str


class Cards:
    """The page, by a seat or by the slip that is open in a browser."""

    def __init__(self, answers: Answers, slip: SlipDoor) -> None:
        self.answers, self.house = answers, answers.house
        self._slip = slip

    async def page(self, request: Request) -> Response:
        """The card of whoever has this phone."""
        code, room = await self.answers.room(request)
        seated = self.house.comers.seat(request, room)
        async with self.answers.turn(request, seated):
            page = _page(self.house, code, room, NOBODY if seated is None else seated.voice, f"/{code}")
            return await self.answers.html_in_turn("phone/card.html", page)

    async def of_slip(self, request: Request) -> Response:
        """The card of whoever has the slip that is open here; else where its code is typed."""
        code, room = await self.answers.room(request)
        given = self._slip.given(request, room)
        if given is None:
            return RedirectResponse(f"/{code}/slip", 303)
        async with self.answers.turn(request, None):
            page = _page(self.house, code, room, given.by, f"/{code}/slip")
            response = await self.answers.html_in_turn("phone/card.html", page)
        self._slip.keep_open(request, response, code)
        return response


def _page(house: House, code: str, room: Room, voice: Voice, back: str) -> CardPage:
    cells = Cells(room, Role.PHONE, voice)
    base = base_of(house, code, room, Role.PHONE, cells)
    written, own = dict(cells.of("line", LineCell)), dict(cells.of("mine", MineCell))
    lines = [written[line] for line in base.poem.lines if line in written]
    asked = Cells.read(more.page_of(room, voice, wire.asked_more(CARD, None)), Role.PHONE)
    return CardPage(
        base=base,
        lines=lines,
        own=own,
        is_in=any(piece.phrase in own and not piece.gone for line in lines for piece in line.pieces),
        somebody_elses=asked.get(CARD, CardCell),
        fits=fits_card(lines),
        is_seated=voice != NOBODY and back == f"/{code}",
        back=back,
    )
