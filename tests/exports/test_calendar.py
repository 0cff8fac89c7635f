"""Calendar files, as a library of calendars reads them."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from live.exports.calendar import Event, as_calendar

ZONES = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]


def ms(text: str, zone: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def event(begins: int, ends: int | None = None, **fields: Any) -> Event:
    return Event("s1@cento", begins, ends, "A talk; about, \\ it", "York, Room 1", "One\nTwo", **fields)


def read(text: str) -> tuple[Any, list[Any]]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not [part.errors for part in calendar.walk() if part.errors]
    return calendar, list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("date", ["2017-03-03", "2017-07-03"])
def test_times_are_what_clocks_say_there(zone: str, date: str) -> None:
    begins, ends = ms(f"{date}T11:15", zone), ms(f"{date}T12:00", zone)

    _, [found] = read(as_calendar("A day", [event(begins, ends, planned=begins - 60_000)], begins, zone))

    assert found.decoded("DTSTART").isoformat() == datetime.fromtimestamp(begins / 1000, ZoneInfo(zone)).isoformat()
    assert round(found.decoded("DTEND").timestamp() * 1000) == ends
    assert found["X-CENTO-PLANNED"].params["TZID"] == zone
    assert str(found["X-CENTO-PLANNED"]) == f"{date.replace('-', '')}T111400"


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_that_is_read_from_the_file_alone_gives_the_same_moments(zone: str) -> None:
    """Also through the night in which the clocks are changed: a program that knows no zones reads the table."""
    moments = [
        ms(f"2017-{month:02}-{day:02}T{hour:02}:30", zone)
        for month in (3, 10, 11)
        for day in (12, 26, 29)
        for hour in (0, 5)
    ]
    calendar, found = read(as_calendar("A day", [event(each) for each in sorted(moments)], 0, zone))

    [table] = calendar.walk("VTIMEZONE")
    by_table = table.to_tz(lookup_tzid=False)
    for moment, each in zip(sorted(moments), found, strict=True):
        local = each.decoded("DTSTART").replace(tzinfo=None)
        assert round(local.replace(tzinfo=by_table).timestamp() * 1000) == moment


def test_what_people_wrote_comes_back_and_what_is_not_known_is_not_there() -> None:
    _, [found] = read(as_calendar("A day, of; talk", [event(5_000, 5_000, status="CANCELLED")], 0))

    said = [str(found[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION", "STATUS")]
    assert said == ["A talk; about, \\ it", "York, Room 1", "One\nTwo", "CANCELLED"]
    assert found.decoded("DTSTART") == datetime.fromtimestamp(5, UTC)
    assert not {"DTEND", "X-CENTO-PLANNED"} & set(found)


def test_nothing_planned_is_a_calendar_too() -> None:
    assert read(as_calendar("A day", [], 0, "Europe/London"))[1] == []
