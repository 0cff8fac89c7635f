"""
A server that dies at any moment, over and over: what was acknowledged is there once, and everybody is current again.

People ask for anything there is, each command until it is answered. The log may fail before an entry is written or
after it, and the process may end before, while or after it is written; then another one opens what is on disk, and
whoever was there comes back with what they had.
"""

import asyncio
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from live.day import ALWAYS, apply
from live.day.keys import Key
from live.day.meanings import AskMeaning
from live.day.noun import Command, Day, Fact, MakeCommand
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.log import Entry
from live.room import room as rooms
from live.room.boards import Boards
from live.room.replay import facts_of
from live.room.room import Room
from live.room.wire import Had
from tests.days import DESK_VERBS, LONDON, PHONE_VERBS, POET_VERBS, Ask, Seminar, at, everyone, values_of
from tests.fakes import FakeClock
from tests.room.test_boards import NO_PROGRAMME, LogInMemory

# A night's worth: CENTO_WALKS=10000 (`python -m tests.overnight` asks for it).
WALKS = int(os.environ.get("CENTO_WALKS", "40"))
STEPS = 50
TEXTS = ("two chairs", "the same height", "say it in my own words", "Über uns, über euch", "", "👩‍👩‍👧")
UNSTAMPED = ("people", "walls")


class Crash(Exception):
    """The process ends here: whoever asked hears nothing."""


class Disk(LogInMemory):
    """A log in memory that outlives its server, and does what it is told with the next entry."""

    def __init__(self, facts: list[Fact], path: Path) -> None:
        super().__init__([])
        self.path = path
        self._entries = [Entry.of(1, at("11.20"), tuple(msgspec.to_builtins(fact) for fact in facts))]
        self.next = "writes"
        self.crashed = asyncio.Event()

    async def append(self, n: int, facts: Sequence[Fact], at: int) -> int:
        does, self.next = self.next, "writes"
        if does in ("writes", "fails after", "dies after"):
            await super().append(n, facts, at)
        if does.startswith("dies"):
            self.crashed.set()
            await asyncio.Event().wait()
        if does.startswith("fails"):
            raise OSError(5, "Input/output error")
        return n


class Client:
    """What somebody's page knows, by the one rule of the wire."""

    def __init__(self, by: By) -> None:
        self.by = by
        self.cells: dict[str, Any] = {}
        self.had = Had()

    def comes(self, room: Room) -> None:
        n, frame = room.hello(self.by.role, self.by.voice, self.had)
        self._hear(n, frame)

    def hears(self, room: Room) -> None:
        n, frame = room.outgoing.to[self.by.role].later(self.by.voice, self.had.since or 0)
        if frame is not None:
            self._hear(n, frame[frame.index(b'{"') :])

    def _hear(self, n: int, text: bytes) -> None:
        frame = msgspec.json.decode(text)
        hello = frame.get("hello", {})
        before = {} if hello.get("full") else self.cells
        patched = (before | frame["cells"]).items()
        there = {key: value for key, value in patched if value is not None and key not in UNSTAMPED}
        self.cells = {key: value for key, value in there.items() if not self._asks_for(key)}
        self.had = Had(n, hello.get("epoch", self.had.epoch), frame["h"])

    def _asks_for(self, key: str) -> bool:
        """What a new phone has only when it asks: it hears of those that come about meanwhile."""
        return self.by.role is Role.PHONE and key.startswith(("decision/", "why/", "meaning/"))


class Walk:
    """One day that people, a moody disk and crashes go through; one seed is one walk."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.seminar = Seminar().furnish()  # resolves what people ask for; its day is the room's
        self.disk = Disk(self.seminar.facts, folder / f"seminar-{seed}.db")
        self.clock = FakeClock("2017-03-03", LONDON, "11.20")
        self.clients = [Client(by) for by in everyone()]
        self.unanswered: list[tuple[By, Command]] = []
        self.acknowledged: list[str] = []

    async def run(self) -> None:
        await self.opens()
        for _ in range(STEPS):
            await self.step()
        self.disk.next = "writes"
        await self.crashes()
        self.expect_all_is_well()
        await self.room.close()

    async def opens(self) -> None:
        self.disk.crashed.clear()
        self.room = await Room.open("seminar-5", self.disk, lambda: NO_PROGRAMME, self.clock)
        self.seminar.day = self.room.day
        for client in self.clients:
            client.comes(self.room)
        waiting, self.unanswered = self.unanswered, []
        for by, command in waiting:
            await self.gives(by, command)

    async def step(self) -> None:
        self.clock.advance(self.chance.choice((0, 1, 20, 300)))
        self.disk.next = self.chance.choice(
            ("writes",) * 8 + ("fails before", "fails after", "dies before", "dies after")
        )
        by, command = self.asked()
        await self.gives(by, command)
        for client in self.clients:
            if self.chance.random() < 0.5:
                client.hears(self.room)

    def asked(self) -> tuple[By, Command]:
        verb = self.chance.choice((*PHONE_VERBS, *PHONE_VERBS, *POET_VERBS, *DESK_VERBS))
        return self.seminar.ask(
            Ask(verb, self.chance.randrange(12), self.chance.randrange(12), self.chance.choice(TEXTS))
        )

    async def gives(self, by: By, command: Command) -> None:
        """Until it is answered, or the server dies; twice at times, as when an answer is lost."""
        self.unanswered.append((by, command))
        for _ in range(self.chance.choice((1, 1, 2))):
            answer = asyncio.ensure_future(self.room.do(command, by))
            death = asyncio.ensure_future(self.disk.crashed.wait())
            await asyncio.wait((answer, death), return_when=asyncio.FIRST_COMPLETED)
            death.cancel()
            if not answer.done():
                answer.cancel()
                await self.crashes()
                return
            self.settle(by, command, answer.exception())

    def settle(self, by: By, command: Command, why: BaseException | None) -> None:
        if isinstance(why, Refused) and why.code is Code.LOG_UNAVAILABLE:
            return  # kept, and given again after the next crash
        assert why is None or isinstance(why, Refused), why
        self.unanswered = [each for each in self.unanswered if each != (by, command)]
        # Who asks twice what a word means is answered ok, and has asked once.
        makes = isinstance(command, MakeCommand) and not isinstance(command, AskMeaning)
        if why is None and makes and command.id not in self.acknowledged:
            self.acknowledged.append(command.id)
            self.seminar._remember(by, command)

    async def crashes(self) -> None:
        """The process is gone without a word, and another one opens what is on disk."""
        for task in self.room._tasks:
            task.remove_done_callback(self.room._ended)
            task.cancel()
        await asyncio.gather(*self.room._tasks, return_exceptions=True)
        await self.opens()

    def expect_all_is_well(self) -> None:
        made = [fact["id"] for fact in self.facts() if fact["is"] in MADE]
        assert len(made) == len(set(made)), "nothing is there twice"
        assert set(self.acknowledged) <= {fact.get("id") for fact in self.facts()}, "all that was acknowledged is there"
        for client in self.clients:
            client.hears(self.room)
            new = Client(client.by)
            new.comes(self.room)
            assert client.cells == new.cells, "who came back sees what somebody new sees"
            assert new.cells == self.shown(client.by), "and both see what is on disk"

    def facts(self) -> Iterator[dict[str, Any]]:
        return (fact for entry in self.disk._entries for fact in entry.facts)

    def shown(self, by: By) -> dict[str, Any]:
        """What a day that is made from the log alone shows."""
        day, boards = Day(), Boards()
        touched: set[Key] = set(ALWAYS)
        for entry in self.disk._entries:
            day.enter(entry.n, entry.at)
            for fact in facts_of(entry):
                touched |= apply(day, fact)
        boards.touch(day, touched, self.disk.head)
        return values_of(boards, by.role, by.voice)


MADE = ("phrase.offered", "note.offered", "theme.named")


@pytest.mark.process
@pytest.mark.usefixtures("unwatched")
@pytest.mark.timeout(120 + WALKS)
async def test_whenever_the_server_dies_what_was_acknowledged_is_there_once_and_everybody_is_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL")  # the failures are ours
    monkeypatch.setattr(rooms, "RETRY_S", 0)
    for seed in range(WALKS):
        try:
            await Walk(seed, tmp_path).run()
        except BaseException as why:
            why.add_note(f"in the walk with seed {seed}")
            raise
