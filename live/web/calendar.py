"""
The programme for people's own calendars: one .ics with an event a slot.

The rules here: times are UTC, so no zone table is needed; lines end in CR LF and are folded at 75 octets; text is
escaped as RFC 5545 says. An event keeps its UID for the life of the day, so a programme read again moves it;
another day, date or server has others, so that none moves a stranger's.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from live.day.timetable_cells import ProgrammeCell, SlotCell

_FOLD_OCTETS = 75


def to_ics(programme: ProgrammeCell, title: str, venue: str, source: str, now: int) -> str:
    """The day as it is projected now (epoch ms), as iCalendar text; `source` is this day's on this date and server."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cento//Programme//EN", f"X-WR-CALNAME:{_escape(title)}"]
    for slot in programme.slots:
        lines += _event(slot, venue, source, now)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event(slot: SlotCell, venue: str, source: str, now: int) -> list[str]:
    begins = slot.began or slot.projected
    ends = [f"DTEND:{_utc(slot.ends)}"] if slot.ends and slot.ends > begins else []
    described = [f"DESCRIPTION:{_escape(slot.description)}"] if slot.description else []
    placed = [f"LOCATION:{_escape(venue)}"] if venue else []
    return [
        "BEGIN:VEVENT",
        f"UID:{slot.id}-{source}@cento",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(begins)}",
        *ends,
        f"SUMMARY:{_escape(slot.title)}",
        *placed,
        *described,
        "END:VEVENT",
    ]


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y%m%dT%H%M%SZ")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, never through a character; a part after the first begins with a space."""
    part = ""
    for character in line:
        if len((part + character).encode()) > _FOLD_OCTETS:
            yield part
            part = " "
        part += character
    yield part
