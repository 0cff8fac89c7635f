"""Reading aloud from the poet's page, alone and for the room."""

import pytest
from playwright.async_api import expect

from tests.browser.poet.page import begin_reading, line, poem_is, poet_of, two_lines, written
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def test_reading_needs_a_line_and_says_so(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Read aloud").press("Enter")
    await expect(page.get_by_role("banner").get_by_text("Write a line first.")).to_be_visible()
    await expect(page.get_by_role("status")).to_have_text("Write a line first.")
    await line(page, 1).press("a")

    await expect(page.get_by_role("banner").get_by_text("Write a line first.")).to_have_count(0)
    await expect(page.get_by_role("button", name="Read aloud")).to_be_enabled()


async def test_the_bar_says_when_the_poem_is_read_that_the_day_is_held_and_then_that_changes_are_seen(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, *_) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1280, 720))
    reads, bar = page.locator("[data-reads]"), page.locator(".poet-top")
    await expect(reads).to_contain_text("reads at 3.30")
    before = await bar.bounding_box()

    assert await fran.does("day.hold") is ok
    await expect(reads).to_have_text("the day is on hold")
    assert await fran.does("day.resume") is ok
    await expect(reads).to_contain_text("reads at 3.30")

    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=first) is ok
    assert await paul.does("reading.end") is ok
    await expect(reads).to_have_text("has been read; the room sees what you change")
    assert await bar.bounding_box() == before


async def test_opening_and_practising_are_private(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    dialog = page.get_by_role("dialog")
    now = dialog.locator("[aria-current='true']")

    await page.get_by_role("button", name="Read aloud").click()
    await expect(dialog.get_by_text("Nobody else sees this yet.")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Practise alone")).to_be_focused()
    await page.keyboard.press("PageDown")
    await expect(now).to_have_text("Two chairs")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("Practising. Only you see this.")).to_be_visible()
    await page.keyboard.press("Space")
    await expect(now).to_have_text("Nobody interrupted, so")
    await page.keyboard.press("PageDown")
    await page.keyboard.press("PageDown")
    await expect(dialog.get_by_text("That was the last line. Nobody else saw it.")).to_be_visible()
    await page.keyboard.press("Escape")
    await line(page, 3).press("!")

    # What is written after a practice comes to the room, and no reading came before it.
    await paul.until(lambda: written(paul)[-1] == [("we stayed!", None)])
    await paul.sees("poem", state="writing")


async def test_the_time_of_the_poem_puts_the_focus_on_beginning_for_the_room(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    await house.starts("The poem")
    await paul.sees("now", kind="poem")
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("button", name="Begin for the room")).to_be_focused()
    await page.keyboard.press("Space")

    await paul.sees("poem", state="reading", line=None)


async def test_a_stray_key_after_the_reading_begins_no_other(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin_reading(page)
    for _ in ("first", "last", "end"):
        await page.keyboard.press("PageDown")
    await paul.sees("poem", state="read")

    await page.keyboard.press("Escape")
    await expect(line(page, 3)).to_be_focused()
    await page.keyboard.press("Space")

    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_role("button", name="Read again")).to_be_visible()


async def test_a_line_taken_back_whole_keeps_its_number_and_is_told_before_the_room_sees_it(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    first = await paul.writes("we stayed")
    second = await paul.writes({"text": "wit as well as wounds", "phrase": phrase}, after=first)
    await paul.writes("and went", after=second)
    page = await poet_of(house, await browser_page(1440, 900))
    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Remove these words")).to_be_visible()
    dialog = page.get_by_role("dialog")

    await page.get_by_role("button", name="Read aloud").click()
    said = "Line 2 holds words that are gone; the room will see a gap."
    await expect(dialog.get_by_text(said)).to_be_visible()
    await dialog.get_by_role("button", name="Practise alone").click()
    for _ in range(2):
        await page.keyboard.press("Space")

    await expect(dialog.locator("[aria-current='true']")).to_have_text("…")
    await expect(dialog.get_by_text("Line 2 of 3")).to_be_visible()
    await expect(dialog.get_by_text("wit as well")).to_have_count(0)


async def test_the_reading_steps_and_the_wall_and_the_phone_follow(
    house: TestHouse, ada: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    phrase, (first, _, last) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    now = page.get_by_role("dialog").locator("[aria-current='true']")

    await begin_reading(page)
    await expect(now).to_have_text("Two chairs")
    await wall.sees("poem", state="reading", title="Two chairs", line=None)
    await page.keyboard.press("Space")
    await expect(now).to_have_text("Nobody interrupted, so")
    await wall.sees("poem", line=first)
    await ada.until(lambda: ada.cells[f"mine/{phrase}"]["state"][-1]["is"] == "read_aloud")
    await page.keyboard.press("PageDown")
    await wall.sees("poem", line=last)
    await page.keyboard.press("ArrowLeft")
    await wall.sees("poem", line=first)
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowRight")

    await wall.sees("poem", state="read")
    await expect(page.get_by_text("The poem has been read.")).to_be_visible()
    await poem_is(wall, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed", None)])


async def test_a_reading_that_is_left_goes_on_where_it_was(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, *_) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin_reading(page)
    await page.keyboard.press("Space")
    await paul.sees("poem", line=first)

    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.reload()
    await page.get_by_role("button", name="Go on reading").click()

    now = page.get_by_role("dialog").locator("[aria-current='true']")
    await expect(now).to_have_text("Nobody interrupted, so")
    await paul.sees("poem", state="reading", line=first)


async def test_tapping_the_halves_of_the_screen_steps_on_and_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, _, last) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(390, 844, has_touch=True))
    await begin_reading(page)

    await page.touchscreen.tap(300, 200)
    await paul.sees("poem", line=first)
    await page.touchscreen.tap(300, 200)
    await paul.sees("poem", line=last)
    await page.touchscreen.tap(60, 200)

    await paul.sees("poem", line=first)


async def test_a_reading_begun_without_a_connection_is_not_begun_in_the_room_by_opening_the_page_again(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await poet_of(house, page)
    await to_server.cut()
    await line(page, 3).press("End")
    await page.keyboard.type("!")
    await begin_reading(page)
    await page.keyboard.press("Space")

    to_server.mend()
    await page.reload()

    # What was written goes out, in the order of asking, and no reading with it.
    await paul.until(lambda: written(paul)[-1] == [("we stayed!", None)])
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert paul.cells["poem"]["state"] == "writing"


async def test_a_reading_that_is_ended_elsewhere_ends_here_too(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, _, last) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin_reading(page)
    await page.keyboard.press("Space")
    await paul.sees("poem", line=first)
    assert await paul.does("reading.line", line=last) is ok

    assert await paul.does("reading.end") is ok

    await expect(page.get_by_text("The poem has been read.")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Read again").click()
    await page.get_by_role("button", name="Begin for the room").click()
    await paul.sees("poem", state="reading")
    await expect(page.get_by_text("The poem has been read.")).to_be_hidden()


async def test_a_line_that_loses_words_while_it_is_read_stays_bright_with_its_gap_and_the_reason(
    house: TestHouse, ada: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    phrase, (first, *_) = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin_reading(page)
    await page.keyboard.press("Space")
    await wall.sees("poem", line=first)
    dialog = page.get_by_role("dialog")
    now = dialog.locator("[aria-current='true']")

    assert await ada.withdraws(phrase) is ok

    await expect(now).to_have_text("…, so")
    await expect(now).to_have_css("color", "rgb(255, 248, 234)")
    await expect(now).to_be_focused()
    reason = "Words are gone here: taken back, or kept aside at the desk."
    await expect(dialog.locator("[data-why]:visible")).to_have_text(reason)
    await expect(dialog.get_by_role("status")).to_have_text(reason)
    await expect(dialog.get_by_text("Line 1 of 2")).to_be_visible()
    await expect(now.get_by_role("img", name="words that are gone")).to_be_visible()
    await page.keyboard.press("Space")
    await expect(now).to_have_text("we stayed")
    await expect(dialog.locator("[data-why]:visible")).to_have_count(0)
    await wall.sees("poem", line=(await paul.sees("poem"))["lines"][2])


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (1440, 900),
        (320, 640),
        *(pytest.param(*size, marks=pytest.mark.thorough) for size in ((1280, 720), (1024, 768), (390, 844))),
    ],
)
async def test_the_line_before_and_three_after_are_in_sight_and_break_as_on_the_page(
    house: TestHouse, paul: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("11.20")
    lines: list[str] = []
    for text in (*VERSES, "", *VERSES):
        lines.append(await paul.writes(*([text] if text else []), after=lines[-1] if lines else None))
    page = await poet_of(house, await browser_page(width, height))
    await expect(line(page, len(lines))).to_be_visible()
    await page.evaluate("document.fonts.ready")
    on_page = await page.locator("[data-line] [data-text]").evaluate_all(ROWS)
    await begin_reading(page)
    dialog = page.get_by_role("dialog")
    for number in range(1, 4):
        await page.keyboard.press("Space")
        await expect(dialog.get_by_text(f"Line {number} of 10")).to_be_visible()
    await page.evaluate("document.fonts.ready")

    shown = dialog.locator("[data-verse]")
    in_reading = await shown.evaluate_all(ROWS)
    pairs = [pair for pair in zip(on_page, in_reading, strict=True) if pair != (0, 0)]

    assert len(pairs) == 10
    assert all(here <= there for there, here in pairs), pairs
    if width >= 1024:
        for number in range(1, 6):
            await expect(shown.nth(number)).to_be_in_viewport(ratio=1)
    assert await dialog.locator("[data-scroll]").evaluate("one => one.scrollWidth <= one.clientWidth")


VERSES = (
    "Nobody interrupted, so the story took its chair,",
    "with wit as well as wounds, and someone took the care",
    "to ask who gets to edit, and whose voice is spare.",
    "Two chairs, same height: a small thing, but it is there,",
    "and we were asked, and asked again, and given room to stare.",
)
# Into how many rows each is broken; 0 for the space between two stanzas.
ROWS = """all => all.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return one.textContent.trim() ? new Set(Array.from(range.getClientRects(), rect => Math.round(rect.top))).size : 0;
})"""
