"""The wall in other hands: lent at the desk, borrowed by a word on a phone, seen by everybody on the wall."""

from typing import Any

from playwright.async_api import Page, expect

from tests.browser.desk.page import desk_of
from tests.browser.phone.hand import phone
from tests.browser.wall.opened import open_wall, view
from tests.browsers import OpenPage, on_page, scrolls_sideways
from tests.cast import Person, TestHouse, new_id, ok


async def hands(house: TestHouse, page: Page) -> Page:
    """The page of the wall in somebody's hands, live."""
    await page.goto(f"{house.page}/checkin")
    await page.get_by_role("link", name="Have you been lent the wall?").click()
    await expect(page.get_by_role("heading", name="The wall in your hands")).to_be_visible()
    return page


async def borrow(page: Page, word: str) -> None:
    await page.get_by_label("The word of four letters").fill(word)
    await page.get_by_role("button", name="Take the wall").press("Enter")
    await expect(page.locator("#lent-now")).to_contain_text("you choose what everybody sees on the wall")


async def lent(fran: Person) -> str:
    lending = new_id("lending")
    assert await fran.does("wall.lend", id=lending, minutes=10) is ok
    return str((await fran.sees(f"lending/{lending}"))["word"])


async def test_the_desk_lends_it_by_the_keyboard_sees_that_it_is_borrowed_and_takes_it_back(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person
) -> None:
    await house.at("11.20")
    desk = await desk_of(house, await browser_page(width=1440, height=900))
    take = desk.get_by_role("button", name="Take it back")
    await expect(take).to_be_hidden()
    await desk.keyboard.press("l")
    await expect(desk.get_by_role("button", name="5 minutes")).to_be_focused()
    await desk.keyboard.press("Tab")
    await desk.keyboard.press("Enter")

    await fran.until(lambda: bool(fran.all("lending")))
    (cell,) = fran.all("lending").values()
    await expect(desk.locator("[data-lent-word]")).to_have_text(cell["word"].upper())
    await expect(desk.get_by_text("Until 11.30 the wall is lent")).to_be_visible()
    await expect(take).to_be_focused()
    await expect(desk.get_by_role("button", name="5 minutes")).to_be_hidden()
    await axe(desk)

    page = await hands(house, await browser_page(width=390, height=844))
    await borrow(page, cell["word"])
    await expect(on_page(desk, "somebody in the room has the wall")).to_be_visible()
    await expect(desk.locator("[data-lent-word]")).to_be_hidden()
    await page.get_by_role("button", name="Programme").click()
    await fran.sees("wall", view="programme")

    await desk.keyboard.press("l")
    await expect(take).to_be_focused()
    await desk.keyboard.press("Enter")
    await expect(take).to_be_hidden()
    await expect(page.get_by_label("The word of four letters")).to_be_visible()
    await fran.sees("wall", view="auto")


async def test_on_a_phone_one_shows_a_theme_and_turns_pages_and_everybody_sees_it(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    await fran.names_theme("Being heard")
    wall = await open_wall(house, await browser_page(width=1920, height=1080))
    page = await hands(house, await phone(browser_page, house))
    await borrow(page, await lent(fran))

    await page.get_by_role("button", name="Being heard").press("Enter")

    await expect(view(wall, "theme")).to_contain_text("Being heard")
    pressed = page.get_by_role("button", name="Being heard", pressed=True)
    await expect(pressed).to_be_focused()
    await expect(page.locator("#lent-now")).to_contain_text("On it now: Being heard.")
    await fran.names_theme("Power")
    await expect(page.get_by_role("button", name="Power")).to_be_visible()
    assert await fran.puts_on_the_wall("programme") is ok
    await expect(page.locator("#lent-now")).to_contain_text("On it now: Programme.")
    await page.get_by_role("button", name="Give the wall back").click()
    await expect(page.get_by_label("The word of four letters")).to_be_visible()
    await expect(page.locator("#lent-now")).to_be_focused()


async def test_a_wrong_word_is_said_kindly_and_what_was_typed_stays(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await hands(house, await phone(browser_page, house))
    word = page.get_by_label("The word of four letters")
    await word.fill("chair")

    await word.press("Enter")

    await expect(on_page(page, "No wall is lent by this word.")).to_be_visible()
    await expect(word).to_be_focused()
    await expect(word).to_have_value("chair")
    await lent(fran)
    assert await fran.puts_on_the_wall("programme") is ok
    await expect(word).to_have_value("chair")


async def test_the_page_stands_in_nobodys_way(house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person) -> None:
    await house.at("11.20")
    await fran.names_theme("الثقة تُكتسب أولاً")
    await fran.names_theme("W" * 60)
    page = await phone(browser_page, house, width=320, height=3000)
    await page.evaluate(f"localStorage.setItem('cento/{house.code}/reading', JSON.stringify({{ size: '200' }}))")
    await hands(house, page)
    await axe(page)
    await borrow(page, await lent(fran))
    wall = await house.wall()
    assert await wall.does("wall.tell", page=1, pages=2, held=False) is ok
    await page.reload()
    await expect(page.get_by_role("button", name="Next page")).to_be_visible()

    await axe(page)
    assert not await scrolls_sideways(page)
