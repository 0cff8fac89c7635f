"""The wall on every screen: read from the last row, on a phone, dimmed, without a script."""

import re

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
    " .point-title, .points-title, .points-none, .ring-title, .snapshot-title, .snapshot-ring, .line-text, .poem-title,"
    " .join-address, .join-code,"
    " .rest-title, .rest-say, .empty), .foot-address"
)


async def test_the_last_row_can_read_every_view_and_nothing_falls_off_the_screen(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    long = "I was asked how I was, twice, and both times they waited for the answer"
    phrases = await put_up(fran, ada, "nobody interrupted", long, "Donaudampfschifffahrtsgesellschaftskapitänsmütze")
    theme = await fran.names_theme("Not settled: is it ever equal?")
    for phrase in phrases:
        assert await fran.gathers(theme, phrase) is ok
    assert await fran.does("theme.mark", theme=theme, **{"as": "unresolved"}) is ok
    assert await ada.does("theme.place", theme=theme, ring="heart") is ok
    page = await open_wall(house, await browser_page(*PROJECTORS[0]))

    for name in ("join", "programme", "prompt", "themes", "theme", "points", "rings", "snapshots", "poem", "rest"):
        assert await fran.puts_on_the_wall(name, theme if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await page.evaluate("document.fonts.ready")
        for width, height in PROJECTORS:
            await page.set_viewport_size({"width": width, "height": height})
            await page.evaluate(DRAWN)
            seen = await page.locator(READ_BY_THE_ROOM).evaluate_all(MEASURE)
            assert seen, "there is something to read, for this test to mean anything"
            for each in seen:
                assert each["size"] * CAPITALS[each["family"]] / height >= MUST, (name, each)
                assert min(each["left"], each["top"]) >= 0, (name, each)
                assert each["right"] <= width, (name, each)
                assert each["bottom"] <= height * 0.98, (name, each)
            assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight"), (name, width)


# Two frames after the window has another size: what the page does about that is done.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
MEASURE = """elements => elements.filter(e => e.checkVisibility() && !e.closest(".off-page")).map(e => {
  const style = getComputedStyle(e);
  const { left, right, top, bottom } = e.getBoundingClientRect();
  const family = style.fontFamily.split(",")[0].replaceAll('"', "");
  return { text: e.textContent, family, size: parseFloat(style.fontSize), left, right, top, bottom };
})"""


SPACED = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}"""
SPACE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
CUT = """elements => elements.filter(e => {
  if (!e.checkVisibility() || e.closest(".off-page") || !e.textContent.trim()) return false;
  const { left, right, top, bottom } = e.getBoundingClientRect();
  const isCut = getComputedStyle(e).overflow !== "visible" && e.scrollHeight > e.clientHeight + 1;
  return isCut || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
}).map(e => e.className + ": " + e.textContent)"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
async def test_nothing_is_cut_off_where_somebody_needs_more_space_between_letters(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "a computer said I was doing well")
    for title in ("Boxes we did not fit", "The end of the sentence", "Who sets the agenda", "Kettles and corridors"):
        theme = await fran.names_theme(title)
        assert await fran.gathers(theme, phrases[0]) is ok
        assert await fran.does("theme.mark", theme=theme, **{"as": "point"}) is ok
        assert await ada.does("theme.place", theme=theme, ring="edge") is ok
    page = await open_wall(house, await browser_page(width, height))
    await page.evaluate(SPACE, SPACED)

    for name in ("programme", "prompt", "themes", "theme", "points", "rings", "snapshots", "rest"):
        assert await fran.puts_on_the_wall(name, theme if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        shown = page.locator(
            ".wall-head p, .foot p, [data-view]:not([hidden]) :is(h1, h2, p, li, span):not(.visually-hidden)"
        )
        assert await shown.evaluate_all(CUT) == [], name


LINK = "https://www.example.org/a/very/long/address/that/nobody/would/break/by/hand/2017"
# Text that leaves its column, or the screen, or stands over the square that phones read.
ASTRAY = """elements => {
  const shown = [...document.querySelectorAll(".qr")].filter(e => e.checkVisibility());
  const squares = shown.map(e => e.getBoundingClientRect());
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return elements.filter(e => e.checkVisibility() && !e.closest(".off-page")).filter(e => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const column = e.getBoundingClientRect();
    return [...range.getClientRects()].some(box => box.left < column.left - 1 || box.right > column.right + 1
      || box.right > innerWidth || squares.some(square => meets(box, square)));
  }).map(e => e.className + ": " + e.textContent);
}"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
async def test_long_words_and_links_stay_in_their_column_and_off_the_square(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("11.20")
    assert await fran.does("prompt.set", slot=fran.slot("Discussion of arising themes")["id"], text=LINK) is ok
    phrases = await put_up(fran, ada, "W" * 90, LINK, "nobody interrupted")
    themes = [await fran.names_theme(title) for title in ("M" * 60, LINK[:60], "Kettles", "Power")]
    for theme in themes:
        for phrase in phrases:
            assert await fran.gathers(theme, phrase) is ok
        assert await fran.does("theme.mark", theme=theme, **{"as": "unresolved"}) is ok
        assert await ada.does("theme.place", theme=theme, ring="close") is ok
    page = await open_wall(house, await browser_page(width, height))

    for name in ("prompt", "themes", "theme", "points", "rings", "snapshots"):
        assert await fran.puts_on_the_wall(name, themes[0] if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        text = page.locator(
            ".wall-head p, .foot p, [data-view]:not([hidden]) :is(h1, h2, h3, p, .theme-item):not(.visually-hidden)"
        )
        assert await text.evaluate_all(ASTRAY) == [], name


@pytest.mark.parametrize(
    ("width", "height", "module"), [(1920, 1080, 10), (1280, 720, 7), (1024, 768, 7.5), (1280, 1024, 10)]
)
async def test_a_phone_reads_the_square_from_the_last_rows(
    house: TestHouse, browser_page: OpenPage, width: int, height: int, module: float
) -> None:
    """`module`: pixels of its smallest square; it was half as much, and phones had to come forward."""
    await house.at("11.20")
    page = await open_wall(house, await browser_page(width, height))

    async with house.http() as client:
        drawn = await client.get(f"/{house.code}/qr.svg")
    modules = re.search(r'viewBox="0 0 (\d+) ', drawn.text)
    assert modules is not None

    pixels = await page.locator(".foot .qr").evaluate("qr => qr.getBoundingClientRect().width")

    assert pixels / int(modules[1]) >= module


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_red_means_now_and_no_theme_is_red(house: TestHouse, browser_page: OpenPage, scheme: str) -> None:
    """Told by how far a colour's hue is from that of `--now`, which also marks what has just come."""
    page = await open_wall(house, await browser_page(1024, 768, color_scheme=scheme))

    hues = await page.evaluate(HUES)

    assert len(hues["themes"]) == 8
    assert all(25 <= (hue - hues["now"]) % 360 <= 335 for hue in hues["themes"])


HUES = """() => {
  const hue = name => {
    const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    const [from, by] = most === r ? [0, g - b] : most === g ? [2, b - r] : [4, r - g];
    return ((from + by / (most - least)) * 60 + 360) % 360;
  };
  return { now: hue("--now"), themes: Array.from({ length: 8 }, (_, at) => hue(`--theme-${at}`)) };
}"""


async def test_axe_finds_nothing_in_any_view(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "أن يُسمع صوتي")
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrases[0]) is ok
    assert await fran.does("theme.mark", theme=theme, **{"as": "point"}) is ok
    assert await ada.does("theme.place", theme=theme, ring="edge") is ok
    page = await open_wall(house, await browser_page(1920, 1080, reduced_motion="reduce"))

    for name in ("join", "programme", "prompt", "themes", "theme", "points", "rings", "snapshots", "poem", "rest"):
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
    await expect(page.get_by_text("it needs JavaScript")).to_be_visible()
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
