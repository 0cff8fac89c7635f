"""Words that the room had acknowledged and lost with the end of its log are given again by the phone that gave them."""

import shutil
from pathlib import Path

from playwright.async_api import expect

from live.web.site import Site
from tests.browser.phone.hand import gives, phone, words
from tests.browsers import OpenPage
from tests.cast import house_of
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


async def test_a_phone_gives_again_what_the_room_has_lost(
    tmp_path: Path, site: Site, browser_page: OpenPage, clock: FakeClock
) -> None:
    folder, older = tmp_path / "sessions", tmp_path / "older"
    clock.advance(140 * 60)  # 11.20
    async with house_of(folder, SEMINAR, clock, site) as house:
        port = int(house.url.rpartition(":")[2])
        page = await phone(browser_page, house)
        await gives(page, "two chairs")
        await expect(words(page)).to_contain_text(["Given at 11.20"])
    shutil.copy(folder / "seminar.db", older)
    async with house_of(folder, SEMINAR, clock, site, port=port) as house:
        await gives(page, "the same height")
        await expect(words(page)).to_contain_text(["Given at 11.20", "Given at 11.20"])
        await page.reload()
        await expect(words(page)).to_contain_text(["Given at 11.20", "Given at 11.20"])
    shutil.copy(older, folder / "seminar.db")

    async with house_of(folder, SEMINAR, clock, site, port=port) as house:
        fran = await house.desk()

        await fran.until(lambda: len(fran.all("phrase")) == 2)

        assert {cell["text"] for cell in fran.all("phrase").values()} == {"two chairs", "the same height"}
        await expect(words(page)).to_contain_text(["Given at 11.20", "Given at 11.20"])
        desk = await browser_page(1440, 900)
        await desk.goto(house.links["desk"])
        await expect(desk.locator("[data-record]")).to_contain_text("The record of this day has lost its end: entry")
        await expect(desk.get_by_role("status")).to_contain_text("has lost its end")
        assert desk.complaints == []
        await desk.close()
    page.complaints.clear()  # the browser notes that the server was away
