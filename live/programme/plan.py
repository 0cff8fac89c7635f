"""A programme becomes the first fact of a day."""

from datetime import datetime
from zoneinfo import ZoneInfo

from live.day.projection import DayPlanned, SlotPlan
from live.programme import Programme


def plan(programme: Programme, today: str) -> DayPlanned:
    """
    The fact that a programme becomes; `today` (YYYY-MM-DD) stands in where the programme says no date.

    Wall-clock times become UTC in the day's zone; a time that summer time skips moves on with the clocks.
    """
    midnight = datetime.fromisoformat(programme.date.isoformat() if programme.date else today)
    zone = ZoneInfo(programme.zone)

    def at(minutes: int) -> int:
        days, rest = divmod(minutes, 24 * 60)
        wall = midnight.replace(hour=rest // 60, minute=rest % 60, tzinfo=zone)
        date = datetime.fromordinal(midnight.toordinal() + days)
        return round(wall.replace(year=date.year, month=date.month, day=date.day).timestamp() * 1000)

    slots = tuple(
        SlotPlan(
            id=f"s{number}",
            title=slot.title,
            kind=slot.kind,
            listening=slot.listening,
            fixed=slot.fixed,
            planned=at(slot.start),
            length=None if slot.end is None else max(0, at(slot.end) - at(slot.start)),
            text=slot.description,
            prompt=slot.prompt,
        )
        for number, slot in enumerate(programme.slots, 1)
    )
    date = programme.date.isoformat() if programme.date else None
    return DayPlanned(programme.title, date, programme.venue, programme.hashtag, programme.zone, slots)
