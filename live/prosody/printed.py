"""
What `server.py sound` prints, for a person (`table`) and for another program (`as_json`); and the file it reads.

The one module here that opens somebody's file and says sentences, which it has from the catalogue. The terminal speaks
English.
"""

import codecs
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TextIO

import msgspec

from live.language import Language
from live.prosody.answers import Answer, Fault
from live.prosody.syllables import Count

# A hundred thousand pairs of words; what is larger is another kind of file.
FILE_LIMIT_BYTES = 4_000_000


class Unreadable(Exception):
    """Why a file holds no pairs: `str` gives the sentence for a person."""

    def __init__(self, code: str, file: Path, reason: str = "") -> None:
        name = (file.name or str(file)).encode("utf-8", "replace").decode()
        super().__init__(_english().sentence(f"sound.unreadable.{code}", file=name, reason=reason))


def text_of(path: Path) -> str:
    """The text of a file, in UTF-8. Raises `Unreadable`."""
    data = _bytes_of(path).removeprefix(codecs.BOM_UTF8)
    if len(data) > FILE_LIMIT_BYTES:
        raise Unreadable("too_large", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("not_text", path) from None


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("no_file", path) from None
    except IsADirectoryError:
        raise Unreadable("is_folder", path) from None
    except (OSError, ValueError) as error:
        raise Unreadable("cannot_open", path, getattr(error, "strerror", None) or str(error)) from None


def put_out(lines: Iterable[str], out: TextIO) -> None:
    """Writes the lines; stops without a word where nobody reads on, as behind `| head`."""
    try:
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


# For programs


class _Shown(msgspec.Struct):
    rhyme: str | None
    syllables: tuple[int | None, int | None]
    also: tuple[tuple[int, ...], tuple[int, ...]]


class _Error(msgspec.Struct):
    line: int
    code: str
    say: str


class _Failed(msgspec.Struct):
    error: _Error


def as_json(given: Iterable[Answer | Fault]) -> Iterable[str]:
    """A JSON object for each line of the file; one with `error` where that line is no pair."""
    for number, answer in enumerate(given, start=1):
        yield msgspec.json.encode(_shown(number, answer)).decode()


def _shown(number: int, answer: Answer | Fault) -> _Shown | _Failed:
    if isinstance(answer, Fault):
        return _Failed(_Error(number, answer.value, _fault(answer)))
    first, second = answer.counts
    return _Shown(answer.rhyme, (_n(first), _n(second)), (_also(first), _also(second)))


def _n(count: Count | None) -> int | None:
    return count.n if count else None


def _also(count: Count | None) -> tuple[int, ...]:
    return count.also if count else ()


# For a person


def table(given: Iterable[Answer | Fault]) -> Iterable[str]:
    """A line for each pair: how it rhymes, its syllables, and the two; what was guessed is marked."""
    for number, answer in enumerate(given, start=1):
        if isinstance(answer, Fault):
            yield _english().sentence("sound.shown.fault", line=number, reason=_fault(answer))
        else:
            kind = _english().sentence(f"sound.kind.{answer.kind.replace(' ', '_') if answer.kind else 'none'}")
            yield f"{kind:<14}{_counted(answer.counts[0]):>9}{_counted(answer.counts[1]):>9}   {answer.a} · {answer.b}"


def _fault(fault: Fault) -> str:
    return _english().sentence(f"sound.fault.{fault.value}")


def _counted(count: Count | None) -> str:
    """`4`, `4 (5)` where five is right as well, `4?` where a word was guessed, `–` where nothing is known."""
    if count is None:
        return "–"
    also = f" ({', '.join(map(str, count.also))})" if count.also else ""
    return f"{count.n}{'' if count.sure else '?'}{also}"


@cache
def _english() -> Language:
    return Language()
