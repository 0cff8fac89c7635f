"""The phone when the day is over: thanks, the themes, the poem and the programme, and what became of one's words."""

from playwright.async_api import Page, expect

from tests.browser.phone.hand import a_theme, gives, phone, turns_to, words
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

ORDER = ["Thank you for being here.", "Being heard", "two chairs, and someone took the care", "Registration"]


async def is_read_and_over(house: TestHouse, fran: Person, paul: Person) -> None:
    """The last part of the day: somebody's words are in a theme and in the poem, it is read, and the day is ended."""
    (phrase,) = fran.all("phrase")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)
    await house.at("15.31")
    line = await paul.writes({"text": "two chairs", "phrase": phrase}, ", and someone took the care")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    await ends(fran)


async def ends(fran: Person) -> None:
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok


async def stands_whole(page: Page) -> None:
    """All of it, in its order, with one field, for what has stayed, and without a tab or a time that is past."""
    tops = [(await page.get_by_text(text).filter(visible=True).first.bounding_box() or {})["y"] for text in ORDER]
    assert tops == sorted(tops)
    own = (await page.get_by_role("heading", name="Your words").bounding_box() or {})["y"]
    assert own > tops[-1], "what is for everybody comes first"
    await expect(page.locator("[data-lines] i[data-own]")).to_have_text("two chairs")
    await expect(words(page)).to_contain_text(["Read aloud at 3.31, in line 1"])
    await expect(page.locator("textarea:visible")).to_have_count(1)
    await expect(page.get_by_label("What has stayed with you?")).to_be_visible()
    await expect(page.locator("input:visible:not([type=checkbox]), nav:visible, [data-when=next]")).to_have_count(0)
    await expect(page.get_by_text("will be read")).to_have_count(0)


async def test_what_was_a_page_of_tabs_becomes_one_page_where_nothing_is_asked(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page, looks = await phone(browser_page, house), await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await page.get_by_label("Your words").fill("half a thou")
    await page.get_by_text("A longer thought?").click()
    await page.get_by_label("Your thought").fill("and a longer one")
    await turns_to(looks, "Programme")

    await is_read_and_over(house, fran, paul)

    for one in (page, looks):
        await expect(one.get_by_role("heading", name="The day is over.")).to_be_visible()
        await expect(one.locator("[data-latest]")).to_have_text("The day is over.")
        await expect(one.get_by_role("navigation")).to_be_hidden()
    await expect(page.get_by_role("heading", name="Your words")).to_be_visible()
    await stands_whole(page)
    await page.reload()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await stands_whole(page)


async def test_without_a_script_it_is_the_same_page(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=False)
    await gives(page, "two chairs")
    await expect(words(page)).to_have_count(1)
    await is_read_and_over(house, fran, paul)

    await page.reload()

    await stands_whole(page)


async def test_what_became_of_ones_words_and_the_card_are_one_press_away(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await is_read_and_over(house, fran, paul)

    await page.get_by_role("link", name="What became of your words").click()
    await expect(words(page).first).to_be_in_viewport()
    await page.get_by_role("link", name="Your card, with the poem").click()
    await expect(page.locator(".card i[data-own]")).to_be_in_viewport()
    await page.get_by_role("link", name="Back to the day").click()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    await words(page).get_by_text("Withdraw").click()
    await words(page).get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_contain_text(["These words were taken back."])
    await expect(page.locator("[data-lines]")).to_contain_text("…, and someone took the care")


async def test_of_a_day_without_words_only_thanks_what_has_stayed_and_the_programme_are_left(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.31")
    page = await phone(browser_page, house)
    plain = await phone(browser_page, house, java_script_enabled=False)

    await ends(fran)
    await plain.reload()

    for one in (page, plain):
        await expect(one.locator("[data-rest]")).to_have_text("Thank you for being here.")
        await expect(one.locator("h2:visible")).to_have_count(3)
        await expect(one.get_by_role("heading", name="What has stayed with you?")).to_be_visible()
        await expect(one.locator("main a:visible")).to_have_text(["What was decided"])


async def test_a_day_that_goes_on_after_all_has_its_tabs_and_its_field_again(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("15.31")
    await ends(fran)
    page = await phone(browser_page, house)
    await expect(page.get_by_role("navigation")).to_be_hidden()

    slot = fran.slot("Discussion")["id"]
    assert await fran.does("slot.start", slot=slot, **{"from": fran.cells["now"]["slot"]}) is ok

    await expect(page.get_by_label("Your words")).to_be_visible()
    await expect(page.locator("[data-slots]")).to_be_hidden()
    await turns_to(page, "Programme")
    await expect(page.locator("[data-when=now]")).to_be_visible()
    await expect(page.get_by_label("Your words")).to_be_hidden()


async def test_it_stands_in_nobodys_way(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await is_read_and_over(house, fran, paul)
    await expect(page.get_by_role("link", name="Your card, with the poem")).to_be_visible()

    await axe(page)

    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label("Very large").check()
    await page.get_by_role("button", name="Done").click()
    assert not await scrolls_sideways(page)
