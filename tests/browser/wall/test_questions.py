"""The question on the wall, and whose answers stand below it."""

from playwright.async_api import expect

from tests.browser.wall.opened import open_wall, phrases_on, put_up, view
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

FIRST, SECOND = "What did you hear that you want to keep?", "What stays?"


async def asked(fran: Person, text: str) -> str:
    """Fran asks the room something; the id of the question."""
    slot = fran.cells["now"]["slot"]
    assert await fran.does("prompt.set", slot=slot, text=text) is ok
    return str((await fran.sees("prompt", text=text))["id"])


async def test_answers_stand_under_the_question_they_were_given_to(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    first = await asked(fran, FIRST)
    await put_up(fran, ada, "two chairs")
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(phrases_on(page)).to_have_text(["two chairs"])

    await asked(fran, SECOND)
    await expect(view(page, "prompt").get_by_role("heading")).to_have_text(SECOND)
    await expect(phrases_on(page)).to_have_count(0)
    await put_up(fran, ada, "the same height")
    await expect(phrases_on(page)).to_have_text(["the same height"])

    assert await fran.does("wall.show", view="prompt", question=first) is ok
    await expect(view(page, "prompt").get_by_role("heading")).to_have_text(FIRST)
    await expect(view(page, "prompt")).to_contain_text("Asked earlier")
    await expect(phrases_on(page)).to_have_text(["two chairs"])

    await asked(fran, FIRST)
    await expect(phrases_on(page)).to_have_text(["two chairs"])
    await expect(view(page, "prompt").get_by_text("Asked earlier")).to_be_hidden()


async def test_a_longer_thought_stands_under_the_words_until_a_theme_has_it(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await open_wall(house, await browser_page(1920, 1080))
    thought = await ada.notes("a longer thought about chairs of the same height")
    await fran.sees(f"note/{thought}")
    assert await fran.shows(thought) is ok
    await put_up(fran, ada, "two chairs")
    await expect(phrases_on(page)).to_have_text(["two chairs", "a longer thought about chairs of the same height"])

    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, thought) is ok
    await expect(phrases_on(page)).to_have_text(["two chairs"])

    assert await fran.does("theme.drop", theme=theme) is ok
    await expect(phrases_on(page)).to_have_text(["two chairs", "a longer thought about chairs of the same height"])


async def test_without_a_script_the_wall_shows_the_same_question_with_the_same_answers(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    first = await asked(fran, FIRST)
    thought = await ada.notes("a longer thought")
    await put_up(fran, ada, "two chairs")
    assert await fran.shows(thought) is ok
    await asked(fran, SECOND)
    await put_up(fran, ada, "the same height")
    page = await open_wall(house, await browser_page(1920, 1080))
    rows = page.locator("[data-view='prompt'] .phrase")
    await expect(rows).to_have_count(1)
    plain = await page.context.new_page()
    await plain.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    for question, title, texts in (
        (None, SECOND, ["the same height"]),
        (first, FIRST, ["two chairs", "a longer thought"]),
    ):
        assert await fran.does("wall.show", view="prompt", question=question) is ok
        await plain.goto(f"{house.page}/wall")
        for each in (page, plain):
            await expect(each.locator("#prompt-title")).to_have_text(title)
            await expect(each.locator("[data-view='prompt'] .phrase-text")).to_have_text(texts)


async def test_in_a_break_the_wall_shows_what_the_room_has_said_last_under_its_question(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await asked(fran, FIRST)
    await put_up(fran, ada, "two chairs")
    await house.at("12.50")
    assert await fran.puts_on_the_wall("prompt") is ok

    page = await open_wall(house, await browser_page(1920, 1080))

    await expect(view(page, "prompt").get_by_role("heading")).to_have_text(FIRST)
    await expect(phrases_on(page)).to_have_text(["two chairs"])
    await expect(view(page, "prompt").get_by_text("Asked earlier")).to_be_hidden()
