"""A time in a line that opens no slot is said."""

import pytest

from live.programme import read
from tests.programme.examples import said


@pytest.mark.parametrize(
    "line", ["The bus leaves at 10.20.", "Please be back by 11h30", "Bring a cup (until 9.45)", "See you at 5pm"]
)
def test_a_time_below_a_slot_is_said_with_its_line(line):
    programme = read(f"A day\n9.00 Doors\n{line}\n10.00 Talk\n11.00 Tea")

    assert "opens no slot" in said(programme, 3)
    assert programme.slots[0].description == line


@pytest.mark.parametrize(
    "line", ["See page 4.12 of the report", "In room 2.15", "? What was it at 10.30", "Tickets are £9.50", "12 people"]
)
def test_other_numbers_are_not_said(line):
    assert said(read(f"A day\n9.00 Doors\n{line}\n10.00 Talk"), 3) == ""


def test_hours_in_the_heading_are_said():
    programme = read("Our day, 9.30 to 16.00\n27 November 2026\n9.30 Doors\n10.00 Talk\nVenue")

    assert "length of the whole day" in said(programme, 1)
