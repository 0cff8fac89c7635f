"""
What the words of a text are, and when two of them are the same to people: without case, Latin accents or shapes of
apostrophe.

The rules here: folding is only ever for comparing; what is shown and kept is always the person's own spelling. No word
begins or ends inside of what people count as one character: a mark, a joiner, an emoji's selector or keycap is part of
the character it stands on and no word of its own. The poet's page folds a draft in the same way before it is
sent (`static/shared/folding.js`); one test feeds both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, NewType

import regex

Folded = NewType("Folded", str)

# What stands on the character before it: marks, selectors, skin tones, joiners.
_ON = r"[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d]"
# What stands before a number or letter and is one character with it, such as the Arabic sign of a year.
_BEFORE = r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]*"
_KEYCAP = r"[0-9#*][\ufe0e\ufe0f]?\u20e3"
_LETTER = rf"(?!{_KEYCAP}|\p{{Extended_Pictographic}})[\p{{L}}\p{{N}}]"
# Scripts that put no blanks between words.
_UNSPACED = (
    r"(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}"
    r"\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]"
)
# Puts the next letter below the one before, in Myanmar and in Khmer.
_STACKING = r"[\u1039\u17d2]"
_BETWEEN = r"['’‘ʼ\-‐‑·]"


def _joined(letter: str) -> str:
    """The pattern of a word of such letters, with what may stand within a word between them."""
    character = rf"{_BEFORE}{letter}{_ON}*"
    return rf"(?:{character})+(?:{_BETWEEN}(?:{character})+)*"


_WORD = regex.compile(_joined(_LETTER))
# The same where a text has nothing but ASCII, as most of English: a tenth of the time.
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_UNIT = regex.compile(
    rf"(?P<unspaced>{_UNSPACED}(?:{_STACKING}{_UNSPACED}|{_ON})*)|{_joined(rf'(?!{_UNSPACED}){_LETTER}')}"
)
_SIGN = regex.compile(
    rf"{_BEFORE}(?:{_KEYCAP}|\p{{Regional_Indicator}}{{1,2}}"
    rf"|\p{{Extended_Pictographic}}(?:\u200d\p{{Extended_Pictographic}}|{_ON})*){_ON}*"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_LATIN_ACCENTS = regex.compile(r"(?<=\p{Latin}[\u0300-\u036f]*)[\u0300-\u036f]")
# How a letter is drawn, not which it is. Between emoji a joiner makes another picture.
_SELECTORS = regex.compile(r"\p{Variation_Selector}")
_JOINERS = regex.compile(r"(?<=[\p{L}\p{M}\p{N}])[\u200c\u200d]+")

# How much is said by a word, by a character of a script without blanks, and by an emoji beside words.
OF_A_WORD = 2
OF_A_CHARACTER = 1
OF_A_SIGN = 0


class Word(NamedTuple):
    """What is compared of a text, where it stands: its first and one-past-last index, folded, and how much it says."""

    start: int
    end: int
    folded: Folded
    weight: int = OF_A_WORD


def words(text: str) -> list[Word]:
    """The words of a text, in order, with punctuation left out; `it's` and `co-production` are one word each."""
    return [Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]


def units(text: str) -> list[Word]:
    """The words of a text, and each character by itself where a script puts no blanks between words."""
    if text.isascii():
        return [Word(m.start(), m.end(), fold(m.group())) for m in _ASCII_WORD.finditer(text)]
    return _units_of_any(text)


def _units_of_any(text: str) -> list[Word]:
    return [unit for m in _WORD.finditer(text) for unit in _apart(m.group(), m.start())]


def _apart(word: str, start: int) -> Iterator[Word]:
    for m in _UNIT.finditer(word):
        is_character = bool(m["unspaced"])
        folded = _fold_character(m.group()) if is_character else fold(m.group())
        yield Word(start + m.start(), start + m.end(), folded, OF_A_CHARACTER if is_character else OF_A_WORD)


# A few thousand characters make up all that is said in a script without blanks; a phrase is made of forty of them.
@lru_cache(maxsize=4096)
def _fold_character(character: str) -> Folded:
    return fold(character)


def signs(text: str) -> list[Word]:
    """The emoji of a text, each whole with its skin tone, selector and joined others."""
    found = () if text.isascii() else _SIGN.finditer(text)
    return [Word(m.start(), m.end(), fold(m.group()), OF_A_SIGN) for m in found]


def fold(text: str) -> Folded:
    """
    The form under which words are the same to people: without case, Latin accents, shapes of apostrophe or joiners.

    Folding what is folded changes nothing. Marks of other scripts stay: there they make other words.
    """
    return Folded(text.lower()) if text.isascii() else _fold_any(text)


def _fold_any(text: str) -> Folded:
    folded = text
    for _ in range(4):  # casefolding can undo composition and the other way round; two rounds settle all of Unicode
        before = folded
        folded = _JOINERS.sub("", _SELECTORS.sub("", folded))
        folded = unicodedata.normalize("NFKD", folded.translate(_APOSTROPHES)).casefold()
        folded = unicodedata.normalize("NFKC", _LATIN_ACCENTS.sub("", folded))
        if folded == before:
            break
    return Folded(folded)
