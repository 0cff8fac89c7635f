"""The wall follows the day, invites the room, and says when it no longer hears the server."""

from playwright.async_api import Route, expect

from tests.browser.wall.opened import open_wall, phrases_on, put_up, view
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse, ok


async def test_the_wall_follows_the_day_by_itself(house: TestHouse, browser_page: OpenPage) -> None:
    page = await open_wall(house, await browser_page(1920, 1080))
    await expect(view(page, "programme")).to_contain_text("Registration")
    await expect(page.locator(".foot-address")).to_contain_text(house.code)
    await expect(page.locator(".foot .qr")).to_be_visible()

    await house.at("9.40")
    await expect(view(page, "join")).to_contain_text(house.code)

    await house.at("10.20")
    await expect(view(page, "rest")).to_contain_text("The room is listening.")

    await house.at("11.20")
    await expect(view(page, "prompt")).to_be_visible()
    await page.reload()  # a browser keeps its own time between beats; this one's clock did not jump with the house's
    await expect(page.locator("[data-clock]")).to_have_text("11.20")
    await expect(page.locator("[data-left]")).to_have_text("about 40 minutes left")
    await expect(page.locator("[data-next]")).to_contain_text("next 12.00")

    await house.at("12.50")
    await expect(view(page, "programme").locator("[aria-current]")).to_contain_text("Lunch")
    await expect(view(page, "programme")).to_contain_text("next")


async def test_while_words_are_taken_the_way_to_give_them_stays_on_the_wall(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await open_wall(house, await browser_page(1440, 900))

    for name in ("prompt", "programme", "themes", "rest", "poem"):
        assert await fran.puts_on_the_wall(name) is ok
        await expect(view(page, name)).to_be_visible()
        await expect(page.locator(".foot-address")).to_contain_text(f"/{house.code}")
        await expect(page.locator(".foot .qr")).to_be_visible()

    assert await fran.puts_on_the_wall("join") is ok
    await expect(view(page, "join").locator(".join-code")).to_have_text(house.code)
    await expect(view(page, "join").locator(".qr")).to_be_visible()
    await house.at("12.10")
    assert await fran.puts_on_the_wall("rest") is ok
    await expect(page.locator(".foot")).to_be_hidden()


async def test_on_another_date_the_wall_names_no_hour_until_a_facilitator_begins(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.passes(24 * 60 * 60)
    page = await open_wall(house, await browser_page(1920, 1080))

    await expect(page.locator("[data-next]")).to_have_text("We begin soon.")
    await expect(view(page, "programme")).not_to_contain_text("next")
    assert await fran.puts_on_the_wall("rest") is ok
    await expect(view(page, "rest")).to_contain_text("We begin soon.")

    assert await fran.starts("Registration") is ok
    await expect(page.locator("[data-next]")).to_contain_text("next 9.30 · Opening")


async def test_a_lost_line_says_so_and_keeps_what_was_there(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, "nobody interrupted")
    page = await browser_page(1920, 1080)
    line = Line()
    await line.carries(page)
    await open_wall(house, page)
    await expect(phrases_on(page)).to_have_text(["nobody interrupted"])

    await line.cut()

    stale = page.locator("[data-stale]")
    await expect(stale).to_have_text("Not connected. Showing what was here at 11.20.")
    await expect(phrases_on(page)).to_have_text(["nobody interrupted"])


async def test_a_view_that_could_not_be_fetched_is_asked_for_again(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    """At another address: some browsers keep the failure of the first one as long as the page is open."""
    asked: list[str] = []

    async def lose_the_first(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2])
        await (route.abort() if len(asked) == 1 else route.continue_())

    page = await browser_page(1920, 1080)
    await page.route("**/wall/rest.js*", lose_the_first)
    await open_wall(house, page)

    assert await fran.puts_on_the_wall("rest") is ok

    await expect(view(page, "rest")).to_be_visible()
    assert asked == ["rest.js", "rest.js?1"]
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser notes the one that was lost


async def test_when_the_day_is_over_the_wall_gives_thanks_and_says_where_to_look_back(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    await put_up(fran, ada, "nobody interrupted")
    page = await open_wall(house, await browser_page(1024, 768))

    await house.at("17.00")

    thanks = "Thank you for today, and for the words you gave."
    await expect(view(page, "rest")).to_contain_text(thanks)
    await expect(page.locator("[data-how]")).to_have_text("What was said today, on your phone:")
    await expect(page.locator(".foot-address")).to_contain_text(house.code)
    await expect(page.locator("[data-left]")).to_be_empty()
    await expect(page.locator("[data-next]")).to_be_empty()
    await page.reload()
    await expect(view(page, "rest")).to_contain_text(thanks)
    assert await fran.puts_on_the_wall("programme") is ok
    await expect(view(page, "programme")).to_be_visible()
    await expect(page.locator(".foot .qr")).to_be_hidden()
