"""
The list of what was erased, beside the log: `<day>.erased`, an id on each line, readable by its owner alone.

The rules here: it holds ids and no words. Nothing is ever taken out of it, so that a copy of the log from before, once
it is put back, loses the words again. Whoever erases by hand adds a line, and the day does it when it sees that.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

_ID = re.compile(r"[A-Za-z0-9_-]{8,40}")


def list_beside(log: Path) -> Path:
    """Where the list of a log stands."""
    return log.with_suffix(".erased")


def read_list(path: Path) -> list[str]:
    """The ids on the list, each once; none where there is no list yet."""
    try:
        lines = path.read_text("ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    return list(dict.fromkeys(line for line in lines if _ID.fullmatch(line)))


def add_to_list(path: Path, ids: Iterable[str]) -> None:
    """Puts ids on the list that are not there, and on the disk."""
    new = set(ids) - set(read_list(path))
    if not new:
        return
    with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a", encoding="ascii") as file:
        # A line of its own also where the last one was torn off.
        file.write("".join(f"\n{each}\n" for each in sorted(new)))
        file.flush()
        os.fsync(file.fileno())
