"""
Erasing by hand, and after an older copy of a log was put back: what stands on the list beside it is erased.

The rule here: the list is looked at when the day opens and for as long as it runs, so `server.py erase` needs no door
into a running server.
"""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from live.day import WORDS_OF
from live.day.refusals import Refused
from live.day.roles import CLOCK
from live.day.taking_back import EraseWords
from live.log import AlreadyOpen, CannotOpen
from live.log.erasures import add_to_list, list_beside, read_list
from live.log.sqlite import SqliteLog, words_left
from live.room.erasing import erase_in
from live.room.room import Room
from live.room.timer import Timer

# Whoever erases by hand waits for it; a file of a few lines, read this often, costs nothing.
EVERY_S = 1.5
# How long the command line waits for the server that runs the day.
PATIENCE_S = 10


class Erasures:
    """The list of one day. `follow` runs until it is cancelled."""

    def __init__(self, path: Path, room: Room) -> None:
        self._path = path
        self._room = room
        self._done: list[str] = []  # what stood on the list when it was last seen to

    async def look(self) -> None:
        """Erases what is new on the list."""
        try:
            ids = await asyncio.to_thread(read_list, self._path)
        except OSError:
            return
        if ids == self._done:
            return
        try:
            await self._room.do(EraseWords(tuple(ids)), CLOCK)
        except Refused:  # the log cannot take it, which is said elsewhere: at the next look once more
            return
        self._done = ids

    async def follow(self, timer: Timer) -> None:
        """Looks at the list again and again."""
        while True:
            await timer.sleep(EVERY_S)
            await self.look()


def erase_by_hand(log: Path, day: str, ids: Sequence[str]) -> bool:
    """
    Erases words by their ids, whether the day runs or not; False where its server does not do it in time.

    Raises CannotOpen where there is no such thing in the log.
    """
    for each in ids:
        if words_left(log, each, WORDS_OF) is None:
            raise CannotOpen(f"There are no words with the id {each} in the log of {day}.")
    add_to_list(list_beside(log), ids)
    try:
        asyncio.run(_erase(log, day, ids))
    except AlreadyOpen:
        return _are_erased_soon(log, ids)
    return True


async def _erase(path: Path, day: str, ids: Sequence[str]) -> None:
    log = await SqliteLog.open(path, day)
    try:
        await erase_in(log, ids, round(time.time() * 1000))
    finally:
        await log.close()


def _are_erased_soon(log: Path, ids: Sequence[str]) -> bool:
    until = time.monotonic() + PATIENCE_S
    while any(words_left(log, each, WORDS_OF) for each in ids):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
