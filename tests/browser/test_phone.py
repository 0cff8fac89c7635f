"""The phone page in a browser: without a script, with one, out of range, and for everybody's hands and eyes."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.browsers import Line, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

KEPT = "Kept on this phone. They go out when you are back in range."
# The page says that it is out of range after 5 s without a line; this waits for that state, on a slow machine too.
OUT_OF_RANGE_MS = 12_000
WIRE_LIMIT_BYTES = 25 * 1024
STATIC = Path(__file__).parent.parent.parent / "live" / "static"
SCRIPTS = sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "phone").glob("*.js")) + [
    f"shared/{name}.js"
    for name in ("cells", "connection", "lists", "outbox", "page", "poem-line", "sentences", "storage", "times")
]


async def phone(browser_page: OpenPage, house: TestHouse, *, line: Line | None = None, **options: Any) -> Page:
    """A phone that has the page; with a script, it is live."""
    page = await browser_page(**options)
    if line is not None:
        await line.carries(page)
    await page.goto(house.page)
    if options.get("java_script_enabled", True):
        await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    return page


async def gives(page: Page, text: str) -> None:
    await page.get_by_label("Your words").fill(text)
    await page.get_by_role("button", name="Give these words").click()


async def turns_to(page: Page, view: str) -> None:
    await page.get_by_role("navigation").get_by_role("link", name=view).click()


def words(page: Page) -> Any:
    """The list of a person's own words."""
    return page.locator("[data-mine] > li")


async def a_theme(fran: Person, phrase: str) -> str:
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrase) is ok
    return theme


# Without a script


async def test_without_a_script_the_form_gives_words(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)

    await gives(page, "two chairs, same height")

    await expect(words(page)).to_contain_text(["two chairs, same height"])
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await fran.until(lambda: len(fran.all("phrase")) == 1)


async def test_without_a_script_a_refusal_leads_back_to_the_field(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)

    await gives(page, "x" * 104)

    summary = page.locator("[data-problem]")
    await expect(page).to_have_title("Error: " + str(house.room.day.timetable.title))
    await expect(summary).to_be_focused()
    await expect(summary.get_by_role("alert")).to_contain_text("That is 104 characters. Up to 90 fit.")
    await expect(summary.get_by_role("link")).to_have_attribute("href", "#text")
    await expect(page.locator("#text-wrong")).to_have_text("That is 104 characters. Up to 90 fit.")
    await expect(page.get_by_label("Your words")).to_have_value("x" * 104)
    assert ["422" in complaint for complaint in page.complaints] == [True], "the browser notes the refusal"
    page.complaints.clear()


async def test_without_a_script_words_are_taken_back(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    await gives(page, "two chairs")

    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Take them back").click()

    await expect(words(page)).to_contain_text(["You took these words back."])
    await expect(page.get_by_text("two chairs")).to_have_count(0)


async def test_without_a_script_a_person_echoes_and_stands_with_a_theme(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = await bob.gives("nobody interrupted")
    assert await fran.shows(phrase) is ok
    theme = await a_theme(fran, phrase)
    page = await phone(browser_page, house, java_script_enabled=False)

    await page.get_by_role("button", name="Me too").click()
    await page.get_by_role("button", name="Stand with this").click()

    await fran.sees(f"phrase/{phrase}", echoes=1)
    await fran.sees(f"theme/{theme}", support=1)
    await expect(page.get_by_role("button", name="Stand with this")).to_have_attribute("aria-pressed", "true")


async def test_without_a_script_the_page_says_that_the_room_is_listening(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("10.20")

    page = await phone(browser_page, house, java_script_enabled=False)

    await expect(page.get_by_role("heading", name="The room is listening.")).to_be_visible()
    await expect(page.get_by_text("Words are taken again from 11.15.")).to_be_visible()
    await expect(page.get_by_text("Your words stay on this phone")).to_have_count(0)
    await expect(page.get_by_role("button", name="Give these words")).to_be_hidden()


async def test_without_a_script_a_plain_button_asks_for_what_is_new(house: TestHouse, browser_page: OpenPage) -> None:
    """The browser under test keeps noscript out of sight, so what is in it comes to the page as a plain part."""
    page = await browser_page(java_script_enabled=False)
    await page.route(house.page, _noscript_in_sight)

    await page.goto(house.page)

    again = page.get_by_role("link", name="See what is new")
    await expect(again).to_have_attribute("href", f"/{house.code}")
    assert (await again.bounding_box())["height"] >= 48


async def _noscript_in_sight(route: Route) -> None:
    response = await route.fetch()
    await route.fulfill(response=response, body=(await response.text()).replace("noscript", "div"))


async def test_where_no_socket_opens_the_form_still_gives_words(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await browser_page()
    line = Line()
    await line.cut()
    await line.carries(page)
    await page.goto(house.page)

    await gives(page, "through a proxy")

    await expect(words(page)).to_contain_text(["through a proxy"])
    await expect(page.get_by_label("Your words")).to_have_value("")
    await fran.until(lambda: len(fran.all("phrase")) == 1)


async def test_where_nothing_goes_out_at_all_words_are_in_the_field_again(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await browser_page()
    line = Line()
    await line.cut()
    await line.carries(page)
    await page.goto(house.page)
    await page.route(house.page, lambda route: route.abort())
    await page.get_by_text("May go:").click()
    await page.get_by_label("on the wall").uncheck()

    async with page.expect_event("requestfailed"):
        await gives(page, "from the lift")
    await page.unroute(house.page)
    page.complaints.clear()
    await page.goto(house.page)

    await expect(page.get_by_label("Your words")).to_have_value("from the lift")
    await page.get_by_role("button", name="Give these words").click()
    await expect(words(page)).to_contain_text(["from the lift"])
    await expect(page.get_by_label("Your words")).to_have_value("")
    await fran.until(lambda: [one["uses"] for one in fran.all("phrase").values()] == [["poem", "report"]])


# Giving words


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
    await expect(words(page)).to_contain_text(["Read by a facilitator · on the wall at 11.31"])

    await a_theme(fran, phrase)
    await expect(words(page)).to_contain_text(["under Being heard"])

    await fran.hides(phrase, reason="It names a person.")
    await expect(words(page)).to_contain_text(["Kept aside by a facilitator: It names a person."])


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
    wall, poem = page.get_by_label("on the wall"), page.get_by_label("in the poem")
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
    await page.get_by_label("on the wall").uncheck()
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
    await page.get_by_label("on the wall").uncheck()
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

    await expect(words(page)).to_contain_text(["You took these words back."])
    await fran.until(lambda: fran.all("phrase") == {})


@pytest.mark.parametrize("size", ["Usual", "Large", "Larger", "Very large"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
async def test_what_opens_under_the_last_words_comes_out_above_the_tabs(
    house: TestHouse, browser_page: OpenPage, width: int, height: int, size: str
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=width, height=height)
    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label(size, exact=True).check()
    await page.get_by_role("button", name="Done").click()
    for number in range(1, 6):
        await house.passes(1)
        await gives(page, f"words that stand at number {number}")
        await expect(words(page)).to_contain_text(["Given at 11.20"] * number)

    await words(page).last.locator("summary").focus()
    await page.keyboard.press("Enter")  # a click would scroll by itself

    await expect(words(page).last.locator("details")).to_have_attribute("open", "")
    await page.wait_for_function(IS_UNCOVERED)


IS_UNCOVERED = """() => Array.from(document.querySelectorAll("[data-mine] > li:last-child form .button")).every(one => {
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
    await words(page).locator("summary").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Take them back")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(words(page)).to_contain_text(["You took these words back."])


# Out of range, and out of time


async def test_words_given_out_of_range_go_out_once_when_it_is_back(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)

    await line.cut()
    await expect(page.get_by_text("You are out of range.")).to_be_visible(timeout=OUT_OF_RANGE_MS)
    await gives(page, "wit as well as wounds")
    await expect(words(page)).to_contain_text([KEPT])
    line.mend()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await expect(page.get_by_text("You are out of range.")).to_be_hidden()
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["wit as well as wounds"]


async def test_words_not_yet_sent_outlive_the_page(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await line.cut()
    await expect(page.locator("body")).not_to_have_attribute("data-connection", "live")
    await gives(page, "wit as well as wounds")
    assert fran.all("phrase") == {}, "they have not gone out, for this test to mean anything"

    line.mend()
    await page.reload()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    assert len(fran.all("phrase")) == 1


async def test_words_kept_while_the_room_listens_go_out_by_themselves(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)

    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    await expect(page.locator("#text-count")).to_have_text("Kept on this phone.")
    await expect(words(page)).to_contain_text(["Kept on this phone until 11.15."])
    assert fran.all("phrase") == {}
    await house.at("11.16")

    await expect(page.locator("#text-count")).to_have_text("Given.")
    await expect(words(page)).to_contain_text(["Given at 11.16"])
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["nobody clapped"]


async def test_kept_words_that_are_taken_back_never_leave_the_phone(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    await expect(words(page)).to_contain_text(["Kept on this phone until 11.15."])
    other = await page.context.new_page()
    await other.goto(house.page)
    await expect(words(other)).to_contain_text(["Kept on this phone until 11.15."])

    await words(page).get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_have_count(0)
    await expect(words(other)).to_have_count(0)
    await house.at("11.16")

    await gives(page, "and then we spoke")
    await expect(words(page)).to_contain_text(["Given at 11.16"])
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["and then we spoke"]


async def test_words_taken_back_that_arrive_all_the_same_are_taken_back_again(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    phrase = await words(page).get_attribute("data-key")
    await words(page).get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_have_count(0)
    await house.at("11.16")

    await page.evaluate(OFFER_AS_ANOTHER_TAB, [house.code, phrase])

    await expect(words(page)).to_contain_text(["You took these words back."])
    await fran.until(lambda: fran.all("phrase") == {})


OFFER_AS_ANOTHER_TAB = """([code, id]) => new Promise(done => {
  const tab = new WebSocket(`ws://${location.host}/${code}/live?role=phone`);
  tab.onopen = () => tab.send(JSON.stringify({ do: "phrase.offer", ref: 1, id, text: "nobody clapped" }));
  tab.onmessage = ({ data }) => "ok" in JSON.parse(data) && done();
})"""


async def test_on_another_date_words_are_kept_for_later_without_an_hour(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.passes(24 * 60 * 60)
    page = await phone(browser_page, house)

    await page.get_by_label("A draft, only on this phone").fill("a thought on the train")
    await page.get_by_role("button", name="Keep for later").click()

    await expect(words(page).locator("[data-way]")).to_have_text("Kept on this phone.")
    await turns_to(page, "Programme")
    await expect(page.locator("[data-when=next]")).to_have_count(0)


async def test_a_phone_that_may_keep_nothing_works_all_the_same(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await browser_page()
    await page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } });"
    )
    await page.goto(house.page)

    await gives(page, "two chairs")

    await expect(words(page)).to_contain_text(["two chairs"])


# What others gave


async def test_me_too_is_for_words_the_wall_has_shown_and_not_for_ones_own(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "my own words")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (mine,) = fran.all("phrase")
    phrase = await bob.gives("who gets to edit?")
    await bob.gives("not on the wall")
    for shown in (phrase, mine):
        assert await fran.shows(shown) is ok
    await expect(words(page)).to_contain_text(["On the wall"])  # both have come: what comes later waits behind "1 new"
    await turns_to(page, "Themes")

    await page.get_by_role("button", name="Me too").click()

    await fran.sees(f"phrase/{phrase}", echoes=1)
    await expect(page.get_by_role("button", name="You too · 1")).to_be_visible()
    await expect(page.locator("[data-room]")).not_to_contain_text("not on the wall")
    await expect(page.locator("[data-room] > li", has_text="my own words").get_by_role("button")).to_have_count(0)


async def test_new_words_do_not_move_what_is_under_the_thumb(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.shows(await bob.gives("first")) is ok
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    await expect(page.locator("[data-room] > li")).to_contain_text(["first"])

    assert await fran.shows(await bob.gives("second")) is ok

    await expect(page.get_by_role("button", name="Show 1 new")).to_be_visible()
    await expect(page.locator("[data-room] > li")).to_contain_text(["first"])
    await page.get_by_role("button", name="Show 1 new").click()
    await expect(page.locator("[data-room] > li")).to_have_count(2)


async def test_of_many_words_a_hundred_are_drawn_and_more_when_asked_for(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    for number in range(102):
        await ada.gives(f"words of number {number}")
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    room, more = page.locator("[data-room] > li"), page.get_by_role("button", name="Show more")

    await expect(room).to_have_count(100)
    await more.click()

    await expect(room).to_have_count(102)
    await expect(room.nth(100)).to_be_focused()
    await expect(more).to_be_hidden()


async def test_a_person_stands_with_a_theme_and_no_longer(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    stand = page.get_by_role("button", name="Stand with this")

    await stand.click()
    await expect(stand).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_text("1 person stands with it")).to_be_visible()

    await stand.click()
    await expect(stand).to_have_attribute("aria-pressed", "false")
    await expect(page.get_by_text("nobody stands with it yet")).to_be_visible()
    await fran.sees(f"theme/{theme}", support=0)


# The day and the poem


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

    await paul.does("reading.begin")
    await paul.does("reading.line", line=theirs)
    await expect(page.get_by_text("Your words are being read.")).to_be_visible()
    await turns_to(page, "Poem")
    await expect(page.locator("[data-lines] > [aria-current]")).to_have_text("two chairs, and someone took the care")
    await expect(page.locator("[data-lines] i[data-own]")).to_have_text("two chairs")

    await paul.does("reading.line", line=other)
    await expect(page.locator("[data-lines] > [aria-current]")).to_have_text("of asking who would sit")
    await expect(page.get_by_text("Your words are being read.")).to_be_hidden()

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
    await page.get_by_role("link", name="Read the poem").click()
    await expect(page.locator("[data-lines]")).to_contain_text("the chair is yours")


# For everybody's hands and eyes


async def test_reading_settings_stay_on_this_phone(house: TestHouse, browser_page: OpenPage) -> None:
    page = await phone(browser_page, house)

    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label("Very large").check()
    await page.get_by_label("Dark").check()
    await page.get_by_role("button", name="Done").click()
    await page.reload()

    await expect(page.locator("html")).to_have_attribute("data-size", "200")
    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_stands_in_anyones_way(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person, bob: Person, scheme: str
) -> None:
    """Tall enough that the bar at the bottom covers nothing, or axe would measure what is half under it."""
    page = await phone(browser_page, house, height=3000, color_scheme=scheme)
    await axe(page)
    await house.at("11.20")
    await gives(page, "two chairs")
    phrase = await bob.gives("أن يُسمع صوتك", lang="ar", gloss="to have your voice heard")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)
    await gives(page, "x" * 91)
    for summary in reversed(await page.locator("summary:visible").all()):  # the settings last: they open over the words
        await summary.click()

    await axe(page)
    await page.get_by_role("button", name="Done").click()
    for view in ("Themes", "Programme"):
        await turns_to(page, view)
        await axe(page)


async def test_a_narrow_phone_with_large_letters_never_scrolls_sideways(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person
) -> None:
    await house.at("11.20")
    for text in ("stories are not evidence until someone believes them", "w" * 90, "أن يُسمع صوتك"):
        assert await fran.shows(await bob.gives(text)) is ok
    await a_theme(fran, await bob.gives("co-production"))
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "v" * 90)

    for size in ("Usual", "Very large"):
        await page.get_by_text("Aa", exact=True).click()
        await page.get_by_label(size).check()
        await page.get_by_role("button", name="Done").click()
        for view in ("Words", "Themes", "Programme"):
            await turns_to(page, view)
            assert not await scrolls_sideways(page), (size, view)


async def test_everything_that_is_pressed_is_48_pixels_high(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person
) -> None:
    await house.at("11.20")
    phrase = await bob.gives("nobody interrupted")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await words(page).get_by_text("Withdraw").click()

    for view in ("Words", "Themes", "Programme"):
        await turns_to(page, view)
        controls = page.locator("button:visible, summary:visible, nav a:visible, textarea:visible")
        heights = await controls.evaluate_all(
            "all => all.filter(one => one.checkVisibility())"
            ".map(one => [one.innerText, one.getBoundingClientRect().height])"
        )
        assert heights, "there is something to press"
        assert [told for told, height in heights if height < 48] == []


async def test_the_page_is_small_and_names_all_that_it_asks_for(house: TestHouse, browser_page: OpenPage) -> None:
    """25 KB in all; one round trip after the page for what it names, one more for the socket."""
    await house.at("11.20")
    page = await browser_page()
    wire = await page.context.new_cdp_session(page)
    await wire.send("Network.enable")
    received: list[float] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))

    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    named = await page.locator("link[href], script[src]").evaluate_all("all => all.map(one => one.href || one.src)")
    icon = await page.locator("link[rel=icon]").evaluate("link => link.href")
    if icon not in asked:  # a browser without a tab does not ask for it; phones do
        async with house.http() as client:
            received.append(len((await client.get(icon)).content))
    assert len(asked) > 1, "the page asks for scripts and styles, for this test to mean anything"
    assert set(asked) <= {house.page, *named}
    assert sum(received) <= WIRE_LIMIT_BYTES


@pytest.mark.parametrize("script", SCRIPTS)
def test_phones_from_2019_can_read_the_scripts(script: str) -> None:
    """One word of a newer grammar and such a phone runs none of it."""
    source = (STATIC / script).read_text("utf-8")
    written = re.sub(r'/\*.*?\*/|(?<!:)//[^\n]*|"(?:\\.|[^"\\\n])*"', "", source, flags=re.DOTALL)

    newer = re.findall(
        r"\d_\d|\?\.(?!\d)|\?\?|\|\|=|&&=|\.?#\w+|\.at\(|\.replaceAll\(|^\s+static .*", written, flags=re.MULTILINE
    )

    assert newer == []
