"""A copy that is made while the day runs holds all that was acknowledged before it was begun."""

import sqlite3
from contextlib import closing
from pathlib import Path

from live.log.sqlite import verify
from tests.log.test_sqlite import DAY, opened, storm


async def test_a_copy_made_in_a_storm_is_a_beginning_with_all_that_was_acknowledged_before(tmp_path: Path) -> None:
    path, copies = tmp_path / f"{DAY}.db", []
    with storm(path, entries=30) as (writer, acknowledged):
        for number in range(5):
            copies.append(tmp_path / f"copy-{number}" / f"{DAY}.db")
            copies[-1].parent.mkdir()
            with closing(sqlite3.connect(path)) as db:
                db.execute("VACUUM INTO ?", (str(copies[-1]),))
            assert verify(copies[-1]) >= acknowledged[-1]
            acknowledged += [int(writer.stdout.readline()) for _ in range(30)]
    async with opened(path) as log:
        whole = await log.read()

    for copy in copies:
        async with opened(copy) as log:
            entries = await log.read()
            assert entries == whole[: len(entries)]
    assert len(entries) > 120, "the storm went on, for this test to mean anything"
