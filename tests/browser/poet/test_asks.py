"""The poet asks the room: by the keyboard, and sees what became of it."""

from playwright.async_api import expect

from tests.browser.poet.page import poet_of
from tests.browsers import OpenPage, on_page
from tests.cast import Person, TestHouse, ok


async def test_the_poet_asks_and_sees_what_became_of_it(
    house: TestHouse, browser_page: OpenPage, axe, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await poet_of(house, await browser_page(1280, 720))
    key, state = page.get_by_role("button", name="Ask the room"), page.locator("[data-ask-state]")
    await expect(page.locator("#ask")).to_be_hidden()

    await key.press("Enter")
    await expect(page.locator("#ask")).to_be_focused()
    await page.keyboard.type("what rhymes with care?")
    await axe(page)
    await page.keyboard.press("Enter")

    await expect(state).to_contain_text("You ask “what rhymes with care?”: the desk is looking at it.")
    await expect(key).to_be_focused()
    await expect(page.locator("#ask")).to_be_hidden()
    (ask,) = fran.all("ask")
    assert await fran.does("ask.show", id=ask) is ok
    await expect(state).to_contain_text("it is on phones.")
    await expect(page.locator("[data-status]")).to_contain_text("it is on phones.")
    await ada.sees(f"ask/{ask}")
    await page.get_by_role("button", name="Take it back").press("Enter")

    await expect(state).to_be_hidden()
    await expect(key).to_be_focused()
    await ada.misses(f"ask/{ask}")


async def test_what_is_refused_stays_as_it_was_typed_and_says_why(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("12.05")
    page = await poet_of(house, await browser_page(390, 844))
    await page.get_by_role("button", name="Ask the room").click()

    await page.locator("#ask").fill("what rhymes with care?")
    await page.get_by_role("button", name="Ask", exact=True).click()

    await expect(on_page(page, "The room is listening. You can do this from 3.00.")).to_be_visible()
    await expect(page.locator("#ask")).to_have_value("what rhymes with care?")
    await page.keyboard.press("Escape")
    await expect(page.locator("#ask")).to_be_hidden()


async def test_nothing_is_asked_of_a_room_that_gives_no_more_words(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("15.05")
    page = await poet_of(house, await browser_page(1280, 720))
    ask = page.get_by_role("button", name="Ask the room")
    promise = page.get_by_role("button", name="Promise the room")
    await expect(ask).to_be_visible()

    await house.at("15.35")
    await expect(ask).to_be_hidden()
    await expect(promise).to_be_visible()

    paul = await house.poet()
    line = await paul.writes("A line.")
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    assert await paul.does("reading.end") is ok
    await expect(promise).to_be_hidden()
