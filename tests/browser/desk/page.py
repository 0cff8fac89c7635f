"""The desk's page in tests: entering it, its rows, and what of it is in sight."""

from playwright.async_api import Locator, Page, expect

from tests.cast import TestHouse


async def desk_of(house: TestHouse, page: Page) -> Page:
    """Enters by the desk's link, as a facilitator does."""
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()
    return page


def row(page: Page, text: str) -> Locator:
    return page.get_by_role("article").filter(has_text=text)


def slot_row(page: Page, title: str) -> Locator:
    """The row of a slot in the day."""
    return page.locator("[data-slots] > [data-stage]").filter(has=page.locator("[data-title]", has_text=title))


async def is_whole_in(page: Page, element: Locator, scroller: str) -> bool:
    """Whether all of it shows in the list that scrolls."""
    list_ = await page.locator(scroller).bounding_box()
    box = await element.bounding_box()
    assert list_ is not None, "the list is shown"
    assert box is not None, "the element is shown"
    below = box["y"] + box["height"] - list_["y"] - list_["height"]
    return box["y"] >= list_["y"] - 1 and below <= 1


async def rows_in_sight(page: Page) -> int:
    """How many rows stand whole in the list, without a line of their words missing."""
    return await whole_in(page, "[data-list]", "[data-list] > *")


async def slots_ahead(page: Page) -> int:
    """How many of the slots that are still to come stand whole in the day."""
    return await whole_in(page, "[data-slots]", "[data-slots] > :is([data-stage='next'], [data-stage='later'])")


async def whole_in(page: Page, scroller: str, wanted: str) -> int:
    """How many of those elements stand whole in what scrolls, and in the window."""
    return int(
        await page.evaluate(
            """([scroller, wanted]) => {
                const list = document.querySelector(scroller).getBoundingClientRect();
                const [top, bottom] = [Math.max(list.top, 0) - 1, Math.min(list.bottom, innerHeight) + 1];
                const boxes = [...document.querySelectorAll(wanted)].map((one) => one.getBoundingClientRect());
                return boxes.filter((box) => box.height && box.top >= top && box.bottom <= bottom).length;
            }""",
            [scroller, wanted],
        )
    )
