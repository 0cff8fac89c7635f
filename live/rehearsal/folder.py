"""Where a rehearsal keeps its day: a folder of its own, so that it is never taken for a real one."""

import itertools
import tempfile
from pathlib import Path

from live.web.settings import CannotRun


def rehearsal_folder(chosen: Path | None, name: str) -> Path:
    """The folder that was chosen; else a new one in rehearsals/, or a temporary one where that cannot be made."""
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        if any(chosen.glob("*.txt")):
            raise CannotRun(f"There is a day in {chosen} already. Give another folder, so that it stays as it is.")
        return chosen
    try:
        return _new_folder(Path("rehearsals"), name)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="cento-rehearsal-"))


def _new_folder(parent: Path, name: str) -> Path:
    """`<name>-<n>`, with the first n that is free."""
    parent.mkdir(exist_ok=True)
    for n in itertools.count(1):
        try:
            (parent / f"{name}-{n}").mkdir()
        except FileExistsError:
            continue
        return parent / f"{name}-{n}"
    raise AssertionError("there is always a next number")
