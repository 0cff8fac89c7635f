"""A phone that takes nothing, or has gone without a word, costs the others nothing and loses its place in a while."""

import asyncio

import pytest

from live.room import connection
from tests.cast import Person, TestHouse, ok
from tests.strangers import handshake, strangers, until

KEPT_MOST_S = 45


async def test_one_that_reads_nothing_is_let_go_while_everybody_else_hears_all(
    house: TestHouse, ada: Person, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line is full, so that nothing more can be sent to it."""
    monkeypatch.setattr(connection, "STUCK_S", 0.05)
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    others = [await house.phone() for _ in range(20)]
    before = set(house.connections)
    slow = await house.phone()
    (line,) = set(house.connections) - before
    slow.line.transport.pause_reading()
    while not line.transport.get_write_buffer_size():
        line.transport.write(bytes(1 << 20))
        await asyncio.sleep(0)

    phrases = [await ada.gives(f"words {number}") for number in range(30)]

    for other in others:
        await other.until(lambda other=other: all(f"phrase/{phrase}" in other.cells for phrase in phrases))
    await until(lambda: house.room.readers.phones == len(others) + 1)
    slow.line.transport.abort()
    await slow.leaves()
    await slow.comes()
    assert {f"phrase/{phrase}" for phrase in phrases} <= slow.cells.keys(), "it comes back and has everything"


async def test_a_phone_that_is_gone_without_a_word_loses_its_place_within_forty_five_seconds(house: TestHouse) -> None:
    """Its line stays open and nothing is ever answered, as behind a network that swallows everything."""
    async with strangers(house, 1, handshake(house, await house.seat())) as (gone,):
        await gone.reader.readuntil(b"\r\n\r\n")
        await until(lambda: house.room.readers.phones == 1)
        (socket,) = [each for each in house.connections if type(each).__name__ == "Sockets"]
        assert socket.ping_interval + socket.ping_timeout <= KEPT_MOST_S
        socket.ping_timeout = 0.01

        socket.send_keepalive_ping()  # what comes after an interval

        await until(lambda: house.room.readers.phones == 0)
        assert house.house.lines.open == 0
