"""What places see of the timetable: the day as a whole, the programme, what is running, and the question."""

from typing import Literal

import msgspec

from live.day.given import AllGiven
from live.day.kinds import Kind
from live.day.noun import Cell, CellRow, Day, the_one
from live.day.projection import MINUTE_MS, SlotPlan, Span, Stage, Takes, Timetable
from live.day.questions import asked_in, with_words
from live.day.refusals import Face
from live.day.roles import PLACES, WITH_WORDS, Role
from live.day.sheet import Poem


class SlotCell(msgspec.Struct, frozen=True):
    """One slot in the `programme` cell, with its three times and where it stands in the day."""

    id: str
    title: str
    kind: Kind
    listening: bool
    fixed: bool
    planned: int
    projected: int
    ends: int | None
    began: int | None
    description: str
    prompt: str | None
    stage: Stage
    takes: tuple[Takes, ...]


class ProgrammeCell(Cell, frozen=True):
    """The timetable as everyone sees it; `version` counts the changes of the plan."""

    slots: list[SlotCell]
    version: int


class SlotAt(msgspec.Struct, frozen=True):
    """A slot and when it begins."""

    slot: str
    at: int


OpensIn = Literal["first_discussion", "next_discussion", "first", "other"]


class Opening(msgspec.Struct, frozen=True):
    """
    When words are taken, and in what: the first or the next discussion, or another slot; `first` where none were taken
    before it.
    """

    slot: str
    at: int
    what: OpensIn


# What is asked of the room at this moment: nothing yet or any more, to hear the poem, to give words, to listen to who
# speaks, or nothing.
Phase = Literal["before", "over", "reading", "open", "listening", "closed"]

# Why the room gives no words just now, or what comes: which sentence stands where the field would be.
Rest = Literal["before", "over", "listening", "first_discussion", "next_discussion", "first", "other", "door"]


class NowCell(Cell, frozen=True):
    """What is running, what it takes, and what comes; only phones are told that it takes pairs (`shift`)."""

    slot: str | None
    kind: Kind | None
    listening: bool
    takes: tuple[Takes | Literal["shift"], ...]
    ends: int | None
    next: SlotAt | None
    opens: Opening | None
    phase: Phase
    rest: Rest | None


class PromptCell(Cell, frozen=True):
    """The question put to the room now, by its id; words say which one they answer."""

    slot: str | None
    text: str | None
    id: str | None


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question of the day that words on the wall answer; `text` is null where nothing was asked."""

    id: str
    slot: str
    text: str | None


class ScreenPromptCell(PromptCell, frozen=True):
    """The question, and all that were answered, for who chooses what the wall shows and for the wall itself."""

    answered: list[AskedQuestion]


class DayCell(Cell, frozen=True):
    """The day as a whole."""

    title: str
    date: str | None
    venue: str
    hashtag: str
    zone: str
    state: str
    begins: int | None
    times_hold: Span | None
    clock: Face


class DeskDayCell(DayCell, frozen=True):
    """What only the desk sees: being late is not for the public."""

    behind: int
    ends: int | None
    held: int | None


def _programme(day: Day, _id: str, place: Role) -> ProgrammeCell:
    timetable = day[Timetable]
    rows = zip(timetable.slots, timetable.starts(), timetable.ends(), strict=True)
    return ProgrammeCell(
        [
            SlotCell(
                id=slot.id,
                title=slot.title,
                kind=slot.kind,
                listening=slot.listening,
                fixed=slot.fixed,
                planned=timetable.planned(slot),
                projected=start,
                ends=end,
                began=timetable.began.get(slot.id),
                description=slot.text,
                prompt=timetable.prompt(slot),
                stage=_stage(timetable, slot, place),
                takes=timetable.takes_in(slot),
            )
            for slot, start, end in rows
        ],
        timetable.version,
    )


def _stage(timetable: Timetable, slot: SlotPlan, place: Role) -> Stage:
    """What was left out is said at the desk, and everywhere when the day is over; until then it may still be held."""
    stage = timetable.stage(slot)
    is_said = stage != "left_out" or place is Role.DESK or timetable.state == "over"
    return stage if is_said else "past"


def _now(day: Day, _id: str, place: Role) -> NowCell:
    """While the poem is read nobody is asked for words; at the desk a slot still takes what people hand in there."""
    timetable = day[Timetable]
    slot = timetable.slot
    end = timetable.ends()[timetable.index(slot.id)] if slot else None
    is_unasked = (timetable.is_read_to or timetable.is_closed_to_phones) and place is not Role.DESK
    coming, opening = timetable.next(), None if is_unasked else _opening(day)
    phase = _phase(timetable, day[Poem])
    return NowCell(
        slot=slot.id if slot else None,
        kind=slot.kind if slot else None,
        listening=_is_listened_to(timetable),
        takes=() if is_unasked else _takes(timetable, place),
        ends=end,
        next=SlotAt(coming[0].id, coming[1]) if coming else None,
        opens=opening,
        phase=phase,
        rest=_rest(phase, opening, is_closed=timetable.is_closed_to_phones),
    )


def _takes(timetable: Timetable, place: Role) -> tuple[Takes | Literal["shift"], ...]:
    takes = timetable.takes_in(timetable.slot) if timetable.slot is not None else ()
    has_pairs = place is Role.PHONE and "phrase" in takes and timetable.has_come_to_main_points()
    return (*takes, "shift") if has_pairs else takes


def _is_listened_to(timetable: Timetable) -> bool:
    """Whether somebody has the floor; no longer where the desk has opened their slot for words."""
    return timetable.slot is not None and timetable.slot.listening and not timetable.takes()


def _phase(timetable: Timetable, poem: Poem) -> Phase:
    if poem.state == "reading":
        return "reading"
    if timetable.state == "before" or timetable.state == "over":
        return timetable.state
    if "phrase" in timetable.takes():
        return "open"
    return "listening" if _is_listened_to(timetable) else "closed"


def _rest(phase: Phase, opening: Opening | None, *, is_closed: bool) -> Rest | None:
    if phase == "before" or phase == "over":
        return phase
    if is_closed and phase != "reading":
        return "door"
    if phase == "reading" or phase == "open" or opening is None:
        return None
    return "listening" if phase == "listening" else opening.what


def _opening(day: Day) -> Opening | None:
    timetable = day[Timetable]
    opens = timetable.opens()
    if opens is None:
        return None
    slot, at = opens
    if slot.kind is not Kind.DISCUSSION:
        return Opening(slot.id, at, "other" if _has_taken_words(day) else "first")
    has_been = any(other.kind is Kind.DISCUSSION and other.id in timetable.began for other in timetable.slots)
    return Opening(slot.id, at, "next_discussion" if has_been else "first_discussion")


def _has_taken_words(day: Day) -> bool:
    """Whether the room was asked before: in a slot that takes words, or in one that the desk has closed again."""
    timetable, given = day[Timetable], day[AllGiven]
    was_open = any(timetable.takes_in(slot) for slot in timetable.slots if slot.id in timetable.began)
    return was_open or len(given.items) > given.written_down


def _prompt(day: Day, _id: str, place: Role) -> PromptCell:
    slot = day[Timetable].slot
    slot_id, text = (slot.id, day[Timetable].prompt(slot)) if slot else (None, None)
    question = asked_in(day, slot.id) if slot else None
    if place not in _SCREENS:
        return PromptCell(slot_id, text, question)
    answered = [AskedQuestion(each.id, each.slot, each.text) for each in with_words(day)]
    return ScreenPromptCell(slot_id, text, question, answered)


def _day(day: Day, _id: str, place: Role) -> DayCell:
    timetable = day[Timetable]
    begins = timetable.planned(timetable.slots[0]) if timetable.slots else None
    common = (timetable.title, timetable.date, timetable.venue, timetable.hashtag, timetable.zone)
    if place is not Role.DESK:
        return DayCell(*common, timetable.state, begins, timetable.times_hold(), timetable.face)
    return DeskDayCell(
        *common,
        timetable.state,
        begins,
        timetable.times_hold(),
        timetable.face,
        behind=round(timetable.offset() / MINUTE_MS),
        ends=_ends(timetable),
        held=timetable.held_since,
    )


def _ends(timetable: Timetable) -> int | None:
    """When the day ends as the programme counts it: the last slot's end, or its start where the end is open."""
    if not timetable.slots:
        return None
    return timetable.ends()[-1] or timetable.starts()[-1]


_MADE_OF = {"day": the_one}
_SCREENS = (Role.DESK, Role.WALL)

CELLS = (
    CellRow("day", {**dict.fromkeys(PLACES, DayCell), Role.DESK: DeskDayCell}, _day, always=True),
    CellRow("programme", dict.fromkeys(PLACES, ProgrammeCell), _programme, _MADE_OF, always=True),
    CellRow("now", dict.fromkeys(PLACES, NowCell), _now, {**_MADE_OF, "poem": the_one}, always=True),
    CellRow(
        "prompt",
        dict.fromkeys(WITH_WORDS, PromptCell) | dict.fromkeys(_SCREENS, ScreenPromptCell),
        _prompt,
        _MADE_OF,
        always=True,
    ),
)
