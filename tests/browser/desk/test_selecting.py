"""Several rows at once, and finding words: by keyboard, pointer and finger."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse

WORDS = ("two chairs, same height", "nobody interrupted", "who gets to edit?", "crème brûlée, and no questions")


async def given(house: TestHouse, ada: Person) -> list[str]:
    """The last is the newest, so it stands first."""
    await house.at("11.20")
    ids = []
    for text in WORDS:
        ids.append(await ada.gives(text))
        await house.passes(60)
    return ids


async def test_rows_chosen_by_keyboard_are_gathered_under_a_new_theme_with_one_way_back(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    phrases = await given(house, ada)
    page = await desk_of(house, await browser_page(1440, 900))
    selected = page.get_by_role("group", name="Selected rows")
    await row(page, "crème brûlée").focus()
    await expect(selected).to_be_hidden()

    await page.keyboard.press("Space")
    await page.keyboard.press("Shift+J")
    await page.keyboard.press("Shift+ArrowDown")
    await expect(selected).to_contain_text("3 selected")
    await expect(row(page, "who gets to edit?")).to_contain_text("selected · new")
    await expect(row(page, "two chairs")).not_to_contain_text("selected")
    await axe(page)
    await page.keyboard.press("t")
    await expect(page.get_by_role("combobox", name="Themes for 3 selected rows")).to_be_focused()
    await page.keyboard.type("Being heard")
    await page.keyboard.press("Enter")

    await fran.until(lambda: len(fran.all("theme")) == 1)
    (theme,) = fran.all("theme")
    await fran.until(lambda: set(fran.cells[f"theme/{theme}"]["items"]) == set(phrases[1:]))
    await fran.until(
        lambda: [bool(fran.cells[f"phrase/{one}"]["read"]) for one in phrases] == [False, True, True, True]
    )
    await expect(selected).to_be_hidden()
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("3 are in “Being heard”.")
    await expect(row(page, "two chairs")).to_be_focused()  # the one that is unread still

    await page.keyboard.press("u")
    await fran.sees(f"theme/{theme}", items=[])
    change = page.get_by_role("button", name="Change", exact=True)
    await change.press("Enter")
    await expect(page.locator("[data-choices]")).to_be_visible()
    await change.press("Escape")
    await expect(page.locator("[data-choices]")).to_be_hidden()
    await change.press("t")
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_focused()


async def test_rows_chosen_with_the_pointer_are_read_at_once(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    phrases = await given(house, ada)
    page = await desk_of(house, await browser_page(1440, 900))
    await row(page, "crème brûlée").locator("[data-words]").click()
    await expect(page.get_by_role("group", name="Selected rows")).to_be_hidden()

    await row(page, "crème brûlée").get_by_role("button", name="Select").click()
    await row(page, "nobody interrupted").locator("[data-words]").click(modifiers=["Shift"])
    await row(page, "who gets to edit?").locator("[data-words]").click(modifiers=["ControlOrMeta"])
    await expect(page.get_by_role("group", name="Selected rows")).to_contain_text("2 selected")
    await page.get_by_role("button", name="Mark as read").click()

    await fran.until(
        lambda: [bool(fran.cells[f"phrase/{one}"]["read"]) for one in phrases] == [False, True, False, True]
    )
    await expect(page.get_by_role("group", name="Selected rows")).to_be_hidden()
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("2 marked as read.")

    await page.keyboard.press("U")

    await fran.until(lambda: not any(fran.cells[f"phrase/{one}"]["read"] for one in phrases))
    await expect(row(page, "nobody interrupted")).to_contain_text("new")
    await expect(last).to_contain_text("Undone")


async def test_what_is_taken_back_is_selected_no_more_and_escape_selects_none(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    phrases = await given(house, ada)
    page = await desk_of(house, await browser_page(1440, 900))
    selected = page.get_by_role("group", name="Selected rows")
    await row(page, "crème brûlée").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("Shift+J")
    await expect(selected).to_contain_text("2 selected")

    await ada.withdraws(phrases[3])
    await expect(selected).to_contain_text("1 selected")
    await page.keyboard.press("Escape")

    await expect(selected).to_be_hidden()
    await expect(row(page, "who gets to edit?")).to_be_focused()


async def test_rows_are_selected_by_finger(house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage) -> None:
    await given(house, ada)
    theme = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(820, 1180, has_touch=True, is_mobile=True))

    for text in ("crème brûlée", "nobody interrupted"):
        await row(page, text).locator("[data-words]").tap()
        await row(page, text).get_by_role("button", name="Select").tap()
    await page.get_by_role("group", name="Selected rows").get_by_role("button", name="Theme").tap()
    await page.get_by_role("option", name="Being heard").tap()

    await fran.until(lambda: len(fran.cells[f"theme/{theme}"]["items"]) == 2)


async def test_search_narrows_the_list_and_says_how_many_were_found(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await given(house, ada)
    page = await desk_of(house, await browser_page(1280, 720))
    field = page.get_by_role("searchbox", name="Search in what has arrived")
    await row(page, "two chairs").focus()

    await page.keyboard.press("/")
    await expect(field).to_be_focused()
    await page.keyboard.type("BRULEE")
    await expect(page.get_by_role("article")).to_have_count(1)
    await expect(page.locator("[data-counts]")).to_have_text("1 found")
    await expect(page.locator("[data-status]")).to_contain_text("1 found")
    await page.keyboard.press("Enter")
    await expect(row(page, "crème brûlée")).to_be_focused()

    await field.fill("zebra")
    await expect(page.get_by_text("Nothing here has that in it.")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(field).to_have_value("")
    await expect(page.get_by_role("article")).to_have_count(4)
    await page.keyboard.press("Escape")
    await expect(row(page, "crème brûlée")).to_be_focused()


async def test_how_long_the_oldest_unread_words_have_waited_is_said(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    phrases = await given(house, ada)
    page = await browser_page(1280, 720)
    await house.at("11.27")
    await desk_of(house, page)
    counts = page.locator("[data-counts]")
    await expect(counts).to_contain_text("4 not yet read, the oldest for 7 min")

    await fran.does("phrase.read", ids=phrases[:3])
    await expect(counts).to_contain_text("1 not yet read, the oldest for 4 min")
    await fran.does("phrase.read", ids=phrases[3:])
    await expect(counts).to_have_text("4 phrases, 0 notes, all read")
