"""What the simulated poet hears of two ends."""

import pytest

from live.prosody.record import record
from live.rehearsal.poet import ending_blank
from live.rehearsal.rhymes import do_rhyme
from live.rehearsal.script.poem import Blank

END = Blank("time", "thing")


@pytest.mark.parametrize(
    ("one", "other", "is_rhyme"),
    [
        ("the shredder, on a good day", "so the morning found its way.", True),
        ("write the job advert together", "in from the weather", True),
        ("the good mugs", "we came by night", False),
        ("a good day", "another day", False),
        ("", "a good day", False),
    ],
)
def test_two_ends_rhyme_by_their_records(one, other, is_rhyme):
    assert do_rhyme(record(one), record(other)) is is_rhyme


@pytest.mark.parametrize(
    ("line", "blank"),
    [(("No cure but ", END, "."), END), ((END, ", said someone"), None), ((END,), END), (("rain",), None)],
)
def test_a_blank_ends_a_line_where_only_a_stop_stands_behind_it(line, blank):
    assert ending_blank(line) is blank
