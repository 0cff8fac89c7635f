"""Who chooses colours or more contrast for all pages is not left guessing what is chosen, new or now."""

from playwright.async_api import Locator, expect

from tests.browser.desk.page import desk_of
from tests.browser.phone.hand import phone
from tests.browser.wall.opened import open_wall
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def colours(elements: Locator, of: str) -> list[str]:
    """That colour of each of them, as it is drawn."""
    return list(await elements.evaluate_all("(all, of) => all.map((one) => getComputedStyle(one)[of])", of))


async def test_where_colours_are_forced_the_tab_one_is_on_is_the_only_marked_one(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, forced_colors="active")

    marks = await colours(page.locator(".tabs a:visible"), "borderTopColor")

    paper = await colours(page.locator("html"), "backgroundColor")
    assert len(marks) == 3
    assert [mark in paper for mark in marks] == [False, True, True]


async def test_where_colours_are_forced_a_pressed_tool_of_the_wall_looks_pressed(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await open_wall(house, await browser_page(1280, 720, forced_colors="active"))
    tools = page.locator(".tool")

    await page.get_by_role("button", name="Hold").press("Enter")

    await expect(tools.first).to_have_attribute("aria-pressed", "true")
    pressed, *others = await colours(tools, "backgroundColor")
    assert pressed not in others


async def test_where_colours_are_forced_unread_rows_of_the_desk_are_the_marked_ones(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    read = await ada.gives("two chairs")
    await fran.does("phrase.read", ids=[read])
    await ada.gives("same height")
    page = await desk_of(house, await browser_page(1440, 900, forced_colors="active"))
    rows = page.locator(".arrival")
    await expect(rows).to_have_count(2)

    marked = [
        mark not in await colours(page.locator("html"), "backgroundColor")
        for mark in await colours(rows, "borderInlineStartColor")
    ]

    assert marked == await rows.evaluate_all("all => all.map((one) => one.hasAttribute('data-unread'))")
    assert sorted(marked) == [False, True]


async def test_more_contrast_reaches_the_dark_wall_of_the_poem(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("15.31")
    await paul.does("poem.sign", text="Robin Hale")
    line = await paul.writes("but it is there.")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    page = await open_wall(house, await browser_page(1280, 720, contrast="more"))
    await expect(page.locator(".poem-by")).to_have_text("by Robin Hale")

    quiet = await colours(page.locator(".poem-by, .legend, .foot-how"), "color")

    loud = await colours(page.locator(".view-poem, .wall"), "color")
    assert quiet
    assert set(quiet) <= set(loud)
