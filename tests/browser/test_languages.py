"""Words in another language are marked with it wherever they stand, from the server and by scripts."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone.hand import a_theme, gives, phone, words
from tests.browser.poet.page import begin_reading, in_pool, line, poet_of
from tests.browser.wall.opened import open_wall
from tests.browser.wall.opened import view as view_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

ARABIC = "أن يُسمع صوتك"
WELSH = "cael fy nghlywed"


async def languages_of(page: Page) -> list[str]:
    """The language of each element that holds those words and nothing else, hidden ones too."""
    runs = page.locator("main *").filter(has_text=ARABIC)
    return list(
        await runs.evaluate_all(
            """all => all.filter((one) => !one.children.length).map((one) => one.closest("[lang]").lang)"""
        )
    )


@pytest.mark.parametrize("javascript", [True, False])
async def test_words_in_another_language_are_marked_on_phone_and_wall(
    house: TestHouse, bob: Person, fran: Person, browser_page: OpenPage, *, javascript: bool
) -> None:
    await house.at("11.20")
    phrase = await bob.gives(ARABIC, lang="ar", gloss="to have your voice heard")
    await fran.sees(f"phrase/{phrase}")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)

    page = await browser_page(390, 844, java_script_enabled=javascript)
    await page.goto(f"{house.page}#themes")
    await expect(page.locator("[data-themes] [data-items] li")).to_have_count(1)
    assert await languages_of(page) == ["ar", "ar"], "under the theme and among the words"

    wall = await open_wall(house, await browser_page(1280, 720))
    for view in ("themes", "prompt"):
        assert await fran.does("wall.show", view=view, theme=None) is ok
        await expect(wall.locator(f"[data-view='{view}']").get_by_text(ARABIC).first).to_be_visible()
    assert set(await languages_of(wall)) == {"ar"}


@pytest.mark.parametrize("javascript", [True, False])
async def test_what_somebody_writes_in_another_language_is_marked_in_its_field_and_among_their_own_words(
    house: TestHouse, browser_page: OpenPage, *, javascript: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=javascript)
    field, language = page.get_by_label("Your words"), page.get_by_label("Language", exact=True)
    await page.get_by_text("In another language?").click()

    await language.select_option("cy")
    if javascript:
        await expect(field).to_have_attribute("lang", "cy")
    else:
        await gives(page, "w" * 91)  # comes back, and all that was chosen for it
        await expect(field).to_have_attribute("lang", "cy")
        page.complaints.clear()  # type: ignore[attr-defined]  # of the browser, that the server takes no 91
    await gives(page, WELSH)

    await expect(words(page).locator("[data-text]")).to_have_attribute("lang", "cy")
    await expect(words(page).locator("[data-which]")).to_have_attribute("lang", "cy")
    await expect(field).not_to_have_attribute("lang", "cy")
    await page.reload()
    await expect(words(page).locator("[data-text]")).to_have_attribute("lang", "cy")


async def test_words_of_the_poem_are_marked_wherever_it_stands(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives(WELSH, lang="cy")
    await paul.sees(f"phrase/{phrase}")
    line_id = await paul.writes("We came ", {"text": WELSH, "phrase": phrase}, ", and were.")
    await house.at("15.31")
    wall = await open_wall(house, await browser_page(1280, 720))
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line_id}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok

    await expect(view_of(wall, "poem").locator("i", has_text=WELSH)).to_have_attribute("lang", "cy")
    for javascript in (True, False):
        page = await browser_page(390, 844, java_script_enabled=javascript)
        for address in (f"{house.page}#poem", f"{house.page}/poem"):
            await page.goto(address)
            run = page.locator("main i", has_text=WELSH)
            await expect(run).to_have_attribute("lang", "cy")
            await expect(run.locator("xpath=..")).not_to_have_attribute("lang", "cy")


async def test_the_poet_has_each_run_in_its_language_in_the_pool_on_the_page_and_while_reading(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives(WELSH, lang="cy")
    await ada.gives("two chairs")
    page = await poet_of(house, await browser_page(1440, 900))

    await expect(in_pool(page, WELSH).locator("[data-words]")).to_have_attribute("lang", "cy")
    await in_pool(page, WELSH).click()
    run = line(page, 1).locator(".run", has_text=WELSH)
    await expect(run).to_have_attribute("lang", "cy")
    await page.keyboard.type(" and so")
    await expect(line(page, 1).locator(".run", has_text="and so")).not_to_have_attribute("lang", "cy")
    await page.get_by_role("tab", name="Words").click()
    await expect(in_pool(page, "nghlywed").locator("[data-words]")).to_have_attribute("lang", "cy")
    await expect(in_pool(page, "chairs").locator("[data-words]")).not_to_have_attribute("lang", "cy")

    await begin_reading(page)

    await expect(page.get_by_role("dialog").locator("i", has_text=WELSH)).to_have_attribute("lang", "cy")


async def test_a_language_calls_itself_by_its_name_on_the_wall(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    assert await fran.shows(await ada.gives(WELSH, lang="cy", gloss="to be heard")) is ok
    wall = await open_wall(house, await browser_page(1280, 720))

    await expect(wall.locator("bdi", has_text="Cymraeg")).to_have_attribute("lang", "cy")
    await expect(wall.locator("bdi", has_text="to be heard")).not_to_have_attribute("lang", "cy")
