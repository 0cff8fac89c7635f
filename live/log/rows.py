"""
What stands in the file of a log: its rows, checked as they are read.

The rule here: where all is well a log is read in a few calls, however long it is; where it is not, row by row, so that
the first bad entry is named.
"""

import secrets
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter

import msgspec

from live.log import Damaged, Entry, PlainFact
from live.log.chain import SALT_BYTES, Link, Words, follow, pack, root, words_in
from live.log.files import is_damage
from live.log.witness import Witness

LAST_LINK = "SELECT n, at, x'', hash FROM entry WHERE n <= ? ORDER BY n DESC LIMIT 1"
LINKS_AND_WORDS = """
    SELECT entry.n, at, CAST (facts AS BLOB), hash, seq, salt, CAST (text AS BLOB)
    FROM entry LEFT JOIN words ON words.n = entry.n WHERE entry.n > ? ORDER BY entry.n, seq
"""
LINKS = "SELECT n, at, CAST (facts AS BLOB), hash FROM entry WHERE n > ? ORDER BY n LIMIT ?"
WORDS = "SELECT n, seq, salt, CAST (text AS BLOB) FROM words WHERE n > ? AND n <= ? ORDER BY n, seq"
LOST_WORDS = "SELECT min(n) FROM words WHERE n > ? AND n NOT IN (SELECT n FROM entry)"
# One pass in SQLite's own code: 0.1 s for a hundred thousand entries.
MENTIONS = "SELECT n, CAST (facts AS BLOB) FROM entry WHERE instr (facts, ?)"
# With more ids than so many one walk over all entries that have words costs less.
WITH_WORDS, SINGLY = "SELECT n, CAST (facts AS BLOB) FROM entry WHERE n IN (SELECT n FROM words)", 20
MARKS = "SELECT CAST (substr (hash, 1, ?) AS BLOB) FROM entry ORDER BY n"
# As many as tell two histories of a day apart; a client says them of its last entry.
MARK_BYTES = 4
# So many entries are read at a time: enough that asking for them costs nothing, and a few MB while they are looked at.
# One of a storm has a thousand facts: it begins with few, and doubles them while those make up less than so much.
FEW, SLICE, SLICE_BYTES = 8, 5000, 1_000_000
SMALLEST_N, LARGEST_N = -(2**63), 2**63 - 1


def identity(db: sqlite3.Connection) -> tuple[Link, tuple[str, str]]:
    """Where the chain starts, and the (epoch, day) that it starts from."""
    row = db.execute("SELECT epoch, day FROM log WHERE one = 1").fetchone()
    if row is None:
        raise Damaged(1, "the log has lost its name")
    try:
        epoch, day = msgspec.convert(row, tuple[str, str])
    except msgspec.ValidationError as error:
        raise Damaged(1, "the name of the log is not text") from error
    return root(epoch, day), (epoch, day)


def check_whole(db: sqlite3.Connection, start: Link) -> list[Entry]:
    """The entries of a sound log. Raises Damaged with the first bad entry, or the next where only SQLite finds harm."""
    entries = read_entries(db, start)
    head = entries[-1].n if entries else 0
    # A broken page may hide words, which then look erased, or stop the next entry: no chain can show that.
    broken = db.execute("PRAGMA integrity_check (1)").fetchone()[0]
    if broken != "ok":
        raise Damaged(head + 1, f"the file is broken ({broken})")
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise Damaged(head + 1, "the file's schema is broken")
    return entries


def read_entries(db: sqlite3.Connection, start: Link, since: int = 0, most: int = sys.maxsize) -> list[Entry]:
    """The entries later than `since`, or so many of them, each checked against the one before it. Raises Damaged."""
    try:
        return _read_at_once(db, start, since, most)
    except (Damaged, msgspec.ValidationError, sqlite3.DatabaseError):
        return list(islice(_walk(db, start, since), most))  # which says exactly where


def _read_at_once(db: sqlite3.Connection, start: Link, since: int, most: int) -> list[Entry]:
    """The same where all is well: a few calls for thousands of entries."""
    previous, entries, some = last_link(db, start, since), list[Entry](), FEW
    while links := _links(db, previous.n, min(some, most - len(entries))):
        beside = _words_of(db, previous.n, links[-1].n)
        for link in links:
            entries.append(follow(previous, link, beside.pop(link.n, {})))
            previous = link
        _expect_no_more(beside)
        if sum(len(link.facts) for link in links) < SLICE_BYTES:
            some = min(2 * some, SLICE)
    if len(entries) < most:
        _expect_no_more(_words_of(db, previous.n, LARGEST_N) | _words_of(db, SMALLEST_N, 0))
    return entries


def _links(db: sqlite3.Connection, since: int, most: int) -> list[Link]:
    return msgspec.convert(db.execute(LINKS, (since, most)).fetchall(), list[Link])


def _words_of(db: sqlite3.Connection, since: int, upto: int) -> dict[int, dict[int, Words]]:
    """The words beside the entries later than `since`, up to a number, by entry and `seq`."""
    beside: dict[int, dict[int, Words]] = {}
    words = db.execute(WORDS, (since, upto)).fetchall()
    for n, seq, salt, text in msgspec.convert(words, list[tuple[int, int, bytes, bytes]]):
        beside.setdefault(n, {})[seq] = Words(salt, text)
    return beside


def _expect_no_more(beside: dict[int, dict[int, Words]]) -> None:
    if beside:
        raise Damaged(min(beside), "there are words beside it, but no entry")


def _walk(db: sqlite3.Connection, start: Link, since: int) -> Iterator[Entry]:
    """The same row by row: what is before the first bad entry is yielded. Raises Damaged with its number."""
    previous = start
    try:
        previous = last_link(db, start, since)
        for row, rows in groupby(db.execute(LINKS_AND_WORDS, (since,)), key=itemgetter(0, 1, 2, 3)):
            link = msgspec.convert(row, Link)
            yield follow(previous, link, _beside(rows))
            previous = link
        lost = msgspec.convert(value(db, LOST_WORDS, since or SMALLEST_N), int | None)
    except msgspec.ValidationError as error:
        raise Damaged(previous.n + 1, "its row is not an entry") from error
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise Damaged(previous.n + 1, f"the file cannot be read there ({error})") from error
        raise
    if lost is not None:
        raise Damaged(lost, "there are words beside it, but no entry")


def _beside(rows: Iterator[tuple[object, ...]]) -> dict[int, Words]:
    return {
        msgspec.convert(seq, int): msgspec.convert((salt, text), Words)
        for *_, seq, salt, text in rows
        if (seq, salt, text) != (None, None, None)  # an entry without words
    }


def last_link(db: sqlite3.Connection, start: Link, upto: int = LARGEST_N) -> Link:
    """The last link up to number `upto`, without its facts; the start of the chain when there is none."""
    row = db.execute(LAST_LINK, (upto,)).fetchone()
    return start if row is None else msgspec.convert(row, Link)


def marks_of(db: sqlite3.Connection, start: Link) -> bytearray:
    """The first bytes of the hash of every entry, and before them those of the start."""
    whole = b"".join(digest for (digest,) in db.execute(MARKS, (2 * MARK_BYTES,)).fetchall())
    return bytearray.fromhex(start.hash[: 2 * MARK_BYTES] + whole.decode())


def first_missing(db: sqlite3.Connection, start: Link, head: int, witness: Witness) -> int:
    """The first entry that the witness has seen and the log has not; 0 where the log goes as far."""
    if witness.n > head:
        return head + 1
    return 0 if last_link(db, start, witness.n).hash == witness.hash else max(witness.n, 1)


def packed(facts: Sequence[msgspec.Struct]) -> tuple[bytes, list[Words]]:
    """The facts as they are stored, and the words that go beside them, each with a salt of its own."""
    return pack(facts, lambda: secrets.token_bytes(SALT_BYTES))


def insert(db: sqlite3.Connection, link: Link, beside: Sequence[Words]) -> None:
    """Writes an entry, within the transaction of whoever calls."""
    entry = (link.n, link.at, link.facts.decode(), link.hash)
    words = [(link.n, seq, each.salt, each.text.decode()) for seq, each in enumerate(beside)]
    db.execute("INSERT INTO entry (n, at, facts, hash) VALUES (?, ?, ?, ?)", entry)
    db.executemany("INSERT INTO words (n, seq, salt, text) VALUES (?, ?, ?, ?)", words)


def places_of(db: sqlite3.Connection, given: str, words_of: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where the words of a phrase or note stand, by entry and `seq`, also those that are erased."""
    return _places(db.execute(MENTIONS, (msgspec.json.encode(given).decode(),)), {given}, words_of)


def erase_words(db: sqlite3.Connection, given: Collection[str], words_of: Mapping[str, str]) -> None:
    """Erases the words of phrases and notes, within the transaction of whoever calls."""
    if len(given) <= SINGLY:
        places = [place for each in given for place in places_of(db, each, words_of)]
    else:
        places = _places(db.execute(WITH_WORDS), set(given), words_of)
    db.executemany("DELETE FROM words WHERE n = ? AND seq = ?", places)


def _places(
    rows: Iterable[tuple[int, bytes]], given: Collection[str], words_of: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Where in these entries the words of any of these stand."""

    def is_of(kind: str, part: PlainFact) -> bool:
        return kind in words_of and part.get(words_of[kind]) in given

    return [(n, seq) for n, facts in rows for seq in words_in(facts, is_of)]


def value(db: sqlite3.Connection, question: str, *given: int) -> object:
    """The one value that answers a question."""
    return db.execute(question, given).fetchone()[0]
