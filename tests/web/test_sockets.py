"""What comes over a line costs that line alone."""

import asyncio
import gzip
import socket
import tracemalloc
import zlib

from websockets.frames import CloseCode

from live.room.wire import FRAME_LIMIT_BYTES
from live.web.sockets import PIECES_LIMIT, Socket
from tests.cast import TestHouse, ok
from tests.fakes import SlowDisk
from tests.strangers import frame, handshake, strangers, until

PING, TEXT, MORE = 9, 1, 0
MEGABYTE = 1 << 20


async def test_a_small_answer_is_sent_at_once_and_not_kept_for_a_larger_one(house: TestHouse) -> None:
    await house.phone()
    lines = [each.transport.get_extra_info("socket") for each in house.connections]

    assert lines
    assert all(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for line in lines)


async def test_who_sends_pings_and_never_reads_is_no_longer_read(house: TestHouse) -> None:
    """Each ping has an answer, which has to be kept until it is read."""
    async with strangers(house, 1, handshake(house, await house.seat())) as (line,):
        await line.reader.readuntil(b"\r\n\r\n")
        (ours,) = [each for each in house.connections if isinstance(each, Socket)]
        line.reader._transport.pause_reading()  # type: ignore[attr-defined]

        line.writer.write(frame(PING, bytes(100)) * 150_000)  # more than two systems keep between them
        await until(lambda: ours.transport.get_write_buffer_size() > 0)
        await until(lambda: not ours.transport.is_reading())

        assert ours.transport.get_write_buffer_size() < MEGABYTE
        assert line.writer.transport.get_write_buffer_size() > MEGABYTE, "it would have sent more"

        line.reader._transport.resume_reading()  # type: ignore[attr-defined]
        reading = asyncio.create_task(line.reader.read())
        await until(lambda: ours.transport.is_reading())
        reading.cancel()


async def test_a_message_of_endless_empty_pieces_ends_the_line(house: TestHouse) -> None:
    async with strangers(house, 1, handshake(house, await house.seat())) as (line,):
        await line.reader.readuntil(b"\r\n\r\n")
        await line.says(frame(TEXT, b"{", is_last=False) + frame(MORE, is_last=False) * 2 * PIECES_LIMIT)

        await line.is_cut_off()


async def test_a_message_in_pieces_is_taken(house: TestHouse) -> None:
    async with strangers(house, 1, handshake(house, await house.seat())) as (line,):
        await line.reader.readuntil(b"\r\n\r\n")
        await line.says(frame(TEXT, b'{"do":', is_last=False) + frame(MORE, b'"beat"}'))

        await line.reader.readuntil(b'"beat":')


async def test_a_stop_lets_go_of_who_is_closing_at_that_moment(house: TestHouse) -> None:
    async with strangers(house, 1, handshake(house, await house.seat())) as (line,):
        await line.reader.readuntil(b"\r\n\r\n")
        (ours,) = [each for each in house.connections if isinstance(each, Socket)]
        ours.close(1013)

        ours.shutdown()

        await line.is_cut_off()


async def test_a_stop_answers_who_asked_before_and_takes_nothing_more(house: TestHouse) -> None:
    """What is said to be on disk is known to its giver; what comes later is on no disk, and given again elsewhere."""
    ada = await house.phone()
    await house.at("11.20")
    house.room.log = disk = SlowDisk(house.room.log)  # type: ignore[assignment,arg-type]
    asking = asyncio.create_task(ada.offers("two chairs"))
    await disk.is_writing()
    head = house.room.boards.head

    house.stop.set()
    await house.has_asked(1)  # by the stop itself, behind all others
    await ada.sends('{"do":"phrase.offer","ref":99,"id":"later-than-all","text":"same height"}')
    assert ada.line is not None, "she is here"
    await (await ada.line.ping())  # it was read
    disk.goes_on()

    assert await asking is ok
    assert await ada.is_sent_out() == CloseCode.SERVICE_RESTART
    assert house.room.boards.head == head + 1
    assert "later-than-all" not in house.room.day.made


PACKED = 0x40  # the bit of a frame that says so


async def test_what_is_packed_is_not_taken_however_often_it_is_tried(house: TestHouse) -> None:
    """A message of 15 KB that unpacks to 15 MB is never unpacked: nobody is promised that it would be."""
    bomb = zlib.compress(bytes(15 * MEGABYTE))[2:-4]
    assert len(bomb) < FRAME_LIMIT_BYTES, "it would fit, for this test to mean anything"
    asks = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    says = handshake(house, await house.seat(), asks)
    tracemalloc.start()
    for _ in range(25):
        async with strangers(house, 1, says) as (line,):
            answer = await line.reader.readuntil(b"\r\n\r\n")
            assert b" 101 " in answer
            assert b"permessage-deflate" not in answer.lower()
            whole = bytearray(frame(TEXT, bomb))
            whole[0] |= PACKED
            await line.says(bytes(whole))
            await line.is_cut_off()

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 15 * MEGABYTE


async def test_a_form_that_is_packed_is_not_unpacked(house: TestHouse) -> None:
    packed = gzip.compress(b"do=phrase.offer&id=phrase-0001&text=" + b"x" * 10 * MEGABYTE)
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/x-www-form-urlencoded"}
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", content=packed, headers=headers)

    assert refused.status_code in (400, 413, 415, 422)
    assert len(refused.content) < MEGABYTE
