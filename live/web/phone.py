"""
The phones' page, and its forms for browsers without a script.

The rule here: a phone is known by its seat, which the page gives it in a cookie; what it may see and do is the same as
on the wire.
"""

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from live.day.notes import NoteCell
from live.day.noun import Command, MakeCommand
from live.day.phrases import PhraseCell
from live.day.poem import LineCell
from live.day.refusals import Code, Refused
from live.day.roles import By, Role, Voice
from live.day.steps import MeCell, MineCell
from live.day.themes import ThemeCell
from live.room import wire
from live.room.limits import Buckets
from live.room.room import Room
from live.web.access import SEAT_COOKIE
from live.web.answers import Answers
from live.web.base import Base, base_of
from live.web.cells import Cells, by_hue, newest_first
from live.web.door import had_by
from live.web.forms import SentForm, as_sent, check_origin, read_form
from live.web.house import House

# Longer than a seminar of three days; after that the words are in the report or nowhere, and a phone starts anew.
SEAT_AGE_S = 7 * 24 * 3600

# A person with a form gives a few words a minute; somebody with a tableful of paper slips stays under this too.
FORMS_AT_ONCE = 30
FORMS_PER_SECOND = 1.0


# Where the browser keeps no cookies: words have just been given.
_GIVEN = "given"


class PhonePage(msgspec.Struct, frozen=True):
    """What one person sees; `form` is what they sent, where it could not be done; `say` what there is to say else."""

    base: Base
    phrases: list[tuple[str, PhraseCell]]
    notes: list[tuple[str, NoteCell]]
    themes: list[tuple[str, ThemeCell]]
    lines: list[tuple[str, LineCell]]
    mine: list[tuple[str, MineCell]]
    me: MeCell
    form: SentForm | None = None
    say: str | None = None


class Phone:
    """What a browser with a seat, or in want of one, may ask for."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house
        self._forms = Buckets(FORMS_AT_ONCE, FORMS_PER_SECOND)

    async def page(self, request: Request) -> Response:
        """The phone page, whole and current."""
        code, room = await self.answers.room(request)
        seat, voice = self._seated(request, room)
        if _wants_json(request):
            response = self._look(request, room, voice, is_seated=_is_seated(request))
        else:
            page = phone_page(self.house, code, room, voice, say=self._of_cookies(request))
            response = self.answers.html("phone/phone.html", page)
        self._give_seat(response, code, seat)
        return response

    def _look(self, request: Request, room: Room, voice: Voice, *, is_seated: bool) -> Response:
        """All that a phone lacks which gets no socket, and the sentence that says so."""
        _n, frame = room.hello(Role.PHONE, voice, had_by(request))
        say = self.house.language.sentence("phone.not_live" if is_seated else "phone.no_cookies")
        return Response(wire.looked(frame, say, seated=is_seated), media_type="application/json")

    def _of_cookies(self, request: Request) -> str | None:
        """What is said to somebody who gave words by a form that came without the cookie of its page."""
        is_off = _GIVEN in request.query_params and not _is_seated(request)
        return self.house.language.sentence("phone.given.no_cookies") if is_off else None

    async def form(self, request: Request) -> Response:
        """The same commands from a plain form: done, back to the page; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        seat, voice = self._seated(request, room)
        try:
            self._expect_not_too_fast(voice)
            n = await room.do(_expect_seat(request, wire.from_form(fields)), By(Role.PHONE, voice))
        except Refused as refusal:
            response = self._refused(request, code, room, voice, fields, refusal)
        else:
            response = _done(request, code, n)
        self._give_seat(response, code, seat)
        return response

    def _refused(
        self, request: Request, code: str, room: Room, voice: Voice, fields: list[tuple[str, str]], refusal: Refused
    ) -> Response:
        say = self.house.language.refusal(refusal)
        if _wants_json(request):
            return Response(wire.refused(None, refusal.code, say), media_type="application/json")
        sent = as_sent(fields, refusal, say)
        return self.answers.html("phone/phone.html", phone_page(self.house, code, room, voice, sent), 422)

    def _expect_not_too_fast(self, voice: Voice) -> None:
        if not self._forms.take(voice, self.house.timer.now()):
            raise Refused(Code.TOO_FAST)

    async def without_slash(self, request: Request) -> Response:
        """People and programs add one; the page is the same."""
        code, _room = await self.answers.room(request)
        return RedirectResponse(f"/{code}", 307)

    async def seat(self, request: Request) -> Response:
        """A seat for a client that keeps no cookies."""
        _code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        return JSONResponse({"seat": self.house.keyring.new_seat(room.name)})

    def _seated(self, request: HTTPConnection, room: Room) -> tuple[str, Voice]:
        """The seat in the cookie and its voice, or a new one."""
        keyring = self.house.keyring
        seat = request.cookies.get(SEAT_COOKIE, "")
        voice = keyring.voice(room.name, seat)
        if voice is not None:
            return seat, voice
        seat = keyring.new_seat(room.name)
        voice = keyring.voice(room.name, seat)
        assert voice is not None, "the keyring knows its own seats"
        return seat, voice

    def _give_seat(self, response: Response, code: str, seat: str) -> None:
        # Lax, not strict: a phone that comes by a link in a message is still the same phone, with its own words.
        response.set_cookie(
            SEAT_COOKIE, seat, SEAT_AGE_S, path=f"/{code}", httponly=True, samesite="lax", secure=self.house.is_secure
        )


def _wants_json(request: Request) -> bool:
    """Whether a script asks, which wants no page."""
    return "text/html" not in (accept := request.headers.get("accept", "")) and "application/json" in accept


def _is_seated(request: Request) -> bool:
    """Whether the browser keeps the cookie that the page gives it."""
    return bool(request.cookies.get(SEAT_COOKIE))


def _expect_seat(request: Request, command: Command) -> Command:
    """A command that may come without a seat; refuses others: each press would be another person's."""
    if not isinstance(command, MakeCommand) and not _is_seated(request):
        raise Refused(Code.SEAT_NONE)
    return command


def _done(request: Request, code: str, n: int) -> Response:
    """The way back to the page, which says what there is to say where the browser keeps no cookies."""
    if _wants_json(request):
        return Response(wire.done(None, n), media_type="application/json")
    return RedirectResponse(f"/{code}" if _is_seated(request) else f"/{code}?{_GIVEN}=1", 303)


def phone_page(
    house: House, code: str, room: Room, voice: Voice, form: SentForm | None = None, say: str | None = None
) -> PhonePage:
    """What a voice sees at this moment."""
    cells = Cells(room, Role.PHONE, voice)
    return PhonePage(
        base=base_of(house, code, room, Role.PHONE, cells),
        phrases=newest_first(cells.of("phrase", PhraseCell)),
        notes=newest_first(cells.of("note", NoteCell)),
        themes=by_hue(cells.of("theme", ThemeCell)),
        lines=cells.of("line", LineCell),
        mine=newest_first(cells.of("mine", MineCell)),
        me=cells.get("me", MeCell) or MeCell([], []),
        form=form,
        say=say,
    )
