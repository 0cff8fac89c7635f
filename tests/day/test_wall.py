"""The wall: what the projector shows, by itself or because the desk chose it."""

import msgspec
import pytest

from live.day.kinds import Kind
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


@pytest.mark.parametrize(("listening", "expected"), [(False, "prompt"), (True, "rest")])
def test_a_slot_that_may_be_anything_shows_the_words_that_it_takes(listening: bool, expected: str) -> None:
    slots = tuple(msgspec.structs.replace(s, kind=Kind.OTHER, listening=listening) for s in planned().slots)

    assert shows(Seminar(planned(slots=slots)).begin("10.20")) == expected


def test_the_poem_stays_on_the_wall_once_it_was_read() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)
    seminar.does(PAUL, EndReading())

    assert shows(seminar.begin("15.50")) == "poem"
    seminar.does(FRAN, EndDay("s10"))
    assert shows(seminar) == "poem"


def test_the_poem_that_was_read_is_shown_where_the_day_only_ends() -> None:
    slots = tuple(
        msgspec.structs.replace(slot, kind=Kind.OTHER, listening=True) if slot.kind is Kind.NETWORKING else slot
        for slot in planned().slots
    )
    seminar = Seminar(planned(slots=slots)).begin("15.35")
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)
    seminar.does(PAUL, EndReading())

    seminar.does(FRAN, ShowWall("auto"))

    assert shows(seminar.begin("15.50")) == "poem"


@pytest.mark.parametrize("clock", ["11.20", "12.50", "15.10", "15.50", "17.00"])
def test_a_poem_that_is_being_read_is_shown_whatever_slot_it_is(clock: str) -> None:
    seminar = Seminar().begin(clock)

    seminar.does(PAUL, BeginReading())

    assert shows(seminar) == "poem"


def test_a_discussion_in_which_the_room_listens_shows_nothing() -> None:
    slots = tuple(msgspec.structs.replace(slot, listening=True) for slot in planned().slots)
    seminar = Seminar(planned(slots=slots)).begin("11.20")

    assert shows(seminar) == "rest"


@pytest.mark.parametrize(
    "view", ["join", "programme", "prompt", "themes", "points", "rings", "meanings", "poem", "rest"]
)
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

    chosen = {"view": "theme", "theme": other, "question": "s4-1", "shows": "theme"}
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
    chosen = {"view": "auto", "theme": None, "question": "s4-1", "shows": "poem"}
    assert seminar.sees(WALL, "wall") == chosen | {"invites": "follow", "foot": "none"}
    seminar.does(FRAN, ShowWall("rest"))

    assert seminar.sees(WALL, "wall")["shows"] == "rest"


# What the wall says beside what it shows


def read_poem(seminar: Seminar) -> None:
    """A poem is read to the room."""
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)
    seminar.does(PAUL, EndReading())


def says(seminar: Seminar) -> tuple[str, str, str]:
    """What the wall shows, what it invites to, and what stands at its foot."""
    wall = seminar.sees(WALL, "wall")
    return wall["shows"], wall["invites"], wall["foot"]


@pytest.mark.parametrize(
    ("clock", "shows", "invites", "foot"),
    [
        pytest.param("9.00", "programme", "join", "words", id="before the day"),
        pytest.param("9.40", "join", "follow", "none", id="registration"),
        pytest.param("10.05", "join", "follow", "none", id="opening"),
        pytest.param("10.20", "rest", "follow", "none", id="talk"),
        pytest.param("11.20", "prompt", "give", "words", id="discussion"),
        pytest.param("12.50", "programme", "follow", "line", id="break"),
        pytest.param("14.00", "rest", "follow", "none", id="keynote"),
        pytest.param("15.10", "themes", "give_or_stand", "words", id="main points"),
        pytest.param("15.35", "poem", "follow", "none", id="poem"),
        pytest.param("15.50", "programme", "follow", "line", id="networking"),
        pytest.param("17.00", "rest", "look_back", "line", id="after the day"),
    ],
)
def test_the_wall_says_what_a_phone_is_good_for_now(clock: str, shows: str, invites: str, foot: str) -> None:
    assert says(Seminar().begin(clock)) == (shows, invites, foot)


@pytest.mark.parametrize(
    ("clock", "view", "invites", "foot"),
    [
        pytest.param("9.00", "join", "join", "none", id="the way in, before the day"),
        pytest.param("9.00", "themes", "join", "line", id="themes, before the day"),
        pytest.param("9.00", "rest", "join", "none", id="a rest, before the day"),
        pytest.param("11.20", "join", "give", "none", id="the way in, while words are taken"),
        pytest.param("11.20", "programme", "give", "words", id="the programme, while words are taken"),
        pytest.param("11.20", "themes", "give_or_stand", "words", id="themes, while words are taken"),
        pytest.param("11.20", "poem", "give", "words", id="a poem not read yet, while words are taken"),
        pytest.param("11.20", "rest", "give", "words", id="a rest, while words are taken"),
        pytest.param("12.10", "prompt", "follow", "line", id="a question, while the room listens"),
        pytest.param("12.10", "themes", "follow", "line", id="themes, while the room listens"),
        pytest.param("12.10", "poem", "follow", "none", id="a poem not read yet, while the room listens"),
        pytest.param("17.00", "programme", "look_back", "line", id="the programme, after the day"),
        pytest.param("17.00", "themes", "look_back", "line", id="themes, after the day"),
    ],
)
def test_what_the_desk_chose_is_said_with_what_fits_the_moment(clock: str, view: str, invites: str, foot: str) -> None:
    seminar = Seminar().begin(clock)

    seminar.does(FRAN, ShowWall(view))  # type: ignore[arg-type]

    assert says(seminar) == (view, invites, foot)


@pytest.mark.parametrize(
    ("clock", "invites", "foot"),
    [
        ("9.00", "read", "line"),
        ("12.10", "read", "line"),
        ("15.10", "give_or_read", "words"),
        ("17.00", "read", "line"),
    ],
)
def test_a_poem_that_was_read_can_be_read_again_where_the_wall_shows_it(clock: str, invites: str, foot: str) -> None:
    seminar = Seminar().begin(clock)
    read_poem(seminar)

    seminar.does(FRAN, ShowWall("poem"))

    assert says(seminar) == ("poem", invites, foot)


def test_a_poem_that_was_read_is_not_offered_where_the_wall_shows_something_else() -> None:
    seminar = Seminar().begin("12.50")
    before = says(seminar)
    read_poem(seminar)

    seminar.does(FRAN, ShowWall("auto"))

    assert says(seminar) == before == ("programme", "follow", "line")


@pytest.mark.parametrize("clock", ["9.00", "11.20", "12.50", "15.10", "15.35", "17.00"])
def test_while_a_poem_is_read_the_wall_asks_nothing_of_anybody(clock: str) -> None:
    seminar = Seminar().begin(clock)
    read_poem(seminar)

    seminar.does(PAUL, BeginReading())

    assert says(seminar)[::2] == ("poem", "none")
    assert says(seminar)[1] in ("follow", "join"), "no words"


# The poem that was read rests there


@pytest.mark.parametrize("clock", ["10.20", "11.20", "12.10", "12.50", "15.10", "15.50"])
def test_a_poem_that_was_read_rests_on_the_wall_until_the_desk_goes_on(clock: str) -> None:
    seminar = Seminar().begin(clock)
    by_itself = shows(seminar)

    read_poem(seminar)

    assert says(seminar) == ("poem", "read", "line")
    assert seminar.sees(FRAN, "wall")["rests"]
    seminar.does(FRAN, ShowWall("auto"))
    assert shows(seminar) == ("poem" if clock == "15.50" else by_itself), "while people talk it stays"
    assert not seminar.sees(FRAN, "wall")["rests"]


def test_a_resting_poem_outlasts_what_the_clock_starts_and_leaves_with_what_the_desk_starts() -> None:
    seminar = Seminar().begin("11.40")
    read_poem(seminar)

    seminar.begin("12.10")
    assert (seminar.current, shows(seminar)) == ("s5", "poem")
    seminar.starts("s6")

    assert shows(seminar) == "programme"


def test_what_the_desk_shows_during_a_reading_stays_after_it() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, BeginReading())
    seminar.does(FRAN, ShowWall("rest"))
    seminar.wait(1)

    seminar.does(PAUL, EndReading())

    assert shows(seminar) == "rest"
    assert not seminar.sees(FRAN, "wall")["rests"]


def test_a_reading_begun_by_mistake_leaves_nothing_on_the_wall() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, EndReading())

    assert shows(seminar) == "prompt"


def test_a_theme_alone_invites_to_stand_with_it_while_words_are_taken() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, ShowWall("theme", seminar.name("Being heard")))

    assert says(seminar) == ("theme", "give_or_stand", "words")
    assert says(seminar.begin("12.10")) == ("theme", "follow", "line")


def test_the_desk_reads_what_the_wall_says_too() -> None:
    seminar = Seminar().begin("15.10")

    desk = seminar.sees(FRAN, "wall")

    assert (desk["invites"], desk["foot"]) == ("give_or_stand", "words")
