"""The poem's page: set like one of a book, printed on one sheet, told of where its address is sent on."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

VERSES = (
    "Nobody interrupted, so the story took its chair,",
    "with wit as well as wounds, and someone took the care",
    "to ask who gets to edit, and whose voice is spare.",
)


async def read_aloud(paul: Person, *texts: str) -> list[str]:
    """A poem of these lines that was read to the room; an empty text is the space between two stanzas."""
    lines: list[str] = []
    for text in texts:
        lines.append(await paul.writes(*([text] if text else []), after=lines[-1] if lines else None))
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": lines[-1]}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    return lines


async def sheets(page: Page, paper: str) -> int:
    """On how many sheets the page is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", await page.pdf(format=paper)))


async def test_the_sheet_is_as_wide_as_the_longest_line_and_what_does_not_fit_goes_on_further_in(
    house: TestHouse, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("15.31")
    await paul.does("poem.title", text="Two chairs")
    await paul.does("poem.sign", text="Adam Montgomery")
    await read_aloud(paul, *VERSES, "", "So leave.")
    page = await browser_page(1440, 900)

    await page.goto(f"{house.page}/poem")
    await page.evaluate("document.fonts.ready")

    await expect(page.get_by_text("by Adam Montgomery")).to_be_visible()
    await expect(page.get_by_text("3 March 2017")).to_be_visible()
    await expect(page.locator(".verse")).to_have_css("font-family", re.compile("Newsreader"))
    for width, height in ((1440, 900), (1024, 768), (390, 844), (320, 640)):
        await page.set_viewport_size({"width": width, "height": height})
        rows = await page.locator(".verse-line").evaluate_all(ROWS)
        sheet = await page.locator(".sheet").evaluate("one => one.getBoundingClientRect().width")
        assert [len(row["lefts"]) for row in rows][3] == 1, "the space between two stanzas"
        if width >= 1024:
            assert all(len(row["lefts"]) == 1 for row in rows), width
            assert sheet == pytest.approx(max(row["width"] for row in rows), abs=2), width
            assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight"), width
        else:
            assert max(len(row["lefts"]) for row in rows) > 1, "a line does not fit, for this test to mean anything"
        assert all(later > row["lefts"][0] for row in rows for later in row["lefts"][1:]), width
        assert not await scrolls_sideways(page), width
    await axe(page)


# For every line how wide it is with the room it is set further in by, and where each of its rows begins.
ROWS = """all => all.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const rects = Array.from(range.getClientRects());
  const tops = new Map(rects.reverse().map(rect => [Math.round(rect.top), rect.left]));
  const indent = parseFloat(getComputedStyle(one).paddingInlineStart) + parseFloat(getComputedStyle(one).textIndent);
  return { width: range.getBoundingClientRect().width + indent, lefts: Array.from(tops.values()).reverse() };
})"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_the_poem_stands_on_one_sheet_where_it_can(
    house: TestHouse, paul: Person, browser_page: OpenPage, paper: str
) -> None:
    await house.at("15.31")
    await paul.does(
        "poem.title", text="What the room said when nobody was in a hurry, and everybody had tea in their hands"
    )
    await paul.does("poem.sign", text="Adam Montgomery")
    lines = await read_aloud(paul, *VERSES, "", *VERSES)
    page = await browser_page(1440, 900)

    async def printed() -> tuple[str | None, int]:
        await page.goto(f"{house.page}/poem")
        await page.evaluate("document.fonts.ready")
        return await page.locator(".sheet").get_attribute("data-fits"), await sheets(page, paper)

    assert await printed() == ("15", 1)
    found = []
    for text in VERSES * 9:
        lines.append(await paul.writes(text, after=lines[-1]))
        if len(lines) in (22, 24, 28, 32, 34):
            found.append(await printed())
    assert found == [("15", 1), ("13", 1), ("11", 1), ("10", 1), ("9", 1)]
    for _ in range(12):
        lines.append(await paul.writes(VERSES[0], after=lines[-1]))
    assert await printed() == ("13", 2), "over two sheets, in letters that are good to read"


async def test_whoever_is_sent_its_address_is_told_of_the_poem_once_it_was_read(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    await paul.sees(f"phrase/{phrase}")
    line = await paul.writes({"text": "two chairs", "phrase": phrase})
    await paul.does("poem.title", text="“Two” <b>chairs</b> & one")
    await paul.does("poem.sign", text="Adam")
    page = await browser_page()
    title, about = page.locator("meta[property='og:title']"), page.locator("meta[property='og:description']")

    await page.goto(f"{house.page}/poem")
    await expect(title).to_have_attribute("content", re.compile("^The poem – "))
    await expect(about).to_have_attribute("content", re.compile("When it has been read, it is here"))
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    await page.reload()
    assert "Two" not in await page.content()
    assert await paul.does("reading.end") is ok
    await page.reload()

    await expect(title).to_have_attribute("content", re.compile("^“Two” <b>chairs</b> & one – "))
    told = "A poem by Adam, made of words that people gave at Seminar 5"
    await expect(about).to_have_attribute("content", re.compile(f"^{told}"))
    await expect(page.locator("meta[name='description']")).to_have_attribute("content", re.compile(f"^{told}"))
    async with house.http() as client:
        plain = (await client.get(f"/{house.code}/poem.txt")).text
    assert plain == "“Two” <b>chairs</b> & one\nby Adam\n\ntwo chairs\n"
