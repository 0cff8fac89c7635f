"""
A title that fits a wall, from a slot's words; nothing is lost, the rest describes the slot.

A long line is cut where a reader would: at its colon, after the names of people, at its first sentence.
"""

import re

from live.programme.programme import TITLE_LIMIT
from live.programme.vocabulary import kind_named_in

# What stands before a colon is a label ("Keynote:") up to this length, and otherwise a sentence.
LABEL_LIMIT = 40


def title_and_rest(words: str) -> tuple[str, str]:
    """
    A title that fits a wall, and the words it leaves out: empty when the words are short enough to be the title.

    A long line gives what stands before its colon, or the names before "is a …", or its first sentence; failing all
    of these it is cut at a word.
    """
    words = " ".join(words.split())
    if len(words) <= TITLE_LIMIT:
        return words, ""
    label, colon, after = words.partition(": ")
    if colon and 2 < len(label) <= TITLE_LIMIT and not _is_kind_label(label):
        return label, after
    biography = _BIOGRAPHY.match(words)
    if biography and not _is_kind_label(label):
        return biography["names"], words
    if colon and _is_kind_label(label):
        title, left_out = title_and_rest(after) if len(after) > TITLE_LIMIT else (_cut(after), after)
        return f"{label}: {title}"[: TITLE_LIMIT + LABEL_LIMIT], left_out
    sentence = _SENTENCE.match(words)
    if sentence and len(sentence["first"]) <= TITLE_LIMIT:
        return sentence["first"].rstrip("."), sentence["more"]
    return _cut(words), words


def seems_to_name_who_speaks(text: str) -> bool:
    """Does the text begin with a person's name, or hold one after a word such as `by`?"""
    return _BY_NAME.search(text) is not None


_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽŻČŴŶ"
_NAME_WORD = rf"[{_CAPITAL}][\w'’.-]*"
# No two of these may match one word, and there are few: else `Dr. Dr. Dr. …` is tried in every combination.
_HONORIFIC = r"(?:(?:Dr[as]?|Prof(?:essor)?|M(?:rs?|s|x|me|lle)?|Sir|Dame|Rev|Frau|Herr|Dott|Sig|Sra?)\.? ){0,4}"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|di|da|dos|la|le|ap|ferch|al|el|ten|ter)\s)*"
_PERSON = rf"{_HONORIFIC}{_NAME_WORD}(?: {_PARTICLE}{_NAME_WORD}){{1,3}}"
_AND = r"(?:,| and| &| und| et| y| e| en| a)"
_BIOGRAPHY = re.compile(
    rf"(?P<names>{_PERSON}(?:{_AND} {_PERSON}){{0,3}}),? "
    r"(?:is|are|was|were|has|have|works?|will|ist|sind|est|sont|es|son|è|sono|é|são|zijn|yw|yn)\b"
)
_BY_NAME = re.compile(
    rf"^{_PERSON}\s*(?:$|[,:;(–—-]|{_AND} |\bwith\b)"
    rf"|\b(?:by|with|von|mit|par|avec|por|con|di|com|door|met|gan) {_PERSON}"
)
_SENTENCE = re.compile(rf"(?P<first>.{{12,}}?[.!?])\s+(?P<more>[\"“‘¿¡(]?[{_CAPITAL}].*)")


def _is_kind_label(label: str) -> bool:
    """Does the label only name a kind, so that it makes no title alone?"""
    return len(label) <= LABEL_LIMIT and len(label.split()) <= 3 and kind_named_in(label) is not None


def _cut(words: str) -> str:
    """At most `TITLE_LIMIT` characters, cut at a word and with an ellipsis where something is missing."""
    if len(words) <= TITLE_LIMIT:
        return words
    kept = words[: TITLE_LIMIT - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[40:] else kept).rstrip(" ,;:–—-(") + "…"
