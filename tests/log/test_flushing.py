"""An entry is said to be on disk only when the disk has said so; a disk that must not be written ends nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from live.log.sqlite import verify

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there calls can be made to fail")

NO_FLUSH = """
import asyncio, sqlite3, sys
from pathlib import Path
from live.log.sqlite import SqliteLog
from tests.failing_calls import flushes_fail
from tests.log.facts import Offered

async def main():
    log = await SqliteLog.open(Path(sys.argv[1]), "seminar-5")
    await log.append(1, [Offered("p1", "two chairs")], 1)
    await log._in_writer(flushes_fail)
    for n in range(5):
        try:
            await log.append(2, [Offered("p2", "the same height")], 2)
        except sqlite3.Error as why:
            print(why)

asyncio.run(main())
"""


def test_an_entry_that_the_disk_did_not_take_is_not_acknowledged(tmp_path: Path) -> None:
    """Where flushes fail no append succeeds: so there is a flush between each entry and its answer."""
    path = tmp_path / "seminar-5.db"

    told = subprocess.run(
        [sys.executable, "-c", NO_FLUSH, path], cwd=ROOT, capture_output=True, text=True, check=True, timeout=50
    )

    assert told.stdout.splitlines() == ["disk I/O error"] * 5
    assert verify(path) in (1, 2), "it is whole, with or without the entry that nobody was promised"


READ_ONLY = """
import os, sys
from tests.failing_calls import nothing_is_written

nothing_is_written()
os.execv(sys.executable, [sys.executable, "server.py", *sys.argv[1:]])
"""


def on_a_read_only_disk(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command of the server's, as it ends there."""
    command = [sys.executable, "-c", READ_ONLY, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=50)


def test_on_a_read_only_disk_the_server_says_what_cannot_be_written_and_changes_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / "sessions" / "seminar-5.txt", tmp_path)
    new = on_a_read_only_disk("--sessions", tmp_path, "--port", "0")
    assert [each.name for each in tmp_path.iterdir()] == ["seminar-5.txt"]
    shutil.copy(ROOT / "tests" / "log" / "day-0.1.db", tmp_path / "seminar-5.db")
    before = (tmp_path / "seminar-5.db").read_bytes()

    begun = on_a_read_only_disk("--sessions", tmp_path, "--port", "0")
    verified = on_a_read_only_disk("verify", "seminar-5", "--sessions", tmp_path)

    for refused in (new, begun):
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "cannot be written: Read-only file system. The folder of the days must belong to" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert (verified.returncode, "Is the disk full, the folder read-only" in verified.stderr) == (2, True)
    assert (tmp_path / "seminar-5.db").read_bytes() == before
