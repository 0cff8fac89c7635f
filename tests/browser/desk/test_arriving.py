"""What is arriving at the desk, by keyboard alone: read, gathered, hidden, and never moved under the hand."""

import re

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, is_whole_in, row, rows_in_sight
from tests.browsers import OpenPage, tabs_to
from tests.cast import Person, TestHouse


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
    await expect(page.get_by_role("combobox")).to_be_focused()
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


async def test_on_a_laptop_six_rows_the_wall_and_what_comes_next_are_all_in_sight(
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

    assert await rows_in_sight(page) >= 6
    for name in ("Change", "Write down", "Keep it back"):
        await expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    assert await is_whole_in(page, at_the_edge, ".arrivals")

    await house.at("15.31")
    await expect(page.locator("[aria-current]")).to_contain_text("The poem")
    await expect(page.get_by_role("button", name="Start next: Networking", exact=True)).to_be_visible()
    for wanted in ("[aria-current]", "[data-stage='next']"):
        assert await is_whole_in(page, page.locator(wanted).first, "[data-slots]")


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


async def test_keys_work_from_anywhere_until_they_are_turned_off(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("bring the kettle into the meeting")
    page = await desk_of(house, await browser_page(1440, 900))
    first = row(page, "bring the kettle")
    elsewhere = page.get_by_role("button", name="New theme")

    await elsewhere.focus()
    await page.keyboard.press("j")
    await expect(first).to_be_focused()

    await page.keyboard.press("?")
    await expect(page.get_by_label("Keys work from anywhere")).to_be_focused()
    await page.keyboard.press("Space")
    await page.reload()
    await expect(first).to_be_visible()
    await elsewhere.focus()
    await page.keyboard.press("j")

    await expect(elsewhere).to_be_focused()
    await page.get_by_role("button", name="Keys", exact=True).click()
    await expect(page.get_by_label("Keys work from anywhere")).not_to_be_checked()


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
