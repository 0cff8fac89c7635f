"""
Opens the days of a folder, and closes them.

The rule here: one day that cannot be opened does not keep the others from running, and whatever was opened is closed.
"""

import asyncio
import gc
import logging
import sys
import unicodedata
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Literal

from live import programme
from live.language import Language
from live.log import AlreadyOpen, CannotOpen, Damaged, LostEnd
from live.log.erasures import list_beside
from live.log.sqlite import SqliteLog
from live.prosody.record import read_tables
from live.room.day_time import Clock
from live.room.replay import Unknown
from live.room.room import Room
from live.room.timer import Timer
from live.room.wire import ClosedDay
from live.web.access import Keyring
from live.web.erasures import Erasures
from live.web.house import House, give_codes
from live.web.own_address import near
from live.web.programme_files import ProgrammeFile
from live.web.settings import CannotRun, Settings

logger = logging.getLogger("cento.opening")

# The server's secret and the generations of its keys, in the folder of the days.
KEYRING = ".secret"


def day_names(settings: Settings) -> list[str]:
    """The days of the folder, by their files; those alone whose names can be written everywhere."""
    return sorted(path.stem for path in settings.sessions.glob("*.txt") if not is_odd(path.stem))


def is_odd(name: str) -> bool:
    """Whether a file's name is no text, or has a line of its own: keys are kept, and said, a line each."""
    return any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name)


@asynccontextmanager
async def open_house(
    settings: Settings, url: str, clock: Clock, speed: float = 1.0, timer: Timer | None = None
) -> AsyncIterator[House]:
    """Opens every day of the folder; closes them, whatever happens, when it is done."""
    if not day_names(settings):
        raise CannotRun(f"There is no programme in {settings.sessions}. Put one there as <day>.txt.")
    keyring = Keyring.open(settings.sessions / KEYRING)
    rooms: dict[str, Room] = {}
    closed = _oddly_named(settings)
    await asyncio.to_thread(read_tables)  # a room does not wait for the disk when a poet comes
    try:
        for code, day in give_codes(keyring, day_names(settings)).items():
            opened = await _open_or_say_why(settings.sessions, day, clock, speed, keyring.slips(day))
            if isinstance(opened, Room):
                rooms[code] = opened
            else:
                closed.append(opened)
        if not rooms:
            raise CannotRun("No day could be opened.")
        own = near(settings) if settings.url else None
        house = House(rooms, keyring, url, Language(), timer, own, settings.proxies, closed)
        files = [
            ProgrammeFile(settings.sessions / f"{room.name}.txt", room, house.language, _say) for room in rooms.values()
        ]
        for file in files:
            await file.first_look()
        lists = [Erasures(list_beside(settings.sessions / f"{room.name}.db"), room) for room in rooms.values()]
        for each in lists:
            await each.look()
        follow_lists = (each.follow(house.timer) for each in lists)
        follow_keys = house.follow_keys(settings.sessions / KEYRING)
        limits = (house.comers.serve(), house.watch_floods())
        async with _following(follow_keys, *limits, *follow_lists, *(file.follow(house.timer) for file in files)):
            yield house
    finally:
        for room in rooms.values():
            await room.close()
        gc.unfreeze()


def _oddly_named(settings: Settings) -> list[ClosedDay]:
    """The days whose names cannot be written everywhere, said at the terminal."""
    names = sorted(path.stem for path in settings.sessions.glob("*.txt") if is_odd(path.stem))
    shown = ["".join(letter if letter.isprintable() else "\ufffd" for letter in name) for name in names]
    for each in shown:
        sys.stderr.write(Language().sentence("terminal.odd_name", file=f"{each}.txt") + "\n")
    return [ClosedDay(each, "name") for each in shown]


def first_told(settings: Settings, house: House) -> set[str]:
    """The days whose links nobody was told yet, remembered as told; where that cannot be kept, they are told again."""
    path = settings.sessions / KEYRING
    try:
        house.keyring.take_over(Keyring.read(path))  # what was renewed meanwhile stays renewed
        untold = house.keyring.is_first_told([room.name for room in house.rooms.values()])
        if untold:
            house.keyring.save(path)
    except (CannotOpen, OSError) as why:
        sys.stderr.write(f"{why}\n")
        untold = {room.name for room in house.rooms.values()}
    return untold


async def _open_or_say_why(sessions: Path, day: str, clock: Clock, speed: float, slip_key: bytes) -> Room | ClosedDay:
    """Opens one day; what is wrong with it is said at the terminal, and stops no other."""
    try:
        with _nothing_to_collect():
            room = await _open_room(sessions, day, clock, speed, slip_key)
    except (programme.Unreadable, CannotOpen) as why:
        sys.stderr.write(f"{why}\n")
        return ClosedDay(day, _kind_of(why))
    except Exception:
        logger.exception("%s cannot be opened, by a mistake of ours. Its files are as they were.", day)
        return ClosedDay(day, "fault")
    if room.not_understood:
        count = room.not_understood
        sys.stderr.write(Language().sentence("terminal.not_understood", day=day, count=count) + "\n")
    return room


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """While a day is read nothing becomes garbage, and looking for it again and again takes half of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # the first look would be through all of it
        gc.enable()


def _kind_of(why: Exception) -> Literal["held", "damaged", "programme", "unusable"]:
    if isinstance(why, AlreadyOpen):
        return "held"
    if isinstance(why, programme.Unreadable):
        return "programme"
    return "damaged" if isinstance(why.__cause__, Damaged) else "unusable"


async def _open_room(sessions: Path, day: str, clock: Clock, speed: float, slip_key: bytes) -> Room:
    """Opens one day: its log, and the room over it. Raises `CannotOpen` or `Unreadable`."""
    try:
        log = await SqliteLog.open(sessions / f"{day}.db", day)
    except Damaged as damage:
        raise CannotOpen(f"{day} cannot be opened. {damage} See docs/log.md for what can be saved.") from damage
    if log.lost is not None:
        sys.stderr.write(f"{day}: {LostEnd(log.lost, log.head)}\n")
    try:
        return await Room.open(day, log, lambda: programme.load(sessions / f"{day}.txt"), clock, speed, slip_key)
    except Unknown as failed:
        await log.close()
        raise CannotOpen(f"{day} cannot be written to: {failed.__cause__}. Is the disk full?") from failed
    except BaseException:
        await log.close()
        raise


@asynccontextmanager
async def _following(*what: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """While it lasts, what is changed beside the running server counts in it: keys, and files of programmes."""
    following = [asyncio.create_task(each) for each in what]
    try:
        yield
    finally:
        for task in following:
            task.cancel()
        await asyncio.wait(following)


def _say(text: str) -> None:
    """Prints for the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
