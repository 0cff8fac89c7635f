"""The wall in a browser: every view, what a room reads from the last row, and what happens when the line is lost."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browsers import CheckAxe, Line, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

PROJECTORS = [(1920, 1080), (1440, 900), (1280, 720), (1024, 768)]
# Look: a capital is at least this much of the screen's height. The files' own proportions, capital to size:
MUST = 0.04
CAPITALS = {"Newsreader": 0.6875, "Atkinson Hyperlegible Next": 0.672}
READ_BY_THE_ROOM = (
    "[data-view]:not([hidden]) :is(.prompt, .phrase-text, .theme-title, .theme-item, .slot-time, .slot-title,"
    " .line-text, .poem-title, .join-address, .join-code, .rest-title, .rest-say, .empty), .foot-address"
)


async def wall_of(house: TestHouse, page: Page) -> Page:
    """Enters by the wall's link and waits until the wall is live."""
    await page.goto(house.links["wall"])
    await expect(page.locator("[data-clock]")).not_to_be_empty()
    return page


def view(page: Page, name: str) -> Locator:
    return page.locator(f"[data-view='{name}']:not([hidden])")


def words(page: Page) -> Locator:
    """The phrases on the page of the list that is up."""
    return page.locator("[data-view]:not([hidden]) .phrase:not(.off-page) .phrase-text")


async def shown(fran: Person, ada: Person, *texts: str) -> list[str]:
    """Ada gives words and fran puts them up at once."""
    phrases = []
    for text in texts:
        phrases.append(await ada.gives(text))
        await fran.sees(f"phrase/{phrases[-1]}")
        assert await fran.shows(phrases[-1]) is ok
    return phrases


async def test_the_wall_follows_the_day_by_itself(house: TestHouse, browser_page: OpenPage) -> None:
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(view(page, "programme")).to_contain_text("Registration")
    await expect(page.locator(".foot-address")).to_contain_text(house.code)
    await expect(page.locator(".foot .qr")).to_be_visible()

    await house.at("9.40")
    await expect(view(page, "join")).to_contain_text(house.code)

    await house.at("10.20")
    await expect(view(page, "rest")).to_contain_text("The room is listening.")

    await house.at("11.20")
    await expect(view(page, "prompt")).to_be_visible()
    await page.reload()  # a browser keeps its own time between beats; this one's clock did not jump with the house's
    await expect(page.locator("[data-clock]")).to_have_text("11.20")
    await expect(page.locator("[data-left]")).to_have_text("about 40 minutes left")
    await expect(page.locator("[data-next]")).to_contain_text("next 12.00")

    await house.at("12.50")
    await expect(view(page, "programme").locator("[aria-current]")).to_contain_text("Lunch")
    await expect(view(page, "programme")).to_contain_text("next")


async def test_words_come_newest_first_with_how_they_came_beside_them(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(view(page, "prompt")).to_contain_text("No words yet. Yours can be the first.")
    assert await fran.does("wall.pace", pace="by_hand") is ok
    waits = await ada.gives("not shown yet")
    await expect(view(page, "prompt")).to_contain_text("No words here yet. Yours are welcome.")
    assert await ada.withdraws(waits) is ok

    await shown(fran, ada, "nobody interrupted")
    await expect(words(page)).to_have_text(["nobody interrupted"])
    welsh = await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    assert await fran.shows(welsh) is ok
    aloud = await fran.gives("two chairs, same height", said="aloud")
    await house.passes(1)
    assert await fran.shows(aloud) is ok

    rows = page.locator(".phrase")
    await expect(rows.filter(has_text="cael fy nghlywed")).to_contain_text("to be heard · Cymraeg")
    await expect(rows.filter(has_text="two chairs")).to_contain_text("said aloud")
    await expect(rows.filter(has_text="two chairs")).to_have_attribute("data-fresh", "")


async def test_words_given_several_times_are_one_line_that_says_so(
    house: TestHouse, ada: Person, bob: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await wall_of(house, await browser_page(1920, 1080))
    (first,) = await shown(fran, ada, "Being heard")
    await house.passes(1)
    await shown(fran, ada, "two chairs")
    await expect(words(page)).to_have_text(["two chairs", "Being heard"])

    await house.passes(1)
    (same,) = await shown(fran, bob, "being heard!")

    await expect(words(page)).to_have_text(["Being heard", "two chairs"])
    await expect(page.locator(".phrase").first).to_contain_text("given twice")
    theme = await fran.names_theme("What we need")
    assert [await fran.gathers(theme, each) for each in (first, same)] == [ok, ok]
    assert await fran.puts_on_the_wall("theme", theme) is ok
    await expect(view(page, "theme").locator("[data-list] .phrase")).to_contain_text(["given twice"])
    assert await ada.withdraws(first) is ok
    await expect(view(page, "theme").locator("[data-list] .phrase-text")).to_have_text(["being heard!"])
    await expect(view(page, "theme").locator("[data-list] .phrase")).not_to_contain_text("given")


async def test_while_words_are_taken_the_way_to_give_them_stays_on_the_wall(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await wall_of(house, await browser_page(1440, 900))

    for name in ("prompt", "programme", "themes", "rest", "poem"):
        assert await fran.puts_on_the_wall(name) is ok
        await expect(view(page, name)).to_be_visible()
        await expect(page.locator(".foot-address")).to_contain_text(f"/{house.code}")
        await expect(page.locator(".foot .qr")).to_be_visible()

    assert await fran.puts_on_the_wall("join") is ok
    await expect(view(page, "join").locator(".join-code")).to_have_text(house.code)
    await expect(view(page, "join").locator(".qr")).to_be_visible()
    await house.at("12.10")
    assert await fran.puts_on_the_wall("rest") is ok
    await expect(page.locator(".foot")).to_be_hidden()


async def test_a_phrase_taken_back_leaves_the_wall_even_while_it_is_held_still(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (mine,) = await shown(fran, ada, "who gets to edit?")
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(words(page)).to_have_text(["who gets to edit?"])

    await page.keyboard.press(".")
    await expect(page.locator("[data-held]")).to_be_visible()
    await shown(fran, ada, "power with, not power over")
    assert await ada.withdraws(mine) is ok

    await expect(words(page)).to_have_count(0)
    await page.keyboard.press("Space")
    await expect(page.locator("[data-held]")).to_be_hidden()
    await expect(words(page)).to_have_text(["power with, not power over"])


async def test_more_words_than_fit_are_on_further_pages_and_new_ones_bring_the_first_page_back(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await shown(fran, ada, *(f"word number {number}" for number in range(12)))
    page = await wall_of(house, await browser_page(1920, 1080))
    note = page.locator("[data-page]")
    await expect(note).to_have_text("page 1 of 2")
    assert 5 <= await words(page).count() <= 7, "six to eight lines with the question"
    await expect(page.locator(".phrase")).to_have_count(12)  # a screen reader has them all

    await page.keyboard.press("PageDown")
    await expect(note).to_have_text("page 2 of 2")

    await house.passes(5)
    await shown(fran, ada, "and one more")
    await expect(note).to_have_text("page 1 of 3")
    await expect(words(page).first).to_have_text("and one more")


async def test_of_very_many_words_the_newest_are_on_the_pages(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    for number in range(90):
        await ada.gives(f"word number {number}")
        house.clock.advance(1)
    page = await wall_of(house, await browser_page(1920, 1080))

    await expect(page.locator(".phrase")).to_have_count(80)
    await expect(words(page).first).to_have_text("word number 89")
    await expect(page.locator("[data-page]")).to_have_text(re.compile(r"page 1 of 1\d"))


async def test_words_that_were_hidden_and_are_back_are_not_new(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (mine,) = await shown(fran, ada, "nobody interrupted")
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(words(page)).to_have_text(["nobody interrupted"])
    assert await fran.hides(mine) is ok
    await expect(words(page)).to_have_count(0)

    assert await fran.does("phrase.restore", id=mine) is ok

    await expect(words(page)).to_have_text(["nobody interrupted"])
    await expect(page.locator(".phrase")).not_to_have_attribute("data-fresh", "")


async def test_under_the_themes_words_that_come_are_to_be_read_one_after_the_other(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = await shown(fran, ada, "nobody interrupted", "hope, at her own pace")
    themes = [await fran.names_theme(f"Theme {number}") for number in range(1, 5)]
    for theme in themes:
        assert [await fran.gathers(theme, phrase) for phrase in phrases] == [ok, ok]
    await house.at("15.05")
    page = await browser_page(1920, 1080)
    await page.clock.install()
    await wall_of(house, page)
    latest = view(page, "themes").locator("[data-latest]")
    await expect(page.locator(".theme-item:not(.off-page)")).to_have_count(8)
    await expect(latest).to_be_hidden()
    await page.clock.pause_at(await page.evaluate("Date.now() + 1000"))

    await shown(fran, ada, "the kettle did more")
    await page.clock.run_for(1_000)
    await expect(latest.locator(".phrase-text")).to_have_text("the kettle did more")
    await expect(latest.locator(".phrase")).to_have_attribute("data-fresh", "")
    await expect(page.locator(".theme:not(.off-page) .theme-item:not(.off-page)")).to_have_count(4)
    await house.passes(1)
    await shown(fran, ada, "two chairs")
    await house.passes(1)
    await shown(fran, ada, "bread first")
    read = [""]
    while read[-1] != "bread first" and len(read) < 60:
        await page.clock.run_for(1_000)
        read.append(await latest.locator(".phrase-text").inner_text())
    await page.clock.resume()

    assert list(dict.fromkeys(read[1:])) == ["the kettle did more", "two chairs", "bread first"]
    assert read.count("two chairs") >= 4
    assert await fran.puts_on_the_wall("theme", themes[0]) is ok
    await expect(view(page, "theme").locator("[data-latest] .phrase-text")).to_have_text("bread first")
    await house.at("15.31")
    await expect(view(page, "theme").locator("[data-latest]")).to_be_hidden()


@pytest.mark.parametrize(("motion", "page_then"), [("no-preference", "page 2 of 2"), ("reduce", "page 1 of 2")])
async def test_pages_turn_by_themselves_unless_movement_is_unwelcome(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, motion: str, page_then: str
) -> None:
    await house.at("11.20")
    await shown(fran, ada, *(f"word number {number}" for number in range(12)))
    page = await browser_page(1920, 1080, reduced_motion=motion)
    await page.clock.install()
    await wall_of(house, page)
    await expect(page.locator("[data-page]")).to_have_text("page 1 of 2")

    await page.clock.run_for(21_000)

    await expect(page.locator("[data-page]")).to_have_text(page_then)


async def test_themes_come_four_to_a_page_with_who_stands_with_them(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = await shown(fran, ada, "nobody interrupted", "hope, at her own pace", "heard without being fixed")
    themes = [await fran.names_theme(f"Theme {number}") for number in range(1, 7)]
    for phrase in phrases:
        assert await fran.gathers(themes[0], phrase) is ok
    for theme in themes[1:5]:
        assert await fran.gathers(theme, phrases[0]) is ok
    await house.at("15.05")
    assert await ada.stands_with(themes[0]) is ok
    page = await wall_of(house, await browser_page(1920, 1080))

    first = page.locator(".theme").first
    await expect(page.locator(".theme:not(.off-page)")).to_have_count(4)
    await expect(first.locator(".theme-item:not(.off-page)")).to_have_count(2)
    await expect(first.locator(".theme-more")).to_have_text("and 1 more · 1 person with it")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(".theme:not(.off-page) .theme-title")).to_have_text(["Theme 5"])
    await expect(page.locator(".theme", has_text="Theme 6")).to_have_count(0)  # nothing is behind it yet
    await expect(view(page, "themes")).to_contain_text("What should nobody leave this room without?")
    await expect(page.locator("[data-how]")).to_have_text("Stand with a theme, or add words, at")

    assert await fran.puts_on_the_wall("theme", themes[0]) is ok
    await expect(view(page, "theme").get_by_role("heading")).to_have_text("Theme 1")
    await expect(words(page)).to_have_count(3)


async def test_the_poem_is_read_line_by_line_and_then_stands_whole(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (given,) = await shown(fran, ada, "Two chairs, same height")
    await paul.sees(f"phrase/{given}")
    one = await paul.writes({"text": "Two chairs, same height", "phrase": given}, ": a small thing,")
    two = await paul.writes("but it is there.", after=one)
    await paul.does("poem.title", text="Two chairs")
    await house.at("15.31")
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(view(page, "poem")).to_contain_text("The poem is being made…")

    assert await paul.does("reading.begin") is ok
    await expect(page.get_by_role("heading", name="Two chairs")).to_be_visible()
    await expect(page.locator(".line")).to_have_count(0)

    assert await paul.does("reading.line", line=one) is ok
    current = page.locator(".line[aria-current]")
    await expect(current).to_have_text("Two chairs, same height: a small thing,")
    await expect(current.locator("i")).to_have_text("Two chairs, same height")
    assert await paul.does("reading.line", line=two) is ok
    await expect(current).to_have_text("but it is there.")

    assert await ada.withdraws(given) is ok
    await expect(page.get_by_role("img", name="words that are gone")).to_have_text("…")
    await expect(page.locator(".line").first).to_have_text("…: a small thing,")
    await expect(page.locator(".foot")).to_be_hidden()
    assert await paul.does("reading.end") is ok
    await expect(page.locator(".line[aria-current]")).to_have_count(0)
    await expect(page.locator(".line:not(.off-page)")).to_have_count(2)
    await expect(page.get_by_role("img", name="words that are gone")).to_be_visible()
    await expect(page.locator("[data-how]")).to_have_text("Read the poem again at")
    await expect(page.locator(".foot-address")).to_have_text(re.compile(rf"/{house.code}/poem$"))
    await expect(page.locator(".foot-address")).to_be_in_viewport(ratio=1)

    await fran.puts_on_the_wall("programme")
    await expect(page.locator(".foot-address")).to_have_text(re.compile(rf"/{house.code}$"), use_inner_text=True)


async def test_a_long_poem_leaves_no_line_alone_on_its_last_page(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("15.31")
    line = None
    for number in range(1, 18):
        line = await paul.writes(f"line {number} of a poem", after=line)
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    assert await paul.does("reading.end") is ok
    page = await wall_of(house, await browser_page(1920, 1080))
    note, shown_lines = page.locator("[data-page]"), page.locator(".line:not(.off-page)")
    await expect(note).to_have_text("page 1 of 3")
    counts = [await shown_lines.count()]

    for number in (2, 3):
        await page.keyboard.press("PageDown")
        await expect(note).to_have_text(f"page {number} of 3")
        counts.append(await shown_lines.count())

    assert sum(counts) == 17
    assert max(counts) - min(counts) <= 2, "the title takes the place of one or two"


async def test_a_poem_keeps_its_stanzas_while_it_is_read_and_arabic_stands_upright(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (arabic,) = await shown(fran, ada, "أن يُسمع صوتي")
    await paul.sees(f"phrase/{arabic}")
    one = await paul.writes("two chairs")
    gap = await paul.writes(after=one)
    two = await paul.writes({"text": "أن يُسمع صوتي", "phrase": arabic}, after=gap)
    page = await wall_of(house, await browser_page(1920, 1080))

    await paul.does("reading.begin")
    assert [await paul.does("reading.line", line=line) for line in (one, two)] == [ok, ok]

    await expect(page.locator(".line[aria-current]")).to_have_text("أن يُسمع صوتي")
    space = await page.locator(".line[data-blank]").bounding_box()
    assert space is not None
    assert space["height"] > 20
    given = page.locator(".line i")
    await expect(given).to_have_css("font-style", "normal")
    await expect(given).to_have_css("text-decoration-line", "underline")
    await expect(page.locator("[data-legend]")).to_contain_text("Words in italics or underlined were given")


async def test_on_another_date_the_wall_names_no_hour_until_a_facilitator_begins(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.passes(24 * 60 * 60)
    page = await wall_of(house, await browser_page(1920, 1080))

    await expect(page.locator("[data-next]")).to_have_text("We begin soon.")
    await expect(view(page, "programme")).not_to_contain_text("next")
    assert await fran.puts_on_the_wall("rest") is ok
    await expect(view(page, "rest")).to_contain_text("We begin soon.")

    assert await fran.starts("Registration") is ok
    await expect(page.locator("[data-next]")).to_contain_text("next 9.30 · Opening")


@pytest.mark.parametrize(("width", "height"), PROJECTORS)
async def test_the_last_row_can_read_every_view_and_nothing_falls_off_the_screen(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("11.20")
    long = "I was asked how I was, twice, and both times they waited for the answer"
    phrases = await shown(fran, ada, "nobody interrupted", long, "Donaudampfschifffahrtsgesellschaftskapitänsmütze")
    theme = await fran.names_theme("Not settled: is it ever equal?")
    for phrase in phrases:
        assert await fran.gathers(theme, phrase) is ok
    page = await wall_of(house, await browser_page(width, height))

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
    phrases = await shown(fran, ada, "nobody interrupted", "أن يُسمع صوتي")
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrases[0]) is ok
    page = await wall_of(house, await browser_page(1920, 1080, color_scheme=scheme, reduced_motion="reduce"))

    for name in ("join", "programme", "prompt", "themes", "theme", "poem", "rest"):
        assert await fran.puts_on_the_wall(name, theme if name == "theme" else None) is ok
        await expect(view(page, name)).to_be_visible()
        await axe(page)


async def test_markup_in_words_is_shown_as_words(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await wall_of(house, await browser_page(1920, 1080))

    await shown(fran, ada, "<img src=x onerror=alert(1)>", "=SUM(A1:A9) & {{ 7*7 }}")

    await expect(words(page).filter(has_text="<img src=x onerror=alert(1)>")).to_be_visible()
    await expect(words(page).filter(has_text="=SUM(A1:A9) & {{ 7*7 }}")).to_be_visible()


async def test_a_lost_line_says_so_and_keeps_what_was_there(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await shown(fran, ada, "nobody interrupted")
    page = await browser_page(1920, 1080)
    line = Line()
    await line.carries(page)
    await wall_of(house, page)
    await expect(words(page)).to_have_text(["nobody interrupted"])

    await line.cut()

    stale = page.locator("[data-stale]")
    await expect(stale).to_have_text("Not connected. Showing what was here at 11.20.", timeout=12_000)
    await expect(words(page)).to_have_text(["nobody interrupted"])


async def test_the_wall_opened_on_a_phone_is_an_ordinary_page(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await shown(fran, ada, *(f"word number {number}" for number in range(12)))

    page = await wall_of(house, await browser_page(390, 844))

    await expect(words(page)).to_have_count(12)
    assert not await scrolls_sideways(page)


async def test_the_wall_can_be_dimmed_and_remembers_it(house: TestHouse, browser_page: OpenPage) -> None:
    page = await wall_of(house, await browser_page(1920, 1080))
    await expect(page.locator("html")).to_have_attribute("data-scheme", "light")

    await page.keyboard.press("d")

    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


async def test_without_a_script_the_wall_still_shows_the_moment_it_was_opened(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await shown(fran, ada, "nobody interrupted")
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
