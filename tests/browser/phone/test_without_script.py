"""The phone page without a script, and where no socket opens: plain forms do the same."""

from playwright.async_api import Route, expect

from live.day.projection import Timetable
from tests.browser.phone.hand import a_theme, gives, phone, without_sockets, words
from tests.browsers import OpenPage, forgive
from tests.cast import Person, TestHouse, ok


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
    await expect(page).to_have_title("Error: " + str(house.room.day[Timetable].title))
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

    await expect(words(page)).to_contain_text(["These words were taken back."])
    await expect(page.get_by_text("two chairs")).to_have_count(0)
    await words(page).get_by_role("button", name="Put them back").click()
    await expect(words(page).locator("[data-text]")).to_have_text("two chairs")


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
    stand = page.get_by_role("button", name="Stand with this")
    await expect(stand).to_have_attribute("aria-pressed", "true")
    await expect(stand).to_be_in_viewport()
    assert page.url.endswith(f"#{theme}"), "back where it was pressed"

    await page.get_by_role("button", name="You too").click()
    await fran.sees(f"phrase/{phrase}", echoes=0)
    await expect(page.get_by_role("button", name="Me too")).to_be_visible()


async def test_without_a_script_words_that_are_far_too_many_come_back_whole_and_go_on_as_a_longer_thought(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    many, longer = "a word " * 300, "a word " * 20

    await gives(page, many)
    await expect(page.get_by_label("Your words")).to_have_value(many)
    await page.get_by_role("button", name="Give it as a longer thought").click()
    await expect(page.get_by_label("Your thought")).to_have_value(many)
    await expect(page.locator("#note-wrong")).to_contain_text("Up to 280 fit.")
    await expect(page.get_by_label("Your words")).to_be_hidden()

    await page.get_by_text("Back to a few words").click()
    await gives(page, longer)
    await page.get_by_role("button", name="Give it as a longer thought").click()
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    assert [note["text"] for note in fran.all("note").values()] == [longer.strip()]
    page.complaints.clear()


async def test_without_a_script_the_page_says_that_the_room_is_listening(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("10.20")

    page = await phone(browser_page, house, java_script_enabled=False)

    await expect(page.get_by_role("heading", name="The room is listening.")).to_be_visible()
    await expect(page.get_by_text("The first discussion starts at 11.15.")).to_be_visible()
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
    page, _ = await without_sockets(browser_page, house)

    await gives(page, "through a proxy")

    await expect(words(page)).to_contain_text(["through a proxy"])
    await expect(page.get_by_label("Your words")).to_have_value("")
    await fran.until(lambda: len(fran.all("phrase")) == 1)


async def test_where_nothing_goes_out_at_all_words_are_in_the_field_again(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page, _ = await without_sockets(browser_page, house)
    await page.route(house.page, lambda route: route.abort())
    await page.get_by_text("May go:").click()
    await page.locator("#offer").get_by_label("on the wall").uncheck()

    async with page.expect_event("requestfailed"):
        await gives(page, "from the lift")
    await page.unroute(house.page)
    await page.goto(house.page)

    await expect(page.get_by_label("Your words")).to_have_value("from the lift")
    await page.get_by_role("button", name="Give these words").click()
    await expect(words(page)).to_contain_text(["from the lift"])
    forgive(page, "Failed")
    await expect(page.get_by_label("Your words")).to_have_value("")
    await fran.until(lambda: [one["uses"] for one in fran.all("phrase").values()] == [["poem", "report"]])
