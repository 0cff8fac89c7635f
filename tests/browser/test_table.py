"""A table phone: two people after each other at one tablet, and nothing of the first for the second."""

import re

import pytest
from playwright.async_api import Page, expect

from live.web.table_page import SHOWN_S
from tests.browsers import CheckAxe, OpenPage, forgive, until_it_complains
from tests.cast import Person, TestHouse

pytestmark = pytest.mark.browser

WORDS = "two chairs, same height"
LETTERS = re.compile("^[A-Z]{3} [A-Z]{3}$")

# All that a browser keeps for a page but cookies, as text.
KEPT = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(),
    history.state, history.length, window.name, document.cookie, location.href,
])"""


async def table_of(house: TestHouse, page: Page) -> Page:
    await page.goto(f"{house.url}/{house.code}/table")
    await expect(page.get_by_role("button", name="Give these words")).to_be_visible()
    return page


async def gives(page: Page, words: str = WORDS) -> str:
    """Gives words; the letters of their slip."""
    await page.locator("#text").fill(words)
    await page.get_by_role("button", name="Give these words").click()
    await expect(page.locator(".code")).to_have_text(LETTERS)
    return await page.locator(".code").inner_text()


async def nothing_is_left(page: Page, house: TestHouse, *secrets: str) -> None:
    """Nothing of the last person is on the page, in its fields, or kept by the browser."""
    await expect(page.get_by_role("button", name="Give these words")).to_be_visible()
    fields = await page.locator("textarea, input, select").evaluate_all("(all) => all.map(({ value }) => value)")
    kept = await page.evaluate(KEPT)
    for secret in secrets:
        assert secret not in await page.content()
        assert secret not in " ".join(fields)
        assert secret not in kept
    assert kept.startswith("[{},{},[],[],null,")
    assert await page.context.cookies(f"{house.url}/{house.code}/table") == []


async def test_the_next_person_finds_nothing_of_the_last_wherever_they_look(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await table_of(house, await browser_page(820, 1180, new=True))
    length = await page.evaluate("history.length")
    await axe(page)

    letters = await gives(page)
    await expect(page.get_by_role("heading", name="Thank you. Your words are given.")).to_be_focused()
    await axe(page)
    await fran.until(lambda: [cell["text"] for cell in fran.all("phrase").values()] == [WORDS])
    phrase = next(iter(fran.all("phrase")))
    await page.get_by_role("button", name="Next person").click()
    await expect(page.get_by_role("button", name="Next person")).to_have_count(0)

    await nothing_is_left(page, house, WORDS, letters, phrase)
    assert await page.evaluate("history.length") == length, "there is nothing to go back to"
    await page.reload()
    await nothing_is_left(page, house, WORDS, letters, phrase)
    await page.goto(f"{house.url}/{house.code}/programme")
    await page.go_back()
    await nothing_is_left(page, house, WORDS, letters, phrase)


async def test_a_draft_does_not_come_back_and_is_cleared_by_one_press(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await table_of(house, await browser_page(390, 844, new=True))
    field = page.locator("#text")
    await expect(field).to_have_attribute("autocomplete", "off")
    await field.fill(WORDS)

    await page.get_by_role("link", name="Begin anew, as another person").click()
    await expect(page.locator("[data-heading]")).to_be_focused()
    await nothing_is_left(page, house, WORDS)
    await field.fill(WORDS)
    await page.reload()
    await nothing_is_left(page, house, WORDS)
    await field.fill(WORDS)
    await page.goto(f"{house.url}/{house.code}/programme")
    await page.go_back()
    await nothing_is_left(page, house, WORDS)


async def test_a_page_that_the_browser_kept_whole_is_loaded_anew(house: TestHouse, browser_page: OpenPage) -> None:
    """As Safari may show it by its back button: with what stood in its fields, and never seen so."""
    await house.at("11.20")
    page = await table_of(house, await browser_page(390, 844, new=True))
    await page.locator("#text").fill(WORDS)

    async with page.expect_navigation():
        await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    await nothing_is_left(page, house, WORDS)


async def test_after_twenty_seconds_the_slip_goes_by_itself_and_a_draft_that_somebody_left_too(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await browser_page(390, 844, new=True)
    await page.clock.install()
    await table_of(house, page)
    letters = await gives(page)

    await page.get_by_role("button", name="Twenty seconds more").click()
    await expect(page.locator(".code")).to_have_text(letters)
    house.timer.advance(SHOWN_S + 1)
    await page.clock.fast_forward(round(SHOWN_S + 1) * 1000)

    await expect(page.locator(".code")).to_have_count(0)
    await expect(page.locator("#text")).to_be_visible()
    assert letters not in await page.content()

    await page.locator("#text").fill("half a thou")
    await page.clock.fast_forward(60_000)
    await expect(page.locator("#text")).to_have_value("half a thou")
    await page.clock.fast_forward(180_000)
    await expect(page.locator("#text")).to_have_value("")


async def test_the_page_follows_the_day_and_leaves_alone_whoever_writes(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await browser_page(390, 844, new=True)
    await page.clock.install()
    await table_of(house, page)
    await page.locator("#text").fill("half a thou")
    await fran.shows(await fran.gives("what the wall shows", said="aloud"))
    await house.at("12.10")
    await fran.sees("now", listening=True)

    await page.clock.fast_forward(10_000)
    await expect(page.get_by_text("what the wall shows")).to_be_visible()
    await expect(page.locator("#text")).to_have_value("half a thou")
    await page.get_by_role("button", name="Give these words").click()
    await expect(page.locator("#text-wrong")).to_contain_text("The room is listening")
    await expect(page.locator("#text")).to_be_focused()
    await expect(page.locator("#text")).to_have_value("half a thou")
    await until_it_complains(page, "422")
    forgive(page, "422")

    await page.locator("#text").fill("")
    await page.get_by_role("link", name="Begin anew, as another person").click()
    await expect(page.locator("#text")).to_have_count(0)
    await expect(page.get_by_role("heading", name="The room is listening.")).to_be_visible()


async def test_without_a_connection_the_words_stay_in_their_field(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await table_of(house, await browser_page(390, 844, new=True))
    await page.context.set_offline(True)
    await page.locator("#text").fill(WORDS)
    await page.get_by_role("button", name="Give these words").click()
    await expect(page.get_by_text("No connection. Your words are not given yet")).to_be_visible()
    await expect(page.locator("#text")).to_have_value(WORDS)
    await until_it_complains(page, "Failed to load")
    forgive(page, "Failed to load")

    await page.context.set_offline(False)
    await page.get_by_role("button", name="Give these words").click()

    await expect(page.locator(".code")).to_have_text(LETTERS)
    await fran.until(lambda: len(fran.all("phrase")) == 1)


@pytest.mark.parametrize("page_name", ["table", "slip"])
async def test_on_the_narrowest_phone_with_the_largest_letters_nothing_is_cut_off(
    house: TestHouse, fran: Person, browser_page: OpenPage, page_name: str
) -> None:
    await house.at("11.20")
    phrase = await fran.gives("כיסא לכל מי שמאחר, ומילה-ארוכה-מאוד-בלי-הפסקה-אחת", said="paper")
    page = await browser_page(320, 640, new=True)
    await page.goto(f"{house.url}/{house.code}/{page_name}")
    if page_name == "table":
        await gives(page)
    else:
        await page.locator("#slip").fill((await fran.sees(f"phrase/{phrase}"))["slip"])
        await page.keyboard.press("Enter")
        await expect(page.locator(".given")).to_be_visible()

    await page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert await page.evaluate("document.documentElement.scrollWidth") == 320
