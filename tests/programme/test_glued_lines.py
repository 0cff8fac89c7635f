"""Several slots on one line."""

import pytest

from live.programme import read
from tests.programme.examples import hhmm, plainly

GLUED = [
    # the line, and the starts of its slots
    ("9.30 Registration 10.00 Opening 10.15 Keynote", "09:30 10:00 10:15"),
    ("9.30 Registration 10.00 Opening", "09:30 10:00"),
    ("9.30 Registration; 10.00 Opening; 10.15 Keynote", "09:30 10:00 10:15"),
    ("9.30–10.00 Registration 10.00–10.15 Opening", "09:30 10:00"),
    ("9.30 registration, 10.00 opening, 12.45 lunch, 1.45 keynote", "09:30 10:00 12:45 13:45"),
    ("Our day: 9.30 Registration 10.00 Opening 10.15 Keynote", "09:30 10:00 10:15"),
    ("9.30Registration10.00Opening (with tea)10.15Talk", "09:30 10:00 10:15"),
]


@pytest.mark.parametrize(("line", "expected"), GLUED, ids=[line[:60] for line, _ in GLUED])
def test_slots_glued_on_one_line_come_apart(line, expected):
    programme = read(f"A day\n{line}")

    assert [hhmm(slot.start) for slot in programme.slots] == expected.split()


def test_glued_slots_keep_their_own_titles_and_the_number_of_their_line():
    programme = read("A day\n9.30 Registration (with tea) 10.00 Opening by Ann Lee")

    assert plainly(programme) == ["09:30 Registration (with tea)", "10:00 Opening by Ann Lee"]
    assert [slot.line for slot in programme.slots] == [2, 2]
