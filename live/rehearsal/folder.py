"""
Where a rehearsal keeps its day: a folder of its own, so that it is never taken for a real one.

The rule here: a day that was rehearsed goes on from when the rehearsal ended, whenever it is opened again. Of a day
long ago the words would otherwise be erased at once, as they are kept no longer than people were told.
"""

import itertools
import tempfile
import time
from pathlib import Path

from live.web.settings import CannotRun

_BEHIND = ".rehearsed"


def rehearsal_folder(chosen: Path | None, programme: Path) -> Path:
    """
    The folder that was chosen; else a new one in rehearsals/, or a temporary one where that cannot be made. The
    programme is copied into it. Raises `CannotRun` where the chosen one cannot be used.
    """
    try:
        folder = _folder(chosen, programme.stem)
        (folder / f"{programme.stem}.txt").write_bytes(programme.read_bytes())
    except OSError as error:
        named = chosen or "A new folder"
        raise CannotRun(f"{named} cannot hold the rehearsal: {error.strerror}. Give another with --folder.") from error
    return folder


def _folder(chosen: Path | None, name: str) -> Path:
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        if any(chosen.glob("*.txt")):
            raise CannotRun(f"There is a day in {chosen} already. Give another folder, so that it stays as it is.")
        return chosen
    try:
        return _new_folder(Path("rehearsals"), name)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="cento-rehearsal-"))


def keep_time(folder: Path, now: float) -> None:
    """Keeps how far the day's time (seconds since 1970) is behind the machine's."""
    (folder / _BEHIND).write_text(f"{time.time() - now:.0f}\n", "ascii")


def behind(folder: Path) -> float:
    """How far the days of a folder are behind the machine's time, in seconds; 0 where nothing was rehearsed."""
    try:
        return float((folder / _BEHIND).read_text("ascii"))
    except (OSError, ValueError):
        return 0.0


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
