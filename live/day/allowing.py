"""
Allowing: whoever gave a phrase or a pair says anew where it may go, at any time of the day and after it.

The rules here: what may no longer be shown leaves that place at once, as if it had been taken back there: the wall and
everybody's phones, the poet's pool and the poem, where a gap stands. At other places it stays. What may go on the wall
now and was never there waits for it as if it had just been given.
"""

from collections.abc import Collection

from live.day.given import ALL_USES, AllGiven, Given, Use
from live.day.keys import Key
from live.day.noun import Command, CommandRow, Day, Fact, FactRow, Noun
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.day.showing import Showing
from live.day.sight import seen_anew


class AllowPhrase(Command, frozen=True, tag="phrase.allow"):
    """The giver of a phrase or a pair says where it may go from now on: `uses`, of `wall`, `poem` and `report`."""

    id: str
    uses: tuple[Use, ...]


class PhraseAllowed(Fact, frozen=True, tag="phrase.allowed"):
    """A phrase or pair may go there and nowhere else; `due`, where it goes on the wall by itself now, is when."""

    id: str
    uses: tuple[Use, ...]
    due: int | None = None


# Deciding


def _allow(day: Day, command: AllowPhrase, by: By, now: int) -> list[Fact]:
    return allowed_anew(day, own_lent(day, command.id, by), command.uses, now)


def allowed_anew(day: Day, given: Given, wanted: Collection[Use], now: int) -> list[Fact]:
    """The facts by which something may go there and nowhere else from now on; none where it is so already."""
    uses = tuple(use for use in ALL_USES if use in wanted)
    if uses == given.uses:
        return []
    waits = given.shown_at is None and not given.held_back and given.hidden is None
    if not waits or "wall" in given.uses:
        return [PhraseAllowed(given.id, uses)]
    showing = day[Showing]
    return [PhraseAllowed(given.id, uses, showing.due(uses, now)), *showing.at_once(given.id, uses, now)]


def own_lent(day: Day, phrase_id: str, by: By) -> Given:
    """One's own phrase or pair; whether there are others of that id is nobody's business."""
    given = day[AllGiven].lent(phrase_id)
    if given is None or given.by != by.voice:
        raise Refused(Code.PHRASE_UNKNOWN)
    if given.withdrawn_at is not None:
        raise Refused(Code.PHRASE_WITHDRAWN)
    return given


# Applying


def _allowed(day: Day, fact: PhraseAllowed) -> list[Key]:
    given = day[AllGiven].lent(fact.id)
    if given is None:
        return []
    given.was_for, given.uses = given.uses_at_first, fact.uses
    if "wall" in given.uses:
        day[Showing].wait(given.id, fact.due)
    else:
        day[Showing].wait_no_more(given.id)
    return seen_anew(day, given)


NOUN = Noun(
    "allowing",
    commands=(CommandRow(AllowPhrase, (Role.PHONE,), _allow),),
    facts=(FactRow(PhraseAllowed, _allowed),),
)
