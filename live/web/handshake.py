"""
The opening handshake of a socket (RFC 6455, section 4), read and answered.

The rules here: only what is whole and beyond doubt is read, so that nothing is ever refused here. Whatever is odd goes
the long way, through the parsers of http and of websockets, which know how to say what is wrong with it.
"""

import base64
import hashlib
import re
from typing import NamedTuple

_HEAD = re.compile(
    rb"GET ([\x21-\x7e]+) HTTP/1\.1\r\n((?:[-!#$%&'*+.^_`|~0-9A-Za-z]+:[\t \x21-\x7e\x80-\xff]*\r\n)+)\r\n"
)
_KEY = re.compile(rb"[A-Za-z0-9+/]{22}==")
_TOKENS = re.compile(rb"[ \t,]*(?:[-!#$%&'*+.^_`|~0-9A-Za-z]+[ \t]*(?:,[ \t,]*|$))*")
# As much as the parser of websockets takes.
_HEADERS_LIMIT = 128
_LINE_LIMIT_BYTES = 8192
# Of these a browser says one; of two nobody knows which counts. (Connection may be said in several lines.)
_ONCE = (b"host", b"upgrade", b"sec-websocket-key", b"sec-websocket-version", b"origin")

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # the standard's own


class Handshake(NamedTuple):
    """What somebody said to open a socket: of which address, with which headers, and where that ends."""

    target: str
    headers: list[tuple[bytes, bytes]]
    key: bytes
    end: int


def read(data: bytes) -> Handshake | None:
    """The handshake with which these bytes begin, or None where they do not, or it is odd."""
    whole = _HEAD.match(data)
    if whole is None:
        return None
    lines = whole[2].split(b"\r\n")
    lines.pop()  # behind the last end of a line stands nothing
    split = [line.split(b":", 1) for line in lines]
    headers = [(name.lower(), value.strip(b" \t")) for name, value in split]
    is_too_long = whole.end() > _LINE_LIMIT_BYTES and max(map(len, (whole[1], *lines))) > _LINE_LIMIT_BYTES - 16
    last = dict(headers)
    if is_too_long or len(lines) > _HEADERS_LIMIT or not _is_upgrade(headers, last):
        return None
    return Handshake(whole[1].decode("ascii"), headers, last[b"sec-websocket-key"], whole.end())


def _is_upgrade(headers: list[tuple[bytes, bytes]], last: dict[bytes, bytes]) -> bool:
    """Whether the headers open a socket, without any doubt; `last` has of each name the last one."""
    return (
        last.get(b"upgrade", b"").lower() == b"websocket"
        and last.get(b"sec-websocket-version") == b"13"
        and _KEY.fullmatch(last.get(b"sec-websocket-key", b"")) is not None
        and b"host" in last
        and b"transfer-encoding" not in last
        and (len(last) == len(headers) or _is_clear(headers))
        and last.get(b"content-length", b"0") == b"0"
        and _is_said(last.get(b"connection", b""))
    )


def _is_clear(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether nothing that counts is said twice; connection may be, in lines that make sense."""
    names = [name for name, _ in headers]
    rest = (value for name, value in headers if name == b"connection")
    return all(names.count(each) <= 1 for each in _ONCE) and all(map(_TOKENS.fullmatch, rest))


def _is_said(connection: bytes) -> bool:
    """Whether the line of the connection asks for an upgrade."""
    is_made_of_tokens = _TOKENS.fullmatch(connection) is not None
    return is_made_of_tokens and b"upgrade" in [token.strip(b" \t") for token in connection.lower().split(b",")]


def answer(key: bytes, more: list[tuple[bytes, bytes]]) -> bytes:
    """What opens the socket: no extension and no protocol is agreed to, whatever was asked; `more` are our headers."""
    proof = base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest())
    lines = (
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + proof,
        *(name + b": " + value for name, value in more),
    )
    return b"\r\n".join((*lines, b"", b""))
