"""What strangers can write into the server's own log: next to nothing."""

import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest

from live.web.strangers import EVERY_S, LOGS, Strangers
from tests.cast import TestHouse
from tests.fakes import FakeTimer
from tests.strangers import frame, handshake, hang_up, strangers

MANY = 20
HALF_A_POST = b"POST /{code} HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\ntext=hello"
BROKEN = {
    "half a post": HALF_A_POST,
    "half a key": HALF_A_POST.replace(b"{code}", b"{code}/desk"),
    "a chunk of no size": b"POST /{code} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\ntext=hello",
    "a chunk where none is read": b"POST /{code}/seat HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "no http": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
    "half of it http": b"GET /{code} HTTP/1.1\r\nHost: x\r\n\r\n\x00hello\r\n\r\n",
    "an upgrade to nothing we know": b"GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n",
    "a socket without a key": b"GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
}
FRAMES = {
    "cut": b"",
    "no text": frame(1, b"\xff\xfe"),
    "no text, and farewell": frame(1, b"\xff\xfe") + frame(8),
    "a piece of nothing": frame(0, b"hello"),
    "a bad farewell": frame(8, b"\x00"),
    "an unknown kind": frame(3),
    "half a frame": frame(1, b"{}")[:-1],
    "no json": frame(1, b"hello"),
    "too much": frame(1, b"hello" * 9000),
    "not masked": b"\x81\x05hello",
}


@pytest.fixture
def written(house: TestHouse) -> Iterator[list[str]]:
    """All that the server writes into its log, as it is written."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    assert house.room, "it has set up its log before"
    for log in LOGS:
        logging.getLogger(log).addHandler(handler)
    yield lines
    for log in LOGS:
        logging.getLogger(log).removeHandler(handler)


def slow(line: str) -> bool:
    """What asyncio says of a busy machine while tests watch it."""
    return "Executing <" in line


@pytest.mark.parametrize("says", BROKEN.values(), ids=BROKEN)
async def test_broken_requests_write_a_line_at_most(house: TestHouse, written: list[str], says: bytes) -> None:
    async with strangers(house, MANY, says) as lines:
        await hang_up(house, lines)

    told = [line for line in written if not slow(line)]
    assert len(told) <= 2, "one of what could not be read, one of those that went"
    assert all(len(line) < 120 and "hello" not in line and house.code not in line for line in told)


@pytest.mark.parametrize("says", FRAMES.values(), ids=FRAMES)
async def test_broken_sockets_write_a_line_at_most(house: TestHouse, written: list[str], says: bytes) -> None:
    seat = await house.seat()
    async with strangers(house, MANY, handshake(house, seat) + says) as lines:
        await hang_up(house, lines)

    told = [line for line in written if not slow(line)]
    assert len(told) <= 2
    assert all(len(line) < 120 and "hello" not in line and seat not in line for line in told)


async def test_what_a_minute_held_back_is_counted_in_the_next_line(house: TestHouse, written: list[str]) -> None:
    async def somebody_is_cut_off() -> None:
        async with strangers(house, 1, BROKEN["no http"]) as (line,):
            await line.is_cut_off()

    for _ in range(3):
        await somebody_is_cut_off()
    house.timer.advance(EVERY_S)
    await somebody_is_cut_off()

    told = [line for line in written if not slow(line)]
    assert told[0] == "WARNING Something came over a line that is no request, or that nobody understands."
    assert told[1:] == [f"{told[0]} 2 more like that since the last such line."]


def failure(why: type[Exception]) -> logging.LogRecord:
    try:
        _fail(why)
    except why as error:
        return logging.LogRecord(
            "uvicorn.error", logging.ERROR, "", 1, "It broke", (), (type(error), error, error.__traceback__)
        )


def _fail(why: type[Exception]) -> NoReturn:
    raise why("of ours")


def test_a_mistake_of_ours_is_written_whole_once_a_minute() -> None:
    timer = FakeTimer()
    log = Strangers(timer)
    first, again, other = failure(KeyError), failure(KeyError), failure(ValueError)

    assert [log.filter(each) for each in (first, again, other)] == [True, False, True]
    assert first.exc_info is not None
    assert other.exc_info is not None

    timer.advance(EVERY_S)
    later = failure(KeyError)
    assert log.filter(later)
    assert later.exc_info is not None
    assert later.getMessage() == "It broke 1 more like that since the last such line."
