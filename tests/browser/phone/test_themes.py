"""What others gave: themes and words from the wall, to stand with."""

import re

import pytest
from playwright.async_api import Page, Route, expect

from live.day.counts import TOLD_FROM
from live.room import boards
from live.room.board import Most
from tests.browser.phone.hand import a_theme, gives, phone, turns_to, words
from tests.browsers import Line, OpenPage, forgive, until_it_complains
from tests.cast import Person, TestHouse, ok


async def test_me_too_is_for_words_the_wall_has_shown_and_not_for_ones_own(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house)
    await gives(page, "my own words")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (mine,) = fran.all("phrase")
    phrase = await bob.gives("who gets to edit?")
    await bob.gives("not on the wall")
    for shown in (phrase, mine):
        assert await fran.shows(shown) is ok
    await expect(words(page)).to_contain_text(["Shown to everybody"])  # what comes later waits behind "1 new"
    await turns_to(page, "Themes")

    await page.get_by_role("button", name="Me too").click()

    await fran.sees(f"phrase/{phrase}", echoes=1)
    await expect(page.get_by_role("button", name="You too")).to_be_visible()
    await expect(page.locator("[data-room]")).not_to_contain_text("not on the wall")
    await expect(page.locator("[data-room] > li", has_text="my own words").get_by_role("button")).to_have_count(0)


async def test_me_too_is_taken_back_by_the_same_press_also_when_no_words_are_taken(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = await bob.gives("who gets to edit?")
    assert await fran.shows(phrase) is ok
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    me_too, you_too = (page.get_by_role("button", name=f"{who} too") for who in ("Me", "You"))

    await me_too.click()
    await fran.sees(f"phrase/{phrase}", echoes=1)
    await you_too.focus()
    await page.keyboard.press("Enter")
    await fran.sees(f"phrase/{phrase}", echoes=0)
    await me_too.click()
    await fran.sees(f"phrase/{phrase}", echoes=1)
    await house.at("12.10")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Truth and reconciliation")

    await you_too.click()

    await fran.sees(f"phrase/{phrase}", echoes=0)
    await expect(you_too).to_be_hidden()
    await expect(me_too).to_be_hidden()


async def test_a_me_too_that_comes_too_late_is_as_before_and_can_be_said_again(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    """The discussion is over before its press arrives, and this phone does not know it yet."""
    await house.at("11.20")
    phrase = await bob.gives("who gets to edit?")
    assert await fran.shows(phrase) is ok
    line = Line()
    page = await phone(browser_page, house, line=line)
    await turns_to(page, "Themes")
    me_too = page.get_by_role("button", name="Me too: who gets to edit?", exact=True)
    you_too = page.get_by_role("button", name="You too")
    await expect(me_too).to_be_visible()
    line.hold()
    await house.at("12.50")
    await line.has('"takes":[]')

    await me_too.click()
    await expect(you_too).to_be_visible()
    await line.has('"refused"')
    line.flow()

    await expect(you_too).to_be_hidden()
    await house.at("15.05")
    await me_too.click()
    await fran.sees(f"phrase/{phrase}", echoes=1)
    await expect(page.get_by_role("button", name="You too: who gets to edit?", exact=True)).to_be_visible()


async def test_standing_with_a_theme_too_late_is_as_before_and_can_be_done_again(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    line = Line()
    page = await phone(browser_page, house, line=line)
    await turns_to(page, "Themes")
    stand = page.get_by_role("button", name="Stand with this: Being heard", exact=True)
    await expect(stand).to_have_attribute("aria-pressed", "false")
    line.hold()
    await house.at("12.50")
    await line.has('"takes":[]')

    await stand.click()
    await expect(stand).to_have_attribute("aria-pressed", "true")
    await line.has('"refused"')
    line.flow()

    await expect(stand).to_be_hidden()
    await house.at("15.05")
    await expect(stand).to_have_attribute("aria-pressed", "false")
    await stand.click()
    await fran.sees(f"theme/{theme}", support=1)
    await house.at("15.35")
    await expect(page.get_by_role("heading", level=1)).to_have_text("The poem")
    await expect(stand).to_have_attribute("aria-pressed", "true")


async def test_new_words_do_not_move_what_is_under_the_thumb(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.shows(await bob.gives("first")) is ok
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    await expect(page.locator("[data-room] > li")).to_contain_text(["first"])

    assert await fran.shows(await bob.gives("second")) is ok

    await expect(page.get_by_role("button", name="Show 1 new")).to_be_visible()
    await expect(page.locator("[data-room] > li")).to_contain_text(["first"])
    await page.get_by_role("button", name="Show 1 new").click()
    await expect(page.locator("[data-room] > li")).to_have_count(2)


async def test_older_words_of_the_wall_and_of_a_theme_come_when_they_are_asked_for(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "NEWEST", 6)
    monkeypatch.setattr(boards, "PAGE", Most(4, 12_000))
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    phrases = [await ada.gives(f"words of number {number}") for number in range(12)]
    theme = await fran.names_theme("Being heard")
    for phrase in phrases:
        assert await fran.gathers(theme, phrase) is ok
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    room, more = page.locator("[data-room] > li"), page.locator("[data-room-more]")
    under, more_of_it = page.locator(".theme-words > li:visible"), page.locator("[data-theme-more]")
    await expect(room).to_have_count(6)
    await expect(under).to_have_count(5)

    await page.get_by_text("and 7 more").click()
    await expect(under).to_have_count(10)
    await expect(room).to_have_count(6)  # what came for the theme's sake stands under the theme
    await more_of_it.click()
    await expect(under).to_have_count(12)
    await expect(more_of_it).to_be_hidden()

    await more.focus()
    await page.keyboard.press("Enter")
    await expect(room).to_have_count(10)
    await expect(room.nth(6)).to_be_focused()
    await more.click()
    await expect(room).to_have_count(12)
    await expect(more).to_be_hidden()
    await room.last.get_by_role("button", name="Me too").click()
    await fran.sees(f"phrase/{phrases[0]}", echoes=1)

    assert await ada.withdraws(phrases[1]) is ok
    await expect(room).to_have_count(11)
    await expect(under).to_have_count(11)


async def test_older_words_of_ones_own_come_when_the_phone_is_back_in_range(
    house: TestHouse, browser_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "NEWEST", 3)
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    for number in range(5):
        await gives(page, f"words of number {number}")
        await expect(words(page)).to_contain_text(["Given at 11.20"] * (number + 1))
        house.clock.advance(1)
    await page.reload()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await expect(words(page)).to_have_count(3)
    await line.cut()
    await expect(page.locator("body")).to_have_attribute("data-connection", "offline")

    await page.locator("[data-mine-more]").click()
    await expect(page.get_by_role("status")).to_contain_text("out of range")
    line.mend()

    await expect(words(page)).to_have_count(5)
    await expect(words(page).nth(3)).to_be_focused()
    await expect(page.locator("[data-mine-more]")).to_be_hidden()


async def test_a_person_stands_with_a_theme_and_no_longer(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    stand = page.get_by_role("button", name="Stand with this")

    await stand.click()
    await expect(stand).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_text("somebody stands with it")).to_be_visible()

    await stand.click()
    await expect(stand).to_have_attribute("aria-pressed", "false")
    await expect(page.get_by_text("nobody stands with it yet")).to_be_visible()
    await fran.sees(f"theme/{theme}", support=0)


@pytest.mark.parametrize("has_script", [True, False])
async def test_a_themes_words_stand_one_below_the_other_with_what_stands_behind_them_and_many_wait(
    house: TestHouse, browser_page: OpenPage, bob: Person, ada: Person, fran: Person, has_script: bool
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, java_script_enabled=has_script)
    await gives(page, "my own words")
    await expect(words(page)).to_contain_text(["my own words"])
    await fran.until(lambda: len(fran.all("phrase")) == 1)
    (mine,) = fran.all("phrase")
    house.clock.advance(1)
    given = [mine, await bob.gives("cael fy nghlywed", lang="cy", gloss="to be heard")]
    for number in range(28):
        house.clock.advance(1)
        given.append(await bob.gives(f"words of number {number}"))
    theme = await fran.names_theme("Being heard")
    for phrase in given:
        house.timer.advance(1)
        assert await fran.shows(phrase) is ok
        assert await fran.gathers(theme, phrase) is ok
    for person in [ada, *[await house.phone() for _ in range(TOLD_FROM - 1)]]:
        assert await person.echoes(mine) is ok
    if has_script:
        await turns_to(page, "Themes")
        await expect(page.locator(".theme summary")).to_have_text("and 25 more")
    else:
        await page.reload()

    rows = page.locator(".theme-words > li:visible")
    await expect(rows).to_have_count(5)
    await expect(rows.first).to_contain_text("words of number 27")
    tops = await rows.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 5, "each has a line of its own"
    await page.get_by_text("and 25 more").click()
    await expect(rows).to_have_count(30)
    await expect(rows.last).to_contain_text("my own words")
    await expect(rows.last.locator("[data-with]")).to_have_text("Yours · 5 too")
    await expect(rows.nth(28).locator("[data-with]")).to_have_text("to be heard")
    await expect(rows.nth(28).locator("[lang=cy]")).to_have_css("font-family", re.compile("serif, *[^,]*$|Georgia"))


async def test_standing_with_a_theme_is_taken_back_also_when_no_words_are_taken(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    other = await fran.names_theme("Who edits?")
    page = await phone(browser_page, house)
    plain = await phone(browser_page, house, java_script_enabled=False)
    await turns_to(page, "Themes")
    stand, further = (
        page.get_by_role("button", name=f"Stand with this: {name}") for name in ("Being heard", "Who edits?")
    )
    await stand.click()
    await fran.sees(f"theme/{theme}", support=1)
    await plain.get_by_role("button", name="Stand with this: Being heard").click()
    await fran.sees(f"theme/{theme}", support=2)
    await house.at("12.10")
    await expect(further).to_be_hidden()
    await expect(stand).to_have_attribute("aria-pressed", "true")

    await stand.focus()
    await page.keyboard.press("Enter")
    await fran.sees(f"theme/{theme}", support=1)
    await expect(stand).to_be_hidden()
    await expect(page.locator("[data-themes] > li").first).to_be_focused()
    await plain.reload()
    await expect(plain.get_by_role("button", name="Stand with this: Who edits?")).to_be_hidden()
    await plain.get_by_role("button", name="Stand with this: Being heard").click()
    await fran.sees(f"theme/{theme}", support=0)
    await expect(plain.get_by_role("button", name="Stand with this: Being heard")).to_be_hidden()
    assert fran.cells[f"theme/{other}"]["support"] == 0


class Bringing:
    """Brings a page the script of themes once it `is_there`; until then it fails. `tries`: what was asked for."""

    def __init__(self) -> None:
        self.is_there = False
        self.tries: list[str] = []

    async def goes_to(self, page: Page) -> None:
        await page.route("**/phone/themes.js*", self._answer)

    async def _answer(self, route: Route) -> None:
        self.tries.append(route.request.url.rpartition("/")[2])
        await (route.continue_() if self.is_there else route.abort())


async def test_out_of_range_a_view_shows_what_the_server_drew_and_is_fetched_later(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    await a_theme(fran, await bob.gives("nobody interrupted"))
    page, bringing = await phone(browser_page, house), Bringing()
    await bringing.goes_to(page)

    await turns_to(page, "Themes")
    await until_it_complains(page, "Failed")
    await expect(page.locator("[data-themes] > li")).to_contain_text(["Being heard"])
    bringing.is_there = True
    await fran.names_theme("Who edits?")

    await expect(page.locator("[data-themes] h3")).to_have_text(["Being heard", "Who edits?"])
    tries = bringing.tries
    assert len(tries) == len(set(tries)) > 1, "at another address: some browsers keep the failure of an address"
    forgive(page, "Failed")


async def test_what_is_pressed_before_its_view_is_fetched_is_done(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = await bob.gives("nobody interrupted")
    assert await fran.shows(phrase) is ok
    page, bringing = await phone(browser_page, house), Bringing()
    await bringing.goes_to(page)
    await turns_to(page, "Themes")
    await until_it_complains(page, "Failed")
    bringing.is_there = True

    await page.get_by_role("button", name="Me too").click()

    await fran.sees(f"phrase/{phrase}", echoes=1)
    await expect(page.get_by_role("button", name="You too")).to_be_visible()
    forgive(page, "Failed")


async def test_a_phone_that_was_touched_has_every_view_also_out_of_range(
    house: TestHouse, browser_page: OpenPage, bob: Person, fran: Person
) -> None:
    """What is pressed there waits on the phone, and what is shown is what the phone last heard."""
    await house.at("11.20")
    theme = await a_theme(fran, await bob.gives("nobody interrupted"))
    page, line = await browser_page(), Line()
    await line.carries(page)
    await page.goto(house.page)
    async with page.expect_event("requestfinished", lambda request: "phone/themes.js" in request.url):
        await page.get_by_role("heading", level=2).first.hover()
    await fran.does("theme.rename", theme=theme, title="Heard, and believed")
    await expect(page.locator("[data-themes] h3")).to_have_count(1)
    await line.cut()

    await turns_to(page, "Themes")
    await page.get_by_role("button", name="Stand with this").click()
    await expect(page.get_by_role("button", name="Stand with this")).to_have_attribute("aria-pressed", "true")
    line.mend()

    await fran.sees(f"theme/{theme}", support=1)
