"""
Showing: when words go on the wall. At once, after a delay in which the desk can hold them back, or only by its hand.

The rule here: nothing is shown whose giver did not allow the wall. What is held back stays so until the desk shows it.
"""

from collections.abc import Iterable
from itertools import takewhile
from typing import Literal

from live.day.clock import ClockSet
from live.day.given import AllGiven, Given, Use
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Due, Fact, FactRow, Noun
from live.day.questions import Questions, noted, on_the_wall
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.day.sight import seen_anew
from live.day.slips import Slips

# How long words wait before they go on the wall by themselves: long enough for a facilitator who is watching to read
# them and press one key, short enough that the giver still looks up and sees them arrive.
WALL_DELAY_MS = 10_000

# "breath" is the delay, under the name that the wire and the logs have for it.
Pace = Literal["at_once", "breath", "by_hand"]


# Commands


class ShowPhrase(Command, frozen=True, tag="phrase.show"):
    """Puts a phrase or note on the wall now."""

    id: str


class KeepPhrase(Command, frozen=True, tag="phrase.keep"):
    """Holds a phrase or note back from the wall, or takes it down."""

    id: str


class SetPace(Command, frozen=True, tag="wall.pace"):
    """How words reach the wall from now on."""

    pace: Pace


class ShowWaiting(Command, frozen=True, tag="phrase.show_waiting"):
    """The clock's own command: whatever has waited long enough goes on the wall. It has no form on the wire."""


# Facts


class PhrasesShown(Fact, frozen=True, tag="phrase.shown"):
    """These are on the wall from now on."""

    ids: tuple[str, ...]
    at: int


class PhraseKept(Fact, frozen=True, tag="phrase.kept"):
    """This one is not on the wall, until a facilitator shows it."""

    id: str


class PaceSet(Fact, frozen=True, tag="wall.paced"):
    """How words reach the wall from now on."""

    pace: Pace


# State


class Showing:
    """How words reach the wall, and which are waiting for it. Changed by `apply` only."""

    def __init__(self) -> None:
        self.pace: Pace = "breath"
        # When the delay of each ends (epoch ms), in that order: every delay is as long, and goes back where time does.
        self.waiting: dict[str, int] = {}

    def due(self, uses: tuple[Use, ...], now: int) -> int | None:
        """When something given now goes on the wall by itself; None where it does not wait for that."""
        return now + WALL_DELAY_MS if "wall" in uses and self.pace == "breath" else None

    def at_once(self, given_id: str, uses: tuple[Use, ...], now: int) -> list[Fact]:
        """The fact that shows something in the moment in which it is given, if that is how words reach the wall."""
        return [PhrasesShown((given_id,), now)] if "wall" in uses and self.pace == "at_once" else []

    def wait(self, given_id: str, due: int | None) -> None:
        """Something waits for the wall until `due`; without one it does not."""
        if due is not None:
            self.waiting[given_id] = due

    def wait_no_more(self, given_id: str) -> None:
        """Something does not go on the wall by itself any more."""
        self.waiting.pop(given_id, None)


def waits_again(day: Day, given: Given, now: int) -> tuple[int | None, list[Fact]]:
    """
    When words that are there again go on the wall by themselves, and the fact that shows them now, if they go at once.

    None, and no fact, for what has been on the wall or was kept from it.
    """
    if given.wall_state != "waiting":
        return None, []
    showing = day[Showing]
    return showing.due(given.uses, now), showing.at_once(given.id, given.uses, now)


# Deciding


def _show(day: Day, command: ShowPhrase, _by: By, now: int) -> list[Fact]:
    given = day[AllGiven].expect_not_withdrawn(command.id)
    if given.hidden is not None:
        raise Refused(Code.PHRASE_HIDDEN)
    if "wall" not in given.uses:
        raise Refused(Code.PHRASE_NOT_FOR_WALL)
    return [PhrasesShown((given.id,), now)] if given.held_back or given.shown_at is None else []


def _hold_back(day: Day, command: KeepPhrase, _by: By, _now: int) -> list[Fact]:
    given = day[AllGiven].expect_not_withdrawn(command.id)
    return [PhraseKept(given.id)] if not given.held_back else []


def _set_pace(day: Day, command: SetPace, _by: By, _now: int) -> list[Fact]:
    return [PaceSet(command.pace)] if command.pace != day[Showing].pace else []


def _show_waiting(day: Day, _command: ShowWaiting, _by: By, now: int) -> list[Fact]:
    waiting = day[Showing].waiting
    ids = tuple(takewhile(lambda each: waiting[each] <= now, waiting))
    return [PhrasesShown(ids, now)] if ids else []


def _due(day: Day, now: int) -> Due | None:
    """When the first has waited long enough; words for which that was while the server was away go up now."""
    first = next(iter(day[Showing].waiting.values()), None)
    return None if first is None else Due(max(first, now), ShowWaiting())


# Applying


def take_in(day: Day, given: Given, due: int | None, prompt: str | None) -> list[Key]:
    """
    Takes in what somebody gave, to go on the wall by itself at `due`; what is there already is left as it is.

    `prompt` is the question that it answers; None: what is asked in its slot now. A pair answers none.
    """
    changed = day[AllGiven].add(given)
    if changed:
        day[Slips].add(given.id, given.by)
        given.prompt = "" if given.is_pair else noted(day, given.slot, prompt)
        changed += day[Questions].answer(given)
        day[Showing].wait(given.id, due)
    return changed


def _shown(day: Day, fact: PhrasesShown) -> list[Key]:
    shown = _those(day, fact.ids)
    for given in shown:
        given.shown_at = given.shown_at or fact.at
        given.held_back = False
        day[Showing].wait_no_more(given.id)
    touched = [key for given in shown for key in seen_anew(day, given)]
    up = on_the_wall(day)
    for given in shown:
        given.shown_apart = given.prompt != up
    return touched


def _held_back(day: Day, fact: PhraseKept) -> list[Key]:
    held = _those(day, (fact.id,))
    for given in held:
        given.held_back = True
        day[Showing].wait_no_more(given.id)
    return [key for given in held for key in seen_anew(day, given)]


def _those(day: Day, ids: Iterable[str]) -> list[Given]:
    found = (day[AllGiven].not_withdrawn(each) for each in ids)
    return [given for given in found if given is not None]


def _paced(day: Day, fact: PaceSet) -> list[Key]:
    """From `by_hand` on nothing goes up by itself any more, also not what was waiting already."""
    showing = day[Showing]
    showing.pace = fact.pace
    waiting = list(showing.waiting) if fact.pace == "by_hand" else []
    for each in waiting:
        showing.wait_no_more(each)
    return [Key("wall"), *(day[AllGiven].items[each].key for each in waiting)]


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """Where an earlier time was taken, nothing waits for the later one to come again."""
    if fact.moved < 0:
        day[Showing].waiting = {each: due + fact.moved for each, due in day[Showing].waiting.items()}
    return []


NOUN = Noun(
    "showing",
    commands=(
        CommandRow(ShowPhrase, (Role.DESK,), _show),
        CommandRow(KeepPhrase, (Role.DESK,), _hold_back),
        CommandRow(SetPace, (Role.DESK,), _set_pace),
        CommandRow(ShowWaiting, (Role.CLOCK,), _show_waiting),
    ),
    facts=(
        FactRow(PhrasesShown, _shown),
        FactRow(PhraseKept, _held_back),
        FactRow(PaceSet, _paced),
    ),
    hears=(FactRow(ClockSet, _clock_set),),
    due=_due,
)
