"""Marks in brackets at the end of a slot's line."""

import pytest

from live.day.kinds import Kind
from live.programme import read
from tests.programme.examples import said

MARKS = [
    # marks, kind, listening, fixed
    ("[discussion]", Kind.DISCUSSION, False, False),
    ("[talk, listening]", Kind.TALK, True, False),
    ("[talk, not listening]", Kind.TALK, False, False),
    ("[poem, fixed]", Kind.POEM, True, True),
    ("[poem, sliding]", Kind.POEM, True, False),
    ("[ Main Points ; FIXED ]", Kind.MAIN_POINTS, False, True),
    ("[main-points]", Kind.MAIN_POINTS, False, False),
    ("[listening]", Kind.BREAK, True, True),
    ("[sliding]", Kind.BREAK, False, False),
    ("[other]", Kind.OTHER, False, False),
]


@pytest.mark.parametrize(("marks", "kind", "listening", "fixed"), MARKS)
def test_marks_say_what_would_be_guessed(marks, kind, listening, fixed):
    programme = read(f"A day\nZone: Europe/London\n3 March 2017\n12.45 Lunch {marks}")

    slot = programme.slots[0]

    assert (slot.kind, slot.listening, slot.fixed, slot.title) == (kind, listening, fixed, "Lunch")
    assert programme.guesses == ()


def test_an_unknown_mark_is_said_and_its_words_are_kept():
    programme = read("A day\n12.45 Lunch [banana, sliding]")

    assert "banana" in said(programme, 2)
    assert (programme.slots[0].title, programme.slots[0].description) == ("Lunch", "[banana]")
    assert not programme.slots[0].fixed


def test_a_marked_line_without_words_is_called_by_its_kind():
    assert read("A day\n11.15 [main-points]").slots[0].title == "Main points"
