"""
The shapes of what a simulated room says: phrases, notes, and what a facilitator writes down for somebody.

The rule here: a phrase is a *thing* (it can stand where a noun stands) or a *saying* (it can stand alone), so that a
line of the poem reads as English whatever stands in it.
"""

from typing import Literal, NamedTuple

Form = Literal["thing", "saying", "other_language"]


class ScriptedPhrase(NamedTuple):
    """A phrase, its theme (a key of `THEMES`), how it can stand in a sentence, and its language where not English."""

    text: str
    theme: str
    form: Form
    lang: str | None = None
    gloss: str | None = None


class ScriptedNote(NamedTuple):
    """A note, and its theme (a key of `THEMES`)."""

    text: str
    theme: str


class WrittenDown(NamedTuple):
    """What somebody without a phone says or hands in."""

    text: str
    said: Literal["aloud", "paper"]


class Part(NamedTuple):
    """What belongs to one sort of slot, in the order in which it comes to mind."""

    phrases: tuple[ScriptedPhrase, ...]
    notes: tuple[ScriptedNote, ...]
    written_down: tuple[WrittenDown, ...]

    def then(self, other: "Part") -> "Part":
        """This part and after it the other, as one."""
        return Part(self.phrases + other.phrases, self.notes + other.notes, self.written_down + other.written_down)

    def share(self, index: int, of: int) -> "Part":
        """One of so many equal shares, counted from 0; all shares together are the whole part."""
        return Part(self.phrases[index::of], self.notes[index::of], self.written_down[index::of])


def phrases_about(theme: str, things: str, sayings: str) -> tuple[ScriptedPhrase, ...]:
    """The phrases of a theme, from two texts with a phrase on each line."""
    texts: list[tuple[Form, str]] = [("thing", things), ("saying", sayings)]
    return tuple(
        ScriptedPhrase(line.strip(), theme, form) for form, text in texts for line in text.strip().splitlines()
    )
