"""Versions of the poem: out of sight until one is kept, two side by side, and a way back from going on from one."""

from playwright.async_api import Page, expect

from tests.browser.poet.page import line, poem_is, poet_of, two_lines, written
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, new_id, ok


async def keeps(page: Page) -> None:
    await page.keyboard.press("Control+s")
    await expect(page.locator("[data-status]")).to_contain_text("This version is kept.")


async def test_by_keys_a_version_is_kept_seen_beside_the_page_taken_and_taken_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe
) -> None:
    phrase, _ = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1280, 720))
    key, dialog = page.get_by_role("button", name="Versions"), page.get_by_role("dialog", name="Versions")
    await expect(key).to_be_hidden()

    await line(page, 3).focus()
    await keeps(page)
    await expect(key).to_be_visible()
    await page.keyboard.press("End")
    await page.keyboard.type(" till dark")
    await poem_is(paul, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed till dark", None)])
    await key.press("Enter")

    left, right = dialog.locator("[data-side=left]"), dialog.locator("[data-side=right]")
    await expect(left.locator("select")).to_be_focused()
    await expect(left.locator("[data-only]")).to_have_text("we stayed (only here)")
    await expect(right.locator("[data-only]")).to_have_text("we stayed till dark (only here)")
    titles = [await side.locator("[data-title]").bounding_box() for side in (left, right)]
    assert titles[0] is not None
    assert titles[1] is not None
    assert titles[0]["y"] == titles[1]["y"], "they begin at the same height"
    await expect(right.get_by_role("button")).to_have_count(0)
    await axe(page)
    await left.get_by_role("button", name="Go on from this version").press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(line(page, 3)).to_have_text("we stayed")
    await poem_is(paul, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed", None)])
    await line(page, 1).focus()
    await page.keyboard.press("Control+z")

    await expect(line(page, 3)).to_have_text("we stayed till dark")
    await poem_is(paul, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed till dark", None)])
    await page.keyboard.press("Control+y")
    await expect(line(page, 3)).to_have_text("we stayed")
    await poem_is(paul, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed", None)])


async def test_a_page_that_is_kept_already_is_not_kept_twice(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1280, 720))
    await line(page, 3).focus()
    await keeps(page)
    await paul.until(lambda: len(paul.all("version")) == 1)
    await expect(page.get_by_role("button", name="Versions")).to_be_visible()

    await keeps(page)
    await expect(page.locator("[data-status]")).to_contain_text("The newest version is this page as it is.")
    await page.keyboard.press("End")
    await page.keyboard.type("!")
    await keeps(page)

    await paul.until(lambda: len(paul.all("version")) == 2)


async def test_words_taken_back_since_are_a_gap_in_it(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    phrase, lines = await two_lines(house, ada, paul)
    assert await paul.does("version.keep", id=new_id("version"), name="Before lunch") is ok
    assert await paul.does("line.cut", line=lines[0]) is ok
    page = await poet_of(house, await browser_page(390, 844))
    await page.get_by_role("button", name="Versions").click()
    first = page.locator("[data-side=left] li").first
    await expect(first).to_contain_text("Nobody interrupted, so")

    await ada.withdraws(phrase)

    await expect(first).to_contain_text("…, so")
    await expect(first).not_to_contain_text("interrupted")
    await expect(page.locator("[data-side=left] select option:checked")).to_have_text("Before lunch (11.20)")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_name_too_long_is_refused_in_its_place_and_one_is_let_go_by_two_presses(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Signs and keys").click()
    await page.get_by_role("button", name="Keep a version").click()
    key = page.get_by_role("button", name="Versions")
    await key.click()
    field = page.get_by_label("A name for the page as it is")
    await field.fill("a" * 61)
    await field.press("Enter")
    await expect(page.get_by_role("dialog").get_by_text("That is 61 characters. Up to 60 fit.")).to_be_visible()
    await expect(field).to_have_value("a" * 61)

    drop = page.locator("[data-side=left] [data-let-go]")
    await drop.press("Enter")
    await expect(drop).to_have_text("Let it go for good?")
    await drop.press("Enter")

    await expect(page.locator("[data-side=left] select")).to_be_focused()
    await expect(page.locator("[data-side=left] option")).to_have_text(["The page as it is"])
    await page.keyboard.press("Escape")
    await expect(key).to_be_hidden()


async def test_by_pointing_undo_takes_it_back_too(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, lines = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1280, 720))
    await keeps(page)
    assert await paul.does("line.cut", line=lines[2]) is ok
    await expect(line(page, 3)).to_have_count(0)
    await page.get_by_role("button", name="Versions").click()
    await page.get_by_role("button", name="Go on from this version").click()
    await paul.until(lambda: len(written(paul)) == 3)
    await page.get_by_role("button", name="Undo").click()
    await paul.until(lambda: len(written(paul)) == 2)


async def test_by_keyboard_one_is_renamed_and_a_name_refused_stays_in_its_field(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1280, 720))
    await keeps(page)
    await page.get_by_role("button", name="Versions").press("Enter")
    left = page.locator("[data-side=left]")
    rename, field = left.get_by_role("button", name="Rename"), left.get_by_label("Its name")
    await expect(field).to_be_hidden()

    await rename.press("Enter")
    await expect(field).to_be_focused()
    await page.keyboard.type("a" * 61)
    await page.keyboard.press("Enter")
    await expect(left.get_by_text("That is 61 characters. Up to 60 fit.")).to_be_visible()
    await expect(field).to_have_value("a" * 61)
    await axe(page)

    await field.fill("Before lunch")
    await page.keyboard.press("Enter")
    await expect(rename).to_be_focused()
    await expect(left.locator("select option:checked")).to_have_text("Before lunch (11.20)")
    await paul.until(lambda: any(cell.get("name") == "Before lunch" for cell in paul.cells.values()))

    await rename.press("Enter")
    await expect(field).to_have_value("Before lunch")
    await page.keyboard.type("After")
    await page.keyboard.press("Escape")
    await expect(rename).to_be_focused()
    await expect(page.get_by_role("dialog", name="Versions")).to_be_visible()
    await expect(left.locator("select option:checked")).to_have_text("Before lunch (11.20)")
