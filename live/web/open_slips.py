"""
Slips that are open in a browser: known by a token that nobody else has, until it is closed or its time is over.

The rule here: what a browser keeps is neither the code nor made from it, and opens nothing once it is closed. Memory is
bounded, and a server that was started anew has none: then the code is typed again.
"""

import secrets
from collections import OrderedDict
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from live.room.timer import Timer

# More than are open at once in the largest hall; who opened one longest ago types the code again.
MOST = 4096


class _Open(NamedTuple):
    day: str
    given_id: str
    until: float


class OpenSlips:
    """The slips that are open at one page, in all browsers, each for `lasts_s` seconds from when it was looked at."""

    def __init__(self, page: str, timer: Timer, lasts_s: float) -> None:
        self._page = page
        self._timer = timer
        self._lasts_s = lasts_s
        self._open: OrderedDict[str, _Open] = OrderedDict()  # by token, the one that was opened last at the end

    @property
    def cookie(self) -> str:
        """The name of the cookie with the token."""
        return f"cento-{self._page}"

    def open(self, response: Response, code: str, day: str, given_id: str, *, is_secure: bool) -> None:
        """From now on the browser that gets this response has the slip of these words open."""
        token = secrets.token_urlsafe(18)
        self._open[token] = _Open(day, given_id, self._timer.now() + self._lasts_s)
        if len(self._open) > MOST:
            self._open.popitem(last=False)
        self._give(response, code, token, is_secure=is_secure)

    def keep_open(self, request: Request, response: Response, code: str, *, is_secure: bool) -> None:
        """Somebody looked: the time of the slip that is open in their browser begins anew."""
        token = request.cookies.get(self.cookie, "")
        self._open[token] = self._open[token]._replace(until=self._timer.now() + self._lasts_s)
        self._give(response, code, token, is_secure=is_secure)

    def in_browser(self, request: Request, day: str) -> str | None:
        """The id of the words whose slip of that day a browser has open, or None."""
        found = self._open.get(request.cookies.get(self.cookie, ""))
        is_open = found is not None and found.day == day and self._timer.now() < found.until
        return found.given_id if found is not None and is_open else None

    def left_s(self, request: Request) -> int:
        """For how many seconds more it is open in that browser."""
        found = self._open.get(request.cookies.get(self.cookie, ""))
        return 0 if found is None else max(0, round(found.until - self._timer.now()))

    def close(self, request: Request, response: Response, code: str) -> None:
        """The browser has none open any more, also where it keeps the cookie."""
        self._open.pop(request.cookies.get(self.cookie, ""), None)
        response.delete_cookie(self.cookie, path=f"/{code}/{self._page}")

    def _give(self, response: Response, code: str, token: str, *, is_secure: bool) -> None:
        response.set_cookie(
            self.cookie,
            token,
            round(self._lasts_s),
            path=f"/{code}/{self._page}",
            httponly=True,
            samesite="strict",
            secure=is_secure,
        )
