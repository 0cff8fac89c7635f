"""The order of the slots, their ends, and what is said where they do not fit."""

from live.programme import read
from tests.programme.examples import plainly, said, times


def test_an_end_that_is_not_stated_is_the_next_start():
    assert times(read("A day\n9.00 A1\n10.00–10.30 B1\n11.00 C1")) == ["09:00–10:00", "10:00–10:30", "11:00–"]


def test_slots_out_of_order_are_put_in_order_and_said():
    programme = read("A day\n10.00 Talk\n12.00 Lunch\n11.00 Discussion")

    assert plainly(programme) == ["10:00 Talk", "11:00 Discussion", "12:00 Lunch"]
    assert "put in order" in said(programme, 4)


def test_a_slot_that_runs_into_the_next_is_said():
    programme = read("A day\n10.00–11.15 Talk\n11.00 Discussion")

    assert times(programme) == ["10:00–11:15", "11:00–"]
    assert "It ends at 11:15, after the next slot starts at 11:00." in said(programme, 2)


def test_two_slots_at_one_time_are_said_and_both_have_their_length():
    programme = read("A day\n10.00 Workshop one\n10.00 Workshop two\n11.00 Lunch")

    assert times(programme) == ["10:00–11:00", "10:00–11:00", "11:00–"]
    assert "Two slots" in said(programme, 3)


def test_an_end_before_its_start_is_left_out_and_said():
    programme = read("A day\n14:00–13:00 Talk\n15:00 Tea")

    assert times(programme) == ["14:00–15:00", "15:00–"]
    assert "13:00" in said(programme, 2)
