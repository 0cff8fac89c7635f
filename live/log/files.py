"""
The files of a log: where they may stand, who may open them, and what the disk says in plain words.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from live.log import AlreadyOpen, CannotOpen, Damaged

# "Cent", as log.sql sets it.
APPLICATION_ID = 0x43656E74

# Step k brings a file from version k to k + 1; the first makes it. The last step's number is the version of today.
STEPS = ("log.sql",)

# What SQLite answers when the bytes are not what was written; anything else is about the disk or the folder.
SIGNS_OF_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})


def check_place(path: Path) -> None:
    """Raises CannotOpen where no log can stand."""
    if not path.parent.is_dir():
        raise CannotOpen(f"There is no folder {path.parent}. Make it, or name another with --sessions.")
    if path.is_symlink():
        raise CannotOpen(f"{path} is a link to another file. Put the log itself there, or name its folder.")
    if path.exists() and not path.is_file():
        raise CannotOpen(f"{path} is not a file. Move it away; the log of the day belongs there.")


def connect(path: Path, mode: str = "rwc") -> sqlite3.Connection:
    """A connection to a log's file; `ro` changes nothing, `rw` makes no new file."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    db.text_factory = lambda raw: raw.decode(errors="replace")  # damaged text is for the chain to find
    return db


def check_ours(db: sqlite3.Connection, path: Path) -> None:
    """Raises CannotOpen where the file is not a log, or one of a newer Cento."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise CannotOpen(f"{path} is not a log of Cento. Move it away; the log of the day belongs there.")
    if version_of(db) > len(STEPS):
        raise CannotOpen(
            f"{path} was written by a newer Cento (log version {version_of(db)}, this one knows {len(STEPS)}). "
            "Use that one to open it."
        )


def version_of(db: sqlite3.Connection) -> int:
    """The version of the file's schema; 0 for an empty file."""
    return msgspec.convert(db.execute("PRAGMA user_version").fetchone()[0], int)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """What SQLite or the disk says, as Damaged or as a sentence for the organiser."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise Damaged(1, f"{path.name} cannot be read ({error})") from error
        why = "Is the disk full, the folder read-only, another program writing there?"
        raise CannotOpen(f"{path} cannot be used: {error}. {why}") from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in its message, and Python cannot read that
        raise Damaged(1, f"{path.name} cannot be read (its schema is not text)") from error
    except OSError as error:
        raise CannotOpen(f"{path} cannot be used: {error.strerror}.") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the bytes are not what was written."""
    # The low byte is the kind of error; what stands above it are details.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in SIGNS_OF_DAMAGE


@contextmanager
def only_opener(path: Path, day: str) -> Iterator[None]:
    """
    Hold the day. The lock is SQLite's own, on an empty file: it works everywhere and dies with the process.

    The file stays when the day is closed; deleting it would let a third process lock a new one beside a second.
    """
    make_private(path)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("PRAGMA journal_mode = memory")  # nothing is left beside it after a kill
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise AlreadyOpen(day) from error
        yield


def make_private(path: Path) -> None:
    """Make the file for its owner alone. SQLite gives the same rights to the files that it puts beside."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        path.chmod(0o600)


def name_whole(part: Path, whole: Path) -> None:
    """Gives a file that is whole its name, and brings both to the disk."""
    _flush(part)
    part.rename(whole)
    _flush(whole.parent)


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def bring_up(db: sqlite3.Connection) -> None:
    """Brings a file to today's version; an empty one becomes a log."""
    for step in STEPS[version_of(db) :]:
        with db:
            db.executescript("BEGIN IMMEDIATE;" + Path(__file__).with_name(step).read_text("utf-8"))


def give_identity(db: sqlite3.Connection, day: str) -> None:
    """Gives a log without entries its name and its life, for ever; one that has them keeps them."""
    # Never for a file with entries: one that has lost its name is damaged, and a new name would hide it.
    db.execute(
        "INSERT INTO log (one, epoch, day) SELECT 1, ?, ? "
        "WHERE NOT EXISTS (SELECT 1 FROM log) AND NOT EXISTS (SELECT 1 FROM entry)",
        (secrets.token_hex(16), day),
    )
