"""The desk as a whole: narrow, dark and busy."""

import pytest
from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse


@pytest.mark.parametrize("width", [320, 390, 1024])
async def test_nothing_scrolls_sideways(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int
) -> None:
    await house.at("11.20")
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    await fran.names_theme("Unresolved: is it ever equal?")
    page = await desk_of(house, await browser_page(width, 700))

    await row(page, "Llanfair").focus()
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, again")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()

    assert not await scrolls_sideways(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_a_busy_desk(
    house: TestHouse,
    ada: Person,
    fran: Person,
    browser_page: OpenPage,
    axe: CheckAxe,
    scheme: str,
) -> None:
    await house.at("11.20")
    await fran.gathers(
        await fran.names_theme("Being heard"), await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    )
    await fran.hides(await ada.gives("Pat said it best"))
    await ada.notes("What stayed with me was that nobody said “yes, but”.")
    page = await desk_of(house, await browser_page(1440, 900, color_scheme=scheme))
    await page.get_by_role("button", name="Being heard", exact=True).click()
    await row(page, "cael fy nghlywed").focus()
    await ada.gives("ask Pat")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()
    await axe(page)

    await page.keyboard.press("t")
    await expect(page.get_by_role("option")).to_have_count(1)
    await axe(page)

    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await axe(page)
