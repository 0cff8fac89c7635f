"""
Fakes for tests, each bending one thing of the real one.

- What is not bent is the real thing: a full disk is a real log that SQLite itself finds full.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from live.log import Entry
from live.log.sqlite import SqliteLog

# More pages than any test writes: SQLite's own default.
ROOM_ENOUGH = 1_073_741_823


class FullDisk:
    """
    `async with FullDisk(log)`: the log's file cannot grow, and an entry that needs another page finds the disk full.

    As on a real disk, a small entry may still fit into the last page; write one longer than 4 KiB to be sure.
    """

    def __init__(self, log: SqliteLog) -> None:
        self._log = log

    async def __aenter__(self) -> None:
        await self._allow(1)  # SQLite takes the file's present size for the least

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None):
        await self._allow(ROOM_ENOUGH)

    async def _allow(self, pages: int) -> None:
        file = self._log._file
        await self._log._in_writer(lambda: file._db.execute(f"PRAGMA max_page_count = {pages}").fetchone())


class FakeClock:
    """A clock that stands still until it is told to move, in seconds since 1970; it begins at a time of a day."""

    def __init__(self, day: str, zone: str, wall_clock: str) -> None:
        midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
        hour, minute = (int(part) for part in wall_clock.split("."))
        self.midnight = midnight.timestamp()
        self.now = midnight.replace(hour=hour, minute=minute).timestamp()
        self._stepped = 0.0

    def __call__(self) -> float:
        return self.now

    def steady(self) -> float:
        return self.now - self._stepped

    def advance(self, seconds: float) -> None:
        """Lets time pass; a negative number is a machine whose time is put back."""
        self.now += seconds
        self._stepped += min(seconds, 0)

    def steps(self, seconds: float) -> None:
        """Somebody puts the machine's time forward or back; nothing of that has passed."""
        self.now += seconds
        self._stepped += seconds


class Cookies:
    """The pages as they are served; once `are_kept` is False, as for browsers that keep no cookie of what is set."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.are_kept = True

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def without_cookies(message: Any) -> None:
            headers = [each for each in message.get("headers", ()) if self.are_kept or each[0] != b"set-cookie"]
            await send({**message, "headers": headers} if "headers" in message else message)

        await self._app(scope, receive, without_cookies)


class FakeTimer:
    """A timer that stands still until it is told to move; whoever sleeps by it is woken when their time has come."""

    def __init__(self) -> None:
        self._now = 1000.0
        self._sleepers: dict[asyncio.Future[None], tuple[float, float]] = {}  # how long each sleeps, and until when
        self._fell_asleep = asyncio.Condition()

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers[woken] = (seconds, self._now + seconds)
        try:
            async with self._fell_asleep:
                self._fell_asleep.notify_all()
            await woken
        finally:
            del self._sleepers[woken]

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self._now += seconds
        for woken, (_, until) in self._sleepers.items():
            if until <= self._now and not woken.done():
                woken.set_result(None)

    async def wakes_whoever_sleeps(self, seconds: float) -> None:
        """Waits until somebody sleeps for just that long, then lets that much time pass."""
        await self.is_slept_by(seconds)
        self.advance(seconds)

    async def is_slept_by(self, seconds: float) -> None:
        """Waits until somebody sleeps for just that long."""
        async with self._fell_asleep:
            await self._fell_asleep.wait_for(lambda: any(sleeps == seconds for sleeps, _ in self._still_asleep()))

    def _still_asleep(self) -> list[tuple[float, float]]:
        return [sleeps for woken, sleeps in self._sleepers.items() if not woken.done()]


class _Bent:
    """A log that is the real one in everything but what a subclass bends."""

    def __init__(self, log: SqliteLog) -> None:
        self._log = log

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)


class SlowDisk(_Bent):
    """The next entry is written only when it `goes_on`."""

    def __init__(self, log: SqliteLog) -> None:
        super().__init__(log)
        self._writing, self._may = asyncio.Event(), asyncio.Event()

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:
        self._writing.set()
        await self._may.wait()
        return await self._log.append(n, facts, at)

    async def is_writing(self) -> None:
        await self._writing.wait()

    def goes_on(self) -> None:
        self._may.set()


class Counting(_Bent):
    """Takes no entry, and remembers when it was asked to."""

    def __init__(self, log: SqliteLog) -> None:
        super().__init__(log)
        self._tries: list[float] = []
        self._tried = asyncio.Condition()

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:  # noqa: ARG002
        async with self._tried:
            self._tries.append(asyncio.get_running_loop().time())
            self._tried.notify_all()
        raise OSError(28, "No space left on device")

    async def has_tried(self, times: int) -> None:
        async with self._tried:
            await self._tried.wait_for(lambda: len(self._tries) >= times)

    def began_apart_s(self) -> float:
        """How long after the first try the second one came."""
        return self._tries[1] - self._tries[0]


class Stubborn(_Bent):
    """Erases nothing for so many times, and then does."""

    def __init__(self, log: SqliteLog, times: int) -> None:
        super().__init__(log)
        self._times = times
        self.has_erased = asyncio.Event()

    async def erase(self, given: list[str], words_of: dict[str, str]) -> bool:
        self._times -= 1
        if self._times >= 0:
            raise OSError(5, "Input/output error")
        is_gone = await self._log.erase(given, words_of)
        self.has_erased.set()
        return is_gone


class Silent(_Bent):
    """Does what it is asked and then says that it failed: unknown, not undone. Remembers from where it was read."""

    def __init__(self, log: SqliteLog) -> None:
        super().__init__(log)
        self.read_since: list[int] = []

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:
        self.read_since.append(since)
        return await self._log.read(since, most)

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:
        await self._log.append(n, facts, at)
        raise OSError("the answer was lost")


class Gone(_Bent):
    """Neither takes an entry nor gives one, as on a disk that was pulled out; counts how often it was asked to."""

    def __init__(self, log: SqliteLog) -> None:
        super().__init__(log)
        self.read_times = 0
        self._was_read = asyncio.Condition()

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:  # noqa: ARG002
        raise OSError(5, "Input/output error")

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:  # noqa: ARG002
        async with self._was_read:
            self.read_times += 1
            self._was_read.notify_all()
        raise OSError(5, "Input/output error")

    async def is_read(self, times: int) -> None:
        async with self._was_read:
            await self._was_read.wait_for(lambda: self.read_times >= times)
