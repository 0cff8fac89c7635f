"""
A whole log, written at once: that of a day which came from elsewhere.

The rule here: it gets its name only once all of it is on the disk, and nothing is written over.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from live.log import CannotOpen
from live.log.files import (
    bring_up,
    check_place,
    connect,
    give_identity,
    in_plain_words,
    make_private,
    name_whole,
    only_opener,
)
from live.log.rows import identity, insert, packed


def write_log(log: Path, day: str, entries: Iterable[tuple[int, Sequence[msgspec.Struct]]]) -> int:
    """
    Makes the log of `day`, with entries of (ms since 1970, facts) in their order; how many there are.

    Raises CannotOpen where something stands there, or the disk does not take it; nothing of it is left then.
    """
    check_place(log)
    if log.exists():
        raise CannotOpen(f"There is a log at {log} already. Nothing is written over.")
    part = log.with_name(f"{log.name}.part")
    with ExitStack() as held, in_plain_words(log):
        held.enter_context(only_opener(log.with_suffix(".lock"), day))
        held.callback(part.unlink, missing_ok=True)
        part.unlink(missing_ok=True)
        make_private(part)
        written = _write(part, day, entries)
        name_whole(part, log)
    return written


def _write(part: Path, day: str, entries: Iterable[tuple[int, Sequence[msgspec.Struct]]]) -> int:
    with closing(connect(part, "rw")) as db:
        bring_up(db)
        with db:
            db.execute("BEGIN IMMEDIATE")
            give_identity(db, day)
            link, _ = identity(db)
            for at, facts in entries:
                stored, beside = packed(facts)
                link = link.then(at, stored)
                insert(db, link, beside)
        return link.n
