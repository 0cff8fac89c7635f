"""Forms in the margin: chosen by the poet, named where they are there, and the line that comes back offered."""

from playwright.async_api import Locator, Page, expect

from tests.browser.poet.page import in_pool, kinds, line, margin, poem_is, poet_of
from tests.browsers import CheckAxe, Line, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse

VILLANELLE = ("We were heard", "a pause", "every word", "the bird", "because")


async def lines_of(house: TestHouse, paul: Person, *texts: str) -> list[str]:
    await house.at("11.20")
    ids: list[str] = []
    for text in texts:
        ids.append(await paul.writes(text, after=ids[-1] if ids else None))
    return ids


def hint(page: Page, number: int) -> Locator:
    return page.locator("[data-hint]").nth(number - 1)


def form(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Form of the poem")


async def test_no_form_is_said_anything_of_until_the_poet_chooses_one(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await lines_of(house, paul, "the kettle is on", "two chairs at the window", "", "nobody spoke first")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(page.locator("[data-syllables]").first).to_have_text("5")
    assert await page.locator("[data-hint]").all_text_contents() == [""] * 4

    await line(page, 1).focus()
    await page.keyboard.press("Alt+f")
    await expect(form(page)).to_be_focused()
    await page.keyboard.type("Haiku")
    await expect(margin(page, 1)).to_have_text("5 of 5 syllables")
    await expect(margin(page, 2)).to_have_text("6 of 7 syllables")
    await expect(margin(page, 4)).to_have_text("5 of 5 syllables")
    await page.keyboard.press("Escape")
    await expect(line(page, 1)).to_be_focused()
    await form(page).click()
    await expect(form(page)).to_be_focused()

    await page.reload()
    await expect(margin(page, 2)).to_have_text("6 of 7 syllables")
    await expect(page.locator("[data-syllables]").nth(1)).to_have_text("6/7")
    await page.keyboard.press("Alt+m")
    await expect(page.locator("[data-syllables]").nth(1)).to_be_hidden()
    await form(page).select_option("Couplets")
    await expect(page.locator("[data-syllables]").nth(1)).to_have_text("6")
    assert await page.get_by_role("button", name="Margin", exact=True).get_attribute("aria-pressed") == "true"


async def test_rhymes_of_a_form_are_named_with_the_line_they_go_with_as_it_is_numbered(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await lines_of(house, paul, "we pulled up a chair", "with those who would share", "", "all", "her soul", "a pen")
    page = await poet_of(house, await browser_page(1440, 900))

    await form(page).select_option("Couplets")

    await expect(hint(page, 2)).to_have_text("rhymes with line 1")
    await expect(hint(page, 5)).to_have_text("close to line 4")
    await expect(hint(page, 6)).to_have_text("")


async def test_a_refrain_is_offered_and_laid_below_with_its_credit_also_without_the_line(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("we were heard")
    after = await paul.writes({"text": VILLANELLE[0], "phrase": phrase})
    for text in VILLANELLE[1:]:
        after = await paul.writes(text, after=after)
    page, socket = await browser_page(1440, 900), Line()
    await socket.carries(page)
    await poet_of(house, page)
    await form(page).select_option("Villanelle")
    offer = page.get_by_role("button", name="Line 1 comes back here: We were heard")
    await expect(offer).to_be_visible()
    await expect(hint(page, 3)).to_have_text("rhymes with line 1")
    await axe(page)

    await socket.cut()
    await line(page, 2).focus()
    await page.keyboard.press("Alt+r")
    await expect(line(page, 6)).to_be_focused()
    await expect(line(page, 6)).to_have_text(VILLANELLE[0])
    await expect(hint(page, 6)).to_have_text("line 1 again")
    await expect(offer).to_be_hidden()
    await page.keyboard.press("Alt+r")
    await expect(line(page, 7)).to_have_count(0)
    await page.keyboard.press("Control+z")
    await expect(line(page, 6)).to_have_count(0)
    await offer.click()
    socket.mend()

    rest = [[(text, None)] for text in VILLANELLE[1:]]
    credited = [(VILLANELLE[0], phrase)]
    await poem_is(paul, credited, *rest, credited)
    assert await kinds(page, 6) == await kinds(page, 1)


async def test_no_refrain_is_laid_down_while_the_poem_is_read_or_the_margin_is_away(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await lines_of(house, paul, *VILLANELLE)
    page = await poet_of(house, await browser_page(1440, 900))
    await form(page).select_option("Villanelle")
    offer = page.get_by_role("button", name="Line 1 comes back here")
    await expect(offer).to_be_visible()

    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Alt+r")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await line(page, 5).focus()
    await page.keyboard.press("Alt+m")
    await expect(offer).to_be_hidden()
    await page.keyboard.press("Alt+r")
    await page.keyboard.press("Alt+m")

    await expect(offer).to_be_visible()
    await expect(line(page, 6)).to_have_count(0)


async def test_a_refrain_goes_into_the_empty_line_at_the_end_and_comes_without_words_that_are_gone(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("all morning")
    after = await paul.writes("We were heard ", {"text": "all morning", "phrase": phrase})
    for text in (*VILLANELLE[1:], ""):
        after = await paul.writes(text, after=after)
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "all morning")).to_be_visible()
    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Remove these words")).to_be_visible()

    await form(page).select_option("Villanelle")
    await page.get_by_role("button", name="Line 1 comes back here").click()

    await expect(line(page, 6)).to_have_text("We were heard")
    await expect(line(page, 7)).to_have_count(0)


async def test_a_cento_names_the_lines_whose_words_are_all_given(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    first = await paul.writes({"text": "Nobody interrupted", "phrase": phrase}, ".")
    await paul.writes("and we stayed", after=first)
    page = await poet_of(house, await browser_page(1440, 900))

    await form(page).select_option("Cento")

    await expect(hint(page, 1)).to_have_text("all given")
    await expect(hint(page, 2)).to_have_text("")


async def test_hints_find_room_on_every_screen(house: TestHouse, paul: Person, browser_page: OpenPage) -> None:
    await lines_of(house, paul, *VILLANELLE)
    for width, height in ((320, 640), (390, 844), (1280, 720)):
        page = await poet_of(house, await browser_page(width, height))
        await form(page).select_option("Villanelle")
        await expect(hint(page, 3)).to_have_text("rhymes with line 1")

        assert not await scrolls_sideways(page)
        words, beside = await line(page, 3).bounding_box(), await hint(page, 3).bounding_box()
        assert words is not None
        assert beside is not None
        assert beside["x"] >= words["x"] + words["width"] or beside["y"] >= words["y"] + words["height"]
