"""The tables: what the script makes of the dictionary is what is shipped; what was added by hand can be read."""

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from live.prosody.lists import sections
from live.prosody.phones import is_known
from live.prosody.table import written_down

ROOT = Path(__file__).parent.parent.parent
PROSODY = ROOT / "live" / "prosody"

# As they stand in the dictionary.
DICTIONARY = """
'tis T IH1 Z
aalborg AO1 L B AO0 R G # place, danish
aalborg(2) AA1 L B AO0 R G
area EH1 R IY0 AH0
buyer B AY1 ER0
buyer's B AY1 ER0 Z
a.m. EY2 EH1 M
comma K AA1 M AH0
current K ER1 AH0 N T
current(2) K ER1 N T
current(3) K AA1 R AH0 N T
zwilling Z W IH1 L IH0 NG
""".strip().splitlines()


@pytest.fixture(scope="module")
def ear() -> ModuleType:
    """The script that makes the tables."""
    spec = importlib.util.spec_from_file_location("ear", ROOT / "checks" / "ear.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_the_script_makes_of_the_dictionary(ear: ModuleType) -> None:
    words = ear.read(DICTIONARY)

    assert set(words) == {"'tis", "aalborg", "area", "buyer", "comma", "current", "zwilling"}
    assert {word: written_down(word) for word in words} == words


def test_the_script_packs_a_word_a_line_in_order(ear: ModuleType) -> None:
    lines = ear.table(ear.read(DICTIONARY)).splitlines()

    assert lines == sorted(lines)
    assert lines[0].startswith("'tis\t")
    assert [line.count(" ") for line in lines if line.startswith(("aalborg", "current"))] == [1, 2]


def test_the_script_learns_which_letters_sound_how(ear: ModuleType) -> None:
    words = {
        word: [tuple(said.split())] for word, said in (("ship", "SH IH1 P"), ("sip", "S IH1 P"), ("hip", "HH IH1 P"))
    }
    learned = dict(line.split("\t") for line in ear.learned(words).splitlines())

    assert set(learned) >= set("ship")
    assert dict(ear.aligned([("ship", words["ship"][0])])) == {"ship": [("SH",), (), ("IH1",), ("P",)]}


@pytest.mark.parametrize("part", ["anywhere", "Britain"])
def test_what_was_added_by_hand_is_written_in_known_sounds(part: str) -> None:
    rows = [line.split() for line in sections("added.txt")[part]]

    assert [row for row in rows if not all(map(is_known, row[1:]))] == []
    assert [row for row in rows if row[0] != row[0].lower()] == []
    assert len({tuple(row) for row in rows}) == len(rows)


def test_the_tables_are_small_and_their_licence_stands_beside_them() -> None:
    assert sum(path.stat().st_size for path in PROSODY.iterdir() if path.is_file()) < 2_500_000
    assert "Carnegie Mellon" in (PROSODY / "words-licence.txt").read_text("utf-8")


def test_nothing_is_read_before_it_is_asked_for() -> None:
    modules = [name for name in sys.modules if name.startswith("live.prosody")]

    assert "live.prosody.table" in modules, "for this test to mean anything"
    for path in PROSODY.glob("*.py"):
        at_import = [node for node in ast.parse(path.read_text("utf-8")).body if not isinstance(node, ast.FunctionDef)]
        calls = {call.func.id for node in at_import for call in ast.walk(node) if is_plain_call(call)}
        assert not calls & {"_table", "_added", "_learned", "listed", "sections", "open"}


def is_plain_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


@pytest.mark.parametrize("path", sorted(PROSODY.glob("*.py")), ids=lambda path: path.name)
def test_the_ear_stands_on_nothing_but_itself(path: Path) -> None:
    """So that it can be tried without a socket, a day or a language; what it prints is in a language."""
    imported = {
        node.module for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    }
    outside = {name.partition(".")[0] for name in imported if not name.startswith("live.prosody")}

    assert outside <= sys.stdlib_module_names | {"msgspec", "regex"} | (
        {"live"} if path.name == "printed.py" else set()
    )
