"""
The check-ins that are there: how people are and where they sit, one for each person.

The rule here: whose it is stands here and in the log, and is sent to nobody (`checkins`).
"""

from typing import Literal

import msgspec

from live.day.keys import Key
from live.day.refusals import AnyCode, Refused
from live.day.roles import Voice

# As long as people stand together after a day, and somebody is there to look after them.
AFTER_THE_DAY_MS = 3_600_000

State = Literal["sent", "seen", "done"]


class CheckinCode(AnyCode):
    """Why a check-in was not done."""

    TOO_LONG = "checkin.too_long"
    CHARACTERS = "checkin.characters"
    UNKNOWN = "checkin.unknown"


class Checkin(msgspec.Struct):
    """What somebody said of themselves, and what became of it. Times are epoch ms."""

    id: str
    feeling: str
    where: str
    by: Voice
    at: int
    after_the_day: bool
    seen_at: int | None = None
    done_at: int | None = None

    @property
    def key(self) -> Key:
        """The key of its cell, which says whose it is; on the wire that is never said."""
        return Key("checkin", f"{self.by}/{self.id}")

    @property
    def state(self) -> State:
        """What its giver reads."""
        if self.done_at is not None:
            return "done"
        return "seen" if self.seen_at is not None else "sent"

    @property
    def forgotten_at(self) -> int:
        """When it is forgotten at the latest, once the day is over."""
        return self.at + AFTER_THE_DAY_MS if self.after_the_day else self.at


class Checkins:
    """The check-ins that are there, one for a person. Changed by `apply` only."""

    def __init__(self) -> None:
        self.items: dict[str, Checkin] = {}  # by their ids, in the order of sending
        self.of_voice: dict[Voice, Checkin] = {}

    def expect(self, checkin_id: str) -> Checkin:
        """The check-in of that id; refuses one that is not there any more."""
        checkin = self.items.get(checkin_id)
        if checkin is None:
            raise Refused(CheckinCode.UNKNOWN)
        return checkin

    def add(self, checkin: Checkin) -> None:
        """Takes one in, in the place of the person's last."""
        last = self.of_voice.get(checkin.by)
        if last is not None:
            self.take_out(last.id)
        self.items[checkin.id] = self.of_voice[checkin.by] = checkin

    def take_out(self, checkin_id: str) -> list[Key]:
        """One is there no more; the keys of what is other than before."""
        checkin = self.items.pop(checkin_id, None)
        if checkin is None:
            return []
        del self.of_voice[checkin.by]
        return [checkin.key]
