"""The poet's page in a browser: a poem by keyboard alone, credit, what is taken back, undo, and the reading."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from live.day.folding import fold
from tests.browsers import CheckAxe, Heard, Line, OpenPage, scrolls_sideways, tabs_to
from tests.cast import Person, TestHouse, ok


async def poet_of(house: TestHouse, page: Page) -> Page:
    """Enters by the poet's link; the page is there when its first line can be written."""
    await page.goto(house.links["poet"])
    await expect(line(page, 1)).to_be_visible()
    return page


def line(page: Page, number: int) -> Locator:
    return page.get_by_role("textbox", name=f"Line {number}", exact=True)


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


async def reads(person: Person, *lines: list[tuple[str, str | None]]) -> None:
    await person.until(lambda: written(person) == list(lines))


async def kinds(page: Page, number: int) -> list[tuple[str, str]]:
    runs = line(page, number).locator(".run")
    return [
        tuple(run) for run in await runs.evaluate_all("all => all.map((one) => [one.textContent, one.dataset.kind])")
    ]


# Writing


async def test_a_whole_poem_is_written_by_keyboard_alone(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()

    await tabs_to(page, page.get_by_role("textbox", name="Title of the poem"))
    await page.keyboard.type("Two chairs")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.type("interr")
    await page.keyboard.press("Enter")
    await page.keyboard.type(", so it was said,")
    await page.keyboard.press("Enter")
    await page.keyboard.type("once more")
    await page.keyboard.press("Alt+ArrowUp")
    await page.keyboard.type(" and slowly")

    await paul.sees("poem", title="Two chairs", voices=1)
    await reads(
        paul,
        [("once more and slowly", None)],
        [("nobody interrupted", phrase), (", so it was said,", None)],
    )
    await expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


async def test_typed_words_that_somebody_gave_are_credited_while_the_caret_stays(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await page.keyboard.type("Two chairs,")
    await expect(line(page, 1).locator("[data-kind='trimmed']")).to_have_text("Two chairs")
    await page.keyboard.type(" same height: it is small")
    await expect(line(page, 1).locator("[data-kind='given']")).to_have_text("Two chairs, same height")
    await page.keyboard.type(".")

    await reads(paul, [("Two chairs, same height", phrase), (": it is small.", None)])
    await expect(page.get_by_text("1 of 1 person is in these lines")).to_be_visible()


async def test_a_run_that_is_trimmed_or_changed_stays_credited(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))

    await in_pool(page, "two chairs").click()
    for _ in ", same height":
        await page.keyboard.press("Backspace")
    await reads(paul, [("two chairs", phrase)])
    trimmed = await kinds(page, 1)
    await page.keyboard.press("Backspace")

    await reads(paul, [("two chair", phrase)])
    assert trimmed == [("two chairs", "trimmed")]
    assert await kinds(page, 1) == [("two chair", "changed")]
    await expect(in_pool(page, "two chairs, same height")).to_contain_text("line 1")


async def test_a_run_that_is_deleted_wholly_is_no_longer_credited(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").click()
    await paul.sees("poem", voices=1)

    await page.keyboard.press("Control+a")
    await page.keyboard.type("a table")

    await reads(paul, [("a table", None)])
    await paul.sees("poem", voices=0)


async def test_a_single_word_credits_a_phrase_that_has_it(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("the kettle did more")
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("tab", name="Words").click()
    await in_pool(page, "kettle").click()

    await reads(paul, [("kettle", phrase)])
    await expect(in_pool(page, "kettle")).to_contain_text("line 1")


async def test_enter_splits_backspace_joins_and_backspace_in_an_empty_line_cuts_it(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("one two")
    for _ in "two":
        await page.keyboard.press("ArrowLeft")

    await page.keyboard.press("Enter")
    await reads(paul, [("one ", None)], [("two", None)])
    await page.keyboard.press("Backspace")
    await reads(paul, [("one two", None)])
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await reads(paul, [("one two", None)], [])
    await page.keyboard.press("Backspace")
    await page.keyboard.type("!")

    await reads(paul, [("one two!", None)])


async def test_enter_in_the_title_goes_behind_the_last_word_of_line_1(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await paul.writes("we stayed")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("textbox", name="Title of the poem").focus()

    await page.keyboard.press("Enter")
    await page.keyboard.type(" longer")

    await reads(paul, [("we stayed longer", None)])


async def test_a_second_phrase_goes_behind_the_first_with_a_space_between(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    first = await ada.gives("bread first")
    second = await ada.gives("then the kettle")
    page = await poet_of(house, await browser_page(1440, 900))

    await in_pool(page, "bread first").click()
    await in_pool(page, "then the kettle").click()

    await reads(paul, [("bread first", first), (" ", None), ("then the kettle", second)])


async def test_pasted_lines_become_lines_of_plain_text(house: TestHouse, paul: Person, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await line(page, 1).evaluate(
        """element => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "<b>bold</b>\\nand = plain");
          clipboardData.setData("text/html", "<b>bold</b>");
          element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )

    await reads(paul, [("<b>bold</b>", None)], [("and = plain", None)])
    await expect(line(page, 1).locator("b")).to_have_count(0)


async def test_a_line_too_long_keeps_its_words_on_the_page_and_says_why(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()

    await page.keyboard.insert_text("long " * 60)

    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(line(page, 1)).to_have_text("long " * 60)
    assert written(paul) == []


async def test_another_writer_in_the_same_line_takes_no_typed_words_away(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("first")
    await reads(paul, [("first", None)])
    (first,) = paul.cells["poem"]["lines"]

    await page.keyboard.type(" and mine")
    await paul.writes("theirs", line=first)

    await reads(paul, [("first and mine", None)])
    await expect(line(page, 1)).to_have_text("first and mine")


async def test_a_line_cut_by_another_leaves_the_focus_to_its_neighbour_and_what_is_being_typed_stays(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    first = await paul.writes("we stayed")
    second = await paul.writes("and ate", after=first)
    third = await paul.writes("and went", after=second)
    page = await browser_page(1440, 900)
    heard = Heard(page)
    await page.clock.install()
    await poet_of(house, page)
    await line(page, 2).focus()

    assert await paul.does("line.cut", line=second) is ok

    await expect(line(page, 2)).to_have_text("and went")
    await expect(line(page, 1)).to_be_focused()
    await expect(page.get_by_role("status")).to_have_text("Line 2 was cut.")
    await page.keyboard.type(" longer")
    await page.clock.run_for(1_000)
    await reads(paul, [("we stayed longer", None)], [("and went", None)])

    await line(page, 2).click()
    await page.keyboard.press("End")
    await page.clock.pause_at(await page.evaluate("Date.now() + 1000"))
    await page.keyboard.type(" home")
    assert await paul.does("line.cut", line=third) is ok
    await heard.until(f'"line/{third}":null')
    await page.clock.run_for(1_000)
    await page.keyboard.type("!")
    await page.clock.run_for(1_000)
    await reads(paul, [("we stayed longer", None)], [("and went home!", None)])
    await expect(page.get_by_role("status")).to_have_text("Line 2 was cut, and is back with what you typed.")


async def test_words_that_differ_in_accents_only_are_the_same_in_latin_letters_and_not_in_others(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    table = [
        "Élan",
        "e\u0301\u0323a\u0302",
        "ŵyneb",
        "ﬁancé",
        "й",
        "ё",
        "\u0301a",
        "ά",
        "Ångström’s",
        "1\u0301",
        "Việt",
    ]
    source = await page.locator("script[type=module]").first.get_attribute("src")
    assert source is not None

    folded = await page.evaluate(
        "async ([from, table]) => table.map((await import(from)).fold)",
        [source.replace("poet/poet.js", "shared/folding.js"), table],
    )

    assert folded == [fold(each) for each in table]


async def test_words_are_carried_from_the_pool_to_a_place_in_a_line(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("bread first")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("always")
    await reads(paul, [("always", None)])

    await in_pool(page, "bread first").hover()
    await page.mouse.down()
    box = await line(page, 1).bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 300, box["y"] + 20)
    await expect(page.locator("[data-drop]")).to_be_visible()
    await page.mouse.move(box["x"] + 310, box["y"] + 20)
    await page.mouse.up()

    await reads(paul, [("always ", None), ("bread first", phrase)])


# The pool


async def test_new_words_gather_behind_a_count_and_move_nothing(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").hover()
    before = await in_pool(page, "two chairs").bounding_box()

    await house.passes(60)
    await ada.gives("who gets to edit?")
    look = page.get_by_role("button", name="new since you last looked: 1")
    await expect(look).to_be_visible()
    after = await in_pool(page, "two chairs").bounding_box()
    hidden = await in_pool(page, "who gets to edit?").count()
    await look.press("Enter")

    assert after == before
    assert hidden == 0
    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_new_words_come_in_at_once_while_no_hand_is_on_the_pool(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await line(page, 1).click()

    await house.passes(60)
    await ada.gives("who gets to edit?")

    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_what_gathered_comes_in_when_the_hand_leaves_the_pool(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await in_pool(page, "two chairs").hover()
    await house.passes(60)
    await ada.gives("who gets to edit?")
    await expect(page.get_by_role("button", name="new since you last looked: 1")).to_be_visible()

    await line(page, 1).click()

    await expect(in_new(page)).to_have_text(["who gets to edit?"])


async def test_new_words_are_marked_and_counted_until_they_have_been_in_view_for_a_while(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900)
    await page.clock.install()
    await poet_of(house, page)
    await line(page, 1).click()
    await house.at("11.20")
    first = await ada.gives("two chairs, same height")
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await ada.gives("who gets to edit?")
    await expect(in_new(page)).to_have_text(["who gets to edit?"])
    await page.clock.run_for(70_000)
    await fran.gathers(await fran.names_theme("Being heard"), first)
    await house.passes(70)
    await ada.gives("nobody interrupted")
    await expect(in_new(page)).to_have_text(["nobody interrupted", "who gets to edit?"])
    await expect(page.locator("[data-row][data-new]")).to_have_count(2)
    await expect(page.get_by_role("button", name="new since you last looked: 2")).to_be_visible()

    await page.clock.run_for(60_000)
    await expect(in_new(page)).to_have_text(["nobody interrupted"])
    await page.clock.run_for(70_000)

    await expect(in_new(page)).to_have_count(0)
    await expect(page.locator("[data-row][data-new]")).to_have_count(0)
    await expect(page.get_by_role("button", name="new since you last looked: 0")).to_be_visible()
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()


async def test_a_new_phrase_that_is_used_is_new_no_longer(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await house.passes(60)
    phrase = await ada.gives("who gets to edit?")
    await expect(page.get_by_role("heading", name="New")).to_be_visible()

    await in_pool(page, "who gets to edit?").click()
    await line(page, 1).click()

    await reads(paul, [("who gets to edit?", phrase)])
    await expect(page.get_by_role("heading", name="New")).to_have_count(0)
    await expect(in_pool(page, "who gets to edit?")).to_contain_text("line 1")


async def test_search_takes_no_notice_of_accents_and_capitals(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("słuchaj mnie do końca", lang="pl", gloss="listen to me to the end")
    await ada.gives("two chairs, same height")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "two chairs")).to_be_visible()

    await page.get_by_role("searchbox").fill("KONCA")

    await expect(in_pool(page, "słuchaj mnie do końca")).to_contain_text("listen to me to the end · pl")
    await expect(in_pool(page, "two chairs")).to_have_count(0)


async def test_a_theme_is_chosen_and_shows_its_phrases(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    await ada.gives("bread first")
    await fran.gathers(await fran.names_theme("Being heard"), phrase)
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("tab", name="Themes").click()
    await in_pool(page, "Being heard").click()

    await expect(in_pool(page, "nobody interrupted")).to_be_visible()
    await expect(in_pool(page, "bread first")).to_have_count(0)


# Words that are gone


async def test_what_is_gone_is_marked_where_it_stands_and_goes_with_one_press(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 1).focus()
    await page.keyboard.type("with wit as well as wounds")
    await reads(paul, [("with ", None), ("wit as well as wounds", phrase)])

    await ada.withdraws(phrase)

    said = (
        "“wit as well as wounds” is no longer among the room’s words. Nobody else sees it now. "
        "Write something else here."
    )
    await expect(page.locator("[data-note]")).to_contain_text(said)
    await expect(page.get_by_role("status")).to_contain_text(f"Line 1: {said}")
    await expect(in_pool(page, "wit as well as wounds")).to_have_count(0)
    await page.get_by_role("button", name="Remove these words").click()
    await reads(paul, [("with ", None)])
    await expect(page.locator("[data-note]")).to_be_hidden()


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
    await reads(paul, [("who gets to edit?", phrase)])
    await page.get_by_role("button", name="Cut line").click()
    await reads(paul)
    await fran.hides(phrase)
    await expect(in_pool(page, "who gets to edit?")).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(page.get_by_role("banner").get_by_role("button", name="Line 1: words are gone")).to_be_visible()

    assert await fran.does("phrase.restore", id=phrase) is ok

    await reads(paul, [("who gets to edit?", phrase)])
    await expect(page.get_by_text("Not kept: ")).to_be_hidden()
    await expect(page.get_by_role("banner").get_by_role("button", name="words are gone")).to_have_count(0)


# Undo


async def test_undo_takes_back_writing_moving_and_the_title_also_after_a_reload(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    title = page.get_by_role("textbox", name="Title of the poem")
    await title.focus()
    await page.keyboard.type("Chairs")
    await page.keyboard.press("Enter")
    await page.keyboard.type("one")
    await page.keyboard.press("Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Alt+ArrowUp")
    await reads(paul, [("two", None)], [("one", None)])

    await page.keyboard.press("Control+z")
    await reads(paul, [("one", None)], [("two", None)])
    await page.reload()
    await expect(line(page, 2)).to_have_text("two")
    await page.get_by_role("button", name="Undo").click()
    await reads(paul, [("one", None)], [])
    await page.get_by_role("button", name="Redo").click()
    await reads(paul, [("one", None)], [("two", None)])
    for _ in range(4):
        await page.get_by_role("button", name="Undo").click()

    await reads(paul)
    await paul.sees("poem", title="")
    await expect(title).to_have_text("")


# Without a line


async def test_words_written_without_a_line_are_kept_and_go_out_once_it_is_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await poet_of(house, page)
    await line(page, 1).focus()
    await to_server.cut()

    await page.keyboard.type("Nobody interrupted,")
    await page.keyboard.press("Enter")
    await page.keyboard.type("not once")
    notice = page.get_by_role("banner").get_by_text("Not connected. Kept on this computer, goes out by itself.")
    await expect(notice).to_be_visible()
    assert written(paul) == []
    to_server.mend()

    await reads(paul, [("Nobody interrupted", phrase), (",", None)], [("not once", None)])
    await expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


# Reading


async def stand(house: TestHouse, ada: Person, paul: Person) -> tuple[str, list[str]]:
    """A poem of two lines and a break, the first with ada's words in it."""
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    first = await paul.writes({"text": "Nobody interrupted", "phrase": phrase}, ", so")
    blank = await paul.writes(after=first)
    last = await paul.writes("we stayed", after=blank)
    assert await paul.does("poem.title", text="Two chairs") is ok
    return phrase, [first, blank, last]


async def begin(page: Page) -> None:
    """Reads for the room."""
    await page.get_by_role("button", name="Read aloud").click()
    await page.get_by_role("button", name="Begin for the room").click()


async def test_reading_needs_a_line_and_says_so(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Read aloud").press("Enter")
    await expect(page.get_by_role("banner").get_by_text("Write a line first.")).to_be_visible()
    await expect(page.get_by_role("status")).to_have_text("Write a line first.")
    await line(page, 1).press("a")

    await expect(page.get_by_role("banner").get_by_text("Write a line first.")).to_have_count(0)
    await expect(page.get_by_role("button", name="Read aloud")).to_be_enabled()


async def test_words_of_a_script_without_italics_stand_upright_and_underlined(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    arabic, welsh = await ada.gives("أن يُسمَع صوتي", lang="ar"), await ada.gives("cael fy nghlywed", lang="cy")
    after = await paul.writes({"text": "أن يُسمَع صوتي", "phrase": arabic})
    await paul.writes({"text": "cael fy nghlywed", "phrase": welsh}, " שלנו", after=after)
    page = await poet_of(house, await browser_page(1440, 900))
    style = "all => all.map((run) => [getComputedStyle(run).fontStyle, getComputedStyle(run).textDecorationLine])"

    on_the_page = await page.locator("[data-text] .run").evaluate_all(style)
    await page.get_by_role("button", name="Read aloud").click()
    in_the_reading = await page.locator("[data-verse] i").evaluate_all(style)

    assert on_the_page == [["normal", "underline"], ["italic", "underline"], ["normal", "none"]]
    assert in_the_reading == [["normal", "underline"], ["italic", "none"]]


async def test_opening_and_practising_are_private(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    dialog = page.get_by_role("dialog")
    now = dialog.locator("[aria-current='true']")

    await page.get_by_role("button", name="Read aloud").click()
    await expect(dialog.get_by_text("Nobody else sees this yet.")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Practise alone")).to_be_focused()
    await page.keyboard.press("PageDown")
    await expect(now).to_have_text("Two chairs")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("Practising. Only you see this.")).to_be_visible()
    await page.keyboard.press("Space")
    await expect(now).to_have_text("Nobody interrupted, so")
    await page.keyboard.press("PageDown")
    await page.keyboard.press("PageDown")
    await expect(dialog.get_by_text("That was the last line. Nobody else saw it.")).to_be_visible()
    await page.keyboard.press("Escape")
    await line(page, 3).press("!")

    # What is written after a practice comes to the room, and no reading came before it.
    await paul.until(lambda: written(paul)[-1] == [("we stayed!", None)])
    await paul.sees("poem", state="writing")


async def test_the_time_of_the_poem_puts_the_focus_on_beginning_for_the_room(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    await house.starts("The poem")
    await paul.sees("now", kind="poem")
    page = await poet_of(house, await browser_page(1440, 900))

    await page.get_by_role("button", name="Read aloud").click()
    await expect(page.get_by_role("button", name="Begin for the room")).to_be_focused()
    await page.keyboard.press("Space")

    await paul.sees("poem", state="reading", line=None)


async def test_a_stray_key_after_the_reading_begins_no_other(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin(page)
    for _ in ("first", "last", "end"):
        await page.keyboard.press("PageDown")
    await paul.sees("poem", state="read")

    await page.keyboard.press("Escape")
    await expect(line(page, 3)).to_be_focused()
    await page.keyboard.press("Space")

    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_role("button", name="Read again")).to_be_visible()


async def test_a_line_taken_back_whole_keeps_its_number_and_is_told_before_the_room_sees_it(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("wit as well as wounds")
    first = await paul.writes("we stayed")
    second = await paul.writes({"text": "wit as well as wounds", "phrase": phrase}, after=first)
    await paul.writes("and went", after=second)
    page = await poet_of(house, await browser_page(1440, 900))
    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Remove these words")).to_be_visible()
    dialog = page.get_by_role("dialog")

    await page.get_by_role("button", name="Read aloud").click()
    said = "Line 2 holds words that are gone; the room will see a gap."
    await expect(dialog.get_by_text(said)).to_be_visible()
    await dialog.get_by_role("button", name="Practise alone").click()
    for _ in range(2):
        await page.keyboard.press("Space")

    await expect(dialog.locator("[aria-current='true']")).to_have_text("…")
    await expect(dialog.get_by_text("Line 2 of 3")).to_be_visible()
    await expect(dialog.get_by_text("wit as well")).to_have_count(0)


async def test_the_reading_steps_and_the_wall_and_the_phone_follow(
    house: TestHouse, ada: Person, paul: Person, wall: Person, browser_page: OpenPage
) -> None:
    phrase, (first, _, last) = await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    now = page.get_by_role("dialog").locator("[aria-current='true']")

    await begin(page)
    await expect(now).to_have_text("Two chairs")
    await wall.sees("poem", state="reading", title="Two chairs", line=None)
    await page.keyboard.press("Space")
    await expect(now).to_have_text("Nobody interrupted, so")
    await wall.sees("poem", line=first)
    await ada.until(lambda: ada.cells[f"mine/{phrase}"]["state"][-1]["is"] == "read_aloud")
    await page.keyboard.press("PageDown")
    await wall.sees("poem", line=last)
    await page.keyboard.press("ArrowLeft")
    await wall.sees("poem", line=first)
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowRight")

    await wall.sees("poem", state="read")
    await expect(page.get_by_text("The poem has been read.")).to_be_visible()
    await reads(wall, [("Nobody interrupted", phrase), (", so", None)], [], [("we stayed", None)])


async def test_a_reading_that_is_left_goes_on_where_it_was(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, *_) = await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin(page)
    await page.keyboard.press("Space")
    await paul.sees("poem", line=first)

    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.reload()
    await page.get_by_role("button", name="Go on reading").click()

    now = page.get_by_role("dialog").locator("[aria-current='true']")
    await expect(now).to_have_text("Nobody interrupted, so")
    await paul.sees("poem", state="reading", line=first)


async def test_tapping_the_halves_of_the_screen_steps_on_and_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, _, last) = await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(390, 844, has_touch=True))
    await begin(page)

    await page.touchscreen.tap(300, 200)
    await paul.sees("poem", line=first)
    await page.touchscreen.tap(300, 200)
    await paul.sees("poem", line=last)
    await page.touchscreen.tap(60, 200)

    await paul.sees("poem", line=first)


async def test_a_reading_begun_without_a_line_is_not_begun_in_the_room_by_opening_the_page_again(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    page, to_server = await browser_page(1440, 900), Line()
    await to_server.carries(page)
    await poet_of(house, page)
    await to_server.cut()
    await line(page, 3).press("End")
    await page.keyboard.type("!")
    await begin(page)
    await page.keyboard.press("Space")

    to_server.mend()
    await page.reload()

    # What was written goes out, in the order of asking, and no reading with it.
    await paul.until(lambda: written(paul)[-1] == [("we stayed!", None)])
    await expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert paul.cells["poem"]["state"] == "writing"


async def test_a_reading_that_is_ended_elsewhere_ends_here_too(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    _, (first, _, last) = await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await begin(page)
    await page.keyboard.press("Space")
    await paul.sees("poem", line=first)
    assert await paul.does("reading.line", line=last) is ok

    assert await paul.does("reading.end") is ok

    await expect(page.get_by_text("The poem has been read.")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Read again").click()
    await page.get_by_role("button", name="Begin for the room").click()
    await paul.sees("poem", state="reading")
    await expect(page.get_by_text("The poem has been read.")).to_be_hidden()


# Every screen


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844), (320, 640)])
async def test_nothing_scrolls_sideways_and_a_wide_page_not_at_all(
    width: int, height: int, house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    await ada.gives("stories-are-not-evidence-until-someone-believes-them-all-the-same")
    page = await poet_of(house, await browser_page(width, height))
    await expect(in_pool(page, "stories-are")).to_be_visible()

    assert not await scrolls_sideways(page)
    if width >= 960:  # two columns that scroll by themselves
        assert await page.evaluate("document.documentElement.scrollHeight") == height
    await page.get_by_role("button", name="Read aloud").click()
    assert await page.evaluate("document.querySelector('[data-scroll]').scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_the_page_or_in_the_reading(
    scheme: Any,
    house: TestHouse,
    ada: Person,
    paul: Person,
    browser_page: OpenPage,
    axe: CheckAxe,
) -> None:
    phrase, _ = await stand(house, ada, paul)
    await ada.gives("cael fy nghlywed", lang="cy", gloss="to be heard")
    page = await poet_of(house, await browser_page(1440, 900, color_scheme=scheme))
    await expect(in_pool(page, "cael fy nghlywed")).to_be_visible()

    await axe(page)
    await page.get_by_role("tab", name="Words").click()
    await axe(page)
    await page.get_by_role("button", name="Read aloud").click()
    await axe(page)
    await page.get_by_role("button", name="Begin for the room").click()
    await page.keyboard.press("Space")
    await axe(page)
    await page.keyboard.press("Escape")
    await ada.withdraws(phrase)
    await expect(page.get_by_role("button", name="Remove these words")).to_be_visible()
    await axe(page)


async def test_every_target_is_at_least_44_pixels_high(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await stand(house, ada, paul)
    page = await poet_of(house, await browser_page(390, 844))
    await expect(in_pool(page, "nobody interrupted")).to_be_visible()

    targets = page.locator("button:visible, input:visible, [role=textbox]")
    small = await targets.evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent)"
    )

    assert await targets.count() > 10
    assert small == []


async def test_a_title_too_long_stays_as_typed_and_says_why(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    title = page.get_by_role("textbox", name="Title of the poem")
    await title.focus()

    await page.keyboard.insert_text("long " * 20 + "title")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Not kept: ")).to_be_visible()
    await expect(title).to_have_text("long " * 20 + "title")
