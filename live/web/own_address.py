"""
Under which addresses this server is asked, and what is therefore its own: hosts, origins, sockets.

The rules here: where somebody said the address (`--url`), that one counts, and beside it only those by which this
machine reaches itself; a request to another host is refused, so that no other site can lend us its name. Where nobody
said one, a laptop in a hall is reached by whatever name or number phones have for it, and any host is taken.
"""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

import msgspec
from starlette.requests import HTTPConnection

from live.web.settings import Settings
from live.web.typed_address import PORTS

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared with, not listened on

_HOST = re.compile(r"[A-Za-z0-9.\-\[\]:]{1,255}")


def near(settings: Settings) -> frozenset[str]:
    """The hosts by which this machine itself reaches the server, as a browser names them."""
    listens = () if settings.host in EVERYWHERE else (settings.host,)
    names = [f"[{name}]" if ":" in name else name.lower() for name in ("localhost", "127.0.0.1", "::1", *listens)]
    return frozenset(name if settings.port == PORTS["http"] else f"{name}:{settings.port}" for name in names)


class OwnAddress(msgspec.Struct, frozen=True):
    """The server's address as people reach it; `near`: the hosts taken beside it, or None where any host is."""

    url: str
    near: Collection[str] | None = None

    @property
    def host(self) -> str:
        """The host with its port, where it has one, as browsers name it."""
        return urlsplit(self.url).netloc

    def has_host(self, host: str) -> bool:
        """Whether a request to this host is one to us."""
        if self.near is None:
            return True
        scheme = urlsplit(self.url).scheme
        return host.lower().removesuffix(f":{PORTS[scheme]}") == self.host or host.lower() in self.near

    def has_origin(self, asked: HTTPConnection) -> bool:
        """Whether a page of this server asks, going by what the browser says of where the request comes from."""
        origin = asked.headers.get("origin", "")
        if self.near is not None:
            return origin == self.url or origin in (f"http://{host}" for host in self.near)
        try:
            host = urlsplit(origin).netloc
        except ValueError:  # no browser says such a thing
            return False
        return bool(host) and host in (asked.headers.get("host"), self.host)

    def sockets(self, asked_host: str) -> str:
        """The addresses of sockets for a policy, each after a space; `asked_host` counts where any host does."""
        if self.near is not None:
            return f" {self.url.replace('http', 'ws', 1)}"
        return f" ws://{asked_host} wss://{asked_host}" if _HOST.fullmatch(asked_host) else ""
