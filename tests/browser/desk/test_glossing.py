"""The language of somebody's words and what they mean, said at the desk; the poet's pool hears of it."""

from typing import Any

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browser.poet.page import in_pool, poet_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse


async def test_a_key_opens_it_the_row_and_the_pool_say_it_and_one_press_undoes_it(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person, ada: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("dwy gadair")
    page = await desk_of(house, await browser_page(width=1440, height=900))
    poet = await poet_of(house, await browser_page(width=1440, height=900))
    await expect(in_pool(poet, "dwy gadair")).to_be_visible()
    await row(page, "dwy gadair").focus()
    await page.keyboard.press("g")
    await expect(page.get_by_label("Language", exact=True).and_(page.locator("select"))).to_be_focused()
    await axe(page)

    await page.keyboard.type("Cym")
    await page.get_by_label("What it means in English").fill("two chairs")
    await page.keyboard.press("Enter")

    await fran.sees(f"phrase/{phrase}", lang="cy", gloss="two chairs", text="dwy gadair")
    await expect(row(page, "dwy gadair")).to_contain_text("Welsh: two chairs")
    await expect(row(page, "dwy gadair")).to_be_focused()
    await expect(in_pool(poet, "dwy gadair")).to_contain_text("two chairs")
    await page.keyboard.press("u")
    await fran.sees(f"phrase/{phrase}", lang=None, gloss=None)


async def test_only_phrases_have_it_and_escape_leaves_it(house: TestHouse, browser_page: OpenPage, ada: Person) -> None:
    await house.at("11.20")
    await ada.notes("a longer thought")
    await ada.gives("two chairs")
    page = await desk_of(house, await browser_page(width=1440, height=900))
    await row(page, "a longer thought").focus()
    await page.keyboard.press("g")
    await expect(page.locator("[data-panel] select")).to_have_count(0)

    await row(page, "two chairs").focus()
    await page.keyboard.press("g")
    await expect(page.locator("[data-panel] select")).to_be_focused()
    await page.keyboard.press("Escape")

    await expect(page.locator("[data-panel] select")).to_have_count(0)
    await expect(row(page, "two chairs")).to_be_focused()
