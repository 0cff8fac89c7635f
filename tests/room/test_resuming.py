"""A server that is started again goes on where it was; one whose log lost its end begins a new life and says so."""

import asyncio
import shutil
from pathlib import Path

import pytest

from live.day.counts import told_at
from live.day.roles import Role
from live.log import LostEnd
from live.log.sqlite import verify
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")


async def comes_back(person: Person, house: TestHouse) -> None:
    """Somebody who was away while the server was started again."""
    await person.leaves()
    person.house = house
    person.frames.clear()
    await person.comes(back=True)


async def test_a_restart_resumes(folder: Path, clock: FakeClock, site: Site) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, bob, fran = await house.phone(), await house.phone(), await house.desk()
        first = await ada.gives("two chairs")
        await bob.sees("now", takes=["phrase", "note", "support"])
        await fran.sees(f"phrase/{first}")
        await fran.leaves()
        second = await ada.gives("the same height")
        await ada.sees(f"mine/{second}")
    async with house_of(folder, SEMINAR, clock, site) as house:
        for person in (ada, bob, fran):
            epoch = person.hello["epoch"]
            await comes_back(person, house)
            assert (person.hello["full"], person.hello["epoch"]) == (False, epoch)

        assert ada.frames[0]["cells"].keys() == bob.frames[0]["cells"].keys() == {"people"}
        assert f"phrase/{second}" in fran.frames[0]["cells"]
        assert f"phrase/{first}" not in fran.frames[0]["cells"]
        assert "programme" not in fran.frames[0]["cells"]
        assert (await house.health()).json()["days"][0]["lost"] is None


async def test_a_log_that_went_back_gets_a_new_life_and_the_desk_and_health_say_so(
    folder: Path, clock: FakeClock, site: Site, tmp_path: Path
) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        kept = await ada.gives("two chairs")
    shutil.copy(folder / "seminar.db", tmp_path / "older")
    async with house_of(folder, SEMINAR, clock, site) as house:
        await comes_back(ada, house)
        lost = await ada.gives("the same height")
        await ada.sees(f"mine/{lost}")
        missing = house.room.log.head
        epoch = ada.hello["epoch"]
    shutil.copy(tmp_path / "older", folder / "seminar.db")
    with pytest.raises(LostEnd) as caught:
        await asyncio.to_thread(verify, folder / "seminar.db")
    assert caught.value.n == missing

    async with house_of(folder, SEMINAR, clock, site) as house:
        fran, bob = await house.desk(), await house.phone()
        await comes_back(ada, house)

        assert ada.hello["full"]
        assert ada.hello["epoch"] != epoch
        assert (f"mine/{kept}" in ada.cells, f"mine/{lost}" in ada.cells) == (True, False)
        assert fran.cells["record"] == {"lost": missing}
        assert "record" not in bob.cells
        assert (await house.health()).json()["days"][0]["lost"] == missing
        assert await ada.offers("the same height", id=lost) is ok
        assert await ada.offers("two chairs", id=kept) is ok
        await fran.sees(f"phrase/{lost}")
        assert len(fran.all("phrase")) == 2
        await comes_back(ada, house)
        assert not ada.hello["full"]


async def test_a_restart_in_the_middle_of_the_reading_loses_no_line_and_the_countdown_goes_on(
    folder: Path, clock: FakeClock, site: Site
) -> None:
    """Somebody stands at the front and reads; nobody in the room must notice."""
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, paul, fran, wall = await house.phone(), await house.poet(), await house.desk(), await house.wall()
        phrase = await ada.gives("two chairs")
        theme = await fran.names_theme("Being heard")
        assert await fran.gathers(theme, phrase) is ok
        await ada.sees(f"theme/{theme}")
        assert await ada.stands_with(theme) is ok
        first = await paul.writes({"text": "two chairs", "phrase": phrase})
        second = await paul.writes("and we stayed", after=first)
        await house.at("15.32")
        for do, fields in (
            ("reading.begin", {}),
            ("reading.line", {"line": first}),
            ("reading.line", {"line": second}),
        ):
            assert await paul.does(do, **fields) is ok
        before = {}
        for person in (ada, paul, fran, wall):
            await person.sees("poem", state="reading", line=second)
            await person.sees(f"theme/{theme}", support=told_at(Role(person.role), 1))
            before[person.role] = {key: cell for key, cell in person.cells.items() if key not in ("people", "walls")}
        ends = fran.cells["now"]["ends"]
        assert ends is not None, "a slot counts down, for this test to mean anything"

    clock.advance(90)
    async with house_of(folder, SEMINAR, clock, site) as house:
        for person in (ada, paul, fran, wall):
            await comes_back(person, house)

            assert person.hello["full"] is False
            assert {key: cell for key, cell in person.cells.items() if key in before[person.role]} == before[
                person.role
            ]
            assert person.frames[0]["cells"].keys() <= {"people", "walls"}, "nothing is drawn twice"
        assert fran.cells["now"]["ends"] == ends
        assert fran.hello["now"] == round(clock() * 1000)
        assert await paul.does("reading.end") is ok
        await ada.sees("poem", state="read")


async def brought_back_whole(folder: Path, clock: FakeClock, site: Site, tmp_path: Path) -> dict[str, Person]:
    """A phone, a desk and a wall that have seen one entry more than the folder, which was put back with all in it."""
    async with house_of(folder, SEMINAR, clock, site) as house:
        people = {"ada": await house.phone(), "fran": await house.desk(), "wall": await house.wall()}
        await people["ada"].gives("two chairs", id="kept-words")
    shutil.copytree(folder, tmp_path / "older")
    async with house_of(folder, SEMINAR, clock, site) as house:
        for person in people.values():
            await comes_back(person, house)
        await people["ada"].gives("the same height", id="lost-words")
        for person in people.values():
            await person.is_current()
            await person.until(lambda person=person: person.n == house.room.log.head)
            await person.leaves()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    return people


async def test_a_folder_that_went_back_as_a_whole_is_noticed_by_what_the_wall_has_seen(
    folder: Path, clock: FakeClock, site: Site, tmp_path: Path
) -> None:
    """The witness went back with its log; only somebody who was there can tell."""
    people = await brought_back_whole(folder, clock, site, tmp_path)
    ada, wall, missing = people["ada"], people["wall"], people["ada"].n
    async with house_of(folder, SEMINAR, clock, site) as house:
        assert house.room.log.lost is None, "nothing on the disk shows it, for this test to mean anything"
        await comes_back(ada, house)
        epoch = ada.hello["epoch"]

        await comes_back(wall, house)
        for person in (wall, ada):
            assert await person.is_sent_out() == 1013
            await comes_back(person, house)
            assert person.hello["epoch"] != epoch
        assert ada.hello["full"]

        fran = await house.desk()
        assert fran.cells["record"] == {"lost": missing}
        assert (await house.health()).json()["days"][0]["lost"] == missing
        assert await ada.offers("the same height", id="lost-words") is ok
        await fran.sees("phrase/lost-words")
        epoch = ada.hello["epoch"]
    with pytest.raises(LostEnd, match=f"number {missing},"):
        await asyncio.to_thread(verify, folder / "seminar.db")
    async with house_of(folder, SEMINAR, clock, site) as house:
        await comes_back(ada, house)
        assert ada.hello["epoch"] == epoch, "the new life goes on"


async def test_an_entry_of_another_history_is_noticed_when_the_log_has_gone_on(
    folder: Path, clock: FakeClock, site: Site, tmp_path: Path
) -> None:
    people = await brought_back_whole(folder, clock, site, tmp_path)
    fran, missing = people["fran"], people["fran"].n
    async with house_of(folder, SEMINAR, clock, site) as house:
        bob = await house.phone()
        for words in ("a round table", "no table"):
            await bob.gives(words)
        assert house.room.log.head > missing

        await comes_back(fran, house)

        assert await bob.is_sent_out() == 1013
        assert house.room.log.lost == missing


async def test_nobody_in_the_room_is_believed_that_the_log_went_back(house: TestHouse) -> None:
    """Anybody can say a number; a phone that says one gets all there is, and nobody else hears of it."""
    ada, wall, epoch = await house.phone(), await house.wall(), house.room.epoch
    await ada.leaves()
    ada.n, ada.mark = 10**9, "deadbeef"

    await ada.comes(back=True)

    assert ada.hello["full"]
    assert await ada.gives("two chairs")
    assert (house.room.epoch, house.room.log.lost, wall.is_here) == (epoch, None, True)


async def test_who_comes_from_another_life_says_nothing_of_this_one(house: TestHouse) -> None:
    wall, fran, epoch = await house.wall(), await house.desk(), house.room.epoch
    await wall.leaves()
    wall.n, wall.hello["epoch"] = 10**9, "another.life"

    await wall.comes(back=True)

    assert await fran.does("day.hold") is ok
    assert (house.room.epoch, house.room.log.lost, fran.is_here) == (epoch, None, True)
