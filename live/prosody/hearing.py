"""
How a word sounds to somebody's ears.

A word is looked for as it is written, then as America writes it, then by its parts, and at last by its letters. It is
found in American sounds, and turned British where British ears hear.
"""

import unicodedata
from functools import lru_cache

from live.prosody.american import american, joined
from live.prosody.british import british
from live.prosody.clipped import as_clipped
from live.prosody.letters import by_letters
from live.prosody.parts import ended_in_britain, known_or_made, put_together
from live.prosody.phones import Phones
from live.prosody.reading import Ears, Reading, Readings
from live.prosody.table import british_only, written_down

# Letters that no accent makes out of others.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "th", "þ": "th", "ı": "i"}
)
# The longest word in any dictionary of English; what is longer is a keyboard that fell over.
_LONGEST = 45
READINGS = 3


@lru_cache(maxsize=50_000)
def sounds(word: str, ears: Ears = Ears.BRITISH) -> Readings:
    """The readings of one word as `spoken` gives it, best first, at most three; none for other than Latin letters."""
    plain = _in_small_letters(word)
    if not plain or len(plain) > _LONGEST:
        return Readings(guessed=True)
    if ears is Ears.BRITISH and (own := british_only(plain) or ended_in_britain(plain)):
        return Readings(map(Reading, own))
    found, guessed = _found(plain)
    if _says_its_e(word):
        found = [_with_e(phones) for phones in found]
    turned = british if ears is Ears.BRITISH else american
    heard = dict.fromkeys(turned(plain, joined(plain, phones)) for phones in found)
    return Readings(map(Reading, sorted(heard, key=_is_weak)[:READINGS]), guessed=guessed)


def _found(word: str) -> tuple[list[Phones], bool]:
    """The readings in American sounds, and whether they are a guess."""
    if known := written_down(word) or as_clipped(word) or known_or_made(word):
        return known, False
    if by_its_parts := put_together(word):
        return by_its_parts, True
    by_its_letters = by_letters(word.replace("'", ""))
    return ([by_its_letters] if by_its_letters else []), True


def _says_its_e(word: str) -> bool:
    """Is it belovèd or blessèd, with the e marked as said?"""
    return unicodedata.normalize("NFC", word.lower()).endswith("èd")


def _with_e(phones: Phones) -> Phones:
    return phones if phones[-2:] == ("IH0", "D") else (*phones[:-1], "IH0", "D")


def _is_weak(phones: Phones) -> bool:
    """Has it no stress at all, as a small word inside a line? At the end of a line it is said in full."""
    return not any(phone.endswith(("1", "2")) for phone in phones)


def _in_small_letters(word: str) -> str:
    """The word in a to z and apostrophes; nothing where it has none of these, or letters of another script."""
    spread = unicodedata.normalize("NFD", word.lower().replace("’", "'").translate(_LETTERS))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return plain if plain.replace("'", "").isascii() and plain.replace("'", "").isalpha() else ""
