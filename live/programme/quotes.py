"""
Where quotation marks are in a text, in the pairs that people write: "…", “…”, „…“, «…», »…«, ‘…’, 「…」.

A mark that is never closed quotes nothing, and an apostrophe is no mark.
"""

import re


def is_quoted(text: str, at: int) -> bool:
    """Does the place lie inside quotation marks?"""
    return any(begin < at < until for begin, until in quoted_parts(text))


def quoted_parts(text: str) -> list[tuple[int, int]]:
    """Where each quotation begins, with its mark, and where it is over."""
    return [match.span() for match in _QUOTED.finditer(text)]


# No quotation is longer: what comes after so many letters without a closing mark is another one.
_INSIDE = "{1,400}?"
_QUOTED = re.compile(
    rf"\"[^\"]{_INSIDE}\"|[“„][^“”„]{_INSIDE}[”“]|«[^«»]{_INSIDE}»|»[^«»]{_INSIDE}«|「[^「」]{_INSIDE}」"
    rf"|(?<!\w)[‘‚'][^‘‚]{_INSIDE}[’‘'](?!\w)"
)
