"""Moderation: what the desk has read, and what it hides with a reason and brings back."""

import pytest

from live.day.moderation import HidePhrase, ReadPhrases, RestorePhrase, UnreadPhrases
from live.day.phrases import WithdrawPhrase
from live.day.refusals import Code
from live.day.showing import KeepPhrase, ShowPhrase
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, at

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


# Reading


def test_reading_twice_keeps_the_first_time(seminar: Seminar) -> None:
    phrase, note = seminar.give(WORDS), seminar.note("a longer thought")
    seminar.does(FRAN, ReadPhrases((phrase,)))
    seminar.wait(1)

    seminar.does(FRAN, ReadPhrases((phrase, note)))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["read"] == at("11.20")
    assert seminar.sees(FRAN, f"note/{note}")["read"] == at("11.21")
    assert seminar.does(FRAN, ReadPhrases((phrase, note))) == frozenset()


def test_what_was_withdrawn_can_no_longer_be_marked_read(seminar: Seminar) -> None:
    """Nothing would change, so nothing is written."""
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))
    entries = len(seminar.facts)

    seminar.try_(FRAN, ReadPhrases((phrase,)))

    assert len(seminar.facts) == entries


def test_what_was_marked_read_by_mistake_is_unread_again_for_its_giver_too(seminar: Seminar) -> None:
    phrase, note, other = seminar.give(WORDS), seminar.note("a longer thought"), seminar.give("same height")
    seminar.does(FRAN, ReadPhrases((phrase, note, other)))

    seminar.does(FRAN, UnreadPhrases((phrase, note)))

    assert [seminar.sees(FRAN, key)["read"] for key in (f"phrase/{phrase}", f"note/{note}")] == [None, None]
    assert [step["is"] for step in seminar.sees(ADA, f"mine/{phrase}")["state"]] == ["received"]
    assert seminar.sees(FRAN, f"phrase/{other}")["read"] == at("11.20")
    assert seminar.does(FRAN, UnreadPhrases((phrase, note))) == frozenset()
    assert seminar.refuses(FRAN, UnreadPhrases(("nowhere-1",))) is Code.ITEM_UNKNOWN


def test_what_was_withdrawn_is_not_unread_either(seminar: Seminar) -> None:
    phrase, kept = seminar.give(WORDS), seminar.give("same height")
    seminar.does(FRAN, ReadPhrases((phrase, kept)))
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.does(FRAN, UnreadPhrases((phrase, kept)))

    assert seminar.sees(FRAN, f"phrase/{kept}")["read"] is None
    assert seminar.sees(ADA, f"mine/{phrase}")["state"][-1]["is"] == "withdrawn"


# Hiding


def test_a_hidden_phrase_is_at_the_desk_only_and_its_giver_reads_why(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)

    seminar.does(FRAN, HidePhrase(phrase, " it names   somebody "))

    for by in (WALL, STRANGER, PAUL):
        assert seminar.sees(by, f"phrase/{phrase}") is None
        assert WORDS not in seminar.text(by)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["hidden"] == "it names somebody"
    assert seminar.step(ADA, phrase, "hidden") == {"is": "hidden", "at": seminar.now, "reason": "it names somebody"}
    assert "on_wall" not in seminar.steps(ADA, phrase)


def test_a_phrase_hidden_while_it_waits_does_not_reach_the_wall(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_hiding_needs_a_reason_that_can_be_read(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    assert seminar.refuses(FRAN, HidePhrase(phrase, " \u200b ")) is Code.REASON_EMPTY
    assert seminar.refuses(FRAN, HidePhrase(phrase, "a" * 141)) is Code.REASON_TOO_LONG
    assert seminar.refuses(FRAN, HidePhrase(phrase, "\u202e")) is Code.REASON_CHARACTERS


def test_hiding_again_keeps_the_first_reason(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "the first"))

    assert seminar.does(FRAN, HidePhrase(phrase, "the second")) == frozenset()
    assert seminar.sees(FRAN, f"phrase/{phrase}")["hidden"] == "the first"


def test_nobody_works_with_words_that_were_taken_back(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))

    for command in (HidePhrase(phrase, "why"), RestorePhrase(phrase), ShowPhrase(phrase), KeepPhrase(phrase)):
        assert seminar.refuses(FRAN, command) is Code.PHRASE_WITHDRAWN
    assert seminar.refuses(FRAN, HidePhrase("nowhere-1", "why")) is Code.ITEM_UNKNOWN
    assert seminar.refuses(FRAN, ReadPhrases(("nowhere-1",))) is Code.ITEM_UNKNOWN


# Bringing back


def test_a_restored_phrase_is_where_it_was(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    before = [seminar.sees(by, f"phrase/{phrase}") for by in (WALL, PAUL, FRAN)]
    seminar.does(FRAN, HidePhrase(phrase, "a mistake"))

    seminar.does(FRAN, RestorePhrase(phrase))

    assert [seminar.sees(by, f"phrase/{phrase}") for by in (WALL, PAUL, FRAN)] == before
    assert seminar.steps(ADA, phrase) == ["received", "on_wall"]
    assert seminar.does(FRAN, RestorePhrase(phrase)) == frozenset()


def test_whose_words_were_hidden_and_restored_is_still_the_earlier_giver(seminar: Seminar) -> None:
    earlier, _ = seminar.give("two chairs"), seminar.give("two chairs", BOB)
    seminar.does(FRAN, HidePhrase(earlier, "a mistake"))
    seminar.does(FRAN, RestorePhrase(earlier))

    line = seminar.write("two chairs")

    assert [piece["phrase"] for piece in seminar.sees(PAUL, f"line/{line}")["pieces"]] == [earlier]


def test_words_that_were_hidden_while_they_waited_wait_again_when_they_come_back(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "let me ask"))
    seminar.wait(1)

    seminar.does(FRAN, RestorePhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    seminar.wait(1)

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS
