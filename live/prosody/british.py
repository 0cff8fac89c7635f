"""
How a word that is written as Americans say it sounds in Britain.

The table has American sounds, so British ones are worked out, by rules that look at the sounds and at the letters
behind them: r is said before a vowel only, and leaves its vowel changed; what America says as one vowel may be two in
Britain, which the letters tell (lot and palm, thought and cloth, marry, merry and Mary). The rules are about the south;
the north differs by two vowels, which are put together only where sounds are compared (`live/prosody/tails.py`). Words
that follow no rule stand in `added.txt`.
"""

import re
from typing import NamedTuple

from live.prosody.bath import has_long_a
from live.prosody.phones import Phones, is_vowel
from live.prosody.spelling import letters_behind


class _Vowel(NamedTuple):
    """A vowel where it stands: its name and stress, the letters up to it and from it on, and the sounds after it."""

    name: str
    stress: str
    before: str
    letters: str
    after: Phones

    def followed_by_r(self) -> bool:
        return self.after[:1] == ("R",)

    def linked(self) -> bool:
        """Is an r said after it, because a vowel follows?"""
        following = self.after[1:2] if self.followed_by_r() else self.after[:1]
        return (self.followed_by_r() or self.name == "ER") and bool(following) and is_vowel(following[0])


def british(word: str, american: Phones) -> Phones:
    """The same word as southern British speakers say it."""
    starts = letters_behind(word, american)
    said: list[str] = []
    for n, phone in enumerate(american):
        after = american[n + 1 :]
        if is_vowel(phone):
            start = starts[n]
            vowel = _Vowel(phone[:-1], phone[-1], word[:start], word[start:], after)
            said += _glide(vowel, said) + _vowel(vowel)
        elif not _is_silent(phone, after):
            said.append(phone)
    return tuple(said)


def _is_silent(phone: str, after: Phones) -> bool:
    """R is silent but before a vowel, and so is the h of which."""
    return (phone == "R" and not (after and is_vowel(after[0]))) or (phone == "HH" and after[:1] == ("W",))


def _glide(vowel: _Vowel, said: list[str]) -> list[str]:
    """The y of new, tune and due."""
    has = vowel.name == "UW" and said[-1:] in (["N"], ["T"], ["D"]) and re.match("u(?!$)|ew|eu", vowel.letters)
    return ["Y"] if has else []


def _vowel(vowel: _Vowel) -> list[str]:
    if _is_reduced(vowel):
        return ["AX0"]
    if vowel.linked():
        link = ["R"] if vowel.name == "ER" else []
        return [_before_linking_r(vowel) + vowel.stress, *link]
    if vowel.followed_by_r():
        return _with_lost_r(vowel)
    if vowel.name == "ER":
        return [f"ER{vowel.stress}" if vowel.stress != "0" else "AX0"]
    if vowel.name == "AE" and vowel.letters[:1] == "a" and has_long_a(vowel.before + vowel.letters):
        return [_long_a(vowel) + vowel.stress]
    return [_plain(vowel) + vowel.stress]


# America says the a of secretary and the o of territory in full.
_REDUCED = re.compile(r"[aeo]r(?:y|ies|ied|ists?|y's)$|o(?:ny|nies)$|err(?:y|ies)$")


def _is_reduced(vowel: _Vowel) -> bool:
    if vowel.name == "AH" and vowel.stress == "0":
        return not vowel.letters.startswith(("isation", "ization"))
    return vowel.stress != "1" and vowel.name in ("EH", "AO", "OW") and bool(_REDUCED.match(vowel.letters))


_FROM_ER = re.compile(
    r"(?:fur|blur|stir|slur|spur|purr|whir|her|cur|fer|ter|bur|err)r?(?:ing|ed|y|able|al|als|ence)s?$"
)
_SHORT_I = re.compile("[iy]")
_LONG_A = re.compile(r"ar(?:i[aeou]|ea|y$|ies$|ing|er|ed$|es$)|ai|ea|ei|ay|eir|ere|aer")
_SHORT_O = re.compile(
    r"or(?:r|ity|ities|ic|id|est|ei|ang|al(?:ity|s?$|ist|e$|ly|ise)|ig|op|at(?:or|ion)|ot|os|in[^g]|is|en[ct]|egon|acl)"
)


def _before_linking_r(vowel: _Vowel) -> str:
    """The vowel before an r that is said: hurry, mirror, marry, merry, sorry; furry, hero, vary, starry, story."""
    letters = vowel.letters
    match vowel.name:
        case "ER" if vowel.stress == "0":
            return "AX"
        case "ER":
            return "ER" if _FROM_ER.search(vowel.before[-3:] + letters) else "IH" if letters[:1] == "i" else "AH"
        case "IH" | "IY":
            return "IH" if _SHORT_I.match(letters) and vowel.name == "IH" else "IA"
        case "EH" | "AE":
            return _square(vowel)
        case "AA" | "AO":
            return _open_before_r(vowel)
        case "UH" | "UW":
            return "UA"
        case name:
            return name


# Before -oral: oral, choral and floral are said long, moral and coral short.
_LONG_ORAL = ("", "ch", "fl", "past", "aur")


def _square(vowel: _Vowel) -> str:
    """Merry, marry or Mary."""
    letters = vowel.letters
    if letters.startswith("e") and not re.match("ea|ei|eir|ere(?:in|by|of|$)", letters):
        return "EH"
    if letters.startswith("arent") and vowel.before == "p":
        return "EA"
    if _LONG_A.match(letters) and not letters.startswith("arr"):
        return "EA"
    return "AE" if letters.startswith("a") else "EA" if letters.startswith("e") else "EH"


def _open_before_r(vowel: _Vowel) -> str:
    """Sorry, forest and quarrel; starry; story."""
    letters = vowel.letters
    if letters.startswith("a"):
        return "OH" if vowel.before.endswith(("w", "qu")) else "AA" if vowel.name == "AA" else "AO"
    if vowel.name == "AA":
        return "OH"
    is_long = letters.startswith("oral") and vowel.before in _LONG_ORAL
    return "OH" if _SHORT_O.match(letters) and not is_long else "AO"


# What an r leaves behind where it is not said any more.
_LOST_R = {
    "AA": ("AA",), "AO": ("AO",), "IH": ("IA",), "IY": ("IA",), "EH": ("EA",), "AE": ("EA",), "EY": ("EA",),
    "UH": ("AO",), "UW": ("AO",), "AH": ("AX",), "OW": ("AO",), "AY": ("AYA",), "AW": ("AWA",),
}  # fmt: skip


def _with_lost_r(vowel: _Vowel) -> list[str]:
    if vowel.name == "EH" and vowel.stress == "0":
        return ["AX0"]
    return [f"{name}{vowel.stress}" for name in _LOST_R.get(vowel.name, (vowel.name,))]


# Only before these is the a long: the first of advantage is not, its second is.
_BEFORE_LONG_A = re.compile("a(?:u?[gsfnmt]|l[fv]|th|ph|ugh)")


def _long_a(vowel: _Vowel) -> str:
    """Bath, unless the a is another one of the same word (avalanche, aftermath have it once)."""
    return "BA" if _BEFORE_LONG_A.match(vowel.letters) else "AE"


def _plain(vowel: _Vowel) -> str:
    """A vowel without an r: lot, palm, cloth, thought; the i of organisation."""
    if vowel.letters.startswith(("isation", "ization")):
        return "AY"
    if vowel.name == "AH" and vowel.stress == "0":
        return "AX"
    return _open(vowel) if vowel.name in ("AA", "AO") else vowel.name


_THOUGHT = re.compile("a[uw]|oa|ought|al(?:[kdt]|l$|ls|ln|lm|lb|lw|ways|so$|be|most|bu|th|re)")


def _open(vowel: _Vowel) -> str:
    """America mixes these: caught is AA or AO there, and so is cot. The letters part them."""
    letters = vowel.letters
    if _THOUGHT.match(letters):
        return "AO"
    if letters[:1] == "a":
        return "OH" if vowel.before.endswith(("w", "wh", "qu")) and not letters.startswith("ate") else vowel.name
    return "OH" if letters[:1] in ("o", "e") else vowel.name
