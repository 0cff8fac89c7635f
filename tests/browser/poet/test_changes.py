"""Changes on the poet's page: taken back, made without a connection, and made by two at once."""

from playwright.async_api import expect

from tests.browser.poet.page import line, poem_is, poet_of, written
from tests.browsers import Heard, Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def test_undo_takes_back_writing_moving_and_the_title_also_after_a_reload(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    title = page.get_by_role("textbox", name="Title of the poem")
    await title.focus()
    await page.keyboard.type("Chairs")
    await page.keyboard.press("Enter")
    await page.keyboard.type("one")
    await page.keyboard.press("Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Alt+ArrowUp")
    await poem_is(paul, [("two", None)], [("one", None)])

    await page.keyboard.press("Control+z")
    await poem_is(paul, [("one", None)], [("two", None)])
    await page.reload()
    await expect(line(page, 2)).to_have_text("two")
    await page.get_by_role("button", name="Undo").click()
    await poem_is(paul, [("one", None)], [])
    await page.get_by_role("button", name="Redo").click()
    await poem_is(paul, [("one", None)], [("two", None)])
    for _ in range(4):
        await page.get_by_role("button", name="Undo").click()

    await poem_is(paul)
    await paul.sees("poem", title="")
    await expect(title).to_have_text("")


async def test_words_written_without_a_connection_are_kept_and_go_out_once_it_is_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await poet_of(house, page)
    await line(page, 1).focus()
    await to_server.cut()

    await page.keyboard.type("Nobody interrupted,")
    await page.keyboard.press("Enter")
    await page.keyboard.type("not once")
    notice = page.get_by_role("banner").get_by_text("Not connected. Kept on this computer, goes out by itself.")
    await expect(notice).to_be_visible()
    assert written(paul) == []
    to_server.mend()

    await poem_is(paul, [("Nobody interrupted", phrase), (",", None)], [("not once", None)])
    await expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


async def test_another_writer_in_the_same_line_takes_no_typed_words_away(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("first")
    await poem_is(paul, [("first", None)])
    (first,) = paul.cells["poem"]["lines"]

    await page.keyboard.type(" and mine")
    await paul.writes("theirs", line=first)

    await poem_is(paul, [("first and mine", None)])
    await expect(line(page, 1)).to_have_text("first and mine")


async def test_a_line_cut_by_another_leaves_the_focus_to_its_neighbour_and_what_is_being_typed_stays(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    first = await paul.writes("we stayed")
    second = await paul.writes("and ate", after=first)
    third = await paul.writes("and went", after=second)
    page = await browser_page(1440, 900, new=True)
    heard = Heard(page)
    await page.clock.install()
    await poet_of(house, page)
    await line(page, 2).focus()

    assert await paul.does("line.cut", line=second) is ok

    await expect(line(page, 2)).to_have_text("and went")
    await expect(line(page, 1)).to_be_focused()
    await expect(page.get_by_role("status")).to_have_text("Line 2 was cut.")
    await page.keyboard.type(" longer")
    await page.clock.run_for(1_000)
    await poem_is(paul, [("we stayed longer", None)], [("and went", None)])

    await line(page, 2).click()
    await page.keyboard.press("End")
    await page.clock.pause_at(await page.evaluate("Date.now() + 1000"))
    await page.keyboard.type(" home")
    assert await paul.does("line.cut", line=third) is ok
    await heard.until(f'"line/{third}":null')
    await page.clock.run_for(1_000)
    await page.keyboard.type("!")
    await page.clock.run_for(1_000)
    await poem_is(paul, [("we stayed longer", None)], [("and went home!", None)])
    await expect(page.get_by_role("status")).to_have_text("Line 2 was cut, and is back with what you typed.")
