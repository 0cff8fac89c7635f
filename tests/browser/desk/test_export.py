"""Taking the day away, from the desk."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok


async def test_after_the_day_the_desk_leads_to_its_files_by_keyboard(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person, axe: CheckAxe
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs")
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    desk = await desk_of(house, await browser_page(1440, 900))

    async with desk.expect_popup() as opened:
        await desk.get_by_role("link", name="Take the day away").focus()
        await desk.keyboard.press("Enter")
    page = await opened.value

    await expect(page.get_by_role("heading", name="Take the day away")).to_be_visible()
    await axe(page)
    await page.set_viewport_size({"width": 320, "height": 640})
    assert not await scrolls_sideways(page)
    async with page.expect_download() as fetched:
        await page.get_by_role("link", name="Words for a spreadsheet").click()
    download = await fetched.value
    assert download.suggested_filename == "seminar-words.csv"
    assert "two chairs" in (await download.path()).read_text("utf-8-sig")
