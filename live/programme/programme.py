"""
What a programme is once it has been read: the day, its slots, what was guessed; or why a text is none.

Nothing here reads. `Programme` is what `read` gives and what `plan` turns into the day's first fact.
"""

import datetime

import msgspec

from live.day.ears import Ears
from live.day.kinds import OPEN_KINDS, Kind
from live.day.refusals import Face
from live.programme.guesses import Guess
from live.programme.sentences import Value, sentence

# As many characters fit on a wall in two lines; the rest of a longer line goes to the description.
TITLE_LIMIT = 100


class Unreadable(Exception):
    """Why this is not a programme, as a code of `sentences` and its values; `str` gives the sentence for a person."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.file = ""  # its name, set only by `load`; a text that was not in a file has none

    def __str__(self) -> str:
        told = sentence(self.code, **self.values)
        return f"{self.file}: {told}" if self.file else told


class Slot(msgspec.Struct, frozen=True):
    """
    One item of the day.

    `start` and `end` are minutes after the midnight that begins the day; past midnight they go beyond 1440. `end` is
    the stated end, else the start of the next slot, else None: open. `listening` means that the room asks nothing of
    anyone; `fixed`, that the slot keeps its time when the day runs late. `line` counts from 1 in the file.
    """

    start: int
    end: int | None
    title: str
    kind: Kind
    listening: bool
    fixed: bool
    prompt: str | None
    description: str
    line: int

    @property
    def takes_words(self) -> bool:
        """Whether phones may give words while it runs."""
        return self.kind in OPEN_KINDS and not self.listening


class Programme(msgspec.Struct, frozen=True):
    """
    A day as published: its slots in order of time, and what was guessed, in order of lines.

    `clock` is 24 where a time is written that only a clock of 24 hours shows; `ears` is None where nobody says whose.
    `terms` are the organisers' own lines on what becomes of words, `keep` for how many days after the day they are
    kept, or None; `reflections` for how many days after it people are asked what has stayed, 0 for not at all, or None.
    """

    title: str
    date: datetime.date | None
    zone: str
    venue: str
    hashtag: str
    slots: tuple[Slot, ...]
    guesses: tuple[Guess, ...]
    clock: Face = 12
    ears: Ears | None = None
    terms: tuple[str, ...] = ()
    keep: int | None = None
    reflections: int | None = None
