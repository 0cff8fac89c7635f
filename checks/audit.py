"""
Looks whether anything that Cento stands on has a known weakness.

    python checks/audit.py             asks the advisory service through pip-audit where that is installed, and compares
                                       the locks with checks/advisories.json in any case
    python checks/audit.py --strict    the same, and red where nobody could be asked
    python checks/audit.py --keep      the same, and what the service says is kept in the file: what it knows, when it
                                       was asked, and about which locks

Red (exit code 1) for a locked version that is known to be weak. Where nobody could be asked it says so loudly, with the
date of the file, and is red only with --strict: work without a network goes on, and nobody takes silence for an answer.
"""

import argparse
import datetime
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

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


def needed_everywhere(text: str) -> list[str]:
    """The packages of a lock, but for those that only some systems need."""
    return [name for name, rest in re.findall(r"^([\w.-]+)==[\w.]+(.*)", text, re.MULTILINE) if ";" not in rest]


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


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
    asked_about = {_canonical(each["name"]) for each in found if "skip_reason" not in each}
    if not asked_about.issuperset(map(_canonical, needed_everywhere(lock.read_text("utf-8")))):
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
    asked.add_argument("--keep", action="store_true", help="keep what the service says")
    chosen = asked.parse_args(arguments)
    file = json.loads(ADVISORIES.read_text("utf-8"))
    pins = {name: version for lock in LOCKS for name, version in locked((ROOT / lock).read_text("utf-8")).items()}
    answers = [weak_by_service(ROOT / lock) for lock in LOCKS]
    weak = {*weak_by_file(pins, file["packages"]), *(each for answer in answers for each in answer or ())}
    for each in sorted(weak):
        sys.stderr.write(f"KNOWN WEAKNESS: {each}\n")
    if None in answers:
        sys.stderr.write(nobody_asked(len(pins), file))
    elif chosen.keep:
        ADVISORIES.write_text(json.dumps(with_answer(file, weak), indent=2) + "\n", "utf-8")
    return 1 if weak or (chosen.strict and None in answers) else 0


def with_answer(file: dict[str, Any], weak: Iterable[Weakness]) -> dict[str, Any]:
    """The file with what the service said today of the locks as they are."""
    packages = {package: dict(known) for package, known in file["packages"].items()}
    for each in weak:
        if each.fixed:
            packages.setdefault(each.package.lower(), {})[each.advisory] = each.fixed.split(", ")[0]
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return {**file, "date": today, "asked_about": mark_of_locks(), "packages": packages}


def mark_of_locks() -> str:
    """By which the locks are known again."""
    return hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in LOCKS)).hexdigest()


def nobody_asked(packages: int, file: dict[str, Any]) -> str:
    """What is said where the service could not be asked: loudly, but for locks that it was asked about before."""
    date = datetime.date.fromisoformat(file["date"])
    age = (datetime.datetime.now(tz=datetime.UTC).date() - date).days
    if file.get("asked_about") == mark_of_locks():
        return f"Nobody could be asked today. These {packages} packages were asked about on {date}, {age} days ago.\n"
    return (
        f"{'!' * 80}\nNOBODY COULD BE ASKED whether any of {packages} packages has a known weakness (pip-audit is not\n"
        f"here, or got no answer). They were compared with checks/advisories.json only, which is of {date},\n"
        f"{age} days old, and not complete. Where there is a network:\n"
        f"{sys.executable} -m pip install pip-audit, then make audit.\n{'!' * 80}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
