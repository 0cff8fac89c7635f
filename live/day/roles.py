"""Who asks: the six places, the clock, and the pseudonym of a person on a phone."""

from enum import StrEnum
from typing import NewType

import msgspec

Voice = NewType("Voice", str)
NOBODY = Voice("")  # has no words and no cells of their own


class Role(StrEnum):
    """A place in the room, or the clock, which is an actor like a person."""

    PHONE = "phone"
    DESK = "desk"
    POET = "poet"
    WALL = "wall"
    REPORTER = "reporter"
    CARE = "care"
    CLOCK = "clock"


# Care is about people, and sees none of their words.
WITH_WORDS = (Role.PHONE, Role.DESK, Role.POET, Role.WALL, Role.REPORTER)
PLACES = (*WITH_WORDS, Role.CARE)
KEYED = (Role.DESK, Role.POET, Role.WALL, Role.CARE, Role.REPORTER)  # entered by a secret link


class By(msgspec.Struct, frozen=True):
    """Who gives a command: the role, and on a phone the voice (a pseudonym of this day, never a person)."""

    role: Role
    voice: Voice = NOBODY

    @property
    def owner(self) -> str:
        """Whose an id is: the voice's own on a phone, the role's elsewhere (all desks are one)."""
        return self.voice or self.role.value


CLOCK = By(Role.CLOCK)
