"""
Pairs of words or lines in a text, and what the ear says of each: the whole of `server.py sound` but its printing.

A line is a pair with a tab between. There is one answer a line, in the lines' order; a line that is no pair has its
reason in that place. An empty line at the end is none.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from live.prosody.reading import Ears
from live.prosody.rhyme import Kind, rhyme
from live.prosody.syllables import Count, syllables

# Longer than any line of verse; what is longer is a file of another kind.
LINE_LIMIT = 1000


class Fault(StrEnum):
    """Why a line is no pair."""

    NO_PAIR = "no_pair"
    TOO_LONG = "too_long"


class Answer(msgspec.Struct, frozen=True):
    """What is heard in a pair; a count is None where nothing is known."""

    a: str
    b: str
    kind: Kind | None
    counts: tuple[Count | None, Count | None]

    @property
    def rhyme(self) -> Kind | None:
        """The kind where the two rhyme by their sound: what only looks alike does not."""
        return None if self.kind is Kind.LOOKS_ALIKE else self.kind


def answers(text: str, ears: Ears = Ears.BRITISH, lang: str | None = None) -> Iterator[Answer | Fault]:
    """An answer for each line of a text, or why there is none."""
    for line in text.removesuffix("\n").split("\n") if text.strip("\n") else ():
        yield _answer(line.removesuffix("\r"), ears, lang)


def _answer(line: str, ears: Ears, lang: str | None) -> Answer | Fault:
    if len(line) > LINE_LIMIT:
        return Fault.TOO_LONG
    parts = [part.strip() for part in line.split("\t")]
    if len(parts) != 2 or not all(parts):
        return Fault.NO_PAIR
    a, b = parts
    return Answer(a, b, rhyme(a, b, ears, lang), (syllables(a, lang, ears), syllables(b, lang, ears)))
