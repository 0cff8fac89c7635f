"""
The words whose sounds are written down: the table that `checks/ear.py` makes, and what was added by hand.

The table is one run of bytes in the order of its words, in which a word is found by halving; so nothing is built when
it is first asked for but the bytes themselves. `added.txt` is short, and is read whole. Both hold American sounds; what
stands under [Britain] in `added.txt` holds British ones.
"""

import zlib
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

from live.prosody.lists import sections
from live.prosody.phones import Phones, unpacked


def written_down(word: str) -> list[Phones]:
    """The readings of a word in American sounds, best first; none where it is not known. In small letters."""
    return _added("anywhere").get(word) or _in_table(word)


def british_only(word: str) -> list[Phones]:
    """The readings of a word that follows no British rule, in British sounds."""
    return _added("Britain").get(word, [])


def _in_table(word: str) -> list[Phones]:
    table, key = _table(), f"\n{word}\t".encode()
    start = table.find(key, *_stretch(key[1:4]))
    if start < 0:
        return []
    start += len(key)
    return [unpacked(reading) for reading in table[start : table.index(b"\n", start)].decode().split(" ")]


@lru_cache(maxsize=10_000)
def _stretch(beginning: bytes) -> tuple[int, int]:
    """From where to where in the table words begin like that: a page at the most, which is quicker read than halved."""
    table = _table()
    lines = _Lines(table)
    return bisect_left(lines, beginning), bisect_left(lines, beginning + b"\xff")


class _Lines:
    """The bytes as a sequence to halve: at each place the line break that place is behind, and the line after it."""

    def __init__(self, table: bytes) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def __getitem__(self, at: int) -> bytes:
        start = self._table.rfind(b"\n", 0, at + 1) + 1
        return self._table[start : start + 4]


@cache
def _table() -> bytes:
    return b"\n" + zlib.decompress(Path(__file__).with_name("words.z").read_bytes())


@cache
def _added(part: str) -> dict[str, list[Phones]]:
    words: dict[str, list[Phones]] = defaultdict(list)
    for line in sections("added.txt")[part]:
        word, *phones = line.split()
        words[word].append(tuple(phones))
    return words
