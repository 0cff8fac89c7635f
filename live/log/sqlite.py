"""
The log of a day in one SQLite file, as `log.sql` describes it.

- One thread owns the connection; the event loop never touches SQLite, and whoever is cancelled while waiting for the
  thread does not stop it halfway.
- Nothing is believed from memory: an append looks at the last row on disk, a read walks the chain.
- What durability rests on (write-ahead log, full sync) is asserted at every open.
- A log or its lock is never opened as a plain file here: on POSIX closing it again would drop SQLite's own locks.
"""

import asyncio
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from live.log import CannotOpen, Conflict, Entry, LostEnd
from live.log.chain import Link
from live.log.files import (
    bring_up,
    check_ours,
    check_place,
    connect,
    give_identity,
    in_plain_words,
    make_private,
    only_opener,
)
from live.log.rows import (
    MARK_BYTES,
    check_whole,
    erase_words,
    first_missing,
    identity,
    insert,
    last_link,
    marks_of,
    packed,
    places_of,
    read_entries,
    value,
)
from live.log.witness import Witness, WitnessFile, new_life, read_witness, witness_beside

T = TypeVar("T")

SETTINGS: dict[str, str | int] = {
    "journal_mode": "wal",  # readers (verify, a backup) never stop the writer
    "synchronous": 2,  # FULL: on disk before "ok"; costs one fsync an entry
    "fullfsync": 1,  # macOS keeps data in the drive's cache otherwise; no effect elsewhere
    "checkpoint_fullfsync": 1,
    # Pages of the write-ahead log that wait until they are put into the file, which is two flushes more for the entry
    # after which it is done: at a thousand phrases a second that is every eight seconds. It takes 16 MB of the disk.
    "wal_autocheckpoint": 4000,
    "secure_delete": 1,  # erased words are overwritten, not only unlinked
    "foreign_keys": 1,
    "trusted_schema": 0,
}

# Of so many entries it is known how long they took.
MEASURED = 1000


class SqliteLog:
    """A day's log in a file. Opened with `open`; fulfils `live.log.Log`."""

    def __init__(self, path: Path, day: str) -> None:
        self._file = _File(path, day)  # touched only in the writer's thread, but for its two numbers below
        self._writer = ThreadPoolExecutor(1, thread_name_prefix=f"log-{day}")
        self._took: deque[float] = deque(maxlen=MEASURED)  # ms that the last entries took

    @classmethod
    async def open(cls, path: Path, day: str) -> "SqliteLog":
        """
        The log of `day` at `path`, made when missing, brought to today's version, its whole chain checked.

        Raises AlreadyOpen, CannotOpen with a sentence for the organiser, or Damaged.
        """
        log = cls(path, day)
        try:
            await log._in_writer(log._file.open)
        except BaseException:
            log._writer.submit(log._file.close)  # waits its turn behind an open that was cancelled
            log._writer.shutdown(wait=False)
            raise
        return log

    @property
    def epoch(self) -> str:
        """The random id of this log's life."""
        return self._file.epoch

    @property
    def life(self) -> str:
        """New whenever the log is, or may be, no longer what it was."""
        return self._file.life

    @property
    def lost(self) -> int | None:
        """The first entry that is known to be missing from its end, if any."""
        return self._file.lost or None

    async def begin_anew(self, missing: int) -> None:
        """Begin a new life, and say from now on that entry `missing` and what came after it are lost."""
        await self._in_writer(lambda: self._file.begin_anew(missing))

    def mark(self, n: int) -> str:
        """The first characters of the hash of an entry up to `head`, by which somebody who has it knows it again."""
        return self._file.marks[n * MARK_BYTES : (n + 1) * MARK_BYTES].hex()

    @property
    def path(self) -> Path:
        """Where it is; what belongs to it stands beside."""
        return self._file.path

    @property
    def head(self) -> int:
        """The number of the last entry, 0 when there is none."""
        return self._file.head

    @property
    def append_p99_ms(self) -> float | None:
        """How long one in a hundred of the last entries took at the least until it was on disk; None before any."""
        return sorted(self._took)[len(self._took) * 99 // 100] if self._took else None

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:
        """Write entry `n` and return `n` once it is on disk. Raises Conflict; after anything else, read and look."""
        began = time.perf_counter()
        await self._in_writer(lambda: self._file.append(n, facts, at))
        self._took.append((time.perf_counter() - began) * 1000)
        return n

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:
        """The entries later than `since`, or so many of them, from disk. Raises Damaged."""
        return await self._in_writer(lambda: self._file.read(since, sys.maxsize if most is None else most))

    async def erase(self, given: Iterable[str], words_of: Mapping[str, str]) -> bool:
        """Erase the words of phrases and notes, and empty the write-ahead log; whether that could be done at once."""
        return await self._in_writer(lambda: self._file.erase(list(given), words_of))

    async def close(self) -> None:
        """Finish what waits to be written and let go of the day. A second close does nothing."""
        if self._file.closed:
            return
        await self._in_writer(self._file.close)
        self._writer.shutdown(wait=False)

    async def _in_writer(self, work: Callable[[], T]) -> T:
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._writer, work))


def words_left(path: Path, given: str, words_of: Mapping[str, str]) -> int | None:
    """How many texts of a phrase or note a log still has; None where it knows of no such thing. Changes nothing."""
    with in_plain_words(path), closing(connect(path, "ro")) as db:
        check_ours(db, path)
        places = places_of(db, given, words_of)
        there = "SELECT count(*) FROM words WHERE n = ? AND seq = ?"
        return sum(msgspec.convert(value(db, there, *place), int) for place in places) if places else None


def read_whole(path: Path) -> list[Entry]:
    """All entries of a log, as of one moment; changes nothing, and may run while the day does. Raises as `verify`."""
    if not path.is_file():
        raise CannotOpen(f"There is no log at {path}.")
    with in_plain_words(path), closing(connect(path, "ro")) as db:
        db.execute("BEGIN")
        check_ours(db, path)
        start, _ = identity(db)
        return list(check_whole(db, start))


def verify(path: Path) -> int:
    """
    Walk the whole chain of a log and return its head; changes nothing, and may run while the day is live.

    Raises Damaged with the first bad entry, LostEnd with the first that is missing, or CannotOpen when there is no log
    to read.
    """
    witness = read_witness(witness_beside(path))  # before the log, which only grows
    if not path.is_file():
        raise CannotOpen(f"There is no log at {path}.")
    with in_plain_words(path), closing(connect(path, "ro")) as db:
        db.execute("BEGIN")  # one moment of a day that goes on meanwhile
        check_ours(db, path)
        start, _ = identity(db)
        check_whole(db, start)
        head = last_link(db, start).n
        missing = 0 if witness is None else witness.lost or first_missing(db, start, head, witness)
        if missing:
            raise LostEnd(missing, head)
        return head


class _File:
    """The file itself, and the lock beside it. Everything here runs in the one writer's thread."""

    def __init__(self, path: Path, day: str) -> None:
        self.day = day
        self.epoch = ""  # set only by open
        self.head = 0  # set only after a commit or a read; the event loop looks at it
        self.life = ""  # set only by open and begin_anew
        self.lost = 0  # set only by open and begin_anew
        # The first bytes of every entry's hash, and before them those of the start; the event loop reads up to `head`.
        self.marks = bytearray()
        # What the check at the open has read: whoever reads on from the start takes it, and it is let go of. None of it
        # is there after the log was changed.
        self._just_read: deque[Entry] = deque()
        self.closed = False
        self.path = path
        self._held = ExitStack()  # the lock and the connection, once open

    def open(self) -> None:
        # A second way to the same folder must not lead to a second lock.
        self.path = self.path.parent.resolve() / self.path.name
        check_place(self.path)
        with ExitStack() as held, in_plain_words(self.path):
            held.enter_context(only_opener(self.path.with_suffix(".lock"), self.day))
            make_private(self.path)
            self._db = held.enter_context(closing(connect(self.path)))
            _prepare(self._db, self.path, self.day)
            self._start, self.epoch = self._identify()
            self._just_read = deque(check_whole(self._db, self._start))
            last = last_link(self._db, self._start)
            self.head = last.n
            self.marks = marks_of(self._db, self._start)
            self._look_at_witness(held, last)
            self._held = held.pop_all()

    def _look_at_witness(self, held: ExitStack, last: Link) -> None:
        path = witness_beside(self.path)
        seen = read_witness(path)
        missing = 0 if seen is None else first_missing(self._db, self._start, self.head, seen)
        self.life = new_life() if seen is None or missing else seen.life
        self.lost = missing or (0 if seen is None else seen.lost)
        self._witness = held.enter_context(closing(WitnessFile(path)))
        self._testify(last)

    def _testify(self, last: Link) -> None:
        with suppress(OSError):  # it is behind then, and its log as sound as before
            self._witness.write(Witness(last.n, last.hash, self.life, self.lost))

    def begin_anew(self, missing: int) -> None:
        self.life, self.lost = new_life(), min(missing, self.lost or missing)
        self._testify(last_link(self._db, self._start))

    def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:
        stored, beside = packed(facts)
        with self._db:  # commits, or rolls back whatever happened
            self._db.execute("BEGIN IMMEDIATE")
            last = last_link(self._db, self._start)
            if n != last.n + 1:
                raise Conflict(n)
            assert at >= last.at, "the room never lets time go back"
            link = last.then(at, stored)
            insert(self._db, link, beside)
        self._just_read.clear()
        self.marks += bytes.fromhex(link.hash[: 2 * MARK_BYTES])
        self.head = n
        self._testify(link)
        return n

    def read(self, since: int, most: int) -> list[Entry]:
        just_read = self._just_read
        if just_read and just_read[0].n == since + 1:
            return [just_read.popleft() for _ in range(min(most, len(just_read)))]
        entries = read_entries(self._db, self._start, since, most)
        last = last_link(self._db, self._start)
        if last.n != self.head:  # an append that said it failed was written all the same
            self.marks = marks_of(self._db, self._start)
            self._testify(last)
        self.head = last.n
        return entries

    def erase(self, given: list[str], words_of: Mapping[str, str]) -> bool:
        self._just_read.clear()
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            erase_words(self._db, given, words_of)
        # The pages with the words in them stand in the write-ahead log until it is emptied.
        return value(self._db, "PRAGMA wal_checkpoint (TRUNCATE)") == 0

    def close(self) -> None:
        self._held.close()
        self.closed = True

    def _identify(self) -> tuple[Link, str]:
        start, (epoch, day) = identity(self._db)
        if day != self.day:
            raise CannotOpen(f"{self.path} is the log of another day, {day}. Give it that name back.")
        return start, epoch


def _prepare(db: sqlite3.Connection, path: Path, day: str) -> None:
    """Bring the file to today's version, under the settings. A file that is not ours is left as it is."""
    is_empty = value(db, "SELECT count(*) FROM sqlite_schema") == 0
    if not is_empty:
        check_ours(db, path)
    _set(db, path)
    bring_up(db)
    give_identity(db, day)
    if is_empty:
        # From here on the file has its identity even if the write-ahead log beside it is lost.
        db.execute("PRAGMA wal_checkpoint (TRUNCATE)")


def _set(db: sqlite3.Connection, path: Path) -> None:
    for name, wanted in SETTINGS.items():
        db.execute(f"PRAGMA {name} = {wanted}")
        got = value(db, f"PRAGMA {name}")
        if got != wanted:
            raise CannotOpen(f"{path} cannot be kept safe on this disk ({name} is {got}). Put it on a local one.")
