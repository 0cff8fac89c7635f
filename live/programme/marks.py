"""
Marks in brackets at the end of a slot's line, `[talk, listening]`: they say what would otherwise be guessed.
"""

import re

import msgspec

from live.day.kinds import Kind

_MARKS = re.compile(r" ?\[(?P<inside>[^\[\]]*)\]\.?$")
_KINDS = {kind.value: kind for kind in Kind} | {"main points": Kind.MAIN_POINTS}
_FLAGS = frozenset({"listening", "not listening", "fixed", "sliding"})


class Marks(msgspec.Struct, frozen=True):
    """What brackets at the end of a slot's line say; None where they are silent."""

    kind: Kind | None = None
    listening: bool | None = None
    fixed: bool | None = None
    unknown: tuple[str, ...] = ()


def split_marks(words: str) -> tuple[str, Marks]:
    """The words without the marks behind them, and the marks."""
    words = " ".join(words.split())
    bracket = _MARKS.search(words)
    if not bracket:
        return words, Marks()
    marks = [" ".join(mark.split()).casefold() for mark in re.split(r"[,;]", bracket["inside"])]
    return words[: bracket.start()].strip(), Marks(
        kind=next((_KINDS[mark] for mark in marks if mark in _KINDS), None),
        listening=False if "not listening" in marks else True if "listening" in marks else None,
        fixed=False if "sliding" in marks else True if "fixed" in marks else None,
        unknown=tuple(mark for mark in marks if mark and mark not in _KINDS and mark not in _FLAGS),
    )
