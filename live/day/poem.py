"""
The poem: lines made of pieces, each piece credited to the phrase it came from or the poet's own.

The rules here: a run that came from a phrase stays credited however it is trimmed or changed. Words the poet types that
somebody gave are credited on their own. When a phrase is taken back or kept aside, its words leave every place but the
poet's own page at once, and there they are marked. Nobody but the poet sees a line before it is read aloud.
"""

from typing import Literal

import msgspec

from live.day.phrases import Phrases
from live.day.refusals import Code, Refused
from live.day.roles import Role, Voice
from live.day.text import LINE, LINE_LIMIT, TITLE, Written, check, graphemes, is_part, is_whole, tidy

PieceKind = Literal["given", "trimmed", "changed", "own"]
State = Literal["writing", "reading", "read"]

# A reading that ends sooner, without a line stepped to, was a slip of the hand: it must not publish a draft.
MISTAKE_MS = 20_000


# Commands


class PieceWritten(msgspec.Struct, frozen=True):
    """A run of a line as the poet sends it; `phrase` where it came from one."""

    text: str
    phrase: str | None = None


class WriteLine(msgspec.Struct, frozen=True, tag_field="do", tag="line.write"):
    """Writes a line after another (None: at the top), or writes a standing line anew, in its place."""

    id: str
    after: str | None
    pieces: tuple[PieceWritten, ...]


class MoveLine(msgspec.Struct, frozen=True, tag_field="do", tag="line.move"):
    """Puts a line after another, or at the top."""

    line: str
    after: str | None


class CutLine(msgspec.Struct, frozen=True, tag_field="do", tag="line.cut"):
    """Takes a line out; writing its id again brings it back."""

    line: str


class TitlePoem(msgspec.Struct, frozen=True, tag_field="do", tag="poem.title"):
    """The poem's title."""

    text: str


class BeginReading(msgspec.Struct, frozen=True, tag_field="do", tag="reading.begin"):
    """The poet stands up; the wall shows the title."""


class ReadLine(msgspec.Struct, frozen=True, tag_field="do", tag="reading.line"):
    """This line is being read."""

    line: str


class EndReading(msgspec.Struct, frozen=True, tag_field="do", tag="reading.end"):
    """The poem has been read; from now on everyone may see all of it."""


# Facts


class Piece(msgspec.Struct, frozen=True):
    """A run of a line and whose it is."""

    text: Written
    phrase: str | None
    kind: PieceKind


class LineWritten(msgspec.Struct, frozen=True, tag_field="is", tag="line.written"):
    """A line stands so, since `at`."""

    id: str
    after: str | None
    pieces: tuple[Piece, ...]
    at: int


class LineMoved(msgspec.Struct, frozen=True, tag_field="is", tag="line.moved"):
    """A line has another place."""

    line: str
    after: str | None


class LineCut(msgspec.Struct, frozen=True, tag_field="is", tag="line.cut"):
    """A line is gone."""

    line: str


class PoemTitled(msgspec.Struct, frozen=True, tag_field="is", tag="poem.titled"):
    """The title."""

    text: Written


class ReadingBegun(msgspec.Struct, frozen=True, tag_field="is", tag="reading.begun"):
    """The reading began."""

    at: int


class LineRead(msgspec.Struct, frozen=True, tag_field="is", tag="reading.line_read"):
    """A line was read aloud."""

    line: str
    at: int


class ReadingEnded(msgspec.Struct, frozen=True, tag_field="is", tag="reading.ended"):
    """The reading is over; not `heard` where it was begun by mistake, and nobody heard a line."""

    at: int
    heard: bool = True


PoemCommand = WriteLine | MoveLine | CutLine | TitlePoem | BeginReading | ReadLine | EndReading
PoemFact = LineWritten | LineMoved | LineCut | PoemTitled | ReadingBegun | LineRead | ReadingEnded


# State


class Line(msgspec.Struct):
    """A line as it stands; `since` says for every phrase in it when it came in."""

    pieces: tuple[Piece, ...]
    since: dict[str, int]
    read_at: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it is the space between two stanzas, which nobody reads aloud."""
        return not any(piece.text.strip() for piece in self.pieces)


class Poem:
    """The day's poem. Changed by `apply` only."""

    def __init__(self) -> None:
        self.title = ""
        self.order: list[str] = []
        self.lines: dict[str, Line] = {}
        self.state: State = "writing"
        self.reading: str | None = None  # the line being read
        self.has_been_read = False  # aloud: from then on it is everybody's
        self.begun_at = 0

    def with_phrase(self, phrase: str) -> list[str]:
        """The lines that hold words of a phrase, in the poem's order."""
        return [line for line in self.order if phrase in self.lines[line].since]

    def voices(self, phrases: Phrases) -> int:
        """How many people's words are in it."""
        standing = (phrases.phrase(each) for line in self.lines.values() for each in line.since)
        heard: set[Voice] = {given.by for given in standing if given is not None and given.stands}
        return len(heard)

    def seen_by(self, place: Role) -> list[str]:
        """The lines a place may see: the poet's all; for the others those read so far with their stanzas, then all."""
        if place is Role.POET or self.state == "read":
            return self.order
        if self.state == "writing":
            return []
        read = [place for place, line in enumerate(self.order) if self.lines[line].read_at is not None]
        heard = self.order[: read[-1] + 1] if read else []
        return [line for line in heard if self.lines[line].read_at is not None or self.lines[line].is_blank]


# Deciding


def decide(poem: Poem, phrases: Phrases, command: PoemCommand, now: int) -> list[PoemFact]:
    """The facts a command becomes, or `Refused`."""
    match command:
        case WriteLine():
            return _write(poem, phrases, command, now)
        case MoveLine():
            _expect_line(poem, command.line)
            _expect_line(poem, command.after)
            return [LineMoved(command.line, command.after)] if command.line != command.after else []
        case CutLine():
            return [LineCut(command.line)] if command.line in poem.lines else []
        case TitlePoem():
            title = tidy(command.text, TITLE)
            return [PoemTitled(title)] if title != poem.title else []
        case BeginReading():
            return [ReadingBegun(now)] if poem.state != "reading" else []
        case ReadLine():
            return _read(poem, command, now)
        case EndReading():
            return [ReadingEnded(now, _is_heard(poem, now))] if poem.state == "reading" else []


def _is_heard(poem: Poem, now: int) -> bool:
    """Whether a reading was one: a poet may read from paper, without stepping, but not in a moment."""
    stepped = any(line.read_at is not None for line in poem.lines.values())
    return stepped or now - poem.begun_at >= MISTAKE_MS


def _expect_line(poem: Poem, line: str | None) -> None:
    if line is not None and line not in poem.lines:
        raise Refused(Code.LINE_UNKNOWN)


def _read(poem: Poem, command: ReadLine, now: int) -> list[PoemFact]:
    if poem.state != "reading":
        raise Refused(Code.READING_NOT_BEGUN)
    _expect_line(poem, command.line)
    return [LineRead(command.line, now)] if command.line != poem.reading else []


def _write(poem: Poem, phrases: Phrases, command: WriteLine, now: int) -> list[PoemFact]:
    if command.id not in poem.lines:
        _expect_line(poem, command.after)
    pieces = [piece for written in command.pieces for piece in _credit(poem, phrases, command.id, written)]
    count = graphemes("".join(piece.text for piece in pieces))
    if count > LINE_LIMIT:
        raise Refused(Code.LINE_TOO_LONG, count=count, limit=LINE_LIMIT)
    joined = _join(pieces)
    standing = poem.lines.get(command.id)
    if standing is not None and standing.pieces == joined:
        return []
    return [LineWritten(command.id, command.after, joined, now)]


def _credit(poem: Poem, phrases: Phrases, line: str, written: PieceWritten) -> list[Piece]:
    """What a written run becomes: a credited piece, or the poet's own words with what people gave credited in them."""
    text = "".join(" " if each.isspace() else each for each in check(written.text, LINE))
    if not text:
        return []
    if written.phrase is None:
        return _find_given(phrases, text)
    given = phrases.phrase(written.phrase)
    if given is None:
        raise Refused(Code.PHRASE_UNKNOWN)
    if "poem" not in given.uses:
        raise Refused(Code.PHRASE_NOT_FOR_POEM)
    standing = poem.lines.get(line)
    if not given.stands and (standing is None or given.id not in standing.since):
        raise Refused(Code.PHRASE_HIDDEN if given.withdrawn_at is None else Code.PHRASE_WITHDRAWN)
    return [Piece(text, given.id, _kind(text, given.text))]


def _kind(text: str, given: str) -> PieceKind:
    if is_whole(text, given):
        return "given"
    return "trimmed" if is_part(text, given) else "changed"


def _find_given(phrases: Phrases, text: str) -> list[Piece]:
    """Own words, split at the runs that somebody gave."""
    pieces: list[Piece] = []
    at = 0
    for run in phrases.givers.runs(text):
        pieces.append(Piece(text[at : run.start], None, "own"))
        pieces.append(Piece(text[run.start : run.end], run.phrase, "given" if run.whole else "trimmed"))
        at = run.end
    return [piece for piece in (*pieces, Piece(text[at:], None, "own")) if piece.text]


def _join(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Own words that stand side by side are one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.kind == joined[-1].kind == "own":
            joined[-1] = Piece(joined[-1].text + piece.text, None, "own")
        else:
            joined.append(piece)
    return tuple(joined)


# Applying


def apply(poem: Poem, fact: PoemFact) -> list[str]:
    """Changes the poem; returns the keys it touched. A fact that no longer holds changes nothing."""
    match fact:
        case LineWritten():
            return _written(poem, fact)
        case LineMoved():
            return _moved(poem, fact)
        case LineCut():
            return _cut(poem, fact.line)
        case PoemTitled():
            poem.title = fact.text
            return ["poem"]
        case LineRead():
            return _line_read(poem, fact)
        case ReadingBegun():
            poem.state, poem.reading, poem.begun_at = "reading", None, fact.at
            for line in poem.lines.values():
                line.read_at = None
        case ReadingEnded():
            _ended(poem, fact)
    return ["poem", "wall", *_lines_and_phrases(poem, poem.order)]


def _ended(poem: Poem, fact: ReadingEnded) -> None:
    """A reading begun by mistake leaves a draft the poet's own, and a poem that was read before as it was."""
    poem.has_been_read = poem.has_been_read or fact.heard
    poem.reading = None
    poem.state = "read" if poem.has_been_read else "writing"
    if poem.has_been_read:
        for line in poem.lines.values():
            line.read_at = line.read_at or fact.at


def _written(poem: Poem, fact: LineWritten) -> list[str]:
    before = poem.lines.get(fact.id)
    earlier = before.since if before else {}
    since = {piece.phrase: earlier.get(piece.phrase, fact.at) for piece in fact.pieces if piece.phrase}
    poem.lines[fact.id] = Line(fact.pieces, since, before.read_at if before else None)
    keys = [f"line/{fact.id}", "poem", *(f"phrase/{each}" for each in (*earlier, *since))]
    if before is None:
        _place(poem, fact.id, fact.after)
        keys += _lines_and_phrases(poem, poem.order)
    return keys


def _place(poem: Poem, line: str, after: str | None) -> None:
    """Puts a line after another; at the end where that one is gone."""
    at = 0 if after is None else poem.order.index(after) + 1 if after in poem.order else len(poem.order)
    poem.order.insert(at, line)


def _moved(poem: Poem, fact: LineMoved) -> list[str]:
    if fact.line not in poem.lines or fact.line == fact.after:
        return []
    poem.order.remove(fact.line)
    _place(poem, fact.line, fact.after)
    return ["poem", *_lines_and_phrases(poem, poem.order)]


def _cut(poem: Poem, line: str) -> list[str]:
    gone = poem.lines.pop(line, None)
    if gone is None:
        return []
    poem.order.remove(line)
    if poem.reading == line:
        poem.reading = None
    return ["poem", f"line/{line}", *(f"phrase/{each}" for each in gone.since), *_lines_and_phrases(poem, poem.order)]


def _line_read(poem: Poem, fact: LineRead) -> list[str]:
    line = poem.lines.get(fact.line)
    if line is None:
        return []
    poem.reading = fact.line
    line.read_at = line.read_at or fact.at
    return ["poem", *_lines_and_phrases(poem, poem.order)]  # also the stanza breaks before it


def _lines_and_phrases(poem: Poem, lines: list[str]) -> list[str]:
    """The keys of lines and of the phrases in them: what a giver sees depends on the line's number."""
    return [
        *(f"line/{line}" for line in lines),
        *(f"phrase/{phrase}" for line in lines for phrase in poem.lines[line].since),
    ]


# What places see


class PoemCell(msgspec.Struct, frozen=True):
    """The poem as a whole."""

    title: str
    lines: list[str]
    state: State
    line: str | None
    voices: int


class PieceCell(msgspec.Struct, frozen=True):
    """A run of a line; `gone` when its phrase was taken back or kept aside."""

    text: str
    phrase: str | None
    kind: PieceKind
    gone: bool


class LineCell(msgspec.Struct, frozen=True):
    """A line."""

    pieces: list[PieceCell]


def poem_cell(poem: Poem, phrases: Phrases, place: Role) -> PoemCell:
    """The poem as a place sees it: while it is being written, everyone but the poet sees only how many are in it."""
    title = poem.title if place is Role.POET or poem.state != "writing" else ""
    return PoemCell(title, list(poem.seen_by(place)), poem.state, poem.reading, poem.voices(phrases))


def line_cell(poem: Poem, phrases: Phrases, line: str, place: Role) -> LineCell | None:
    """A line as a place sees it; None where it may not."""
    if line not in poem.seen_by(place) or line not in poem.lines:
        return None
    return LineCell([_piece_cell(phrases, piece, place) for piece in poem.lines[line].pieces])


def _piece_cell(phrases: Phrases, piece: Piece, place: Role) -> PieceCell:
    given = phrases.phrase(piece.phrase)
    gone = given is not None and not given.stands
    text = "" if gone and place is not Role.POET else piece.text
    return PieceCell(text, piece.phrase, piece.kind, gone)
