"""
The sheet: the poem as it stands, with all that is asked of it.

The rule here: what a change of one line asks costs the same however long the poem is. So it is kept where a phrase
stands, and where the lines stand is counted once after a change.
"""

from collections.abc import Iterable
from typing import Literal

from live.day.keys import Key
from live.day.lines import Line
from live.day.refusals import Code, Refused
from live.day.roles import Role

State = Literal["writing", "reading", "read"]


class Poem:
    """The day's poem. Changed by `apply` only."""

    def __init__(self) -> None:
        self.title = ""
        self.poet = ""  # as `signature` has it
        self.promise = ""  # as `promise` has it
        self.order: list[str] = []
        self.lines: dict[str, Line] = {}
        self.state: State = "writing"
        self.reading: str | None = None  # the line being read
        self.has_been_read = False  # aloud: from then on it is everybody's
        self.begun_at = 0
        self.ended_at = 0  # the last reading that was heard, epoch ms
        self._with: dict[str, dict[str, None]] = {}  # for every phrase in it the lines that hold words of it
        self._places: dict[str, int] = {}  # of every line; empty: to be counted again
        self._numbers: dict[str, int] = {}  # the same
        self._heard: int | None = None  # as `heard` says; None: to be looked for

    # Changing it

    def put(self, line_id: str, line: Line, after: str | None) -> None:
        """A line in its place, or a new one after another (None: at the top), or at the end where that one is gone."""
        before = self.lines.get(line_id)
        if before is None:
            self._insert(line_id, after)
        else:
            self._let_go(line_id, before)
        self.lines[line_id] = line
        for phrase in line.since:
            self._with.setdefault(phrase, {})[line_id] = None
        self._count_again()

    def move(self, line_id: str, after: str | None) -> None:
        """Puts a line after another one, as `put` does."""
        self.order.remove(line_id)
        self._insert(line_id, after)
        self._count_again()

    def take_out(self, line_id: str) -> None:
        """Takes a line out."""
        self._let_go(line_id, self.lines.pop(line_id))
        self.order.remove(line_id)
        self._count_again()

    def become(self, lines: dict[str, Line]) -> None:
        """Has these lines, in this order, and no others."""
        self.order, self.lines, self._with = list(lines), lines, {}
        for line_id, line in lines.items():
            for phrase in line.since:
                self._with.setdefault(phrase, {})[line_id] = None
        self._count_again()

    def _insert(self, line: str, after: str | None) -> None:
        at = 0 if after is None else self.order.index(after) + 1 if after in self.lines else len(self.order)
        self.order.insert(at, line)

    def _let_go(self, line_id: str, line: Line) -> None:
        for phrase in line.since:
            self._with[phrase].pop(line_id)
            if not self._with[phrase]:
                del self._with[phrase]

    def _count_again(self) -> None:
        self._places, self._numbers, self._heard = {}, {}, None

    def hear(self, line_id: str, at: int) -> list[str]:
        """A line is read aloud at epoch ms; the spaces before it that are heard by that."""
        before, line = self.heard(), self.lines[line_id]
        line.read_at = line.read_at or at
        self._heard = max(before, self.place(line_id) + 1)
        return [each for each in self.order[before : self._heard - 1] if self.lines[each].is_blank]

    def hear_all(self, at: int) -> None:
        """All of it was read aloud, what was not stepped to at epoch ms."""
        for line in self.lines.values():
            line.read_at = line.read_at or at
        self._heard = None

    def hear_anew(self) -> list[str]:
        """Nothing counts as read aloud any more; the lines that did."""
        heard = [each for each in self.order if self.lines[each].read_at is not None]
        for each in heard:
            self.lines[each].read_at = None
        self._heard = None
        return heard

    def forget(self, phrase: str) -> None:
        """Leaves of the words of a phrase only where they stood."""
        for line in self.with_phrase(phrase):
            self.lines[line].forget(phrase)

    # Looking at it

    def expect_line(self, line: str | None) -> None:
        """Refuses a line that is not in the poem; None, for the top of it, is never refused."""
        if line is not None and line not in self.lines:
            raise Refused(Code.LINE_UNKNOWN)

    def all_changed(self) -> list[Key]:
        """The keys of the poem and of every line."""
        return [Key("poem"), *(Key("line", line) for line in self.order)]

    def counted_anew(self, begin: int, end: int | None = None) -> list[Key]:
        """The keys of what shows the numbers of these lines, which givers read beside their words."""
        return [Key("mine", phrase) for line in self.order[begin:end] for phrase in self.lines[line].since]

    def place(self, line: str) -> int:
        """Where a line stands, counted from 0 with the spaces between stanzas."""
        if not self._places:
            self._places = {each: place for place, each in enumerate(self.order)}
        return self._places[line]

    def with_phrase(self, phrase: str) -> list[str]:
        """The lines that hold words of a phrase, in the poem's order."""
        found = self._with.get(phrase, {})
        return sorted(found, key=self.place) if len(found) > 1 else list(found)

    @property
    def phrases(self) -> Iterable[str]:
        """The phrases of which it holds words, each once."""
        return self._with

    def numbers(self) -> dict[str, int]:
        """For every line that can be read aloud its number, counted from 1."""
        if not self._numbers:
            spoken = (line for line in self.order if not self.lines[line].is_blank)
            self._numbers = {line: number for number, line in enumerate(spoken, 1)}
        return self._numbers

    def heard(self) -> int:
        """How many lines are heard by now, with the spaces before and between them: up to the last that was read."""
        if self._heard is None:
            places = range(len(self.order), 0, -1)
            is_read = (place for place in places if self.lines[self.order[place - 1]].read_at is not None)
            self._heard = next(is_read, 0)
        return self._heard

    def seen_by(self, place: Role) -> list[str]:
        """The lines a place may see: the poet's all; for the others those read so far with their stanzas, then all."""
        if place is Role.POET or self.state == "read":
            return self.order
        heard = self.order[: self.heard()] if self.state == "reading" else []
        return [line for line in heard if self._is_heard(line)]

    def is_seen_by(self, place: Role, line: str) -> bool:
        """Whether a place may see a line."""
        if line not in self.lines:
            return False
        if place is Role.POET or self.state == "read":
            return True
        return self.state == "reading" and self._is_heard(line) and self.place(line) < self.heard()

    def _is_heard(self, line: str) -> bool:
        return self.lines[line].read_at is not None or self.lines[line].is_blank
