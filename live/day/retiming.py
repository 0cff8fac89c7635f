"""
When a slot begins and ends once somebody has said so: worked out on a copy of the timetable, `ahead`, as it would be.

The rules here: what has begun keeps its time, no slot begins in the past or right after the one before it, and the
running slot has not ended before now. What cannot be is refused with the time from which it could.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import regex

from live.day.projection import AT_LEAST_MS, MINUTE_MS, SlotPlan, Timetable
from live.day.refusals import Code, Moment, Refused
from live.day.replanning import ends_as_planned, slid

# A slot of half a day and more is a slip of the finger.
MOST_MIN = 600

_CLOCK_TIME = regex.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def as_minutes(minutes: int) -> int:
    """The minutes, where a slot can be as long as that; else `Refused`."""
    if not 1 <= minutes <= MOST_MIN:
        raise Refused(Code.SLOT_MINUTES, limit=MOST_MIN)
    return minutes


def room_after(timetable: Timetable, after: int, minutes: int, now: int) -> tuple[int, int]:
    """
    When (ms) a slot begins that is put after another, and how much of its time that one gives up for it: where a fixed
    one follows, as much as it can spare, so that lunch is not late.
    """
    slots = timetable.slots
    if after < 0:
        return slots[0].planned, 0
    ends = ends_as_planned(slots, after)
    if after + 1 == len(slots) or not slots[after + 1].fixed:
        return ends, 0
    here = timetable.index(timetable.current) == after
    needs = max(timetable.starts()[after] + AT_LEAST_MS, now if here else 0)
    spare = min(timetable.starts()[after + 1] - needs, ends - slots[after].planned - AT_LEAST_MS)
    taken = max(0, min(minutes * MINUTE_MS, spare))
    return ends - taken, taken


def put_slot(ahead: Timetable, slot: SlotPlan) -> None:
    """Puts a slot in the place of the one of its id."""
    ahead.put([slot if each.id == slot.id else each for each in ahead.slots])


def begin_at(ahead: Timetable, slot_id: str, clock: str | None, now: int) -> None:
    """Lets a slot begin at a time of the day, or keep the one at which it is due; what follows slides with it."""
    index = ahead.index(slot_id)
    slot, due = ahead.slots[index], ahead.starts()[index]
    if not is_ahead(ahead, slot):
        raise Refused(Code.SLOT_BEGUN, "time")
    start = due if clock is None else _moment(clock, due, ahead.zone)
    if clock is not None:
        _expect_after(ahead, index, start, now)
    planned = start - ahead.shift
    later = slid(ahead.slots, index + 1, planned - slot.planned)
    ahead.kept_times.pop(slot_id, None)
    ahead.put(later)
    put_slot(ahead, msgspec.structs.replace(slot, planned=planned, fixed=True))


def _moment(clock: str, due: int, zone: str) -> int:
    """The moment (ms) nearest to `due` at which the clocks of the zone show that time."""
    shown = _CLOCK_TIME.fullmatch(clock.strip())
    if shown is None:
        raise Refused(Code.SLOT_TIME)
    day = datetime.fromtimestamp(due / 1000, ZoneInfo(zone))
    on_time = day.replace(hour=int(shown[1]), minute=int(shown[2]), second=0, microsecond=0)
    moments = (round((on_time + timedelta(days=days)).timestamp() * 1000) for days in (-1, 0, 1))
    return min(moments, key=lambda moment: abs(moment - due))


def _expect_after(ahead: Timetable, index: int, start: int, now: int) -> None:
    """Refuses a time that has passed, or at which the slot before has hardly begun."""
    least = now if ahead.slot is not None or ahead.is_on_its_date(now) else 0
    if index:
        least = max(least, ahead.starts()[index - 1] + AT_LEAST_MS)
    if start < least:
        raise Refused(Code.SLOT_TOO_EARLY, until=Moment(_whole_minute(least), ahead.zone, ahead.face))


def _whole_minute(moment: int) -> int:
    return -(-moment // MINUTE_MS) * MINUTE_MS


def let_last(ahead: Timetable, slot_id: str, minutes: int, now: int) -> None:
    """Gives a slot so many minutes, at least as many as it has had; the next one moves with its end, fixed or not."""
    index = ahead.index(slot_id)
    slot, start = ahead.slots[index], ahead.starts()[index]
    if index < ahead.index(ahead.current) or ahead.state == "over":
        raise Refused(Code.SLOT_BEGUN, "time")
    ends = start + minutes * MINUTE_MS
    if slot is ahead.slot:
        ends = max(ends, now if ahead.held_since is None else ahead.held_since)
    if index + 1 < len(ahead.slots):
        ahead.put(slid(ahead.slots, index + 1, ends - ahead.starts()[index + 1], told=True))
        length = minutes * MINUTE_MS
    else:
        length = max(MINUTE_MS, ends - start - ahead.extended.get(slot_id, 0))
    put_slot(ahead, msgspec.structs.replace(slot, length=length))


def is_ahead(timetable: Timetable, slot: SlotPlan) -> bool:
    """Whether a slot is still to come."""
    return timetable.state != "over" and timetable.index(slot.id) > timetable.index(timetable.current)
