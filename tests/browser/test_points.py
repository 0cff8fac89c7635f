"""Main points and what is not settled: marked and ordered at the desk, and shown side by side on the wall."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.desk.page import desk_of
from tests.browser.wall.opened import open_wall, put_up, view
from tests.browsers import CheckAxe, OpenPage, on_page
from tests.cast import Person, TestHouse, ok


def lane(page: Page, name: str) -> Locator:
    """The titles in a lane of the desk."""
    return page.get_by_role("list", name=name, exact=True).locator("[data-title]")


async def mark(fran: Person, theme: str, as_: str | None) -> None:
    assert await fran.does("theme.mark", theme=theme, **{"as": as_}) is ok


IS_CUT = """rows => rows.some((row) => {
  const bottom = (element) => element.getBoundingClientRect().bottom;
  return bottom(row) > bottom(row.parentNode) + 1;
})"""


async def test_the_desk_marks_and_orders_themes_by_the_keyboard(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    for title in ("Being heard", "Who holds the pen", "Is it ever equal?"):
        await fran.names_theme(title)
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_visible()
    await expect(page.get_by_text("None yet. P on a theme makes it one.")).to_be_hidden()

    await house.at("15.05")
    await expect(page.get_by_text("None yet. P on a theme makes it one.")).to_be_visible()
    for title, key in (("Being heard", "p"), ("Who holds the pen", "P"), ("Is it ever equal?", "r")):
        await page.get_by_role("button", name=title, exact=True).focus()
        await page.keyboard.press(key)
    await expect(lane(page, "Main points")).to_have_text(["Being heard", "Who holds the pen"])
    await expect(lane(page, "Not settled")).to_have_text(["Is it ever equal?"])
    await axe(page)

    down = page.get_by_role("button", name="Move “Being heard” down")
    await down.focus()
    await page.keyboard.press("Enter")
    await expect(lane(page, "Main points")).to_have_text(["Who holds the pen", "Being heard"])
    await expect(down).to_be_focused()
    await page.keyboard.press("r")
    await expect(lane(page, "Not settled")).to_have_text(["Being heard", "Is it ever equal?"])
    await page.get_by_role("button", name="Take “Is it ever equal?” out of this list").click()
    await expect(lane(page, "Not settled")).to_have_text(["Being heard"])
    await page.get_by_role("button", name="Undo").click()
    await expect(lane(page, "Not settled")).to_have_text(["Being heard", "Is it ever equal?"])


async def test_the_desk_puts_a_theme_on_a_list_of_the_rooms_own(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("15.05")
    theme = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Being heard", exact=True).click()
    field = page.get_by_label("On a list of the room’s own")

    await field.fill("h" * 31)
    await page.get_by_role("button", name="Put there").click()
    await expect(on_page(page, "That is 31 characters. Up to 30 fit.")).to_be_visible()
    await expect(field).to_have_value("h" * 31)
    await field.fill("helps")
    await page.keyboard.press("Enter")

    await fran.sees("points", sides=[{"side": "helps", "themes": [theme]}])
    button = page.locator("[data-theme-row]").get_by_role("button", name="Not settled")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await axe(page)


async def test_the_wall_shows_both_lists_at_the_same_size_by_itself_in_the_main_points(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "two chairs")
    heard, equal = await fran.names_theme("Being heard"), await fran.names_theme("Is it ever equal?")
    for phrase in phrases:
        assert await fran.gathers(heard, phrase) is ok
    await house.at("15.05")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(view(page, "themes")).to_be_visible()

    await mark(fran, heard, "point")
    await mark(fran, equal, "unresolved")

    await expect(view(page, "points").get_by_role("heading", level=2)).to_have_text(["Main points", "Not settled"])
    await expect(view(page, "points").locator(".point-title")).to_have_text(["Being heard", "Is it ever equal?"])
    await expect(view(page, "points").locator(".theme-item:not(.off-page)")).to_have_text(
        [
            "nobody interrupted",
            "two chairs",
        ]
    )
    boxes = [await each.bounding_box() for each in await view(page, "points").locator(".points").all()]
    assert boxes[0] is not None
    assert boxes[1] is not None
    for side in ("width", "height"):
        assert boxes[0][side] == pytest.approx(boxes[1][side], abs=0.5)

    assert await fran.does("theme.side", theme=heard, side="helps") is ok
    await expect(view(page, "points").get_by_role("heading", level=2)).to_have_text(["helps", "Not settled"])


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
async def test_longer_lists_turn_together_and_no_theme_is_left_out_or_cut(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("15.05")
    phrases = await put_up(fran, ada, "nobody interrupted", "I was asked how I was, twice, and they waited for it")
    titles = [f"Number {number} is who sets the agenda and who waits" for number in range(1, 8)]
    for title in titles:
        theme = await fran.names_theme(title)
        for phrase in phrases:
            assert await fran.gathers(theme, phrase) is ok
        await mark(fran, theme, "unresolved" if title == titles[-1] else "point")
    page = await open_wall(house, await browser_page(width, height))
    await expect(page.locator("[data-page]")).to_contain_text("page 1 of")
    count = int((await page.locator("[data-page]").inner_text()).split()[-1])

    read: set[str] = set()
    for _ in range(count):
        shown = view(page, "points").locator(".point:not(.off-page)")
        read |= set(await shown.locator(".point-title").all_inner_texts())
        assert not await shown.evaluate_all(IS_CUT)
        await page.keyboard.press("ArrowRight")

    assert read == set(titles)
