"""
Check-ins: somebody says how they are and where they sit, to those only who look after the room.

The rules here: nobody else is told anything of it, not even that there was one. One at a time for each person: a new
one takes the place of the last. It works in every slot, before the day and after it. Feeling, place and person are
words that can be erased; they are, as soon as a check-in is taken back or replaced, and for all when the day is over.
What is sent after the day is kept until the next start of the server, and no longer than `AFTER_THE_DAY_MS`.
By hand, on the server's own machine, one is erased at any time (`taking_back`).
"""

from collections.abc import Iterable
from typing import Literal

from live.day.checkin_book import Checkin, CheckinCode, Checkins, State
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
from live.day.roles import By, Role, Voice
from live.day.taking_back import PhrasesErased
from live.day.text import Limits, Written, tidy

WHERE_LIMIT = 60

Feeling = Literal["ok", "much", "come"]

_WHERE = Limits(WHERE_LIMIT, None, CheckinCode.TOO_LONG, CheckinCode.CHARACTERS)


# Commands


class SendCheckin(MakeCommand, frozen=True, tag="checkin.send"):
    """Says how one is, and where one sits; it takes the place of what one said before."""

    feeling: Feeling
    where: str = ""


class ClearCheckin(Command, frozen=True, tag="checkin.clear"):
    """Takes back what one said."""


class SeeCheckin(Command, frozen=True, tag="checkin.seen"):
    """Somebody who looks after the room has seen it."""

    id: str


class FinishCheckin(Command, frozen=True, tag="checkin.done"):
    """Somebody who looks after the room has been there, or it needs nothing."""

    id: str


class ForgetCheckins(Command, frozen=True, tag="checkin.forget"):
    """The clock's own command, of what it is time for; `all_of_them` at a start. It has no form on the wire."""

    all_of_them: bool = False


# Facts


class CheckinSent(MadeFact, frozen=True, tag="checkin.sent"):
    """Somebody said how they are; who it was is erased with it."""

    feeling: Written
    where: Written
    by: Written
    at: int


class CheckinCleared(Fact, frozen=True, tag="checkin.cleared"):
    """Somebody took back what they said."""

    id: str


class CheckinSeen(Fact, frozen=True, tag="checkin.seen"):
    """Somebody has seen it."""

    id: str
    at: int


class CheckinDone(Fact, frozen=True, tag="checkin.done"):
    """It is done."""

    id: str
    at: int


class CheckinsForgotten(Fact, frozen=True, tag="checkins.forgotten"):
    """Nothing is left of these."""

    ids: tuple[str, ...]


# Deciding


def _send(_day: Day, command: SendCheckin, by: By, now: int) -> list[Fact]:
    return [CheckinSent(command.id, command.feeling, tidy(command.where, _WHERE), by.voice, now)]


def _was_sent_before(_day: Day, _command: SendCheckin) -> None:
    """Whatever became of it since: the same sent again changes nothing."""


def _clear(day: Day, _command: ClearCheckin, by: By, _now: int) -> list[Fact]:
    checkin = day[Checkins].of_voice.get(by.voice)
    return [] if checkin is None else [CheckinCleared(checkin.id)]


def _see(day: Day, command: SeeCheckin, _by: By, now: int) -> list[Fact]:
    checkin = day[Checkins].expect(command.id)
    return [CheckinSeen(checkin.id, now)] if checkin.state == "sent" else []


def _finish(day: Day, command: FinishCheckin, _by: By, now: int) -> list[Fact]:
    checkin = day[Checkins].expect(command.id)
    return [CheckinDone(checkin.id, now)] if checkin.state != "done" else []


def _forget(day: Day, command: ForgetCheckins, _by: By, now: int) -> list[Fact]:
    if day[Timetable].state != "over":
        return []
    items = day[Checkins].items.values()
    ids = tuple(each.id for each in items if command.all_of_them or each.forgotten_at <= now)
    return [CheckinsForgotten(ids)] if ids else []


def _due(day: Day, _now: int) -> Due | None:
    items = day[Checkins].items
    if not items or day[Timetable].state != "over":
        return None
    return Due(min(each.forgotten_at for each in items.values()), ForgetCheckins())


# Applying


def _sent(day: Day, fact: CheckinSent) -> list[Key]:
    """One that is erased already has nobody's name in it."""
    if not fact.by:
        return []
    last = day[Checkins].of_voice.get(Voice(fact.by))
    is_after = day[Timetable].state == "over"
    checkin = Checkin(fact.id, fact.feeling, fact.where, Voice(fact.by), fact.at, is_after)
    day[Checkins].add(checkin)
    return [checkin.key] if last is None else [last.key, checkin.key]


def _cleared(day: Day, fact: CheckinCleared) -> list[Key]:
    return day[Checkins].take_out(fact.id)


def _seen(day: Day, fact: CheckinSeen) -> list[Key]:
    checkin = day[Checkins].items.get(fact.id)
    if checkin is None:
        return []
    checkin.seen_at = checkin.seen_at or fact.at
    return [checkin.key]


def _done(day: Day, fact: CheckinDone) -> list[Key]:
    checkin = day[Checkins].items.get(fact.id)
    if checkin is None:
        return []
    checkin.done_at = checkin.done_at or fact.at
    return [checkin.key]


def _forgotten(day: Day, fact: CheckinsForgotten | PhrasesErased) -> list[Key]:
    return [key for each in fact.ids for key in day[Checkins].take_out(each)]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    """Of what a fact puts an end to that of which the day has something still, so that its log may have it too."""
    checkins = day[Checkins]
    match fact:
        case CheckinSent():
            last = checkins.of_voice.get(Voice(fact.by))
            return [] if last is None else [last.id]
        case CheckinCleared():
            ids: tuple[str, ...] = (fact.id,)
        case CheckinsForgotten() | PhrasesErased():
            ids = fact.ids
        case _:
            return []
    return [each for each in ids if each in checkins.items]


# What is seen


class CheckinCell(Cell, frozen=True):
    """How somebody is and where they sit, since when, and since when it is seen and done; not who it is."""

    feeling: str
    where: str
    at: int
    seen: int | None
    done: int | None


class OwnCheckinCell(Cell, frozen=True):
    """What one said of oneself, and whether somebody has seen it."""

    id: str
    feeling: str
    where: str
    state: State


def _cell(day: Day, key_id: str, place: Role) -> CheckinCell | OwnCheckinCell | None:
    voice, _, checkin_id = key_id.rpartition("/")
    if place is Role.PHONE:
        own = day[Checkins].of_voice.get(Voice(voice))
        return None if own is None else OwnCheckinCell(own.id, own.feeling, own.where, own.state)
    found = day[Checkins].items.get(checkin_id)
    return None if found is None else CheckinCell(found.feeling, found.where, found.at, found.seen_at, found.done_at)


NOUN = Noun(
    "checkins",
    codes=CheckinCode,
    commands=(
        # Whose an id is would be kept as long as the day is; of a check-in it is not.
        CommandRow(
            SendCheckin, (Role.PHONE,), _send, "checkin", resent=_was_sent_before, owner=lambda _by: Role.PHONE.value
        ),
        CommandRow(ClearCheckin, (Role.PHONE,), _clear),
        CommandRow(SeeCheckin, (Role.CARE,), _see),
        CommandRow(FinishCheckin, (Role.CARE,), _finish),
        CommandRow(ForgetCheckins, (Role.CLOCK,), _forget),
    ),
    facts=(
        FactRow(CheckinSent, _sent, lambda _fact: Made("checkin", Role.PHONE.value), words_of="id"),
        FactRow(CheckinCleared, _cleared),
        FactRow(CheckinSeen, _seen),
        FactRow(CheckinDone, _done),
        FactRow(CheckinsForgotten, _forgotten),
    ),
    hears=(FactRow(PhrasesErased, _forgotten),),
    cells=(
        CellRow(
            "checkin",
            {Role.PHONE: OwnCheckinCell, Role.CARE: CheckinCell},
            _cell,
            whose=lambda _day, key_id: Voice(key_id.rpartition("/")[0]),
            alone=True,
        ),
    ),
    due=_due,
    erases=_erases,
    at_start=ForgetCheckins(all_of_them=True),
    leaves=False,
)
