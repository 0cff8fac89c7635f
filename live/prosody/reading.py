"""What a word is heard as: one reading of it, and all its readings with whether they were guessed."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from live.prosody.phones import Phones, is_vowel


class Ears(StrEnum):
    """Whose ears hear. British ones hear as in the south or as in the north: what rhymes in either rhymes."""

    BRITISH = "british"
    AMERICAN = "american"


# There are very many of these and of what is made of them (tails, ends): none is part of a circle, so nobody need look.
class Reading(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """One way to say a word: its sounds in order, a vowel with its stress behind it."""

    phones: Phones

    @property
    def syllables(self) -> int:
        """How many vowels it has; fire and hour are one, and may be said as two (`live/prosody/syllables.py`)."""
        return sum(map(is_vowel, self.phones))

    @property
    def stresses(self) -> str:
        """A digit a syllable: 1 main, 2 lesser, 0 none."""
        return "".join(phone[-1] for phone in self.phones if is_vowel(phone))


class Readings(tuple[Reading, ...]):
    """The readings of a word, best first. `guessed`: nobody wrote them down. None at all: nothing can be known."""

    guessed: bool

    def __new__(cls, readings: Iterable[Reading] = (), *, guessed: bool = False) -> "Readings":
        """The same readings, in the same order."""
        made = super().__new__(cls, readings)
        made.guessed = guessed
        return made
