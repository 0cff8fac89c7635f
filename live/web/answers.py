"""
What every endpoint needs: the room that is meant, and the answer where there is none.

The rules here: a refused request is an `HTTPException` whose detail is the code of a sentence. One shape for errors:
`refused.html`, with that sentence and the way on.
"""

from contextlib import AbstractAsyncContextManager
from typing import NamedTuple
from urllib.parse import quote

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response

from live.room.room import Room
from live.web.comers import Seated
from live.web.headers import add_headers
from live.web.house import House
from live.web.page_turns import PageTurns
from live.web.site import Site
from live.web.typed_address import as_people_read

# How what could not be done is headed, by its sentence or by its status. Below: what is said of those that the
# framework makes, or that are a mistake of ours.
_TITLES: dict[int | str, str] = {
    "public.door.seated": "public.title.door",
    403: "public.title.forbidden",
    404: "public.title.not_found",
    413: "public.title.too_large",
    429: "public.title.too_many",
    503: "public.title.too_many",
    500: "public.title.our_mistake",
}
# After how many seconds it is worth trying again.
_WAITS = {"public.too_many": 60, "public.seat.too_many": 15, "public.line.too_many": 20}
_SENTENCES = {404: "public.no_page", 500: "public.our_mistake"}


class RefusedPage(msgspec.Struct, frozen=True):
    """Whatever could not be done: what happened in a sentence, under a title; `way` is an address that helps."""

    title: str
    say: str
    way: str | None = None


class Wrong(NamedTuple):
    """The answer to a wrong key: its status, and the code of its sentence."""

    status: int
    code: str


class Answers:
    """Finds the room a request means; answers where something is wrong."""

    def __init__(self, house: House, site: Site) -> None:
        self.house = house
        self.html = site.html
        self.say = house.language.sentence
        self._pieces = site.pieces
        self._turns = PageTurns(house.is_busy)

    async def room(self, request: Request) -> tuple[str, Room]:
        """The code and the room of a page's address; leads on, or refuses, where it is not quite that of a room."""
        typed = request.path_params["code"]
        if "." in typed:  # favicon.ico and the like, which browsers ask for by themselves
            raise HTTPException(404, "public.no_page")
        found = await self.find(request, typed)
        if request.method == "GET" and typed != found[0]:  # cookies are kept for one spelling
            rest = request.url.path.lstrip("/").partition("/")[2]
            raise HTTPException(307, headers={"Location": quote(f"/{found[0]}/{rest}".rstrip("/"))})
        return found

    async def find(self, asked: HTTPConnection, typed: str) -> tuple[str, Room]:
        """The code and the room for what somebody typed; 404 where there is none, 429 for who guesses."""
        found = self.house.find(typed)
        await self.house.comers.expect_code(asked, found[1] if found is not None else None)
        assert found is not None, "expected"
        return found

    def turn(self, asked: HTTPConnection, seated: Seated | None) -> AbstractAsyncContextManager[None]:
        """A turn to make a page in, for whoever sits there, or else for that address."""
        return self._turns.turn(self.house.comers.address(asked) if seated is None else seated.voice)

    async def html_in_turn(self, template: str, page: msgspec.Struct, status: int = 200) -> Response:
        """A page of whoever has the turn; words that come while it is made do not wait for it."""
        return HTMLResponse(await self._turns.put_together(self._pieces(template, page)), status)

    async def wrong_key(self, asked: HTTPConnection) -> Wrong:
        """Counts a wrong key; its answer, later and another one when there were too many."""
        if await self.house.comers.is_one_too_many(asked):
            return Wrong(429, "public.too_many")
        return Wrong(403, "public.wrong_key")

    def where_we_are(self) -> str:
        """What is said to whoever asks another host than ours."""
        return self.say("public.other_host", address=as_people_read(self.house.url))

    def other_host(self) -> Response:
        """The page for whoever asks another host than ours."""
        page = RefusedPage(self.say("public.title.other_host"), self.where_we_are(), self.house.url)
        return self.html("public/refused.html", page, 421)

    async def gone(self, _request: HTTPConnection, _error: Exception) -> Response:
        """Whoever asked has hung up, and nobody reads this."""
        return Response(status_code=400)

    async def refuse(self, request: Request, error: Exception) -> Response:
        """The answer to what an endpoint raised; a bug says nothing of itself here, the server has logged it."""
        status, code = _status_and_code(error)
        if isinstance(error, HTTPException) and status < 400:
            return Response(status_code=status, headers=error.headers)
        title = _TITLES.get(code) or _TITLES.get(status, "public.title.other")
        response = self.html("public/refused.html", RefusedPage(self.say(title), self.say(code)), status)
        response.headers.update(when_again(code))
        if code == "public.seat.too_many":  # whoever waits with the page before them is let in by itself
            response.headers["Refresh"] = str(_WAITS[code])
        if status == 500:  # made outside of what adds them to every other answer
            add_headers(response.headers, request.headers.get("host", ""), self.house.own)
        return response


def when_again(code: str) -> dict[str, str]:
    """The header that says when it is worth trying again what was refused with this sentence, if it is."""
    return {"Retry-After": str(_WAITS[code])} if code in _WAITS else {}


def _status_and_code(error: Exception) -> tuple[int, str]:
    """The status of what was raised and the code of its sentence; the framework's own errors bring none along."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if isinstance(error, HTTPException) and error.detail.startswith("public."):
        return status, error.detail
    return status, _SENTENCES.get(status, "public.not_asked_so")
