"""The door for phones: out of sight until it is wanted, and what phones see of it."""

from playwright.async_api import expect

from live.room.limits import FLOOD_FROM
from live.web.house import FLOODS_EVERY_S
from tests.browser.desk.page import desk_of
from tests.browsers import OpenPage, forgive, until_it_complains
from tests.cast import TestHouse


async def test_the_door_is_closed_and_opened_by_the_keyboard_and_phones_say_so(
    house: TestHouse, browser_page, axe
) -> None:
    await house.at("11.20")
    desk = await desk_of(house, await browser_page(1440, 900))
    phone = await browser_page(320, 700)
    await phone.goto(house.page)
    await phone.fill("#text", "half a thought")
    door = desk.locator("[data-door-view]")
    await expect(door).to_be_hidden()

    await desk.locator("[data-wall-view] [data-change]").press("Enter")
    await desk.locator("[data-door-button]").press("Enter")
    await expect(door).to_contain_text("The door is open")
    await door.get_by_role("button", name="No words from phones").press("Enter")

    await expect(door.locator("[data-door=closed]")).to_have_attribute("aria-pressed", "true")
    await expect(phone.locator("[data-question]")).to_have_text("No words are taken now.")
    await expect(phone.locator("[data-rest]")).to_have_text("Not for a while.")
    await axe(desk)
    await door.get_by_role("button", name="Open", exact=True).press("Enter")
    await expect(phone.locator("#text")).to_have_value("half a thought")
    await expect(phone.locator("#text")).to_be_visible()
    await door.locator("[data-door-words]").press("Escape")
    await expect(door).to_be_hidden()
    await expect(desk.locator("[data-door-button]")).to_be_focused()


async def test_a_flood_brings_the_door_into_sight_and_takes_it_out_again(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    desk = await desk_of(house, await browser_page(1440, 900))
    door = desk.locator("[data-door-view]")
    await expect(door).to_be_hidden()

    for _ in range(FLOOD_FROM):
        house.room.allowances.refused(house.timer.now())
    await house.timer.wakes_whoever_sleeps(FLOODS_EVERY_S)

    await expect(door).to_contain_text("Somebody sends far more than a person can.")
    house.timer.advance(60)
    await house.timer.wakes_whoever_sleeps(FLOODS_EVERY_S)
    await expect(door).to_be_hidden()


async def test_somebody_new_is_told_kindly_and_who_is_in_goes_on(house: TestHouse, browser_page: OpenPage, axe) -> None:
    await house.at("11.20")
    inside = await browser_page(390, 844)
    await inside.goto(house.page)
    fran = await house.desk()
    await fran.does("door.set", door="seated")

    outside = await browser_page(320, 640)
    answer = await outside.goto(house.page)
    await until_it_complains(outside, "403")
    forgive(outside, "403")
    await inside.reload()

    assert answer is not None
    assert answer.status == 403
    await expect(outside.locator("h1")).to_have_text("Nobody new just now")
    await expect(inside.locator("#text")).to_be_visible()
    await axe(outside)
