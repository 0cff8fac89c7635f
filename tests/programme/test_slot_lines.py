"""Which lines open a slot, and which only hold a number."""

import datetime

import pytest

from live.programme import read
from live.programme.programme import Unreadable
from tests.programme.examples import hhmm, plainly, said

NOT_TIMES = [
    "Tickets are £9.50 for everyone.",
    "£9.50 for everyone",
    "9.50 pounds for everyone",
    "9.50 € pro Person",
    "3.50 million people wait for it",
    "3.5 million people wait for it",
    "10.30% of them were asked",
    "10.30 percent of them were asked",
    "9.30 people came, on average",
    "See page 4.12 of the report.",
    "4.12.1 Methods of the study",
    "Section 4.12",
    "Call 01904 321000 or 01904.32.10.55",
    "01904 321000",
    "+44 1904 321000",
    "YO10 5ZF",
    "6 Innovation Close, YO10 5ZF",
    "3.3.2017 was the first day",
    "03.03.17",
    "2017-03-03",
    "2017 was the year of the first seminar",
    "1984 and other books",
    "28 October 2016",
    "In 2016 we met at 10.30 and stayed until 4.15.",
    "We met at 10.30",
    "10.30 is when most people had arrived.",
    "It went on until\n10.45 for some of us.",
    "From 9.45 on we listened.",
    "At 9.45 we began.",
    "12 people, 3 tables",
    "9-10 people at each table",
    "9,50 € pro Person",
    "1,50 Meter Abstand",
    "10-12 people at each table",
    "Room 2.15",
    "Version 2.10 of the paper",
    "1. First of all, hello",
    "1.1 First of all, hello",
    "3.141 is nearly pi",
    "192.168.1.20 is the server",
    "John 3:16 is quoted",
    "https://example.org/9.30",
    "midday sun is not kind",
    "3 rooms are used.",
    "2 Facilitators: Ann and Bob",
    "10.30£",
    "From 9.30 to 10.00 coffee is served.",
    "From 9.30 to 10.00 there is a fire drill",
    "Take the train that leaves at\n9.15 and comes in at\n10.05. Nobody should wait.",
]


@pytest.mark.parametrize("prose", NOT_TIMES)
def test_a_number_in_prose_opens_no_slot(prose):
    programme = read(f"A day\n9.00 Registration\n{prose}\n11.00 Discussion\n{prose}\n12.00 Lunch\n{prose}")

    assert plainly(programme) == ["09:00 Registration", "11:00 Discussion", "12:00 Lunch"]
    assert all(slot.description == prose for slot in programme.slots), "it describes the slot above it"


def test_an_hour_alone_is_said():
    assert "“10” alone is taken as an hour." in said(read("A day\n9.30 Doors\n10 Opening\n10.15 Talk"), 3)


@pytest.mark.parametrize(
    "text",
    [
        "A day\n1 Introduction\n2 Discussion\n3 Poem",
        "Our history\n1985 Foundation\n1990 First talk\n2012 Poem\n2017 Discussion",
        "A day\n3 March 2017, 9.30, Guildhall, York",
    ],
)
def test_numbers_that_may_be_anything_are_not_guessed_at(text):
    with pytest.raises(Unreadable, match="No slot was found"):
        read(text)


TABLES = [
    "Time,Title,Room\n9.30,{title},Hall\n10.00,Tea,Foyer",
    '"Time","Title"\n"09:30","{title}"\n"10:00","Tea"',
    "Beginn;Titel\n9.30 Uhr;{title}\n10 Uhr;Kaffee",
    "Title,Start,End\n{title},09:30,10:00\nLunch,12:15,13:00",
    "Date,Start,Title\n03/03/2017,09:30,{title}\n03/03/2017,10:00,Tea",
    "Time | Length | Title\n9.30 | 30 min | {title}\n10.00 | 15 min | Tea",
    "9.30\t30'\t{title}\n10.00\t15'\tTea",
    "│ 9.30 │ {title} │\n├──────┼──────┤\n│ 10.00 │ Tea │",
]


@pytest.mark.parametrize("table", TABLES)
def test_the_title_is_found_in_the_cells_of_a_table(table):
    slot = read("A day\n" + table.format(title="A talk")).slots[0]

    assert (hhmm(slot.start), hhmm(slot.end), slot.title) == ("09:30", "10:00", "A talk")


def test_other_columns_describe_the_slot():
    slot = read("A day\n| 9.30 | Registration | Great hall | Fran |").slots[0]

    assert (slot.title, slot.description) == ("Registration", "Great hall · Fran")


def test_a_date_beside_every_time_is_the_date_of_the_day():
    programme = read("A day\nZone: Europe/London\n2017-03-03 09:30 Talk\n2017-03-03 10:00 Coffee")

    assert programme.date == datetime.date(2017, 3, 3)
    assert programme.guesses == ()
