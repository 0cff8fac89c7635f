"""Nothing that pages are made of is forgotten: every template is part of a page, every script of a page's scripts."""

import re
from pathlib import Path

import pytest

from live.day import CELLS
from live.day.roles import PLACES
from live.language import Language
from live.web.assets import Assets
from live.web.scripts import Scripts

LIVE = Path(__file__).parent.parent.parent / "live"
TEMPLATES = {path.relative_to(LIVE / "templates").as_posix(): path for path in (LIVE / "templates").rglob("*.html")}
SCRIPTS = {path.relative_to(LIVE / "static").as_posix() for path in (LIVE / "static").rglob("*.js")}
PAGES = "\n".join(path.read_text("utf-8") for path in (LIVE / "web").glob("*.py"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_a_page_or_a_part_of_one(name: str) -> None:
    others = "\n".join(path.read_text("utf-8") for other, path in TEMPLATES.items() if other != name)
    place = name.partition("/")[0]
    is_page = f'"{name}"' in PAGES or name in (f"{place}/{place}.html", f"{place}/later.html")

    assert is_page or f'"{name}"' in others, f"no page includes {name}"


@pytest.mark.parametrize("name", sorted(name for name in SCRIPTS if name.partition("/")[0] in set(PLACES)))
def test_a_script_asks_for_cells_that_its_place_sees(name: str) -> None:
    """A place that the noun's row does not name would wait for them for ever."""
    script = (LIVE / "static" / name).read_text("utf-8")
    asked = set(re.findall(r"""["`]([a-z]+)/["$]""", script)) - {"cento"}  # under which a browser keeps something
    seen = {noun for noun, row in CELLS.items() if name.partition("/")[0] in row.places}
    if name.startswith("phone/"):
        seen.add("older")  # no noun's: where the older words of a list begin
    if name.startswith("poet/"):
        seen.add("sound")  # no noun's: how a phrase sounds

    assert asked <= seen, f"the rows of {sorted(asked - seen)} do not name the place of {name}"


def test_every_script_is_reached_from_a_page() -> None:
    scripts = Scripts(Assets(LIVE / "static"), Language())
    entries = {
        entry
        for path in TEMPLATES.values()
        for call in re.findall(r"{{ script\((.*?)\) }}", path.read_text("utf-8"))
        for entry in re.findall(r'"([^"]+\.js)"', call)
    }

    classic = {
        name
        for path in TEMPLATES.values()
        for name in re.findall(r'src="{{ static\("([^"]+\.js)"\)', path.read_text("utf-8"))
    }
    reached = classic | {name for entry in entries for name in scripts.all_modules(entry)}

    assert sorted(SCRIPTS - reached) == []
