"""Texts as the words that are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.prosody.spoken import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two chairs, same height.", "two chairs same height"),
        ("2017", "twenty seventeen"),
        ("1900", "nineteen hundred"),
        ("1905", "nineteen oh five"),
        ("2005", "two thousand and five"),
        ("101", "one hundred and one"),
        ("12,500", "twelve thousand five hundred"),
        ("007", "zero zero seven"),
        ("0.5", "nought point five"),
        ("3rd", "third"),
        ("20th", "twentieth"),
        ("the 60s", "the sixties"),
        ("10:30", "ten thirty"),
        ("9.05", "nine oh five"),
        ("10.00", "ten o'clock"),
        ("50 %", "fifty per cent"),
        ("£5", "five pounds"),
        ("£1.50", "one pound fifty"),
        ("£2bn", "two billion pounds"),
        ("the NHS", "the n h s"),
        ("two TVs", "two t v's"),
        ("NASA", "nasa"),
        ("the U.S.A.", "the u s a"),
        ("YO10", "y o ten"),
        ("WE ARE NOT AFRAID", "we are not afraid"),
        ("co-production", "co production"),
        ("tea & cake", "tea and cake"),
        ("it’s 7pm", "it's seven p m"),
        ("Dr Who", "doctor who"),
        ("مرحبا بكم", "مرحبا بكم"),
        ("…?!", ""),
    ],
)
def test_a_text_is_said_in_words(text: str, said: str) -> None:
    assert " ".join(spoken(text)) == said


@given(st.text(max_size=60))
def test_whatever_is_written_is_said_without_figures(text: str) -> None:
    for word in spoken(text):
        assert word
        assert not any(letter in "0123456789" for letter in word)
