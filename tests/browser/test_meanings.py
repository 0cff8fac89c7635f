"""What words mean, in every place: asked with a thumb, read at the desk first, answered, shown large, taken back."""

from playwright.async_api import Page, expect

from tests.browser.desk.page import desk_of
from tests.browser.phone.hand import phone, turns_to
from tests.browser.wall.opened import open_wall, view
from tests.browsers import OpenPage, forgive, on_page, until_it_complains
from tests.cast import Person, TestHouse, new_id, ok

WORD, PLAIN = "co-production", "people who use a thing also help to make it"


async def asks(by: Person, fran: Person, word: str = WORD) -> str:
    """A word that everybody sees is asked for; its id."""
    meaning = new_id("meaning")
    assert await by.does("meaning.ask", id=meaning, word=word) is ok
    await fran.sees(f"meaning/{meaning}")
    assert await fran.does("meaning.show", id=meaning) is ok
    return meaning


async def gives(by: Person, fran: Person, of: str, text: str = PLAIN) -> str:
    """A meaning that everybody sees; its id."""
    meaning = new_id("meaning")
    assert await by.does("meaning.give", id=meaning, of=of, text=text) is ok
    await fran.until(lambda: meaning in str(fran.all("meaning")))
    assert await fran.does("meaning.show", id=meaning) is ok
    return meaning


async def page_of_meanings(house: TestHouse, page: Page) -> Page:
    await page.goto(f"{house.page}/meanings")
    return page


async def test_a_word_that_is_pressed_long_is_asked_for_and_answered(
    house: TestHouse, browser_page: OpenPage, axe, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("what co-production needs is time")
    assert await fran.shows(phrase) is ok
    page = await phone(browser_page, house, width=320, height=640)
    await turns_to(page, "Themes")
    text = page.locator("[data-room] [data-text]")
    await expect(text).to_be_visible()
    await expect(page.get_by_role("link", name="What does … mean?")).to_be_visible()

    await text.evaluate(
        """(text) => {
            const range = document.createRange();
            range.setStart(text.firstChild, 5);
            range.setEnd(text.firstChild, 18);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    await axe(page)
    await page.get_by_role("link", name="What does “co-production” mean?").click()

    await expect(page.get_by_label("Which word?")).to_have_value(WORD)
    await axe(page)
    await page.get_by_role("button", name="Ask about it").click()
    await expect(page.locator("#yours")).to_be_visible()
    await expect(page.locator(".own")).to_contain_text("The facilitators read it first.")
    await fran.until(lambda: bool(fran.all("meaning")))
    (meaning,) = fran.all("meaning")
    assert await fran.does("meaning.show", id=meaning) is ok
    await gives(bob, fran, meaning)
    await page.get_by_role("link", name="Show what is new").click()
    await expect(page.locator(".asked")).to_contain_text(PLAIN)
    await expect(page.locator(".own")).to_contain_text("Everybody can read it.")
    await axe(page)
    await page.get_by_role("button", name="Take this back").click()
    await expect(page.locator(".own")).to_have_count(0)
    await fran.misses(f"meaning/{meaning}")


async def test_what_is_typed_waits_on_the_phone_while_the_room_listens_or_the_line_is_lost(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    await asks(ada, fran)
    await house.at("12.10")
    page = await page_of_meanings(house, await browser_page())
    say = page.get_by_text("Say what it means")
    await say.click()

    await page.get_by_label("In plain words").fill(PLAIN)
    await page.get_by_role("button", name="Give").click()

    wrong = page.locator("[data-wrong]:visible")
    await expect(wrong).to_have_text("The room is listening. Your words stay on this phone until 12.45.")
    await expect(page.get_by_label("In plain words")).to_be_focused()
    await page.reload()
    await expect(page.get_by_label("In plain words")).to_have_value(PLAIN)
    await house.at("12.50")
    await page.get_by_role("button", name="Give").click()
    await expect(page.locator(".own")).to_contain_text(PLAIN)
    await say.click()
    await expect(page.get_by_label("In plain words")).to_have_value("")

    await page.get_by_label("Which word?").fill("neurotypical")
    await page.route("**/*", lambda route: route.abort())
    await page.get_by_role("button", name="Ask about it").click()
    await expect(wrong).to_contain_text("There is no connection just now.")
    await expect(page.get_by_label("Which word?")).to_have_value("neurotypical")
    await until_it_complains(page, "ERR_FAILED")
    forgive(page, "ERR_FAILED")


async def test_the_desk_reads_first_hides_brings_back_and_answers_by_the_keyboard(
    house: TestHouse, browser_page: OpenPage, axe, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="by_hand") is ok
    desk = await desk_of(house, await browser_page(1440, 900))
    list_ = desk.locator("[data-meanings]")
    await expect(list_).to_be_hidden()
    meaning = new_id("meaning")
    assert await ada.does("meaning.ask", id=meaning, word=WORD) is ok

    await expect(list_).to_contain_text("1 to read")
    await expect(desk.locator("[data-status]")).to_contain_text("To read, in what words mean: “co-production”")
    await desk.keyboard.press("m")
    await expect(list_.locator("summary")).to_be_focused()
    question = list_.get_by_role("group", name=WORD)
    await expect(question).to_contain_text("1 person asks · waits for you")
    await axe(desk)
    await question.get_by_role("button", name="Show now").press("Enter")
    await ada.sees(f"own_meaning/{meaning}", state="shown")
    await expect(question.get_by_role("button", name="Hide…")).to_be_focused()

    given = new_id("meaning")
    assert await bob.does("meaning.give", id=given, of=meaning, text=PLAIN) is ok
    answer = list_.get_by_role("group", name=PLAIN)
    await answer.get_by_role("button", name="Hide…").press("Enter")
    await axe(desk)
    await answer.get_by_role("button", name="It names somebody").press("Enter")
    await bob.sees(f"own_meaning/{given}", state="hidden", reason="It names somebody")
    await expect(answer).to_contain_text("hidden: It names somebody")
    await answer.get_by_role("button", name="Put back").press("Enter")
    await expect(answer).to_contain_text("waits for you")
    await desk.get_by_role("button", name="Undo").click()
    await expect(answer).to_contain_text("hidden: It names somebody")

    field = list_.get_by_label("What “co-production” means, in plain words")
    await field.fill("doing it together")
    await field.press("Enter")
    await expect(list_.get_by_role("group", name="doing it together")).to_contain_text("everybody can see it")
    await expect(field).to_have_value("")
    await desk.get_by_role("button", name="Undo").click()
    await expect(list_.get_by_role("group", name="doing it together")).to_have_count(0)
    await desk.locator("[data-meanings] summary").focus()
    await desk.keyboard.press("Escape")
    await expect(list_).not_to_have_attribute("open", "")


async def test_the_wall_shows_the_words_large_with_their_meanings_a_page_at_a_time(
    house: TestHouse, browser_page: OpenPage, axe, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    meanings = []
    for word in (WORD, "neurotypical", "intersectional", "reciprocity"):
        meanings.append(await asks(ada, fran, word))
        await house.passes(1)
    last = await gives(bob, fran, meanings[3], "giving and getting, each in turn")
    for meaning in meanings[:3]:
        await gives(bob, fran, meaning)
    desk = await desk_of(house, await browser_page(1440, 900))
    wall = await open_wall(house, await browser_page(1920, 1080))
    await desk.get_by_role("button", name="Change", exact=True).click()
    await desk.locator("[data-views]").get_by_role("button", name="What words mean").click()

    rows = view(wall, "meanings").locator(".meaning:not(.off-page)")
    await expect(rows.first).to_contain_text(WORD)
    await expect(rows.first).to_contain_text(PLAIN)
    await expect(wall.locator("[data-page]")).to_contain_text("1")
    await axe(wall)
    assert await bob.does("meaning.withdraw", id=last) is ok
    await expect(view(wall, "meanings")).not_to_contain_text("giving and getting")
    await wall.get_by_role("button", name="Hold still").click()
    late = await asks(bob, fran, "restorative")
    assert await bob.does("meaning.withdraw", id=meanings[0]) is not ok, "it is not his"
    assert await ada.does("meaning.withdraw", id=meanings[0]) is ok
    await expect(view(wall, "meanings")).not_to_contain_text(WORD)
    await expect(view(wall, "meanings")).not_to_contain_text("restorative")
    await wall.get_by_role("button", name="Hold still").click()
    await expect(view(wall, "meanings")).to_contain_text("restorative")
    assert await bob.does("meaning.withdraw", id=late) is ok
    await wall.keyboard.press("ArrowRight")
    await expect(rows.last).to_contain_text("reciprocity")
    await expect(rows.last.locator("[data-none]")).to_be_visible()


async def test_without_a_script_words_are_asked_for_and_answered_by_forms(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    await asks(ada, fran, "משפט")
    page = await page_of_meanings(house, await browser_page(320, 640, java_script_enabled=False))
    await page.get_by_text("Say what it means").click()
    await page.get_by_label("In plain words").fill("w" * 141)
    await page.get_by_role("button", name="Give").click()

    await expect(on_page(page, "That is 141 characters. Up to 140 fit.")).to_be_visible()
    await expect(page.get_by_label("In plain words")).to_have_value("w" * 141)
    await page.get_by_label("In plain words").fill(PLAIN)
    await page.get_by_role("button", name="Give").click()
    await expect(page.locator(".own")).to_contain_text(PLAIN)
    await page.get_by_role("button", name="Take this back").click()
    await expect(page.locator(".own")).to_have_count(0)
    forgive(page, "422")
