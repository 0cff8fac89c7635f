"""A slot's kind, prompt and description, from its words."""

import pytest

from live.day.kinds import Kind
from live.programme import read
from tests.programme.examples import said


def test_a_line_with_a_question_mark_is_the_prompt_and_not_the_description():
    slot = read("A day\n11.15 Discussion\nIn small groups.\n  ? What stays with you?\nUntil 12.").slots[0]

    assert slot.prompt == "What stays with you?"
    assert slot.description == "In small groups.\nUntil 12."


@pytest.mark.parametrize("words", ["onwards Drinks", "onwards: Drinks", "onward – Drinks", "till late Drinks"])
def test_the_word_for_an_open_end_is_no_part_of_the_title(words: str) -> None:
    read_back = read(f"A day\n\n5 pm Talk\n5.30 pm {words}\n")

    assert (read_back.slots[-1].title, read_back.slots[-1].end) == ("Drinks", None)


@pytest.mark.parametrize("name", ["Jane Roe", "Dr Jane Roe, Leeds", "Jane Roe and Ann Lee", "Ludwig van Beethoven"])
def test_a_slot_that_only_names_people_is_a_talk_and_says_so(name):
    programme = read(f"A day\n10.00 {name}")

    assert programme.slots[0].kind is Kind.TALK
    assert "a talk" in said(programme, 2)


def test_a_title_without_a_telling_word_is_other_and_says_so():
    programme = read("A day\n10.00 Prayers")

    assert programme.slots[0].kind is Kind.OTHER
    assert "other" in said(programme, 2)


@pytest.mark.parametrize("title", ["End", "Close", "Ende", "Fin de la journée", "Thank you and goodbye"])
def test_a_last_slot_that_only_says_that_the_day_ends_takes_no_words_and_says_so(title: str) -> None:
    programme = read(f"A day\n10.00 Discussion\n11.00 {title}")

    assert [slot.takes_words for slot in programme.slots] == [True, False]
    assert "the end of the day" in said(programme, 3)


@pytest.mark.parametrize("end", ["Close [other]", "Close [not listening]", "Close\n? What stays?", "Photograph"])
def test_a_last_slot_that_is_for_something_takes_words(end: str) -> None:
    assert read(f"A day\n10.00 Talk\n11.00 {end}").slots[-1].takes_words


def test_an_end_after_which_the_day_goes_on_takes_words() -> None:
    assert read("A day\n10.00 Close to home\n11.00 Talk").slots[0].takes_words
