"""What goes on the wall, and what is kept back from it in time."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse


async def test_while_it_waits_a_phrase_can_be_kept_back_from_the_wall(
    house: TestHouse, ada: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    kept = await ada.gives("wit as well as wounds")
    shown = await ada.gives("power with, not power over")
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(row(page, "wit as well")).to_contain_text("Goes on the wall in a moment")

    await row(page, "wit as well").focus()
    await page.keyboard.press("w")
    await expect(row(page, "wit as well")).to_contain_text("Kept back from the wall")
    await house.passes(15)

    await wall.sees(f"phrase/{shown}")
    assert f"phrase/{kept}" not in wall.cells
    await expect(row(page, "power with")).to_contain_text("On the wall")
    await page.get_by_role("button", name="Undo: puts it on the wall now").click()
    await wall.sees(f"phrase/{kept}")


async def test_by_hand_a_row_says_that_it_waits_and_a_drag_under_a_theme_marks_it_read(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await fran.does("wall.pace", pace="by_hand")
    phrase = await ada.gives("two chairs, same height")
    await ada.gives("for the poem only", uses=["poem"])
    theme = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1440, 900))
    arrived = row(page, "two chairs")
    await expect(arrived).to_contain_text("Not on the wall yet")
    await expect(row(page, "for the poem only")).not_to_contain_text("Not on the wall yet")

    await arrived.locator("[data-words]").drag_to(page.locator("[data-theme-row]"))

    await fran.sees(f"theme/{theme}", items=[phrase])
    await expect(arrived).to_contain_text("in “Being heard”")
    await expect(arrived).not_to_contain_text("new ·")


async def test_what_waits_behind_the_list_can_be_kept_back_before_the_room_sees_it(
    house: TestHouse, ada: Person, wall: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    seen = await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "nobody interrupted").focus()
    kept = [await ada.gives(text) for text in ("Pat said it best", "ask Pat", "Pat again")]

    new = page.get_by_role("group", name="New", exact=True)
    await expect(new).to_contain_text("3 new · on the wall in a moment")
    await expect(new).to_contain_text("“Pat said it best”, “ask Pat” and 1 more")
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.keyboard.press("b")

    for phrase in kept:
        await fran.sees(f"phrase/{phrase}", wall="kept")
    await expect(new.get_by_role("button", name="Keep")).to_be_hidden()
    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text("Kept off the wall: “Pat")
    await house.passes(15)
    await wall.sees(f"phrase/{seen}")
    assert not any(f"phrase/{phrase}" in wall.cells for phrase in kept)
    await expect(row(page, "nobody interrupted")).to_be_focused()


async def test_the_hand_may_go_from_the_list_to_what_waits_without_it_moving(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "nobody interrupted").hover()
    phrase = await ada.gives("Pat said it best")

    await page.get_by_role("button", name="Keep it back").click()

    await fran.sees(f"phrase/{phrase}", wall="kept")
    await expect(page.get_by_role("article")).to_have_count(1)
    await expect(page.get_by_role("button", name="Show it")).to_be_focused()


async def test_a_filter_does_not_hide_what_is_about_to_go_on_the_wall(
    house: TestHouse, ada: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Notes").click()

    phrase = await ada.gives("two chairs, same height")

    new = page.get_by_role("group", name="New", exact=True)
    await expect(new).to_contain_text("1 new · on the wall in a moment")
    await expect(new).to_contain_text("two chairs, same height")
    await new.get_by_role("button", name="Show it").click()
    await expect(page.get_by_role("button", name="All", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(row(page, "two chairs, same height")).to_be_focused()
    await page.get_by_role("button", name="Notes").click()
    await new.get_by_role("button", name="Keep it back").click()
    await expect(new).to_be_hidden()
    await house.at("11.25")
    assert f"phrase/{phrase}" not in wall.cells


async def test_what_is_on_the_wall_is_pressed_when_the_server_says_so(
    house: TestHouse, fran: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Who holds the pen")
    page = await desk_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Change", exact=True).click()
    await expect(page.get_by_role("button", name="Follow the day")).to_have_attribute("aria-pressed", "true")

    await page.get_by_role("button", name="Show", exact=True).click()

    await wall.sees("wall", view="theme", theme=theme)
    await expect(page.get_by_role("button", name="Show", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="Follow the day")).to_have_attribute("aria-pressed", "false")
    await expect(page.get_by_text("The theme “Who holds the pen”, until you choose again")).to_be_visible()
    await expect(page.get_by_role("button", name="Undo")).to_be_hidden()


async def test_a_reading_the_wall_does_not_show_is_said(
    house: TestHouse, fran: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await paul.writes("we were asked, and then we were asked again")
    page = await desk_of(house, await browser_page(1440, 900))
    said = page.locator("[data-reading-words]")
    await paul.does("reading.begin")
    await wall.sees("wall", shows="poem")
    await expect(said).to_be_hidden()

    await fran.puts_on_the_wall("rest")
    await expect(said).to_have_text("The poem is being read. The wall does not show it.")
    await page.get_by_role("button", name="Show the poem").click()

    await wall.sees("wall", shows="poem")
    await expect(said).to_be_hidden()
