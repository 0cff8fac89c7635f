"""What has stayed with somebody: on the wire its giver's and the reporter's alone, and in no file once it is erased."""

import asyncio
from pathlib import Path

import pytest

from live.log.sqlite import verify
from live.web import logs_by_hand
from live.web.erasures import EVERY_S
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock
from tests.room.test_erasing import MARKED, is_erased, on_disk


async def ends(fran: Person) -> None:
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok


async def test_no_frame_of_any_other_place_has_it(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person, wall: Person
) -> None:
    care, rita = await house.care(), await house.reporter()
    await house.at("15.31")
    await ends(fran)
    await ada.sees("reflections", most=3)
    assert await ada.does("reflection.offer", id="reflection-quoted", text="zqtwo chairs", uses=["report"]) is ok
    assert await ada.does("reflection.offer", id="reflection-read-1", text="zqthe door") is ok
    await rita.sees("quote/reflection-quoted", text="zqtwo chairs")
    await rita.sees("reflection/reflection-read-1", text="zqthe door")
    assert await rita.does("report.take", item="reflection-quoted") is ok
    await ada.sees("reflection/reflection-quoted", taken=True)
    assert await ada.does("reflection.withdraw", id="reflection-read-1") is ok
    await rita.misses("reflection/reflection-read-1")
    assert await ada.does("reflection.put_back", id="reflection-read-1") is ok
    await rita.sees("reflection/reflection-read-1")

    later = [await house.phone(), await house.desk(), await house.poet(), await house.wall(), await house.care()]
    for person in (bob, fran, paul, wall, care, *later):
        await person.is_current()
        assert "zq" not in str(person.frames), person.role
        assert "reflection-" not in str(person.frames), person.role
    assert "voice" not in str(rita.cells["quote/reflection-quoted"])


@pytest.mark.parametrize("uses", [["wall"], "report", [None]])
async def test_it_may_go_into_the_report_and_nowhere_else(
    house: TestHouse, ada: Person, fran: Person, uses: object
) -> None:
    await house.at("15.31")
    await ends(fran)

    refusal = await ada.does("reflection.offer", id="reflection-of-ada", text="two chairs", uses=uses)

    assert refusal.code == "command.malformed"  # type: ignore[union-attr]


async def test_what_was_taken_back_is_in_no_file_after_a_minute(
    house: TestHouse, ada: Person, fran: Person, folder: Path
) -> None:
    await house.at("15.31")
    await ends(fran)
    assert await ada.does("reflection.offer", id="reflection-of-ada", text="zqtwo chairs") is ok
    assert MARKED.search(on_disk(folder)), "for this test to mean anything"

    assert await ada.does("reflection.withdraw", id="reflection-of-ada") is ok
    await house.passes(61)
    await is_erased(house)

    await ada.misses("reflection/reflection-of-ada")
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(verify, folder / "seminar.db") == house.room.log.head


# Erased by the letters of a slip


async def by_slip(house: TestHouse, fran: Person) -> str:
    """Words that came with a slip, and what has stayed with whoever has it, beside those of others; its letters."""
    await house.at("11.20")
    phrase = await fran.gives("zqtwo chairs", said="paper", gloss="zqgloss")
    await fran.gives("one door", said="paper")
    slip = str((await fran.sees(f"phrase/{phrase}"))["slip"])
    await ends(fran)
    async with house.http(headers={"Accept": "text/html"}) as browser:
        await browser.post(f"/{house.code}/slip", data={"slip": slip})
        said = {"do": "reflection.offer", "id": "reflection-by-slip", "text": "zqthe same height"}
        assert (await browser.post(f"/{house.code}/slip", data=said)).status_code == 303
    return slip


async def test_all_that_came_with_a_slip_is_erased_where_no_server_runs(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="9.30")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        slip = await by_slip(house, await house.desk())
    assert len(set(MARKED.findall(on_disk(folder)))) == 3, "for this test to mean anything"

    for typed, said in (
        (f"{slip[:3].upper()}-{slip[3:]}", "All words that came with this slip are erased"),
        (slip, "no words any more"),
    ):
        assert await asyncio.to_thread(logs_by_hand.erase_slip, folder / "seminar.db", "seminar", typed) == 0
        told = capsys.readouterr().out
        assert said in told
        assert slip not in told.lower()

    assert not MARKED.search(on_disk(folder))
    assert b"one door" in on_disk(folder)
    with pytest.raises(logs_by_hand.CannotOpen, match="No slip of seminar has these letters"):
        await asyncio.to_thread(logs_by_hand.erase_slip, folder / "seminar.db", "seminar", "bcdfgh")


async def test_and_while_the_day_runs(house: TestHouse, fran: Person, folder: Path) -> None:
    rita = await house.reporter()
    slip = await by_slip(house, fran)
    await rita.sees("reflection/reflection-by-slip")

    erasing = asyncio.create_task(asyncio.to_thread(logs_by_hand.erase_slip, folder / "seminar.db", "seminar", slip))
    while not erasing.done():
        await house.timer.wakes_whoever_sleeps(EVERY_S)
        await asyncio.sleep(0.05)

    assert await erasing == 0
    await rita.misses("reflection/reflection-by-slip")
    await fran.until(lambda: [cell["text"] for cell in fran.all("phrase").values()] == ["one door"])
    assert not MARKED.search(on_disk(folder))
