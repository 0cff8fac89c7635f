"""What the tests of the poet's page share: how it is entered, where its lines and rows are, what the poem is."""

import re

from playwright.async_api import Locator, Page, expect

from tests.cast import Person, TestHouse, ok


async def poet_of(house: TestHouse, page: Page) -> Page:
    """Enters by the poet's link; the page is there when its first line can be written."""
    await page.goto(house.links["poet"])
    await expect(line(page, 1)).to_be_visible()
    return page


def line(page: Page, number: int) -> Locator:
    return page.get_by_role("textbox", name=f"Line {number}", exact=True)


def margin(page: Page, number: int) -> Locator:
    """What is said beside a line, for who listens."""
    return page.locator("[data-line]").nth(number - 1).locator("[data-heard]")


def in_pool(page: Page, text: str) -> Locator:
    return page.get_by_role("tabpanel").get_by_role("button", name=re.compile(re.escape(text)))


def in_new(page: Page) -> Locator:
    """The words under the heading New, from the top."""
    return page.locator("[data-key='new'] [data-words]")


def written(person: Person) -> list[list[tuple[str, str | None]]]:
    """The poem as somebody sees it: for each line its runs and their phrases."""
    lines = person.cells.get("poem", {}).get("lines", [])
    cells = [person.cells.get(f"line/{each}", {"pieces": []}) for each in lines]
    return [[(piece["text"], piece["phrase"]) for piece in cell["pieces"]] for cell in cells]


async def poem_is(person: Person, *lines: list[tuple[str, str | None]]) -> None:
    await person.until(lambda: written(person) == list(lines))


async def kinds(page: Page, number: int) -> list[tuple[str, str]]:
    runs = line(page, number).locator(".run")
    return [
        tuple(run) for run in await runs.evaluate_all("all => all.map((one) => [one.textContent, one.dataset.kind])")
    ]


async def two_lines(house: TestHouse, ada: Person, paul: Person) -> tuple[str, list[str]]:
    """A poem of two lines and a break, the first with ada's words in it."""
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    first = await paul.writes({"text": "Nobody interrupted", "phrase": phrase}, ", so")
    blank = await paul.writes(after=first)
    last = await paul.writes("we stayed", after=blank)
    assert await paul.does("poem.title", text="Two chairs") is ok
    return phrase, [first, blank, last]


async def begin_reading(page: Page) -> None:
    """Reads for the room."""
    await page.get_by_role("button", name="Read aloud").click()
    await page.get_by_role("button", name="Begin for the room").click()


async def script(page: Page, name: str) -> str:
    """The address of a script, for a test that asks it directly."""
    source = await page.locator("script[type=module]").first.get_attribute("src")
    assert source is not None
    return source.replace("poet/poet.js", name)
