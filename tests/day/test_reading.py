"""The reading: who sees which lines while the poem is read and after it, and what is no reading."""

import pytest

from live.day.phrases import EchoPhrase, OfferPhrase
from live.day.poem import CutLine
from live.day.reading import BeginReading, EndReading, ReadingCode, ReadLine
from live.day.refusals import Code
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, everyone, said

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
    nothing = {"title": "", "poet": "", "promise": "", "lines": [], "line": None, "voices": 0}
    assert seminar.sees(WALL, "poem") == nothing | {"state": "reading"}

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
    assert seminar.sees(ADA, f"line/{blank}") == {"pieces": [], "blank": True}
    assert not seminar.sees(ADA, f"line/{first}")["blank"]
    assert seminar.sees(ADA, f"line/{last_blank}") is None


def test_a_line_cut_while_it_is_read_is_gone_everywhere(seminar: Seminar) -> None:
    line = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    seminar.does(PAUL, CutLine(line))

    assert seminar.sees(WALL, f"line/{line}") is None
    assert (seminar.sees(WALL, "poem")["lines"], seminar.sees(WALL, "poem")["line"]) == ([], None)


def test_when_the_line_being_read_is_cut_everybody_stays_at_the_one_before(seminar: Seminar) -> None:
    first = seminar.write("first")
    gap = seminar.write(after=first)
    second = seminar.write("second", after=gap)
    seminar.does(PAUL, BeginReading())
    for line in (first, second):
        seminar.does(PAUL, ReadLine(line))

    seminar.does(PAUL, CutLine(second))

    assert seminar.sees(WALL, "poem")["line"] == first


# What else goes on meanwhile


@pytest.mark.parametrize("clock", ["9.00", "10.20", "11.20", "12.50", "15.10", "15.50", "17.00"])
def test_in_any_slot_early_or_late_everybody_is_told_that_the_poem_is_read(clock: str) -> None:
    seminar = Seminar().begin(clock)
    before = seminar.sees(STRANGER, "now")
    line = seminar.write("first")

    seminar.does(PAUL, BeginReading())

    for by in everyone():
        assert seminar.sees(by, "now")["phase"] == "reading"
    for by in (STRANGER, WALL, PAUL):
        assert (seminar.sees(by, "now")["takes"], seminar.sees(by, "now")["opens"]) == ([], None)
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())
    assert seminar.sees(STRANGER, "now") == before


def test_while_it_is_read_phones_are_not_asked_for_words_and_the_desk_still_writes_down(seminar: Seminar) -> None:
    shown = seminar.show(WORDS, BOB)
    seminar.does(PAUL, BeginReading())

    refusal = seminar.refusal(ADA, OfferPhrase("phrase-late", WORDS))
    assert (refusal.code, said(refusal)) == (
        Code.SLOT_LISTENING,
        "The poem is being read. Your words stay on this phone until it is over.",
    )
    refusal = seminar.refusal(ADA, EchoPhrase(shown))
    assert said(refusal) == "The poem is being read. You can do this when it is over."
    assert seminar.sees(FRAN, "now")["takes"] == ["phrase", "note", "support"]
    seminar.give("said aloud", FRAN)
    seminar.does(PAUL, EndReading())

    assert seminar.give(WORDS) in seminar.given


def test_while_it_is_read_nothing_starts_by_itself_and_what_was_due_starts_when_it_is_over() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(PAUL, BeginReading())
    seminar.wait(25)
    assert seminar.current == "s9", "the networking was due at 15.45"

    seminar.does(PAUL, EndReading())
    seminar.tick()

    assert seminar.current == "s10"
    assert seminar.plan()["s10"] == "16.00"


def test_while_it_is_read_the_desk_can_start_what_it_likes() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(PAUL, BeginReading())

    seminar.starts("s10")

    assert seminar.current == "s10"
    assert seminar.sees(WALL, "wall")["shows"] == "poem"


def test_neither_the_day_begins_nor_ends_by_itself_while_it_is_read() -> None:
    early, late = Seminar(), Seminar().begin("15.50")
    for seminar in (early, late):
        seminar.does(PAUL, BeginReading())

    early.wait(60)
    late.wait(120)

    assert (early.state, late.state) == ("before", "live")
    for seminar in (early, late):
        seminar.does(PAUL, EndReading())
        seminar.tick()
    assert (early.state, late.state) == ("live", "over")
    assert early.plan()["s1"] == "10.00"


def test_a_slot_gone_back_to_while_it_is_read_has_its_minutes_after_it() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(PAUL, BeginReading())

    seminar.starts("s8")
    seminar.does(PAUL, EndReading())
    seminar.tick()

    assert seminar.current == "s8"


def test_the_desk_reads_which_line_of_how_many_is_being_read(seminar: Seminar) -> None:
    first = seminar.write("first")
    gap = seminar.write(after=first)
    second = seminar.write("second", after=gap)
    seminar.write("third", after=second)

    def count() -> tuple[int | None, int | None]:
        poem = seminar.sees(FRAN, "poem")
        return poem["number"], poem["last"]

    assert count() == (None, None), "how long a draft is, is the poet's own matter"
    seminar.does(PAUL, BeginReading())
    assert count() == (None, 3)
    seminar.does(PAUL, ReadLine(second))
    assert count() == (2, 3), "the space between two stanzas is no line"
    assert "number" not in seminar.sees(STRANGER, "poem")


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
