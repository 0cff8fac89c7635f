"""The slots of a file: where their titles stand, and when there are none."""

import pytest

from live.programme import read
from live.programme.programme import Unreadable
from tests.programme.examples import plainly, said


def test_titles_above_their_times_are_found():
    programme = read("A day\n\nRegistration\n9.30\n\nLunch\n12.45\n")

    assert plainly(programme) == ["09:30 Registration", "12:45 Lunch"]
    assert programme.title == "A day"


def test_titles_above_their_times_are_found_where_the_room_stands_below():
    programme = read("A day\nDoors\n9.30–10.00\nFoyer\n\nTalk\n10.00–11.00\nHall\n\nLunch\n12.45–1.45\nFoyer")

    assert plainly(programme) == ["09:30 Doors", "10:00 Talk", "12:45 Lunch"]
    assert [slot.description for slot in programme.slots] == ["Foyer", "Hall", "Foyer"]


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "Only a title", "Dear all,\nsee you at 10.30 in York.\n", "\x00\x01\x02", "? 9.30 Really?"]
)
def test_a_text_without_a_slot_is_unreadable(text):
    with pytest.raises(Unreadable, match=r"No slot was found"):
        read(text)


@pytest.mark.parametrize(
    "line",
    ["25.70 Registration", "25:70 Registration", "9.75 Opening", "9.30–25.70 Talk", "25.70", "13.00pm–77.00 Tea"],
)
def test_figures_that_are_no_time_of_day_are_unreadable_and_named(line):
    with pytest.raises(Unreadable, match=r"^Line 3 .*(25.70|9.75|77.00).*no time of day\.$"):
        read(f"A day\n9.00 Registration\n{line}\n11.00 Lunch")


def test_a_table_of_numbers_is_no_programme():
    with pytest.raises(Unreadable, match="does not look like a programme: 500 lines"):
        read("9.30 A\n" * 500)


def test_a_time_without_a_title_is_said():
    programme = read("A day\n9.30 Registration\n10.00\n\n")

    assert programme.slots[1].title == "Untitled"
    assert "10.00" in said(programme, 3)


def test_a_single_line_with_a_date_before_its_time_is_a_slot_too():
    programme = read("A day\n9.30 Doors\n27/11/2026 10.00 Talk\n11.00 Tea")

    assert plainly(programme) == ["09:30 Doors", "10:00 Talk", "11:00 Tea"]
