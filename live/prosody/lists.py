"""Lists of words that rules ask for, by name: `lists.txt`, read when the first is asked for."""

from collections.abc import Set
from functools import cache
from pathlib import Path


@cache
def listed(name: str) -> Set[str]:
    """The words of a list. Raises KeyError for a name that heads none."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(" ".join(lines).split()) for name, lines in sections("lists.txt").items()}


def sections(file: str) -> dict[str, list[str]]:
    """The lines of a file in this folder under each `[heading]`, without notes (behind `#`) and empty ones."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        said = line.split("#")[0].strip()
        if said.startswith("["):
            heading = said.strip("[]")
        elif said:
            found.setdefault(heading, []).append(said)
    return found
