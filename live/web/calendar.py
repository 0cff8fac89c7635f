"""
The programme for people's own calendars, as it is projected now.

The rule here: an event keeps its UID for the life of the day, so a programme read again moves it; another day, date or
server has others, so that none moves a stranger's.
"""

from live.day.timetable_cells import ProgrammeCell, SlotCell
from live.exports.calendar import Event, as_calendar
from live.exports.slots import uid


def to_ics(programme: ProgrammeCell, title: str, venue: str, source: str, now: int) -> str:
    """The day as it is projected now (epoch ms), as iCalendar text; `source` is this day's on this date and server."""
    return as_calendar(title, [_event(slot, venue, source) for slot in programme.slots], now)


def _event(slot: SlotCell, venue: str, source: str) -> Event:
    begins = slot.began or slot.projected
    return Event(uid(slot, source), begins, slot.ends, slot.title, venue, slot.description)
