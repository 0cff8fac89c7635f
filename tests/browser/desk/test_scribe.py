"""Writing down what somebody says, with a line and without."""

import re

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse


async def test_writing_down_goes_on_with_the_next_and_gives_back_what_was_too_long(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    field = page.get_by_label("Write down what someone says")

    await page.get_by_label("on paper").check()
    await field.fill("you asked me twice and waited twice")
    await page.keyboard.press("Enter")

    await expect(row(page, "you asked me twice")).to_contain_text("on paper")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("")

    long = "and then " * 12
    await field.fill(long)
    await page.keyboard.press("Enter")

    await expect(page.get_by_text(re.compile("Up to 90 fit")).first).to_be_visible()
    await expect(field).to_have_value(long.strip())

    await page.get_by_role("button", name="Keep it as a longer note").click()
    await expect(row(page, "and then and then")).to_contain_text("a note")
    await fran.until(lambda: len(fran.all("note")) == 1)


async def test_without_a_line_the_desk_says_so_and_what_was_done_goes_out_later(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, line = await browser_page(1440, 900, new=True), Line()
    await page.clock.install()
    await line.carries(page)
    await desk_of(house, page)

    await line.cut()
    await page.clock.fast_forward(6_000)
    await expect(page.get_by_text("No connection. Words and themes wait").first).to_be_visible()
    await page.get_by_role("textbox", name="Write down what someone says").fill("she waited for me to finish")
    await page.keyboard.press("Enter")
    await page.clock.fast_forward(2_000)
    await expect(page.get_by_text("waits to go out")).to_be_visible()
    assert fran.all("phrase") == {}
    await page.get_by_role("button", name="Hold", exact=True).click()
    await page.clock.fast_forward(31_000)
    await expect(page.locator("[data-controls] [data-told]")).to_have_text(
        "Not done: there was no connection. Press again if you still want it."
    )

    line.mend()
    await page.clock.fast_forward(6_000)

    await expect(row(page, "she waited for me to finish")).to_have_count(1)
    assert fran.cells["day"]["state"] == "live", "what was pressed long ago does not stop the day"
    await expect(page.get_by_role("button", name="Hold", exact=True)).not_to_have_attribute("aria-busy", "true")
    await expect(page.get_by_text("waits to go out")).to_have_count(0)
    await expect(page.get_by_text("Connected", exact=True)).to_be_visible()


async def test_what_somebody_said_outlasts_a_reload_of_the_desk(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await desk_of(house, page)
    await line.cut()
    await expect(page.locator("[data-connection='live']")).to_have_count(0)
    field = page.get_by_role("textbox", name="Write down what someone says")
    await field.fill("she waited for me to finish")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("waits to go out")).to_be_visible()
    await page.get_by_role("button", name="Hold", exact=True).click()
    await field.fill("half a sent")

    line.mend()
    await page.reload()

    await expect(field).to_have_value("half a sent")
    await expect(row(page, "she waited for me to finish")).to_have_count(1)
    assert len(fran.all("phrase")) == 1
    assert fran.cells["day"]["state"] == "live", "only words wait so long; the day is not held by surprise"


async def test_words_that_were_not_taken_leave_alone_what_is_being_written(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await desk_of(house, page)
    field = page.get_by_role("textbox", name="Write down what someone says")
    line.hold()
    too_long = "she waited " * 9
    await field.fill(too_long)
    await page.keyboard.press("Enter")
    await field.fill("the next one")

    await line.flow_after(1)

    await expect(page.locator("[data-sent]")).to_contain_text("98 characters. Up to 90 fit.")
    await page.reload()
    await expect(page.locator("[data-sent]")).to_contain_text("98 characters. Up to 90 fit.")
    await page.get_by_role("button", name="Put it back").click()
    await expect(page.get_by_text("First finish what stands in the field.")).to_be_visible()
    await expect(field).to_have_value("the next one")
    await field.fill("")
    await page.get_by_role("button", name="Put it back").click()
    await expect(field).to_have_value(too_long.strip())
    await expect(page.locator("[data-sent] li")).to_have_count(0)
