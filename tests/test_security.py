"""SECURITY.md's table names a test or a script for every threat, and each of them is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE)
THREATS = [row for row in ROWS if "`tests/" in row[2]]


def test_every_threat_has_a_defence_and_a_test_that_is_there() -> None:
    assert len(THREATS) > 60, "the table is read, for this test to mean anything"

    for threat, defence, tests in THREATS:
        named = re.findall(r"`((?:tests|checks)/[\w/.-]+)`", tests)
        assert named, threat
        assert defence, threat
        assert [path for path in named if not (ROOT / path).is_file()] == [], threat


def test_no_threat_is_there_twice() -> None:
    threats = [threat for threat, _, _ in THREATS]

    assert len(threats) == len(set(threats))


def test_every_test_that_a_row_names_inside_a_file_is_there() -> None:
    for _, _, tests in THREATS:
        for path, names in re.findall(r"`(tests/[\w/]+\.py)` \((`test_[^)]*)\)", tests):
            for name in re.findall(r"`(test_\w+)", names):
                assert f"def {name}" in (ROOT / path).read_text("utf-8"), name
