"""What `server.py check` prints for many programmes, letter by letter: `understood.txt` holds both sides of each."""

from pathlib import Path

import pytest

from live.programme import Unreadable, describe, read

UNDERSTOOD = Path(__file__).parent / "understood.txt"


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
