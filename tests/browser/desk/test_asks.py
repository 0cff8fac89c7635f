"""What the poet asks, at the desk: seen first, let go or kept back by the keyboard, and out of sight again."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, new_id, ok


async def test_the_desk_sees_it_first_and_keeps_it_back_and_lets_it_go_by_keys(
    house: TestHouse, browser_page: OpenPage, axe, ada: Person, paul: Person
) -> None:
    await house.at("11.20")
    desk = await desk_of(house, await browser_page(1440, 900))
    asked = desk.locator("[data-asks]")
    await expect(asked).to_be_hidden()

    ask = new_id("ask")
    assert await paul.does("poet.ask", id=ask, text="what rhymes with care?") is ok

    await expect(asked).to_contain_text("what rhymes with care?")
    await expect(asked).to_contain_text("It goes to phones in a moment, unless you keep it back.")
    await expect(desk.locator("[data-status]")).to_contain_text("The poet asks the room: what rhymes with care?")
    await axe(desk)
    await asked.get_by_role("button", name="Keep back").press("Enter")
    await expect(asked).to_contain_text("Kept back. No phone has it.")
    await expect(asked.get_by_role("button", name="To phones now")).to_be_focused()
    await paul.sees(f"ask/{ask}", state="kept")
    await ada.is_current()
    assert f"ask/{ask}" not in str(ada.frames)

    await desk.keyboard.press("Enter")
    await ada.sees(f"ask/{ask}", text="what rhymes with care?")
    await desk.get_by_role("button", name="Undo").click()
    await ada.misses(f"ask/{ask}")
    assert await paul.does("ask.withdraw", id=ask) is ok

    await expect(asked).to_be_hidden()
