"""
What of a word a rhyme is heard in: its tails, as each accent hears them.

A tail begins at a stressed vowel and goes to the end of the word; before it stands what the mouth does right before
that vowel. A word has a tail from its last main stress, another from a lesser stress after that (`moonlight` has
`night`'s), and one from a last vowel that is two or more behind the stress (`memory` has `see`'s, faintly).
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

import msgspec

from live.prosody.phones import VOWEL_SOUNDS, Phones, is_vowel
from live.prosody.reading import Ears, Reading


class Accent(IntEnum):
    """How vowels fall together where sounds are compared."""

    SOUTH = 0
    NORTH = 1
    AMERICA = 2


ACCENTS = {Ears.BRITISH: (Accent.SOUTH, Accent.NORTH), Ears.AMERICAN: (Accent.AMERICA,)}


class Weight(IntEnum):
    """How much stress a tail begins with."""

    MAIN = 2
    LESSER = 1
    NONE = 0


class Beat(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """A vowel and the consonants behind it, up to the next vowel."""

    vowel: str
    consonants: Phones


class Tail(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """The end of a word from one vowel on: the consonants right before it, its beats, and its weight."""

    onset: Phones
    beats: tuple[Beat, ...]
    weight: Weight

    @property
    def skeleton(self) -> tuple[Phones, ...]:
        """Its consonants without the vowels between them."""
        return tuple(beat.consonants for beat in self.beats)


def accents_of(ears: Ears, readings: Iterable[Reading]) -> tuple[Accent, ...]:
    """The accents in which such ears may hear those readings otherwise than in the first."""
    accents = ACCENTS[ears]
    return accents if any(not _NORTHERN.isdisjoint(reading.phones) for reading in readings) else accents[:1]


# The vowels that the north says otherwise than the south.
_NORTHERN = frozenset(f"{vowel}{stress}" for vowel in ("BA", "AH") for stress in "012")


@lru_cache(maxsize=50_000)
def tails(reading: Reading, accent: Accent) -> tuple[Tail, ...]:
    """The tails of a reading as an accent hears them, the heaviest first; none for what has no vowel."""
    phones = heard(reading, accent)
    vowels = [n for n, phone in enumerate(phones) if phone in VOWEL_SOUNDS]
    return tuple(
        Tail(_onset(phones, start), _beats(phones[start:]), weight) for start, weight in _starts(phones, vowels)
    )


def _starts(phones: Phones, vowels: list[int]) -> Iterator[tuple[int, Weight]]:
    """Where the tails begin, as places in the phones."""
    if not vowels:
        return
    mains = [n for n in vowels if phones[n][-1] == "1"]
    main = mains[-1] if mains else vowels[-1] if len(vowels) == 1 else vowels[-2]
    yield main, Weight.MAIN
    lesser = [n for n in vowels if n > main and phones[n][-1] == "2"]
    if lesser:
        yield lesser[-1], Weight.LESSER
    elif vowels.index(main) < len(vowels) - 2:
        yield vowels[-1], Weight.NONE


def _onset(phones: Phones, start: int) -> Phones:
    first = start
    while first and not is_vowel(phones[first - 1]):
        first -= 1
    return phones[first:start]


def _beats(phones: Phones) -> tuple[Beat, ...]:
    beats: list[tuple[str, list[str]]] = []
    for phone in phones:
        if phone in VOWEL_SOUNDS:
            beats.append((phone[:-1], []))
        else:
            beats[-1][1].append(phone)
    return tuple(Beat(vowel, tuple(consonants)) for vowel, consonants in beats)


# What sounds alike to everybody in a country, and to those of the south or the north.
_ALIKE = {
    Accent.SOUTH: {"BA": "AA", "UA": "AO"},
    Accent.NORTH: {"BA": "AE", "UA": "AO", "AH": "UH"},
}
# Two beats that are heard as one vowel and the comma, whichever way they are written.
_SPREAD = {"AYA": ("AY", "AX"), "AWA": ("AW", "AX")}


@lru_cache(maxsize=50_000)
def heard(reading: Reading, accent: Accent) -> Phones:
    """The sounds as that accent keeps them apart, for comparing."""
    if accent is Accent.AMERICA:
        return _in_america(reading.phones)
    return _in_britain(reading.phones, _ALIKE[accent])


def _in_britain(phones: Phones, alike: dict[str, str]) -> Phones:
    said: list[str] = []
    for n, phone in enumerate(phones):
        vowel, stress = phone[:-1], phone[-1]
        if phone not in VOWEL_SOUNDS:
            said.append(phone)
        elif vowel in _SPREAD:
            first, comma = _SPREAD[vowel]
            said += [f"{first}{stress}", f"{comma}0"]
        elif vowel == "AX" and said and said[-1][:-1] == "IY" and n == len(phones) - 1:
            said[-1] = f"IA{said[-1][-1]}"
        elif _is_weak(phones, n):
            said.append("AX0")
        else:
            said.append(f"{alike.get(vowel, vowel)}{stress}")
    return tuple(said)


def _in_america(phones: Phones) -> Phones:
    said: list[str] = []
    for n, phone in enumerate(phones):
        vowel, stress, before_r = phone[:-1], phone[-1], phones[n + 1 : n + 2] == ("R",)
        if vowel == "ER" and not before_r:
            said += ["R"] if said and said[-1][:-1] in ("AY", "AW") else [phone, "R"]
        elif vowel in _BEFORE_R and before_r:
            said.append(f"{_BEFORE_R[vowel]}{stress}")
        else:
            said.append("AX0" if _is_weak(phones, n) else phone)
    return tuple(said)


# What America writes in two ways and says in one: hear and near, poor and tour; as well as higher and fire.
_BEFORE_R = {"IY": "IH", "UW": "UH"}


def _is_weak(phones: Phones, n: int) -> bool:
    """Is it the weak i that some say as the comma vowel?"""
    return phones[n] == "IH0" and phones[n + 1 : n + 2] != ("NG",)
