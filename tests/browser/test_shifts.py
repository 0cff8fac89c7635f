"""Changing one's view: kept on the phone, given as a pair, seen on the wall, at the desk and by the poet."""

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.desk.page import desk_of, row
from tests.browser.phone.hand import phone, turns_to, words
from tests.browser.poet.page import in_pool, line, poet_of, written
from tests.browser.wall.opened import open_wall, view
from tests.browsers import Line, OpenPage, on_page, scrolls_sideways
from tests.cast import Person, TestHouse, ok

BEFORE, NOW = "trust has to be earned", "somebody has to go first"


async def view_of(house: TestHouse, page: Page) -> Page:
    """The page "Your view" of a phone that has been on the phone's page."""
    await page.goto(f"{house.page}/view")
    await expect(page.locator("body")).to_have_attribute("data-code", house.code)
    return page


async def test_what_is_thought_in_the_morning_stays_on_the_phone_until_both_are_given(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    page = await phone(browser_page, house)
    sent: list[str | None] = []
    page.on("request", lambda request: sent.append(request.post_data))
    await page.get_by_role("link", name="How are you?").click()
    await page.get_by_role("link", name="What do you think this morning?").click()
    await page.get_by_label("What do you think this morning?").fill(BEFORE)
    await expect(page.get_by_text("At 3.00, with the main points, it comes back")).to_be_visible()
    await expect(page.get_by_role("button", name="Give both")).to_be_hidden()

    await page.goto(house.page)
    await house.at("15.05")
    await page.get_by_role("link", name="Has your view changed?").click()
    await expect(page.get_by_label("Before, I thought")).to_have_value(BEFORE)
    assert [each for each in sent if each and BEFORE in each] == [], "nobody was sent it"
    await page.get_by_label("Now I think").fill(NOW)
    await page.get_by_role("button", name="Give both").click()

    await expect(words(page)).to_contain_text([f"Before: {BEFORE}"])
    await expect(page.get_by_label("Before, I thought")).to_have_value("")
    (cell,) = fran.all("shift").values()
    assert (cell["before"], cell["now"], cell["uses"]) == (BEFORE, NOW, ["wall", "poem", "report"])
    await page.reload()
    await expect(page.get_by_label("Now I think")).to_have_value("")


async def test_while_no_words_are_taken_it_waits_and_what_is_wrong_keeps_both(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.05")
    page, wire = await browser_page(), Line()
    await wire.carries(page)
    await page.goto(house.page)
    await view_of(house, page)
    await page.get_by_label("Now I think").fill(NOW)
    await page.get_by_role("button", name="Give both").click()
    await expect(on_page(page, "Write what you thought before, too.")).to_be_visible()
    await expect(page.get_by_label("Before, I thought")).to_be_focused()
    await page.get_by_label("Before, I thought").fill(BEFORE)
    await page.get_by_text("Where these words may go").first.click()
    await page.get_by_label("on the wall").first.uncheck()

    await house.at("15.35")
    await expect(page.get_by_text("What you write stays on your phone.")).to_be_visible()
    await expect(page.get_by_role("button", name="Give both")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_label("Now I think")).to_have_value(NOW)

    await house.starts("Main points")
    await page.get_by_role("button", name="Give both").click()
    await expect(words(page)).to_have_count(1)
    (cell,) = fran.all("shift").values()
    assert cell["uses"] == ["poem", "report"], "where it may go was kept with it"


async def test_it_can_be_forgotten_and_then_nothing_of_it_is_left_in_the_browser(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await view_of(house, await phone(browser_page, house))
    await page.get_by_label("What do you think this morning?").fill(BEFORE)
    assert BEFORE in await page.evaluate("JSON.stringify(localStorage)"), "for this test to mean anything"

    await page.get_by_role("button", name="Forget what I wrote here").click()

    await expect(page.get_by_label("What do you think this morning?")).to_have_value("")
    await expect(page.get_by_role("button", name="Forget what I wrote here")).to_be_hidden()
    assert BEFORE not in await page.evaluate("JSON.stringify(localStorage)")


async def test_among_ones_own_words_a_pair_is_taken_back_put_back_allowed_and_gathered_like_a_phrase(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.05")
    page = await view_of(house, await phone(browser_page, house))
    await page.get_by_label("Before, I thought").fill(BEFORE)
    await page.get_by_label("Now I think").fill(NOW)
    await page.get_by_role("button", name="Give both").click()
    await expect(words(page)).to_have_count(1)
    (pair,) = fran.all("shift")
    await page.goto(house.page)
    await expect(words(page)).to_contain_text([f"Before: {BEFORE}"])
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_text("Or only change where they go").click()
    await words(page).get_by_label("in the poem").uncheck()
    await words(page).get_by_role("button", name="Change it").click()
    await fran.sees(f"shift/{pair}", uses=["wall", "report"])
    await words(page).get_by_role("button", name="Take them back").click()
    await fran.misses(f"shift/{pair}")
    await expect(page.get_by_text(BEFORE)).to_have_count(0)
    await words(page).get_by_role("button", name="Put them back").click()

    await fran.sees(f"shift/{pair}", now=NOW)
    await expect(words(page)).to_contain_text([f"Before: {BEFORE}"])
    assert await fran.shows(pair) is ok
    assert await fran.gathers(await fran.names_theme("Power"), pair) is ok
    await turns_to(page, "Themes")
    await expect(page.locator("[data-items] > li")).to_have_text([re.compile(rf"{NOW}\s*Before: {BEFORE}")])


async def test_the_page_stands_in_nobodys_way(house: TestHouse, browser_page: OpenPage, axe: Any) -> None:
    await house.at("15.05")
    page = await phone(browser_page, house, width=320, height=3000)
    lead = await page.get_by_role("link", name="Has your view changed?").bounding_box()
    assert lead is not None
    assert lead["height"] >= 48
    await page.evaluate(f"localStorage.setItem('cento/{house.code}/reading', JSON.stringify({{ size: '200' }}))")
    await view_of(house, page)
    await page.get_by_label("Before, I thought").fill("الثقة تُكتسب أولاً")
    await page.get_by_label("Now I think").fill("w" * 91)
    await page.get_by_role("button", name="Give both").click()
    await expect(on_page(page, "What you think now has 91 characters.")).to_be_visible()
    await page.get_by_text("Where these words may go").first.click()

    await axe(page)
    assert not await scrolls_sideways(page)


async def test_the_wall_shows_pairs_where_the_desk_says_so_and_held_still_only_lets_them_go(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person, ada: Person, bob: Person
) -> None:
    await house.at("15.05")
    first = await ada.changes_view(BEFORE, NOW)
    await fran.sees(f"shift/{first}")
    assert await fran.shows(first) is ok
    page = await open_wall(house, await browser_page(width=1920, height=1080))
    assert await fran.puts_on_the_wall("shifts") is ok
    pairs = view(page, "shifts").locator(".pair")
    await expect(pairs).to_contain_text([NOW])
    before, now = [pairs.first.locator(f"[data-{half}]") for half in ("before", "now")]
    sizes = [await each.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") for each in (now, before)]
    assert sizes[0] >= 0.06 * 1080, "from the back row"
    assert sizes[1] < sizes[0], "small and quiet"
    await axe(page)

    await page.keyboard.press(".")
    second = await bob.changes_view("الثقة تُكتسب أولاً", "على أحدٍ أن يبدأ")
    await fran.sees(f"shift/{second}")
    assert await fran.shows(second) is ok
    assert await ada.does("shift.withdraw", id=first) is ok
    await expect(pairs).to_have_count(0)
    await page.keyboard.press(".")
    await expect(pairs.locator("[data-now]")).to_have_css("direction", "rtl")


async def test_the_desk_tells_pairs_apart_finds_either_half_and_shows_them_by_a_key(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person, ada: Person
) -> None:
    await house.at("15.05")
    page = await desk_of(house, await browser_page(width=1440, height=900))
    await expect(page.get_by_role("button", name="Views", exact=True)).to_be_hidden()
    pair = await ada.changes_view(BEFORE, NOW, uses=["wall"])
    await ada.gives("two chairs")

    await expect(row(page, f"Now: {NOW}")).to_contain_text(f"Before: {BEFORE}")
    await expect(row(page, NOW)).to_contain_text("a changed view · may not go in the poem")
    await page.get_by_role("button", name="Views", exact=True).click()
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.get_by_role("button", name="All", exact=True).click()
    await page.get_by_role("searchbox").fill("earned")
    await expect(page.get_by_role("article")).to_have_count(1)
    await axe(page)
    await row(page, NOW).focus()
    await page.keyboard.press("v")
    await fran.sees("wall", view="shifts")
    await expect(page.get_by_text("How views changed, until you choose again")).to_be_visible()
    await page.keyboard.press("v")
    await fran.sees("wall", view="auto")
    theme = await fran.names_theme("Power")
    assert await fran.gathers(theme, pair) is ok
    await expect(page.locator("[data-themes]")).to_contain_text(NOW)
    await row(page, NOW).focus()
    await page.keyboard.press("h")
    await page.get_by_role("button", name="It names somebody").click()
    await fran.sees(f"shift/{pair}", hidden="It names somebody")


async def test_the_poet_lays_in_either_half_and_sees_a_gap_where_the_pair_was(
    house: TestHouse, browser_page: OpenPage, paul: Person, ada: Person
) -> None:
    await house.at("15.05")
    pair = await ada.changes_view(BEFORE, NOW)
    page = await poet_of(house, await browser_page(width=1440, height=900))
    await expect(in_pool(page, BEFORE)).to_contain_text("before")

    await in_pool(page, BEFORE).click()
    await expect(in_pool(page, BEFORE)).to_contain_text("line 1")
    await expect(in_pool(page, NOW)).to_contain_text("now")
    await in_pool(page, NOW).click()

    both = [(BEFORE, f"{pair}.before"), (" ", None), (NOW, pair)]
    await paul.until(lambda: written(paul) == [both])
    assert await ada.does("shift.withdraw", id=pair) is ok
    await expect(line(page, 1)).to_have_text("… …")
