"""The headers of answers: what a page may load, and that nobody keeps it, frames it or is told where people were."""

import re

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Headers:
    """The headers that every answer has: what a page may load, and that nobody keeps, frames or is told of it."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app = app
        self.secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on; adds the headers where an answer starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = HTTPConnection(scope).headers.get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), host, secure=self.secure)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def add_headers(headers: MutableHeaders, host: str, *, secure: bool) -> None:
    """
    Adds what every answer has, and what a page has; files of a page do without, a phone pays for every byte.

    `secure`: people reach the server over https. Over http a browser ignores the opener policy and complains of it.
    """
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Cache-Control", "no-store")
    if headers.get("content-type", "").startswith("text/html"):
        headers["Content-Security-Policy"] = content_policy(host)
        headers["Referrer-Policy"] = "same-origin"  # with none at all, browsers send forms with a null origin
        if secure:
            headers["Cross-Origin-Opener-Policy"] = "same-origin"


_HOST = re.compile(r"[A-Za-z0-9.\-\[\]:]{1,255}")


def content_policy(host: str) -> str:
    """What a page may load: from here only. Sockets are named, for browsers that do not count them as `self`."""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self'{sockets}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
