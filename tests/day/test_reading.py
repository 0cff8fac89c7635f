"""The reading: who sees which lines while the poem is read and after it, and what is no reading."""

import pytest

from live.day.poem import CutLine
from live.day.reading import BeginReading, EndReading, ReadingCode, ReadLine
from live.day.refusals import Code
from tests.days import ADA, FRAN, PAUL, STRANGER, WALL, Seminar, everyone

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon, the poet writing along."""
    return Seminar().begin("11.20")


# Line by line


def test_while_it_is_read_everyone_sees_the_lines_read_so_far(seminar: Seminar) -> None:
    first = seminar.write("first")
    second = seminar.write("second", after=first)
    third = seminar.write("third", after=second)
    seminar.does(PAUL, BeginReading())
    assert seminar.sees(WALL, "poem") == {"title": "", "lines": [], "state": "reading", "line": None, "voices": 0}

    seminar.does(PAUL, ReadLine(first))
    seminar.does(PAUL, ReadLine(third))

    assert seminar.sees(WALL, "poem")["lines"] == [first, third]
    assert seminar.sees(WALL, "poem")["line"] == third
    assert seminar.sees(STRANGER, f"line/{third}")["pieces"][0]["text"] == "third"
    assert "second" not in seminar.text(WALL)
    seminar.does(PAUL, ReadLine(first))
    assert seminar.sees(WALL, "poem")["line"] == first, "a clicker also goes back"
    assert seminar.sees(WALL, "poem")["lines"] == [first, third]


def test_what_the_poet_still_writes_during_the_reading_is_seen_when_it_is_read(seminar: Seminar) -> None:
    first = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(first))

    second = seminar.write("second", after=first)

    assert "second" not in seminar.text(WALL)
    seminar.does(PAUL, ReadLine(second))
    assert seminar.sees(WALL, "poem")["lines"] == [first, second]


def test_stanzas_stand_apart_while_they_are_read() -> None:
    seminar = Seminar().begin("15.35")
    first = seminar.write("the first stanza")
    blank = seminar.write(after=first)
    second = seminar.write("the second", after=blank)
    last_blank = seminar.write(" ", after=second)
    seminar.write("the third", after=last_blank)
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, ReadLine(first))
    assert seminar.sees(WALL, "poem")["lines"] == [first]
    seminar.does(PAUL, ReadLine(second))

    assert seminar.sees(WALL, "poem")["lines"] == [first, blank, second]
    assert seminar.sees(ADA, f"line/{blank}") == {"pieces": []}
    assert seminar.sees(ADA, f"line/{last_blank}") is None


def test_a_line_cut_while_it_is_read_is_gone_everywhere(seminar: Seminar) -> None:
    line = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    seminar.does(PAUL, CutLine(line))

    assert seminar.sees(WALL, f"line/{line}") is None
    assert (seminar.sees(WALL, "poem")["lines"], seminar.sees(WALL, "poem")["line"]) == ([], None)


def test_lines_are_read_in_a_reading_only(seminar: Seminar) -> None:
    line = seminar.write("first")

    assert seminar.refuses(PAUL, ReadLine(line)) is ReadingCode.NOT_BEGUN
    assert seminar.does(PAUL, EndReading()) == frozenset()
    seminar.does(PAUL, BeginReading())
    assert seminar.does(PAUL, BeginReading()) == frozenset()
    assert seminar.refuses(PAUL, ReadLine("nowhere-1")) is Code.LINE_UNKNOWN
    seminar.does(PAUL, ReadLine(line))
    assert seminar.does(PAUL, ReadLine(line)) == frozenset()


# After it


def test_after_the_reading_everyone_sees_all_of_it(seminar: Seminar) -> None:
    first = seminar.write("first")
    second = seminar.write("second", after=first)
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(first))

    seminar.does(PAUL, EndReading())

    for by in everyone():
        assert seminar.sees(by, "poem")["lines"] == [first, second]
        assert seminar.sees(by, "poem")["state"] == "read"
        assert seminar.sees(by, f"line/{second}")["pieces"][0]["text"] == "second"


def test_the_poem_can_be_read_again_from_the_beginning(seminar: Seminar) -> None:
    line = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())

    seminar.does(PAUL, BeginReading())

    assert seminar.sees(WALL, "poem")["lines"] == []
    assert seminar.sees(WALL, f"line/{line}") is None


def test_a_poem_that_was_read_without_stepping_through_it_was_read_aloud() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give(WORDS)
    seminar.write((WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)

    seminar.does(PAUL, EndReading())

    assert seminar.step(ADA, phrase, "read_aloud")["at"] == seminar.now


# Begun by mistake


def test_a_reading_begun_by_mistake_leaves_the_draft_the_poets_own() -> None:
    seminar = Seminar().begin("11.20")
    line = seminar.write("a draft")
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, EndReading())

    assert seminar.sees(PAUL, "poem")["state"] == "writing"
    for by in (ADA, WALL, FRAN):
        assert seminar.sees(by, f"line/{line}") is None
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())
    assert seminar.sees(ADA, "poem")["state"] == "read", "one line heard is a reading"


def test_a_second_reading_begun_by_mistake_takes_nothing_from_anybody() -> None:
    seminar = Seminar().begin("15.35")
    line = seminar.write("a line")
    for step in (BeginReading(), ReadLine(line), EndReading(), BeginReading()):
        seminar.does(PAUL, step)

    seminar.does(PAUL, EndReading())

    assert seminar.sees(ADA, "poem")["state"] == "read"
    assert seminar.sees(ADA, f"line/{line}") is not None
