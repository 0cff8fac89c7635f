"""The card: kept current, printed on one sheet, saved as a picture of it, shared; by keyboard, and for who listens."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.test_poem_page import read_aloud, sheets
from tests.browsers import CheckAxe, Heard, OpenPage, scrolls_sideways, tabs_to
from tests.cast import Person, TestHouse, ok

OWN, HEBREW, OTHER = "two chairs of one height", "שני כיסאות, באותו גובה", "the kettle knows before we do"
LONG = "and whoever comes late finds one at the window, where the light is and a cup stands ready for them"


async def written(page: Page, house: TestHouse, fran: Person, paul: Person, bob: Person) -> tuple[str, str]:
    """A poem with words of this page's phone was read, and somebody else's are on the wall; the ids of both."""
    await house.at("11.20")
    await page.goto(house.page)
    for text in (OWN, HEBREW):
        await page.get_by_label("Your words").fill(text)
        await page.get_by_role("button", name="Give these words").click()
    await fran.until(lambda: len(fran.all("phrase")) == 2)
    own = {cell["text"]: phrase for phrase, cell in fran.all("phrase").items()}
    other = await bob.gives(OTHER)
    assert await fran.shows(other) is ok
    await paul.until(lambda: len(paul.all("phrase")) == 3)
    assert await paul.does("poem.title", text="What the kettle heard") is ok
    first = await paul.writes({"text": OWN, "phrase": own[OWN]}, ", ", LONG)
    await paul.writes({"text": HEBREW, "phrase": own[HEBREW]}, after=first)
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": first}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    return own[OWN], other


@pytest.fixture
async def page(browser_page: OpenPage) -> Page:
    return await browser_page(390, 844, color_scheme="dark")


async def opened(page: Page, house: TestHouse) -> None:
    await page.goto(f"{house.page}/card")
    await expect(page.get_by_role("button", name="Save as a picture")).to_be_visible()


async def test_words_that_are_taken_back_leave_a_card_that_is_open(
    house: TestHouse, page: Page, fran: Person, paul: Person, bob: Person
) -> None:
    own, other = await written(page, house, fran, paul, bob)
    heard = Heard(page)
    await opened(page, house)
    await heard.until('"ref"')
    await expect(page.locator("blockquote")).to_have_text(OTHER)
    await expect(page.locator(".card i[data-own]")).to_have_text([OWN, HEBREW])

    assert await bob.withdraws(other) is ok

    await expect(page.locator("blockquote")).to_have_count(0)
    await expect(page.get_by_role("status")).to_have_text("Something on this card has changed.")
    assert await fran.hides(own) is ok
    await expect(page.locator(".card i[data-own]")).to_have_text([HEBREW])
    await expect(page.locator(".card .gap")).to_have_count(1)
    await expect(page.get_by_role("button", name="Save as a picture")).to_be_visible()


# Of a picture its size, the lightest and darkest of it (0 to 255), and in rows of 8 px whether something stands at the
# left, in the middle and at the right of its text, as "110".
LOOK = """async (from) => {
  const { pictureOf } = await import(from);
  const bitmap = await createImageBitmap(await pictureOf(document.querySelector("[data-sheet]")));
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const light = (x, y) => data[(y * width + x) * 4];
  let [least, most] = [255, 0];
  for (let at = 0; at < data.length; at += 4) [least, most] = [Math.min(least, data[at]), Math.max(most, data[at])];
  const isInk = (row, from, to) => {
    for (let y = row * 8; y < row * 8 + 8; y += 1) for (let x = from; x < to; x += 1) if (light(x, y) < 128) return 1;
    return 0;
  };
  const third = Math.floor((width - 192) / 3);
  const rows = Array.from({ length: Math.floor(height / 8) }, (_, row) =>
    [0, 1, 2].map((part) => isInk(row, 96 + part * third, 96 + (part + 1) * third)).join(""));
  const edges = rows.some((_, row) => isInk(row, 0, 80) || isInk(row, width - 80, width));
  return { width, height, least, most, rows, edges, isGone: !document.querySelector(".picture") };
}"""


async def test_the_picture_is_light_and_as_the_card_is_set_in_both_directions(
    house: TestHouse, page: Page, fran: Person, paul: Person, bob: Person
) -> None:
    await written(page, house, fran, paul, bob)
    await opened(page, house)
    script = await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    source = next(name for name in script if name.endswith("phone/card.js"))

    seen = await page.evaluate(LOOK, source.replace("card.js", "card-picture.js"))

    assert seen["width"] == 1080
    assert seen["height"] > 800
    assert seen["most"] > 250, "light, whatever the phone is"
    assert seen["least"] < 50
    assert not seen["edges"], "a line that is too long goes on in the next"
    assert "001" in seen["rows"], "a line from right to left begins at the right"
    assert "111" in seen["rows"], "a long line fills its row"
    assert seen["isGone"]


async def test_it_is_saved_by_the_keyboard_under_the_name_of_the_day(
    house: TestHouse, page: Page, fran: Person, paul: Person, bob: Person
) -> None:
    await written(page, house, fran, paul, bob)
    await opened(page, house)

    await tabs_to(page, page.get_by_role("button", name="Save as a picture"))
    async with page.expect_download() as saving:
        await page.keyboard.press("Enter")

    saved = await saving.value
    assert saved.suggested_filename.startswith("Seminar 5")
    assert (await saved.path()).read_bytes().startswith(b"\x89PNG")
    await expect(page.locator("[data-said]")).to_have_text("The picture is among your downloads.")
    await expect(page.get_by_role("button", name="Share")).to_be_hidden()


SHARES = """(takes) => {
  navigator.canShare = ({ files }) => Boolean(files) && takes === "files";
  navigator.share = ({ files, url }) => {
    document.body.dataset.shared = files ? files.map(({ name, type }) => `${type} ${name}`).join() : url;
    const problem = takes === "nothing" ? "NotAllowedError" : takes === "no thanks" ? "AbortError" : "";
    return problem ? Promise.reject(new DOMException("", problem)) : Promise.resolve();
  };
}"""


@pytest.mark.parametrize(
    ("takes", "shared", "said"),
    [
        ("files", re.compile("^image/png Seminar 5.*png$"), ""),
        ("addresses", re.compile("/poem$"), ""),
        ("no thanks", re.compile("/poem$"), ""),
        ("nothing", re.compile("/poem$"), "Sharing did not work here. Save the card as a picture, and send that."),
    ],
)
async def test_it_is_shared_where_the_browser_can(
    house: TestHouse, page: Page, paul: Person, takes: str, shared: re.Pattern[str], said: str
) -> None:
    await house.at("15.31")
    await read_aloud(paul, "a line of the poet's")
    await page.add_init_script(f"({SHARES})({takes!r})")
    await page.goto(f"{house.page}/card")

    await page.get_by_role("button", name="Share").click()

    await expect(page.locator("body")).to_have_attribute("data-shared", shared)
    await expect(page.locator("[data-said]")).to_have_text(said)


async def test_it_stands_on_one_sheet_of_paper_with_nothing_around_it(
    house: TestHouse, page: Page, paul: Person
) -> None:
    await house.at("15.31")
    await read_aloud(paul, *["Nobody interrupted, so the story took its chair,"] * 26)
    await page.goto(f"{house.page}/card")
    await page.evaluate("document.fonts.ready")

    assert [await sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1]
    await page.emulate_media(media="print")
    await expect(page.locator(".card")).to_be_visible()
    await expect(page.locator("main :is(a, button):visible, [data-said]:visible")).to_have_count(0)
    card = await page.locator(".card").bounding_box()
    assert card is not None
    assert card["width"] <= 148 / 25.4 * 96 + 1


async def test_everybody_can_read_it(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe, fran: Person, paul: Person, bob: Person
) -> None:
    page = await browser_page(320, 640)
    await written(page, house, fran, paul, bob)
    await opened(page, house)

    await axe(page)

    heard = await page.locator(".card").aria_snapshot()
    assert re.search(r"\(your words:\).*two chairs of one height.*\(end of your words\)", heard, re.DOTALL)
    for rtl in await page.locator(".card-line").evaluate_all("all => all.map(one => getComputedStyle(one).direction)"):
        assert rtl in ("ltr", "rtl")
    await expect(page.locator(".card-line").last).to_have_css("direction", "rtl")
    assert not await scrolls_sideways(page)
    await page.evaluate("document.documentElement.dataset.size = '200'")
    assert not await scrolls_sideways(page)
