"""The bar of tabs, and what is told at the top, stand on nothing that somebody wants to press."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import a_theme, gives, phone, turns_to, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok

PRESSED = "main :is(a, button, summary, textarea, select, input)"
# What of all that can be pressed in the view that is up stays covered at its top or foot where it has been scrolled to.
COVERED = """() => {
  const all = Array.from(document.querySelectorAll("main :is(a, button, summary, textarea, select, input)"));
  const isFolded = one => one.closest("details:not([open]) > :not(summary)");
  const seen = all.filter(one => one.checkVisibility() && !isFolded(one) && one.getBoundingClientRect().height > 2);
  const isFree = (one, x, y) => {
    const there = document.elementFromPoint(x, y);
    return there && (one.contains(there) || there.contains(one));
  };
  const isCovered = one => {
    one.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return ![[left + 4, top + 4], [(left + right) / 2, bottom - 4]].every(([x, y]) => isFree(one, x, y));
  };
  return [...seen.filter(isCovered), ...seen.reverse().filter(isCovered)].map(one => one.outerHTML);
}"""
# Asked again and again: a view that comes up scrolls to where it was left.
NOTHING_UNDER_THE_BAR_AT_THE_END = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const [main, bar] = ["main", "nav"].map(name => document.querySelector(name).getBoundingClientRect());
  return main.bottom <= bar.top + 1;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one.closest("main") || one.getBoundingClientRect().height < 3) return null;
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const isHere = y => {
    const there = document.elementFromPoint((left + right) / 2, y);
    return there && (one.contains(there) || there.contains(one));
  };
  const folded = one.closest("details:not([open]) > :not(summary)") ? "folded away: " : "";
  return [folded + one.outerHTML.slice(0, 200), isHere(top + 4) && isHere(bottom - 4)];
}"""


async def is_full(page: Page, bob: Person, fran: Person) -> None:
    """Own words and those of others, more than the screen has room for."""
    for number in range(6):
        await gives(page, f"words that stand at number {number}")
        await expect(words(page)).to_have_count(number + 1)
    given = [await bob.gives(f"somebody else's, number {number}") for number in range(8)]
    for phrase in given:
        assert await fran.shows(phrase) is ok
    theme = await a_theme(fran, given[0])
    for phrase in given[1:]:
        assert await fran.gathers(theme, phrase) is ok


async def reads_in(page: Page, size: str) -> None:
    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label(size, exact=True).check()
    await page.get_by_role("button", name="Done").click()


@pytest.mark.parametrize("size", ["Usual", "Very large"])
async def test_whatever_is_pressed_can_be_had_whole_above_the_tabs(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person, size: str
) -> None:
    """The lowest is what a keyboard leaves of a phone."""
    await house.at("11.20")
    page = await phone(browser_page, house)
    await is_full(page, bob, fran)
    await reads_in(page, size)

    for view in ("Words", "Themes", "Programme"):
        await turns_to(page, view)
        await expect(page.locator(f"[data-tab={view.lower()}]")).to_have_attribute("aria-current", "page")
        assert await page.locator(f"{PRESSED}:visible").count() > 3, "there is something to press"
        for width, height in ((390, 844), (320, 640), (390, 380)):
            await page.set_viewport_size({"width": width, "height": height})
            assert await page.evaluate(COVERED) == [], (view, width, height)
            await page.wait_for_function(NOTHING_UNDER_THE_BAR_AT_THE_END)


async def stops(page: Page, key: str) -> list[tuple[str, bool]]:
    """Where that key leads to, one after the other, and whether it is seen there."""
    found: list[Any] = []
    for _ in range(40):
        await page.keyboard.press(key)
        found.append(await page.evaluate(FOCUSED))
    return [tuple(one) for one in found if one]


@pytest.mark.parametrize("view", ["Words", "Themes"])
async def test_what_has_the_focus_is_never_under_the_tabs_or_under_what_is_told_at_the_top(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person, view: str
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line, width=320, height=640)
    await is_full(page, bob, fran)
    await turns_to(page, view)
    if view == "Themes":
        await expect(page.get_by_role("button", name="Stand with this: Being heard")).to_be_visible()
    await line.cut()
    await expect(page.locator("[data-offline]")).to_be_visible()

    for key in ("Tab", "Shift+Tab"):
        reached = await stops(page, key)
        assert len(reached) > 8, "the keys lead through the view, for this test to mean anything"
        assert [what for what, is_seen in reached if not is_seen] == []


async def test_with_the_keyboard_open_the_field_and_its_button_are_in_sight_and_the_tabs_are_not_in_the_way(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    assert "interactive-widget=resizes-content" in (
        await page.locator("meta[name=viewport]").get_attribute("content") or ""
    )
    await page.get_by_label("Your words").click()

    await page.set_viewport_size({"width": 390, "height": 400})

    await expect(page.get_by_label("Your words")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="Give these words")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("navigation")).not_to_be_in_viewport()
