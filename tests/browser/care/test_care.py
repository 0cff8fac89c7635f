"""Somebody says on a phone how they are, and somebody at care comes: two people, in two browsers."""

import pytest
from playwright.async_api import Page, expect

from tests.browsers import CheckAxe, OpenPage
from tests.cast import TestHouse, ok

pytestmark = pytest.mark.browser


async def care_of(house: TestHouse, open_page: OpenPage) -> Page:
    page = await open_page(390, 844)
    await page.goto(house.links["care"])
    await expect(page.locator("html")).to_have_attribute("data-started", "drawn")
    return page


async def test_somebody_asks_and_is_seen_without_loading_the_page_again(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("12.10")
    phone, care = await browser_page(320, 640), await care_of(house, browser_page)
    state = phone.locator("[data-state]")
    await expect(care.get_by_text("Nobody waits.")).to_be_visible()
    await phone.goto(f"{house.url}/{house.code}")
    await phone.get_by_role("link", name="How are you?").click()
    await axe(phone)
    await phone.get_by_label("Where do you sit?").fill("by the window")
    await phone.get_by_role("button", name="Please come and find me").click()
    await expect(state).to_have_text("It is on its way to somebody.")

    await expect(care.get_by_text("by the window")).to_be_visible()
    await axe(care)
    await care.get_by_role("button", name="I have seen it").press("Enter")

    await expect(state).to_have_text("Somebody has seen this.")
    await care.get_by_role("button", name="Done").press("Enter")
    await expect(state).to_have_text("Thank you for telling us.")
    await expect(care.get_by_text("Nobody waits.")).to_be_visible()
    await expect(care.locator("[data-facts]")).to_contain_text("done at 12.10")
    assert await phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("has_script", [True, False])
async def test_that_somebody_has_seen_it_stands_on_the_days_page_until_somebody_was_there(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, has_script: bool
) -> None:
    await house.at("12.10")
    carer = await house.care()
    phone = await browser_page(390, 844, java_script_enabled=has_script)
    answer = phone.get_by_role("link", name="Somebody has seen how you are.")
    await phone.goto(f"{house.url}/{house.code}/checkin")
    await phone.get_by_role("button", name="It is a bit much").click()
    await phone.get_by_role("link", name="Back to the day").click()
    await expect(answer).to_have_count(0)
    await carer.until(lambda: carer.all("checkin"))
    (checkin,) = carer.all("checkin")

    assert await carer.does("checkin.seen", id=checkin) is ok
    if not has_script:
        await phone.reload()
    await expect(answer).to_be_visible()
    if has_script:
        await axe(phone)

    assert await carer.does("checkin.done", id=checkin) is ok
    if not has_script:
        await phone.reload()
    await expect(answer).to_be_hidden()


async def test_a_round_is_set_begun_and_ticked_off_by_two_who_share_it(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    care, other = await care_of(house, browser_page), await care_of(house, browser_page)
    await care.get_by_text("Change the places").press("Enter")
    await care.get_by_label("Tables and corners").fill("Table 1\nTable 2")
    await care.get_by_role("button", name="Keep these places").press("Enter")
    await other.get_by_role("button", name="Begin a round").click()

    await care.get_by_label("Table 2").press("Space")

    await expect(other.get_by_label("Table 2")).to_be_checked()
    await expect(other.get_by_label("Table 1")).not_to_be_checked()
    await expect(care.get_by_text("Last round:")).to_be_visible()
    await axe(care)
