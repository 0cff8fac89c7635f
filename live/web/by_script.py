"""
What of a page only its scripts show: parts that are hidden at first, buttons that a script serves, rows to copy.

The rule here: a browser without scripts, a text browser most of all, knows neither `hidden` nor `<template>` and would
show it all. So it stands in the page as the text of a script element that no browser runs or shows, until
`static/shared/page.js` puts it in place, before any other script runs.
"""

import re

from markupsafe import Markup

_BEGIN, _END = '<script type="text/html">', "</script>"
_KEPT = re.compile(f"{_BEGIN}(.*?){_END}", re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def in_place(html: str) -> str:
    """What only scripts ever see, with the parts that are kept for them where they belong."""
    return _KEPT.sub(lambda kept: kept[1], html)


def by_script(html: Markup, *, when: bool = True) -> Markup:
    """
    A part of a page, kept for the scripts; where `when` is false as it is. A template says so around that part.

    Such parts may stand in each other. A script that a part brings along is put behind it, as it must run by itself.
    """
    if not when:
        return html
    whole = in_place(str(html))
    scripts = "".join(_SCRIPT.findall(whole))
    return Markup(f"{_BEGIN}{_SCRIPT.sub('', whole)}{_END}{scripts}")  # noqa: S704  made of what was escaped already
