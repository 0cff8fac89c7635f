"""
The text of a file that an organiser chose: UTF-8, UTF-16 with its mark, or the Windows letters.

Whatever cannot be text is refused before anything is made of it.
"""

import codecs
from pathlib import Path

from live.programme.programme import Unreadable

# A programme is a page or two, a whole web page around it ten. Past this the wrong file was picked, and reading it
# would take seconds.
TEXT_LIMIT = 200_000
FILE_LIMIT_BYTES = 4 * TEXT_LIMIT
_STARTS_OF_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"{\\rtf")


def text_of(path: Path) -> str:
    """The text in a file. Raises `Unreadable` where there is none."""
    data = _bytes_of(path)
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if data.startswith(_STARTS_OF_DOCUMENTS) or (b"\x00" in data and not is_utf16):
        raise Unreadable("programme.unreadable.not_text")
    try:
        return data.decode("utf-16") if is_utf16 else _decoded(data.removeprefix(codecs.BOM_UTF8))
    except UnicodeDecodeError:
        raise Unreadable("programme.unreadable.not_text") from None


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("programme.unreadable.is_folder")
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("programme.unreadable.no_file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable("programme.unreadable.cannot_open", reason=reason) from None
    if len(data) > FILE_LIMIT_BYTES:
        raise Unreadable("programme.unreadable.file_too_large")
    return data


def _decoded(data: bytes) -> str:
    return "\n".join(_line_decoded(line) for line in data.split(b"\n"))


def _line_decoded(line: bytes) -> str:
    """UTF-8, or else the Windows letters: line by line, since a file pasted from two places can hold both."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")
