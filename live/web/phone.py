"""
The phones' page, and its forms for browsers without a script.

The rule here: a phone is known by its seat, which the page gives it in a cookie; what it may see and do is the same as
on the wire. A page has what the first frame has; links lead to the same page with older words of one list.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from live.day.noun import Command, MakeCommand
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import NOBODY, By, Role, Voice
from live.room import more, wire
from live.room.limits import Buckets
from live.room.room import Room
from live.web.access import SEAT_COOKIE
from live.web.answers import Answers, when_again
from live.web.comers import Seated
from live.web.door import had_by
from live.web.forms import as_sent, check_origin, read_form
from live.web.phone_page import phone_page

# From each visit on. Longer than words are kept, and so than it is asked what has stayed, where the programme says
# nothing else: until then they are still this phone's own; after that it starts anew.
SEAT_AGE_S = 35 * 24 * 3600

# A person with a form gives a few words a minute; somebody with a tableful of paper slips stays under this too.
FORMS_AT_ONCE = 30
FORMS_PER_SECOND = 1.0

# Where the browser keeps no cookies: words have just been given.
_GIVEN = "given"


class Sent(NamedTuple):
    """What became of a form: whose it was, as far as they got a seat; the entry's number, or why it was not done."""

    seated: Seated | None
    n: int = 0
    refusal: Refused | None = None


class Phone:
    """What a browser with a seat, or in want of one, may ask for."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.house = answers.house
        self._forms = Buckets(FORMS_AT_ONCE, FORMS_PER_SECOND)

    async def page(self, request: Request) -> Response:
        """The phone page, whole and current."""
        code, room = await self.answers.room(request)
        seated, refusal = self.seat_or_refusal(request, room)
        if seated is None and not wants_json(request):
            await self.house.comers.hold(room)
            raise HTTPException(403 if refusal is Code.DOOR_SEATED else 429, f"public.{refusal}")
        async with self.answers.turn(request, seated):
            if seated is None or wants_json(request):
                response = self._look(request, room, seated)
            else:
                response = await self._html(request, code, room, seated.voice)
        self.give_seat(response, code, seated)
        return response

    async def _html(self, request: Request, code: str, room: Room, voice: Voice) -> Response:
        try:
            page = phone_page(self.house, code, room, voice, say=self._of_cookies(request), asked=_asked_by(request))
        except Refused as refusal:
            page = phone_page(self.house, code, room, voice, say=self.house.language.refusal(refusal))
            return await self.answers.html_in_turn("phone/phone.html", page, 422)
        return await self.answers.html_in_turn("phone/phone.html", page)

    def seat_or_refusal(self, request: Request, room: Room) -> tuple[Seated | None, AnyCode | None]:
        """The seat that a browser has or now gets, or why it gets none."""
        try:
            return self._seated(request, room), None
        except Refused as refusal:
            return None, refusal.code

    def _look(self, request: Request, room: Room, seated: Seated | None) -> Response:
        """What a phone lacks which gets no socket, with the sentence that says so; or the older words it asks for."""
        voice = seated.voice if seated is not None else NOBODY
        had, is_seated = had_by(request.query_params), _is_seated(request)
        try:
            if (asked := _asked_by(request)) is not None:
                text = wire.more(None, had.since or 0, had.mark or "", more.page_of(room, voice, asked))
            else:
                say = self.house.language.sentence("phone.not_live" if is_seated else "phone.no_cookies")
                text = wire.looked(room.hello(Role.PHONE, voice, had)[1], say, seated=is_seated)
        except Refused as refusal:
            text = wire.refused(None, refusal.code, self.house.language.refusal(refusal))
        return Response(text, media_type="application/json")

    def _of_cookies(self, request: Request) -> str | None:
        """What is said to somebody who gave words by a form that came without the cookie of its page."""
        is_off = _GIVEN in request.query_params and not _is_seated(request)
        return self.house.language.sentence("phone.given.no_cookies") if is_off else None

    async def form(self, request: Request) -> Response:
        """The same commands from a plain form: done, back to the page; refused, the page with what was typed."""
        code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        fields = await read_form(request)
        sent = await self.carry_out(request, room, lambda: expect_seat(request, wire.from_form(fields)))
        if sent.refusal is not None:
            response = self._refused(request, code, room, sent.seated, fields, sent.refusal)
        else:
            response = done(request, code, sent.n, _place_of(dict(fields)))
        self.give_seat(response, code, sent.seated)
        return response

    async def carry_out(self, request: Request, room: Room, read: Callable[[], Command]) -> Sent:
        """Has the command done that a form says, which `read` may refuse, for who has a seat or now gets one."""
        seated = self.house.comers.seat(request, room)
        try:
            command = read()
            seated = seated or self.house.comers.new_seat(request, room)
            return Sent(seated, n=await self.do(room, command, seated.voice))
        except Refused as refusal:
            if refusal.code is Code.SEAT_TOO_MANY:
                await self.house.comers.hold(room)
            return Sent(seated, refusal=refusal)

    async def do(self, room: Room, command: Command, voice: Voice) -> int:
        """Has a voice's command done: the entry's number, or `Refused`, a while later for who asks too much."""
        try:
            self._expect_not_too_fast(room, voice, command)
        except Refused:
            await self.house.comers.hold(room)
            raise
        return await room.do(command, By(Role.PHONE, voice))

    def _refused(
        self,
        request: Request,
        code: str,
        room: Room,
        seated: Seated | None,
        fields: list[tuple[str, str]],
        refusal: Refused,
    ) -> Response:
        say = self.house.language.refusal(refusal)
        voice = seated.voice if seated is not None else NOBODY
        if wants_json(request):
            return Response(wire.refused(None, refusal.code, say), media_type="application/json")
        sent = as_sent(fields, refusal, say)
        return self.answers.html("phone/phone.html", phone_page(self.house, code, room, voice, form=sent), 422)

    def _expect_not_too_fast(self, room: Room, voice: Voice, command: Command) -> None:
        """What a phone gives by forms and what it gives by sockets is counted together; forms are slower."""
        now = self.house.timer.now()
        if not self._forms.take(voice, now) or not room.allowances.of(voice).allows(command, now):
            room.allowances.refused(now)
            raise Refused(Code.TOO_FAST)

    async def without_slash(self, request: Request) -> Response:
        """People and programs add one; the page is the same."""
        code, _room = await self.answers.room(request)
        return RedirectResponse(f"/{code}", 307)

    async def seat(self, request: Request) -> Response:
        """A seat for a client that keeps no cookies; why there is none, by its code and in a sentence, else."""
        _code, room = await self.answers.room(request)
        check_origin(request, self.house.own)
        try:
            return JSONResponse({"seat": self.house.comers.new_seat(request, room).seat})
        except Refused as refusal:
            await self.house.comers.hold(room)
            body = wire.refused(None, refusal.code, self.house.language.refusal(refusal))
            status = 403 if refusal.code is Code.DOOR_SEATED else 429
            return Response(body, status, when_again(f"public.{refusal.code}"), media_type="application/json")

    def _seated(self, request: HTTPConnection, room: Room) -> Seated:
        """The seat in the cookie and its voice, or a new one, or `Refused`."""
        return self.house.comers.seat(request, room) or self.house.comers.new_seat(request, room)

    def give_seat(self, response: Response, code: str, seated: Seated | None) -> None:
        """Lets the browser keep its seat."""
        if seated is None:
            return
        # Lax, not strict: a phone that comes by a link in a message is still the same phone, with its own words.
        response.set_cookie(
            SEAT_COOKIE,
            seated.seat,
            SEAT_AGE_S,
            path=f"/{code}",
            httponly=True,
            samesite="lax",
            secure=self.house.is_secure,
        )


def _asked_by(request: Request) -> wire.AskMore | None:
    """Which older words a browser asks for, if any; refuses what is none of a page's links."""
    name = request.query_params.get("list")
    return None if name is None else wire.asked_more(name, request.query_params.get("before"))


def _place_of(fields: Mapping[str, str]) -> str:
    """Where on the page somebody pressed: they come back there, and see what became of it. "" is the top."""
    do = fields["do"]
    if do in ("theme.support", "theme.place"):
        return f"#{fields['theme']}"
    if do == "phrase.echo":
        return f"#{fields['id']}"
    if do == "readback.answer":
        return "#readback"
    if do.startswith("reflection."):
        return "#reflection"
    return "" if do in ("phrase.offer", "note.offer") else "#your-words"


def wants_json(request: Request) -> bool:
    """Whether a script asks, which wants no page."""
    return "text/html" not in (accept := request.headers.get("accept", "")) and "application/json" in accept


def _is_seated(request: Request) -> bool:
    """Whether the browser keeps the cookie that the page gives it."""
    return bool(request.cookies.get(SEAT_COOKIE))


def expect_seat(request: Request, command: Command) -> Command:
    """A command that may come without a seat; refuses others: each press would be another person's."""
    if not isinstance(command, MakeCommand) and not _is_seated(request):
        raise Refused(Code.SEAT_NONE)
    return command


def done(request: Request, code: str, n: int, place: str = "") -> Response:
    """The way back to the page or a `place` below it; where no cookies are kept, the page says what that means."""
    if wants_json(request):
        return Response(wire.done(None, n), media_type="application/json")
    return RedirectResponse(f"/{code}{place}" if _is_seated(request) else f"/{code}?{_GIVEN}=1", 303)
