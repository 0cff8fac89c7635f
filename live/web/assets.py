"""
Static files: read once, packed once, served from memory.

The rule here: the address of a file carries a digest of all of them, so a browser keeps what it has for ever and never
mixes two versions; modules import each other by relative paths and so stay within one version. Scripts and styles are
served as they are but for indentation and lines that hold a comment only: those are for us, and a phone pays for every
byte. Styles also get the words of older browsers (`older.py`), and lose their breaks. Every line of a script begins
where it did, so that a browser that complains names the same line as the file.
"""

import gzip
import hashlib
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from live.web.older import for_older_browsers

_FOR_EVER = "max-age=31536000, immutable"
# A page of before an upgrade gets today's file, which may do, and does not keep it under the old address.
_FOR_NOW = "no-store"
_PACKED = {".css", ".js", ".json", ".svg"}
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_COMMENT_LINES = re.compile(rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
# No text of ours goes over several lines, so that a line never begins inside one (held by a test).
_INDENTATION = re.compile(rb"^[ \t]+", re.MULTILINE)
# Around a style's own marks; no text of ours in a style has them (held by a test).
_SPACES = re.compile(rb" *([{};]) *|(?<=[:,]) +")
_BREAKS = re.compile(rb"^\n+|(?<=[{};:,])\n+|\n+(?=})")


class Assets:
    """The files of one folder and what is made beside them, by their path below it."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in _TYPES)
        self._plain: dict[str, bytes] = {}
        self._packed: dict[str, bytes] = {}
        self._digest = hashlib.sha256()
        for path in paths:
            self.add(path.relative_to(folder).as_posix(), path.read_bytes())

    @property
    def version(self) -> str:
        """What tells these files from those of another version of the server."""
        return self._digest.hexdigest()[:10]

    @property
    def names(self) -> list[str]:
        """Every file, by its path."""
        return list(self._plain)

    def add(self, name: str, body: bytes) -> None:
        """Adds a file; before the first page is made, as it changes the address of all of them."""
        self._digest.update(f"{name}\n{len(body)}\n".encode() + body)
        self._plain[name] = _served(name, body)
        if Path(name).suffix in _PACKED:
            self._packed[name] = gzip.compress(self._plain[name], mtime=0)

    def text(self, name: str) -> str:
        """A script or style as it is served."""
        return self._plain[name].decode()

    def url(self, name: str) -> str:
        """The address of a file; an unknown name is a mistake of ours and fails where the page is made."""
        assert name in self._plain, f"there is no static file {name}"
        return f"/static/{self.version}/{name}"

    async def serve(self, request: Request) -> Response:
        """One file, packed where the browser takes that."""
        name = request.path_params["name"]
        if name not in self._plain:
            return Response(status_code=404)
        caching = _FOR_EVER if request.path_params["version"] == self.version else _FOR_NOW
        headers = {"Cache-Control": caching, "Content-Type": _TYPES[Path(name).suffix], "Vary": "Accept-Encoding"}
        if name in self._packed and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self._packed[name], headers={**headers, "Content-Encoding": "gzip"})
        return Response(self._plain[name], headers=headers)


def _served(name: str, body: bytes) -> bytes:
    """A file as browsers get it."""
    if name.endswith(".css"):
        style = for_older_browsers(_without_comments(body).decode()).encode()
        return _BREAKS.sub(b"", _SPACES.sub(lambda mark: mark[1] or b"", style))
    return _without_comments(body) if name.endswith(".js") else body


def _without_comments(body: bytes) -> bytes:
    """A script or style without its comment lines and its indentation; every line stays where it was."""
    bare = _COMMENT_LINES.sub(lambda comment: b"\n" * comment.group().count(b"\n"), body)
    return _INDENTATION.sub(b"", bare)
