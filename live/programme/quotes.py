"""
Where quotation marks are in a text, in the pairs that people write: "…", “…”, „…“, «…», »…«, ‘…’, 「…」.

A mark that is never closed quotes nothing, and an apostrophe is no mark.
"""

import re
from functools import lru_cache


def is_quoted(text: str, at: int) -> bool:
    """Does the place lie inside quotation marks?"""
    return any(begin < at < until for begin, until in quoted_parts(text))


# Every place of a line is asked about in turn, so the last few lines are remembered.
@lru_cache(maxsize=8)
def quoted_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Where each quotation begins, with its mark, and where it is over."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


# No quotation is longer: what comes after so many letters without a closing mark is another one.
_INSIDE = "{1,400}?"
_QUOTED = re.compile(
    rf"\"[^\"]{_INSIDE}\"|[“„][^“”„]{_INSIDE}[”“]|«[^«»]{_INSIDE}»|»[^«»]{_INSIDE}«|「[^「」]{_INSIDE}」"
    rf"|(?<!\w)[‘‚'][^‘‚]{_INSIDE}[’‘'](?!\w)"
)
