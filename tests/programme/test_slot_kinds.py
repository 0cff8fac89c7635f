"""What decides the kind of a slot: its title, then its line, then a label, then the day."""

import pytest

from live.day.kinds import Kind
from live.programme import read
from tests.programme.examples import said

BELOW = ["Poetry stall in the hall", "Registration desk stays open", "with tea and coffee", "Lunch", "Drinks", "Poem"]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("title", ["First round", "Erste Etappe", "Spotkanie"])
def test_text_below_a_title_makes_no_break_registration_or_poem_of_it(title, below):
    slot = read(f"A day\n10.00 {title}\n{below}\n11.00 Close").slots[0]

    assert (slot.kind, slot.takes_words, slot.fixed) == (Kind.OTHER, True, False)


@pytest.mark.parametrize("label", ["Keynote", "Panel discussion", "Workshop", "Talk"])
def test_a_label_below_a_title_names_its_kind_and_is_said(label):
    programme = read(f"A day\n10.00 The long river\n{label}\n11.00 Close")

    assert programme.slots[0].kind in (Kind.KEYNOTE, Kind.DISCUSSION, Kind.TALK)
    assert "from the word" in said(programme, 2)


@pytest.mark.parametrize("title", ["First round (with coffee)", "A walk (registration at the gate)", "Weaving (tea)"])
def test_what_stands_in_brackets_makes_no_break_and_no_registration(title):
    assert read(f"A day\n10.00 {title}").slots[0].kind is Kind.OTHER


def day(title: str) -> str:
    return f"{title}\n9.00 Doors\n9.30 What remains\n10.30 Photo\n10.40 The third thing\n11.30 Lunch\n12.30 Onwards"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Annual conference on care", Kind.TALK),
        ("Fachtagung Pflege", Kind.TALK),
        ("Nordisk konferanse", Kind.TALK),
        ("A workshop on gardens", Kind.DISCUSSION),
        ("Team retreat", Kind.DISCUSSION),
        ("Warsztat ogrodniczy", Kind.DISCUSSION),
        ("A community day", Kind.OTHER),
        ("Seminar 6", Kind.OTHER),
    ],
)
def test_a_slot_that_says_nothing_is_what_the_day_is_made_of(title, kind):
    slots = read(day(title)).slots

    assert [slot.kind for slot in slots] == [Kind.REGISTRATION, kind, Kind.OTHER, kind, Kind.BREAK, Kind.OTHER]
    assert slots[1].takes_words == (kind is not Kind.TALK)


def test_a_kind_that_the_day_decided_says_what_it_costs():
    told = said(read(day("Annual conference on care")), 3)

    assert "No words are taken" in told
    assert "[discussion]" in told
    assert "Words are taken" in said(read(day("A workshop on gardens")), 3)


GUESSED = [
    ("Jane Roe", "No words are taken", "[discussion]"),
    ("Prayers", "Words are taken", "[talk]"),
    ("A very long way of saying at last that there is going to be lunch for all", "No words are taken", "[discussion]"),
]


@pytest.mark.parametrize(("title", "cost", "mark"), GUESSED)
def test_each_guess_of_a_kind_says_what_it_costs_and_what_to_write(title, cost, mark):
    told = said(read(f"A day\n10.00 {title}\n11.00 Close"), 2)

    assert cost in told
    assert mark in told


def test_what_to_write_is_understood():
    slots = read("A day\n10.00 Jane Roe [discussion]\n11.00 Prayers [talk]\n12.00 Rest [break]").slots

    assert [slot.takes_words for slot in slots] == [True, False, False]
