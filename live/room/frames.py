"""
Websocket frames as bytes (RFC 6455): those that go out, and the quick way to read what clients send nearly always.

The rules here: nothing goes out in pieces, packed or masked. What comes in is read here only where it is one whole
text, ping or pong of at most `FRAME_LIMIT_BYTES`, as it should be; whatever else there is the library reads, which
knows every case. So nothing is ever refused here.
"""

from typing import NamedTuple

from live.room.wire import FRAME_LIMIT_BYTES

TEXT, PING, PONG = 0x1, 0x9, 0xA

_LAST = 0x80  # of the pieces of a message, and the only one
_MASKED = 0x80
# A size of two bytes follows; and the largest that stands in the second byte itself, which is also all a ping may have.
_TWO_BYTES, _SMALL = 126, 125
_QUICK = frozenset(_LAST | opcode for opcode in (TEXT, PING, PONG))


def text(said: bytes, after: bytes = b"") -> bytes:
    """A text frame, behind what else goes out with it; a hello is long enough to be copied only once."""
    return b"".join((after, _head(TEXT, len(said)), said))


def ping() -> bytes:
    """Asks whether somebody is there."""
    return _head(PING, 0)


def pong(said: bytes) -> bytes:
    """The answer to a ping, which has to say the same."""
    return _head(PONG, len(said)) + said


def _head(opcode: int, size: int) -> bytes:
    if size <= _SMALL:
        return bytes((_LAST | opcode, size))
    if size < 1 << 16:
        return bytes((_LAST | opcode, _TWO_BYTES)) + size.to_bytes(2, "big")
    return bytes((_LAST | opcode, _TWO_BYTES + 1)) + size.to_bytes(8, "big")


class Came(NamedTuple):
    """A frame that came: its kind, what it says, and where the next one begins; where nothing has come whole, at 0."""

    opcode: int
    said: bytes
    end: int


_NOT_WHOLE = Came(0, b"", 0)


def quick(data: bytes, at: int) -> Came | None:
    """The frame that begins there, or None for one that the library has to read; `end` is 0 while it is not whole."""
    if data[at] not in _QUICK:
        return None
    size, begin = (data[at + 1] ^ _MASKED if len(data) > at + 1 else 0), at + 6
    if size == _TWO_BYTES and data[at] == _LAST | TEXT:
        size, begin = int.from_bytes(data[at + 2 : at + 4], "big"), at + 8
    elif size > _SMALL:  # a larger one, one that is not masked, or a ping that says too much
        return None
    if len(data) < begin:
        return _NOT_WHOLE
    if size > FRAME_LIMIT_BYTES:
        return None
    end = begin + size
    return (
        Came(data[at] ^ _LAST, _unmasked(data[begin:end], data[begin - 4 : begin]), end)
        if end <= len(data)
        else _NOT_WHOLE
    )


def _unmasked(said: bytes, mask: bytes) -> bytes:
    size = len(said)
    whole_mask = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(said, "little") ^ int.from_bytes(whole_mask, "little")).to_bytes(size, "little")
