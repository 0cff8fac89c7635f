"""A phone that takes nothing, or has gone without a word, costs the others nothing and loses its place in a while."""

import asyncio

from live.web.sockets import LOOK_EVERY_S, Socket
from tests.cast import Person, TestHouse, ok
from tests.strangers import handshake, strangers, until

KEPT_MOST_S = 45


async def is_looked_at(house: TestHouse, times: int) -> None:
    """Lets the time between two looks pass so often."""
    for _ in range(times):
        await house.timer.wakes_whoever_sleeps(LOOK_EVERY_S)
    await house.timer.is_slept_by(LOOK_EVERY_S)


async def fill(line: Socket) -> None:
    """Writes until the system takes no more."""
    while not line.transport.get_write_buffer_size():
        line.transport.write(bytes(1 << 20))
        await asyncio.sleep(0)


async def test_one_that_reads_nothing_is_let_go_while_everybody_else_hears_all(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    """Its line is full, so that nothing more can be sent to it."""
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    others = [await house.phone() for _ in range(20)]
    before = set(house.connections)
    slow = await house.phone()
    (line,) = set(house.connections) - before
    assert slow.line is not None
    slow.line.transport.pause_reading()
    await fill(line)
    waiting = line.transport.get_write_buffer_size()

    phrases = [await ada.gives(f"words {number}") for number in range(30)]

    for other in others:
        await other.until(lambda other=other: all(f"phrase/{phrase}" in other.cells for phrase in phrases))
    assert line.transport.get_write_buffer_size() == waiting, "nothing is kept for it beyond that"
    await is_looked_at(house, 2)
    await until(lambda: house.room.readers.phones == len(others) + 1)
    slow.line.transport.abort()
    await slow.leaves()
    await slow.comes()
    assert {f"phrase/{phrase}" for phrase in phrases} <= slow.cells.keys(), "it comes back and has everything"


async def test_one_that_reads_again_has_what_came_meanwhile_in_one_frame(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    (line,) = [each for each in house.connections if isinstance(each, Socket) and each._client.role == "phone"]
    line.pause_writing()  # as the transport does where much is waiting
    had = len(ada.frames)

    phrases = [await fran.gives(f"words {number}") for number in range(5)]
    await fran.sees(f"phrase/{phrases[-1]}")
    assert len(ada.frames) == had
    line.resume_writing()

    await ada.sees(f"phrase/{phrases[-1]}")
    assert len(ada.frames) == had + 1
    assert {f"phrase/{phrase}" for phrase in phrases} <= ada.cells.keys()


async def test_a_phone_that_is_gone_without_a_word_loses_its_place_within_forty_five_seconds(house: TestHouse) -> None:
    """Its line stays open and nothing is ever answered, as behind a network that swallows everything."""
    async with strangers(house, 1, handshake(house, await house.seat())) as (gone,):
        await gone.reader.readuntil(b"\r\n\r\n")
        await until(lambda: house.room.readers.phones == 1)

        await is_looked_at(house, round(KEPT_MOST_S / LOOK_EVERY_S))

        await until(lambda: house.room.readers.phones == 0)
        assert house.house.lines.open == 0


async def test_a_phone_that_is_there_is_asked_and_stays(house: TestHouse, ada: Person) -> None:
    for _ in range(6):
        await is_looked_at(house, 1)
        assert ada.line is not None
        await (await ada.line.ping())  # what came before this was heard and answered

    assert ada.is_here
    assert house.room.readers.phones == 1
