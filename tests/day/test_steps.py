"""Steps: what a person reads of the way of their own words through the day."""

from typing import Any

import pytest

from live.day.allowing import AllowPhrase
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.poem import CutLine, MoveLine
from live.day.reading import BeginReading, EndReading, ReadLine
from tests.days import ADA, BOB, CLEO, PAUL, Seminar

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon, the poet writing along."""
    return Seminar().begin("11.20")


def order(seminar: Seminar) -> Any:
    return seminar.sees(PAUL, "poem")["lines"]


def test_a_giver_reads_that_their_words_are_in_the_poem_and_in_which_line(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    first = seminar.write("first")
    seminar.wait(1)
    line = seminar.write((WORDS, phrase), after=first)
    assert seminar.step(ADA, phrase, "in_poem") == {"is": "in_poem", "at": seminar.now, "lines": [line], "line": 2}

    seminar.does(PAUL, CutLine(first))
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 1
    again = seminar.write("and ", ("same height", phrase), after=line)
    top = seminar.write("top")

    assert seminar.step(ADA, phrase, "in_poem")["lines"] == [line, again]
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 2
    seminar.does(PAUL, MoveLine(again, None))
    assert order(seminar) == [again, top, line]
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 1
    seminar.does(PAUL, CutLine(again))
    seminar.write("something else", line=line)
    assert "in_poem" not in seminar.steps(ADA, phrase)


def test_a_giver_reads_their_words_in_the_language_they_said(seminar: Seminar) -> None:
    said, unsaid = seminar.give("cael fy nghlywed", lang="cy"), seminar.give(WORDS)

    assert [seminar.sees(ADA, f"mine/{each}")["lang"] for each in (said, unsaid)] == ["cy", None]
    seminar.does(ADA, WithdrawPhrase(said))
    assert seminar.sees(ADA, f"mine/{said}")["lang"] is None


def test_the_space_between_two_stanzas_is_not_counted(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    first = seminar.write("first")
    gap = seminar.write(after=first)
    seminar.write((WORDS, phrase), after=gap)

    assert seminar.step(ADA, phrase, "in_poem")["line"] == 2
    seminar.write("a line after all", line=gap)
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 3
    seminar.write("", line=gap)
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 2


def test_words_are_in_the_poem_since_they_came_into_it_however_often_the_line_is_written(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    since = seminar.now
    seminar.wait(1)

    seminar.write("and ", ("two chairs", phrase), line=line)

    assert seminar.step(ADA, phrase, "in_poem")["at"] == since


def test_a_giver_reads_when_their_words_are_read_aloud(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    assert "read_aloud" not in seminar.steps(ADA, phrase)
    seminar.wait(1)

    seminar.does(PAUL, ReadLine(line))

    assert seminar.step(ADA, phrase, "read_aloud") == {"is": "read_aloud", "at": seminar.now, "lines": [line]}
    assert seminar.steps(ADA, phrase) == ["received", "in_poem", "on_wall", "read_aloud"]


def test_a_giver_reads_that_somebody_stands_behind_their_words_and_neither_how_many_nor_since_when(
    seminar: Seminar,
) -> None:
    phrase = seminar.show(WORDS)
    shown = seminar.now
    assert "stood" not in seminar.steps(ADA, phrase)
    seminar.wait(1)

    seminar.does(BOB, EchoPhrase(phrase))
    assert seminar.step(ADA, phrase, "stood") == {"is": "stood", "at": shown}
    one = seminar.sees(ADA, f"mine/{phrase}")
    seminar.does(CLEO, EchoPhrase(phrase))
    assert seminar.sees(ADA, f"mine/{phrase}") == one, "two look like one"

    seminar.does(BOB, EchoPhrase(phrase, on=False))
    seminar.does(CLEO, EchoPhrase(phrase, on=False))
    assert "stood" not in seminar.steps(ADA, phrase)


def test_after_the_reading_a_giver_reads_that_their_words_are_not_in_the_poem(seminar: Seminar) -> None:
    placed, left, kept = seminar.give(WORDS), seminar.give("and tea"), seminar.give("not me", uses=("wall",))
    seminar.write((WORDS, placed))
    seminar.does(PAUL, BeginReading())
    assert "not_in_poem" not in seminar.steps(ADA, left), "it is still to be heard"
    seminar.wait(1)
    seminar.does(PAUL, EndReading())

    assert seminar.step(ADA, left, "not_in_poem") == {"is": "not_in_poem", "at": seminar.now}
    assert "not_in_poem" not in [*seminar.steps(ADA, placed), *seminar.steps(ADA, kept)]
    seminar.wait(1)
    after = seminar.give("once more")
    assert "not_in_poem" not in seminar.steps(ADA, after), "it could not have been"
    seminar.does(ADA, AllowPhrase(left, ("wall",)))
    assert "not_in_poem" not in seminar.steps(ADA, left)
    assert seminar.is_fresh()
