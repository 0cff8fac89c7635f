"""
Whose words a run of words is: the phrase it was given in, and how near it still is to what was given.

The rule here: nobody owns "in the". Two words running are somebody's where one of them says something; a whole phrase
always is. The earliest giver is credited where two gave the same words.
"""

from typing import Literal, NamedTuple

from live.day.folding import Folded, Word, fold, words
from live.day.small_words import are_small

# How a run of a line stands to what somebody gave: as given, a part of it, changed, or the poet's own.
Credit = Literal["given", "trimmed", "changed", "own"]


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


def credit_of(text: str, given: str) -> Credit:
    """How a run of a line that came from a phrase stands to what was given."""
    if is_whole(text, given):
        return "given"
    return "trimmed" if is_part(text, given) else "changed"
