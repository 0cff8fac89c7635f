"""A programme's file that is changed beside the running server, or while it was down: noticed, told, offered."""

import os
from pathlib import Path

import pytest

from live.web.programme_files import FILES_EVERY_S
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The programme's file of the house."""
    return tmp_path / "sessions" / "seminar.txt"


async def looks_twice(house: TestHouse) -> None:
    """The server has looked at the file, and once more."""
    for _ in range(3):  # the third sleep begins when the second look is done
        await house.timer.wakes_whoever_sleeps(FILES_EVERY_S)


def writes(file: Path, text: str) -> None:
    """Somebody saves the file; later than it was saved before, however coarse the disk's clock is."""
    later = file.stat().st_mtime + 5 if file.exists() else 0
    file.write_text(text, "utf-8")
    if later:
        os.utime(file, (later, later))


async def test_before_the_day_a_changed_file_is_taken_at_once_and_the_terminal_says_how_it_was_read(
    house: TestHouse, fran: Person, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writes(file, SEMINAR.replace("11.15 Discussion of arising themes", "11.15 Tea and talk"))

    await looks_twice(house)

    await fran.until(lambda: any(slot["title"] == "Tea and talk" for slot in fran.cells["programme"]["slots"]))
    said = capsys.readouterr().out
    assert "seminar.txt was read: the plan is as it says now." in said
    assert "Tea and talk" in said
    assert "file" not in fran.cells


async def test_after_the_day_has_begun_terminal_and_desk_say_what_differs_and_the_desk_takes_it(
    house: TestHouse, fran: Person, ada: Person, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await house.at("11.20")
    writes(file, SEMINAR.replace("1.45 Keynote", "2.00 Keynote"))

    await looks_twice(house)

    cell = await fran.sees("file", readable=True)
    said = capsys.readouterr().out
    assert [each["is"] for each in cell["differences"]] == ["begins"]
    assert "begins at 2.00 instead of 1.45." in said
    assert "The day goes on as it is until somebody takes it at the desk." in said
    assert fran.slot("Keynote")["projected"] == fran.slot("Keynote")["planned"]

    version = fran.cells["programme"]["version"]
    assert await fran.does("programme.take", offer=cell["offer"], version=version) is ok
    await fran.misses("file")
    await ada.until(lambda: ada.cells["programme"]["version"] == version + 1)
    assert ada.slot("Keynote")["planned"] == house.clock.midnight * 1000 + 14 * 3_600_000
    async with house.http() as client:
        assert "DTSTART:20170303T140000Z" in (await client.get(f"/{house.code}/programme.ics")).text


async def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(
    house: TestHouse, fran: Person, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await house.at("11.20")
    before = fran.cells["programme"]
    writes(file, "Nothing in here says when.")

    await looks_twice(house)
    assert (await fran.sees("file", readable=False))["differences"] == []
    said = capsys.readouterr().out
    assert "seminar.txt: " in said
    assert "Nothing was changed: the day goes on as it is." in said

    file.unlink()
    await looks_twice(house)
    assert "Nothing was changed" in capsys.readouterr().out

    writes(file, SEMINAR)
    await looks_twice(house)
    await fran.misses("file")
    assert "Nothing in it changes what is still to come." in capsys.readouterr().out
    assert fran.cells["programme"] == before


async def test_a_file_is_read_only_once_it_is_no_longer_being_written(
    house: TestHouse, fran: Person, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await house.at("11.20")
    await house.timer.is_slept_by(FILES_EVERY_S)  # the look that this made due is done
    writes(file, "Seminar 5\n")
    await house.timer.wakes_whoever_sleeps(FILES_EVERY_S)
    await house.timer.is_slept_by(FILES_EVERY_S)  # it has looked, and half of the file was there
    writes(file, SEMINAR)

    await looks_twice(house)

    assert "file" not in fran.cells
    assert "Nothing was changed" not in capsys.readouterr().out


async def test_what_was_changed_while_the_server_was_down_is_said_when_it_is_back(
    tmp_path: Path, clock: FakeClock, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "another"
    async with house_of(folder, SEMINAR, clock, site) as house:
        await house.at("9.10")
    capsys.readouterr()

    async with house_of(folder, SEMINAR.replace("9.30 Registration", "9.15 Registration"), clock, site) as house:
        assert "seminar.txt was read: the plan is as it says now." in capsys.readouterr().out
        await house.at("9.20")
        assert (await house.desk()).cells["now"]["kind"] == "registration", "the day began by the new plan"

    async with house_of(folder, SEMINAR.replace("1.45 Keynote", "2.00 Keynote"), clock, site) as house:
        assert "begins at 2.00 instead of 1.45." in capsys.readouterr().out
        assert (await house.desk()).cells["file"]["readable"] is True


async def test_a_broken_file_does_not_keep_a_day_from_opening_that_was_planned_before(
    tmp_path: Path, clock: FakeClock, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "another"
    async with house_of(folder, SEMINAR, clock, site):
        pass

    async with house_of(folder, "Nothing in here says when.", clock, site) as house:
        assert (await house.desk()).cells["file"]["readable"] is False
        assert "Nothing was changed" in capsys.readouterr().out
