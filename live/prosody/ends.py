"""
The end of a line, where its rhyme is: what a rhyme may be heard in.

That is the last word; and where the last word is a small one that leans on the word before (`love him`, `know it`), the
two as one, so that `know it` goes with poet and `love him` with above him.
"""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from live.prosody.hearing import sounds
from live.prosody.lists import listed
from live.prosody.phones import Phones, is_vowel
from live.prosody.reading import Ears, Reading
from live.prosody.spoken import spoken
from live.prosody.tails import Accent, Tail, accents_of, heard, tails


class Heard(msgspec.Struct, frozen=True, gc=False):
    """
    An end as one accent hears it: the last word whole, in each reading, and the tails in which a rhyme may be; and the
    same of the last word with the one before, where it leans.
    """

    wholes: tuple[Phones, ...]
    tails: tuple[Tail, ...]
    leaning_wholes: tuple[Phones, ...] = ()
    leaning_tails: tuple[Tail, ...] = ()


class End(msgspec.Struct, frozen=True, gc=False):
    """
    The last word of a text, what is heard of it, and whether it is guessed.

    What the south and the north hear alike stands there once. `written_r` are the tails of a word with an r as those
    hear it who say every r; only where British ears hear.
    """

    word: str
    by_accent: tuple[Heard, ...]
    written_r: tuple[Tail, ...]
    guessed: bool


def end_of(text: str, ears: Ears) -> End | None:
    """The end of a word or line; None where there is no word."""
    words = spoken(text)
    if not words:
        return None
    return _end(words[-1], words[-2] if len(words) > 1 and leans(words[-1]) else "", ears)


def leans(word: str) -> bool:
    """May a last word lean on the one before?"""
    return word in listed("leaning")


# By words and not by texts: what somebody takes back is not to be put together again from here.
@lru_cache(maxsize=20_000)
def _end(word: str, before: str, ears: Ears) -> End:
    """The end of a text by its last word and the one that this leans on, if any."""
    last = sounds(word, ears)
    leaning = _joined(before, word, ears) if before else ()
    by_accent = dict.fromkeys(_heard(last, leaning, accent) for accent in accents_of(ears, (*last, *leaning)))
    return End(word, tuple(by_accent), _written_r(word, ears), last.guessed)


def _heard(last: Iterable[Reading], leaning: Iterable[Reading], accent: Accent) -> Heard:
    return Heard(_wholes(last, accent), _tails(last, accent), _wholes(leaning, accent), _tails(leaning, accent))


def _wholes(readings: Iterable[Reading], accent: Accent) -> tuple[Phones, ...]:
    return tuple(dict.fromkeys(heard(reading, accent) for reading in readings))


def _tails(readings: Iterable[Reading], accent: Accent) -> tuple[Tail, ...]:
    return tuple(dict.fromkeys(tail for reading in readings for tail in tails(reading, accent)))


def _written_r(word: str, ears: Ears) -> tuple[Tail, ...]:
    if ears is Ears.AMERICAN or "r" not in word:
        return ()
    return _tails(sounds(word, Ears.AMERICAN), Accent.AMERICA)


def _joined(before: str, last: str, ears: Ears) -> tuple[Reading, ...]:
    weak = [_weak(other.phones) for other in sounds(last, ears)]
    return tuple(Reading((*one.phones, *other)) for one in sounds(before, ears) for other in weak)


def _weak(phones: Phones) -> Phones:
    """As it is said in passing: without its stress, and without its h (kissed her, sister)."""
    said = phones[1:] if phones[:1] == ("HH",) else phones
    return tuple(_unstressed(phone) for phone in said)


def _unstressed(phone: str) -> str:
    if not is_vowel(phone):
        return phone
    return "AX0" if phone in ("ER1", "ER2") else f"{phone[:-1]}0"
