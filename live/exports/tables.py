"""
Tables as CSV, for spreadsheets, and as JSON, for programs.

The rule here: what people wrote is never a formula. A spreadsheet takes a cell that begins with one of a few signs for
something to work out; such a cell begins with an apostrophe instead, which spreadsheets do not show as part of it.
"""

import csv
import io
import unicodedata
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec
import regex

Row = TypeVar("Row", bound=msgspec.Struct)

# Spreadsheets on Windows read UTF-8 only where the file begins with this.
BYTE_ORDER_MARK = "\ufeff"
BETWEEN = " | "
# What a spreadsheet may skip at the beginning of a cell: spaces, control characters, marks that are not seen.
_SKIPPED = regex.compile(r"[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*")
# As they are after full-width and small signs have become the plain ones; a minus sign is not among those.
_BEGINS_FORMULA = frozenset("=+-@\u2212")


class Table(NamedTuple, Generic[Row]):
    """Rows of one kind; their fields are the columns, in that order."""

    kind: type[Row]
    rows: Sequence[Row]


def as_csv(table: Table[Row]) -> bytes:
    """UTF-8 with a mark, every cell in quotes, lines that end in CR LF; several values in a cell have " | " between."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    columns = table.kind.__struct_fields__
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in table.rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def as_json(table: Table[Row]) -> bytes:
    """An array with an object a row."""
    return msgspec.json.format(msgspec.json.encode(table.rows), indent=1) + b"\n"


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _plain(BETWEEN.join(map(str, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _plain(value) if isinstance(value, str) else str(value)


def _plain(text: str) -> str:
    """A text that no spreadsheet works out."""
    begins = unicodedata.normalize("NFKC", _SKIPPED.sub("", text, count=1)[:1])[:1]
    return f"'{text}" if begins in _BEGINS_FORMULA or text[:1] in ("\t", "\r", "\n") else text
