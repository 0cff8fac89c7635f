"""A phone that was away: out of range, asleep, behind another page or with a wrong clock. It comes back by itself."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from live.web.site import Site
from tests.browser.phone.hand import gives, gives_out_of_range, phone, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock

FIVE = ["wit as well as wounds", "two chairs", "the same height", "nobody interrupted", "who gets to edit?"]
KEPT = "Kept on this phone. They go out when you are back in range."


async def offered(house: TestHouse) -> list[str]:
    """The texts of all phrases of the log, in its order."""
    entries = await house.room.log.read(0)
    return [fact["text"] for entry in entries for fact in entry.facts if fact["is"] == "phrase.offered"]


async def test_five_phrases_given_out_of_range_go_out_once_each_in_their_order_also_after_a_restart(
    tmp_path: Path, site: Site, browser_page: OpenPage, clock: FakeClock
) -> None:
    folder, line = tmp_path / "sessions", Line()
    clock.advance(140 * 60)  # 11.20
    async with house_of(folder, SEMINAR, clock, site) as house:
        port = int(house.url.rpartition(":")[2])
        page = await phone(browser_page, house, line=line)
        await line.cut()
        await expect(page.locator("[data-offline]")).to_be_visible()
        for number, text in enumerate(FIVE, 1):
            await gives(page, text)
            await expect(words(page)).to_have_count(number)
        fran = await house.desk()
        said = [await fran.gives(text, said="aloud") for text in ("meanwhile", "in the room")]
        assert [await fran.shows(each) for each in said] == [ok, ok]
    clock.advance(30 * 60)

    async with house_of(folder, SEMINAR, clock, site, port=port) as house:
        line.mend()

        await expect(words(page)).to_contain_text(["Given at 11.50"] * 5)
        assert await offered(house) == ["meanwhile", "in the room", *FIVE]
        await page.get_by_role("navigation").get_by_role("link", name="Themes").click()
        for text in ("meanwhile", "in the room"):
            await expect(page.get_by_text(text, exact=True).first).to_be_visible()
    page.complaints.clear()  # the browser notes that the server was away


async def test_words_whose_answer_was_lost_are_there_once(house: TestHouse, browser_page: OpenPage) -> None:
    """The line breaks between the entry and its answer: the phone cannot know, and gives them again."""
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    line.hold()
    await gives(page, "two chairs")
    await line.has('"ok"')

    await line.cut()
    line.lose()
    line.mend()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    assert await offered(house) == ["two chairs"]


async def freezes(page: Page, *, state: str) -> None:
    """What a phone's system does with a page that nobody looks at."""
    session = await page.context.new_cdp_session(page)
    await session.send("Page.setWebLifecycleState", {"state": state})
    await session.detach()


async def test_a_phone_that_slept_is_current_when_it_wakes(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await freezes(page, state="frozen")
    await house.at("11.20")
    phrase = await fran.gives("two chairs", said="aloud")
    assert await fran.shows(phrase) is ok

    await freezes(page, state="active")

    await expect(page.get_by_label("Your words")).to_be_visible()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await gives(page, "the same height")
    await fran.until(lambda: len(fran.all("phrase")) == 2)


async def test_a_phone_that_comes_back_to_the_page_by_going_back_is_current(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await page.goto(f"{house.page}/programme")
    await house.at("11.20")

    await page.go_back()

    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await gives(page, "the same height")
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    await page.go_forward()
    await page.go_back()
    await expect(words(page)).to_contain_text(["Given at 11.20"])


@pytest.mark.parametrize("date", ["1999-12-31T23:59:30", "2041-06-01T04:00:00"])
async def test_a_phone_whose_clock_is_wrong_by_years_shows_the_rooms_time(
    house: TestHouse, browser_page: OpenPage, fran: Person, date: str
) -> None:
    await house.at("11.20")
    page = await browser_page(new=True)
    await page.clock.install(time=date)
    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    await gives(page, "two chairs")

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await expect(page.get_by_text("40 minutes")).to_be_visible()
    assert [cell["at"] for cell in fran.all("phrase").values()] == [round(house.clock() * 1000)]


async def test_two_tabs_of_one_phone_are_both_current_and_give_what_waits_once(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    lines = [Line(), Line()]
    first = await phone(browser_page, house, line=lines[0])
    second = await first.context.new_page()
    await lines[1].carries(second)
    await second.goto(house.page)
    await expect(second.locator("body")).to_have_attribute("data-connection", "live")
    await lines[1].cut()
    await gives_out_of_range(first, lines[0], "two chairs")
    await expect(words(first)).to_contain_text([KEPT])

    for line in lines:
        line.mend()

    for tab in (first, second):
        await expect(words(tab)).to_contain_text(["Given at 11.20"])
        await expect(tab.locator("body")).to_have_attribute("data-connection", "live")
    await gives(second, "the same height")
    for tab in (first, second):
        await expect(words(tab)).to_have_count(2)
    assert await offered(house) == ["two chairs", "the same height"]
