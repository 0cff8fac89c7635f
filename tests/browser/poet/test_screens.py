"""The poet's page on every screen: its size, its targets, and what axe finds."""

from playwright.async_api import Page, expect

from tests.browser.poet.page import in_pool, line, poet_of, two_lines
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

SCREENS = ((1440, 900), (1024, 768), (390, 844), (320, 640))


async def test_nothing_scrolls_sideways_and_a_wide_page_not_at_all(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    await ada.gives("stories-are-not-evidence-until-someone-believes-them-all-the-same")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "stories-are")).to_be_visible()

    for width, height in SCREENS:
        await page.set_viewport_size({"width": width, "height": height})
        assert not await scrolls_sideways(page), width
        if width >= 960:  # two columns that scroll by themselves
            assert await page.evaluate("document.documentElement.scrollHeight") == height
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    for width, height in SCREENS:
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.querySelector('[data-scroll]').scrollWidth") <= width


async def test_a_poem_longer_than_the_page_scrolls_in_its_column_and_what_is_wrong_is_in_sight(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    after = None
    for number in range(30):
        after = await paul.writes(f"line {number} of a poem that is long", after=after)
    page = await poet_of(house, await browser_page(1280, 720))
    await page.get_by_role("button", name="Stress").click()
    await expect(page.locator("[data-syllables]").nth(29)).not_to_have_text("")
    assert await page.evaluate("document.documentElement.scrollHeight") == 720
    kept = page.locator("[data-kept]")
    await expect(kept).to_have_text("Kept.")

    await line(page, 30).focus()
    await page.keyboard.press("End")
    await page.keyboard.insert_text(" and on" * 50)

    await expect(page.get_by_text("Not kept: ")).to_be_in_viewport(ratio=1)
    await expect(kept).to_have_text("")
    assert await page.evaluate("document.documentElement.scrollHeight") == 720


async def test_a_line_whose_words_are_gone_is_named_in_the_bar_as_it_was(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    phrase, _ = await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(1200, 720))
    bar = page.locator(".poet-top")
    before = await bar.bounding_box()

    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Line 1: words are gone")).to_be_visible()

    assert await bar.bounding_box() == before


async def test_axe_finds_nothing_on_the_page_or_in_the_reading(
    house: TestHouse,
    ada: Person,
    paul: Person,
    browser_page: OpenPage,
    axe: CheckAxe,
) -> None:
    phrase, _ = await two_lines(house, ada, paul)
    await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "cael fy nghlywed")).to_be_visible()

    await axe(page)
    await page.get_by_role("tab", name="Words").click()
    await axe(page)
    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await axe(page)
    await page.get_by_role("button", name="Begin for the room").click()
    await page.keyboard.press("Space")
    await axe(page)
    await page.keyboard.press("Escape")
    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Remove these words")).to_be_visible()
    await axe(page)


async def test_every_target_is_at_least_44_pixels_high(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await two_lines(house, ada, paul)
    page = await poet_of(house, await browser_page(390, 844))
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()

    targets = page.locator("button:visible, input:visible, [role=textbox]")
    small = await targets.evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent)"
    )

    assert await targets.count() > 10
    assert small == []


async def twenty_lines_are_in_sight(page: Page) -> None:
    await expect(line(page, 20)).to_be_in_viewport(ratio=1)
    foot = await page.locator("footer.page-foot").bounding_box()
    twentieth = await line(page, 20).bounding_box()
    assert foot is not None
    assert twentieth is not None
    assert twentieth["y"] + twentieth["height"] <= foot["y"]


async def test_on_a_laptop_twenty_lines_are_in_sight_and_signs_and_keys_behind_a_button(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    after = await paul.writes({"text": "two chairs", "phrase": await ada.gives("two chairs")})
    for number in range(2, 21):
        after = await paul.writes(f"line {number} of a poem that is long", after=after)
    page = await poet_of(house, await browser_page(1280, 720))
    await twenty_lines_are_in_sight(page)
    assert await paul.does("readback.begin", until=round(house.clock() * 1000) + 300_000) is ok
    await expect(page.locator("[data-readback-state]")).to_be_visible()
    await twenty_lines_are_in_sight(page)

    await expect(page.get_by_text("as given")).to_be_hidden()
    await page.get_by_role("button", name="Signs and keys").click()
    await expect(page.get_by_text("as given")).to_be_visible()
    await page.reload()

    await expect(page.get_by_text("as given")).to_be_visible()


async def test_on_a_laptop_the_tools_take_one_line_also_with_versions(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await paul.writes("two chairs")
    page = await poet_of(house, await browser_page(1280, 720))
    tools = page.get_by_role("group", name="This line")
    before = await tools.bounding_box()
    assert await paul.does("version.keep", id="before-lunch", name="Before lunch") is ok

    await expect(page.get_by_role("button", name="Versions")).to_be_visible()
    await expect(page.locator("[data-kept]")).to_have_text("Kept.")

    assert await tools.bounding_box() == before
