"""
What was decided: a page for everybody, the newest first, with a form that asks why; it needs no script.

The rules here: it has what a phone is sent when it asks for decisions, and no more. What it costs does not grow with
the day: older decisions stand on pages of their own, to which a link leads.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.decisions import AskedWhyCell, AskWhy, DecisionCell
from live.day.keys import ASKED_WHY, DECISIONS
from live.day.noun import Command
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role, Voice
from live.room import more, wire
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells
from live.web.forms import check_origin, read_form
from live.web.house import House
from live.web.phone import Phone, expect_seat

# So many decisions stand on a page at least, where there are as many; a room is sent some fifty at a time.
ON_A_PAGE = 100


class DecisionRow(msgspec.Struct, frozen=True):
    """A decision, the code of its sentence, and whether this person asked why."""

    id: str
    cell: DecisionCell
    sentence: str
    is_asked: bool


class DecisionGroup(msgspec.Struct, frozen=True):
    """What was decided in one go of a slot; outside of the day `title` is None, and `is_before` says where."""

    title: str | None
    is_before: bool
    rows: list[DecisionRow]


class DecisionsPage(msgspec.Struct, frozen=True):
    """
    The decisions, the newest first; `older` is where those begin that stand on the next page, `before` where those of
    this one do, if it is not the first. `is_seated`: who reads it is told what is new. `say` is why what was
    sent was not done.
    """

    base: Base
    groups: list[DecisionGroup]
    older: str | None
    before: str | None
    is_seated: bool
    say: str | None = None


class DecisionsForm:
    """The page and its form; whoever comes gets a seat as on the phone's page, if there is one to be had."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house

    async def page(self, request: Request) -> Response:
        """The page as it is now."""
        code, room = await self.answers.room(request)
        seated, _ = self.phone.seat_or_refusal(request, room)
        before = _before(request.query_params.get("before"))
        async with self.answers.turn(request, seated):
            voice = NOBODY if seated is None else seated.voice
            page = decisions_page(self.house, code, room, voice, before)
            response = await self.answers.html_in_turn("phone/decisions.html", page)
        self.phone.give_seat(response, code, seated)
        return response

    async def form(self, request: Request) -> Response:
        """Asked, back to that decision; refused, the page with the reason."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        before, decision = _before(dict(fields).get("before")), dict(fields).get("decision", "")
        sent = await self.phone.carry_out(
            request, room, lambda: expect_seat(request, _expect_question(wire.from_form(fields)))
        )
        here = "" if before is None else f"?before={before}"
        response: Response = RedirectResponse(f"/{code}/decisions{here}#decision-{decision}", 303)
        if sent.refusal is not None:
            voice = NOBODY if sent.seated is None else sent.seated.voice
            say = self.house.language.refusal(sent.refusal)
            response = self.answers.html(
                "phone/decisions.html", decisions_page(self.house, code, room, voice, before, say), 422
            )
        self.phone.give_seat(response, code, sent.seated)
        return response


def decisions_page(
    house: House, code: str, room: Room, voice: Voice, before: str | None, say: str | None = None
) -> DecisionsPage:
    """What a voice reads at this moment."""
    rows, older = _rows(room, voice, before)
    base = base_of(house, code, room, Role.PHONE, Cells(room, Role.PHONE, voice))
    return DecisionsPage(base, list(_groups(base, rows)), older, before, voice != NOBODY, say)


def _rows(room: Room, voice: Voice, before: str | None) -> tuple[list[DecisionRow], str | None]:
    """The decisions of a page, and where the older ones begin."""
    rows: list[DecisionRow] = []
    older = before
    while len(rows) < ON_A_PAGE:
        sent = Cells.read(more.page_of(room, voice, wire.asked_more(DECISIONS, older)), Role.PHONE)
        asked = dict(sent.of(ASKED_WHY, AskedWhyCell))
        found = sent.of("decision", DecisionCell)
        rows += [DecisionRow(each, cell, sentence_of(cell), each in asked) for each, cell in found]
        following = sent.get(f"older/{DECISIONS}", wire.Older)
        if following is None:
            return rows, None
        older = following.before
    return rows, older


def all_decisions(room: Room) -> list[tuple[str, DecisionCell]]:
    """Everything that was decided, by its id, as everybody may read it; the first decision first."""
    rows, older = _rows(room, NOBODY, None)
    while older is not None:
        more_rows, older = _rows(room, NOBODY, older)
        rows += more_rows
    return [(row.id, row.cell) for row in reversed(rows)]


def sentence_of(cell: DecisionCell) -> str:
    """The code of what a decision says; of a theme that may not be named there is another one."""
    is_nameless = cell.about is None or (cell.what == "theme.merged" and cell.into is None)
    return (
        f"decision.{cell.what}.nameless" if cell.what.startswith("theme.") and is_nameless else f"decision.{cell.what}"
    )


def _groups(base: Base, rows: Iterable[DecisionRow]) -> Iterator[DecisionGroup]:
    titles = {slot.id: slot.title for slot in base.programme.slots}
    begun = min((slot.began for slot in base.programme.slots if slot.began is not None), default=None)
    for slot, those in groupby(rows, key=lambda row: row.cell.slot):
        group = list(those)
        is_before = begun is None or group[-1].cell.at < begun
        yield DecisionGroup(None if slot is None else titles.get(slot), is_before, group)


def _before(text: str | None) -> str | None:
    """A place in the list, as links of the page have it; the first page for what is none."""
    try:
        return wire.asked_more(DECISIONS, text).before
    except Refused:
        return None


def _expect_question(command: Command) -> Command:
    """No other command has a form there."""
    if not isinstance(command, AskWhy):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command
