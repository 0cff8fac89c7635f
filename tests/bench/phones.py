"""
The process that is thousands of phones. `crowd` starts it and tells it what to do, a line of JSON for each thing.

    {"do": "join", ...}   →   {"there": 500, "refused": {}, …}

The rule here: what a phone does is a few lines, because this process is never to be what is measured; how late it was
itself is told with every time that it measures.
"""

import asyncio
import json
import os
import sys
import time
from collections import Counter
from typing import Any

from tests.bench.lines import PATIENCE_S, Line, answer_in
from tests.bench.machine import raise_file_limit
from tests.bench.table import percentile, say

# From one address a server takes 2,400 lines, and a system gives 28,000 ports.
LINES_AN_ADDRESS = 2000
# What became of who was neither let in nor told why not.
CUT = "cut"
AGAIN_S = 0.5


class Listener(Line):
    """One phone of the crowd."""

    def __init__(self, request: bytes, crowd: "Phones") -> None:
        super().__init__(request)
        self.crowd = crowd
        self.left = 0  # phrases it has still to give, in `give`

    def text(self, text: bytes) -> None:
        if text.startswith(b'{"ref":'):
            self.crowd.answered(self, *answer_in(text))
            return
        before = self.n
        super().text(text)
        if before < self.crowd.awaited <= self.n:
            self.crowd.one_more()
        if text.startswith(b'{"beat":'):
            self.crowd.beaten.set()


class Phones:
    """All phones of this process, and what they are doing."""

    def __init__(self) -> None:
        self.lines: list[Listener] = []
        self.watchers: list[Listener] = []  # desk, poet and wall: they listen, and give nothing
        self.awaited = 0  # the entry that all are to have
        self.behind = 0  # how many have it not yet
        self.all_there = asyncio.Event()
        self.beaten = asyncio.Event()
        self.refs = 0
        self.tag = os.urandom(4).hex()
        self.sent: dict[int, float] = {}  # when each phrase without an answer was due
        self.times: list[float] = []
        self.refused = 0
        self.all_answered = asyncio.Event()
        self.window = 0  # in `give`, how many phrases a phone has under way

    # Coming and going

    async def join(
        self, port: int, head: str, proofs: list[str], address: str, *, watch: bool = False, tries: int = 1
    ) -> dict[str, Any]:
        """
        All of them at once, from addresses `address`.1, .2 …; told when each has its first frame, or was refused.

        Whoever was not let in tries again a while later, as a phone does, where `tries` is more than one.
        """
        begun, before = time.perf_counter(), len(self.lines)
        refused: Counter[str] = Counter()
        came: list[Listener] = []
        for left in reversed(range(tries)):
            lines = [Listener(head.format(proof).encode(), self) for proof in proofs]
            statuses = await self._come(port, lines, address, before + len(came))
            came += [line for line, status in zip(lines, statuses, strict=True) if status is None]
            proofs = [proof for proof, status in zip(proofs, statuses, strict=True) if status is not None]
            refused = Counter(status for status in statuses if status is not None)
            if not proofs or not left:
                break
            await asyncio.sleep(AGAIN_S)
        (self.watchers if watch else self.lines).extend(came)
        return {
            "there": len(came),
            "refused": refused,
            "took": time.perf_counter() - begun,
            "bytes": sum(line.received for line in came),
            "n": min((line.n for line in came), default=-1),
        }

    async def _come(self, port: int, lines: list[Listener], address: str, first: int) -> list[str | None]:
        """With which status each was turned away; None: let in."""
        loop = asyncio.get_running_loop()

        async def come(number: int, line: Listener) -> None:
            local = (f"{address}.{1 + (first + number) // LINES_AN_ADDRESS}", 0)
            await loop.create_connection(lambda: line, "127.0.0.1", port, local_addr=local)
            await line.open

        outcomes = await asyncio.gather(*(come(*each) for each in enumerate(lines)), return_exceptions=True)
        return [None if outcome is None else status_of(outcome) for outcome in outcomes]

    async def leave(self) -> dict[str, Any]:
        """All lines are cut."""
        for line in (*self.lines, *self.watchers):
            assert line.transport is not None, "it is connected"
            line.transport.abort()
        await asyncio.gather(*(line.gone for line in (*self.lines, *self.watchers)))
        self.lines, self.watchers = [], []
        return {}

    # Listening

    async def expect(self, n: int) -> dict[str, Any]:
        """From now on it is counted who has entry n; nothing is waited for."""
        self.awaited, self.all_there = n, asyncio.Event()
        self.behind = sum(line.n < n for line in self.lines)
        return {}

    async def reach(self, n: int) -> dict[str, Any]:
        """Waits until every phone has entry n; told how many did not get it in time, and the bytes of one phone."""
        await self.expect(n)
        if self.behind:
            await _in_time(self.all_there)
        return {"behind": self.behind, "received": self.lines[0].received if self.lines else 0}

    def one_more(self) -> None:
        """A phone has the entry that all are waited for."""
        self.behind -= 1
        if self.behind <= 0:
            self.all_there.set()

    async def first_frames(self) -> dict[str, Any]:
        """All that the last phone was sent until now, in bytes, and what it is current to."""
        self.beaten.clear()
        line = self.lines[-1]
        line.send(b'{"do":"beat"}')
        await _in_time(self.beaten)
        return {"bytes": line.received, "n": line.n}

    # Giving

    async def idle(self, count: int, gap_s: float) -> dict[str, Any]:
        """One phrase after another; how long each took, s."""
        self._begin()
        for number in range(count):
            self._offer(self.lines[number % len(self.lines)], time.perf_counter())
            await self._answers()
            await asyncio.sleep(gap_s)
        return {"times": self.times, "refused": self.refused}

    async def load(self, rate: float, seconds: float, senders: int) -> dict[str, Any]:
        """Phrases at a rate from so many phones in turn, whatever the answers do; times count from when one was due."""
        self._begin()
        late = []
        begun = time.perf_counter()
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            if (left := due - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            late.append(time.perf_counter() - due)
            self._offer(self.lines[number % senders], due)
        await self._answers()
        return {"times": self.times, "refused": self.refused, "late": percentile(late, 0.99)}

    async def give(self, each: int, window: int, senders: int) -> dict[str, Any]:
        """So many phrases from each of the senders, so many under way at a time; told when all are answered."""
        self._begin()
        begun = time.perf_counter()
        self.window = window
        for line in self.lines[:senders]:
            line.left = each - min(window, each)
            for _ in range(min(window, each)):
                self._offer(line, begun)
        await self._answers()
        self.window = 0
        return {"given": len(self.times), "refused": self.refused, "took": time.perf_counter() - begun}

    def answered(self, line: Listener, ref: int, is_ok: bool) -> None:
        """A phrase was answered; its phone gives the next, where it is to."""
        due = self.sent.pop(ref, None)
        if due is None:
            return
        self.times.append(time.perf_counter() - due)
        self.refused += not is_ok
        if self.window and line.left:
            line.left -= 1
            self._offer(line, due)
        if not self.sent:
            self.all_answered.set()

    def _begin(self) -> None:
        self.times, self.refused, self.sent = [], 0, {}

    def _offer(self, line: Listener, due: float) -> None:
        self.refs += 1
        self.sent[self.refs] = due
        line.send(
            b'{"do":"phrase.offer","ref":%d,"id":"%s-%06d","text":"words that somebody gave in a hurry, %s %d"}'
            % (self.refs, self.tag.encode(), self.refs, self.tag.encode(), self.refs)
        )

    async def _answers(self) -> None:
        while self.sent:
            self.all_answered.clear()
            await _in_time(self.all_answered)


def status_of(why: BaseException) -> str:
    """With which status somebody was turned away."""
    return str(why).partition("HTTP/1.1 ")[2][:3] or CUT


async def _in_time(event: asyncio.Event) -> None:
    await asyncio.wait_for(event.wait(), PATIENCE_S)


async def main() -> None:
    """Does what it is told, until nothing more comes."""
    raise_file_limit()
    phones = Phones()
    told = asyncio.StreamReader(limit=1 << 24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while line := await told.readline():
        what = json.loads(line)
        answer = await getattr(phones, what.pop("do"))(**what)
        say(json.dumps(answer))


if __name__ == "__main__":
    asyncio.run(main())
