"""The pages of the wall, turned and held still from the desk, which is told by the walls which page is up."""

from playwright.async_api import Locator, Page, expect

from tests.browser.desk.page import desk_of
from tests.browser.wall.opened import open_wall, put_up, view
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

WORDS = [f"the {number}. chair was for whoever came late and did not want to be seen coming" for number in range(9)]


def pages_of(desk: Page) -> Locator:
    return desk.get_by_role("group", name="Pages of the wall")


async def filled(house: TestHouse, fran: Person, ada: Person) -> None:
    await house.at("11.20")
    await put_up(fran, ada, *WORDS)


async def test_the_desk_sees_turns_and_holds_the_page_of_the_wall(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await filled(house, fran, ada)
    wall = await open_wall(house, await browser_page(1280, 720))
    desk = await desk_of(house, await browser_page(1280, 720))
    pages, on_wall = pages_of(desk), wall.locator("[data-page]")
    await expect(pages).to_contain_text("page 1 of ")
    last = (await on_wall.inner_text()).rpartition(" ")[2]

    await pages.get_by_role("button", name="Next page").click()
    await expect(on_wall).to_have_text(f"page 2 of {last}")
    await expect(pages).to_contain_text(f"page 2 of {last}")
    await pages.get_by_role("button", name="Page before").click()
    await expect(pages).to_contain_text(f"page 1 of {last}")
    await pages.get_by_role("button", name="Page before").click()
    await expect(on_wall).to_have_text(f"page {last} of {last}")
    await pages.get_by_role("button", name="Hold still").click()

    await expect(wall.locator("[data-held]")).to_be_visible()
    await expect(pages.get_by_role("button", name="Go on")).to_be_focused()
    await wall.reload()
    await expect(on_wall).to_have_text(f"page {last} of {last}")
    await expect(wall.locator("[data-held]")).to_be_visible()
    await pages.get_by_role("button", name="Go on").click()
    await expect(wall.locator("[data-held]")).to_be_hidden()


async def test_words_that_come_wait_while_the_desk_holds_the_wall_and_another_view_ends_it(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await filled(house, fran, ada)
    wall = await open_wall(house, await browser_page(1280, 720))
    desk = await desk_of(house, await browser_page(1280, 720))
    await pages_of(desk).get_by_role("button", name="Hold still").click()
    await expect(wall.locator("[data-held]")).to_be_visible()

    await put_up(fran, ada, "bread first")
    await pages_of(desk).get_by_role("button", name="Next page").click()
    await expect(wall.locator("[data-page]")).to_contain_text("page 2 of ")
    await expect(view(wall, "prompt").locator(".phrase", has_text="bread first")).to_have_count(0)
    assert await fran.puts_on_the_wall("rest") is ok

    await expect(pages_of(desk)).to_be_hidden()
    await expect(wall.locator("[data-held]")).to_be_hidden()
    assert await fran.puts_on_the_wall("prompt") is ok
    await expect(view(wall, "prompt").locator(".phrase").first).to_contain_text("bread first")
    await expect(pages_of(desk)).to_contain_text("page 1 of ")


async def test_two_keys_turn_and_hold_the_wall_from_anywhere_and_say_so_where_there_is_nothing_to_turn(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    wall = await open_wall(house, await browser_page(1280, 720))
    desk = await desk_of(house, await browser_page(1280, 720))
    await expect(pages_of(desk)).to_be_hidden()
    await desk.keyboard.press("p")
    await expect(desk.locator("[data-status]")).to_contain_text("The wall has one page.")

    await put_up(fran, ada, *WORDS)
    await expect(pages_of(desk)).to_contain_text("page 1 of ")
    await desk.keyboard.press("p")
    await expect(wall.locator("[data-page]")).to_contain_text("page 2 of ")
    await desk.keyboard.press(".")
    await expect(wall.locator("[data-held]")).to_be_visible()
    await wall.keyboard.press(".")

    await expect(pages_of(desk).get_by_role("button", name="Hold still")).to_be_visible()
    await desk.keyboard.press("?")
    await expect(desk.locator("[data-legend]")).to_contain_text("next page of the wall")


async def test_of_walls_that_differ_the_one_with_most_pages_is_named_and_a_hold_without_a_wall_is_seen(
    house: TestHouse, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    desk = await desk_of(house, await browser_page(1280, 720))
    second = await house.wall()
    assert await wall.does("wall.tell", page=2, pages=3, held=False) is ok
    assert await second.does("wall.tell", page=4, pages=7, held=False) is ok
    await expect(pages_of(desk)).to_contain_text("page 4 of 7, on the wall that has most")

    await desk.keyboard.press("p")
    await wall.sees("pages", page=5, held=False)
    await desk.keyboard.press("p")
    await second.sees("pages", page=6, held=False)
    await desk.keyboard.press(".")
    await second.sees("pages", page=6, held=True)
    await wall.leaves()
    await second.leaves()

    await expect(pages_of(desk)).to_contain_text("held still")
    await pages_of(desk).get_by_role("button", name="Go on").click()
    await expect(pages_of(desk)).to_be_hidden()
