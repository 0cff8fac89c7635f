"""What a phone says before the first words, once; and what it says when the time is up for which words are kept."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from live.day.keeping import DAYS
from tests.browser.phone.hand import gives, phone, words
from tests.browsers import OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

TERMS = [
    "Your words may be read on the wall, in a poem and in a report; where, you choose above.",
    "You can take them back at any time.",
    f"They are erased {DAYS} days after this day.",
]


@pytest.mark.parametrize("has_script", [True, False])
async def test_before_the_first_words_three_lines_say_what_becomes_of_them_and_after_them_none(
    house: TestHouse, browser_page: OpenPage, fran: Person, has_script: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=has_script)
    terms = page.locator("[data-terms]:visible p")
    await expect(terms).to_have_text(TERMS)
    if has_script:  # the first key has it fetch what keeps the list of own words, and there are none
        await page.keyboard.press("Tab")
        await page.wait_for_function("() => Object.keys(localStorage).some((key) => key.endsWith('/given'))")
    assert await fran.does("prompt.set", slot=fran.cells["now"]["slot"], text="And what else?") is ok
    if not has_script:
        await page.reload()
    await expect(page.locator("[data-question]")).to_have_text("And what else?")
    await expect(terms).to_have_text(TERMS)

    await gives(page, "two chairs")

    await expect(words(page)).to_contain_text(["two chairs"])
    await expect(terms).to_have_count(0)
    await page.reload()
    await expect(words(page)).to_contain_text(["two chairs"])
    await expect(terms).to_have_count(0)


async def test_the_field_and_its_button_stay_in_sight_with_them(
    house: TestHouse, browser_page: OpenPage, axe: Any
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=390, height=844)
    button = await page.get_by_role("button", name="Give these words").bounding_box()
    last = await page.locator("[data-terms] p").last.bounding_box()

    assert button is not None
    assert last is not None
    assert button["y"] < last["y"] < 844
    await axe(page)
    await page.set_viewport_size({"width": 320, "height": 640})
    assert not await scrolls_sideways(page)


@pytest.mark.parametrize("has_script", [True, False])
async def test_when_the_time_is_up_ones_own_words_say_that_they_were_erased(
    house: TestHouse, browser_page: OpenPage, fran: Person, has_script: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=has_script)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["two chairs"])
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    await page.reload()
    await expect(page.get_by_text("Words are kept until 2 April 2017.")).to_be_visible()
    (phrase,) = fran.all("phrase")

    await house.passes(DAYS * 86_400)
    await fran.misses(f"phrase/{phrase}")

    await page.reload()
    await expect(words(page)).to_have_text(re.compile("Erased, as was promised"))
    await expect(page.get_by_text("two chairs")).to_have_count(0)
    await expect(words(page).locator("summary:visible")).to_have_count(0)
