"""What a word begins with, for alliteration: the consonants that are said before its first vowel."""

from live.prosody.hearing import sounds
from live.prosody.phones import is_vowel
from live.prosody.reading import Ears

# Said of every word that begins with a vowel: those go together, as in Old English.
A_VOWEL = "vowel"
# Clusters that only go with themselves; of others the first consonant counts.
_TOGETHER = ({"S", "P"}, {"S", "T"}, {"S", "K"})


def opening(word: str, ears: Ears = Ears.BRITISH) -> str | None:
    """What a word alliterates by: `K` of care and queue, `ST` of stone, `vowel` of ear; None where it is not known."""
    readings = sounds(word, ears)
    if not readings:
        return None
    first, second = (*readings[0].phones, "", "")[:2]
    if is_vowel(first):
        return A_VOWEL
    return first + second if {first, second} in _TOGETHER else first
