"""The list of what is to be erased, beside a log: by hand while the day runs, and after an older copy was put back."""

import asyncio
import functools
import shutil
from pathlib import Path

from live.day import WORDS_OF
from live.day.given import AllGiven
from live.log.erasures import add_to_list, list_beside, read_list
from live.log.sqlite import words_left
from live.web.erasures import EVERY_S, erase_by_hand
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


def test_a_list_holds_ids_once_each_and_is_its_owners(tmp_path: Path) -> None:
    path = list_beside(tmp_path / "seminar.db")
    assert read_list(path) == []

    add_to_list(path, ["phrase-000002", "phrase-000001"])
    add_to_list(path, ["phrase-000001"])
    with path.open("a") as file:
        file.write("no words of anybody's\nshort\nphrase-000003")  # the last one torn
    add_to_list(path, ["phrase-000004"])

    assert read_list(path) == ["phrase-000001", "phrase-000002", "phrase-000003", "phrase-000004"]
    assert path.stat().st_mode & 0o777 == 0o600


async def test_what_is_put_on_the_list_while_the_day_runs_is_erased(
    house: TestHouse, fran: Person, wall: Person, tmp_path: Path
) -> None:
    await house.at("11.20")
    phrase = await fran.gives("zqtwo chairs")
    assert await fran.shows(phrase) is ok
    await wall.sees(f"phrase/{phrase}")

    await asyncio.to_thread(add_to_list, tmp_path / "sessions" / "seminar.erased", [phrase, "nowhere-1"])
    await house.timer.wakes_whoever_sleeps(EVERY_S)

    await wall.misses(f"phrase/{phrase}")
    await fran.misses(f"phrase/{phrase}")
    assert house.room.day[AllGiven].items[phrase].text == ""


async def test_a_checkin_is_erased_by_hand_while_the_day_runs(house: TestHouse, tmp_path: Path) -> None:
    ada, care, log = await house.phone(), await house.care(), tmp_path / "sessions" / "seminar.db"
    for number in (1, 2):
        sent = {"id": f"checkin-of-ada-{number}", "feeling": "come", "where": f"zqrow {number}"}
        assert await ada.does("checkin.send", **sent) is ok
    await care.sees("checkin/checkin-of-ada-2")
    left = functools.partial(asyncio.to_thread, words_left, log, "checkin-of-ada-2", WORDS_OF)
    assert await left(), "for this test to mean anything"

    erasing = asyncio.create_task(asyncio.to_thread(erase_by_hand, log, "seminar", ["checkin-of-ada-2"]))
    while "checkin-of-ada-2" not in await asyncio.to_thread(read_list, list_beside(log)):
        await asyncio.sleep(0.001)
    await house.timer.wakes_whoever_sleeps(EVERY_S)

    assert await erasing
    await care.misses("checkin/checkin-of-ada-2")
    await ada.misses("checkin")
    assert await left() == 0
    assert await asyncio.to_thread(erase_by_hand, log, "seminar", ["checkin-of-ada-1"]), "replaced, and gone already"
    assert await ada.does("checkin.send", id="checkin-of-ada-3", feeling="ok", where="") is ok
    await care.sees("checkin/checkin-of-ada-3")


async def test_an_older_copy_that_is_put_back_loses_erased_words_again(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        phrase = await ada.gives("zqtwo chairs")
    shutil.copy(folder / "seminar.db", tmp_path / "older")
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        await (await house.desk()).hides(phrase)
        add_to_list(folder / "seminar.erased", [phrase])
        await house.timer.wakes_whoever_sleeps(EVERY_S)
        assert await house.room._erasing.is_done()
    shutil.copy(tmp_path / "older", folder / "seminar.db")
    assert b"zqtwo" in (folder / "seminar.db").read_bytes(), "for this test to mean anything"

    async with house_of(folder, SEMINAR, clock, site) as house:
        assert await house.room._erasing.is_done()

        assert b"zqtwo" not in (folder / "seminar.db").read_bytes()
        assert house.room.day[AllGiven].items[phrase].text == ""
