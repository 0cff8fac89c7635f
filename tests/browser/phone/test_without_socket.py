"""Where http answers and websockets do not, and where the browser keeps no cookies: words go out all the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from live.room import boards
from tests.browser.phone.hand import (
    gives,
    gives_out_of_range,
    phone,
    turns_to,
    without_sockets,
    words,
)
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok

NOT_LIVE = "This phone cannot follow the day live."
OFF = "Cookies are off in this browser"


async def carried(browser_page: OpenPage, house: TestHouse) -> tuple[Page, Line]:
    """One whose words go by the form, and who knows it."""
    page, line = await without_sockets(browser_page, house)
    await expect(page.locator("body")).to_have_attribute("data-connection", "carried")
    return page, line


async def test_words_go_out_by_the_form_and_the_phone_says_that_it_does_not_follow_live(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page, _ = await carried(browser_page, house)

    await expect(page.locator("[data-way-out]")).to_contain_text(NOT_LIVE)
    await expect(page.locator("[data-status]")).to_contain_text(NOT_LIVE)
    await gives(page, "through a proxy")

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await fran.until(lambda: [one["text"] for one in fran.all("phrase").values()] == ["through a proxy"])
    await words(page).get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_contain_text(["These words were taken back."])
    await fran.until(lambda: not fran.all("phrase"))


async def test_what_is_too_long_is_refused_there_as_by_a_socket(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page, _ = await carried(browser_page, house)

    await gives(page, "two \u202echairs")

    await expect(page.get_by_label("Your words")).to_have_value("two \u202echairs")
    await expect(page.locator("#text-wrong")).to_contain_text("hidden or stacked character")


async def test_older_words_come_by_the_same_way(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "NEWEST", 3)
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    for number in range(5):
        await ada.gives(f"words of number {number}")
    page, _ = await carried(browser_page, house)
    await turns_to(page, "Themes")
    await expect(page.locator("[data-room] > li")).to_have_count(3)

    await page.locator("[data-room-more]").click()

    await expect(page.locator("[data-room] > li")).to_have_count(5)
    await expect(page.locator("body")).to_have_attribute("data-connection", "carried")


async def test_words_kept_by_an_earlier_page_go_out_by_the_form(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await gives_out_of_range(page, line, "from the lift")
    assert fran.all("phrase") == {}, "they have not gone out, for this test to mean anything"

    await page.reload()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    assert [one["text"] for one in fran.all("phrase").values()] == ["from the lift"]


async def test_kept_words_are_seen_before_the_phone_knows_anything_of_the_room(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    """Those that the server drew stay beside them, and what waits here can be taken back."""
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await gives(page, "given before")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await gives_out_of_range(page, line, "from the lift")
    await page.route(house.page, lambda route: route.abort() if route.request.resource_type == "fetch" else None)
    await page.route(house.page, _no_looking)

    await page.reload()

    await expect(words(page)).to_contain_text(["from the lift", "given before"])
    await expect(page.locator("[data-offline]")).to_be_visible()
    await expect(words(page).first).to_contain_text("They go out when you are back in range.")
    await words(page).first.get_by_text("Withdraw").click()
    await words(page).first.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_contain_text(["given before"])
    assert [one["text"] for one in fran.all("phrase").values()] == ["given before"]
    page.complaints.clear()


async def _no_looking(route: object) -> None:
    """The page comes, and nothing that a script asks for afterwards."""
    if route.request.resource_type == "document":  # type: ignore[attr-defined]
        await route.continue_()  # type: ignore[attr-defined]
    else:
        await route.abort()  # type: ignore[attr-defined]


async def test_a_socket_that_opens_after_all_takes_over(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    page, line = await carried(browser_page, house)
    await gives(page, "by the form")
    await expect(words(page)).to_contain_text(["Given at 11.20"])

    line.mend()

    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await gives(page, "by the socket")
    await expect(words(page)).to_contain_text(["by the socket", "by the form"])
    await fran.until(lambda: len(fran.all("phrase")) == 2)


# A browser that keeps no cookies


# Where cookies are off a page may keep nothing else either: to ask for a place to keep it is an error.
KEEPS_NOTHING = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("Access is denied.", "SecurityError"); } });
}"""


@pytest.fixture
def cookieless(house: TestHouse, browser_page: OpenPage) -> Iterator[OpenPage]:
    """Opens pages in browsers that forbid cookies, and with them everything else that a page may keep."""
    opened: list[Any] = []

    async def open_page(**options: Any) -> Page:
        house.cookies.are_kept = False
        page = await browser_page(**options)
        await page.add_init_script(KEEPS_NOTHING)
        opened.append(page)
        return page

    yield open_page
    for page in opened:  # nobody without a cookie is let in by a socket, and the browser notes it
        page.complaints = [each for each in page.complaints if "WebSocket" not in each]


async def test_without_cookies_the_page_takes_words_and_says_that_they_cannot_be_taken_back(
    house: TestHouse, cookieless: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    shown = await bob.gives("nobody interrupted")
    assert await fran.shows(shown) is ok
    page = await cookieless()
    await page.goto(house.page)
    await expect(page.locator("[data-way-out]")).to_contain_text(OFF)

    await gives(page, "without a seat")

    await expect(words(page)).to_contain_text(["Given. They cannot be taken back here."])
    await expect(words(page).get_by_text("Withdraw")).to_be_hidden()
    await fran.until(lambda: [one["text"] for one in fran.all("phrase").values()][1:] == ["without a seat"])
    await turns_to(page, "Themes")
    await page.get_by_role("button", name="Me too: nobody interrupted").click()
    await expect(page.locator("[data-latest]")).to_contain_text(OFF)
    await expect(page.get_by_role("button", name="Me too: nobody interrupted")).to_be_visible()
    assert fran.cells[f"phrase/{shown}"]["echoes"] == 0, "each press would have been another person's"


async def test_without_cookies_and_scripts_the_page_says_it_after_the_words_were_given(
    house: TestHouse, cookieless: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    page = await cookieless(java_script_enabled=False)
    await page.goto(house.page)

    await gives(page, "without a seat")

    await expect(page.get_by_text("Your words are given. Cookies are off")).to_be_visible()
    await expect(page.get_by_label("Your words")).to_have_value("")
    await fran.until(lambda: len(fran.all("phrase")) == 1)


@pytest.mark.parametrize("place", ["desk", "poet", "wall"])
async def test_without_cookies_a_right_link_is_not_blamed(house: TestHouse, cookieless: OpenPage, place: str) -> None:
    page = await cookieless()

    await page.goto(house.links[place])

    await expect(page.locator("[data-say]")).to_contain_text("this browser keeps no cookies")
    assert house.keys[place] not in page.url
