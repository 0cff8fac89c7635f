"""
How facts become stored entries, and the chain that holds those together.

- What people wrote never stands in an entry: it is kept beside it, with a salt, so that it can be erased and the
  chain still holds. The entry has the salted hash in its place.
- What people wrote is told by the types of the facts when it is stored (`written`), and by the form of what stands in
  its place when it is read: so a log reads the same whatever the types were when it was written.
- Pure: no disk, no clock, no randomness. Salts are handed in.
- Every adapter (SQLite, later PostgreSQL) stores these links and no others, so a log can move between them unchanged.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from live.log import Damaged, Entry, PlainFact
from live.log.written import put_aside

# Long enough that a hash gives nothing away, even of a phrase as short as "yes" that anybody can guess.
SALT_BYTES = 16

# What stands for words, as we write it; within a string of JSON the quotes would have a backslash before them.
_PLACE = re.compile(rb'\{"words":"([0-9a-f]{64})"\}')
_DIGEST = re.compile("[0-9a-f]{64}")


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
        return Link(n, at, facts, _hash_after(self.hash, n, at, facts))


def root(epoch: str, day: str) -> Link:
    """What the first entry is linked to. It is computed, never stored."""
    return Link(0, 0, b"", _hash(epoch, day))


def pack(facts: Sequence[msgspec.Struct], new_salt: Callable[[], bytes]) -> tuple[bytes, list[Words]]:
    """
    The facts as they are stored, and the words that go beside them; the place in the list is their `seq`.

    Raises UnicodeEncodeError for half a surrogate pair, which is not text. Tuples come back as lists.
    """
    beside: list[Words] = []

    def keep_beside(text: str) -> object:
        beside.append(Words(new_salt(), text.encode()))
        return {"words": beside[-1].hash()}

    stored = [put_aside(fact, keep_beside) for fact in facts]
    found: list[str] = []
    _put_back(stored, found.append)
    assert found == [words.hash() for words in beside], "nothing else in a fact looks like what stands for words"
    return msgspec.json.encode(stored), beside


def follow(previous: Link, link: Link, beside: Mapping[int, Words]) -> Entry:
    """The entry in a stored link, with the words beside it put back. Raises Damaged unless it follows `previous`."""
    if link.n != previous.n + 1:
        raise Damaged(previous.n + 1, "it is missing")
    if link.hash != _hash_after(previous.hash, link.n, link.at, link.facts):
        raise Damaged(link.n, "it is not what was written")
    if link.at < previous.at:
        raise Damaged(link.n, "its time goes back")
    return Entry(link.n, link.at, _unpack(link, beside))


def words_in(facts: bytes, are_meant: Callable[[str, PlainFact], bool]) -> list[int]:
    """
    Which of the words of stored facts are meant, by their `seq`.

    `are_meant` is asked of each with what its fact says under "is", and what the words stand in: the fact, or a part of
    it, as it is stored.
    """
    meant: list[bool] = []

    def look(part: object, kind: str) -> None:
        for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            if _stands_for(each) is not None:
                meant.append(isinstance(part, dict) and are_meant(kind, part))
            else:
                look(each, kind)

    for fact in msgspec.json.decode(facts, type=list[PlainFact]):
        look(fact, str(fact.get("is")))
    return [seq for seq, is_meant in enumerate(meant) if is_meant]


def _unpack(link: Link, beside: Mapping[int, Words]) -> bytes:
    """The facts with the words beside them put back, in JSON."""
    if not beside and b'"words"' not in link.facts:
        return link.facts
    seq = 0

    def words_for(digest: str) -> str:
        nonlocal seq
        words, seq = beside.get(seq), seq + 1
        if words is None:
            return ""
        if words.hash() != digest:
            raise Damaged(link.n, "its words are not what was written")
        return _as_text(words, link.n)

    whole = _put_back_in_text(link.facts, words_for)
    if whole is None:
        facts = msgspec.json.decode(link.facts, type=list[PlainFact])
        whole = msgspec.json.encode([{key: _put_back(part, words_for) for key, part in fact.items()} for fact in facts])
    if any(not 0 <= place < seq for place in beside):
        raise Damaged(link.n, "words stand beside it that do not belong to it")
    return whole


def _as_text(words: Words, n: int) -> str:
    try:
        return words.text.decode()
    except UnicodeDecodeError as error:
        raise Damaged(n, "its words are not text") from error


def _put_back_in_text(facts: bytes, words_for: Callable[[str], str]) -> bytes | None:
    """
    The same as `_put_back`, in one pass over the text that we write, which is many times as quick.

    None where something else is called so too, or was written with spaces between: that needs to be looked at closely.
    """
    parts = _PLACE.split(facts)  # what is between the places, and at every second place a hash
    if facts.count(b'"words"') != len(parts) // 2:
        return None
    parts[1::2] = [msgspec.json.encode(words_for(digest.decode())) for digest in parts[1::2]]
    return b"".join(parts)


def _put_back(part: object, words_for: Callable[[str], object]) -> object:
    """A copy of a part of stored facts with words in their places again, asked for in the order of the document."""
    digest = _stands_for(part)
    if digest is not None:
        return words_for(digest)
    if isinstance(part, dict):
        return {key: _put_back(each, words_for) for key, each in part.items()}
    if isinstance(part, list | tuple):
        return [_put_back(each, words_for) for each in part]
    return part


def _stands_for(part: object) -> str | None:
    """The hash of the words that this stands for, or None where it is an ordinary value."""
    if not isinstance(part, dict) or part.keys() != {"words"}:
        return None
    digest = part["words"]
    return digest if isinstance(digest, str) and _DIGEST.fullmatch(digest) else None


def _hash(*lines: str) -> str:
    """SHA-256 over the lines with a line feed between."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _hash_after(before: str, n: int, at: int, facts: bytes) -> str:
    """The same for an entry: only the last line could hold a line feed, so none can shift."""
    return hashlib.sha256(b"%s\n%d\n%d\n%s" % (before.encode(), n, at, facts)).hexdigest()
