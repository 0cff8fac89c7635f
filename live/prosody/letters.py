"""
How a word that nobody wrote down is probably said, letter by letter.

What a letter sounds like was learned from the table: by itself, and by the letters around it wherever those say
something else. The longest context that was kept decides. `checks/ear.py` learns, this module only looks up.
"""

import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from live.prosody.phones import Phones, is_vowel, unpacked

# How many letters before and after are looked at, from the least to the most; seven letters in all.
_REACH = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3))
# Written where a letter has no sound of its own, and where a word ends.
NOTHING, _EDGE = "~", "#"


def contexts(word: str, n: int) -> Iterator[str]:
    """The n-th letter with ever more letters around it: `a`, `at`, `c<at`…; the letter itself stands after `<`."""
    padded, at = f"{_EDGE * 3}{word}{_EDGE * 3}", n + 3
    for before, after in _REACH:
        yield f"{padded[at - before : at]}<{padded[at : at + after + 1]}" if before or after else padded[at]


def shorter_contexts(context: str) -> Iterator[str]:
    """The contexts of the same letter that hold less of it, longest first."""
    left, _, right = context.rpartition("<")
    for before, after in reversed(_REACH):
        if before + after < len(left) + len(right) - 1:
            start = left[len(left) - before :] if before else ""
            yield f"{start}<{right[: after + 1]}" if before or after else right[0]


@lru_cache(maxsize=20_000)
def by_letters(word: str) -> Phones:
    """How letters a to z are probably said: with a vowel and one main stress; as nothing where all are silent."""
    sounds = "".join(_sound(word, n) for n in range(len(word))).replace(NOTHING, "")
    return _stressed(_once(unpacked(sounds)))


def _once(phones: Phones) -> Phones:
    """Two letters for one consonant are said once."""
    return tuple(phone for n, phone in enumerate(phones) if phone != phones[n - 1] or not n or is_vowel(phone))


def _sound(word: str, n: int) -> str:
    kept = _learned()
    return next(kept[context] for context in reversed(list(contexts(word, n))) if context in kept)


@cache
def _learned() -> dict[str, str]:
    text = zlib.decompress((Path(__file__).parent / "letters.z").read_bytes()).decode()
    return dict(line.split("\t") for line in text.splitlines())


def _stressed(phones: Phones) -> Phones:
    """The same with one main stress, the first of several, or on the first vowel that can bear it."""
    vowels = [n for n, phone in enumerate(phones) if is_vowel(phone)]
    if not vowels:
        return (*phones, "AH1") if phones else ()
    main = next((n for n in vowels if phones[n].endswith("1")), None)
    if main is None:
        main = next((n for n in vowels if phones[n] not in ("AH0", "ER0", "IH0")), vowels[0])
    return tuple(_with_stress(phone, first=n == main, alone=len(vowels) < 3) for n, phone in enumerate(phones))


def _with_stress(phone: str, *, first: bool, alone: bool) -> str:
    """In a word of two beats the other has none: crabbit does not rhyme with bit."""
    if not is_vowel(phone):
        return phone
    if first:
        return f"{phone[:-1]}1"
    return f"{phone[:-1]}0" if alone else f"{phone[:-1]}2" if phone.endswith("1") else phone
