"""
The words whose a is long in the south of Britain and short in the north: bath, grass, dance, laugh.

No rule of letters finds them (gas, mass and romance are short everywhere), so their stems are listed (`lists.txt`),
with what may stand before and behind.
"""

import re
from functools import cache

from live.prosody.lists import listed

# What begins as such a stem does and is another word: passage, passion, classic, plantation.
_SHORT = re.compile("pass(?:age|ion|ive|eng)|class(?:ic|if)|castr|plantat|stafford")
_GRAPH = re.compile(r"\w*graph(?:s|ed|ing)?")


def has_long_a(word: str) -> bool:
    """Is its stressed a the one of bath?"""
    if _SHORT.search(word):
        return False
    return bool(_long().fullmatch(word) or _GRAPH.fullmatch(word))


@cache
def _long() -> re.Pattern[str]:
    before, stems, behind = (_any_of(name) for name in ("before bath", "bath", "behind bath"))
    return re.compile(f"{before}?{stems}{behind}{{0,3}}")


def _any_of(name: str) -> str:
    return f"(?:{'|'.join(sorted(listed(name)))})"
