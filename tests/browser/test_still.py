"""Nothing jumps on the desk and on the poet's page while they come, with the typefaces or with the first hello."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.desk.rehearsed import rehearsed
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse

# What may move before anybody has touched the page: a twentieth of the way to everything in sight.
MOST_SHIFT = 0.05
# What has moved so far, as browsers reckon it.
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  const take = (entries) => entries.forEach(({ value, hadRecentInput }) => (shift += hadRecentInput ? 0 : value));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => { take(observer.takeRecords()); done(shift); }));
})"""
# A hall's Wi-Fi with a hundred people in it: every file comes late, and the typefaces last.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200 * 1024, "uploadThroughput": 90 * 1024}


async def on_a_slow_line(page: Page) -> None:
    session = await page.context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", SLOW)


async def opened_before_the_hello(house: TestHouse, page: Page, place: str) -> Line:
    """A page that has all but the room's first word."""
    await on_a_slow_line(page)
    line = Line()
    await line.carries(page)
    line.hold()
    await page.goto(house.links[place])
    await line.has("hello")
    await page.evaluate("document.fonts.ready")
    return line


@pytest.mark.parametrize(
    ("width", "height", "moment"),
    [
        (1440, 900, "9.00"),
        (390, 844, "11.20"),
        pytest.param(1280, 720, "12.50", marks=pytest.mark.thorough),
        pytest.param(1024, 768, "11.20", marks=pytest.mark.thorough),
        pytest.param(390, 844, "17.00", marks=pytest.mark.thorough),
    ],
)
async def test_nothing_jumps_on_the_desk(
    house: TestHouse, fran: Person, browser_page: OpenPage, width: int, height: int, moment: str
) -> None:
    """Before the day, in a break, in a discussion, and after the day."""
    await house.at(moment)
    await fran.names_theme("Being heard")
    if moment not in ("9.00", "17.00"):
        for number in range(8):
            await fran.gives(f"two chairs, same height, {number}", said="aloud")
    page = await browser_page(width, height, new=True)
    line = await opened_before_the_hello(house, page, "desk")
    await expect(page.locator("[data-slots]")).to_be_visible()

    line.flow()

    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_attached()
    assert await page.evaluate(SHIFT) < MOST_SHIFT


@pytest.mark.parametrize("moment", ["11.40", pytest.param("15.35", marks=pytest.mark.thorough)])
async def test_nothing_jumps_on_a_desk_that_is_full(
    house: TestHouse, fran: Person, browser_page: OpenPage, moment: str
) -> None:
    """In the discussion, and when the room is asked nothing more."""
    await rehearsed(house, fran)
    await house.at(moment)
    page = await browser_page(1280, 720, new=True)
    line = await opened_before_the_hello(house, page, "desk")

    line.flow()

    await expect(page.get_by_role("article").first).to_be_visible()
    assert await page.evaluate(SHIFT) < MOST_SHIFT


@pytest.mark.parametrize(("width", "height", "is_full"), [(1440, 900, False), (1280, 720, True)])
async def test_nothing_jumps_on_the_poets_page(
    house: TestHouse, fran: Person, paul: Person, browser_page: OpenPage, width: int, height: int, is_full: bool
) -> None:
    """Before anybody has come, and with a pool and a poem on it."""
    if is_full:
        await rehearsed(house, fran)
        for number in range(6):
            await paul.writes(f"a line of the poet's own, {number}")
    page = await browser_page(width, height, new=True)
    line = await opened_before_the_hello(house, page, "poet")
    await expect(page.get_by_role("heading", name="The poem")).to_be_visible()

    line.flow()

    await expect(page.locator("[data-lines] [data-line]").first).to_be_visible()
    if is_full:
        await expect(page.get_by_role("tabpanel").get_by_role("button").first).to_be_visible()
    await page.evaluate("document.fonts.ready")
    assert await page.evaluate(SHIFT) < MOST_SHIFT
