"""Styles as browsers of early 2020 read them: what they do not know has the older words beside it."""

import re
from pathlib import Path

import pytest

from live.web.assets import Assets
from live.web.older import for_older_browsers

STATIC = Path(__file__).parent.parent.parent / "live" / "static"
ASSETS = Assets(STATIC)
EVERYBODYS = [
    "shared/base.css",
    "shared/starting.css",
    "phone/phone.css",
    "phone/poem.css",
    "phone/reading-settings.css",
    "phone/views.css",
    "wall/wall.css",
    "wall/views.css",
    "public/pages.css",
]


@pytest.mark.parametrize(
    ("ours", "served"),
    [
        ("p { padding-block: 1px 2px; }", "p { padding-top: 1px; padding-bottom: 2px; }"),
        (
            "p { margin-block: calc(-1 * var(--u)); }",
            "p { margin-top: calc(-1 * var(--u)); margin-bottom: calc(-1 * var(--u)); }",
        ),
        (
            "p { margin-block: calc((1rem - var(--u)) / 2) 0; }",
            "p { margin-top: calc((1rem - var(--u)) / 2); margin-bottom: 0; }",
        ),
        ("p { margin-inline: auto }", "p { margin-left: auto; margin-right: auto }"),
        ("p { padding-inline: 0 1em; }", "p { padding-inline-start: 0;padding-inline-end: 1em; }"),
        ("p { inset-inline: 0; top: 0 }", "p { left: 0; right: 0; top: 0 }"),
        ("p { inset-block-end: min(1px, (2px)); }", "p { bottom: min(1px, (2px)); }"),
        ("p { inset-inline-start: 0; }", "p { left: 0; inset-inline-start: 0; }"),
        ("p { overflow: clip; }", "p { overflow: hidden; overflow: clip; }"),
        (
            "p { scroll-padding-block: 1px; margin-block-start: 2px; }",
            "p { scroll-padding-block: 1px; margin-block-start: 2px; }",
        ),
    ],
)
def test_a_declaration_has_the_older_one_for_the_same(ours: str, served: str) -> None:
    assert for_older_browsers(ours) == served


@pytest.mark.parametrize("name", EVERYBODYS)
def test_no_sheet_for_everybody_relies_on_what_older_browsers_drop(name: str) -> None:
    """A selector that a browser does not know takes its whole rule along: `:is`, `:has`, a list in `:not`."""
    sheet = ASSETS.text(name)

    assert (
        re.findall(
            r"(?<![\w-])(?:margin|padding|inset)-(?:block|inline):|(?<![\w-])inset:|[^{}]*:is\([^{}]*{|[^{}]*,[^{}]*:has\([^{}]*{",
            sheet,
        )
        == []
    )
    assert re.findall(r"(?<![\w-])(?:(?:margin|padding|inset)-(?:block|inline)|inset):", sheet) == []
    assert re.findall(r"[^{}]*:is\([^{}]*{|[^{}]*,[^{}]*:has\([^{}]*{", sheet) == []
    assert re.findall(r":not\([^()]*,[^{}]*{", sheet) == []
    assert len(sheet.splitlines()) == len((STATIC / name).read_text("utf-8").splitlines())
    for name_of_it in re.findall(r"([\w-]+):[^;{}]*\d[ds]v[hw]\b", sheet):
        assert re.search(rf"{name_of_it}:[\d.]+v[hw];{name_of_it}:", sheet), "an older value stands in front"
