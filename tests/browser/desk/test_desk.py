"""The desk as a whole: narrow, dark and busy."""

import pytest
from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse


@pytest.mark.parametrize("width", [320, 390, 1024])
async def test_nothing_scrolls_sideways(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int
) -> None:
    await house.at("11.20")
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    await fran.names_theme("Unresolved: is it ever equal?")
    page = await desk_of(house, await browser_page(width, 700))

    await row(page, "Llanfair").focus()
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, again")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()

    assert not await scrolls_sideways(page)


async def test_axe_finds_nothing_on_a_busy_desk(
    house: TestHouse,
    ada: Person,
    fran: Person,
    browser_page: OpenPage,
    axe: CheckAxe,
) -> None:
    await house.at("11.20")
    await fran.gathers(
        await fran.names_theme("Being heard"), await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    )
    await fran.hides(await ada.gives("Pat said it best"))
    await ada.notes("What stayed with me was that nobody said “yes, but”.")
    page = await desk_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Being heard", exact=True).click()
    await row(page, "cael fy nghlywed").focus()
    await ada.gives("ask Pat")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()
    await axe(page)

    await page.keyboard.press("t")
    await expect(page.get_by_role("option")).to_have_count(1)
    await axe(page)

    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await axe(page)


LINK = "https://example.org/" + "a-very-long-way-to-say-where-it-stands/" * 2
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.mark.parametrize("width", [1440, 1024, 320])
async def test_long_words_and_links_never_leave_their_column(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int
) -> None:
    await house.at("11.20")
    await fran.does("prompt.set", slot=fran.cells["now"]["slot"], text=f"See {LINK}")
    await fran.does("prompt.set", slot=fran.cells["now"]["opens"]["slot"], text=LINK)
    await fran.gathers(await fran.names_theme(LONG), await ada.gives("x" * 90))
    await ada.notes("y" * 280)
    page = await desk_of(house, await browser_page(width, 768))
    await expect(row(page, "x" * 90)).to_contain_text(LONG)
    await row(page, "x" * 90).focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name=LONG, exact=True).click()

    outside = await page.evaluate(
        """() => [...document.querySelectorAll(".desk > *")].flatMap((column) => {
            const { left, right } = column.getBoundingClientRect();
            return [...column.querySelectorAll("*")].filter((one) => {
                const box = one.getBoundingClientRect();
                const isUnseen = one.closest(".visually-hidden, .arrival__actions, [hidden]") || !box.width;
                return !isUnseen && (box.left < left - 1 || box.right > right + 1);
            }).map((one) => one.className || one.tagName);
        })"""
    )
    assert outside == []
    assert not await scrolls_sideways(page)
    assert await page.locator(".desk > *").evaluate_all(
        "columns => columns.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)"
    )


async def test_words_are_in_their_language_wherever_the_desk_shows_them(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    welsh = await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    theme = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1440, 900))
    in_welsh = page.locator("[lang='cy']:visible")
    await expect(in_welsh).to_have_text(["cael fy nghlywed"])

    await page.get_by_role("button", name="Being heard", exact=True).focus()
    await fran.gathers(theme, welsh)
    await expect(page.locator("[data-first] [lang='cy']")).to_have_text("cael fy nghlywed")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-items] [lang='cy']")).to_have_text("cael fy nghlywed")
    await page.get_by_role("button", name="Take out").click()
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last.locator("[lang='cy']")).to_have_text("cael fy nghlywed")
    await expect(last).to_contain_text("“cael fy nghlywed” is out of “Being heard”.")

    await row(page, "cael fy nghlywed").focus()
    await ada.gives("gad i mi orffen", lang="cy")
    await expect(page.get_by_role("group", name="New", exact=True).locator("[lang='cy']")).to_have_text(
        "gad i mi orffen"
    )


async def test_who_wants_more_contrast_gets_it(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    await ada.gives("two chairs")
    page = await desk_of(house, await browser_page(1440, 900))
    colours = "one => [getComputedStyle(one).color, getComputedStyle(document.body).color]"
    soft, ink = await page.locator(".arrival__facts").evaluate(colours)
    assert soft != ink, "for this test to mean anything"

    await page.emulate_media(contrast="more")

    soft, ink = await page.locator(".arrival__facts").evaluate(colours)
    assert soft == ink


async def test_a_day_that_is_taken_up_after_weeks_says_nothing_absurd(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await fran.does("day.end", **{"from": fran.cells["now"]["slot"]})
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(page.locator("[data-stands]")).to_have_text("The day is over")

    await house.passes(30 * 24 * 3600)
    last = fran.cells["programme"]["slots"][-1]["id"]
    await fran.does("slot.start", slot=last, **{"from": fran.slot("Discussion")["id"]})

    await expect(page.locator("[data-stands]")).to_have_text("More than a day later than planned")
    assert " h " not in await page.locator("body").inner_text()
