"""Refusals: a code for programs, and a sentence that a person can do something with."""

import re
from pathlib import Path

import pytest

from live.day.refusals import SENTENCES, Code, Refused

WIRE = (Path(__file__).parent.parent.parent / "docs" / "wire.md").read_text("utf-8")
# Words for forms and machines, which this product does not use to people.
NOT_SAID = ("submit", "user", "content", "invalid", "rejected", "error", "failed", "please")


@pytest.mark.parametrize("code", list(Code))
def test_every_refusal_says_something_kind_exact_and_short(code: Code) -> None:
    say = Refused(code, count=104, limit=90, rest="You can do this again from 11.15.").say

    assert say[0].isupper()
    assert say.endswith(".")
    assert len(say) <= 100
    assert not re.search(r"[{}]", say)
    assert not any(re.search(rf"\b{word}", say, re.IGNORECASE) for word in NOT_SAID)


@pytest.mark.parametrize("code", [code for code in Code if SENTENCES[code].count("{count}")])
def test_what_is_too_long_says_by_how_much(code: Code) -> None:
    assert Refused(code, count=104, limit=90).say == "That is 104 characters. Up to 90 fit."


def test_the_wire_page_names_every_code() -> None:
    table = WIRE[WIRE.index("## Refusals") :]
    named = set(re.findall(r"`([a-z_]+\.[a-z_]+|already|too_fast)`", table))
    for line in table.splitlines():
        for noun, rest in re.findall(r"`([a-z]+)\.[a-z_]+`((?: `\.[a-z_]+`)+)", line):
            named |= {f"{noun}{reason}" for reason in re.findall(r"`(\.[a-z_]+)`", rest)}
    if "`note.…` alike" in table:
        named |= {code.value for code in Code if code.value.startswith("note.")}

    assert {code.value for code in Code} == named & {code.value for code in Code}


def test_a_refusal_shows_its_code_and_no_words_of_anybody() -> None:
    assert str(Refused(Code.PHRASE_TOO_LONG, count=104, limit=90)) == "phrase.too_long"
