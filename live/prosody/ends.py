"""
The end of a line, where its rhyme is: the readings that a rhyme may be heard in.

That is the last word; and where the last word is a small one that leans on the word before (`love him`, `know it`), the
two as one, so that `know it` goes with poet and `love him` with above him.
"""

from functools import lru_cache

import msgspec

from live.prosody.hearing import sounds
from live.prosody.lists import listed
from live.prosody.phones import Phones, is_vowel
from live.prosody.reading import Ears, Reading
from live.prosody.spoken import spoken


class End(msgspec.Struct, frozen=True):
    """The last word of a text: how it may be said, alone and with the word before; and whether that is guessed."""

    word: str
    readings: tuple[Reading, ...]
    joined: tuple[Reading, ...]
    guessed: bool


@lru_cache(maxsize=20_000)
def end_of(text: str, ears: Ears) -> End | None:
    """The end of a word or line; None where there is no word."""
    words = spoken(text)
    if not words:
        return None
    last = sounds(words[-1], ears)
    joined = _joined(words[-2], words[-1], ears) if len(words) > 1 else ()
    return End(words[-1], last, joined, last.guessed)


def _joined(before: str, last: str, ears: Ears) -> tuple[Reading, ...]:
    weak = [_weak(other.phones) for other in sounds(last, ears)]
    return tuple(Reading((*one.phones, *other)) for one in sounds(before, ears) for other in weak)


def leans(end: End) -> bool:
    """May its last word lean on the one before?"""
    return end.word in listed("leaning")


def _weak(phones: Phones) -> Phones:
    """As it is said in passing: without its stress, and without its h (kissed her, sister)."""
    said = phones[1:] if phones[:1] == ("HH",) else phones
    return tuple(_unstressed(phone) for phone in said)


def _unstressed(phone: str) -> str:
    if not is_vowel(phone):
        return phone
    return "AX0" if phone in ("ER1", "ER2") else f"{phone[:-1]}0"
