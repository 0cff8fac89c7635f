"""
The reading: the poet reads the poem aloud, line by line, and the wall follows.

The rules here: a line is everybody's from the moment it is read. A reading that ends at once without a line was a
mistake and publishes nothing; after a real one the whole poem is everybody's.
"""

from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.refusals import AnyCode, Refused
from live.day.roles import By, Role
from live.day.sheet import Poem
from live.day.versions import kept_before_reading

# A reading that ends sooner, without a line stepped to, was a slip of the hand: it must not publish a draft.
MISTAKE_MS = 20_000


class ReadingCode(AnyCode):
    """Why something was not done in a reading."""

    NOT_BEGUN = "reading.not_begun"


# Commands


class BeginReading(Command, frozen=True, tag="reading.begin"):
    """Begins to read to the room; the wall shows the title."""


class ReadLine(Command, frozen=True, tag="reading.line"):
    """Reads this line aloud."""

    line: str


class EndReading(Command, frozen=True, tag="reading.end"):
    """Ends the reading; from now on everyone may see all of the poem."""


# Facts


class ReadingBegun(Fact, frozen=True, tag="reading.begun"):
    """The reading began."""

    at: int


class LineRead(Fact, frozen=True, tag="reading.line_read"):
    """A line was read aloud."""

    line: str
    at: int


class ReadingEnded(Fact, frozen=True, tag="reading.ended"):
    """The reading is over; not `heard` where it was begun by mistake, and nobody heard a line."""

    at: int
    heard: bool = True


# Deciding


def _begin(day: Day, _command: BeginReading, _by: By, now: int) -> list[Fact]:
    return [*kept_before_reading(day, now), ReadingBegun(now)] if day[Poem].state != "reading" else []


def _read(day: Day, command: ReadLine, _by: By, now: int) -> list[Fact]:
    poem = day[Poem]
    if poem.state != "reading":
        raise Refused(ReadingCode.NOT_BEGUN)
    poem.expect_line(command.line)
    return [LineRead(command.line, now)] if command.line != poem.reading else []


def _end(day: Day, _command: EndReading, _by: By, now: int) -> list[Fact]:
    poem = day[Poem]
    return [ReadingEnded(now, _is_heard(poem, now))] if poem.state == "reading" else []


def _is_heard(poem: Poem, now: int) -> bool:
    """Whether a reading was one: a poet may read from paper, without stepping, but not in a moment."""
    stepped = any(line.read_at is not None for line in poem.lines.values())
    return stepped or now - poem.begun_at >= MISTAKE_MS


# Applying


def _begun(day: Day, fact: ReadingBegun) -> list[Key]:
    """What was everybody's is so again when it is read; a draft is nobody's before and after."""
    poem = day[Poem]
    was_heard, is_public = poem.hear_anew(), poem.state != "writing"
    touched = poem.all_changed() if is_public else [Key("line", each) for each in was_heard]
    poem.state, poem.reading, poem.begun_at = "reading", None, fact.at
    return [Key("poem"), *touched]


def _line_read(day: Day, fact: LineRead) -> list[Key]:
    poem = day[Poem]
    if fact.line not in poem.lines:
        return []
    poem.reading = fact.line
    spaces = poem.hear(fact.line, fact.at)
    return [Key("poem"), *(Key("line", each) for each in (*spaces, fact.line))]


def _ended(day: Day, fact: ReadingEnded) -> list[Key]:
    """A reading begun by mistake leaves a draft the poet's own, and a poem that was read before as it was."""
    poem = day[Poem]
    poem.has_been_read = poem.has_been_read or fact.heard
    poem.ended_at = fact.at if fact.heard else poem.ended_at
    poem.reading = None
    poem.state = "read" if poem.has_been_read else "writing"
    if poem.has_been_read:
        poem.hear_all(fact.at)
    return poem.all_changed()


NOUN = Noun(
    "reading",
    codes=ReadingCode,
    commands=(
        CommandRow(BeginReading, (Role.POET,), _begin),
        CommandRow(ReadLine, (Role.POET,), _read),
        CommandRow(EndReading, (Role.POET,), _end),
    ),
    facts=(
        FactRow(ReadingBegun, _begun),
        FactRow(LineRead, _line_read),
        FactRow(ReadingEnded, _ended),
    ),
)
