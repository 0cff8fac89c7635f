"""Questions: whose answers stay with them, and which one the wall shows."""

import pytest

from live.day.moderation import HidePhrase
from live.day.notes import OfferNote
from live.day.phrases import OfferPhrase, PhraseOffered, WithdrawPhrase
from live.day.refusals import Code
from live.day.roles import By
from live.day.showing import KeepPhrase, ShowPhrase
from live.day.timetable import EndDay, SetPrompt
from live.day.wall import ShowWall
from tests.days import ADA, BOB, FRAN, QUESTION, WALL, Seminar


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


def ask(seminar: Seminar, text: str, slot: str = "s4") -> str:
    """Another question; its id."""
    seminar.does(FRAN, SetPrompt(slot, text))
    return str(seminar.sees(WALL, "prompt")["id"])


def answered(seminar: Seminar, by: By = WALL) -> list[str | None]:
    """The questions that have answers on the wall."""
    return [question["text"] for question in seminar.sees(by, "prompt")["answered"]]


def test_words_answer_the_question_that_was_asked_when_they_were_given(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    one, longer = seminar.show("two chairs"), seminar.note("a longer thought")

    second = ask(seminar, "What stays?")
    other = seminar.show("the same height")

    assert first != second
    assert [seminar.sees(FRAN, f"phrase/{each}")["prompt"] for each in (one, other)] == [first, second]
    assert seminar.sees(FRAN, f"note/{longer}")["prompt"] == first


def test_words_that_come_late_answer_the_question_their_giver_had_before_them(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    ask(seminar, "What stays?")

    late = seminar.give("two chairs", prompt=first)
    thought = seminar.note("a longer thought", prompt=first)

    assert seminar.sees(FRAN, f"phrase/{late}")["prompt"] == first
    assert seminar.sees(FRAN, f"note/{thought}")["prompt"] == first


@pytest.mark.parametrize("seen", ["s4-1", "s4-99", "", "nowhere"])
def test_words_kept_for_another_slot_or_for_no_question_answer_what_is_asked_now(seen: str) -> None:
    seminar = Seminar().begin("15.10")

    phrase = seminar.give("two chairs", prompt=seen)

    assert seminar.sees(FRAN, f"phrase/{phrase}")["prompt"] == seminar.sees(ADA, "prompt")["id"]


def test_the_same_words_asked_again_are_the_same_question_with_its_answers(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    seminar.show("two chairs")
    ask(seminar, "What stays?")

    assert ask(seminar, QUESTION) == first


def test_that_nothing_is_asked_is_a_question_without_a_text(seminar: Seminar) -> None:
    seminar.show("two chairs")
    none = ask(seminar, "")
    seminar.show("the same height")

    asked = ask(seminar, "What stays?")

    assert none != asked
    assert answered(seminar) == [QUESTION, None]


def test_questions_with_words_on_the_wall_are_told_to_desk_and_wall_only(seminar: Seminar) -> None:
    assert answered(seminar) == []
    one = seminar.give("two chairs")
    assert answered(seminar) == [], "nothing is on the wall yet"

    seminar.does(FRAN, ShowPhrase(one))

    assert answered(seminar, FRAN) == answered(seminar) == [QUESTION]
    assert "answered" not in seminar.sees(ADA, "prompt")
    seminar.does(FRAN, HidePhrase(one, "names a person"))
    assert answered(seminar) == []


# The wall


def test_the_wall_shows_what_is_asked_now_also_before_anybody_has_answered(seminar: Seminar) -> None:
    seminar.show("two chairs")

    second = ask(seminar, "What stays?")

    assert seminar.sees(WALL, "wall")["question"] == second


def test_between_discussions_the_wall_shows_the_question_that_was_answered_last(seminar: Seminar) -> None:
    seminar.show("two chairs")
    second = ask(seminar, "What stays?")
    seminar.show("the same height")

    seminar.starts("s6")

    assert seminar.sees(WALL, "wall")["question"] == second
    seminar.does(FRAN, EndDay("s6"))
    assert seminar.sees(WALL, "wall")["question"] == second, "after the day too"


def test_the_desk_puts_an_earlier_question_on_the_wall_until_another_is_asked(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    seminar.show("two chairs")
    second = ask(seminar, "What stays?")

    seminar.does(FRAN, ShowWall("prompt", question=first))

    wall = seminar.sees(WALL, "wall")
    assert (wall["view"], wall["shows"], wall["question"]) == ("prompt", "prompt", first)
    assert seminar.does(FRAN, ShowWall("prompt", question=first)) == frozenset(), "it is there already"
    seminar.does(FRAN, ShowWall("prompt"))
    assert seminar.sees(WALL, "wall")["question"] == second, "the prompt without a question is what is asked now"

    seminar.does(FRAN, ShowWall("prompt", question=first))
    third = ask(seminar, "And now?")
    assert seminar.sees(WALL, "wall")["question"] == third


def test_the_next_slots_question_leaves_the_earlier_one_on_the_wall(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    seminar.show("two chairs")
    ask(seminar, "What stays?")
    seminar.does(FRAN, ShowWall("prompt", question=first))

    ask(seminar, "And after lunch?", "s8")

    assert seminar.sees(WALL, "wall")["question"] == first


def test_a_question_that_nobody_asked_is_not_shown(seminar: Seminar) -> None:
    assert seminar.refuses(FRAN, ShowWall("prompt", question="s9-9")) is Code.QUESTION_UNKNOWN


# What their givers are told


def test_words_to_an_earlier_question_are_not_called_on_the_wall(seminar: Seminar) -> None:
    """They would be looked for there in vain; under a theme the wall does show them."""
    first = seminar.sees(ADA, "prompt")["id"]
    seminar.show("two chairs")
    ask(seminar, "What stays?")

    late = seminar.show("the same height", prompt=first)

    assert seminar.steps(ADA, late) == ["received"]
    seminar.name("Being heard", late)
    assert seminar.steps(ADA, late) == ["received", "on_wall", "in_theme"]


def test_words_that_were_on_the_wall_stay_so_when_another_question_is_asked(seminar: Seminar) -> None:
    shown = seminar.show("two chairs")

    ask(seminar, "What stays?")

    assert seminar.steps(ADA, shown) == ["received", "on_wall"]


def test_a_longer_thought_without_a_theme_is_on_the_wall_under_its_question(seminar: Seminar) -> None:
    thought = seminar.note("a longer thought")
    seminar.wait(1)

    cell = seminar.sees(WALL, f"note/{thought}")

    assert (cell["theme"], cell["prompt"]) == (None, seminar.sees(WALL, "wall")["question"])
    assert seminar.steps(ADA, thought) == ["received", "on_wall"]


# The record


def test_a_log_that_says_no_question_means_what_was_asked_then(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]

    seminar._write([PhraseOffered("phrase-9001", "two chairs", "s4", ADA.voice, seminar.now, None, ("wall",))])
    ask(seminar, "What stays?")

    assert seminar.sees(FRAN, "phrase/phrase-9001")["prompt"] == first


def test_sent_again_under_another_question_they_are_the_same_words(seminar: Seminar) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    phrase = OfferPhrase("phrase-9001", "two chairs", prompt=first)
    seminar.does(ADA, phrase)
    second = ask(seminar, "What stays?")

    again = OfferPhrase("phrase-9001", "two chairs", prompt=second)

    assert seminar.does(ADA, again) == frozenset()
    assert seminar.does(ADA, OfferNote("note-90001", "a longer thought", prompt=second)) != frozenset()


def test_a_question_without_words_on_the_wall_any_more_is_still_shown_where_the_desk_chose_it(
    seminar: Seminar,
) -> None:
    first = seminar.sees(ADA, "prompt")["id"]
    phrase = seminar.show("two chairs", BOB)
    ask(seminar, "What stays?")
    seminar.does(FRAN, ShowWall("prompt", question=first))

    seminar.does(FRAN, KeepPhrase(phrase))
    seminar.does(BOB, WithdrawPhrase(phrase))

    assert seminar.sees(WALL, "wall")["question"] == first
