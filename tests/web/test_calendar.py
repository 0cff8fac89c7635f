"""The programme in people's own calendars."""

import pytest

from live.day import cell
from live.day.keys import Key
from live.day.projection import DayPlanned, Timetable
from live.day.roles import Role
from live.day.timetable import ExtendSlot
from live.web.calendar import to_ics
from tests.days import FRAN, Seminar, at, planned

NAME = "seminar-5"


def ics(seminar: Seminar, now: str = "9.00") -> str:
    timetable = seminar.day[Timetable]
    return to_ics(cell(seminar.day, Key("programme"), Role.PHONE), timetable.title, timetable.venue, NAME, at(now))


def unfolded(text: str) -> list[str]:
    """The lines of a calendar as a calendar reads them."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def events(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(text):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and not line.startswith("END:"):
            key, _, value = line.partition(":")
            found[-1][key] = value
    return found


def with_texts(title: str = "The talk", text: str = "", venue: str = "") -> DayPlanned:
    plan = planned(venue=venue)
    first = plan.slots[0]
    slot = type(first)(first.id, title, first.kind, False, False, first.planned, first.length, text, None)
    return planned(venue=venue, slots=(slot, *plan.slots[1:]))


def test_every_slot_is_an_event_in_utc() -> None:
    found = events(ics(Seminar()))

    assert len(found) == 10
    assert found[3] == {
        "UID": "seminar-5-s4@cento",
        "DTSTAMP": "20170303T090000Z",
        "DTSTART": "20170303T111500Z",
        "DTEND": "20170303T120000Z",
        "SUMMARY": "The discussion",
        "LOCATION": "University of York",
    }


def test_summer_time_is_counted() -> None:
    seminar = Seminar(planned("2017-07-03"))

    assert events(ics(seminar))[0]["DTSTART"] == "20170703T083000Z"


def test_an_open_end_has_no_end() -> None:
    assert "DTEND" not in events(ics(Seminar()))[-1]


def test_times_are_as_they_are_now_and_events_stay_themselves() -> None:
    seminar = Seminar().begin("11.20")
    before = [event["UID"] for event in events(ics(seminar))]

    seminar.does(FRAN, ExtendSlot("s4", 10))

    after = events(ics(seminar))
    assert [event["UID"] for event in after] == before
    assert after[4]["DTSTART"] == "20170303T121000Z"


def test_signs_with_a_meaning_are_escaped() -> None:
    seminar = Seminar(with_texts("Stories; uninterrupted, \\ really", "One\nTwo", "York, Room 1"))

    event = events(ics(seminar))[0]

    assert event["SUMMARY"] == r"Stories\; uninterrupted\, \\ really"
    assert event["DESCRIPTION"] == r"One\nTwo"
    assert event["LOCATION"] == r"York\, Room 1"


@pytest.mark.parametrize("text", ["plain " * 60, "日本語のとても長い説明" * 20, "👩‍👩‍👧‍👦" * 30, "a" * 67, "é" * 200])
def test_long_lines_are_folded_at_75_octets_never_through_a_character(text: str) -> None:
    calendar = ics(Seminar(with_texts(text=text)))

    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert events(calendar)[0]["DESCRIPTION"] == text


def test_lines_end_as_calendars_want_them() -> None:
    calendar = ics(Seminar(with_texts(text="One\nTwo")))

    assert calendar.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert calendar.endswith("END:VCALENDAR\r\n")
    assert "\n" not in calendar.replace("\r\n", "")
