"""
The book of reflections: what has stayed with people after the day, as long as it may be kept.

The rule here: a reflection is its giver's and the reporter's, and nobody else is told that there is one. What is erased
is in the book no more.
"""

from typing import Literal

import msgspec

from live.day.keys import Key
from live.day.roles import Voice

ReflectionUse = Literal["report"]


class Reflection(msgspec.Struct):
    """
    What somebody gave, at epoch ms; `uses` says whether the report may quote it. Without a text only the report has it.
    """

    id: str
    text: str
    by: Voice
    at: int
    uses: tuple[ReflectionUse, ...]
    withdrawn_at: int | None = None

    @property
    def key(self) -> Key:
        """The key of its cell, which says whose it is; on the wire that is never said."""
        return Key("reflection", f"{self.by}/{self.id}")

    @property
    def is_there(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_at is None

    @property
    def may_be_reported(self) -> bool:
        """Whether the report may quote it."""
        return self.is_there and "report" in self.uses


class Reflections:
    """All that were given and are not erased. Changed by `apply` only."""

    def __init__(self) -> None:
        self.items: dict[str, Reflection] = {}  # by their ids, in the order of giving
        self.taken_back: dict[str, int] = {}  # ids of those that may be put back still, and since when; the same

    def of(self, voice: Voice) -> list[Reflection]:
        """Those of one person, also what they took back a moment ago."""
        return [each for each in self.items.values() if each.by == voice]

    def take_out(self, reflection_id: str) -> list[Key]:
        """One is erased; the keys of what is other than before."""
        reflection = self.items.pop(reflection_id, None)
        self.taken_back.pop(reflection_id, None)
        return [] if reflection is None else [reflection.key]
