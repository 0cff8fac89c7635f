"""The themes on the wall, and the newest words below them."""

import pytest
from playwright.async_api import expect

from live.day.counts import TOLD_FROM
from tests.browser.wall.opened import open_wall, phrases_on, put_up, view
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_under_the_themes_words_that_come_are_to_be_read_one_after_the_other(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "hope, at her own pace")
    themes = [await fran.names_theme(f"Theme {number}") for number in range(1, 5)]
    for theme in themes:
        assert [await fran.gathers(theme, phrase) for phrase in phrases] == [ok, ok]
    await house.at("15.05")
    page = await browser_page(1920, 1080, new=True)
    await page.clock.install()
    await open_wall(house, page)
    latest = view(page, "themes").locator("[data-latest]")
    await expect(page.locator(".theme-item:not(.off-page)")).to_have_count(8)
    await expect(latest).to_be_hidden()
    await page.clock.pause_at(await page.evaluate("Date.now() + 1000"))

    await put_up(fran, ada, "the kettle did more")
    await page.clock.run_for(1_000)
    await expect(latest.locator(".phrase-text")).to_have_text("the kettle did more")
    await expect(latest.locator(".phrase")).to_have_attribute("data-fresh", "")
    await expect(page.locator(".theme:not(.off-page) .theme-item:not(.off-page)")).to_have_count(4)
    await house.passes(1)
    await put_up(fran, ada, "two chairs")
    await house.passes(1)
    await put_up(fran, ada, "bread first")
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


async def test_themes_come_four_to_a_page_with_who_stands_with_them(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrases = await put_up(fran, ada, "nobody interrupted", "hope, at her own pace", "heard without being fixed")
    themes = [await fran.names_theme(f"Theme {number}") for number in range(1, 7)]
    for phrase in phrases:
        assert await fran.gathers(themes[0], phrase) is ok
    for theme in themes[1:5]:
        assert await fran.gathers(theme, phrases[0]) is ok
    await house.at("15.05")
    crowd = [await house.phone() for _ in range(TOLD_FROM)]
    for person in crowd[1:]:
        assert await person.stands_with(themes[0]) is ok
    page = await open_wall(house, await browser_page(1920, 1080))

    first = page.locator(".theme").first
    await expect(page.locator(".theme:not(.off-page)")).to_have_count(4)
    await expect(first.locator(".theme-item:not(.off-page)")).to_have_count(2)
    await expect(first.locator(".theme-more")).to_have_text("and 1 more")
    assert await crowd[0].stands_with(themes[0]) is ok
    await expect(first.locator(".theme-more")).to_have_text("and 1 more · 5 people with it")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(".theme:not(.off-page) .theme-title")).to_have_text(["Theme 5"])
    await expect(page.locator(".theme", has_text="Theme 6")).to_have_count(0)  # nothing is behind it yet
    await expect(view(page, "themes")).to_contain_text("What should nobody leave this room without?")
    await expect(page.locator("[data-how]")).to_have_text("Stand with a theme, or add words, at")

    assert await fran.puts_on_the_wall("theme", themes[0]) is ok
    await expect(view(page, "theme").get_by_role("heading")).to_have_text("Theme 1")
    await expect(phrases_on(page)).to_have_count(3)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
async def test_four_themes_stand_on_a_page_also_under_a_question_with_the_newest_words_below(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("15.05")
    phrases = await put_up(fran, ada, "nobody interrupted", "a year, not a pilot")
    for title in ("Boxes we did not fit", "The end of the sentence", "Who sets the agenda", "Kettles", "Not convinced"):
        theme = await fran.names_theme(title)
        for phrase in phrases:
            assert await fran.gathers(theme, phrase) is ok
    page = await open_wall(house, await browser_page(width, height))
    await expect(view(page, "themes").locator(".prompt")).to_be_visible()

    await put_up(fran, ada, "the kettle did more")

    latest = view(page, "themes").locator("[data-latest]")
    await expect(latest.locator(".phrase-text")).to_have_text("the kettle did more")
    await expect(latest.locator("[data-just-now]")).to_have_text("just now")
    await expect(page.locator(".theme:not(.off-page)")).to_have_count(4)
    await expect(page.locator("[data-page]")).to_have_text("page 1 of 2")
