"""Known weaknesses in what the locks name: red when one is there, loud when nobody could be asked."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LOCK = "anyio==4.16.0 \\\n    --hash=sha256:00\nStarlette=={version} \\\n    --hash=sha256:00\n"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, where no service can be asked."""
    module = fresh()
    monkeypatch.setattr(module, "weak_by_service", lambda _lock: None)
    return module


def fresh() -> ModuleType:
    """The script as it is."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / "checks" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_locks(audit: ModuleType, monkeypatch: pytest.MonkeyPatch, folder: Path, version: str) -> None:
    for lock in audit.LOCKS:
        (folder / lock).write_text(LOCK.format(version=version), "utf-8")
    monkeypatch.setattr(audit, "ROOT", folder)


def test_our_own_locks_have_no_weakness_that_the_file_knows(audit: ModuleType) -> None:
    known = json.loads(audit.ADVISORIES.read_text("utf-8"))["packages"]
    pins = {k: v for lock in audit.LOCKS for k, v in audit.locked((ROOT / lock).read_text("utf-8")).items()}

    assert "starlette" in pins
    assert list(audit.weak_by_file(pins, known)) == []


@pytest.mark.parametrize(("version", "code"), [("0.48.0", 1), ("1.0.1", 1), ("1.3.0", 0), ("1.10.0", 0)])
def test_an_old_starlette_that_somebody_plants_is_red(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys, version: str, code: int
) -> None:
    with_locks(audit, monkeypatch, tmp_path, version)

    assert audit.main([]) == code
    assert ("KNOWN WEAKNESS: starlette" in capsys.readouterr().err) is bool(code)


def test_nobody_asked_is_loud_and_red_where_strict(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys
) -> None:
    with_locks(audit, monkeypatch, tmp_path, "1.10.0")

    assert (audit.main([]), audit.main(["--strict"])) == (0, 1)
    assert capsys.readouterr().err.count("NOBODY COULD BE ASKED") == 2


def test_what_the_service_knows_is_red_and_its_answer_quiet(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys
) -> None:
    with_locks(audit, monkeypatch, tmp_path, "1.10.0")
    monkeypatch.setattr(audit, "weak_by_service", lambda _lock: [])
    assert audit.main(["--strict"]) == 0
    assert capsys.readouterr().err == ""
    found = audit.Weakness("anyio", "4.16.0", "CVE-2099-1", "")
    monkeypatch.setattr(audit, "weak_by_service", lambda _lock: [found])

    assert audit.main([]) == 1
    assert "CVE-2099-1, mended in no version yet" in capsys.readouterr().err


def answers(audit: ModuleType, monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    """A service that knows a weakness of each of these packages, and of no other package at all."""
    known = [{"id": "CVE-2099-2", "fix_versions": ["9.9", "10.1"]}]
    said = {"dependencies": [{"name": name, "version": "1.0", "vulns": known} for name in packages]}
    monkeypatch.setattr(audit.importlib.util, "find_spec", lambda _name: True)
    done = audit.subprocess.CompletedProcess([], 1, json.dumps(said), "")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: done)


def test_an_answer_that_leaves_packages_out_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As of a service that passes over what it does not know, and calls that no weakness."""
    audit = fresh()
    lock = tmp_path / "some.lock"
    lock.write_text(LOCK.format(version="1.0") + 'colorama==0.4.6 ; sys_platform == "win32" \\\n', "utf-8")

    answers(audit, monkeypatch)
    assert audit.weak_by_service(lock) is None
    answers(audit, monkeypatch, "anyio")
    assert audit.weak_by_service(lock) is None
    answers(audit, monkeypatch, "anyio", "starlette")
    assert [each.package for each in audit.weak_by_service(lock)] == ["anyio", "starlette"]


def test_what_the_service_says_is_kept_for_those_who_cannot_ask(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys
) -> None:
    with_locks(audit, monkeypatch, tmp_path, "1.0")
    monkeypatch.setattr(audit, "ADVISORIES", tmp_path / "advisories.json")
    audit.ADVISORIES.write_text('{"date": "2020-01-01", "packages": {}}', "utf-8")
    found = [audit.Weakness("Anyio", "4.16.0", "CVE-2099-1", "9.9, 10.1")]
    with monkeypatch.context() as online:
        online.setattr(audit, "weak_by_service", lambda _lock: found)
        assert audit.main(["--keep"]) == 1
    capsys.readouterr()

    assert audit.main([]) == 1
    said = capsys.readouterr().err
    assert "anyio 4.16.0: CVE-2099-1, mended in 9.9" in said
    assert "NOBODY COULD BE ASKED" not in said, "about these very locks somebody was"
    with_locks(audit, monkeypatch, tmp_path, "1.1")
    audit.main([])
    assert "NOBODY COULD BE ASKED" in capsys.readouterr().err
