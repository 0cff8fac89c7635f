"""
How a word sounds in America: as the table has it, but for fire and hour, which one writes as one beat and says so.

`joined` is what British ears begin with as well.
"""

import re

from live.prosody.phones import Phones
from live.prosody.spelling import letters_behind

_ONE_BEAT = {"AY": re.compile("[iy]re?(?!i|y)|oir|uir"), "AW": re.compile("our(?!i|y)")}


def joined(word: str, phones: Phones) -> Phones:
    """The same with fire, tired and hour in one beat: higher and flower keep their two, as they are written."""
    if phones[-1] == "IY2":  # nobody, library: no one stresses that
        phones = (*phones[:-1], "IY0")
    if "ER0" not in phones:
        return phones
    for n in range(len(phones) - 1):
        vowel, following = phones[n][:-1], phones[n + 1]
        if (
            vowel in _ONE_BEAT
            and following == "ER0"
            and _ONE_BEAT[vowel].match(word[letters_behind(word, phones)[n] :])
        ):
            return (*phones[: n + 1], "R", *phones[n + 2 :])
    return phones


def american(_word: str, phones: Phones) -> Phones:
    """The same with the comma vowel under its own name."""
    return tuple(["AX0" if phone == "AH0" else phone for phone in phones])
