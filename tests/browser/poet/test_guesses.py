"""Words whose sounds are guessed: the poet says what they rhyme with and how many syllables they have."""

from playwright.async_api import Locator, Page, expect

from tests.browser.poet.page import in_pool, line, margin, poet_of
from tests.browsers import CheckAxe, Line, OpenPage
from tests.cast import Person, TestHouse

GUESSED = "wabe"


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Words whose sounds are guessed").get_by_label(name)


async def at_a_guess(house: TestHouse, paul: Person, page: Page) -> Page:
    """The caret in a line that ends with a word nobody knows."""
    await house.at("11.20")
    await paul.writes(f"all in the {GUESSED}")
    await poet_of(house, page)
    await expect(margin(page, 1)).to_contain_text("guessed: wabe")
    await line(page, 1).focus()
    return page


async def test_by_keys_a_guessed_word_is_put_right_for_good_and_rhymes_as_the_poet_says(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    page = await at_a_guess(house, paul, await browser_page(1440, 900))
    await ada.gives("everyone deserves a chair")
    await expect(field(page, "rhymes with")).to_have_count(0)
    await page.keyboard.press("Alt+g")

    await expect(field(page, "rhymes with")).to_be_focused()
    await expect(field(page, "syllables")).to_have_value("1")
    await axe(page)
    await page.keyboard.type("care")
    await field(page, "syllables").fill("2")
    await page.keyboard.press("Enter")

    await expect(margin(page, 1)).to_have_text("5 syllables")
    await expect(field(page, "rhymes with")).to_have_count(0)
    await expect(line(page, 1)).to_be_focused()
    await page.get_by_role("tab", name="Rhymes").click()
    await expect(page.get_by_role("heading", name="Rhymes with wabe", exact=True)).to_be_visible()
    await expect(in_pool(page, "everyone deserves a chair")).to_be_visible()

    await page.reload()

    await expect(margin(page, 1)).to_have_text("5 syllables")


async def test_what_was_said_can_be_taken_back_also_without_the_line(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await at_a_guess(house, paul, page)
    await margin(page, 1).locator("xpath=..").click()
    await field(page, "syllables").fill("3")
    await page.keyboard.press("Enter")
    await expect(margin(page, 1)).to_have_text("6 syllables")
    await to_server.cut()

    await page.keyboard.press("Alt+g")
    await expect(field(page, "syllables")).to_have_value("3")
    await page.get_by_role("button", name="Guess again").click()

    await expect(margin(page, 1)).to_contain_text("4 syllables, guessed: wabe")


async def test_what_cannot_be_taken_is_said_and_stays_in_its_field(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await at_a_guess(house, paul, page)
    await page.keyboard.press("Alt+g")

    await field(page, "rhymes with").fill("smorvel")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nobody here knows how that word sounds either.")).to_be_visible()
    await field(page, "syllables").fill("many")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("a number from 1 to 12")).to_be_visible()
    await field(page, "syllables").fill("2")
    await to_server.cut()
    await expect(page.locator("body")).not_to_have_attribute("data-connection", "live")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Try again when the page is connected.")).to_be_visible()
    await expect(field(page, "rhymes with")).to_have_value("smorvel")

    await page.keyboard.press("Escape")

    await expect(line(page, 1)).to_be_focused()
    await expect(margin(page, 1)).to_contain_text("guessed: wabe")


async def test_a_line_without_a_guess_says_so(house: TestHouse, paul: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    await paul.writes("two chairs")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(margin(page, 1)).to_have_text("2 syllables")
    await line(page, 1).focus()

    await page.keyboard.press("Alt+g")

    await expect(page.locator("[data-status]")).to_have_text("No sound of this line is guessed.")
