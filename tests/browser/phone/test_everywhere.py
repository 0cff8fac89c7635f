"""What happens to the day and to this phone is seen and said on every view, wherever somebody has scrolled to."""

from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone, turns_to, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def is_said(page: Page, text: str) -> None:
    await expect(page.locator("[data-status]")).to_contain_text(text)


async def test_on_every_view_one_sees_and_hears_that_another_slot_begins(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    for number in range(12):
        await bob.gives(f"words of number {number}")
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    await expect(page.locator("[data-room] > li")).to_have_count(12)
    await page.locator("[data-room] > li").last.scroll_into_view_if_needed()
    assert await page.evaluate("scrollY") > 0, "it has scrolled, for this test to mean anything"

    await house.at("12.05")

    await expect(page.locator("[data-latest]")).to_have_text("Now: Truth and reconciliation")
    await expect(page.locator("[data-latest]")).to_be_in_viewport()
    await is_said(page, "Now: Truth and reconciliation")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Truth and reconciliation")


async def test_on_every_view_one_sees_and_hears_that_the_line_is_away_and_back(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await turns_to(page, "Programme")
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")

    await line.cut()
    await expect(page.locator("[data-offline]")).to_be_visible()
    await expect(page.locator("[data-offline]")).to_be_in_viewport()
    await is_said(page, "You are out of range")
    line.mend()

    await expect(page.locator("[data-offline]")).to_be_hidden()
    await expect(page.locator("[data-latest]")).to_have_text("You are back in range.")
    await is_said(page, "You are back in range.")


async def test_on_every_view_one_sees_and_hears_that_ones_words_are_being_read(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (phrase,) = fran.all("phrase")
    line = await paul.writes({"text": "two chairs", "phrase": phrase})
    await expect(words(page)).to_contain_text(["In the poem, line 1"])
    await turns_to(page, "Programme")
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")

    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok

    await expect(page.locator("[data-being-read]")).to_be_in_viewport()
    await is_said(page, "Your words are being read.")


async def test_who_opens_the_page_is_not_told_as_news_what_has_been_so_for_long(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")

    page = await phone(browser_page, house)

    await turns_to(page, "Programme")
    await expect(page.locator("[data-when=now]")).to_be_visible()
    await expect(page.locator("[data-latest]")).to_be_hidden()
    await expect(page.locator("[data-status]")).to_be_empty()


async def test_words_that_are_kept_aside_are_told_so_warmly_with_what_one_can_do(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "Pat said it best")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (phrase,) = fran.all("phrase")

    assert await fran.hides(phrase, "names a person") is ok

    told = "Kept aside by a facilitator: names a person – thank you for them all the same."
    await expect(words(page)).to_contain_text([told])
    await expect(words(page)).to_contain_text(["Speak to a facilitator."])
    await is_said(page, "Speak to a facilitator.")
    await page.reload()
    await expect(words(page)).to_contain_text([told])
