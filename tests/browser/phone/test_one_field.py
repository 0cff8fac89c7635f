"""One field at a time: a longer thought takes the place of a few words, and each keeps what was typed in it."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse

LONGER, BACK = "A longer thought?", "Back to a few words"


async def only(page: Page, field: str, button: str) -> None:
    """One text to write and one button that gives it are in sight."""
    await expect(page.locator("textarea:visible")).to_have_count(1)
    await expect(page.get_by_label(field)).to_be_visible()
    await expect(page.locator("[data-give]:visible")).to_have_text([button])


@pytest.mark.parametrize("has_script", [True, False])
async def test_a_longer_thought_takes_the_place_of_a_few_words_and_both_keep_what_was_typed(
    house: TestHouse, browser_page: OpenPage, has_script: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=has_script)
    await page.get_by_label("Your words").fill("two chairs")
    await only(page, "Your words", "Give these words")

    await page.get_by_text(LONGER).click()
    await only(page, "Your thought", "Give this thought")
    await expect(page.get_by_text("In another language?")).to_be_hidden()
    await page.get_by_label("Your thought").fill("Staff have stories too.")
    await page.get_by_text(BACK).click()

    await only(page, "Your words", "Give these words")
    await expect(page.get_by_label("Your words")).to_have_value("two chairs")
    await page.get_by_text(LONGER).click()
    await expect(page.get_by_label("Your thought")).to_have_value("Staff have stories too.")


@pytest.mark.parametrize("has_script", [True, False])
async def test_another_language_brings_no_second_button_that_gives(
    house: TestHouse, browser_page: OpenPage, has_script: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=has_script)

    await page.get_by_text("In another language?").click()

    await expect(page.get_by_label("Language", exact=True)).to_be_visible()
    await only(page, "Your words", "Give these words")


async def test_words_that_come_back_meanwhile_wait_and_do_not_push_the_longer_thought_away(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    line.hold()
    await gives(page, "read \u202ethis backwards")
    await page.get_by_text(LONGER).click()
    await page.get_by_label("Your thought").fill("half a thou")

    await line.flow_after(1)

    await expect(words(page).locator("[data-way]")).to_contain_text("hidden or stacked character")
    await only(page, "Your thought", "Give this thought")
    await page.get_by_text(BACK).click()
    await page.get_by_role("button", name="Change them").click()
    await expect(page.get_by_label("Your words")).to_have_value("read \u202ethis backwards")
    await page.get_by_text(LONGER).click()
    await expect(page.get_by_label("Your thought")).to_have_value("half a thou")


async def test_a_slot_that_takes_no_longer_thoughts_gives_the_few_words_their_place_back(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    """What is begun there stays in sight; an empty field does not."""
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.get_by_text(LONGER).click()
    await only(page, "Your thought", "Give this thought")

    await house.at("12.10")

    await expect(page.get_by_label("Your thought")).to_be_hidden()
    await expect(page.get_by_label("A draft, only on this phone")).to_be_visible()
    assert fran.all("note") == {}
