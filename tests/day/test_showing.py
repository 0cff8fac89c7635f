"""Showing: how words reach the wall, by themselves or by the desk's hand, and how they leave it."""

import pytest

from live.day.moderation import HidePhrase, RestorePhrase
from live.day.refusals import Code
from live.day.showing import WALL_DELAY_MS, KeepPhrase, SetPace, ShowPhrase
from tests.days import ADA, FRAN, PAUL, STRANGER, WALL, Seminar, at

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


# By itself


def test_the_delay_is_not_over_a_moment_too_soon(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] == seminar.now + WALL_DELAY_MS

    seminar.now += WALL_DELAY_MS - 1
    seminar.tick()

    assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_at_once_means_at_once(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("at_once"))

    phrase = seminar.give(WORDS)
    seminar.tick()

    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_by_hand_means_that_a_person_does_it(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("by_hand"))
    phrase = seminar.give(WORDS)
    seminar.wait(30)
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "waiting"

    seminar.does(FRAN, ShowPhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_from_by_hand_on_nothing_goes_up_by_itself_not_even_what_was_waiting(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] is not None

    seminar.does(FRAN, SetPace("by_hand"))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] is None


def test_the_pace_is_the_desks_to_see(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("by_hand"))

    assert seminar.sees(FRAN, "wall")["pace"] == "by_hand"
    assert "pace" not in seminar.sees(WALL, "wall")
    assert seminar.does(FRAN, SetPace("by_hand")) == frozenset()


# By the desk's hand


def test_a_phrase_the_desk_keeps_back_does_not_go_on_the_wall(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    seminar.does(FRAN, KeepPhrase(phrase))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "kept"
    assert seminar.sees(PAUL, f"phrase/{phrase}")["text"] == WORDS, "it stays in the pool"
    assert seminar.steps(ADA, phrase) == ["received"]


def test_a_phrase_is_taken_from_the_wall_and_put_back_by_the_desk(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)

    seminar.does(FRAN, KeepPhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.steps(ADA, phrase) == ["received"]
    seminar.does(FRAN, ShowPhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS


def test_showing_again_changes_nothing(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.wait(1)

    assert seminar.does(FRAN, ShowPhrase(phrase)) == frozenset()
    assert seminar.step(ADA, phrase, "on_wall")["at"] == at("11.20")


# What is not shown


def test_what_is_hidden_goes_on_the_wall_only_after_it_is_restored(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "why"))

    assert seminar.refuses(FRAN, ShowPhrase(phrase)) is Code.PHRASE_HIDDEN

    seminar.does(FRAN, RestorePhrase(phrase))
    seminar.does(FRAN, ShowPhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_a_phrase_not_given_for_the_wall_is_never_on_it(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("at_once"))
    phrase = seminar.give(WORDS, uses=("poem", "report"))
    seminar.wait(5)

    assert seminar.refuses(FRAN, ShowPhrase(phrase)) is Code.PHRASE_NOT_FOR_WALL
    assert WORDS not in seminar.text(WALL) + seminar.text(STRANGER)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "never"
