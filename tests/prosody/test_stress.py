"""Stress dots, and what words begin with."""

import pytest

from live.prosody.openings import opening
from live.prosody.stress import stress


@pytest.mark.parametrize(
    ("line", "beats"),
    [
        ("Shall I compare thee to a summer's day", "x x x/ / x x /x /"),
        ("I wandered lonely as a cloud", "x /x /x x x /"),
        ("nobody interrupted", "/xx /x/x"),
        ("the kettle", "x /x"),
        ("two سلام chairs", "/  /"),
        ("سلام", ""),
        ("", ""),
    ],
)
def test_a_line_has_a_sign_for_each_syllable_and_a_space_between_words(line: str, beats: str) -> None:
    assert stress(line) == beats


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("care", "queue", True),
        ("knight", "gnome", True),
        ("phone", "fire", True),
        ("care", "city", False),
        ("stone", "silence", False),
        ("stone", "still", True),
        ("ear", "open", True),
        ("hour", "open", True),
        ("which", "window", True),
    ],
)
def test_words_alliterate_by_their_sound_and_not_by_their_letter(one: str, other: str, *, together: bool) -> None:
    assert (opening(one) == opening(other)) is together


def test_of_a_word_in_other_letters_no_opening_is_known() -> None:
    assert opening("سلام") is None
