"""Writing on the poet's page: by keyboard alone, several lines, and what is too long."""

import json

from playwright.async_api import expect

from tests.browser.poet.page import in_pool, line, poem_is, poet_of, written
from tests.browsers import Line, OpenPage, tabs_to
from tests.cast import Person, TestHouse


async def test_a_whole_poem_is_written_by_keyboard_alone(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()

    await tabs_to(page, page.get_by_role("textbox", name="Title of the poem"))
    await page.keyboard.type("Two chairs")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.type("interr")
    await page.keyboard.press("Enter")
    await page.keyboard.type(", so it was said,")
    await page.keyboard.press("Enter")
    await page.keyboard.type("once more")
    await page.keyboard.press("Alt+ArrowUp")
    await page.keyboard.type(" and slowly")

    await paul.sees("poem", title="Two chairs")
    await poem_is(
        paul,
        [("once more and slowly", None)],
        [("nobody interrupted", phrase), (", so it was said,", None)],
    )
    await expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


async def test_enter_splits_backspace_joins_and_backspace_in_an_empty_line_cuts_it(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("one two")
    for _ in "two":
        await page.keyboard.press("ArrowLeft")

    await page.keyboard.press("Enter")
    await poem_is(paul, [("one ", None)], [("two", None)])
    await page.keyboard.press("Backspace")
    await poem_is(paul, [("one two", None)])
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await poem_is(paul, [("one two", None)], [])
    await page.keyboard.press("Backspace")
    await page.keyboard.type("!")

    await poem_is(paul, [("one two!", None)])


async def test_a_line_that_is_written_back_to_what_it_was_stays_so_whatever_is_answered_first(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page, socket = await browser_page(1440, 900), Line()
    await socket.carries(page)
    await poet_of(house, page)
    socket.hold()
    await line(page, 1).focus()
    await page.keyboard.type("one two")
    for _ in "two":
        await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Enter")
    await expect(line(page, 1)).to_have_text("one")
    await page.keyboard.press("Backspace")
    await expect(line(page, 1)).to_have_text("one two")

    await socket.flow_until(f'"ref":{await socket.ref_of("line.write")},"ok"')
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Backspace")
    await page.keyboard.type("!")
    await expect(line(page, 1)).to_have_text("one two!")
    socket.flow()

    await poem_is(paul, [("one two!", None)])


async def test_a_line_that_is_answered_long_before_it_comes_back_stays_as_it_was_written(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page, socket = await browser_page(1440, 900, new=True), Line()
    await page.clock.install()
    await socket.carries(page)
    await poet_of(house, page)
    socket.hold()
    await line(page, 1).focus()
    await page.keyboard.insert_text("two chairs")
    await page.clock.run_for(500)
    await poem_is(paul, [("two chairs", None)])

    ref = await socket.ref_of("line.write")
    await socket.has(f'"ref":{ref},"ok"')
    socket.says(json.dumps({"ref": ref, "ok": paul.n}))
    await page.wait_for_function("key => !(key in localStorage)", arg=f"cento/{house.code}/poet/outbox")
    await page.clock.run_for(3_000)

    await expect(line(page, 1)).to_have_text("two chairs")
    socket.flow()


async def test_what_is_typed_without_a_pause_is_kept_when_the_page_goes(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900, new=True)
    await page.clock.install()
    await poet_of(house, page)
    await page.clock.pause_at(await page.evaluate("Date.now()") + 1_000)
    await line(page, 1).focus()
    await page.keyboard.type("two chairs")

    await page.reload()
    await page.clock.resume()

    await expect(line(page, 1)).to_have_text("two chairs")
    await poem_is(paul, [("two chairs", None)])


async def test_who_types_on_and_on_is_kept_meanwhile(house: TestHouse, paul: Person, browser_page: OpenPage) -> None:
    page = await browser_page(1440, 900, new=True)
    await page.clock.install()
    await poet_of(house, page)
    await page.clock.pause_at(await page.evaluate("Date.now()") + 1_000)
    await line(page, 1).focus()
    for letter in "two ch":
        await page.keyboard.type(letter)
        await page.clock.run_for(300)

    await poem_is(paul, [("two c", None)])


async def test_enter_in_the_title_goes_behind_the_last_word_of_line_1(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await paul.writes("we stayed")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("textbox", name="Title of the poem").focus()

    await page.keyboard.press("Enter")
    await page.keyboard.type(" longer")

    await poem_is(paul, [("we stayed longer", None)])


async def test_a_second_phrase_goes_behind_the_first_with_a_space_between(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    first = await ada.gives("bread first")
    second = await ada.gives("then the kettle")
    page = await poet_of(house, await browser_page(1440, 900))

    await in_pool(page, "bread first").click()
    await in_pool(page, "then the kettle").click()

    await poem_is(paul, [("bread first", first), (" ", None), ("then the kettle", second)])


async def test_pasted_lines_become_lines_of_plain_text(house: TestHouse, paul: Person, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await line(page, 1).evaluate(
        """element => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "<b>bold</b>\\nand = plain");
          clipboardData.setData("text/html", "<b>bold</b>");
          element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )

    await poem_is(paul, [("<b>bold</b>", None)], [("and = plain", None)])
    await expect(line(page, 1).locator("b")).to_have_count(0)


async def test_a_line_too_long_keeps_its_words_on_the_page_and_says_why(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await page.keyboard.insert_text("long " * 60)

    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(line(page, 1)).to_have_text("long " * 60)
    assert written(paul) == []


async def test_a_title_too_long_stays_as_typed_and_says_why(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    title = page.get_by_role("textbox", name="Title of the poem")
    await title.focus()

    await page.keyboard.insert_text("long " * 20 + "title")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(title).to_have_text("long " * 20 + "title")
