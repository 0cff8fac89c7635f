"""
The long forms of tests that are short in the suite: what a few hundred tries do not show, ten thousand may in a night.

    python -m tests.overnight              all of them; some hours, and then a soak of eight
    python -m tests.overnight walks        those whose name has this in it

Prints which held. Exit code 1 where one did not.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
TIMEOUT = ("--timeout", "0")

LONG: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "walks with crashes": ({"CENTO_WALKS": "10000"}, ("pytest", "-q", *TIMEOUT, "tests/room/test_crashing.py")),
    "a room full of people": ({"CENTO_PEOPLE": "10000"}, ("pytest", "-q", *TIMEOUT, "tests/day/test_day.py")),
    "the same cells": ({"CENTO_CELLS": "1000"}, ("pytest", "-q", *TIMEOUT, "tests/browser/test_same_cells.py")),
    "frames of any kind": ({"CENTO_FRAMES": "100000"}, ("pytest", "-q", *TIMEOUT, "tests/room/test_any_frame.py")),
    "frames on a line": ({"CENTO_FRAMES": "100000"}, ("pytest", "-q", *TIMEOUT, "tests/web/test_rfc6455.py")),
    "kills in a storm": ({"CENTO_KILLS": "200"}, ("pytest", "-q", *TIMEOUT, "tests/room/test_storm.py")),
    "every size and place": ({}, ("pytest", "-q", *TIMEOUT, "-m", "thorough")),
    "loops that watch themselves": ({}, ("pytest", "-q", "-o", "asyncio_debug=true", "-m", "not browser")),
    "a tiny bench": ({"CENTO_BENCH": "all"}, ("pytest", "-q", *TIMEOUT, "tests/test_bench.py")),
    "floods": ({}, ("tests.flood",)),
    "planted faults": ({}, ("tests.mutants",)),
    "a soak": ({}, ("tests.soak",)),
}


def holds(name: str) -> bool:
    """Runs one of them, with what it prints."""
    variables, command = LONG[name]
    ended = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, **variables}, check=False)
    return ended.returncode == 0


def main(wanted: Sequence[str]) -> int:
    chosen = [name for name in LONG if all(word in name for word in wanted)]
    if not chosen:
        print(f"There is no such test. These are: {'; '.join(LONG)}.")  # noqa: T201  what this script is for
        return 2
    held = {name: holds(name) for name in chosen}
    for name, is_held in held.items():
        print(f"{name}: {'held' if is_held else 'DID NOT HOLD'}")  # noqa: T201
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
