"""
What the poet's page is told of a text once, so that it hears rhymes by itself: a small record.

A record says nothing of whose words they are, and holds no more of the text than its last word, its guessed words and
sounds. A tail is written as one text, `K W/2/EA|IY T`: the consonants before its vowel, its weight, and its beats, each
a vowel and the consonants behind it. `static/poet/rhyme.js` compares them by the rules of `rhyme.py`; one test feeds
both. What it reckons with is told by `measured`.
"""

import msgspec

from live.prosody.ends import End, Heard, end_of
from live.prosody.hearing import sounds
from live.prosody.languages import last_letters
from live.prosody.lists import listed
from live.prosody.nearness import CONSONANTS, VOWELS, consonants_alike, vowels_alike
from live.prosody.openings import opening
from live.prosody.reading import Ears
from live.prosody.rhyme import is_common, measures
from live.prosody.spoken import spoken
from live.prosody.stress import stress
from live.prosody.syllables import syllables
from live.prosody.tails import Tail


class HeardRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """The end of a text as one accent hears it: see `ends.Heard`."""

    wholes: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    leaning_wholes: tuple[str, ...] = ()
    leaning_tails: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    How a text sounds. `syllables` is None where nobody can know, `also` are other counts that are right; `guessed` the
    words whose sounds are guessed; `stress` a sign a syllable, a space between words (`x /x /`); `first` the sounds
    that its words begin with, but for the small ones that lean on their neighbours.

    `last`, `letters`, `heard` and `r` are what rhymes are heard in. In a language other than English, `lang`, there are
    only `last` and `letters`.
    """

    syllables: int | None = None
    also: tuple[int, ...] = ()
    guessed: tuple[str, ...] = ()
    stress: str = ""
    first: tuple[str, ...] = ()
    last: str = ""
    letters: str = ""
    heard: tuple[HeardRecord, ...] = ()
    r: tuple[str, ...] = ()
    lang: str = ""


def read_tables() -> None:
    """Reads what is read when it is first asked for (0.8 MB): for who cannot wait for the disk then."""
    record("wabe", Ears.BRITISH)


def record(text: str, ears: Ears = Ears.BRITISH, lang: str | None = None) -> Record:
    """The record of a word or line; an empty one where there is no word."""
    language = (lang or "en").lower().split("-")[0]
    words = spoken(text)
    if not words:
        return Record()
    count = syllables(text, lang, ears)
    n, also = (count.n, count.also) if count else (None, ())
    if language != "en":
        return Record(n, also, last=words[-1], letters=last_letters(words[-1]), lang=language)
    guessed = tuple(dict.fromkeys(word for word in words if sounds(word, ears).guessed))
    first = tuple(
        dict.fromkeys(sound for word in words if word not in listed("light") and (sound := opening(word, ears)))
    )
    end = end_of(text, ears)
    assert end is not None, "there is a word"
    letters = last_letters(end.word)
    heard = tuple(map(_heard, end.by_accent))
    return Record(n, also, guessed, stress(text, ears), first, end.word, letters, heard, _written_r(end))


def _heard(heard: Heard) -> HeardRecord:
    return HeardRecord(
        tuple(map(" ".join, heard.wholes)),
        tuple(map(_tail, heard.tails)),
        tuple(map(" ".join, heard.leaning_wholes)),
        tuple(map(_tail, heard.leaning_tails)),
    )


def _written_r(end: End) -> tuple[str, ...]:
    return tuple(map(_tail, end.written_r))


def _tail(tail: Tail) -> str:
    beats = "|".join(" ".join((beat.vowel, *beat.consonants)) for beat in tail.beats)
    return f"{' '.join(tail.onset)}/{int(tail.weight)}/{beats}"


class Measured(msgspec.Struct, frozen=True):
    """How alike vowels and consonants are, by the two with a space between, where they are at all; what that weighs."""

    vowels: dict[str, float]
    consonants: dict[str, float]
    common: tuple[str, ...]
    weighs: dict[str, float]


def measured() -> Measured:
    """What a script reckons with that hears how near two ends are."""
    vowels = {f"{a} {b}": vowels_alike(a, b) for a in VOWELS for b in VOWELS if a < b}
    alike = {f"{a} {b}": consonants_alike(a, b) for a in CONSONANTS for b in CONSONANTS if a < b}
    consonants = {pair: n for pair, n in alike.items() if n}
    return Measured(vowels, consonants, tuple(filter(is_common, CONSONANTS)), measures())
