"""Snapshots: where people had the themes when a slot ended, beside where they have them later."""

import pytest

from live.day.parting import DropTheme, PartTheme
from live.day.rings import PlaceTheme, Ring
from live.day.roles import By
from live.day.themes import MergeTheme
from live.day.timetable import EndDay
from live.day.wall import ShowWall
from tests.days import ADA, BOB, FRAN, WALL, Seminar


@pytest.fixture
def seminar() -> Seminar:
    """In a discussion, with the rings on the wall."""
    seminar = Seminar().begin("11.20")
    seminar.does(FRAN, ShowWall("rings"))
    return seminar


def place(seminar: Seminar, by: By, theme: str, ring: Ring | None) -> None:
    seminar.does(by, PlaceTheme(theme, ring))


def pictures(seminar: Seminar) -> list[dict[str, str]]:
    """What the wall has of each slot, in order."""
    cell = seminar.sees(WALL, "snapshots") or {"slots": []}
    return [snapshot["rings"] for snapshot in cell["slots"]]


def test_each_slot_in_which_people_placed_themes_has_its_own_as_it_ended(seminar: Seminar) -> None:
    theme, other = seminar.name("one"), seminar.name("two")
    place(seminar, ADA, theme, "edge")
    assert pictures(seminar) == [{theme: "edge"}], "the slot that runs, as it is now"

    seminar.starts("s5")
    seminar.starts("s8")
    assert pictures(seminar) == [{theme: "edge"}], "a talk in which nobody placed any has none"
    place(seminar, ADA, theme, "heart")
    place(seminar, BOB, other, "close")

    assert pictures(seminar) == [{theme: "edge"}, {theme: "heart", other: "close"}]
    assert [each["slot"] for each in seminar.sees(WALL, "snapshots")["slots"]] == ["s4", "s8"]
    assert seminar.sees(FRAN, "snapshots") == seminar.sees(WALL, "snapshots")
    assert seminar.sees(ADA, "snapshots") is None
    seminar.does(FRAN, EndDay(seminar.current))
    assert pictures(seminar) == [{theme: "edge"}, {theme: "heart", other: "close"}]


def test_a_slot_that_is_started_again_runs_on_from_what_there_is(seminar: Seminar) -> None:
    theme = seminar.name("one")
    place(seminar, ADA, theme, "edge")
    seminar.starts("s5")

    seminar.starts("s4")
    place(seminar, ADA, theme, "close")
    assert pictures(seminar) == [{theme: "close"}]
    seminar.starts("s5")

    assert pictures(seminar) == [{theme: "close"}]


def test_who_takes_a_placing_back_takes_it_out_of_all_of_them(seminar: Seminar) -> None:
    theme, other = seminar.name("one"), seminar.name("two")
    place(seminar, ADA, theme, "edge")
    place(seminar, BOB, other, "edge")
    seminar.starts("s8")
    place(seminar, ADA, theme, "heart")

    place(seminar, ADA, theme, None)

    assert pictures(seminar) == [{other: "edge"}, {other: "edge"}]


def test_what_was_dropped_is_in_none_and_what_was_merged_counts_where_it_went(seminar: Seminar) -> None:
    theme, other, third = seminar.name("one"), seminar.name("two"), seminar.name("three")
    place(seminar, ADA, theme, "edge")
    place(seminar, BOB, other, "close")
    seminar.starts("s8")
    place(seminar, BOB, third, "heart")

    seminar.does(FRAN, MergeTheme(other, third))
    assert pictures(seminar) == [{theme: "edge", third: "close"}, {theme: "edge", third: "heart"}]
    seminar.does(FRAN, PartTheme(other))
    assert pictures(seminar)[0] == {theme: "edge", other: "close"}
    seminar.does(FRAN, DropTheme(theme))

    assert pictures(seminar)[0] == {other: "close"}
