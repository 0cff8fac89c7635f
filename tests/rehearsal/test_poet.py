"""How the simulated poet chooses phrases and sets a line."""

import pytest

from live.day.lines import PieceWritten
from live.day.phrases import PhraseCell
from live.rehearsal.poet import as_line, fits, rank
from live.rehearsal.script.poem import Blank

BY_VISITOR = "we never had lunch"


def phrase(text: str, echoes: int = 0, lang: str | None = None) -> PhraseCell:
    return PhraseCell(text, "s1", 0, echoes, [], lang, None, None, "s1-1")


@pytest.mark.parametrize(
    ("text", "blank", "is_fitting"),
    [
        ("the good mugs", Blank("kettle", "thing"), True),
        ("the good mugs", Blank(None, "thing"), True),
        ("the good mugs", Blank("time", "thing"), False),
        ("the good mugs", Blank("kettle", "saying"), False),
        (BY_VISITOR, Blank("kettle", "saying"), True),
        (BY_VISITOR, Blank("kettle", "saying", trim=True), False),
        (BY_VISITOR, Blank("kettle", "thing"), False),
    ],
)
def test_a_phrase_fits_by_its_form_and_theme_and_a_visitors_is_a_saying(text, blank, is_fitting):
    assert fits(blank, phrase(text)) is is_fitting


def test_a_visitors_phrase_in_another_language_stands_where_such_a_phrase_is_wanted():
    in_welsh = phrase("te a bisgedi", lang="cy")

    assert fits(Blank(None, "other_language"), in_welsh)
    assert not fits(Blank(None, "saying"), in_welsh)


def test_a_visitors_phrase_comes_first_then_one_that_can_be_trimmed_then_the_most_echoed():
    blank = Blank("repair", "saying", trim=True)
    best_first = [
        phrase(BY_VISITOR),
        phrase("sorry is a verb, keep doing it"),
        phrase("you cannot mend a thing you will not look at", echoes=9),
        phrase("I can be angry and still pass the milk", echoes=2),
    ]

    ranks = [rank(blank, each) for each in best_first]

    assert ranks == sorted(set(ranks))


def test_what_rhymes_comes_before_what_was_drawn_and_that_before_what_more_people_stand_behind():
    blank = Blank("kettle", "thing")
    mugs = phrase("the good mugs", echoes=3)

    visitors = rank(blank, phrase(BY_VISITOR))
    rhyming, drawn, neither = rank(blank, mugs, rhymes=True), rank(blank, mugs, is_drawn=True), rank(blank, mugs)

    assert visitors < rhyming < drawn < neither
    assert drawn < rank(blank, phrase("the good mugs", echoes=30))


def test_a_line_that_begins_with_a_phrase_begins_with_a_capital():
    line = as_line([PieceWritten("slow is not late", "p1"), PieceWritten(", said Someone.")])

    assert [piece.text for piece in line] == ["Slow is not late", ", said Someone."]
    assert [piece.phrase for piece in line] == ["p1", None]


def test_after_a_question_there_is_no_comma():
    line = as_line([PieceWritten("who sweeps up?", "p1"), PieceWritten(", asked the tea.")])

    assert [piece.text for piece in line] == ["Who sweeps up?", " asked the tea."]
