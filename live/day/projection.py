"""
Where the day stands: every slot's planned, projected and actual start.

The rules here: every time is epoch milliseconds, UTC. A slot lasts until the next one begins. What comes later slides
with the slot that is running: as late as it began and as much as it was extended. A fixed slot keeps its time, unless
the slot right before it is extended, or begins too late to have any time. Starting a slot early pulls what follows with
it, except that doors which open early pull nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from live.day.ears import Ears, ears_in
from live.day.kinds import OPEN_KINDS, Kind
from live.day.noun import Fact
from live.day.refusals import Code, Face, Moment, Refused
from live.day.roles import By, Role
from live.day.text import Written

MINUTE_MS = 60_000

# A last slot without an end ("3.45 Additional networking") goes on while people talk; after this the day closes
# itself, so that a laptop that is left running does not keep a room open all night.
OPEN_END_MS = 60 * MINUTE_MS

# From here on two times of a day would look the same on a clock of twelve hours.
HALF_DAY_MS = 12 * 60 * MINUTE_MS

# The least a slot is worth beginning for. A fixed slot that would leave the one before it less than this slides along,
# and a slot that somebody goes back to gets this long, or the clock would end it in the same moment.
AT_LEAST_MS = 5 * MINUTE_MS

Takes = Literal["phrase", "note", "support"]
TAKES_IN: dict[Kind, tuple[Takes, ...]] = dict.fromkeys(OPEN_KINDS, ("phrase", "note", "support"))

# Where a slot stands in the day.
Stage = Literal["past", "now", "next", "later", "left_out"]

State = Literal["before", "live", "held", "over"]


class Span(msgspec.Struct, frozen=True):
    """From a moment to another one, epoch ms; the end is no longer in it."""

    begins: int
    ends: int

    def includes(self, at: int) -> bool:
        """Whether a moment (epoch ms) lies in it."""
        return self.begins <= at < self.ends


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


class DayPlanned(Fact, frozen=True, omit_defaults=True, tag="day.planned"):
    """
    The programme, as read when the log was opened before the day began.

    What older logs do not say has a default, and is not written where it is that.
    """

    title: Written
    date: str | None
    venue: str
    hashtag: str
    zone: str
    slots: tuple[SlotPlan, ...]
    clock: Face = 12  # by which the programme writes its times
    ears: Ears | None = None  # where the programme says whose
    terms: tuple[Written, ...] = ()  # what people are told before they give words, in the organisers' own lines
    keep: int | None = None  # for how many days after the day words are kept, where the programme says it
    reflections: int | None = None  # for how many days it is asked what has stayed, where it says that; 0: not at all


class EarlierPlan(NamedTuple):
    """The plan before its last change: the programme as read, the slots, and the times that fixed ones were told."""

    plan: DayPlanned | None
    slots: tuple[SlotPlan, ...]
    kept_times: dict[str, int]


class Timetable:
    """Where the day stands. Changed by `apply` only."""

    def __init__(self) -> None:
        self.title = ""
        self.date: str | None = None
        self.venue = ""
        self.hashtag = ""
        self.zone = "UTC"
        self.ears: Ears = "british"
        self.slots: list[SlotPlan] = []
        self.plan: DayPlanned | None = None
        self.shift = 0
        self.began: dict[str, int] = {}
        self.extended: dict[str, int] = {}
        self.kept_times: dict[str, int] = {}  # fixed slots that were told to move, and where to
        self.asked: dict[str, str] = {}  # the desk's own questions, which outlive a programme that is read again
        self.taking: dict[str, tuple[Takes, ...]] = {}  # slots that the desk opened for words, or closed
        self.version = 0  # how many times the plan was changed; who changes it says which one they saw
        self.earlier: EarlierPlan | None = None  # where one press leads back to
        self.newer: DayPlanned | None = None  # the programme's file as it is now, where that waits for the desk
        self.left_out: DayPlanned | None = None  # the same, where the desk said that the day goes on without it
        self.left_offer = 0  # which offer that was; while it is the last one, the file is still so
        self.is_file_readable = True
        self.offers = 0  # how many times a changed file was offered; who takes one says which one they saw
        self.current: str | None = None
        self.began_itself = False  # the current slot, by the clock; nobody is told then that somebody was quicker
        self.held_since: int | None = None
        self.resumed_at = 0  # before this nothing can have begun by itself
        self.is_closed_to_phones = False  # the desk has closed the door: nobody gives anything from a phone
        self.is_read_to = False  # the poem is being read: nothing begins by itself, and nobody is asked for words
        self.ended_at: int | None = None

    @property
    def slot(self) -> SlotPlan | None:
        """The slot that is running, or None before the day and after it."""
        return self.find(self.current) if self.state in ("live", "held") else None

    @property
    def state(self) -> State:
        """Where the day is as a whole."""
        if self.ended_at is not None:
            return "over"
        if self.current is None:
            return "before"
        return "live" if self.held_since is None else "held"

    @property
    def face(self) -> Face:
        """By which clock its times are read: as the programme writes them, but of 24 hours where 12 say two alike."""
        starts, closes = self.starts(), self.closes()
        is_long = closes is not None and closes - starts[0] >= HALF_DAY_MS
        return 24 if is_long or self.plan is None else self.plan.clock

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
            kept = self.kept_times.get(slot.id, slot.planned) + self.shift
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
        is_asked = slot is not None and not self.is_read_to and not self.is_closed_to_phones
        return self.takes_in(slot) if slot is not None and is_asked else ()

    def takes_in(self, slot: SlotPlan) -> tuple[Takes, ...]:
        """What a slot takes: what the desk said of it, else what its kind says."""
        return self.taking.get(slot.id, takes_in(slot))

    def expect_open(self, what: Takes, by: By, *, words: bool = True) -> str:
        """
        The id of the slot that takes this now; otherwise refuses, and says until when `words` stay on the phone, or
        from when that which is no words can be done again.

        The desk writes down what people say in any slot of the day: somebody's words before lunch are as good after it.
        """
        slot = self.slot
        if slot is not None and (what in self.takes() or by.role is Role.DESK):
            return slot.id
        if self.state == "over":
            raise Refused(Code.DAY_OVER, "words" if words else "")
        if slot is None:
            raise Refused(Code.DAY_NOT_BEGUN)
        if self.is_read_to:
            raise Refused(Code.SLOT_LISTENING, "reading" if words else "reading_else")
        if self.is_closed_to_phones:
            raise Refused(Code.DOOR_CLOSED, "words" if words else "")
        code, opens = Code.SLOT_LISTENING if slot.listening else Code.SLOT_CLOSED, self.opens()
        if opens is None:
            raise Refused(code, "words" if words else "no_more")
        raise Refused(code, "words_until" if words else "open_from", until=Moment(opens[1], self.zone, self.face))

    def opens(self) -> tuple[SlotPlan, int] | None:
        """The next slot that takes words and when it is projected to begin; None when there is none to come."""
        return self.coming(lambda slot: bool(self.takes_in(slot)))

    def coming(self, is_so: Callable[[SlotPlan], bool]) -> tuple[SlotPlan, int] | None:
        """The next slot of which something is so, and when it is projected to begin; None where none is to come."""
        if self.state == "over":
            return None
        here = self.index(self.current)
        coming = zip(self.slots[here + 1 :], self.starts()[here + 1 :], strict=True)
        return next(((slot, at) for slot, at in coming if is_so(slot)), None)

    def stage(self, slot: SlotPlan) -> Stage:
        """Where a slot stands: it has been, is running, comes next, comes later, or was left out."""
        if slot is self.slot:
            return "now"
        if slot.id in self.began:
            return "past"
        index, here = self.index(slot.id), self.index(self.current)
        if self.state == "over" or index < here:
            return "left_out"
        return "next" if index == here + 1 else "later"

    def has_come_to_main_points(self) -> bool:
        """Whether the main points have begun, or were left out; also where the programme has none."""
        main_points = [slot for slot in self.slots if slot.kind is Kind.MAIN_POINTS]
        return not main_points or any(self.stage(slot) not in ("next", "later") for slot in main_points)

    def next(self) -> tuple[SlotPlan, int] | None:
        """The next slot and when it is projected to begin."""
        here = self.index(self.current)
        if self.state == "over" or here + 1 >= len(self.slots):
            return None
        coming = self.slots[here + 1]  # what begins after it is not asked: the clock asks this before every command
        before = self.began[self.slots[here].id] if here >= 0 else None
        return coming, self._projected(coming, self.offset(), before)

    def times_hold(self) -> Span | None:
        """
        When the planned times can be relied on although the day has not begun: on its own date in its own zone, until
        the plan is over. At any other time the day waits for a person, and then the whole plan moves.
        """
        if self.date is None or not self.slots:
            return None
        midnight = datetime.fromisoformat(self.date).replace(tzinfo=ZoneInfo(self.zone))
        next_midnight = datetime.fromordinal(midnight.toordinal() + 1).replace(tzinfo=midnight.tzinfo)
        last = self.slots[-1]
        over = last.planned + (last.length or OPEN_END_MS)
        return Span(_ms(midnight), min(_ms(next_midnight), over))

    def is_on_its_date(self, now: int) -> bool:
        """Whether the planned times hold at `now` (epoch ms)."""
        span = self.times_hold()
        return span is not None and span.includes(now)

    def head(self, plan: DayPlanned) -> None:
        """The programme as it was read, and what it says of the day as a whole."""
        self.plan = plan
        self.title, self.date, self.venue = plan.title, plan.date, plan.venue
        self.hashtag, self.zone, self.ears = plan.hashtag, plan.zone, plan.ears or ears_in(plan.zone)

    def put(self, slots: Sequence[SlotPlan]) -> None:
        """Plans other slots, or the same at other times; where a fixed one was told to move, it moves on from there."""
        before = {slot.id: slot.planned for slot in self.slots}
        for slot in slots:
            if slot.id in self.kept_times:
                self.kept_times[slot.id] += slot.planned - before.get(slot.id, slot.planned)
        self.slots = list(slots)


def takes_in(slot: SlotPlan) -> tuple[Takes, ...]:
    """What a slot takes: words in every slot of an open kind, unless its owner asked the room to listen."""
    return () if slot.listening else TAKES_IN.get(slot.kind, ())


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
