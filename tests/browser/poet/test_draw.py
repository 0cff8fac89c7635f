"""Who is not in the poem yet: the lamp, a phrase that is drawn, quiet words, and themes that are not touched."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.poet.page import in_pool, line, poem_is, poet_of
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, ok


def drawn(page: Page) -> Locator:
    return page.get_by_role("group", name=re.compile("^Drawn"))


def words(page: Page) -> Locator:
    return page.locator("[data-groups] [data-words]")


async def test_a_phrase_is_drawn_and_laid_in_by_keys_alone(
    house: TestHouse, ada: Person, bob: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    hers = await ada.gives("two chairs, same height")
    his = await bob.gives("who gets to edit?")
    await paul.writes({"text": "two chairs, same height", "phrase": hers})
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(drawn(page)).not_to_be_visible()
    await line(page, 1).focus()
    await page.keyboard.press("End")

    await page.keyboard.press("Alt+n")
    await expect(drawn(page).get_by_role("button", name="who gets to edit?")).to_be_focused()
    await axe(page)
    await page.keyboard.press("Enter")

    await poem_is(paul, [("two chairs, same height", hers), (" ", None), ("who gets to edit?", his)])
    await expect(line(page, 1)).to_be_focused()
    await expect(drawn(page)).not_to_be_visible()


async def test_another_press_draws_another_and_escape_puts_it_away(
    house: TestHouse, ada: Person, bob: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    await bob.gives("who gets to edit?")
    page = await poet_of(house, await browser_page(390, 844))
    await page.get_by_role("tab", name="Not yet used").click()
    await page.get_by_role("button", name="Draw one").click()
    lay = drawn(page).locator("[data-lay]")
    await expect(lay).to_be_focused()
    first = await lay.inner_text()

    await page.get_by_role("button", name="Another").click()
    await expect(lay).not_to_have_text(first)
    await page.keyboard.press("Escape")

    await expect(drawn(page)).not_to_be_visible()
    await expect(line(page, 1)).to_be_focused()


async def test_where_there_is_nothing_to_draw_it_is_said_and_what_is_taken_back_leaves(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.keyboard.press("Alt+n")
    await expect(drawn(page)).to_contain_text("There is nothing to draw")
    phrase = await ada.gives("two chairs, same height")
    await page.get_by_role("button", name="Another").click()
    await expect(drawn(page)).to_contain_text("two chairs, same height")

    await ada.withdraws(phrase)

    await expect(drawn(page)).not_to_contain_text("two chairs")
    await expect(drawn(page)).to_contain_text("no longer among the room’s words")


async def test_quiet_words_and_themes_that_are_not_touched_stand_first_when_asked_for(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("who gets to edit?")
    echoed, gathered = await ada.gives("a kettle"), await ada.gives("two chairs")
    used = await ada.gives("the long way")
    assert await fran.does("phrase.show", id=echoed) is ok
    assert await bob.does("phrase.echo", id=echoed) is ok
    for theme, title, phrase in (("theme-one", "Being heard", used), ("theme-two", "Chairs", gathered)):
        assert await fran.does("theme.name", id=theme, title=title) is ok
        assert await fran.does("theme.gather", theme=theme, item=phrase) is ok
    await paul.writes({"text": "the long way", "phrase": used})
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(page.get_by_role("button", name="Quiet words first")).not_to_be_visible()

    await page.get_by_role("tab", name="Not yet used").click()
    await page.get_by_role("button", name="Quiet words first").click()
    await expect(words(page)).to_have_text(["who gets to edit?", "two chairs", "a kettle"])

    await page.get_by_role("tab", name="Themes").click()
    heads = page.locator("[data-groups] [data-head]")
    await expect(heads.nth(0)).to_contain_text("not in the poem yet")
    await expect(heads.nth(0)).to_contain_text("Chairs")
    await expect(heads.nth(1)).not_to_contain_text("not in the poem yet")
    await heads.nth(0).click()
    await expect(in_pool(page, "two chairs")).to_be_visible()


async def test_the_lamp_says_how_many_are_there_and_about_how_many_are_in(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = [await ada.gives(f"words {number} of it") for number in range(5)]
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(page.get_by_text("1 person gave words")).to_be_visible()
    for number in range(9):
        await (await house.phone()).gives(f"words of another, {number}")

    for number, phrase in enumerate(phrases):
        await paul.writes({"text": f"words {number} of it", "phrase": phrase})

    await expect(page.get_by_text(re.compile(r"about \d of 10 people are in these lines"))).to_be_visible()


async def test_some_rows_of_the_pool_stay_in_sight_whatever_is_open_around_it(
    house: TestHouse, ada: Person, bob: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    for number in range(9):
        await ada.gives(f"two chairs, same height, {number}")
    await bob.gives("who gets to edit?")
    assert await paul.does("poet.ask", id="what-rhymes-00001", text="what rhymes with kettle?") is ok
    page = await poet_of(house, await browser_page(1280, 720))
    await page.get_by_role("tab", name="Not yet used").click()
    await page.get_by_role("button", name="Quiet words first").click()
    await page.get_by_role("button", name="Draw one").click()
    await expect(drawn(page).locator("[data-lay]")).to_be_focused()
    await page.get_by_role("button", name="Promise the room").click()

    box = await page.locator("[data-list]").bounding_box()

    assert box is not None
    assert box["height"] >= 140
    assert await page.evaluate("document.documentElement.scrollHeight") == 720
    await expect(page.locator("#promise")).to_be_in_viewport(ratio=1)  # where the focus went
