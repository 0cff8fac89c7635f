"""
Whose words a run of words is: the phrase it was given in, and how near it still is to what was given.

The rules here: nobody owns "in the". Two words running are somebody's where one of them says something; where a script
puts no blanks between words, four characters running are. A whole phrase always is, also one of emoji alone. The
earliest giver is credited where two gave the same words. No run begins or ends inside of a character.
"""

from collections.abc import Callable, Iterator
from itertools import islice
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
# Folded words that stand one after another.
_Running = tuple[Folded, ...]
# The phrases that have something, as an ordered set: the earliest giver is credited when two gave the same words.
_Having = dict[str, None]

# Where more phrases than this have a run, they are told apart by the word after it: half of a room says "it is".
CROWD = 32
# So many phrases are looked into at a time while nobody asks for anything: half a ms of whoever asks meanwhile.
AT_ONCE = 10


class Givers:
    """
    Who gave which words: finds the phrases in what a poet types.

    Holds, for every phrase of the pool, its folded words, and the phrases by all of their words, and by every run in
    them that is just enough to be somebody's; a run that very many have is followed by longer ones. Memory grows with
    the pool; what looking up a line costs does not.
    """

    def __init__(self) -> None:
        self._phrases: dict[str, list[Word]] = {}
        self._with: dict[_Running, _Having] = {}
        self._crowded: set[_Running] = set()  # the runs that are followed by longer ones, each in `_with` too
        self._whole: dict[_Running, _Having] = {}
        # For every first word of a phrase how many words those phrases have, and how many have so many.
        self._lengths: dict[Folded, dict[int, int]] = {}
        self._turns: dict[str, int] = {}  # who came first, also of those who were taken out and come back
        # In the pool and not looked into: their texts, and whether they come back. Nobody but a poet asks, and a long
        # day that is read from its log would wait most of the time for this.
        self._waiting: dict[str, tuple[str, bool]] = {}

    def add(self, phrase: str, text: str) -> None:
        """Puts a phrase into the pool; one that is there is left alone."""
        if phrase not in self._phrases and phrase not in self._waiting:
            self._waiting[phrase] = text, phrase in self._turns
            self._turns.setdefault(phrase, len(self._turns))

    def remove(self, phrase: str) -> None:
        """Takes a phrase out of the pool; one that is not there is left alone."""
        self._waiting.pop(phrase, None)
        said = self._phrases.pop(phrase, [])
        for run in list(self._runs_of(said)):
            _take_out(self._with, run, phrase)
            if run not in self._with:
                self._crowded.discard(run)
        if said:
            _take_out(self._whole, tuple(_folded(said)), phrase)
            self._count(said, -1)

    def look_into(self, most: int = AT_ONCE) -> bool:
        """Looks into so many of the phrases that wait for it; whether there were any. A poet then waits for fewer."""
        some = list(islice(self._waiting, most))
        for phrase in some:
            text, comes_back = self._waiting.pop(phrase)
            self._take_in(phrase, text, comes_back=comes_back)
        return bool(some)

    def _take_in(self, phrase: str, text: str, *, comes_back: bool) -> None:
        said = self._phrases[phrase] = _said(text)
        for run in self._runs_of(said):
            having = self._put(self._with, run, phrase, comes_back=comes_back)
            if len(having) > CROWD and run not in self._crowded:
                self._tell_apart(run, having)
        if said:
            self._put(self._whole, tuple(_folded(said)), phrase, comes_back=comes_back)
            self._count(said, 1)

    def _runs_of(self, said: list[Word]) -> Iterator[_Running]:
        """All runs under which a phrase stands; where one becomes crowded meanwhile, the longer ones too."""
        for at in range(len(said)):
            run = _enough_from(said, at)
            while run is not None:
                yield run
                end = at + len(run)
                run = (*run, said[end].folded) if run in self._crowded and end < len(said) else None

    def _put(self, having_of: dict[_Running, _Having], run: _Running, phrase: str, *, comes_back: bool) -> _Having:
        having = having_of.setdefault(run, {})
        having[phrase] = None
        if comes_back:
            having = having_of[run] = dict.fromkeys(sorted(having, key=self._turns.__getitem__))
        return having

    def _tell_apart(self, run: _Running, having: _Having) -> None:
        self._crowded.add(run)
        longer: dict[_Running, _Having] = {}
        for phrase in having:
            for each in _followed(run, _folded(self._phrases[phrase])):
                longer.setdefault(each, {})[phrase] = None
        self._with.update(longer)
        for each, those in longer.items():
            if len(those) > CROWD:
                self._tell_apart(each, those)

    def _count(self, said: list[Word], by: int) -> None:
        lengths = self._lengths.setdefault(said[0].folded, {})
        lengths[len(said)] = lengths.get(len(said), 0) + by
        if not lengths[len(said)]:
            del lengths[len(said)]
        if not lengths:
            del self._lengths[said[0].folded]

    def runs(self, text: str) -> list[Run]:
        """The credited stretches of a text, left to right: enough words running, or a whole phrase."""
        self.look_into(len(self._waiting))
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
        run = _enough_from(here, at)
        if run is None or run not in self._with:
            return "", 0
        while run in self._crowded:
            longer = (*run, *_folded(here[at + len(run) : at + len(run) + 1]))
            if longer == run or longer not in self._with:  # nobody who has this run has more
                return next(iter(self._with[run])), len(run)
            run = longer
        return self._longest_of(self._with[run], here, at)

    def _longest_of(self, having: _Having, here: list[Word], at: int) -> _Found:
        best, length = "", 0
        for phrase in having:
            shared = _shared(here, at, self._phrases[phrase])
            if shared > length:
                best, length = phrase, shared
        return best, length

    def _longest_whole(self, here: list[Word], at: int) -> _Found:
        lengths = self._lengths.get(here[at].folded, {})
        for length in sorted(lengths, reverse=True):
            for phrase in self._whole.get(tuple(_folded(here[at : at + length])), ()):
                given = self._phrases[phrase]
                if len(given) == length and _stands_alone(here, at, given):
                    return phrase, length
                break
        return "", 0


def _take_out(having: dict[K, _Having], key: K, phrase: str) -> None:
    """No longer has a phrase; and nothing of words that nobody else gave, which may be erased by now."""
    phrases = having.get(key, {})
    phrases.pop(phrase, None)
    if not phrases:
        having.pop(key, None)


def _enough_from(said: list[Word], at: int) -> _Running | None:
    """The shortest run from a place on that says enough to be somebody's."""
    weight = 0
    for end, word in enumerate(said[at:], at + 1):
        weight += word.weight
        if weight >= ENOUGH:
            return tuple(each.folded for each in said[at:end])
    return None


def _followed(run: _Running, words: list[Folded]) -> Iterator[_Running]:
    """The run with the word after it, wherever it stands in these words and is followed by one."""
    for end in range(len(run), len(words)):
        if tuple(words[end - len(run) : end]) == run:
            yield *run, words[end]


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
