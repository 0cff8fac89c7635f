"""The question to the room, written at two desks."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse


async def test_a_question_changed_elsewhere_is_never_put_over_what_is_being_written(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    field = page.get_by_label("Question to the room", exact=True)
    await field.fill("What will you ca")

    await fran.does("prompt.set", slot=fran.cells["now"]["slot"], text="Who was not in the room?")

    await expect(page.get_by_text("Another desk changed this to “Who was not in the room?”").first).to_be_visible()
    await expect(field).to_have_value("What will you ca")

    await page.get_by_role("button", name="Take theirs").click()
    await expect(field).to_have_value("Who was not in the room?")


async def test_enter_puts_the_question_to_the_room(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))

    await page.get_by_label("Question to the room", exact=True).fill("What will you carry home?")
    await page.keyboard.press("Enter")

    await ada.sees("prompt", text="What will you carry home?")
    await expect(page.get_by_role("button", name="Ask", exact=True)).to_be_hidden()
