"""The pages of the wall in the desk's hand: turned, held still, and let go with what the wall shows."""

from typing import Any

import pytest

from live.day.pages import TurnWall
from live.day.plan import TakeInSlot
from live.day.points import MarkTheme
from live.day.reading import BeginReading
from live.day.refusals import Code, Refused
from live.day.roles import Role
from live.day.timetable import SetPrompt
from live.day.wall import ShowWall
from live.room import wire
from tests.days import FRAN, PAUL, STRANGER, WALL, Seminar, replayed, values_of


def asked(seminar: Seminar) -> Any:
    """What the desk asks of what is shown now, or None; the desk reads the same."""
    assert seminar.sees(FRAN, "pages") == seminar.sees(WALL, "pages")
    return seminar.sees(WALL, "pages")


def test_nothing_is_asked_of_a_wall_until_the_desk_turns_it() -> None:
    seminar = Seminar().begin("11.20")
    assert asked(seminar) is None

    seminar.does(FRAN, TurnWall(3, held=False))

    assert asked(seminar) == {"n": 1, "page": 3, "held": False}


def test_the_same_page_can_be_asked_for_again_because_the_wall_has_turned_since() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, TurnWall(2, held=True))
    seminar.does(FRAN, TurnWall(2, held=True))

    assert asked(seminar) == {"n": 2, "page": 2, "held": True}


def test_phones_and_the_poet_hear_nothing_of_it() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, TurnWall(2, held=True))

    assert seminar.sees(STRANGER, "pages") is None
    assert seminar.sees(PAUL, "pages") is None


def test_what_is_asked_outlasts_a_restart() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, TurnWall(2, held=True))

    _, boards = replayed(seminar.facts, seminar.n)
    assert values_of(boards, Role.WALL, WALL.voice)["pages"] == {"n": 1, "page": 2, "held": True}


def test_it_ends_when_the_first_theme_is_marked_and_the_wall_turns_from_themes_to_main_points() -> None:
    seminar = Seminar().begin("15.05")
    theme = seminar.name("Chairs")
    seminar.does(FRAN, TurnWall(1, held=True))
    assert seminar.sees(WALL, "wall")["shows"] == "themes"
    assert asked(seminar) is not None

    seminar.does(FRAN, MarkTheme(theme, "point"))

    assert seminar.sees(WALL, "wall")["shows"] == "points"
    assert asked(seminar) is None


def test_words_that_come_and_a_theme_that_is_named_leave_a_held_wall_as_it_is() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.show("two chairs")
    seminar.name("Being heard")

    assert asked(seminar)["held"]


@pytest.mark.parametrize("view", ["join", "programme", "themes", "poem", "rest"])
def test_another_view_ends_it_also_when_the_desk_comes_back_to_the_one_before(view: str) -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.does(FRAN, ShowWall(view))  # type: ignore[arg-type]

    assert asked(seminar) is None
    seminar.does(FRAN, ShowWall("auto"))
    assert asked(seminar) is None


def test_another_theme_ends_it() -> None:
    seminar = Seminar().begin("11.20")
    one, other = seminar.name("Being heard"), seminar.name("Power")
    seminar.does(FRAN, ShowWall("theme", one))
    seminar.does(FRAN, TurnWall(2, held=True))
    assert asked(seminar)["held"]

    seminar.does(FRAN, ShowWall("theme", other))

    assert asked(seminar) is None


def test_a_new_question_ends_it_where_the_question_is_what_the_wall_shows() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.does(FRAN, SetPrompt("s4", "And who was not heard?"))

    assert asked(seminar) is None


def test_a_new_question_leaves_the_themes_where_they_are() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ShowWall("themes"))
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.does(FRAN, SetPrompt("s4", "And who was not heard?"))

    assert asked(seminar)["held"]


def test_a_slot_that_starts_ends_it_also_where_the_wall_goes_on_showing_the_same_view() -> None:
    seminar = Seminar().begin("12.10")
    seminar.does(FRAN, ShowWall("programme"))
    seminar.does(FRAN, TurnWall(2, held=True))
    assert asked(seminar)["held"]

    seminar.begin("12.50")

    assert asked(seminar) is None


def test_a_wall_that_comes_to_show_something_else_by_itself_is_held_no_more() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.does(FRAN, TakeInSlot("s4", (), "s4"))

    assert asked(seminar) is None


def test_a_reading_ends_it_for_good() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(FRAN, TurnWall(2, held=True))

    seminar.does(PAUL, BeginReading())

    assert asked(seminar) is None


@pytest.mark.parametrize(
    "fields", ['"page":0,"held":true', '"page":1001,"held":true', '"page":"2","held":true', '"page":2']
)
def test_a_page_that_is_none_is_not_taken(fields: str) -> None:
    command = wire.decode(f'{{"do":"wall.turn","ref":1,{fields}}}', Role.DESK).command

    assert isinstance(command, Refused)
    assert command.code is Code.COMMAND_MALFORMED


@pytest.mark.parametrize("place", [Role.POET, Role.WALL, Role.CARE])
def test_neither_poet_nor_wall_nor_care_turns_the_wall(place: Role) -> None:
    command = wire.decode('{"do":"wall.turn","page":2,"held":false}', place).command

    assert isinstance(command, Refused)
    assert command.code is Code.COMMAND_NOT_YOURS
