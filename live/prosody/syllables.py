"""
How many syllables a text has, and how many it may have as well.

In English a word is counted as it is heard; what some say with a beat more or less (`fire`, `family`, `poem`) is said
beside it. In other languages the letters are counted, by the rules of `live/prosody/languages.py`. Where neither is
known nothing is said.
"""

from functools import lru_cache
from itertools import pairwise

import msgspec

from live.prosody.hearing import sounds
from live.prosody.languages import LANGUAGES, counted
from live.prosody.phones import Phones, is_vowel
from live.prosody.reading import Ears, Reading
from live.prosody.spoken import spoken


class Count(msgspec.Struct, frozen=True):
    """A number of syllables, other numbers that are right as well, and whether no word was guessed."""

    n: int
    also: tuple[int, ...] = ()
    sure: bool = True


def syllables(text: str, lang: str | None = None, ears: Ears = Ears.BRITISH) -> Count | None:
    """The syllables of a text in a language (`en` where none is named); None where they cannot be known."""
    language = (lang or "en").lower().split("-")[0]
    if language in LANGUAGES:
        return _summed([counted(word, language) for word in spoken(text)], sure=True)
    if language != "en":
        return None
    words = spoken(text)
    heard = [sounds(word, ears) for word in words]
    if not all(heard):
        return None
    return _summed([_of_word(word, ears) for word in words], sure=not any(readings.guessed for readings in heard))


def _summed(words: list[list[int]], *, sure: bool) -> Count | None:
    """All words together: the sum of what is said of each first, and every sum between the least and the most."""
    if not words or not all(words):
        return None
    n = sum(counts[0] for counts in words)
    least, most = sum(map(min, words)), sum(map(max, words))
    return Count(n, tuple(other for other in range(least, most + 1) if other != n), sure)


@lru_cache(maxsize=50_000)
def _of_word(word: str, ears: Ears) -> list[int]:
    """The counts of a word, the best first."""
    counts: dict[int, None] = {}
    readings = sounds(word, ears)
    for reading in readings:
        counts[reading.syllables] = None
    for reading in readings:
        counts |= dict.fromkeys(_as_well(reading))
    return list(counts)


def _as_well(reading: Reading) -> list[int]:
    """How many a reading may have with a beat more, or less."""
    phones, n = reading.phones, reading.syllables
    more = any(phone[:-1] in ("AYA", "AWA", "IA") for phone in phones) or _has_long_glide(phones)
    return [*([n + 1] if more else []), *([n - 1] if n > 1 and _can_lose_a_beat(phones) else [])]


def _has_long_glide(phones: Phones) -> bool:
    """American fire in one beat, and the y of Amelia, which may be a beat of its own."""
    return any((a[:-1] in ("AY", "AW") and b == "R") or (a == "Y" and b == "AX0") for a, b in pairwise(phones))


def _can_lose_a_beat(phones: Phones) -> bool:
    return any(_is_dropped(phones, n) or _runs_together(phones, n) for n, phone in enumerate(phones) if is_vowel(phone))


def _is_dropped(phones: Phones, n: int) -> bool:
    """Is it the weak vowel of family, memory, different, before a consonant that flows and a weak vowel?"""
    flows, after = phones[n + 1 : n + 2], phones[n + 2 : n + 3]
    if phones[n] not in ("AX0", "ER0", "IH0") or n < 2 or is_vowel(phones[n - 1]):
        return False
    if phones[n] == "ER0":
        return bool(flows) and is_vowel(flows[0]) and flows[0].endswith("0")
    return flows in (("R",), ("L",), ("N",)) and bool(after) and is_vowel(after[0]) and not after[0].endswith("1")


def _runs_together(phones: Phones, n: int) -> bool:
    """Is it the first of two vowels that one breath says as one: poem, lion, glorious, flower?"""
    after = phones[n + 1 : n + 2]
    if not after or after[0] not in ("AX0", "ER0", "IH0"):
        return False
    return phones[n][:-1] in ("AY", "AW", "OW", "UW", "OY", "EY") or phones[n] == "IY0"
