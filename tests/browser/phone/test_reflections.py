""" "What has stayed with you?": asked on the phone once the day is over, answered, taken back, and quoted."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone
from tests.browser.phone.test_after import ends
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, house_of
from tests.conftest import SEMINAR

ASKED = "What has stayed with you?"
WORDS = "That nobody clapped after the first story."


async def says(page: Page, text: str, *, for_report: bool = False) -> None:
    await page.get_by_label(ASKED).fill(text)
    if for_report:
        await page.get_by_label("The report may quote it").check()
    await page.get_by_role("button", name="Give it").click()


def given(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-reflected] > li")


async def test_when_the_day_ends_it_is_asked_on_the_open_page_and_the_reporter_quotes_it(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person
) -> None:
    await house.at("15.31")
    page, desk = await phone(browser_page, house), await browser_page(1280, 720)
    await expect(page.get_by_text(ASKED)).to_have_count(0)
    await desk.goto(house.links["reporter"])
    await ends(fran)

    await expect(page.get_by_label(ASKED)).to_be_visible()
    assert await page.evaluate("scrollY") == 0, "what is asked comes below, and nobody is led there"
    await expect(page.locator("#reflection-who")).to_contain_text("Asked until 17 March 2017; erased on 2 April 2017.")
    await says(page, WORDS, for_report=True)
    await expect(given(page)).to_contain_text([WORDS])
    await expect(given(page)).to_contain_text(["Given. The report may quote it."])
    await expect(page.get_by_label(ASKED)).to_be_hidden()
    await expect(page.locator("#reflection-title")).to_be_focused()
    await page.get_by_text("Has something else stayed?").click()
    await says(page, "And who sat on them.")
    await expect(given(page)).to_contain_text(["", "Given. Only whoever writes the report reads it."])
    await axe(page)

    await expect(desk.locator(".read")).to_have_text("And who sat on them.")
    await axe(desk)
    await desk.get_by_role("button", name=WORDS).click()
    await expect(desk.locator("[data-report]")).to_contain_text(WORDS)
    await expect(given(page).first).to_contain_text("The report quotes it, without your name.")


async def test_it_is_taken_back_and_put_back_by_keyboard(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.31")
    await ends(fran)
    page = await phone(browser_page, house)
    await says(page, WORDS)
    await expect(given(page)).to_have_count(1)

    await given(page).locator("summary").focus()
    await page.keyboard.press("Enter")
    await given(page).get_by_role("button", name="Take it back").focus()
    await page.keyboard.press("Enter")
    await expect(given(page)).to_contain_text(["You took it back."])
    await expect(given(page).get_by_text(WORDS)).to_be_hidden()
    await given(page).get_by_role("button", name="Put it back").focus()
    await page.keyboard.press("Enter")

    await expect(given(page).get_by_text(WORDS)).to_be_visible()
    await expect(given(page).get_by_role("button", name="Put it back")).to_be_hidden()


async def test_what_is_refused_or_not_given_yet_stays_in_the_field(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.31")
    await ends(fran)
    page = await phone(browser_page, house)
    await says(page, "w" * 601)
    await expect(page.locator("#reflection-wrong")).to_have_text("That is 601 characters. Up to 600 fit.")
    await expect(page.locator("#reflection-count")).to_have_text("1 too many")
    await expect(page.get_by_label(ASKED)).to_be_focused()

    await page.get_by_label(ASKED).fill("half a thou")
    await page.reload()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await expect(page.get_by_label(ASKED)).to_have_value("half a thou")

    await says(page, WORDS)
    await expect(given(page)).to_contain_text([WORDS])
    await page.reload()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await expect(given(page)).to_contain_text([WORDS])
    await expect(page.get_by_label(ASKED)).to_be_hidden()


async def test_a_week_later_and_after_a_restart_it_is_the_same_phone_also_without_a_script(
    tmp_path: Path, browser_page: OpenPage, clock, site
) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "days"
    async with house_of(folder, SEMINAR, clock, site) as house:
        await house.at("11.20")
        page = await phone(browser_page, house, java_script_enabled=False)
        await gives(page, "two chairs")
        await ends(await house.desk())
        port = int(house.url.rpartition(":")[2])
    clock.advance(7 * 24 * 3600)
    async with house_of(folder, SEMINAR, clock, site, port=port) as house:
        rita = await house.reporter()
        await page.goto(house.page)
        await expect(page.locator("[data-mine]")).to_contain_text("two chairs")

        await says(page, WORDS, for_report=True)

        await expect(given(page)).to_contain_text([WORDS])
        await rita.until(lambda: [quote["text"] for quote in rita.all("quote").values()][-1:] == [WORDS])
        await given(page).get_by_text("Withdraw").click()
        await given(page).get_by_role("button", name="Take it back").click()
        await expect(given(page)).to_contain_text(["You took it back."])


async def test_it_stands_in_nobodys_way(house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person) -> None:
    await house.at("15.31")
    await ends(fran)
    page = await phone(browser_page, house, width=320, height=640)
    await says(page, "w" * 601)
    await expect(page.locator("#reflection-wrong")).to_be_visible()
    await axe(page)
    await says(page, "שתי הכיסאות, אותו גובה", for_report=True)
    await expect(given(page)).to_have_count(1)

    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label("Very large").check()
    await page.get_by_role("button", name="Done").click()

    assert not await scrolls_sideways(page)
