"""
Copies of a day's log: made while the day runs, put back when it does not.

The rules here: a copy is one file, as of one moment, with everything that was acknowledged before it was begun, and it
gets its name only once it is checked and on the disk. No file is written over. Where copies were made stands beside the
log (`<day>.copies`, a path on each line), so that what is erased later is erased in them too; one that is out of reach
then, on a stick in a drawer, loses those words when it is put back and the day is opened.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing, suppress
from itertools import count
from pathlib import Path

import msgspec

from live.log import CannotOpen, Damaged
from live.log.files import check_ours, connect, in_plain_words, make_private, name_whole, only_opener
from live.log.rows import check_whole, erase_words, identity


class PutBack(msgspec.Struct, frozen=True):
    """A log that was put back: how many entries it has, and where what stood there before is now, if anything did."""

    entries: int
    kept: Path | None


def back_up(log: Path, copy: Path) -> int:
    """
    Make a copy of a log, which may be open in another process; how many entries it has.

    Raises CannotOpen where it cannot be made or something stands there, and Damaged where the log is not whole.
    """
    if copy.exists():
        raise CannotOpen(f"There is something at {copy} already. Give another name, so that it stays as it is.")
    if not copy.parent.is_dir():
        raise CannotOpen(f"There is no folder {copy.parent}. Make it, or name another.")
    part = copy.with_name(f"{copy.name}.part")
    with ExitStack() as undone, in_plain_words(copy):
        part.unlink(missing_ok=True)
        undone.callback(part.unlink, missing_ok=True)
        make_private(part)
        with closing(connect(log, "ro")) as db:
            check_ours(db, log)
            db.execute("VACUUM INTO ?", (str(part),))
        entries = _checked(part)[1]
        _note(copies_beside(log), copy.absolute())  # before the copy is there: none is forgotten
        name_whole(part, copy)
    return entries


def put_back(copy: Path, log: Path, day: str) -> PutBack:
    """
    Put a copy where the log of `day` stands; the log that is there is kept beside, as a copy like any other.

    Raises AlreadyOpen while the day runs, CannotOpen where the copy is none of that day, Damaged where it is not whole.
    """
    if not copy.is_file():
        raise CannotOpen(f"There is no copy at {copy}.")
    with in_plain_words(copy):
        of, entries = _checked(copy)
    if of != day:
        raise CannotOpen(f"{copy} is a copy of another day, {of}. Name that day, or another copy.")
    part = log.with_name(f"{log.name}.part")
    with ExitStack() as held, in_plain_words(log):
        held.enter_context(only_opener(log.with_suffix(".lock"), day))
        held.callback(part.unlink, missing_ok=True)
        part.unlink(missing_ok=True)
        make_private(part)
        shutil.copyfile(copy, part)
        kept = _move_aside(log)
        name_whole(part, log)
    return PutBack(entries, kept)


def erase_in_copies(
    log: Path, given: Iterable[str], words_of: Mapping[str, str], beside: Mapping[str, str] | None = None
) -> None:
    """
    Erase the words of phrases and notes in all copies of a log that can be reached; of others nothing is said.

    `beside` stands in for `words_of` in a copy that stands in the folder of the log.
    """
    ids = list(given)
    for copy in _noted(copies_beside(log)):
        with suppress(sqlite3.Error, CannotOpen, Damaged, OSError):
            is_beside = copy.parent.resolve() == log.parent.resolve()
            _erase_in(copy, log, ids, beside if is_beside and beside is not None else words_of)


def copies_beside(log: Path) -> Path:
    """Where the list of a log's copies stands."""
    return log.with_suffix(".copies")


def _erase_in(copy: Path, log: Path, ids: list[str], words_of: Mapping[str, str]) -> None:
    if not copy.is_file() or copy.resolve() == log.resolve():
        return
    with closing(connect(copy, "rw")) as db:
        check_ours(db, copy)
        db.execute("PRAGMA secure_delete = 1")
        with db:
            db.execute("BEGIN IMMEDIATE")
            erase_words(db, ids, words_of)
        db.execute("PRAGMA wal_checkpoint (TRUNCATE)")


def _checked(path: Path) -> tuple[str, int]:
    """The day of a copy, and how many entries it has. Raises CannotOpen or Damaged."""
    with closing(connect(path, "ro")) as db:
        check_ours(db, path)
        start, (_, day) = identity(db)
        return day, len(check_whole(db, start))


def _move_aside(log: Path) -> Path | None:
    """Moves a log and what SQLite has beside it to the first free name; its words are erased there as in any copy."""
    kept = next(path for n in count(1) if not (path := log.with_name(f"{log.name}.{n}")).exists())
    if log.exists():
        _note(copies_beside(log), kept.absolute())
    # Also what an end in between left here: beside another log, SQLite would take it for that one's.
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            log.with_name(log.name + ending).rename(kept.with_name(kept.name + ending))
    return kept if kept.exists() else None


def _note(path: Path, copy: Path) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a", encoding="utf-8") as file:
        file.write(f"{copy}\n")
        file.flush()
        os.fsync(file.fileno())


def _noted(path: Path) -> list[Path]:
    try:
        lines = path.read_text("utf-8", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        return []
    return [Path(line) for line in dict.fromkeys(lines) if line]
