"""
Where a line is stressed, for the dots over it: `/` a beat that carries, `x` one that does not.

Words of one syllable carry a beat unless they are small ones that lean on their neighbours; in longer words the main
stress carries one, and a lesser stress where no carrying beat stands right beside it.
"""

from itertools import islice

from live.prosody.hearing import sounds
from live.prosody.lists import listed
from live.prosody.reading import Ears
from live.prosody.spoken import spoken


def stress(line: str, ears: Ears = Ears.BRITISH) -> str:
    """A sign for each syllable of a line in English, a space between words: `x /x /`; none for unknown words."""
    words = [_of_word(word, ears) for word in spoken(line)]
    beats = "".join(words)
    signs = (_carries(beats, n) for n in range(len(beats)))
    return " ".join("".join(islice(signs, len(word))) for word in words)


def _of_word(word: str, ears: Ears) -> str:
    """The stresses of a word as the table writes them: 1, 2, 0."""
    readings = sounds(word, ears)
    if not readings:
        return ""
    stresses = readings[0].stresses
    if len(stresses) == 1:
        return "0" if word in listed("light") else "1"
    return "20" if word in listed("light") and len(stresses) == 2 else stresses


def _carries(beats: str, n: int) -> str:
    beside = beats[max(n - 1, 0) : n] + beats[n + 1 : n + 2]
    return "/" if beats[n] == "1" or (beats[n] == "2" and "1" not in beside) else "x"
