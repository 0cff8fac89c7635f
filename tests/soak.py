"""
A server that runs for long: people come and go for hours, and its memory and open files stay what they were.

    python -m tests.soak                          eight hours with 300 phones
    python -m tests.soak --hours 0.1 --phones 50  a look
    python -m tests.soak --rounds 12 --phones 40  so many times everybody comes and goes

Round by round every phone comes, looks at pages, asks for what it does not get, and goes, some without a word; others
break off in the middle of a request or guess a code. After a while to warm up, memory may grow by a tenth and no file
may stay open. Then the server ends, is started again, and all come back at once, each with what it has. Exit code 1
where a bound is not met.
"""

import argparse
import asyncio
import http.client
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import House, Phone, raise_file_limit, running, say, until

GROWS_MOST = 1.10
# Not one for each round or phone: what asyncio and SQLite open for a moment.
FILES_MORE = 5
BACK_S = 10
# Of all rounds so many, and at least these, are for warming up.
WARM_SHARE, WARM_LEAST = 0.2, 4


class Visitor(Phone):
    """A phone that also asks for the time, and sends what cannot be read."""

    def text(self, text: bytes) -> None:
        if not text.startswith((b'{"beat"', b'{"ref":null')):
            super().text(text)


class Soak:
    """One server, its phones, and what it held after each round in which they came and went."""

    def __init__(self, house: House, phones: int) -> None:
        self.house = house
        self.seats = house.seats(phones)
        self.quiet = open_files(house)
        self.kib: list[int] = []
        self.files: list[int] = []

    async def round(self) -> None:
        """Everybody comes, does something, and goes."""
        phones = [Visitor(self.house.request("phone", seat), {}) for seat in self.seats]
        await asyncio.gather(*(self.house.connect(phone) for phone in phones))
        self.house.lines.clear()
        for number, phone in enumerate(phones):
            phone.send(b'{"do":"beat"}')
            phone.send(b'{"do":"phrase.echo","ref":1,"id":"nobody-gave-%04d"}' % number)
            phone.send(b"no json")
        await until(lambda: all(1 in phone.answers for phone in phones))
        await asyncio.to_thread(self._look)
        await self._break_off()
        for number, phone in enumerate(phones):
            assert phone.transport is not None, "it is connected"
            (phone.transport.abort if number % 2 else phone.transport.close)()
        await asyncio.gather(*(phone.gone for phone in phones))
        await self._note()

    def _look(self) -> None:
        door = http.client.HTTPConnection("127.0.0.1", self.house.port)
        code = self.house.code
        for path in (f"/{code}", f"/{code}/programme", f"/{code}/poem", f"/{code}/desk", "/", "/health", "/zzzzz"):
            door.request("GET", path, headers={"Cookie": f"cento-seat={self.seats[0]}"})
            door.getresponse().read()
        door.close()

    async def _break_off(self) -> None:
        for says in (
            b"",
            b"GET / HTTP/1.1\r\n",
            b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx",
            b"\x16\x03\x01\r\n\r\n",
        ):
            _, writer = await asyncio.open_connection("127.0.0.1", self.house.port)
            writer.write(says)
            writer.close()

    async def _note(self) -> None:
        """What the server holds once it has noticed that all are gone."""
        await until(lambda: open_files(self.house) <= self.quiet + FILES_MORE)
        self.files.append(open_files(self.house))
        self.kib.append(self.house.rss_kib() or 0)

    def is_flat(self) -> bool:
        """Prints what it held; whether that stayed what it was."""
        warm = max(round(len(self.kib) * WARM_SHARE), WARM_LEAST)
        first, most = self.kib[warm], max(self.kib[warm:])
        files_most = max(self.files[warm:])
        say(f"memory: {first} KiB after {warm} rounds, at most {most} KiB later: {most / first:.3f} times")
        say(f"open files: {self.quiet} before anybody came, at most {files_most} when all had gone")
        return most <= GROWS_MOST * first and files_most <= self.quiet + FILES_MORE


def open_files(house: House) -> int:
    """How many files and lines the server has open; Linux tells."""
    return len(list(Path(f"/proc/{house.process.pid}/fd").iterdir()))


async def come(house: House, seats: list[str], since: str) -> list[Phone]:
    """All at once, each with what it has."""
    phones = [Phone(house.request("phone", seat, since), {}) for seat in seats]
    await asyncio.gather(*(house.connect(phone) for phone in phones))
    return phones


async def comes_back(house: House, seats: list[str]) -> bool:
    """Prints how long it took until everybody was current after a restart; whether that is within bounds."""
    begun = time.perf_counter()
    phones = await come(house, seats, "&since=1&epoch=of-before")
    took = time.perf_counter() - begun
    say(f"after a restart {len(phones)} phones were current in {took:.2f} s")
    return took <= BACK_S


async def soak(house: House, phones: int, rounds: int, ends: float) -> tuple[bool, list[str]]:
    """So many rounds, or until a time; whether all stayed flat, and the seats of the phones."""
    soaked = Soak(house, phones)
    while len(soaked.kib) < max(rounds, WARM_LEAST + 2) or time.monotonic() < ends:
        await soaked.round()
    say(f"{len(soaked.kib)} rounds of {phones} phones")
    return soaked.is_flat(), soaked.seats


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.soak", description="Runs a server for long while people come and go.")
    asked.add_argument("--hours", type=float, default=8, help="for how long (default: 8)")
    asked.add_argument("--rounds", type=int, default=0, help="so many rounds instead of hours")
    asked.add_argument("--phones", type=int, default=300, help="how many phones (default: 300)")
    chosen = asked.parse_args()
    raise_file_limit()
    ends = 0.0 if chosen.rounds else time.monotonic() + chosen.hours * 3600
    with tempfile.TemporaryDirectory(prefix="cento-soak-") as folder:
        with running(Path(folder)) as house:
            is_flat, seats = asyncio.run(soak(house, chosen.phones, chosen.rounds, ends))
        with running(Path(folder)) as house:
            is_back = asyncio.run(comes_back(house, seats))
    say("within bounds" if is_flat and is_back else "out of bounds")
    return 0 if is_flat and is_back else 1


if __name__ == "__main__":
    sys.exit(main())
