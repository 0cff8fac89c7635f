"""
Forms of poems as quiet hints: what a line is in the form, and what is there of it. Nothing says that a line is wrong.

A form is a scheme of letters, one a line: lines with the same letter rhyme; a capital with a figure comes back word for
word. Some forms count syllables as well. The hints are codes with values; their sentences are in the catalogue. The
poet's page finds the same by itself (`static/poet/form.js`, one test feeds both); it knows as well which words of a
line are given, which is all that a cento asks for.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from live.prosody.ends import end_of
from live.prosody.reading import Ears
from live.prosody.rhyme import Kind, rhyme
from live.prosody.spoken import spoken
from live.prosody.syllables import syllables


class Hint(msgspec.Struct, frozen=True):
    """What is there in a line. Lines count from 0; `with_line` is the line it goes with."""

    line: int
    code: "HintCode"
    with_line: int | None = None
    kind: Kind | None = None
    n: int | None = None
    of: int | None = None


class HintCode(StrEnum):
    """`syllables` n of how many · `rhymes` with a line · `refrain` of a line · `offered`: that line comes back here."""

    SYLLABLES = "syllables"
    RHYMES = "rhymes"
    REFRAIN = "refrain"
    OFFERED = "offered"


class Form(msgspec.Struct, frozen=True, omit_defaults=True):
    """A form: a letter a line (`A1` comes back word for word, `-` goes with none); syllables where it counts."""

    name: str
    scheme: tuple[str, ...]
    counts: tuple[int, ...] = ()
    # Is the scheme one stanza, which begins again with other rhymes?
    repeats: bool = False

    def check(self, lines: Sequence[str], ears: Ears = Ears.BRITISH) -> list[Hint]:
        """What is there of this form, line by line: a poem may be shorter or longer than it."""
        hints: list[Hint] = []
        for n, line in enumerate(lines):
            hints += self._counted(n, line, ears)
            hints += self._answered(n, lines, ears)
        hints += self._offered(len(lines))
        return hints

    def letter(self, n: int) -> str:
        """The letter of a line; "" behind the end of the form."""
        if n < len(self.scheme):
            return self.scheme[n]
        return f"{self.scheme[n % len(self.scheme)]}{n // len(self.scheme)}" if self.repeats else ""

    def count(self, n: int) -> int:
        """How many syllables a line has in the form; 0 where it does not count them."""
        if n < len(self.counts):
            return self.counts[n]
        return self.counts[n % len(self.counts)] if self.repeats and self.counts else 0

    def _counted(self, n: int, line: str, ears: Ears) -> list[Hint]:
        wanted = self.count(n)
        count = syllables(line, ears=ears) if wanted else None
        if count is None:
            return []
        return [Hint(n, HintCode.SYLLABLES, n=wanted if wanted in count.also else count.n, of=wanted)]

    def _answered(self, n: int, lines: Sequence[str], ears: Ears) -> list[Hint]:
        """The nearest line before that this one goes with, where it does."""
        letter = self.letter(n)
        before = [m for m in reversed(range(n)) if _go_together(self.letter(m), letter)]
        for m in before:
            if _is_refrain(letter) and self.letter(m) == letter and _same_words(lines[m], lines[n]):
                return [Hint(n, HintCode.REFRAIN, with_line=m)]
        for m in before:
            if kind := rhyme(lines[m], lines[n], ears):
                return [Hint(n, HintCode.RHYMES, with_line=m, kind=kind)]
        return []

    def _offered(self, n: int) -> list[Hint]:
        """The line that comes back next."""
        letter = self.letter(n)
        first = next((before for before in range(n) if self.letter(before) == letter), None)
        return [Hint(n, HintCode.OFFERED, with_line=first)] if first is not None and _is_refrain(letter) else []


def form(name: str) -> Form:
    """The form of that name. Raises KeyError for one that is not here."""
    return _FORMS[name]


def _is_refrain(letter: str) -> bool:
    return letter[:1].isupper()


def _go_together(a: str, b: str) -> bool:
    return b != "" and not b.startswith("-") and _rhyme_letter(a) == _rhyme_letter(b)


def _rhyme_letter(letter: str) -> str:
    """`A1` and `a` rhyme; in a form that repeats, the stanza stands behind the letter and counts."""
    return letter[:1].lower() if _is_refrain(letter) else letter


def _same_words(a: str, b: str) -> bool:
    return spoken(a) == spoken(b)


def _scheme(letters: str) -> tuple[str, ...]:
    return tuple(letters.split())


_PANTOUM = "Z1 B1 Z2 B2 B1 C1 B2 C2 C1 D1 C2 D2 D1 Z2 D2 Z1"
_FORMS = {
    each.name: each
    for each in (
        Form("haiku", _scheme("- - -"), (5, 7, 5)),
        Form("couplets", _scheme("a a"), repeats=True),
        Form("ballad", _scheme("- b - b"), (8, 6, 8, 6), repeats=True),
        Form("sonnet", _scheme("a b a b c d c d e f e f g g"), (10,) * 14),
        Form("villanelle", _scheme("A1 b A2 a b A1 a b A2 a b A1 a b A2 a b A1 A2")),
        Form("pantoum", _scheme(_PANTOUM)),
        Form("ghazal", _scheme("a a" + " - a" * 11)),
        Form("cento", ()),
    )
}
FORMS = tuple(_FORMS)


def forms() -> tuple[Form, ...]:
    """All of them, as a page offers them."""
    return tuple(_FORMS.values())


def rhyme_letters(lines: Sequence[str], ears: Ears = Ears.BRITISH) -> list[str]:
    """The rhyme scheme of lines as they are: a b a b; a line that rhymes with none has none. Near ones count."""
    letters: list[str] = []
    for n, line in enumerate(lines):
        before = next((m for m in range(n) if _rhymes(lines[m], line, ears)), None)
        letters.append(letters[before] if before is not None else "")
        if before is not None and not letters[before]:
            letters[before] = letters[n] = chr(ord("a") + len({each for each in letters if each}))
    return letters


def _rhymes(a: str, b: str, ears: Ears) -> bool:
    if end_of(a, ears) is None:
        return False
    return rhyme(a, b, ears) in (Kind.RHYME, Kind.PARARHYME, Kind.NEAR, Kind.LIGHT, Kind.SAME_SOUND, Kind.FEMININE)
