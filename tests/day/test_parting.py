"""Parting: a merge taken apart again, a theme dropped and brought back, and no words or people lost by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.day.given import AllGiven
from live.day.moderation import HidePhrase
from live.day.notes import OfferNote
from live.day.parting import DropTheme, PartTheme, RestoreTheme
from live.day.phrases import WithdrawPhrase
from live.day.refusals import Code
from live.day.themes import GatherItem, MergeTheme, ReleaseItem, RenameTheme, SupportTheme
from live.day.wall import ShowWall
from tests.days import ADA, BOB, CLEO, FRAN, WALL, Ask, Seminar, asks, everyone, replayed


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


def items(seminar: Seminar, theme: str) -> list[str]:
    return list(seminar.sees(FRAN, f"theme/{theme}")["items"])


def stands(seminar: Seminar, theme: str) -> int:
    return int(seminar.sees(FRAN, f"theme/{theme}")["support"])


# Parting


def test_a_merged_theme_comes_back_with_the_items_and_people_it_had(seminar: Seminar) -> None:
    mine, shared, theirs = seminar.show("two chairs"), seminar.show("the same height"), seminar.show("a door")
    one, two = seminar.name("one", mine, shared), seminar.name("two", shared, theirs)
    thought = seminar.note("a longer thought", one)
    for by, theme in ((ADA, one), (BOB, one), (BOB, two), (CLEO, two)):
        seminar.does(by, SupportTheme(theme, on=True))
    before = [seminar.sees(by, f"theme/{theme}") for by in everyone() for theme in (one, two)]
    seminar.does(FRAN, MergeTheme(one, two))
    assert stands(seminar, two) == 3
    assert seminar.sees(FRAN, f"theme/{two}")["merged"] == [{"id": one, "title": "one"}]

    seminar.does(FRAN, PartTheme(one))

    assert [seminar.sees(by, f"theme/{theme}") for by in everyone() for theme in (one, two)] == before
    assert items(seminar, one) == [mine, shared, thought]
    assert seminar.sees(FRAN, f"note/{thought}")["theme"] == one
    assert seminar.sees(ADA, "me")["stands"] == [one]
    assert sorted(seminar.sees(BOB, "me")["stands"]) == sorted([one, two])


def test_what_came_to_the_merged_theme_since_stays_with_it(seminar: Seminar) -> None:
    phrase, later = seminar.show("two chairs"), seminar.show("the same height")
    one, two = seminar.name("one", phrase), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, GatherItem(two, later))
    seminar.does(CLEO, SupportTheme(one, on=True))  # a slow phone, by the old name

    seminar.does(FRAN, PartTheme(one))

    assert (items(seminar, one), items(seminar, two)) == ([phrase], [later])
    assert (stands(seminar, one), stands(seminar, two)) == (0, 1)


def test_what_has_left_the_merged_theme_does_not_come_back(seminar: Seminar) -> None:
    out, kept = seminar.show("two chairs"), seminar.show("the same height")
    one, two, three = seminar.name("one", out, kept), seminar.name("two"), seminar.name("three")
    thought = seminar.note("a longer thought", one)
    seminar.does(ADA, SupportTheme(one, on=True))
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, ReleaseItem(two, out))
    seminar.does(FRAN, GatherItem(three, thought))
    seminar.does(ADA, SupportTheme(two, on=False))

    seminar.does(FRAN, PartTheme(one))

    assert items(seminar, one) == [kept]
    assert seminar.sees(FRAN, f"note/{thought}")["theme"] == three
    assert (stands(seminar, one), stands(seminar, two)) == (0, 0)


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_merged_one_after_the_other_they_part_in_any_order(seminar: Seminar, order: tuple[str, str]) -> None:
    phrases = [seminar.show(text, by) for text, by in (("a chair", ADA), ("a door", BOB), ("a window", CLEO))]
    names = {name: seminar.name(name, each) for name, each in zip(("one", "two", "three"), phrases, strict=True)}
    for by, theme in zip((ADA, BOB, CLEO), names.values(), strict=True):
        seminar.does(by, SupportTheme(theme, on=True))
    seminar.does(FRAN, MergeTheme(names["one"], names["two"]))
    seminar.does(FRAN, MergeTheme(names["two"], names["three"]))
    assert items(seminar, names["three"]) == [phrases[2], phrases[1], phrases[0]]

    for name in order:
        seminar.does(FRAN, PartTheme(names[name]))

    assert [items(seminar, theme) for theme in names.values()] == [[each] for each in phrases]
    assert [stands(seminar, theme) for theme in names.values()] == [1, 1, 1]


def test_words_that_were_taken_back_or_kept_aside_meanwhile_stay_so(seminar: Seminar) -> None:
    back, aside = seminar.show("two chairs"), seminar.show("the same height", BOB)
    one, two = seminar.name("one", back, aside), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(ADA, WithdrawPhrase(back))
    seminar.does(FRAN, HidePhrase(aside, "names a person"))

    seminar.does(FRAN, PartTheme(one))

    assert seminar.sees(WALL, f"theme/{one}")["items"] == []


def test_two_desks_that_part_the_same_two_at_once_part_them_once(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, PartTheme(one))

    assert seminar.does(FRAN, PartTheme(one)) == frozenset()
    assert seminar.refuses(FRAN, PartTheme("theme-9999")) is Code.THEME_UNKNOWN
    seminar.does(FRAN, RenameTheme(one, "Power"))
    assert seminar.sees(WALL, f"theme/{two}")["title"] == "two", "its old name leads nowhere else any more"


# Dropping


def test_the_words_of_a_dropped_theme_stay(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    theme, other = seminar.name("one", phrase), seminar.name("two", phrase)
    thought = seminar.note("a longer thought", theme)
    seminar.does(BOB, SupportTheme(theme, on=True))
    seminar.wait(1)

    seminar.does(FRAN, DropTheme(theme))

    for by in everyone():
        assert seminar.sees(by, f"theme/{theme}") is None
    assert seminar.sees(WALL, f"phrase/{phrase}")["themes"] == [other]
    assert seminar.sees(WALL, f"note/{thought}")["theme"] is None, "and so it is shown under its question"
    assert seminar.sees(BOB, "me")["stands"] == []
    assert seminar.steps(ADA, thought) == ["received", "on_wall"]


def test_a_dropped_theme_is_brought_back_with_all_that_it_had(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    theme, other = seminar.name("one", phrase), seminar.name("two")
    moved, stayed = seminar.note("a longer thought", theme), seminar.note("another one", theme)
    seminar.does(BOB, SupportTheme(theme, on=True))
    seminar.does(FRAN, DropTheme(theme))
    seminar.does(FRAN, GatherItem(other, moved))

    seminar.does(FRAN, RestoreTheme(theme))

    assert items(seminar, theme) == [phrase, stayed], "a note is under one theme, the one it was put under since"
    assert stands(seminar, theme) == 1
    assert seminar.sees(BOB, "me")["stands"] == [theme]
    assert seminar.does(FRAN, RestoreTheme(theme)) == frozenset()


def test_what_is_asked_of_a_dropped_theme_is_refused_and_dropping_it_again_is_no_news(seminar: Seminar) -> None:
    phrase, theme, other = seminar.show("two chairs"), seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, DropTheme(theme))

    assert seminar.does(FRAN, DropTheme(theme)) == frozenset()
    assert seminar.refuses(FRAN, GatherItem(theme, phrase)) is Code.THEME_UNKNOWN
    assert seminar.refuses(FRAN, MergeTheme(other, theme)) is Code.THEME_UNKNOWN
    assert seminar.refuses(ADA, SupportTheme(theme, on=True)) is Code.THEME_UNKNOWN
    assert seminar.refuses(ADA, OfferNote("note-90001", "a thought", theme)) is Code.THEME_UNKNOWN
    assert seminar.refuses(FRAN, DropTheme("theme-9999")) is Code.THEME_UNKNOWN
    assert seminar.refuses(FRAN, RestoreTheme("theme-9999")) is Code.THEME_UNKNOWN


def test_a_desk_that_drops_a_theme_by_its_old_name_does_not_drop_the_one_it_went_into(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))

    refusal = seminar.refusal(FRAN, DropTheme(one))

    assert (refusal.code, refusal.says) == (Code.ALREADY, "already.merged")


def test_a_theme_that_went_into_one_that_was_dropped_can_still_be_parted(seminar: Seminar) -> None:
    phrase, own = seminar.show("two chairs"), seminar.show("a door")
    one, two = seminar.name("one", phrase), seminar.name("two", own)
    seminar.does(BOB, SupportTheme(one, on=True))
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, DropTheme(two))

    seminar.does(FRAN, PartTheme(one))
    seminar.does(FRAN, RestoreTheme(two))

    assert (items(seminar, one), items(seminar, two)) == ([phrase], [own])
    assert (stands(seminar, one), stands(seminar, two)) == (1, 0)


def test_the_wall_follows_the_day_again_when_its_theme_is_dropped(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, ShowWall("theme", one))
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, DropTheme(two))

    assert seminar.sees(WALL, "wall")["view"] == "auto"

    seminar.does(FRAN, ShowWall("join"))
    seminar.does(FRAN, DropTheme(seminar.name("three")))
    assert seminar.sees(WALL, "wall")["view"] == "join", "another view has nothing to do with it"


# Whatever people do


VERBS = ("theme.name", "theme.gather", "theme.release", "theme.merge", "theme.part", "theme.drop", "theme.restore")


@given(st.lists(asks(*VERBS, *VERBS, "note.offer", "phrase.offer", "phrase.withdraw", "theme.support"), max_size=40))
def test_themes_and_words_agree_on_what_is_under_what(given_asks: list[Ask]) -> None:
    seminar = Seminar().furnish()
    for ask in given_asks:
        seminar.try_(*seminar.ask(ask))

    there = seminar.day[AllGiven].items
    themes = {theme: cell["items"] for theme in seminar.themes if (cell := seminar.sees(FRAN, f"theme/{theme}"))}
    for item, cell in there.items():
        under = [theme for theme, within in themes.items() if item in within]
        seen = seminar.sees(FRAN, f"{cell.what}/{item}")
        if seen is not None:
            assert sorted(seen["themes"] if cell.what == "phrase" else filter(None, [seen["theme"]])) == sorted(under)
    for by in (ADA, BOB, CLEO):
        for theme in (seminar.sees(by, "me") or {"stands": []})["stands"]:
            assert stands(seminar, theme) > 0
    assert seminar.is_fresh()
    assert replayed(seminar.facts, seminar.n)[1].all(FRAN.role, FRAN.voice)
