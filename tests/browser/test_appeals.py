"""Words that are kept aside: their giver asks from the phone, the desk answers by keyboard, the giver reads it."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.desk.page import desk_of, row
from tests.browser.phone.hand import gives, phone, words
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, ok

REASON = "names a person"
WORDS = "Pat said it best"


async def kept_aside(page: Page, fran: Person) -> str:
    """Words that were given on this phone and are hidden now."""
    await gives(page, WORDS)
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase")
    assert await fran.hides(phrase) is ok
    await expect(words(page)).to_contain_text([f"Kept aside by a facilitator: {REASON}"])
    return phrase


def asking(page: Page) -> Locator:
    return page.get_by_text("Ask them to look again")


async def asks(page: Page, text: str) -> None:
    await asking(page).click()
    await page.get_by_label("What should they know?").fill(text)
    await page.get_by_role("button", name="Ask", exact=True).click()


async def test_a_giver_asks_and_the_desk_puts_the_words_back_by_keyboard(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page, desk = (
        await phone(browser_page, house),
        await browser_page(1440, 900),
    )
    await desk_of(house, desk)
    phrase = await kept_aside(page, fran)
    await expect(desk.locator("[data-filter=appealed]")).to_be_hidden()
    await asking(page).click()
    await axe(page)
    await asking(page).click()

    await asks(page, "Pat is my own name")

    await expect(words(page)).to_contain_text(["You asked at 11.20 for another look."])
    await expect(asking(page)).to_have_count(0)
    await desk.get_by_role("button", name="Look again 1").click()
    await expect(row(desk, WORDS)).to_contain_text("asks you to look again: Pat is my own name")
    await row(desk, WORDS).focus()
    await desk.keyboard.press("h")
    await expect(desk.get_by_label("What you say to them, if anything")).to_be_focused()
    await axe(desk)
    await desk.keyboard.type("You are right")
    await desk.keyboard.press("Tab")
    await desk.keyboard.press("Enter")

    await fran.sees(f"phrase/{phrase}", hidden=None)
    await expect(words(page)).to_contain_text(["These words are back: You are right"])
    await expect(words(page)).not_to_contain_text(["Kept aside"])
    await expect(desk.get_by_label("What you say to them, if anything")).to_have_count(0)


async def test_what_stays_hidden_says_why_and_is_not_asked_about_again(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, desk = await phone(browser_page, house), await browser_page(1440, 900)
    await desk_of(house, desk)
    await kept_aside(page, fran)
    await asks(page, "")
    await row(desk, WORDS).focus()
    await expect(row(desk, WORDS)).to_contain_text("asks you to look again")

    await row(desk, WORDS).get_by_role("button", name="Look again…").click()
    await desk.get_by_role("button", name="They stay hidden").click()

    await expect(words(page)).to_contain_text(["A facilitator looked again at 11.20. These words stay aside."])
    await expect(asking(page)).to_have_count(0)
    await expect(desk.locator("[data-filter=appealed]")).to_be_hidden()
    await expect(row(desk, WORDS).get_by_role("button", name="Put back")).to_have_count(1)


async def test_what_is_being_written_stays_while_the_room_goes_on(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await kept_aside(page, fran)
    await asking(page).click()
    field = page.get_by_label("What should they know?")
    await field.fill("Pat is")

    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["two chairs", WORDS])

    await expect(field).to_have_value("Pat is")


async def test_another_desk_that_was_quicker_closes_the_panel(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, desk = await phone(browser_page, house), await browser_page(1440, 900)
    await desk_of(house, desk)
    phrase = await kept_aside(page, fran)
    await asks(page, "")
    await expect(desk.locator("[data-appealed]")).to_have_count(1)
    await row(desk, WORDS).focus()
    await desk.keyboard.press("h")
    answer = desk.get_by_label("What you say to them, if anything")
    await expect(answer).to_be_focused()

    assert await fran.does("appeal.answer", id=phrase, restore=True) is ok

    await expect(answer).to_have_count(0)
    await expect(row(desk, WORDS)).to_be_focused()


@pytest.mark.parametrize("width", [320, 390])
async def test_it_has_room_on_a_small_phone(house: TestHouse, fran: Person, browser_page: OpenPage, width: int) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.set_viewport_size({"width": width, "height": 844})
    await kept_aside(page, fran)
    await asking(page).click()

    box = await page.get_by_label("What should they know?").bounding_box()

    assert box is not None, "the field is shown"
    assert box["x"] >= 0, "it is in sight"
    assert box["x"] + box["width"] <= width, "it is in sight"
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
