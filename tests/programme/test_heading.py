"""The lines above the first slot."""

import datetime

import pytest

from live.programme import read
from tests.programme.examples import PUBLISHED, said


def test_the_heading_of_seminar_5_gives_title_date_venue_and_hashtag():
    programme = read(PUBLISHED)

    assert programme.title == "Seminar 5 Programme"
    assert programme.date == datetime.date(2017, 3, 3)
    assert programme.venue.startswith("University of York, Research Centre")
    assert programme.venue.endswith("6 Innovation Close, YO10 5ZF")
    assert programme.hashtag == "#ESRCseminar5"
    assert programme.zone == "Europe/London"


def test_a_heading_all_on_one_line_gives_what_stands_before_its_date():
    heading = "Our day Programme: Friday 3rd March, 2017 It will be held at the Guildhall Follow us"

    assert read(f"{heading} 9.30 Registration 10.00 Opening 10.15 Keynote").title == "Our day Programme"


HEADINGS = [
    (
        "Our day\n3 March 2017\nVenue: Hall 4.12, York\n#ourday\nZone: Europe/Berlin",
        ("Our day", "Hall 4.12, York", "#ourday", "Europe/Berlin"),
    ),
    (
        "Zone: Europe/Berlin\n#ourday\nOrt: Halle 3, Kiel\nUnser Tag",
        ("Unser Tag", "Halle 3, Kiel", "#ourday", "Europe/Berlin"),
    ),
    ("# Our day #ourday\nIt will be held in the Guildhall.", ("Our day", "Guildhall", "#ourday", "Europe/London")),
    ("Programme\nOur day\nLieu : Salle 2", ("Our day", "Salle 2", "", "Europe/London")),
    ("Programme: 3 March 2017", ("Programme", "", "", "Europe/London")),
    ("Our day, Friday 3 March 2017, 9.30 to 16.00", ("Our day", "", "", "Europe/London")),
    ("ZONE: asia/nowhere\nOur day", ("Our day", "", "", "Europe/London")),
    ("Our day\nTime zone: Asia/Kathmandu", ("Our day", "", "", "Asia/Kathmandu")),
    ("", ("Untitled day", "", "", "Europe/London")),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_the_heading_is_read_in_any_order(heading, expected):
    programme = read(f"{heading}\n\n9.30 Registration\n10.00 Opening")

    assert (programme.title, programme.venue, programme.hashtag, programme.zone) == expected
    assert len(programme.slots) == 2


@pytest.mark.parametrize(
    ("line", "ears"),
    [("Ears: American", "american"), ("ears : UK", "british"), ("**Ears:** british", "british"), ("", None)],
)
def test_whose_ears_hear_is_read_and_is_no_title(line, ears):
    programme = read(f"{line}\nOur day\n9.30 Registration")

    assert (programme.ears, programme.title) == (ears, "Our day")


def test_ears_that_nobody_knows_are_said():
    programme = read("A day\nEars: Martian\n9.30 Registration")

    assert programme.ears is None
    assert "Martian" in said(programme, 2)


@pytest.mark.parametrize(
    ("said_", "days"),
    [("Keep: 30 days", 30), ("keep : 1 day", 1), ("**Keep:** 2 weeks.", 14), ("Keep: 3 months", 90), ("", None)],
)
def test_for_how_long_words_are_kept_is_read_and_is_no_title(said_, days):
    programme = read(f"{said_}\nOur day\n9.30 Registration")

    assert (programme.keep, programme.title) == (days, "Our day")


@pytest.mark.parametrize("written", ["for ever", "0 days", "12 years", "30", "a month"])
def test_a_time_for_keeping_that_nobody_knows_is_said(written):
    programme = read(f"A day\nKeep: {written}\n9.30 Registration")

    assert programme.keep is None
    assert f"“{written}”" in said(programme, 2)
    assert "30 days" in said(programme, 2)


@pytest.mark.parametrize(
    ("said_", "days"),
    [("Reflections: 10 days", 10), ("reflection: 3 weeks.", 21), ("**Reflections:** no", 0), ("Reflections: None", 0)],
)
def test_for_how_long_it_is_asked_what_has_stayed_is_read_and_is_no_title(said_, days):
    programme = read(f"{said_}\nOur day\n9.30 Registration")

    assert (programme.reflections, programme.title) == (days, "Our day")


def test_a_title_with_that_word_stays_a_title():
    programme = read("Reflections: a day on care\n9.30 Registration\n4.00 Reflections")

    assert (programme.reflections, programme.title) == (None, "Reflections: a day on care")


def test_what_people_are_told_is_read_as_it_is_written():
    lines = ["Terms: Words may be read in York & Leeds.", "Terms: *Ask us* at any time.", "**Terms:** Nobody is named."]
    programme = read("\n".join(["A day", *lines, "9.30 Registration"]))

    assert programme.terms == ("Words may be read in York & Leeds.", "Ask us at any time.", "Nobody is named.")
    assert programme.title == "A day"


@pytest.mark.parametrize("terms", [["one", "two", "three", "four"], ["one", "two", "three", "w" * 141]])
def test_what_is_too_much_to_read_is_not_shown_and_said(terms):
    programme = read("\n".join(["A day", *(f"Terms: {each}" for each in terms), "9.30 Registration"]))

    assert programme.terms == ("one", "two", "three")
    assert "up to 3 lines" in said(programme, 5)


def test_an_unknown_zone_is_said():
    assert "Europe/Lodnon" in said(read("A day\nZone: Europe/Lodnon\n9.30 Registration"), 2)
