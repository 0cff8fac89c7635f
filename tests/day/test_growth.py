"""
Growth: what one command costs does not grow with the day.

Counted here is work, not time: how many cells are made again, and how much everybody is sent of it.
"""

from collections.abc import Callable

import pytest

from live.day.gathered import PAGE
from live.day.noun import Command
from live.day.phrases import EchoPhrase
from live.day.poem import CutLine, MoveLine, WriteLine
from live.day.reading import BeginReading, ReadLine
from live.day.roles import NOBODY, PLACES, By, Role, Voice
from live.day.themes import GatherItem, SupportTheme
from tests.days import ADA, FRAN, PAUL, PieceWritten, Seminar


@pytest.fixture
def seminar() -> Seminar:
    return Seminar().begin("11.20")


def person(number: int) -> By:
    """One of many people with a phone."""
    return By(Role.PHONE, Voice(f"voice-of-{number}"))


def cells_of(seminar: Seminar, by: By, command: Command) -> int:
    """How many cells a command has made again."""
    touched = seminar.does(by, command)
    assert touched, "it does something"
    return len(touched)


def sent_of(seminar: Seminar, by: By, command: Command) -> dict[Role, int]:
    """How many bytes a command has every place sent."""
    cells_of(seminar, by, command)
    return {place: len(seminar.boards.since(place, NOBODY, seminar.n - 1)) for place in PLACES}


def test_gathering_the_three_hundredth_sends_no_more_than_the_end_of_a_page(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    phrases = [seminar.show(f"words {number:03}") for number in range(6 * PAGE)]

    sent = [sent_of(seminar, FRAN, GatherItem(theme, phrase)) for phrase in phrases]

    for place in (Role.DESK, Role.POET, Role.WALL):
        sizes = [each[place] for each in sent]
        assert max(sizes[PAGE:]) < 1.5 * max(sizes[:PAGE])
        assert sizes[5 * PAGE + 3] < 1.5 * sizes[3]


def test_somebody_more_with_a_full_theme_sends_one_page_of_it(seminar: Seminar) -> None:
    phrases = [seminar.show(f"words {number:03}") for number in range(2 * PAGE)]
    small, large = seminar.name("Small", *phrases[:PAGE]), seminar.name("Large", *phrases)

    one, other = (sent_of(seminar, person(0), SupportTheme(theme, on=True)) for theme in (small, large))

    assert all(abs(one[place] - other[place]) < 10 for place in (Role.DESK, Role.POET, Role.WALL))


def poem_of(seminar: Seminar, lines: int) -> list[str]:
    """A poem of so many lines with a phrase in each; their ids."""
    written: list[str] = []
    for number in range(lines):
        phrase = seminar.show(f"word{number} of number{number}", person(number))
        after = written[-1] if written else None
        written.append(seminar.write((f"word{number}", phrase), " it is", after=after))
    return written


def test_the_hundredth_me_too_makes_as_many_cells_again_as_the_second(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs, same height", ADA)

    cells = [cells_of(seminar, person(number), EchoPhrase(phrase)) for number in range(100)]

    assert len(set(cells)) == 1
    assert seminar.is_fresh()


def test_taking_one_of_many_echoes_back_is_nothing_to_the_others(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs, same height", ADA)
    for number in range(20):
        seminar.does(person(number), EchoPhrase(phrase))

    cells = [cells_of(seminar, person(number), EchoPhrase(phrase, on=False)) for number in range(20)]

    assert len(set(cells)) == 1


@pytest.mark.parametrize(
    "command",
    [
        lambda lines: WriteLine("line-of-all", lines[-1], (PieceWritten("and then the end"),)),
        lambda lines: WriteLine(lines[1], None, (PieceWritten("another beginning"),)),
        lambda lines: MoveLine(lines[-1], lines[-3]),
        lambda lines: CutLine(lines[-1]),
    ],
    ids=["written at the end", "written anew", "moved by two", "the last one cut"],
)
def test_a_line_of_a_long_poem_costs_what_it_does_in_a_short_one(command: Callable[[list[str]], Command]) -> None:
    cells = []
    for lines in (4, 40):
        seminar = Seminar().begin("11.20")
        cells.append(cells_of(seminar, PAUL, command(poem_of(seminar, lines))))
        assert seminar.is_fresh()

    assert cells[0] == cells[1]


def test_every_line_that_is_read_aloud_makes_as_many_cells_again(seminar: Seminar) -> None:
    lines = poem_of(seminar, 20)
    seminar.does(PAUL, BeginReading())

    cells = [cells_of(seminar, PAUL, ReadLine(line)) for line in lines]

    assert len(set(cells)) == 1
    assert seminar.is_fresh()
