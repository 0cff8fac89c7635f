"""The phone while the poem is read: the field is put away, the page follows, one's own words are told everywhere."""

import pytest
from playwright.async_api import expect

from tests.browser.phone.hand import gives, phone, turns_to, words
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse, ok


async def test_the_field_is_put_away_with_its_draft_and_comes_back_with_it(
    house: TestHouse, browser_page: OpenPage, paul: Person
) -> None:
    await house.at("11.20")
    line = await paul.writes("and someone took the care")
    page = await phone(browser_page, house)
    field = page.get_by_label("Your words")
    await field.fill("half a thou")
    await page.get_by_text("A longer thought?").click()
    await page.get_by_label("Your thought").fill("and a longer one")

    assert await paul.does("reading.begin") is ok
    await expect(page.get_by_role("region", name="The poem")).to_be_focused()
    await expect(page.get_by_role("status")).to_have_text("The poem is being read.")
    await expect(page.get_by_text("It begins in a moment.")).to_be_visible()
    await turns_to(page, "Words")
    await expect(page.get_by_role("heading", name="The poem is being read.")).to_be_visible()
    assert await page.locator("textarea:visible, select:visible, [data-rest]:visible").count() == 0

    assert await paul.does("reading.line", line=line) is ok
    assert await paul.does("reading.end") is ok
    await expect(field).to_have_value("half a thou")
    await expect(page.get_by_label("Your thought")).to_have_value("and a longer one")


async def test_who_gives_words_goes_along_and_who_looks_elsewhere_is_told_and_stays(
    house: TestHouse, browser_page: OpenPage, paul: Person
) -> None:
    await house.at("12.50")
    line = await paul.writes("and someone took the care")
    follows, looks = await phone(browser_page, house), await phone(browser_page, house)
    await turns_to(looks, "Programme")
    await turns_to(follows, "Themes")
    await turns_to(follows, "Words")

    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok

    await expect(follows.locator("[data-lines] > [aria-current]")).to_have_text("and someone took the care")
    await expect(looks.get_by_role("status")).to_have_text("The poem is being read.")
    await expect(looks.locator("[data-slots]")).to_be_visible()
    late = await phone(browser_page, house)
    await expect(late.locator("[data-lines] > [aria-current]")).to_have_text("and someone took the care")
    await turns_to(late, "Words")
    await expect(late.get_by_role("link", name="Follow it line by line")).to_be_visible()


@pytest.mark.parametrize(
    "tab", ["Words", "Programme", *(pytest.param(tab, marks=pytest.mark.thorough) for tab in ("Themes", "Poem"))]
)
async def test_ones_own_words_being_read_are_seen_and_told_on_every_tab(
    house: TestHouse, browser_page: OpenPage, fran: Person, paul: Person, tab: str
) -> None:
    await house.at("11.20")
    page = await phone(browser_page, house, height=400)
    await gives(page, "two chairs")
    await expect(words(page)).to_contain_text(["Given at 11.20"])
    (phrase,) = fran.all("phrase")
    lines = [await paul.writes("before it")]
    for _ in range(2):
        lines.append(await paul.writes({"text": "two chairs", "phrase": phrase}, after=lines[-1]))
    await expect(page.get_by_role("status")).to_contain_text("In the poem, line 2.")
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=lines[0]) is ok
    await expect(page.get_by_role("status")).to_contain_text("The poem is being read.")
    await turns_to(page, tab)
    await page.mouse.wheel(0, 4000)
    told, status = page.get_by_text("Your words are being read.").first, page.get_by_role("status")

    assert await paul.does("reading.line", line=lines[1]) is ok
    await expect(told).to_be_in_viewport(ratio=1)
    await expect(status).to_have_text("Your words are being read.")
    assert await paul.does("reading.line", line=lines[2]) is ok
    again = "Your words are being read.\u00a0"  # the same once more would stay unheard
    await expect(status).to_have_js_property("textContent", again)


async def test_words_given_as_the_reading_begins_stay_on_the_phone_and_go_out_after_it(
    house: TestHouse, browser_page: OpenPage, ada: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    line = await paul.writes("and someone took the care")
    assert await paul.does("reading.begin") is ok
    refusal = await ada.offers("too late")
    assert refusal.code == "slot.listening"  # type: ignore[union-attr]
    page = await phone(browser_page, house, java_script_enabled=False)
    assert await page.locator("textarea:visible").count() == 0, "the field is put away without a script too"
    await expect(page.get_by_role("heading", name="The poem is being read.")).to_be_visible()

    assert await paul.does("reading.line", line=line) is ok
    await page.reload()
    await expect(page.locator("[data-lines] > [aria-current]")).to_have_text("and someone took the care")
    assert await paul.does("reading.end") is ok
    await page.reload()
    await page.get_by_label("Your words").fill("after it")
    await page.get_by_role("button", name="Give these words").click()

    await fran.until(lambda: [each["text"] for each in fran.all("phrase").values()] == ["after it"])


async def test_the_poem_is_set_with_its_stanzas_its_poet_and_lines_that_go_on_further_in(
    house: TestHouse, browser_page: OpenPage, paul: Person, axe: CheckAxe
) -> None:
    await house.at("11.20")
    one = await paul.writes("a line that is much too long for so narrow a phone as this one is, all things considered")
    gap = await paul.writes(after=one)
    two = await paul.writes("the chair is yours", after=gap)
    await paul.does("poem.title", text="Two chairs")
    await paul.does("poem.sign", text="Adam Montgomery")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": two}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok

    page = await phone(browser_page, house, width=320, height=640)
    await turns_to(page, "Poem")

    await expect(page.get_by_text("by Adam Montgomery")).to_be_visible()
    await expect(page.locator("[data-lines]").get_by_role("listitem")).to_have_count(2)
    await expect(page.locator("[data-lines] > li")).to_have_count(3)
    rows = page.locator("[data-lines] p")
    tops = await rows.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    height = (await rows.last.bounding_box() or {})["height"]
    assert tops[2] - tops[1] > height / 2, "the second stanza stands apart"
    lefts = await rows.first.evaluate(LEFTS)
    assert len(lefts) > 1
    assert lefts[1] > lefts[0], "what does not fit goes on further in"
    await axe(page)


LEFTS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return Array.from(range.getClientRects(), rect => rect.left);
}"""
