"""Lines that owe something: a request, the rest of one, or reading their answer."""

import asyncio

import pytest

from live.web.deadlines import GOING_S, LOOK_EVERY_S, REQUEST_S, SILENT_S, Deadlines
from live.web.sockets import Socket
from tests.cast import Person, TestHouse
from tests.strangers import strangers, until

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
BODY = b"POST /{code} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ndo=phrase"


async def passes(house: TestHouse, seconds: float) -> None:
    """Lets that much time pass, with a look as often as the server looks."""
    for _ in range(round(seconds / LOOK_EVERY_S)):
        await house.timer.wakes_whoever_sleeps(LOOK_EVERY_S)
    await house.timer.is_slept_by(LOOK_EVERY_S)


@pytest.mark.parametrize("says", [HEAD, b"G", BODY], ids=["head", "one byte", "body"])
async def test_half_a_request_is_waited_for_ten_seconds(house: TestHouse, says: bytes) -> None:
    async with strangers(house, 3, says) as lines:
        await until(lambda: house.lines == 3)
        await passes(house, REQUEST_S - LOOK_EVERY_S)
        assert [await line.is_here() for line in lines] == [True] * 3

        await passes(house, 4 * LOOK_EVERY_S)

        for line in lines:
            assert await line.is_cut_off() == b""


async def test_who_says_nothing_is_waited_for_five_seconds(house: TestHouse) -> None:
    async with strangers(house, 3, b"") as lines:
        await until(lambda: house.lines == 3)
        await passes(house, SILENT_S + 3 * LOOK_EVERY_S)

        for line in lines:
            assert await line.is_cut_off() == b""


async def test_a_byte_now_and_then_does_not_keep_a_line(house: TestHouse) -> None:
    async with strangers(house, 1, b"GET / HTTP/1.1\r\nX: ") as (line,):
        await until(lambda: house.lines == 1)
        for _ in range(round(REQUEST_S / LOOK_EVERY_S) + 1):
            await line.says(b"x")
            await house.timer.wakes_whoever_sleeps(LOOK_EVERY_S)
        await passes(house, LOOK_EVERY_S)

        assert await line.is_cut_off() == b""


async def test_a_handshake_that_no_socket_comes_of_is_cut_off(house: TestHouse) -> None:
    many = b"".join(b"X-%d: 1\r\n" % n for n in range(200))  # h11 takes them, websockets does not, and says nothing
    upgrade = HEAD + b"Connection: Upgrade\r\nUpgrade: websocket\r\n" + many + b"\r\n"
    async with strangers(house, 1, upgrade) as (line,):
        await until(lambda: house.lines == 1)
        await passes(house, SILENT_S + 4 * LOOK_EVERY_S)

        assert not (await line.is_cut_off()).startswith(b"HTTP/1.1 101")


@pytest.mark.usefixtures("unwatched")  # a hundred times as slow as it is
async def test_five_hundred_half_requests_are_gone_in_fifteen_seconds_and_a_phone_comes_in(house: TestHouse) -> None:
    async with strangers(house, 500, HEAD):
        await until(lambda: house.lines == 500)
        ada = await house.phone()

        await passes(house, 15)

        await until(lambda: house.lines == 1)
        assert ada.is_here


async def test_a_phone_that_says_nothing_for_an_hour_stays(ada: Person, house: TestHouse) -> None:
    await passes(house, 2 * LOOK_EVERY_S)
    house.timer.advance(3600)
    await passes(house, 2 * LOOK_EVERY_S)

    assert ada.is_here
    assert house.room.readers.phones == 1


async def test_one_request_after_another_on_the_same_line_owes_nothing(house: TestHouse) -> None:
    async with house.http() as client:
        for _ in range(round(2 * REQUEST_S / LOOK_EVERY_S)):
            assert (await client.get("/health")).status_code == 200
            await house.timer.wakes_whoever_sleeps(LOOK_EVERY_S)


async def test_who_is_told_that_it_is_over_and_does_not_read_it_is_cut_off(house: TestHouse) -> None:
    """Its socket is full, so that a close alone would wait for it for ever."""
    ada = await house.phone()
    assert ada.line is not None
    ada.line.transport.pause_reading()
    (line,) = [each for each in house.connections if isinstance(each, Socket)]
    while not line.transport.get_write_buffer_size():
        line.transport.write(bytes(1 << 20))
        await asyncio.sleep(0)
    line.transport.close()
    assert line in house.connections, "it waits to be read, for this test to mean anything"

    await passes(house, GOING_S + 2 * LOOK_EVERY_S)

    await until(lambda: line not in house.connections)
    ada.line.transport.abort()


async def test_a_line_that_is_kept_for_nothing_makes_room_before_one_that_is_half_used(house: TestHouse) -> None:
    deadlines = Deadlines(house.connections, house.timer)
    ada = await house.phone()
    async with house.http() as client, strangers(house, 1, BODY) as (half,), strangers(house, 1, b"") as (silent,):
        await client.get("/health")
        await until(lambda: house.lines == 4)

        assert deadlines.make_room()
        assert await silent.is_cut_off() == b""
        assert await half.is_here()
        assert deadlines.make_room()
        assert await half.is_cut_off() == b""
        assert deadlines.make_room(), "the line between two requests"
        await until(lambda: house.lines == 1)

        assert not deadlines.make_room()
    assert ada.is_here
