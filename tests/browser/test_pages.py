"""The small public pages in a browser: the front door, the programme, the poem, and the doors to the other places."""

import pytest
from playwright.async_api import expect

from tests.browsers import CheckAxe, OpenPage, forgive, scrolls_sideways, until_it_complains
from tests.cast import Person, TestHouse, ok


async def test_the_front_door_takes_a_code_and_says_when_it_fits_no_day(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    page = await browser_page(320, 640)
    await page.goto(house.url)
    await expect(page.get_by_role("listitem").get_by_role("link").first).to_have_attribute("href", f"/{house.code}")
    await axe(page)

    field = page.get_by_label("The code on the wall")
    await field.fill("bcdfg")
    await field.press("Enter")
    await expect(page.get_by_text("No day here has that code.")).to_be_visible()
    await until_it_complains(page, "404")
    forgive(page, "404")
    await axe(page)

    await field.fill(f" {house.code.upper()} ")
    await field.press("Enter")
    await expect(page).to_have_url(house.page)


async def test_a_link_opens_its_place_and_the_key_leaves_the_address_bar(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await browser_page(1440, 900)

    await page.goto(house.links["wall"])

    await expect(page.locator("[data-wall]")).to_be_visible()
    await expect(page).to_have_url(f"{house.page}/wall")
    (cookie,) = [cookie for cookie in await page.context.cookies() if cookie["name"] == "cento-wall"]
    assert cookie["httpOnly"]


async def test_a_key_that_does_not_fit_is_refused_and_the_page_says_how_to_get_another(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    page = await browser_page(390, 844)

    await page.goto(f"{house.page}/desk#{house.keys['poet']}")

    await expect(page.locator("[data-say]")).to_contain_text("It may be an old one, or cut short.")
    await expect(page.get_by_text(".venv/bin/python server.py keys DAY")).to_be_visible()
    await expect(page).to_have_url(f"{house.page}/desk")
    await until_it_complains(page, "403")
    forgive(page, "403")
    await axe(page)

    await page.get_by_label("The link, or the key in it").fill(house.links["desk"])
    await page.get_by_role("button", name="Open").click()
    await expect(page.locator("[data-enter]")).to_have_count(0)


async def test_the_poem_is_promised_then_being_read_then_here(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs, same height")
    await paul.sees(f"phrase/{phrase}")
    one = await paul.writes("Take ", {"text": "two chairs, same height", "phrase": phrase}, " & <b>sit</b>.")
    await paul.does("poem.title", text="Two chairs")
    page = await browser_page(320, 640)
    await page.goto(f"{house.page}/poem")
    await expect(page.get_by_text("It will be read at 3.30, and then it is here.")).to_be_visible()
    await axe(page)

    await house.at("15.31")
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=one) is ok
    await page.reload()
    await expect(page.get_by_role("heading")).to_have_text("The poem is being read")

    assert await paul.does("reading.end") is ok
    await page.reload()
    await expect(page.get_by_role("heading")).to_have_text("Two chairs")
    await expect(page.locator(".verse-line")).to_have_text("Take two chairs, same height & <b>sit</b>.")
    await expect(page.locator(".verse-line i")).to_have_text("two chairs, same height")
    await expect(page.get_by_text("in these lines")).to_be_hidden()  # who it is could be guessed
    await axe(page)

    assert await ada.withdraws(phrase) is ok
    await page.reload()
    await expect(page.locator(".verse-line")).to_have_text("Take … & <b>sit</b>.")
    await expect(page.get_by_role("img", name="words that are gone")).to_be_visible()
    await axe(page)


async def test_the_poem_keeps_its_stanzas_and_sets_arabic_upright(
    house: TestHouse, ada: Person, paul: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    arabic = await ada.gives("أن يُسمع صوتي")
    await paul.sees(f"phrase/{arabic}")
    one = await paul.writes("two chairs")
    two = await paul.writes({"text": "أن يُسمع صوتي", "phrase": arabic}, after=await paul.writes(after=one))
    await paul.does("reading.begin")
    assert await paul.does("reading.line", line=two) is ok
    await paul.does("reading.end")
    page = await browser_page(390, 844)

    await page.goto(f"{house.page}/poem")

    heights = await page.locator(".verse-line").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert len(heights) == 3
    assert min(heights) > 10
    await expect(page.locator(".verse-line i")).to_have_css("font-style", "normal")
    await expect(page.get_by_text("Words in italics or underlined were given")).to_be_visible()


async def test_the_programme_can_be_read_printed_and_put_into_a_calendar(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await browser_page(320, 640)

    await page.goto(f"{house.page}/programme")

    await expect(page.get_by_role("listitem")).to_have_count(10)
    await expect(page.locator("[aria-current]")).to_contain_text("11.15")
    await expect(page.get_by_role("link", name="calendar")).to_have_attribute("href", f"/{house.code}/programme.ics")
    assert not await scrolls_sideways(page)
    await axe(page)
    await page.emulate_media(media="print", color_scheme="dark")
    await expect(page.get_by_role("link", name="calendar")).to_be_hidden()
    assert await page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


async def test_after_the_day_the_programme_asks_for_nothing_and_marks_what_was_left_out(
    house: TestHouse, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("11.20")
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    page = await browser_page(390, 844)

    await page.goto(f"{house.page}/programme")

    await expect(page.get_by_text("Join at")).to_have_count(0)
    await expect(page.get_by_role("link", name="Give words")).to_have_count(0)
    await expect(page.get_by_role("link", name="Back to the day")).to_be_visible()
    begun = sum(1 for slot in fran.cells["programme"]["slots"] if slot["began"])
    await expect(page.get_by_text("left out", exact=True)).to_have_count(10 - begun)
    await expect(page.get_by_role("listitem").first).not_to_contain_text("left out")
    await axe(page)


async def test_what_is_not_here_is_said_kindly_and_leads_on(
    house: TestHouse, browser_page: OpenPage, axe: CheckAxe
) -> None:
    page = await browser_page(390, 844)

    await page.goto(f"{house.page}/nowhere")

    await expect(page.get_by_text("There is no such page here.")).to_be_visible()
    await expect(page.get_by_label("The code on the wall")).to_be_visible()
    await until_it_complains(page, "404")
    forgive(page, "404")
    await axe(page)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (800, 600), (1024, 768)])
async def test_long_words_and_links_stay_on_the_page(
    house: TestHouse, fran: Person, paul: Person, browser_page: OpenPage, width: int, height: int
) -> None:
    await house.at("15.31")
    link = "https://www.example.org/a/very/long/address/that/nobody/would/break/by/hand/2017"
    slot, version = fran.slot("Networking")["id"], fran.cells["programme"]["version"]
    assert await fran.does("slot.change", slot=slot, version=version, title="M" * 100) is ok
    assert await paul.does("poem.title", text="W" * 90) is ok
    assert await paul.does("poem.sign", text="O" * 60) is ok
    line = await paul.writes(link)
    last = await paul.writes("W" * 140, after=line)
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": last}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    page = await browser_page(width, height)

    for address in ("", "/programme", "/poem"):
        await page.goto(f"{house.page}{address}")
        await page.evaluate("document.fonts.ready")
        assert not await scrolls_sideways(page), address
        assert await page.locator("h1, h2, p, span, a").evaluate_all(OUTSIDE) == [], address


OUTSIDE = """elements => elements.filter(e => e.checkVisibility() && !e.closest(".visually-hidden")).filter(e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return [...range.getClientRects()].some(box => box.left < 0 || box.right > document.documentElement.clientWidth);
}).map(e => e.textContent)"""
