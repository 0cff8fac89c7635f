"""
One live day: batch, decide, append, apply, show, answer.

The rules here: commands are decided one after another, on a day that knows all that was decided before. A batch is
everything that came while the last one was being written, and becomes one entry. Nobody hears of a fact before it is
on disk: neither its sender (ok) nor a board nor a page. There are so two days: `day` is what the log has, and what
everybody is shown; a second one runs ahead of it while an entry is being written, and is made from the first again when
the log could not take the entry. The clock is an actor: what is due is decided like any command.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from live import day as days
from live.day.clock import MachinesClock, NoteClock
from live.day.counts import told_at
from live.day.given import AllGiven
from live.day.keys import PEOPLE, Key
from live.day.newer_programme import ReadProgramme, is_the_file
from live.day.noun import Command, Day, Fact
from live.day.projection import Timetable
from live.day.refusals import Code, Refused
from live.day.roles import CLOCK, By, Role, Voice
from live.day.slips import Slips
from live.log import Conflict, Entry, Log
from live.programme import Programme
from live.room import wire
from live.room.boards import Boards
from live.room.day_time import Clock, DayTime
from live.room.deciding import Answer, Asked, Outcome, decide
from live.room.erasing import Erasing
from live.room.file_plans import first_plan, later_plan
from live.room.gone_back import GoneBack, epoch_of
from live.room.limits import Allowances
from live.room.outgoing import Outgoing
from live.room.readers import Readers
from live.room.replay import Ahead, LastEntries, Told, Unknown, entries_of, facts_of, understood

logger = logging.getLogger("cento.room")

# The longest sleep of the clock: how late it notices that the machine's own time was put right or that it slept.
LONGEST_SLEEP_S = 1.0
# After a log that failed: long enough not to hammer a full disk, short enough that nobody notices a hiccup.
RETRY_S = 0.5
# So many commands become an entry; what a hall asks in one moment would stop the loop for the time of all of them.
BATCH = 500
# So often a batch is tried when the log cannot be read or another machine is quicker; then its senders are told.
TRIES = 5


class Room:
    """One live day. Made by `Room.open`, ended by `close`; one task of its own runs it, others tell its readers."""

    def __init__(self, name: str, log: Log, clock: Clock, speed: float = 1.0, slip_key: bytes = b"") -> None:
        self.name = name
        self.log = log
        self.speed = speed  # how fast the clock runs, so that the room knows how long to sleep
        self.day = Day()  # as it is on disk and shown; changed only by `_show`
        self.day[Slips].key = slip_key
        self.boards = Boards()
        self.outgoing = Outgoing(self.boards, log)
        self.readers, self.allowances = Readers(), Allowances()
        self.gone_back = GoneBack(name, log, self.readers)
        self.is_planned_anew = False  # when it was opened, its file was another than before
        self.failing = False  # the last entry could not be written
        self.not_understood = 0  # facts that a newer version wrote, and that this day goes on without
        self._ahead = Ahead(self.day)  # changed only in a batch and by `_catch_up`
        self._is_unreadable = False  # the log could not be read when it was tried last; noted once
        self._unshown: set[Key] = set()  # changed, and not on the boards for a mistake of ours
        self._erasing = Erasing(name, log)
        self._asked: list[Asked] = []
        self._woken = asyncio.Event()
        self._time = DayTime(clock)
        self._resting_until = 0.0  # in the loop's time
        self._tasks: list[asyncio.Task[None]] = []
        self.is_busy = False  # something is asked, or being decided and written
        self._closing = False

    @classmethod
    async def open(
        cls,
        name: str,
        log: Log,
        read: Callable[[], Programme],
        clock: Clock,
        speed: float = 1.0,
        slip_key: bytes = b"",
    ) -> "Room":
        """
        The day as its log has it, current and running.

        The programme is the plan until the day begins, or somebody changes the plan; after that `read` is not asked, so
        that a file which somebody breaks at lunch does not stop the afternoon: that is for `read_again`. By `slip_key`
        the codes of slips are made; without it the day has none.
        """
        room = cls(name, log, clock, speed, slip_key)
        await room._begin()
        room._time.resumes(room.day[MachinesClock].asked)
        if is_the_file(room.day[Timetable]):
            await room._plan(read)
        reading = (room.readers.serve_phones(), room.readers.serve_people(), room.gone_back.run())
        room._tasks = [asyncio.create_task(each) for each in (room._run(), *reading, room._erasing.run())]
        for task in room._tasks:
            task.add_done_callback(room._ended)
        for command in filter(room._changes_something, days.AT_START):
            room.ask(command, CLOCK, lambda _: None)
        return room

    async def _plan(self, read: Callable[[], Programme]) -> None:
        """Before the clock goes: a day that is due begins by the file as it is now, if it can be read."""
        known = self.day[Timetable].plan
        planned = first_plan(known, read, self.now())
        if planned != known:
            self.is_planned_anew = known is not None
            at = self.now()
            self._ahead.begin(self.log.head + 1, at)
            self._ahead.apply([planned])
            await self._write([planned], at)

    async def read_again(self, programme: Programme | None) -> None:
        """
        The programme's file as it is now, or None where it cannot be read: the plan where nobody else had a hand in it,
        else offered to the desk. Raises `Refused` where the log cannot take it.
        """
        read = ReadProgramme(None if programme is None else later_plan(self.day[Timetable], programme, self.now()))
        if not self._ahead.is_behind() or self._changes_something(read):
            await self.do(read, CLOCK)

    def _changes_something(self, command: Command) -> bool:
        """Asked of the day while nothing is decided yet by the one ahead: for nothing that need not hear all of it."""
        return bool(days.decide(self.day, command, CLOCK, self.now()))

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
        await self._erasing.is_done()
        await self.log.close()

    @property
    def epoch(self) -> str:
        """In what its numbers count."""
        return epoch_of(self.log)

    def now(self) -> int:
        """The time of this day, epoch ms; it goes back only where the desk said so."""
        return self._time.now()

    # Asking

    def ask(self, command: Command, by: By, answered: Callable[[Answer], None]) -> None:
        """Hands a command on, never waits; `answered` is called once: its entry's number, on disk, or why not."""
        self._asked.append(Asked(command, by, self.now(), answered))
        self.is_busy = True
        self._woken.set()

    async def do(self, command: Command, by: By) -> int:
        """Hands a command on and waits: the number of the entry by which it is on disk, or raises `Refused`."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.ask(command, by, lambda outcome: None if answer.done() else answer.set_result(outcome))
        outcome = await answer
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def has_answered(self) -> None:
        """Waits until all who asked before are answered: behind them it asks for something that changes nothing."""
        answered = asyncio.Event()
        self.ask(NoteClock(self._time.away), CLOCK, lambda _: answered.set())
        await answered.wait()

    def wake(self) -> None:
        """Looks at the clock now instead of at the end of its sleep."""
        self._woken.set()

    def is_behind(self) -> bool:
        """Whether something is due or asked and not done."""
        return self.is_busy or self._ahead.is_behind() or self._has_to_do()

    # Reading

    def hello(self, role: Role, voice: Voice, had: wire.Had) -> tuple[int, bytes]:
        """The first frame for a client that has so much, or nothing; first, the number it then has."""
        since, head = -1 if had.since is None else had.since, self.boards.head
        knows = had.epoch == self.epoch and self.boards.begin <= since <= head
        later = self.boards.resumed(role, voice, since) if knows and had.mark in (None, self.log.mark(since)) else None
        speed = None if self.speed == 1 else self.speed
        greeting = wire.Hello(self.name, role, self.now(), self.epoch, later is None, speed)
        board = self.boards.first(role, voice) if later is None else later
        walls = self.readers.walls() if role is Role.DESK else b""
        fragments = (*board, self.people(role), walls, wire.record(role, self.log.lost))
        return head, wire.hello(greeting, head, self.log.mark(head), filter(None, fragments))

    def people(self, place: Role) -> bytes:
        """The cell that no entry stamps: who is connected is known to this process only, and to no log."""
        given = self.day[AllGiven]
        flooded = self.allowances.is_told_flooded and place is Role.DESK
        phones, voices = told_at(place, self.readers.phones), told_at(place, given.voices)
        people = wire.People(phones, voices, told_at(place, given.written_down), flooded)
        return wire.fragment(str(PEOPLE), people)

    # The loop

    async def _run(self) -> None:
        while True:
            await self._sleep()
            self._woken.clear()
            asked, self._asked = self._asked[:BATCH], self._asked[BATCH:]
            if asked or self._has_to_do():
                self.is_busy = True
                await self._settle(asked)
                self.is_busy = bool(self._asked)
            elif self._closing:
                return

    def _has_to_do(self) -> bool:
        """Whether there is something to do though nobody asks: what is due, or a log that has to be read again."""
        if self._closing or self._is_resting():
            return False
        is_due = self._ahead.may_be_wrong or days.due(self._ahead.day, self.now()) is not None
        return is_due or self._time.away != self._ahead.day[MachinesClock].known

    def _is_resting(self) -> bool:
        return asyncio.get_running_loop().time() < self._resting_until

    def _rest(self) -> None:
        """Something failed: the clock's own business waits a moment, or it would fail again without a pause."""
        self._resting_until = asyncio.get_running_loop().time() + RETRY_S

    async def _sleep(self) -> None:
        """Until somebody asks, or the clock has something to do; meanwhile what somebody will ask for is made ready."""
        if self._woken.is_set() or self._asked or self._ahead.make_ready() or self.boards.make_some():
            await asyncio.sleep(0)  # so that what is arriving at this moment joins the batch
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), self._idle_s())

    def _idle_s(self) -> float:
        """How long the clock has nothing to do, in seconds of the machine's."""
        if self._is_resting():
            return RETRY_S
        due = days.next_due(self._ahead.day, self.now())
        return LONGEST_SLEEP_S if due is None else min(max((due - self.now()) / 1000 / self.speed, 0), LONGEST_SLEEP_S)

    # A batch

    async def _settle(self, asked: list[Asked]) -> None:
        """One batch: decided, written as one entry, shown, answered."""
        try:
            n, outcomes = await self._carry_out(asked)
        except Exception as bug:
            logger.exception("A batch of %s could not be decided.", self.name)
            self._ahead.may_be_wrong = True
            self._rest()
            n, outcomes = 0, [bug] * len(asked)
        for each, outcome in zip(asked, outcomes, strict=True):
            each.answered(n if outcome is None else outcome)

    async def _carry_out(self, asked: list[Asked]) -> tuple[int, Sequence[Outcome]]:
        """The number of the entry by which a batch is on disk, and for each command why it was not done, if so."""
        for _ in range(TRIES):
            if self._ahead.may_be_wrong and await self._entries_since() is None:
                continue
            await self._ahead.hear_all()
            at = self.now()
            self._ahead.begin(self.log.head + 1, at)
            facts, outcomes = decide(asked, self._ahead, self.day, at, self._time.away)
            try:
                return (await self._write(facts, at) if facts else self.log.head), outcomes
            except Conflict:  # another machine wrote first: the same commands, decided on what it wrote
                continue
            except Unknown as unknown:
                if await self._is_written(unknown):
                    return unknown.n, outcomes
                break
        self._rest()
        return 0, [Refused(Code.LOG_UNAVAILABLE)] * len(asked)

    # The log

    async def _write(self, facts: list[Fact], at: int) -> int:
        """Appends one entry and shows it; raises `Conflict` as it is, and `Unknown` where the log failed."""
        n = self.log.head + 1
        try:
            written = self._time.in_order(at)
            await self.log.append(n, facts, written)
        except Conflict:
            raise
        except Exception as error:
            if not self.failing:
                logger.exception("An entry could not be written to the log of %s.", self.name)
            raise Unknown(n, facts) from error
        self.failing = False
        self._ahead.is_written()
        self._time.follows(at, facts)
        await self._show(Told(n, written, facts))
        return n

    async def _is_written(self, unknown: Unknown) -> bool:
        """Looks at what the log really has, before anything is said."""
        self.failing = True
        for _ in range(TRIES):
            if (entries := await self._entries_since()) is not None:
                self.failing = not any(e.n == unknown.n and facts_of(e) == unknown.facts for e in entries)
                break
        return not self.failing

    async def _entries_since(self) -> list[Entry] | None:
        """What the log has beyond what is shown, which is then shown; None, after a while, where it cannot be read."""
        try:
            entries = await self._catch_up()
        except Exception:
            if not self._is_unreadable:
                logger.exception("The log of %s could not be read; trying again.", self.name)
            self.failing = self._is_unreadable = True
            await asyncio.sleep(RETRY_S)
            return None
        self._is_unreadable = False
        return entries

    async def _begin(self) -> None:
        """Reads and shows what the log has, for the first time."""
        last = LastEntries()
        async for entry in entries_of(self.log):
            before = last.add(self._told(entry))
            for told in before:
                self._change(told)
            self._ahead.follow(before)
        self.boards.open(self.day, days.touched(self.day, self._unshown | days.ALWAYS), last.begin)
        self._unshown = set()
        await self._show_each(last.those())

    async def _catch_up(self) -> list[Entry]:
        """Reads and shows what the log has beyond what is shown; forgets what was decided and is not in it."""
        entries = await self.log.read(self.boards.head)
        await self._show_each([self._told(entry) for entry in entries])
        if self._ahead.may_be_wrong:
            await self._ahead.begin_anew(self.log, self.boards.head)
        return entries

    async def _show_each(self, read: Sequence[Told]) -> None:
        """Shows entries one by one: a client may have what comes and goes within them."""
        for told in read:
            await self._show(told)
            self.boards.make_own(told.n - 1)
        self._unshown |= days.ALWAYS
        await self._show(Told(self.log.head, 0, []))
        self._ahead.follow(read)

    def _told(self, entry: Entry) -> Told:
        """What an entry says, as far as this version knows it; the time of the day follows it."""
        facts, others = understood(entry)
        self._time.follows(entry.at, facts)
        self.not_understood += others
        return Told(entry.n, entry.at, facts)

    async def _show(self, told: Told) -> None:
        """Applies an entry that is on disk, puts what it touched on the boards and tells the readers."""
        self._change(told)
        for _ in self.boards.show(self.day, self._unshown, told.n):
            await asyncio.sleep(0)
        if PEOPLE in self._unshown:
            self.readers.people_changed()
        self._unshown = set()
        self.readers.cells_changed()

    def _change(self, told: Told) -> None:
        self.day.enter(told.n, told.at)
        for fact in told.facts:
            self._erasing.note(self.day, fact)
            self._unshown.update(days.change(self.day, fact))
