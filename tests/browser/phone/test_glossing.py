"""In which language one's own words are and what they mean, said after they were given."""

from playwright.async_api import expect

from tests.browser.phone.hand import gives, phone, words
from tests.browser.wall.opened import open_wall, view
from tests.browsers import CheckAxe, OpenPage, forgive, scrolls_sideways, until_it_complains
from tests.cast import Person, TestHouse, ok

SAY = "Or say what they mean in English"


async def test_what_words_mean_is_said_by_keyboard_and_stands_beside_them_on_phone_and_wall(
    house: TestHouse, browser_page: OpenPage, fran: Person, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "dwy gadair")
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (phrase,) = fran.all("phrase")
    assert await fran.shows(phrase) is ok
    wall = await open_wall(house, await browser_page(width=1920, height=1080))
    await expect(words(page)).to_contain_text(["on the wall"])
    for summary in ("Withdraw", SAY):
        await words(page).get_by_text(summary).focus()
        await page.keyboard.press("Enter")
    await axe(page)
    assert not await scrolls_sideways(page)

    await words(page).get_by_label("Language").select_option("cy")
    await words(page).get_by_label("What it means in English").fill("two chairs")
    await page.keyboard.press("Enter")

    await fran.sees(f"phrase/{phrase}", lang="cy", gloss="two chairs", text="dwy gadair")
    await expect(words(page).locator("[data-meaning]")).to_have_text("two chairs")
    await expect(words(page).locator("[data-text]")).to_have_attribute("lang", "cy")
    await expect(words(page).get_by_text(SAY)).to_be_focused()
    row = view(wall, "prompt").locator("li", has_text="dwy gadair").first
    await expect(row).to_contain_text("two chairs")
    await page.reload()
    await expect(words(page).locator("[data-meaning]")).to_have_text("two chairs")


async def test_without_a_script_too_and_what_is_refused_stays_in_its_field(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    await gives(page, "dwy gadair")
    await words(page).get_by_text("Withdraw").click()
    await words(page).locator("summary", has_text=SAY).click()
    await words(page).get_by_label("Language").select_option("cy")
    await words(page).get_by_label("What it means in English").fill("w" * 91)
    await page.get_by_role("button", name="Put it beside them").click()
    await expect(page.get_by_role("alert")).to_contain_text("That is 91 characters. Up to 90 fit.")
    await until_it_complains(page, "422")
    forgive(page, "422")
    await words(page).get_by_text("Withdraw").click()
    await expect(words(page).get_by_label("What it means in English")).to_have_value("w" * 91)

    await words(page).get_by_label("What it means in English").fill("two chairs")
    await page.get_by_role("button", name="Put it beside them").click()

    await fran.until(lambda: [each["gloss"] for each in fran.all("phrase").values()] == ["two chairs"])
    await expect(words(page)).to_contain_text(["two chairs"])
