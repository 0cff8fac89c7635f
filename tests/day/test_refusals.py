"""Refusals: a code for programs, values for the sentence, and never a word of anybody's."""

import re
from pathlib import Path

from live.day import CODES
from live.day.refusals import Code, Refused

WIRE = (Path(__file__).parent.parent.parent / "docs" / "wire.md").read_text("utf-8")


def test_the_wire_page_names_every_code() -> None:
    table = WIRE[WIRE.index("## Refusals") :]
    named = set(re.findall(r"`([a-z_]+\.[a-z_]+|already|too_fast)`", table))
    for line in table.splitlines():
        for noun, rest in re.findall(r"`([a-z]+)\.[a-z_]+`((?: `\.[a-z_]+`)+)", line):
            named |= {f"{noun}{reason}" for reason in re.findall(r"`(\.[a-z_]+)`", rest)}
    if "`note.…` alike" in table:
        named |= {code.value for code in CODES if code.value.startswith("note.")}

    assert {code.value for code in CODES} - named == set()


def test_a_refusal_shows_its_code_and_no_words_of_anybody() -> None:
    assert str(Refused(Code.PHRASE_TOO_LONG, count=104, limit=90)) == "phrase.too_long"
