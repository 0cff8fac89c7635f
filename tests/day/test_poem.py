"""The poem: whose words are in it, what becomes of lines, and who sees which of them when."""

from typing import Any

import pytest

from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine, MoveLine, PieceWritten, TitlePoem, WriteLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.refusals import Code
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, everyone, said

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


# Whose words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WORDS, "given"),
        ("Two chairs: same height!", "given"),
        ("same height", "trimmed"),
        ("Chairs", "trimmed"),
        ("two chairs, same weight", "changed"),
        ("height, same", "changed"),
    ],
)
def test_a_run_stays_credited_however_it_is_trimmed_or_changed(seminar: Seminar, text: str, kind: str) -> None:
    phrase = seminar.give(WORDS)

    line = seminar.write((text, phrase))

    assert pieces(seminar, line) == [(text, phrase, kind)]
    assert seminar.sees(PAUL, "poem")["voices"] == 1


def test_words_of_the_poets_own_are_one_piece(seminar: Seminar) -> None:
    line = seminar.write("and we ", "sat", " down")

    assert pieces(seminar, line) == [("and we sat down", None, "own")]
    assert seminar.sees(PAUL, "poem")["voices"] == 0


def test_typing_what_somebody_gave_credits_them(seminar: Seminar) -> None:
    chairs, listening = seminar.give(WORDS), seminar.give("Listening", BOB)

    line = seminar.write("We bring two chairs, and listening; height is nothing")

    assert pieces(seminar, line) == [
        ("We bring ", None, "own"),
        ("two chairs", chairs, "trimmed"),
        (", and ", None, "own"),
        ("listening", listening, "given"),
        ("; height is nothing", None, "own"),
    ]
    assert seminar.sees(PAUL, "poem")["voices"] == 2


def test_given_and_typed_words_stand_in_one_line(seminar: Seminar) -> None:
    chairs, listening = seminar.give(WORDS), seminar.give("listening", BOB)

    line = seminar.write(("two chairs", chairs), " for ", ("Listening", listening))

    assert [kind for _, _, kind in pieces(seminar, line)] == ["trimmed", "own", "given"]


def test_spaces_around_a_run_are_kept_and_line_breaks_are_spaces(seminar: Seminar) -> None:
    line = seminar.write(" one\ntwo\u200b ")

    assert pieces(seminar, line) == [(" one two ", None, "own")]


def test_a_line_may_be_empty(seminar: Seminar) -> None:
    line = seminar.write("")

    assert pieces(seminar, line) == []
    assert order(seminar) == [line]


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


def test_withdrawn_words_leave_every_place_but_the_poets_where_they_are_marked(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    line = seminar.write("we need ", (WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    assert WORDS in seminar.text(WALL), "it was read aloud, for this test to mean anything"

    seminar.does(ADA, WithdrawPhrase(phrase))

    for by in everyone():
        last = seminar.sees(by, f"line/{line}")["pieces"][1]
        assert last["gone"] is True
        assert (last["text"] == WORDS) == (by.role is PAUL.role)
        assert by.role is PAUL.role or WORDS not in seminar.text(by)
    assert seminar.sees(PAUL, "poem")["voices"] == 0
    assert seminar.sees(WALL, "poem")["voices"] == 0


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
    }
    seminar.does(FRAN, RestorePhrase(phrase))
    assert seminar.sees(WALL, f"line/{line}")["pieces"][0]["text"] == WORDS
    assert seminar.sees(WALL, "poem")["voices"] == 1


def test_a_line_with_withdrawn_words_can_still_be_worked_on_around_them(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.write("we need ", (WORDS, phrase), line=line)

    assert [piece["gone"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]] == [False, True]


def test_withdrawn_words_are_not_credited_when_they_are_typed(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))

    line = seminar.write("two chairs")

    assert pieces(seminar, line) == [("two chairs", None, "own")]


def test_two_phrases_of_one_person_are_one_voice(seminar: Seminar) -> None:
    one, two, three = seminar.give("one"), seminar.give("two"), seminar.give("three", BOB)
    seminar.write(("one", one), " ", ("two", two))
    seminar.write(("three", three), " ", ("one", one))

    assert seminar.sees(PAUL, "poem")["voices"] == 2
    seminar.does(ADA, WithdrawPhrase(one))
    assert seminar.sees(PAUL, "poem")["voices"] == 2, "her other words are still in it"


# Who sees which lines


def test_while_it_is_written_only_the_poet_sees_the_poem(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("poem",))
    line = seminar.write("secret words ", (WORDS, phrase))

    for by in (WALL, FRAN, STRANGER, ADA):
        assert seminar.sees(by, f"line/{line}") is None
        assert seminar.sees(by, "poem") == {"title": "", "lines": [], "state": "writing", "line": None, "voices": 1}
        assert "secret words" not in seminar.text(by)
    assert WORDS not in seminar.text(WALL) + seminar.text(STRANGER)


def test_while_it_is_read_everyone_sees_the_lines_read_so_far(seminar: Seminar) -> None:
    first = seminar.write("first")
    second = seminar.write("second", after=first)
    third = seminar.write("third", after=second)
    seminar.does(PAUL, BeginReading())
    assert seminar.sees(WALL, "poem") == {"title": "", "lines": [], "state": "reading", "line": None, "voices": 0}

    seminar.does(PAUL, ReadLine(first))
    seminar.does(PAUL, ReadLine(third))

    assert seminar.sees(WALL, "poem")["lines"] == [first, third]
    assert seminar.sees(WALL, "poem")["line"] == third
    assert seminar.sees(STRANGER, f"line/{third}")["pieces"][0]["text"] == "third"
    assert "second" not in seminar.text(WALL)
    seminar.does(PAUL, ReadLine(first))
    assert seminar.sees(WALL, "poem")["line"] == first, "a clicker also goes back"
    assert seminar.sees(WALL, "poem")["lines"] == [first, third]


def test_what_the_poet_still_writes_during_the_reading_is_seen_when_it_is_read(seminar: Seminar) -> None:
    first = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(first))

    second = seminar.write("second", after=first)

    assert "second" not in seminar.text(WALL)
    seminar.does(PAUL, ReadLine(second))
    assert seminar.sees(WALL, "poem")["lines"] == [first, second]


def test_after_the_reading_everyone_sees_all_of_it(seminar: Seminar) -> None:
    first = seminar.write("first")
    second = seminar.write("second", after=first)
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(first))

    seminar.does(PAUL, EndReading())

    for by in everyone():
        assert seminar.sees(by, "poem")["lines"] == [first, second]
        assert seminar.sees(by, "poem")["state"] == "read"
        assert seminar.sees(by, f"line/{second}")["pieces"][0]["text"] == "second"


def test_a_line_cut_while_it_is_read_is_gone_everywhere(seminar: Seminar) -> None:
    line = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    seminar.does(PAUL, CutLine(line))

    assert seminar.sees(WALL, f"line/{line}") is None
    assert (seminar.sees(WALL, "poem")["lines"], seminar.sees(WALL, "poem")["line"]) == ([], None)


def test_the_poem_can_be_read_again_from_the_beginning(seminar: Seminar) -> None:
    line = seminar.write("first")
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())

    seminar.does(PAUL, BeginReading())

    assert seminar.sees(WALL, "poem")["lines"] == []
    assert seminar.sees(WALL, f"line/{line}") is None


def test_lines_are_read_in_a_reading_only(seminar: Seminar) -> None:
    line = seminar.write("first")

    assert seminar.refuses(PAUL, ReadLine(line)) is Code.READING_NOT_BEGUN
    assert seminar.does(PAUL, EndReading()) == frozenset()
    seminar.does(PAUL, BeginReading())
    assert seminar.does(PAUL, BeginReading()) == frozenset()
    assert seminar.refuses(PAUL, ReadLine("nowhere-1")) is Code.LINE_UNKNOWN
    seminar.does(PAUL, ReadLine(line))
    assert seminar.does(PAUL, ReadLine(line)) == frozenset()


# What the giver sees


def test_a_giver_reads_that_their_words_are_in_the_poem_and_in_which_line(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    first = seminar.write("first")
    seminar.wait(1)
    line = seminar.write((WORDS, phrase), after=first)
    assert seminar.step(ADA, phrase, "in_poem") == {"is": "in_poem", "at": seminar.now, "lines": [line], "line": 2}

    seminar.does(PAUL, CutLine(first))
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 1
    again = seminar.write("and ", ("same height", phrase), after=line)
    top = seminar.write("top")

    assert seminar.step(ADA, phrase, "in_poem")["lines"] == [line, again]
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 2
    seminar.does(PAUL, MoveLine(again, None))
    assert order(seminar) == [again, top, line]
    assert seminar.step(ADA, phrase, "in_poem")["line"] == 1
    seminar.does(PAUL, CutLine(again))
    seminar.write("something else", line=line)
    assert "in_poem" not in seminar.steps(ADA, phrase)


def test_words_are_in_the_poem_since_they_came_into_it_however_often_the_line_is_written(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    since = seminar.now
    seminar.wait(1)

    seminar.write("and ", ("two chairs", phrase), line=line)

    assert seminar.step(ADA, phrase, "in_poem")["at"] == since


def test_a_giver_reads_when_their_words_are_read_aloud(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    line = seminar.write((WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    assert "read_aloud" not in seminar.steps(ADA, phrase)
    seminar.wait(1)

    seminar.does(PAUL, ReadLine(line))

    assert seminar.step(ADA, phrase, "read_aloud") == {"is": "read_aloud", "at": seminar.now, "lines": [line]}
    assert seminar.steps(ADA, phrase) == ["received", "in_poem", "on_wall", "read_aloud"]


def test_a_poem_that_was_read_without_stepping_through_it_was_read_aloud() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give(WORDS)
    seminar.write((WORDS, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.wait(1)

    seminar.does(PAUL, EndReading())

    assert seminar.step(ADA, phrase, "read_aloud")["at"] == seminar.now


def test_a_reading_begun_by_mistake_leaves_the_draft_the_poets_own() -> None:
    seminar = Seminar().begin("11.20")
    line = seminar.write("a draft")
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, EndReading())

    assert seminar.sees(PAUL, "poem")["state"] == "writing"
    for by in (ADA, WALL, FRAN):
        assert seminar.sees(by, f"line/{line}") is None
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    seminar.does(PAUL, EndReading())
    assert seminar.sees(ADA, "poem")["state"] == "read", "one line heard is a reading"


def test_a_second_reading_begun_by_mistake_takes_nothing_from_anybody() -> None:
    seminar = Seminar().begin("15.35")
    line = seminar.write("a line")
    for step in (BeginReading(), ReadLine(line), EndReading(), BeginReading()):
        seminar.does(PAUL, step)

    seminar.does(PAUL, EndReading())

    assert seminar.sees(ADA, "poem")["state"] == "read"
    assert seminar.sees(ADA, f"line/{line}") is not None


def test_stanzas_stand_apart_while_they_are_read() -> None:
    seminar = Seminar().begin("15.35")
    first = seminar.write("the first stanza")
    blank = seminar.write(after=first)
    second = seminar.write("the second", after=blank)
    last_blank = seminar.write(" ", after=second)
    seminar.write("the third", after=last_blank)
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, ReadLine(first))
    assert seminar.sees(WALL, "poem")["lines"] == [first]
    seminar.does(PAUL, ReadLine(second))

    assert seminar.sees(WALL, "poem")["lines"] == [first, blank, second]
    assert seminar.sees(ADA, f"line/{blank}") == {"pieces": []}
    assert seminar.sees(ADA, f"line/{last_blank}") is None


def test_the_poet_sees_which_phrases_are_used(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    line = seminar.write((WORDS, phrase))

    assert seminar.sees(PAUL, f"phrase/{phrase}")["lines"] == [line]
    assert "lines" not in seminar.sees(FRAN, f"phrase/{phrase}")
