"""What the poet's page hears: the margin of the lines, and what of the pool rhymes, also without the line."""

from playwright.async_api import Locator, Page, expect

from tests.browser.poet.page import in_pool, line, margin, poem_is, poet_of
from tests.browsers import CheckAxe, Line, OpenPage
from tests.cast import Person, TestHouse, ok

POEM = ("a place to sit and write", "with bread and care", "we came by night", "and nobody was there")


async def four_lines(house: TestHouse, paul: Person) -> None:
    await house.at("11.20")
    after = None
    for text in POEM:
        after = await paul.writes(text, after=after)


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


async def test_the_margin_counts_syllables_and_marks_what_rhymes(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(margin(page, 1)).to_have_text("6 syllables, rhyme a")
    await expect(margin(page, 2)).to_have_text("4 syllables, rhyme b")
    await expect(margin(page, 3)).to_have_text("4 syllables, rhyme a")

    await line(page, 4).focus()
    await page.keyboard.press("End")
    await page.keyboard.type(" flumbrously")

    await expect(margin(page, 4)).to_have_text("9 syllables, guessed: flumbrously")
    await expect(margin(page, 2)).to_have_text("4 syllables")


async def test_a_line_that_comes_again_has_a_capital_for_its_letter(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(margin(page, 1)).to_have_text("6 syllables, rhyme a")

    await line(page, 3).fill("A place to sit, and write!")

    await expect(margin(page, 1)).to_have_text("6 syllables, refrain A")
    await expect(margin(page, 3)).to_have_text("6 syllables, refrain A")
    await expect(margin(page, 2)).to_have_text("4 syllables, rhyme b")

    await line(page, 4).fill("tonight")
    await expect(margin(page, 4)).to_have_text("2 syllables, rhyme a")
    await line(page, 2).fill("tonight")

    await expect(margin(page, 1)).to_have_text("6 syllables, refrain A1")
    await expect(margin(page, 4)).to_have_text("2 syllables, refrain A2")


async def test_the_margin_is_put_away_by_one_key_for_good(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    page = await poet_of(house, await browser_page(1440, 900))
    shown = page.locator("[data-syllables]").first
    await expect(shown).to_have_text("6")
    await line(page, 1).focus()

    await page.keyboard.press("Alt+m")
    await expect(shown).not_to_be_visible()
    await page.reload()
    await expect(shown).to_have_text("6")

    await expect(shown).not_to_be_visible()
    await page.get_by_role("button", name="Margin", exact=True).click()
    await expect(shown).to_be_visible()


async def test_rhymes_of_the_line_in_hand_are_found_also_without_the_line(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    phrase = await ada.gives("everyone deserves a chair")
    await ada.gives("the morning light")
    page, socket = await browser_page(1440, 900), Line()
    await socket.carries(page)
    await poet_of(house, page)
    await line(page, 2).focus()
    await page.get_by_role("tab", name="Rhymes").click()
    await expect(heading(page, "Rhymes with care")).to_be_visible()
    await expect(in_pool(page, "everyone deserves a chair")).to_contain_text("7 syllables")
    await expect(in_pool(page, "the morning light")).to_have_count(0)
    await expect(margin(page, 3)).to_have_text("4 syllables, rhyme a")

    await socket.cut()
    await line(page, 3).click()
    await expect(heading(page, "Rhymes with night")).to_be_visible()
    await expect(in_pool(page, "the morning light")).to_be_visible()
    await line(page, 2).click()
    await page.keyboard.press("End")
    await in_pool(page, "everyone deserves a chair").click()
    socket.mend()

    rest = [[(text, None)] for text in POEM]
    await poem_is(paul, rest[0], [("with bread and care ", None), ("everyone deserves a chair", phrase)], *rest[2:])


async def test_any_word_is_rhymed_from_the_search_with_eight_of_a_kind_at_first(
    house: TestHouse, ada: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    for number in range(10):
        await ada.gives(f"{'so ' * number}bright a light")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(in_pool(page, "bright a light").first).to_be_visible()

    await page.get_by_role("searchbox").fill("~tonight")
    await expect(heading(page, "Rhymes with tonight")).to_be_visible()
    await expect(in_pool(page, "bright a light")).to_have_count(8)
    await page.get_by_role("button", name="2 more").press("Enter")

    await expect(in_pool(page, "bright a light")).to_have_count(10)
    await expect(in_pool(page, "bright a light").nth(8)).to_be_focused()
    await axe(page)

    await page.get_by_role("searchbox").fill("~orange")
    await expect(page.get_by_text("Nothing in the room’s words rhymes with orange.")).to_be_visible()


async def test_words_taken_back_rhyme_no_more_and_do_again_when_they_are_put_back(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    phrase = await ada.gives("everyone deserves a chair")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 2).click()
    await expect(in_pool(page, "everyone deserves a chair")).to_be_visible()

    await ada.withdraws(phrase)
    await expect(page.get_by_text("Nothing in the room’s words rhymes with care.")).to_be_visible()
    assert await ada.does("phrase.put_back", id=phrase) is ok

    await expect(in_pool(page, "everyone deserves a chair")).to_be_visible()


async def test_the_poet_listens_with_other_ears_for_good_and_by_keys(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    await paul.writes("she sat to paw")
    await ada.gives("nobody knows what for")
    page = await poet_of(house, await browser_page(1440, 900))
    choice = page.get_by_label("Rhymes as they are heard in")
    await expect(choice).not_to_be_visible()
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 1).focus()
    await expect(heading(page, "Rhymes with paw")).to_be_visible()

    await page.get_by_role("button", name="Signs and keys").click()
    await expect(choice).to_have_value("british")
    await axe(page)
    await choice.select_option("american")
    await expect(heading(page, "Rhymes with paw")).to_have_count(0)
    await page.reload()

    await expect(choice).to_have_value("american")
    await choice.select_option("british")
    await page.get_by_role("tab", name="Rhymes").click()
    await expect(heading(page, "Rhymes with paw")).to_be_visible()


async def test_a_single_word_that_rhymes_is_laid_into_the_line_as_a_borrowed_word_also_without_the_line(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await four_lines(house, paul)
    phrase = await ada.gives("a chair that waits")
    page, socket = await browser_page(1440, 900), Line()
    await socket.carries(page)
    await poet_of(house, page)
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 2).click()
    await expect(heading(page, "Rhymes with care: single words")).to_be_visible()
    await expect(in_pool(page, "a chair that waits")).to_have_count(0)
    await axe(page)

    await socket.cut()
    await page.keyboard.press("End")
    await page.get_by_role("tabpanel").get_by_role("button", name="chair", exact=True).press("Enter")
    socket.mend()

    rest = [[(text, None)] for text in POEM]
    await poem_is(paul, rest[0], [("with bread and care ", None), ("chair", phrase)], *rest[2:])


async def test_a_single_word_that_is_taken_back_rhymes_no_more(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    phrase = await ada.gives("a chair that waits")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 2).click()
    await expect(heading(page, "Rhymes with care: single words")).to_be_visible()

    await ada.withdraws(phrase)

    await expect(page.get_by_text("Nothing in the room’s words rhymes with care.")).to_be_visible()


async def test_rhymes_follow_what_is_written_where_the_pointer_was_left_on_the_pool(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    await ada.gives("everyone deserves a chair")
    await ada.gives("the morning light")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 2).click()
    await page.keyboard.press("End")
    await in_pool(page, "everyone deserves a chair").click()
    await expect(line(page, 2)).to_contain_text("everyone deserves a chair")

    await page.keyboard.type(" at night")

    await expect(heading(page, "Rhymes with night")).to_be_visible()
    await expect(in_pool(page, "the morning light")).to_be_visible()
    await expect(page.get_by_role("button", name="Show the latest")).to_be_hidden()


async def test_rhymes_that_come_under_the_hand_move_nothing_until_the_poet_asks(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await four_lines(house, paul)
    await ada.gives("everyone deserves a chair")
    page = await poet_of(house, await browser_page(1440, 900))
    await page.get_by_role("tab", name="Rhymes").click()
    await line(page, 2).click()
    chair = in_pool(page, "everyone deserves a chair")
    await expect(page.get_by_role("tabpanel").get_by_role("button", name="chair", exact=True)).to_be_visible()
    latest = page.get_by_role("button", name="Show the latest")
    await chair.hover()
    before = await chair.bounding_box()
    await expect(latest).to_be_hidden()

    await ada.gives("bear")
    await expect(latest).to_be_visible()
    assert await chair.bounding_box() == before
    await expect(in_pool(page, "bear")).to_have_count(0)
    await axe(page)
    await latest.press("Enter")

    await expect(in_pool(page, "bear").first).to_be_visible()
    await expect(latest).to_be_hidden()
    await expect(page.locator("[data-place]").first).to_be_focused()
    await expect(page.locator("[data-status]")).to_contain_text("found")


async def test_what_begins_with_the_same_sounds_or_is_as_long_is_shown_where_it_is_asked_for(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await four_lines(house, paul)
    await ada.gives("brave as a kettle")
    await ada.gives("the morning light")
    page = await poet_of(house, await browser_page(1440, 900))
    await expect(page.get_by_role("button", name="First sounds")).to_be_hidden()
    await line(page, 2).click()
    await page.get_by_role("tab", name="Rhymes").click()

    await page.get_by_role("button", name="First sounds").click()
    await expect(heading(page, "Begins with the same sounds")).to_be_visible()
    await expect(in_pool(page, "brave as a kettle")).to_be_visible()
    await expect(page.get_by_role("tabpanel").get_by_role("button", name="kettle", exact=True)).to_be_visible()
    await expect(in_pool(page, "the morning light")).to_have_count(0)
    await axe(page)

    await page.get_by_role("button", name="As many syllables").press("Enter")
    await expect(heading(page, "4 syllables too")).to_be_visible()
    await expect(in_pool(page, "the morning light")).to_be_visible()
    await expect(in_pool(page, "brave as a kettle")).to_have_count(0)

    await line(page, 1).click()
    await expect(page.get_by_text("Nothing in the room’s words has 6 syllables.")).to_be_visible()


async def test_by_keys_the_line_in_hand_is_listened_to_otherwise_and_for_rhymes_again(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await four_lines(house, paul)
    await ada.gives("brave as a kettle")
    await ada.gives("the morning light")
    page = await poet_of(house, await browser_page(1440, 900))
    await line(page, 2).focus()

    await page.keyboard.press("Alt+b")
    await expect(heading(page, "Begins with the same sounds")).to_be_visible()
    await expect(page.get_by_role("tab", name="Rhymes")).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_role("button", name="First sounds")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("[data-status]")).to_contain_text("found")

    await page.keyboard.press("Alt+l")
    await expect(heading(page, "4 syllables too")).to_be_visible()
    await expect(line(page, 2)).to_be_focused()
    await page.keyboard.press("Alt+l")
    await expect(page.get_by_role("button", name="Rhyme", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(line(page, 2)).to_have_text(POEM[1])

    await page.get_by_role("button", name="Signs and keys").click()
    await expect(page.get_by_text("Alt B what begins with the same sounds")).to_be_visible()
    await expect(page.get_by_text("Alt L what has as many syllables")).to_be_visible()
