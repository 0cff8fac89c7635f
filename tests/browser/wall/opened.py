"""The wall as the tests open it, and what stands on it."""

from playwright.async_api import Locator, Page, expect

from tests.cast import Person, TestHouse, ok


async def open_wall(house: TestHouse, page: Page) -> Page:
    """Enters by the wall's link and waits until the wall is live."""
    await page.goto(house.links["wall"])
    await expect(page.locator("[data-clock]")).not_to_be_empty()
    return page


def view(page: Page, name: str) -> Locator:
    """The section of a view, while it is up."""
    return page.locator(f"[data-view='{name}']:not([hidden])")


def phrases_on(page: Page) -> Locator:
    """The phrases on the page of the list that is up."""
    return page.locator("[data-view]:not([hidden]) .phrase:not(.off-page) .phrase-text")


async def put_up(fran: Person, giver: Person, *texts: str) -> list[str]:
    """Somebody gives words and fran puts them up at once; the ids of the phrases."""
    phrases = []
    for text in texts:
        phrases.append(await giver.gives(text))
        await fran.sees(f"phrase/{phrases[-1]}")
        assert await fran.shows(phrases[-1]) is ok
    return phrases
