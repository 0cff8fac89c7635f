"""
A text as the words that are said: numbers and signs in words, initials letter by letter, hyphens parting words.

Capitals are initials where the rest of the text is not in capitals; a text in capitals is shouting. What is in no Latin
letters stays as it is written, and nobody here knows its sounds.
"""

from collections.abc import Callable
from functools import lru_cache

import regex

from live.prosody.lists import listed
from live.prosody.numbers import Words, cardinal, clock, decade, decimal, number_or_year, ordinal
from live.prosody.table import written_down

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})

_TOKEN = regex.compile(
    r"""
      (?P<money>[£$€]\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d?)?(?:k|m|bn)?\b)
    | (?P<clock>\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d|%|\s%|\.\d))
    | (?P<ordinal>\b\d+(?:st|nd|rd|th)\b)
    | (?P<decade>'?\b(?:1[1-9]|20)?\d0s\b)
    | (?P<decimal>\b\d+\.\d+)
    | (?P<commas>\b\d{1,3}(?:,\d{3})+\b)
    | (?P<number>\d+)
    | (?P<code>\b\p{Lu}{1,4}(?=\d))
    | (?P<dotted>\b(?:\p{L}\.){2,}|\b(?:\p{L}\.)+\p{L}\b)
    | (?P<word>'?\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*'?)
    | (?P<sign>[%&+=@½¼¾°€£$])
    """,
    regex.VERBOSE,
)
_SIGNS = {
    "%": "per cent", "&": "and", "+": "plus", "=": "equals", "@": "at", "½": "a half", "¼": "a quarter",
    "¾": "three quarters", "°": "degrees", "€": "euros", "£": "pounds", "$": "dollars",
}  # fmt: skip
_COINS = {"£": ("pound", "pounds"), "$": ("dollar", "dollars"), "€": ("euro", "euros")}
_MANY = {"bn": "billion", "k": "thousand", "m": "million"}
# Short in writing only.
_SHORT = {
    "mr": "mister", "mrs": "missus", "ms": "miz", "dr": "doctor", "prof": "professor", "st": "saint", "vs": "versus",
    "etc": "et cetera", "phd": "p h d", "km": "kilometres", "kg": "kilograms", "mph": "miles an hour", "am": "am",
    "no": "no", "tv": "t v", "ok": "o k", "dj": "d j", "hiv": "h i v",
}  # fmt: skip
_AFTER_A_NUMBER = {
    "am": "a m",
    "pm": "p m",
    "p": "p",
    "k": "k",
    "m": "metres",
    "cm": "centimetres",
    "mm": "millimetres",
}
_INITIALS = range(2, 6)
_PLURAL = regex.compile("'?s$")
_HAS_VOWEL = regex.compile("[aeiouy]")


# For the text in hand alone, which several ask about: words that were erased do not live on in here.
@lru_cache(maxsize=8)
def spoken(text: str) -> tuple[str, ...]:
    """The words of a text in the order in which they are said, in small letters."""
    if text.isalpha() and text.islower() and text not in _SHORT:
        return (text,)
    plain = text.translate(_MARKS)
    tokens, said, previous = list(_TOKEN.finditer(plain)), list[str](), ""
    shouts = _is_shouting([token["word"] for token in tokens if token["word"]])
    for token in tokens:
        kind = token.lastgroup or "word"
        said += _SAY[kind](token[0]) if kind in _SAY else _said_word(token[0], previous, shouts=shouts)
        previous = kind
    return tuple(said)


def _is_shouting(words: list[str]) -> bool:
    """Is it all in capitals, and not only initials?"""
    long = [word for word in words if len(word) > 1]
    return bool(long) and all(word.isupper() for word in long) and any(written_down(word.lower()) for word in long)


def _said_word(word: str, previous: str, *, shouts: bool) -> Words:
    small = word.lower()
    if previous in ("number", "clock", "decimal") and small in _AFTER_A_NUMBER:
        return _AFTER_A_NUMBER[small].split()
    if small in _SHORT:
        return _SHORT[small].split()
    letters = _PLURAL.sub("", word)
    if _is_initials(letters, shouts=shouts):
        said = list(letters.lower())
        return said if letters == word else [*said[:-1], f"{said[-1]}'s"]
    return [small]


def _is_initials(word: str, *, shouts: bool) -> bool:
    """Is it said letter by letter?"""
    small = word.lower()
    if not word.isupper() or not word.isascii() or len(word) not in _INITIALS or small in listed("said as words"):
        return False
    has_vowel = bool(_HAS_VOWEL.search(small))
    return not has_vowel or not (shouts and written_down(small))


def _said_money(text: str) -> Words:
    one, several = _COINS[text[0]]
    amount = text[1:].strip().replace(",", "")
    many = next((word for letters, word in _MANY.items() if amount.endswith(letters)), None)
    whole, _, rest = amount.rstrip("kmbn").partition(".")
    pounds = cardinal(whole)
    if many:
        return [*(decimal(whole, rest) if rest else pounds), many, several]
    return [*pounds, one if pounds == ["one"] else several, *(cardinal(rest.lstrip("0") or "0") if rest else [])]


def _said_clock(text: str) -> Words:
    hour, minute = regex.split("[:.]", text)
    return clock(hour, minute)


def _said_decade(text: str) -> Words:
    return decade(text.strip("'")[:-1])


_SAY: dict[str, Callable[[str], Words]] = {
    "money": _said_money,
    "clock": _said_clock,
    "ordinal": lambda text: ordinal(text[:-2]),
    "decade": _said_decade,
    "decimal": lambda text: decimal(*text.split(".")),
    "commas": lambda text: cardinal(text.replace(",", "")),
    "number": number_or_year,
    "code": lambda text: list(text.lower()),
    "dotted": lambda text: list(text.replace(".", "").lower()),
    "sign": lambda text: _SIGNS[text].split(),
}
