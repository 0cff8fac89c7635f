"""A folder of days: one odd log or programme stops that day and no other, and is said where people look."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from live.day.noun import Fact
from live.day.text import Written
from live.log.sqlite import SqliteLog, verify
from live.room import room as rooms
from live.web.site import Site
from tests.cast import house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


class Danced(Fact, frozen=True, tag="floor.danced"):
    """What a newer version may write: a kind that nobody here knows."""

    remark: Written


class NewerOffer(Fact, frozen=True, tag="phrase.withdrawn"):
    """A known kind with a field that nobody here knows."""

    id: str
    at: int
    mood: str = "glad"


class NewerPace(Fact, frozen=True, tag="wall.paced"):
    """A known kind with a value that nobody here knows."""

    pace: str = "in_waves"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")


async def write(path: Path, *facts: msgspec.Struct) -> None:
    """What a newer version wrote at the end of a log."""
    log = await SqliteLog.open(path, path.stem)
    try:
        entries = await log.read()
        await log.append(log.head + 1, facts, entries[-1].at)
    finally:
        await log.close()


async def test_what_a_newer_version_wrote_is_kept_left_aside_counted_and_said(
    folder: Path, clock: FakeClock, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        phrase, gone = await ada.gives("two chairs"), await ada.gives("the same height")
    await write(folder / "seminar.db", Danced("a waltz"), NewerOffer(gone, 1488540840000), NewerPace())

    async with house_of(folder, SEMINAR, clock, site) as house:
        fran, ada = await house.desk(), await house.phone()
        assert list(fran.all("phrase")) == [phrase], "what it knows of the same entry counts"
        health = await house.health()
        assert await ada.offers("and on it goes") is ok

    assert (health.status_code, health.json()["days"][0]["not_understood"]) == (200, 2)
    said = "seminar: 2 facts in its log are of kinds that this version does not know. They are kept and left aside"
    assert said in capsys.readouterr().err
    assert verify(folder / "seminar.db") > 0
    with closing(sqlite3.connect(folder / "seminar.db")) as db:
        assert db.execute("SELECT text FROM words WHERE text = 'a waltz'").fetchone() is not None


async def test_a_day_that_cannot_be_opened_is_said_and_stops_no_other(
    folder: Path, clock: FakeClock, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house_of(folder, SEMINAR, clock, site):
        pass
    for day in ("held", "fault"):
        (folder / f"{day}.txt").write_text(SEMINAR, "utf-8")
    (folder / "damaged.txt").write_text(SEMINAR, "utf-8")
    (folder / "damaged.db").write_bytes(b"no log at all" * 999)
    (folder / "programme.txt").write_text("Nothing in here says when.", "utf-8")
    (folder / "unusable.txt").write_text(SEMINAR, "utf-8")
    (folder / "unusable.db").mkdir()
    shutil.copy(folder / "seminar.db", folder / "fault.db")
    with closing(sqlite3.connect(folder / "fault.db")) as db, db:
        db.execute("DROP TRIGGER log_remains")
        db.execute("DROP TRIGGER entry_remains")
        db.execute("DELETE FROM words")
        db.execute("DELETE FROM entry")
        db.execute("DELETE FROM log")
    opens = rooms.Room.open

    async def fails(name: str, *others: object) -> rooms.Room:
        if name == "fault":
            raise KeyError("a mistake of ours")
        return await opens(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(rooms.Room, "open", fails)
    held = await SqliteLog.open(folder / "held.db", "held")
    try:
        async with house_of(folder, SEMINAR, clock, site) as house, house.http(follow_redirects=False) as client:
            health = await house.health()
            home = await client.get("/", params={"code": "wrong"})
            ada = await house.phone()
            assert await ada.offers("two chairs") is ok
    finally:
        await held.close()

    whys = ("damaged", "fault", "held", "programme", "unusable")
    closed = {each["day"]: each["why"] for each in health.json()["closed"]}
    assert (health.status_code, closed) == (200, {why: why for why in whys})
    assert "The record of this day is damaged" in home.text
    assert "by a mistake of the program" in home.text
    assert "runs in another window" in home.text
    assert "The programme of this day cannot be read." in home.text
    assert str(folder) not in home.text + health.text, "nobody needs to know where it stands"
    assert "damaged cannot be opened." in capsys.readouterr().err


async def test_a_file_with_a_name_that_cannot_be_written_stops_no_other_day_and_harms_no_key(
    folder: Path, clock: FakeClock, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Copied from an old disk, or with a line break pasted along."""
    folder.mkdir()
    (folder / "two\nlines 3.txt").write_text(SEMINAR, "utf-8")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(SEMINAR, "utf-8")
    async with house_of(folder, SEMINAR, clock, site) as house, house.http(follow_redirects=False) as client:
        health = await house.health()
        home = await client.get("/", params={"code": "wrong"})
        keys = house.keys
    assert health.json()["closed"] == [{"day": name, "why": "name"} for name in ("caf\ufffd", "two\ufffdlines 3")]
    assert "has a name that cannot be used" in home.text
    assert "two\ufffdlines 3.txt has a name that cannot be used" in capsys.readouterr().err

    async with house_of(folder, SEMINAR, clock, site) as house:
        assert house.keys == keys
