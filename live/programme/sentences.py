"""
Every sentence that the reader of programmes says to a person, by its code.

Each is whole, with named values, and none is put together from parts: a translator may turn it round as the language
wants. So there is a sentence for each kind of slot, as its article and its case differ.
"""

import datetime
from typing import TypeAlias

from live.programme.vocabulary import Weekday

Value: TypeAlias = str | int | datetime.date | datetime.time | Weekday


def sentence(code: str, **values: Value) -> str:
    """The sentence that `code` names, with its values: dates, times and weekdays written as English writes them."""
    return SENTENCES[code].format_map({name: _written(value) for name, value in values.items()})


def _written(value: Value) -> str:
    match value:
        case datetime.date():
            return f"{value.day} {value:%B %Y}"
        case datetime.time():
            return f"{value:%H:%M}"
        case Weekday():
            return value.name.capitalize()
        case _:
            return str(value)


SENTENCES = {
    # Why a text or a file is not a programme.
    "programme.unreadable.no_slot": (
        "No slot was found: a slot is a line with a time and a title, such as “9.30 Registration”."
    ),
    "programme.unreadable.too_many_slots": (
        "This does not look like a programme: {lines} lines begin with something like a time."
    ),
    "programme.unreadable.no_time_of_day": "Line {line} begins a slot at {written}, which is no time of day.",
    "programme.unreadable.text_too_large": "This text is too large for a programme: a programme has a page or two.",
    "programme.unreadable.file_too_large": "This file is too large for a programme: a programme has a page or two.",
    "programme.unreadable.not_text": (
        "This is not plain text. Open it, copy the programme, and save that as a .txt file."
    ),
    "programme.unreadable.is_folder": "This is a folder. Choose a programme file in it.",
    "programme.unreadable.no_file": "There is no such file.",
    "programme.unreadable.cannot_open": "This file cannot be opened: {reason}.",
    # What was guessed about the heading.
    "programme.guess.no_title": "No title stands above the slots. The first line can be one.",
    "programme.guess.no_zone": "No zone is given; {zone} is used. Write it as “Zone: {zone}”.",
    "programme.guess.unknown_zone": "“{written}” is not a time zone this computer knows; {zone} is used.",
    "programme.guess.no_date": "No date is given. The day waits until somebody begins it.",
    "programme.guess.no_year": "The date has no year: “{written}”. The day waits until somebody begins it.",
    "programme.guess.several_days": "Of several days the first is used: {date}.",
    "programme.guess.day_first": "{written} is read as {date}, the day first.",
    "programme.guess.no_such_month": "{written} is read as {date}: there is no month {month}.",
    "programme.guess.wrong_weekday": "{date} is a {weekday}, not a {written}. The date was kept.",
    # What was guessed about times.
    "programme.guess.whole_day": "{start}–{end} is taken as the length of the whole day.",
    "programme.guess.whole_day_open": "{start} is taken as the length of the whole day.",
    "programme.guess.hour_alone": "“{written}” alone is taken as an hour.",
    "programme.guess.half_of_day": "{written} is read as {start}, to follow the slots around it.",
    "programme.guess.end_left_out": "The end {written} does not follow the start and was left out.",
    "programme.guess.out_of_order": "{start} stands below {start_above}; the slots were put in order.",
    "programme.guess.same_start": "Two slots start at {start}.",
    "programme.guess.overlap": "It ends at {end}, after the next slot starts at {next_start}.",
    # What was guessed about the text around the slots.
    "programme.guess.left_out": "The text from here to line {last_line} stands apart and was left out.",
    "programme.guess.like_a_time": (
        "This line begins like a time, but reads like a sentence; it describes the slot above it."
    ),
    "programme.guess.another_day": (
        "A file holds one day: the slots below this date are taken for slots of the same day."
    ),
    # What was guessed about the words of a slot.
    "programme.guess.no_slot_title": "No title stands beside {written}.",
    "programme.guess.unknown_mark": (
        "“{mark}” is not a mark. Known: a kind, listening, not listening, fixed, sliding."
    ),
    "programme.guess.kind.registration": "“{title}” is taken as registration, from the word “{word}”.",
    "programme.guess.kind.opening": "“{title}” is taken as the opening, from the word “{word}”.",
    "programme.guess.kind.talk": "“{title}” is taken as a talk, from the word “{word}”.",
    "programme.guess.kind.keynote": "“{title}” is taken as a keynote, from the word “{word}”.",
    "programme.guess.kind.discussion": "“{title}” is taken as a discussion, from the word “{word}”.",
    "programme.guess.kind.break": "“{title}” is taken as a break, from the word “{word}”.",
    "programme.guess.kind.main-points": "“{title}” is taken as the main points, from the word “{word}”.",
    "programme.guess.kind.poem": "“{title}” is taken as a poem, from the word “{word}”.",
    "programme.guess.kind.networking": "“{title}” is taken as networking, from the word “{word}”.",
    "programme.guess.names_a_speaker": "“{title}” is taken as a talk, because it seems to name who speaks.",
    "programme.guess.says_no_kind": "“{title}” is taken as “other”, because no word in it says more.",
    # Titles for a day or a slot that has none; they become part of the programme.
    "programme.title.untitled_day": "Untitled day",
    "programme.title.registration": "Registration",
    "programme.title.opening": "Opening",
    "programme.title.talk": "Talk",
    "programme.title.keynote": "Keynote",
    "programme.title.discussion": "Discussion",
    "programme.title.break": "Break",
    "programme.title.main-points": "Main points",
    "programme.title.poem": "Poem",
    "programme.title.networking": "Networking",
    "programme.title.other": "Untitled",
    # How a programme is shown as it was understood.
    "programme.shown.date": "{weekday} {date}",
    "programme.shown.no_date": "no date",
    "programme.shown.listening": "listening",
    "programme.shown.takes_words": "takes words",
    "programme.shown.no_question": "takes words, no question yet",
    "programme.shown.fixed": "fixed",
    "programme.shown.guesses": "Guessed (say it in the file to be sure):",
    "programme.shown.line": "line {line}",
}
