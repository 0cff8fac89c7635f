"""The programme in people's own calendars."""

import pytest

from live.day import cell
from live.day.keys import Key
from live.day.projection import DayPlanned, Timetable
from live.day.roles import Role
from live.day.timetable import ExtendSlot
from live.web.access import Keyring
from live.web.calendar import to_ics
from tests.cast import TestHouse
from tests.days import FRAN, Seminar, at, planned

SOURCE = Keyring(b"s" * 32, {}).calendar("seminar-5", "2017-03-03")


def ics(seminar: Seminar, now: str = "9.00") -> str:
    timetable = seminar.day[Timetable]
    return to_ics(cell(seminar.day, Key("programme"), Role.PHONE), timetable.title, timetable.venue, SOURCE, at(now))


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
        "UID": f"s4-{SOURCE}@cento",
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


def test_another_day_date_or_server_has_other_events_and_a_restart_the_same() -> None:
    def source(day: str, date: str | None, secret: bytes = b"s") -> str:
        return Keyring(secret * 32, {"seminar-5": 3}).calendar(day, date)

    all_of_them = {
        source("seminar-5", "2017-03-03"),
        source("seminar-5", "2018-03-03"),
        source("seminar-5", None),
        source("seminar-6", "2017-03-03"),
        source("seminar-5", "2017-03-03", b"t"),
    }

    assert len(all_of_them) == 5
    assert source("seminar-5", "2017-03-03") == SOURCE


async def test_the_page_gives_the_events_of_this_server(house: TestHouse) -> None:
    async with house.http() as client:
        text = (await client.get(f"/{house.code}/programme.ics")).text

    keyring = Keyring(bytes(32), {})
    assert len({event["UID"] for event in events(text)}) == len(events(text)) == 10
    assert all(event["UID"].endswith("@cento") for event in events(text))
    assert keyring.calendar("seminar", "2017-03-03") not in text, "another server has another secret"
