"""
Whose words a run of words is: the phrase it was given in, and how near it still is to what was given.

The rules here: nobody owns "in the". Two words running are somebody's where one of them says something; where a script
puts no blanks between words, four characters running are. A whole phrase always is, also one of emoji alone. The
earliest giver is credited where two gave the same words. No run begins or ends inside of a character.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeVar

from live.day.folding import OF_A_CHARACTER, OF_A_SIGN, OF_A_WORD, Folded, Word, fold, signs, units
from live.day.small_words import are_small

# How a run of a line stands to what somebody gave: as given, a part of it, changed, or the poet's own.
Credit = Literal["given", "trimmed", "changed", "own"]

K = TypeVar("K")

# How much a part of a phrase has to say to be somebody's: two words, or four characters of a script without blanks.
ENOUGH = 2 * OF_A_WORD


class Run(NamedTuple):
    """A stretch of a text that somebody gave: its indices, the phrase it is credited to, whether it is all of it."""

    start: int
    end: int
    phrase: str
    whole: bool


# A phrase, and how many words of a text from a place on are in it; "" and 0 where nobody gave them.
_Found = tuple[str, int]
# The phrases that have something, as an ordered set: the earliest giver is credited when two gave the same words.
_Having = dict[str, None]


class Givers:
    """
    Who gave which words: finds the phrases in what a poet types.

    Holds, for every phrase of the pool, its folded words, the phrases by their first word, and by every run in them
    that is just enough to be somebody's. Memory grows with the pool; looking up a line costs its length times the
    phrases that share such a run.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[Word]] = {}
        self._beginning: dict[Folded, _Having] = {}
        self._with: dict[tuple[Folded, ...], _Having] = {}
        self._turns: dict[str, int] = {}  # who came first, also of those who were taken out and come back
        # In the pool and not looked into: their texts, and whether they come back. Nobody but a poet asks, and a long
        # day that is read from its log would wait most of the time for this.
        self._waiting: dict[str, tuple[str, bool]] = {}

    def add(self, phrase: str, text: str) -> None:
        """Puts a phrase into the pool."""
        self._waiting[phrase] = text, phrase in self._turns
        self._turns.setdefault(phrase, len(self._turns))

    def _take_in(self, phrase: str, text: str, *, comes_back: bool) -> None:
        said = self._phrases[phrase] = _said(text)
        for run in _just_enough(said):
            self._with[run] = self._in_turn(self._with.get(run, {}), phrase, comes_back=comes_back)
        for first in said[:1]:
            others = self._beginning.get(first.folded, {})
            self._beginning[first.folded] = self._in_turn(others, phrase, comes_back=comes_back)

    def _in_turn(self, having: _Having, phrase: str, *, comes_back: bool) -> _Having:
        having[phrase] = None
        return dict.fromkeys(sorted(having, key=self._turns.__getitem__)) if comes_back else having

    def remove(self, phrase: str) -> None:
        """Takes a phrase out of the pool; one that is not there is left alone."""
        self._waiting.pop(phrase, None)
        said = self._phrases.pop(phrase, [])
        for run in _just_enough(said):
            _take_out(self._with, run, phrase)
        for first in said[:1]:
            _take_out(self._beginning, first.folded, phrase)

    def runs(self, text: str) -> list[Run]:
        """The credited stretches of a text, left to right: enough words running, or a whole phrase."""
        for phrase, (given, comes_back) in self._waiting.items():
            self._take_in(phrase, given, comes_back=comes_back)
        self._waiting.clear()
        here = units(text)
        of_words = list(self._runs(here, self._of_words))
        in_words = {at for run in of_words for at in range(run.start, run.end)}

        def of_signs(all_here: list[Word], at: int) -> _Found:
            is_free = all_here[at].weight == OF_A_SIGN and all_here[at].start not in in_words
            return self._longest_whole(all_here, at) if is_free else ("", 0)

        return sorted([*of_words, *self._runs(sorted([*here, *signs(text)]), of_signs)])

    def _runs(self, here: list[Word], find: Callable[[list[Word], int], _Found]) -> Iterator[Run]:
        at = 0
        while at < len(here):
            phrase, length = find(here, at)
            if length:
                whole = length == len(self._phrases[phrase])
                yield Run(here[at].start, here[at + length - 1].end, phrase, whole)
            at += length or 1

    def _of_words(self, here: list[Word], at: int) -> _Found:
        phrase, length = self._longest(here, at)
        if are_small(word.folded for word in here[at : at + length]):  # none at all, too
            return self._longest_whole(here, at)
        return phrase, length

    def _longest(self, here: list[Word], at: int) -> _Found:
        best, length = "", 0
        run = _enough_from(here, at)
        for phrase in self._with.get(run, ()) if run else ():
            shared = _shared(here, at, self._phrases[phrase])
            if shared > length:
                best, length = phrase, shared
        return best, length

    def _longest_whole(self, here: list[Word], at: int) -> _Found:
        best, length = "", 0
        for phrase in self._beginning.get(here[at].folded, ()):
            given = self._phrases[phrase]
            if len(given) > length and _same(here, at, given, 0) == len(given) and _stands_alone(here, at, given):
                best, length = phrase, len(given)
        return best, length


def _take_out(having: dict[K, _Having], key: K, phrase: str) -> None:
    """No longer has a phrase; and nothing of words that nobody else gave, which may be erased by now."""
    phrases = having.get(key, {})
    phrases.pop(phrase, None)
    if not phrases:
        having.pop(key, None)


def _enough_from(said: list[Word], at: int) -> tuple[Folded, ...] | None:
    """The shortest run from a place on that says enough to be somebody's."""
    weight = 0
    for end, word in enumerate(said[at:], at + 1):
        weight += word.weight
        if weight >= ENOUGH:
            return tuple(each.folded for each in said[at:end])
    return None


def _just_enough(said: list[Word]) -> Iterator[tuple[Folded, ...]]:
    """From every place on the shortest run that says enough, where there is one."""
    return filter(None, (_enough_from(said, at) for at in range(len(said))))


def _shared(here: list[Word], at: int, given: list[Word]) -> int:
    """How many words running stand both here from `at` on and anywhere in what was given."""
    return max(_same(here, at, given, begin) for begin in range(len(given)))


def _same(here: list[Word], at: int, given: list[Word], begin: int) -> int:
    """How many words running are the same from a place here and a place in what was given."""
    most = min(len(here) - at, len(given) - begin)
    return next((n for n in range(most) if here[at + n].folded != given[begin + n].folded), most)


def _stands_alone(here: list[Word], at: int, given: list[Word]) -> bool:
    """Whether what is too short to be a part of anything is not one: 愛 alone is the phrase 愛, in 愛情 it is not."""
    if sum(word.weight for word in given) >= ENOUGH:
        return True
    end = at + len(given)
    before, after = here[max(at - 1, 0) : at + 1], here[end - 1 : end + 1]
    return not (_runs_on(before) or _runs_on(after))


def _runs_on(pair: list[Word]) -> bool:
    """Whether two neighbours are characters of a script without blanks with nothing between them."""
    return len(pair) == 2 and pair[0].end == pair[1].start and {word.weight for word in pair} == {OF_A_CHARACTER}


def _said(text: str) -> list[Word]:
    """What is compared of a text: its words; its emoji where it has no words."""
    return units(text) or signs(text)


def is_part(text: str, given: str) -> bool:
    """Whether the words of a text stand, running and in order, in what was given; without words, its emoji."""
    compared = units if units(text) else signs
    part, all_of_it = _folded(compared(text)), _folded(compared(given))
    return bool(part) and any(
        all_of_it[begin : begin + len(part)] == part for begin in range(len(all_of_it) - len(part) + 1)
    )


def is_whole(text: str, given: str) -> bool:
    """Whether a text is what was given, but for case, accents and punctuation around and between the words."""
    mine, theirs = _folded(_said(text)), _folded(_said(given))
    return mine == theirs if mine else fold(text.strip()) == fold(given.strip())


def _folded(said: list[Word]) -> list[Folded]:
    return [word.folded for word in said]


def credit_of(text: str, given: str) -> Credit:
    """How a run of a line that came from a phrase stands to what was given."""
    if is_whole(text, given):
        return "given"
    return "trimmed" if is_part(text, given) else "changed"
