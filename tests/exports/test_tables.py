"""Tables for spreadsheets and programs: what people wrote stays what they wrote, and is never worked out."""

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.exports.tables import Table, as_csv, as_json


class Row(msgspec.Struct):
    id: str
    text: str | None
    many: list[str] = []
    count: int | None = None
    is_so: bool = False


def read(body: bytes) -> list[list[str]]:
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "\x00=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹦1",
    "﹢1",
    "﹣1",
    "﹫1",
    "−1",
    "\u202e=1",
    "\t",
    "\n",
    "= 1",
    "==",
    "-1+1",
    "\r\n=1",
    "\u00ad=1",
    "\u034f=1",
    "\u061c=1",
    "\u180e=1",
    "\u2028=1",
    "\u2060=1",
    "\u3164=1",
    "\ufe0f=1",
    "\x0b=1",
    "\x7f=1",
    "\x85=1",
    "\U000e0020=1",
    "⁺1",
    "⁼1",
    "₋1",
    "＝\u0338 1",
    '=DDE("cmd";"/C calc";"!A0")',
    '=WEBSERVICE("http://x")',
]
# What looks like one, or like the mark of one, and is none to any spreadsheet: it stays as it is.
NO_FORMULAS = [
    "|cmd",
    "|cmd /C calc",
    "'=1+1",
    '"=1+1"',
    '"',
    "'",
    "a\tb",
    "a;b",
    "‘=1’",
    "–1",
    "(=1)",
    "{=1+1}",
    "➕1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_work_out_is_a_text_there(text: str) -> None:
    for row in (Row("r1", text), Row("r1", "words", [text, "other"])):
        [_, cells] = read(as_csv(Table(Row, [row])))
        assert [cell for cell in cells if cell.startswith("'")], cells
        assert not [cell for cell in cells if cell.lstrip("\ufeff \t\r\n\u200b\u3000\u00a0\x00")[:1] in ("=", "+", "-")]


def test_whatever_stands_in_a_cell_rows_and_columns_stay_where_they_are() -> None:
    """As they were when a spreadsheet read them: each row of three cells, and the words in the one of theirs."""
    texts = [*FORMULAS, *NO_FORMULAS, "a\r\nb", "a,b", 'she said "no"', ""]

    table = read(as_csv(Table(Row, [Row(f"r{number}", text, count=number) for number, text in enumerate(texts)])))

    assert [(row[0], row[3], row[4]) for row in table[1:]] == [
        (f"r{number}", str(number), "no") for number in range(len(texts))
    ]
    assert [row[1].removeprefix("'") for row in table[1:]] == [text.removeprefix("'") for text in texts]


@pytest.mark.parametrize(
    "text", [*NO_FORMULAS, "two chairs", "2+2", "a = b", "'quoted'", "“=1”", "…", "", "1−1", "أن يُسمع صوتك"]
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert read(as_csv(Table(Row, [Row("r1", text)])))[1][1] == text


def test_a_cell_holds_whatever_people_write_on_its_one_row() -> None:
    rows = [Row("r1", 'she said "no", and\nwent; on', ["a", "b | c"], 7, is_so=True), Row("r2", None)]

    assert read(as_csv(Table(Row, rows))) == [
        ["id", "text", "many", "count", "is_so"],
        ["r1", 'she said "no", and\nwent; on', "a | b | c", "7", "yes"],
        ["r2", "", "", "", "no"],
    ]
    assert json.loads(as_json(Table(Row, rows)))[0] == {
        "id": "r1",
        "text": 'she said "no", and\nwent; on',
        "many": ["a", "b | c"],
        "count": 7,
        "is_so": True,
    }


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_comes_back_but_for_an_apostrophe(text: str) -> None:
    [_, cells] = read(as_csv(Table(Row, [Row("r1", text)])))

    assert cells[1] in (text, f"'{text}")
    assert len(cells) == 5
