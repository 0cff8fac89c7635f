"""
The files of the programmes, watched while the days run: a changed one is read again, and the terminal says what of it.

The rules here: a file is looked at off the event loop, and read only once it has stayed the same between two looks, as
an editor may write it in two steps. What a changed file means for the day, the day decides; here it is told.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from live import programme
from live.day.merging import Difference
from live.day.newer_programme import FileCell
from live.day.refusals import Moment, Refused
from live.day.roles import Role
from live.day.timetable_cells import DayCell
from live.language import Language
from live.programme import Programme
from live.room.room import Room
from live.room.timer import Timer
from live.web.cells import day_of, one_of, programme_of

# Who saves a programme looks up at the desk within seconds; a look costs as much as asking the disk for a file's date.
FILES_EVERY_S = 2.0


class State(NamedTuple):
    """What tells that a file was written: when, how long it is, and which it is."""

    written_ns: int
    size: int
    inode: int


class ProgrammeFile:
    """The file of one day. `say` prints for the person at the terminal."""

    def __init__(self, path: Path, room: Room, language: Language, say: Callable[[str], None]) -> None:
        self.path = path
        self.room = room
        self._language = language
        self._say = say
        self._seen: State | None = None  # at the last look
        self._read: State | None = None  # what was read last, or found unreadable

    async def follow(self, timer: Timer) -> None:
        """Looks again and again; runs until it is cancelled."""
        while True:
            await timer.sleep(FILES_EVERY_S)
            await self.look()

    async def first_look(self) -> None:
        """Says at the start what was changed while nobody looked."""
        self._seen = self._read = await asyncio.to_thread(_state, self.path)
        await self._read_again(is_news=False, is_taken=self.room.is_planned_anew)

    async def look(self) -> None:
        """Reads the file again where it has changed, and is no longer being written."""
        state = await asyncio.to_thread(_state, self.path)
        is_settled, self._seen = state == self._seen, state
        if is_settled and state != self._read:
            self._read = state
            await self._read_again(is_news=True)

    async def _read_again(self, *, is_news: bool, is_taken: bool = False) -> None:
        """`is_news`: also a change that changes nothing is answered, as somebody waits to hear of it."""
        before = programme_of(self.room).version
        read = await asyncio.to_thread(_load, self.path)
        try:
            await self.room.read_again(read if isinstance(read, Programme) else None)
        except Refused:
            self._read = None  # the log could not take it, which is said elsewhere: at the next look once more
            return
        if isinstance(read, Programme):
            is_taken = is_taken or programme_of(self.room).version != before
            self._tell(read, is_taken=is_taken, is_news=is_news)
        else:
            self._say(self._language.sentence("terminal.file.unreadable", why=str(read)))

    def _tell(self, read: Programme, *, is_taken: bool, is_news: bool) -> None:
        cell = one_of(self.room, Role.DESK, "file", FileCell)
        if cell is not None:
            day = day_of(self.room)
            self._say("\n".join(self._differs(cell.differences, day)))
        elif is_taken:
            taken = self._language.sentence("terminal.file.taken", file=self.path.name)
            self._say(f"{taken}\n\n{programme.describe(read)}\n")
        elif is_news:
            self._say(self._language.sentence("terminal.file.same", file=self.path.name))

    def _differs(self, differences: Iterable[Difference], day: DayCell) -> Iterator[str]:
        yield self._language.sentence("terminal.file.differs", file=self.path.name)
        yield from (f"  {said}" for said in sentences(differences, self._language, day))
        yield self._language.sentence("terminal.file.take")


def sentences(differences: Iterable[Difference], language: Language, day: DayCell) -> Iterator[str]:
    """What would be other than it is, a sentence each."""
    for each in differences:
        yield language.sentence(
            f"plan.differs.{each.is_}",
            title=each.title,
            was=_named(each, each.was, language),
            becomes=_named(each, each.becomes, language),
            time=Moment(each.at, day.zone, day.clock),
            before=Moment(each.before, day.zone, day.clock),
        )


def _named(difference: Difference, value: str, language: Language) -> str:
    """A kind or a date by its name in the language; what people wrote as they wrote it."""
    if difference.is_ == "kind":
        return language.sentence(f"kind.{value.replace('-', '_')}")
    if difference.is_ == "date":
        return language.date(value) if value else language.sentence("plan.no_date")
    return value


def _state(path: Path) -> State | None:
    """What the file is like now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return State(found.st_mtime_ns, found.st_size, found.st_ino)


def _load(path: Path) -> Programme | programme.Unreadable:
    try:
        return programme.load(path)
    except programme.Unreadable as why:
        return why
