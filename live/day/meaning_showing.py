"""
When everybody sees a word that is asked for, or a meaning: at once, after a delay in which the desk can read it first,
or only by its hand, as words reach the wall.

The rules here: what the desk gives itself everybody sees at once. What is hidden leaves every screen but the desk until
it is brought back; whoever gave it reads why.
"""

from collections.abc import Iterable

from live.day.clock import ClockSet
from live.day.given import Use
from live.day.glossary import Glossary, Meaning, Question
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Due, Fact, FactRow, Noun
from live.day.refusals import AnyCode, Refused
from live.day.roles import By, Role
from live.day.showing import PaceSet, Showing
from live.day.text import REASON, Written, tidy

# They reach everybody as words reach the wall.
_FOR_ALL: tuple[Use, ...] = ("wall",)


class MeaningShowingCode(AnyCode):
    """Why a question or a meaning is not shown, or not found at all."""

    UNKNOWN = "meaning.unknown"
    HIDDEN = "meaning.hidden"


# Commands


class ShowMeaning(Command, frozen=True, tag="meaning.show"):
    """Lets everybody see a question or a meaning now."""

    id: str


class HideMeaning(Command, frozen=True, tag="meaning.hide"):
    """Takes a question or a meaning from every screen but the desk."""

    id: str
    reason: str


class RestoreMeaning(Command, frozen=True, tag="meaning.restore"):
    """Brings it back."""

    id: str


class ShowWaitingMeanings(Command, frozen=True, tag="meaning.show_waiting"):
    """The clock's own command: everybody sees what has waited long enough. It has no form on the wire."""


# Facts


class MeaningsShown(Fact, frozen=True, tag="meaning.shown"):
    """Everybody may see these from now on."""

    ids: tuple[str, ...]
    at: int


class MeaningHidden(Fact, frozen=True, tag="meaning.hidden"):
    """A question or a meaning was hidden."""

    id: str
    reason: Written


class MeaningRestored(Fact, frozen=True, tag="meaning.restored"):
    """It was brought back; `due` as when it was given, where nobody has seen it yet."""

    id: str
    due: int | None = None


# Deciding


def reaches_all(day: Day, some_id: str, now: int, *, is_read: bool = False) -> tuple[int | None, list[Fact]]:
    """
    When everybody sees it by itself (epoch ms), and the fact that shows it now where it goes at once, as it does where
    the desk has read it.
    """
    is_at_once = is_read or day[Showing].pace == "at_once"
    shown: list[Fact] = [MeaningsShown((some_id,), now)] if is_at_once else []
    return None if is_at_once else day[Showing].due(_FOR_ALL, now), shown


def _show(day: Day, command: ShowMeaning, _by: By, now: int) -> list[Fact]:
    found = _expect(day, command.id)
    if found.hidden is not None:
        raise Refused(MeaningShowingCode.HIDDEN)
    return [MeaningsShown((found.id,), now)] if not found.is_shown else []


def _hide(day: Day, command: HideMeaning, _by: By, _now: int) -> list[Fact]:
    found, reason = _expect(day, command.id), tidy(command.reason, REASON)
    return [MeaningHidden(found.id, reason)] if found.hidden is None else []


def _restore(day: Day, command: RestoreMeaning, _by: By, now: int) -> list[Fact]:
    found = _expect(day, command.id)
    if found.hidden is None:
        return []
    if found.shown_at is not None:
        return [MeaningRestored(found.id)]
    due, at_once = reaches_all(day, found.id, now)
    return [MeaningRestored(found.id, due), *at_once]


def _expect(day: Day, some_id: str) -> Question | Meaning:
    found = day[Glossary].find(some_id)
    if found is None:
        raise Refused(MeaningShowingCode.UNKNOWN)
    return found


def _show_waiting(day: Day, _command: ShowWaitingMeanings, _by: By, now: int) -> list[Fact]:
    ids = tuple(each for each, due in day[Glossary].waiting.items() if due <= now)
    return [MeaningsShown(ids, now)] if ids else []


def _due(day: Day, now: int) -> Due | None:
    first = next(iter(day[Glossary].waiting.values()), None)
    return None if first is None else Due(max(first, now), ShowWaitingMeanings())


# Applying


def _shown(day: Day, fact: MeaningsShown) -> list[Key]:
    found = _found(day, fact.ids)
    for each in found:
        each.shown_at = fact.at
    return [_key(each) for each in found]


def _hidden(day: Day, fact: MeaningHidden) -> list[Key]:
    found = _found(day, (fact.id,))
    for each in found:
        each.hidden = fact.reason
    return [_key(each) for each in found]


def _restored(day: Day, fact: MeaningRestored) -> list[Key]:
    found = _found(day, (fact.id,))
    for each in found:
        each.hidden = None
        if fact.due is not None:
            day[Glossary].waiting[each.id] = fact.due
    return [_key(each) for each in found]


def _found(day: Day, ids: Iterable[str]) -> list[Question | Meaning]:
    """Those of them that are there, which wait no longer."""
    found = [each for some_id in ids if (each := day[Glossary].find(some_id)) is not None]
    for each in found:
        day[Glossary].waiting.pop(each.id, None)
    return found


def _key(found: Question | Meaning) -> Key:
    return Key("meaning", found.id if isinstance(found, Question) else found.of)


def _paced(day: Day, fact: PaceSet) -> list[Key]:
    """From `by_hand` on nothing goes before everybody by itself any more, also not what was waiting already."""
    if fact.pace != "by_hand":
        return []
    return [_key(each) for each in _found(day, list(day[Glossary].waiting))]


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """Where an earlier time was taken, nothing waits for the later one to come again."""
    if fact.moved < 0:
        day[Glossary].waiting = {each: due + fact.moved for each, due in day[Glossary].waiting.items()}
    return []


NOUN = Noun(
    "meaning_showing",
    codes=MeaningShowingCode,
    commands=(
        CommandRow(ShowMeaning, (Role.DESK,), _show),
        CommandRow(HideMeaning, (Role.DESK,), _hide),
        CommandRow(RestoreMeaning, (Role.DESK,), _restore),
        CommandRow(ShowWaitingMeanings, (Role.CLOCK,), _show_waiting),
    ),
    facts=(
        FactRow(MeaningsShown, _shown),
        FactRow(MeaningHidden, _hidden, words_of="id"),
        FactRow(MeaningRestored, _restored),
    ),
    hears=(FactRow(PaceSet, _paced), FactRow(ClockSet, _clock_set)),
    due=_due,
)
