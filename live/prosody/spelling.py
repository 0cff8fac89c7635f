"""
Which letter each sound of a word begins at: the letters tell what a sound alone does not.

Letters and sounds are walked side by side. A vowel takes the next vowel letters, a consonant the next letter that it is
ever written with; what lies between is silent. Where a spelling goes its own way the walk may be a letter off, which
only costs a vowel its British shade.
"""

from live.prosody.phones import Phones, is_vowel

_VOWEL_LETTERS = frozenset("aeiouy")
_WRITTEN_WITH = {
    "P": "p", "B": "b", "T": "tdz", "D": "d", "K": "ckqx", "G": "gx", "CH": "ct", "JH": "jgd", "F": "fpg", "V": "vf",
    "TH": "t", "DH": "t", "S": "scxzp", "Z": "zsxc", "SH": "sctx", "ZH": "szgxj", "HH": "hwj", "M": "m", "N": "nkgpm",
    "NG": "n", "L": "l", "R": "rw", "W": "wuo", "Y": "yiuje",
}  # fmt: skip


def letters_behind(word: str, phones: Phones) -> list[int]:
    """For each sound the place of its first letter; never past the end of the word."""
    starts: list[int] = []
    at = 0
    for phone in phones:
        if is_vowel(phone):
            start = _next_vowel(word, at)
            at = _end_of_vowel(word, start)
        else:
            start = _next_of(word, at, _WRITTEN_WITH[phone])
            at = _end_of_consonant(word, start, phone)
        starts.append(start)
    return starts


def _next_vowel(word: str, at: int) -> int:
    for n in range(at, len(word)):
        if word[n] in _VOWEL_LETTERS:
            return n
    return min(at, len(word))


def _end_of_vowel(word: str, start: int) -> int:
    """Behind the vowel letters that stand together, at most two: the next vowel may follow at once (`area`)."""
    end = start + 1
    if word[start : end + 1] in _PAIRS:
        end += 1
    return min(end, len(word))


_PAIRS = frozenset(
    ("ai", "ay", "au", "aw", "ea", "ee", "ei", "ey", "eu", "ew", "ie", "oa", "oe", "oi", "oo", "ou", "ow", "oy", "ue",
     "ui", "uy")
)  # fmt: skip


def _next_of(word: str, at: int, letters: str) -> int:
    """The next of these letters, not further than three off; else where we are."""
    for n, letter in enumerate(word[at : at + 4], start=at):
        if letter in letters:
            return n
    return min(at, len(word))


def _end_of_consonant(word: str, start: int, phone: str) -> int:
    """Behind the letter, and its twin; x is two sounds, and y or u that only glides is a vowel's letter as well."""
    if phone == "Y" and word[start : start + 1] != "y":
        return start
    if word[start : start + 1] == "x" and phone in ("K", "G"):
        return start
    return start + 1 + (word[start : start + 1] == word[start + 1 : start + 2])
