"""The poem on the wall: line by line while it is read, whole afterwards."""

import re

from playwright.async_api import expect

from tests.browser.wall.opened import open_wall, put_up, view
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_the_poem_is_read_line_by_line_and_then_stands_whole(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (given,) = await put_up(fran, ada, "Two chairs, same height")
    await paul.sees(f"phrase/{given}")
    one = await paul.writes({"text": "Two chairs, same height", "phrase": given}, ": a small thing,")
    two = await paul.writes("but it is there.", after=one)
    await paul.does("poem.title", text="Two chairs")
    await house.at("15.31")
    page = await open_wall(house, await browser_page(1920, 1080))
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
    page = await open_wall(house, await browser_page(1920, 1080))
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
    (arabic,) = await put_up(fran, ada, "أن يُسمع صوتي")
    await paul.sees(f"phrase/{arabic}")
    one = await paul.writes("two chairs")
    gap = await paul.writes(after=one)
    two = await paul.writes({"text": "أن يُسمع صوتي", "phrase": arabic}, after=gap)
    page = await open_wall(house, await browser_page(1920, 1080))

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


async def test_the_last_line_stays_for_a_breath_and_then_the_whole_poem_rests_until_the_desk_goes_on(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (given,) = await put_up(fran, ada, "Two chairs, same height")
    await paul.sees(f"phrase/{given}")
    one = await paul.writes({"text": "Two chairs, same height", "phrase": given})
    two = await paul.writes("but it is there.", after=one)
    await paul.does("poem.title", text="Two chairs")
    await paul.does("poem.sign", text="Adam Montgomery")
    page = await open_wall(house, await browser_page(1920, 1080))
    by, current = page.get_by_text("by Adam Montgomery"), page.locator(".line[aria-current]")
    assert await paul.does("reading.begin") is ok
    await expect(page.get_by_role("heading", name="Two chairs")).to_be_visible()
    await expect(by).to_be_visible()
    await expect(page.locator(".foot")).to_be_hidden()
    for line in (one, two):
        assert await paul.does("reading.line", line=line) is ok
    await expect(current).to_have_text("but it is there.")
    await page.evaluate(COUNT_CHANGES)
    begins = await page.evaluate("performance.now()")

    assert await paul.does("reading.end") is ok
    await expect(current).to_have_count(0)

    assert await page.evaluate("window.changedAt") - begins >= 2900, "the last line stayed"
    await expect(by).to_be_visible()
    await expect(page.locator(".line:not(.off-page)")).to_have_count(2)
    await expect(page.get_by_text("Words in italics were given by people in this room.")).to_be_visible()
    await house.at("12.05")  # the clock starts a talk, and nobody's hand has gone on
    await fran.sees("now", kind="talk")
    await expect(by).to_be_visible()
    assert await fran.puts_on_the_wall("auto") is ok
    await expect(view(page, "rest")).to_be_visible()


COUNT_CHANGES = """() => new MutationObserver(() => (window.changedAt = window.changedAt || performance.now())).observe(
  document.querySelector("[data-view=poem]"), { attributes: true, childList: true, subtree: true }
)"""


async def test_the_wall_is_drawn_alike_with_and_without_a_script_and_dark_with_both(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (given,) = await put_up(fran, ada, "Two chairs, same height")
    await paul.sees(f"phrase/{given}")
    one = await paul.writes({"text": "Two chairs, same height", "phrase": given}, ", and")
    gap = await paul.writes(after=one)
    two = await paul.writes("but it is there.", after=gap)
    await paul.does("poem.sign", text="Adam Montgomery")
    plain = await browser_page(1920, 1080, java_script_enabled=False)
    await plain.goto(f"{house.url}/{house.code}/wall")
    await plain.get_by_label("The link, or the key in it").fill(house.links["wall"])
    await plain.get_by_role("button", name="Open").click()
    live = await open_wall(house, await browser_page(1920, 1080))

    states = [("title", "reading.begin", None), ("first", "reading.line", one), ("second", "reading.line", two)]
    states += [("stepped back", "reading.line", one), ("whole", "reading.end", None)]
    for state, do, line in states:
        assert await paul.does(do, **({"line": line} if line else {})) is ok
        for page in (plain, live):
            await page.reload()
            await expect(view(page, "poem")).to_be_visible()
            await expect(page.locator(".wall")).to_have_css("background-color", "rgb(25, 22, 18)")
        await expect(live.locator("[data-following]")).to_be_visible()
        seen = [await view(page, "poem").evaluate(DRAWN) for page in (plain, live)]
        assert seen[0] == seen[1], state
        assert seen[0]["lines"], "something is drawn, for this test to mean anything"


DRAWN = """section => ({
  state: [section.dataset.poem, section.hasAttribute("data-begun")],
  lines: Array.from(section.querySelectorAll(
    ".poem-head > :not([hidden]), .line, .legend:not([hidden]) > :not([hidden]):not(script)"
  ), one => [
    one.textContent.trim(), one.hidden, one.hasAttribute("data-blank"), one.hasAttribute("data-current"),
    one.getAttribute("aria-current"), one.getAttribute("aria-hidden")]),
})"""
