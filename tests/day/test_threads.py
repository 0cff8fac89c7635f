"""Threads: which themes the poet has joined, from when the wall knows it, and until when."""

import pytest

from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import WithdrawPhrase
from live.day.reading import BeginReading, EndReading, ReadLine
from tests.days import BOB, FRAN, PAUL, STRANGER, WALL, Seminar

ONE, OTHER = "nobody interrupted", "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


def read(seminar: Seminar, *phrases: tuple[str, str]) -> None:
    """The poet writes a line of these words, and reads it."""
    line = seminar.write(*phrases)
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))


def test_two_themes_are_joined_from_when_a_line_with_words_of_both_is_read(seminar: Seminar) -> None:
    one, other = seminar.show(ONE), seminar.show(OTHER, BOB)
    themes = [seminar.name("one", one), seminar.name("two", other)]
    line = seminar.write((OTHER, other), " ", (ONE, one))
    seminar.does(PAUL, BeginReading())
    assert seminar.sees(WALL, "threads") is None, "nobody is told of a line before it is read"

    seminar.does(PAUL, ReadLine(line))

    assert seminar.sees(WALL, "threads") == {"pairs": [themes]}
    assert [seminar.sees(by, "threads") for by in (STRANGER, FRAN, PAUL)] == [None] * 3
    seminar.does(PAUL, EndReading())
    assert seminar.sees(WALL, "threads") == {"pairs": [themes]}


def test_words_that_leave_the_wall_take_their_threads_along(seminar: Seminar) -> None:
    one, other = seminar.show(ONE), seminar.show(OTHER, BOB)
    themes = [seminar.name("one", one), seminar.name("two", other)]
    read(seminar, (ONE, one), (OTHER, other))

    seminar.does(FRAN, HidePhrase(one, "private"))
    assert seminar.sees(WALL, "threads") is None
    seminar.does(FRAN, RestorePhrase(one))
    assert seminar.sees(WALL, "threads") == {"pairs": [themes]}
    seminar.does(BOB, WithdrawPhrase(other))

    assert seminar.sees(WALL, "threads") is None
    assert seminar.is_fresh()


def test_what_was_not_given_for_the_wall_joins_nothing_there(seminar: Seminar) -> None:
    one, other = seminar.show(ONE), seminar.give(OTHER, BOB, uses=("poem",))
    seminar.name("one", one)
    seminar.name("two", other)

    read(seminar, (ONE, one), (OTHER, other))

    assert seminar.sees(WALL, "threads") is None


def test_one_word_under_two_themes_is_the_desks_join_and_not_the_poets(seminar: Seminar) -> None:
    one, other = seminar.show(ONE), seminar.show(OTHER, BOB)
    seminar.name("one", one, other)
    seminar.name("two", one)

    read(seminar, (ONE, one), (OTHER, other))

    assert seminar.sees(WALL, "threads") is None
