"""Copies of a log: made while the day runs, with all that was acknowledged before, and put back without losing any."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from live.log import AlreadyOpen, CannotOpen, Damaged
from live.log.copies import PutBack, back_up, copies_beside, erase_in_copies, put_back
from live.log.sqlite import verify
from tests.log.facts import Offered
from tests.log.test_sqlite import DAY, by_hand, entry, fill, opened, storm

WORDS_OF = {"phrase.offered": "id"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "sessions").mkdir()
    return tmp_path / "sessions" / f"{DAY}.db"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


async def test_a_copy_made_in_a_storm_is_a_beginning_with_all_that_was_acknowledged_before(
    path: Path, tmp_path: Path
) -> None:
    copies = []
    with storm(path, entries=30) as (writer, acknowledged):
        for number in range(5):
            copies.append(tmp_path / f"copy-{number}" / f"{DAY}.db")
            copies[-1].parent.mkdir()
            assert back_up(path, copies[-1]) == verify(copies[-1]) >= acknowledged[-1]
            acknowledged += [int(writer.stdout.readline()) for _ in range(30)]
    async with opened(path) as log:
        whole = await log.read()

    for each in copies:
        async with opened(each) as log:
            entries = await log.read()
            assert entries == whole[: len(entries)]
    assert len(entries) > 120, "the storm went on, for this test to mean anything"


async def test_a_copy_is_one_file_that_its_owner_alone_may_read(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await fill(log, 3)
        assert back_up(path, copy) == 3

    assert sorted(each.name for each in copy.parent.iterdir()) == [copy.name, "sessions"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copies_beside(path).stat().st_mode & 0o777 == 0o600


async def test_nothing_is_written_over_and_what_cannot_be_made_leaves_nothing(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await fill(log, 3)
    copy.write_bytes(b"somebody's")

    with pytest.raises(CannotOpen, match=r"something at .* already"):
        back_up(path, copy)
    with pytest.raises(CannotOpen, match="no folder"):
        back_up(path, copy.parent / "nowhere" / "copy.db")
    by_hand(path, "DROP TRIGGER entry_stays", "UPDATE entry SET at = at + 1 WHERE n = 2")
    with pytest.raises(Damaged, match="entry 2"):
        back_up(path, copy.with_name("other"))

    assert copy.read_bytes() == b"somebody's"
    assert sorted(each.name for each in copy.parent.iterdir()) == [copy.name, "sessions"]


async def test_put_back_it_is_the_day_as_it_was_and_what_stood_there_is_kept(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await fill(log, 2)
        back_up(path, copy)
        await fill(log, 5)

    done = put_back(copy, path, DAY)

    assert done == PutBack(2, path.with_name(f"{DAY}.db.1"))
    async with opened(path) as log:
        assert await log.read() == [entry(1), entry(2)]
        assert log.lost == 3, "the witness says what the copy lacks"
    put_back(copy, path, DAY)
    assert back_up(path.with_name(f"{DAY}.db.1"), copy.with_name("kept")) == 5
    assert path.with_name(f"{DAY}.db.2").is_file()


async def test_what_was_only_in_the_write_ahead_log_is_kept_with_the_log_that_it_belongs_to(
    path: Path, copy: Path
) -> None:
    async with opened(path) as log:
        await fill(log, 2)
        back_up(path, copy)
        await fill(log, 5)
        torn = {name: path.with_name(name).read_bytes() for name in (path.name, f"{path.name}-wal")}
    for name, found in torn.items():  # as a server that was killed leaves them
        path.with_name(name).write_bytes(found)

    done = put_back(copy, path, DAY)

    assert done.kept is not None
    assert (verify(done.kept), back_up(path, copy.with_name("again"))) == (5, 2)


async def test_what_an_end_in_between_left_of_another_log_is_not_taken_for_this_ones(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await fill(log, 2)
        back_up(path, copy)
        await fill(log, 5)
        left = path.with_name(f"{path.name}-wal").read_bytes()
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(left)

    assert put_back(copy, path, DAY) == PutBack(2, None)

    async with opened(path) as log:
        assert await log.read() == [entry(1), entry(2)]


async def test_a_day_that_runs_and_another_days_copy_and_what_is_none_are_refused(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await fill(log, 2)
        back_up(path, copy)
        with pytest.raises(AlreadyOpen):
            await asyncio.to_thread(put_back, copy, path, DAY)
    with pytest.raises(CannotOpen, match=f"another day, {DAY}"):
        put_back(copy, path.with_name("seminar-6.db"), "seminar-6")
    with pytest.raises(CannotOpen, match="no copy"):
        put_back(copy.with_name("nothing"), path, DAY)
    copy.with_name("text").write_text("some text")
    with pytest.raises(Damaged):
        put_back(copy.with_name("text"), path, DAY)

    assert verify(path) == 2, "the day is as it was"
    assert not path.with_name(f"{DAY}.db.1").exists()


async def test_words_that_are_erased_leave_the_copies_that_can_be_reached_too(path: Path, copy: Path) -> None:
    async with opened(path) as log:
        await log.append(1, [Offered("phrase-1", "zqtwo chairs"), Offered("phrase-2", "somebody else's")], at=1)
        for name in ("copy.db", "gone", "broken", "another"):
            back_up(path, copy.with_name(name))
    copy.with_name("gone").unlink()
    copy.with_name("broken").write_bytes(b"no log " * 1000)
    copy.with_name("another").write_bytes(b"")
    assert b"zqtwo" in copy.read_bytes(), "for this test to mean anything"

    erase_in_copies(path, ["phrase-1"], WORDS_OF)

    assert b"zqtwo" not in copy.read_bytes()
    assert verify(copy) == 1
    assert by_hand(copy, "SELECT text FROM words") == [("somebody else's",)]
    assert not copy.with_name("gone").exists()
    with pytest.raises(sqlite3.DatabaseError):
        by_hand(copy.with_name("broken"), "SELECT 1 FROM log")
