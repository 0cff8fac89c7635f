"""Where the day stands, and the poem while it is read and afterwards."""

import re

from playwright.async_api import expect

from tests.browser.phone.hand import gives, phone, turns_to, words
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_the_programme_shows_where_we_are_and_what_is_next(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await turns_to(page, "Programme")

    now = page.locator("[data-slots] [aria-current]")
    await expect(now).to_contain_text("Now · until 12.00")

    await house.at("12.01")
    await expect(now).to_contain_text("Mick McKeown")
    await expect(page.locator("[data-when=next]")).to_contain_text("12.45")


async def test_in_a_rehearsal_the_time_that_is_left_keeps_up(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.45")
    house.room.speed = 60
    page = await phone(browser_page, house)

    await expect(page.locator("[data-time]")).to_have_text(re.compile("about 15 minutes left"))
    await expect(page.locator("[data-time]")).to_have_text(re.compile("about 1[0-3] minutes left"))


async def test_in_a_break_the_page_says_when_words_are_taken_again(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("12.50")

    page = await phone(browser_page, house)

    await expect(page.get_by_role("heading", name="No words are taken now.")).to_be_visible()
    await expect(page.get_by_text("Words are taken again from 3.00.")).to_be_visible()


async def test_someone_hears_quietly_that_their_words_are_being_read(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (phrase,) = fran.all("phrase")
    theirs = await paul.writes({"text": "two chairs", "phrase": phrase}, ", and someone took the care")
    other = await paul.writes("of asking who would sit", after=theirs)
    await expect(words(page)).to_contain_text(["In the poem, line 1"])
    await expect(page.get_by_role("link", name="Poem", exact=True)).to_be_hidden()

    strip = page.locator("[data-being-read]")
    await paul.does("reading.begin")
    await paul.does("reading.line", line=theirs)
    await expect(strip).to_be_visible()
    await turns_to(page, "Poem")
    await expect(page.locator("[data-lines] > [aria-current]")).to_have_text("two chairs, and someone took the care")
    await expect(page.locator("[data-lines] i[data-own]")).to_have_text("two chairs")

    await paul.does("reading.line", line=other)
    await expect(page.locator("[data-lines] > [aria-current]")).to_have_text("of asking who would sit")
    await expect(strip).to_be_hidden()

    assert await fran.hides(phrase) is ok
    await expect(page.locator("[data-lines] > li").first).to_have_text("…, and someone took the care")
    await expect(page.get_by_role("img", name="words that are gone")).to_be_visible()


async def test_who_opens_the_poem_late_finds_the_line_being_read_and_may_look_back(
    house: TestHouse, browser_page: OpenPage, paul: Person
) -> None:
    lines: list[str] = []
    for number in range(14):
        lines.append(await paul.writes(f"line {number} of a poem", after=lines[-1] if lines else None))
    page = await phone(browser_page, house, width=320, height=640)
    current = page.locator("[data-lines] > [aria-current]")
    await paul.does("reading.begin")
    await turns_to(page, "Poem")
    await expect(page.get_by_text("It begins in a moment.")).to_be_visible()
    await paul.does("reading.end")
    await expect(page.get_by_role("heading", name="The day has not begun yet.")).to_be_visible()  # it was a mistake
    await paul.does("reading.begin")
    for line in lines[:11]:
        await paul.does("reading.line", line=line)

    await turns_to(page, "Poem")
    await expect(current).to_have_text("line 10 of a poem")
    await expect(current).to_be_in_viewport(ratio=1)
    await paul.does("reading.line", line=lines[11])
    await expect(current).to_have_text("line 11 of a poem")
    await expect(current).to_be_in_viewport(ratio=1)

    await page.mouse.move(160, 300)
    await page.mouse.wheel(0, -5000)
    await expect(page.get_by_role("heading", name="The poem")).to_be_in_viewport()
    await paul.does("reading.line", line=lines[12])
    await expect(current).to_have_text("line 12 of a poem")
    await expect(current).not_to_be_in_viewport()
    await page.mouse.wheel(0, 5000)
    await expect(current).to_be_in_viewport(ratio=1)
    await paul.does("reading.line", line=lines[13])
    await expect(current).to_have_text("line 13 of a poem")
    await expect(current).to_be_in_viewport(ratio=1)


async def test_after_the_day_the_page_thanks_and_keeps_the_poem(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("15.31")
    line = await paul.writes("the chair is yours")
    await paul.does("reading.begin")
    await paul.does("reading.line", line=line)
    await paul.does("reading.end")
    await fran.does("day.end", **{"from": fran.cells["now"]["slot"]})

    page = await phone(browser_page, house)

    await expect(page.get_by_role("heading", name="The day is over.")).to_be_visible()
    await expect(page.get_by_label("Your words")).to_be_hidden()
    await expect(page.locator("[data-lines]")).to_contain_text("the chair is yours")
    await page.get_by_role("link", name="Your card, with the poem").click()
    await expect(page.locator(".card")).to_contain_text("the chair is yours")
