"""
Styles in words that browsers of early 2020 know too.

Our sheets name sides by the direction of the text, `padding-block`, `inset-inline-start`. Browsers learnt the short
ones of these, and `overflow: clip`, a year or more later, and drop what they do not know. Each such declaration is
served with the older ones for the same in front, or in its place where both mean the same in every direction.
"""

import re

import regex

_SIDES = {"block": ("top", "bottom"), "inline": ("left", "right")}
_NAME = r"(?P<of>margin-|padding-|inset-)(?P<axis>block|inline)(?P<end>-start|-end)?"
_DECLARATION = re.compile(rf"(?<![\w-]){_NAME}: (?P<value>[^;{{}}]+?)(?P<stop>;| ?(?=\}}))")
_CLIPPED = re.compile(r"(?<![\w-])overflow: clip")
# A value in brackets is one value, whatever spaces and brackets it has in it.
_VALUE = regex.compile(r"(?:(?P<brackets>\((?:[^()]|(?&brackets))*\))|[^\s()])+")


def for_older_browsers(sheet: str) -> str:
    """A style sheet with the older declarations; every line stays where it was."""
    return _CLIPPED.sub("overflow: hidden; overflow: clip", _DECLARATION.sub(_older, sheet))


def _older(found: re.Match[str]) -> str:
    of, axis, end, value = found["of"].removeprefix("inset-"), found["axis"], found["end"], found["value"]
    values = [one[0] for one in _VALUE.finditer(value)]
    if end is None:
        return _both(of, axis, (values[0], values[-1]), found)
    if of:  # these had their long names early
        return found[0]
    side = _SIDES[axis][end == "-end"]
    if axis == "block":  # no text of ours runs from top to bottom
        return f"{side}: {value}{found['stop']}"
    return f"{side}: {value}; {found[0]}"


def _both(of: str, axis: str, values: tuple[str, str], found: re.Match[str]) -> str:
    if of and axis == "inline" and values[0] != values[1]:
        return "".join(f"{of}inline-{end}: {value};" for end, value in zip(("start", "end"), values, strict=True))
    older = "; ".join(f"{of}{side}: {value}" for side, value in zip(_SIDES[axis], values, strict=True))
    return f"{older}{found['stop']}"
