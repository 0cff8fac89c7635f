"""The reporter writes, takes words by keyboard, and publishes: with somebody on a phone who takes theirs back."""

import pytest
from playwright.async_api import Page, expect

from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, ok

pytestmark = pytest.mark.browser


async def page_of(house: TestHouse, open_page: OpenPage) -> Page:
    page = await open_page(1280, 720)
    await page.goto(house.links["reporter"])
    await expect(page.locator("html")).to_have_attribute("data-started", "drawn")
    return page


async def test_notes_and_words_become_a_report_that_everybody_reads(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("meaning.ask", id="asked-by-fran", word="agency") is ok
    assert await fran.does("meaning.give", id="given-by-fran", of="asked-by-fran", text="having a say") is ok
    phrase = await ada.gives("two chairs")
    await ada.gives("same height")
    page, report = await page_of(house, browser_page), await browser_page(390, 844)
    slot = page.locator(".slot[aria-current]")
    await slot.get_by_text("Write a note").click()
    await slot.get_by_label("Note").fill("We sat in a ring.")
    await slot.get_by_role("button", name="Keep").click()
    await expect(slot.locator(".note")).to_contain_text("We sat in a ring.")
    await slot.get_by_role("button", name="same height").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    chosen = page.locator("[data-report]")
    await expect(chosen).to_contain_text("“two chairs”")
    await expect(slot.get_by_role("button", name="two chairs")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="agency: “having a say”")).to_be_visible()
    await axe(page)

    await page.get_by_role("button", name="Let everybody read it").click()
    await expect(page.get_by_text("Everybody who has the address")).to_be_visible()

    await report.goto(f"{house.url}/{house.code}/report")
    await expect(report.get_by_text("“two chairs”")).to_be_visible()
    await axe(report)
    assert await ada.withdraws(phrase) is ok
    await expect(chosen).not_to_contain_text("two chairs")
    await report.reload()
    await expect(report.get_by_text("We sat in a ring.")).to_be_visible()
    await expect(report.get_by_text("“two chairs”")).to_have_count(0)


async def test_once_the_words_are_nowhere_else_it_says_so_before_it_erases_them(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase, rita = await ada.gives("two chairs"), await house.reporter()
    await rita.sees(f"quote/{phrase}")
    for step in ({"do": "report.take", "item": phrase}, {"do": "report.publish"}):
        assert await rita.does(**step) is ok
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    await house.passes(30 * 86_400)
    page = await page_of(house, browser_page)
    await expect(page.get_by_role("button", name="Keep it to ourselves again")).to_be_hidden()
    quote = page.locator("[data-take]")
    await quote.click()
    await expect(quote).to_contain_text("Press again to erase it for good")
    await axe(page)
    await page.get_by_label("Reported by").focus()
    await expect(quote).to_contain_text("In the report")

    await quote.click()
    await quote.click()

    await expect(quote).to_have_count(0)
    await page.get_by_role("link", name="Open the report").click()
    await page.get_by_text("Keep it to ourselves again").click()
    await axe(page)
    await page.get_by_role("button", name="Erase them").click()
    await expect(page.get_by_role("button", name="Let everybody read it")).to_be_visible()


async def test_a_note_is_changed_and_taken_out(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await page_of(house, browser_page)
    slot = page.locator(".slot[aria-current]")
    await slot.get_by_text("Write a note").click()
    await slot.get_by_label("Note").fill("We sat.")
    await slot.get_by_role("button", name="Keep").click()
    await slot.get_by_role("button", name="Change").click()
    await slot.get_by_label("Note").fill("We stood.")
    await slot.get_by_role("button", name="Keep").click()
    await expect(slot.locator(".note")).to_contain_text("We stood.")
    await expect(slot.locator(".note")).to_have_count(1)

    await slot.get_by_role("button", name="Take out").click()

    await expect(slot.locator(".note")).to_have_count(0)
