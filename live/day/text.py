"""
What people write: what may be given, and how long it is.

The rules here: nothing a person typed is silently cut or changed beyond white space, Unicode composition and
characters that nobody can see; what cannot be taken is refused. What the room cannot see is not taken: neither as words
nor beside them (docs/wire.md lists the kinds). A browser tidies alike (`static/shared/outbox.js`); one test feeds both.
"""

import unicodedata
from typing import Annotated, NamedTuple

import msgspec
import regex

from live.day.refusals import AnyCode, Code, Refused

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
POET_LIMIT = 60
SLOT_LIMIT = 100  # as many as the reader of programmes leaves in a title

# Long enough for every living script's stacks (Hebrew with cantillation has four, Tibetan five), too short to climb
# out of a line and over the neighbour's words.
MARKS_LIMIT = 6

# The longest character that anybody types is a family of four in skin tones, eleven code points. Thousands of joiners
# behind one letter would still count as one character, and are a way to hide a book in it.
CLUSTER_LIMIT = 24

_HARMFUL = regex.compile(
    r"[\p{Cs}\u202a-\u202e\p{Noncharacter_Code_Point}\ufff9-\ufffb]|(?!\s)\p{Cc}"
    rf"|(?:\p{{M}}[\u200c-\u200f]*){{{MARKS_LIMIT + 1},}}"
)
# What nobody sees: left behind by copying and pasting, or a way to give words that the room cannot read. (Embeddings
# and overrides of direction are refused above; two letters that are drawn as a blank become one.)
_UNSEEN = r"(?:(?![\u202a-\u202e\u3164\uffa0])\p{Default_Ignorable_Code_Point})"
_EMOJI = r"\p{Extended_Pictographic}"
# What is needed of it, and where: once, and right behind what it belongs to.
_NEEDED = (
    # the flag of a part of Britain, which is written with tags
    r"\U0001f3f4\U000e0067\U000e0062[\U000e0061-\U000e007a]{3}\U000e007f",
    # an emoji's selector or skin tone, and the joiner to the next one; the selector of a keycap
    rf"{_EMOJI}[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d(?={_EMOJI}))?",
    r"[#*0-9]\ufe0f\u20e3",
    # joiners, in the scripts from Arabic to Balinese and their neighbours, whose letters they shape
    r"(?!\p{Default_Ignorable_Code_Point})[\u0600-\u1cff\ua800-\uabff\ufb50-\ufefc\U00010800-\U0001efff][\u200c\u200d]",
    # the shape of a Chinese character, in a name, and of a Mongolian letter
    r"\p{Han}[\ufe00-\ufe02\U000e0100-\U000e01ef]|[\u1820-\u18aa][\u180b-\u180f]",
    # a mark of direction, which says nothing right before a letter but at the beginning
    rf"^[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?!{_UNSEEN}*\p{{L}})",
)
_CLEANED = regex.compile(rf"({'|'.join(_NEEDED)}){_UNSEEN}*|{_UNSEEN}+")
_ALL_UNSEEN = regex.compile(rf"{_UNSEEN}+")
_CHARACTER = regex.compile(r"\X")
_BLANKS = str.maketrans("\u3164\uffa0", "  ")
_VISIBLE = regex.compile(r"[^\p{Z}\p{C}\p{M}\u2800]")
_UNSLANTED = regex.compile(r"[^\P{L}\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Common}\p{Inherited}]")


class Limits(NamedTuple):
    """What a field takes: its greatest length in characters as people count them, and how it refuses."""

    most: int
    empty: AnyCode | None
    too_long: AnyCode
    characters: AnyCode


PHRASE = Limits(PHRASE_LIMIT, Code.PHRASE_EMPTY, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
NOTE = Limits(NOTE_LIMIT, Code.NOTE_EMPTY, Code.NOTE_TOO_LONG, Code.NOTE_CHARACTERS)
GLOSS = Limits(PHRASE_LIMIT, None, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
SLOT = Limits(SLOT_LIMIT, Code.SLOT_EMPTY, Code.SLOT_TOO_LONG, Code.SLOT_CHARACTERS)
THEME = Limits(THEME_LIMIT, Code.THEME_EMPTY, Code.THEME_TOO_LONG, Code.THEME_CHARACTERS)
PROMPT = Limits(PROMPT_LIMIT, None, Code.PROMPT_TOO_LONG, Code.PROMPT_CHARACTERS)
REASON = Limits(REASON_LIMIT, Code.REASON_EMPTY, Code.REASON_TOO_LONG, Code.REASON_CHARACTERS)
LINE = Limits(LINE_LIMIT, None, Code.LINE_TOO_LONG, Code.LINE_CHARACTERS)
TITLE = Limits(TITLE_LIMIT, None, Code.POEM_TOO_LONG, Code.POEM_CHARACTERS)
POET = Limits(POET_LIMIT, None, Code.POEM_TOO_LONG, Code.POEM_CHARACTERS)


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
    """The text composed and without what nobody sees, its white space as it came; refuses harmful characters."""
    if _is_plain(text):
        return text
    composed = unicodedata.normalize("NFC", _without_unseen(text))
    if _HARMFUL.search(composed) or any(map(_hides_a_book, {text, composed})):
        raise Refused(limits.characters)
    return composed


def _is_plain(text: str) -> bool:
    """Whether it is of ASCII that is seen, as most of English: nothing in it is harmful, and nothing to be composed."""
    return text.isascii() and text.isprintable()


def _without_unseen(text: str) -> str:
    """A text without what nobody sees, but for what its scripts and emoji need."""
    return _CLEANED.sub(lambda found: found[1] or "", text).translate(_BLANKS)


def _hides_a_book(text: str) -> bool:
    """Whether a character, or what nobody sees between two, is longer than anybody types."""
    return any(len(each) > CLUSTER_LIMIT for each in (*characters(text), *_ALL_UNSEEN.findall(text)))


def is_unslanted(text: str) -> bool:
    """Whether a text has letters that know no italics; where italics are a sign, those need another one."""
    return _UNSLANTED.search(text) is not None


def graphemes(text: str) -> int:
    """How many characters a person would count: a flag is one, a letter with its accents is one."""
    return len(characters(text))


def characters(text: str) -> list[str]:
    """A text in characters as people count them."""
    return list(text) if _is_plain(text) else _CHARACTER.findall(text)
