"""When the time is up, no file of the day has any words but those that its published report quotes, while it does."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from live.day.keeping import DAYS
from live.day.roles import Role
from live.log.copies import back_up
from live.log.sqlite import verify
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock
from tests.room.test_erasing import MARKED, is_erased, on_disk

ROOT = Path(__file__).parents[2]
DAY_S = 86_400
# What the report quotes begins with other letters than what it does not.
QUOTED = [b"kptwo chairs", b"kpgloss", b"kplonger", b"kpword", b"kpplain", b"kpnote"]
NOTE, ASKED, MEANT = "note-of-rita-1", "asked-by-ada", "given-by-bob"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")


@asynccontextmanager
async def reported(
    folder: Path, clock: FakeClock, site: Site, *, is_published: bool = True
) -> AsyncIterator[tuple[TestHouse, Person, Person, str]]:
    """A day that is over, with a report that quotes some of it; its house, who gave, who reports, and the phrase."""
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, bob, fran, rita = await house.phone(), await house.phone(), await house.desk(), await house.reporter()
        await house.at("11.20")
        phrase = await ada.gives("kptwo chairs", gloss="kpgloss")
        note = await bob.notes("kplonger thought")
        await ada.gives("zqunquoted words")
        assert await ada.does("meaning.ask", id=ASKED, word="kpword") is ok
        await fran.sees(f"meaning/{ASKED}")
        assert await fran.does("meaning.show", id=ASKED) is ok
        assert await bob.does("meaning.give", id=MEANT, of=ASKED, text="kpplain words") is ok
        await fran.until(lambda: MEANT in str(fran.all("meaning")))
        assert await fran.does("meaning.show", id=MEANT) is ok
        slot = fran.cells["now"]["slot"]
        for text in ("zqfirst version", "kpnote of hers"):
            assert await rita.does("report.note", id=NOTE, slot=slot, text=text) is ok
        for item in (phrase, note, MEANT):
            await rita.sees(f"quote/{item}")
            assert await rita.does("report.take", item=item) is ok
        if is_published:
            assert await rita.does("report.publish") is ok
        assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
        yield house, ada, rita, phrase


async def report_of(house: TestHouse) -> str:
    async with house.http() as client:
        return (await client.get(f"/{house.code}/report.md")).text.replace("\\", "")


def left(folder: Path) -> list[bytes]:
    disk = on_disk(folder)
    return [each for each in QUOTED if each in disk]


async def test_a_published_report_stays_and_a_restart_finds_it_so(tmp_path: Path, clock: FakeClock, site: Site) -> None:
    folder = tmp_path / "sessions"
    async with reported(folder, clock, site) as (house, ada, rita, phrase):
        await asyncio.to_thread(back_up, folder / "seminar.db", folder / "seminar.beside")
        assert MARKED.search(on_disk(folder)), "for this test to mean anything"
        before = await report_of(house)

        await house.passes(DAYS * DAY_S)
        await is_erased(house)

        after = await report_of(house)
        assert after.startswith(before.rstrip())
        assert "On 2 April 2017 all that people gave was erased" in after
        assert not MARKED.search(on_disk(folder))
        assert left(folder) == QUOTED
        await ada.until(lambda: "reported" in str(ada.cells.get(f"mine/{phrase}")))
    assert b"kptwo" not in (folder / "seminar.beside").read_bytes()

    async with house_of(folder, SEMINAR, clock, site) as house:
        await is_erased(house)
        assert await report_of(house) == after
        rita = await house.reporter()
        assert await rita.does("report.note", id=NOTE, slot="", text="x") is not ok
        slot = rita.cells[f"report_note/{NOTE}"]["slot"]
        assert await rita.does("report.note", id=NOTE, slot=slot, text="written later") is ok

    async with house_of(folder, SEMINAR, clock, site) as house:
        await is_erased(house)
        assert "written later" in await report_of(house), "a note that is written on afterwards is erased by no start"


async def test_of_a_report_that_nobody_else_may_read_nothing_is_left(
    tmp_path: Path, clock: FakeClock, site: Site
) -> None:
    folder = tmp_path / "sessions"
    async with reported(folder, clock, site, is_published=False) as (house, _ada, rita, _phrase):
        await house.passes(DAYS * DAY_S)
        await is_erased(house)

        assert not MARKED.search(on_disk(folder))
        assert left(folder) == []
        assert await rita.does("report.publish") is ok
        assert "kp" not in await report_of(house)


@pytest.mark.parametrize("how", ["report.withdraw", "report.take", "phrase.withdraw", "report.cut"])
async def test_what_leaves_the_report_then_leaves_every_file(
    tmp_path: Path, clock: FakeClock, site: Site, how: str
) -> None:
    folder, elsewhere = tmp_path / "sessions", tmp_path / "elsewhere"
    async with reported(folder, clock, site) as (house, ada, rita, phrase):
        await house.passes(DAYS * DAY_S)
        await is_erased(house)
        await asyncio.to_thread(back_up, folder / "seminar.db", elsewhere)
        assert b"kptwo" in elsewhere.read_bytes(), "for this test to mean anything"
        asked = {
            "report.withdraw": (rita, {}, QUOTED),
            "report.take": (rita, {"item": phrase, "on": False}, QUOTED[:2]),
            "phrase.withdraw": (ada, {"id": phrase}, QUOTED[:2]),
            "report.cut": (rita, {"id": NOTE}, QUOTED[5:]),
        }
        who, fields, gone = asked[how]

        assert await who.does(how, **fields) is ok
        await house.passes(61)
        await is_erased(house)

        assert left(folder) == [each for each in QUOTED if each not in gone]
        assert not any(each in elsewhere.read_bytes() for each in gone)
    assert await asyncio.to_thread(verify, folder / "seminar.db") > 0
    async with house_of(folder, SEMINAR, clock, site) as house:
        await is_erased(house)
        assert left(folder) == [each for each in QUOTED if each not in gone]


async def test_a_copy_from_before_brings_back_what_the_report_quotes_and_nothing_else(
    tmp_path: Path, clock: FakeClock, site: Site
) -> None:
    folder, elsewhere = tmp_path / "sessions", tmp_path / "elsewhere"
    async with reported(folder, clock, site) as (house, _ada, _rita, _phrase):
        await asyncio.to_thread(back_up, folder / "seminar.db", elsewhere)
        await house.passes(DAYS * DAY_S)
        await is_erased(house)
        report = await report_of(house)
    assert b"zqunquoted" not in elsewhere.read_bytes()
    assert b"kptwo" in elsewhere.read_bytes(), "it is what the report is made of, and is not put back yet"
    (folder / "seminar.db").write_bytes(elsewhere.read_bytes())

    async with house_of(folder, SEMINAR, clock, site) as house:
        await house.passes(1)
        await is_erased(house)

        assert await report_of(house) == report
        assert not MARKED.search(on_disk(folder))


async def test_a_reflection_that_is_quoted_stays_after_a_restart_and_is_taken_back_still(
    tmp_path: Path, clock: FakeClock, site: Site
) -> None:
    folder = tmp_path / "sessions"
    async with reported(folder, clock, site) as (house, ada, rita, _phrase):
        for each, text, uses in (
            ("reflection-quoted", "kpstayed", ["report"]),
            ("reflection-unquoted", "zqunsaid", []),
        ):
            assert await ada.does("reflection.offer", id=each, text=text, uses=uses) is ok
        await rita.sees("quote/reflection-quoted")
        assert await rita.does("report.take", item="reflection-quoted") is ok
        await house.passes(DAYS * DAY_S)
        await is_erased(house)
        report, seat = await report_of(house), ada.proof
        assert "kpstayed" in report

    async with house_of(folder, SEMINAR, clock, site) as house:
        await is_erased(house)
        assert await report_of(house) == report
        assert not MARKED.search(on_disk(folder))
        rita, ada = await house.reporter(), await house._comes(Role.PHONE, seat)
        assert "reflection/reflection-unquoted" not in rita.cells
        assert await ada.does("reflection.withdraw", id="reflection-quoted") is ok
        await house.passes(61)
        await is_erased(house)
        assert b"kpstayed" not in on_disk(folder)
        assert "kpstayed" not in await report_of(house)


async def test_a_note_that_is_cut_is_in_no_file_at_once(house: TestHouse, folder: Path) -> None:
    rita = await house.reporter()
    await house.at("11.20")
    slot = rita.cells["now"]["slot"]
    for text in ("zqfirst version", "zqsecond version"):
        assert await rita.does("report.note", id=NOTE, slot=slot, text=text) is ok
    files = {each.name for each in folder.glob("seminar.*") if b"zqsecond" in each.read_bytes()}
    assert files, "for this test to mean anything"

    assert await rita.does("report.cut", id=NOTE) is ok
    await is_erased(house)

    assert {each.name for each in folder.glob("seminar.*")} >= {"seminar.db", "seminar.db-wal", "seminar.db-shm"}
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(verify, folder / "seminar.db") == house.room.log.head


def forget(folder: Path, *more: str) -> str:
    command = [sys.executable, "server.py", "forget", "--sessions", str(folder), *more]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.process
async def test_by_hand_it_is_said_what_stays_in_the_report_and_it_does(
    tmp_path: Path, clock: FakeClock, site: Site
) -> None:
    folder = tmp_path / "sessions"
    async with reported(folder, clock, site) as (house, *_):
        report = await report_of(house)

    said = await asyncio.to_thread(forget, folder, "--dry-run")

    assert said == (
        "seminar: 2 phrases, 1 note, 2 words and their meanings, 1 note of the reporter’s. "
        "Their time was up on 2017-04-02. "
        "What stays in the report, which everybody may read: 3 quotations of them and 1 of those notes.\n"
    )
    assert "the words are erased" in await asyncio.to_thread(forget, folder, "seminar")
    assert not MARKED.search(on_disk(folder))
    assert left(folder) == QUOTED
    assert await asyncio.to_thread(forget, folder) == "seminar: there are no words.\n"
    async with house_of(folder, SEMINAR, clock, site) as house:
        assert (await report_of(house)).startswith(report.rstrip())
