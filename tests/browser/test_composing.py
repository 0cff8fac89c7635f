"""An input method's own keys do nothing else: not even the Enter that ends a composition, as Safari sends it."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.desk.page import row
from tests.browser.poet.page import in_pool, line
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

STATIC = Path(__file__).parent.parent.parent / "live" / "static"
SCRIPTS = {path.relative_to(STATIC).as_posix(): path.read_text("utf-8") for path in STATIC.rglob("*.js")}
# These only fetch scripts at the first key, whatever it is, so that they are there when they are wanted.
FETCHING = {"shared/later.js", "phone/phone.js"}

KEYS = ["Enter", "Escape", "ArrowDown", "ArrowRight", "Backspace", "PageDown", " ", ".", *"zjkutwhnbfd?/"]
# In Safari, after its compositionend: the code says that the method has taken it, `isComposing` that it has not.
LATE = {"keyCode": 229, "isComposing": False}
COMPOSING = {"keyCode": 13, "isComposing": True}

# What the keys did at every place of the page that can have the focus: those that were prevented or changed the page.
PRESS = """([keys, how]) => {
  const fields = "input, textarea, select, button, [tabindex], [role=textbox]";
  const places = [document.body, ...document.querySelectorAll(fields)];
  const watcher = new MutationObserver(() => {});
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const done = [];
  places.forEach((place) => keys.forEach((key) => {
    for (const ctrlKey of [false, true]) {
      const [focused, value] = [document.activeElement, document.activeElement.value];
      const event = new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true, ...how });
      const isLeft = place.dispatchEvent(event) && watcher.takeRecords().length === 0;
      const isSame = document.activeElement === focused && document.activeElement.value === value;
      if (!isLeft || !isSame) done.push([place.outerHTML.slice(0, 120), key, ctrlKey]);
      watcher.takeRecords();
    }
  }));
  return done;
}"""


def commands_of(page: Page) -> list[str]:
    """What goes out from now on, but for beats, and for what the page asks of its own: how words sound."""
    sent: list[str] = []

    def note(frame: str | bytes) -> None:
        if not any(asked in str(frame) for asked in ('"beat"', '"word.sound', '"phrase.sound"')):
            sent.append(str(frame))

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return sent


async def are_left_to_the_method(page: Page, sent: list[str]) -> None:
    before = list(sent)
    for how in (LATE, COMPOSING):
        assert await page.evaluate(PRESS, [KEYS, how]) == []
    await page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
    assert sent == before


async def test_no_key_of_an_input_method_does_anything_on_the_desk(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    await fran.sees(f"phrase/{phrase}")
    assert await fran.does("theme.name", id="theme-chairs", title="Chairs") is ok
    page = await browser_page(1440, 900)
    sent = commands_of(page)
    await page.goto(house.links["desk"])
    await row(page, "two chairs").focus()
    await page.get_by_label("Write down what someone says").fill("いす")
    await page.get_by_role("button", name="New theme").click()
    await page.locator("[data-new-title]").fill("テーマ")
    await are_left_to_the_method(page, sent)

    await row(page, "two chairs").hover()
    await row(page, "two chairs").get_by_role("button", name="Hide").click()
    await page.locator("[data-own]").fill("名前")
    await are_left_to_the_method(page, sent)

    await row(page, "two chairs").get_by_role("button", name="Theme").click()
    await expect(page.get_by_role("option").first).to_be_visible()
    await are_left_to_the_method(page, sent)

    assert await page.evaluate(PRESS, [["Enter"], {}]) != [], "keys do something here, for this test to mean anything"


async def test_no_key_of_an_input_method_does_anything_on_the_poets_page(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs")
    page = await browser_page(1280, 720)
    sent = commands_of(page)
    await page.goto(house.links["poet"])
    await line(page, 1).fill("ふたつ")
    await page.get_by_role("textbox", name="Title of the poem").fill("いす")
    await page.get_by_role("searchbox").fill("chairs")
    await expect(in_pool(page, "two chairs")).to_be_visible()
    await expect(page.locator("[data-kept]")).not_to_be_empty()
    await are_left_to_the_method(page, sent)

    await page.get_by_role("button", name="Read aloud").click()
    await page.get_by_role("button", name="Practise").click()
    await are_left_to_the_method(page, sent)

    assert await page.evaluate(PRESS, [["Escape"], {}]) != [], "keys do something here, for this test to mean anything"


async def test_no_key_of_an_input_method_does_anything_on_the_wall(house: TestHouse, browser_page: OpenPage) -> None:
    page = await browser_page(1280, 720)
    sent = commands_of(page)
    await page.goto(house.links["wall"])
    await expect(page.locator("[data-following]")).to_be_visible()

    await are_left_to_the_method(page, sent)

    assert await page.evaluate(PRESS, [["d"], {}]) != [], "keys do something here, for this test to mean anything"


@pytest.mark.parametrize("name", sorted(SCRIPTS.keys() - FETCHING))
def test_every_script_hears_keys_through_the_one_function_that_knows_input_methods(name: str) -> None:
    """`onKey` of shared/page.js; letters that are let go, or that a key stands for, tell nothing of methods at all."""
    heard = re.findall(r'"key(?:down|up|press)"|\bonkey(?:down|up|press)\b', SCRIPTS[name])

    assert heard == (['"keydown"'] if name == "shared/page.js" else [])
