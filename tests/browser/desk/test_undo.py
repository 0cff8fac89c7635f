"""The way back from what was done at the desk."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse


async def test_undo_is_of_the_last_thing_and_leaves_alone_what_another_desk_changed(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    slot, ends = fran.cells["now"]["slot"], fran.cells["now"]["ends"]
    page = await desk_of(house, await browser_page(1440, 900))
    last = page.get_by_role("group", name="The last thing done here")
    undo = last.get_by_role("button", name="Undo")

    await page.get_by_label("Question to the room", exact=True).fill("What will you carry home?")
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("The question was changed.")
    await page.get_by_role("button", name="New theme").click()
    await page.keyboard.type("Being heard")
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("New theme: “Being heard”. Before that: The question was changed.")

    await page.get_by_role("button", name="+5 min").click()
    await fran.sees("now", ends=ends + 300_000)
    await expect(last).to_contain_text("5 minutes more.")
    await undo.click()
    await fran.sees("now", ends=ends)

    await page.get_by_role("button", name="Hold", exact=True).click()
    await expect(last).to_contain_text("The day is held.")
    await undo.click()
    await fran.sees("day", state="live")

    await fran.does("prompt.set", slot=slot, text="Who was not in the room?")
    await expect(page.get_by_label("Question to the room", exact=True)).to_have_value("Who was not in the room?")
    await undo.click()
    await expect(last).to_contain_text("Not undone. Somebody else changed it since.")
    await expect(undo).to_be_hidden()
    assert fran.cells["prompt"]["text"] == "Who was not in the room?"
