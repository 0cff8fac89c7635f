"""
Lists: words of a board in the order in which they were given, of which a phone is sent the newest and asks for more.

The rules here: only what is on the board stands in a list. A place in a list is a time and a key; no word needs to be
there, so it holds while words come, leave and are taken back, and says nothing of what nobody is shown.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """Where a word stands in its lists: when it was given (epoch ms), and the key of its cell."""

    at: int
    key: str

    def __str__(self) -> str:
        return f"{self.at}/{self.key}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """A place as it was written; raises ValueError where it is none."""
        at, _, key = text.partition("/")
        return cls(int(at), key)


class Lists:
    """The lists of one board. Changed only by `put`, `put_all` and `take_out`."""

    def __init__(self) -> None:
        self._of: dict[str, list[Place]] = {}  # by name, the oldest first; none is empty
        self._standing: dict[str, tuple[Place, tuple[str, ...]]] = {}  # by key: where, and in which lists

    def __contains__(self, key: str) -> bool:
        """Whether a word is there, be it in a list or only beside others that are."""
        return key in self._standing

    def put(self, place: Place, names: tuple[str, ...]) -> None:
        """A word stands in these lists, and in no other."""
        if self._standing.get(place.key) == (place, names):
            return
        self.take_out(place.key)
        self._standing[place.key] = place, names
        for name in names:
            insort(self._of.setdefault(name, []), place)

    def put_all(self, standing: Iterable[tuple[Place, tuple[str, ...]]]) -> None:
        """The same for many words that stand nowhere yet; quicker than one by one."""
        grown: set[str] = set()
        for place, names in standing:
            self._standing[place.key] = place, names
            grown.update(names)
            for name in names:
                self._of.setdefault(name, []).append(place)
        for name in grown:
            self._of[name].sort()

    def take_out(self, key: str) -> None:
        """A word stands in no list any more; one that stood in none is none."""
        if key not in self._standing:
            return
        place, names = self._standing.pop(key)
        for name in names:
            places = self._of[name]
            del places[bisect_left(places, place)]
            if not places:
                del self._of[name]

    def older(self, name: str, before: Place | None) -> Iterator[Place]:
        """The places of a list from the newest on, or from the newest that is older than `before`."""
        places = self._of.get(name, [])
        end = len(places) if before is None else bisect_left(places, before)
        return (places[i] for i in range(end - 1, -1, -1))
