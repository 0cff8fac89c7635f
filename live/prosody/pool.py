"""
What rhymes in a pool of phrases, without comparing each with each.

Phrases that end with the same word are looked at together, and how two words go together is remembered; so a line is
heard against a room of five thousand phrases in the time of its different last words.
"""

from collections import defaultdict

import msgspec

from live.prosody.ends import End, Heard, end_of
from live.prosody.reading import Ears
from live.prosody.rhyme import Kind, heard_together
from live.prosody.syllables import syllables

_ORDER = {kind: n for n, kind in enumerate(Kind)}


class Found(msgspec.Struct, frozen=True):
    """A phrase that rhymes with a line, and how; `guessed`: the sounds of one of the two are a guess."""

    id: str
    kind: Kind
    guessed: bool


_Group = tuple[str, tuple[Heard, ...]]


class Pool:
    """Phrases by their ends. Holds no text: ids, ends and lengths."""

    def __init__(self, ears: Ears = Ears.BRITISH) -> None:
        self._ears = ears
        # What two phrases have in common that are looked at together, with the end of the first of them.
        self._groups: dict[_Group, dict[str, int]] = defaultdict(dict)
        self._ends: dict[_Group, End] = {}
        self._group_of: dict[str, _Group] = {}

    def add(self, id: str, text: str) -> None:  # noqa: A002  the word of the design
        """Takes a phrase in, in place of one with the same id; one that ends in no word is never found."""
        self.remove(id)
        end = end_of(text, self._ears)
        if end is not None:
            group = (end.word, end.by_accent)
            count = syllables(text, ears=self._ears)
            self._groups[group][id] = count.n if count else 0
            self._ends.setdefault(group, end)
            self._group_of[id] = group

    def remove(self, id: str) -> None:  # noqa: A002
        """Takes a phrase out; one that is not there changes nothing."""
        group = self._group_of.pop(id, None)
        if group is not None:
            del self._groups[group][id]
            if not self._groups[group]:
                del self._groups[group], self._ends[group]

    def rhymes(self, line: str) -> list[Found]:
        """The phrases that rhyme with a line: by kind in its order, inside a kind by how many syllables they differ."""
        end = end_of(line, self._ears)
        if end is None:
            return []
        count = syllables(line, ears=self._ears)
        length = count.n if count else 0
        found = [
            (_ORDER[kind], abs(n - length), id, Found(id, kind, end.guessed or other.guessed))
            for group, other in self._ends.items()
            if (kind := heard_together(end, other))
            for id, n in self._groups[group].items()  # noqa: A001
        ]
        return [each for *_, each in sorted(found, key=lambda row: row[:3])]
