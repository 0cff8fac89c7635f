"""
Reflections: "what has stayed with you?", asked on phones and slips once the day is over.

The rules here: taken for so many days after the day, and never longer than words are kept; a closed door takes none.
Only the giver and the reporter are sent any of it. It is taken back as a phrase is, and put back within the same
minute; then it is erased.
"""

from collections.abc import Iterable

from live.day.keeping import DAY_MS, kept_until
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
    MadeFact,
    MakeCommand,
    Noun,
    made_by,
    the_one,
)
from live.day.projection import Timetable
from live.day.reflection_book import Reflection, Reflections, ReflectionUse
from live.day.refusals import AnyCode, Code, Refused
from live.day.report_book import ReportBook
from live.day.roles import By, Role, Voice
from live.day.taking_back import PUT_BACK_MS, PhrasesErased
from live.day.text import Limits, Written, tidy

REFLECTION_LIMIT = 600
# One when the day is over, one when it has been slept on, and one to put something right.
MOST_OF_ONE = 3
# Long enough for what takes a week to be known, with some time left for a report.
DAYS_ASKED = 14


class ReflectionCode(AnyCode):
    """Why a reflection was not taken, or not taken back."""

    EMPTY = "reflection.empty"
    TOO_LONG = "reflection.too_long"
    CHARACTERS = "reflection.characters"
    NOT_YET = "reflection.not_yet"
    CLOSED = "reflection.closed"
    TOO_MANY = "reflection.too_many"
    UNKNOWN = "reflection.unknown"


_TEXT = Limits(REFLECTION_LIMIT, ReflectionCode.EMPTY, ReflectionCode.TOO_LONG, ReflectionCode.CHARACTERS)


# Commands


class OfferReflection(MakeCommand, frozen=True, tag="reflection.offer"):
    """Says what has stayed; without `report` among its uses the reporter reads it and does not quote it."""

    text: str
    uses: tuple[ReflectionUse, ...] = ()


class WithdrawReflection(Command, frozen=True, tag="reflection.withdraw"):
    """Takes a reflection back."""

    id: str


class PutBackReflection(Command, frozen=True, tag="reflection.put_back"):
    """Gives one again, as it was, that its giver took back a moment ago."""

    id: str


class EraseReflections(Command, frozen=True, tag="reflection.erase_taken_back"):
    """The clock's own command: what was taken back a minute ago is erased. It has no form on the wire."""


# Facts


class ReflectionOffered(MadeFact, frozen=True, tag="reflection.offered"):
    """A reflection was given, at epoch ms."""

    text: Written
    by: Voice
    at: int
    uses: tuple[ReflectionUse, ...]


class ReflectionWithdrawn(Fact, frozen=True, tag="reflection.withdrawn"):
    """Its giver took it back, at epoch ms."""

    id: str
    at: int


class ReflectionPutBack(Fact, frozen=True, tag="reflection.put_back"):
    """It is there again."""

    id: str


# Deciding


def asked_until(day: Day) -> int | None:
    """Until when (epoch ms) it is asked; None where it is not, because the day is not over or nobody may give now."""
    timetable, kept = day[Timetable], kept_until(day)
    if timetable.ended_at is None or kept is None or timetable.is_closed_to_phones:
        return None
    days = DAYS_ASKED if timetable.plan is None else timetable.plan.reflections
    days = DAYS_ASKED if days is None else days
    return min(timetable.ended_at + days * DAY_MS, kept) if days else None


def _offer(day: Day, command: OfferReflection, by: By, now: int) -> list[Fact]:
    _expect_asked(day, now)
    text, uses = _content(command)
    if len(day[Reflections].of(by.voice)) >= MOST_OF_ONE:
        raise Refused(ReflectionCode.TOO_MANY, limit=MOST_OF_ONE)
    return [ReflectionOffered(command.id, text, by.voice, now, uses)]


def _expect_asked(day: Day, now: int) -> None:
    if day[Timetable].state != "over":
        raise Refused(ReflectionCode.NOT_YET)
    until = asked_until(day)
    if until is None or until <= now:
        raise Refused(ReflectionCode.CLOSED)


def _content(command: OfferReflection) -> tuple[str, tuple[ReflectionUse, ...]]:
    """What an offer says, as the day has it."""
    return tidy(command.text, _TEXT), command.uses[:1]


def _expect_same(day: Day, command: OfferReflection) -> None:
    """Refuses other words, or another use of them, under an id that was given: answered ok, they would be lost."""
    known = day[Reflections].items.get(command.id)
    if known is not None and _content(command) != (known.text, known.uses):
        raise Refused(Code.ID_TAKEN)


def _withdraw(day: Day, command: WithdrawReflection, by: By, now: int) -> list[Fact]:
    """Whether somebody else gave something under that id is nobody's business."""
    if day.made.get(command.id) != made_by(by.owner, "reflection"):
        raise Refused(ReflectionCode.UNKNOWN)
    reflection = day[Reflections].items.get(command.id)
    return [ReflectionWithdrawn(command.id, now)] if reflection is not None and reflection.is_there else []


def _put_back(day: Day, command: PutBackReflection, by: By, _now: int) -> list[Fact]:
    reflection = day[Reflections].items.get(command.id)
    if reflection is None or reflection.by != by.voice:
        raise Refused(ReflectionCode.UNKNOWN)
    return [] if reflection.is_there else [ReflectionPutBack(reflection.id)]


def _erase_taken_back(day: Day, _command: EraseReflections, _by: By, now: int) -> list[Fact]:
    ids = tuple(each for each, since in day[Reflections].taken_back.items() if since + PUT_BACK_MS <= now)
    return [PhrasesErased(ids)] if ids else []


def _due(day: Day, _now: int) -> Due | None:
    first = next(iter(day[Reflections].taken_back.values()), None)
    return None if first is None else Due(first + PUT_BACK_MS, EraseReflections())


# Applying


def _offered(day: Day, fact: ReflectionOffered) -> list[Key]:
    """One that is erased already has no text; the report may have it still, and whose it is stays known by this."""
    reflection = Reflection(fact.id, fact.text, fact.by, fact.at, fact.uses)
    day[Reflections].items.setdefault(fact.id, reflection)
    return [reflection.key]


def _withdrawn(day: Day, fact: ReflectionWithdrawn) -> list[Key]:
    reflection = day[Reflections].items.get(fact.id)
    if reflection is None or not reflection.is_there:
        return []
    reflection.withdrawn_at = day[Reflections].taken_back[fact.id] = fact.at
    return [reflection.key]


def _was_put_back(day: Day, fact: ReflectionPutBack) -> list[Key]:
    if day[Reflections].taken_back.pop(fact.id, None) is None:
        return []
    reflection = day[Reflections].items[fact.id]
    reflection.withdrawn_at = None
    return [reflection.key]


def _erased(day: Day, fact: PhrasesErased) -> list[Key]:
    """Of one that the report goes on quoting it stays known whose it is, so that it can be taken back still."""
    stays = day[ReportBook].kept if fact.by_time else {}
    left = [day[Reflections].items[each] for each in fact.ids if each in stays and each in day[Reflections].items]
    for reflection in left:
        reflection.text = ""
    gone = [key for each in fact.ids if each not in stays for key in day[Reflections].take_out(each)]
    return [*gone, *(reflection.key for reflection in left)]


def _erases(day: Day, fact: Fact) -> Iterable[str]:
    """Of what a fact erases that of which the day has words still, so that its log may have them too."""
    ids = fact.ids if isinstance(fact, PhrasesErased) else ()
    return [each for each in ids if each in day[Reflections].items]


# What is seen


class ReflectionsCell(Cell, frozen=True):
    """What has stayed is asked, `until` then (epoch ms), and so `most` are taken of one person."""

    until: int
    most: int


class OwnReflectionCell(Cell, frozen=True):
    """
    One's own, and whether the report quotes it (`taken`). Once it is taken back, it has no text, and `back` says until
    when it may be put back (epoch ms).
    """

    text: str
    at: int
    uses: tuple[ReflectionUse, ...]
    taken: bool
    back: int | None


class ReflectionCell(Cell, frozen=True):
    """One that the reporter reads and may not quote; those that may be quoted are among the quotes."""

    text: str
    at: int


def _asked_cell(day: Day, _id: str, _place: Role) -> ReflectionsCell | None:
    until = asked_until(day)
    return None if until is None else ReflectionsCell(until, MOST_OF_ONE)


def _cell(day: Day, key_id: str, place: Role) -> OwnReflectionCell | ReflectionCell | None:
    reflection = day[Reflections].items.get(key_id.rpartition("/")[2])
    if reflection is None:
        return None
    if place is Role.PHONE:
        return _own_cell(day, reflection)
    is_only_read = reflection.text and reflection.is_there and not reflection.may_be_reported
    return ReflectionCell(reflection.text, reflection.at) if is_only_read else None


def _own_cell(day: Day, reflection: Reflection) -> OwnReflectionCell:
    if reflection.withdrawn_at is not None:
        back = reflection.withdrawn_at + PUT_BACK_MS
        return OwnReflectionCell("", reflection.at, reflection.uses, taken=False, back=back)
    is_taken = reflection.may_be_reported and reflection.id in day[ReportBook].taken
    return OwnReflectionCell(reflection.text, reflection.at, reflection.uses, is_taken, None)


def _whose(_day: Day, key_id: str) -> Voice:
    return Voice(key_id.rpartition("/")[0])


def _quoted(day: Day, item: str) -> list[str]:
    """The edge from what the report may quote to the reflection that it is, if it is one."""
    reflection = day[Reflections].items.get(item)
    return [] if reflection is None else [reflection.key.id]


NOUN = Noun(
    "reflections",
    codes=ReflectionCode,
    commands=(
        CommandRow(OfferReflection, (Role.PHONE,), _offer, makes="reflection", resent=_expect_same),
        CommandRow(WithdrawReflection, (Role.PHONE,), _withdraw),
        CommandRow(PutBackReflection, (Role.PHONE,), _put_back),
        CommandRow(EraseReflections, (Role.CLOCK,), _erase_taken_back),
    ),
    facts=(
        FactRow(ReflectionOffered, _offered, made=lambda fact: made_by(fact.by, "reflection"), words_of="id"),
        FactRow(ReflectionWithdrawn, _withdrawn),
        FactRow(ReflectionPutBack, _was_put_back),
    ),
    hears=(FactRow(PhrasesErased, _erased),),
    cells=(
        CellRow("reflections", {Role.PHONE: ReflectionsCell}, _asked_cell, {"day": the_one}),
        CellRow(
            "reflection",
            {Role.PHONE: OwnReflectionCell, Role.REPORTER: ReflectionCell},
            _cell,
            made_of={"quote": _quoted},
            whose=_whose,
        ),
    ),
    due=_due,
    erases=_erases,
    leaves=False,  # the desk has the file, and nothing of this
)
