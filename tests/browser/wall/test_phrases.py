"""The room's words on the wall: newest first, the same ones together, as many pages as they need."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.wall.opened import open_wall, phrases_on, put_up, view
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_words_come_newest_first_with_how_they_came_beside_them(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(view(page, "prompt")).to_contain_text("No words yet. Yours can be the first.")
    assert await fran.does("wall.pace", pace="by_hand") is ok
    waits = await ada.gives("not shown yet")
    await expect(view(page, "prompt")).to_contain_text("No words here yet. Yours are welcome.")
    assert await ada.withdraws(waits) is ok

    await put_up(fran, ada, "nobody interrupted")
    await expect(phrases_on(page)).to_have_text(["nobody interrupted"])
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
    page = await open_wall(house, await browser_page(1920, 1080))
    (first,) = await put_up(fran, ada, "Being heard")
    await house.passes(1)
    await put_up(fran, ada, "two chairs")
    await expect(phrases_on(page)).to_have_text(["two chairs", "Being heard"])

    await house.passes(1)
    (same,) = await put_up(fran, bob, "being heard!")

    await expect(phrases_on(page)).to_have_text(["Being heard", "two chairs"])
    await expect(page.locator(".phrase").first).to_contain_text("given twice")
    theme = await fran.names_theme("What we need")
    assert [await fran.gathers(theme, each) for each in (first, same)] == [ok, ok]
    assert await fran.puts_on_the_wall("theme", theme) is ok
    await expect(view(page, "theme").locator("[data-list] .phrase")).to_contain_text(["given twice"])
    assert await ada.withdraws(first) is ok
    await expect(view(page, "theme").locator("[data-list] .phrase-text")).to_have_text(["being heard!"])
    await expect(view(page, "theme").locator("[data-list] .phrase")).not_to_contain_text("given")


async def test_a_phrase_taken_back_leaves_the_wall_even_while_it_is_held_still(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (mine,) = await put_up(fran, ada, "who gets to edit?")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(phrases_on(page)).to_have_text(["who gets to edit?"])

    await page.keyboard.press(".")
    await expect(page.locator("[data-held]")).to_be_visible()
    await put_up(fran, ada, "power with, not power over")
    assert await ada.withdraws(mine) is ok

    await expect(phrases_on(page)).to_have_count(0)
    await page.keyboard.press("Space")
    await expect(page.locator("[data-held]")).to_be_hidden()
    await expect(phrases_on(page)).to_have_text(["power with, not power over"])


async def test_more_words_than_fit_are_on_further_pages_and_new_ones_bring_the_first_page_back(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, *(f"word number {number}" for number in range(12)))
    page = await open_wall(house, await browser_page(1920, 1080))
    note = page.locator("[data-page]")
    await expect(note).to_have_text("page 1 of 2")
    assert 5 <= await phrases_on(page).count() <= 7, "six to eight lines with the question"
    await expect(page.locator(".phrase")).to_have_count(12)  # a screen reader has them all

    await page.keyboard.press("PageDown")
    await expect(note).to_have_text("page 2 of 2")

    await house.passes(5)
    await put_up(fran, ada, "and one more")
    await expect(note).to_have_text("page 1 of 3")
    await expect(phrases_on(page).first).to_have_text("and one more")


async def test_of_very_many_words_the_newest_are_on_the_pages(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    for number in range(90):
        await ada.gives(f"word number {number}")
        await house.passes(2)  # a phone may give so much and no more
    page = await open_wall(house, await browser_page(1920, 1080))

    await expect(page.locator(".phrase")).to_have_count(80)
    await expect(phrases_on(page).first).to_have_text("word number 89")
    await expect(page.locator("[data-page]")).to_have_text(re.compile(r"page 1 of 1\d"))


async def test_words_that_were_hidden_and_are_back_are_not_new(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    (mine,) = await put_up(fran, ada, "nobody interrupted")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(phrases_on(page)).to_have_text(["nobody interrupted"])
    assert await fran.hides(mine) is ok
    await expect(phrases_on(page)).to_have_count(0)

    assert await fran.does("phrase.restore", id=mine) is ok

    await expect(phrases_on(page)).to_have_text(["nobody interrupted"])
    await expect(page.locator(".phrase")).not_to_have_attribute("data-fresh", "")


@pytest.mark.parametrize(("motion", "page_then"), [("no-preference", "page 2 of 2"), ("reduce", "page 1 of 2")])
async def test_pages_turn_by_themselves_unless_movement_is_unwelcome(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, motion: str, page_then: str
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, *(f"word number {number}" for number in range(12)))
    page = await browser_page(1920, 1080, reduced_motion=motion, new=True)
    await page.clock.install()
    await open_wall(house, page)
    await expect(page.locator("[data-page]")).to_have_text("page 1 of 2")

    await page.clock.run_for(21_000)

    await expect(page.locator("[data-page]")).to_have_text(page_then)


async def test_markup_in_words_is_shown_as_words(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await open_wall(house, await browser_page(1920, 1080))

    await put_up(fran, ada, "<img src=x onerror=alert(1)>", "=SUM(A1:A9) & {{ 7*7 }}")

    await expect(phrases_on(page).filter(has_text="<img src=x onerror=alert(1)>")).to_be_visible()
    await expect(phrases_on(page).filter(has_text="=SUM(A1:A9) & {{ 7*7 }}")).to_be_visible()


async def test_words_from_right_to_left_begin_on_the_wall_where_the_others_do(
    house: TestHouse, fran: Person, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, "أن يُسمع صوتي", "nobody interrupted")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(phrases_on(page)).to_have_count(2)

    edges = await page.locator(".phrase > :first-child").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().x)"
    )

    assert edges[0] == edges[1]
