"""A wall, desk or poet's page that does not start says so, and what helps; one that is only slow takes it back."""

import asyncio
import re

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browsers import CheckAxe, OpenPage
from tests.cast import TestHouse, ok

PLACES = ["wall", "desk", *(pytest.param(place, marks=pytest.mark.thorough) for place in ("poet", "care", "reporter"))]
DID_NOT_START = "This page did not start"
TOO_OLD = "This browser is too old for this page"
STILL_LOADING = "This page is still loading"
# What only the page's own scripts put up, by place.
RUNS = {
    "wall": "[data-following]",
    "desk": "[data-connection='live']",
    "poet": "[data-lines] [data-line]",
    "care": "[data-started=drawn] h1",
    "reporter": "[data-slots] > li",
}


def note(page: Page) -> Locator:
    return page.locator(".starting:has([role=alert])")


async def opened(house: TestHouse, open_page: OpenPage, place: str, **options: bool) -> Page:
    """A page that has come in at a place once, so that what is tried happens there and not at the door."""
    page = await open_page(1280, 720, **options)
    await page.goto(house.links[place])
    await expect(page.locator(RUNS[place]).first).to_be_visible()
    return page


async def answers(page: Page, file: str, body: str | None) -> None:
    """From now on that file has another body, or is not there."""

    async def answer(route: Route) -> None:
        await route.fulfill(status=404 if body is None else 200, body=body or "", content_type="text/javascript")

    await page.route(re.compile(re.escape(file)), answer)


def forgive(page: Page) -> None:
    """The browser notes what the test broke."""
    page.complaints.clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", PLACES)
async def test_a_page_that_starts_says_nothing_of_it_and_tells_a_browser_without_modules_that_it_is_too_old(
    house: TestHouse, browser_page: OpenPage, place: str
) -> None:
    """By a script that is written for browsers of 2009."""
    page = await opened(house, browser_page, place)
    await expect(page.locator("html")).to_have_attribute("data-started", "drawn")
    await expect(note(page)).to_have_count(0)
    script = page.locator("script[data-starting]")
    assert await script.evaluate("one => one.defer && !one.type && !one.noModule")
    source = await script.evaluate("one => fetch(one.src).then((answer) => answer.text())")
    assert not re.search(r"=>|\b(?:const|let|class|async)\b|`", source)

    await page.add_init_script("delete HTMLScriptElement.prototype.noModule;")
    await page.reload()

    await expect(note(page)).to_contain_text(TOO_OLD)


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("wall", "wall/wall.js"),
        ("desk", "shared/lists.js"),
        pytest.param("wall", "shared/cells.js", marks=pytest.mark.thorough),
        pytest.param("poet", "poet/pool.js", marks=pytest.mark.thorough),
        pytest.param("care", "shared/lists.js", marks=pytest.mark.thorough),
        pytest.param("reporter", "reporter/slot.js", marks=pytest.mark.thorough),
    ],
)
async def test_a_module_that_is_not_there_is_said_with_what_helps(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, place: str, file: str
) -> None:
    page = await opened(house, browser_page, place)
    await answers(page, file, None)

    await page.reload()

    await expect(note(page)).to_contain_text(DID_NOT_START)
    forgive(page)
    await axe(page)
    await page.unroute_all()
    await note(page).get_by_role("button", name="Load again").click()
    await expect(page.locator(RUNS[place]).first).to_be_visible()
    await expect(note(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "body", "said"),
    [
        ("wall", "throw new Error('at the start');", DID_NOT_START),
        ("poet", "await Promise.reject(new Error('later'));", DID_NOT_START),
        ("desk", "class Newer { #a = @ }", TOO_OLD),
        pytest.param("desk", "document.nothing.of.that();", DID_NOT_START, marks=pytest.mark.thorough),
        pytest.param("care", "throw new Error('at the start');", DID_NOT_START, marks=pytest.mark.thorough),
        pytest.param("reporter", "class Newer { #a = @ }", TOO_OLD, marks=pytest.mark.thorough),
    ],
)
async def test_a_script_that_throws_at_the_start_or_cannot_be_read_is_said(
    house: TestHouse, browser_page: OpenPage, place: str, body: str, said: str
) -> None:
    page = await opened(house, browser_page, place)
    await answers(page, f"{place}/{place}.js", body)

    await page.reload()

    await expect(note(page)).to_contain_text(said)
    forgive(page)


@pytest.mark.parametrize("place", PLACES)
async def test_a_page_that_throws_whenever_it_is_drawn_is_said(
    house: TestHouse, browser_page: OpenPage, place: str
) -> None:
    """As where a browser lacks what the first drawing calls: the scripts have come and run, and nothing moves."""
    if place == "care":  # its page calls it for somebody who waits
        assert await (await house.phone()).does("checkin.send", id="checkin-of-ada", feeling="come") is ok
    page = await opened(house, browser_page, place)
    await page.add_init_script("delete Intl.DateTimeFormat.prototype.formatToParts;")

    await page.reload()

    await expect(note(page)).to_contain_text(DID_NOT_START)
    forgive(page)


async def test_a_view_of_the_wall_that_does_not_come_is_said_until_it_does(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await opened(house, browser_page, "wall")
    shows = await page.locator("[data-wall]").get_attribute("data-shows")
    await answers(page, f"wall/{shows}.js", None)
    await page.reload()
    await expect(note(page)).to_contain_text(DID_NOT_START)

    await page.unroute_all()

    await expect(page.locator(RUNS["wall"])).to_be_visible()
    await expect(note(page)).to_have_count(0)
    forgive(page)


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_only_slow_is_said_after_a_while_and_taken_back(
    house: TestHouse, browser_page: OpenPage, place: str
) -> None:
    page = await opened(house, browser_page, place, new=True)
    comes = asyncio.Event()

    async def late(route: Route) -> None:
        await comes.wait()
        await route.continue_()

    await page.route(re.compile(r"shared/cells\.js"), late)
    await page.clock.install()
    await page.reload(wait_until="commit")
    await expect(page.locator("html")).to_have_attribute("data-watched", "")
    await expect(note(page)).to_have_count(0)

    await page.clock.fast_forward("00:11")
    await expect(note(page)).to_contain_text(STILL_LOADING)
    comes.set()

    await expect(note(page)).to_have_count(0)
    await expect(page.locator("html")).to_have_attribute("data-started", re.compile("running|drawn"))


async def test_an_error_once_the_page_runs_brings_nothing_up(house: TestHouse, browser_page: OpenPage) -> None:
    """It is for whoever mends it; the room would only be alarmed."""
    page = await opened(house, browser_page, "wall")
    await expect(page.locator("html")).to_have_attribute("data-started", "drawn")

    await page.evaluate(
        "() => new Promise((done) => { setTimeout(() => { setTimeout(done); throw new Error('x'); }); })"
    )

    await expect(note(page)).to_have_count(0)
    forgive(page)
