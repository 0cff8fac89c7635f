"""
Appeals: whoever gave words that are hidden asks the desk to look again, and reads what it says.

The rules here: once for each time that words are hidden, at any time of the day and after it; until the desk answers,
the asking may be put in other words. The answer is the giver's to read, also where the words are back. Nobody but the
desk and the giver is told that any of it happened.
"""

from live.day.given import AllGiven, Appeal, Given
from live.day.keys import Key
from live.day.moderation import PhraseHidden, PhraseRestored
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.phrases import PhraseWithdrawn
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role
from live.day.showing import waits_again
from live.day.text import Limits, Written, tidy

APPEAL_LIMIT = 140


class AppealCode(AnyCode):
    """Why words are not looked at again."""

    NOT_HIDDEN = "appeal.not_hidden"
    ANSWERED = "appeal.answered"
    NONE = "appeal.none"
    TOO_LONG = "appeal.too_long"
    CHARACTERS = "appeal.characters"


APPEAL = Limits(APPEAL_LIMIT, None, AppealCode.TOO_LONG, AppealCode.CHARACTERS)


# Commands


class AppealPhrase(Command, frozen=True, tag="phrase.appeal"):
    """The giver of a hidden phrase or note asks the desk to look again; `text` says why, or is empty."""

    id: str
    text: str = ""


class AnswerAppeal(Command, frozen=True, tag="appeal.answer"):
    """The desk has looked again: the words are brought back (`restore`) or stay hidden; `text` is for the giver."""

    id: str
    restore: bool
    text: str = ""


# Facts


class PhraseAppealed(Fact, frozen=True, tag="phrase.appealed"):
    """The giver of hidden words asked the desk to look again."""

    id: str
    text: Written
    at: int


class AppealAnswered(Fact, frozen=True, tag="appeal.answered"):
    """The desk looked again, brought the words back or not, and says what it found."""

    id: str
    text: Written
    restored: bool
    at: int


# Deciding


def _appeal(day: Day, command: AppealPhrase, by: By, now: int) -> list[Fact]:
    given = _own_hidden(day, command.id, by)
    text = tidy(command.text, APPEAL)
    if given.appeal is not None and given.appeal.answered_at is not None:
        raise Refused(AppealCode.ANSWERED)
    is_new = given.appeal is None or given.appeal.text != text
    return [PhraseAppealed(given.id, text, now)] if is_new else []


def _own_hidden(day: Day, given_id: str, by: By) -> Given:
    """One's own words that are hidden; whether there are others of that id is nobody's business."""
    given = day[AllGiven].items.get(given_id)
    if given is None or given.by != by.voice:
        raise Refused(Code.ITEM_UNKNOWN)
    if given.withdrawn_at is not None or given.is_forgotten:
        raise Refused(Code.PHRASE_WITHDRAWN)
    if given.hidden is None:
        raise Refused(AppealCode.NOT_HIDDEN)
    return given


def _answer(day: Day, command: AnswerAppeal, _by: By, now: int) -> list[Fact]:
    given = day[AllGiven].expect_not_withdrawn(command.id)
    text, appeal = tidy(command.text, APPEAL), given.appeal
    if appeal is None:
        raise Refused(AppealCode.NONE)
    if appeal.answered_at is not None:
        if (appeal.answer, appeal.restored) == (text, command.restore):
            return []
        raise Refused(Code.ALREADY)
    answered = AppealAnswered(given.id, text, command.restore, now)
    if not command.restore:
        return [answered]
    due, at_once = waits_again(day, given, now)
    return [answered, PhraseRestored(given.id, due), *at_once]


# Applying


def _appealed(day: Day, fact: PhraseAppealed) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None or given.hidden is None:
        return []
    given.appeal = Appeal(fact.text, fact.at)
    return [given.key]


def _answered(day: Day, fact: AppealAnswered) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None or given.appeal is None:
        return []
    given.appeal = Appeal(given.appeal.text, given.appeal.at, fact.text, fact.at, fact.restored)
    return [given.key]


def _restored(day: Day, fact: PhraseRestored) -> list[Key]:
    """Brought back by hand there is nothing left to ask; brought back by an answer, that is still to be read."""
    given = day[AllGiven].items.get(fact.id)
    if given is not None and given.appeal is not None and not given.appeal.restored:
        given.appeal = None
    return []


def _forgotten(day: Day, fact: PhraseHidden | PhraseWithdrawn) -> list[Key]:
    """What was asked before was about another time; whoever takes their words back asks for nothing any more."""
    given = day[AllGiven].items.get(fact.id)
    if given is not None:
        given.appeal = None
    return []


NOUN = Noun(
    "appeals",
    codes=AppealCode,
    commands=(
        CommandRow(AppealPhrase, (Role.PHONE,), _appeal),
        CommandRow(AnswerAppeal, (Role.DESK,), _answer),
    ),
    facts=(
        FactRow(PhraseAppealed, _appealed, words_of="id"),
        FactRow(AppealAnswered, _answered, words_of="id"),
    ),
    hears=(
        FactRow(PhraseHidden, _forgotten),
        FactRow(PhraseRestored, _restored),
        FactRow(PhraseWithdrawn, _forgotten),
    ),
)
