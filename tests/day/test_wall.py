"""The wall: what the projector shows, by itself or because the desk chose it."""

import msgspec
import pytest

from live.day.reading import BeginReading, EndReading
from live.day.refusals import Code
from live.day.timetable import EndDay
from live.day.wall import ShowWall
from tests.days import FRAN, PAUL, STRANGER, WALL, Seminar, planned


def shows(seminar: Seminar) -> str:
    return str(seminar.sees(WALL, "wall")["shows"])


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("9.00", "programme"),
        ("9.40", "join"),
        ("10.05", "join"),
        ("10.20", "rest"),
        ("11.20", "prompt"),
        ("12.10", "rest"),
        ("12.50", "programme"),
        ("14.00", "rest"),
        ("15.10", "themes"),
        ("15.35", "poem"),
        ("15.50", "programme"),
        ("17.00", "rest"),
    ],
)
def test_the_wall_follows_the_day_by_itself(clock: str, expected: str) -> None:
    seminar = Seminar().begin(clock)

    assert shows(seminar) == expected


def test_the_poem_stays_on_the_wall_once_it_was_read() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)
    seminar.does(PAUL, EndReading())

    assert shows(seminar.begin("15.50")) == "poem"
    seminar.does(FRAN, EndDay("s10"))
    assert shows(seminar) == "poem"


@pytest.mark.parametrize("clock", ["11.20", "12.50", "15.10", "15.50", "17.00"])
def test_a_poem_that_is_being_read_is_shown_whatever_slot_it_is(clock: str) -> None:
    seminar = Seminar().begin(clock)

    seminar.does(PAUL, BeginReading())

    assert shows(seminar) == "poem"


def test_a_discussion_in_which_the_room_listens_shows_nothing() -> None:
    slots = tuple(msgspec.structs.replace(slot, listening=True) for slot in planned().slots)
    seminar = Seminar(planned(slots=slots)).begin("11.20")

    assert shows(seminar) == "rest"


@pytest.mark.parametrize("view", ["join", "programme", "prompt", "themes", "poem", "rest"])
def test_what_the_desk_chose_stays_until_it_chooses_otherwise(view: str) -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, ShowWall(view))  # type: ignore[arg-type]

    assert shows(seminar.begin("12.10")) == view
    seminar.does(FRAN, ShowWall("auto"))
    assert shows(seminar) == "rest"
    assert seminar.does(FRAN, ShowWall("auto")) == frozenset()


def test_one_theme_is_shown_by_its_id() -> None:
    seminar = Seminar().begin("11.20")
    theme = seminar.name("Being heard")
    other = seminar.name("Power")

    seminar.does(FRAN, ShowWall("theme", theme))
    seminar.does(FRAN, ShowWall("theme", other))

    chosen = {"view": "theme", "theme": other, "shows": "theme"}
    assert seminar.sees(STRANGER, "wall") == chosen | {"invites": "give_or_stand", "foot": "words"}
    assert seminar.does(FRAN, ShowWall("theme", other)) == frozenset()


def test_a_theme_that_is_not_there_is_not_shown() -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(FRAN, ShowWall("theme")) is Code.WALL_NO_THEME
    assert seminar.refuses(FRAN, ShowWall("theme", "nowhere-1")) is Code.THEME_UNKNOWN


def test_a_reading_takes_the_wall_along_whatever_was_pinned_there_and_the_desk_may_still_choose() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ShowWall("themes"))
    seminar.write("one line")

    seminar.does(PAUL, BeginReading())
    chosen = {"view": "auto", "theme": None, "shows": "poem"}
    assert seminar.sees(WALL, "wall") == chosen | {"invites": "give", "foot": "words"}
    seminar.does(FRAN, ShowWall("rest"))

    assert seminar.sees(WALL, "wall")["shows"] == "rest"
