"""
The poem that a simulated poet has in mind: own words, and blanks for the words of the room.

This is data: words that people give, so it is in English and is not translated.
"""

from typing import NamedTuple

from live.rehearsal.script.part import Form


class Blank(NamedTuple):
    """A place in a line for somebody's words: what about, in what form; `trim`: only as far as the first comma."""

    theme: str | None
    form: Form
    trim: bool = False


# Whose poem it is.
POET = "Robin Hale"

# What the poet asks of the room, once.
ASKED = "what rhymes with kettle?"

# What the poet promises the room.
PROMISE = "I read nothing out of which you would rather not."

LINES: tuple[tuple[str | Blank, ...], ...] = (
    ("Start with ", Blank("kettle", "thing"), ","),
    ("then ", Blank("time", "thing"), ", and rain along the glass."),
    (Blank("time", "saying"), ": so the morning found its way."),
    ("Somebody brought ", Blank("forms", "thing"), " in from the weather."),
    ("We set the seats around ", Blank("agenda", "thing"), "."),
    (Blank("kettle", "saying"), ", said someone, and meant it."),
    (Blank("forms", "saying"), "; and laughter, then none."),
    ("Say it how it comes: ", Blank(None, "other_language"), "."),
    ("Under the talk lay ", Blank("doubt", "thing"), ","),
    ("and under that: ", Blank("doubt", "saying"), "."),
    ("We took ", Blank("repair", "thing"), " in with us past lunch,"),
    ("the way you take ", Blank("kettle", "thing"), ", in both hands."),
    (Blank("repair", "saying", trim=True), ", and then the harder half."),
    (Blank("agenda", "saying", trim=True), "; the windows heard it too."),
    ("No cure but ", Blank("time", "thing"), "."),
    ("No plan but ", Blank("agenda", "thing"), "."),
    (Blank("doubt", "saying", trim=True), ", answered the cooling tea."),
    ("So leave with ", Blank("repair", "thing"), " under your arm."),
    (Blank("kettle", "saying"), "."),
)
