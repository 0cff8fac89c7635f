"""
What a simulated room says: phrases, notes, themes, prompts, and the poet's own words around the phrases of others.

The rules here: this is data, not text of the software. It is what people in a room say, so it stays in English and is
no part of any translation. Every word was written for rehearsals; nothing was taken from a real seminar. All of it fits
the limits of a phrase and of a note; none of it names a real person.
"""

from random import Random

from live.day.kinds import Kind
from live.day.timetable_cells import SlotCell
from live.rehearsal.script.discussion import DISCUSSION
from live.rehearsal.script.main_points import MAIN_POINTS
from live.rehearsal.script.part import Part

WHOLE = DISCUSSION.then(MAIN_POINTS)
# Of a slot that the script does not know.
NOTHING = Part((), (), ())
# How a phrase can stand in a sentence, for a poet who reads it.
PHRASE_BY_TEXT = {phrase.text: phrase for phrase in WHOLE.phrases}
# What a phrase means that is in another language than English.
GLOSS_BY_TEXT = {phrase.text: phrase.gloss for phrase in WHOLE.phrases if phrase.gloss}
# Under which theme a phrase or note belongs, for a facilitator who reads it.
THEME_BY_TEXT = {phrase.text: phrase.theme for phrase in WHOLE.phrases} | {
    note.text: note.theme for note in WHOLE.notes
}


def parts_by_slot(slots: list[SlotCell]) -> dict[str, Part]:
    """For every slot that takes words, what the room has to say in it; a day of any shape gets the whole script."""
    open_slots = [slot for slot in slots if "phrase" in slot.takes]
    discussions = [slot.id for slot in open_slots if slot.kind is not Kind.MAIN_POINTS]
    main_points = [slot.id for slot in open_slots if slot.kind is Kind.MAIN_POINTS]
    if discussions and main_points:
        return _shared_out(DISCUSSION, discussions) | _shared_out(MAIN_POINTS, main_points)
    return _shared_out(WHOLE, discussions or main_points)


def _shared_out(part: Part, slots: list[str]) -> dict[str, Part]:
    """A part shared out to several slots, every phrase once; shuffled, so that a theme does not come all at once."""
    phrases = list(part.phrases)
    Random(len(phrases)).shuffle(phrases)  # noqa: S311  every rehearsal of a day is to be the same
    shuffled = part._replace(phrases=tuple(phrases))
    return {slot: shuffled.share(index, len(slots)) for index, slot in enumerate(slots)}
