"""Which half of the day times mean, told from the whole day."""

import pytest

from live.programme import read
from tests.programme.examples import hhmm

DAYS = [
    # a whole day's lines, and its starts
    ("9.30 A1 / 10.00 B1 / 12.45 Lunch / 1.45 Talk / 3.00 Tea / 5.15 Close", "09:30 10:00 12:45 13:45 15:00 17:15"),
    ("9:30 A1 / 12:45 Lunch / 1:45 Talk / 3:00 Tea / 15:30 Poem", "09:30 12:45 13:45 15:00 15:30"),
    ("9.30am A1 / 10.15 B1 / 12.00 Lunch / 1.45pm Talk / 3.00 Tea", "09:30 10:15 12:00 13:45 15:00"),
    ("9.30 A1 / 5.00 Close", "09:30 17:00"),
    ("1.00 Lunch / 2.00 Talk / 4.30 Close", "13:00 14:00 16:30"),
    ("7.00 Doors / 7.30 Poems / 9.00pm Close", "19:00 19:30 21:00"),
    ("07:30 Breakfast / 09:00 Talk / 21:00 Poem", "07:30 09:00 21:00"),
    ("6.30pm Doors / 8.00 Poems / 11.30 Drinks / 12.30 Close", "18:30 20:00 23:30 24:30"),
    ("20:00 Doors / 22:00 Poems / 00:30 Close", "20:00 22:00 24:30"),
    ("20:00 Doors / 22:00 Poems / 24:15 Close", "20:00 22:00 24:15"),
    ("10pm Poems / midnight Close", "22:00 24:00"),
    ("10pm Poems / Midnight Close", "22:00 24:00"),
    ("11pm Poems / 12.30am Drinks / 2am Close", "23:00 24:30 26:00"),
    ("09:00 A1 / 10:00 B1 / 16:00 C1 / 11:00 D1", "09:00 10:00 11:00 16:00"),
    ("11.15 B1 / 10.00 A1 / 12.45 Lunch", "10:00 11:15 12:45"),
    ("3.45 Networking / 9.30 Registration / 10.00 Opening / 10.15 Talk", "09:30 10:00 10:15 15:45"),
    ("Registration 9.30 / Opening 10.00 / Lunch 12.45 / Keynote 1.45", "09:30 10:00 12:45 13:45"),
    ("10.00 – 16.00 / 10.00 Opening / 12.00 Lunch / 15.00 Poem", "10:00 12:00 15:00"),
    ("Friday 3 March 2017, 10.00–16.00 / 10.00 Opening / 12.00 Lunch", "10:00 12:00"),
    ("10.00–16.00, Friday 3 March 2017 / 10.00 Opening / 12.00 Lunch", "10:00 12:00"),
    ("Time | What / 9.30 | Registration / 10.00 | Opening", "09:30 10:00"),
    (
        "| Time | What | Where | / |---|---|---| / | 9.30 | Registration | Hall | / | 10.00 | Opening | Hall |",
        "09:30 10:00",
    ),
    ("09.00 Anmeldung / 12.30 Mittagspause / 14.00 Vortrag", "09:00 12:30 14:00"),
    ("10.15 Talk / Anna Bauer, Leeds / 11.00 Coffee", "10:15 11:00"),
    ("/ Registration / 9.30 /  / Opening / 10.00 /  / Lunch / 12.45", "09:30 10:00 12:45"),
    (
        "10.00 The 4.15 train / 10.30 Version 2.10 Explained / 11.00 From 9.30 to 5.00 / 11.30 1984",
        "10:00 10:30 11:00 11:30",
    ),
    ("9.30 Doors / 10 Opening / 10.15 Talk / 1 Lunch / 1.45 Talk / 4 Close", "09:30 10:00 10:15 13:00 13:45 16:00"),
    ("9.30 Talk / 12 Angry Men: a film / 5 Poets / 10.00 Tea", "09:30 10:00"),
    ("1800 Doors / 1900 Talk / 2030 Discussion", "18:00 19:00 20:30"),
    ("Talk, 9.30am, Hall / Tea, 10.15am, Foyer / Lunch, 12.45pm, Foyer", "09:30 10:15 12:45"),
    ("2017-03-03 09:30 Talk / 2017-03-03 10:00 Tea", "09:30 10:00"),
    ("Friday 3 March 2017, 9.30 Talk / Friday 3 March 2017, 10.00 Tea", "09:30 10:00"),
    ("3 March 2017 | 8.30 AM – 4 PM | Boston / 8.30 AM Doors / 9 AM Talk / 3 PM Close", "08:30 09:00 15:00"),
    ("3 March 2017 | 9.30 | Leeds / 9.30 Doors / 10.00 Talk / 11.00 Close", "09:30 10:00 11:00"),
    ("| 3 March 2017 | 9.30 | Doors | / | | 10.00 | Talk | / | | 11.00 | Tea |", "09:30 10:00 11:00"),
    ("1 – 2 Lunch / 2 – 3.30pm Talk", "13:00 14:00"),
    ("10.00 A1 / 12.00 3 Short talks / 12.30 – 2 Stories / 1.00 – 2.00 Lunch", "10:00 12:00 12:30 13:00"),
]


@pytest.mark.parametrize(("lines", "expected"), DAYS, ids=[lines[:60] for lines, _ in DAYS])
def test_a_day_runs_forward_through_its_times(lines, expected):
    programme = read("A day\n" + lines.replace(" / ", "\n"))

    assert [hhmm(slot.start) for slot in programme.slots] == expected.split()
