"""How near themes were when a discussion ended, beside how near they are: on phones, at the desk, on the wall."""

from playwright.async_api import expect

from tests.browser.desk.page import desk_of
from tests.browser.phone.hand import phone, turns_to
from tests.browser.wall.opened import open_wall, view
from tests.browsers import CheckAxe, OpenPage, scrolls_sideways
from tests.cast import Person, TestHouse, ok

THEN, NOW = "Discussion of arising themes", "Main points of the day"
SHOWN = [
    f"Being heard {THEN} at the edge {NOW} at the heart nearer",
    f"Who holds the pen {THEN} at the heart {NOW} close by further away",
    f"أن يُسمع صوتك {THEN} – {NOW} close by",
]


async def placed(house: TestHouse, ada: Person, fran: Person) -> list[str]:
    """Two themes in a discussion, three in the main points."""
    await house.at("11.20")
    themes = [await fran.names_theme(title) for title in ("Being heard", "Who holds the pen", "أن يُسمع صوتك")]
    for theme, ring in zip(themes, ("edge", "heart"), strict=False):
        assert await ada.does("theme.place", theme=theme, ring=ring) is ok
    await house.at("15.05")
    for theme, ring in zip(themes, ("heart", "close", "close"), strict=True):
        assert await ada.does("theme.place", theme=theme, ring=ring) is ok
    return themes


async def test_in_a_discussion_phones_are_asked_while_the_wall_shows_the_rings(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Being heard")
    page = await phone(browser_page, house)
    await turns_to(page, "Themes")
    question = page.get_by_role("group", name="How near is “Being heard” to you?")
    await expect(page.get_by_role("button", name="Stand with this: Being heard")).to_be_visible()
    await expect(question).to_have_count(0)

    assert await fran.puts_on_the_wall("rings") is ok
    await question.get_by_role("button", name="At the edge").click()
    await fran.sees("rings", edge=[theme])
    assert await fran.puts_on_the_wall("auto") is ok

    await expect(question.get_by_role("button")).to_have_text(["At the edge"])


async def test_the_desk_offers_them_once_there_are_two_and_the_wall_shows_what_was_beside_what_is(
    house: TestHouse, ada: Person, fran: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    desk = await desk_of(house, await browser_page(1440, 900))
    await desk.get_by_role("button", name="Change", exact=True).click()
    choice = desk.locator("[data-views]").get_by_role("button", name="How near, then and now")
    await expect(choice).to_be_hidden()
    await placed(house, ada, fran)
    wall = await open_wall(house, await browser_page(1920, 1080))
    await choice.press("Enter")

    rows = view(wall, "snapshots").locator("[data-list] > li")
    for row, text in zip(await rows.all(), SHOWN, strict=False):
        await expect(row).to_have_text(text)
    await expect(rows).to_have_count(len(SHOWN))
    assert await wall.evaluate(SAME_ANGLE) == [True, True]
    for width, height in ((1920, 1080), (1024, 768)):
        await wall.set_viewport_size({"width": width, "height": height})
        await axe(wall)
        assert not await scrolls_sideways(wall)

    plain = await browser_page(1024, 768, java_script_enabled=False)
    await plain.goto(f"{house.url}/{house.code}/wall")
    await plain.get_by_label("The link, or the key in it").fill(house.links["wall"])
    await plain.get_by_role("button", name="Open").click()
    await expect(view(plain, "snapshots").locator("[data-list] > li").first).to_have_text(
        f"Being heard {THEN} at the edge {NOW} at the heart"
    )


# For each theme in the first picture whether it stands in the same direction in the second.
SAME_ANGLE = """() => {
  const [one, other] = [...document.querySelectorAll(".snapshot-drawing")];
  const angle = (dot) => Math.atan2(dot.getAttribute("cy"), dot.getAttribute("cx")).toFixed(3);
  const dots = [...one.querySelectorAll("[data-hue]")];
  return dots.map((dot) => angle(dot) === angle(other.querySelector(`[data-key="${dot.dataset.key}"]`)));
}"""
