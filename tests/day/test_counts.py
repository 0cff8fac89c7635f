"""No number under five: of one to four people all but desk and poet read that there are some, and no number."""

import itertools
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.day import CELLS
from live.day.counts import SEE_NUMBERS, TOLD_FROM, told, told_at
from live.day.meanings import AskMeaning
from live.day.phrases import EchoPhrase
from live.day.roles import By, Role, Voice
from live.day.themes import SupportTheme
from live.room.wire import People
from tests.days import ASKS, FRAN, STRANGER, WALL, Ask, Seminar, reached

# Every whole number that a phone or a wall is sent, by its cell: of people, or of what nobody can be told by.
OF_PEOPLE = {
    ("decision", "asks"),
    ("meaning", "asked"),
    ("people", "phones"),
    ("people", "said"),
    ("people", "voices"),
    ("phrase", "echoes"),
    ("poem", "voices"),
    ("theme", "support"),
}
FIELDS = {noun: [field for of, field in OF_PEOPLE if of == noun] for noun, _ in OF_PEOPLE if noun != "people"}
OF_NOBODY = {
    "at",
    "back",
    "began",
    "begins",
    "count",
    "days",
    "ends",
    "hue",
    "line",
    "most",
    "n",
    "page",
    "planned",
    "projected",
    "until",
    "version",
}


def numbers_of(kind: Any) -> Iterator[str]:
    """The names of the fields of a cell, and of what is in it, that are whole numbers."""
    for name, hint in get_type_hints(kind).items():
        parts = {hint, *_parts(hint)}
        if int in parts:
            yield name
        for part in parts:
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from numbers_of(part)


def _parts(hint: Any) -> Iterator[Any]:
    for part in get_args(hint):
        yield part
        yield from _parts(part)


def numbers_for_everybody() -> set[tuple[str, str]]:
    for_all = [(row.noun, kind) for row in CELLS.values() for place, kind in row.places.items() if place in _EVERYBODY]
    return {(key, name) for key, kind in [*for_all, ("people", People)] for name in numbers_of(kind)}


_EVERYBODY = {Role.PHONE, Role.WALL}


def test_every_number_that_a_phone_or_a_wall_is_sent_is_of_people_or_of_nobody() -> None:
    found = numbers_for_everybody()

    assert found >= OF_PEOPLE
    assert {name for _, name in found - OF_PEOPLE} == OF_NOBODY, "say of a new number whether it counts people"


@pytest.mark.parametrize(("people", "said"), [(0, 0), (1, None), (4, None), (5, 5), (300, 300), (None, None)])
def test_from_one_to_four_there_is_no_number(people: int | None, said: int | None) -> None:
    assert told(people) == said


@pytest.mark.parametrize("place", Role)
def test_desk_and_poet_see_numbers(place: Role) -> None:
    assert told_at(place, 3) == (3 if place in SEE_NUMBERS else None)


def cells_of(seminar: Seminar, by: By, noun: str) -> dict[str, Any]:
    """What somebody's page can get of a noun, by id; a cell that has none is under ""."""
    cells = reached(seminar.boards, by.role, by.voice)
    return {key.partition("/")[2]: cell for key, cell in cells.items() if key.partition("/")[0] == noun}


def crowd(seminar: Seminar, people: int) -> None:
    """So many more people stand behind all that there is."""
    phrases, themes, meanings = (cells_of(seminar, FRAN, name) for name in ("phrase", "theme", "meaning"))
    for number in range(people):
        by = By(Role.PHONE, Voice(f"voice-of-crowd-{number}"))
        for phrase in phrases:
            seminar.try_(by, EchoPhrase(phrase, on=True))
        for theme in themes:
            seminar.try_(by, SupportTheme(theme, on=True))
        for nth, meaning in enumerate(meanings.values()):
            seminar.try_(by, AskMeaning(f"meaning-{number}-{nth}", meaning["word"]))


@given(st.lists(ASKS, max_size=25))
def test_on_any_day_nobody_reads_a_number_that_could_point_at_somebody(asked: list[Ask]) -> None:
    seminar = Seminar().furnish()
    for ask in asked:
        seminar.ask(ask)
    for people in (0, 2, TOLD_FROM):
        crowd(seminar, people)
        _expect_no_low_number(seminar)


def _expect_no_low_number(seminar: Seminar) -> None:
    for by, name in itertools.product((STRANGER, WALL), FIELDS):
        at_desk = cells_of(seminar, FRAN, name)
        for (key, cell), field in itertools.product(cells_of(seminar, by, name).items(), FIELDS[name]):
            number = cell[field]
            assert number is None or number == 0 or number >= TOLD_FROM, (by, name, field)
            assert key not in at_desk or number == told(at_desk[key][field])
