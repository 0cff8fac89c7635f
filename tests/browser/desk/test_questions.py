"""The question to the room, written at two desks."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


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


async def test_an_earlier_question_is_put_on_the_wall_with_its_words_by_keys(
    house: TestHouse, ada: Person, fran: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    earlier = page.get_by_text("Earlier questions")
    slot = fran.cells["now"]["slot"]
    assert await fran.does("prompt.set", slot=slot, text="What did you hear?") is ok
    first = (await fran.sees("prompt", text="What did you hear?"))["id"]
    assert await fran.shows(await ada.gives("two chairs")) is ok
    await expect(page.get_by_text("two chairs")).to_be_visible()
    await expect(earlier).to_be_hidden()

    assert await fran.does("prompt.set", slot=slot, text="What stays?") is ok
    await expect(row(page, "two chairs")).to_contain_text("On the wall with its own question")
    await page.get_by_role("button", name="Change", exact=True).first.focus()
    await page.keyboard.press("Enter")
    await earlier.focus()
    await page.keyboard.press("Enter")
    button = page.get_by_role("button", name="What did you hear?")
    await button.focus()
    await page.keyboard.press("Enter")

    await wall.sees("wall", view="prompt", question=first)
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(row(page, "two chairs").get_by_text("On the wall", exact=True)).to_be_visible()
    await expect(page.locator("[data-shows]")).to_contain_text("What did you hear?")
    await expect(page.get_by_role("button", name="Prompt and words", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )
    await page.get_by_role("button", name="Prompt and words", exact=True).click()
    await wall.sees("wall", view="prompt", question=fran.cells["prompt"]["id"])
    await expect(button).to_have_attribute("aria-pressed", "false")
