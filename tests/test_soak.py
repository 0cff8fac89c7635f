"""A short soak: what a long one looks at, often enough that a line or a file that stays open is seen."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.process
@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process tells what it has open")
def test_people_who_come_and_go_leave_memory_and_open_files_as_they_were() -> None:
    command = [sys.executable, "-m", "tests.soak", "--rounds", "25", "--phones", "30"]

    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stderr) == (0, ""), told.stdout
    assert "25 rounds of 30 phones" in told.stdout
    assert "after a restart 30 phones were current" in told.stdout
