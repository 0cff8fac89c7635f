"""
A text as a document for a word processor (.docx), with real headings and lists, each paragraph in its direction.

The rules here: what people wrote is text in it and nothing else, no field, no link, no mark; a sign stands for what no
such file can hold. The file says nothing of itself but a title, a language and the name that is handed in: neither with
what nor when it was made, so that the same text is the same file, byte for byte.
The library is large and slow to load: only who asks for a document waits for it. Call it beside the loop.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never
from xml.sax.saxutils import escape, quoteattr

from live.day.text import is_unslanted
from live.exports.document_style import set_style
from live.exports.texts import Block, Heading, Items, Paragraph, Run, Verse

if TYPE_CHECKING:
    from docx.document import Document

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What XML has no place for: control characters, half a pair, and two that are no characters.
_IMPOSSIBLE = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What the library's model brings along: a picture of itself, what it was made with, and what nobody reads.
_NEEDLESS = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
_SPACES = str.maketrans("\t\n\r", "   ")
# In twentieths of a point.
_BESIDE_VERSE = 240
# The earliest that such a file can say of its parts.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def as_docx(text: Iterable[Block], title: str, author: str, language: str) -> bytes:
    """The whole of it, in a language by its tag; `author` is who is named as having written it, or empty."""
    from docx import Document
    from docx.oxml.parser import parse_xml

    document = Document()
    set_style(document, language)
    body = "".join(paragraph for block in text for paragraph in _paragraphs(block))
    document.element.body[:0] = list(parse_xml(f'<w:body xmlns:w="{_WORDS}">{body}</w:body>'))
    _say_of_itself(document, _possible(title), _possible(author), language)
    made = io.BytesIO()
    document.save(made)
    return _without_times(made)


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _paragraph(f"Heading{block.level}", [Run(block.text)])
        case Paragraph():
            yield _paragraph("BodyText", block.runs)
        case Items():
            yield from (_paragraph("ListBullet", item) for item in block.items)
        case Verse():
            yield from _verse(block.lines)
        case _:
            assert_never(block)


def _verse(lines: list[list[Run]]) -> Iterator[str]:
    """With space above the first line and below the last."""
    last = len(lines) - 1
    for number, line in enumerate(lines):
        before, after = _BESIDE_VERSE if number == 0 else 0, _BESIDE_VERSE if number == last else 0
        yield _paragraph("Verse", line, f'<w:spacing w:before="{before}" w:after="{after}"/>')


def _paragraph(style: str, runs: list[Run], spacing: str = "") -> str:
    is_rtl = _is_rtl("".join(run.text for run in runs), otherwise=False)
    direction = "<w:bidi/>" if is_rtl else ""
    whole = "".join(_run(run, is_rtl=is_rtl) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}{spacing}</w:pPr>{whole}</w:p>'


def _run(run: Run, *, is_rtl: bool) -> str:
    text = escape(_possible(run.text))
    return f'<w:r><w:rPr>{"".join(_looks(run, is_rtl=is_rtl))}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _looks(run: Run, *, is_rtl: bool) -> Iterator[str]:
    """In the order in which such a file has them. Letters that know no italics have a line under them instead."""
    if run.mark == "strong":
        yield "<w:b/><w:bCs/>"
    elif run.mark is not None:
        yield '<w:u w:val="single"/>' if is_unslanted(run.text) else "<w:i/><w:iCs/>"
    if _is_rtl(run.text, otherwise=is_rtl):
        yield "<w:rtl/>"
    if run.lang is not None:
        tag = quoteattr(run.lang)
        yield f"<w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/>"


def _is_rtl(text: str, *, otherwise: bool) -> bool:
    """Which way a text runs: as its first letter that says so, as browsers see it."""
    ways = (unicodedata.bidirectional(each) for each in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), otherwise)


def _possible(text: str) -> str:
    """A text that such a file can hold, in one row."""
    return _IMPOSSIBLE.sub("\ufffd", text.translate(_SPACES))


def _say_of_itself(document: "Document", title: str, author: str, language: str) -> None:
    """What the library's model says goes, with the date of its own making."""
    for part in (document.part, document.part.package):
        needless = [each for each, rel in part.rels.items() if rel.reltype.endswith(_NEEDLESS)]
        for each in needless:
            part.rels.pop(each)
    said = document.core_properties
    said._element[:] = []
    said.title, said.author, said.language = title, author, language


def _without_times(made: io.BytesIO) -> bytes:
    """The same file, of which no part says when it was packed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(whole, "w") as packed:
        for name in parts.namelist():
            packed.writestr(zipfile.ZipInfo(name, _NO_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return whole.getvalue()
