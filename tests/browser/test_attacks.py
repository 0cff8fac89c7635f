"""What somebody types to harm others is shown to them as what was typed; a page elsewhere gets nothing out of ours."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from live.web.site import Site
from tests.browser.desk.page import desk_of
from tests.browser.phone.hand import gives, phone, words
from tests.browser.poet.page import poet_of
from tests.browser.wall.opened import open_wall
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, house_of, ok
from tests.fakes import FakeClock
from tests.web.payloads import PAYLOADS

# Takes words from the first minute to the last, so that the clock need not move.
PROGRAMME = """A <b>day</b> & more
2017-03-03
Zone: Europe/London

9.00 <i>Talk</i> [discussion]
? <u>What</u>?
18.00 Poem [poem]
"""
FORM = """<form method="post" action="{page}">
<input name="do" value="phrase.offer"><input name="id" value="evil-0001"><input name="text" value="evil words">
</form>"""
KEPT = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])"
# No page of ours has any of these.
FOREIGN = "iframe, object, embed, base, math, marquee, video, audio, b[x], a[href*=evil]"
EVIL = "http://evil.example"


@pytest.fixture
async def house(tmp_path: Path, clock: FakeClock, site: Site) -> AsyncIterator[TestHouse]:
    async with house_of(tmp_path / "sessions", PROGRAMME, clock, site) as here:
        yield here


def listens(page: Page) -> list[str]:
    """What would have come of markup: dialogs, requests that somebody's words asked for."""
    came: list[str] = []
    page.on("dialog", lambda dialog: came.append(dialog.message))
    page.on("request", lambda request: "evil" in request.url and came.append(request.url))
    return came


async def texts_of(page: Page) -> str:
    """All that stands on a page, shown or not, in fields too; scripts and styles left out."""
    return str(
        await page.evaluate(
            """() => {
                const whole = document.body.cloneNode(true);
                whole.querySelectorAll("script, style, template").forEach((each) => each.remove());
                const fields = [...document.querySelectorAll("input, textarea")].map((each) => each.value);
                return [whole.textContent, ...fields].join("\\n");
            }"""
        )
    )


async def has_markup_of_theirs(page: Page) -> bool:
    """Whether any element came of somebody's words; ours have none of these."""
    return bool(
        await page.evaluate(
            """(foreign) => {
                const all = [...document.querySelectorAll("*")];
                const isTheirs = (each) => each.matches(foreign)
                    || [...each.attributes].some(({ name }) => name.startsWith("on") || name === "srcdoc")
                    || /^\\s*(javascript|data:text|vbscript)/i.test(each.getAttribute("href") || "");
                return all.some(isTheirs) || "zqran" in window;
            }""",
            FOREIGN,
        )
    )


@pytest.mark.timeout(300)
async def test_whatever_is_typed_is_text_on_every_page(
    house: TestHouse, ada: Person, fran: Person, paul: Person, browser_page: OpenPage
) -> None:
    assert await fran.does("wall.pace", pace="at_once") is ok
    given = []
    for payload in PAYLOADS:
        house.timer.advance(3)
        given.append(await ada.gives(payload))
    theme = await fran.names_theme(PAYLOADS[0])
    for phrase in given[:40]:
        house.timer.advance(1)
        assert await fran.gathers(theme, phrase) is ok
    await ada.notes(PAYLOADS[1], theme)
    await ada.gives("zqgloss", lang="cy", gloss=PAYLOADS[2])
    assert await fran.does("phrase.hide", id=await ada.gives(PAYLOADS[3]), reason=PAYLOADS[4]) is ok
    lines = [await paul.writes({"text": text, "phrase": phrase}) for text, phrase in zip(PAYLOADS, given, strict=True)]
    assert await paul.does("poem.title", text=PAYLOADS[5]) is ok
    assert await paul.does("poem.sign", text=PAYLOADS[6]) is ok

    opened = {
        "phone": await phone(browser_page, house),
        "desk": await desk_of(house, await browser_page(1440, 900)),
        "poet": await poet_of(house, await browser_page(1440, 900)),
        "wall": await open_wall(house, await browser_page(1920, 1080)),
    }
    came = {name: listens(page) for name, page in opened.items()}
    for link in ("Themes", "Programme"):
        await opened["phone"].get_by_role("navigation").get_by_role("link", name=link).click()
    for view in ("prompt", "themes", "theme", "programme", "poem", "rest", "auto"):
        assert await fran.puts_on_the_wall(view, theme if view == "theme" else None) is ok
        await expect(opened["wall"].locator("[data-view]:not([hidden])").first).to_be_visible()
        assert not await has_markup_of_theirs(opened["wall"]), view
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=lines[0]) is ok
    assert await paul.does("reading.end") is ok
    for path in ("programme", "poem"):
        opened[path] = await browser_page(1440, 900)
        came[path] = listens(opened[path])
        await opened[path].goto(f"{house.page}/{path}")
    plain = await browser_page(390, 844, java_script_enabled=False)
    await plain.goto(house.page)

    await expect(opened["poem"].get_by_text(PAYLOADS[5], exact=True).first).to_be_visible()
    stands = {name: await texts_of(page) for name, page in opened.items()}
    for payload in PAYLOADS:
        for name in ("desk", "poem"):
            assert payload in stands[name], name
    for name, page in opened.items():
        assert not await has_markup_of_theirs(page), name
        assert came[name] == [], name


async def test_what_a_phone_types_itself_is_text_on_it_before_and_after_it_is_sent(
    house: TestHouse, browser_page: OpenPage
) -> None:
    page = await phone(browser_page, house)
    came = listens(page)
    for number, payload in enumerate(PAYLOADS[:12], 1):
        await gives(page, payload)
        await expect(words(page)).to_have_count(number)

    stands = await texts_of(page)
    assert all(payload in stands for payload in PAYLOADS[:12])
    assert not await has_markup_of_theirs(page)
    assert came == []


# Pages elsewhere


async def evil(page: Page, body: str) -> None:
    """A page of somebody else's, with this in it."""

    async def answer(route: Route) -> None:
        await route.fulfill(body=f"<!doctype html><title>Evil</title>{body}", content_type="text/html")

    await page.route(f"{EVIL}/**", answer)
    await page.goto(f"{EVIL}/")


async def test_a_page_elsewhere_shows_nothing_of_ours_in_a_frame(house: TestHouse, browser_page: OpenPage) -> None:
    page = await browser_page(1440, 900)
    for link in house.links.values():
        await page.goto(link)
        await expect(page.locator("[data-role], [data-wall]").first).to_be_attached()
    places = ["", "/desk", "/poet", "/wall", "/programme", "/poem", "/nowhere"]
    await evil(page, "".join(f'<iframe src="{house.page}{place}"></iframe>' for place in places))

    await expect(page.locator("iframe").last).to_be_visible()
    assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"] * len(places)
    page.complaints.clear()  # the browser says why


async def test_a_page_elsewhere_posts_nothing_and_opens_no_socket(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    """It is opened in a browser that has the phone's page and the desk open, with their cookies."""
    page = await browser_page(1440, 900, new=True)
    await page.goto(house.page)
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()
    head = house.room.log.head
    await evil(page, FORM.format(page=house.page))

    opened = await page.evaluate(
        """(url) => new Promise((done) => {
            const socket = new WebSocket(`${url.replace("http", "ws")}/live?role=desk`);
            socket.onopen = () => done("open");
            socket.onerror = () => done("refused");
        })""",
        house.page,
    )
    async with page.expect_response(house.page) as answered:
        await page.evaluate("document.forms[0].submit()")

    assert (opened, (await answered.value).status) == ("refused", 403)
    assert house.room.log.head == head
    assert fran.all("phrase") == {}
    page.complaints.clear()


@pytest.mark.parametrize("place", ["desk", "poet", "wall"])
async def test_no_key_stands_anywhere_on_a_page_or_is_told_to_the_next(
    house: TestHouse, browser_page: OpenPage, place: str
) -> None:
    page = await browser_page(1440, 900)
    heard, app = [], house.cookies._app

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        heard.append(f"{scope['path']} {scope['query_string']} {scope['headers']}")
        await app(scope, receive, send)

    house.cookies._app = listening

    await page.goto(house.links[place])
    await expect(page).to_have_url(f"{house.page}/{place}")
    await expect(page.locator("[data-enter]")).to_have_count(0)
    await page.goto(f"{house.page}/programme")
    await page.go_back()
    await expect(page).to_have_url(f"{house.page}/{place}")

    key = house.keys[place]
    kept = await page.evaluate(KEPT)
    assert any("referer" in each for each in heard), "pages say where they were, for this test to mean anything"
    for where in (await page.content(), await page.title(), kept, *heard):
        assert key not in where


OTHER_LETTERS = [
    "أن يُسمع صوتك ٣ مرات",
    "שני כיסאות, 3 פעמים!",
    "क्षत्रिय हिन्दी नमस्ते",
    "👩‍👩‍👧‍👦 👋🏽 🏳️‍🌈",
    "e\u0301\u0302\u0303 a\u0323\u0307 x\u0305\u0332\u0333",
    "\u200fabc\u200e! (\u200etwo\u200e) ((([[[",
    "﷽ ﷽ ﷽",
]


async def test_somebodys_words_leave_the_line_beside_them_as_it_is(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    assert await fran.does("wall.pace", pace="at_once") is ok
    await ada.gives("beside: two chairs (3)!")
    await house.passes(1)
    last = await ada.gives("plain words")
    page = await open_wall(house, await browser_page(1920, 1080, reduced_motion="reduce"))
    beside = page.locator(".phrase-text", has_text="beside: two chairs (3)!").first
    await expect(page.locator(".phrase-text", has_text="plain words").first).to_be_visible()
    await house.passes(60)  # what marks new words is over
    await page.reload()
    await expect(beside).to_be_visible()
    before = await beside.screenshot()

    for words_of_theirs in OTHER_LETTERS:
        assert await ada.withdraws(last) is ok
        last = await ada.gives(words_of_theirs)
        await fran.sees(f"phrase/{last}")
        await house.passes(60)
        await page.reload()
        await expect(page.locator(".phrase:visible")).to_have_count(2)
        assert await beside.screenshot() == before, words_of_theirs
