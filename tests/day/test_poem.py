"""The poem: its lines, whose words are in them, and what becomes of words that are taken back."""

from typing import Any

import pytest

from live.day.lines import PieceWritten
from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine, MoveLine, TitlePoem, WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.refusals import Code
from tests.days import ADA, FRAN, PAUL, STRANGER, WALL, Seminar, everyone, replayed, said, values_of

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon, the poet writing along."""
    return Seminar().begin("11.20")


def pieces(seminar: Seminar, line: str) -> list[tuple[str, str | None, str]]:
    """A line at the poet's: text, phrase and kind of each piece."""
    cell = seminar.sees(PAUL, f"line/{line}")
    return [(piece["text"], piece["phrase"], piece["kind"]) for piece in cell["pieces"]]


def order(seminar: Seminar) -> Any:
    return seminar.sees(PAUL, "poem")["lines"]


# Writing


def test_words_of_the_poets_own_are_one_piece(seminar: Seminar) -> None:
    line = seminar.write("and we ", "sat", " down")

    assert pieces(seminar, line) == [("and we sat down", None, "own")]
    assert seminar.sees(PAUL, "poem")["voices"] == 0


def test_spaces_around_a_run_are_kept_and_line_breaks_are_spaces(seminar: Seminar) -> None:
    line = seminar.write(" one\ntwo\u200b ")

    assert pieces(seminar, line) == [(" one two ", None, "own")]


def test_a_line_may_be_empty(seminar: Seminar) -> None:
    line = seminar.write("")

    assert pieces(seminar, line) == []
    assert order(seminar) == [line]


def test_a_line_without_a_word_is_the_space_between_two_stanzas_and_one_that_lost_them_is_not(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    blank, spaces = seminar.write(), seminar.write(" ", ("  ", phrase))
    given = seminar.write((WORDS, phrase))

    seminar.does(ADA, WithdrawPhrase(phrase))

    assert [seminar.sees(PAUL, f"line/{line}")["blank"] for line in (blank, spaces, given)] == [True, True, False]
    assert pieces(seminar, spaces) == [("   ", None, "own")], "space is nobody's words"


def test_a_line_fits_on_a_line(seminar: Seminar) -> None:
    phrase = seminar.give("a" * 80)

    def line(length: int) -> WriteLine:
        return WriteLine("line-one", None, (PieceWritten("a" * 80, phrase), PieceWritten("b" * (length - 80))))

    refusal = seminar.refusal(PAUL, line(281))

    assert (refusal.code, said(refusal)) == (Code.LINE_TOO_LONG, "That is 281 characters. Up to 280 fit.")
    assert seminar.does(PAUL, line(280))


def test_what_cannot_be_credited_is_not_written(seminar: Seminar) -> None:
    withdrawn, hidden, not_for_it = seminar.give("one"), seminar.give("two"), seminar.give("three", uses=("wall",))
    note = seminar.note("a longer thought")
    seminar.does(ADA, WithdrawPhrase(withdrawn))
    seminar.does(FRAN, HidePhrase(hidden, "why"))

    def refused(phrase: str, text: str = "words") -> Code:
        return seminar.refuses(PAUL, WriteLine("line-one", None, (PieceWritten(text, phrase),)))

    assert refused(withdrawn) is Code.PHRASE_WITHDRAWN
    assert refused(hidden) is Code.PHRASE_HIDDEN
    assert refused(not_for_it) is Code.PHRASE_NOT_FOR_POEM
    assert refused(note) is Code.PHRASE_UNKNOWN
    assert refused("nowhere-1") is Code.PHRASE_UNKNOWN
    assert seminar.refuses(PAUL, WriteLine("line-one", None, (PieceWritten("a\0"),))) is Code.LINE_CHARACTERS
    assert order(seminar) == []


# Lines


def test_a_line_goes_after_another_or_to_the_top(seminar: Seminar) -> None:
    first = seminar.write("first")
    third = seminar.write("third", after=first)
    second = seminar.write("second", after=first)
    top = seminar.write("top")

    assert order(seminar) == [top, first, second, third]
    assert seminar.refuses(PAUL, WriteLine("line-one", "nowhere-1", ())) is Code.LINE_UNKNOWN


def test_a_line_written_anew_keeps_its_place(seminar: Seminar) -> None:
    first = seminar.write("first")
    second = seminar.write("second", after=first)

    seminar.write("the first", after=second, line=first)

    assert order(seminar) == [first, second]
    assert pieces(seminar, first) == [("the first", None, "own")]


def test_a_line_resent_as_it_stands_changes_nothing(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    command = WriteLine("line-one", None, (PieceWritten(WORDS, phrase), PieceWritten(" and more")))
    seminar.does(PAUL, command)

    assert seminar.does(PAUL, command) == frozenset()


def test_lines_move(seminar: Seminar) -> None:
    a = seminar.write("a")
    b = seminar.write("b", after=a)
    c = seminar.write("c", after=b)

    seminar.does(PAUL, MoveLine(c, None))
    assert order(seminar) == [c, a, b]
    seminar.does(PAUL, MoveLine(c, b))

    assert order(seminar) == [a, b, c]
    assert seminar.does(PAUL, MoveLine(a, a)) == frozenset()
    assert seminar.refuses(PAUL, MoveLine("nowhere-1", None)) is Code.LINE_UNKNOWN
    assert seminar.refuses(PAUL, MoveLine(a, "nowhere-1")) is Code.LINE_UNKNOWN


def test_a_cut_line_is_gone_and_writing_it_again_brings_it_back(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    first = seminar.write("first")
    line = seminar.write((WORDS, phrase), after=first)
    seminar.does(PAUL, CutLine(line))
    assert order(seminar) == [first]
    assert seminar.sees(PAUL, f"line/{line}") is None
    assert seminar.sees(PAUL, f"phrase/{phrase}")["lines"] == []
    assert seminar.does(PAUL, CutLine(line)) == frozenset()

    seminar.write((WORDS, phrase), after=first, line=line)

    assert order(seminar) == [first, line]
    assert pieces(seminar, line) == [(WORDS, phrase, "given")]


def test_the_title_is_the_poets_until_the_reading(seminar: Seminar) -> None:
    seminar.does(PAUL, TitlePoem(" Two  chairs "))

    assert seminar.sees(PAUL, "poem")["title"] == "Two chairs"
    assert seminar.sees(WALL, "poem")["title"] == ""
    seminar.does(PAUL, BeginReading())
    assert seminar.sees(WALL, "poem")["title"] == "Two chairs"
    assert seminar.refuses(PAUL, TitlePoem("a" * 91)) is Code.POEM_TOO_LONG
    assert seminar.refuses(PAUL, TitlePoem("a\0")) is Code.POEM_CHARACTERS
    assert seminar.does(PAUL, TitlePoem("Two chairs")) == frozenset()


# Taken back and kept aside


def test_withdrawn_words_leave_every_place_and_the_poet_sees_a_gap(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    line = seminar.write("we need ", (WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    assert WORDS in seminar.text(WALL), "it was read aloud, for this test to mean anything"

    seminar.does(ADA, WithdrawPhrase(phrase))

    for by in everyone():
        last = seminar.sees(by, f"line/{line}")["pieces"][1]
        assert last["gone"] is True
        assert last["text"] == ("…" if by == PAUL else "")
        assert by.role is PAUL.role or WORDS not in seminar.text(by)


def test_a_run_is_in_the_language_of_its_phrase_for_as_long_as_its_words_are_there(seminar: Seminar) -> None:
    phrase = seminar.show("cael fy nghlywed", lang="cy")
    line = seminar.write("we came ", ("cael fy nghlywed", phrase))
    trimmed = seminar.write(("nghlywed", phrase), after=line)
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())

    for by in everyone():
        assert [piece["lang"] for piece in seminar.sees(by, f"line/{line}")["pieces"]] == [None, "cy"]
        assert [piece["lang"] for piece in seminar.sees(by, f"line/{trimmed}")["pieces"]] == ["cy"]

    seminar.does(ADA, WithdrawPhrase(phrase))

    assert [piece["lang"] for piece in seminar.sees(WALL, f"line/{line}")["pieces"]] == [None, None]


def test_hidden_words_leave_the_poem_too_and_come_back(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))

    assert seminar.sees(WALL, f"line/{line}")["pieces"][0] == {
        "text": "",
        "phrase": phrase,
        "kind": "given",
        "gone": True,
        "lang": None,
    }
    seminar.does(FRAN, RestorePhrase(phrase))
    assert seminar.sees(WALL, f"line/{line}")["pieces"][0]["text"] == WORDS


def test_a_line_with_withdrawn_words_can_still_be_worked_on_around_them(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.write("we need ", (WORDS, phrase), line=line)

    assert [piece["gone"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]] == [False, True]


# Who sees it while it is written


def test_while_it_is_written_only_the_poet_sees_the_poem(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("poem",))
    line = seminar.write("secret words ", (WORDS, phrase))

    for by in (WALL, FRAN, STRANGER, ADA):
        assert seminar.sees(by, f"line/{line}") is None
        counted = {"number": None, "last": None} if by is FRAN else {}
        nothing = {"title": "", "poet": "", "promise": "", "lines": [], "line": None}
        assert seminar.sees(by, "poem") == nothing | counted | {"state": "writing", "voices": 0}
        assert "secret words" not in seminar.text(by)
    assert WORDS not in seminar.text(WALL) + seminar.text(STRANGER)


def test_the_poet_sees_which_phrases_are_used(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    line = seminar.write((WORDS, phrase))

    assert seminar.sees(PAUL, f"phrase/{phrase}")["lines"] == [line]
    assert "lines" not in seminar.sees(FRAN, f"phrase/{phrase}")


def test_the_poet_says_of_a_run_that_it_is_not_theirs_and_that_it_is_after_all() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give("two chairs")
    line = seminar.write("and two chairs here")
    assert [piece["phrase"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]] == [None, phrase, None]
    anew = (PieceWritten("and "), PieceWritten("two chairs", own=True), PieceWritten(" here"))

    seminar.does(PAUL, WriteLine(line, None, anew))

    pieces = seminar.sees(PAUL, f"line/{line}")["pieces"]
    assert [(piece["text"], piece["phrase"], piece.get("own")) for piece in pieces] == [
        ("and ", None, None),
        ("two chairs", None, True),
        (" here", None, None),
    ]
    assert seminar.sees(PAUL, f"phrase/{phrase}")["lines"] == []
    assert seminar.does(PAUL, WriteLine(line, None, anew)) == frozenset()
    seminar.write("and two chairs here", line=line)
    assert seminar.sees(PAUL, f"phrase/{phrase}")["lines"] == [line]


def test_whose_a_run_is_not_is_the_poets_matter_and_in_the_log() -> None:
    seminar = Seminar().begin("11.20")
    seminar.give("two chairs")
    line = seminar.write("x")
    seminar.does(PAUL, WriteLine(line, None, (PieceWritten("two chairs", own=True),)))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    assert "own" not in seminar.sees(STRANGER, f"line/{line}")["pieces"][0]
    _, boards = replayed(seminar.facts, seminar.n)
    assert values_of(boards, PAUL.role, PAUL.voice)[f"line/{line}"]["pieces"][0]["own"] is True
