"""The plan changed from the desk: opened for words, put right, added to, taken out; and a changed file taken."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.desk.page import desk_of, slot_row
from tests.browsers import CheckAxe, OpenPage, tabs_to
from tests.cast import Person, TestHouse
from tests.conftest import SEMINAR
from tests.web.test_programme_files import looks_twice, writes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / "seminar.txt"


def titles(person: Person) -> list[str]:
    return [slot["title"] for slot in person.cells["programme"]["slots"]]


async def test_one_key_opens_the_running_slot_for_words_and_closes_it_again(
    house: TestHouse, ada: Person, browser_page: OpenPage
) -> None:
    await house.at("12.10")
    page = await desk_of(house, await browser_page(1440, 900))
    last = page.locator("[data-controls]").get_by_role("group", name="The last thing done here")
    await expect(page.locator(".keys")).to_contain_text("take words or not")

    await page.keyboard.press("o")
    await ada.sees("now", takes=["phrase", "note", "support"], phase="open")
    await expect(last).to_contain_text("“Truth and reconciliation” is open for words.")
    await ada.gives("two chairs, same height")

    await page.keyboard.press("o")
    await ada.sees("now", takes=[], phase="listening")
    await last.get_by_role("button", name="Undo").click()
    await ada.sees("now", phase="open")


async def test_a_slot_ahead_is_opened_from_its_row(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    listening = slot_row(page, "Truth and reconciliation")
    await expect(listening.get_by_role("button", name="Open for words")).to_be_hidden()

    await listening.locator("summary").click()
    await listening.get_by_role("button", name="Open for words").click()

    await fran.until(lambda: fran.slot("Truth and reconciliation")["takes"] != [])
    await expect(listening.get_by_role("button", name="Close for words")).to_be_visible()
    await expect(listening.get_by_role("group", name="The last thing done here")).to_contain_text("is open for words")
    await expect(listening).to_contain_text("words are taken")


async def test_a_slot_is_put_right_and_phones_wall_and_calendar_follow_at_once(
    house: TestHouse, fran: Person, ada: Person, browser_page: OpenPage, axe: CheckAxe
) -> None:
    await house.at("12.10")
    page = await desk_of(house, await browser_page(1440, 900))
    listening = slot_row(page, "Truth and reconciliation")
    await listening.locator("summary").click()
    await listening.get_by_role("button", name="Change", exact=True).click()
    await expect(listening.get_by_label("Name")).to_be_focused()
    await expect(listening.get_by_label("Begins at")).to_be_hidden()
    await axe(page)

    await listening.get_by_label("Name").fill("A conversation")
    await listening.get_by_label("Kind").select_option("discussion")
    await listening.get_by_label("Minutes").fill("60")
    await listening.get_by_role("button", name="Change the slot").click()

    await ada.sees("now", takes=["phrase", "note", "support"])
    changed = slot_row(page, "A conversation")
    await expect(changed.get_by_role("button", name="Change", exact=True)).to_be_focused()
    last = page.locator("[data-controls]").get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("was changed.")
    assert ada.slot("Lunch")["projected"] == (house.clock.midnight + 13 * 3600) * 1000
    async with house.http() as client:
        assert "SUMMARY:A conversation" in (await client.get(f"/{house.code}/programme.ics")).text
        assert "A conversation" in (await client.get(f"/{house.code}/programme")).text

    await last.get_by_role("button", name="Undo").click()
    await fran.until(lambda: "Truth and reconciliation" in titles(fran))
    assert fran.slot("Lunch")["projected"] == (house.clock.midnight + 12.75 * 3600) * 1000


async def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    keynote = slot_row(page, "Keynote")
    await keynote.locator("summary").click()
    await keynote.get_by_role("button", name="Change", exact=True).click()
    save = keynote.get_by_role("button", name="Change the slot")

    await save.click()
    await expect(keynote).to_contain_text("Nothing is different.")
    await keynote.get_by_label("Begins at").fill("12:30")
    await page.keyboard.press("Enter")
    await expect(keynote).to_contain_text("Choose 12.50 or later: the slot before it needs a few minutes.")
    await expect(keynote.get_by_label("Begins at")).to_have_value("12:30")

    # Somebody else changes the plan meanwhile: said, and the next press counts.
    await keynote.get_by_label("Begins at").fill("14:00")
    main_points = fran.slot("Main points")["id"]
    await fran.does("slot.change", slot=main_points, version=fran.cells["programme"]["version"], title="Main matters")
    await save.click()
    await expect(keynote).to_contain_text(
        "The programme has changed. Look at it, and press again if you still want it."
    )
    await expect(keynote.get_by_label("Begins at")).to_have_value("14:00")
    await save.click()
    await fran.until(lambda: fran.slot("Keynote")["projected"] == (house.clock.midnight + 14 * 3600) * 1000)
    assert "Main matters" in titles(fran)


async def test_a_slot_that_nobody_planned_is_added_and_one_taken_out_by_keyboard_alone(
    house: TestHouse, fran: Person, browser_page: OpenPage
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    listening = slot_row(page, "Truth and reconciliation")

    await listening.locator("summary").focus()
    await page.keyboard.press("Enter")
    await tabs_to(page, listening.get_by_role("button", name="Add a slot after it"))
    await page.keyboard.press("Enter")
    await page.keyboard.type("Tea, at last")
    await page.keyboard.press("Enter")

    await fran.until(lambda: "Tea, at last" in titles(fran))
    assert titles(fran).index("Tea, at last") == titles(fran).index("Truth and reconciliation") + 1
    await expect(listening.get_by_role("button", name="Add a slot after it")).to_be_focused()

    tea = slot_row(page, "Tea, at last")
    await tea.locator("summary").focus()
    await page.keyboard.press("Enter")
    await tabs_to(page, tea.get_by_role("button", name="Take out of the day"))
    await page.keyboard.press("Enter")
    await fran.until(lambda: "Tea, at last" not in titles(fran))
    lunch = slot_row(page, "Lunch")
    await expect(lunch.locator("summary")).to_be_focused()
    await expect(lunch.get_by_role("group", name="The last thing done here")).to_contain_text("was taken out.")
    await lunch.get_by_role("button", name="Undo").click()
    await fran.until(lambda: "Tea, at last" in titles(fran))


async def test_escape_leaves_a_form_as_it_was(house: TestHouse, fran: Person, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    listening = slot_row(page, "Truth and reconciliation")
    await listening.locator("summary").click()
    await listening.get_by_role("button", name="Change", exact=True).click()
    await page.keyboard.type("Not this")

    await page.keyboard.press("Escape")

    await expect(listening.get_by_label("Name")).to_have_count(0)
    await expect(listening.get_by_role("button", name="Change", exact=True)).to_be_focused()
    assert "Truth and reconciliation" in titles(fran)


async def test_what_has_begun_can_be_named_anew_and_not_be_taken_out(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1440, 900))
    registration = slot_row(page, "Registration")
    await registration.locator("summary").click()

    for name in ("Take out of the day", "Open for words", "Add a slot after it"):
        await expect(registration.get_by_role("button", name=name)).to_be_hidden()
    await registration.get_by_role("button", name="Change", exact=True).click()
    await expect(registration.get_by_label("Minutes")).to_be_hidden()


async def test_a_changed_file_is_offered_slot_by_slot_and_taken_or_left(
    house: TestHouse, fran: Person, browser_page: OpenPage, file: Path, axe: CheckAxe
) -> None:
    await house.at("11.20")
    page = await desk_of(house, await browser_page(1280, 720))
    offer = page.locator("[data-newer]")
    await expect(offer).to_be_hidden()
    writes(file, SEMINAR.replace("1.45 Keynote", "2.00 Keynote").replace("Truth and reconciliation", "Her story"))
    await looks_twice(house)

    await expect(offer).to_contain_text("The programme’s file was changed in 2 places.")
    await offer.locator("summary").click()
    await expect(offer.locator("li").first).to_contain_text("“Truth and reconciliation” is called “Her story”.")
    await expect(offer.locator("li").last).to_contain_text("begins at 2.00 instead of 1.45.")
    await axe(page)
    await offer.get_by_role("button", name="Take it in").click()

    await fran.until(lambda: "Her story" in titles(fran))
    await expect(offer).to_be_hidden()
    await expect(page.get_by_role("heading", name="The day")).to_be_focused()
    last = page.get_by_role("group", name="The last thing done here")
    await expect(last).to_contain_text("The file’s changes are in the plan.")
    await last.get_by_role("button", name="Undo").click()
    await expect(offer).to_be_visible()
    await offer.get_by_role("button", name="Go on without it").click()
    await expect(offer).to_be_hidden()
    assert "Truth and reconciliation" in titles(fran)
    await expect(last).to_contain_text("The day goes on without the file’s changes.")
    await last.get_by_role("button", name="Undo").press("Enter")
    await expect(offer).to_contain_text("The programme’s file was changed in 2 places.")
    await expect(last).to_contain_text("Undone")
    await offer.get_by_role("button", name="Go on without it").click()
    await expect(offer).to_be_hidden()

    writes(file, "Nothing in here says when.")
    await looks_twice(house)
    await expect(offer).to_contain_text(re.compile("cannot be read; the terminal says why"))
    await expect(offer.get_by_role("button", name="Take it in")).to_be_hidden()
