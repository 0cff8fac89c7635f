"""
When two words are the same to people: without case, Latin accents or shapes of apostrophe.

The rule here: folding is only ever for comparing; what is shown and kept is always the person's own spelling. The
poet's page folds a draft in the same way before it is sent (`static/shared/folding.js`); one test feeds both.
"""

import unicodedata
from typing import NamedTuple, NewType

import regex

Folded = NewType("Folded", str)

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’‘ʼ\-‐‑·][\p{L}\p{M}\p{N}]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_LATIN_ACCENTS = regex.compile(r"(?<=\p{Latin}[\u0300-\u036f]*)[\u0300-\u036f]")


class Word(NamedTuple):
    """One word where it stands: its first and one-past-last index in the text, and its folded form."""

    start: int
    end: int
    folded: Folded


def words(text: str) -> list[Word]:
    """The words of a text, in order, with punctuation left out; `it's` and `co-production` are one word each."""
    return [Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]


def fold(text: str) -> Folded:
    """
    The form under which words are the same to people: without case, Latin accents or shapes of apostrophe.

    Folding what is folded changes nothing. Marks of other scripts stay: there they make other words.
    """
    folded = text
    for _ in range(4):  # casefolding can undo composition and the other way round; two rounds settle all of Unicode
        before = folded
        folded = unicodedata.normalize("NFKD", folded.translate(_APOSTROPHES)).casefold()
        folded = unicodedata.normalize("NFKC", _LATIN_ACCENTS.sub("", folded))
        if folded == before:
            break
    return Folded(folded)
