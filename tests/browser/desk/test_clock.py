"""The laptop's clock has jumped: the desk is asked which time is right, and nothing else looks different."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse

HOUR_S = 3600


async def jumps(house: TestHouse, seconds: float) -> None:
    house.clock.steps(seconds)
    await house.passes(0)


async def test_the_question_comes_when_the_clock_jumps_and_a_key_answers_it(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    question, key = page.locator("[data-clock]"), page.locator("[data-clock-key]")
    await expect(question).to_be_hidden()
    await page.keyboard.press("c")
    await expect(page.locator("body")).to_be_focused()

    await jumps(house, HOUR_S)

    await expect(question).to_contain_text("The laptop’s clock jumped forward by 1 hour.")
    await expect(question).to_contain_text("nothing starts by itself")
    await expect(page.get_by_role("status")).to_contain_text("jumped forward by 1 hour")
    keep = question.get_by_role("button", name=re.compile(r"^Go on as planned: it is 11\.\d\d$"))
    await expect(keep).to_be_visible()
    await expect(
        question.get_by_role("button", name=re.compile(r"^Take the new time: it is 12\.\d\d$"))
    ).to_be_visible()
    await axe(page)
    await page.keyboard.press("?")
    await expect(key).to_contain_text("answer the clock")
    await page.keyboard.press("Escape")
    await page.keyboard.press("c")
    await expect(keep).to_be_focused()
    await page.keyboard.press("Enter")

    await fran.misses("clock")
    await expect(question).to_be_hidden()
    await expect(page.get_by_role("heading", name="The day")).to_be_focused()
    await expect(
        page.get_by_text("The day goes on as planned, whatever the laptop’s clock says.").first
    ).to_be_visible()


async def test_the_new_time_is_taken_by_a_press(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    await jumps(house, -HOUR_S)
    page = await desk_of(house, await browser_page(1440, 900))
    question = page.locator("[data-clock]")
    await expect(question).to_contain_text("jumped back by 1 hour")

    await question.get_by_role("button", name=re.compile("^Take the new time: it is 10")).click()

    await fran.misses("clock")
    await expect(question).to_be_hidden()
    assert house.room.now() == house.clock() * 1000


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_question_has_room(house: TestHouse, browser_page: OpenPage, width: int, axe: CheckAxe) -> None:
    await house.at("11.20")
    await jumps(house, 90 * 60)
    page = await desk_of(house, await browser_page(width, 800))
    buttons = page.locator("[data-clock] button")

    await expect(buttons.first).to_be_visible()

    for button in await buttons.all():
        box = await button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= width
    await axe(page)


async def test_phones_and_the_wall_count_on(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    phone = await browser_page(390, 844)
    await phone.goto(house.page)
    await expect(phone.get_by_text("40 minutes left")).to_be_visible()

    await jumps(house, HOUR_S)
    await house.passes(10 * 60)
    await phone.reload()

    await expect(phone.get_by_text("30 minutes left")).to_be_visible()
