"""
What `pip install .` brings: the command `cento`, which runs from any directory with the files that are named for it.

Nothing is built or fetched: the files that pyproject.toml names are laid out as an installation has them, and the
command is started from there.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.cast import PATIENCE_S

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]


def packaged() -> set[Path]:
    """The files that an installation has, from the root of the project."""
    modules = {ROOT / f"{name}.py" for name in SETUPTOOLS["py-modules"]}
    packages = [path.parent for path in (ROOT / "live").rglob("__init__.py")]
    code = {path for package in packages for path in package.glob("*.py")}
    patterns = SETUPTOOLS["package-data"]["live"]
    files = {path for pattern in patterns for path in (ROOT / "live").glob(pattern)}
    return {path.relative_to(ROOT) for path in modules | code | files}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """An installation, beside nothing of the project's."""
    place = tmp_path / "installed"
    for path in packaged():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, place / path)
    return place


def cento(installed: Path, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The command as pip makes it, in a directory of somebody's."""
    module, function = PROJECT["project"]["scripts"]["cento"].split(":")
    start = f"import sys; from {module} import {function}; sys.argv[0] = 'cento'; sys.exit({function}())"
    return subprocess.Popen(
        [sys.executable, "-P", "-c", start, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def serving(installed: Path, folder: Path) -> Iterator[str]:
    """The server of an installation, and the address to join."""
    process = cento(installed, folder, "--host", "127.0.0.1", "--port", "0")
    told = ""
    try:
        while "Stop with" not in told:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            told += line
        yield re.search(r"Join +(http://\S+)", told).group(1)
    finally:
        process.kill()
        process.communicate()


def test_every_file_of_the_package_is_named() -> None:
    there = {path.relative_to(ROOT) for path in (ROOT / "live").rglob("*") if path.is_file()}

    assert {path for path in there if "__pycache__" not in path.parts} <= packaged()


def test_what_it_needs_is_what_the_lock_is_made_from() -> None:
    assert PROJECT["project"]["dependencies"] == (ROOT / "requirements.in").read_text("utf-8").split()


def test_the_command_runs_from_any_directory_and_keeps_its_days_there(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "somewhere"
    (folder / "sessions").mkdir(parents=True)
    shutil.copyfile(ROOT / "sessions" / "seminar-5.txt", folder / "sessions" / "our-day.txt")

    with serving(installed, folder) as join, httpx.Client(timeout=PATIENCE_S) as client:
        page = client.get(join).text
        desk = client.get(f"{join}/desk").text
        named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page + desk)
        statuses = {client.get(httpx.URL(join).join(path)).status_code for path in named}
        calendar = client.get(f"{join}/programme.ics").text

    assert len(named) > 5
    assert statuses == {200}
    assert "<kbd>cento keys DAY</kbd>" in desk
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert (folder / "sessions" / "our-day.db").exists()
    assert not list(installed.rglob("*.db"))


def test_the_command_says_its_own_name_and_where_days_go(installed: Path, tmp_path: Path) -> None:
    helped, _ = cento(installed, tmp_path, "--help").communicate(timeout=60)
    started = cento(installed, tmp_path)
    _, refused = started.communicate(timeout=60)

    assert "cento COMMAND --help" in " ".join(helped.split())
    assert started.returncode == 2
    assert refused == "There is no programme in sessions. Put one there as <day>.txt.\n"
