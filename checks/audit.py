"""
Looks whether anything that Cento stands on has a known weakness.

    python checks/audit.py             asks the advisory service through pip-audit where that is installed, and compares
                                       the locks with checks/advisories.json in any case
    python checks/audit.py --strict    the same, and red where nobody could be asked

Red (exit code 1) for a locked version that is known to be weak. Where nobody could be asked it says so loudly, with the
date of the file, and is red only with --strict: work without a network goes on, and nobody takes silence for an answer.
"""

import argparse
import datetime
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
ADVISORIES = ROOT / "checks" / "advisories.json"
# The service is asked for every package in turn.
PATIENCE_S = 300


class Weakness(NamedTuple):
    """A locked version that an advisory is about; `fixed` is the first version without it, where one is known."""

    package: str
    version: str
    advisory: str
    fixed: str

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {self.advisory}, mended in {self.fixed or 'no version yet'}"


def locked(text: str) -> dict[str, str]:
    """The packages of a lock, and the version of each."""
    return {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)}


def weak_by_file(pins: dict[str, str], advisories: dict[str, dict[str, str]]) -> Iterator[Weakness]:
    """What the file knows of these versions."""
    for package, known in advisories.items():
        version = pins.get(package)
        for advisory, fixed in known.items() if version is not None else ():
            if numbers(version) < numbers(fixed):
                yield Weakness(package, version, advisory, fixed)


def numbers(version: str) -> tuple[int, ...]:
    """A version to compare; what stands behind the numbers (a1, rc2) makes no difference."""
    return tuple(int(part) for part in re.match(r"\d+(?:\.\d+)*", version).group().split("."))


def weak_by_service(lock: Path) -> list[Weakness] | None:
    """What the advisory service knows of a lock; None where it could not be asked about every package."""
    if importlib.util.find_spec("pip_audit") is None:
        return None
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    try:
        asked = subprocess.run(  # noqa: S603  the same python, and files of ours
            [*command, "-r", str(lock), "-f", "json"], capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        found = json.loads(asked.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    if any("skip_reason" in each for each in found):
        return None
    return [
        Weakness(each["name"], each["version"], weakness["id"], ", ".join(weakness["fix_versions"]))
        for each in found
        for weakness in each["vulns"]
    ]


def main(arguments: list[str]) -> int:
    """Prints what is known; the exit code."""
    asked = argparse.ArgumentParser(description="Looks for known weaknesses in what the locks name.")
    asked.add_argument("--strict", action="store_true", help="red where nobody could be asked")
    is_strict = asked.parse_args(arguments).strict
    file = json.loads(ADVISORIES.read_text("utf-8"))
    pins = {name: version for lock in LOCKS for name, version in locked((ROOT / lock).read_text("utf-8")).items()}
    answers = [weak_by_service(ROOT / lock) for lock in LOCKS]
    weak = {*weak_by_file(pins, file["packages"]), *(each for answer in answers for each in answer or ())}
    for each in sorted(weak):
        sys.stderr.write(f"KNOWN WEAKNESS: {each}\n")
    if None in answers:
        sys.stderr.write(nobody_asked(len(pins), datetime.date.fromisoformat(file["date"])))
    return 1 if weak or (is_strict and None in answers) else 0


def nobody_asked(packages: int, date: datetime.date) -> str:
    """What is said loudly where the service could not be asked."""
    age = (datetime.datetime.now(tz=datetime.UTC).date() - date).days
    return (
        f"{'!' * 80}\nNOBODY COULD BE ASKED whether any of {packages} packages has a known weakness (pip-audit is not\n"
        f"here, or got no answer). They were compared with checks/advisories.json only, which is of {date},\n"
        f"{age} days old, and not complete. Where there is a network:\n"
        f"{sys.executable} -m pip install pip-audit, then make audit.\n{'!' * 80}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
