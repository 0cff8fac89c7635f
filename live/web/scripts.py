"""
The scripts of a page: which modules it needs, and what the page brings along for them.

The rules here: a page names one module; what that imports is found by reading, so that a browser can fetch all of it at
once. Whatever a script says to people is a code of the catalogue, written out in the script: by these a page knows
which sentences its scripts use, and brings those along. What only scripts say that are fetched later stands in a file
beside the page's script, fetched with the first of them, and with it the templates that only these copy (`later.html`
of the place). Worked out once, before the first page is made.
"""

import re
from collections.abc import Callable, Iterable

import msgspec
from markupsafe import Markup

from live.day.refusals import IN_A_MOMENT, NOT_NOW
from live.language import Language
from live.language.catalogue import Forms
from live.room.wire import FRAME_LIMIT_BYTES
from live.web.assets import Assets

_IMPORTS = re.compile(r'^(?:import|export)\b[^"]*"(\.[^"]+\.js)";$', re.MULTILINE)
# What a script fetches when it is wanted; after a failure at another address, as static/shared/page.js says.
_LATER = re.compile(r'\bimport\("(\.[^"]+\.js)"(?: \+ again)?\)')
_CODES = re.compile(r'"([a-z]+(?:\.[a-z0-9_]+)+)"')
# A code of which the last part is chosen when it is said: `slot.stage.${stage}`.
_BEGINNINGS = re.compile(r"`([a-z]+(?:\.[a-z0-9_]+)*\.)\$\{")


class Brought(msgspec.Struct, rename="camel"):
    """
    What a page brings along for its scripts, as `static/shared/language.js` reads it.

    `later` is the address of the other sentences, or "" where there are none.
    """

    language: str
    sentences: dict[str, Forms]
    later: str
    not_now: tuple[str, ...] = tuple(NOT_NOW)
    in_a_moment: tuple[str, ...] = tuple(IN_A_MOMENT)
    frame_limit_bytes: int = FRAME_LIMIT_BYTES - 384  # the server counts bytes as they come; a client leaves room


class Later(msgspec.Struct, omit_defaults=True):
    """What comes with the first script that is fetched later: sentences, and templates as HTML."""

    sentences: dict[str, Forms]
    templates: str = ""


class Scripts:
    """The scripts of all pages, by the module that a page names."""

    def __init__(self, assets: Assets, language: Language) -> None:
        self._assets = assets
        self._language = language

    def modules(self, entry: str) -> list[str]:
        """The module and all that it imports, in the order in which they are met; paths below static/."""
        return self._reached(entry, _IMPORTS)

    def all_modules(self, entry: str) -> list[str]:
        """The same, and what is fetched later."""
        return self._reached(entry, _IMPORTS, _LATER)

    def codes(self, modules: Iterable[str]) -> set[str]:
        """The codes of all sentences that these modules may say."""
        texts = [self._assets.text(name) for name in modules]
        said = {code for text in texts for code in _CODES.findall(text)}
        beginnings = tuple({beginning for text in texts for beginning in _BEGINNINGS.findall(text)})
        return {code for code in self._language.codes if code in said or code.startswith(beginnings)}

    def brought(self, entry: str) -> Markup:
        """What the page brings along for its scripts, as JSON that can stand in a script element."""
        later = self.later(entry)
        modules = self.modules(entry) if later else self.all_modules(entry)
        brought = Brought(self._language.tag, dict(self._language.forms(self.codes(modules))), later)
        text = msgspec.json.encode(brought).decode().replace("<", "\\u003c")
        return Markup(text)  # noqa: S704  it is our own catalogue, and holds no end tag

    def later(self, entry: str) -> str:
        """The address of what only those of a page's scripts say that are fetched later, or ""."""
        name = self._later_name(entry)
        return self._assets.url(name) if name in self._assets.names else ""

    def add_later(self, templates: Callable[[str], str]) -> None:
        """
        Makes these files, for the script of each place, which is called as the place: `desk/desk.js`.

        `templates` gives those of a place by its name, or "".
        """
        for entry in [name for name in self._assets.names if re.fullmatch(r"(\w+)/\1\.js", name)]:
            codes = self.codes(self.all_modules(entry)) - self.codes(self.modules(entry))
            if codes:
                later = Later(dict(self._language.forms(codes)), templates(entry.partition("/")[0]))
                self._assets.add(self._later_name(entry), msgspec.json.encode(later))

    def _later_name(self, entry: str) -> str:
        return f"{entry.removesuffix('.js')}.later.{self._language.tag}.json"

    def _reached(self, entry: str, *ways: re.Pattern[str]) -> list[str]:
        found = [entry]
        for name in found:
            folder, text = name.rpartition("/")[0], self._assets.text(name)
            paths = (_joined(folder, path) for way in ways for path in way.findall(text))
            found += [path for path in dict.fromkeys(paths) if path not in found]
        return found


def _joined(folder: str, path: str) -> str:
    """The path of a module that another one in `folder` imports as `path`."""
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
