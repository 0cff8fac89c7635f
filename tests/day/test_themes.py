"""Themes: gathering, merging without losing anything or anyone, and standing with a theme."""

import pytest

from live.day.gathered import PAGE, Themes
from live.day.moderation import HidePhrase
from live.day.phrases import WithdrawPhrase
from live.day.refusals import Code
from live.day.roles import By, Role
from live.day.showing import KeepPhrase
from live.day.themes import GatherItem, MergeTheme, NameTheme, ReleaseItem, RenameTheme, SupportTheme
from live.day.wall import ShowWall
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, everyone


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


# Naming


def test_a_theme_is_named_for_everyone(seminar: Seminar) -> None:
    theme = seminar.name("  Being   heard ")

    seen, support = {"title": "Being heard", "hue": 0}, {"support": 0}
    more = {Role.PHONE: support | {"count": 0}, Role.DESK: support | {"items": [], "merged": []}, Role.REPORTER: {}}
    for by in everyone():
        assert seminar.sees(by, f"theme/{theme}") == seen | more.get(by.role, support | {"items": []})


def test_every_theme_has_its_own_hue_also_after_a_merge(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))

    three, four = seminar.name("three"), seminar.name("four")

    assert [seminar.sees(WALL, f"theme/{theme}")["hue"] for theme in (two, three, four)] == [1, 2, 3]


def test_a_theme_gets_another_name(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")

    seminar.does(FRAN, RenameTheme(theme, "Heard, not questioned"))

    assert seminar.sees(WALL, f"theme/{theme}")["title"] == "Heard, not questioned"
    assert seminar.does(FRAN, RenameTheme(theme, "Heard, not  questioned")) == frozenset()
    assert seminar.refuses(FRAN, RenameTheme("nowhere-1", "Being heard")) is Code.THEME_UNKNOWN


@pytest.mark.parametrize(
    ("title", "code"),
    [(" ", Code.THEME_EMPTY), ("a" * 61, Code.THEME_TOO_LONG), ("a\u202e", Code.THEME_CHARACTERS)],
)
def test_a_name_is_short_and_can_be_read(seminar: Seminar, title: str, code: Code) -> None:
    theme = seminar.name("a" * 60)

    assert seminar.refuses(FRAN, NameTheme("theme-01", title)) is code
    assert seminar.refuses(FRAN, RenameTheme(theme, title)) is code


def test_naming_again_with_the_same_id_changes_nothing(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    other = seminar.name("Other")
    seminar.does(FRAN, MergeTheme(theme, other))

    assert seminar.does(FRAN, NameTheme(theme, "Being heard")) == frozenset(), "also after it was merged"
    assert seminar.refuses(FRAN, NameTheme(theme, "Another name")) is Code.ID_TAKEN


# Gathering


def test_a_phrase_is_gathered_under_several_themes_in_order(seminar: Seminar) -> None:
    one, two = seminar.show("two chairs"), seminar.show("same height")
    heard, power = seminar.name("Being heard", two, one), seminar.name("Power", one)

    assert seminar.sees(WALL, f"theme/{heard}")["items"] == [two, one]
    assert seminar.sees(WALL, f"phrase/{one}")["themes"] == [heard, power]
    assert seminar.step(ADA, one, "in_theme")["themes"] == [heard, power]


def test_a_note_is_under_one_theme(seminar: Seminar) -> None:
    heard, power = seminar.name("Being heard"), seminar.name("Power")
    note = seminar.note("a longer thought", heard)
    assert seminar.sees(FRAN, f"theme/{heard}")["items"] == [note]

    seminar.does(FRAN, GatherItem(power, note))

    assert seminar.sees(FRAN, f"theme/{heard}")["items"] == []
    assert seminar.sees(FRAN, f"theme/{power}")["items"] == [note]
    assert seminar.sees(FRAN, f"note/{note}")["theme"] == power


def test_what_is_released_is_out_and_only_there(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    heard, power = seminar.name("Being heard", phrase), seminar.name("Power", phrase)

    seminar.does(FRAN, ReleaseItem(heard, phrase))

    assert seminar.sees(WALL, f"theme/{heard}")["items"] == []
    assert seminar.sees(WALL, f"phrase/{phrase}")["themes"] == [power]
    assert seminar.does(FRAN, ReleaseItem(heard, phrase)) == frozenset()


def test_a_place_reads_of_a_theme_only_what_it_may_see(seminar: Seminar) -> None:
    shown = seminar.show("one")
    waiting = seminar.give("two")
    not_for_the_poem = seminar.show("three", uses=("wall",))
    hidden = seminar.show("four")
    kept = seminar.show("five")
    withdrawn = seminar.show("six")
    theme = seminar.name("Being heard", shown, waiting, not_for_the_poem, hidden, kept, withdrawn)
    seminar.does(FRAN, HidePhrase(hidden, "why"))
    seminar.does(FRAN, KeepPhrase(kept))
    seminar.does(ADA, WithdrawPhrase(withdrawn))

    assert seminar.sees(FRAN, f"theme/{theme}")["items"] == [shown, waiting, not_for_the_poem, hidden, kept]
    assert seminar.sees(PAUL, f"theme/{theme}")["items"] == [shown, waiting, kept]
    assert seminar.sees(WALL, f"theme/{theme}")["items"] == [shown, not_for_the_poem]
    assert seminar.sees(STRANGER, f"theme/{theme}")["count"] == 2


def in_pages(seminar: Seminar, by: By, theme: str) -> list[list[str]]:
    """What somebody is sent of what is in a theme, page by page."""
    pages: list[list[str]] = [seminar.sees(by, f"theme/{theme}")["items"]]
    while (page := seminar.sees(by, f"items/{theme}/{len(pages)}")) is not None:
        pages.append(page["items"])
    return pages


def test_what_is_more_than_a_page_stands_in_cells_of_its_own(seminar: Seminar) -> None:
    phrases = [seminar.show(f"words {number}") for number in range(2 * PAGE + 1)]
    theme = seminar.name("Being heard", *phrases)
    seminar.does(FRAN, HidePhrase(phrases[PAGE], "why"))

    for by in (FRAN, PAUL, WALL):
        seen = phrases if by is FRAN else [*phrases[:PAGE], *phrases[PAGE + 1 :]]
        pages = in_pages(seminar, by, theme)
        assert [each for page in pages for each in page] == seen
        assert len(pages) == 3
    assert seminar.sees(STRANGER, f"theme/{theme}")["count"] == 2 * PAGE


def test_what_leaves_a_page_moves_nothing_else_and_a_theme_that_goes_takes_all_pages_along(seminar: Seminar) -> None:
    phrases = [seminar.show(f"words {number}") for number in range(PAGE + 2)]
    theme, other = seminar.name("Being heard", *phrases), seminar.name("Power")
    seminar.does(FRAN, ReleaseItem(theme, phrases[0]))
    assert in_pages(seminar, WALL, theme) == [phrases[1:PAGE], phrases[PAGE:]]

    seminar.does(FRAN, MergeTheme(theme, other))

    assert seminar.sees(WALL, f"items/{theme}/1") is None
    assert in_pages(seminar, WALL, other) == [phrases[1 : PAGE + 1], phrases[PAGE + 1 :]]
    assert seminar.day[Themes].count_shown(seminar.day[Themes].expect(other)) == PAGE + 1
    assert seminar.is_fresh()


def test_what_is_not_there_or_was_taken_back_is_not_gathered(seminar: Seminar) -> None:
    theme, phrase = seminar.name("Being heard"), seminar.give("two chairs")

    assert seminar.refuses(FRAN, GatherItem(theme, "nowhere-1")) is Code.ITEM_UNKNOWN
    assert seminar.refuses(FRAN, GatherItem("nowhere-1", phrase)) is Code.THEME_UNKNOWN
    seminar.does(ADA, WithdrawPhrase(phrase))
    assert seminar.refuses(FRAN, GatherItem(theme, phrase)) is Code.PHRASE_WITHDRAWN


# Merging


def test_a_merge_keeps_everything_in_order_and_everyone_once(seminar: Seminar) -> None:
    a, b, c = (seminar.show(text) for text in ("one", "two", "three"))
    note = seminar.note("a longer thought")
    heard, listening = seminar.name("Being heard", a, b), seminar.name("Listening", b, c, note)
    seminar.does(ADA, SupportTheme(heard, on=True))
    seminar.does(BOB, SupportTheme(heard, on=True))
    seminar.does(BOB, SupportTheme(listening, on=True))
    seminar.does(CLEO, SupportTheme(listening, on=True))

    seminar.does(FRAN, MergeTheme(listening, heard))

    assert seminar.sees(FRAN, f"theme/{listening}") is None
    merged = seminar.sees(FRAN, f"theme/{heard}")
    assert merged["items"] == [a, b, c, note]
    assert merged["support"] == 3
    assert [seminar.sees(by, "me")["stands"] for by in (ADA, BOB, CLEO)] == [[heard], [heard], [heard]]
    assert seminar.sees(FRAN, f"phrase/{b}")["themes"] == [heard]
    assert seminar.sees(FRAN, f"note/{note}")["theme"] == heard


def test_what_was_under_both_themes_is_there_since_it_came_under_the_one_that_stays(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    heard = seminar.name("Being heard", phrase)
    since = seminar.now
    seminar.wait(1)
    listening = seminar.name("Listening", phrase)

    seminar.does(FRAN, MergeTheme(listening, heard))

    assert seminar.step(ADA, phrase, "in_theme") == {"is": "in_theme", "at": since, "themes": [heard]}


def test_the_name_of_a_merged_theme_goes_on_leading_to_the_one_it_went_into(seminar: Seminar) -> None:
    one, two, three = seminar.name("one"), seminar.name("two"), seminar.name("three")
    seminar.does(FRAN, MergeTheme(one, two))
    seminar.does(FRAN, MergeTheme(two, three))
    phrase = seminar.show("two chairs")

    seminar.does(FRAN, GatherItem(one, phrase))
    seminar.does(ADA, SupportTheme(one, on=True))
    note = seminar.note("a longer thought", one)
    seminar.does(FRAN, RenameTheme(two, "all three"))

    merged = seminar.sees(FRAN, f"theme/{three}")
    assert (merged["title"], merged["items"], merged["support"]) == ("all three", [phrase, note], 1)


def test_a_theme_on_the_wall_stays_on_it_when_it_is_merged(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, ShowWall("theme", one))

    seminar.does(FRAN, MergeTheme(one, two))

    chosen = {"view": "theme", "theme": two, "question": "s4-1", "shows": "theme"}
    assert seminar.sees(WALL, "wall") == chosen | {"invites": "give_or_stand", "foot": "words"}


def test_two_desks_that_merge_the_same_two_at_once_merge_them_once(seminar: Seminar) -> None:
    one, two = seminar.name("one"), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))

    assert seminar.does(FRAN, MergeTheme(one, two)) == frozenset()
    assert seminar.refuses(FRAN, MergeTheme(two, one)) is Code.THEME_SAME, "the other way round it is done already"


def test_a_theme_does_not_merge_into_itself_or_into_nothing(seminar: Seminar) -> None:
    one = seminar.name("one")

    assert seminar.refuses(FRAN, MergeTheme(one, one)) is Code.THEME_SAME
    assert seminar.refuses(FRAN, MergeTheme(one, "nowhere-1")) is Code.THEME_UNKNOWN
    assert seminar.refuses(FRAN, MergeTheme("nowhere-1", one)) is Code.THEME_UNKNOWN


def test_two_desks_that_gather_the_same_at_once_gather_it_once(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    theme = seminar.name("Being heard", phrase)
    since = seminar.step(ADA, phrase, "in_theme")["at"]
    seminar.wait(1)

    assert seminar.does(FRAN, GatherItem(theme, phrase)) == frozenset()
    assert seminar.step(ADA, phrase, "in_theme")["at"] == since


def test_what_one_desk_releases_while_the_other_merges_is_out(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    one, two = seminar.name("one", phrase), seminar.name("two")
    seminar.does(FRAN, MergeTheme(one, two))

    seminar.does(FRAN, ReleaseItem(one, phrase))

    assert seminar.sees(FRAN, f"theme/{two}")["items"] == []
    assert seminar.sees(FRAN, f"phrase/{phrase}")["themes"] == []


# Standing with a theme


def test_people_stand_with_a_theme_and_no_longer(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    seminar.does(ADA, SupportTheme(theme, on=True))
    assert seminar.does(ADA, SupportTheme(theme, on=True)) == frozenset()
    seminar.does(BOB, SupportTheme(theme, on=True))
    assert seminar.sees(FRAN, f"theme/{theme}")["support"] == 2

    seminar.does(ADA, SupportTheme(theme, on=False))

    assert seminar.sees(FRAN, f"theme/{theme}")["support"] == 1
    assert seminar.sees(ADA, "me")["stands"] == []
    assert seminar.sees(BOB, "me")["stands"] == [theme]
    assert seminar.does(ADA, SupportTheme(theme, on=False)) == frozenset()


def test_people_stand_with_themes_when_words_are_taken(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    assert seminar.refuses(ADA, SupportTheme("nowhere-1", on=True)) is Code.THEME_UNKNOWN

    seminar.begin("12.10")

    assert seminar.refuses(ADA, SupportTheme(theme, on=True)) is Code.SLOT_LISTENING


def test_stepping_back_from_a_theme_is_never_refused(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    seminar.does(ADA, SupportTheme(theme, True))
    seminar.starts("s5")
    assert seminar.refuses(BOB, SupportTheme(theme, True)) is Code.SLOT_LISTENING, "nobody is asked anything now"

    seminar.does(ADA, SupportTheme(theme, False))

    assert seminar.sees(FRAN, f"theme/{theme}")["support"] == 0
