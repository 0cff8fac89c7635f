"""
What goes out to all who have the same: one frame, made once, whose bytes are written to every socket of a place.

The rules here: a frame is kept until there is a later entry. Only a phone whose own cells have changed is sent a frame
of its own, which has the shared cells too, so that a client that has a frame has all of that entry. What is done for
each phone is next to nothing: it counts thousands of times.
"""

from collections.abc import Set
from typing import NamedTuple

from live.day.roles import NOBODY, PLACES, Role, Voice
from live.log import Log
from live.room import frames, wire
from live.room.boards import Boards

# Phones of one slice have the same; a phone that was full for a while has less. Where there are more kinds, some wait
# for their frame to be made again.
CACHED = 64


class _News(NamedTuple):
    """What clients lack that have the same number: a frame, which is for all but those who have cells of their own."""

    frame: bytes | None
    but: Set[Voice]


class PlaceFrames:
    """The frames for one place; nothing in here is anybody's own."""

    def __init__(self, place: Role, boards: Boards, log: Log) -> None:
        self._place = place
        self._boards = boards
        self._log = log
        self._head = 0  # the entry up to which the frames go
        self._news: dict[int, _News] = {}  # by the number that a client has

    def later(self, voice: Voice, since: int) -> tuple[int, bytes | None]:
        """The frame that makes a client with `since` current, or None where it is; and the number it then has."""
        head = self._boards.head
        if since == head:  # also while a long entry is being shown: they get all of it at once
            return head, None
        if head != self._head:
            self._news.clear()
            self._head = head
        news = self._news.get(since) or self._make(since)
        if voice in news.but:
            return head, self._frame(voice, since)
        return head, news.frame

    def _make(self, since: int) -> _News:
        if len(self._news) >= CACHED:
            self._news.clear()
        but = self._boards.whose_own_since(since) if self._place is Role.PHONE else frozenset[Voice]()
        news = self._news[since] = _News(self._frame(NOBODY, since), but)
        return news

    def _frame(self, voice: Voice, since: int) -> bytes | None:
        fragments = self._boards.since(self._place, voice, since)
        return frames.text(wire.cells(self._head, self._log.mark(self._head), fragments)) if fragments else None


class Outgoing:
    """The frames of one room."""

    def __init__(self, boards: Boards, log: Log) -> None:
        self.to = {place: PlaceFrames(place, boards, log) for place in PLACES}
