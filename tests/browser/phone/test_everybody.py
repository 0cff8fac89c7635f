"""The phone page for everybody’s hands and eyes, and for old and slow phones."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.phone.hand import a_theme, gives, phone, turns_to, words
from tests.browsers import OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

WIRE_LIMIT_BYTES = 25 * 1024
STATIC = Path(__file__).parent.parent.parent.parent / "live" / "static"
SCRIPTS = sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "phone").glob("*.js")) + [
    f"shared/{name}.js" for name in ("cells", "connection", "language", "lists", "outbox", "page", "poem-line")
]


async def test_reading_settings_stay_on_this_phone(house: TestHouse, browser_page: OpenPage) -> None:
    page = await phone(browser_page, house)

    await page.get_by_text("Aa", exact=True).click()
    await page.get_by_label("Very large").check()
    await page.get_by_label("Dark").check()
    await page.get_by_role("button", name="Done").click()
    await page.reload()

    await expect(page.locator("html")).to_have_attribute("data-size", "200")
    await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


async def test_nothing_stands_in_anyones_way(
    house: TestHouse, browser_page: OpenPage, axe: Any, fran: Person, bob: Person
) -> None:
    """Tall enough that the bar at the bottom covers nothing, or axe would measure what is half under it."""
    page = await phone(browser_page, house, height=3000)
    await axe(page)
    await house.at("11.20")
    await gives(page, "two chairs")
    phrase = await bob.gives("أن يُسمع صوتك", lang="ar", gloss="to have your voice heard")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)
    await gives(page, "x" * 91)
    for summary in reversed(await page.locator("summary:visible").all()):  # the settings last: they open over the words
        await summary.click()

    await axe(page)
    await page.get_by_role("button", name="Done").click()
    for view in ("Themes", "Programme"):
        await turns_to(page, view)
        await axe(page)


async def test_a_narrow_phone_with_large_letters_never_scrolls_sideways(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person
) -> None:
    await house.at("11.20")
    for text in ("stories are not evidence until someone believes them", "w" * 90, "أن يُسمع صوتك"):
        assert await fran.shows(await bob.gives(text)) is ok
    await a_theme(fran, await bob.gives("co-production"))
    page = await phone(browser_page, house, width=320, height=640)
    await gives(page, "v" * 90)

    for size in ("Usual", "Very large"):
        await page.get_by_text("Aa", exact=True).click()
        await page.get_by_label(size).check()
        await page.get_by_role("button", name="Done").click()
        for view in ("Words", "Themes", "Programme"):
            await turns_to(page, view)
            assert not await scrolls_sideways(page), (size, view)


async def test_everything_that_is_pressed_is_48_pixels_high(
    house: TestHouse, browser_page: OpenPage, fran: Person, bob: Person
) -> None:
    await house.at("11.20")
    phrase = await bob.gives("nobody interrupted")
    assert await fran.shows(phrase) is ok
    await a_theme(fran, phrase)
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await words(page).get_by_text("Withdraw").click()

    for view in ("Words", "Themes", "Programme"):
        await turns_to(page, view)
        controls = page.locator("button:visible, summary:visible, nav a:visible, textarea:visible")
        heights = await controls.evaluate_all(
            "all => all.filter(one => one.checkVisibility())"
            ".map(one => [one.innerText, one.getBoundingClientRect().height])"
        )
        assert heights, "there is something to press"
        assert [told for told, height in heights if height < 48] == []


async def test_the_page_is_small_and_names_all_that_it_asks_for(house: TestHouse, browser_page: OpenPage) -> None:
    """25 KB in all; one round trip after the page for what it names, one more for the socket."""
    await house.at("11.20")
    page = await browser_page(new=True)
    wire = await page.context.new_cdp_session(page)
    await wire.send("Network.enable")
    received: list[float] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))

    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    named = await page.locator("link[href], script[src]").evaluate_all("all => all.map(one => one.href || one.src)")
    icon = await page.locator("link[rel=icon]").evaluate("link => link.href")
    if icon not in asked:  # a browser without a tab does not ask for it; phones do
        async with house.http() as client:
            received.append(len((await client.get(icon)).content))
    assert len(asked) > 1, "the page asks for scripts and styles, for this test to mean anything"
    assert set(asked) <= {house.page, *named}
    assert sum(received) <= WIRE_LIMIT_BYTES


async def test_with_words_given_the_page_names_all_that_it_asks_for_too(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    asked: list[str] = []
    page = await page.context.new_page()  # which nobody has touched yet
    page.on("request", lambda request: asked.append(request.url))

    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await expect(words(page)).to_have_attribute("data-news", "")

    named = await page.locator("link[href], script[src]").evaluate_all("all => all.map(one => one.href || one.src)")
    assert any(url.endswith("/own-list.js") for url in asked), "their list is drawn, for this test to mean anything"
    assert set(asked) <= {house.page, *named}


@pytest.mark.parametrize("script", SCRIPTS)
def test_phones_from_2019_can_read_the_scripts(script: str) -> None:
    """One word of a newer grammar and such a phone runs none of it."""
    source = (STATIC / script).read_text("utf-8")
    written = re.sub(r'/\*.*?\*/|(?<!:)//[^\n]*|"(?:\\.|[^"\\\n])*"', "", source, flags=re.DOTALL)

    newer = re.findall(
        r"\d_\d|\?\.(?!\d)|\?\?|\|\|=|&&=|\.?#\w+|\.at\(|\.replaceAll\(|^\s+static .*", written, flags=re.MULTILINE
    )

    assert newer == []
