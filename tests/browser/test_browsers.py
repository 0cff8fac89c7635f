"""The browsers of people in tests: who comes later finds nothing of whoever was there before, and none leaves here."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Page

from tests.browsers import Browsers, Elsewhere, OpenPage, until_it_complains
from tests.cast import PATIENCE_S, TestHouse

UNFORGETTABLE = re.compile(
    r"(?<!house)\.clock\.|context\.(route|add_init_script|set_offline|set_geolocation|set_extra_http_headers|expose)"
)
KEEPS = "localStorage.mine = sessionStorage.mine = document.cookie = 'mine=1; Max-Age=1000'"
KEPT = "[{ ...localStorage }.mine, { ...sessionStorage }.mine, document.cookie.includes('mine'), innerWidth]"
ASKS = """Promise.allSettled([
  fetch("http://evil.example/a", { mode: "no-cors" }),
  new Promise((done) => { new WebSocket("ws://evil.example:99/b").onerror = done; }),
])"""


async def with_nothing_on_it(house: TestHouse, page: Page) -> Page:
    """A page at our address that keeps nothing by itself."""
    await page.goto(f"{house.url}/static/none")
    return page


async def test_a_browser_that_somebody_left_has_nothing_of_theirs(house: TestHouse, browsers: Browsers) -> None:
    before = await with_nothing_on_it(house, await browsers.open_page(390, 844))
    await before.evaluate(KEEPS)
    assert (await before.evaluate(KEPT))[2], "it is kept, for this test to mean anything"
    await browsers.leave(before.context)

    after = await with_nothing_on_it(house, await browsers.open_page(1440, 900))

    assert after is before
    assert await after.evaluate(KEPT) == [None, None, False, 1440]
    await browsers.leave(after.context)


async def hears_what_is_asked(page: Page) -> None:
    page.on("request", lambda request: request.url)


async def looks_like_paper(page: Page) -> None:
    await page.emulate_media(media="print")


@pytest.mark.parametrize("changes", [hears_what_is_asked, looks_like_paper])
async def test_nobody_comes_to_a_page_that_something_lasting_was_done_to(
    browsers: Browsers, changes: Callable[[Page], Awaitable[None]]
) -> None:
    before = await browsers.open_page(390, 844)
    await changes(before)
    await browsers.leave(before.context)

    after = await browsers.open_page(390, 844)

    assert after is not before
    assert after.context is before.context
    await browsers.leave(after.context)


async def test_what_a_page_complained_of_is_told_to_nobody_who_comes_to_it(
    house: TestHouse, browsers: Browsers
) -> None:
    before = await with_nothing_on_it(house, await browsers.open_page(390, 844))
    await before.evaluate("console.error('before')")
    await until_it_complains(before, "before")
    await browsers.leave(before.context)

    after = await with_nothing_on_it(house, await browsers.open_page(390, 844))
    await after.evaluate("console.error('after')")
    await until_it_complains(after, "after")

    assert after is before
    assert [complaint for complaint in after.complaints if "404" not in complaint] == ["after"]  # type: ignore[attr-defined]
    await browsers.leave(after.context)


async def test_nobody_comes_after_whoever_asked_for_a_new_one(browsers: Browsers) -> None:
    before = await browsers.open_page(390, 844, new=True)
    await browsers.leave(before.context)

    after = await browsers.open_page(390, 844)

    assert after.context is not before.context
    await browsers.leave(after.context)


def test_what_a_browser_cannot_forget_is_done_to_a_new_one() -> None:
    for path in Path(__file__).parent.rglob("test_*.py"):
        tests = re.split(r"^(?=async def )", path.read_text("utf-8"), flags=re.MULTILINE)
        careless = [test for test in tests if UNFORGETTABLE.search(test) and "new=True" not in test]
        assert careless == [], path


async def test_two_at_once_have_browsers_of_their_own(browsers: Browsers) -> None:
    one, two = await browsers.open_page(390, 844), await browsers.open_page(390, 844)

    assert one.context is not two.context
    for each in (one, two):
        await browsers.leave(each.context)


async def test_what_is_asked_of_another_host_is_told_whatever_asks(
    browser_page: OpenPage, elsewhere: Elsewhere
) -> None:
    page = await browser_page()

    await page.evaluate(ASKS)

    async with asyncio.timeout(PATIENCE_S):
        while len(elsewhere.asked) < 2:
            await asyncio.sleep(0.001)
    assert sorted(elsewhere.asked) == ["CONNECT evil.example:99 HTTP/1.1", "GET http://evil.example/a HTTP/1.1"]
    elsewhere.asked.clear()
    page.complaints.clear()  # type: ignore[attr-defined]
