"""What a simulated room says."""

from collections import Counter

import pytest

from live import programme
from live.day import apply, cell
from live.day.keys import Key
from live.day.noun import Day
from live.day.roles import Role
from live.day.text import NOTE, PHRASE, tidy
from live.programme.plan import plan
from live.rehearsal import script


def test_everything_in_the_script_may_be_given():
    whole = script.WHOLE
    phrases = [each.text for each in (*whole.phrases, *whole.written_down)]

    assert len(set(phrases)) == len(phrases) >= 120
    assert len(whole.notes) >= 20
    assert [tidy(text, PHRASE) for text in phrases] == phrases
    assert [tidy(note.text, NOTE) for note in whole.notes] == [note.text for note in whole.notes]


@pytest.mark.parametrize(
    "kinds",
    [["discussion"], ["main-points"], ["other"], ["discussion", "discussion", "main-points"], ["other", "main-points"]],
)
def test_a_day_of_any_shape_gets_the_whole_script_once(kinds):
    text = "A day\n\n" + "".join(f"{9 + i}.00 Part {i} [{kind}]\n" for i, kind in enumerate(kinds))
    day = Day()
    apply(day, plan(programme.read(text), "2020-02-02"))

    parts = script.parts_by_slot(cell(day, Key("programme"), Role.PHONE).slots)

    said = Counter(each.text for part in parts.values() for each in part.phrases)
    assert len(parts) == len(kinds)
    assert set(said) == set(script.PHRASE_BY_TEXT)
    assert set(said.values()) == {1}
