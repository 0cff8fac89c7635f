"""
Fakes for tests, each bending one thing of the real one.

- What is not bent is the real thing: a full disk is a real log that SQLite itself finds full.
"""

from datetime import datetime
from types import TracebackType
from zoneinfo import ZoneInfo

from live.sqlite_log import SqliteLog

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

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Lets time pass; a negative number is a machine whose time is put back."""
        self.now += seconds
