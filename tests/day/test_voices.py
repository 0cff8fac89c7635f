"""The lamp: about how many people's words are in the poem, and that it tells nobody which phrases are one person's."""

from collections import Counter
from collections.abc import Sequence

import pytest

from live.day.given import ALL_USES, AllGiven, Given
from live.day.lamp import Lamp
from live.day.lines import Line, Piece
from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import WithdrawPhrase
from live.day.poem import CutLine
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.roles import By, Role, Voice
from live.day.sheet import Poem
from tests.days import ADA, BOB, FRAN, PAUL, Seminar


def people(count: int, of_day: int = 0) -> list[By]:
    """So many phones; on another day they have other pseudonyms."""
    return [By(Role.PHONE, Voice(f"voice-{number} of day {of_day}")) for number in range(count)]


def lit(givers: Sequence[By], laid_in: int) -> Seminar:
    """A day on which everybody named gave a phrase, and a poem with the first of them."""
    seminar = Seminar().begin("11.20")
    phrases = [seminar.give(f"words {number}", by) for number, by in enumerate(givers)]
    for number in range(laid_in):
        seminar.write((f"words {number}", phrases[number]))
    return seminar


def figure(givers: Sequence[By], laid_in: int) -> int:
    """The same by the lamp alone, for as many days as it takes to see what is likely."""
    lamp, poem, given = Lamp(), Poem(), AllGiven()
    phrases = [f"phrase-{number}" for number in range(len(givers))]
    for phrase, by in zip(phrases, givers, strict=True):
        given.add(Given("phrase", phrase, phrase, "s4", by.voice, 0, ALL_USES, None, None, None, {}))
    for phrase in phrases[:laid_in]:
        poem.put(f"line of {phrase}", Line((Piece(phrase, phrase, "given"),), {phrase: 0}), None)
        lamp.take([phrase], poem, given)
    return lamp.voices


def told(seminar: Seminar) -> tuple[int, int, bool]:
    poem = seminar.sees(PAUL, "poem")
    return poem["voices"], poem["of"], poem["about"]


def test_it_is_about_right_in_a_room_of_many() -> None:
    off = [figure(people(37, day), 20) - 20 for day in range(200)]

    assert told(lit(people(37), 20))[1:] == (37, True)
    assert sum(abs(each) <= 2 for each in off) > 150, "mostly within two"
    assert abs(sum(off) / len(off)) < 1, "neither more nor less"


def test_nobody_is_told_anything_of_a_few_phrases() -> None:
    one, many = lit([ADA] * 4, 4), lit(people(4), 4)

    assert told(one) == told(many) == (0, 0, True)


@pytest.mark.parametrize("known", [3, 4, 8])
def test_no_figure_says_that_two_phrases_are_one_persons(known: int) -> None:
    """The attack: two phrases of which one would know it, among phrases of people who are known to be different."""
    days = 400
    apart = Counter(figure(people(known + 12, day), known + 2) for day in range(days))
    together = Counter(figure(with_one_twice(known, day), known + 2) for day in range(days))

    often = [figure for figure in together if together[figure] > days // 25]
    assert often, "for this test to mean anything"
    assert all(together[figure] < 4 * apart[figure] for figure in often)


def with_one_twice(known: int, day: int) -> list[By]:
    """As many people as in the other case, and one of them gave two of the phrases that are laid in."""
    here = people(known + 12, day)
    return [*here[: known + 1], here[0], *here[known + 1 :]]


def test_it_moves_with_five_new_phrases_and_with_none_taken_out_or_put_back() -> None:
    seminar = lit(people(30), 7)
    before = told(seminar)
    lines = list(seminar.sees(PAUL, "poem")["lines"])
    phrases = [seminar.sees(PAUL, f"line/{line}")["pieces"][0]["phrase"] for line in lines]

    for line, phrase in zip(lines, phrases, strict=True):
        seminar.does(PAUL, CutLine(line))
        assert told(seminar) == before
        seminar.write((f"words {phrases.index(phrase)}", phrase))
        assert told(seminar) == before


def test_words_that_are_taken_back_move_nothing_by_themselves() -> None:
    seminar = Seminar().begin("11.20")
    phrases = [seminar.give(f"words {number}", by) for number, by in enumerate([ADA, ADA, *people(9)])]
    for number, phrase in enumerate(phrases):
        seminar.write((f"words {number}", phrase))
    before = told(seminar)
    assert before[0], "it is lit, for this test to mean anything"

    seminar.does(ADA, WithdrawPhrase(phrases[0]))

    assert told(seminar) == before


def test_those_who_gave_words_are_counted_without_what_is_hidden_taken_back_or_not_for_the_poem() -> None:
    seminar = Seminar().begin("11.20")
    hidden, withdrawn = seminar.give("hidden", ADA), seminar.give("withdrawn", BOB)
    seminar.give("for the wall", people(12)[11], uses=("wall",))
    back = seminar.give("hidden and back", people(11)[10])
    seminar.does(FRAN, HidePhrase(hidden, "a name"))
    seminar.does(FRAN, HidePhrase(back, "a name"))
    seminar.does(FRAN, RestorePhrase(back))
    seminar.does(BOB, WithdrawPhrase(withdrawn))

    for number, by in enumerate(people(10)):
        seminar.write((f"words {number}", seminar.give(f"words {number}", by)))

    assert told(seminar)[1] == 11


def test_where_few_gave_words_it_is_not_told_until_the_poem_was_read() -> None:
    assert told(lit(people(9), 9))[0] == 0
    assert told(lit(people(10), 10))[0] > 0


def test_a_poem_that_was_read_is_counted_as_it_is_for_everybody() -> None:
    seminar = Seminar().begin("11.20")
    one, two, three = seminar.give("one"), seminar.give("two"), seminar.give("three", BOB)
    line = seminar.write(("one", one), " ", ("two", two), " ", ("three", three))
    seminar.does(PAUL, BeginReading())
    assert seminar.sees(FRAN, "poem")["voices"] == 0
    seminar.does(PAUL, ReadLine(line))

    seminar.does(PAUL, EndReading())

    assert seminar.sees(FRAN, "poem")["voices"] == 2
    assert told(seminar) == (2, 2, False)


def test_a_poem_that_was_read_is_not_counted_again_by_beginning_to_read_and_stopping_at_once() -> None:
    """The attack: read once, then lay a phrase in and have it counted as it is, again and again."""
    seminar = Seminar().begin("11.20")
    line = seminar.write(("one", seminar.give("one")))
    for command in (BeginReading(), ReadLine(line), EndReading()):
        seminar.does(PAUL, command)
    assert told(seminar) == (1, 1, False)

    seminar.write(("two", seminar.give("two", BOB)))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, EndReading())

    assert told(seminar) == (1, 1, False)
    assert seminar.sees(FRAN, "poem")["voices"] == 1


def test_a_reading_begun_by_mistake_counts_nothing() -> None:
    seminar = Seminar().begin("11.20")
    seminar.write(("one", seminar.give("one")))
    seminar.does(PAUL, BeginReading())

    seminar.does(PAUL, EndReading())

    assert told(seminar) == (0, 0, True)
    assert seminar.sees(FRAN, "poem")["voices"] == 0
