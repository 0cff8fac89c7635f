"""Words in another language are marked with it wherever they stand, from the server and by scripts."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import a_theme
from tests.browser.wall.opened import open_wall
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

ARABIC = "أن يُسمع صوتك"


async def languages_of(page: Page) -> list[str]:
    """The language of each element that holds those words and nothing else, hidden ones too."""
    runs = page.locator("main *").filter(has_text=ARABIC)
    return list(
        await runs.evaluate_all(
            """all => all.filter((one) => !one.children.length).map((one) => one.closest("[lang]").lang)"""
        )
    )


@pytest.mark.parametrize("javascript", [True, False])
async def test_words_in_another_language_are_marked_on_phone_and_wall(
    house: TestHouse, bob: Person, fran: Person, browser_page: OpenPage, *, javascript: bool
) -> None:
    await house.at("11.20")
    phrase = await bob.gives(ARABIC, lang="ar", gloss="to have your voice heard")
    await fran.sees(f"phrase/{phrase}")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)

    page = await browser_page(390, 844, java_script_enabled=javascript)
    await page.goto(f"{house.page}#themes")
    await expect(page.locator("[data-themes] [data-items] li")).to_have_count(1)
    assert await languages_of(page) == ["ar", "ar"], "under the theme and among the words"

    wall = await open_wall(house, await browser_page(1280, 720))
    for view in ("themes", "prompt"):
        assert await fran.does("wall.show", view=view, theme=None) is ok
        await expect(wall.locator(f"[data-view='{view}']").get_by_text(ARABIC).first).to_be_visible()
    assert set(await languages_of(wall)) == {"ar"}
