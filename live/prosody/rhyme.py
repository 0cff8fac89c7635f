"""
Whether two words or lines rhyme, and how.

The kinds, in the order in which a poet is shown them. A pair has the first that fits: a perfect rhyme is not also near.

    rhyme        the same from the stressed vowel on, whatever came before: light, night; moonlight, night
    pararhyme    the same consonants before and after, another vowel: groined, groaned
    near         vowels close on the chart, or the same consonants behind them: love, move; soul, all
    feminine     the stressed beat rhymes and one of the words goes on: bend, ending
    light        one rhymes on a beat without stress: me, memory
    ending       both rhyme on a beat without stress only: century, factory
    looks alike  written alike from the vowel on, and not said alike: though, cough
    same sound   the whole word, or the same word: board, bored
    ends alike   in a language that is heard by its letters: the same letters from the last vowel on
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import product

from live.prosody.ends import End, Heard, end_of
from live.prosody.languages import last_letters
from live.prosody.nearness import endings_alike, vowels_alike
from live.prosody.reading import Ears
from live.prosody.tails import Beat, Tail, Weight


class Kind(StrEnum):
    """How two ends go together, best first."""

    RHYME = "rhyme"
    PARARHYME = "pararhyme"
    NEAR = "near"
    FEMININE = "feminine"
    LIGHT = "light"
    ENDING = "ending"
    LOOKS_ALIKE = "looks alike"
    SAME_SOUND = "same sound"
    ENDS_ALIKE = "ends alike"


def rhyme(a: str, b: str, ears: Ears = Ears.BRITISH, lang: str | None = None) -> Kind | None:
    """How the ends of two words or lines go together to those ears; None where they do not, or nothing is known."""
    one, other = end_of(a, ears), end_of(b, ears)
    if one is None or other is None:
        return None
    if lang and lang.lower().split("-")[0] != "en":
        return _by_letters(one.word, other.word)
    return heard_together(one, other)


def heard_together(a: End, b: End) -> Kind | None:
    """How two ends in English go together: in the accent, and by the reading, in which they do best."""
    if a.word == b.word:
        return _same_word(a, b)
    accents = _by_accent(a, b)
    if any(set(one.wholes).intersection(other.wholes) for one, other in accents):
        return Kind.SAME_SOUND
    if kind := _best(_kind(x, y) for one, other in accents for x in _all_tails(one) for y in _all_tails(other)):
        return kind
    if kind := _best(_by_written_r(x, y) for x in a.written_r for y in b.written_r):
        return kind
    return Kind.LOOKS_ALIKE if looks_alike(a.word, b.word) else None


def _by_accent(a: End, b: End) -> list[tuple[Heard, Heard]]:
    """Both as each accent hears them: an end that all hear alike goes with every way in which the other is heard."""
    if len(a.by_accent) == len(b.by_accent):
        return [*zip(a.by_accent, b.by_accent, strict=True)]
    return [*product(a.by_accent, b.by_accent)]


def measures() -> dict[str, float]:
    """What `nearness` reckons with, by name: for a script that does the same."""
    return {
        "vowel": _VOWEL,
        "consonants": _CONSONANTS,
        "near": NEAR,
        "open": _OPEN,
        "telling": _TELLING,
        "stressed": _STRESSED,
    }


def is_common(consonant: str) -> bool:
    """Do most words end in it?"""
    return consonant in _COMMON


def _best(kinds: Iterable[Kind | None]) -> Kind | None:
    return min(filter(None, kinds), key=_ORDER.__getitem__, default=None)


_ORDER = {kind: n for n, kind in enumerate(Kind)}


def _all_tails(heard: Heard) -> tuple[Tail, ...]:
    return heard.tails + heard.leaning_tails


def _by_written_r(a: Tail, b: Tail) -> Kind | None:
    """What they are with an r that Britain only writes: poets still count it (wire, war; near, hair)."""
    kind = _kind(a, b)
    return kind if kind is Kind.PARARHYME or (kind is Kind.NEAR and _ends_in_r(a) and _ends_in_r(b)) else None


def _ends_in_r(tail: Tail) -> bool:
    """Is it the r that makes two of them go together, and not what else America hears, as in sister?"""
    last = tail.beats[-1]
    return last.consonants[-1:] == ("R",) and last.vowel != "ER"


def _same_word(a: End, b: End) -> Kind:
    """The same last word: a rhyme where it leans on words that rhyme (love him, above him)."""
    for one, other in _by_accent(a, b):
        is_another = not set(one.leaning_wholes).intersection(other.leaning_wholes)
        pairs = product(one.leaning_tails, other.leaning_tails)
        if is_another and any(_kind(x, y) is Kind.RHYME for x, y in pairs):
            return Kind.RHYME
    return Kind.SAME_SOUND


def looks_alike(a: str, b: str) -> bool:
    """Are two words written alike from their last vowels on, three letters at least?"""
    return len(last_letters(a)) >= _LOOKS and last_letters(a) == last_letters(b)


_LOOKS = 3


def _by_letters(a: str, b: str) -> Kind | None:
    if a == b:
        return Kind.SAME_SOUND
    return Kind.ENDS_ALIKE if last_letters(a) and last_letters(a) == last_letters(b) else None


# What vowels and consonants weigh where words are near each other; the rest is left to what nobody can weigh.
_VOWEL, _CONSONANTS = 0.45, 0.5
# The least that is heard as near; more is heard in pairs that poets chose, less mostly in pairs that nobody did.
NEAR = 0.68
# Two open ends, as in sea and say, have no consonant that could differ: that says little.
_OPEN = 0.35
# The consonants that most words end in match by chance; any other that matches tells more.
_COMMON = frozenset(("T", "D", "N", "S", "Z", "L", "R"))
_TELLING = 0.1
# How much of a longer tail its stressed beat is.
_STRESSED = 0.6


@lru_cache(maxsize=100_000)
def _kind(a: Tail, b: Tail) -> Kind | None:
    lighter = min(a.weight, b.weight)
    if a.beats == b.beats:
        return _same_beats(a, b)
    if lighter is Weight.NONE:
        return Kind.LIGHT if _is_weak_of(a, b) or _is_weak_of(b, a) else None
    if len(a.beats) != len(b.beats):
        return Kind.FEMININE if _goes_on(a, b) or _goes_on(b, a) else None
    if _is_pararhyme(a, b):
        return Kind.PARARHYME
    return Kind.NEAR if nearness(a, b) >= NEAR else None


def _same_beats(a: Tail, b: Tail) -> Kind | None:
    heaviest, lightest = max(a.weight, b.weight), min(a.weight, b.weight)
    if heaviest is not Weight.MAIN and a.onset == b.onset:
        return Kind.ENDING if a.onset else None
    if lightest is not Weight.NONE:
        return Kind.RHYME
    return Kind.LIGHT if heaviest is not Weight.NONE else None


# What the comma vowel before a consonant is sung as, where a rhyme asks for it.
_FULL = ("EH", "IH", "UH")


def _is_weak_of(weak: Tail, full: Tail) -> bool:
    """Is it the last beat of loneliness, innocent or wonderful, for bless, went and full?"""
    if weak.weight is not Weight.NONE or full.weight is Weight.NONE or len(full.beats) > 1:
        return False
    (one,), (other,) = weak.beats, full.beats
    return one.vowel == "AX" and other.vowel in _FULL and bool(one.consonants) and one.consonants == other.consonants


def _goes_on(short: Tail, long: Tail) -> bool:
    """Is the longer the shorter with one beat more? Behind a vowel alone it would be hard to hear."""
    return short.beats == long.beats[:-1] and bool(short.beats[-1].consonants)


def _is_pararhyme(a: Tail, b: Tail) -> bool:
    """The same consonants all round: two at least, before or behind (groined, groaned; grow, gray)."""
    many = len(a.onset) + sum(map(len, a.skeleton))
    return bool(a.onset) and a.onset == b.onset and a.skeleton == b.skeleton and many > 1


def nearness(a: Tail, b: Tail) -> float:
    """How near two tails with as many beats are, from 0 to 0.95."""
    scores = [_beats_alike(one, other) for one, other in zip(a.beats, b.beats, strict=True)]
    if len(scores) == 1:
        return scores[0]
    return _STRESSED * scores[0] + (1 - _STRESSED) * sum(scores[1:]) / (len(scores) - 1)


def _beats_alike(a: Beat, b: Beat) -> float:
    if a == b:
        return _VOWEL + _CONSONANTS
    consonants = endings_alike(a.consonants, b.consonants)
    if not a.consonants and not b.consonants:
        consonants = _OPEN
    # Squared: poets match the consonants whole, and let the vowel go.
    alike = _VOWEL * vowels_alike(a.vowel, b.vowel) + _CONSONANTS * (consonants * consonants)
    return alike + (_TELLING if a.consonants == b.consonants and not _COMMON.issuperset(a.consonants) else 0)
