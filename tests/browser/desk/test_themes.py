"""Themes at the desk: named once, renamed, emptied and merged."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of, row
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_no_second_theme_of_a_name_is_made_whatever_its_case(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    await fran.names_theme("Not being heard")
    heard = await fran.names_theme("Being heard")
    page = await desk_of(house, await browser_page(1366, 768))

    await row(page, "nobody interrupted").focus()
    await page.keyboard.press("t")
    await expect(page.get_by_role("combobox")).to_be_focused()
    await page.keyboard.type("being  HEARD")
    await expect(page.get_by_role("article").get_by_text("There is “Being heard” already.")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await fran.sees(f"theme/{heard}", items=[phrase])

    await page.get_by_role("button", name="New theme").click()
    await page.keyboard.type("BEING HEARD")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-new-form] [data-told]")).to_have_text("There is “Being heard” already.")
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Not being heard", exact=True).click()
    await page.get_by_role("button", name="Rename").first.click()
    await page.get_by_role("textbox", name="What the theme is called").fill("being heard")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-theme-row] > [data-told]").first).to_contain_text(
        "There is “Being heard” already."
    )
    assert {theme["title"] for theme in fran.all("theme").values()} == {"Not being heard", "Being heard"}


async def test_themes_are_renamed_emptied_and_merged(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("we are all someone’s patient")
    staff, heard = await fran.names_theme("Staff"), await fran.names_theme("Being heard")
    await fran.gathers(staff, phrase)
    page = await desk_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Staff", exact=True).click()
    await page.get_by_role("button", name="Rename").first.click()
    await page.get_by_role("textbox", name="What the theme is called").fill("Staff have stories too")
    await page.keyboard.press("Enter")
    await fran.sees(f"theme/{staff}", title="Staff have stories too")

    await page.get_by_role("button", name="Take out “we are all").click()
    await fran.sees(f"theme/{staff}", items=[])
    await expect(page.get_by_role("group", name="The last thing done here")).to_contain_text("is out of “Staff")
    await page.get_by_role("button", name="Undo").click()
    await fran.sees(f"theme/{staff}", items=[phrase])
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("Undone. Before that: “Staff” is called")

    await page.get_by_role("button", name="Merge into…").click()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("“Staff have stories too” will be gone.")).to_be_visible()
    await page.get_by_role("button", name="Merge into “Being heard”").click()

    await fran.misses(f"theme/{staff}")
    await fran.sees(f"theme/{heard}", items=[phrase])
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_focused()
    await expect(last).to_contain_text("“Staff have stories too” went into “Being heard”.")
    await last.get_by_role("button", name="Undo").click()
    await fran.sees(f"theme/{staff}", items=[phrase], title="Staff have stories too")
    await fran.sees(f"theme/{heard}", items=[])
    await expect(last).to_contain_text("Undone. Before that: “Staff” is called")


async def test_a_merged_theme_is_parted_again_and_that_is_undone(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("we are all someone’s patient")
    staff, heard = await fran.names_theme("Staff"), await fran.names_theme("Being heard")
    await fran.gathers(staff, phrase)
    assert await ada.stands_with(staff) is ok
    assert await fran.does("theme.merge", theme=staff, into=heard) is ok
    page = await desk_of(house, await browser_page(1440, 900))
    last = page.get_by_role("group", name="The last thing done here")

    await page.get_by_role("button", name="Being heard", exact=True).click()
    await expect(page.get_by_text("“Staff” went into this.")).to_be_visible()
    await page.get_by_role("button", name="Part “Staff” again").focus()
    await page.keyboard.press("Enter")

    await fran.sees(f"theme/{staff}", items=[phrase], support=1)
    await fran.sees(f"theme/{heard}", items=[], support=0)
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_focused()
    await expect(last).to_contain_text("“Staff” stands apart from “Being heard” again.")
    await last.get_by_role("button", name="Undo").click()
    await fran.sees(f"theme/{heard}", items=[phrase], support=1)
    await fran.misses(f"theme/{staff}")


async def test_a_theme_is_dropped_its_words_stay_and_the_way_back_brings_all_of_it(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("we are all someone’s patient")
    staff, heard = await fran.names_theme("Staff"), await fran.names_theme("Being heard")
    await fran.gathers(staff, phrase)
    assert await ada.stands_with(staff) is ok
    page = await desk_of(house, await browser_page(1440, 900))
    last = page.get_by_role("group", name="The last thing done here")

    await page.get_by_role("button", name="Staff", exact=True).click()
    await page.get_by_role("button", name="Drop").first.focus()
    await page.keyboard.press("Enter")

    await fran.misses(f"theme/{staff}")
    await expect(row(page, "we are all")).to_be_visible()
    await expect(last).to_contain_text("“Staff” is dropped. Its words stay.")
    await expect(page.get_by_role("button", name="Being heard", exact=True)).to_be_focused()
    assert heard in fran.all("theme")
    await last.get_by_role("button", name="Undo").click()
    await fran.sees(f"theme/{staff}", items=[phrase], support=1)
    await expect(page.get_by_role("button", name="Staff", exact=True)).to_be_visible()


async def test_open_menus_follow_what_another_desk_does_to_the_themes(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("nobody interrupted")
    one, two = await fran.names_theme("One"), await fran.names_theme("Two")
    three, four = await fran.names_theme("Three"), await fran.names_theme("Four")
    page = await desk_of(house, await browser_page(1440, 900))
    options = page.get_by_role("option")

    await row(page, "nobody interrupted").focus()
    await page.keyboard.press("t")
    await expect(options).to_have_count(4)
    await fran.does("theme.merge", theme=one, into=two)
    await expect(options).to_have_text(["Two", "Three", "Four"])
    await expect(page.locator("[role='option'][aria-selected='true']")).to_have_count(0)
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Two", exact=True).click()
    await page.get_by_role("button", name="Merge into…").click()
    await expect(options).to_have_text(["Three", "Four"])
    await fran.does("theme.rename", theme=three, title="Third")
    await expect(options).to_have_text(["Third", "Four"])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Merge into “Third”")).to_be_focused()
    await fran.does("theme.merge", theme=three, into=four)

    await expect(page.locator("[data-theme-row] > [data-told]").first).to_have_text("“Third” is not there any more.")
    await expect(page.get_by_role("button", name="Merge into…")).to_be_focused()
