"""
Who said a run of words: the phrases that have it, by their turns; the lowest came first and is credited.

The rules here: a run stands in this where it says just enough to be somebody's. Most are said by one phrase, and then
nothing but its turn is kept; where very many say one, they are told apart by the word after it, and so on. So memory
grows with what was said, and what looking up a line costs does not. Words that leave are kept nowhere.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from live.day.folding import OF_A_WORD, Folded, Word

# How much a part of a phrase has to say to be somebody's: two words, or four characters of a script without blanks.
ENOUGH = 2 * OF_A_WORD
# Where more phrases than this have a run, they are told apart by the word after it: half of a room says "it is".
CROWD = 32

K = TypeVar("K")


class Said(NamedTuple):
    """What is compared of a phrase: its words, folded, and how much each of them says."""

    words: tuple[Folded, ...]
    weights: bytes


class Crowd(NamedTuple):
    """Very many who have the same run: all of them in order, and apart by the word that follows it."""

    turns: "array[int]"
    after: "dict[Folded, Having]"


# Who has a run: one phrase, some in order, or a crowd.
Having: TypeAlias = "int | array[int] | Crowd"


class WhoSaid:
    """The phrases of a pool, by every run in them that is just enough to be somebody's."""

    def __init__(self) -> None:
        self._said: dict[int, Said] = {}  # by turn
        self._having: dict[tuple[Folded, ...], Having] = {}

    def __contains__(self, turn: int) -> bool:
        return turn in self._said

    def words(self, turn: int) -> tuple[Folded, ...]:
        """The words of a phrase that is there, folded."""
        return self._said[turn].words

    def weight(self, turn: int) -> int:
        """How much a phrase that is there says in all."""
        return sum(self._said[turn].weights)

    def add(self, turn: int, said: Said) -> None:
        """A phrase is there; its turn is the same whenever it comes back."""
        self._said[turn] = said
        for begin in range(len(said.words)):
            end = _enough(said.weights, begin)
            if not end:
                return
            self._put(turn, said.words, begin, end)

    def remove(self, turn: int) -> tuple[Folded, ...]:
        """A phrase is not there any more; its words, none where it was not there."""
        words, weights = self._said.pop(turn, Said((), b""))
        for begin in range(len(words)):
            end = _enough(weights, begin)
            if end:
                _take_out(self._having, words[begin:end], turn, words[end:])
        return words

    def longest(self, here: Sequence[Word], at: int) -> tuple[int, int]:
        """Who has most of the words that stand here running from a place on, and how many; 0 of nobody's."""
        end = _enough(bytes(word.weight for word in here[at : at + ENOUGH]), 0)
        having = self._having.get(tuple(word.folded for word in here[at : at + end])) if end else None
        while isinstance(having, Crowd):
            after = having.after.get(here[at + end].folded) if at + end < len(here) else None
            if after is None:  # nobody who has this run has more
                return having.turns[0], end
            having, end = after, end + 1
        return self._longest_of(_few(having), here, at)

    def _longest_of(self, turns: Iterable[int], here: Sequence[Word], at: int) -> tuple[int, int]:
        best, length = 0, 0
        for turn in turns:
            shared = _shared(here, at, self._said[turn].words)
            if shared > length:
                best, length = turn, shared
        return best, length

    def _put(self, turn: int, words: tuple[Folded, ...], begin: int, end: int) -> None:
        """A phrase has the run between two of its words."""
        having = self._having.get(words[begin:end])
        if isinstance(having, Crowd):
            insert(having.turns, turn)
            self._put_after(having, turn, words, begin, end)
        else:
            self._having[words[begin:end]] = self._with(having, turn, words[begin:end])

    def _put_after(self, crowd: Crowd, turn: int, words: tuple[Folded, ...], begin: int, end: int) -> None:
        """And the longer ones that go on with the word after it, as long as very many have them."""
        while end < len(words):
            having = crowd.after.get(words[end])
            if not isinstance(having, Crowd):
                crowd.after[words[end]] = self._with(having, turn, words[begin : end + 1])
                return
            insert(having.turns, turn)
            crowd, end = having, end + 1

    def _with(self, having: "int | array[int] | None", turn: int, run: tuple[Folded, ...]) -> Having:
        """Who has a run, and one more."""
        if having is None or having == turn:
            return turn
        turns = array("I", (having,)) if isinstance(having, int) else having
        insert(turns, turn)
        return turns if len(turns) <= CROWD else self._apart(turns, run)

    def _apart(self, turns: "array[int]", run: tuple[Folded, ...]) -> Crowd:
        """Very many who have the same run: each by every word that follows it, wherever it stands in their words."""
        crowd = Crowd(turns, {})
        for turn in turns:
            words = self._said[turn].words
            for begin in range(len(words) - len(run)):
                if words[begin : begin + len(run)] == run:
                    self._put_after(crowd, turn, words, begin, begin + len(run))
        return crowd


def insert(turns: "array[int]", turn: int) -> None:
    """Puts a turn where it belongs; one that is there is left alone."""
    if not turns or turns[-1] < turn:
        turns.append(turn)
        return
    at = bisect_left(turns, turn)
    if turns[at] != turn:
        turns.insert(at, turn)


def take(turns: "array[int]", turn: int) -> None:
    """Takes a turn out; one that is not there is left alone."""
    at = bisect_left(turns, turn)
    if at < len(turns) and turns[at] == turn:
        del turns[at]


def _few(having: "int | array[int] | None") -> "Sequence[int]":
    if having is None:
        return ()
    return (having,) if isinstance(having, int) else having


def _take_out(of: dict[K, Having], key: K, turn: int, after: tuple[Folded, ...]) -> None:
    """A phrase has a run no longer, nor the longer ones behind it; of words that nobody else said nothing is left."""
    having = of.get(key)
    if isinstance(having, int | None):
        if having == turn:
            del of[key]
        return
    if isinstance(having, Crowd) and after:
        _take_out(having.after, after[0], turn, after[1:])
    turns = having.turns if isinstance(having, Crowd) else having
    take(turns, turn)
    if not turns:
        del of[key]


def _enough(weights: bytes, begin: int) -> int:
    """Where the shortest run ends that begins there and says enough to be somebody's; 0 where there is none."""
    weight = 0
    for end in range(begin, len(weights)):
        weight += weights[end]
        if weight >= ENOUGH:
            return end + 1
    return 0


def _shared(here: Sequence[Word], at: int, given: tuple[Folded, ...]) -> int:
    """How many words running stand both here from `at` on and anywhere in what was given."""
    return max(_same(here, at, given, begin) for begin in range(len(given)))


def _same(here: Sequence[Word], at: int, given: tuple[Folded, ...], begin: int) -> int:
    """How many words running are the same from a place here and a place in what was given."""
    most = min(len(here) - at, len(given) - begin)
    return next((n for n in range(most) if here[at + n].folded != given[begin + n]), most)
