"""The poem is read back to those whose words are in it: on the phone, without a script, by the poet; the promise."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import gives, phone, words
from tests.browser.poet.page import poet_of
from tests.browsers import CheckAxe, Line, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

pytestmark = pytest.mark.browser

WORDS, OF_BOB = "two chairs by the window", "tea for whoever comes"
OUT = "These words are out of the poem."
PROMISE = "I change nobody’s words without a sign."


async def drafted(page: Page, fran: Person, bob: Person, paul: Person) -> str:
    """A line with words that were given on this page, and with bob's; the id of those of the page."""
    await gives(page, WORDS)
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase")
    of_bob = await bob.gives(OF_BOB)
    await paul.writes({"text": WORDS, "phrase": phrase}, " and ", {"text": OF_BOB, "phrase": of_bob})
    return phrase


async def reads_back(house: TestHouse, paul: Person, minutes: int = 5) -> None:
    assert await paul.does("readback.begin", until=round(house.clock() * 1000) + minutes * 60_000) is ok


def section(page: Page):
    return page.get_by_role("region", name="Your words are in the poem")


def button(page: Page, name: str):
    return section(page).get_by_role("button", name=name)


async def test_a_phone_shows_ones_own_lines_and_the_answer_is_one_press(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    phrase = await drafted(page, fran, bob, paul)
    await expect(section(page)).to_have_count(0)
    await reads_back(house, paul)

    await expect(section(page)).to_contain_text("You can say so until 11.25.")
    await expect(page.get_by_role("status")).to_contain_text("Your words are in the poem.")
    await expect(section(page).locator("mark")).to_have_text([WORDS])
    await expect(section(page).locator("[data-readback-lines]")).to_have_text(f"{WORDS} and {OF_BOB}")
    assert not await scrolls_sideways(page)
    await button(page, "Rather not").focus()  # clear of the tabs, which covered a half of what stands above
    await axe(page)
    await button(page, "Rather not").press("Enter")

    await expect(section(page)).to_contain_text(OUT)
    await expect(button(page, "Rather not")).to_be_focused()
    await expect(button(page, "Rather not")).to_have_attribute("aria-pressed", "true")
    await paul.misses(f"phrase/{phrase}")
    await expect(section(page).locator("del")).to_have_text([WORDS])
    await axe(page)
    await button(page, "Fine").press("Space")
    await paul.sees(f"phrase/{phrase}")
    await expect(section(page).locator("mark")).to_have_text([WORDS])

    assert await paul.does("readback.end") is ok
    await expect(section(page)).to_have_count(0)
    await expect(page.get_by_role("heading", name="Your words")).to_be_focused()


async def test_what_is_pressed_out_of_range_looks_pressed_and_goes_out_in_time(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    phrase = await drafted(page, fran, bob, paul)
    await reads_back(house, paul)
    await expect(section(page)).to_be_visible()
    await line.cut()
    await expect(page.locator("[data-offline]")).to_be_visible()
    await button(page, "Rather not").click()
    await expect(button(page, "Rather not")).to_have_attribute("aria-pressed", "true")

    line.mend()

    await paul.misses(f"phrase/{phrase}")
    await expect(section(page)).to_contain_text(OUT)


async def test_who_looks_at_the_themes_is_led_there_until_all_is_answered(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await drafted(page, fran, bob, paul)
    await page.get_by_role("link", name="Themes").click()
    await reads_back(house, paul)

    lead = page.get_by_role("link", name="Say whether that is fine, until 11.25.")
    await expect(lead).to_be_visible()
    await expect(section(page)).to_be_hidden()
    await axe(page)
    await lead.click()

    await expect(button(page, "Fine")).to_be_in_viewport()
    await expect(button(page, "Fine")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(lead).to_be_hidden()


async def test_who_answers_too_late_reads_what_can_still_be_done(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    phrase = await drafted(page, fran, bob, paul)
    await reads_back(house, paul)
    await expect(section(page)).to_be_visible()
    line.hold()
    await house.passes(5 * 60)
    await button(page, "Rather not").click()
    await line.has("readback.over")
    line.flow()

    await expect(page.locator("[data-latest]")).to_contain_text("You can still take your words back: press “Withdraw”")
    await expect(section(page)).to_have_count(0)
    await paul.sees(f"phrase/{phrase}")
    await expect(words(page).get_by_text("Withdraw").first).to_be_visible()


async def test_without_a_script_it_is_a_form_of_the_page(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    phrase = await drafted(page, fran, bob, paul)
    await reads_back(house, paul)
    await page.reload()
    await expect(section(page).locator("mark")).to_have_text([WORDS])
    await button(page, "Fine").click()
    await expect(section(page)).to_contain_text("You said that this is fine.")

    await button(page, "Rather not").click()

    await expect(section(page)).to_contain_text(OUT)
    await paul.misses(f"phrase/{phrase}")


async def test_the_poet_reads_back_beside_the_reading_and_sees_how_it_goes(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, ada: Person, bob: Person, paul: Person
) -> None:
    await house.at("11.20")
    mine, of_bob = await ada.gives(WORDS), await bob.gives(OF_BOB)
    await paul.writes({"text": WORDS, "phrase": mine}, " and ", {"text": OF_BOB, "phrase": of_bob})
    page = await poet_of(house, await browser_page(1280, 720))
    key, state = page.get_by_role("button", name="Read back"), page.locator("[data-readback-state]")
    await expect(page.get_by_label("Minutes to answer")).to_be_hidden()

    await key.press("Enter")
    await expect(page.get_by_label("Minutes to answer")).to_be_focused()
    await page.get_by_label("Minutes to answer").fill("31")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-readback-wrong]")).to_have_text("Give people from 2 to 30 minutes to answer.")
    await axe(page)
    await page.get_by_label("Minutes to answer").fill("5")
    await page.keyboard.press("Enter")

    await expect(state).to_contain_text("Read back until 11.25. Phrases answered for: 0 of 2.")
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).to_contain_text("until 11.25, and 0 of 2 have answered.")
    await axe(page)
    await page.get_by_role("button", name="Leave").click()
    await key.focus()
    await expect(key).to_be_focused()
    await ada.sees("readback")
    assert await ada.does("readback.answer", phrase=mine, ok=False) is ok
    assert await bob.does("readback.answer", phrase=of_bob, ok=True) is ok
    await expect(state).to_contain_text("answered for: 2 of 2.")
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).not_to_contain_text("have answered")
    await page.get_by_role("button", name="Leave").click()
    await expect(page.get_by_role("button", name="Line 1: words are gone")).to_be_visible()
    await expect(page.locator("[data-fine]").first).to_have_text("1 fine")
    await axe(page)

    await page.get_by_role("button", name="End it now").press("Enter")
    await expect(state).to_be_hidden()
    await expect(key).to_be_focused()
    await ada.misses("readback")


async def test_what_was_said_of_a_line_stands_beside_it_and_moves_no_line(
    house: TestHouse, browser_page: OpenPage, ada: Person, paul: Person
) -> None:
    await house.at("11.20")
    after, mine = None, []
    for number in range(1, 5):
        mine.append(await ada.gives(f"{WORDS}, {number}"))
        after = await paul.writes({"text": f"{WORDS}, {number}", "phrase": mine[-1]}, after=after)
    page = await poet_of(house, await browser_page(1280, 720))
    await expect(page.locator("[data-syllables]").nth(3)).to_have_text("7")
    await reads_back(house, paul)
    await expect(page.locator("[data-readback-state]")).to_be_visible()
    before = await boxes(page, "[data-text]")
    await ada.sees("readback")

    for phrase in mine:
        assert await ada.does("readback.answer", phrase=phrase, ok=True) is ok
    await expect(page.locator("[data-fine]").nth(3)).to_have_text("1 fine")

    assert await boxes(page, "[data-text]") == before
    await none_over_another(page)
    await page.set_viewport_size({"width": 390, "height": 844})
    await none_over_another(page)
    assert not await scrolls_sideways(page)
    await page.get_by_role("button", name="Margin", exact=True).click()
    await expect(page.locator("[data-fine]").first).to_be_visible()


async def boxes(page: Page, selector: str) -> list[list[float]]:
    """Left, top, right and bottom of each."""
    edges = "({ left, top, right, bottom }) => [left, top, right, bottom]"
    return await page.locator(selector).evaluate_all(
        f"all => all.map((one) => one.getBoundingClientRect()).map({edges})"
    )


async def none_over_another(page: Page) -> None:
    """No words of the lines, and nothing beside them, lie over others."""
    found = await boxes(page, "[data-text], [data-fine], [data-syllables], [data-number]")
    for n, (left, top, right, bottom) in enumerate(found):
        over = [o for o in found[n + 1 :] if o[0] < right and left < o[2] and o[1] < bottom and top < o[3]]
        assert not over, (found[n], over)


async def test_the_promise_stands_where_words_may_go_and_on_the_poems_page(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, paul: Person
) -> None:
    await house.at("11.20")
    at_the_table = await phone(browser_page, house)
    page = await poet_of(house, await browser_page(1280, 720))
    await page.get_by_role("button", name="Promise the room").press("Enter")
    await page.keyboard.type("x" * 141)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-promise-wrong]")).to_have_text("That is 141 characters. Up to 140 fit.")
    await page.get_by_label("What do you promise").fill(PROMISE)
    await axe(page)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Promise the room")).to_be_focused()
    await paul.until(lambda: paul.cells["poem"]["promise"] == PROMISE)

    await at_the_table.get_by_label("Your words").focus()
    await at_the_table.get_by_text("May go:").click()
    await expect(at_the_table.get_by_text(f"The poet’s promise: {PROMISE}")).to_be_visible()
    await axe(at_the_table)
    for path in ("", "/poem", "/view"):
        async with house.http() as client:
            assert PROMISE in (await client.get(f"/{house.code}{path}")).text
