"""
Syllables of other languages by their letters, a few rules each.

A rule is what counts as one syllable: a pattern for the vowels that are said together, after letters that are written
and not said were taken out. Poets' licences (a Spanish synalepha, a French mute e inside a line) are not counted.
"""

from functools import lru_cache

import regex


class _Rules:
    """A language: what is written and not said, and what is one syllable."""

    def __init__(self, silent: str, vowels: str, loose: str = "") -> None:
        self.silent = regex.compile(silent) if silent else None
        self.vowels = regex.compile(vowels)
        # What some say as a syllable of its own.
        self.loose = regex.compile(loose) if loose else None


_RULES = {
    # guerra, queso; i and u glide beside a, e, o unless they carry the accent; y at the end is a vowel.
    "es": _Rules(
        r"(?<=[gq])u(?=[eiéí])",
        r"uy(?!\p{L})|[iuü]?[aeoáéó](?:[iuü](?![aeoáéó])|y(?!\p{L}))?|[íú]|[iuü]{1,2}|y(?![aeiouáéíóú])",
    ),
    # ciao, giorno, figlio: an i that only softens; poesia, teoria and zia keep theirs.
    "it": _Rules(
        r"(?<=[cg])i(?=[aouàòù])(?!a$)|(?<=gl)i(?=[aeouàèéòù])|(?<=q)u",
        r"(?<=^c)ao|(?<=p)a(?=ur)|i?ù|^\P{L}*\p{L}?[iu](?=[aeo]$)|i(?=[ae]$)(?<=(?:es|of|er|om|log|ton|rg|ag)i)"
        r"|[iu]?[aeoàèéò](?:[iu](?![aeoàèéò]))?|ì|[iu]{1,2}",
    ),
    # água and história in one; dia, rua and alegria in two.
    "pt": _Rules(
        r"(?<=[gq])u(?=[eiéíê])|(?<=q)u",
        r"(?<=[áéíóúâêô]\p{L}*)[iu][ao](?=s?$)|ão|õe|ãe|[aeoáéóâêôãõ](?:[iu](?![aeoáéóâêôãõnmlrz]))?|[íú]|[iu](?:i|u)?|y",
    ),
    # A last e is silent; nation is two, ouvrier three.
    "fr": _Rules(
        r"(?<=\p{L}[^aeiouyéèêàâîôûëï]|[aeiouyéèêîôûu][iuyéï]|gu|qu)e(?:s)?$|(?<=[gq])u(?=[eiéèêaâ])"
        r"|(?<=[aeiouyé]\p{L}*(?:[^aeiouym]))ent$(?<=(?:ss|ch|rl|tr|nn|ll|gu|dr|tt)ent)",
        r"(?<=[bcdfgptv][lr])i(?=[aeoéèê])|(?<=[ao])y(?=[aeéèo])|eaux?|œu|ieu|oui|ui|a(?=ys)|^yeu|oeu|i?(?:eau|au|ai|aî|ei|eu|eû|oi|oî|ou|oû|oy|œ"
        r"|[aeoéèêàâôëö])|[iîïuûüùyœ]",
        r"[^aeiouyéèê]e(?:s)?$",
    ),
    # Nation is three, Familie four.
    "de": _Rules(
        r"(?<=q)u",
        r"(?<=(?:in|il|ar|an|er|od|ed|ud)i)e(?=n?$)(?<=[aeiouäöü]\p{L}+[lnrd]ie)|i(?=e[n]?$)(?<=(?:il|in|ar|om|od)i)"
        r"|e(?=um$)|aa|ee|oo|ie|ai|ei|ey|ay|au|äu|eu|[aeiouäöüy]",
    ),
    "nl": _Rules(
        r"(?<=q)u",
        r"e(?=um$)|aai|ooi|oei|eeuw|ieuw|eau|aa|ee|oo|uu|ij|ie(?!u)|oe|eu|ui|ei|au|ou|[aeiouyäëïöüéèêáó]",
    ),
    # An i before a vowel only softens; auto and Europa in one, nauka in two.
    "pl": _Rules(r"i(?=[aeouyąęó])", r"e(?=um$)|(?<!n)au|eu|[aeiouyąęó]"),
    # gwlad is one, and so is iaith: w between consonants after g, and i before a vowel, only glide.
    "cy": _Rules(
        r"(?<=g)w(?=[lrn])|i(?=[aeouwyâêôŵŷ])(?<!d[i])|(?<![\p{L}])w(?=[aeiouâêô])|(?<=g)w(?=[aeiouyâêô])(?!ydd|y[lr])",
        r"ae|ai|au|aw|ei|eu|ew|ey|iw|oe|oi|ou|ow|uw|wy|yw|ŵy|âu|oî|[aeiouwyâêîôûŵŷáéíóúäëïöüẅÿ]",
    ),
}

LANGUAGES = frozenset(_RULES)


@lru_cache(maxsize=20_000)
def counted(word: str, language: str) -> list[int]:
    """The syllables of a word in one of `LANGUAGES`, the likeliest first; none for other than Latin letters."""
    small = word.lower()
    if not regex.fullmatch(r"[\p{Latin}\p{M}']+", small):
        return []
    rules = _RULES[language]
    said = rules.silent.sub("", small) if rules.silent else small
    n = max(1, len(rules.vowels.findall(said)))
    return [n, n + 1] if rules.loose and rules.loose.search(small) and len(small) > 2 else [n]


_VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęẁẃŵỳŷőű"
_LAST_VOWELS = regex.compile(rf"[{_VOWELS}]+[^{_VOWELS}]*e?$")
# What only leads into a vowel: canción ends as corazón does.
_GLIDE = regex.compile(f"^[iuy](?=[{_VOWELS}])")


@lru_cache(maxsize=20_000)
def last_letters(word: str) -> str:
    """What is written from the last vowels on: two words of which it is the same end alike."""
    found = _LAST_VOWELS.search(word.lower())
    return _GLIDE.sub("", found[0]) if found else ""
