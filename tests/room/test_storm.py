"""The server is killed in a storm of words, again and again: what it acknowledged is there, once."""

import asyncio
import json
import os
import random
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from live.log.sqlite import SqliteLog, verify
from tests.cast import PATIENCE_S

ROOT = Path(__file__).parent.parent.parent
# A night's worth: CENTO_KILLS=200 (`python -m tests.overnight` asks for it).
ROUNDS = int(os.environ.get("CENTO_KILLS", "8"))
PHONES = 6

# A discussion that takes words whenever this test runs: the desk begins the day with it.
PROGRAMME = "A storm\n2017-03-03\nZone: Europe/London\n\n9.30 Discussion [discussion]\n23.00 Poem [poem]\n"


# Starts the server as its command line does, in a process of its own whenever it is told to. Most of what it takes to
# start is to read the code, which is the same each time: that is done once.
STARTS = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import server
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who was killed is gone at once
for _ in sys.stdin:
    if (process := os.fork()) == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os._exit(server.main(sys.argv[2:]))
    os.write(1, f"Process {process}\\n".encode())
"""


class Acknowledged(set[str]):
    """The phrases that were acknowledged, for whoever waits for more of them."""

    def __init__(self) -> None:
        super().__init__()
        self._came = asyncio.Event()

    def add(self, phrase: str) -> None:
        super().add(phrase)
        self._came.set()

    async def are(self, enough: int) -> None:
        """Waits until there are that many."""
        while len(self) < enough:
            self._came.clear()
            await self._came.wait()


class Phone:
    """Gives words one after another, and sends again what was not answered, as a phone does."""

    def __init__(self, number: int, seat: str, acknowledged: Acknowledged) -> None:
        self.name = f"phone-{number}"
        self.seat = seat
        self.acknowledged = acknowledged
        self.given = 0
        self.waiting: dict[str, None] = {}
        self._answered = asyncio.Event()

    async def gives(self, server: "Server") -> None:
        """Until the server is killed: on a busy machine a line is lost before that too, and a phone comes back."""
        while server.lives:
            await self._gives_over_a_line(server.url.replace("http", "ws"))
            await asyncio.sleep(0.01)

    async def _gives_over_a_line(self, url: str) -> None:
        headers = {"Authorization": f"Bearer {self.seat}"}
        try:
            async with connect(f"{url}/live?role=phone", additional_headers=headers, open_timeout=None) as line:
                await line.recv()
                for phrase in list(self.waiting):
                    await self._send(line, phrase)
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._hear(line))
                    both.create_task(self._give(line))
        except* (ConnectionClosed, InvalidHandshake, OSError, EOFError):
            pass

    async def _give(self, line) -> None:
        while True:
            while len(self.waiting) >= 3:
                self._answered.clear()
                await self._answered.wait()
            phrase = f"{self.name}-{self.given:06}"
            self.given += 1
            self.waiting[phrase] = None
            await self._send(line, phrase)

    async def _send(self, line, phrase: str) -> None:
        number = int(phrase.rpartition("-")[2])
        await line.send(json.dumps({"do": "phrase.offer", "ref": number, "id": phrase, "text": f"words {number}"}))

    async def _hear(self, line) -> None:
        async for text in line:
            answer = json.loads(text)
            phrase = f"{self.name}-{answer.get('ref', -1):06}"
            if "ok" in answer and phrase in self.waiting:
                del self.waiting[phrase]
                self._answered.set()
                self.acknowledged.add(phrase)


class Server:
    """The server as a process of its own that can be killed."""

    def __init__(self, starter: asyncio.subprocess.Process) -> None:
        self._starter = starter
        self.url = ""
        self.lives = False  # nobody has killed it

    @classmethod
    async def of(cls, sessions: Path) -> "Server":
        """A server over a folder, which has yet to start."""
        command = ["-c", STARTS, str(ROOT), "--sessions", str(sessions), "--host", "127.0.0.1", "--port", "0"]
        pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
        return cls(await asyncio.create_subprocess_exec(sys.executable, *command, **pipes))

    async def starts(self) -> None:
        self._starter.stdin.write(b"start\n")
        told = ""
        while "Stop with" not in told or "Process" not in told:
            line = await self._starter.stdout.readline()
            assert line, "the server starts again after it was killed"
            told += line.decode()
        self.lives = True
        self._process = int(re.search(r"Process (\d+)", told).group(1))
        self.url = re.search(r"Join  (http://\S+)", told).group(1)
        if links := re.search(r"/desk#(\S+)", told):  # printed at the first start only
            self.desk_key = links.group(1)

    async def dies(self) -> None:
        """Waits until it is gone."""
        self.lives = False
        os.kill(self._process, signal.SIGKILL)
        with suppress(ProcessLookupError):
            while True:
                os.kill(self._process, 0)
                await asyncio.sleep(0.001)

    async def ends(self) -> None:
        """Nobody starts it any more."""
        self._starter.stdin.close()
        await self._starter.wait()


async def begin(server: Server) -> None:
    headers = {"Authorization": f"Bearer {server.desk_key}"}
    url = f"{server.url.replace('http', 'ws')}/live?role=desk"
    async with connect(url, additional_headers=headers, open_timeout=None) as line:
        await line.recv()
        await line.send(json.dumps({"do": "slot.start", "ref": 1, "slot": "s1", "from": None}))
        while "ref" not in (answer := json.loads(await line.recv())):
            pass
        assert "ok" in answer


@pytest.mark.usefixtures("unwatched")
@pytest.mark.timeout(20 * ROUNDS)
async def test_every_acknowledged_phrase_is_there_once_after_the_server_was_killed_again_and_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "storm.txt").write_text(PROGRAMME, "utf-8")
    server, acknowledged, chance = await Server.of(tmp_path), Acknowledged(), random.Random(5)
    await server.starts()
    await begin(server)
    async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
        seats = [(await client.post(f"{server.url}/seat")).json()["seat"] for _ in range(PHONES)]
    phones = [Phone(number, seat, acknowledged) for number, seat in enumerate(seats)]

    for _ in range(ROUNDS):
        before, enough = len(acknowledged), chance.randrange(20, 120)
        storm = [asyncio.create_task(phone.gives(server)) for phone in phones]
        await acknowledged.are(before + enough)
        await server.dies()
        await asyncio.gather(*storm)
        await server.starts()
    await server.dies()
    await server.ends()

    log = await SqliteLog.open(tmp_path / "storm.db", "storm")
    kept = [fact["id"] for entry in await log.read(0) for fact in entry.facts if fact["is"] == "phrase.offered"]
    await log.close()
    assert len(acknowledged) > ROUNDS * 20
    assert acknowledged <= set(kept)
    assert len(kept) == len(set(kept))
    assert verify(tmp_path / "storm.db") > 0
