"""
The sounds that words are made of, as the table writes them.

Sounds are named as the CMU Pronouncing Dictionary names them (`AE` as in trap, `NG` as in sing), in capitals; a vowel
carries its stress as a last digit: 1 main, 2 lesser, 0 none. British ears need some vowels more: `OH` lot, `BA` bath
(long in the south, short in the north), `AX` comma, `EA` square, `IA` near, `UA` cure, and two that are one beat
or two, `AYA` fire and `AWA` hour.

In the table each sound is one character, so that a word with its sounds is one short line.
"""

Phones = tuple[str, ...]

CONSONANTS = (
    "P", "B", "T", "D", "K", "G", "CH", "JH", "F", "V", "TH", "DH",
    "S", "Z", "SH", "ZH", "HH", "M", "N", "NG", "L", "R", "W", "Y",
)  # fmt: skip
AMERICAN_VOWELS = (
    "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW",
)  # fmt: skip
BRITISH_VOWELS = ("OH", "BA", "AX", "EA", "IA", "UA", "AYA", "AWA")
VOWELS = frozenset((*AMERICAN_VOWELS, *BRITISH_VOWELS))
# Each vowel with each of its stresses.
VOWEL_SOUNDS = frozenset(f"{vowel}{stress}" for vowel in VOWELS for stress in "012")

_WRITTEN = [*CONSONANTS, *(f"{vowel}{stress}" for vowel in AMERICAN_VOWELS for stress in "012")]
# From "!" on: no sound is a space, a tab or the end of a line, which separate readings, words and lines.
_CHARACTERS = {phone: chr(ord("!") + n) for n, phone in enumerate(_WRITTEN)}
_PHONES = {character: phone for phone, character in _CHARACTERS.items()}


def packed(phones: Phones) -> str:
    """A reading as the table keeps it: one character a sound. Raises KeyError for what is no sound."""
    return "".join([_CHARACTERS[phone] for phone in phones])


def unpacked(characters: str) -> Phones:
    """The reading that was packed."""
    return tuple([_PHONES[character] for character in characters])


def is_vowel(phone: str) -> bool:
    """Is it a vowel? Only vowels carry a stress."""
    return phone in VOWEL_SOUNDS


def is_known(phone: str) -> bool:
    """Is there such a sound? A hand that writes sounds makes mistakes."""
    return phone in CONSONANTS or is_vowel(phone)
