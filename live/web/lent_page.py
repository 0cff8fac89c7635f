"""
The wall in somebody's hands: a phone's page to type the word of the desk, and then to choose what the wall shows.

The rules here: the page is whole without a script. What stands on it any phone is sent anyway, but for which page of
the wall is up; that only whoever has the wall is told. Its buttons turn from the page that is up as they are pressed.
"""

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.keys import WALLS
from live.day.lending import BorrowWall, OwnLendingCell, ReturnWall
from live.day.noun import Command
from live.day.pages import TurnWall
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role, Voice
from live.day.snapshots import SnapshotsCell
from live.day.themes import PhoneThemeCell
from live.day.wall import ShowWall
from live.room import wire
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue, one_of
from live.web.forms import check_origin, read_form
from live.web.phone import Phone, done, expect_seat, wants_json

# To which page the buttons lead, from the one that is up.
_STEPS = {"back": -1, "here": 0, "on": 1}


class LentPage(msgspec.Struct, frozen=True):
    """
    `own` is there for who has the wall, and `walls` then, which page is up; `has_snapshots`: there are two to see side
    by side. `say` is why what was sent was not done, and `typed` the word that was typed then. `is_seated`: whoever
    reads it is told what is new.
    """

    base: Base
    own: OwnLendingCell | None
    themes: list[tuple[str, PhoneThemeCell]]
    walls: wire.Walls | None
    has_snapshots: bool
    is_seated: bool
    say: str | None = None
    typed: str = ""


class LentForm:
    """The page and its forms; whoever comes gets a seat as on the phone's page, if there is one to be had."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house

    async def page(self, request: Request) -> Response:
        """The page as it is now."""
        code, room = await self.answers.room(request)
        seated, _ = self.phone.seat_or_refusal(request, room)
        page = self._page(code, room, NOBODY if seated is None else seated.voice)
        response = self.answers.html("phone/lent.html", page)
        self.phone.give_seat(response, code, seated)
        return response

    async def form(self, request: Request) -> Response:
        """Done, back to the page, which says what the wall shows; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = await self.phone.carry_out(request, room, lambda: expect_seat(request, _command(room, fields)))
        response: Response
        if sent.refusal is None:
            is_json = wants_json(request)
            response = done(request, code, sent.n) if is_json else RedirectResponse(f"/{code}/lent", 303)
        else:
            voice = NOBODY if sent.seated is None else sent.seated.voice
            response = self._refused(request, code, room, voice, sent.refusal, dict(fields).get("word", ""))
        self.phone.give_seat(response, code, sent.seated)
        return response

    def _refused(self, request: Request, code: str, room: Room, voice: Voice, refusal: Refused, typed: str) -> Response:
        say = self.house.language.refusal(refusal)
        if wants_json(request):
            return Response(wire.refused(None, refusal.code, say), media_type="application/json")
        page = msgspec.structs.replace(self._page(code, room, voice), say=say, typed=typed)
        return self.answers.html("phone/lent.html", page, 422)

    def _page(self, code: str, room: Room, voice: Voice) -> LentPage:
        cells = Cells(room, Role.PHONE, voice)
        own = cells.get("lending", OwnLendingCell)
        return LentPage(
            base=base_of(self.house, code, room, Role.PHONE, cells),
            own=own,
            themes=by_hue(cells.of("theme", PhoneThemeCell)),
            walls=None if own is None else _walls(room),
            has_snapshots=own is not None and _has_snapshots(room),
            is_seated=voice != NOBODY,
        )


def _has_snapshots(room: Room) -> bool:
    snapshots = one_of(room, Role.WALL, "snapshots", SnapshotsCell)
    return snapshots is not None and len(snapshots.slots) > 1


def _walls(room: Room) -> wire.Walls:
    return wire.cell(wire.by_key(room.readers.walls())[str(WALLS)], wire.Walls)


def _command(room: Room, fields: list[tuple[str, str]]) -> Command:
    """What a form says; no other command has a form there."""
    sent = dict(fields)
    if sent.get("do") == wire.name_of(TurnWall):
        return _turned(_walls(room), sent.get("page", ""), held=sent.get("held") == "true")
    command = wire.from_form(fields)
    if not isinstance(command, BorrowWall | ShowWall | ReturnWall):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command


def _turned(up: wire.Walls, page: str, *, held: bool) -> TurnWall:
    """From the page that is up; after the last one comes the first."""
    if page not in _STEPS:
        raise Refused(Code.COMMAND_MALFORMED)
    return TurnWall((up.page - 1 + _STEPS[page]) % up.pages + 1, held)
