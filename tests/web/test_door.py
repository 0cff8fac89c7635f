"""The door of the socket: what it answers, byte by byte as it was before sockets had a protocol of their own."""

import asyncio
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from live.room.limits import Guesses
from live.web.site import Site
from tests.cast import PATIENCE_S, TestHouse, house_of
from tests.conftest import SEMINAR
from tests.fakes import FakeClock
from tests.web.handshakes import HANDSHAKES, said

ANSWERS: dict[str, str] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
DATE = re.compile(r"(?im)^date: \w{3}, .* GMT")


class Asking:
    """Says handshakes to a house, with the seat of one phone."""

    def __init__(self, house: TestHouse, seat: str) -> None:
        self.house = house
        where = urlsplit(house.url)
        self.where = where.hostname, where.port
        self.names = {"code": house.code, "host": where.netloc, "seat": seat, "desk": house.keys["desk"]}

    async def hears(self, name: str, *, pieces: bool = False, host: str | None = None) -> str:
        """The answer to a handshake: the head of one that is let in, all until the line ends of one that is not."""
        says = said(HANDSHAKES[name], **{**self.names, "host": host or self.names["host"]})
        reader, writer = await asyncio.open_connection(*self.where)
        for piece in (says[:40], says[40:]) if pieces else (says,):
            writer.write(piece)
            await asyncio.sleep(0.001 if pieces else 0)
        async with asyncio.timeout(PATIENCE_S):
            head = await reader.readuntil(b"\r\n\r\n")
            body = b"" if b" 101 " in head else await reader.read()
        writer.close()
        return DATE.sub("date: now", (head + body).decode("latin-1"))


async def all_gone(house: TestHouse) -> None:
    while house.house.lines.open:
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("pieces", [False, True], ids=["whole", "in pieces"])
async def test_every_handshake_has_the_answer_it_always_had(house: TestHouse, pieces: bool) -> None:
    asking = Asking(house, await house.seat())

    answers = {}
    for name in HANDSHAKES:
        house.house.comers.guesses = Guesses()  # of so many wrong ones the later would have to wait
        answers[name] = await asking.hears(name, pieces=pieces)
        await all_gone(house)

    assert {name: answer for name, answer in answers.items() if answer != ANSWERS[name]} == {}


async def test_a_line_too_many_and_a_key_too_many_have_the_answers_they_always_had(house: TestHouse) -> None:
    asking = Asking(house, await house.seat())
    house.house.lines.most = 0
    answers = {"a line too many": await asking.hears("a phone")}
    for _ in range(Guesses.PER_ADDRESS):
        await asking.hears("a desk without a key")
    waiting = asyncio.create_task(asking.hears("a desk without a key"))
    for _held in ("for its turn", "for its answer"):
        await house.timer.wakes_whoever_sleeps(Guesses.HELD_S)
    answers["a key too many"] = await waiting

    assert answers == {name: ANSWERS[name] for name in answers}


async def test_another_host_has_the_answer_it_always_had(tmp_path: Path, clock: FakeClock, site: Site) -> None:
    async with house_of(tmp_path / "sessions", SEMINAR, clock, site, "https://cento.example") as behind:
        asking = Asking(behind, await behind.seat())

        answer = await asking.hears("a phone", host="evil.example")
        let_in = await asking.hears("a phone", host="cento.example")

    assert answer == ANSWERS["another host"]
    assert let_in == ANSWERS["a phone"]
