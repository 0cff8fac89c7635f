"""
Whether the words of a slot name somebody who speaks.

Two words with capitals are no person: `Free Writing` and `Offene Runde` are what everybody does. A person is told by a
given name, a title, an initial, a `van` or `ap` between the names, or the place they come from behind their name.
"""

import re

from live.programme.given_names import GIVEN_NAMES
from live.programme.quotes import quoted_parts
from live.programme.vocabulary import fold

CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽŻČŴŶĆŃŐŰİ"
_NAME_WORD = rf"[{CAPITAL}][\w'’.-]*"
# No two of these may match one word, and there are few: else `Dr. Dr. Dr. …` is tried in every combination.
_HONORIFIC = r"(?:(?:Dr[as]?|Prof(?:essor)?|M(?:rs?|s|x|me|lle)?|Sir|Dame|Rev|Frau|Herr|Dott|Sig|Sra?)\.? ){0,4}"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|di|da|dos|la|le|ap|ferch|al|el|ten|ter|af|bin|ben)\s)*"
_AND = r"(?:,| and| &| und| et| y| e| en| a| og| och| i| ja)"
PERSON = rf"{_HONORIFIC}{_NAME_WORD}(?: {_PARTICLE}{_NAME_WORD}){{1,3}}"
PEOPLE = rf"{PERSON}(?:{_AND} {PERSON}){{0,3}}"


def names_a_person(text: str) -> bool:
    """Does the text begin with the name of a person?"""
    found = re.match(PERSON, text)
    return found is not None and (_is_a_person(found[0]) or _AFFILIATION.match(text, found.end()) is not None)


def names_only_people(text: str) -> bool:
    """Does the text name people, at most with where they come from, and nothing else?"""
    return names_a_person(text) and _ONLY_PEOPLE.match(text) is not None


def names_who_speaks(text: str) -> bool:
    """Does the text name somebody as the one who speaks: before a colon or a verb, behind a dash or a `by`?"""
    return _speaks(text) or _is_by_somebody(text) or names_only_people(text)


def what_is_said(text: str) -> str | None:
    """What stands behind `Ann Lee:` or `Ann Lee presents`; None where the text does not begin so."""
    led = _SAYS.match(text)
    is_said = led is not None and (led["verb"] or led["quote"] or names_a_person(text))
    return text[led.end() :] if led and is_said else None


def _speaks(text: str) -> bool:
    return what_is_said(text) is not None


def _is_by_somebody(text: str) -> bool:
    for by in _BY.finditer(text):
        if any(begin < by.start("person") < until for begin, until in quoted_parts(text)):
            continue
        if names_a_person(by["person"]) or (by["quote"] and by["dash"]):
            return True
    return False


def _is_a_person(name: str) -> bool:
    words = fold(name).replace(".", " ").split()
    return bool(
        GIVEN_NAMES.intersection(words[0].split("-"))
        or re.match(_HONORIFIC, name)[0]  # type: ignore[index]  # it always matches: every part of it may be missing
        or re.match(r"[A-Z]\. ?", name)
        or re.search(r" (?:van|von|ap|ferch|ten|ter) [A-Z]", name)
    )


_VERB = (
    r"presents?|present|speaks?|talks?|tells?|introduces?|reports?|asks|explains?|shows?|reads?|sings?|performs?|"
    r"spricht|sprechen|erzählt|erzählen|stellt|stellen|berichtet|berichten|präsentiert|präsentieren|liest|zeigt|"
    r"présente(?:nt)?|parlent?|racontent?|expose|presentan?|habla|hablan|cuentan?|expone|presentano|parlano?|racconta|"
    r"raccontano|apresentam?|fala|falam|contam?|presenteert|presenteren|spreekt|spreken|vertelt|vertellen|"
    r"fortæller|forteller|præsenterer|presenterer|taler|snakker|berättar|presenterar|talar|segir|kynnir|kynna|flytur|"
    r"opowiada|opowiadają|przedstawia|przedstawiają|mówi|prezentuje|kertoo|esittelee|puhuu|yn (?:cyflwyno|siarad)"
)
_SAYS = re.compile(rf"{PEOPLE}(?:\s*(?::|–|—| - )\s+(?P<quote>[\"“„«»])?| (?P<verb>{_VERB})\b)")
_ONLY_PEOPLE = re.compile(rf"{PEOPLE}\s*(?:$|[,(;–—-])")
_BY = re.compile(
    rf"(?:(?P<quote>[\"”“»«])?\s*(?P<dash>[–—|,(:]| - | [–—] )\s*|(?<!led )(?<!facilitated )(?<!hosted )(?<!moderated )"
    r"\b(?:by|von|par|por|door|gan|av|af|przez) )"
    rf"(?P<person>{PERSON}[^–—|]*)$"
)
_AFFILIATION = re.compile(
    r"\s*[,(–—-]\s*(?:the )?[^,()]*(?i:universit|institut|colleg|council|trust\b|network|foundation|profess|prof\.|"
    r"director|dire[ck]t|leiter|hochschule|school|ministr|stiftung|verein|fondation|fundaci|association|poet\b|author|"
    r"writer|nurse|doctor|manager|coordinator|founder|chair\b|dyrektor|forskare|forsker|lektor|läkare|lege\b|háskól|"
    r"prófessor)"
)
