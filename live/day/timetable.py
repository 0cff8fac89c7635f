"""
Where the day stands: planned, projected, actual.

The rules here: every time is epoch milliseconds, UTC. A slot lasts until the next one begins. What comes later slides
with the slot that is running: as late as it began and as much as it was extended. A fixed slot keeps its time, unless
the slot right before it is extended, or begins too late to have any time. Starting a slot early pulls what follows with
it, except that doors which open early pull nothing. While the day is held, nothing begins by itself. The clock starts
what is due, at the moment it was due, so that a restart in the middle catches up without drift.
"""

import copy
from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from live.day.kinds import OPEN_KINDS, Kind
from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.day.text import PROMPT, Written, tidy
from live.language.times import wall_clock

MINUTE_MS = 60_000
READ_ON = "Everything can still be read."
EXTEND_LIMIT_MIN = 120

# A last slot without an end ("3.45 Additional networking") goes on while people talk; after this the day closes
# itself, so that a laptop that is left running does not keep a room open all night.
OPEN_END_MS = 60 * MINUTE_MS

# The least a slot is worth beginning for. A fixed slot that would leave the one before it less than this slides along,
# and a slot that somebody goes back to gets this long, or the clock would end it in the same moment.
AT_LEAST_MS = 5 * MINUTE_MS

Takes = Literal["phrase", "note", "support"]
TAKES_IN: dict[Kind, tuple[Takes, ...]] = dict.fromkeys(OPEN_KINDS, ("phrase", "note", "support"))


# Commands


class StartSlot(msgspec.Struct, frozen=True, tag_field="do", tag="slot.start", rename={"expected": "from"}):
    """Begin the day or start any slot; `expected` (wire: from) is the slot believed current, or None before the day."""

    slot: str
    expected: str | None


class ExtendSlot(msgspec.Struct, frozen=True, tag_field="do", tag="slot.extend", rename={"expected": "from"}):
    """Add or take minutes; `expected` (wire: from), where given, is the end in ms as the sender sees it."""

    slot: str
    minutes: int
    expected: int | None = None


class HoldDay(msgspec.Struct, frozen=True, tag_field="do", tag="day.hold"):
    """Stop the clock for everyone."""


class ResumeDay(msgspec.Struct, frozen=True, tag_field="do", tag="day.resume"):
    """Let it run on."""


class EndDay(msgspec.Struct, frozen=True, tag_field="do", tag="day.end", rename={"expected": "from"}):
    """Close the day; `expected` (wire: from) is the slot believed current."""

    expected: str | None


class SetPrompt(msgspec.Struct, frozen=True, tag_field="do", tag="prompt.set"):
    """The question put to the room in a slot; empty takes it away."""

    slot: str
    text: str


# Facts


class SlotPlan(msgspec.Struct, frozen=True):
    """One slot as it is planned; `length` in ms or None for an open end."""

    id: str
    title: Written
    kind: Kind
    listening: bool
    fixed: bool
    planned: int
    length: int | None
    text: Written
    prompt: str | None


class DayPlanned(msgspec.Struct, frozen=True, tag_field="is", tag="day.planned"):
    """The programme, as read when the log was opened before the day began."""

    title: Written
    date: str | None
    venue: str
    hashtag: str
    zone: str
    slots: tuple[SlotPlan, ...]


class DayShifted(msgspec.Struct, frozen=True, tag_field="is", tag="day.shifted"):
    """The whole plan moved by `ms`, because the day is held on another date than the programme's."""

    ms: int


class SlotStarted(msgspec.Struct, frozen=True, tag_field="is", tag="slot.started"):
    """A slot began, at epoch ms."""

    slot: str
    at: int


class SlotExtended(msgspec.Struct, frozen=True, tag_field="is", tag="slot.extended"):
    """A slot became longer or shorter by `ms`; `moves` names the fixed slot that was told to move with it."""

    slot: str
    ms: int
    moves: str | None = None


class DayHeld(msgspec.Struct, frozen=True, tag_field="is", tag="day.held"):
    """The clock stopped."""

    at: int


class DayResumed(msgspec.Struct, frozen=True, tag_field="is", tag="day.resumed"):
    """The clock runs again."""

    at: int


class DayEnded(msgspec.Struct, frozen=True, tag_field="is", tag="day.ended"):
    """The day was closed."""

    at: int


class PromptSet(msgspec.Struct, frozen=True, tag_field="is", tag="prompt.set"):
    """The question of a slot; empty for none."""

    slot: str
    text: Written


TimetableCommand = StartSlot | ExtendSlot | HoldDay | ResumeDay | EndDay | SetPrompt
TimetableFact = DayPlanned | DayShifted | SlotStarted | SlotExtended | DayHeld | DayResumed | DayEnded | PromptSet


# State


class Timetable:
    """Where the day stands. Changed by `apply` only."""

    def __init__(self) -> None:
        self.title = ""
        self.date: str | None = None
        self.venue = ""
        self.hashtag = ""
        self.zone = "UTC"
        self.slots: list[SlotPlan] = []
        self.plan: DayPlanned | None = None
        self.shift = 0
        self.began: dict[str, int] = {}
        self.extended: dict[str, int] = {}
        self.keeps: dict[str, int] = {}
        self.asked: dict[str, str] = {}  # the desk's own questions, which outlive a programme that is read again
        self.current: str | None = None
        self.held_since: int | None = None
        self.resumed_at = 0  # before this nothing can have begun by itself
        self.ended_at: int | None = None

    @property
    def slot(self) -> SlotPlan | None:
        """The slot that is running, or None before the day and after it."""
        return self.find(self.current) if self.state in ("live", "held") else None

    @property
    def state(self) -> Literal["before", "live", "held", "over"]:
        """Where the day is as a whole."""
        if self.ended_at is not None:
            return "over"
        if self.current is None:
            return "before"
        return "live" if self.held_since is None else "held"

    def find(self, slot_id: str | None) -> SlotPlan | None:
        """The slot of that id, or None."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def prompt(self, slot: SlotPlan) -> str | None:
        """The question put to the room in a slot: the desk's, else the programme's, else none."""
        return self.asked.get(slot.id, slot.prompt) or None

    def index(self, slot_id: str | None) -> int:
        """The place of a slot in the programme; -1 where there is none."""
        return next((i for i, slot in enumerate(self.slots) if slot.id == slot_id), -1)

    def planned(self, slot: SlotPlan) -> int:
        """When it was to begin, on the day as it is held."""
        return slot.planned + self.shift

    def offset(self) -> int:
        """How much later (ms; negative: earlier) than planned the running slot will leave off, left to itself."""
        slot = self.find(self.current)
        if slot is None:
            return 0
        late = self.began[slot.id] - self.planned(slot)
        if slot is self.slots[0]:
            late = max(late, 0)
        return late + self.extended.get(slot.id, 0)

    def starts(self) -> list[int]:
        """For every slot its start: the actual one where it began, else the projected one, else the planned one."""
        here = self.index(self.current)
        starts = self._begun(here)
        offset = self.offset()
        for slot in self.slots[here + 1 :]:
            start = self._projected(slot, offset, starts[-1] if starts else None)
            offset = start - self.planned(slot) + self.extended.get(slot.id, 0)
            starts.append(start)
        return starts

    def _begun(self, here: int) -> list[int]:
        """The starts of the slots up to the running one; one that was skipped took no time."""
        starts: list[int] = []
        for slot in reversed(self.slots[: here + 1]):
            starts.append(self.began.get(slot.id, starts[-1] if starts else 0))
        return starts[::-1]

    def _projected(self, slot: SlotPlan, offset: int, before: int | None) -> int:
        """When a coming slot begins: slid by the offset, or at the time it keeps if that leaves the one before any."""
        slid = self.planned(slot) + offset
        if slot.fixed:
            kept = self.keeps.get(slot.id, slot.planned) + self.shift
            too_late = before is not None and kept < before + AT_LEAST_MS and slid > kept
            slid = slid if too_late else kept
        return slid if before is None else max(slid, before)

    def ends(self) -> list[int | None]:
        """For every slot its end: the start of the next; for the last one None where the programme has none."""
        starts = self.starts()
        return [*starts[1:], self._last_end(starts)] if starts else []

    def _last_end(self, starts: list[int]) -> int | None:
        last = self.slots[-1]
        return None if last.length is None else starts[-1] + last.length + self.extended.get(last.id, 0)

    def closes(self) -> int | None:
        """When the day closes by itself, ms; None without a programme."""
        if not self.slots:
            return None
        starts = self.starts()
        open_end = starts[-1] + OPEN_END_MS + self.extended.get(self.slots[-1].id, 0)
        return self._last_end(starts) or open_end

    def takes(self) -> tuple[Takes, ...]:
        """What the room may give now."""
        slot = self.slot
        return takes_in(slot) if slot is not None else ()

    def expect_open(self, what: Takes, by: By, *, words: bool = True) -> str:
        """
        The id of the slot that takes this now; otherwise refuses, and says until when `words` stay on the phone, or
        when that which is no words can be done again.

        The desk writes down what people say in any slot of the day: somebody's words before lunch are as good after it.
        """
        slot = self.slot
        if slot is not None and (what in self.takes() or by.role is Role.DESK):
            return slot.id
        if self.state == "over":
            raise Refused(Code.DAY_OVER, rest="Thank you for your words." if words else READ_ON)
        if slot is None:
            raise Refused(Code.DAY_NOT_BEGUN)
        rest = self._rest(slot, words=words)
        raise Refused(Code.SLOT_LISTENING if slot.listening else Code.SLOT_CLOSED, rest=rest)

    def _rest(self, slot: SlotPlan, *, words: bool) -> str:
        """What holds until the next slot that is open to all."""
        opens = self.opens()
        at = wall_clock(opens[1], self.zone) if opens else None
        if not words:
            return f"You can do this again from {at}." if at else "This is not asked for any more today."
        stay = f"stay on this phone until {at}." if at else "stay on this phone."
        return f"Your words {stay}" if slot.listening else f"No words are taken now. Yours {stay}"

    def opens(self) -> tuple[SlotPlan, int] | None:
        """The next slot that takes words and when it is projected to begin; None when there is none to come."""
        if self.state == "over":
            return None
        here = self.index(self.current)
        coming = zip(self.slots[here + 1 :], self.starts()[here + 1 :], strict=True)
        return next(((slot, at) for slot, at in coming if takes_in(slot)), None)

    def next(self) -> tuple[SlotPlan, int] | None:
        """The next slot and when it is projected to begin."""
        after = self.index(self.current) + 1
        if self.state == "over" or after >= len(self.slots):
            return None
        return self.slots[after], self.starts()[after]

    def is_on_its_date(self, now: int) -> bool:
        """Whether `now` is the programme's own date in its own zone, and the plan is not over yet."""
        here = datetime.fromtimestamp(now / 1000, ZoneInfo(self.zone)).date().isoformat()
        last = self.slots[-1]
        return here == self.date and now < last.planned + (last.length or OPEN_END_MS)


def takes_in(slot: SlotPlan) -> tuple[Takes, ...]:
    """What a slot takes: words in discussions and main points, unless its owner asked the room to listen."""
    return () if slot.listening else TAKES_IN.get(slot.kind, ())


def due(timetable: Timetable, now: int) -> StartSlot | EndDay | None:
    """What the clock does now, if anything."""
    at = next_due(timetable, now)
    if at is None or at > now:
        return None
    after = timetable.index(timetable.current) + 1
    if after < len(timetable.slots):
        return StartSlot(timetable.slots[after].id, timetable.current)
    return EndDay(timetable.current)


def next_due(timetable: Timetable, now: int) -> int | None:
    """When the clock next has something to do, epoch ms; None while it waits for a person."""
    if not timetable.slots or timetable.state in ("held", "over"):
        return None
    if timetable.state == "before":
        mine = timetable.is_on_its_date(max(now, timetable.slots[0].planned))
        return timetable.slots[0].planned if mine else None
    after = timetable.index(timetable.current) + 1
    return timetable.starts()[after] if after < len(timetable.slots) else timetable.closes()


# Deciding


def decide(timetable: Timetable, command: TimetableCommand, by: By, now: int) -> list[TimetableFact]:
    """The facts a command becomes, or `Refused`."""
    match command:
        case StartSlot():
            return _start(timetable, command, by, now)
        case ExtendSlot():
            return _extend(timetable, command, now)
        case HoldDay():
            _expect(timetable.state == "live", timetable)
            return [DayHeld(now)]
        case ResumeDay():
            _expect(timetable.state == "held", timetable)
            return [DayResumed(now)]
        case EndDay():
            _expect(timetable.slot is not None and command.expected == timetable.current, timetable, over=Code.ALREADY)
            return [DayEnded(_moment(timetable, by, now))]
        case SetPrompt():
            return _set_prompt(timetable, command)


def _expect(as_believed: bool, timetable: Timetable, over: Code = Code.DAY_OVER) -> None:
    if as_believed:
        return
    if timetable.state == "before":
        raise Refused(Code.DAY_NOT_BEGUN)
    raise Refused(over if timetable.state == "over" else Code.ALREADY, rest=READ_ON)


def _moment(timetable: Timetable, by: By, now: int) -> int:
    """When something happened: for a person now, for the clock when it was due, or when a hold of it ended."""
    at = next_due(timetable, now) if by.role is Role.CLOCK else None
    return now if at is None else max(min(at, now), timetable.resumed_at)


def _start(timetable: Timetable, command: StartSlot, by: By, now: int) -> list[TimetableFact]:
    slot = timetable.find(command.slot)
    if slot is None:
        raise Refused(Code.SLOT_UNKNOWN)
    over = timetable.state == "over"
    believed = {timetable.current, None} if over else {timetable.current}
    if command.expected not in believed or (slot.id == timetable.current and not over):
        raise Refused(Code.ALREADY)
    at = _moment(timetable, by, now)
    if timetable.current is None:
        shift = 0 if timetable.is_on_its_date(now) else now - slot.planned
        moved: list[TimetableFact] = [DayShifted(shift)] if shift else []
        return [*moved, SlotStarted(slot.id, at)]
    if timetable.index(slot.id) <= timetable.index(timetable.current):
        return _go_back(timetable, slot, now)
    return [SlotStarted(slot.id, at)]


def _go_back(timetable: Timetable, slot: SlotPlan, now: int) -> list[TimetableFact]:
    """Back to a slot that has been: it goes on as if it had not ended, with a few minutes at the least."""
    back = SlotStarted(slot.id, timetable.began.get(slot.id, now))
    ahead = copy.deepcopy(timetable)
    apply(ahead, back)
    ends = next_due(ahead, now)
    if ends is None or ends >= now + AT_LEAST_MS:
        return [back]
    following = ahead.next()
    moves = following[0].id if following and following[0].fixed else None
    return [back, SlotExtended(slot.id, now + AT_LEAST_MS - ends, moves)]


def _extend(timetable: Timetable, command: ExtendSlot, now: int) -> list[TimetableFact]:
    place = timetable.index(command.slot)
    if place < 0:
        raise Refused(Code.SLOT_UNKNOWN)
    if abs(command.minutes) > EXTEND_LIMIT_MIN:
        raise Refused(Code.MINUTES_TOO_MANY)
    if timetable.state == "over":
        raise Refused(Code.DAY_OVER, rest=READ_ON)
    end = timetable.ends()[place]
    if place < timetable.index(timetable.current) or (command.expected is not None and command.expected != end):
        raise Refused(Code.ALREADY)
    ms = max(command.minutes * MINUTE_MS, _least(timetable, place, now))
    following = timetable.slots[place + 1] if place + 1 < len(timetable.slots) else None
    return [SlotExtended(command.slot, ms, following.id if following and following.fixed else None)]


def _least(timetable: Timetable, place: int, now: int) -> int:
    """How far (ms, at most 0) an end can come nearer: a slot keeps a few minutes, and has not ended before now."""
    end = timetable.ends()[place] or timetable.closes()
    assert end is not None, "a programme has slots"
    earliest = timetable.starts()[place] + AT_LEAST_MS
    if place == timetable.index(timetable.current):
        earliest = max(earliest, now if timetable.held_since is None else timetable.held_since)
    return min(0, earliest - end)


def _set_prompt(timetable: Timetable, command: SetPrompt) -> list[TimetableFact]:
    if timetable.find(command.slot) is None:
        raise Refused(Code.SLOT_UNKNOWN)
    return [PromptSet(command.slot, tidy(command.text, PROMPT))]


# Applying

MOVED = frozenset({"day", "programme", "now", "prompt", "wall"})


def apply(timetable: Timetable, fact: TimetableFact) -> frozenset[str]:
    """Changes the timetable; returns the keys of the cells it touched. A fact that no longer holds changes nothing."""
    match fact:
        case DayPlanned():
            _plan(timetable, fact)
        case DayShifted():
            timetable.shift = fact.ms
        case SlotStarted():
            _started(timetable, fact)
        case SlotExtended():
            _extended(timetable, fact)
        case DayHeld():
            timetable.held_since = fact.at
        case DayResumed():
            _resumed(timetable, fact)
        case DayEnded():
            timetable.held_since = None
            timetable.ended_at = fact.at
        case PromptSet():
            timetable.asked[fact.slot] = fact.text
    return MOVED


def _plan(timetable: Timetable, fact: DayPlanned) -> None:
    if timetable.began:
        return
    _carry_over(timetable, fact)
    timetable.plan = fact
    timetable.title, timetable.date, timetable.venue = fact.title, fact.date, fact.venue
    timetable.hashtag, timetable.zone, timetable.slots = fact.hashtag, fact.zone, list(fact.slots)


def _carry_over(timetable: Timetable, fact: DayPlanned) -> None:
    """What the desk said of a slot goes with its title when the programme is read again with other slots in it."""
    places = {name: slot for slot, name in _names(fact.slots).items()}
    now_at = {slot: places[name] for slot, name in _names(timetable.slots).items() if name in places}
    renamed = {slot.id for slot in fact.slots} - set(now_at.values())
    now_at |= {slot.id: slot.id for slot in timetable.slots if slot.id not in now_at and slot.id in renamed}
    timetable.asked = {now_at[slot]: text for slot, text in timetable.asked.items() if slot in now_at}
    timetable.extended = {now_at[slot]: ms for slot, ms in timetable.extended.items() if slot in now_at}
    timetable.keeps = {now_at[slot]: ms for slot, ms in timetable.keeps.items() if slot in now_at}


def _names(slots: Sequence[SlotPlan]) -> dict[str, tuple[str, int]]:
    """For every slot its title, and the how manyth of that title it is: a day may have two discussions."""
    titles = [slot.title for slot in slots]
    return {slot.id: (slot.title, titles[:place].count(slot.title)) for place, slot in enumerate(slots)}


def _started(timetable: Timetable, fact: SlotStarted) -> None:
    place = timetable.index(fact.slot)
    if place < 0:
        return
    for later in timetable.slots[place + 1 :]:
        if (
            timetable.began.pop(later.id, None) is not None
        ):  # gone back before it: it begins anew, without what it was given
            timetable.extended.pop(later.id, None)
            timetable.keeps.pop(later.id, None)
    timetable.began[fact.slot] = fact.at
    timetable.current = fact.slot
    timetable.held_since = timetable.ended_at = None


def _extended(timetable: Timetable, fact: SlotExtended) -> None:
    slot = timetable.find(fact.slot)
    if slot is None:
        return
    moved = timetable.find(fact.moves)
    if moved is not None:
        before = timetable.starts()[timetable.index(moved.id)]
        timetable.keeps[moved.id] = before + fact.ms - timetable.shift
    timetable.extended[fact.slot] = timetable.extended.get(fact.slot, 0) + fact.ms


def _resumed(timetable: Timetable, fact: DayResumed) -> None:
    if timetable.held_since is None or timetable.current is None:
        return
    held = fact.at - timetable.held_since
    timetable.extended[timetable.current] = timetable.extended.get(timetable.current, 0) + held
    timetable.held_since, timetable.resumed_at = None, fact.at


# What places see


class SlotCell(msgspec.Struct, frozen=True):
    """One slot in the `programme` cell."""

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


class ProgrammeCell(msgspec.Struct, frozen=True):
    """The timetable as everyone sees it."""

    slots: list[SlotCell]


class SlotAt(msgspec.Struct, frozen=True):
    """A slot and when it begins."""

    slot: str
    at: int


class NowCell(msgspec.Struct, frozen=True):
    """What is running, what it takes, and what comes."""

    slot: str | None
    kind: Kind | None
    listening: bool
    takes: tuple[Takes, ...]
    ends: int | None
    next: SlotAt | None
    opens: SlotAt | None


class PromptCell(msgspec.Struct, frozen=True):
    """The question put to the room now."""

    slot: str | None
    text: str | None


class DayCell(msgspec.Struct, frozen=True):
    """The day as a whole."""

    title: str
    date: str | None
    venue: str
    hashtag: str
    zone: str
    state: str
    begins: int | None


class DeskDayCell(DayCell, frozen=True):
    """What only the desk sees: being late is not for the public."""

    behind: int
    ends: int | None
    held: int | None


def programme_cell(timetable: Timetable) -> ProgrammeCell:
    """Every slot with its three times."""
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
            )
            for slot, start, end in rows
        ]
    )


def now_cell(timetable: Timetable) -> NowCell:
    """What is running now."""
    slot = timetable.slot
    end = timetable.ends()[timetable.index(slot.id)] if slot else None
    coming, opens = timetable.next(), timetable.opens()
    return NowCell(
        slot=slot.id if slot else None,
        kind=slot.kind if slot else None,
        listening=bool(slot and slot.listening),
        takes=timetable.takes(),
        ends=end,
        next=SlotAt(coming[0].id, coming[1]) if coming else None,
        opens=SlotAt(opens[0].id, opens[1]) if opens else None,
    )


def prompt_cell(timetable: Timetable) -> PromptCell:
    """The question of the running slot."""
    slot = timetable.slot
    return PromptCell(slot.id, timetable.prompt(slot)) if slot else PromptCell(None, None)


def day_cell(timetable: Timetable, place: Role) -> DayCell:
    """The day; to the desk also how late it is."""
    begins = timetable.planned(timetable.slots[0]) if timetable.slots else None
    common = (timetable.title, timetable.date, timetable.venue, timetable.hashtag, timetable.zone)
    if place is not Role.DESK:
        return DayCell(*common, timetable.state, begins)
    return DeskDayCell(
        *common,
        timetable.state,
        begins,
        behind=round(timetable.offset() / MINUTE_MS),
        ends=_ends(timetable),
        held=timetable.held_since,
    )


def _ends(timetable: Timetable) -> int | None:
    """When the day ends as the programme counts it: the last slot's end, or its start where the end is open."""
    if not timetable.slots:
        return None
    return timetable.ends()[-1] or timetable.starts()[-1]
