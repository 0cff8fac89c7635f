"""A browser without a script, for those of a rehearsal who have no phone: it sends plain forms and keeps cookies."""

import asyncio
import http.client
from collections.abc import Callable, Mapping
from functools import partial
from http.cookies import SimpleCookie
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

Answer = TypeVar("Answer")

AGAIN_S = 0.5

_FORM = "application/x-www-form-urlencoded"


async def patiently(ask: Callable[[], Answer]) -> Answer:
    """Asks in a thread; again where the line breaks or the server has no room, until cancelled, as it may be ending."""
    while True:
        try:
            return await asyncio.to_thread(ask)
        except (OSError, http.client.HTTPException):
            await asyncio.sleep(AGAIN_S)


class Browser:
    """One person's browser; `address` is that of a day as its clients have it: ws://host:port/code."""

    def __init__(self, address: str) -> None:
        self._day = urlsplit(address)
        self._cookies: SimpleCookie = SimpleCookie()

    async def send(self, page: str, fields: Mapping[str, str]) -> bool:
        """Sends a form of a page; whether it was done, which leads on to another page."""
        return await patiently(partial(self._send, page, fields))

    def _send(self, page: str, fields: Mapping[str, str]) -> bool:
        connection = http.client.HTTPConnection(self._day.hostname or "", self._day.port, timeout=30)
        cookies = "; ".join(f"{name}={kept.value}" for name, kept in self._cookies.items())
        try:
            headers = {"Content-Type": _FORM, "Cookie": cookies}
            connection.request("POST", f"{self._day.path}/{page}", urlencode(fields), headers)
            answer = connection.getresponse()
            for given in answer.headers.get_all("set-cookie", []):
                self._cookies.load(given)
            return answer.status == http.client.SEE_OTHER
        finally:
            connection.close()
