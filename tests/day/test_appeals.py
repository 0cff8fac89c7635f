"""Appeals: whoever gave words that are hidden asks the desk to look again, and reads what it says."""

import pytest

from live.day.appeals import APPEAL_LIMIT, AnswerAppeal, AppealCode, AppealPhrase
from live.day.moderation import HidePhrase, RestorePhrase
from live.day.phrases import WithdrawPhrase
from live.day.refusals import Code
from live.day.taking_back import PutBack
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, at

WORDS = "Pat said it best"
ASKED = "Pat is my own name"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


@pytest.fixture
def phrase(seminar: Seminar) -> str:
    """Ada's words, which were on the wall and are hidden."""
    shown = seminar.show(WORDS)
    seminar.does(FRAN, HidePhrase(shown, "It names somebody"))
    return shown


def way(seminar: Seminar, phrase: str) -> list[dict[str, object]]:
    """What became of words as their giver sees it, from when they were hidden on."""
    steps = seminar.sees(ADA, f"mine/{phrase}")["state"]
    return [step for step in steps if step["is"] in ("hidden", "appealed", "answered", "on_wall")]


def test_the_desk_reads_what_the_giver_asks_and_nobody_else_knows_of_it(seminar: Seminar, phrase: str) -> None:
    seminar.wait(1)

    seminar.does(ADA, AppealPhrase(phrase, f"  {ASKED} "))

    asked = {"text": ASKED, "at": at("11.21"), "answer": "", "answered_at": None, "restored": False}
    assert seminar.sees(FRAN, f"phrase/{phrase}")["appeal"] == asked
    assert [step["is"] for step in way(seminar, phrase)] == ["hidden", "appealed"]
    for by in (BOB, WALL, STRANGER, PAUL):
        assert ASKED not in seminar.text(by)


def test_brought_back_the_words_are_where_they_were_and_the_giver_reads_why(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase))

    seminar.does(FRAN, AnswerAppeal(phrase, restore=True, text="You are right, and thank you"))

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS
    answered = seminar.step(ADA, phrase, "answered")
    assert (answered["restored"], answered["text"]) == (True, "You are right, and thank you")
    assert "You are right" not in seminar.text(BOB)


def test_what_stays_hidden_is_asked_about_once(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase, ASKED))

    seminar.does(FRAN, AnswerAppeal(phrase, restore=False))

    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert [(step["is"], step.get("restored")) for step in way(seminar, phrase)][-1] == ("answered", False)
    assert seminar.refuses(ADA, AppealPhrase(phrase, "once more")) is AppealCode.ANSWERED
    seminar.does(FRAN, RestorePhrase(phrase))
    assert [step["is"] for step in way(seminar, phrase)] == ["on_wall"], "the answer was about another time"
    seminar.does(FRAN, HidePhrase(phrase, "It names somebody"))
    seminar.does(ADA, AppealPhrase(phrase, "hidden a second time"))


def test_until_it_is_answered_the_asking_may_be_put_in_other_words(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase))
    seminar.does(ADA, AppealPhrase(phrase, ASKED))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["appeal"]["text"] == ASKED
    assert seminar.does(ADA, AppealPhrase(phrase, ASKED)) == frozenset(), "sent again it changes nothing"


def test_the_same_answer_again_is_no_other_one(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase))
    seminar.does(FRAN, AnswerAppeal(phrase, restore=True))

    assert seminar.does(FRAN, AnswerAppeal(phrase, restore=True)) == frozenset()
    assert seminar.refuses(FRAN, AnswerAppeal(phrase, restore=False)) is Code.ALREADY


def test_it_can_be_asked_after_the_day_too(seminar: Seminar, phrase: str) -> None:
    seminar.wait(8 * 60)

    seminar.does(ADA, AppealPhrase(phrase))
    seminar.does(FRAN, AnswerAppeal(phrase, restore=True))

    assert seminar.step(ADA, phrase, "answered")["restored"]


@pytest.mark.parametrize("by", [BOB, STRANGER])
def test_only_the_giver_asks(seminar: Seminar, phrase: str, by: object) -> None:
    assert seminar.refuses(by, AppealPhrase(phrase)) is Code.ITEM_UNKNOWN
    assert seminar.refuses(ADA, AppealPhrase("nowhere-1")) is Code.ITEM_UNKNOWN


def test_what_is_not_hidden_or_is_gone_is_not_asked_about(seminar: Seminar, phrase: str) -> None:
    shown = seminar.show("two chairs")
    assert seminar.refuses(ADA, AppealPhrase(shown)) is AppealCode.NOT_HIDDEN
    assert seminar.refuses(FRAN, AnswerAppeal(phrase, restore=True)) is AppealCode.NONE
    assert seminar.refuses(ADA, AppealPhrase(phrase, "x" * (APPEAL_LIMIT + 1))) is AppealCode.TOO_LONG
    assert seminar.refuses(ADA, AppealPhrase(phrase, "a\u202eb")) is AppealCode.CHARACTERS

    seminar.does(ADA, WithdrawPhrase(phrase))

    assert seminar.refuses(ADA, AppealPhrase(phrase)) is Code.PHRASE_WITHDRAWN


def test_words_that_are_taken_back_ask_for_nothing_any_more(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase, ASKED))
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.does(ADA, PutBack(phrase))

    assert "appeal" not in seminar.sees(FRAN, f"phrase/{phrase}")
    assert [step["is"] for step in way(seminar, phrase)] == ["hidden"]


def test_brought_back_by_hand_there_is_nothing_left_to_answer(seminar: Seminar, phrase: str) -> None:
    seminar.does(ADA, AppealPhrase(phrase, ASKED))

    seminar.does(FRAN, RestorePhrase(phrase))

    assert "appeal" not in seminar.sees(FRAN, f"phrase/{phrase}")
    assert seminar.refuses(FRAN, AnswerAppeal(phrase, restore=True)) is AppealCode.NONE


def test_a_note_is_asked_about_alike(seminar: Seminar) -> None:
    note = seminar.note("a longer thought")
    seminar.does(FRAN, HidePhrase(note, "It could hurt somebody"))

    seminar.does(ADA, AppealPhrase(note, ASKED))

    assert seminar.sees(FRAN, f"note/{note}")["appeal"]["text"] == ASKED
