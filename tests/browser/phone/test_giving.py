"""Words are given on a phone: what counts, what comes back, what a draft keeps, and how they are taken back."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Route, expect

from tests.browser.phone.hand import a_theme, gives, phone, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def test_a_person_sees_where_their_words_have_got_to(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.31")
    page = await phone(browser_page, house)
    await gives(page, "nobody interrupted")
    await expect(words(page)).to_contain_text(["Given at 11.31"])
    (phrase,) = fran.all("phrase")

    await fran.does("phrase.read", ids=[phrase])
    await fran.shows(phrase)
    await expect(words(page)).to_contain_text(["Read by a facilitator · shown to everybody at 11.31"])

    await a_theme(fran, phrase)
    await expect(words(page)).to_contain_text(["under Being heard"])

    await fran.hides(phrase, reason="It names a person.")
    await expect(words(page)).to_contain_text(["Kept aside by a facilitator: It names a person."])


async def test_words_are_listed_also_where_what_their_list_is_drawn_from_comes_last(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.31")
    page, may = await browser_page(390, 844), asyncio.Event()

    async def comes_last(route: Route) -> None:
        await may.wait()
        await route.continue_()

    await page.route("**/phone/phone.later.*", comes_last)
    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    async with page.expect_response("**/phone/own-list.css*"):
        await gives(page, "nobody interrupted")
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    await gives(page, "two chairs")
    await fran.until(lambda: len(fran.all("phrase")) == 2)

    may.set()

    await expect(words(page)).to_have_count(2)


async def test_what_is_left_is_counted_as_people_count(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)

    await page.get_by_label("Your words").fill("👩‍👩‍👧‍👦 né")

    await expect(page.locator("#text-count")).to_have_text("86 of 90 left")


async def test_more_than_fits_may_be_written_but_stays_in_the_field(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)

    await gives(page, "y" * 95)

    await expect(page.locator("#text-count")).to_have_text("5 too many")
    await expect(page.locator("#text-wrong")).to_have_text("That is 95 characters. Up to 90 fit.")
    await expect(page.get_by_label("Your words")).to_be_focused()
    await expect(page.get_by_label("Your words")).to_have_value("y" * 95)
    assert fran.all("phrase") == {}


async def test_words_the_server_cannot_take_come_back_into_the_field(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)

    await gives(page, "read  \u202ethis backwards ")

    await expect(page.locator("#text-wrong")).to_contain_text("hidden or stacked character")
    await expect(page.get_by_label("Your words")).to_have_value("read \u202ethis backwards")
    await expect(words(page)).to_have_count(0)


async def test_words_that_come_back_keep_the_limits_their_writer_set(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    wall, poem = page.locator("#offer").get_by_label("on the wall"), page.locator("#offer").get_by_label("in the poem")
    await page.get_by_text("May go:").click()
    await wall.uncheck()

    line.hold()
    await gives(page, "read \u202ethis backwards")
    await wall.check()
    await poem.uncheck()
    await page.get_by_label("Your words").fill("another thought")
    await line.flow_after(1)
    await expect(words(page).locator("[data-way]")).to_contain_text("hidden or stacked character")
    await expect(poem).not_to_be_checked()
    await page.get_by_role("button", name="Give these words").click()
    await page.get_by_role("button", name="Change them").click()

    await expect(page.get_by_label("Your words")).to_have_value("read \u202ethis backwards")
    await expect(wall).not_to_be_checked()
    await expect(poem).to_be_checked()


async def test_a_second_tap_and_an_enter_that_ends_composing_mean_nothing(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    field = page.get_by_label("Your words")
    await field.fill("言葉")

    await field.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    await expect(field).to_have_value("言葉")
    await page.get_by_role("button", name="Give these words").dblclick()

    await expect(page.locator("#text-count")).to_have_text("Given.")
    await expect(words(page)).to_have_count(1)
    await expect(page.locator("#text-wrong")).to_be_hidden()


async def test_a_draft_outlives_the_page_and_the_slot(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.get_by_label("Your words").fill("half a thou")

    await page.reload()
    await house.at("12.05")

    await expect(page.get_by_role("heading", name="The room is listening.")).to_be_visible()
    await expect(page.get_by_label("A draft, only on this phone")).to_have_value("half a thou")


async def test_a_draft_comes_back_with_all_that_was_chosen_for_it(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.evaluate("code => localStorage.setItem(`cento/${code}/draft/90`, '\"as it was kept once\"')", house.code)
    await page.reload()
    await expect(page.get_by_label("Your words")).to_have_value("as it was kept once")
    await expect(page.get_by_text("May go:")).to_have_text("May go: on the wall, in the poem, in the report")
    await page.get_by_label("Your words").fill("cael fy nghlywed")
    await page.get_by_text("May go:").click()
    await page.locator("#offer").get_by_label("on the wall").uncheck()
    await page.get_by_text("In another language?").click()
    await page.get_by_label("Language").select_option("cy")
    await page.get_by_label("What it means").fill("to be heard")

    await page.reload()
    await expect(page.get_by_text("May go:")).to_have_text("May go: in the poem, in the report")
    await page.get_by_role("button", name="Give these words").click()

    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase").values()
    assert (phrase["uses"], phrase["lang"], phrase["gloss"]) == (["poem", "report"], "cy", "to be heard")


async def test_a_person_chooses_where_words_may_go(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)

    await page.get_by_text("May go:").click()
    await page.locator("#offer").get_by_label("on the wall").uncheck()
    await page.get_by_text("In another language?").click()
    await page.get_by_label("Language").select_option("cy")
    await page.get_by_label("What it means").fill("to be heard")
    await gives(page, "cael fy nghlywed")

    await expect(page.get_by_text("May go:")).to_have_text("May go: in the poem, in the report")
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase").values()
    assert (phrase["uses"], phrase["lang"], phrase["gloss"]) == (["poem", "report"], "cy", "to be heard")


async def test_a_longer_thought_goes_to_a_theme(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.get_by_text("A longer thought?").click()
    choice = page.get_by_label("Theme", exact=True)

    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    await choice.select_option(theme)
    await fran.names_theme("Who edits?")
    await expect(choice.get_by_role("option")).to_have_text(["None of these yet", "Being heard", "Who edits?"])
    await page.get_by_label("Your thought").fill("Staff have stories too, and leave them at the door.")
    await page.get_by_role("button", name="Give this thought").click()

    await expect(words(page)).to_contain_text(["Staff have stories too"])
    await fran.until(lambda: len(fran.all("note")) == 1)
    (note,) = fran.all("note").values()
    assert note["theme"] == theme


async def test_words_are_taken_back_with_one_hand_and_one_more_press(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])

    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Leave them").click()
    await expect(words(page).get_by_role("button", name="Take them back")).to_be_hidden()
    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Take them back").click()

    await expect(words(page)).to_contain_text(["These words were taken back."])
    await fran.until(lambda: fran.all("phrase") == {})


async def test_words_taken_back_are_put_back_within_a_minute_and_not_after_it(
    house: TestHouse, browser_page: OpenPage, fran: Person, axe: Any
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    put_back = words(page).get_by_role("button", name="Put them back")
    await expect(put_back).to_be_hidden()

    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Take them back").click()
    await expect(put_back).to_be_visible()
    await axe(page)
    await put_back.click()

    await expect(words(page).get_by_text("two chairs", exact=True).first).to_be_visible()
    await expect(put_back).to_be_hidden()
    await expect(page.locator("[data-yours]")).to_be_focused()
    await fran.until(lambda: [cell["text"] for cell in fran.all("phrase").values()] == ["two chairs"])
    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Take them back").click()
    await expect(put_back).to_be_visible()
    await house.passes(61)
    await expect(put_back).to_be_hidden()
    await expect(words(page)).to_contain_text(["These words were taken back."])


@pytest.mark.parametrize("size", ["Usual", "Very large"])
async def test_what_opens_under_the_last_words_comes_out_above_the_tabs(
    house: TestHouse, browser_page: OpenPage, size: str
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label(size, exact=True).check()
    await page.get_by_role("button", name="Done").click()
    for number in range(1, 6):
        await house.passes(1)
        await gives(page, f"words that stand at number {number}")
        await expect(words(page)).to_contain_text(["Given at 11.20"] * number)

    last = words(page).last
    for width, height in ((390, 844), (320, 640)):
        await page.set_viewport_size({"width": width, "height": height})
        await last.locator("summary").first.focus()
        await page.keyboard.press("Enter")  # a click would scroll by itself
        await expect(last.locator("details").first).to_have_attribute("open", "")
        await page.wait_for_function(IS_UNCOVERED)
        await page.keyboard.press("Enter")
        await expect(last.locator("details").first).not_to_have_attribute("open", "")


IS_UNCOVERED = """() => Array.from(document.querySelectorAll("[data-mine] > li:last-child form .button")).every(one => {
  if (!one.checkVisibility()) return true;
  const { left, top, bottom } = one.getBoundingClientRect();
  return [top + 2, bottom - 2].every(y => document.elementFromPoint(left + 9, y) === one);
})"""


async def test_markup_in_words_is_shown_as_words(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)

    await gives(page, "<img src=x onerror=alert(1)> {{ 7*7 }}")

    await expect(words(page).locator(".words")).to_have_text("<img src=x onerror=alert(1)> {{ 7*7 }}")
    await page.reload()
    await expect(words(page).locator(".words")).to_have_text("<img src=x onerror=alert(1)> {{ 7*7 }}")


async def test_by_keyboard_alone_words_are_given_and_taken_back(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=1000)

    await page.get_by_label("Your words").focus()
    await page.keyboard.type("hope, at her own pace")
    await page.keyboard.press("Enter")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await words(page).locator("summary").first.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Take them back")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(words(page)).to_contain_text(["These words were taken back."])


async def test_language_meaning_and_theme_end_with_the_words_they_were_chosen_for_and_are_in_sight_till_then(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    await fran.names_theme("Being heard")
    page = await phone(browser_page, house)
    other, longer = page.get_by_text("In another language?"), page.get_by_text("A longer thought?")
    back = page.get_by_text("Back to a few words")
    await other.click()
    await page.get_by_label("Language", exact=True).select_option("cy")
    await page.get_by_label("What it means").fill("to be heard")
    await other.click()
    await expect(page.get_by_label("Language", exact=True)).to_be_hidden()
    await expect(page.get_by_text("In another language? · Cymraeg · to be heard")).to_be_visible()

    await gives(page, "cael fy nghlywed")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await expect(other).to_have_text("In another language?")
    await gives(page, "two chairs")
    await longer.click()
    await page.get_by_label("Theme", exact=True).select_option("Being heard")
    await page.get_by_label("Your thought").fill("a longer thought")
    await back.click()
    await expect(page.get_by_text("A longer thought? · Being heard")).to_be_visible()
    await longer.click()
    await page.get_by_role("button", name="Give this thought").click()
    await expect(words(page)).to_have_count(3)
    await expect(page.get_by_label("Theme", exact=True)).to_have_value("")

    await fran.until(lambda: len(fran.all("phrase")) == 2)
    given = {one["text"]: (one["lang"], one["gloss"]) for one in fran.all("phrase").values()}
    assert given == {"cael fy nghlywed": ("cy", "to be heard"), "two chairs": (None, None)}


async def test_far_too_many_words_keep_the_field_in_its_place_and_go_on_as_a_longer_thought(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, height=700)
    field, give = page.get_by_label("Your words"), page.get_by_role("button", name="Give these words")

    await field.fill("a word " * 286)
    await give.click()

    for part in (field, give, page.locator("#text-wrong"), page.get_by_text("1911 too many")):
        await expect(part).to_be_in_viewport(ratio=1)
    await expect(page.locator("#text-wrong")).to_have_text("That is 2001 characters. Up to 90 fit.")
    await field.fill("a longer thought, " * 10)
    await page.get_by_role("button", name="Give it as a longer thought").click()

    thought = page.get_by_label("Your thought")
    await expect(thought).to_have_value("a longer thought, " * 10)
    await expect(thought).to_be_focused()
    await expect(field).to_have_value("")
    await expect(page.locator("#text-wrong")).to_be_hidden()
    await page.get_by_role("button", name="Give this thought").click()
    await fran.until(lambda: len(fran.all("note")) == 1)


async def test_words_that_may_not_go_on_the_wall_are_not_offered_to_become_a_longer_thought(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    instead = page.get_by_role("button", name="Give it as a longer thought")
    await page.get_by_label("Your words").fill("x" * 91)
    await expect(instead).to_be_visible()
    await page.get_by_text("May go:").click()

    await page.locator("#offer").get_by_label("on the wall").uncheck()
    await page.get_by_label("Your words").fill("x" * 92)

    await expect(instead).to_be_hidden()


async def test_words_answer_the_question_that_was_on_the_phone_when_they_were_given(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    first, slot = fran.cells["prompt"]["id"], fran.cells["now"]["slot"]
    line = Line()
    page = await phone(browser_page, house, line=line)
    await line.cut()
    await expect(page.locator("body")).not_to_have_attribute("data-connection", "live")
    await gives(page, "to the first")
    assert await fran.does("prompt.set", slot=slot, text="What stays?") is ok
    line.mend()

    await expect(page.get_by_role("heading", name="What stays?")).to_be_visible()
    await gives(page, "to the second")

    await fran.until(lambda: len(fran.all("phrase")) == 2)
    given = {one["text"]: one["prompt"] for one in fran.all("phrase").values()}
    assert given == {"to the first": first, "to the second": fran.cells["prompt"]["id"]}
