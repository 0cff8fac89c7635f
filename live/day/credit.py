"""
Whose words a run of words is: the phrase it was given in, and how near it still is to what was given.

The rules here: nobody owns "in the". Two words running are somebody's where one of them says something; where a script
puts no blanks between words, four characters running are. A whole phrase always is, also one of emoji alone. The
earliest giver is credited where two gave the same words. No run begins or ends inside of a character.
"""

from array import array
from collections import deque
from collections.abc import Callable, Iterator
from sys import intern
from typing import Literal, NamedTuple

from live.day.folding import OF_A_CHARACTER, OF_A_SIGN, Folded, Word, fold, signs, units
from live.day.small_words import are_small
from live.day.who_said import ENOUGH, Said, WhoSaid, insert, take

# How a run of a line stands to what somebody gave: as given, a part of it, changed, or the poet's own.
Credit = Literal["given", "trimmed", "changed", "own"]


class Run(NamedTuple):
    """A stretch of a text that somebody gave: its indices, the phrase it is credited to, whether it is all of it."""

    start: int
    end: int
    phrase: str
    whole: bool


# The turn of a phrase, and how many words of a text from a place on are in it; 0 words where nobody gave them.
_Found = tuple[int, int]
_NOBODYS: _Found = (0, 0)

# So many phrases are looked into at a time while nobody asks for anything: half a ms of whoever asks meanwhile.
AT_ONCE = 15


class Givers:
    """
    Who gave which words: finds the phrases in what a poet types.

    Knows for every phrase of the pool its runs of words, as `who_said` has them, and what it is as a whole. A phrase
    has a turn, which says who came first, also of those that were taken out and come back.
    """

    def __init__(self) -> None:
        self._phrases: list[str] = []  # by turn
        self._turns: dict[str, int] = {}
        self._who_said = WhoSaid()
        self._whole: dict[tuple[Folded, ...], array[int]] = {}  # the turns of the same words, in order
        # For every first word of a phrase how many words those phrases have, and how many have so many.
        self._lengths: dict[Folded, dict[int, int]] = {}
        # In the pool and not looked into, with their texts, and in which order they are to be. Nobody but a poet asks,
        # and a long day that is read from its log would wait most of the time for this.
        self._waiting: dict[int, str] = {}
        self._coming: deque[int] = deque()  # some of them left or came twice: `_waiting` says who is there

    def add(self, phrase: str, text: str) -> None:
        """Puts a phrase into the pool; one that is there is left alone."""
        turn = self._turns.setdefault(phrase, len(self._phrases))
        if turn == len(self._phrases):
            self._phrases.append(phrase)
        if turn not in self._waiting and turn not in self._who_said:
            self._waiting[turn] = text
            self._coming.append(turn)

    def remove(self, phrase: str) -> None:
        """Takes a phrase out of the pool; one that is not there is left alone."""
        turn = self._turns.get(phrase, -1)
        self._waiting.pop(turn, None)
        said = self._who_said.remove(turn)
        if said:
            take(self._whole[said], turn)
            if not self._whole[said]:
                del self._whole[said]
            self._count(said, -1)

    def look_into(self, most: int = AT_ONCE) -> bool:
        """Looks into so many of the phrases that wait for it; whether there were any. A poet then waits for fewer."""
        some = min(most, len(self._coming))
        for _ in range(some):
            turn = self._coming.popleft()
            text = self._waiting.pop(turn, None)
            if text is not None:
                self._take_in(turn, _said(text))
        return some > 0

    def _take_in(self, turn: int, words: list[Word]) -> None:
        # Interned, as a room says the same words again and again; what nobody says any more is kept nowhere.
        said = Said(tuple([Folded(intern(word.folded)) for word in words]), bytes([word.weight for word in words]))
        self._who_said.add(turn, said)
        if said.words:
            insert(self._whole.setdefault(said.words, array("I")), turn)
            self._count(said.words, 1)

    def _count(self, said: tuple[Folded, ...], by: int) -> None:
        lengths = self._lengths.setdefault(said[0], {})
        lengths[len(said)] = lengths.get(len(said), 0) + by
        if not lengths[len(said)]:
            del lengths[len(said)]
        if not lengths:
            del self._lengths[said[0]]

    def runs(self, text: str) -> list[Run]:
        """The credited stretches of a text, left to right: enough words running, or a whole phrase."""
        self.look_into(len(self._coming))
        here = units(text)
        of_words = list(self._runs(here, self._of_words))
        in_words = {at for run in of_words for at in range(run.start, run.end)}

        def of_signs(all_here: list[Word], at: int) -> _Found:
            is_free = all_here[at].weight == OF_A_SIGN and all_here[at].start not in in_words
            return self._longest_whole(all_here, at) if is_free else _NOBODYS

        return sorted([*of_words, *self._runs(sorted([*here, *signs(text)]), of_signs)])

    def _runs(self, here: list[Word], find: Callable[[list[Word], int], _Found]) -> Iterator[Run]:
        at = 0
        while at < len(here):
            turn, length = find(here, at)
            if length:
                whole = length == len(self._who_said.words(turn))
                yield Run(here[at].start, here[at + length - 1].end, self._phrases[turn], whole)
            at += length or 1

    def _of_words(self, here: list[Word], at: int) -> _Found:
        turn, length = self._who_said.longest(here, at)
        if are_small(word.folded for word in here[at : at + length]):  # none at all, too
            return self._longest_whole(here, at)
        return turn, length

    def _longest_whole(self, here: list[Word], at: int) -> _Found:
        lengths = self._lengths.get(here[at].folded, {})
        for length in sorted(lengths, reverse=True):
            turns = self._whole.get(tuple(_folded(here[at : at + length]))) if at + length <= len(here) else None
            if turns and self._stands_alone(here, at, turns[0]):
                return turns[0], length
        return _NOBODYS

    def _stands_alone(self, here: list[Word], at: int, turn: int) -> bool:
        """Whether what is too short to be a part is not one: 愛 alone is the phrase 愛, in 愛情 it is not."""
        if self._who_said.weight(turn) >= ENOUGH:
            return True
        end = at + len(self._who_said.words(turn))
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
