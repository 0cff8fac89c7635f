"""
Asks: what the poet asks of the room, one quiet line on phones while words are taken.

The rules here: the desk sees it first. It goes to phones by itself a moment later, or only by the desk's hand where
words go on the wall only by that; what the desk keeps back no phone is sent. There is one at a time, asked for the slot
that runs: it is over when another slot begins, when the poet takes it back or asks another.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from live.day.clock import ClockSet
from live.day.keys import Key
from live.day.noun import (
    Cell,
    CellRow,
    Command,
    CommandRow,
    Day,
    Due,
    Fact,
    FactRow,
    Made,
    MadeFact,
    MakeCommand,
    Noun,
)
from live.day.projection import Timetable
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import By, Role
from live.day.showing import PaceSet, Showing
from live.day.text import PHRASE_LIMIT, Limits, Written, tidy

# Longer than words wait for the wall: it goes into everybody's hand, and whoever is at the desk may be reading.
ASK_DELAY_MS = 20_000

# What became of it, as the poet and the desk read it: it waits, is on phones, was kept back, or its time is over.
AskState = Literal["waiting", "shown", "kept", "over"]


class AskCode(AnyCode):
    """Why the poet's question was not taken."""

    EMPTY = "ask.empty"
    TOO_LONG = "ask.too_long"
    CHARACTERS = "ask.characters"
    UNKNOWN = "ask.unknown"


ASK = Limits(PHRASE_LIMIT, AskCode.EMPTY, AskCode.TOO_LONG, AskCode.CHARACTERS)


# Commands


class AskRoom(MakeCommand, frozen=True, tag="poet.ask"):
    """Asks something of the room, in the place of what was asked before."""

    text: str


class WithdrawAsk(Command, frozen=True, tag="ask.withdraw"):
    """Takes back what was asked."""

    id: str


class ShowAsk(Command, frozen=True, tag="ask.show"):
    """Lets it go to phones now; the clock's command too, when it has waited long enough."""

    id: str


class KeepAsk(Command, frozen=True, tag="ask.keep"):
    """Keeps it from phones, or takes it from them."""

    id: str


# Facts


class RoomAsked(MadeFact, frozen=True, tag="poet.asked"):
    """The poet asked something in a slot; `due` is when it goes to phones by itself (epoch ms), or None."""

    text: Written
    slot: str
    due: int | None


class AskWithdrawn(Fact, frozen=True, tag="ask.withdrawn"):
    """The poet took it back."""

    id: str


class AskShown(Fact, frozen=True, tag="ask.shown"):
    """Phones show it from now on."""

    id: str


class AskKept(Fact, frozen=True, tag="ask.kept"):
    """No phone shows it, until the desk lets it go."""

    id: str


# State


class Ask(msgspec.Struct):
    """What the poet asks; `due` (epoch ms) while it goes to phones by itself."""

    id: str
    text: str
    slot: str
    due: int | None
    state: Literal["waiting", "shown", "kept"] = "waiting"


class Asks:
    """What the poet asks now. Changed by `apply` only."""

    def __init__(self) -> None:
        self.now: Ask | None = None

    def one(self, ask_id: str) -> Ask | None:
        """What is asked now, if it has that id."""
        return self.now if self.now is not None and self.now.id == ask_id else None

    def expect(self, ask_id: str) -> Ask:
        """What is asked now; refuses what is asked no longer, or never was."""
        ask = self.one(ask_id)
        if ask is None:
            raise Refused(AskCode.UNKNOWN)
        return ask


def _state(day: Day, ask: Ask) -> AskState:
    """Phones show it only while they are asked for words, in its own slot."""
    timetable = day[Timetable]
    is_asked = timetable.current == ask.slot and "phrase" in timetable.takes()
    return ask.state if is_asked else "over"


# Deciding


def _ask(day: Day, command: AskRoom, by: By, now: int) -> list[Fact]:
    text = tidy(command.text, ASK)
    slot = day[Timetable].expect_open("phrase", by, words=False)
    due = None if day[Showing].pace == "by_hand" else now + ASK_DELAY_MS
    return [RoomAsked(command.id, text, slot, due)]


def _expect_same(day: Day, command: AskRoom) -> None:
    """Refuses another question under the id of the one that is asked."""
    ask = day[Asks].one(command.id)
    if ask is not None and tidy(command.text, ASK) != ask.text:
        raise Refused(Code.ID_TAKEN)


def _withdraw(day: Day, command: WithdrawAsk, _by: By, _now: int) -> list[Fact]:
    return [AskWithdrawn(command.id)] if day[Asks].one(command.id) is not None else []


def _show(day: Day, command: ShowAsk, _by: By, _now: int) -> list[Fact]:
    return [AskShown(command.id)] if day[Asks].expect(command.id).state != "shown" else []


def _keep(day: Day, command: KeepAsk, _by: By, _now: int) -> list[Fact]:
    return [AskKept(command.id)] if day[Asks].expect(command.id).state != "kept" else []


def _due(day: Day, now: int) -> Due | None:
    ask = day[Asks].now
    return None if ask is None or ask.due is None else Due(max(ask.due, now), ShowAsk(ask.id))


# Applying


def _asked(day: Day, fact: RoomAsked) -> list[Key]:
    before, day[Asks].now = day[Asks].now, Ask(fact.id, fact.text, fact.slot, fact.due)
    return [Key("ask", fact.id), *([Key("ask", before.id)] if before is not None else [])]


def _withdrawn(day: Day, fact: AskWithdrawn) -> list[Key]:
    if day[Asks].one(fact.id) is None:
        return []
    day[Asks].now = None
    return [Key("ask", fact.id)]


def _shown(day: Day, fact: AskShown) -> list[Key]:
    return _becomes(day, fact.id, "shown")


def _kept(day: Day, fact: AskKept) -> list[Key]:
    return _becomes(day, fact.id, "kept")


def _becomes(day: Day, ask_id: str, state: Literal["shown", "kept"]) -> list[Key]:
    ask = day[Asks].one(ask_id)
    if ask is None:
        return []
    ask.state, ask.due = state, None
    return [Key("ask", ask_id)]


def _paced(day: Day, fact: PaceSet) -> list[Key]:
    """From `by_hand` on nothing goes out by itself, also not what was waiting already."""
    ask = day[Asks].now
    if ask is None or fact.pace != "by_hand":
        return []
    ask.due = None
    return [Key("ask", ask.id)]


def _clock_set(day: Day, fact: ClockSet) -> list[Key]:
    """Where an earlier time was taken, it does not wait for the later one to come again."""
    ask = day[Asks].now
    if ask is None or ask.due is None or fact.moved >= 0:
        return []
    ask.due += fact.moved
    return [Key("ask", ask.id)]


# What places see


class AskCell(Cell, frozen=True):
    """What the poet asks, on a phone."""

    text: str


class KeyedAskCell(AskCell, frozen=True):
    """The same where it is seen first, and what became of it; `due` (epoch ms): it goes to phones by itself then."""

    state: AskState
    due: int | None


def _cell(day: Day, ask_id: str, place: Role) -> AskCell | None:
    ask = day[Asks].one(ask_id)
    if ask is None:
        return None
    state = _state(day, ask)
    if place is Role.PHONE:
        return AskCell(ask.text) if state == "shown" else None
    if place is Role.DESK and state == "over":
        return None
    return KeyedAskCell(ask.text, state, ask.due if state == "waiting" else None)


def _the_one_asked(day: Day, _id: str) -> Iterable[str]:
    """The edge from where the day stands, which says whether words are taken."""
    ask = day[Asks].now
    return (ask.id,) if ask is not None else ()


NOUN = Noun(
    "asks",
    codes=AskCode,
    commands=(
        CommandRow(AskRoom, (Role.POET,), _ask, makes="ask", resent=_expect_same),
        CommandRow(WithdrawAsk, (Role.POET,), _withdraw),
        CommandRow(ShowAsk, (Role.DESK, Role.CLOCK), _show),
        CommandRow(KeepAsk, (Role.DESK,), _keep),
    ),
    facts=(
        FactRow(RoomAsked, _asked, made=lambda _fact: Made("ask", Role.POET.value)),
        FactRow(AskWithdrawn, _withdrawn),
        FactRow(AskShown, _shown),
        FactRow(AskKept, _kept),
    ),
    hears=(FactRow(PaceSet, _paced), FactRow(ClockSet, _clock_set)),
    cells=(
        CellRow(
            "ask",
            {Role.PHONE: AskCell, Role.DESK: KeyedAskCell, Role.POET: KeyedAskCell},
            _cell,
            made_of={"day": _the_one_asked, "poem": _the_one_asked},
        ),
    ),
    due=_due,
)
