"""Styles as browsers of early 2020 read them: what they do not know has the older words beside it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from live.web.assets import Assets
from live.web.older import for_older_browsers

STATIC = Path(__file__).parent.parent.parent / "live" / "static"
ASSETS = Assets(STATIC)
EVERYBODYS = [
    "shared/base.css",
    "shared/fonts.css",
    "shared/starting.css",
    "phone/own-list.css",
    "phone/phone.css",
    "phone/poem.css",
    "phone/problem.css",
    "phone/reading-settings.css",
    "phone/views.css",
    "wall/wall.css",
    "wall/rings.css",
    "wall/views.css",
    "public/pages.css",
    "public/poem.css",
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
def test_no_sheet_for_everybody_has_a_side_that_older_browsers_do_not_know(name: str) -> None:
    sheet = ASSETS.text(name)

    assert re.findall(r"(?<![\w-])(?:(?:margin|padding|inset)-(?:block|inline)|inset):", sheet) == []
    for name_of_it in re.findall(r"([\w-]+):[^;{}]*\d[ds]v[hw]\b", sheet):
        assert re.search(rf"{name_of_it}:[\d.]+v[hw];{name_of_it}:", sheet), "an older value stands in front"


# Rules of their own, without which nothing is missing.
MAY_BE_DROPPED = {
    ":focus-visible",  # the browser's own ring is seen
    # Without a script: two fields stand one below the other, each with its button.
    ".ask:has([data-longer][open]:not([hidden])) > form",
    ".ask:has([data-longer][open]:not([hidden])) .asides > :first-child",
}

# What Chromium 80 and Safari 13 know. A selector that a browser does not know takes its whole rule along.
KNOWN = {
    *(":root", ":hover", ":focus", ":focus-within", ":active", ":disabled", ":checked", ":empty", ":not"),
    *(":first-child", ":last-child", ":only-child", "::before", "::after", "::placeholder", "::-webkit-details-marker"),
}
AT_RULES = {"@media", "@keyframes", "@font-face", "@page"}


@pytest.mark.parametrize("name", EVERYBODYS)
def test_no_sheet_for_everybody_has_a_rule_that_older_browsers_drop_whole(name: str) -> None:
    rules = rules_of(ASSETS.text(name))
    assert rules, "the sheet has rules, for this test to mean anything"

    for rule in rules:
        assert rule.at <= AT_RULES
        assert not re.search("[<>]", rule.conditions), "a range in a media query is no query to them"
        assert not rule.is_nested
        assert not re.search(r":not\([^()]*[, >~+(]", rule.selector), "`:not` takes one simple selector"

        unknown = set(re.findall(r"::?[a-z-]+", rule.selector)) - KNOWN
        assert not unknown or rule.selector in MAY_BE_DROPPED


@pytest.mark.parametrize("name", EVERYBODYS)
def test_only_a_grid_has_gaps(name: str) -> None:
    """Browsers had them there years before they had them in a flexible row, and nothing can ask which of the two."""
    rules = rules_of(ASSETS.text(name))
    grids = {each for rule in rules if "display:grid" in rule.body for each in rule.subjects}
    rows = [rule for rule in rules if re.search("display:(inline-)?flex", rule.body)]

    for rule in rules:
        if re.search(r"(?<![\w-])((row|column)-)?gap:(?!0;)", rule.body):
            assert rule.subjects <= grids
            assert all("column-gap:0;" in row.body for row in rows if row.subjects & rule.subjects)


def test_what_older_browsers_would_drop_is_found() -> None:
    """The reader of sheets that these tests stand on sees what is nested, in which blocks, and what has gaps."""
    rules = rules_of("@layer a{.b{gap:1px;& i{top:0;}}}@media (width < 9px){.c .d > .e:is(i),f{top:0;}}@layer a,b;")

    assert [(rule.selector, rule.at, rule.is_nested) for rule in rules] == [
        (".b", {"@layer"}, False),
        ("& i", {"@layer"}, True),
        (".c .d > .e:is(i),f", {"@media"}, False),
        ("", {"@layer"}, False),
    ]
    assert rules[0].body == "gap:1px;"
    assert rules[2].conditions == "@media (width < 9px)"
    assert rules[2].subjects == {".e", "f"}


@dataclass(frozen=True)
class Rule:
    """A rule of a sheet as it is served, and the blocks that it stands in."""

    selector: str
    body: str
    conditions: str
    is_nested: bool = False

    @property
    def at(self) -> set[str]:
        """The kinds of these blocks."""
        return set(re.findall(r"@[\w-]+", f"{self.conditions} {self.selector}"))

    @property
    def subjects(self) -> set[str]:
        """What it is about: of every selector the last class, or the element where there is none."""
        lasts = [re.split(r"[ >~+]+", one)[-1] for one in re.sub(r"\([^()]*\)", "", self.selector).split(",")]
        return {(re.findall(r"\.[\w-]+", last) or [re.sub(r"[\[:].*", "", last)])[-1] for last in lasts}


def rules_of(sheet: str) -> list[Rule]:
    """The rules of a sheet in their order; what is nested in one comes after it, with `&` as it is written."""
    rules: list[Rule] = []
    blocks: list[int | str] = []  # the number of a rule, or the words before a block of rules
    for words, mark in re.findall(r"([^{};]*)([{};])", re.sub(r"\n+", "", sheet)):
        if mark == "{" and re.match("@(?!font-face|page)", words):
            blocks.append(words)
        elif mark == "{":
            around = [each for each in blocks if isinstance(each, str)]
            rules.append(Rule(words, "", " ".join(around), is_nested=len(around) < len(blocks)))
            blocks.append(len(rules) - 1)
        elif mark == ";" and blocks and isinstance(blocks[-1], int):
            rules[blocks[-1]] = replace(rules[blocks[-1]], body=f"{rules[blocks[-1]].body}{words};")
        elif mark == ";":  # a rule without a block: `@layer a, b;`
            rules.append(Rule("", "", words))
        else:
            blocks.pop()
    return rules
