"""Room for people's words: how much of a full desk is in sight."""

from playwright.async_api import Locator, expect

from tests.browser.desk.page import desk_of, row, rows_in_sight, slots_ahead, whole_in
from tests.browser.desk.rehearsed import rehearsed
from tests.browsers import OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse


async def test_words_slots_and_themes_have_their_room_after_a_whole_rehearsal(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await rehearsed(house, fran)
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(row(page, "telling it tires")).to_be_visible()
    for width, height, rows, slots in ((1440, 900, 8, 4), (1280, 720, 6, 3), (1024, 768, 6, 3), (1920, 1080, 8, 4)):
        await page.set_viewport_size({"width": width, "height": height})
        assert (await rows_in_sight(page), width) >= (rows, width)
        assert (await slots_ahead(page), width) >= (slots, width)
        assert not await scrolls_sideways(page)

    # The fullest it gets: something can be undone, and something new waits.
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.get_by_role("button", name="+5 min").click()
    await expect(page.get_by_role("button", name="Undo")).to_be_visible()
    await page.get_by_role("article").first.focus()
    await ada.gives("a pause that everybody heard")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()
    assert await rows_in_sight(page) >= 8
    await page.set_viewport_size({"width": 1280, "height": 720})
    assert await rows_in_sight(page) >= 5

    await page.get_by_role("button", name="The end of the sentence", exact=True).click()
    await expect(page.get_by_role("button", name="Rename").first).to_be_visible()
    titles = await page.locator("[data-theme-row] [data-open]").count()
    assert titles == 6, "all themes of the rehearsal, for this test to mean anything"
    assert await whole_in(page, ".desk__themes", "[data-theme-row] [data-open]") == titles
    await page.get_by_role("button", name="Change", exact=True).click()
    await expect(page.get_by_role("button", name="Rest", exact=True)).to_be_visible()
    assert await page.evaluate("document.scrollingElement.scrollHeight <= innerHeight"), "only its columns scroll"


async def test_buttons_are_in_sight_only_for_the_row_in_hand_and_there_for_everybody(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    await house.passes(30)
    await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    one, other = row(page, "two chairs"), row(page, "nobody interrupted")
    heights = [await height_of(one), await height_of(other)]
    # Named for whoever hears the page, whether or not they are seen.
    await expect(one.get_by_role("button")).to_have_count(5)
    assert await seen(one) == await seen(other) == 0

    await one.hover()
    assert (await seen(one), await seen(other)) == (5, 0)
    await other.focus()
    await page.mouse.move(0, 0)
    assert (await seen(one), await seen(other)) == (0, 5)
    await page.keyboard.press("Tab")
    await expect(other.get_by_role("button", name="Theme")).to_be_focused()
    assert await seen(other) == 5
    assert [await height_of(one), await height_of(other)] == heights, "no row grows under the hand"


async def test_on_a_touch_screen_the_row_that_is_tapped_shows_its_buttons_large(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await desk_of(house, await browser_page(1024, 768, has_touch=True, is_mobile=True))
    one = row(page, "two chairs")
    assert await seen(one) == 0

    await one.locator("[data-words]").tap()

    assert await seen(one) == 5
    box = await one.get_by_role("button", name="Hide…").bounding_box()
    assert box is not None
    assert box["height"] >= 44


async def test_the_wall_is_within_five_tabs_and_its_choices_one_press_away(
    house: TestHouse, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    change = page.get_by_role("button", name="Change", exact=True)
    await expect(page.get_by_role("button", name="Rest", exact=True)).to_be_hidden()
    await expect(page.get_by_text("Following the day: Prompt and words")).to_be_visible()

    for _ in range(5):
        await page.keyboard.press("Tab")
        if await change.evaluate("element => element === document.activeElement"):
            break
    await expect(change).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Rest", exact=True).click()
    await wall.sees("wall", view="rest")
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("button", name="Rest", exact=True)).to_be_hidden()
    await expect(change).to_be_focused()
    await expect(page.get_by_text("Rest, until you choose again")).to_be_visible()


async def test_the_keys_are_behind_a_question_mark(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await desk_of(house, await browser_page(1280, 720))
    legend = page.get_by_role("group", name="Keys")
    await row(page, "two chairs").focus()
    await expect(legend).to_be_hidden()

    await page.keyboard.press("?")
    await expect(legend).to_contain_text("keep back")
    await page.keyboard.press("Escape")

    await expect(legend).to_be_hidden()
    await expect(row(page, "two chairs")).to_be_focused()


async def height_of(one: Locator) -> float:
    return float(await one.evaluate("element => element.getBoundingClientRect().height"))


async def seen(one: Locator) -> int:
    """How many of a row's buttons can be seen, and pressed where they are seen."""
    return int(
        await one.evaluate(
            """(row) => [...row.querySelectorAll("[data-action]:not([hidden])")].filter((button) => {
                const { x, y, width, height } = button.getBoundingClientRect();
                return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
            }).length"""
        )
    )
