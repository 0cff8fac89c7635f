"""
Moderation: the desk reads what people gave, and hides what should not be shown.

The rules here: what was marked read can be unread again. Hiding has a reason, which the giver reads, and
without the words everybody (`decisions`); and it can be undone.
What is hidden leaves every screen but the desk, and its words are nobody's to borrow until it is brought back.
"""

from live.day.given import AllGiven
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.roles import By, Role
from live.day.showing import Showing, waits_again
from live.day.sight import seen_anew
from live.day.text import REASON, Written, tidy

# Commands


class ReadPhrases(Command, frozen=True, tag="phrase.read"):
    """A facilitator has read these phrases and notes."""

    ids: tuple[str, ...]


class UnreadPhrases(Command, frozen=True, tag="phrase.unread"):
    """Undoes that: nobody has read these yet."""

    ids: tuple[str, ...]


class HidePhrase(Command, frozen=True, tag="phrase.hide"):
    """Takes a phrase or note from every screen but the desk."""

    id: str
    reason: str


class RestorePhrase(Command, frozen=True, tag="phrase.restore"):
    """Brings back a phrase or note that was hidden."""

    id: str


# Facts


class PhrasesRead(Fact, frozen=True, tag="phrase.read"):
    """A facilitator read these."""

    ids: tuple[str, ...]
    at: int


class PhrasesUnread(Fact, frozen=True, tag="phrase.unread"):
    """These count as not read."""

    ids: tuple[str, ...]


class PhraseHidden(Fact, frozen=True, tag="phrase.hidden"):
    """A phrase or note was hidden."""

    id: str
    reason: Written
    at: int


class PhraseRestored(Fact, frozen=True, tag="phrase.restored"):
    """A phrase or note was brought back; `due` is when it goes on the wall by itself, where it has not been there."""

    id: str
    due: int | None = None


# Deciding


def _read(day: Day, command: ReadPhrases, _by: By, now: int) -> list[Fact]:
    found = [day[AllGiven].expect(each) for each in command.ids]
    unread = tuple(given.id for given in found if given.read_at is None and given.withdrawn_at is None)
    return [PhrasesRead(unread, now)] if unread else []


def _unread(day: Day, command: UnreadPhrases, _by: By, _now: int) -> list[Fact]:
    found = [day[AllGiven].expect(each) for each in command.ids]
    read = tuple(given.id for given in found if given.read_at is not None and given.withdrawn_at is None)
    return [PhrasesUnread(read)] if read else []


def _hide(day: Day, command: HidePhrase, _by: By, now: int) -> list[Fact]:
    given = day[AllGiven].expect_not_withdrawn(command.id)
    reason = tidy(command.reason, REASON)
    return [PhraseHidden(given.id, reason, now)] if given.hidden is None else []


def _restore(day: Day, command: RestorePhrase, _by: By, now: int) -> list[Fact]:
    """Brought back; what has not been on the wall yet, and may, goes there as if it had just been given."""
    given = day[AllGiven].expect_not_withdrawn(command.id)
    if given.hidden is None:
        return []
    due, at_once = waits_again(day, given, now)
    return [PhraseRestored(given.id, due), *at_once]


# Applying


def _marked_read(day: Day, fact: PhrasesRead) -> list[Key]:
    found = [given for each in fact.ids if (given := day[AllGiven].not_withdrawn(each)) is not None]
    for given in found:
        given.read_at = given.read_at or fact.at
    return [given.key for given in found]


def _marked_unread(day: Day, fact: PhrasesUnread) -> list[Key]:
    found = [given for each in fact.ids if (given := day[AllGiven].not_withdrawn(each)) is not None]
    for given in found:
        given.read_at = None
    return [given.key for given in found]


def _hidden(day: Day, fact: PhraseHidden) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.hidden, given.hidden_at = fact.reason, fact.at
    day[Showing].wait_no_more(given.id)
    return seen_anew(day, given)


def _restored(day: Day, fact: PhraseRestored) -> list[Key]:
    given = day[AllGiven].not_withdrawn(fact.id)
    if given is None:
        return []
    given.hidden = given.hidden_at = None
    day[Showing].wait(given.id, fact.due)
    return seen_anew(day, given)


NOUN = Noun(
    "moderation",
    commands=(
        CommandRow(ReadPhrases, (Role.DESK,), _read),
        CommandRow(UnreadPhrases, (Role.DESK,), _unread),
        CommandRow(HidePhrase, (Role.DESK,), _hide),
        CommandRow(RestorePhrase, (Role.DESK,), _restore),
    ),
    facts=(
        FactRow(PhrasesRead, _marked_read),
        FactRow(PhrasesUnread, _marked_unread),
        FactRow(PhraseHidden, _hidden, words_of="id"),
        FactRow(PhraseRestored, _restored),
    ),
)
