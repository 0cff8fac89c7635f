"""
How facts become stored entries, and the chain that holds those together.

- What people wrote never stands in an entry: it is kept beside it, with a salt, so that it can be erased and the
  chain still holds. The entry has the salted hash in its place.
- Pure: no disk, no clock, no randomness. Salts are handed in.
- Every adapter (SQLite, later PostgreSQL) stores these links and no others, so a log can move between them unchanged.
"""

import hashlib
from collections.abc import Callable, Mapping

import msgspec

from live.log import Damaged, Entry, Fact

# The keys under which people's own words stand, at any depth of a fact.
WRITTEN_KEYS = frozenset({"text", "title", "gloss", "reason"})

# Long enough that a hash gives nothing away, even of a phrase as short as "yes" that anybody can guess.
SALT_BYTES = 16


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
