"""One catalogue: no sentence stands anywhere else, every code that is used is in it, and every sentence is used."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from live.language import Language
from live.room.wire import COMMANDS
from live.web.assets import Assets
from live.web.scripts import Scripts

LIVE = Path(__file__).parent.parent.parent / "live"
ENGLISH = Language()
TEMPLATES = sorted((LIVE / "templates").rglob("*.html"))
SCRIPTS = sorted((LIVE / "static").rglob("*.js"))
DAY = [path for path in sorted((LIVE / "day").rglob("*.py")) if path.name != "small_words.py"]  # which is word lists

NAME = "Cento"
# What stands on a key in every language that we know; and a name of the browser's own.
KEYS = {"Enter", "Escape", "Esc", "Tab", "Space", "Alt", "Ctrl", "Home", "End", "Backspace", "Delete"} | {"Segmenter"}
# What the codes begin with that a script says: a place, or a noun that several places speak of.
FIRST_WORDS = (
    "phone",
    "desk",
    "poet",
    "wall",
    "care",
    "reporter",
    "report",
    "public",
    "terminal",
    "slot",
    "poem",
    "list",
    "time",
)
CODE = re.compile(r'["\'`]([a-z]+(?:\.[a-z0-9_]+)+)["\'`]')


def name_of(path: Path) -> str:
    return path.relative_to(LIVE).as_posix()


# Templates


def prose_of(template: str) -> Iterator[str]:
    """What a template says by itself: text, the attributes that are read out, and strings with a space in them."""
    bare = re.sub(r"{#.*?#}", "", template, flags=re.DOTALL)
    for said in re.findall(r"{[{%](.*?)[%}]}", bare, flags=re.DOTALL):
        yield from (text for text in re.findall(r'"([^"]*)"', said) if is_prose(text))
    page = re.sub(r"{[{%].*?[%}]}", "\0", bare, flags=re.DOTALL)
    page = re.sub(r"<(kbd|script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    yield from re.findall(r'\b(?:aria-label|alt|placeholder|title)="([^"]*[^\W\d_][^"]*)"', page)
    for text in re.split(r"<[^>]*>|\0", page, flags=re.DOTALL):
        if re.search(r"[^\W\d_]", re.sub(r"&\w+;", "", text)) and text.strip() not in (NAME, f"– {NAME}"):
            yield " ".join(text.split())


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_says_nothing_that_is_not_in_the_catalogue(path: Path) -> None:
    assert list(prose_of(path.read_text("utf-8"))) == []


# Scripts


def is_prose(text: str) -> bool:
    """Whether a string is for people: several words and no selector or list of classes, or a word with a capital."""
    if text in KEYS or re.search(r"[\[\]#{}=<>]|--|^\(|\w-\w+ \w|^[a-z]+(-[a-z]+)+$", text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return (" " in text.strip() and len(words) > 1) or bool(
        re.fullmatch(r"[A-Z][a-z]+[.…:]?", text) and text not in KEYS
    )


def strings_of(script: str) -> Iterator[str]:
    """The texts between quotes in a script, those in back quotes in the parts around what they put in."""
    bare = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", script, flags=re.DOTALL)
    for double, back in re.findall(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', bare):
        yield from [double] if double else re.split(r"\$\{[^}]*\}", back)


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_a_script_says_nothing_that_is_not_in_the_catalogue(path: Path) -> None:
    assert [text for text in strings_of(path.read_text("utf-8")) if is_prose(text)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_a_script_says_only_codes_that_the_catalogue_has(path: Path) -> None:
    """Its codes are written out, or begin as some do, so that the page knows which sentences to bring along."""
    script = path.read_text("utf-8")
    said = set(re.findall(r'\bsentence\(\s*"([^"]*)"', script))
    beginnings = set(re.findall(r"\bsentence\(\s*`([^`$]*)\$\{", script))

    assert said <= ENGLISH.codes
    assert all(any(code.startswith(beginning) for code in ENGLISH.codes) for beginning in beginnings)


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_what_looks_like_a_code_in_a_script_is_one(path: Path) -> None:
    """Codes stand in tables too; a command may have a place's or a noun's name in front as well."""
    looks_like_code = re.compile(rf"(?:{'|'.join(FIRST_WORDS)})(?:\.[a-z0-9_]+)+")
    commands = frozenset().union(*COMMANDS.values())

    found = {text for text in strings_of(path.read_text("utf-8")) if looks_like_code.fullmatch(text)}

    assert found - commands <= ENGLISH.codes


# Templates and the server


@pytest.mark.parametrize("path", [*TEMPLATES, *sorted(LIVE.rglob("*.py"))], ids=name_of)
def test_a_template_and_the_server_say_only_codes_that_the_catalogue_has(path: Path) -> None:
    code = path.read_text("utf-8")
    said = set(re.findall(r'\bsentence\(\s*"([^"{]*)"(?! ~)', code))
    beginnings = set(re.findall(r'\bsentence\(\s*(?:"([^"]*)" ~|f"([^"{]*)\{)', code))

    assert said <= ENGLISH.codes
    assert all(any(one.startswith("".join(beginning)) for one in ENGLISH.codes) for beginning in beginnings)


def test_what_a_page_brings_along_has_every_sentence_that_its_scripts_say() -> None:
    scripts = Scripts(Assets(LIVE / "static"), ENGLISH)
    for entry in ("phone/phone.js", "desk/desk.js", "poet/poet.js", "wall/wall.js", "public/enter.js"):
        texts = [(LIVE / "static" / name).read_text("utf-8") for name in scripts.modules(entry)]
        said = {code for text in texts for code in re.findall(r'\bsentence\(\s*"([^"]*)"', text)}

        assert said <= set(json.loads(scripts.brought(entry))["sentences"])


# The day


@pytest.mark.parametrize("path", DAY, ids=name_of)
def test_the_day_speaks_no_english(path: Path) -> None:
    """Asserts speak to us, docstrings too; whatever else has two words in it would be read by people."""
    tree = ast.parse(path.read_text("utf-8"))
    ours = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Assert) for part in ast.walk(node)}
    ours |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    said = [node.value for node in strings if id(node) not in ours and re.search(r"[a-z]{2,} [a-z]{2,}", node.value)]

    assert said == []


# The catalogue


def test_every_sentence_of_the_catalogue_is_said_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in [*LIVE.rglob("*.py"), *TEMPLATES, *SCRIPTS])
    said = set(CODE.findall(code))
    beginnings = tuple(set(re.findall(r"[`\"']([a-z]+(?:\.[a-z0-9_]+)*\.)(?:\$\{|\{|[\"'] ~)", code)))

    assert {code for code in ENGLISH.codes if code not in said and not code.startswith(beginnings)} == set()


def test_no_sentence_is_said_under_two_codes_by_the_same_place() -> None:
    text = (LIVE / "language" / "en.po").read_text("utf-8")
    rows = re.findall(r'^msgid "([a-z]+)\.([^"]*)"\nmsgstr "([^"]+)"', text, flags=re.MULTILINE)
    places: dict[tuple[str, str], list[str]] = {}
    for place, rest, said in rows:
        if place not in ("refused", "time"):
            places.setdefault((place, said), []).append(rest)

    assert {said: codes for said, codes in places.items() if len(codes) > 1} == {}
