"""
Why a command was not done: a code for programs, and the values of the sentence that people read.

The rules here: no sentence stands here, they are in the catalogue of `live/language` under `refused.` and the code. No
value is anything that a person typed, so that a refusal may be logged without a word of anybody's in it.
"""

from enum import StrEnum
from typing import Literal, NamedTuple


class AnyCode(StrEnum):
    """A code of the wire, `noun.reason`: one of `Code`, or a noun's own, which stands in its module and in its row."""


class Code(AnyCode):
    """The codes of the wire itself, and those that several modules say. `live.day.CODES` has the nouns' own as well."""

    FRAME_UNREADABLE = "frame.unreadable"
    COMMAND_UNKNOWN = "command.unknown"
    COMMAND_MALFORMED = "command.malformed"
    COMMAND_NOT_YOURS = "command.not_yours"
    SEAT_NONE = "seat.none"
    SEAT_TOO_MANY = "seat.too_many"
    DOOR_SEATED = "door.seated"
    DOOR_CLOSED = "door.closed"
    ID_MALFORMED = "id.malformed"
    ID_TAKEN = "id.taken"
    PHRASE_EMPTY = "phrase.empty"
    PHRASE_TOO_LONG = "phrase.too_long"
    PHRASE_CHARACTERS = "phrase.characters"
    PHRASE_UNKNOWN = "phrase.unknown"
    PHRASE_NOT_YOURS = "phrase.not_yours"
    PHRASE_WITHDRAWN = "phrase.withdrawn"
    PHRASE_HIDDEN = "phrase.hidden"
    PHRASE_YOURS = "phrase.yours"
    PHRASE_NOT_SHOWN = "phrase.not_shown"
    PHRASE_NOT_FOR_WALL = "phrase.not_for_wall"
    PHRASE_NOT_FOR_POEM = "phrase.not_for_poem"
    NOTE_EMPTY = "note.empty"
    NOTE_TOO_LONG = "note.too_long"
    NOTE_CHARACTERS = "note.characters"
    NOTE_UNKNOWN = "note.unknown"
    NOTE_NOT_YOURS = "note.not_yours"
    SLOT_LISTENING = "slot.listening"
    SLOT_CLOSED = "slot.closed"
    SLOT_UNKNOWN = "slot.unknown"
    SLOT_EMPTY = "slot.empty"
    SLOT_TOO_LONG = "slot.too_long"
    SLOT_CHARACTERS = "slot.characters"
    SLOT_MINUTES = "slot.minutes"
    SLOT_TIME = "slot.time"
    SLOT_TOO_EARLY = "slot.too_early"
    SLOT_BEGUN = "slot.begun"
    SLOT_THE_ONLY_ONE = "slot.the_only_one"
    DAY_NOT_BEGUN = "day.not_begun"
    DAY_OVER = "day.over"
    ALREADY = "already"
    MINUTES_TOO_MANY = "minutes.too_many"
    THEME_UNKNOWN = "theme.unknown"
    THEME_EMPTY = "theme.empty"
    THEME_TOO_LONG = "theme.too_long"
    THEME_CHARACTERS = "theme.characters"
    THEME_SAME = "theme.same"
    ITEM_UNKNOWN = "item.unknown"
    QUESTION_UNKNOWN = "question.unknown"
    PROMPT_TOO_LONG = "prompt.too_long"
    PROMPT_CHARACTERS = "prompt.characters"
    REASON_EMPTY = "reason.empty"
    REASON_TOO_LONG = "reason.too_long"
    REASON_CHARACTERS = "reason.characters"
    WALL_NO_THEME = "wall.no_theme"
    LINE_UNKNOWN = "line.unknown"
    LINE_TOO_LONG = "line.too_long"
    LINE_CHARACTERS = "line.characters"
    POEM_TOO_LONG = "poem.too_long"
    POEM_CHARACTERS = "poem.characters"
    TOO_FAST = "too_fast"
    LOG_UNAVAILABLE = "log.unavailable"


# The slot does not take it, and may later: what was sent keeps, and can be sent again as it is.
NOT_NOW = (Code.SLOT_LISTENING, Code.SLOT_CLOSED, Code.DAY_NOT_BEGUN, Code.DOOR_CLOSED)

# Nothing is wrong with what was sent: sent again in a moment it is taken.
IN_A_MOMENT = (Code.TOO_FAST, Code.LOG_UNAVAILABLE)


# How many hours a clock counts before it begins anew.
Face = Literal[12, 24]


class Moment(NamedTuple):
    """A time of the day: epoch ms, and the zone and clock by which people read it. It is written out at the edge."""

    at: int
    zone: str
    face: Face


class Refused(Exception):
    """
    A command was not done, through the sender's doing or the moment's; nothing was written.

    `says` names the sentence: the code, and with it the `case` where a code has several. `values` go into the sentence;
    none of them is what somebody typed.
    """

    def __init__(self, code: AnyCode, case: str = "", **values: int | Moment) -> None:
        super().__init__(code.value)
        self.code = code
        self.says = f"{code.value}.{case}" if case else code.value
        self.values = values
