"""When the time is up for which words are kept, no file of the day has any of them but in the poem that was read."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from live.day.keeping import DAYS
from live.log.at_once import write_log
from live.log.copies import back_up
from live.log.sqlite import verify
from live.room.everything import everything_of
from live.room.taking_in import take_in
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock
from tests.room.test_erasing import MARKED, is_erased, on_disk

ROOT = Path(__file__).parents[2]
DAY_S = 86_400


async def spend(house: TestHouse, ada: Person, fran: Person, paul: Person) -> str:
    """A day with words in many places and a poem that has some of one phrase; the id of the phrase."""
    await house.at("11.20")
    phrase = await ada.gives("two chairs zqheight", gloss="zqgloss")
    await ada.notes("zqlonger thought")
    hidden = await ada.gives("zqhidden words")
    assert await fran.hides(hidden, "zqreason") is ok
    assert await ada.does("phrase.appeal", id=hidden, text="zqplease") is ok
    assert await ada.does("meaning.ask", id="meaning-of-ada", word="zqword") is ok
    await paul.sees(f"phrase/{phrase}")
    line = await paul.writes("we need ", {"text": "two chairs zqheight", "phrase": phrase})
    await paul.writes("we need ", {"text": "two chairs", "phrase": phrase}, line=line)
    await house.at("15.31")
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    await house.passes(30)
    assert await paul.does("reading.end") is ok
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    assert await ada.does("reflection.offer", id="reflection-of-ada", text="zqstays with me", uses=["report"]) is ok
    return phrase


async def poem_of(house: TestHouse) -> str:
    async with house.http() as client:
        return (await client.get(f"/{house.code}/poem.txt")).text


async def test_no_file_has_words_any_more_but_the_poem_and_a_restart_finds_it_so(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, fran, paul = await house.phone(), await house.desk(), await house.poet()
        phrase = await spend(house, ada, fran, paul)
        await asyncio.to_thread(back_up, folder / "seminar.db", folder / "seminar.beside")
        await asyncio.to_thread(back_up, folder / "seminar.db", tmp_path / "elsewhere")
        poem = await poem_of(house)
        assert "two chairs" in poem
        assert MARKED.search(on_disk(folder)), "for this test to mean anything"

        await house.passes(DAYS * DAY_S)
        await is_erased(house)

        assert not MARKED.search(on_disk(folder))
        assert b"two chairs" in on_disk(folder)
        assert await poem_of(house) == poem
        await ada.sees(f"mine/{phrase}", text="")
        assert [step["is"] for step in ada.cells[f"mine/{phrase}"]["state"]][:2] == ["received", "forgotten"]
    assert await asyncio.to_thread(verify, folder / "seminar.db") > 0
    elsewhere = (tmp_path / "elsewhere").read_bytes()
    assert b"zqlonger" not in elsewhere

    async with house_of(folder, SEMINAR, clock, site) as house:
        assert await poem_of(house) == poem


async def test_a_copy_that_is_put_back_later_forgets_by_itself_and_keeps_the_poem(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        await spend(house, await house.phone(), await house.desk(), await house.poet())
        await asyncio.to_thread(back_up, folder / "seminar.db", tmp_path / "elsewhere")
        await house.passes(DAYS * DAY_S)
        await is_erased(house)
        poem = await poem_of(house)
    (folder / "seminar.db").write_bytes((tmp_path / "elsewhere").read_bytes())

    async with house_of(folder, SEMINAR, clock, site) as house:
        await house.passes(1)
        await is_erased(house)

        assert not MARKED.search(on_disk(folder))
        assert await poem_of(house) == poem


async def test_a_day_of_another_house_forgets_by_itself_and_keeps_the_poem(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")
    async with house_of(tmp_path / "one", SEMINAR, clock, site) as house:
        await spend(house, await house.phone(), await house.desk(), await house.poet())
        poem = await poem_of(house)
        taken = take_in(b"".join([piece async for piece in everything_of(house.room, None, "")]))
    folder = tmp_path / "other"
    folder.mkdir()
    write_log(folder / "seminar.db", taken.day, [(told.at, told.facts) for told in taken.entries])
    assert MARKED.search(on_disk(folder)), "for this test to mean anything"
    clock.advance(DAYS * DAY_S)

    async with house_of(folder, SEMINAR, clock, site) as house:
        await house.passes(1)
        await is_erased(house)

        assert not MARKED.search(on_disk(folder))
        assert await poem_of(house) == poem
    assert verify(folder / "seminar.db") > 0


def forget(folder: Path, *more: str) -> str:
    command = [sys.executable, "server.py", "forget", "--sessions", str(folder), *more]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.process
async def test_by_hand_it_is_said_first_and_then_done(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")
    folder = tmp_path / "sessions"
    assert "no log" in forget(tmp_path)
    async with house_of(folder, SEMINAR, clock, site) as house:
        await spend(house, await house.phone(), await house.desk(), await house.poet())
        assert "its server erases the words itself" in await asyncio.to_thread(forget, folder)

    said = await asyncio.to_thread(forget, folder, "--dry-run")

    assert said == "seminar: 2 phrases, 1 note, 1 word or its meaning, 1 reflection. Their time was up on 2017-04-02.\n"
    assert MARKED.search(on_disk(folder))
    assert "the words are erased" in await asyncio.to_thread(forget, folder, "seminar")
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(forget, folder) == "seminar: there are no words.\n"
    async with house_of(folder, SEMINAR, clock, site) as house:
        assert "two chairs" in await poem_of(house)
