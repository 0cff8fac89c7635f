"""
Words with an apostrophe in them: shortened, run together, or with a letter that is not said.

`they'd've`, `goin'`, `'ouse`, `heav'n`, `o'er`, `kiss'd`, `th'`: each is another word with less of it, or with another
word's rest behind it. The table has the common ones; these are the rules for all others. Sounds are American here.
"""

import re

from live.prosody.parts import known_or_made, plural_of
from live.prosody.phones import Phones, is_vowel
from live.prosody.spelling import letters_behind
from live.prosody.table import written_down

# What is hung on, and how it sounds: after a vowel, and after a consonant.
_HUNG_ON = {
    "'ve": (("V",), ("AH0", "V")),
    "'d": (("D",), ("D",)),
    "'ll": (("L",), ("AH0", "L")),
    "'re": (("R",), ("ER0",)),
    "'m": (("M",), ("AH0", "M")),
    "n't": (("N", "T"), ("AH0", "N", "T")),
    "'em": (("AH0", "M"), ("AH0", "M")),
    "'n": (("N",), ("AH0", "N")),
}
_VOICELESS = ("P", "T", "K", "F", "TH")


def as_clipped(word: str) -> list[Phones]:
    """The readings of a word with an apostrophe by what it is short for; none where nothing is known."""
    if "'" not in word:
        return []
    return _hung_on(word) or _possessive(word) or _without_g(word) or _without_h(word) or _without_vowel(word)


def _known(word: str) -> list[Phones]:
    return written_down(word) or as_clipped(word)


def _hung_on(word: str) -> list[Phones]:
    for ending, (after_vowel, after_consonant) in _HUNG_ON.items():
        if word.endswith(ending) and len(word) > len(ending):
            bases = _known(word.removesuffix(ending))
            return [(*base, *_joint(base, ending, after_vowel, after_consonant)) for base in bases]
    return []


def _joint(base: Phones, ending: str, after_vowel: Phones, after_consonant: Phones) -> Phones:
    if ending == "'d" and base[-1] in ("T", "D"):
        return ("IH0", "D")
    if ending == "'d" and base[-1] in (*_VOICELESS, "S", "SH", "CH"):
        return ("T",)
    return after_vowel if is_vowel(base[-1]) or base[-1] == "R" else after_consonant


def _possessive(word: str) -> list[Phones]:
    if word.endswith("s'"):
        return _known(word[:-1])
    if not word.endswith("'s"):
        return []
    return [(*base, *plural_of(base)) for base in _known(word[:-2])]


def _without_g(word: str) -> list[Phones]:
    """Goin', nothin'."""
    if not word.endswith("in'"):
        return []
    whole = word[:-1] + "g"

    return [(*phones[:-1], "N") for phones in known_or_made(whole) if phones[-1] == "NG"]


def _without_h(word: str) -> list[Phones]:
    """'ouse, 'appen, 'er."""
    if not word.startswith("'"):
        return []
    with_h = [phones[1:] for phones in written_down("h" + word[1:]) if phones[0] == "HH"]
    return with_h or written_down(word[1:])


def _without_vowel(word: str) -> list[Phones]:
    """Heav'n, ev'ry, flow'r, kiss'd, th'eternal: the letter that was left out is found, its weak vowel taken out."""
    if word.startswith("th'") and len(word) > 3:
        return [("DH", *phones) for phones in _known(word[3:])]
    if word.endswith("'"):
        return _known(word[:-1])
    for letter in ("e", "o", "i", "v", "he"):
        if known := written_down(word.replace("'", letter)):
            return [_less_a_beat(phones, word) for phones in known]
    return []


def _less_a_beat(phones: Phones, word: str) -> Phones:
    """Without the weak vowel that the apostrophe stands for; a v or an e between vowels takes none along."""
    if re.search("'d$|e'e|o'e", word) or sum(map(is_vowel, phones)) < 2:
        return phones
    weak = [n for n, phone in enumerate(phones) if phone in ("AH0", "IH0", "ER0")]
    starts, at = letters_behind(word.replace("'", "e"), phones), word.index("'")
    n = min(weak, key=lambda n: abs(starts[n] - at), default=None)
    if n is None:
        return phones
    return (*phones[:n], *(("R",) if phones[n] == "ER0" else ()), *phones[n + 1 :])
