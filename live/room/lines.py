"""
Lines: how many sockets of phones are open, by phone, by address and in all.

The rules here: what is more is refused, and whoever is in stays in. Only a phone's own lines make way for a new one of
the same phone, and only those that have said nothing for longer than any client is silent: they are dead, and the
system has not noticed. Desk, poet and wall are not counted; no crowd of phones keeps them out.
"""

from collections import Counter
from typing import Protocol

from live.day.roles import Voice

# A phone has a page or two open; a shared tablet one more.
PER_PHONE = 4
# A hall of two thousand behind one router, with some who have two pages open.
PER_ADDRESS = 2400
# What one process serves well: so many hold some 70 MB, and a change takes a tenth of a second of its core to reach all
# of them, twice a second at most. Less where the system lets it have fewer files.
IN_ALL = 12_000
# Of the files that the system allows, what the logs, the desk and the pages need.
FILES_KEPT = 256
# A client says something every ten seconds.
SILENT_S = 25.0


class Line(Protocol):
    """One socket of a phone's; `heard_at` is when it last said something, in seconds of the server's timer."""

    heard_at: float

    def make_way(self) -> None:
        """Closes it for another one."""


class Lines:
    """The open lines. Changed only by `comes` and `goes`."""

    def __init__(self, in_all: int = IN_ALL) -> None:
        self.most = in_all
        self.open = 0
        self._of_phone: dict[Voice, dict[Line, str]] = {}  # its lines, the oldest first, and from which address
        self._of_address: Counter[str] = Counter()

    def fit_into(self, files: int) -> None:
        """Takes no more lines than the system has files for, `files` being how many it allows."""
        self.most = min(self.most, max(files - FILES_KEPT, PER_PHONE))

    def comes(self, line: Line, voice: Voice, address: str, now: float) -> bool:
        """Takes a new line of a phone in, or says that it is one too many."""
        if self.open >= self.most or self._of_address[address] >= PER_ADDRESS or not self._has_room(voice, now):
            return False
        self._of_phone.setdefault(voice, {})[line] = address
        self._of_address[address] += 1
        self.open += 1
        return True

    def goes(self, line: Line, voice: Voice) -> None:
        """A line is gone, or made way before."""
        mine = self._of_phone.get(voice, {})
        address = mine.pop(line, None)
        if address is None:
            return
        self.open -= 1
        self._of_address[address] -= 1
        if not self._of_address[address]:
            del self._of_address[address]
        if not mine:
            del self._of_phone[voice]

    def _has_room(self, voice: Voice, now: float) -> bool:
        """Whether a phone may have another line; where one of its own is dead, that one makes way."""
        mine = self._of_phone.get(voice, {})
        if len(mine) < PER_PHONE:
            return True
        quietest = min(mine, key=lambda line: line.heard_at)
        if now - quietest.heard_at < SILENT_S:
            return False
        quietest.make_way()
        self.goes(quietest, voice)
        return True
