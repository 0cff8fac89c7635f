"""A programme becomes the first fact of a day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from live.day.projection import DayPlanned, SlotPlan
from live.programme.clock_times import DAY_MINUTES, time_of_day
from live.programme.programme import Programme, Slot


def plan(programme: Programme, today: str) -> DayPlanned:
    """
    The fact that a programme becomes; `today` (YYYY-MM-DD) stands in where the programme says no date.

    Wall-clock times become UTC in the day's zone; a time that summer time skips moves on with the clocks.
    """
    first_day = programme.date or date.fromisoformat(today)
    zone = ZoneInfo(programme.zone)
    slots = tuple(_slot_plan(number, slot, first_day, zone) for number, slot in enumerate(programme.slots, 1))
    said_date = programme.date.isoformat() if programme.date else None
    return DayPlanned(
        programme.title,
        said_date,
        programme.venue,
        programme.hashtag,
        programme.zone,
        slots,
        programme.clock,
        programme.ears,
        programme.terms,
        programme.keep,
        programme.reflections,
    )


def plan_again(programme: Programme, base: DayPlanned, *, begun: bool) -> DayPlanned:
    """
    The same for a programme that was read before as `base`, and is read again.

    Without a date it stays on the day it was put on. Once the day has begun it is that day's, whatever date, zone and
    ears the file says now, and what people were told of their words holds: only its times can still be meant.
    """
    zone = base.zone if begun else programme.zone
    told = base if begun else programme
    first_day = _date_of(base)
    if begun or programme.date is None:
        of_words = {"terms": told.terms, "keep": told.keep, "reflections": told.reflections}
        dated = msgspec.structs.replace(programme, date=first_day, zone=zone, ears=told.ears, **of_words)
        said_date = base.date if begun else None
        return msgspec.structs.replace(plan(dated, first_day.isoformat()), date=said_date)
    return plan(programme, first_day.isoformat())


def _date_of(planned: DayPlanned) -> date:
    """The day on which the first slot is planned."""
    return datetime.fromtimestamp(planned.slots[0].planned / 1000, ZoneInfo(planned.zone)).date()


def _slot_plan(number: int, slot: Slot, first_day: date, zone: ZoneInfo) -> SlotPlan:
    start = _moment(slot.start, first_day, zone)
    return SlotPlan(
        id=f"s{number}",
        title=slot.title,
        kind=slot.kind,
        listening=slot.listening,
        fixed=slot.fixed,
        planned=start,
        length=None if slot.end is None else max(0, _moment(slot.end, first_day, zone) - start),
        text=slot.description,
        prompt=slot.prompt,
    )


def _moment(minutes: int, first_day: date, zone: ZoneInfo) -> int:
    """Milliseconds of the epoch at so many minutes after the midnight that begins the day, by the clock on the wall."""
    day = first_day + timedelta(days=minutes // DAY_MINUTES)
    return round(datetime.combine(day, time_of_day(minutes), zone).timestamp() * 1000)
