"""
A simulated room that runs a day in fast forward: everybody comes in by the same door and speaks the same wire.

The rules here: the server is the real one; only its clock runs faster. What a rehearsal shows it knows from cells, as
any page does. The day is the programme's own date, whenever it is rehearsed.
"""

import asyncio
from collections.abc import Callable, Mapping

import msgspec

from live.day.phrases import DeskPhraseCell
from live.day.poem import LineCell, PoemCell
from live.day.projection import MINUTE_MS
from live.day.roles import Role
from live.rehearsal.client import Line, take_seat
from live.rehearsal.facilitator import Facilitator
from live.rehearsal.people import FastClock, Guest, Person, Screen, ShyGuest, Stage
from live.rehearsal.poet import Poet
from live.room.wire import People

__all__ = ["Door", "FastClock", "Stage", "Summary", "rehearse"]

# By when the last guest has come, in the day's time: people are late, but the room is not empty at the first question.
LATE_MS = 20 * MINUTE_MS
# Every so many guests there is one who may take their words out of the poem again.
SHY = 4


class Door(msgspec.Struct, frozen=True):
    """Where the server is, the day's code, and the keys of desk, poet and wall."""

    host: str
    port: int
    code: str
    keys: Mapping[Role, str]

    def line(self, role: Role, proof: str) -> Line:
        """A line for somebody who comes in here."""
        return Line(f"ws://{self.host}:{self.port}/{self.code}", role, proof)

    async def seat(self) -> str:
        """A new seat for a phone."""
        return await asyncio.to_thread(take_seat, self.host, self.port, self.code)


async def rehearse(stage: Stage, door: Door, tell: Callable[[str], None]) -> "Summary":
    """Runs the day to its end, with the server and the clock running; `tell` gets a line when a slot begins."""
    desk, poet, wall = (door.line(role, door.keys[role]) for role in (Role.DESK, Role.POET, Role.WALL))
    async with asyncio.TaskGroup() as room:
        for person in (Facilitator(stage, desk), Poet(stage, poet), Screen(stage, wall, tell)):
            room.create_task(person.attends())
        for number in range(stage.people):
            room.create_task(_comes(stage, door, number))
    return await _summed_up(stage, door)


async def _comes(stage: Stage, door: Door, number: int) -> None:
    """One guest, from the door to the end of the day."""
    line = door.line(Role.PHONE, await door.seat())
    kind = ShyGuest if number % SHY == SHY - 1 else Guest
    guest: Person = kind(stage, number, line)
    await stage.until(stage.now() + guest.chance.uniform(0, LATE_MS))
    await guest.attends()


class Summary(msgspec.Struct, frozen=True):
    """What a day came to."""

    phrases: int
    notes: int
    voices: int
    echoes: int
    themes: int
    in_poem: int
    title: str
    lines: tuple[str, ...]
    refusals: Mapping[str, int]
    lines_lost: int  # and come back

    def as_text(self) -> str:
        """The numbers, then the poem."""
        return "\n".join([*self._numbers(), "", *self._poem()])

    def _numbers(self) -> list[str]:
        refused = ", ".join(f"{code} {count}" for code, count in sorted(self.refusals.items())) or "nothing"
        voices, in_poem = _count(self.voices, "voice"), _count(self.in_poem, "voice")
        return [
            f"  {_count(self.phrases, 'phrase')} and {_count(self.notes, 'note')} from {voices}",
            f"  {_count(self.echoes, 'echo', 'echoes')}, {_count(self.themes, 'theme')}",
            f"  {_count(len(self.lines), 'line')} with words of {in_poem} in them",
            f"  refused: {refused}; {_count(self.lines_lost, 'connection')} lost on the way, and back",
        ]

    def _poem(self) -> list[str]:
        lines = [self.title, "", *self.lines] if self.lines else ["No poem today."]
        return [f"    {line}".rstrip() for line in lines]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


async def _summed_up(stage: Stage, door: Door) -> Summary:
    """What somebody sees who comes to the desk when all is over."""
    async with door.line(Role.DESK, door.keys[Role.DESK]).open() as desk:
        phrases = desk.all("phrase", DeskPhraseCell).values()
        people = desk.one("people", People) or People(0, 0, 0)
        poem = desk.one("poem", PoemCell) or PoemCell("", [], "writing", None, 0)
        return Summary(
            phrases=len(phrases),
            notes=len(desk.all("note", msgspec.Raw)),
            voices=people.voices,
            echoes=sum(cell.echoes for cell in phrases),
            themes=len(desk.all("theme", msgspec.Raw)),
            in_poem=poem.voices,
            title=poem.title,
            lines=tuple(_in_words(desk.one(f"line/{line}", LineCell)) for line in poem.lines),
            refusals=stage.refusals,
            lines_lost=sum(line.times_lost for line in stage.lines),
        )


def _in_words(line: LineCell | None) -> str:
    pieces = line.pieces if line else []
    return "".join("…" if piece.gone else piece.text for piece in pieces)
