"""The poem once it has been read, with what was given in it: to read, to print, and for programs."""

from collections.abc import Iterator

import msgspec

from live.day.counts import told
from live.day.poem import LineCell, PieceCell
from live.exports import document, html_file, markdown
from live.exports.seen import Seen
from live.exports.texts import Block, Heading, Paragraph, Run, Verse, said

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
    """The poem with given words in italics."""
    return markdown.as_markdown(_text(seen, Paragraph([Run(seen.poem.poet, "strong")]))).encode()


def as_html(seen: Seen) -> bytes:
    """The same as one file that needs nothing else."""
    return html_file.as_html(_told(seen), seen.poem.title or seen.day.title, seen.language.tag).encode()


def as_docx(seen: Seen) -> bytes:
    """The same as a document; its author is the poet."""
    return document.as_docx(_told(seen), seen.poem.title or seen.day.title, seen.poem.poet, seen.language.tag)


def as_verse(poem: list[LineCell]) -> Verse:
    """The lines of a poem, in which given words stand out."""
    return Verse([[_run(piece) for piece in _pieces(line)] for line in poem])


def _text(seen: Seen, by: Block) -> Iterator[Block]:
    if seen.poem.title:
        yield Heading(1, seen.poem.title)
    if seen.poem.poet:
        yield by
    yield as_verse(_lines(seen))


def _told(seen: Seen) -> Iterator[Block]:
    """With what its marks say, and how many people's words are in it."""
    say, voices = seen.language.sentence, told(seen.poem.voices)
    yield from _text(seen, said(say("poem.by", poet=seen.poem.poet)))
    yield said(say("desk.export.poem.note"))
    if voices:
        yield said(say("public.poem.voices", count=voices))


def _lines(seen: Seen) -> list[LineCell]:
    return list(seen.lines.values())


def _pieces(line: LineCell) -> list[PieceCell]:
    return [] if line.blank else line.pieces


def _run(piece: PieceCell) -> Run:
    if piece.gone:
        return Run(GAP)
    return Run(piece.text, None if piece.phrase is None else "given", piece.lang)
