"""Main points and what is not settled: marks, the room's own lists and their order, and where the wall shows them."""

from typing import Any

import pytest

from live.day.parting import DropTheme, PartTheme, RestoreTheme
from live.day.points import ListTheme, Mark, MarkTheme, OrderTheme, PointCode
from live.day.refusals import Code
from live.day.themes import MergeTheme
from live.day.timetable import EndDay
from tests.days import FRAN, PAUL, STRANGER, WALL, Seminar


@pytest.fixture
def seminar() -> Seminar:
    """In the main points."""
    return Seminar().begin("15.10")


def lanes(seminar: Seminar) -> tuple[list[str], list[str]]:
    """The main points, and what is not settled, as the wall has them."""
    seen = seminar.sees(WALL, "points") or {"points": [], "unresolved": []}
    return seen["points"], seen["unresolved"]


def sides(seminar: Seminar) -> list[Any]:
    return [(each["side"], each["themes"]) for each in (seminar.sees(WALL, "points") or {"sides": []})["sides"]]


def mark(seminar: Seminar, theme: str, as_: Mark | None = "point") -> None:
    seminar.does(FRAN, MarkTheme(theme, as_))


def test_a_theme_is_a_main_point_or_not_settled_or_neither(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    mark(seminar, one)
    mark(seminar, two, "unresolved")
    assert lanes(seminar) == ([one], [two])

    mark(seminar, one, "unresolved")
    mark(seminar, two, None)

    assert lanes(seminar) == ([], [one])
    assert seminar.does(FRAN, MarkTheme(one, "unresolved")) == frozenset()
    assert seminar.does(FRAN, MarkTheme(two, None)) == frozenset()
    mark(seminar, one, None)
    assert seminar.sees(WALL, "points") is None
    assert seminar.refuses(FRAN, MarkTheme("nowhere-1", "point")) is Code.THEME_UNKNOWN


def test_the_desk_and_the_wall_see_them_and_nobody_else(seminar: Seminar) -> None:
    mark(seminar, seminar.name("one"))

    assert seminar.sees(FRAN, "points") == seminar.sees(WALL, "points")
    assert [seminar.sees(by, "points") for by in (STRANGER, PAUL)] == [None, None]


def test_they_are_shown_in_the_order_of_naming_until_the_desk_puts_them_in_another(seminar: Seminar) -> None:
    one, two, three = (seminar.name(title) for title in ("one", "two", "three"))
    for theme in (three, one, two):
        mark(seminar, theme)
    assert lanes(seminar)[0] == [one, two, three]

    seminar.does(FRAN, OrderTheme(one, three))
    assert lanes(seminar)[0] == [two, three, one]
    seminar.does(FRAN, OrderTheme(three, None))

    assert lanes(seminar)[0] == [three, two, one]
    for same in (OrderTheme(three, None), OrderTheme(one, two), OrderTheme(two, two)):
        assert seminar.does(FRAN, same) == frozenset()
    assert seminar.refuses(FRAN, OrderTheme(one, "nowhere-1")) is Code.THEME_UNKNOWN


def test_the_room_names_lists_of_its_own(seminar: Seminar) -> None:
    one, two, three = (seminar.name(title) for title in ("one", "two", "three"))
    for theme, side in ((one, "gets in the way"), (two, "  helps "), (three, "Gets in the way")):
        seminar.does(FRAN, ListTheme(theme, side))

    assert sides(seminar) == [("gets in the way", [one, three]), ("helps", [two])]

    seminar.does(FRAN, ListTheme(two, None))
    assert seminar.does(FRAN, ListTheme(two, " ")) == frozenset()
    assert sides(seminar) == [("gets in the way", [one, three])]


def test_the_name_of_a_list_is_short_and_can_be_read(seminar: Seminar) -> None:
    theme = seminar.name("one")
    seminar.does(FRAN, ListTheme(theme, "a" * 30))

    assert seminar.refuses(FRAN, ListTheme(theme, "a" * 31)) is PointCode.SIDE_TOO_LONG
    assert seminar.refuses(FRAN, ListTheme(theme, "a\u202e")) is PointCode.SIDE_CHARACTERS
    assert sides(seminar) == [("a" * 30, [theme])]


def test_a_merge_takes_the_mark_and_the_list_along_and_parting_gives_them_back(seminar: Seminar) -> None:
    one, two, three = (seminar.name(title) for title in ("one", "two", "three"))
    mark(seminar, one)
    seminar.does(FRAN, ListTheme(one, "helps"))
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, MergeTheme(two, three))
    assert lanes(seminar) == ([three], [])
    assert sides(seminar) == [("helps", [three])]

    seminar.does(FRAN, PartTheme(one))

    assert lanes(seminar) == ([one], [])
    assert sides(seminar) == [("helps", [one])]
    seminar.does(FRAN, PartTheme(two))
    assert lanes(seminar) == ([one], [])


def test_what_is_said_of_the_merged_theme_holds_for_it_alone(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    mark(seminar, one)
    seminar.does(FRAN, MergeTheme(one, two))

    seminar.does(FRAN, MarkTheme(one, "unresolved"))  # another desk, by its old name
    assert lanes(seminar) == ([], [two])
    mark(seminar, two, None)
    assert lanes(seminar) == ([], [])

    seminar.does(FRAN, PartTheme(one))
    assert lanes(seminar) == ([one], [])


def test_a_dropped_theme_is_on_no_list_and_comes_back_to_its_place(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    mark(seminar, one)
    mark(seminar, two)

    seminar.does(FRAN, DropTheme(one))
    assert lanes(seminar)[0] == [two]
    seminar.does(FRAN, RestoreTheme(one))

    assert lanes(seminar)[0] == [one, two]


def test_in_the_main_points_the_wall_shows_them_by_itself_once_there_are_any(seminar: Seminar) -> None:
    theme = seminar.name("one")
    assert seminar.sees(WALL, "wall")["shows"] == "themes", "until then they are found among all themes"

    mark(seminar, theme, "unresolved")
    assert (seminar.sees(WALL, "wall")["shows"], seminar.sees(WALL, "wall")["invites"]) == ("points", "give_or_stand")
    seminar.does(FRAN, DropTheme(theme))
    assert seminar.sees(WALL, "wall")["shows"] == "themes"
    seminar.does(FRAN, RestoreTheme(theme))
    assert seminar.sees(WALL, "wall")["shows"] == "points"
    seminar.does(FRAN, MarkTheme(theme, None))
    assert seminar.sees(WALL, "wall")["shows"] == "themes"
    seminar.does(FRAN, ListTheme(theme, "helps"))
    assert seminar.sees(WALL, "wall")["shows"] == "points"


def test_after_the_day_they_can_still_be_put_right(seminar: Seminar) -> None:
    theme = seminar.name("one")
    seminar.does(FRAN, EndDay(seminar.current))

    mark(seminar, theme)

    assert lanes(seminar)[0] == [theme]
