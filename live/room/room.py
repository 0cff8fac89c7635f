"""
One live day: batch, decide, apply, append, answer, send.

The rules here: commands are decided one after another, on a day that knows all that was decided before. A batch is
everything that came while the last one was being written, and becomes one entry. Nobody hears of a fact before it is
on disk: neither its sender (ok) nor a board. When the log cannot take an entry, the day is made again from the log, so
that it never knows what the disk does not. The clock is an actor: what is due is decided like any command.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from live import day as days
from live.day import Command, Day, Fact
from live.day.refusals import Code, Refused
from live.day.roles import CLOCK, By, Role, Voice
from live.day.timetable import DayPlanned
from live.log import Conflict, Entry, Log
from live.programme import Programme
from live.programme.plan import plan
from live.room import wire
from live.room.boards import Boards

logger = logging.getLogger("cento.room")

Clock = Callable[[], float]  # seconds since 1970
Answer = int | Refused | Exception
Answered = Callable[[Answer], None]

# Five frames a second are more than a person reads and cost a room of 500 about a tenth of a core.
PHONES_EVERY_S = 0.2
# Waking 500 phones at once blocks the loop for as long as writing 500 frames takes, and every "ok" waits behind it; in
# slices of this many, spread over the tick, it waits for one slice at the most.
SLICE = 20
# How many people are here is soft: it may be late, and a room that fills must not cost a frame for each who comes.
PEOPLE_EVERY_S = 2.0
# The longest sleep of the clock: how late it notices that the machine's own time was put right or that it slept.
NAP_S = 1.0
# After a log that failed: long enough not to hammer a full disk, short enough that nobody notices a hiccup.
RETRY_S = 0.5


class Reader(Protocol):
    """One connection, as the room sees it."""

    role: Role

    def cells_changed(self) -> None:
        """There is something later than it has; it asks for it when its line is free."""

    def people_changed(self) -> None:
        """The number of people has changed."""

    def send_out(self) -> None:
        """It has to come in again."""


class _Asked(msgspec.Struct):
    command: Command
    by: By
    now: int
    answered: Answered


class Room:
    """One live day. Made by `Room.open`, ended by `close`; one task of its own runs it, another serves the phones."""

    def __init__(self, name: str, log: Log, clock: Clock, speed: float = 1.0) -> None:
        self.name = name
        self.log = log
        self.clock = clock
        self.speed = speed  # how fast the clock runs, so that the room knows how long to sleep
        # Numbers count in one run of one log: boards forget what was gone before a restart, and a log may have been
        # put back to an older copy of itself. A client with numbers of another run begins anew.
        self.epoch = f"{log.epoch}.{secrets.token_hex(4)}"
        self.day = Day()
        self.boards = Boards()
        self.failing = False  # the last entry could not be written
        self._asked: list[_Asked] = []
        self._touched: set[str] = set()  # by facts that are applied and not yet shown
        self._woken = asyncio.Event()
        self._latest = 0  # the latest time that was given out, or that the log has
        self._read = 0  # the machine's own time when it was last asked
        self._ahead = 0.0  # how far this day's time is before the machine's
        self._rested_at = 0.0  # in the loop's time
        # Changed only by `join` and `leave`. Dicts as ordered sets, so that slices of phones keep their order; apart,
        # because after every entry only the few that are not phones are told.
        self._phones: dict[Reader, None] = {}
        self._watchers: dict[Reader, None] = {}
        self._phones_behind = asyncio.Event()
        self._people_behind = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._settling = False  # a batch is being decided and written
        self._closing = False

    @classmethod
    async def open(cls, name: str, log: Log, read: Callable[[], Programme], clock: Clock, speed: float = 1.0) -> "Room":
        """
        The day as its log has it, current and running.

        The programme counts until the day begins; after that the day runs by what was read then, and `read` is not
        asked, so that a file which somebody breaks at lunch does not stop the afternoon.
        """
        room = cls(name, log, clock, speed)
        await room._replay()
        if not room.day.timetable.began:
            await room._plan(plan(read(), room._today()))
        room._tasks = [asyncio.create_task(each) for each in (room._run(), room._serve_phones(), room._serve_people())]
        for task in room._tasks:
            task.add_done_callback(room._ended)
        return room

    async def _plan(self, planned: DayPlanned) -> None:
        if planned != self.day.timetable.plan:
            self._apply([planned])
            await self._write([planned], self.now())

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A task of a room ends when the room is closed; one that ends before is a mistake of ours, said in /health."""
        if not self._closing and not task.cancelled():
            self.failing = True
            logger.critical("The room of %s has stopped.", self.name, exc_info=task.exception())

    async def close(self) -> None:
        """Finishes what was asked, then ends the tasks and closes the log."""
        self._closing = True
        self._woken.set()
        await self._tasks[0]
        for task in self._tasks[1:]:
            task.cancel()
        await asyncio.gather(*self._tasks[1:], return_exceptions=True)
        await self.log.close()

    def now(self) -> int:
        """
        The time of this day, epoch ms. It never goes back: when the machine's time is put back, it goes on from where
        it was, at half the pace, until it is right again.
        """
        read = round(self.clock() * 1000)
        self._ahead = max(self._ahead - max(read - self._read, 0) / 2, self._latest - read, 0)
        self._read = read
        self._latest = round(read + self._ahead)
        return self._latest

    # Asking

    def ask(self, command: Command, by: By, answered: Answered) -> None:
        """
        Hands a command on; `answered` is called once, when it is on disk (with its entry's number) or will not be.

        Never waits, so a connection can go on reading.
        """
        self._asked.append(_Asked(command, by, self.now(), answered))
        self._woken.set()

    async def do(self, command: Command, by: By) -> int:
        """Hands a command on and waits: the number of the entry by which it is on disk, or raises `Refused`."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.ask(command, by, lambda outcome: None if answer.done() else answer.set_result(outcome))
        outcome = await answer
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def wake(self) -> None:
        """Looks at the clock now instead of at the end of the nap."""
        self._woken.set()

    def is_behind(self) -> bool:
        """Whether something is due or asked that is not done yet."""
        return bool(self._asked) or self._settling or self._is_due()

    # Reading

    def join(self, reader: Reader) -> None:
        """A connection is here; from now on it hears of changes."""
        (self._phones if reader.role is Role.PHONE else self._watchers)[reader] = None
        self._people_behind.set()

    def leave(self, reader: Reader) -> None:
        """And no longer."""
        self._phones.pop(reader, None)
        self._watchers.pop(reader, None)
        self._people_behind.set()

    def send_out(self) -> None:
        """Desk, poet and wall have to come in again: their keys are new."""
        for watcher in self._watchers:
            watcher.send_out()

    @property
    def connections(self) -> int:
        """How many are here, of all places."""
        return len(self._phones) + len(self._watchers)

    def hello(self, role: Role, voice: Voice, since: int | None, epoch: str | None) -> tuple[int, str]:
        """The first frame for a client that has `since` of `epoch` (or nothing); first, the number it then has."""
        full = since is None or epoch != self.epoch or since > self.boards.head
        speed = self.speed if self.speed != 1 else None
        greeting = wire.Hello(self.name, role, self.now(), self.epoch, full, speed)
        board = self.boards.all(role, voice) if full or since is None else self.boards.since(role, voice, since)
        fragments = ",".join(each for each in (board, self.people()) if each)
        return self.boards.head, wire.hello(greeting, self.boards.head, fragments)

    def later(self, role: Role, voice: Voice, since: int) -> tuple[int, str | None]:
        """The frame that makes a client with `since` current, or None where it is; and the number it then has."""
        head = self.boards.head
        fragments = self.boards.since(role, voice, since) if since < head else ""
        return head, wire.cells(head, fragments) if fragments else None

    def people(self) -> str:
        """The cell that no entry stamps: who is connected is known to this process only, and to no log."""
        given = self.day.phrases
        return wire.fragment("people", wire.People(len(self._phones), given.voices, given.written_down))

    # The loop

    async def _run(self) -> None:
        while True:
            await self._sleep()
            self._woken.clear()
            asked, self._asked = self._asked, []
            if asked or self._is_due():
                self._settling = True
                await self._settle(asked)
                self._settling = False
            elif self._closing:
                return

    def _is_due(self) -> bool:
        return not self._closing and not self._rests() and days.due(self.day, self.now()) is not None

    def _rests(self) -> bool:
        return asyncio.get_running_loop().time() < self._rested_at

    async def _sleep(self) -> None:
        """Until somebody asks, or the clock has something to do."""
        if self._woken.is_set() or self._asked:
            await asyncio.sleep(0)  # so that what is arriving at this moment joins the batch
            return
        due = days.next_due(self.day, self.now())
        left = NAP_S if due is None else min(max((due - self.now()) / 1000 / self.speed, 0), NAP_S)
        if self._rests():
            left = RETRY_S
        try:
            await asyncio.wait_for(self._woken.wait(), left)
        except TimeoutError:
            return

    async def _settle(self, asked: list[_Asked]) -> None:
        """One batch: decided, written as one entry, shown, answered."""
        at = self.now()
        outcomes: Sequence[Exception | None]
        try:
            facts, outcomes = self._decide(asked, at)
            n = await self._write(facts, at) if facts else self.log.head
        except Conflict:  # another machine wrote first: the same commands, decided on what it wrote
            await self._recover()
            await self._settle(asked)
            return
        except Unknown as unknown:
            if not await self._is_written(unknown):
                self._rest()
                outcomes = [Refused(Code.LOG_UNAVAILABLE)] * len(asked)
            n = unknown.n
        except Exception as bug:
            logger.exception("A batch of %s could not be decided.", self.name)
            await self._recover()
            self._rest()
            n, outcomes = 0, [bug] * len(asked)
        for each, outcome in zip(asked, outcomes, strict=True):
            each.answered(n if outcome is None else outcome)

    def _decide(self, asked: list[_Asked], at: int) -> tuple[list[Fact], list[Exception | None]]:
        """
        The facts of a batch, already applied, and for each command why it was not done (None: it was).

        What was due before a command came is decided before it: words that arrived in time are taken, however long
        the entry before them took to write.
        """
        facts: list[Fact] = []
        outcomes: list[Exception | None] = []
        for each in asked:
            facts += self._decide_due(each.now)
            try:
                decided = days.decide(self.day, each.command, each.by, each.now)
            except Refused as refusal:
                outcomes.append(refusal)
                continue
            except Exception as bug:  # noqa: BLE001  one command's bug is its sender's; it is raised at its connection
                outcomes.append(bug)
                continue
            outcomes.append(None)
            self._apply(decided)
            facts += decided
        return facts + self._decide_due(at), outcomes

    def _decide_due(self, at: int) -> list[Fact]:
        facts: list[Fact] = []
        while (command := days.due(self.day, at)) is not None:
            decided = days.decide(self.day, command, CLOCK, at)
            self._apply(decided)
            facts += decided
        return facts

    def _rest(self) -> None:
        """Something failed: the clock's own business waits a moment, or it would fail again without a pause."""
        self._rested_at = asyncio.get_running_loop().time() + RETRY_S

    def _apply(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self._touched |= days.apply(self.day, fact)

    # The log

    async def _write(self, facts: list[Fact], at: int) -> int:
        """Appends one entry and shows it; raises `Conflict` as it is, and `Unknown` where the log failed."""
        n = self.log.head + 1
        try:
            await self.log.append(n, facts, at)
        except Conflict:
            raise
        except Exception as error:
            if not self.failing:
                logger.exception("An entry could not be written to the log of %s.", self.name)
            raise Unknown(n, facts) from error
        self.failing = False
        self._show(n)
        return n

    async def _is_written(self, unknown: "Unknown") -> bool:
        """Looks at what the log really has, before anything is said; the day is then made from that."""
        self.failing = True
        for entry in await self._recover():
            if entry.n == unknown.n and facts_of(entry) == unknown.facts:
                self.failing = False
        return not self.failing

    async def _recover(self) -> list[Entry]:
        """Makes the day again from what the log really has, and returns that; tries until the log can be read."""
        while not self._closing:
            try:
                return await self._replay()
            except Exception:
                logger.exception("The log of %s could not be read; trying again.", self.name)
                await asyncio.sleep(RETRY_S)
        return []

    async def _replay(self) -> list[Entry]:
        entries = await self.log.read(0)
        day, touched = Day(), set(days.ALWAYS)
        for entry in entries:
            for fact in facts_of(entry):
                touched |= days.apply(day, fact)
            self._latest = max(self._latest, entry.at)
        self.day, self._touched = day, touched
        self._show(self.log.head)
        return entries

    def _show(self, n: int) -> None:
        """Puts what an entry touched on the boards and tells the readers."""
        touched, self._touched = self._touched, set()
        self.boards.touch(self.day, touched, n)
        if "people" in touched:
            self._people_behind.set()
        self._phones_behind.set()
        for watcher in self._watchers:
            watcher.cells_changed()

    def _today(self) -> str:
        return time.strftime("%Y-%m-%d", time.gmtime(self.now() / 1000))

    # Fan-out

    async def _serve_phones(self) -> None:
        """Tells the phones that there is something, at most once a tick, a slice at a time spread over the tick."""
        while True:
            await self._phones_behind.wait()
            self._phones_behind.clear()
            phones = list(self._phones)
            slices = [phones[i : i + SLICE] for i in range(0, len(phones), SLICE)] or [[]]
            for each in slices:
                for phone in each:
                    phone.cells_changed()
                await asyncio.sleep(PHONES_EVERY_S / len(slices))

    async def _serve_people(self) -> None:
        while True:
            await self._people_behind.wait()
            self._people_behind.clear()
            for watcher in self._watchers:  # phones are told at their hello, which is often enough
                watcher.people_changed()
            await asyncio.sleep(PEOPLE_EVERY_S)


class Unknown(Exception):
    """The log failed while it wrote entry `n`; whether it is there, only a look can tell."""

    def __init__(self, n: int, facts: list[Fact]) -> None:
        super().__init__(n)
        self.n = n
        self.facts = facts


def facts_of(entry: Entry) -> list[Fact]:
    """An entry's facts as the day knows them."""
    return [msgspec.convert(fact, Fact) for fact in entry.facts]
