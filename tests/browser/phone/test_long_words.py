"""Long words and links stay in their column, on every tab of a narrow phone and on public pages, at twice the size."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone, turns_to, words
from tests.browsers import OpenPage, forgive, scrolls_sideways, until_it_complains
from tests.cast import TestHouse, house_of, ok
from tests.conftest import SEMINAR

LINK = "https://example.org/" + "stories-that-are-long/" * 2 + "seen.from-the-other-side"
WORD = "Zusammengehörigkeitsgefühl" * 3 + "sprachlosigkeit"[: 90 - 78]
TITLE = "m" * 60
# What stands further to a side than the page does, or is wider inside than it is.
OUTSIDE = """() => Array.from(document.querySelectorAll("body *")).filter(one => {
  if (!one.checkVisibility() || one.closest(".visually-hidden, [role=status], .skip, svg, option")) return false;
  const { left, right, width } = one.getBoundingClientRect();
  return width > 2 && (left < -1 || right > innerWidth + 1);
}).map(one => one.outerHTML.slice(0, 200))"""


async def stays(page: Page) -> None:
    assert await page.evaluate(OUTSIDE) == []
    assert not await scrolls_sideways(page)


@pytest.fixture
async def long_house(tmp_path: Path, clock: Any, site: Any) -> Any:
    """A day whose programme has words and links as long as a line takes."""
    programme = SEMINAR.replace("Discussion of arising themes", f"Discussion of {TITLE * 2}").replace(
        "Registration", f"Registration {LINK}"
    )
    async with house_of(tmp_path / "long", programme, clock, site) as house:
        yield house
        await house.everyone_leaves()


@pytest.mark.parametrize("size", ["Usual", "Very large"])
async def test_on_every_tab_in_the_day_and_after_it(long_house: TestHouse, browser_page: OpenPage, size: str) -> None:
    house = long_house
    bob, fran, paul = await house.phone(), await house.desk(), await house.poet()
    await house.at("11.20")
    assert await fran.does("prompt.set", slot=fran.cells["now"]["slot"], text=f"What of {LINK}?") is ok
    page = await phone(browser_page, house, width=320, height=640)
    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label(size, exact=True).check()
    await page.get_by_role("button", name="Done").click()
    await gives(page, WORD)
    await expect(words(page)).to_contain_text(["Given"])
    (own,) = fran.all("phrase")
    other = await bob.gives("w" * 90, lang="cy", gloss="g" * 90)
    note = await bob.notes("n" * 280)
    theme = await fran.names_theme(TITLE)
    for given in (own, other, note):
        assert await fran.gathers(theme, given) is ok
    for given in (own, other):
        assert await fran.shows(given) is ok
    await expect(page.get_by_role("heading", level=2).first).to_contain_text(LINK)
    await page.get_by_text("A longer thought?").click()
    await page.get_by_label("Theme", exact=True).select_option(theme)

    for view in ("Words", "Themes", "Programme"):
        await turns_to(page, view)
        await expect(page.locator(f"[data-tab={view.lower()}]")).to_have_attribute("aria-current", "page")
        await stays(page)

    await house.at("15.31")
    await paul.does("poem.title", text="t" * 60)
    await paul.does("poem.sign", text="p" * 60)
    line = await paul.writes({"text": WORD, "phrase": own}, "o" * 140)
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}):
        assert await paul.does(**step) is ok
    await turns_to(page, "Poem")
    await expect(page.locator("[data-being-read]")).to_be_visible()
    await stays(page)
    assert await paul.does("reading.end") is ok
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    await expect(page.get_by_role("heading", name="The day is over.")).to_be_visible()
    await stays(page)


@pytest.mark.parametrize("scale", ["100%", "200%"])
async def test_on_the_pages_for_everybody(long_house: TestHouse, browser_page: OpenPage, scale: str) -> None:
    house = long_house
    fran, paul = await house.desk(), await house.poet()
    await house.at("15.31")
    await paul.does("poem.title", text="t" * 60)
    await paul.does("poem.sign", text="p" * 60)
    line = await paul.writes("o" * 140)
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    page = await browser_page(320, 640)

    for address in (f"{house.page}/poem", f"{house.page}/programme", house.url, f"{house.url}/?code={'x' * 40}"):
        await page.goto(address)
        await page.evaluate("scale => { document.documentElement.style.fontSize = scale }", scale)
        await stays(page)
    await until_it_complains(page, "404")
    forgive(page, "404")
