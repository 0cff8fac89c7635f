"""All the days of a server, and the keys that are renewed beside it while it runs."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect
from websockets.exceptions import InvalidStatus

from live.day.roles import Role
from live.web.access import Keyring
from live.web.house import KEYS_EVERY_S
from tests.browsers import OpenPage
from tests.cast import Person, TestHouse, ok

COME_IN_AGAIN = 1008


async def renew(house: TestHouse, folder: Path) -> Keyring:
    """What `server.py keys --renew` does beside a running server, and the moment until that server looks."""

    def write() -> Keyring:
        keyring = Keyring.open(folder / ".secret")
        keyring.renew("seminar")
        keyring.save(folder / ".secret")
        return keyring

    keyring = await asyncio.to_thread(write)
    await house.timer.wakes_whoever_sleeps(KEYS_EVERY_S)
    return keyring


async def test_renewed_keys_send_the_places_out_and_leave_the_phones(
    house: TestHouse, ada: Person, fran: Person, paul: Person, wall: Person, tmp_path: Path
) -> None:
    await house.at("11.20")

    keyring = await renew(house, tmp_path / "sessions")

    for person in (fran, paul, wall):
        assert await person.is_sent_out() == COME_IN_AGAIN
    with pytest.raises(InvalidStatus, match="403"):
        await fran.comes()
    fran.proof = keyring.key("seminar", Role.DESK)
    await fran.comes()
    phrase = await ada.gives("two chairs, same height")
    await fran.sees(f"phrase/{phrase}")
    assert await fran.shows(phrase) is ok


async def test_a_desk_whose_key_was_renewed_asks_for_the_new_link(
    house: TestHouse, browser_page: OpenPage, tmp_path: Path
) -> None:
    page = await browser_page(1440, 900)
    await page.goto(house.links["desk"])
    await expect(page.locator("[data-connection='live']")).to_be_visible()

    keyring = await renew(house, tmp_path / "sessions")

    await expect(page.get_by_label("The link, or the key in it")).to_be_visible()
    await page.get_by_label("The link, or the key in it").fill(keyring.key("seminar", Role.DESK))
    await page.get_by_role("button", name="Open").click()
    await expect(page.locator("[data-connection='live']")).to_be_visible()
