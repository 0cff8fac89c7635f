"""Rings: how near a theme is to people, where most of them have it, and that nobody is counted."""

import json

import pytest

from live.day.door import SetDoor
from live.day.parting import DropTheme, PartTheme, RestoreTheme
from live.day.refusals import Code, Refused
from live.day.rings import PlaceTheme, Ring
from live.day.roles import By, Role, Voice
from live.day.themes import MergeTheme
from live.day.wall import ShowWall
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar


@pytest.fixture
def seminar() -> Seminar:
    """In the main points."""
    return Seminar().begin("15.10")


def place(seminar: Seminar, by: By, theme: str, ring: Ring | None) -> None:
    seminar.does(by, PlaceTheme(theme, ring))


def ring_of(seminar: Seminar, theme: str) -> str | None:
    """The ring in which the wall shows a theme."""
    return next((ring for ring, themes in (seminar.sees(WALL, "rings") or {}).items() if theme in themes), None)


def own(seminar: Seminar, by: By) -> dict[str, str]:
    """What a phone shows its person of where they have the themes."""
    return dict((seminar.sees(by, "placed") or {"rings": {}})["rings"])


def test_a_theme_is_in_the_ring_that_most_people_have_it_in(seminar: Seminar) -> None:
    theme = seminar.name("one")
    for by, ring in ((ADA, "close"), (BOB, "heart"), (CLEO, "heart")):
        place(seminar, by, theme, ring)  # type: ignore[arg-type]
    assert seminar.sees(WALL, "rings") == {"heart": [theme], "close": [], "edge": []}

    place(seminar, BOB, theme, "close")

    assert ring_of(seminar, theme) == "close"
    assert own(seminar, BOB) == {theme: "close"}, "one place for each theme"
    assert seminar.does(BOB, PlaceTheme(theme, "close")) == frozenset()


@pytest.mark.parametrize(
    ("rings", "outer"), [(("heart", "edge"), "edge"), (("heart", "close"), "close"), (("close", "edge"), "edge")]
)
def test_of_two_that_as_many_chose_it_is_the_outer_one(seminar: Seminar, rings: tuple[Ring, Ring], outer: Ring) -> None:
    theme = seminar.name("one")

    for by, ring in zip((ADA, BOB), rings, strict=True):
        place(seminar, by, theme, ring)

    assert ring_of(seminar, theme) == outer


def test_phones_are_asked_in_the_main_points_and_elsewhere_while_the_wall_shows_the_rings() -> None:
    seminar = Seminar().begin("11.20")
    assert seminar.sees(ADA, "near") is None

    seminar.does(FRAN, ShowWall("rings"))
    assert seminar.sees(ADA, "near") == {}
    seminar.does(FRAN, SetDoor("closed"))
    assert seminar.sees(ADA, "near") is None
    seminar.does(FRAN, SetDoor("open"))
    assert seminar.sees(ADA, "near") == {}
    seminar.does(FRAN, ShowWall("themes"))
    assert seminar.sees(ADA, "near") is None

    assert Seminar().begin("15.10").sees(ADA, "near") == {}


def test_nobody_is_sent_how_many_or_who(seminar: Seminar) -> None:
    theme = seminar.name("one")
    place(seminar, ADA, theme, "heart")
    seen = {by.role: seminar.sees(by, "rings") for by in (WALL, FRAN)}

    place(seminar, BOB, theme, "heart")

    assert {by.role: seminar.sees(by, "rings") for by in (WALL, FRAN)} == seen, "one or two look the same"
    assert all(ADA.voice not in json.dumps(cell) for cell in seen.values())
    assert [seminar.sees(by, "rings") for by in (STRANGER, PAUL)] == [None, None]
    assert [seminar.sees(by, "placed") for by in (CLEO, WALL, FRAN)] == [None, None, None]


def test_it_is_taken_back_also_when_nothing_is_taken_any_more(seminar: Seminar) -> None:
    theme = seminar.name("one")
    place(seminar, ADA, theme, "heart")
    seminar.begin("15.35")
    assert isinstance(seminar.refusal(BOB, PlaceTheme(theme, "heart")), Refused), "for this test to mean anything"

    place(seminar, ADA, theme, None)

    assert own(seminar, ADA) == {}
    assert seminar.sees(WALL, "rings") is None
    assert seminar.does(ADA, PlaceTheme(theme, None)) == frozenset()
    assert seminar.refuses(ADA, PlaceTheme("nowhere-1", None)) is Code.THEME_UNKNOWN


def test_a_merge_takes_placings_along_and_ones_own_of_the_other_theme_holds(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    for by, theme, ring in ((ADA, one, "heart"), (BOB, one, "heart"), (BOB, two, "edge"), (CLEO, two, "edge")):
        place(seminar, by, theme, ring)  # type: ignore[arg-type]
    before = [own(seminar, by) for by in (ADA, BOB, CLEO)]

    seminar.does(FRAN, MergeTheme(one, two))
    assert (ring_of(seminar, one), ring_of(seminar, two)) == (None, "edge")
    assert [own(seminar, by) for by in (ADA, BOB, CLEO)] == [{two: "heart"}, {two: "edge"}, {two: "edge"}]

    seminar.does(FRAN, PartTheme(one))
    assert [own(seminar, by) for by in (ADA, BOB, CLEO)] == before
    assert (ring_of(seminar, one), ring_of(seminar, two)) == ("heart", "edge")


def test_who_took_it_back_from_the_merged_theme_has_it_in_neither(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    place(seminar, ADA, one, "heart")
    place(seminar, ADA, two, "edge")
    seminar.does(FRAN, MergeTheme(one, two))

    place(seminar, ADA, one, None)  # a slow phone, by the old name
    assert own(seminar, ADA) == {}
    seminar.does(FRAN, PartTheme(one))

    assert own(seminar, ADA) == {}
    assert seminar.sees(WALL, "rings") is None


def test_a_merged_theme_that_went_on_into_a_third_gives_back_what_it_had(seminar: Seminar) -> None:
    one, two, three = (seminar.name(title) for title in ("one", "two", "three"))
    place(seminar, ADA, one, "heart")
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, MergeTheme(two, three))
    assert ring_of(seminar, three) == "heart"

    seminar.does(FRAN, PartTheme(one))

    assert (ring_of(seminar, one), ring_of(seminar, three)) == ("heart", None)
    assert own(seminar, ADA) == {one: "heart"}


def test_a_dropped_theme_is_in_no_ring_and_comes_back_to_its_own(seminar: Seminar) -> None:
    theme = seminar.name("one")
    place(seminar, ADA, theme, "close")

    seminar.does(FRAN, DropTheme(theme))
    assert (seminar.sees(WALL, "rings"), own(seminar, ADA)) == (None, {})
    seminar.does(FRAN, RestoreTheme(theme))

    assert (ring_of(seminar, theme), own(seminar, ADA)) == ("close", {theme: "close"})


def test_in_each_ring_they_stand_in_the_order_of_naming(seminar: Seminar) -> None:
    themes = [seminar.name(title) for title in ("one", "two", "three")]

    for theme in reversed(themes):
        place(seminar, By(Role.PHONE, Voice("somebody")), theme, "edge")

    assert seminar.sees(WALL, "rings")["edge"] == themes
