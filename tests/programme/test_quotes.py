"""Where quotation marks are, and titles that are not cut inside them."""

import pytest

from live.programme import read
from live.programme.quotes import is_quoted, quoted_parts

MARKS = ['"{}"', "“{}”", "„{}“", "«{}»", "»{}«", "‘{}’", "「{}」"]


@pytest.mark.parametrize("marks", MARKS)
def test_what_stands_between_marks_is_quoted(marks):
    text = "A word on " + marks.format("who speaks") + ", then"

    assert [text[begin:until] for begin, until in quoted_parts(text)] == [marks.format("who speaks")]
    assert is_quoted(text, text.index("speaks"))
    assert not is_quoted(text, text.index("then"))


@pytest.mark.parametrize("text", ["It's the others' turn", 'one 5" nail', "open “ and never closed", ""])
def test_an_apostrophe_or_a_mark_alone_quotes_nothing(text):
    assert quoted_parts(text) == ()


LONG = [
    "A walk past “Houses that listen. Doors that answer: and a garden nobody planned, but all of us keep” and home",
    "Lesung: „Wir waren viele. Wir waren laut! Und dann kam der Winter: ein Bericht von den Feldern“ danach",
    "Hana Novak talks about «Les jours sans bruit. Les nuits sans fin: notes pour une ville que personne ne voit»",
    'The choir sings "Rise. Rise again. And: a third time, for all who could not come today and wanted to" outside',
]


@pytest.mark.parametrize("words", LONG)
def test_a_title_is_not_cut_inside_quotation_marks(words):
    slot = read(f"A day\n10.00 {words}").slots[0]

    kept = slot.title.rstrip("…")
    assert words.startswith(kept)
    assert not is_quoted(words, len(kept))
    assert words.endswith(slot.description), "nothing is lost"


def test_a_time_inside_quotation_marks_parts_no_line():
    programme = read("A day\n9.30 Reading of “Trains, 10.15 Tea” and questions\n11.00 Tea")

    assert [slot.title for slot in programme.slots] == ["Reading of “Trains, 10.15 Tea” and questions", "Tea"]


def test_a_kind_inside_quotation_marks_says_nothing_of_the_slot():
    titles = ["The “lunch” we never had", "Lena Okafor: “A poem is a break”", "A walk to the «Café Central»"]

    kinds = [read(f"A day\n10.00 {title}").slots[0].kind for title in titles]

    assert kinds == ["other", "talk", "other"]
