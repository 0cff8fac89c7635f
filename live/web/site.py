"""What pages are made with: the static files and the templates, read once, so that no page waits for the disk."""

import re
from collections.abc import Iterator
from functools import cache
from keyword import iskeyword
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from live.day.kinds import Kind
from live.day.reflections import REFLECTION_LIMIT
from live.day.small_words import NOT_OFFERED_ALONE
from live.day.text import (
    LINE_LIMIT,
    NOTE_LIMIT,
    PHRASE_LIMIT,
    PROMPT_LIMIT,
    REASON_LIMIT,
    SLOT_LIMIT,
    THEME_LIMIT,
    TITLE_LIMIT,
    is_unslanted,
)
from live.language import Language
from live.language.names import OWN_NAMES
from live.prosody.forms import forms
from live.prosody.record import measured
from live.room import wire
from live.web.assets import Assets
from live.web.by_script import by_script, in_place
from live.web.forms import new_id
from live.web.scripts import Scripts

HERE = Path(__file__).parent.parent
# What an organiser types: where it was installed the command, else the file and the packages beside it.
COMMAND = ".venv/bin/python server.py" if (HERE.parent / "pyproject.toml").exists() else "cento"

# What `base.html` asks of a page that belongs to no day.
_NO_DAY: dict[str, object] = {"code": None, "role": None, "day": None}


class Unindented(Extension):
    """Takes the indentation out of templates: that is for us, and a phone pays for every byte. None is in a <pre>."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's
        """A template as it is compiled; what people wrote is put in later and stays as it is."""
        return re.sub(r"^[ \t]+", "", source, flags=re.MULTILINE)


class Site:
    """The static files and the templates in one language. Made once, by the command line."""

    def __init__(self, language: Language) -> None:
        self.assets = Assets(HERE / "static")
        self._templates = _Templates(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            extensions=[Unindented],
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        scripts = Scripts(self.assets, language)
        self._templates.globals |= _globals(self.assets, scripts, language)
        self._templates.tests["unslanted"] = is_unslanted
        self._templates.filters["by_script"] = by_script
        scripts.add_later(self._later)
        for name in self._templates.list_templates():
            self._templates.get_template(name)

    def html(self, template: str, page: msgspec.Struct, status: int = 200) -> Response:
        """A page, made from the fields of its struct."""
        return HTMLResponse("".join(self.pieces(template, page)), status)

    def pieces(self, template: str, page: msgspec.Struct) -> Iterator[str]:
        """The same in many pieces, for whoever has something else to do before it is whole."""
        return self._templates.get_template(template).generate(_names_in(page))

    def _later(self, place: str) -> str:
        """The templates that only those scripts of a place copy that are fetched later."""
        name = f"{place}/later.html"
        return in_place(self._templates.get_template(name).render()) if name in self._templates.list_templates() else ""


def _globals(assets: Assets, scripts: Scripts, language: Language) -> dict[str, object]:
    """What every template may use."""
    return {
        "static": assets.url,
        "modules": cache(scripts.modules),
        "brought": cache(scripts.brought),
        "later": scripts.later,
        "language": language.tag,
        "command_line": COMMAND,
        "sentence": language.markup,
        "measured": Markup(wire.encode(measured()).decode()),  # noqa: S704  names of sounds and numbers
        "forms": forms(),
        "forms_told": Markup(wire.encode(forms()).decode()),  # noqa: S704  names and letters of ours
        "small_words": " ".join(sorted(NOT_OFFERED_ALONE)),
        "date": language.date,
        "languages": OWN_NAMES,
        "new_id": new_id,
        "limits": {
            "phrase": PHRASE_LIMIT,
            "note": NOTE_LIMIT,
            "reflection": REFLECTION_LIMIT,
            "theme": THEME_LIMIT,
            "prompt": PROMPT_LIMIT,
            "reason": REASON_LIMIT,
            "line": LINE_LIMIT,
            "title": TITLE_LIMIT,
            "slot": SLOT_LIMIT,
        },
        "kinds": [kind.value for kind in Kind],
    }


def _names_in(page: msgspec.Struct) -> dict[str, object]:
    """What a template finds by name: the fields of its page, and those of the page's base beside them."""
    fields = {name: getattr(page, name) for name in page.__struct_fields__}
    base = fields.pop("base", None)
    return {**(_NO_DAY if base is None else _names_in(base)), **fields}


class _Templates(Environment):
    """Reads a cell's fields by the names they have on the wire: `step.is` is the field `is_`."""

    def getattr(self, obj: object, attribute: str) -> object:
        """What `obj.attribute` in a template means."""
        return super().getattr(obj, _field(obj, attribute))

    def getitem(self, obj: object, argument: object) -> object:
        """What `obj["argument"]` in a template means, and what a filter such as `selectattr` reads."""
        return super().getitem(obj, _field(obj, argument) if isinstance(argument, str) else argument)


def _field(obj: object, name: str) -> str:
    return f"{name}_" if iskeyword(name) and isinstance(obj, msgspec.Struct) else name
