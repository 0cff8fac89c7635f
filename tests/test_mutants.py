"""The script that plants faults: each can be planted in the code as it is, and it tells a catch from none."""

from pathlib import Path

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant, caught_by, failing, main, planted, run

GOOD, BAD = "def double(n):\n    return 2 * n\n", "    return 2 + n\n"
TEST = "from tree import double\n\n\ndef test_double():\n    assert double({n}) == {twice}\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "tree.py").write_text(GOOD, "utf-8")
    (tmp_path / "test_sees.py").write_text(TEST.format(n=3, twice=6), "utf-8")
    (tmp_path / "test_blind.py").write_text(TEST.format(n=2, twice=4), "utf-8")
    return tmp_path


def fault(*tests: str) -> Mutant:
    return Mutant("adds", "tree.py", "    return 2 * n\n", BAD, tests)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_fault_can_be_planted_in_the_code_as_it_is(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text("utf-8")

    changed = planted(mutant, text)

    compile(changed, mutant.file, "exec")
    assert changed != text
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_a_fault_is_caught_by_the_test_that_sees_it_and_the_file_is_as_it_was(tree: Path) -> None:
    assert caught_by(fault("test_blind.py", "test_sees.py"), tree) == "test_sees.py::test_double"
    assert (tree / "tree.py").read_text("utf-8") == GOOD


def test_a_fault_that_nothing_sees_is_said(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([fault("test_blind.py")], tree) is False
    assert capsys.readouterr().out == "adds: CAUGHT BY NOTHING\n"


def test_a_test_that_is_red_without_a_fault_proves_nothing(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "test_sees.py").write_text(TEST.format(n=3, twice=7), "utf-8")

    assert run([fault("test_sees.py")], tree) is False
    assert "fails without any fault" in capsys.readouterr().out
    assert failing(tree, ["test_blind.py"]) == ""


def test_a_line_that_is_gone_is_said_and_not_passed_over() -> None:
    with pytest.raises(LookupError, match="stands 0 times"):
        planted(fault(), "def double(n):\n    return n + n\n")


def test_an_unknown_fault_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no such"]) == 2
    assert "skip one entry at replay" in capsys.readouterr().out
