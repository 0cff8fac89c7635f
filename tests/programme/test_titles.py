"""Titles that fit a wall, and where the rest of a long line goes."""

import pytest

from live.day.kinds import Kind
from live.programme import read
from tests.programme.examples import PUBLISHED

TITLES = [
    (
        "Jane Roe: a long line about who she is, what she has done, where she works, and why this should matter",
        "Jane Roe",
    ),
    (
        "Jane Roe and Ann Lee are two people who have long worked together in many places, and now they tell us",
        "Jane Roe and Ann Lee",
    ),
    (
        "The room as it was. "
        + "After that we look at all the rooms there could be, one after the other, with care. " * 2,
        "The room as it was.",
    ),
    ("x" * 150, "x" * 99 + "…"),
]


def test_words_too_long_for_a_wall_describe_the_slot():
    stories, _, reconciliation = read(PUBLISHED).slots[2:5]
    poem = read(PUBLISHED).slots[8]

    assert stories.description.startswith("Tricia Thorpe, Anti-stigma coordinator")
    assert stories.description.endswith("we keep to a few.")
    assert "Reader in Democratic Mental Health" in reconciliation.description
    assert poem.description.startswith("Adam Montgomery is a Dual Diagnosis"), "a cut name leaves its sentence whole"


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_a_long_line_gives_a_title_for_a_wall(words, title):
    slot = read(f"A day\n10.00 {words} [talk]").slots[0]

    assert slot.title.rstrip(".") == title.rstrip(".")
    assert words.strip().endswith(slot.description[-60:]), "nothing is lost"


def test_a_label_before_a_long_title_stays():
    slot = read("A day\n10.00 Keynote: " + "the impossible and what we can do about it " * 4).slots[0]

    assert slot.title.startswith("Keynote: the impossible")
    assert len(slot.title) < 120
    assert slot.kind is Kind.KEYNOTE
