"""
Everything of a day as one file, which another Cento takes in again (`live.room.taking_in`): its facts in their order.

The rules here: no key, seat or secret is in it, and nothing of what a noun keeps to itself (`leaves`); null stands in
its place, as an id of a decision counts the facts before it. Who gave something is named anew for every thing, so that
nobody reads off the file which words are one person's; how many people there were it says as the day was told it. What
was taken back is blank, also where it could still be put back.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Literal

import msgspec

from live import day as days
from live.day.decision_book import Decisions
from live.day.decisions import TitlesForgotten, WhyAsked
from live.day.meanings import MeaningAsked, MeaningGiven
from live.day.noun import Day, Fact
from live.day.projection import Timetable
from live.day.rings import ThemePlaced
from live.day.roles import NOBODY, Role, Voice
from live.day.sheet import Poem
from live.day.taken_in import PeopleCounted, count
from live.day.taking_back import PhrasesErased, TakenBack
from live.day.themes import ThemeSupported
from live.log import Entry
from live.log.written import Each, Text, Where, written_in
from live.room.replay import READ_AT_ONCE, facts_of
from live.room.room import Room

FORMAT: Literal["cento/everything"] = "cento/everything"
VERSION = 1

# Among what somebody is one person in the file: what has the id of the fact, or else that which this field names; or
# all themes, as those that were merged count together who stands with either.
_ELSE_AMONG: Mapping[type[Fact], str] = {
    MeaningAsked: "of",
    MeaningGiven: "of",
    WhyAsked: "decision",
    ThemeSupported: "",
    ThemePlaced: "",
}
ONE_AMONG: Mapping[type[Fact], str] = {
    fact: _ELSE_AMONG.get(fact, "id")
    for fact in days.FACTS
    if any(field.type is Voice for field in msgspec.structs.fields(fact))
}
_ALL_THEMES = "themes"


class Head(msgspec.Struct, frozen=True):
    """What the file begins with: `note` is for people, `programme` the text of the organisers' file."""

    format: str
    version: int
    note: str
    day: str
    programme: str | None
    people: PeopleCounted


class Line(msgspec.Struct, frozen=True):
    """An entry, as it stands on a line of the file; `at` is in ms since 1970, null a fact that is left out."""

    n: int
    at: int
    facts: list[object]


def is_unheard(day: Day) -> bool:
    """Whether the poet's lines are nobody else's yet: nothing has been read aloud, and the day is not over."""
    return bool(day[Poem].order) and not day[Poem].has_been_read and day[Timetable].state != "over"


async def everything_of(room: Room, programme: str | None, note: str) -> AsyncIterator[bytes]:
    """
    The file, a piece at a time, with all that is on disk at this moment; `programme` is the text of the day's file.

    It is made beside the loop, and what it holds at a time does not grow with the day. Raises what the log does.
    """
    head, last = room.day.entry, erased_by_now(room.day)
    leaving = Leaving(room.day[TakenBack].since)
    yield head_of(Head(FORMAT, VERSION, note, room.name, programme, count(room.day)))
    since = at = 0
    while since < head and (entries := await room.log.read(since, READ_AT_ONCE)):
        since, at = entries[-1].n, entries[-1].at
        yield await asyncio.to_thread(leaving.lines, [each for each in entries if each.n <= head])
    yield leaving.lines([Entry(head + 1, at, msgspec.json.encode(last))]) if last else b""
    yield b"\n]}\n"


def head_of(head: Head) -> bytes:
    """The beginning of the file, up to its first entry; a field a line, so that it can be read by people too."""
    fields = msgspec.structs.asdict(head).items()
    named = (b"%b:%b" % (msgspec.json.encode(name), msgspec.json.encode(value)) for name, value in fields)
    return b"{" + b",\n".join([*named, b'"entries":['])


def erased_by_now(day: Day) -> list[Fact]:
    """What was taken back and could still be put back is erased in the file, and so is what is called by it."""
    taken_back, names = tuple(day[TakenBack].since), day[Decisions].taken.values()
    decisions = dict.fromkeys(each for name in names for each in name.decisions)
    themes = dict.fromkeys(each for name in names for each in name.themes)
    erased: list[Fact] = [PhrasesErased(taken_back)] if taken_back else []
    return [*erased, TitlesForgotten(tuple(decisions), tuple(themes))] if names else erased


class Leaving:
    """What of a day's facts leaves the house, and how. Each entry is asked for once, in order."""

    def __init__(self, taken_back: Iterable[str]) -> None:
        self._blank = frozenset(taken_back)
        self._numbers: dict[tuple[str, Voice], int] = {}
        self._people: dict[str, int] = {}  # how many there are in each of what they are one person among
        self._between = b"\n"

    def lines(self, entries: Iterable[Entry]) -> bytes:
        """These entries, a line each; one of which nothing leaves is not there."""
        return b"".join(map(self._line, entries))

    def _line(self, entry: Entry) -> bytes:
        facts = [self._leaves(fact) for fact in facts_of(entry)]
        while facts and facts[-1] is None:
            facts.pop()
        if not facts:
            return b""
        between, self._between = self._between, b",\n"
        return between + msgspec.json.encode(Line(entry.n, entry.at, facts))

    def _leaves(self, fact: Fact) -> object:
        if type(fact) in days.STAY:
            return None
        among = ONE_AMONG.get(type(fact))
        plain = msgspec.to_builtins(fact)
        if among is not None:
            plain["by"] = self._named(plain[among] if among else _ALL_THEMES, plain["by"])
        of = days.WORDS_OF.get(plain["is"])
        if of is None or not self._blank:
            return plain
        return _blanked(plain, written_in(type(fact)), lambda part: part.get(of) in self._blank)

    def _named(self, among: str, voice: Voice) -> str:
        """
        Whoever it is, by a number among those who gave, or stand behind, the same. What the desk wrote down is told
        apart by its own id already, and the desk is nobody.
        """
        if voice in (NOBODY, Role.DESK.value) or "/" in voice:
            return voice
        number = self._numbers.get((among, voice))
        if number is None:
            number = self._numbers[among, voice] = self._people[among] = self._people.get(among, 0) + 1
        return f"{among}.{number}"


def _blanked(
    part: object, where: Where, is_meant: Callable[[dict[str, object]], bool], *, blank: bool = False
) -> object:
    """A part of a fact, with the words blank that stand where something is meant."""
    match where:
        case Text():
            return "" if blank and part is not None else part
        case Each():
            parts = part if isinstance(part, list | tuple) else ()
            return [_blanked(each, where.where, is_meant, blank=blank) for each in parts]
        case _:
            return part if not isinstance(part, dict) else _fields_blanked(part, where, is_meant)


def _fields_blanked(
    fields: dict[str, object], where: Mapping[str, Where], is_meant: Callable[[dict[str, object]], bool]
) -> dict[str, object]:
    blank = is_meant(fields)
    return {
        name: _blanked(part, where[name], is_meant, blank=blank) if name in where else part
        for name, part in fields.items()
    }
