"""Times that the clocks skip or show twice are said."""

import pytest

from live.programme import read
from tests.programme.examples import said


@pytest.mark.parametrize(
    ("zone", "date", "time", "say"),
    [
        ("Europe/Berlin", "29 March 2026", "2.30am", "no 02:30 on 29 March 2026"),
        ("Europe/London", "29 March 2026", "1.15am", "begins at 02:15"),
        ("America/New_York", "8 March 2026", "2.00am", "no 02:00"),
        ("Europe/Berlin", "25 October 2026", "2.30am", "two times 02:30"),
        ("Europe/Berlin", "28 March 2026", "2.30am", ""),
        ("Asia/Kolkata", "29 March 2026", "2.30am", ""),
    ],
)
def test_a_time_of_changing_clocks_is_said(zone, date, time, say):
    programme = read(f"A night\n{date}\nZone: {zone}\n12.30am Doors\n{time} Vigil\n5am Home")

    assert say in said(programme, 5)
    assert bool(say) == ("clocks" in said(programme, 5))


def test_a_night_that_runs_into_the_change_is_said_too():
    programme = read("A night\n28 March 2026\nZone: Europe/Berlin\n22:00 Doors\n24:15 Vigil\n2.30am Home [other]")

    assert "no 02:30 on 29 March 2026" in said(programme, 6)
