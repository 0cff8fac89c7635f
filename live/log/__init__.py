"""
The record of a day: what every log promises, whatever keeps it.

`chain` says how facts become stored entries and how those hold together, `written` what of a fact people wrote;
`sqlite` keeps the entries in one file. The log knows no nouns: a fact comes in as a struct, whose type says what people
wrote, and goes out as plain values, which the room turns into structs again.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec

# A fact as it is read, and as `msgspec.to_builtins` makes it of the struct that was written.
PlainFact: TypeAlias = dict[str, object]


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


class LostEnd(Damaged):
    """The log is sound and shorter than it was, or another one: `n` is the first entry that is missing."""

    def __init__(self, n: int, head: int) -> None:
        Exception.__init__(
            self,
            f"The log has lost entries: what was once written as number {n}, and after it, is missing. "
            f"What it has now, up to {head}, is sound. See docs/log.md for what can be done.",
        )
        self.n = n


class Entry(msgspec.Struct, frozen=True):
    """
    Facts that were written together, texts put back, as a list in JSON: whoever knows their types reads them at once,
    and nobody else has to. `at` is in ms since 1970; an erased text reads as "".
    """

    n: int
    at: int
    json: bytes

    @classmethod
    def of(cls, n: int, at: int, facts: Sequence[PlainFact]) -> "Entry":
        """The entry of plain facts."""
        return cls(n, at, msgspec.json.encode(facts))

    @property
    def facts(self) -> tuple[PlainFact, ...]:
        """The facts as plain values, for whoever knows no types of them; made anew with every look."""
        return msgspec.json.decode(self.json, type=tuple[PlainFact, ...])


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

    @property
    def append_p99_ms(self) -> float | None:
        """How long one in a hundred of the last entries took at the least until it was on disk; None before any."""

    async def append(self, n: int, facts: Sequence[msgspec.Struct], at: int) -> int:
        """
        Write one entry and return its number once it is on disk.

        Raises Conflict unless `n` is `head + 1`. After any other exception nobody knows whether it was written:
        read, look, and only then try again. A caller that is cancelled does not cancel the writing.
        """

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:
        """The entries later than `since`, in order, as they are on disk, or so many of them. Raises Damaged."""

    @property
    def life(self) -> str:
        """New whenever the log is, or may be, no longer what it was: an older copy, or without its end."""

    @property
    def lost(self) -> int | None:
        """The first entry that is known to be missing from its end, if any."""

    async def begin_anew(self, missing: int) -> None:
        """A new life: somebody has seen entry `missing` otherwise, or one later, and the log has it not."""

    def mark(self, n: int) -> str:
        """The first characters of the hash of entry `n` (0: of the start), which is not later than `head`."""

    @property
    def path(self) -> Path:
        """Where it is kept; what belongs to it stands beside."""

    async def erase(self, given: Iterable[str], words_of: Mapping[str, str]) -> bool:
        """
        Erase the words of phrases and notes by their ids; whether nothing of them is left in any file of the log.

        `words_of` has for each kind of fact (what it says under "is") the name of the field that says whose the words
        beside it are. Where somebody reads the file meanwhile, a copy is left for that long: erase again.
        """

    async def close(self) -> None:
        """Finish what is being written and let go of the day."""
