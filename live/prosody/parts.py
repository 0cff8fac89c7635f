"""
Words that nobody wrote down, by their parts: a known word with an ending, a beginning before it, or two known words.

An ending changes the letters before it in few ways (`stopped`, `liked`, `carried`); each is tried. What is made by an
ending that only ever sounds one way is as good as written down; what is put together from two words is a guess.
"""

from collections.abc import Iterator

from live.prosody.american_spelling import as_america_writes
from live.prosody.letters import by_letters
from live.prosody.phones import Phones, is_vowel
from live.prosody.table import british_only, written_down

# What a known word may end with, and how it sounds; the first that fits is taken, so longer ones stand first.
_ENDINGS = {
    "ings": "IH0 NG Z", "nesses": "N AH0 S IH0 Z", "fulness": "F AH0 L N AH0 S", "lessness": "L AH0 S N AH0 S",
    "ing": "IH0 NG", "ness": "N AH0 S", "less": "L AH0 S", "fully": "F AH0 L IY0", "lessly": "L AH0 S L IY0",
    "ful": "F AH0 L", "able": "AH0 B AH0 L", "ably": "AH0 B L IY0", "ment": "M AH0 N T", "ments": "M AH0 N T S",
    "ships": "SH IH2 P S", "ship": "SH IH2 P", "hood": "HH UH2 D", "hoods": "HH UH2 D Z", "wise": "W AY2 Z",
    "wards": "W ER0 D Z", "ward": "W ER0 D", "dom": "D AH0 M", "some": "S AH0 M", "like": "L AY2 K",
    "ishly": "IH0 SH L IY0", "ish": "IH0 SH", "ists": "IH0 S T S", "ist": "IH0 S T", "ism": "IH2 Z AH0 M",
    "isms": "IH2 Z AH0 M Z", "lets": "L AH0 T S", "let": "L AH0 T", "ers": "ER0 Z", "er": "ER0", "est": "AH0 S T",
    "edly": "IH0 D L IY0", "ly": "L IY0", "ied": "IY0 D", "ies": "IY0 Z", "ier": "IY0 ER0", "iest": "IY0 AH0 S T",
    "ily": "AH0 L IY0", "iness": "IY0 N AH0 S", "y": "IY0", "eth": "IH0 TH", "th": "TH",
}  # fmt: skip
_COMMON = ("'s", "es", "s", "ed", "ing")
_FROM_Y = ("ied", "ies", "ier", "iest", "ily", "iness")

# What may stand before a known word, with a lesser stress or none.
_BEGINNINGS = {
    "counter": "K AW2 N T ER0", "electro": "IH0 L EH2 K T R OW0", "psycho": "S AY2 K OW0", "neuro": "N UH2 R OW0",
    "hyper": "HH AY2 P ER0", "inter": "IH2 N T ER0", "micro": "M AY2 K R OW0", "multi": "M AH2 L T IY0",
    "super": "S UW2 P ER0", "ultra": "AH2 L T R AH0", "under": "AH2 N D ER0", "cyber": "S AY2 B ER0",
    "photo": "F OW2 T OW0", "trans": "T R AE2 N Z", "auto": "AO2 T OW0", "anti": "AE2 N T IY0", "fore": "F AO2 R",
    "mega": "M EH2 G AH0", "semi": "S EH2 M IY0", "self": "S EH2 L F", "over": "OW2 V ER0", "post": "P OW2 S T",
    "out": "AW2 T", "bio": "B AY2 OW0", "geo": "JH IY2 OW0", "eco": "IY2 K OW0", "non": "N AA2 N", "mid": "M IH2 D",
    "mis": "M IH2 S", "dis": "D IH2 S", "pre": "P R IY2", "pro": "P R OW2", "sub": "S AH2 B", "un": "AH0 N",
    "re": "R IY2", "co": "K OW2", "de": "D IY2", "en": "EH0 N", "em": "EH0 M", "up": "AH2 P", "be": "B IH0", "a": "AH0",
}  # fmt: skip
# Shorter ones are found in every word.
_LEAST_BASE, _LEAST_OF_TWO = 3, 3
# Two words this long do not stand side by side by chance.
_LONG_PART = 5
_TWICE = "bdglmnprtkvz"
_HISSING = ("S", "Z", "SH", "ZH", "CH", "JH")
_VOICELESS = ("P", "T", "K", "F", "TH")


def known_or_made(word: str) -> list[Phones]:
    """The readings of a word that is written down, or by America's spelling, or has an ending behind one that is."""
    if known := written_down(word):
        return known
    for other in as_america_writes(word):
        if known := written_down(other) or _with_ending(other):
            return known
    return _with_ending(word)


def put_together(word: str) -> list[Phones]:
    """A guess at a word by a beginning before a known word, or by two known words; none where it has no such parts."""
    return _with_beginning(word) or _of_two(word)


def plural_of(base: Phones) -> Phones:
    """How an s sounds behind those sounds."""
    if base[-1] in _HISSING:
        return ("IH0", "Z")
    return ("S",) if base[-1] in _VOICELESS else ("Z",)


def ended_in_britain(word: str) -> list[Phones]:
    """The readings, in British sounds, of a word whose base follows no rule from America: figured, addresses."""
    for ending in _COMMON:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            for base in (stem, stem + "e"):
                if own := british_only(base):
                    return [_ended(phones, "s" if ending in ("s", "es", "'s") else ending) for phones in own]
    return []


def _with_ending(word: str, depth: int = 2) -> list[Phones]:
    if not depth:
        return []
    for base, ending in _bases(word):
        if (known := written_down(base) or _with_ending(base, depth - 1)) and not _is_spelled(base + "e", known[0]):
            return [_ended(phones, ending) for phones in known]
    return []


def _bases(word: str) -> Iterator[tuple[str, str]]:
    """What may stand before an ending of that word, with the ending."""
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1], "s"
        if word.endswith("es"):
            yield word[:-2], "s"
    if word.endswith("ed"):
        for base in _spellings(word[:-2]):
            yield base, "ed"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_BASE:
            stem = word[: -len(ending)]
            for base in (stem + "y",) if ending in _FROM_Y else _spellings(stem):
                yield base, ending


def _spellings(stem: str) -> Iterator[str]:
    """How the word may be written where nothing follows: as it is, with its e, with one letter of two."""
    if len(stem) >= _LEAST_BASE:
        yield stem
    if len(stem) > 1:
        yield stem + "e"
    if len(stem) > _LEAST_BASE and stem[-1] == stem[-2] and stem[-1] in _TWICE:
        yield stem[:-1]


def _ended(base: Phones, ending: str) -> Phones:
    if ending == "s":
        return (*base, *plural_of(base))
    if ending == "ed":
        return (*base, *_past_of(base))
    rest = tuple(_ENDINGS[ending].split())
    if ending in _FROM_Y or (ending in ("y", "ly", "ily") and is_vowel(base[-1])):
        return (*(base[:-1] if is_vowel(base[-1]) and ending != "ly" else base), *rest)
    return (*base[:-1], *rest[1:]) if base[-1] == rest[0] == "L" else (*base, *rest)


def _past_of(base: Phones) -> Phones:
    if base[-1] in ("T", "D"):
        return ("IH0", "D")
    return ("T",) if base[-1] in ("P", "K", "F", "TH", "S", "SH", "CH") else ("D",)


def _with_beginning(word: str) -> list[Phones]:
    for beginning, said in _BEGINNINGS.items():
        rest = word.removeprefix(beginning)
        if len(rest) < len(word) and len(rest) > _LEAST_BASE and (known := known_or_made(rest)):
            return [(*said.split(), *phones) for phones in known]
    return []


def _of_two(word: str) -> list[Phones]:
    """Two known words run together, the main stress on the first; of short ones no more beats than the letters have."""
    for at in sorted(range(_LEAST_OF_TWO, len(word) - _LEAST_OF_TWO + 1), key=lambda at: abs(2 * at - len(word))):
        first, second = written_down(word[:at]), known_or_made(word[at:])
        if first and second and not _is_spelled(word[:at], first[0]) and not _is_spelled(word[at:], second[0]):
            both = (*first[0], *map(_lesser, second[0]))
            if min(at, len(word) - at) >= _LONG_PART or _beats(both) <= _beats(by_letters(word)):
                return [both]
    return []


def _is_spelled(word: str, phones: Phones) -> bool:
    """Has it more vowels than vowel letters, as what is short only in writing?"""
    return _beats(phones) > sum(letter in "aeiouy" for letter in word)


def _beats(phones: Phones) -> int:
    return sum(map(is_vowel, phones))


def _lesser(phone: str) -> str:
    return f"{phone[:-1]}2" if phone.endswith("1") else phone
