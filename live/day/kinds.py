"""The kinds of slots, and in which of them the room talks."""

from enum import StrEnum


class Kind(StrEnum):
    """What a slot is for. It decides what phones may do in it."""

    REGISTRATION = "registration"
    OPENING = "opening"
    TALK = "talk"
    KEYNOTE = "keynote"
    DISCUSSION = "discussion"
    BREAK = "break"
    MAIN_POINTS = "main-points"
    POEM = "poem"
    NETWORKING = "networking"
    OTHER = "other"


# In these the room talks, and phones may give words; in all others somebody else has the floor, or a plate. Of `other`
# nobody knows what it is for: words that nobody asked for cost nothing, a discussion that takes none is lost.
OPEN_KINDS = frozenset({Kind.DISCUSSION, Kind.MAIN_POINTS, Kind.OTHER})

# In these somebody has the floor, and the room asks nothing of anyone, unless the programme or the desk says otherwise.
LISTENING_KINDS = frozenset({Kind.OPENING, Kind.TALK, Kind.KEYNOTE, Kind.POEM})
