"""
Glossing: in which language a phrase is and what it means in the room's, said or put right after it was given.

The rules here: its giver says it, at any time of the day and after it, and so does the desk, for whoever cannot; the
last word counts, and the giver reads it. It stands with the words in small type and never in their place: the poem
keeps what was given. It is erased with the words.
"""

from live.day.given import AllGiven, Given, Lang
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.day.text import GLOSS, Written, tidy


class GlossPhrase(Command, frozen=True, tag="phrase.gloss"):
    """Says in which language a phrase is, and what it means; what is left empty is not said any more."""

    id: str
    lang: Lang | None = None
    gloss: str = ""


class PhraseGlossed(Fact, frozen=True, tag="phrase.glossed"):
    """A phrase is in that language and means this, as far as anybody says."""

    id: str
    lang: str | None
    gloss: Written | None


# Deciding


def _gloss(day: Day, command: GlossPhrase, by: By, _now: int) -> list[Fact]:
    given = _expect(day, command.id, by)
    lang, gloss = command.lang or None, tidy(command.gloss, GLOSS) or None
    return [PhraseGlossed(given.id, lang, gloss)] if (lang, gloss) != (given.lang, given.gloss) else []


def _expect(day: Day, phrase_id: str, by: By) -> Given:
    """From a phone one's own phrase; whether there are others of that id is nobody's business."""
    given = day[AllGiven].phrase(phrase_id)
    if given is None or (by.role is Role.PHONE and given.by != by.voice):
        raise Refused(Code.PHRASE_UNKNOWN)
    if given.withdrawn_at is not None or given.is_forgotten:
        raise Refused(Code.PHRASE_WITHDRAWN)
    return given


# Applying


def _glossed(day: Day, fact: PhraseGlossed) -> list[Key]:
    given = day[AllGiven].phrase(fact.id)
    if given is None:
        return []
    given.was_glossed = given.gloss_at_first
    given.lang, given.gloss = fact.lang, fact.gloss or None
    return [given.key]


NOUN = Noun(
    "glossing",
    commands=(CommandRow(GlossPhrase, (Role.PHONE, Role.DESK), _gloss),),
    facts=(FactRow(PhraseGlossed, _glossed, words_of="id"),),
)
