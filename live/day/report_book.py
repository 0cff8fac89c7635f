"""
The reporter's book: notes on the slots of the day, and which words the report quotes.

The rule here: that something was taken into the report stays known when its giver takes it back; whether it may be
quoted is asked anew each time (`report`).
"""

import msgspec


class ReportNote(msgspec.Struct):
    """A note of the reporter's on a slot, at epoch ms; its paragraphs stand one a line."""

    id: str
    slot: str
    text: str
    at: int


class ReportBook:
    """All that the reporter wrote and chose. Changed by `apply` only."""

    def __init__(self) -> None:
        self.notes: dict[str, ReportNote] = {}  # by their ids, in the order of writing
        self.cut: dict[str, None] = {}  # ids of notes that were taken out, an ordered set
        self.taken: dict[str, None] = {}  # ids of what is quoted, an ordered set
        self.by = ""
        self.published_at: int | None = None
