"""Glossing: in which language words are and what they mean, said later, beside them and never instead of them."""

import pytest

from live.day.given import AllGiven
from live.day.glossing import GlossPhrase
from live.day.lines import PieceWritten
from live.day.phrases import OfferPhrase, WithdrawPhrase
from live.day.poem import WriteLine
from live.day.refusals import Code
from live.day.roles import By
from live.day.taking_back import PUT_BACK_MS, PutBack
from live.day.timetable import EndDay
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, as_logged, reopened, values_of

WORDS = "dwy gadair"
MEANS = "two chairs"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


@pytest.mark.parametrize("by", [ADA, FRAN], ids=["giver", "desk"])
def test_everybody_who_sees_the_words_reads_what_they_mean_beside_them(seminar: Seminar, by: By) -> None:
    phrase = seminar.show(WORDS)

    seminar.does(by, GlossPhrase(phrase, "cy", f"  {MEANS} "))

    for place in (FRAN, PAUL, WALL, STRANGER):
        cell = seminar.sees(place, f"phrase/{phrase}")
        assert (cell["text"], cell["lang"], cell["gloss"]) == (WORDS, "cy", MEANS)
    mine = seminar.sees(ADA, f"mine/{phrase}")
    assert (mine["text"], mine["lang"], mine["gloss"]) == (WORDS, "cy", MEANS)


def test_the_poem_keeps_the_words_and_speaks_them_in_their_language(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(PAUL, WriteLine("line-of-paul-1", None, (PieceWritten(WORDS, phrase),)))

    seminar.does(ADA, GlossPhrase(phrase, "cy", MEANS))

    (piece,) = seminar.sees(PAUL, "line/line-of-paul-1")["pieces"]
    assert (piece["text"], piece["lang"]) == (WORDS, "cy")


def test_the_last_word_counts_and_may_be_that_nothing_is_said(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS, lang="cy", gloss="two seats")
    seminar.does(FRAN, GlossPhrase(phrase, "cy", MEANS))
    assert seminar.does(ADA, GlossPhrase(phrase, "cy", MEANS)) == frozenset(), "nothing is other"

    seminar.does(ADA, GlossPhrase(phrase, ""))

    cell = seminar.sees(WALL, f"phrase/{phrase}")
    assert (cell["lang"], cell["gloss"]) == (None, None)


def test_it_is_said_at_any_time_also_after_the_day(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(FRAN, EndDay("s4"))

    seminar.does(ADA, GlossPhrase(phrase, "cy", MEANS))

    assert seminar.sees(ADA, f"mine/{phrase}")["gloss"] == MEANS


def test_nobody_says_it_of_others_words_and_no_phone_learns_whether_there_are_such(seminar: Seminar) -> None:
    phrase, note = seminar.show(WORDS), seminar.note("a longer thought")

    for given in (phrase, "no-such-words"):
        assert seminar.refuses(BOB, GlossPhrase(given, "cy", MEANS)) is Code.PHRASE_UNKNOWN
    for given in (note, "no-such-words"):
        assert seminar.refuses(FRAN, GlossPhrase(given, "cy", MEANS)) is Code.PHRASE_UNKNOWN


@pytest.mark.parametrize(
    ("gloss", "code"), [("w" * 91, Code.PHRASE_TOO_LONG), ("two\u202echairs", Code.PHRASE_CHARACTERS)]
)
def test_what_cannot_be_so_is_refused_and_changes_nothing(seminar: Seminar, gloss: str, code: Code) -> None:
    phrase = seminar.show(WORDS, lang="cy")

    assert seminar.refuses(ADA, GlossPhrase(phrase, "cy", gloss)) is code


def test_words_given_once_more_are_the_same_whatever_was_said_of_them_since(seminar: Seminar) -> None:
    offer = OfferPhrase("phrase-of-ada", WORDS, lang="cy", gloss="two seats")
    seminar.does(ADA, offer)
    seminar.does(FRAN, GlossPhrase(offer.id, None, MEANS))
    seminar.does(FRAN, GlossPhrase(offer.id, None, ""))

    assert seminar.does(ADA, offer) == frozenset()
    assert seminar.refuses(ADA, OfferPhrase(offer.id, WORDS)) is Code.ID_TAKEN


def test_it_goes_with_the_words_comes_back_with_them_and_is_erased_with_them(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(ADA, GlossPhrase(phrase, "cy", MEANS))
    seminar.does(ADA, WithdrawPhrase(phrase))
    for by in (ADA, FRAN, PAUL, WALL, STRANGER):
        assert MEANS not in seminar.text(by)
    assert seminar.refuses(ADA, GlossPhrase(phrase, "cy", MEANS)) is Code.PHRASE_WITHDRAWN
    seminar.does(ADA, PutBack(phrase))
    assert seminar.sees(FRAN, f"phrase/{phrase}")["gloss"] == MEANS

    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(PUT_BACK_MS / 60_000)

    assert MEANS not in repr(vars(seminar.day[AllGiven]))


def test_after_a_restart_it_is_as_before(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(ADA, GlossPhrase(phrase, "cy", MEANS))
    assert as_logged(seminar.facts) == seminar.facts

    _day, boards = reopened(seminar.entries)

    for by in (ADA, FRAN, PAUL, WALL):
        assert values_of(boards, by.role, by.voice) == values_of(seminar.boards, by.role, by.voice)
