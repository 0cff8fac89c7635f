"""
How a document looks: set like the pages, in a serif that every computer has, on A4.

The rule here: headings, lists and text are the word processor's own styles, so that its table of contents, its
navigation and a screen reader know them; people change the look in one place.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FACE = "Georgia"
INK = 0x22, 0x22, 0x22
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class _Look(NamedTuple):
    """Sizes and spaces in points; `line` in lines."""

    size: float
    before: float = 0
    after: float = 0
    line: float = 1.3


_LOOKS = {
    "Normal": _Look(11, after=6),
    "Body Text": _Look(11, after=6),
    "List Bullet": _Look(11, after=3),
    "Heading 1": _Look(24, after=4, line=1.15),
    "Heading 2": _Look(16, before=22, after=4, line=1.15),
    "Heading 3": _Look(12.5, before=14, after=3, line=1.15),
}


def set_style(document: "Document", language: str) -> None:
    """Sets page and styles of a new document, in a language by its tag."""
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(28)
    page.top_margin = page.bottom_margin = Mm(25)
    for name, look in _LOOKS.items():
        _set(document.styles[name], look)
    _add_verse(document)
    _speak(document, language)


def _set(style: "ParagraphStyle", look: _Look) -> None:
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(look.size), RGBColor(*INK)
    fonts = style.element.rPr.rFonts
    for name in _THEMED:  # stronger than a name that stands beside them
        fonts.attrib.pop(_named(name), None)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line


def _add_verse(document: "Document") -> None:
    """A line of the poem, which hangs where it goes on in another row."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    verse = document.styles.add_style("Verse", WD_STYLE_TYPE.PARAGRAPH)
    _set(verse, _Look(12.5, line=1.4))
    verse.paragraph_format.left_indent, verse.paragraph_format.first_line_indent = Pt(18), Pt(-18)


def _speak(document: "Document", language: str) -> None:
    for spoken in document.styles.element.xpath("w:docDefaults//w:lang"):
        spoken.attrib.clear()
        spoken.set(_named("val"), language)


def _named(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
