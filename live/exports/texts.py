"""
A text for people before it is a file of some form: headings, paragraphs, lists and verse, made of runs.

The rule here: what stands in a run is what somebody wrote or a whole sentence, and no form's marks; each form adds its
own.
"""

from typing import Literal, TypeAlias

import msgspec

# How a run stands out: `given` words and questions lean, a `strong` one is heavier.
Mark = Literal["given", "strong"]


class Run(msgspec.Struct, frozen=True):
    """Some words of one kind, in a language (a tag, None for that of the whole text)."""

    text: str
    mark: Mark | None = None
    lang: str | None = None


class Heading(msgspec.Struct, frozen=True):
    """A heading; the one of level 1 is that of the whole text, 3 is the lowest."""

    level: int
    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph."""

    runs: list[Run]


class Items(msgspec.Struct, frozen=True):
    """A list in which each item is a few runs."""

    items: list[list[Run]]


class Verse(msgspec.Struct, frozen=True):
    """The lines of a poem; one without runs is the space between two stanzas."""

    lines: list[list[Run]]


Block: TypeAlias = Heading | Paragraph | Items | Verse


def said(text: str) -> Paragraph:
    """A paragraph without marks."""
    return Paragraph([Run(text)])
