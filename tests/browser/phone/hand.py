"""What the tests of the phone share: how its page is opened, and what a hand does on it."""

from typing import Any

from playwright.async_api import Page, expect

from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def phone(browser_page: OpenPage, house: TestHouse, *, line: Line | None = None, **options: Any) -> Page:
    """A phone that has the page; with a script, it is live."""
    page = await browser_page(**options)
    if line is not None:
        await line.carries(page)
    await page.goto(house.page)
    if options.get("java_script_enabled", True):
        await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    return page


async def without_sockets(browser_page: OpenPage, house: TestHouse) -> tuple[Page, Line]:
    """A phone where http answers and no socket opens."""
    page, line = await browser_page(), Line()
    await line.cut()
    await line.carries(page)
    await page.goto(house.page)
    return page, line


async def gives_out_of_range(page: Page, line: Line, text: str) -> None:
    """Gives words once the phone has lost its line."""
    await line.cut()
    await expect(page.locator("body")).not_to_have_attribute("data-connection", "live")
    await gives(page, text)


async def gives(page: Page, text: str) -> None:
    await page.get_by_label("Your words").fill(text)
    await page.get_by_role("button", name="Give these words").click()


async def turns_to(page: Page, view: str) -> None:
    await page.get_by_role("navigation").get_by_role("link", name=view).click()


def words(page: Page) -> Any:
    """The list of a person's own words."""
    return page.locator("[data-mine] > li")


async def a_theme(fran: Person, phrase: str) -> str:
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrase) is ok
    return theme
