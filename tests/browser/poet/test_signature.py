"""The poet's name below the title: written, kept, refused kindly, kept through a lost line."""

from playwright.async_api import expect

from tests.browser.poet.page import line, poet_of, two_lines
from tests.browsers import Line, OpenPage, on_page
from tests.cast import Person, TestHouse, ok

LABEL = "Your name, below the title"


async def test_the_poet_signs_and_everybody_reads_it_from_the_reading_on(
    house: TestHouse, ada: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    field = page.get_by_label(LABEL)

    await field.fill("Adam Montgomery")
    await field.press("Enter")
    await expect(line(page, 1)).to_be_focused()
    await paul.sees("poem", poet="Adam Montgomery")
    await wall.sees("poem", poet="")
    assert await paul.does("reading.begin") is ok
    await wall.sees("poem", poet="Adam Montgomery")

    await page.reload()
    await expect(field).to_have_value("Adam Montgomery")
    assert await paul.does("poem.sign", text="Adam") is ok
    await expect(field).to_have_value("Adam")


async def test_a_name_that_is_too_long_stays_and_says_why(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await poet_of(house, await browser_page(1440, 900))
    field = page.get_by_label(LABEL)

    await field.fill("a" * 61)

    await expect(on_page(page, "That is 61 characters. Up to 60 fit.")).to_be_visible()
    await expect(field).to_have_value("a" * 61)
    await expect(page.locator("[data-title-note]")).to_be_hidden()
    await field.fill("Adam")
    await paul.sees("poem", poet="Adam")
    await expect(page.get_by_text("Up to 60 fit.")).to_be_hidden()


async def test_a_name_written_without_a_line_goes_out_when_it_is_back_also_after_a_reload(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await poet_of(house, page)
    await to_server.cut()

    await page.get_by_label(LABEL).fill("Adam")
    await page.get_by_label(LABEL).blur()
    await page.reload()
    to_server.mend()

    await paul.sees("poem", poet="Adam")
    await expect(page.get_by_label(LABEL)).to_have_value("Adam")


async def test_an_input_method_ends_without_leaving_the_name(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await poet_of(house, await browser_page(1440, 900))
    field = page.get_by_label(LABEL)
    await field.fill("亜")
    await paul.sees("poem", poet="亜")

    prevented = await field.evaluate(SAFARI_ENTER)

    assert not prevented
    await expect(field).to_be_focused()


SAFARI_ENTER = """field => !field.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })
)"""
