"""
Erases from the log the words that the day has forgotten.

The rules here: the fact comes first and is on disk; the words follow it, and also after a restart, for what the log
still had when that fact was read. Nobody waits for it; what cannot be done now is tried again.
"""

import asyncio
import logging
from collections.abc import Sequence

from live import day as days
from live.day.decisions import ForgetTitles
from live.day.noun import Command, Day, Fact
from live.day.roles import CLOCK
from live.day.taking_back import EraseWords, PhrasesErased
from live.log import Log
from live.log.copies import erase_in_copies
from live.log.erasures import add_to_list, list_beside
from live.room.replay import Told, facts_of, tell

logger = logging.getLogger("cento.room")

# What is erased when the time is up: in the log all but the poem as it stays, in a copy elsewhere all but its lines.
_IN_LOG = {kind: of for kind, of in days.WORDS_OF.items() if kind != "poem.kept"}
_IN_COPIES = {kind: of for kind, of in days.WORDS_OF.items() if kind != "line.written"}

# While somebody reads the file, or the disk fails; words that were promised to go may wait that long, not longer.
AGAIN_S = 1.0


class Erasing:
    """What is to be erased of one log. `run` is a task of the room's."""

    def __init__(self, name: str, log: Log) -> None:
        self._name = name
        self._log = log
        self._ids: dict[str, None] = {}  # an ordered set
        self._expired: dict[str, None] = {}  # those of which what stays in the poem is not erased; the same
        self._woken = asyncio.Event()
        self._has_failed = False  # noted once

    def note(self, day: Day, fact: Fact) -> None:
        """Looks at a fact that is on disk and not applied to the day yet."""
        ids = days.erased_by(day, fact)
        if ids:
            by_time = isinstance(fact, PhrasesErased) and fact.by_time
            (self._expired if by_time else self._ids).update(dict.fromkeys(ids))
            self._woken.set()

    async def run(self) -> None:
        """Erases what is to be erased, whenever there is something."""
        while True:
            await self._woken.wait()
            if await self.is_done():
                self._woken.clear()
            else:
                await asyncio.sleep(AGAIN_S)

    async def is_done(self) -> bool:
        """Erases what is to be erased now; whether nothing of it is left."""
        ids, expired = list(self._ids), list(self._expired)
        try:
            is_gone = not ids or await _erase(self._log, ids)
            is_gone = (not expired or await expire(self._log, expired)) and is_gone
        except Exception:
            if not self._has_failed:
                logger.exception("Words could not be erased from the log of %s; trying again.", self._name)
            self._has_failed = True
            return False
        self._has_failed = False
        if is_gone:
            self._ids = {each: None for each in self._ids if each not in ids}
            self._expired = {each: None for each in self._expired if each not in expired}
        return not self._ids and not self._expired


async def erase_in(log: Log, ids: Sequence[str], now: int) -> None:
    """Erases words in the log of a day that is not running: the same fact as if it were, and the words."""
    day, at = Day(), now
    for entry in await log.read():
        at = max(at, entry.at)
        tell(day, Told(entry.n, entry.at, facts_of(entry)))
    facts, also = decide_alone(day, EraseWords(tuple(ids)), log.head + 1, at)
    if facts:
        await log.append(log.head + 1, facts, at)
    await _erase(log, list(dict.fromkeys([*ids, *also])))


def decide_alone(day: Day, command: Command, n: int, at: int) -> tuple[list[Fact], list[str]]:
    """
    What a command becomes as entry n of a log that nobody else writes, at epoch ms, and the ids of the words that end
    with it. What the clock would do about titles right after it comes along: once the words are erased, nobody could
    tell any more which titles were theirs.
    """
    facts = days.decide(day, command, CLOCK, at)
    ids = [each for fact in facts for each in days.erased_by(day, fact)]
    tell(day, Told(n, at, facts))
    return [*facts, *days.decide(day, ForgetTitles(), CLOCK, at)], ids


async def expire(log: Log, ids: Sequence[str]) -> bool:
    """
    Erases words of which the time is up, but what stays in the poem. Copies elsewhere keep the poem's lines until they
    are put back, and then the clock does the same there; so the words are on no list of what a copy must lose.
    """
    is_gone = await log.erase(ids, _IN_LOG)
    await asyncio.to_thread(erase_in_copies, log.path, ids, _IN_COPIES, beside=days.WORDS_OF)
    return is_gone


async def _erase(log: Log, ids: Sequence[str]) -> bool:
    """First onto the list: the words are erased then whatever happens in between. Last in copies, where they are."""
    await asyncio.to_thread(add_to_list, list_beside(log.path), ids)
    is_gone = await log.erase(ids, days.WORDS_OF)
    await asyncio.to_thread(erase_in_copies, log.path, ids, days.WORDS_OF)
    return is_gone
