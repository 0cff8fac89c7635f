"""
A phrase into words: what may be given, how long it is, and when two runs of words are the same.

The rules here: nothing a person typed is silently cut or changed beyond white space, Unicode composition and
characters that nobody can see; what cannot be taken is refused with a sentence. Folding is only ever for comparing:
what is shown and kept is always the person's own spelling.
"""

import unicodedata
from typing import Annotated, NamedTuple, NewType

import msgspec
import regex

from live.day.refusals import Code, Refused
from live.day.small_words import are_small

Folded = NewType("Folded", str)

# What somebody wrote. In a fact every such field has this type: by it the log knows what stands beside the chain of
# entries, where it can be erased; a plain `str` stands in the chain itself, for ever.
Written = Annotated[str, msgspec.Meta(extra={"written": True})]

PHRASE_LIMIT = 90
NOTE_LIMIT = 280
THEME_LIMIT = 60
PROMPT_LIMIT = 140
REASON_LIMIT = 140
LINE_LIMIT = 280
TITLE_LIMIT = 90

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
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’‘ʼ\-‐‑·][\p{L}\p{M}\p{N}]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_LATIN_ACCENTS = regex.compile(r"(?<=\p{Latin}[\u0300-\u036f]*)[\u0300-\u036f]")


class Limits(NamedTuple):
    """What a field takes: its greatest length in characters as people count them, and how it refuses."""

    most: int
    empty: Code | None
    too_long: Code
    characters: Code


PHRASE = Limits(PHRASE_LIMIT, Code.PHRASE_EMPTY, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
NOTE = Limits(NOTE_LIMIT, Code.NOTE_EMPTY, Code.NOTE_TOO_LONG, Code.NOTE_CHARACTERS)
GLOSS = Limits(PHRASE_LIMIT, None, Code.PHRASE_TOO_LONG, Code.PHRASE_CHARACTERS)
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


class Word(NamedTuple):
    """One word where it stands: its first and one-past-last index in the text, and its folded form."""

    start: int
    end: int
    folded: Folded


def words(text: str) -> list[Word]:
    """The words of a text, in order, with punctuation left out; `it's` and `co-production` are one word each."""
    return [Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]


def fold(text: str) -> Folded:
    """
    The form under which words are the same to people: without case, Latin accents or shapes of apostrophe.

    Folding what is folded changes nothing. Marks of other scripts stay: there they make other words.
    """
    folded = text
    for _ in range(4):  # casefolding can undo composition and the other way round; two rounds settle all of Unicode
        before = folded
        folded = unicodedata.normalize("NFKD", folded.translate(_APOSTROPHES)).casefold()
        folded = unicodedata.normalize("NFKC", _LATIN_ACCENTS.sub("", folded))
        if folded == before:
            break
    return Folded(folded)


class Run(NamedTuple):
    """A stretch of a text that somebody gave: its indices, the phrase it is credited to, whether it is all of it."""

    start: int
    end: int
    phrase: str
    whole: bool


class Givers:
    """
    Who gave which words: finds the phrases in what a poet types.

    Nobody owns "in the": two words running are somebody's when one of them says something; a whole phrase always is.

    Holds, for every phrase of the pool, its folded words, and for every folded word the phrases that have it. Memory
    grows with the pool; looking up a line costs its length times the phrases that share its words.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[Folded]] = {}
        # A dict as an ordered set: the earliest giver is credited when two gave the same words.
        self._with: dict[Folded, dict[str, None]] = {}
        self._turns: dict[str, int] = {}  # who came first, also of those who were taken out and come back

    def add(self, phrase: str, text: str) -> None:
        """Puts a phrase into the pool."""
        folded = [word.folded for word in words(text)]
        self._phrases[phrase] = folded
        comes_back = phrase in self._turns
        self._turns.setdefault(phrase, len(self._turns))
        for word in folded:
            self._with.setdefault(word, {})[phrase] = None
            if comes_back:
                self._with[word] = dict.fromkeys(sorted(self._with[word], key=self._turns.__getitem__))

    def remove(self, phrase: str) -> None:
        """Takes a phrase out of the pool; one that is not there is left alone."""
        for word in self._phrases.pop(phrase, ()):
            self._with[word].pop(phrase, None)

    def runs(self, text: str) -> list[Run]:
        """The credited stretches of a text, left to right: at least two words running, or a whole phrase."""
        here = words(text)
        found: list[Run] = []
        at = 0
        while at < len(here):
            phrase, length = self._longest(here, at)
            if length < 2 or are_small(word.folded for word in here[at : at + length]):
                phrase, length = self._longest_whole(here, at)
            if length:
                whole = length == len(self._phrases[phrase])
                found.append(Run(here[at].start, here[at + length - 1].end, phrase, whole))
                at += length
            else:
                at += 1
        return found

    def _longest(self, here: list[Word], at: int) -> tuple[str, int]:
        best, length = "", 0
        for phrase in self._with.get(here[at].folded, ()):
            shared = _shared(here, at, self._phrases[phrase])
            if shared > length:
                best, length = phrase, shared
        return best, length

    def _longest_whole(self, here: list[Word], at: int) -> tuple[str, int]:
        best, length = "", 0
        for phrase in self._with.get(here[at].folded, ()):
            given = self._phrases[phrase]
            if len(given) > length and [word.folded for word in here[at : at + len(given)]] == given:
                best, length = phrase, len(given)
        return best, length


def _shared(here: list[Word], at: int, given: list[Folded]) -> int:
    """How many words running stand both here from `at` on and anywhere in what was given."""
    longest = 0
    for begin, word in enumerate(given):
        if word == here[at].folded:
            longest = max(longest, _same(here[at:], given[begin:]))
    return longest


def _same(here: list[Word], given: list[Folded]) -> int:
    count = 0
    for one, other in zip(here, given, strict=False):
        if one.folded != other:
            break
        count += 1
    return count


def is_part(text: str, given: str) -> bool:
    """Whether the words of a text stand, running and in order, in what was given."""
    part, all_of_it = [w.folded for w in words(text)], [w.folded for w in words(given)]
    return bool(part) and any(
        all_of_it[begin : begin + len(part)] == part for begin in range(len(all_of_it) - len(part) + 1)
    )


def is_whole(text: str, given: str) -> bool:
    """Whether a text is what was given, but for case, accents and punctuation around and between the words."""
    mine, theirs = [w.folded for w in words(text)], [w.folded for w in words(given)]
    return mine == theirs if mine else fold(text.strip()) == fold(given.strip())
