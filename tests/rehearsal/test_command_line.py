"""`server.py rehearse`, as a process of its own."""

import asyncio
import re
import shlex
import signal
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from live.log.sqlite import read_whole, verify
from tests.conftest import ROOT

# A process of its own starts slowly on a machine that is busy with other things.
pytestmark = pytest.mark.timeout(180)

# A morning in a moment: what takes time here is the process, not the day.
SPEED = "4000"

QUIET_DAY = """A day without a discussion
Saturday 1 February 2020

10.00 Opening
10.30 Talk: on saying nothing
11.30 Lunch
"""


async def rehearse(folder: Path, *flags: str, text: str = QUIET_DAY) -> asyncio.subprocess.Process:
    file = folder / "quiet.txt"
    file.write_text(text, "utf-8")
    asked = ("rehearse", str(file), "--host", "127.0.0.1", "--port", "0", "--people", "4", *flags)
    piped = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "server.py"), *asked, stdout=piped, stderr=piped, cwd=folder
    )


async def test_a_day_without_a_discussion_ends_well(tmp_path):
    process = await rehearse(tmp_path, "--speed", SPEED)

    out, err = await process.communicate()

    assert err == b""
    assert process.returncode == 0
    assert "Talk: on saying nothing" in out.decode()
    assert "No poem today." in out.decode()
    assert_keys_stand_in_links_only(out.decode().splitlines())
    assert verify(tmp_path / "rehearsals" / "quiet-1" / "quiet.db") > 0


def assert_keys_stand_in_links_only(lines: list[str]) -> None:
    keys = [line.partition("#")[2] for line in lines if "#" in line]
    assert len(keys) == 5
    assert all(sum(key in line for line in lines) == 1 for key in keys)


async def said_until(process: asyncio.subprocess.Process, last: str) -> str:
    """What is printed, to the line with that in it."""
    assert process.stdout is not None
    out = ""
    while last not in out:
        line = (await process.stdout.readline()).decode()
        assert line, out
        out += line
    return out


async def test_the_pages_stay_open_until_they_are_stopped_and_what_to_see_is_said(tmp_path):
    process = await rehearse(tmp_path, "--speed", SPEED, "--stay", "--folder", str(tmp_path / "mine"))
    out = await said_until(process, "stop with Ctrl-C")

    links = {place: re.search(rf"{place}  (\S+)", out)[1] for place in ("Join", "Desk", "Poet", "Wall")}
    seen = out.partition("The day is over")[2]
    for shown in (links["Join"], links["Desk"], links["Wall"], f"{links['Join']}/programme"):
        assert f"    {shown}\n" in seen, "each page, with what is on it above its link"
        assert await asyncio.to_thread(page_at, shown)
    assert "poem" not in seen, "there is none to look at on a day without words"
    process.send_signal(signal.SIGINT)
    rest, err = await process.communicate()
    assert (rest, err, process.returncode) == (b"", b"", 0)


@pytest.mark.parametrize("last", ["Ctrl-C ends it", "Opening"])
async def test_a_rehearsal_that_is_stopped_says_nothing_of_whoever_was_on_the_way(tmp_path, last):
    process = await rehearse(tmp_path, "--speed", "60", "--people", "30")
    await said_until(process, last)

    process.send_signal(signal.SIGTERM)

    _, err = await process.communicate()
    assert (err, process.returncode) == (b"", 0)


def page_at(url: str) -> str:
    with urlopen(url.partition("#")[0], timeout=30) as answer:  # noqa: S310  this machine's own
        return answer.read().decode()


async def test_a_day_that_was_rehearsed_opens_again_by_the_command_that_is_printed(tmp_path):
    folder = tmp_path / "my days"
    process = await rehearse(tmp_path, "--speed", SPEED, "--folder", str(folder))
    out, _ = await process.communicate()
    command = next(line for line in out.decode().splitlines() if "--sessions" in line)
    assert str(folder) in out.decode().partition(command)[0]

    (log,) = folder.glob("*.db")
    entries = len(read_whole(log))

    python, *asked = shlex.split(command)
    assert python == "python3"
    asked += ["--host", "127.0.0.1", "--port", "0"]
    piped = asyncio.subprocess.PIPE
    again = await asyncio.create_subprocess_exec(sys.executable, *asked, stdout=piped, stderr=piped, cwd=tmp_path)
    opened = await said_until(again, "Stop with Ctrl-C")
    again.send_signal(signal.SIGINT)
    await again.communicate()

    assert "It is over; everything can still be read." in opened
    assert len(read_whole(log)) == entries, "nothing was erased, though the day is of long ago"
    keys = [line.partition("#")[2] for line in opened.splitlines() if "#" in line]
    assert keys == [line.partition("#")[2] for line in out.decode().splitlines() if "#" in line], "the same links"


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--speed", "0"), "a speed from 0.1 to 10,000"),
        (("--speed", "nan"), "a speed from 0.1 to 10,000"),
        (("--speed", "inf"), "a speed from 0.1 to 10,000"),
        (("--people", "-1"), "from 0 to 1,000 people"),
        (("--people", "1001"), "from 0 to 1,000 people"),
        (("--folder", "quiet.txt"), "quiet.txt cannot hold the rehearsal: File exists."),
        (("--folder", "quiet.txt/in"), "cannot hold the rehearsal: Not a directory."),
    ],
)
async def test_a_rehearsal_that_cannot_be_is_refused_with_a_sentence(tmp_path, flags, says):
    process = await rehearse(tmp_path, *flags)

    out, err = await process.communicate()

    assert (out, process.returncode) == (b"", 2)
    assert says in err.decode()


async def test_a_folder_with_a_day_in_it_is_left_alone(tmp_path):
    process = await rehearse(tmp_path, "--folder", str(tmp_path))

    _, err = await process.communicate()

    assert process.returncode == 2
    assert "already" in err.decode()
    assert not list(tmp_path.glob("*.db"))
