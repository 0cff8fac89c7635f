"""The day run from the desk, by one facilitator or two at once."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from live.web.site import Site
from tests.browser.desk.page import desk_of, slot_row
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, house_of
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


async def test_a_second_press_on_start_next_starts_nothing_and_undo_goes_back(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("10.16")
    page = await desk_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Start next").click()
    await expect(page.locator("[aria-current]")).to_contain_text("Discussion of arising themes")
    await page.keyboard.press("Enter")
    just = page.locator("[data-controls] [data-told]")
    await expect(just).to_have_text("Discussion of arising themes has just started.")
    await expect(page.get_by_role("button", name="Start next")).to_have_attribute("aria-disabled", "true")
    await expect(page.locator("[aria-current]")).to_contain_text("Discussion of arising themes")

    await page.get_by_role("button", name="Undo").click()

    await expect(page.locator("[aria-current]")).to_contain_text("Stories, uninterrupted")
    await expect(page.get_by_role("group", name="The last thing done here")).to_have_text(re.compile("^\\s*Undone\\."))


async def test_without_its_own_date_the_desk_asks_before_the_plan_moves(
    tmp_path: Path, clock: FakeClock, site: Site, browser_page: OpenPage
) -> None:
    undated = SEMINAR.replace("Friday 3 March 2017\n", "")
    async with house_of(tmp_path / "undated", undated, clock, site) as house:
        fran, page = await house.desk(), await desk_of(house, await browser_page(1440, 900))
        begin = page.get_by_role("button", name="Begin the day")

        await begin.click()
        await expect(page.get_by_text("The whole plan moves to now.")).to_be_visible()
        await page.get_by_role("button", name="Not yet").click()
        await expect(begin).to_be_focused()
        assert fran.cells["day"]["state"] == "before"

        await begin.click()
        await page.get_by_role("button", name="Begin now").click()

        await fran.sees("day", state="live")
        await expect(page.get_by_role("heading", name="The day")).to_be_focused()
        await page.close()


async def test_two_desks_pressing_start_next_move_the_day_once(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("10.16")
    first, second = await browser_page(1440, 900), await browser_page(1440, 900)
    line = Line()
    await line.carries(second)
    await desk_of(house, first)
    await desk_of(house, second)
    line.hold()

    await first.get_by_role("button", name="Start next").click()
    await expect(first.locator("[aria-current]")).to_contain_text("Discussion of arising themes")
    await second.get_by_role("button", name="Start next").click()
    await line.flow_after(2)  # what the first did, and the answer to the second

    await expect(second.get_by_text("Somebody else did that first.").first).to_be_visible()
    await expect(second.locator("[aria-current]")).to_contain_text("Discussion of arising themes")


async def test_the_day_is_begun_and_ended_from_the_desk(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    page = await desk_of(house, await browser_page(1440, 900))
    field = page.get_by_label("Write down what someone says")
    await expect(page.get_by_text("Begins by itself at 9.30, or now if you say so.")).to_be_visible()
    await expect(field).to_be_hidden()

    await page.get_by_role("button", name="Begin the day").click()
    await expect(page.locator("[aria-current]")).to_contain_text("Registration")

    await page.get_by_role("button", name="End the day").click()
    await expect(page.get_by_role("button", name="Not yet")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="End the day")).to_be_focused()
    assert fran.cells["day"]["state"] == "live"

    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Yes, end the day").click()

    await fran.sees("day", state="over")
    await expect(page.get_by_role("heading", name="The day")).to_be_focused()
    await expect(page.get_by_role("link", name="the poem")).to_have_attribute("href", f"/{house.code}/poem")
    await expect(field).to_be_hidden()
    await expect(page.get_by_text("nothing more can be written down")).to_be_visible()
    await expect(page.get_by_text("The day was ended.")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await fran.sees("day", state="live")
    await expect(field).to_be_visible()


async def test_long_spans_are_said_in_hours(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    await house.at("9.31")
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(page.locator("[data-top] [data-stands]")).to_have_text("On time, ends 3.45")

    await fran.starts("Main points")

    await expect(page.locator("[data-top] [data-stands]")).to_contain_text("5 h 29 min ahead")


async def test_a_slot_is_started_from_its_row_in_two_steps(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.50")
    page = await desk_of(house, await browser_page(1440, 900))
    listening = slot_row(page, "Truth and reconciliation")

    await listening.locator("summary").click()
    await listening.get_by_role("button", name="Start this now").click()

    await fran.until(lambda: fran.cells["now"]["slot"] == "s5")
    await expect(listening.locator("summary")).to_be_focused()


async def test_a_slot_further_on_asks_and_names_what_is_left_out(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("10.16")
    page = await desk_of(house, await browser_page(1440, 900))
    lunch = slot_row(page, "Lunch")
    start = lunch.get_by_role("button", name="Start this now")
    await lunch.locator("summary").click()

    await start.click()
    await expect(lunch).to_contain_text(
        "This leaves out 2 slots: “Discussion of arising themes” and “Truth and reconciliation”."
    )
    await expect(lunch.get_by_role("button", name="Not yet")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(start).to_be_focused()
    assert fran.cells["now"]["slot"] == "s3", "nothing was started"

    await start.click()
    await lunch.get_by_role("button", name="Start it all the same").click()

    await fran.until(lambda: fran.cells["now"]["kind"] == "break")
    await expect(lunch.locator("summary")).to_be_focused()
    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text("Lunch has started.")


async def test_what_is_left_out_is_named_as_it_is_by_then(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    """While it asks, the day goes on: what has been begun is not left out."""
    await house.at("10.16")
    page = await desk_of(house, await browser_page(1440, 900))
    lunch = slot_row(page, "Lunch")
    await lunch.locator("summary").click()
    await lunch.get_by_role("button", name="Start this now").click()

    await fran.starts("Discussion")
    await expect(lunch).to_contain_text("This leaves out “Truth and reconciliation”.")
    await fran.starts("Truth and reconciliation")

    await expect(lunch).not_to_contain_text("leaves out")
    await expect(lunch.get_by_role("button", name="Start this now")).to_be_visible()


async def test_a_row_asks_before_a_plan_made_for_another_day_moves(
    tmp_path: Path, clock: FakeClock, site: Site, browser_page: OpenPage
) -> None:
    undated = SEMINAR.replace("Friday 3 March 2017\n", "")
    async with house_of(tmp_path / "undated", undated, clock, site) as house:
        fran, page = await house.desk(), await desk_of(house, await browser_page(1440, 900))
        registration = slot_row(page, "Registration")
        await registration.locator("summary").click()

        await registration.get_by_role("button", name="Start this now").click()

        await expect(registration).to_contain_text("The whole plan moves to now.")
        assert fran.cells["day"]["state"] == "before"
        await registration.get_by_role("button", name="Start it all the same").click()
        await fran.sees("day", state="live")
        await page.close()


# Without a line


@pytest.mark.parametrize(
    ("button", "done"),
    [
        ("[data-next]", "Discussion of arising themes has started."),
        ("[data-more]", "5 minutes more."),
        ("[data-day-view] [data-hold]", "The day is held."),
    ],
)
async def test_a_press_without_a_line_looks_pressed_says_what_will_happen_and_is_nobody_elses(
    house: TestHouse, browser_page: OpenPage, button: str, done: str
) -> None:
    await house.at("10.16")
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await desk_of(house, page)
    pressed, told = page.locator(button), page.locator("[data-controls] [data-told]")
    await line.cut()

    await pressed.click()
    await expect(pressed).to_have_attribute("aria-busy", "true")
    await expect(told).to_contain_text("This is done as soon as it is back")
    await page.keyboard.press("Enter")
    line.mend()

    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text(done)
    await expect(pressed).not_to_have_attribute("aria-busy", "true")
    await expect(told).to_be_hidden()
    await expect(page.get_by_text("Somebody else did that")).to_have_count(0)


async def test_a_press_of_which_the_answer_was_lost_is_not_somebody_elses(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("10.16")
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await desk_of(house, page)
    line.hold()

    await page.get_by_role("button", name="Start next").click()
    await line.has('"ok"')  # it is done, and this page will never hear of it
    await line.cut()
    line.hold()
    line.mend()
    line.flow()

    await expect(page.locator("[aria-current]")).to_contain_text("Discussion of arising themes")
    group = page.get_by_role("group", name="The last thing done here")
    await expect(group).to_contain_text("Discussion of arising themes has started.")
    await expect(page.get_by_text("Somebody else did that")).to_have_count(0)


async def test_the_same_wish_on_two_buttons_is_one(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    await house.at("10.16")
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await desk_of(house, page)
    discussion = slot_row(page, "Discussion of arising themes")
    await line.cut()

    await page.get_by_role("button", name="Start next").click()
    await discussion.locator("summary").first.click()
    await discussion.get_by_role("button", name="Start this now").click()
    line.mend()

    await fran.until(lambda: fran.cells["now"]["slot"] == "s4")
    await expect(page.get_by_role("button", name="Start next")).not_to_have_attribute("aria-busy", "true")
    await expect(page.get_by_text("Somebody else did that")).to_have_count(0)


async def test_what_was_done_is_said_once_beside_its_button(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("10.16")
    page = await desk_of(house, await browser_page(1440, 900))
    beside = page.locator("[data-controls]").get_by_role("group", name="The last thing done here")

    await page.get_by_role("button", name="+5 min").click()

    await expect(beside).to_contain_text("5 minutes more.")
    await expect(page.get_by_text("5 minutes more.")).to_have_count(2)  # the other is for who listens
    await beside.get_by_role("button", name="Undo").click()
    await expect(beside).to_contain_text("Undone.")
    await page.get_by_role("button", name="New theme").click()
    await page.keyboard.type("Being heard")
    await page.keyboard.press("Enter")
    await expect(page.locator(".foot").get_by_role("group", name="The last thing done here")).to_contain_text(
        "Being heard"
    )
    await expect(beside).to_have_count(0)
