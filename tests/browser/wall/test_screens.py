"""The wall on every screen: read from the last row, on a phone, dimmed, without a script."""

import pytest
from playwright.async_api import expect

from tests.browser.wall.opened import open_wall, phrases_on, put_up, view
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

PROJECTORS = [(1920, 1080), (1440, 900), (1280, 720), (1024, 768)]
# Look: a capital is at least this much of the screen's height. The files' own proportions, capital to size:
MUST = 0.04
CAPITALS = {"Newsreader": 0.6875, "Atkinson Hyperlegible Next": 0.672}
READ_BY_THE_ROOM = (
    "[data-view]:not([hidden]) :is(.prompt, .phrase-text, .theme-title, .theme-item, .slot-time, .slot-title,"
    " .line-text, .poem-title, .join-address, .join-code, .rest-title, .rest-say, .empty), .foot-address"
)


@pytest.mark.parametrize(("width", "height"), PROJECTORS)
async def test_the_last_row_can_read_every_view_and_nothing_falls_off_the_screen(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("11.20")
    long = "I was asked how I was, twice, and both times they waited for the answer"
    phrases = await put_up(fran, ada, "nobody interrupted", long, "Donaudampfschifffahrtsgesellschaftskapitänsmütze")
    theme = await fran.names_theme("Not settled: is it ever equal?")
    for phrase in phrases:
        assert await fran.gathers(theme, phrase) is ok
    page = await open_wall(house, await browser_page(width, height))

    for name in ("join", "programme", "prompt", "themes", "theme", "poem", "rest"):
        assert await fran.puts_on_the_wall(name, theme if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await page.evaluate("document.fonts.ready")
        seen = await page.locator(READ_BY_THE_ROOM).evaluate_all(MEASURE)
        assert seen, "there is something to read, for this test to mean anything"
        for each in seen:
            assert each["size"] * CAPITALS[each["family"]] / height >= MUST, (name, each)
            assert min(each["left"], each["top"]) >= 0, (name, each)
            assert each["right"] <= width, (name, each)
            assert each["bottom"] <= height * 0.98, (name, each)
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


MEASURE = """elements => elements.filter(e => e.checkVisibility() && !e.closest(".off-page")).map(e => {
  const style = getComputedStyle(e);
  const { left, right, top, bottom } = e.getBoundingClientRect();
  const family = style.fontFamily.split(",")[0].replaceAll('"', "");
  return { text: e.textContent, family, size: parseFloat(style.fontSize), left, right, top, bottom };
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_in_any_view(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, axe: CheckAxe, scheme: str
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "أن يُسمع صوتي")
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrases[0]) is ok
    page = await open_wall(house, await browser_page(1920, 1080, color_scheme=scheme, reduced_motion="reduce"))

    for name in ("join", "programme", "prompt", "themes", "theme", "poem", "rest"):
        assert await fran.puts_on_the_wall(name, theme if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await axe(page)


async def test_the_wall_opened_on_a_phone_is_an_ordinary_page(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, *(f"word number {number}" for number in range(12)))

    page = await open_wall(house, await browser_page(390, 844))

    await expect(phrases_on(page)).to_have_count(12)
    assert not await scrolls_sideways(page)


async def test_the_wall_can_be_dimmed_and_remembers_it(house: TestHouse, browser_page: OpenPage) -> None:
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(page.locator("html")).to_have_attribute("data-scheme", "light")

    await page.keyboard.press("d")

    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


async def test_without_a_script_the_wall_still_shows_the_moment_it_was_opened(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, "nobody interrupted")
    page = await browser_page(1920, 1080, java_script_enabled=False)
    await page.goto(f"{house.url}/{house.code}/wall")
    await page.get_by_label("The link, or the key in it").fill(house.links["wall"])
    await page.get_by_role("button", name="Open").click()

    await expect(view(page, "prompt")).to_contain_text("nobody interrupted")
    await expect(page.locator(".foot-address")).to_contain_text(house.code)
    assert await fran.puts_on_the_wall("programme") is ok
    await page.reload()
    await expect(page.get_by_text("it needs JavaScript")).to_be_visible(timeout=12_000)
    last, foot = await page.locator(".slot").last.bounding_box(), await page.locator(".foot").bounding_box()
    assert last is not None
    assert foot is not None
    assert last["y"] + last["height"] <= foot["y"], "the whole day is there, above the way to join"


async def test_the_walls_tools_are_large_enough_for_a_finger_and_whole_on_the_screen(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await open_wall(house, await browser_page(1280, 720))
    await expect(page.locator("[data-following]")).to_be_visible()

    boxes = [await tool.bounding_box() for tool in await page.locator(".tools .tool").all()]

    assert boxes
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert all(box and box["y"] + box["height"] <= 720 for box in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_whoever_asks_for_more_contrast_reads_nothing_in_a_softer_ink(
    house: TestHouse, browser_page: OpenPage, scheme: str
) -> None:
    page = await open_wall(house, await browser_page(1280, 720, contrast="more", color_scheme=scheme))

    inks = await page.locator("html").evaluate(
        "root => ['--soft', '--rule', '--ink'].map((name) => getComputedStyle(root).getPropertyValue(name))"
    )

    assert len(set(inks)) == 1
