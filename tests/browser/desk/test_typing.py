"""Typing with an input method: what ends a composition asks the page for nothing, in any field of the desk."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse

# Safari ends a composition so: with the code of an input method, and no longer composing.
ENDS_COMPOSITION = """(field, key) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key, keyCode: 229, isComposing: false, bubbles: true, cancelable: true }))"""


async def ends_composition(page: Page, key: str) -> bool:
    """Presses a key that an input method takes, where the focus is; whether the page leaves it alone."""
    return bool(await page.locator(":focus").evaluate(ENDS_COMPOSITION, key))


@pytest.fixture
async def desk(house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage) -> Page:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    await fran.names_theme("Being heard")
    return await desk_of(house, await browser_page(1440, 900))


async def test_no_question_is_asked_and_no_theme_chosen_by_it(desk: Page, fran: Person) -> None:
    question = desk.get_by_label("Question to the room", exact=True)
    await question.fill("何を持ち帰りますか")
    await question.focus()
    assert await ends_composition(desk, "Enter")
    await expect(question).to_have_value("何を持ち帰りますか")

    await row(desk, "nobody interrupted").focus()
    await desk.keyboard.press("t")
    await expect(desk.get_by_role("combobox")).to_be_focused()
    await desk.keyboard.insert_text("聞")
    for key in ("Enter", "Escape", "ArrowDown"):
        assert await ends_composition(desk, key)
    await expect(desk.get_by_role("combobox")).to_have_value("聞")
    await desk.keyboard.press("Escape")

    await fran.is_current()
    assert fran.cells["prompt"]["text"] == "What did you hear that you want to keep?"
    assert len(fran.all("theme")) == 1


async def test_no_form_is_left_and_no_search_ended_by_it(desk: Page) -> None:
    await desk.get_by_role("button", name="New theme").click()
    await desk.keyboard.insert_text("声")
    assert await ends_composition(desk, "Escape")
    assert await ends_composition(desk, "Enter")
    await expect(desk.get_by_label("What is it called?")).to_have_value("声")

    await row(desk, "nobody interrupted").focus()
    await desk.keyboard.press("h")
    await desk.get_by_label("Or in your own words").focus()
    await desk.keyboard.insert_text("名前")
    assert await ends_composition(desk, "Escape")
    assert await ends_composition(desk, "Enter")
    await expect(desk.get_by_label("Or in your own words")).to_have_value("名前")

    search = desk.get_by_role("searchbox")
    await search.fill("nobody")
    for key in ("Escape", "Enter", "ArrowDown"):
        assert await ends_composition(desk, key)
    await expect(search).to_be_focused()
    await expect(search).to_have_value("nobody")

    field = desk.get_by_label("Write down what someone says")
    await field.fill("二つの椅子")
    assert await ends_composition(desk, "Enter")
    await expect(field).to_have_value("二つの椅子")


async def test_no_key_of_the_list_is_meant_by_it(desk: Page) -> None:
    arrived = row(desk, "nobody interrupted")
    await arrived.focus()

    for key in ("Enter", "t", "h", " "):
        assert await ends_composition(desk, key)

    await expect(arrived).to_contain_text("new ·")
    await expect(desk.get_by_role("combobox")).to_have_count(0)
    await expect(desk.get_by_role("group", name="Selected rows")).to_be_hidden()
