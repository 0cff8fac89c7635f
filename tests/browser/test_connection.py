"""The line of a page: two tabs with one outbox, what is too long for it, a line that is dead, a door that was shut."""

from pathlib import Path

from playwright.async_api import Page, expect

from live.day.roles import Role
from tests.browser.phone.hand import gives
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse
from tests.web.test_house import renew


async def open_phone(house: TestHouse, page: Page) -> Page:
    await page.goto(house.page)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    return page


async def another_tab(house: TestHouse, page: Page) -> Page:
    return await open_phone(house, await page.context.new_page())


async def take_back(page: Page) -> None:
    await page.locator("[data-mine] > li").get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()


async def test_words_taken_back_in_one_tab_do_not_go_out_from_another(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("10.20")
    first = await open_phone(house, await browser_page())
    await first.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await first.get_by_role("button", name="Keep for 11.15").click()
    second = await another_tab(house, first)
    await expect(second.locator("[data-mine] > li")).to_contain_text(["nobody clapped"])

    await take_back(first)
    await expect(second.locator("[data-mine] > li")).to_have_count(0)
    await house.at("11.16")
    for page in (first, second):
        await gives(page, "and then we spoke")

    await fran.until(lambda: len(fran.all("phrase")) == 2)
    assert {phrase["text"] for phrase in fran.all("phrase").values()} == {"and then we spoke"}


async def test_words_that_went_out_from_another_tab_can_be_taken_back_here(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    first, line = await browser_page(), Line()
    await line.carries(first)
    await open_phone(house, first)
    await line.cut()
    await expect(first.locator("body")).not_to_have_attribute("data-connection", "live")
    await gives(first, "wit as well as wounds")
    await another_tab(house, first)
    await fran.until(lambda: len(fran.all("phrase")) == 1)

    line.mend()
    await expect(first.locator("[data-mine] > li")).to_contain_text(["Given at 11.20"])
    await take_back(first)

    await fran.until(lambda: fran.all("phrase") == {})
    await expect(first.locator("[data-mine] > li")).to_contain_text(["These words were taken back."])


async def test_what_no_line_takes_comes_back_at_once_and_holds_nothing_up(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await browser_page(1440, 900)
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()
    field = page.get_by_label("Write down what someone says")

    await field.fill("much too long " * 2_000)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-scribe] [data-told]")).to_have_text("That is too long. Make it shorter.")
    await field.fill("two chairs")
    await page.keyboard.press("Enter")

    await fran.until(lambda: len(fran.all("phrase")) == 1)
    await expect(page.locator("[data-connection='live']")).to_be_visible()


async def test_a_line_on_which_a_beat_stays_unanswered_is_dead_whatever_else_came(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await browser_page(new=True)
    sent: list[str | bytes] = []

    async def half_dead(socket) -> None:
        """Once the page has sent a beat, one more frame of cells comes, and then nothing."""
        server = socket.connect_to_server()

        def carry(message: str | bytes) -> None:
            if b"beat" not in (message if isinstance(message, bytes) else message.encode()) and len(sent) < 2:
                if sent:
                    sent.append(message)
                socket.send(message)

        def to_server(message: str | bytes) -> None:
            if '"beat"' in str(message):
                sent.append(message)
            server.send(message)

        socket.on_message(to_server)
        server.on_message(carry)

    await page.clock.install()
    await page.route_web_socket("**/live*", half_dead)
    await open_phone(house, page)
    await page.clock.fast_forward(10_500)
    assert len(sent) == 1, "a beat is out, for this test to mean anything"
    await ada.notes("a word from the room")
    await house.passes(11)
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")

    await page.clock.fast_forward(6_000)

    await expect(page.locator("body")).not_to_have_attribute("data-connection", "live")


async def test_a_desk_whose_key_was_renewed_while_the_server_was_away_asks_for_the_new_link(
    house: TestHouse, fran: Person, browser_page: OpenPage, tmp_path: Path
) -> None:
    page, line = await browser_page(1440, 900), Line()
    await line.carries(page)
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()
    await line.cut()
    renewed = await renew(house, tmp_path / "sessions")
    await fran.is_sent_out()

    await expect(page.get_by_label("The link, or the key in it")).to_be_visible()

    line.mend()
    await page.get_by_label("The link, or the key in it").fill(renewed.key("seminar", Role.DESK))
    await page.get_by_role("button", name="Open").click()
    await expect(page.locator("[data-connection='live']")).to_be_visible()
