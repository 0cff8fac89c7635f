"""Credit on the poet's page: whose the words of a line are, while they are typed and after."""

import pytest
from playwright.async_api import expect

from live.day.folding import fold
from tests.browser.poet.page import in_pool, kinds, line, poem_is, poet_of, script
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse
from tests.day.texts import BROKEN
from tests.days import PAUL, Seminar


async def test_typed_words_that_somebody_gave_are_credited_while_the_caret_stays(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await page.keyboard.type("Two chairs,")
    await expect(line(page, 1).locator("[data-kind='trimmed']")).to_have_text("Two chairs")
    await page.keyboard.type(" same height: it is small")
    await expect(line(page, 1).locator("[data-kind='given']")).to_have_text("Two chairs, same height")
    await page.keyboard.type(".")

    await poem_is(paul, [("Two chairs, same height", phrase), (": it is small.", None)])


async def test_a_run_that_is_trimmed_or_changed_stays_credited(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))

    await in_pool(page, "two chairs").click()
    for _ in ", same height":
        await page.keyboard.press("Backspace")
    await poem_is(paul, [("two chairs", phrase)])
    trimmed = await kinds(page, 1)
    await page.keyboard.press("Backspace")

    await poem_is(paul, [("two chair", phrase)])
    assert trimmed == [("two chairs", "trimmed")]
    assert await kinds(page, 1) == [("two chair", "changed")]
    await expect(in_pool(page, "two chairs, same height")).to_contain_text("line 1")


async def test_a_run_that_is_deleted_wholly_is_no_longer_credited(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").click()
    await poem_is(paul, [("two chairs, same height", phrase)])

    await page.keyboard.press("Control+a")
    await page.keyboard.type("a table")

    await poem_is(paul, [("a table", None)])


async def test_a_single_word_credits_a_phrase_that_has_it(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("the kettle did more")
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("tab", name="Words").click()
    await in_pool(page, "kettle").click()

    await poem_is(paul, [("kettle", phrase)])
    await expect(in_pool(page, "kettle")).to_contain_text("line 1")


async def test_words_of_a_script_without_italics_stand_upright_and_underlined(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    arabic, welsh = await ada.gives("أن يُسمَع صوتي", lang="ar"), await ada.gives("cael fy nghlywed", lang="cy")
    after = await paul.writes({"text": "أن يُسمَع صوتي", "phrase": arabic})
    await paul.writes({"text": "cael fy nghlywed", "phrase": welsh}, " שלנו", after=after)
    page = await poet_of(house, await browser_page(1440, 900))
    style = "all => all.map((run) => [getComputedStyle(run).fontStyle, getComputedStyle(run).textDecorationLine])"

    on_the_page = await page.locator("[data-text] .run").evaluate_all(style)
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    in_the_reading = await page.locator("[data-verse] i").evaluate_all(style)

    assert on_the_page == [["normal", "underline"], ["italic", "underline"], ["normal", "none"]]
    assert in_the_reading == [["normal", "underline"], ["italic", "none"]]


async def test_words_that_differ_in_accents_only_are_the_same_in_latin_letters_and_not_in_others(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    table = [
        "Élan",
        "e\u0301\u0323a\u0302",
        "ŵyneb",
        "ﬁancé",
        "й",
        "ё",
        "\u0301a",
        "ά",
        "Ångström’s",
        "1\u0301",
        "Việt",
    ]

    folded = await page.evaluate(
        "async ([from, table]) => table.map((await import(from)).fold)",
        [await script(page, "shared/folding.js"), table],
    )

    assert folded == [fold(each) for each in table]


# Runs and the phrases they came from: the server and the page are to say the same of each.
EXAMPLES = [
    ("two chairs, same height", "two chairs, same height"),
    ("Two chairs: same height!", "two chairs, same height"),
    ("same height", "two chairs, same height"),
    ("chairs two", "two chairs, same height"),
    ("two chair", "two chairs, same height"),
    ("Elan vital", "Élan vital"),
    ("ELAN", "l’e\u0301lan vital"),
    ("мой", "мои"),
    ("άλλο", "αλλο"),
    ("it's me", "it’s me"),
    ("its me", "it’s me"),
    ("co‑production", "co-production"),
    ("production", "co-production"),
    ("👩‍👩‍👧", "👩‍👩‍👧"),
    ("👩‍👧", "👩‍👩‍👧"),
    ("we stay 👩‍👩‍👧", "we stay"),
    ("…", "…!"),
    ("می‌خواهم", "می‌خواهم"),
    ("میخواهم", "می‌خواهم"),
    ("क्‍ष", "क्‍ष त्र"),
    ("ﬁancé", "my fiance"),
]
# Letters of which the small one is not the only other one.
MANY_FORMS = [
    ("STRASSE", "auf der Straße"),
    ("STRAẞE", "auf der strasse"),
    ("ΟΔΟΣ", "οδός μας"),
    ("ΟΔΟΣ", "οδος μας"),
    ("οδοσ", "οδος"),
    ("ŉ", "ʼn"),
    ("ŉ dag", "ŉ Dag"),
    ("İstanbul", "i̇stanbul"),
    ("ﬀ", "ff"),
]


@pytest.mark.parametrize("examples", [EXAMPLES, MANY_FORMS], ids=["examples", "many forms"])
async def test_the_page_takes_a_run_for_what_the_server_will_say_of_it(
    examples: list[tuple[str, str]], house: TestHouse, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))

    on_the_page = await page.evaluate(
        """async ([from, examples]) => {
          const { kindOf } = await import(from);
          return examples.map(([text, given]) => kindOf({ text, phrase: "a", kind: "own" }, given));
        }""",
        [await script(page, "poet/credit.js"), examples],
    )

    assert dict(zip(examples, on_the_page, strict=True)) == {each: kind_on_the_server(*each) for each in examples}


async def test_no_character_is_in_two_runs_of_a_draft(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))

    on_the_page = await page.evaluate(
        """async ([from, examples]) => {
          const { joined, own } = await import(from);
          const drawn = (one, other) => joined([{ text: one, phrase: "a", kind: "given" }, own(other)]);
          return examples.map(([sent]) => drawn(...sent).map(({ text }) => text.normalize()));
        }""",
        [await script(page, "poet/pieces.js"), BROKEN],
    )

    assert on_the_page == [[text for text in kept if text] for _, kept in BROKEN]


async def test_an_emoji_typed_in_place_of_a_given_one_is_whole_and_the_poets_own(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("hands 👩🏽‍🔧")
    await paul.writes({"text": "hands 👩🏽‍🔧", "phrase": phrase})
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(line(page, 1)).to_have_text("hands 👩🏽‍🔧")

    await line(page, 1).focus()
    await page.keyboard.press("End")
    await page.keyboard.press("Backspace")
    await page.keyboard.insert_text("👩🏽‍🎤 up")

    await poem_is(paul, [("hands ", phrase), ("👩🏽‍🎤 up", None)])


def kind_on_the_server(text: str, given: str) -> str:
    """The kind of a run that was written so from a phrase."""
    seminar = Seminar().begin("11.20")
    line = seminar.write((text, seminar.give(given)))
    return str(seminar.sees(PAUL, f"line/{line}")["pieces"][0]["kind"])


async def test_by_a_key_or_a_press_credit_is_put_right_and_stays_so_while_the_line_goes_on(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("and two chairs")
    await poem_is(paul, [("and ", None), ("two chairs", phrase)])
    await expect(line(page, 1).locator("[data-kind=given]")).to_have_text("two chairs")

    await page.keyboard.press("Alt+c")
    await poem_is(paul, [("and ", None), ("two chairs", None)])
    await expect(page.locator("[data-status]")).to_contain_text("These words are your own now.")
    await page.keyboard.type(", here")
    await poem_is(paul, [("and ", None), ("two chairs", None), (", here", None)])
    await paul.sees("poem", voices=0)
    for _ in ", here":
        await page.keyboard.press("ArrowLeft")
    await page.get_by_role("button", name="Signs and keys").click()
    await axe(page)
    await page.get_by_role("button", name="Not theirs, or theirs after all").click()

    await poem_is(paul, [("and ", None), ("two chairs", phrase), (", here", None)])
    await expect(page.locator("[data-status]")).to_contain_text("Whoever gave these words is credited again.")
