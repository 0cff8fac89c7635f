"""
What people write: what may be given, and how long it is.

The rules here: nothing a person typed is silently cut or changed beyond white space, Unicode composition and
characters that nobody can see; what cannot be taken is refused.
"""

import unicodedata
from typing import Annotated, NamedTuple

import msgspec
import regex

from live.day.refusals import Code, Refused

# What people wrote, in a fact: the log keeps it beside its chain, so that it can be erased. Whatever else stands in a
# fact stands there for ever.
Written = Annotated[str, msgspec.Meta(extra={"written": True})]

PHRASE_LIMIT = 90
NOTE_LIMIT = 280
THEME_LIMIT = 60
PROMPT_LIMIT = 140
REASON_LIMIT = 140
LINE_LIMIT = 280
TITLE_LIMIT = 90
SLOT_LIMIT = 100  # as many as the reader of programmes leaves in a title

# Long enough for every living script's stacks (Hebrew with cantillation has four, Tibetan five), too short to climb
# out of a line and over the neighbour's words.
MARKS_LIMIT = 6

# The longest character that anybody types is a family of four in skin tones, eleven code points. Thousands of joiners
# behind one letter would still count as one character, and are a way to hide a book in it.
CLUSTER_LIMIT = 24

_HARMFUL = regex.compile(rf"[\p{{Cs}}\u202a-\u202e]|(?!\s)\p{{Cc}}|(?:\p{{M}}[\u200c-\u200f]*){{{MARKS_LIMIT + 1},}}")
# Left behind by copying and pasting; nobody meant to give them. Joiners and marks of direction stay: scripts need them.
_UNSEEN = regex.compile(r"[\u00ad\u200b\u2060-\u2064\u2066-\u2069\ufeff]")
_VISIBLE = regex.compile(r"[^\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]")
_UNSLANTED = regex.compile(r"[^\P{L}\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Common}\p{Inherited}]")


class Limits(NamedTuple):
    """What a field takes: its greatest length in characters as people count them, and how it refuses."""

    most: int
    empty: Code | None
    too_long: Code
    characters: Code


PHRASE = Limits(PHRASE_LIMIT, Code.PHRASE_EMPTY, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
NOTE = Limits(NOTE_LIMIT, Code.NOTE_EMPTY, Code.NOTE_TOO_LONG, Code.NOTE_CHARACTERS)
GLOSS = Limits(PHRASE_LIMIT, None, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
SLOT = Limits(SLOT_LIMIT, Code.SLOT_EMPTY, Code.SLOT_TOO_LONG, Code.SLOT_CHARACTERS)
THEME = Limits(THEME_LIMIT, Code.THEME_EMPTY, Code.THEME_TOO_LONG, Code.THEME_CHARACTERS)
PROMPT = Limits(PROMPT_LIMIT, None, Code.PROMPT_TOO_LONG, Code.PROMPT_CHARACTERS)
REASON = Limits(REASON_LIMIT, Code.REASON_EMPTY, Code.REASON_TOO_LONG, Code.REASON_CHARACTERS)
LINE = Limits(LINE_LIMIT, None, Code.LINE_TOO_LONG, Code.LINE_CHARACTERS)
TITLE = Limits(TITLE_LIMIT, None, Code.POEM_TOO_LONG, Code.POEM_CHARACTERS)


def tidy(text: str, limits: Limits) -> str:
    """
    The text as it is kept: composed (NFC), white space as single spaces, unseen characters gone.

    Refuses control and bidirectional override characters, stacks of marks, what is empty to the eye, and what is
    longer than `limits.most`; never cuts. Tidying twice changes nothing.
    """
    tidied = " ".join(check(text, limits).split())
    if not _VISIBLE.search(tidied):
        if limits.empty is not None:
            raise Refused(limits.empty)
        return ""
    count = graphemes(tidied)
    if count > limits.most:
        raise Refused(limits.too_long, count=count, limit=limits.most)
    return tidied


def check(text: str, limits: Limits) -> str:
    """The text composed and without unseen characters, its white space as it came; refuses harmful characters."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text))  # first: composing can make two marks of one
    if _HARMFUL.search(composed) or any(len(each) > CLUSTER_LIMIT for each in regex.findall(r"\X", composed)):
        raise Refused(limits.characters)
    return composed


def is_unslanted(text: str) -> bool:
    """Whether a text has letters that know no italics; where italics are a sign, those need another one."""
    return _UNSLANTED.search(text) is not None


def graphemes(text: str) -> int:
    """How many characters a person would count: a flag is one, a letter with its accents is one."""
    return len(regex.findall(r"\X", text))
