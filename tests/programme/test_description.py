"""A programme as `server.py check` prints it, for people and for programs."""

import json
import re
from pathlib import Path

import pytest

from live.programme import read
from live.programme.description import as_json, describe
from live.programme.programme import Unreadable
from live.programme.sentences import sentence
from tests.programme.examples import PUBLISHED

# For many programmes what is printed, letter by letter; both sides of each.
UNDERSTOOD = Path(__file__).parent / "understood.txt"


def test_json_says_what_other_programs_rely_on():
    programme = read("A day\n3 March 2017\n22.30 Talk [talk]\n? Why?\n23.00 Poem\n24.15 Close")

    shown = json.loads(as_json(programme))

    assert list(shown) == ["title", "date", "zone", "slots"]
    assert (shown["title"], shown["date"], shown["zone"]) == ("A day", "2017-03-03", "Europe/London")
    assert shown["slots"][0] == {
        "start": "22:30",
        "end": "23:00",
        "title": "Talk",
        "kind": "talk",
        "listening": True,
        "prompt": "Why?",
        "line": 3,
    }
    assert [(slot["start"], slot["end"]) for slot in shown["slots"][1:]] == [("23:00", "00:15"), ("00:15", None)]


def test_json_of_a_day_without_a_date_has_null():
    assert json.loads(as_json(read("A day\n9.30 Registration")))["date"] is None


def test_the_description_shows_every_slot_and_every_guess_with_its_line():
    programme = read(PUBLISHED)

    shown = describe(programme)

    assert "Friday 3 March 2017, Europe/London" in shown
    assert all(slot.title in shown for slot in programme.slots)
    assert all(
        re.search(rf"line +{guess.line}  {re.escape(sentence(guess.code, **guess.values))}", shown)
        for guess in programme.guesses
    )
    rows = [line for line in shown.splitlines() if re.match(r"  \d\d:\d\d–", line)]
    assert len({row.index(slot.title) for row, slot in zip(rows, programme.slots, strict=True)}) == 1, (
        "titles are aligned"
    )


def test_the_table_says_where_words_are_taken_and_where_a_question_is_missing() -> None:
    rows = describe(read("A day\n\n9.00 Discussion\n10.00 Main points\n? What stays?\n11.00 Talk\n")).splitlines()

    said = {row.split()[1]: row for row in rows if "–" in row}
    assert said["discussion"].endswith("takes words, no question yet")
    assert said["main-points"].endswith("takes words")
    assert said["talk"].endswith("listening")


def programmes() -> list[object]:
    """Each begins with its name, then the programme as somebody may write it, then what is printed."""
    blocks = UNDERSTOOD.read_text("utf-8").removeprefix("##### ").removesuffix("\n").split("\n\n##### ")
    return [
        pytest.param(*rest.split("\n===== is understood as\n"), id=name)
        for name, rest in (block.split("\n", maxsplit=1) for block in blocks)
    ]


def printed(text: str) -> str:
    try:
        return describe(read(text))
    except Unreadable as unreadable:
        return str(unreadable)


@pytest.mark.parametrize(("text", "expected"), programmes())
def test_what_is_printed_is_the_same_letter_by_letter(text, expected):
    assert printed(text) == expected
