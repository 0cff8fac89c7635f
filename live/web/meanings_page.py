"""
"What does it mean?": a phone's page of the words that people ask for and what others say that they mean.

The rule here: the page is whole without a script, and keeps what was typed where it was refused. What is one's own on
it is for one phone alone.
"""

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from live.day.glossary import folded
from live.day.meanings import MEANINGS, AskMeaning, GiveMeaning, MeaningCell, OwnMeaningCell, WithdrawMeaning
from live.day.noun import Command
from live.day.refusals import Code, Refused
from live.day.roles import NOBODY, Role, Voice
from live.room import more, wire
from live.room.room import Room
from live.web.base import Base, base_of
from live.web.cells import Cells, newest_first
from live.web.forms import check_origin, new_id, read_form
from live.web.house import House
from live.web.phone import Phone


class SentMeaning(msgspec.Struct, frozen=True):
    """What a form sent and why it was not done, for the page that keeps it."""

    do: str
    id: str
    of: str
    word: str
    text: str
    say: str


class MeaningsPage(msgspec.Struct, frozen=True):
    """
    The words that are asked for, the newest first, and one's own; `older` says where those begin that are not here.
    Without a seat there is nothing of one's own, and no socket.

    `word` is what somebody wants to ask: it stands in the field, or, where it is asked already, that is `found`.
    """

    base: Base
    words: list[tuple[str, MeaningCell]]
    own: list[tuple[str, OwnMeaningCell]]
    older: str | None
    is_seated: bool
    word: str = ""
    found: str | None = None
    form: SentMeaning | None = None


class MeaningsForm:
    """The page and its forms, for who has a seat or gets one as on the phone's page."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.answers, self.house = phone.answers, phone.house

    async def page(self, request: Request) -> Response:
        """The page as it is now; of a place that is none it begins with the newest."""
        code, room = await self.answers.room(request)
        seated = self.house.comers.seat(request, room)
        voice, asked = NOBODY if seated is None else seated.voice, request.query_params
        page = _page(self.house, code, room, voice, asked.get("before"))
        return self.answers.html("phone/meanings.html", _wanting(page, asked.get("word", "")))

    async def form(self, request: Request) -> Response:
        """Done, back to the page, which says how it stands; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = await self.phone.carry_out(request, room, lambda: _expect_meaning(wire.from_form(fields)))
        response: Response = RedirectResponse(f"/{code}/meanings#yours", 303)
        if sent.refusal is not None:
            voice = NOBODY if sent.seated is None else sent.seated.voice
            page = _page(self.house, code, room, voice, None)
            form = _as_sent(fields, sent.refusal, self.house.language.refusal(sent.refusal))
            page = msgspec.structs.replace(page, form=form, word=form.word)
            response = self.answers.html("phone/meanings.html", page, 422)
        self.phone.give_seat(response, code, sent.seated)
        return response


def _page(house: House, code: str, room: Room, voice: Voice, before: str | None) -> MeaningsPage:
    first = Cells(room, Role.PHONE, voice)
    listed = Cells.read(more.page_of(room, voice, _asked(before)), Role.PHONE)
    older = listed.get(f"older/{MEANINGS}", wire.Older)
    return MeaningsPage(
        base=base_of(house, code, room, Role.PHONE, first),
        words=newest_first(listed.of("meaning", MeaningCell)),
        own=newest_first(first.of("own_meaning", OwnMeaningCell)),
        older=None if older is None else older.before,
        is_seated=voice != NOBODY,
    )


def _asked(before: str | None) -> wire.AskMore:
    try:
        return wire.asked_more(MEANINGS, before)
    except Refused:
        return wire.AskMore(MEANINGS)


def _wanting(page: MeaningsPage, word: str) -> MeaningsPage:
    """The page for somebody who wants to know what a word means."""
    wanted = folded(word.strip())
    found = next((each for each, cell in page.words if wanted and folded(cell.word) == wanted), None)
    return msgspec.structs.replace(page, word="" if found else word.strip(), found=found)


def _as_sent(fields: list[tuple[str, str]], refusal: Refused, say: str) -> SentMeaning:
    sent = dict.fromkeys(("do", "id", "of", "word", "text"), "")
    sent |= {name: value for name, value in fields if name in sent}
    if refusal.code is Code.ID_TAKEN:  # the form came from the browser's history, with the id of other words
        sent["id"] = new_id()
    return SentMeaning(**sent, say=say)


def _expect_meaning(command: Command) -> Command:
    """No other command has a form there."""
    if not isinstance(command, AskMeaning | GiveMeaning | WithdrawMeaning):
        raise Refused(Code.COMMAND_UNKNOWN)
    return command
