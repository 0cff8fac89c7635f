"""
A flood slows the flooder alone: honest phones' p99 with and without one, in one run on one machine.

    python -m tests.flood              about a minute
    python -m tests.flood --quick      a look; too short to trust the p99

Honest phones give a phrase each in turn, at a steady rate; times count from when each was due. Then the same while
others do what floods a room, each kind by itself: they make seats and give words with each, and give words by forms
without a cookie; they open sockets with one seat; they guess codes over two hundred lines; they ask for pages. Exit
code 1 where a p99 is more than twice as long, an honest phrase was refused, the flood put more on the desk than its
limits let it, or so many codes were told to be wrong that all there are would take less than a day.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from live.room.limits import SEATS_AT_ONCE, SEATS_PER_SECOND, WORDS_AT_ONCE, WORDS_PER_SECOND, Guesses
from live.web.access import CODE_LENGTH, CODE_LETTERS
from tests.bench import House, Phone, raise_file_limit, running, say, until

PHONES = 100
A_SECOND = 40
ASKED = 2.0
SPAM = "spam"
KINDS = ("words", "sockets", "guesses", "pages")
GUESSERS = 200
READERS = 20
# Long enough that a flood is one, short enough that both kinds of turns see the same machine.
TURN_S = 2.5
DAY_S = 24 * 3600


async def begin(house: House) -> None:
    """The desk begins the day with its discussion."""
    desk = await house.watcher("desk")
    await desk.does(do="slot.start", slot=desk.cells["programme"]["slots"][0]["id"], **{"from": None})
    house.desk = desk  # type: ignore[attr-defined]


class Honest:
    """Phones that give words in turn."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.answers: dict[int, tuple[float, bool]] = {}
        self.phones: list[Phone] = []
        self.refs = 0

    async def come(self) -> None:
        for seat in self.house.seats(PHONES):
            phone = Phone(self.house.request("phone", seat), self.answers)
            await self.house.connect(phone)
            self.phones.append(phone)

    async def give(self, seconds: float) -> list[float]:
        """How long each phrase took, sorted, in seconds."""
        due: dict[int, float] = {}
        begun = time.perf_counter()
        for number in range(round(seconds * A_SECOND)):
            at = begun + number / A_SECOND
            await asyncio.sleep(max(at - time.perf_counter(), 0))
            self.refs += 1
            due[self.refs] = at
            text = b'{"do":"phrase.offer","ref":%d,"id":"honest-%06d","text":"honest words %d"}'
            self.phones[self.refs % PHONES].send(text % (self.refs, self.refs, self.refs))
        await until(lambda: all(ref in self.answers for ref in due))
        refused = [ref for ref in due if not self.answers[ref][1]]
        if refused:
            sys.exit(f"{len(refused)} honest phrases were refused.")
        return sorted(self.answers[ref][0] - at for ref, at in due.items())


# The flood, in a process of its own


class Flooder:
    """Asks as fast as it is answered, over lines that it keeps."""

    def __init__(self, port: int, code: str) -> None:
        self.port = port
        self.code = code
        self.told: Counter[str] = Counter()
        self.ids = 0

    async def run(self, what: str) -> None:
        """Until the process is told to end."""
        is_told = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, is_told.set)
        kinds = {
            "words": [*(self._seats() for _ in range(3)), *(self._forms() for _ in range(3))],
            "sockets": [self._sockets()],
            "guesses": [self._guesses() for _ in range(GUESSERS)],
            "pages": [self._pages() for _ in range(READERS)],
        }
        floods = kinds.pop(what)
        for unused in (each for others in kinds.values() for each in others):
            unused.close()
        tasks = [asyncio.create_task(each) for each in floods]
        await is_told.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _seats(self) -> None:
        async with Asking(self.port) as asking:
            while True:
                status, body = await asking.ask("POST", f"/{self.code}/seat")
                self.told[f"seat {status}"] += 1
                if status == 200:
                    await self._offer(asking, f"Cookie: cento-seat={json.loads(body)['seat']}\r\n")

    async def _forms(self) -> None:
        async with Asking(self.port) as asking:
            while True:
                await self._offer(asking, "")

    async def _offer(self, asking: "Asking", cookie: str) -> None:
        self.ids += 1
        form = f"do=phrase.offer&id=spam-{os.getpid()}-{self.ids:06}&text={SPAM}+{self.ids}"
        status, _ = await asking.ask("POST", f"/{self.code}", cookie + "Accept: application/json\r\n", form)
        self.told[f"form {status}"] += 1

    async def _guesses(self) -> None:
        chance = random.Random()
        async with Asking(self.port) as asking:
            while True:
                code = "".join(chance.choices(CODE_LETTERS, k=CODE_LENGTH))
                status, _ = await asking.ask("GET", f"/{code}")
                self.told[f"guess {status}"] += 1

    async def _pages(self) -> None:
        async with Asking(self.port) as asking:
            _, body = await asking.ask("POST", f"/{self.code}/seat")
            seat = f"Cookie: cento-seat={json.loads(body)['seat']}\r\n"
            while True:
                for page in ("", "/programme", "/qr.svg"):
                    status, _ = await asking.ask("GET", f"/{self.code}{page}", seat)
                    self.told[f"page {status}"] += 1

    async def _sockets(self) -> None:
        async with Asking(self.port) as asking:
            status, body = await asking.ask("POST", f"/{self.code}/seat")
        seat = json.loads(body)["seat"] if status == 200 else ""
        upgrade = (
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer {seat}\r\n"
        )
        held = []
        while True:
            asking = Asking(self.port)
            await asking.__aenter__()
            status, _ = await asking.ask("GET", f"/{self.code}/live?role=phone", upgrade)
            self.told[f"socket {status}"] += 1
            if status == 101:
                held.append(asking)
            else:
                await asking.__aexit__()


class Asking:
    """One line that asks, waits for the answer, and asks again; opened anew where the server closed it."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> "Asking":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def ask(self, method: str, path: str, headers: str = "", form: str = "") -> tuple[int, bytes]:
        """The status and the body."""
        kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n" if form else ""
        line = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{headers}{kind}\r\n{form}"
        self.writer.write(line.encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        status = int(head.split()[1])
        length = next((int(row[15:]) for row in head.split("\r\n") if row.lower().startswith("content-length:")), 0)
        return status, await self.reader.readexactly(length)


def flood(port: int, code: str, what: str) -> None:
    """What the process of the flooder does; prints what it was told."""
    raise_file_limit()
    os.nice(10)  # it shares the machine with the server, and what it costs to flood is not what is measured
    print(flush=True)  # noqa: T201  it begins
    flooder = Flooder(port, code)
    asyncio.run(flooder.run(what))
    print(json.dumps(flooder.told), flush=True)  # noqa: T201  for the process that started this one


# Both


async def measure(house: House, seconds: float) -> bool:
    """Measures each kind of flood beside a while without any, and prints it; whether all is within bounds."""
    await begin(house)
    honest = Honest(house)
    await honest.come()
    await honest.give(2)
    holds = True
    for what in KINDS:
        alone, flooded, told = await in_turns(house, honest, what, seconds)
        holds = is_within(what, p99(alone), p99(flooded), told) and holds
        holds = holds and (what != "guesses" or takes_a_day(told, 2 * seconds))
    return is_bounded(house, seconds) and holds


async def in_turns(
    house: House, honest: Honest, what: str, seconds: float
) -> tuple[list[float], list[float], Counter[str]]:
    """
    How long honest phrases took without a flood and in one, sorted, and what the flooder was told.

    Both by turns of a few seconds, the flooder's process standing still in every other one: so the machine's other
    work is in both.
    """
    flooding = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.flood", "--port", str(house.port), "--code", house.code, "--what", what),
        stdout=asyncio.subprocess.PIPE,
    )
    assert flooding.stdout is not None, "piped"
    await flooding.stdout.readline()
    alone: list[float] = []
    flooded: list[float] = []
    for _ in range(max(round(seconds / TURN_S), 1)):
        flooding.send_signal(signal.SIGSTOP)
        alone += await honest.give(TURN_S)
        flooding.send_signal(signal.SIGCONT)
        flooded += await honest.give(TURN_S)
    flooding.terminate()
    told = Counter(json.loads((await flooding.communicate())[0]))
    return sorted(alone), sorted(flooded), told


def is_within(what: str, alone_s: float, flooded_s: float, told: Counter[str]) -> bool:
    """Prints what a flood did to honest phones; whether that is within bounds."""
    say(f"{what}: {', '.join(f'{count} {each}' for each, count in sorted(told.items()))}")
    say(f"  p99 alone {alone_s * 1000:.1f} ms, in the flood {flooded_s * 1000:.1f} ms: {flooded_s / alone_s:.2f} times")
    return flooded_s <= ASKED * alone_s


def is_bounded(house: House, seconds: float) -> bool:
    """Prints how much of the flood is on the desk; whether that is what its seats are allowed."""
    spam = sum(count for text, count in house.desk.texts().items() if text.startswith(SPAM))  # type: ignore[attr-defined]
    most = SEATS_AT_ONCE + SEATS_PER_SECOND * seconds * 2 * len(KINDS)
    say(f"phrases of the flood on the desk: {spam}, at most {most:.0f}; one who keeps the seats gives with each")
    say(f"  {WORDS_AT_ONCE} at once and then {WORDS_PER_SECOND} a second, and the desk can close the door")
    return spam <= most


def takes_a_day(told: Counter[str], seconds: float) -> bool:
    """Prints how long all codes would take at the rate at which these were told to be wrong; whether that is a day."""
    wrong = max(sum(told.values()) - Guesses.PER_ADDRESS, 1)
    all_s = len(CODE_LETTERS) ** CODE_LENGTH / (wrong / seconds)
    say(f"  {wrong / seconds:.1f} codes a second over {GUESSERS} lines: all there are take {all_s / 3600:.0f} hours")
    return all_s > DAY_S


def p99(times: list[float]) -> float:
    """The time that one in a hundred exceeds."""
    return times[min(len(times) * 99 // 100, len(times) - 1)]


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.flood", description="Floods a server that runs for it alone.")
    asked.add_argument("--quick", action="store_true", help="shorter, for a look")
    for name, kind in (("--port", int), ("--code", str), ("--what", str)):
        asked.add_argument(name, type=kind, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.port:
        flood(chosen.port, chosen.code, chosen.what)
        return 0
    raise_file_limit()
    with tempfile.TemporaryDirectory(prefix="cento-flood-") as folder, running(Path(folder)) as house:
        holds = asyncio.run(measure(house, 5 if chosen.quick else 25))
    say("within bounds" if holds else "out of bounds")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
