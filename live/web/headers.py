"""The headers of answers: what a page may load, and that nobody keeps it, frames it or is told where people were."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from live.web.own_address import OwnAddress


class Headers:
    """The headers that every answer has: what a page may load, and that nobody keeps, frames or is told of it."""

    def __init__(self, app: ASGIApp, *, own: OwnAddress) -> None:
        self.app = app
        self.own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on; adds the headers where an answer starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = HTTPConnection(scope).headers.get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), host, self.own)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def add_headers(headers: MutableHeaders, host: str, own: OwnAddress) -> None:
    """
    Adds what every answer has, and what a page has; files of a page do without, a phone pays for every byte.

    `host` is what was asked; it counts only where nobody said the address. Over http a browser ignores the opener
    policy and complains of it.
    """
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Cache-Control", "no-store")
    if headers.get("content-type", "").startswith("text/html"):
        headers["Content-Security-Policy"] = content_policy(own.sockets(host))
        headers["Referrer-Policy"] = "same-origin"  # with none, forms come with "Origin: null"
        if own.url.startswith("https:"):
            headers["Cross-Origin-Opener-Policy"] = "same-origin"


def content_policy(sockets: str) -> str:
    """What a page may load: from here only. Sockets are named, for browsers that do not count them as `self`."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self'{sockets}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
