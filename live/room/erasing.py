"""
Erases from the log the words that the day has forgotten.

The rules here: the fact comes first and is on disk; the words follow it, and also after a restart, for what the log
still had when that fact was read. Nobody waits for it; what cannot be done now is tried again.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from enum import Enum

from live import day as days
from live.day.decisions import ForgetTitles
from live.day.noun import Command, Day, Fact
from live.day.report import ReportItemTaken, ReportWithdrawn
from live.day.report_book import ReportBook
from live.day.roles import CLOCK
from live.day.taking_back import EraseWords, PhrasesErased
from live.log import Log
from live.log.copies import erase_in_copies
from live.log.erasures import add_to_list, list_beside
from live.room.replay import tell_all

logger = logging.getLogger("cento.room")


def _but(*kinds: str) -> Mapping[str, str]:
    return {kind: of for kind, of in days.WORDS_OF.items() if kind not in kinds}


_POEM = ("line.written", "poem.kept")
# What a copy from before needs to say of what the report quotes, and of its notes.
_REPORTED = ("phrase.offered", "note.offered", "shift.offered", "phrase.glossed", "meaning.asked", "meaning.given")
_REPORT = (*_REPORTED, "reflection.offered", "report.noted", "report.kept")


class How(Enum):
    """
    In which facts words are erased: in the log, in copies in its folder, and in copies elsewhere.

    When the time is up the poem and the report stay in the log as they stand in the facts of that moment. A copy
    elsewhere may be from before: it keeps what that is made of until it is put back, and then the clock makes it there.
    """

    FOR_GOOD = (days.WORDS_OF, days.WORDS_OF)
    BY_TIME = (_but("poem.kept", "report.kept"), _but(*_POEM, "report.kept"))
    BY_TIME_REPORTED = (_but("poem.kept", "report.kept"), _but(*_POEM, *_REPORT))
    OUT_OF_REPORT = (_but(*_POEM), _but(*_POEM))

    def __init__(self, here: Mapping[str, str], elsewhere: Mapping[str, str]) -> None:
        self.here = here
        self.elsewhere = elsewhere


# The ids of words, by how they are to be erased.
ToErase = Mapping[How, Sequence[str]]

# While somebody reads the file, or the disk fails; words that were promised to go may wait that long, not longer.
AGAIN_S = 1.0


class Erasing:
    """What is to be erased of one log. `run` is a task of the room's."""

    def __init__(self, name: str, log: Log) -> None:
        self._name = name
        self._log = log
        self._ids: dict[How, dict[str, None]] = {how: {} for how in How}  # ordered sets
        self._woken = asyncio.Event()
        self._has_failed = False  # noted once

    def note(self, day: Day, fact: Fact) -> None:
        """Looks at a fact that is on disk and not applied to the day yet."""
        for how, ids in erased_by(day, fact).items():
            self._ids[how].update(dict.fromkeys(ids))
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
        wanted = {how: list(ids) for how, ids in self._ids.items() if ids}
        try:
            is_gone = await erase(self._log, wanted)
        except Exception:
            if not self._has_failed:
                logger.exception("Words could not be erased from the log of %s; trying again.", self._name)
            self._has_failed = True
            return False
        self._has_failed = False
        if is_gone:
            for how, ids in wanted.items():
                self._ids[how] = {each: None for each in self._ids[how] if each not in ids}
        return not any(self._ids.values())


def erased_by(day: Day, fact: Fact) -> ToErase:
    """What is to be erased when a fact is on disk, which is not applied yet."""
    ids = days.erased_by(day, fact)
    match fact:
        case PhrasesErased(by_time=True):
            stays = _stays_reported(day)
            by_how = {
                How.BY_TIME: [each for each in ids if each not in stays],
                How.BY_TIME_REPORTED: [each for each in ids if each in stays],
            }
        case ReportItemTaken() | ReportWithdrawn():
            by_how = {How.OUT_OF_REPORT: ids}
        case _:
            by_how = {How.FOR_GOOD: ids}
    return {how: of for how, of in by_how.items() if of}


def _stays_reported(day: Day) -> frozenset[str]:
    book = day[ReportBook]
    quoted = (some_id for each in book.kept.values() for some_id in (each.id, each.of))
    return frozenset((*quoted, *book.kept_notes))


async def erase(log: Log, wanted: ToErase) -> bool:
    """Erases words in a log and in its copies; whether that could be done at once."""
    done = [await _erase(log, how, ids) for how, ids in wanted.items()]
    return all(done)


async def erase_in(log: Log, ids: Sequence[str], now: int) -> None:
    """Erases words in the log of a day that is not running: the same fact as if it were, and the words."""
    day, entries = Day(), await log.read()
    tell_all(day, entries)
    at = max([now, *(entry.at for entry in entries)])
    facts, wanted = decide_alone(day, EraseWords(tuple(ids)), log.head + 1, at)
    if facts:
        await log.append(log.head + 1, facts, at)
    for_good = [*ids, *wanted.get(How.FOR_GOOD, ())]
    await erase(log, {**wanted, How.FOR_GOOD: list(dict.fromkeys(for_good))})


def decide_alone(day: Day, command: Command, n: int, at: int) -> tuple[list[Fact], ToErase]:
    """
    What a command becomes as entry n of a log that nobody else writes, at epoch ms, and the words that end with it.
    What the clock would do about titles right after it comes along: once the words are erased, nobody could tell any
    more which titles were theirs.
    """
    facts, wanted = days.decide(day, command, CLOCK, at), {how: list[str]() for how in How}
    day.enter(n, at)
    for fact in facts:
        for how, ids in erased_by(day, fact).items():
            wanted[how].extend(ids)
        days.change(day, fact)
    return [*facts, *days.decide(day, ForgetTitles(), CLOCK, at)], {how: ids for how, ids in wanted.items() if ids}


async def _erase(log: Log, how: How, ids: Sequence[str]) -> bool:
    """
    What goes for good is put onto the list first: it is erased then whatever happens in between, and in any copy that
    is put back. Last in copies, where they are.
    """
    if how is How.FOR_GOOD:
        await asyncio.to_thread(add_to_list, list_beside(log.path), ids)
    is_gone = await log.erase(ids, how.here)
    await asyncio.to_thread(erase_in_copies, log.path, ids, how.elsewhere, beside=how.here)
    return is_gone
