"""
Taking back: for a minute whoever took words back may put them back; after that they are erased.

The rules here: from the moment in which words are taken back no place is sent them, the poet's too. When the minute is
over nothing of them is left, neither in this day nor in its log: their text, their translation, the reason for which
they were kept aside, and what stands of them in the poem. That they were given and taken back stays.
"""

from collections.abc import Container

from live.day.checkin_book import Checkins
from live.day.given import AllGiven, Given
from live.day.glossary import Glossary
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Due, Fact, FactRow, Noun
from live.day.phrases import PhraseWithdrawn
from live.day.reflection_book import Reflections
from live.day.refusals import Code, Refused
from live.day.report_book import ReportBook
from live.day.roles import By, Role
from live.day.sheet import Poem
from live.day.showing import Showing, waits_again
from live.day.sight import seen_anew

# Long enough to see that it was the wrong one and to press again, short enough that "gone" is true when they look up.
PUT_BACK_MS = 60_000


# Commands


class PutBack(Command, frozen=True, tag="phrase.put_back"):
    """Gives a phrase or note again that its giver took back a moment ago, as it was."""

    id: str


class EraseTakenBack(Command, frozen=True, tag="phrase.erase_taken_back"):
    """The clock's own command: what was taken back a minute ago is erased. It has no form on the wire."""


class EraseWords(Command, frozen=True, tag="phrase.erase"):
    """Erases words for good, whoever gave them: by hand, on the server's own machine. It has no form on the wire."""

    ids: tuple[str, ...]


# Facts


class PhrasePutBack(Fact, frozen=True, tag="phrase.put_back"):
    """A phrase or note is there again; `due` is when it goes on the wall by itself, where it has not been there."""

    id: str
    due: int | None = None


class PhrasesErased(Fact, frozen=True, omit_defaults=True, tag="phrase.erased"):
    """
    Nothing is left of the words of these phrases and notes; `by_time`: but what stays in the poem (`keeping`) and in
    the report (`report_keeping`).
    """

    ids: tuple[str, ...]
    by_time: bool = False


# State


class TakenBack:
    """What was taken back and is not erased yet, each with when it was (epoch ms), in that order."""

    def __init__(self) -> None:
        self.since: dict[str, int] = {}
        self.erased: dict[str, None] = {}  # an ordered set
        self.stay_in_poem: dict[str, None] = {}  # what is left of these stands in the poem; the same


# Deciding


def _put_back(day: Day, command: PutBack, by: By, now: int) -> list[Fact]:
    given = day[AllGiven].items.get(command.id)
    if given is None:
        raise Refused(Code.PHRASE_UNKNOWN)
    if given.by != by.voice:
        raise Refused(Code.PHRASE_NOT_YOURS)
    if given.withdrawn_at is None:
        return []
    if given.id not in day[TakenBack].since:
        raise Refused(Code.PHRASE_WITHDRAWN, "for_good")
    if given.hidden is not None:
        return [PhrasePutBack(given.id)]
    due, at_once = waits_again(day, given, now)
    return [PhrasePutBack(given.id, due), *at_once]


def _erase_taken_back(day: Day, _command: EraseTakenBack, _by: By, now: int) -> list[Fact]:
    ids = tuple(each for each, since in day[TakenBack].since.items() if since + PUT_BACK_MS <= now)
    return [PhrasesErased(ids)] if ids else []


def _erase(day: Day, command: EraseWords, _by: By, now: int) -> list[Fact]:
    """
    Also what is not here: a list of erasures may be longer than the copy of a log that was put back, and the phone that
    gave the words gives them again.
    """
    items, left = day[AllGiven].items, tuple(each for each in dict.fromkeys(command.ids) if each not in _gone(day))
    found = [given for each in left if (given := items.get(each)) is not None]
    there = [PhraseWithdrawn(given.id, now) for given in found if given.withdrawn_at is None]
    return [*there, PhrasesErased(left)] if left else []


def _gone(day: Day) -> Container[str]:
    """What needs not be erased any more, or is no words of anybody's."""
    words = (day[AllGiven].items, day[Glossary], day[ReportBook], day[Checkins].items, day[Reflections].items)
    without_words = (each for each in day.made if not any(each in some for some in words))
    return {*day[TakenBack].erased, *day.never_here, *without_words}


def _due(day: Day, _now: int) -> Due | None:
    first = next(iter(day[TakenBack].since.values()), None)
    return None if first is None else Due(first + PUT_BACK_MS, EraseTakenBack())


# Applying


def _taken_back(day: Day, fact: PhraseWithdrawn) -> list[Key]:
    if fact.id in day[AllGiven].items and fact.id not in day[TakenBack].erased:
        day[TakenBack].since.setdefault(fact.id, fact.at)
    return []


def _was_put_back(day: Day, fact: PhrasePutBack) -> list[Key]:
    if day[TakenBack].since.pop(fact.id, None) is None:
        return []
    given = day[AllGiven].items[fact.id]
    given.withdrawn_at = None
    day[Showing].wait(given.id, fact.due)
    return seen_anew(day, given)


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    found = [given for each in fact.ids if (given := day[AllGiven].items.get(each)) is not None]
    day.never_here.update(each for each in fact.ids if each not in day.made)
    for given in found:
        _forget(day, given, by_time=fact.by_time)
    return [given.key for given in found]


def _forget(day: Day, given: Given, *, by_time: bool) -> None:
    taken_back = day[TakenBack]
    taken_back.since.pop(given.id, None)
    if by_time:
        given.is_forgotten, given.appeal = True, None
        day[AllGiven].look_again(given)
    given.text, given.before, given.gloss, given.was_glossed = "", "", None, None
    given.hidden = None if given.hidden is None else ""
    if not by_time:
        taken_back.stay_in_poem.pop(given.id, None)
    if given.id not in taken_back.stay_in_poem:
        day[Poem].forget(given.id)
        if not by_time or given.id not in day[ReportBook].kept:
            taken_back.erased[given.id] = None


# What is asked of it


def may_be_put_back_until(day: Day, given_id: str) -> int | None:
    """Until when (epoch ms) words that were taken back may be put back, or None where they may not."""
    since = day[TakenBack].since.get(given_id)
    return None if since is None else since + PUT_BACK_MS


def _erases(day: Day, fact: Fact) -> list[str]:
    """Of what a fact erases that of which the day has words still, so that its log may have them too."""
    if not isinstance(fact, PhrasesErased):
        return []
    items, stay = day[AllGiven].items, day[TakenBack].stay_in_poem
    found = [(each, given) for each in fact.ids if (given := items.get(each)) is not None]
    return [each for each, given in found if given.text or each in stay]


NOUN = Noun(
    "taking_back",
    commands=(
        CommandRow(PutBack, (Role.PHONE,), _put_back),
        CommandRow(EraseTakenBack, (Role.CLOCK,), _erase_taken_back),
        CommandRow(EraseWords, (Role.CLOCK,), _erase),
    ),
    facts=(
        FactRow(PhrasePutBack, _was_put_back),
        FactRow(PhrasesErased, _erased),
    ),
    hears=(FactRow(PhraseWithdrawn, _taken_back),),
    due=_due,
    erases=_erases,
)
