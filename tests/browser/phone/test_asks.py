"""What the poet asks, on phones: one quiet line, that moves nothing and is gone with the words."""

from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone, turns_to
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, new_id, ok

LINE = "[data-ask]"
ASKED = "The poet asks: what rhymes with care?"


async def asks(paul: Person, text: str = "what rhymes with care?") -> str:
    ask = new_id("ask")
    assert await paul.does("poet.ask", id=ask, text=text) is ok
    return ask


async def places(page: Page) -> list[list[float]]:
    """Where everything stands that can be pressed or read, once what was just given has settled in."""
    await expect(page.locator("[data-settling]")).to_have_count(0)
    return await page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, p, button, summary, textarea, a")]
            .filter((one) => one.checkVisibility())
            .map((one) => { const { x, y } = one.getBoundingClientRect(); return [x, y]; })"""
    )


async def test_it_comes_and_goes_and_nothing_moves_under_the_thumb(
    house: TestHouse, browser_page: OpenPage, axe, paul: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "two chairs")
    await expect(page.locator("[data-mine] li")).to_have_count(1)
    await expect(page.locator("[data-count]").first).to_have_class("told")
    before = await places(page)

    ask = await asks(paul)
    await expect(page.locator(LINE)).to_be_empty()
    assert await fran.does("ask.show", id=ask) is ok

    await expect(page.locator(LINE)).to_have_text(ASKED)
    await expect(page.locator(LINE)).to_be_in_viewport(ratio=1)
    await expect(page.locator("[data-status]")).to_contain_text(ASKED)
    assert await places(page) == before
    await axe(page)
    assert await fran.does("ask.keep", id=ask) is ok
    await expect(page.locator(LINE)).to_be_hidden()
    assert await places(page) == before


async def test_it_stands_with_the_field_only_and_goes_when_words_are_not_taken(
    house: TestHouse, browser_page: OpenPage, paul: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    assert await fran.does("ask.show", id=await asks(paul)) is ok
    await expect(page.locator(LINE)).to_have_text(ASKED)
    await expect(page.locator("#text")).to_have_accessible_description(f"90 of 90 left {ASKED}")

    await turns_to(page, "Programme")
    await expect(page.locator(LINE)).to_be_hidden()
    await turns_to(page, "Words")
    await expect(page.locator(LINE)).to_be_visible()
    await house.at("12.05")

    await expect(page.locator(LINE)).to_be_hidden()


async def test_long_it_covers_nothing_that_has_the_focus(
    house: TestHouse, browser_page: OpenPage, paul: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    for number in range(6):
        await gives(page, f"words of number {number}")
        await expect(page.locator("[data-mine] li")).to_have_count(number + 1)
    assert await fran.does("ask.show", id=await asks(paul, "what is it that " + "w" * 74)) is ok
    await expect(page.locator(LINE)).to_be_visible()

    for summary in await page.locator("[data-mine] summary:visible").all():
        await summary.focus()
        box, line = await summary.bounding_box(), await page.locator(LINE).bounding_box()
        assert box is not None
        assert line is not None
        assert box["y"] + box["height"] <= line["y"] + 1
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_without_a_script_the_page_has_it_while_phones_do(
    house: TestHouse, browser_page: OpenPage, paul: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await browser_page(320, 640, java_script_enabled=False)
    ask = await asks(paul)
    await page.goto(house.page)
    await expect(page.locator(LINE)).to_be_empty()

    assert await fran.does("ask.show", id=ask) is ok
    await page.reload()

    await expect(page.locator(LINE)).to_have_text(ASKED)
    await expect(page.locator(LINE)).to_be_visible()
