"""The desk while the poem is read, and while it rests on the wall after that."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, ok


async def poem_of(paul: Person, *texts: str) -> list[str]:
    """Lines one below the other; an empty text is the space between two stanzas."""
    lines: list[str] = []
    for text in texts:
        lines.append(await paul.writes(*([text] if text else []), after=lines[-1] if lines else None))
    return lines


async def test_the_desk_says_which_line_is_being_read_and_that_nothing_starts_by_itself(
    house: TestHouse, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("15.31")
    first, _, last = await poem_of(paul, "two chairs", "", "the same height")
    page = await desk_of(house, await browser_page(1440, 900))
    where, waits = page.locator("[data-staged-where]"), page.locator("[data-staged-waits]")
    await expect(where).to_be_hidden()
    await expect(page.locator("[data-stands]")).to_be_visible()

    assert await paul.does("reading.begin") is ok
    await expect(where).to_have_text("The poem is being read · its title")
    await expect(page.get_by_role("status")).to_contain_text("The poem is being read")
    await expect(waits).to_have_text("Nothing starts by itself until it has been read.")
    await expect(page.locator("[data-stands]")).to_be_hidden()
    assert await paul.does("reading.line", line=first) is ok
    await expect(where).to_have_text("The poem is being read · line 1 of 2")
    assert await paul.does("reading.line", line=last) is ok
    await expect(where).to_have_text("The poem is being read · line 2 of 2")
    await axe(page)

    await page.reload()
    await expect(where).to_have_text("The poem is being read · line 2 of 2")


async def test_what_was_due_waits_and_can_be_started_by_hand(
    house: TestHouse, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("15.31")
    await poem_of(paul, "two chairs")
    page = await desk_of(house, await browser_page(1440, 900))
    assert await paul.does("reading.begin") is ok
    await house.at("15.50")
    await fran.sees("now", kind="poem")

    await page.reload()
    waiting = "“Networking” was due at 3.45 and waits until it has been read."
    await expect(page.locator("[data-staged-waits]")).to_contain_text(waiting)
    await page.get_by_role("button", name="Start next: Networking").click()

    await fran.sees("now", kind="networking")
    await expect(page.locator("[data-staged-waits]")).to_have_text("Nothing starts by itself until it has been read.")
    await expect(page.locator("[data-staged-where]")).to_be_visible()


async def test_the_poem_rests_on_the_wall_until_the_desk_goes_on(
    house: TestHouse, wall: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    (line,) = await poem_of(paul, "two chairs")
    page = await desk_of(house, await browser_page(1440, 900))
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok

    where = page.locator("[data-staged-where]")
    await expect(where).to_have_text("The poem rests on the wall until you go on.")
    await wall.sees("wall", shows="poem")
    await axe(page)
    await page.get_by_role("button", name="Go on with the day").press("Enter")

    await wall.sees("wall", shows="prompt")
    await expect(where).to_be_hidden()
    await expect(page.get_by_role("heading", name="The day")).to_be_focused()
    await expect(page.get_by_role("status")).to_have_text("The wall follows the day again.")


async def test_nothing_moves_below_when_the_reading_begins(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await poem_of(paul, "two chairs")
    page = await desk_of(house, await browser_page(1440, 900))
    before = await page.locator(".desk").bounding_box()

    assert await paul.does("reading.begin") is ok
    await expect(page.locator("[data-staged-where]")).to_be_visible()

    assert await page.locator(".desk").bounding_box() == before
