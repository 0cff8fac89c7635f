"""Words in the poem that their giver took back or the desk keeps aside."""

import pytest
from playwright.async_api import expect

from tests.browser.poet.page import in_pool, line, poem_is, poet_of
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok


async def test_what_is_gone_is_marked_where_it_stands_and_goes_with_one_press(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("with wit as well as wounds")
    await poem_is(paul, [("with ", None), ("wit as well as wounds", phrase)])

    await ada.withdraws(phrase)

    said = "Words here are not for the poem any more. Write something else here."
    await expect(page.locator("[data-note]")).to_contain_text(said)
    told = "Line 1: words are not for the poem any more. Write something else here."
    await expect(page.get_by_role("status")).to_contain_text(told)
    await expect(line(page, 1)).to_have_text("with …")
    await expect(in_pool(page, "wit as well as wounds")).to_have_count(0)
    await page.get_by_role("button", name="Remove these words").click()
    await poem_is(paul, [("with ", None)])
    await expect(page.locator("[data-note]")).to_be_hidden()


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("We came with ", ", and a cup.", "We came with, and a cup."),
        ("under that: ", " and no more", "under that: and no more"),
        ("", " was all", "was all"),
        ("(", ") was all", "() was all"),
        ("we said ", "", "we said "),
    ],
)
async def test_no_blank_is_left_that_only_the_words_needed(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, before: str, after: str, left: str
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    await paul.writes(*filter(None, (before, {"text": "wit as well as wounds", "phrase": phrase}, after)))
    page = await poet_of(house, await browser_page(1440, 900))
    await ada.withdraws(phrase)

    await page.get_by_role("button", name="Remove these words").click()

    await poem_is(paul, [(left, None)])


async def test_a_button_that_is_always_in_view_leads_to_the_lines_whose_words_are_gone(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    wounds, edit = await ada.gives("wit as well as wounds"), await ada.gives("who gets to edit?")
    first = after = await paul.writes({"text": "wit as well as wounds", "phrase": wounds}, ", so")
    for _ in range(20):
        after = await paul.writes("and on", after=after)
    await paul.writes("to ask ", {"text": "who gets to edit", "phrase": edit}, after=after)
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 22).click()
    mend = page.get_by_role("banner").get_by_role("button", name="words are gone")

    await ada.withdraws(wounds)
    await expect(mend).to_have_text("Line 1: words are gone")
    await expect(line(page, 22)).to_be_focused()
    await fran.hides(edit)
    await expect(mend).to_have_text("Lines 1 and 22: words are gone")
    await mend.press("Enter")
    await expect(line(page, 1)).to_be_focused()
    await page.keyboard.type("sounds")  # ends as the words did that it replaces
    await expect(mend).to_have_text("Line 22: words are gone")
    await mend.press("Enter")
    await expect(line(page, 22)).to_be_focused()
    assert await fran.does("phrase.restore", id=edit) is ok

    await expect(mend).to_have_count(0)
    await expect(page.get_by_role("status")).to_have_text("“who gets to edit” is back.")
    await paul.until(lambda: paul.cells[f"line/{first}"]["pieces"][0]["text"] == "sounds, so")


async def test_a_line_brought_back_after_its_words_were_hidden_is_marked_and_goes_out_when_they_are_back(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("who gets to edit?")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "who gets to edit?").click()
    await poem_is(paul, [("who gets to edit?", phrase)])
    await page.get_by_role("button", name="Cut line").click()
    await poem_is(paul)
    await fran.hides(phrase)
    await expect(in_pool(page, "who gets to edit?")).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(page.get_by_role("banner").get_by_role("button", name="Line 1: words are gone")).to_be_visible()

    assert await fran.does("phrase.restore", id=phrase) is ok

    await poem_is(paul, [("who gets to edit?", phrase)])
    await expect(page.get_by_text("Not kept: ")).to_be_hidden()
    await expect(page.get_by_role("banner").get_by_role("button", name="words are gone")).to_have_count(0)


async def test_words_put_back_are_in_their_line_again(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    await paul.writes("with ", {"text": "wit as well as wounds", "phrase": phrase})
    page = await poet_of(house, await browser_page(1440, 900))
    await ada.withdraws(phrase)
    await expect(line(page, 1)).to_have_text("with …")
    await line(page, 1).focus()
    await page.keyboard.press("End")
    await page.keyboard.type(", so")
    await poem_is(paul, [("with ", None), ("…", phrase), (", so", None)])

    assert await ada.does("phrase.put_back", id=phrase) is ok

    await expect(line(page, 1)).to_have_text("with wit as well as wounds, so")
    await expect(page.locator("[data-note]")).to_be_hidden()
    await expect(page.get_by_role("status")).to_contain_text("Words that were taken back are here again.")
