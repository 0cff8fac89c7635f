"""
The lamp: about how many people's words are in the poem, told so that it never says which phrases are one person's.

A poet who sees a number move by one with every phrase reads off it whose phrases belong together: lay one in, lay in
another, and look whether it moved. So the rules here:

- It is counted anew only when five phrases have come in that were in no count before. A phrase moves it once in a day,
  and never alone; taking words out and putting them back moves nothing.
- What is told is the number with a blur: mostly within two of it, and no figure is more than twice as likely where two
  phrases are one person's as where they are two people's. The same people get the same blur, so that counting twice
  tells no more than counting once.
- Where fewer than ten people gave words it is not told while the poem is written: a blur of two is then most of it, and
  the number would be wrong as often as right.
- When a poem has been read aloud it is counted as it is, once, for everybody.
"""

from collections.abc import Iterable
from hashlib import sha256

from live.day.given import AllGiven
from live.day.roles import Voice
from live.day.sheet import Poem

# Fewer, and a poet could ask about few people at a time; more, and in a short poem the lamp would never be lit.
AT_ONCE = 5
ROOM = 10


class Lamp:
    """What was told last. Changed by `apply` only."""

    def __init__(self) -> None:
        self.voices = 0  # what the poet is told; 0: not counted yet
        self.of = 0  # how many gave words, as of then
        self.is_blurred = True
        self.as_read = 0  # what everybody is told, once the poem was read aloud
        self._stays = False  # it cannot be counted any more
        self._counted: dict[str, None] = {}  # phrases that have moved it, as an ordered set
        self._fresh: dict[str, None] = {}  # those that came in since

    def take(self, phrases: Iterable[str], poem: Poem, all_given: AllGiven) -> bool:
        """Phrases came into the poem; whether it was counted anew by that."""
        self._fresh.update(dict.fromkeys(each for each in phrases if each not in self._counted))
        if self._stays or len(self._fresh) < AT_ONCE:
            return False
        self._note()
        if all_given.voices_for_poem < ROOM:
            return False
        people = in_poem(poem, all_given)
        self.of = all_given.voices_for_poem
        self.voices = min(max(len(people) + _blur(people), 1), max(self.of, 1))
        self.is_blurred = True
        return True

    def count(self, poem: Poem, all_given: AllGiven) -> None:
        """Counts it as it is, for everybody."""
        self._note()
        if self._stays:
            return
        self.voices, self.of = len(in_poem(poem, all_given)), all_given.voices_for_poem
        self.is_blurred, self.as_read = False, self.voices

    def stays_at(self, voices: int, of: int, as_read: int, *, is_blurred: bool) -> None:
        """It was counted elsewhere, and here nobody knows which words are one person's."""
        self.voices, self.of, self.as_read, self.is_blurred = voices, of, as_read, is_blurred
        self._stays = True

    def _note(self) -> None:
        self._counted.update(self._fresh)
        self._fresh.clear()


def in_poem(poem: Poem, all_given: AllGiven) -> dict[Voice, None]:
    """Those whose words are in the poem, as an ordered set."""
    found = (all_given.lent(each) for each in poem.phrases)
    return {given.by: None for given in found if given is not None and given.in_pool}


def _blur(people: Iterable[Voice]) -> int:
    """
    The difference of two runs of tosses, so that one more is half as likely as one less (a two-sided geometric
    distribution). Drawn from pseudonyms, which no poet knows: `apply` may toss no coin.
    """
    tosses = sha256("\n".join(sorted(people)).encode()).digest()
    return _heads_first(tosses[:16]) - _heads_first(tosses[16:])


def _heads_first(tosses: bytes) -> int:
    bits = f"{int.from_bytes(tosses):0128b}"
    return bits.index("0") if "0" in bits else len(bits)
