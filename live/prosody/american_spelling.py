"""
How America writes a word that Britain writes otherwise: the table knows realize and color, a room in York writes
realise and colour.
"""

import re
from collections.abc import Iterator

_OTHERWISE = tuple(
    (re.compile(ours), theirs)
    for ours, theirs in (
        (r"is(e|ed|es|ing|er|ers|able|ation|ations|ational)$", r"iz\1"),
        (r"ys(e|ed|es|ing|er|ers)$", r"yz\1"),
        (r"our(?=$|s$|ed$|ing|able|ful|less|it|er|ly|hood|y$)", "or"),
        (r"([aeiou]l)l(ed|ing|er|ers|or|ors)$", r"\1\2"),
        (r"(?<=[tbhc])re(s?)$", r"er\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"([ds]ef|off|lic|pret)ence(s?)$", r"\1ense\2"),
        (r"(?<!^)l(ful|ment)", r"ll\1"),
        (r"[ao]e(?=[a-z]{2})", "e"),
    )
)


def as_america_writes(word: str) -> Iterator[str]:
    """The spellings that it may have there, without the one it has here."""
    for ours, theirs in _OTHERWISE:
        other, times = ours.subn(theirs, word)
        if times:
            yield other
