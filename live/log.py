"""
The record of a day: what every log promises, how facts become stored entries, and the chain that holds them together.

- The log knows no nouns. A fact is plain values as `msgspec.to_builtins` makes them; the room turns them into structs.
- What people wrote never stands in an entry: it is kept beside it, with a salt, so that it can be erased and the
  chain still holds. The entry has the salted hash in its place.
- Pure: no disk, no clock, no randomness. Salts are handed in.
- Every adapter (SQLite, later PostgreSQL) stores these links and no others, so a log can move between them unchanged.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

import msgspec

Fact: TypeAlias = dict[str, object]

# The keys under which people's own words stand, at any depth of a fact.
WRITTEN_KEYS = frozenset({"text", "title", "gloss", "reason"})

# Long enough that a hash gives nothing away, even of a phrase as short as "yes" that anybody can guess.
SALT_BYTES = 16


class Conflict(Exception):
    """Somebody else wrote entry `n` first. Read what came, decide again, append again."""

    def __init__(self, n: int) -> None:
        super().__init__(f"Entry {n} is not the next one.")
        self.n = n


class CannotOpen(Exception):
    """The log cannot be used as it is; the message is a sentence for the person who started the server."""


class AlreadyOpen(CannotOpen):
    """The day is open in another process."""

    def __init__(self, day: str) -> None:
        super().__init__(
            f"{day} is already open in another process. "
            "Close that one first, or give this one another --sessions folder."
        )


class Damaged(Exception):
    """The log is not what was written; `n` is the first bad entry, and all before it are sound."""

    def __init__(self, n: int, why: str) -> None:
        super().__init__(f"The log is damaged at entry {n}: {why}.")
        self.n = n


class Entry(msgspec.Struct, frozen=True):
    """Facts that were written together, texts put back. `at` is in ms since 1970; an erased text reads as ""."""

    n: int
    at: int
    facts: tuple[Fact, ...]


class Log(Protocol):
    """
    The only record of one day, in order, added to and never changed.

    Order is `n` alone: 1, 2, 3, with no gap. `at` is data, and never goes back.
    """

    @property
    def epoch(self) -> str:
        """The random id of this log's life, made when it was made."""

    @property
    def head(self) -> int:
        """The number of the last entry, 0 when there is none."""

    async def append(self, n: int, facts: list[Fact], at: int) -> int:
        """
        Write one entry and return its number once it is on disk.

        Raises Conflict unless `n` is `head + 1`. After any other exception nobody knows whether it was written:
        read, look, and only then try again. A caller that is cancelled does not cancel the writing.
        """

    async def read(self, since: int = 0) -> list[Entry]:
        """The entries later than `since`, in order, as they are on disk. Raises Damaged."""

    async def close(self) -> None:
        """Finish what is being written and let go of the day."""


class Words(msgspec.Struct, frozen=True, array_like=True):
    """Something a person wrote, UTF-8, as it is kept beside its entry."""

    salt: bytes
    text: bytes

    def hash(self) -> str:
        """What stands for these words in the entry: 64 hex digits that say nothing without the salt."""
        return hashlib.sha256(self.salt + self.text).hexdigest()


class Link(msgspec.Struct, frozen=True, array_like=True):
    """One entry as it is stored: `facts` is a JSON list with every text replaced by its hash, `hash` is hex."""

    n: int
    at: int
    facts: bytes
    hash: str

    def then(self, at: int, facts: bytes) -> "Link":
        """The link that follows this one."""
        n = self.n + 1
        return Link(n, at, facts, _hash(self.hash, str(n), str(at), facts))


def root(epoch: str, day: str) -> Link:
    """What the first entry is linked to. It is computed, never stored."""
    return Link(0, 0, b"", _hash(epoch, day))


def pack(facts: list[Fact], new_salt: Callable[[], bytes]) -> tuple[bytes, list[Words]]:
    """
    The facts as they are stored, and the words that go beside them; the place in the list is their `seq`.

    Raises UnicodeEncodeError for half a surrogate pair, which is not text. Tuples come back as lists.
    """
    beside: list[Words] = []

    def put_aside(value: object) -> object:
        assert value is None or isinstance(value, str), "what people write is a string"
        if not value:
            return value
        beside.append(Words(new_salt(), value.encode()))
        return {"words": beside[-1].hash()}

    stored = [_swap_written(fact, put_aside) for fact in facts]
    return msgspec.json.encode(stored), beside


def follow(previous: Link, link: Link, beside: Mapping[int, Words]) -> Entry:
    """The entry in a stored link, with the words beside it put back. Raises Damaged unless it follows `previous`."""
    if link.n != previous.n + 1:
        raise Damaged(previous.n + 1, "it is missing")
    if link != previous.then(link.at, link.facts):
        raise Damaged(link.n, "it is not what was written")
    if link.at < previous.at:
        raise Damaged(link.n, "its time goes back")
    return Entry(link.n, link.at, _unpack(link, beside))


def _unpack(link: Link, beside: Mapping[int, Words]) -> tuple[Fact, ...]:
    seq = 0

    def put_back(value: object) -> object:
        nonlocal seq
        if not isinstance(value, dict):
            return value
        words, seq = beside.get(seq), seq + 1
        if words is None:
            return ""
        if words.hash() != value["words"]:
            raise Damaged(link.n, "its words are not what was written")
        return _as_text(words, link.n)

    facts = msgspec.json.decode(link.facts, type=list[Fact])
    whole = tuple(_swap_written(fact, put_back) for fact in facts)
    if any(not 0 <= place < seq for place in beside):
        raise Damaged(link.n, "words stand beside it that do not belong to it")
    return whole


def _as_text(words: Words, n: int) -> str:
    try:
        return words.text.decode()
    except UnicodeDecodeError as error:
        raise Damaged(n, "its words are not text") from error


def _swap_written(fact: Fact, swap: Callable[[object], object]) -> Fact:
    """A copy of the fact with every value under a written key swapped, in the order of the document."""
    return {key: swap(part) if key in WRITTEN_KEYS else _swap_within(part, swap) for key, part in fact.items()}


def _swap_within(part: object, swap: Callable[[object], object]) -> object:
    if isinstance(part, dict):
        return _swap_written(part, swap)
    if isinstance(part, list | tuple):
        return [_swap_within(each, swap) for each in part]
    return part


def _hash(*parts: str | bytes) -> str:
    """SHA-256 over the parts with a line feed between: only the last one could hold a line feed, so none can shift."""
    lines = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"\n".join(lines)).hexdigest()
