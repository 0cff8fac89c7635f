"""Folding: when two words are the same to people, and where words begin and end."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.day import folding
from live.day.folding import fold, units, words
from tests.day.texts import TEXTS

# When words are the same


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_a_text_of_ascii_alone_has_the_words_it_has_beside_others(text: str) -> None:
    """It is looked at in a quicker way."""
    assert units(text) == folding._units_of_any(text)
    assert fold(text) == folding._fold_any(text)
    assert not folding._SIGN.search(text)


@given(st.text(st.characters(categories=["L", "M", "N", "P"]), max_size=30))
def test_composed_or_not_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("abcéÉñüÅøçßœŵŷğİ’'‘- "), max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("cafe\u0301", "café"),
        ("ŵyneb", "WYNEB"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("it’s", "IT'S"),
        ("itʼs", "it‘s"),
        ("co‑production", "Co-Production"),
        ("co‐production", "co-production"),
        ("ﬁne", "fine"),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_words_are_the_same_without_case_accents_and_shapes_of_apostrophe(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("कि", "की"), ("क", "कि"), ("かき", "がき"), ("สี", "สี่"), ("كَتَبَ", "كُتِبَ"), ("мой", "мои"), ("we're", "were")],
)
def test_marks_that_make_another_word_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


# Where they stand


def test_words_stand_where_they_stand() -> None:
    text = "“It’s co-production,” she said—twice. ½ 日本"

    assert [text[word.start : word.end] for word in words(text)] == [
        "It’s",
        "co-production",
        "she",
        "said",
        "twice",
        "½",
        "日本",
    ]
