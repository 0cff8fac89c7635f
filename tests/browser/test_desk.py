"""The desk in a browser: by keyboard alone, with two facilitators, while words arrive."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from live.web.pages import Site
from tests.browsers import CheckAxe, Line, OpenPage, scrolls_sideways, tabs_to
from tests.cast import Person, TestHouse, house_of
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


async def desk_of(house: TestHouse, page: Page) -> Page:
    """Enters by the desk's link, as a facilitator does."""
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()
    return page


def row(page: Page, text: str) -> Locator:
    return page.get_by_role("article").filter(has_text=text)


async def stands_whole(page: Page, element: Locator, scroller: str) -> bool:
    """Whether all of it shows in the list that scrolls."""
    list_ = await page.locator(scroller).bounding_box()
    box = await element.bounding_box()
    assert list_ is not None, "the list is shown"
    assert box is not None, "the element is shown"
    below = box["y"] + box["height"] - list_["y"] - list_["height"]
    return box["y"] >= list_["y"] - 1 and below <= 1


async def rows_in_sight(page: Page) -> int:
    """How many rows stand whole in the list."""
    return sum([await stands_whole(page, one, "[data-list]") for one in await page.get_by_role("article").all()])


async def test_a_phrase_is_read_and_gathered_under_a_new_theme_by_keyboard_alone(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("hope, at her own pace")
    page = await desk_of(house, await browser_page(1440, 900))
    arrived = row(page, "hope, at her own pace")
    await expect(arrived).to_contain_text("new ·")

    await tabs_to(page, arrived)
    await page.keyboard.press("t")
    await page.keyboard.type("Being heard")
    await expect(page.get_by_role("option")).to_have_text(re.compile("New theme: “Being heard”"))
    await page.keyboard.press("Enter")

    await expect(arrived).to_contain_text("in “Being heard”")
    await expect(arrived).to_be_focused()
    await expect(arrived).not_to_contain_text("new ·")
    (theme,) = fran.all("theme")
    await fran.sees(f"phrase/{phrase}", themes=[theme])


async def test_enter_marks_as_read_and_goes_on_to_the_next_unread(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    older = await ada.gives("who gets to edit?")
    await house.passes(60)
    await ada.gives("two chairs, same height")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "two chairs").focus()

    await page.keyboard.press("Enter")
    await expect(row(page, "who gets to edit?")).to_be_focused()
    await page.keyboard.press("Enter")

    assert (await fran.sees(f"phrase/{older}"))["at"] > 0
    await fran.until(lambda: all(cell["read"] for cell in fran.all("phrase").values()))
    await expect(page.get_by_text("2 phrases, 0 notes, all read")).to_be_visible()


async def test_hiding_asks_why_and_u_puts_it_back(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    phrase = await ada.gives("Pat said it best")
    page = await desk_of(house, await browser_page(1440, 900))
    arrived = row(page, "Pat said it best")
    await arrived.focus()

    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="It names somebody")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(arrived).to_contain_text("Hidden: It names somebody")
    await expect(arrived).to_be_focused()
    await ada.until(lambda: ada.cells[f"mine/{phrase}"]["state"][-1]["is"] == "hidden")

    await page.keyboard.press("u")

    await expect(arrived).not_to_contain_text("Hidden")
    await ada.until(lambda: ada.cells[f"mine/{phrase}"]["state"][-1]["is"] != "hidden")


async def test_who_types_a_reason_hides_for_that_reason_and_for_no_ready_one(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("Pat said it best")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "Pat said it best").focus()
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="It names somebody")).to_be_focused()

    await page.keyboard.type("names a person by job")  # N, B and J are keys of the desk too
    await expect(page.get_by_label("Or in your own words")).to_have_value("names a person by job")
    await page.keyboard.press("Enter")

    await expect(row(page, "Pat said it best")).to_contain_text("Hidden: names a person by job")
    await ada.until(lambda: ada.cells[f"mine/{phrase}"]["state"][-1].get("reason") == "names a person by job")


async def test_until_a_row_is_chosen_j_goes_to_the_newest_that_nobody_has_read(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("first of the day")
    page = await desk_of(house, await browser_page(1366, 768))
    await expect(row(page, "first of the day")).to_be_visible()
    for number in range(12):
        await house.passes(60)
        await ada.gives(f"since then, {number}")
    await expect(page.get_by_role("article")).to_have_count(13)

    await page.keyboard.press("j")
    await expect(row(page, "since then, 11")).to_be_focused()
    await page.keyboard.press("j")
    await expect(row(page, "since then, 10")).to_be_focused()

    await page.get_by_role("button", name="Phrases").click()
    await page.keyboard.press("j")
    await expect(row(page, "since then, 11")).to_be_focused()


async def test_on_a_laptop_four_rows_the_wall_and_what_comes_next_are_all_in_sight(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    for number in range(12):
        await ada.gives(f"two chairs, same height, {number}")
        await house.passes(30)
    page = await desk_of(house, await browser_page(1366, 768))
    await expect(page.get_by_role("button", name="Start next")).to_have_text("Start next: Truth and reconciliation")
    for _ in range(9):  # down to a row at the lower edge of the list, where what is new takes its room
        await page.keyboard.press("j")
    at_the_edge = row(page, "height, 3")
    await expect(at_the_edge).to_be_focused()

    await ada.gives("nobody interrupted")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()

    assert await rows_in_sight(page) >= 4
    for name in ("Rest", "By hand", "Write down", "Keep it back"):
        await expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    assert await stands_whole(page, at_the_edge, "[data-list]")

    await house.at("15.31")
    await expect(page.locator("[aria-current]")).to_contain_text("The poem")
    await expect(page.get_by_role("button", name="Start next: Networking", exact=True)).to_be_visible()
    for wanted in ("[aria-current]", "[data-stage='next']"):
        assert await stands_whole(page, page.locator(wanted).first, "[data-slots]")


async def test_new_words_wait_while_somebody_is_at_work_in_the_list(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    working = row(page, "nobody interrupted")
    await working.focus()

    await ada.gives("the form has no box for that")

    await expect(page.get_by_role("button", name="Show it")).to_be_visible()
    await expect(page.get_by_role("article")).to_have_count(1)
    await expect(working).to_be_focused()
    new = page.get_by_role("group", name="New", exact=True)
    await expect(new).to_contain_text("1 new")

    await fran.until(lambda: len(fran.all("phrase")) == 2)
    await fran.does("phrase.read", ids=list(fran.all("phrase")))
    await expect(new).to_contain_text("1 more")
    await expect(new).not_to_contain_text("1 new")
    await page.keyboard.press("k")

    await expect(page.get_by_role("article").first).to_contain_text("the form has no box")
    await expect(page.get_by_role("article").first).to_be_focused()


async def test_when_words_are_taken_back_the_focus_goes_to_what_takes_their_place(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("change it, or don’t ask me")
    await house.passes(60)
    phrase = await ada.gives("late, but listened to")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "late, but listened to").focus()

    await ada.withdraws(phrase)

    await expect(row(page, "late, but listened to")).to_have_count(0)
    await expect(row(page, "change it")).to_be_focused()


async def test_in_its_breath_a_phrase_can_be_kept_back_from_the_wall(
    house: TestHouse, ada: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    kept = await ada.gives("wit as well as wounds")
    shown = await ada.gives("power with, not power over")
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(row(page, "wit as well")).to_contain_text("Goes on the wall in a moment")

    await row(page, "wit as well").focus()
    await page.keyboard.press("w")
    await expect(row(page, "wit as well")).to_contain_text("Kept back from the wall")
    await house.passes(15)

    await wall.sees(f"phrase/{shown}")
    assert f"phrase/{kept}" not in wall.cells
    await expect(row(page, "power with")).to_contain_text("On the wall")
    await page.get_by_role("button", name="Undo: puts it on the wall now").click()
    await wall.sees(f"phrase/{kept}")


async def test_by_hand_a_row_says_that_it_waits_and_a_drag_under_a_theme_marks_it_read(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await fran.does("wall.pace", pace="by_hand")
    phrase = await ada.gives("two chairs, same height")
    await ada.gives("for the poem only", uses=["poem"])
    theme = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1440, 900))
    arrived = row(page, "two chairs")
    await expect(arrived).to_contain_text("Not on the wall yet")
    await expect(row(page, "for the poem only")).not_to_contain_text("Not on the wall yet")

    await arrived.locator("[data-words]").drag_to(page.locator("[data-theme-row]"))

    await fran.sees(f"theme/{theme}", items=[phrase])
    await expect(arrived).to_contain_text("in “Being heard”")
    await expect(arrived).not_to_contain_text("new ·")


async def test_what_waits_behind_the_list_can_be_kept_back_before_the_room_sees_it(
    house: TestHouse, ada: Person, wall: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    seen = await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "nobody interrupted").focus()
    kept = [await ada.gives(text) for text in ("Pat said it best", "ask Pat", "Pat again")]

    new = page.get_by_role("group", name="New", exact=True)
    await expect(new).to_contain_text("3 new · on the wall in a moment")
    await expect(new).to_contain_text("“Pat said it best”, “ask Pat” and 1 more")
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.keyboard.press("b")

    for phrase in kept:
        await fran.sees(f"phrase/{phrase}", wall="kept")
    await expect(new.get_by_role("button", name="Keep")).to_be_hidden()
    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text("Kept off the wall: “Pat")
    await house.passes(15)
    await wall.sees(f"phrase/{seen}")
    assert not any(f"phrase/{phrase}" in wall.cells for phrase in kept)
    await expect(row(page, "nobody interrupted")).to_be_focused()


async def test_the_hand_may_go_from_the_list_to_what_waits_without_it_moving(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "nobody interrupted").hover()
    phrase = await ada.gives("Pat said it best")

    await page.get_by_role("button", name="Keep it back").click()

    await fran.sees(f"phrase/{phrase}", wall="kept")
    await expect(page.get_by_role("article")).to_have_count(1)
    await expect(page.get_by_role("button", name="Show it")).to_be_focused()


async def test_keys_work_from_anywhere_until_they_are_turned_off(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("bring the kettle into the meeting")
    page = await desk_of(house, await browser_page(1440, 900))
    first = row(page, "bring the kettle")
    elsewhere = page.get_by_role("button", name="Follow the day")

    await elsewhere.focus()
    await page.keyboard.press("j")
    await expect(first).to_be_focused()

    await page.get_by_label("Keys work from anywhere").uncheck()
    await page.reload()
    await expect(first).to_be_visible()
    await elsewhere.focus()
    await page.keyboard.press("j")

    await expect(elsewhere).to_be_focused()
    await expect(page.get_by_label("Keys work from anywhere")).not_to_be_checked()


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


async def test_a_reading_the_wall_does_not_show_is_said(
    house: TestHouse, fran: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await paul.writes("we were asked, and then we were asked again")
    page = await desk_of(house, await browser_page(1440, 900))
    said = page.locator("[data-reading-words]")
    await paul.does("reading.begin")
    await wall.sees("wall", shows="poem")
    await expect(said).to_be_hidden()

    await fran.puts_on_the_wall("rest")
    await expect(said).to_have_text("The poem is being read. The wall does not show it.")
    await page.get_by_role("button", name="Show the poem").click()

    await wall.sees("wall", shows="poem")
    await expect(said).to_be_hidden()


async def test_letters_do_nothing_in_a_text_field(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    await ada.gives("bring the kettle into the meeting")
    page = await desk_of(house, await browser_page(1440, 900))
    field = page.get_by_label("Write down what someone says")

    await field.focus()
    await page.keyboard.type("hthjnb")

    await expect(field).to_have_value("hthjnb")
    await expect(page.get_by_role("combobox")).to_have_count(0)
    await expect(page.get_by_text("Why? Whoever gave it")).to_have_count(0)


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


async def test_without_a_line_the_desk_says_so_and_what_was_done_goes_out_later(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page, line = await browser_page(1440, 900), Line()
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


async def test_a_filter_does_not_hide_what_is_about_to_go_on_the_wall(
    house: TestHouse, ada: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    await page.get_by_role("button", name="Notes").click()

    phrase = await ada.gives("two chairs, same height")

    new = page.get_by_role("group", name="New", exact=True)
    await expect(new).to_contain_text("1 new · on the wall in a moment")
    await expect(new).to_contain_text("two chairs, same height")
    await new.get_by_role("button", name="Show it").click()
    await expect(page.get_by_role("button", name="All", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(row(page, "two chairs, same height")).to_be_focused()
    await page.get_by_role("button", name="Notes").click()
    await new.get_by_role("button", name="Keep it back").click()
    await expect(new).to_be_hidden()
    await house.at("11.25")
    assert f"phrase/{phrase}" not in wall.cells


async def test_a_question_changed_elsewhere_is_never_put_over_what_is_being_written(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    field = page.get_by_label("Question to the room", exact=True)
    await field.fill("What will you ca")

    await fran.does("prompt.set", slot=fran.cells["now"]["slot"], text="Who was not in the room?")

    await expect(page.get_by_text("Another desk changed this to “Who was not in the room?”").first).to_be_visible()
    await expect(field).to_have_value("What will you ca")

    await page.get_by_role("button", name="Take theirs").click()
    await expect(field).to_have_value("Who was not in the room?")


async def test_enter_puts_the_question_to_the_room(house: TestHouse, ada: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))

    await page.get_by_label("Question to the room", exact=True).fill("What will you carry home?")
    await page.keyboard.press("Enter")

    await ada.sees("prompt", text="What will you carry home?")
    await expect(page.get_by_role("button", name="Ask", exact=True)).to_be_hidden()


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


async def test_no_second_theme_of_a_name_is_made_whatever_its_case(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    await fran.names_theme("Not being heard")
    heard = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1366, 768))

    await row(page, "nobody interrupted").focus()
    await page.keyboard.press("t")
    await page.keyboard.type("being  HEARD")
    await expect(page.get_by_role("article").get_by_text("There is “Being heard” already.")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await fran.sees(f"theme/{heard}", items=[phrase])

    await page.get_by_role("button", name="New theme").click()
    await page.keyboard.type("BEING HEARD")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-new-form] [data-told]")).to_have_text("There is “Being heard” already.")
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Not being heard", exact=True).click()
    await page.get_by_role("button", name="Rename").first.click()
    await page.get_by_role("textbox", name="What the theme is called").fill("being heard")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-theme-row] > [data-told]").first).to_contain_text(
        "There is “Being heard” already."
    )
    assert {theme["title"] for theme in fran.all("theme").values()} == {"Not being heard", "Being heard"}


async def test_themes_are_renamed_emptied_and_merged(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("we are all someone’s patient")
    staff, heard = await fran.names_theme("Staff"), await fran.names_theme("Being heard")
    await fran.gathers(staff, phrase)
    page = await desk_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Staff", exact=True).click()
    await page.get_by_role("button", name="Rename").first.click()
    await page.get_by_role("textbox", name="What the theme is called").fill("Staff have stories too")
    await page.keyboard.press("Enter")
    await fran.sees(f"theme/{staff}", title="Staff have stories too")

    await page.get_by_role("button", name="Take out “we are all").click()
    await fran.sees(f"theme/{staff}", items=[])
    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text("is out of “Staff")
    await page.get_by_role("button", name="Undo").click()
    await fran.sees(f"theme/{staff}", items=[phrase])
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("Undone. Before that: “Staff” is called")

    await page.get_by_role("button", name="Merge into…").click()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("“Staff have stories too” will be gone.")).to_be_visible()
    await page.get_by_role("button", name="Merge into “Being heard”").click()

    await fran.misses(f"theme/{staff}")
    await fran.sees(f"theme/{heard}", items=[phrase])
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_focused()
    await expect(last).to_contain_text("“Staff have stories too” went into “Being heard”.")
    await expect(last.get_by_role("button", name="Undo")).to_be_hidden()


async def test_open_menus_follow_what_another_desk_does_to_the_themes(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    one, two = await fran.names_theme("One"), await fran.names_theme("Two")
    three, four = await fran.names_theme("Three"), await fran.names_theme("Four")
    page = await desk_of(house, await browser_page(1440, 900))
    options = page.get_by_role("option")

    await row(page, "nobody interrupted").focus()
    await page.keyboard.press("t")
    await expect(options).to_have_count(4)
    await fran.does("theme.merge", theme=one, into=two)
    await expect(options).to_have_text(["Two", "Three", "Four"])
    await expect(page.locator("[role='option'][aria-selected='true']")).to_have_count(0)
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Two", exact=True).click()
    await page.get_by_role("button", name="Merge into…").click()
    await expect(options).to_have_text(["Three", "Four"])
    await fran.does("theme.rename", theme=three, title="Third")
    await expect(options).to_have_text(["Third", "Four"])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Merge into “Third”")).to_be_focused()
    await fran.does("theme.merge", theme=three, into=four)

    await expect(page.locator("[data-theme-row] > [data-told]").first).to_have_text("“Third” is not there any more.")
    await expect(page.get_by_role("button", name="Merge into…")).to_be_focused()


async def test_undo_is_of_the_last_thing_and_leaves_alone_what_another_desk_changed(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    slot, ends = fran.cells["now"]["slot"], fran.cells["now"]["ends"]
    page = await desk_of(house, await browser_page(1440, 900))
    last = page.get_by_role("group", name="The last thing done here")
    undo = last.get_by_role("button", name="Undo")

    await page.get_by_label("Question to the room", exact=True).fill("What will you carry home?")
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("The question was changed.")
    await page.get_by_role("button", name="New theme").click()
    await page.keyboard.type("Being heard")
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("New theme: “Being heard”. Before that: The question was changed.")

    await page.get_by_role("button", name="+5 min").click()
    await fran.sees("now", ends=ends + 300_000)
    await expect(last).to_contain_text("5 minutes more.")
    await undo.click()
    await fran.sees("now", ends=ends)

    await page.get_by_role("button", name="Hold", exact=True).click()
    await expect(last).to_contain_text("The day is held.")
    await undo.click()
    await fran.sees("day", state="live")

    await fran.does("prompt.set", slot=slot, text="Who was not in the room?")
    await expect(page.get_by_label("Question to the room", exact=True)).to_have_value("Who was not in the room?")
    await undo.click()
    await expect(last).to_contain_text("Not undone. Somebody else changed it since.")
    await expect(undo).to_be_hidden()
    assert fran.cells["prompt"]["text"] == "Who was not in the room?"


async def test_what_is_on_the_wall_is_pressed_when_the_server_says_so(
    house: TestHouse, fran: Person, wall: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Who holds the pen")
    page = await desk_of(house, await browser_page(1440, 900))
    await expect(page.get_by_role("button", name="Follow the day")).to_have_attribute("aria-pressed", "true")

    await page.get_by_role("button", name="Show", exact=True).click()

    await wall.sees("wall", view="theme", theme=theme)
    await expect(page.get_by_role("button", name="Show", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="Follow the day")).to_have_attribute("aria-pressed", "false")
    await expect(page.get_by_text("The theme “Who holds the pen”, until you choose again")).to_be_visible()
    await expect(page.get_by_role("button", name="Undo")).to_be_hidden()


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
    await house.at("10.16")
    page = await desk_of(house, await browser_page(1440, 900))
    lunch = page.get_by_role("listitem").filter(has_text="LUNCH")

    await lunch.locator("summary").click()
    await lunch.get_by_role("button", name="Start this now").click()

    await fran.until(lambda: fran.cells["now"]["kind"] == "break")
    await expect(lunch.locator("summary")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 1024])
async def test_nothing_scrolls_sideways(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, width: int
) -> None:
    await house.at("11.20")
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    await fran.names_theme("Unresolved: is it ever equal?")
    page = await desk_of(house, await browser_page(width, 700))

    await row(page, "Llanfair").focus()
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await ada.gives("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, again")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()

    assert not await scrolls_sideways(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_a_busy_desk(
    house: TestHouse,
    ada: Person,
    fran: Person,
    browser_page: OpenPage,
    axe: CheckAxe,
    scheme: str,
) -> None:
    await house.at("11.20")
    await fran.gathers(
        await fran.names_theme("Being heard"), await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    )
    await fran.hides(await ada.gives("Pat said it best"))
    await ada.notes("What stayed with me was that nobody said “yes, but”.")
    page = await desk_of(house, await browser_page(1440, 900, color_scheme=scheme))
    await page.get_by_role("button", name="Being heard", exact=True).click()
    await row(page, "cael fy nghlywed").focus()
    await ada.gives("ask Pat")
    await expect(page.get_by_role("button", name="Keep it back")).to_be_visible()
    await axe(page)

    await page.keyboard.press("t")
    await expect(page.get_by_role("option")).to_have_count(1)
    await axe(page)

    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await expect(page.get_by_text("Why? Whoever gave it")).to_be_visible()
    await axe(page)
