"""
Forms without JavaScript: what a browser may post, from where, and what is kept when it is refused.

The rule here: a form that another site made is refused; a client that is no browser says no origin and needs none.
"""

import secrets
from urllib.parse import parse_qsl

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from live.day.refusals import Code, Refused
from live.web.own_address import OwnAddress

# A form here is a few hundred bytes; a body beyond this is not a person.
BODY_LIMIT_BYTES = 64 * 1024


async def read_form(request: Request) -> list[tuple[str, str]]:
    """The fields of a urlencoded form; 413 for a body that no form of ours sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT_BYTES:
            raise HTTPException(413, "public.too_large")
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def check_origin(request: Request, own: OwnAddress) -> None:
    """Refuses a form sent by somebody else's page; a client that is no browser says no origin."""
    if "origin" in request.headers and not own.has_origin(request):
        raise HTTPException(403, "public.other_site")


class SentForm(msgspec.Struct, frozen=True):
    """What a form sent and why it was not done (`code`, and `say` for the person), for the page that keeps it."""

    do: str
    id: str
    text: str
    theme: str
    lang: str
    gloss: str
    uses: list[str]
    code: str
    say: str


def as_sent(fields: list[tuple[str, str]], refusal: Refused, say: str) -> SentForm:
    """A form that was refused, as the page shows it again; words that need an id of their own get one."""
    sent = dict.fromkeys(("do", "id", "text", "theme", "lang", "gloss"), "")
    sent |= {name: value for name, value in fields if name in sent}
    if refusal.code is Code.ID_TAKEN:  # the form came from the browser's history, with the id of other words
        sent["id"] = new_id()
    sent["text"] = sent["text"] or dict(fields).get("word", "")  # a word that was asked for is what was typed
    uses = [value for name, value in fields if name == "uses"]
    return SentForm(**sent, uses=uses, code=refusal.code.value, say=say)


def new_id() -> str:
    """An id for a form that has not been sent yet: sent twice, it still gives its words once."""
    return secrets.token_urlsafe(12)
