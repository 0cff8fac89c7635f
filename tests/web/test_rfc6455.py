"""
Our sockets and the standard (RFC 6455): spoken to by hand, over no network, and held against the library's own reading.

A line here is the real `Socket`, let in by a door that lets everybody in, to a client that remembers what it was told.
"""

import os
import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from websockets.frames import Frame, Opcode
from websockets.protocol import CLIENT, SERVER, Protocol, State

from live.room import frames
from live.room.wire import FRAME_LIMIT_BYTES
from live.web import sockets
from live.web.sockets import Entrance, Socket
from tests.strangers import KEY, frame

# A night's worth: CENTO_FRAMES=100000 (`python -m tests.overnight` asks for it).
FRAMES = int(os.environ.get("CENTO_FRAMES", "3000"))

MORE, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
HANDSHAKE = (
    f"GET /x/live HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n\r\n"
).encode()
HELLO = "everything so far"


class FakeTransport:
    """Remembers what was written to it, and whether it was closed or cut off."""

    def __init__(self) -> None:
        self.written = b""
        self.end = ""
        self.is_read = True

    def write(self, said: bytes) -> None:
        assert not self.end, "nothing is written to a line that is over"
        self.written += said

    def close(self) -> None:
        self.end = self.end or "closed"

    def abort(self) -> None:
        self.end = "cut off"

    def pause_reading(self) -> None:
        self.is_read = False

    def resume_reading(self) -> None:
        self.is_read = True

    def get_extra_info(self, _name: str) -> tuple[str, int]:
        return "127.0.0.1", 1


class FakeClient:
    """Remembers what it took, and says hello."""

    def __init__(self) -> None:
        self.took: list[str] = []
        self.is_over = False

    def begin(self, line: Socket, first: bytes) -> None:
        line.write(first + frames.text(HELLO.encode()))

    def take(self, text: str) -> None:
        assert not self.is_over
        self.took.append(text)

    def end(self) -> None:
        self.is_over = True


class Spoken:
    """A line that was let in, and what it heard and said since."""

    def __init__(self) -> None:
        self.client = FakeClient()
        self.state = SimpleNamespace(connections=set(), default_headers=[])
        entrance = Entrance(lambda *_: cast("Any", self.client), lambda: True, cast("Any", FakeClient))
        self.line = entrance(server_state=self.state)
        self.transport = FakeTransport()
        self.line.connection_made(cast("Any", self.transport))
        self.hears(HANDSHAKE)
        self.reader = Protocol(CLIENT, state=State.OPEN)
        self.reader.receive_data(self.transport.written.partition(b"\r\n\r\n")[2])
        self.heard = len(self.transport.written)
        assert [bytes(each.data) for each in self._events()] == [HELLO.encode()], "it is let in"

    def hears(self, said: bytes, step: int = 0) -> "Spoken":
        """Hands bytes to the line, a few at a time, as long as it is not over."""
        for at in range(0, len(said), step or max(len(said), 1)):
            if not self.transport.end:
                self.line.data_received(said[at : at + (step or len(said))])
        return self

    def _events(self) -> Iterator[Frame]:
        yield from cast("list[Frame]", self.reader.events_received())

    def answers(self) -> list[tuple[int, bytes]]:
        """The frames that it has sent since, which a strict client can read."""
        said, self.heard = self.transport.written[self.heard :], len(self.transport.written)
        self.reader.receive_data(said)
        assert self.reader.parser_exc is None
        return [(int(each.opcode), bytes(each.data)) for each in self._events()]

    def code(self) -> int | None:
        """With which code it said farewell, if it did."""
        return next((int.from_bytes(said[:2], "big") for kind, said in self.answers() if kind == CLOSE), None)


# What is taken


@pytest.mark.parametrize("step", [0, 1, 3])
@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 1000, FRAME_LIMIT_BYTES])
def test_a_text_of_any_size_is_taken_however_it_is_cut(size: int, step: int) -> None:
    if step and size > 1000:
        step *= 1000
    spoken = Spoken().hears(frame(TEXT, b"x" * size) + frame(TEXT, b"next"), step)

    assert spoken.client.took == ["x" * size, "next"]


def test_a_mask_is_taken_off() -> None:
    said, mask = "zwei Stühle".encode(), b"\x12\x00\xfe\x34"
    masked = bytes(each ^ mask[at % 4] for at, each in enumerate(said))

    spoken = Spoken().hears(bytes((0x81, 0x80 | len(said))) + mask + masked)

    assert spoken.client.took == ["zwei Stühle"]


def test_what_is_said_in_pieces_is_taken_whole_and_pings_between_them_are_answered() -> None:
    said = "two 🪑🪑, same height".encode()
    pieces = [frame(TEXT if not at else MORE, said[at : at + 1], is_last=False) for at in range(len(said))]
    spoken = Spoken().hears(b"".join(each + frame(PING, b"there?") for each in pieces) + frame(MORE))

    assert spoken.client.took == [said.decode()]
    assert spoken.answers() == [(PONG, b"there?")] * len(pieces)


def test_a_ping_is_answered_with_what_it_says_and_a_pong_with_nothing() -> None:
    spoken = Spoken().hears(frame(PING, b"x" * 125) + frame(PONG, b"unasked") + frame(PING))

    assert spoken.answers() == [(PONG, b"x" * 125), (PONG, b"")]


def test_what_is_no_text_says_nothing_and_the_line_lives_on() -> None:
    spoken = Spoken().hears(frame(BINARY, b"\x00\xff") + frame(TEXT, b"on it goes"))

    assert spoken.client.took == ["", "on it goes"]


@pytest.mark.parametrize("text", ["ü", "—", "🪑"])
def test_text_that_ends_in_the_middle_of_a_letter_is_no_text_wherever_it_is_split(text: str) -> None:
    whole = f"a{text}b".encode()
    for split in range(len(whole)):
        both = frame(TEXT, whole[:split], is_last=False) + frame(MORE, whole[split:])
        assert Spoken().hears(both).client.took == [f"a{text}b"]
    for cut in range(2, len(text.encode()) + 1):
        spoken = Spoken().hears(frame(TEXT, whole[:cut]))

        assert spoken.code() == 1007
        assert spoken.client.took == []
        assert spoken.client.is_over


# What is not


NOT_ALLOWED = {
    "not masked": (b"\x81\x05hello", 1002),
    "a reserved bit": (bytes((0xC1, 0x80)) + bytes(4), 1002),
    "an unknown kind": (frame(3), 1002),
    "an unknown farewell": (frame(11), 1002),
    "a ping in pieces": (frame(PING, is_last=False), 1002),
    "a ping that says too much": (frame(PING, b"x" * 126), 1002),
    "a piece of nothing": (frame(MORE, b"hello"), 1002),
    "a text in a text": (frame(TEXT, b"a", is_last=False) + frame(TEXT, b"b"), 1002),
    "a farewell of one byte": (frame(CLOSE, b"\x03"), 1002),
    "a farewell with no reason there is": (frame(CLOSE, (1005).to_bytes(2, "big")), 1002),
    "a farewell that is no text": (frame(CLOSE, (1000).to_bytes(2, "big") + b"\xff"), 1007),
    "no text": (frame(TEXT, b"\xff\xfe"), 1007),
    "half a letter in pieces": (frame(TEXT, b"\xc3", is_last=False) + frame(MORE), 1007),
    "too much": (frame(TEXT, b"x" * (FRAME_LIMIT_BYTES + 1)), 1009),
    "too much in pieces": (frame(TEXT, b"x" * FRAME_LIMIT_BYTES, is_last=False) + frame(MORE, b"x"), 1009),
    "far too much, of which nothing has come": (b"\x81\xff" + (1 << 62).to_bytes(8, "big") + bytes(4), 1009),
}


@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize(("said", "code"), NOT_ALLOWED.values(), ids=NOT_ALLOWED)
def test_what_the_standard_does_not_allow_ends_the_line_with_its_code(said: bytes, code: int, step: int) -> None:
    spoken = Spoken().hears(frame(TEXT, b"before") + said + frame(TEXT, b"after"), step if len(said) < 999 else 0)

    assert spoken.client.took == ["before"]
    assert spoken.code() == code
    assert spoken.transport.end == "closed"
    assert spoken.client.is_over


def test_a_message_of_endless_pieces_is_cut_off() -> None:
    many = frame(MORE, is_last=False) * sockets.PIECES_LIMIT

    assert Spoken().hears(frame(TEXT, b"{", is_last=False) + many).transport.end == "cut off"


# Farewells


@pytest.mark.parametrize("said", [b"", (1000).to_bytes(2, "big"), (4999).to_bytes(2, "big") + "tschüs".encode()])
def test_a_farewell_is_answered_with_the_same_and_what_came_before_it_is_taken(said: bytes) -> None:
    spoken = Spoken().hears(frame(TEXT, b"first this") + frame(CLOSE, said) + frame(TEXT, b"too late"))

    assert spoken.client.took == ["first this"]
    assert spoken.answers() == [(CLOSE, said)]
    assert spoken.transport.end == "closed"


def test_after_our_farewell_nothing_is_taken_and_the_line_ends_with_theirs() -> None:
    spoken = Spoken()
    spoken.line.close(1008)
    assert spoken.line.is_going

    spoken.hears(frame(TEXT, b"too late") + frame(PING))
    assert (spoken.client.took, spoken.client.is_over, spoken.transport.end) == ([], True, "")
    spoken.hears(frame(CLOSE, (1008).to_bytes(2, "big")))

    assert spoken.code() == 1008
    assert spoken.transport.end == "closed"


def test_who_is_going_already_says_farewell_once() -> None:
    spoken = Spoken()

    spoken.line.close(1008)
    spoken.line.close(1013)
    spoken.line.shutdown()

    assert spoken.answers() == [(CLOSE, (1008).to_bytes(2, "big"))]
    assert spoken.transport.end == "closed"


# Anything


def read_by_library(said: bytes) -> tuple[list[str], set[int | None]]:
    """
    What the library takes of some bytes, and with which code it says farewell; either will do where theirs had come
    before the line saw that what stood in front of it is no text.
    """
    library, took, pieces = Protocol(SERVER, state=State.OPEN, max_size=FRAME_LIMIT_BYTES), [], b""
    library.receive_data(said)
    is_text, code = True, None if library.close_sent is None else int(library.close_sent.code)
    for event in cast("list[Frame]", library.events_received()):
        if event.opcode in (Opcode.TEXT, Opcode.BINARY):
            is_text, pieces = event.opcode is Opcode.TEXT, b""
        if event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            pieces += event.data
            if event.fin:
                try:
                    took.append(pieces.decode() if is_text else "")
                except UnicodeDecodeError:
                    return took, {1007, code}
    return took, {code}


SOUND = [
    frame(TEXT, b'{"do":"beat"}'),
    frame(TEXT, "zwei Stühle, gleich hoch 🪑".encode() * 8),
    frame(TEXT, b"in ", is_last=False) + frame(PING, b"?") + frame(MORE, b"pieces"),
    frame(PING, b"there?"),
    frame(PONG),
    frame(BINARY, b"\x00\x01"),
    frame(CLOSE, (1000).to_bytes(2, "big")),
]


def damaged(chance: random.Random) -> bytes:
    """A few sound frames of which some bytes were changed, doubled, dropped or put in."""
    whole = bytearray(b"".join(chance.choices(SOUND, k=chance.randrange(1, 4))))
    for _ in range(chance.randrange(3)):
        at, many = chance.randrange(len(whole) + 1), chance.randrange(1, 4)
        whole[at : at + chance.choice((0, many))] = chance.choice((b"", chance.randbytes(many), whole[at : at + many]))
    return bytes(whole)


def test_damaged_frames_are_read_as_the_library_reads_them_however_they_are_cut() -> None:
    chance = random.Random(6455)
    for _ in range(FRAMES):
        said = damaged(chance)
        took, codes = read_by_library(said)

        spoken = Spoken().hears(said, chance.choice((0, 0, 1, 7)))

        code = spoken.code()
        assert spoken.client.took == took, said
        assert (1005 if code == 0 else code) in codes, said
