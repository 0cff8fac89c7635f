"""
Refuses a request that says twice how long it is.

With both a length and chunks, a proxy and this server may see two different ends of it, and what stands between the two
ends is taken for somebody else's request. No browser sends both; the line is closed behind the answer.
"""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from live.web.answers import Answers


class OneLength:
    """Lets through what says its length once, or not at all."""

    def __init__(self, app: ASGIApp, *, answers: Answers) -> None:
        self.app = app
        self.answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on, or answers 400 and closes the line."""
        if scope["type"] == "http" and self._says_it_twice(Headers(scope=scope)):
            refused = PlainTextResponse(self.answers.say("public.not_asked_so"), 400, {"Connection": "close"})
            await refused(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    @staticmethod
    def _says_it_twice(headers: Headers) -> bool:
        return "transfer-encoding" in headers and "content-length" in headers
