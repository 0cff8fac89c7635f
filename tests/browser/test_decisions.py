"""What was decided: somebody asks why on their phone, the desk answers by keyboard, everybody reads it."""

from playwright.async_api import Locator, Page, expect

from tests.browser.desk.page import desk_of
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, new_id, ok

TITLE = "Power and chairs"


async def theme_dropped(house: TestHouse, fran: Person) -> None:
    """In the discussion, and words are kept aside."""
    await house.at("11.20")
    ada = await house.phone()
    assert await fran.hides(await ada.gives("two chairs"), "It names somebody") is ok
    assert await fran.does("theme.name", id=(theme := new_id("theme")), title=TITLE) is ok
    assert await fran.does("theme.drop", theme=theme) is ok


async def decisions(browser_page: OpenPage, house: TestHouse, width: int = 390) -> Page:
    page = await browser_page(width, 844)
    await page.goto(f"{house.page}/decisions")
    await expect(page.get_by_role("heading", level=1)).to_have_text("What was decided")
    return page


def decision(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=text)


def waits(desk: Page) -> Locator:
    return desk.get_by_role("main").get_by_text("People ask why: 1 decision")


async def test_somebody_asks_why_and_the_desk_answers_by_keyboard(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await theme_dropped(house, fran)
    desk = await desk_of(house, await browser_page(1440, 900))
    page = await decisions(browser_page, house)
    dropped = decision(page, f"The theme “{TITLE}” was dropped")
    await axe(page)
    await expect(waits(desk)).to_be_hidden()

    await dropped.get_by_role("button", name="Why?").click()

    await expect(dropped).to_contain_text("You have asked why. The answer will stand here.")
    await expect(waits(desk)).to_be_visible()
    await desk.keyboard.press("y")
    await expect(desk.get_by_label("Why? Everybody reads it")).to_be_focused()
    await axe(desk)
    await desk.keyboard.type("Nobody was under it any more.")
    await desk.keyboard.press("Enter")

    await expect(dropped).to_contain_text("The facilitators say: Nobody was under it any more.")
    await axe(page)
    await expect(desk.get_by_text("What people asked about")).to_be_visible()
    await desk.keyboard.press("Escape")
    await expect(desk.get_by_text("What people asked about")).to_be_hidden()


async def test_an_answer_is_undone_and_put_in_other_words(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await theme_dropped(house, fran)
    desk, page = await desk_of(house, await browser_page(1440, 900)), await decisions(browser_page, house)
    await decision(page, TITLE).get_by_role("button", name="Why?").click()
    await expect(waits(desk)).to_be_visible()
    field = desk.get_by_label("Why? Everybody reads it")
    for text in ("One", "Another"):
        await desk.keyboard.press("Escape")
        await desk.locator("body").press("y")
        await field.fill(text)
        await field.press("Enter")
        await expect(decision(page, TITLE)).to_contain_text(f"The facilitators say: {text}")

    await desk.get_by_role("button", name="Undo").click()

    await expect(decision(page, TITLE)).to_contain_text("The facilitators say: One")
    await expect(field).to_have_value("One")


async def test_what_is_decided_meanwhile_comes_by_itself_and_the_focus_stays(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await theme_dropped(house, fran)
    page = await decisions(browser_page, house)
    button = decision(page, TITLE).get_by_role("button", name="Why?")
    await button.focus()

    assert await fran.does("door.set", door="closed") is ok

    await expect(decision(page, "No words were taken from phones any more.")).to_be_visible()
    await expect(button).to_be_focused()


async def test_it_is_found_from_the_programme_and_fits_a_narrow_phone(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await theme_dropped(house, fran)
    page = await browser_page(320, 568)
    await page.goto(f"{house.page}#programme")

    await page.get_by_role("link", name="What was decided").click()

    await expect(decision(page, TITLE)).to_be_visible()
    for size in ("", "200"):
        await page.evaluate("(size) => (document.documentElement.dataset.size = size)", size)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await axe(page)


async def test_on_paper_nothing_is_left_that_only_a_screen_can_use(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await theme_dropped(house, fran)
    page = await decisions(browser_page, house)

    await page.emulate_media(media="print")

    await expect(decision(page, TITLE)).to_be_visible()
    await expect(page.locator("form")).to_have_count(2)
    for form in await page.locator("form").all():
        await expect(form).to_be_hidden()
