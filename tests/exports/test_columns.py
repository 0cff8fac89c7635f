"""The page about exports names every column of every file, in order."""

import re
from pathlib import Path

import pytest

from live.exports import EXPORTS
from live.exports.decisions import DecisionRow
from live.exports.meanings import MeaningRow
from live.exports.slots import SlotRow
from live.exports.themes import ThemeRow
from live.exports.words import WordsRow

PAGE = (Path(__file__).parent.parent.parent / "docs" / "exports.md").read_text("utf-8")


_KINDS = [
    ("words", WordsRow),
    ("themes", ThemeRow),
    ("meanings", MeaningRow),
    ("decisions", DecisionRow),
    ("day", SlotRow),
]


@pytest.mark.parametrize(("name", "kind"), _KINDS)
def test_the_page_has_every_column(name: str, kind: type) -> None:
    [section] = re.findall(rf"^## {name}\.csv, {name}\.json$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)

    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == kind.__struct_fields__


def test_the_page_has_every_file() -> None:
    assert [name for name in EXPORTS if name not in PAGE] == []
