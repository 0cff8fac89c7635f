"""Where the lines are stressed: dots over their syllables, and the metre that three lines keep."""

from playwright.async_api import Locator, Page, expect

from tests.browser.poet.page import line, margin, poet_of, script
from tests.browsers import CheckAxe, OpenPage
from tests.cast import Person, TestHouse

# For a line: over which of its letters each dot stands, as the middle of the dot says; null where dots stand in a row.
UNDER_DOTS = """row => {
  const box = row.querySelector("[data-text]");
  if (!row.querySelector("[data-over]")) return null;
  const letters = Array.from(box.children).flatMap(({ firstChild }) => Array.from(firstChild.data, (letter, at) => {
    const range = document.createRange();
    range.setStart(firstChild, at);
    range.setEnd(firstChild, at + 1);
    return { letter, place: range.getClientRects()[0] };
  }));
  return Array.from(row.querySelectorAll("i"), (dot) => {
    const { left, width, top, bottom } = dot.getBoundingClientRect();
    const middle = left + width / 2;
    const isBeside = ({ place }) => place.left - 1 <= middle && middle <= place.right + 1;
    const isUnder = ({ place }) => top < place.top + 3 && bottom > place.top - 9;
    return letters.filter((one) => isBeside(one) && isUnder(one)).map(({ letter }) => letter).join("");
  });
}"""


async def under_dots(page: Page, number: int) -> list[str] | None:
    return await page.locator("[data-line]").nth(number - 1).evaluate(UNDER_DOTS)


def are_over(under: list[str] | None, letters: str) -> bool:
    """Whether each dot stands over one letter, in their order."""
    return under is not None and [one for one in under if len(one) == 1] == list(letters)


def signs(page: Page, number: int) -> Locator:
    return page.locator("[data-dots]").nth(number - 1)


async def stressed(house: TestHouse, paul: Person, page: Page, *texts: str) -> Page:
    """The poet's page with these lines and the dots over them."""
    await house.at("11.20")
    after = None
    for text in texts:
        after = await paul.writes(text, after=after)
    await poet_of(house, page)
    await line(page, len(texts)).focus()
    await page.keyboard.press("Alt+s")
    return page


async def test_each_dot_stands_over_its_syllable_and_goes_along_with_what_is_typed(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await stressed(house, paul, await browser_page(1440, 900), "the kettle sings")
    await expect(signs(page, 1)).to_have_text("○●○●")
    assert are_over(await under_dots(page, 1), "eeei")

    await page.keyboard.press("Home")
    await page.keyboard.type("mmmmm ")

    await page.wait_for_function("() => document.querySelector('[data-text]').textContent.startsWith('mmmmm ')")
    assert are_over((await under_dots(page, 1) or [])[-4:], "eeei")


async def test_a_line_that_wraps_has_its_dots_over_both_rows_also_in_another_width(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    text = "the long slow afternoon goes round the corner of the street and nobody interrupted anyone at all"
    page = await stressed(house, paul, await browser_page(1440, 900), text)
    await expect(signs(page, 1).locator("i").last).to_be_attached()

    await page.set_viewport_size({"width": 800, "height": 900})

    await page.wait_for_function("""() => {
      const box = document.querySelector("[data-text]").getBoundingClientRect();
      const dots = Array.from(document.querySelectorAll("[data-dots] i"), (dot) => dot.getBoundingClientRect());
      const rows = new Set(dots.map(({ top }) => top));
      return box.height > 60 && rows.size > 1 && dots.every(({ right }) => right <= box.right);
    }""")
    assert all(await under_dots(page, 1) or [""])


async def test_where_nobody_knows_which_letters_are_which_syllable_dots_stand_in_a_row(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    page = await stressed(house, paul, await browser_page(1440, 900), "we met in 2017", "سلام hello", "two chairs")
    await expect(signs(page, 3)).to_have_text("●●")
    await expect(signs(page, 1).locator("i")).to_have_count(8)

    assert [await under_dots(page, number) is None for number in (1, 2, 3)] == [True, True, False]
    words, dots = await line(page, 1).bounding_box(), await signs(page, 1).locator("i").first.bounding_box()
    assert words is not None
    assert dots is not None
    assert dots["y"] + dots["height"] <= words["y"] + 1


async def test_on_a_laptop_twenty_lines_are_in_sight_with_their_dots(
    house: TestHouse, paul: Person, browser_page: OpenPage
) -> None:
    texts = ["the kettle sings all night", "a table waits for bread", "and nobody interrupted us at length"] * 7
    page = await stressed(house, paul, await browser_page(1280, 720), *texts[:20])
    await expect(signs(page, 20)).to_have_text("○●○●○●")

    last, foot = await line(page, 20).bounding_box(), await page.locator("footer.page-foot").bounding_box()

    assert last is not None
    assert foot is not None
    assert last["y"] + last["height"] <= foot["y"]
    await expect(line(page, 1)).to_be_in_viewport(ratio=1)


async def test_of_a_word_each_syllable_has_its_letters(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    words = {
        "kettle": "e e",
        "something": "o i",
        "every": "e y",
        "loved": "o",
        "quiet": "qui et",
        "fire": "i",
        "I": "I",
    }
    asked = """async ([url, words]) => {
      const { syllablesOf } = await import(url);
      const over = (word, count) => syllablesOf(word, count).map(([from, to]) => word.slice(from, to)).join(" ");
      return Object.fromEntries(Object.entries(words).map(([word, count]) => [word, over(word, count)]));
    }"""

    counts = {word: len(over.split()) for word, over in words.items()}
    assert await page.evaluate(asked, [await script(page, "poet/beat-places.js"), counts]) == words


async def test_stresses_are_shown_by_one_key_and_a_metre_is_named_where_three_lines_agree(
    house: TestHouse, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    after = None
    for text in ("the kettle sings all night", "a table waits for bread", "the people came"):
        after = await paul.writes(text, after=after)
    page = await poet_of(house, await browser_page(1440, 900))
    dots, metre = page.locator("[data-dots]"), page.locator("[data-metre]")
    await expect(margin(page, 1)).to_have_text("6 syllables")
    await expect(dots.first).to_be_hidden()
    await line(page, 3).focus()

    await page.keyboard.press("Alt+s")
    await expect(dots.nth(1)).to_have_text("○●○●○●")
    await expect(page.locator("[data-beats]").nth(1)).to_have_text("beats on syllables 2, 4, 6")
    await expect(metre.first).to_be_empty()

    await page.keyboard.press("End")
    await page.keyboard.type(" to eat")
    await expect(metre.first).to_have_text("iambic trimeter")
    await expect(metre.nth(1)).to_be_empty()
    await axe(page)

    await page.keyboard.press("Alt+m")
    await expect(dots.first).to_be_hidden()
    await page.keyboard.press("Alt+s")
    await expect(dots.first).to_be_visible()
    await page.keyboard.press("Alt+s")
    await expect(dots.first).to_be_hidden()


METRES: list[tuple[list[str], list[str | None]]] = [
    (["x/x/x/"] * 2, [None, None]),
    (["x/x/x/", "x/x/x/x", "//x/x/"], ["iambic 3", None, None]),
    (["//x/x/"] * 3, [None, None, None]),
    (["x/x/x/", "", "x/x/x/", "x/x/x/"], [None] * 4),
    (["/x/x", "/x/", "/x/x"], ["trochaic 2", None, None]),
    (["xx/xx/"] * 3 + ["x/x/x/x/"] * 3, ["anapaestic 2", None, None, "iambic 4", None, None]),
]


async def test_a_metre_is_that_of_three_lines_that_follow_each_other(house: TestHouse, browser_page: OpenPage) -> None:
    page = await poet_of(house, await browser_page(1440, 900))
    asked = """async ([url, stresses]) => {
      const found = (await import(url)).metresOf(stresses);
      return found.map((one) => one && `${one.foot} ${one.feet}`);
    }"""

    for stresses, metres in METRES:
        assert await page.evaluate(asked, [await script(page, "poet/metre.js"), stresses]) == metres
