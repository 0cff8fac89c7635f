"""Care is private: of a whole day with check-ins nobody else is sent, shown or told anything, and then it is gone."""

import asyncio
import logging
import re
from pathlib import Path

import pytest

from live.log.sqlite import verify
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, new_id, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock

# What the words begin with, and more of them: two letters alone come up by chance in what is random there.
MARKED = re.compile(rb"zq[a-z]{3}")
WHERE = "zqbalcony zqleft"
NAMES = "zqtable"
# What only a check-in or a round is called on the wire.
SIGNS = ("zqbal", "zqtab", '"checkin', '"round"', '"feeling"')
# Loggers of the people in the test and not of the server.
CLIENTS = ("websockets.client", "httpx", "httpcore")
PAGES = ("", "/programme", "/poem", "/poem.txt", "/programme.ics")


def on_disk(folder: Path) -> bytes:
    """Everything that the files of the day hold, but for its programme."""
    return b"".join(each.read_bytes() for each in folder.glob("seminar.*") if each.suffix != ".txt")


async def sends(person: Person, feeling: str, where: str = WHERE) -> str:
    checkin = new_id("checkin")
    assert await person.does("checkin.send", id=checkin, feeling=feeling, where=where) is ok
    return checkin


async def pages_of(house: TestHouse) -> str:
    """Every page that others have, and /health as the desk is shown it."""
    keys = {"Authorization": f"Bearer {house.keys['desk']}"}
    async with house.http() as browser:
        texts = [(await browser.get(f"/{house.code}{page}")).text for page in PAGES]
        texts += [(await browser.get("/health", headers=keys)).text, (await browser.get("/")).text]
    for place in ("desk", "poet", "wall"):
        async with house.http() as browser:
            await browser.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
            texts.append((await browser.get(f"/{house.code}/{place}")).text)
    return "\n".join(texts)


async def test_nobody_else_is_told_anything_the_whole_day_and_after_it_no_file_has_it(
    house: TestHouse,
    ada: Person,
    bob: Person,
    fran: Person,
    paul: Person,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    wall, care = await house.wall(), await house.care()
    others = (bob, fran, paul, wall)
    pages: list[str] = []
    assert await care.does("round.set", places=[f"{NAMES} one", f"{NAMES} two"]) is ok
    assert await care.does("round.begin") is ok
    for time, feeling in (("9.00", "ok"), ("11.20", "much"), ("12.10", "come"), ("15.20", "come")):
        await house.at(time)
        checkin = await sends(ada, feeling)
        await care.sees(f"checkin/{checkin}", feeling=feeling, where=WHERE)
        assert await care.does("checkin.seen", id=checkin) is ok
        await ada.sees("checkin", state="seen")
        assert await care.does("round.visit", place=f"{NAMES} one", on=time != "11.20") is ok
        pages.append(await pages_of(house))
    assert MARKED.search(on_disk(folder)), "for this test to mean anything"
    late = [await house.desk(), await house.poet(), await house.wall(), await house.phone()]

    await house.at("23.59")
    await ada.misses("checkin")
    await care.misses("round")
    assert care.all("checkin") == {}
    pages.append(await pages_of(house))

    said = "\n".join(each.getMessage() for each in caplog.records if not each.name.startswith(CLIENTS))
    assert not MARKED.search(said.encode())
    assert "checkin" not in said
    for person in (*others, *late):
        frames = str(person.frames).replace("'", '"')
        assert [sign for sign in SIGNS if sign in frames] == [], f"{person.role} was sent something of it"
    for sign in SIGNS:
        assert [page[max(0, page.index(sign) - 60) : page.index(sign) + 60] for page in pages if sign in page] == []
    assert await house.room._erasing.is_done()
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(verify, folder / "seminar.db") == house.room.log.head


async def test_what_is_replaced_or_taken_back_is_gone_at_once(house: TestHouse, ada: Person, folder: Path) -> None:
    await sends(ada, "come", "zqfirst")
    await sends(ada, "ok", "zqsecond")
    assert await house.room._erasing.is_done()
    assert b"zqfirst" not in on_disk(folder)
    assert b"zqsecond" in on_disk(folder)

    assert await ada.does("checkin.clear") is ok

    assert await house.room._erasing.is_done()
    assert b"zqsecond" not in on_disk(folder)


async def test_a_restart_keeps_what_is_open_and_its_giver_reads_on(folder: Path, clock: FakeClock, site: Site) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        await house.at("11.20")
        first = await sends(ada, "ok", "zqfirst")
        checkin = await sends(ada, "come")
        seat = ada.proof

    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, care = await house._comes(ada.role, seat), await house.care()
        assert (await care.sees(f"checkin/{checkin}"))["where"] == WHERE
        assert await care.does("checkin.done", id=checkin) is ok
        await ada.sees("checkin", state="done")
        assert await ada.does("checkin.send", id=first, feeling="ok", where="zqfirst") is ok, "a resend changes nothing"
        assert ada.cells["checkin"]["id"] == checkin


async def test_after_the_day_somebody_is_still_heard_until_the_next_start(
    folder: Path, clock: FakeClock, site: Site
) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, care = await house.phone(), await house.care()
        await house.at("11.20")
        await house.at("23.59")
        await ada.until(lambda: ada.cells["day"]["state"] == "over")
        checkin = await sends(ada, "come")
        await care.sees(f"checkin/{checkin}")
        assert b"zqbalcony" in on_disk(folder), "for this test to mean anything"

    async with house_of(folder, SEMINAR, clock, site) as house:
        care = await house.care()
        await care.until(lambda: not care.all("checkin"))
        await house.room.has_answered()
        assert await house.room._erasing.is_done()
        assert b"zqbalcony" not in on_disk(folder)


async def test_nobody_else_may_answer_or_go_round(ada: Person, fran: Person, paul: Person) -> None:
    for do, fields in (("checkin.seen", {"id": "checkin-1"}), ("round.begin", {}), ("round.set", {"places": ["a"]})):
        for person in (ada, fran, paul):
            refusal = await person.does(do, **fields)
            assert refusal is not ok
            assert refusal.code == "command.not_yours"
