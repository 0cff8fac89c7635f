"""Turns away what is asked of another host than ours, where somebody said the address at which people reach us."""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from live.web.answers import Answers


class OwnHostOnly:
    """Lets through what is asked of us, and static files, which the page that says where we are is made with."""

    def __init__(self, app: ASGIApp, *, answers: Answers) -> None:
        self.app = app
        self.answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on, or answers 421 with the address that people know."""
        host = HTTPConnection(scope).headers.get("host", "")
        if self.answers.house.own.has_host(host) or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            socket = WebSocket(scope, receive, send)
            await socket.send_denial_response(PlainTextResponse(self.answers.where_we_are(), 421))
        else:
            await self.answers.other_host()(scope, receive, send)
