"""Where one's own words may go, said anew beside them."""

from playwright.async_api import expect

from tests.browser.phone.hand import gives, phone, words
from tests.browsers import CheckAxe, Line, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

CHANGE = "Or only change where they go"


async def test_words_leave_the_wall_by_keyboard_and_stay_in_the_poem(
    house: TestHouse, browser_page: OpenPage, fran: Person, wall: Person, paul: Person, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "two chairs")
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase")
    assert await fran.shows(phrase) is ok
    await expect(words(page)).to_contain_text(["Shown to everybody at 11.20"])
    for summary in ("Withdraw", CHANGE):
        await words(page).get_by_text(summary).focus()
        await page.keyboard.press("Enter")

    await expect(words(page).get_by_text("Or say what they mean in English")).to_be_visible()
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")  # else it is half under the tabs
    await axe(page)
    assert not await scrolls_sideways(page)
    await words(page).get_by_label("on the wall").focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Change it").focus()
    await page.keyboard.press("Enter")

    await wall.until(lambda: phrase not in wall.all("phrase"))
    await expect(page.get_by_role("status")).to_contain_text("Changed: they leave wherever they may not be.")
    await expect(words(page).get_by_text(CHANGE)).to_be_focused()
    await paul.until(lambda: phrase in paul.all("phrase"))
    assert fran.all("phrase")[phrase]["uses"] == ["poem", "report"]


async def test_what_was_chosen_out_of_range_stays_chosen_and_goes_out_after_it(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await line.cut()
    await expect(page.locator("[data-offline]")).to_be_visible()
    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_text(CHANGE).click()
    await words(page).get_by_label("in the poem").uncheck()
    await page.get_by_role("button", name="Change it").click()

    await expect(words(page).get_by_label("in the poem")).not_to_be_checked()
    line.mend()

    await fran.until(lambda: [each["uses"] for each in fran.all("phrase").values()] == [["wall", "report"]])


async def test_without_a_script_too(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    await gives(page, "two chairs")
    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_text(CHANGE).click()
    await words(page).get_by_label("in the report").uncheck()
    await page.get_by_role("button", name="Change it").click()

    await fran.until(lambda: [each["uses"] for each in fran.all("phrase").values()] == [["wall", "poem"]])
    await expect(words(page).get_by_label("in the report")).not_to_be_checked()
