"""Rings: how near a theme is to somebody, said on the phone, and where the room has them, on the wall."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.phone.hand import phone, turns_to, without_sockets
from tests.browser.wall.opened import open_wall, put_up, view
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

JOINED = "joined in the poem with"
SLOT = "Discussion of arising themes"
LONG = "Who sets the agenda when nobody from the ward is in the room"


def ring(page: Page, title: str, name: str) -> Locator:
    return page.get_by_role("group", name=f"How near is “{title}” to you?").get_by_role("button", name=name)


async def test_a_phone_is_asked_in_the_main_points_and_takes_it_back_at_any_time(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Being heard")
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    await expect(page.get_by_role("button", name="Stand with this: Being heard")).to_be_visible()
    await expect(page.get_by_text("How near is this to you?")).to_have_count(0)

    await house.at("15.05")
    await ring(page, "Being heard", "Close by").click()
    await expect(ring(page, "Being heard", "Close by")).to_have_attribute("aria-pressed", "true")
    await fran.sees("rings", close=[theme])
    await ring(page, "Being heard", "At the heart").click()
    await fran.sees("rings", heart=[theme], close=[])
    await expect(ring(page, "Being heard", "Close by")).to_have_attribute("aria-pressed", "false")
    await axe(page)
    assert not await scrolls_sideways(page)
    await page.reload()
    await turns_to(page, "Themes")
    await expect(ring(page, "Being heard", "At the heart")).to_have_attribute("aria-pressed", "true")

    await house.at("15.35")
    await expect(ring(page, "Being heard", "Close by")).to_be_hidden()
    await ring(page, "Being heard", "At the heart").click()
    await fran.until(lambda: not fran.all("rings") and "rings" not in fran.cells)
    await expect(page.get_by_text("How near is this to you?")).to_have_count(0)


async def test_without_a_script_the_buttons_are_a_form(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    theme = await fran.names_theme("Being heard")
    await house.at("15.05")
    page = await browser_page(390, 844, java_script_enabled=False)
    await page.goto(house.page)

    await ring(page, "Being heard", "At the edge").click()
    await fran.sees("rings", edge=[theme])
    await expect(ring(page, "Being heard", "At the edge")).to_have_attribute("aria-pressed", "true")
    await ring(page, "Being heard", "At the edge").click()

    await expect(ring(page, "Being heard", "At the edge")).to_have_attribute("aria-pressed", "false")
    await fran.until(lambda: "rings" not in fran.cells)


async def test_where_no_socket_opens_it_is_said_and_taken_back_by_the_form(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    theme = await fran.names_theme("Being heard")
    await house.at("15.05")
    page, _ = await without_sockets(browser_page, house)
    await expect(page.locator("body")).to_have_attribute("data-connection", "carried")
    await turns_to(page, "Themes")

    await ring(page, "Being heard", "Close by").click()
    await fran.sees("rings", close=[theme])
    await ring(page, "Being heard", "Close by").click()

    await fran.until(lambda: "rings" not in fran.cells)
    await expect(ring(page, "Being heard", "Close by")).to_have_attribute("aria-pressed", "false")


async def rings_up(house: TestHouse, ada: Person, fran: Person, titles: list[str]) -> list[str]:
    """Themes from two discussions, in the three rings in turn."""
    await house.at("11.20")
    [early] = await put_up(fran, ada, "nobody interrupted")
    themes = [await fran.names_theme(title) for title in titles]
    await house.at("15.05")
    [late] = await put_up(fran, ada, "I was asked how I was, twice")
    for number, theme in enumerate(themes):
        assert await fran.gathers(theme, late if number % 2 else early) is ok
        assert await ada.does("theme.place", theme=theme, ring=("heart", "close", "edge")[number % 3]) is ok
    return themes


async def test_the_wall_has_each_theme_in_its_ring_and_sector_the_same_every_time(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await rings_up(house, ada, fran, ["Being heard", "Who holds the pen", "Is it ever equal?"])
    line = await paul.writes("nobody interrupted, I was asked how I was, twice")
    for verb, fields in (("reading.begin", {}), ("reading.line", {"line": line}), ("reading.end", {})):
        assert await paul.does(verb, **fields) is ok
    page = await open_wall(house, await browser_page(1920, 1080))
    assert await fran.puts_on_the_wall("rings") is ok

    plain = view(page, "rings").locator("[data-list] > li")
    await expect(plain).to_have_text(
        [
            f"Being heard · at the heart · {SLOT} · nobody interrupted · {JOINED} “Who holds the pen”",
            f"Is it ever equal? · at the edge · {SLOT} · nobody interrupted · {JOINED} “Who holds the pen”",
            (
                "Who holds the pen · close by · Main points of the day · I was asked how I was, twice"
                f" · {JOINED} “Being heard” · {JOINED} “Is it ever equal?”"
            ),
        ]
    )
    assert not re.search(r"\d", await view(page, "rings").inner_text()), "nobody is counted"
    far = await page.evaluate(HOW_FAR)
    assert [far[title] for title in ("Being heard", "Who holds the pen", "Is it ever equal?")] == sorted(far.values())
    sizes = await page.locator("[data-drawing] circle[data-hue]").evaluate_all(
        "all => all.map(one => one.getAttribute('r'))"
    )
    assert len(sizes) == 3
    assert len(set(sizes)) == 1
    await expect(page.locator("[data-drawing] .rings-sector")).to_have_count(2)
    await expect(page.locator("[data-drawing] .rings-thread")).to_have_count(2)
    await expect(page.get_by_text("Dotted: joined in the poem")).to_be_visible()
    before = await shapes(page)
    await page.reload()
    await expect(page.locator("[data-drawing] line:not([class])")).to_have_count(3)
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert await shapes(page) == before


SHAPES = """all => all.map(one => {
  const values = ["cx", "cy", "x2", "y2"].map((name) => Math.round(one.getAttribute(name)));
  return [one.dataset.key, ...values];
})"""


async def shapes(page: Page) -> Any:
    return await page.locator("[data-drawing] > *").evaluate_all(SHAPES)


HOW_FAR = """() => {
  const [middle, ...dots] = document.querySelectorAll("[data-drawing] circle:is([data-key=heart], [data-hue])");
  const at = (dot, name) => Number(dot.getAttribute(name));
  return Object.fromEntries(dots.map((dot) => {
    const row = document.querySelector(`.ring-theme[data-key="${dot.dataset.key.slice(4)}"] h2`);
    return [row.textContent, Math.hypot(at(dot, "cx") - at(middle, "cx"), at(dot, "cy") - at(middle, "cy"))];
  }));
}"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
async def test_many_and_long_titles_turn_pages_and_none_is_cut_or_covers_another(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    titles = [f"{number} {LONG}"[:60] for number in range(1, 5)] + [f"Theme {number}" for number in range(5, 9)]
    await rings_up(house, ada, fran, titles)
    page = await open_wall(house, await browser_page(width, height))
    assert await fran.puts_on_the_wall("rings") is ok
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    await expect(page.locator("[data-page]")).to_contain_text("page 1 of")
    count = int((await page.locator("[data-page]").inner_text()).split()[-1])

    read: list[str] = []
    for number in range(1, count + 1):
        await expect(page.locator("[data-page]")).to_contain_text(f"page {number} of")
        read += await view(page, "rings").locator(".ring-title").all_inner_texts()
        assert await page.evaluate(ASTRAY) == []
        await page.keyboard.press("ArrowRight")

    assert sorted(set(read)) == sorted(titles)


ASTRAY = """() => {
  const rows = [...document.querySelectorAll("[data-view=rings] .ring-theme")];
  const boxes = rows.map((row) => row.getBoundingClientRect());
  const middle = document.querySelector("[data-middle]").getBoundingClientRect();
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return rows.filter((row, at) => boxes[at].bottom > row.parentNode.getBoundingClientRect().bottom + 1
    || meets(boxes[at], middle) || boxes.some((other, place) => place !== at && meets(other, boxes[at])))
    .map((row) => row.textContent);
}"""
