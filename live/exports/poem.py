"""The poem once it has been read, with what was given in it: for a text editor, and for programs."""

import re

import msgspec

from live.day.counts import told
from live.day.poem import LineCell, PieceCell
from live.exports.seen import Seen

# What Markdown would take for a mark of its own.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~&()])")
GAP = "…"


class PieceRow(msgspec.Struct, frozen=True):
    """A run of a line; `phrase` is the id of the phrase that it was taken from, null where it is the poet's own."""

    text: str
    phrase: str | None


class PoemFile(msgspec.Struct, frozen=True):
    """The poem; `lines` are lists of runs, an empty one is the space between two stanzas; `voices` from five on."""

    title: str
    poet: str
    voices: int | None
    lines: list[list[PieceRow]]


def as_json(seen: Seen) -> bytes:
    """The poem with its credits; words that were taken back are an ellipsis."""
    lines = [
        [PieceRow(GAP if each.gone else each.text, each.phrase) for each in _pieces(line)] for line in _lines(seen)
    ]
    poem = PoemFile(seen.poem.title, seen.poem.poet, told(seen.poem.voices), lines)
    return msgspec.json.format(msgspec.json.encode(poem), indent=1) + b"\n"


def as_markdown(seen: Seen) -> bytes:
    """The poem with given words in italics; a line goes on in the next without a space between."""
    head = [f"# {escaped(seen.poem.title)}", ""] if seen.poem.title else []
    by = [f"**{escaped(seen.poem.poet)}**", ""] if seen.poem.poet else []
    return "\n".join([*head, *by, as_verse(_lines(seen)), ""]).encode()


def as_verse(poem: list[LineCell]) -> str:
    """The lines of a poem as Markdown, with given words in italics."""
    lines = ["".join(map(_marked, _pieces(line))) for line in poem]
    body = [f"{line}\\" if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(body)


def _lines(seen: Seen) -> list[LineCell]:
    return list(seen.lines.values())


def _pieces(line: LineCell) -> list[PieceCell]:
    return [] if line.blank else line.pieces


def _marked(piece: PieceCell) -> str:
    """A run; marks of emphasis stand at its words, as they mean nothing beside a space."""
    text, words = piece.text, piece.text.strip()
    if piece.gone:
        return GAP
    if piece.phrase is None or not words:
        return escaped(text)
    begins = text.index(words)
    return f"{text[:begins]}*{escaped(words)}*{text[begins + len(words) :]}"


def escaped(text: str) -> str:
    """A text in which Markdown finds no mark of its own."""
    return _MARKS.sub(r"\\\1", text)
