"""What comes over a line costs that line alone."""

import asyncio

from live.web.protocols import PIECES_LIMIT
from tests.cast import TestHouse
from tests.strangers import frame, handshake, strangers, until

PING, CLOSE, TEXT, MORE = 9, 8, 1, 0
MEGABYTE = 1 << 20


async def test_who_sends_pings_and_never_reads_is_no_longer_read(house: TestHouse) -> None:
    """Each ping has an answer, which has to be kept until it is read."""
    async with strangers(house, 1, handshake(house, await house.seat())) as (line,):
        await line.reader.readuntil(b"\r\n\r\n")
        (socket,) = [each for each in house.connections if type(each).__name__ == "Sockets"]
        line.reader._transport.pause_reading()  # type: ignore[attr-defined]

        line.writer.write(frame(PING, bytes(100)) * 150_000)  # more than two systems keep between them
        await until(lambda: socket.transport.get_write_buffer_size() > 0)
        await until(lambda: not socket.transport.is_reading())

        assert socket.transport.get_write_buffer_size() < MEGABYTE
        assert line.writer.transport.get_write_buffer_size() > MEGABYTE, "it would have sent more"

        line.reader._transport.resume_reading()  # type: ignore[attr-defined]
        reading = asyncio.create_task(line.reader.read())
        await until(lambda: socket.transport.is_reading())
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
        (socket,) = [each for each in house.connections if type(each).__name__ == "Sockets"]
        socket.conn.receive_data(frame(CLOSE, (1000).to_bytes(2, "big")))  # read, and not looked at yet

        socket.shutdown()

        await line.is_cut_off()
