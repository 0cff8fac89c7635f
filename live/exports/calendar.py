"""
A calendar file: one .ics with an event a slot, for people's own calendars and for the archive.

The rules here: lines end in CR LF and are folded at 75 octets; text is escaped as RFC 5545 says. Times are UTC, so that
no zone table is needed, or those of a zone, which then is in the file as far as its events need it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

_FOLD_OCTETS = 75


class Event(msgspec.Struct, frozen=True):
    """
    Something that begins and ends (epoch ms; None: nobody knows when). `planned` is when it was to begin, `status` one
    of RFC 5545: CONFIRMED, TENTATIVE or CANCELLED; neither stands there where it is nothing.
    """

    uid: str
    begins: int
    ends: int | None
    title: str
    place: str
    description: str
    planned: int | None = None
    status: str = ""


def as_calendar(name: str, events: Sequence[Event], now: int, zone: str | None = None) -> str:
    """The events as iCalendar text, as they are known at `now` (epoch ms), in a zone or else in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cento//Programme//EN", f"X-WR-CALNAME:{_escape(name)}"]
    if zone is not None:
        lines += _zone(zone, [moment for event in events for moment in _moments(event)])
    for event in events:
        lines += _event(event, now, zone)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event(event: Event, now: int, zone: str | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(now)}"
    yield _time("DTSTART", event.begins, zone)
    if event.ends is not None and event.ends > event.begins:
        yield _time("DTEND", event.ends, zone)
    if event.planned is not None:
        yield _time("X-CENTO-PLANNED", event.planned, zone)
    yield f"SUMMARY:{_escape(event.title)}"
    if event.status:
        yield f"STATUS:{event.status}"
    if event.place:
        yield f"LOCATION:{_escape(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{_escape(event.description)}"
    yield "END:VEVENT"


def _moments(event: Event) -> Iterator[int]:
    yield from (each for each in (event.begins, event.ends, event.planned) if each is not None)


def _time(name: str, ms: int, zone: str | None) -> str:
    return f"{name}:{_utc(ms)}" if zone is None else f"{name};TZID={zone}:{_local(_at(ms, ZoneInfo(zone)))}"


def _utc(ms: int) -> str:
    return f"{_local(_at(ms, UTC))}Z"


def _at(ms: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(ms // 1000, zone)


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


# Zones


def _zone(name: str, moments: Iterable[int]) -> Iterator[str]:
    """A zone, with what its clocks say at these moments and when they are changed in between."""
    there = [_at(ms, ZoneInfo(name)) for ms in sorted(set(moments))]
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    if there:
        yield from _observed(there[0], datetime(1970, 1, 1), _offset(there[0]))  # noqa: DTZ001  local, by the offset
    for before, after in pairwise(there):
        if _offset(before) != _offset(after):
            yield from _observed(after, _changes(before, after) + _offset(before), _offset(before))
    yield "END:VTIMEZONE"


def _observed(moment: datetime, since: datetime, offset_before: timedelta) -> Iterator[str]:
    """What the clocks say at a moment, since a time that they said before they were changed."""
    kind = "DAYLIGHT" if moment.dst() else "STANDARD"
    yield from (f"BEGIN:{kind}", f"DTSTART:{_local(since)}", f"TZNAME:{moment.tzname()}")
    yield from (f"TZOFFSETFROM:{_signed(offset_before)}", f"TZOFFSETTO:{_signed(_offset(moment))}", f"END:{kind}")


def _changes(before: datetime, after: datetime) -> datetime:
    """When the clocks were changed between two moments that are not more than a change apart, in UTC."""
    early, late = round(before.timestamp()), round(after.timestamp())
    while late - early > 1:
        middle = (early + late) // 2
        is_changed = _offset(datetime.fromtimestamp(middle, before.tzinfo)) != _offset(before)
        early, late = (early, middle) if is_changed else (middle, late)
    return datetime.fromtimestamp(late, UTC)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _signed(offset: timedelta) -> str:
    minutes, seconds = divmod(round(abs(offset).total_seconds()), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")


# Text


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
