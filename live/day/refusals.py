"""
Why a command was not done: a code for programs, a kind sentence for people.

The rules here: every code has a sentence, every sentence says what to do or what holds, and none of them repeats
what the person typed, so that a refusal may be logged without a word of anybody's in it.
"""

from enum import StrEnum


class Code(StrEnum):
    """The codes of the wire, `noun.reason`."""

    FRAME_UNREADABLE = "frame.unreadable"
    COMMAND_UNKNOWN = "command.unknown"
    COMMAND_MALFORMED = "command.malformed"
    COMMAND_NOT_YOURS = "command.not_yours"
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
    READING_NOT_BEGUN = "reading.not_begun"
    TOO_FAST = "too_fast"
    LOG_UNAVAILABLE = "log.unavailable"


_CHARACTERS = "There is a hidden or stacked character in this text. Type it again without it."
_TOO_LONG = "That is {count} characters. Up to {limit} fit."

SENTENCES: dict[Code, str] = {
    Code.FRAME_UNREADABLE: "That message could not be read. Send one JSON object in a text frame.",
    Code.COMMAND_UNKNOWN: "There is no such command here.",
    Code.COMMAND_MALFORMED: "A part of that message is missing or of the wrong kind.",
    Code.COMMAND_NOT_YOURS: "That is for another place in the room to do.",
    Code.ID_MALFORMED: "An id has 8 to 40 letters, digits, - or _.",
    Code.ID_TAKEN: "That id is in use. Make a new one and send it again.",
    Code.PHRASE_EMPTY: "Write a few words first.",
    Code.PHRASE_TOO_LONG: _TOO_LONG,
    Code.PHRASE_CHARACTERS: _CHARACTERS,
    Code.PHRASE_UNKNOWN: "Those words are not here.",
    Code.PHRASE_NOT_YOURS: "Only the person who gave those words can take them back.",
    Code.PHRASE_WITHDRAWN: "Those words were taken back by the person who gave them.",
    Code.PHRASE_HIDDEN: "Those words are kept aside at the desk.",
    Code.PHRASE_YOURS: "Those are your own words.",
    Code.PHRASE_NOT_SHOWN: "Those words are not on the wall.",
    Code.PHRASE_NOT_FOR_WALL: "Whoever gave those words did not give them for the wall.",
    Code.PHRASE_NOT_FOR_POEM: "Whoever gave those words did not give them for the poem.",
    Code.NOTE_EMPTY: "Write your note first.",
    Code.NOTE_TOO_LONG: _TOO_LONG,
    Code.NOTE_CHARACTERS: _CHARACTERS,
    Code.NOTE_UNKNOWN: "That note is not here.",
    Code.NOTE_NOT_YOURS: "Only the person who gave that note can take it back.",
    Code.SLOT_LISTENING: "The room is listening. {rest}",
    Code.SLOT_CLOSED: "{rest}",
    Code.SLOT_UNKNOWN: "That is not in the programme.",
    Code.DAY_NOT_BEGUN: "The day has not begun yet.",
    Code.DAY_OVER: "The day is over. {rest}",
    Code.ALREADY: "Somebody else did that first.",
    Code.MINUTES_TOO_MANY: "Between 120 minutes less and 120 minutes more.",
    Code.THEME_UNKNOWN: "That theme is not here.",
    Code.THEME_EMPTY: "Give the theme a name first.",
    Code.THEME_TOO_LONG: _TOO_LONG,
    Code.THEME_CHARACTERS: _CHARACTERS,
    Code.THEME_SAME: "That is the same theme. Choose another one.",
    Code.ITEM_UNKNOWN: "Those words are not here.",
    Code.PROMPT_TOO_LONG: _TOO_LONG,
    Code.PROMPT_CHARACTERS: _CHARACTERS,
    Code.REASON_EMPTY: "Say why, in a few words. The person who gave them will read it.",
    Code.REASON_TOO_LONG: _TOO_LONG,
    Code.REASON_CHARACTERS: _CHARACTERS,
    Code.WALL_NO_THEME: "Choose a theme for the wall first.",
    Code.LINE_UNKNOWN: "That line is not in the poem.",
    Code.LINE_TOO_LONG: _TOO_LONG,
    Code.LINE_CHARACTERS: _CHARACTERS,
    Code.POEM_TOO_LONG: _TOO_LONG,
    Code.POEM_CHARACTERS: _CHARACTERS,
    Code.READING_NOT_BEGUN: "Begin the reading first.",
    Code.TOO_FAST: "That is a lot at once. Wait a moment; nothing of it is lost.",
    Code.LOG_UNAVAILABLE: "The server could not keep that just now. It stays with you; send it again in a moment.",
}


class Refused(Exception):
    """A command was not done, through the sender's doing or the moment's; nothing was written."""

    def __init__(self, code: Code, **details: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.say = SENTENCES[code].format(**details)
