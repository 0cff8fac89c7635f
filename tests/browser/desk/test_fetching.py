"""What the desk fetches only when somebody is there: it comes when it is wanted, also when it did not come at first."""

import asyncio

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import OpenPage, until_it_complains
from tests.cast import Person, TestHouse


async def lose_the_first(page: Page, script: str) -> None:
    """The first time it is asked for, that script does not come."""
    asked: list[Route] = []

    async def lose_it(route: Route) -> None:
        asked.append(route)
        await (route.abort() if len(asked) == 1 else route.continue_())

    await page.route(f"**/desk/{script}*", lose_it)


async def hold_back(page: Page, script: str) -> asyncio.Event:
    """That script comes once the event is set."""
    is_let_go = asyncio.Event()

    async def hold(route: Route) -> None:
        await is_let_go.wait()
        await route.continue_()

    await page.route(f"**/desk/{script}*", hold)
    return is_let_go


async def press_without_it(page: Page, button: Locator, key: str) -> None:
    """Presses a key of which the script does not come, and waits until the button no longer waits; nothing is said."""
    await page.keyboard.press(key)
    await until_it_complains(page, "Failed")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await expect(page.locator("[data-told]:visible")).to_have_count(0)
    assert ["Failed" in complaint for complaint in page.complaints] == [True]  # type: ignore[attr-defined]
    page.complaints.clear()  # type: ignore[attr-defined]


async def test_nothing_of_it_is_fetched_before_somebody_is_there(house: TestHouse, browser_page: OpenPage) -> None:
    page = await browser_page(1440, 900)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    await desk_of(house, page)
    later = {"arrival-themes.js", "theme-menu.js", "theme-changes.js", "theme-names.js", "hiding.js"}
    assert "arriving.js" in asked, "scripts are asked for, for this test to mean anything"
    assert not later & set(asked)

    async with page.expect_event("requestfinished", lambda request: request.url.endswith("/theme-menu.js")):
        await page.keyboard.press("Tab")

    assert later <= set(asked)


@pytest.mark.parametrize("script", ["arrival-themes.js", "theme-menu.js"])
async def test_the_menu_of_themes_is_fetched_again_when_it_did_not_come(
    house: TestHouse, ada: Person, browser_page: OpenPage, script: str
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    page = await browser_page(1440, 900)
    await lose_the_first(page, script)
    await desk_of(house, page)
    arrival = row(page, "nobody interrupted")
    await arrival.focus()

    await press_without_it(page, arrival.locator("[data-theme]"), "t")
    await expect(page.get_by_role("combobox")).to_have_count(0)
    await page.keyboard.press("t")

    await expect(page.get_by_role("combobox")).to_be_focused()


async def test_hiding_is_fetched_again_when_it_did_not_come(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("Pat said it best")
    page = await browser_page(1440, 900)
    await lose_the_first(page, "hiding.js")
    await desk_of(house, page)
    arrival = row(page, "Pat said it best")
    await arrival.focus()

    await press_without_it(page, arrival.locator("[data-hide]"), "h")
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="It names somebody")).to_be_focused()
    await page.keyboard.press("Enter")

    await fran.sees(f"phrase/{phrase}", hidden="It names somebody")


async def test_renaming_is_fetched_again_when_it_did_not_come(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    theme = await fran.names_theme("Staff")
    page = await browser_page(1440, 900)
    await lose_the_first(page, "theme-changes.js")
    await desk_of(house, page)
    rename = page.locator("[data-theme-row] [data-rename]")
    # The first key on the page fetches it.
    await page.locator("[data-theme-row] [data-open]").focus()
    await press_without_it(page, rename, "Enter")

    await rename.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="What the theme is called").fill("Staff have stories too")
    await page.keyboard.press("Enter")

    await fran.sees(f"theme/{theme}", title="Staff have stories too")


async def test_what_is_needed_to_name_a_theme_is_fetched_again_when_it_did_not_come(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900)
    await lose_the_first(page, "theme-names.js")
    await desk_of(house, page)
    await page.get_by_role("button", name="New theme").focus()
    await press_without_it(page, page.locator("[data-new-save]"), "Enter")

    await page.get_by_role("textbox", name="What is it called?").fill("Being heard")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_visible()
    assert [theme["title"] for theme in fran.all("theme").values()] == ["Being heard"]


async def test_a_press_before_the_menu_is_here_opens_it_and_letters_do_nothing_else_meanwhile(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    page = await browser_page(1440, 900)
    is_let_go = await hold_back(page, "theme-menu.js")
    await desk_of(house, page)
    arrival = row(page, "nobody interrupted")
    await arrival.focus()

    await page.keyboard.press("t")
    await expect(arrival.locator("[data-theme]")).to_have_attribute("aria-busy", "true")
    await page.keyboard.type("wth")
    is_let_go.set()

    await expect(page.get_by_role("combobox")).to_be_focused()
    await expect(arrival.locator("[data-theme]")).to_have_attribute("aria-expanded", "true")
    await expect(page.get_by_text("Why? Whoever gave it")).to_have_count(0)
    assert fran.all("phrase")[phrase]["wall"] == "waiting"


async def test_whoever_has_gone_on_before_the_menu_is_here_is_left_alone(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    page = await browser_page(1440, 900)
    is_let_go = await hold_back(page, "theme-menu.js")
    await desk_of(house, page)
    arrival, field = row(page, "nobody interrupted"), page.locator("#scribe-field")
    await arrival.focus()
    await page.keyboard.press("t")
    await expect(arrival.locator("[data-theme]")).to_have_attribute("aria-busy", "true")

    await field.focus()
    is_let_go.set()

    await expect(arrival.locator("[data-theme]")).not_to_have_attribute("aria-busy", "true")
    await expect(field).to_be_focused()
    await expect(page.get_by_role("combobox")).to_have_count(0)
