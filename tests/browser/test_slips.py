"""Slips of paper: written at the desk, followed on a computer that others use too."""

import re
from contextlib import suppress

import pytest
from playwright.async_api import Error, Page, expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import CheckAxe, OpenPage, forgive, until_it_complains
from tests.cast import Person, TestHouse

pytestmark = pytest.mark.browser

WORDS = "a chair for whoever comes late"


async def written_down(house: TestHouse, page: Page) -> str:
    """Writes words down at the desk; the letters of their slip as they are shown."""
    await house.at("11.20")
    await desk_of(house, page)
    await page.get_by_label("on paper").check()
    await page.get_by_label("Write down what someone says").fill(WORDS)
    await page.keyboard.press("Enter")
    letters = page.get_by_role("group", name="Slip for whoever gave these words").locator("[data-code]")
    await expect(letters).to_have_text(re.compile("^[A-Z]{3} [A-Z]{3}$"))
    return await letters.inner_text()


async def test_the_desk_shows_the_slip_of_what_it_wrote_down_and_again_in_its_row(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    page = await browser_page(1440, 900)
    letters = await written_down(house, page)
    slip = page.locator("[data-scribe] [data-slip] .slip")
    await expect(page.get_by_label("Write down what someone says")).to_be_focused()
    await axe(page)

    await slip.get_by_role("button", name="Put it away").click()
    await expect(slip).to_have_count(0)
    await row(page, WORDS).focus()
    await page.keyboard.press("s")
    again = row(page, WORDS).get_by_role("group", name="Slip for whoever gave these words")
    await expect(again.locator("[data-code]")).to_have_text(letters)
    await expect(again.get_by_role("button", name="Print it")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(row(page, WORDS)).to_be_focused()

    phrase = next(iter(fran.all("phrase")))
    assert fran.cells[f"phrase/{phrase}"]["slip"] == letters.replace(" ", "").lower()


async def test_a_strip_of_paper_has_the_letters_and_the_address_and_no_words(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900)
    letters = await written_down(house, page)
    await page.evaluate("window.print = () => document.body.setAttribute('data-printed', '')")

    await page.get_by_role("button", name="Print it").click()
    await expect(page.locator("body[data-printed]")).to_be_attached()
    await page.emulate_media(media="print")

    assert await page.locator("body").inner_text() == await page.locator("[data-strip]").inner_text()
    strip = page.locator("[data-strip]")
    await expect(strip).to_contain_text(letters)
    await expect(strip).to_contain_text(f"/{house.code}/slip")
    await expect(strip).not_to_contain_text(WORDS)
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    await page.emulate_media(media="screen")
    await expect(row(page, WORDS)).to_be_visible()
    await expect(strip).to_be_hidden()


async def test_a_slip_is_followed_words_taken_back_and_nothing_is_left_in_the_browser(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    phrase = await fran.gives(WORDS, said="aloud")
    slip = (await fran.sees(f"phrase/{phrase}"))["slip"]
    page = await browser_page(390, 844, new=True)
    await page.goto(f"{house.url}/{house.code}/programme")
    await page.get_by_role("link", name="I have a slip of paper").click()
    await axe(page)
    await page.get_by_label("The six letters on your slip").fill("bcd")
    await page.get_by_role("button", name="Show my words").click()
    await expect(page.get_by_role("alert")).to_contain_text("No slip of this day has these letters.")
    await expect(page.get_by_label("The six letters on your slip")).to_be_focused()
    await axe(page)
    await until_it_complains(page, "422")
    forgive(page, "422")

    await page.get_by_label("The six letters on your slip").fill(f"{slip[:3]} {slip[3:]}")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(WORDS).first).to_be_visible()
    assert slip not in page.url
    assert slip not in await page.title()
    await axe(page)
    await page.reload()
    await expect(page.get_by_text(WORDS).first).to_be_visible()

    await page.locator("summary", has_text="Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(page.get_by_text(WORDS)).to_have_count(0)
    await fran.misses(f"phrase/{phrase}")
    await page.get_by_role("button", name="Put them back").click()
    await expect(page.get_by_text(WORDS).first).to_be_visible()

    await page.get_by_role("button", name="Close the slip").click()
    await expect(page.get_by_label("The six letters on your slip")).to_have_value("")
    for _ in range(4):
        with suppress(Error):  # where a wrong code was sent the browser has nothing to show, and asks
            await page.go_back()
        await expect(page.get_by_text(WORDS)).to_have_count(0)
    assert await page.context.cookies(f"{house.url}/{house.code}/slip") == []
