"""Notes: longer than a phrase, for a theme or for none yet, and never in the poem."""

import pytest

from live.day.notes import OfferNote
from live.day.refusals import Code
from tests.days import ADA, FRAN, PAUL, STRANGER, Seminar, at


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


def test_a_note_lives_like_a_phrase(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    note = seminar.note("a longer thought", theme)
    seminar.wait(1)

    assert seminar.steps(ADA, note) == ["received", "in_theme", "on_wall"]
    assert seminar.sees(STRANGER, f"note/{note}") == {
        "text": "a longer thought",
        "slot": "s4",
        "at": at("11.20"),
        "theme": theme,
        "said": None,
        "prompt": "s4-1",
    }
    assert seminar.sees(PAUL, f"note/{note}") is None, "the pool is phrases"
    assert seminar.sees(FRAN, f"note/{note}")["wall"] == "shown"


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", Code.NOTE_EMPTY), ("a" * 281, Code.NOTE_TOO_LONG), ("a\x1b", Code.NOTE_CHARACTERS)],
)
def test_a_note_is_longer_and_follows_the_same_rules(seminar: Seminar, text: str, code: Code) -> None:
    seminar.note("a" * 280)

    assert seminar.refuses(ADA, OfferNote("note-0001", text)) is code


def test_a_note_for_a_theme_that_is_not_there_is_not_taken(seminar: Seminar) -> None:
    assert seminar.refuses(ADA, OfferNote("note-0001", "a longer thought", "nowhere-1")) is Code.THEME_UNKNOWN
    assert seminar.sees(FRAN, "note/note-0001") is None
