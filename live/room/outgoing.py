"""
What goes out to all who have the same: one frame, made once, whose bytes are written to every socket of a place.

The rules here: a frame is kept until there is a later entry. Only a phone whose own cells have changed is sent a frame
of its own, which has the shared cells too, so that a client that has a frame has all of that entry.
"""

from live.day.roles import Role, Voice
from live.log import Log
from live.room import frames, wire
from live.room.boards import Boards

# Phones of one slice have the same; a phone that was full for a while has less. Where there are more kinds, some wait
# for their frame to be made again.
CACHED = 64
_NOBODY = Voice("")  # has no cells of their own


class Outgoing:
    """The frames of one room; nothing in here is anybody's own."""

    def __init__(self, boards: Boards, log: Log) -> None:
        self._boards = boards
        self._log = log
        self._head = 0  # the entry up to which the frames go
        self._frames: dict[tuple[Role, int], bytes | None] = {}

    def later(self, place: Role, voice: Voice, since: int) -> tuple[int, bytes | None]:
        """The frame that makes a client with `since` current, or None where it is; and the number it then has."""
        boards = self._boards
        head = boards.head
        if since >= head:
            return head, None
        if boards.has_own_since(voice, since):
            return head, self._frame(boards.since(place, voice, since))
        if head != self._head or len(self._frames) > CACHED:
            self._frames.clear()
            self._head = head
        key = place, since
        if key not in self._frames:
            self._frames[key] = self._frame(boards.since(place, _NOBODY, since))
        return head, self._frames[key]

    def _frame(self, fragments: bytes) -> bytes | None:
        if not fragments:
            return None
        head = self._boards.head
        return frames.text(wire.cells(head, self._log.mark(head), fragments))
