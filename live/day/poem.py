"""
The poem: lines made of pieces, each piece credited to the phrase it came from or the poet's own.

The rules here: whose the words of a line are is the matter of `lines`. When a phrase is hidden its words leave every
place but the poet's own page at once, and there they are marked; when it is taken back they leave that too, and a gap
stands in their stead. Nobody but the poet sees a line before it is read aloud, which is the matter of `reading`. A line
without a word is the space between two stanzas: it is not read and has no number.
"""

from collections.abc import Iterable

import msgspec

from live.day.consents import fine_in
from live.day.counts import told
from live.day.credit import Credit
from live.day.given import AllGiven
from live.day.keys import Key
from live.day.lamp import Lamp
from live.day.lines import Line, Piece, PieceWritten, credited, gaps_in, joined, unbroken
from live.day.noun import Cell, CellRow, Command, CommandRow, Day, Fact, FactRow, Made, MadeFact, MakeCommand, Noun
from live.day.refusals import Code, Refused
from live.day.roles import WITH_WORDS, By, Role
from live.day.sheet import Poem, State
from live.day.text import LINE_LIMIT, TITLE, Written, graphemes, tidy

# What the poet, who types in the line, has in the place of words that were taken back.
GAP = "…"


# Commands


class WriteLine(MakeCommand, frozen=True, tag="line.write"):
    """Writes a line after another (None: at the top), or one that is there anew, in its place."""

    after: str | None
    pieces: tuple[PieceWritten, ...]


class MoveLine(Command, frozen=True, tag="line.move"):
    """Puts a line after another, or at the top."""

    line: str
    after: str | None


class CutLine(Command, frozen=True, tag="line.cut"):
    """Takes a line out; writing its id again brings it back."""

    line: str


class TitlePoem(Command, frozen=True, tag="poem.title"):
    """Gives the poem a title."""

    text: str


# Facts


class LineWritten(MadeFact, frozen=True, tag="line.written"):
    """A line was written, at epoch ms."""

    after: str | None
    pieces: tuple[Piece, ...]
    at: int


class LineMoved(Fact, frozen=True, tag="line.moved"):
    """A line was put after another, or at the top."""

    line: str
    after: str | None


class LineCut(Fact, frozen=True, tag="line.cut"):
    """A line was taken out."""

    line: str


class PoemTitled(Fact, frozen=True, tag="poem.titled"):
    """The poem has a title, or none where it is empty."""

    text: Written


# Deciding


def _move(day: Day, command: MoveLine, _by: By, _now: int) -> list[Fact]:
    day[Poem].expect_line(command.line)
    day[Poem].expect_line(command.after)
    return [LineMoved(command.line, command.after)] if command.line != command.after else []


def _cut(day: Day, command: CutLine, _by: By, _now: int) -> list[Fact]:
    return [LineCut(command.line)] if command.line in day[Poem].lines else []


def _title(day: Day, command: TitlePoem, _by: By, _now: int) -> list[Fact]:
    title = tidy(command.text, TITLE)
    return [PoemTitled(title)] if title != day[Poem].title else []


def _write(day: Day, command: WriteLine, _by: By, now: int) -> list[Fact]:
    poem = day[Poem]
    if command.id not in poem.lines:
        poem.expect_line(command.after)
    before = poem.lines.get(command.id)
    gaps = gaps_in(day[AllGiven], before)
    pieces = [piece for written in unbroken(command.pieces) for piece in credited(day[AllGiven], gaps, before, written)]
    count = graphemes("".join(piece.text for piece in pieces))
    if count > LINE_LIMIT:
        raise Refused(Code.LINE_TOO_LONG, count=count, limit=LINE_LIMIT)
    whole = joined(pieces)
    if before is not None and before.pieces == whole:
        return []
    return [LineWritten(command.id, command.after, whole, now)]


# Applying


def _written(day: Day, fact: LineWritten) -> list[Key]:
    poem = day[Poem]
    before = poem.lines.get(fact.id)
    earlier = before.since if before else {}
    since = {piece.phrase: earlier.get(piece.phrase, fact.at) for piece in fact.pieces if piece.phrase}
    line = Line(fact.pieces, since, before.read_at if before else None)
    poem.put(fact.id, line, fact.after)
    left = (day[AllGiven].key_of(each) for each in earlier if each not in since)
    counts_on = before.is_blank == line.is_blank if before is not None else line.is_blank
    below = [] if counts_on else poem.counted_anew(poem.place(fact.id))
    return [Key("poem"), Key("line", fact.id), *left, *below]


def _moved(day: Day, fact: LineMoved) -> list[Key]:
    poem = day[Poem]
    if fact.line not in poem.lines or fact.line == fact.after:
        return []
    before = poem.place(fact.line)
    poem.move(fact.line, fact.after)
    if poem.state == "reading":  # the spaces around it are heard with it
        return poem.all_changed()
    first, last = sorted((before, poem.place(fact.line)))
    return [Key("poem"), Key("line", fact.line), *poem.counted_anew(first, last + 1)]


def _was_cut(day: Day, fact: LineCut) -> list[Key]:
    poem = day[Poem]
    gone = poem.lines.get(fact.line)
    if gone is None:
        return []
    if poem.reading == fact.line:
        poem.reading = _read_before(poem, fact.line)
    place = poem.place(fact.line)
    poem.take_out(fact.line)
    around = poem.all_changed() if poem.state == "reading" else [Key("poem")]
    phrases = map(day[AllGiven].key_of, gone.since)
    below = [] if gone.is_blank else poem.counted_anew(place)
    return [Key("line", fact.line), *phrases, *around, *below]


def _read_before(poem: Poem, line: str) -> str | None:
    """The line heard last above another; None where that was the first: everybody keeps their place."""
    above = poem.order[: poem.place(line)]
    return next((each for each in reversed(above) if poem.lines[each].read_at is not None), None)


def _titled(day: Day, fact: PoemTitled) -> list[Key]:
    day[Poem].title = fact.text
    return [Key("poem")]


# What places see


class PoemCell(Cell, frozen=True):
    """
    The poem as a whole; `line` is being read. `voices` is how many people's words are in it, counted when it was read;
    until then 0. `promise` is what the poet has promised the room, everybody's from the beginning.
    """

    title: str
    poet: str
    promise: str
    lines: list[str]
    state: State
    line: str | None
    voices: int | None


class DeskPoemCell(PoemCell, frozen=True):
    """The poem at the desk: while it is read, the number of the line, and that of the last one."""

    number: int | None
    last: int | None


class PoetPoemCell(PoemCell, frozen=True):
    """
    The poem at the poet's. `voices` is told while it is written too, and is about right where it says `about`; `of` is
    how many people gave words for it, as of when `voices` was counted.
    """

    of: int
    about: bool


class PieceCell(msgspec.Struct, frozen=True):
    """
    A run of a line; `gone` when its phrase was taken back or hidden; `lang` is the language of that phrase; `own`, for
    the poet: they have said that it is nobody else's. `phrase` may be a pair; to the poet it is the half.
    """

    text: str
    phrase: str | None
    kind: Credit
    gone: bool
    lang: str | None = None
    own: bool | msgspec.UnsetType = msgspec.UNSET


class LineCell(Cell, frozen=True):
    """A line; a `blank` one is the space between two stanzas."""

    pieces: list[PieceCell]
    blank: bool


class PoetLineCell(LineCell, frozen=True):
    """A line at the poet's; `fine`: to so many phrases and pairs in it their givers have said fine, where any have."""

    fine: int | msgspec.UnsetType = msgspec.UNSET


def _poem_cell(day: Day, _id: str, place: Role) -> PoemCell:
    """While it is being written, everyone but the poet sees that it is, and nothing of it."""
    poem = day[Poem]
    title, poet = (poem.title, poem.poet) if place is Role.POET or poem.state != "writing" else ("", "")
    lamp = day[Lamp]
    seen = (title, poet, poem.promise, list(poem.seen_by(place)), poem.state, poem.reading)
    if place is Role.POET:
        return PoetPoemCell(*seen, lamp.voices, lamp.of, lamp.is_blurred)
    if place is not Role.DESK:
        return PoemCell(*seen, told(lamp.as_read))
    numbers = poem.numbers() if poem.state == "reading" else {}
    return DeskPoemCell(*seen, lamp.as_read, numbers.get(poem.reading or ""), len(numbers) or None)


def _line_cell(day: Day, line: str, place: Role) -> LineCell | None:
    poem = day[Poem]
    if not poem.is_seen_by(place, line):
        return None
    written = poem.lines[line]
    seen = ([piece_cell(day[AllGiven], piece, place) for piece in written.pieces], written.is_blank)
    return LineCell(*seen) if place is not Role.POET else PoetLineCell(*seen, fine_in(day, line) or msgspec.UNSET)


def piece_cell(all_given: AllGiven, piece: Piece, place: Role) -> PieceCell:
    """A run as a place sees it: words that are gone are a gap."""
    given = all_given.lent(piece.phrase)
    if given is None:
        own = True if piece.own and place is Role.POET else msgspec.UNSET
        return PieceCell(piece.text, piece.phrase, piece.kind, gone=False, own=own)
    if place is Role.REPORTER and not given.is_for_report:
        return PieceCell("", piece.phrase, piece.kind, gone=True)
    phrase = piece.source if place is Role.POET else piece.phrase
    if given.stays_in_poem and piece.text:
        return PieceCell(piece.text, phrase, piece.kind, gone=False, lang=given.lang)
    if given.in_pool or (place is Role.POET and given.is_the_poets):  # the poet writes around hidden words
        return PieceCell(piece.text, phrase, piece.kind, not given.is_there, given.lang)
    return PieceCell(GAP if place is Role.POET else "", phrase, piece.kind, gone=True)


def phrases_in_line(day: Day, line: str) -> Iterable[str]:
    """The edge from a line to its phrases: these show which lines they are in."""
    found = day[Poem].lines.get(line)
    return found.since if found is not None else ()


def _lines_with(day: Day, phrase: str) -> list[str]:
    return day[Poem].with_phrase(phrase)


NOUN = Noun(
    "poem",
    commands=(
        CommandRow(WriteLine, (Role.POET,), _write, makes="line"),
        CommandRow(MoveLine, (Role.POET,), _move),
        CommandRow(CutLine, (Role.POET,), _cut),
        CommandRow(TitlePoem, (Role.POET,), _title),
    ),
    facts=(
        FactRow(LineWritten, _written, made=lambda _fact: Made("line", Role.POET.value), words_of="phrase"),
        FactRow(LineMoved, _moved),
        FactRow(LineCut, _was_cut),
        FactRow(PoemTitled, _titled),
    ),
    cells=(
        CellRow(
            "poem",
            {**dict.fromkeys(WITH_WORDS, PoemCell), Role.DESK: DeskPoemCell, Role.POET: PoetPoemCell},
            _poem_cell,
            always=True,
        ),
        CellRow(
            "line",
            {**dict.fromkeys(WITH_WORDS, LineCell), Role.POET: PoetLineCell},
            _line_cell,
            {"phrase": _lines_with, "shift": _lines_with},
        ),
    ),
)
