"""The pool on the poet's page: what is new, the search, themes, and words that are carried to the page."""

import pytest
from playwright.async_api import expect

from tests.browser.poet.page import in_new, in_pool, line, poem_is, poet_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse


async def test_new_words_gather_behind_a_count_and_move_nothing(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").hover()
    before = await in_pool(page, "two chairs").bounding_box()

    await house.passes(60)
    await ada.gives("who gets to edit?")
    look = page.get_by_role("button", name="new since you last looked: 1")
    await expect(look).to_be_visible()
    after = await in_pool(page, "two chairs").bounding_box()
    hidden = await in_pool(page, "who gets to edit?").count()
    await look.press("Enter")

    assert after == before
    assert hidden == 0
    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_new_words_come_in_at_once_while_no_hand_is_on_the_pool(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await line(page, 1).click()

    await house.passes(60)
    await ada.gives("who gets to edit?")

    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_what_gathered_comes_in_when_the_hand_leaves_the_pool(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").hover()
    await house.passes(60)
    await ada.gives("who gets to edit?")
    await expect(page.get_by_role("button", name="new since you last looked: 1")).to_be_visible()

    await line(page, 1).click()

    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_new_words_are_marked_and_counted_until_they_have_been_in_view_for_a_while(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900, new=True)
    await page.clock.install()
    await poet_of(house, page)
    await line(page, 1).click()
    await house.at("11.20")
    first = await ada.gives("two chairs, same height")
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await ada.gives("who gets to edit?")
    await expect(in_new(page)).to_have_text(["who gets to edit?"])
    await page.clock.run_for(70_000)
    await fran.gathers(await fran.names_theme("Being heard"), first)
    await house.passes(70)
    await ada.gives("nobody interrupted")
    await expect(in_new(page)).to_have_text(["nobody interrupted", "who gets to edit?"])
    await expect(page.locator("[data-row][data-new]")).to_have_count(2)
    await expect(page.get_by_role("button", name="new since you last looked: 2")).to_be_visible()

    await page.clock.run_for(60_000)
    await expect(in_new(page)).to_have_text(["nobody interrupted"])
    await page.clock.run_for(70_000)

    await expect(in_new(page)).to_have_count(0)
    await expect(page.locator("[data-row][data-new]")).to_have_count(0)
    await expect(page.get_by_role("button", name="new since you last looked: 0")).to_be_visible()
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()


async def test_a_new_phrase_that_is_used_is_new_no_longer(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await house.passes(60)
    phrase = await ada.gives("who gets to edit?")
    await expect(page.get_by_role("heading", name="New")).to_be_visible()

    await in_pool(page, "who gets to edit?").click()
    await line(page, 1).click()

    await poem_is(paul, [("who gets to edit?", phrase)])
    await expect(page.get_by_role("heading", name="New")).to_have_count(0)
    await expect(in_pool(page, "who gets to edit?")).to_contain_text("line 1")


async def test_search_takes_no_notice_of_accents_and_capitals(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("słuchaj mnie do końca", lang="pl", gloss="listen to me to the end")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()

    await page.get_by_role("searchbox").fill("KONCA")

    await expect(in_pool(page, "słuchaj mnie do końca")).to_contain_text("listen to me to the end · pl")
    await expect(in_pool(page, "two chairs")).to_have_count(0)


async def test_a_theme_is_chosen_and_shows_its_phrases(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    await ada.gives("bread first")
    await fran.gathers(await fran.names_theme("Being heard"), phrase)
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("tab", name="Themes").click()
    await in_pool(page, "Being heard").click()

    await expect(in_pool(page, "nobody interrupted")).to_be_visible()
    await expect(in_pool(page, "bread first")).to_have_count(0)


@pytest.mark.parametrize("tab", ["Words", "Rhymes"])
async def test_a_single_word_that_goes_while_the_hand_is_on_the_pool_keeps_its_place_and_is_no_longer_given(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, tab: str
) -> None:
    await house.at("11.20")
    await paul.writes("by the stair")
    phrase = await ada.gives("a chair that waits")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).click()
    await page.get_by_role("tab", name=tab).click()
    word = page.get_by_role("tabpanel").get_by_role("button", name="chair", exact=True)
    await word.hover()

    await ada.withdraws(phrase)
    gone = page.get_by_role("tabpanel").get_by_role("button", name="no longer among the room’s words").first
    await expect(gone).to_be_disabled()
    await expect(word).to_have_count(0)
    await page.get_by_role("searchbox").fill("chair")
    await page.keyboard.press("Enter")
    await page.get_by_role("searchbox").fill("")
    await line(page, 1).click()

    await expect(gone).to_have_count(0)
    await poem_is(paul, [("by the stair", None)])


async def test_words_are_carried_from_the_pool_into_a_line(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("bread first")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("always")
    await poem_is(paul, [("always", None)])

    await in_pool(page, "bread first").hover()
    await page.mouse.down()
    box = await line(page, 1).bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 300, box["y"] + 20)
    await expect(page.locator("[data-drop]")).to_be_visible()
    await page.mouse.move(box["x"] + 310, box["y"] + 20)
    await page.mouse.up()

    await poem_is(paul, [("always ", None), ("bread first", phrase)])


async def test_a_double_click_puts_words_into_the_line_once(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    page = await poet_of(house, await browser_page(1440, 900))

    await in_pool(page, "two chairs").dblclick()
    await page.keyboard.type(" and on")

    await poem_is(paul, [("two chairs", phrase), (" and on", None)])
