"""
Forms without JavaScript: what a browser may post, from where, and what is kept when it is refused.

The rule here: a form that another site made is refused; a client that is no browser says no origin and needs none.
"""

import secrets
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

from live.day.refusals import Code, Refused

# A form here is a few hundred bytes; a body beyond this is not a person.
BODY_LIMIT_BYTES = 64 * 1024


async def read_form(request: Request) -> list[tuple[str, str]]:
    """The fields of a urlencoded form; 413 for a body that no form of ours sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT_BYTES:
            raise HTTPException(413, "That is more than this page takes. Send less at once.")
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def is_own_origin(request: HTTPConnection, url: str) -> bool:
    """
    Whether a page of this server asks, going by what the browser says of where the request comes from.

    `url` is the server's own address: behind a proxy the request names another host than people's browsers do.
    """
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:  # no browser says such a thing
        return False
    return bool(origin) and origin in (request.headers.get("host"), urlsplit(url).netloc)


def check_origin(request: Request, url: str) -> None:
    """Refuses a form sent by somebody else's page; a client that is no browser says no origin."""
    if "origin" in request.headers and not is_own_origin(request, url):
        raise HTTPException(403, "That came from another site. Open this day's own page and try there.")


def as_sent(fields: list[tuple[str, str]], refusal: Refused, say: str) -> dict[str, object]:
    """What a form sent and why it was not done, for the page that keeps it."""
    kept = dict.fromkeys(("do", "id", "text", "theme", "lang", "gloss"), "") | dict(fields)
    if refusal.code is Code.ID_TAKEN:  # the form came from the browser's history; its words need an id of their own
        kept["id"] = new_id()
    uses = [value for name, value in fields if name == "uses"]
    return {**kept, "uses": uses, "code": refusal.code.value, "say": say}


def new_id() -> str:
    """An id for a form that has not been sent yet: sent twice, it still gives its words once."""
    return secrets.token_urlsafe(12)
