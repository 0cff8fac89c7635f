"""
Notices a log that went back together with its witness: a whole folder that was put back to an older copy of itself.

Nothing on the disk shows that. But the desk, the poet and the wall know by number and mark what they have seen. The
rules here: only they are believed, for anybody in the room could make such a number up; and what they say counts only
in the life of the log in which they were told it. Then that life is over: everybody comes again, and phones give again
what they know to have been acknowledged.
"""

import asyncio
import logging

from live.day.roles import KEYED, Role
from live.log import Log, LostEnd
from live.room.readers import Readers
from live.room.wire import Had

logger = logging.getLogger("cento.room")


class GoneBack:
    """What the places of one room know of its log. `run` is a task of the room's."""

    def __init__(self, name: str, log: Log, readers: Readers) -> None:
        self._name = name
        self._log = log
        self._readers = readers
        self._had = log.head  # as it was opened: what came later was not lost before that
        self._missing = 0  # the first entry that somebody misses; 0 as long as nobody does
        self._woken = asyncio.Event()

    def hears(self, role: Role, had: Had) -> None:
        """Hears what somebody who comes says they have."""
        if role in KEYED and had.since is not None and self._is_missing(had, had.since):
            self._missing = max(min(had.since, self._had + 1), 1)
            self._woken.set()

    def _is_missing(self, had: Had, since: int) -> bool:
        """Whether they have seen, in this life, an entry that the log has not."""
        if had.epoch != epoch_of(self._log):
            return False
        return since > self._log.head or had.mark not in (None, self._log.mark(since))

    async def run(self) -> None:
        """Begins a new life whenever somebody misses something of this one."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            await self._log.begin_anew(self._missing)
            logger.error("%s: %s", self._name, LostEnd(self._missing, self._log.head))
            self._readers.all_come_again()


def epoch_of(log: Log) -> str:
    """In what numbers count: one life of one log, which may have been put back to an older copy of itself."""
    return f"{log.epoch}.{log.life}"
