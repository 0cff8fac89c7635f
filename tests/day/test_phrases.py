"""Phrases: giving a few words, taking them back, and standing behind somebody else's."""

import pytest

from live.day.given import AllGiven
from live.day.moderation import HidePhrase, ReadPhrases, RestorePhrase
from live.day.notes import OfferNote, WithdrawNote
from live.day.phrases import EchoPhrase, OfferPhrase, WithdrawPhrase
from live.day.refusals import Code
from live.day.roles import Role
from live.day.showing import WALL_DELAY_MS, KeepPhrase
from live.day.timetable import EndDay
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, at, everyone, said

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


# Its life


def test_a_phrase_is_received_read_and_on_the_wall_after_a_while(seminar: Seminar) -> None:
    phrase = seminar.give(f"  {WORDS}\n")
    mine = seminar.sees(ADA, f"mine/{phrase}")
    assert (mine["what"], mine["text"], mine["slot"], mine["at"]) == ("phrase", WORDS, "s4", at("11.20"))
    assert seminar.steps(ADA, phrase) == ["received"]
    assert seminar.sees(WALL, f"phrase/{phrase}") is None

    seminar.wait(0.05)
    seminar.does(FRAN, ReadPhrases((phrase,)))
    seminar.now = at("11.20") + WALL_DELAY_MS
    seminar.tick()

    assert seminar.steps(ADA, phrase) == ["received", "read", "on_wall"]
    for by in (WALL, STRANGER):
        assert seminar.sees(by, f"phrase/{phrase}") == {
            "text": WORDS,
            "slot": "s4",
            "at": at("11.20"),
            "echoes": 0,
            "themes": [],
            "lang": None,
            "gloss": None,
            "said": None,
            "prompt": "s4-1",
        }


def test_the_desk_reads_everything_at_once(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("poem", "report"), lang="cy", gloss="dwy gadair")

    desk = seminar.sees(FRAN, f"phrase/{phrase}")

    assert (desk["text"], desk["lang"], desk["gloss"]) == (WORDS, "cy", "dwy gadair")
    assert desk["uses"] == ["poem", "report"]
    assert (desk["hidden"], desk["read"], desk["wall"], desk["due"]) == (None, None, "never", None)


# What it may be used for


def test_a_phrase_not_given_for_the_poem_is_not_in_the_pool(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS, uses=("wall",))

    assert seminar.sees(PAUL, f"phrase/{phrase}") is None
    line = seminar.write(WORDS)
    assert seminar.sees(PAUL, f"line/{line}")["pieces"][0]["kind"] == "own"


def test_uses_are_kept_once_each_whatever_was_sent(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("report", "wall", "report"))

    assert seminar.sees(ADA, f"mine/{phrase}")["uses"] == ["wall", "report"]


# Taking back


def test_withdrawn_words_are_nowhere(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    theme = seminar.name("Being heard", phrase)
    seminar.does(BOB, EchoPhrase(phrase))
    seminar.does(FRAN, ReadPhrases((phrase,)))

    seminar.does(ADA, WithdrawPhrase(phrase))

    for by in everyone():
        assert WORDS not in seminar.text(by)
        assert seminar.sees(by, f"phrase/{phrase}") is None
        if by.role is Role.REPORTER:  # who has themes by their names alone
            continue
        cell = seminar.sees(by, f"theme/{theme}")
        assert (cell["count"] == 0) if by.role is Role.PHONE else (cell["items"] == [])
    assert seminar.sees(BOB, f"echo/{phrase}") is None
    mine = seminar.sees(ADA, f"mine/{phrase}")
    assert (mine["text"], mine["state"]) == ("", [{"is": "withdrawn", "at": seminar.now}])


@pytest.mark.parametrize("clock", ["12.10", "12.50", "16.00", "23.00"])
def test_words_can_be_taken_back_at_any_time_of_the_day(seminar: Seminar, clock: str) -> None:
    phrase, note = seminar.show(WORDS), seminar.note("a longer thought")
    seminar.begin(clock)

    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.does(ADA, WithdrawNote(note))

    assert WORDS not in seminar.text(FRAN)
    assert "a longer thought" not in seminar.text(FRAN)


def test_hidden_words_can_be_taken_back(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))

    seminar.does(ADA, WithdrawPhrase(phrase))

    assert seminar.sees(FRAN, f"phrase/{phrase}") is None
    assert seminar.steps(ADA, phrase) == ["withdrawn"]


def test_a_phrase_withdrawn_while_it_waits_does_not_reach_the_wall(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))

    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_only_whoever_gave_words_takes_them_back(seminar: Seminar) -> None:
    phrase, note = seminar.show(WORDS), seminar.note("a longer thought")
    heard = seminar.give("a voice from the back", FRAN, said="aloud")

    assert seminar.refuses(BOB, WithdrawPhrase(phrase)) is Code.PHRASE_NOT_YOURS
    assert seminar.refuses(BOB, WithdrawNote(note)) is Code.NOTE_NOT_YOURS
    assert seminar.refuses(BOB, WithdrawPhrase(heard)) is Code.PHRASE_NOT_YOURS
    assert seminar.refuses(ADA, WithdrawPhrase("nowhere-1")) is Code.PHRASE_UNKNOWN
    assert seminar.refuses(ADA, WithdrawNote("nowhere-1")) is Code.NOTE_UNKNOWN
    assert seminar.refuses(ADA, WithdrawPhrase(note)) is Code.PHRASE_UNKNOWN
    assert seminar.refuses(ADA, WithdrawNote(phrase)) is Code.NOTE_UNKNOWN


def test_taking_back_twice_changes_nothing(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.wait(1)

    assert seminar.does(ADA, WithdrawPhrase(phrase)) == frozenset()


# Me too


def test_another_person_stands_behind_a_phrase_once(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(BOB, EchoPhrase(phrase))

    assert seminar.does(BOB, EchoPhrase(phrase)) == frozenset()
    seminar.does(CLEO, EchoPhrase(phrase))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["echoes"] == 2
    assert seminar.sees(BOB, f"echo/{phrase}") == {}


def test_an_echo_is_taken_back_at_any_time_of_the_day(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(BOB, EchoPhrase(phrase))
    seminar.does(CLEO, EchoPhrase(phrase))
    assert seminar.does(CLEO, EchoPhrase(phrase, on=False))
    assert seminar.does(CLEO, EchoPhrase(phrase, on=False)) == frozenset(), "it is taken back already"
    seminar.starts("s5")

    seminar.does(BOB, EchoPhrase(phrase, on=False))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["echoes"] == 0
    assert seminar.sees(BOB, f"echo/{phrase}") is seminar.sees(CLEO, f"echo/{phrase}") is None


def test_an_echo_of_words_that_were_kept_aside_can_be_taken_back_too(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(BOB, EchoPhrase(phrase))
    seminar.does(FRAN, HidePhrase(phrase, "names a person"))

    seminar.does(BOB, EchoPhrase(phrase, on=False))
    seminar.does(FRAN, RestorePhrase(phrase))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["echoes"] == 0


def test_nobody_echoes_themselves(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)

    assert seminar.refuses(ADA, EchoPhrase(phrase)) is Code.PHRASE_YOURS


def test_only_what_the_wall_shows_can_be_echoed_and_the_answer_tells_nothing(seminar: Seminar) -> None:
    waiting, hidden, kept, gone = (seminar.show(text) for text in ("one", "two", "three", "four"))
    waiting = seminar.give("five")
    seminar.does(FRAN, HidePhrase(hidden, "why"))
    seminar.does(FRAN, KeepPhrase(kept))
    seminar.does(ADA, WithdrawPhrase(gone))

    answers = {said(seminar.refusal(BOB, EchoPhrase(phrase))) for phrase in (waiting, hidden, kept, gone, "nowhere-1")}

    assert answers == {"Those words are not on the wall."}


def test_echoes_of_a_hidden_phrase_come_back_with_it(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(BOB, EchoPhrase(phrase))
    seminar.does(FRAN, HidePhrase(phrase, "a mistake"))
    assert seminar.sees(BOB, f"echo/{phrase}") is None

    seminar.does(FRAN, RestorePhrase(phrase))

    assert seminar.sees(FRAN, f"phrase/{phrase}")["echoes"] == 1
    assert seminar.sees(BOB, f"echo/{phrase}") == {}


def test_echoes_are_given_when_words_are(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.begin("12.10")

    refusal = seminar.refusal(BOB, EchoPhrase(phrase))
    assert (refusal.code, said(refusal)) == (
        Code.SLOT_LISTENING,
        "The room is listening. You can do this from 3.00.",
    )
    seminar.begin("15.50")
    assert said(seminar.refusal(BOB, EchoPhrase(phrase))) == "This is not asked for any more today."


# When it is taken


@pytest.mark.parametrize(
    ("clock", "code", "say"),
    [
        ("9.00", Code.DAY_NOT_BEGUN, "The day has not begun yet."),
        ("9.40", Code.SLOT_CLOSED, "No words are taken now. Yours stay on this phone until 11.15."),
        ("10.20", Code.SLOT_LISTENING, "The room is listening. Your words stay on this phone until 11.15."),
        ("12.00", Code.SLOT_LISTENING, "The room is listening. Your words stay on this phone until 3.00."),
        ("12.50", Code.SLOT_CLOSED, "No words are taken now. Yours stay on this phone until 3.00."),
        ("15.50", Code.SLOT_CLOSED, "No words are taken now. Yours stay on this phone."),
        ("17.00", Code.DAY_OVER, "The day is over. Thank you for your words."),
    ],
)
def test_words_at_another_time_stay_on_the_phone_and_it_says_until_when(clock: str, code: Code, say: str) -> None:
    seminar = Seminar().begin(clock)

    for command in (OfferPhrase("phrase-1", WORDS), OfferNote("note-0001", "a longer thought")):
        refusal = seminar.refusal(ADA, command)
        assert (refusal.code, said(refusal)) == (code, say)


@pytest.mark.parametrize("clock", ["9.40", "10.20", "12.10", "12.50", "15.50"])
def test_the_desk_writes_down_what_people_say_in_any_slot(clock: str) -> None:
    seminar = Seminar().begin(clock)

    heard = seminar.give("a voice from the back", FRAN)
    slip = seminar.give("on a slip of paper", FRAN, said="paper")

    assert seminar.sees(FRAN, f"phrase/{heard}")["said"] == "aloud"
    assert seminar.sees(FRAN, f"phrase/{slip}")["said"] == "paper"


def test_the_desk_too_writes_in_the_day_only() -> None:
    assert Seminar().refuses(FRAN, OfferPhrase("phrase-1", WORDS)) is Code.DAY_NOT_BEGUN
    seminar = Seminar().begin("15.50")
    seminar.does(FRAN, EndDay("s10"))
    assert seminar.refuses(FRAN, OfferPhrase("phrase-1", WORDS)) is Code.DAY_OVER


def test_a_phone_cannot_say_that_words_were_spoken_by_somebody_else(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, said="paper")

    assert seminar.sees(FRAN, f"phrase/{phrase}")["said"] is None
    assert seminar.sees(ADA, f"mine/{phrase}") is not None


def test_everyone_who_gave_words_counts_once_and_every_slip_of_paper_does(seminar: Seminar) -> None:
    seminar.give("one")
    seminar.give("two")
    seminar.note("three")
    seminar.give("four", BOB)
    seminar.give("five", FRAN, said="paper")
    seminar.give("six", FRAN, said="paper")

    assert seminar.day[AllGiven].voices == 4
    assert seminar.day[AllGiven].written_down == 2


# What may be written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.PHRASE_EMPTY),
        (" \n\u200b ", Code.PHRASE_EMPTY),
        ("a" * 91, Code.PHRASE_TOO_LONG),
        ("two\0chairs", Code.PHRASE_CHARACTERS),
        ("\u202etwo chairs", Code.PHRASE_CHARACTERS),
        ("\ud83d", Code.PHRASE_CHARACTERS),
    ],
)
def test_a_phrase_is_a_few_words_that_can_be_read(seminar: Seminar, text: str, code: Code) -> None:
    assert seminar.refuses(ADA, OfferPhrase("phrase-1", text)) is code


def test_a_gloss_follows_the_same_rules_and_may_be_left_empty(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, gloss=" ", lang="")

    assert seminar.sees(FRAN, f"phrase/{phrase}")["gloss"] is None
    assert seminar.refuses(ADA, OfferPhrase("phrase-1", WORDS, gloss="a" * 91)) is Code.PHRASE_TOO_LONG
    assert seminar.sees(FRAN, f"phrase/{phrase}")["lang"] is None


# Ids


@pytest.mark.parametrize("bad", ["", "short-1", "a" * 41, "phrase 01", "phrase/01", "phräse-01", "phrase-01\n"])
def test_an_id_has_8_to_40_plain_letters(seminar: Seminar, bad: str) -> None:
    assert seminar.refuses(ADA, OfferPhrase(bad, WORDS)) is Code.ID_MALFORMED


@pytest.mark.parametrize("good", ["aZ09_-ab", "a" * 40])
def test_ids_of_both_lengths_are_taken(seminar: Seminar, good: str) -> None:
    assert seminar.does(ADA, OfferPhrase(good, WORDS))


def test_a_resend_changes_nothing_also_after_the_slot_has_closed(seminar: Seminar) -> None:
    seminar.give(WORDS, id="phrase-a")
    seminar.begin("12.10")

    assert seminar.does(ADA, OfferPhrase("phrase-a", f" {WORDS} ")) == frozenset()


def test_other_words_under_an_id_that_was_given_are_not_lost_in_silence(seminar: Seminar) -> None:
    seminar.give(WORDS, id="phrase-a")

    assert seminar.refuses(ADA, OfferPhrase("phrase-a", "other words")) is Code.ID_TAKEN
    assert seminar.refuses(ADA, OfferPhrase("phrase-a", WORDS, uses=("poem",))) is Code.ID_TAKEN
    assert seminar.refuses(ADA, OfferPhrase("phrase-a", WORDS, lang="cy")) is Code.ID_TAKEN
    assert seminar.sees(ADA, "mine/phrase-a")["text"] == WORDS


def test_a_resend_of_withdrawn_words_does_not_bring_them_back(seminar: Seminar) -> None:
    seminar.give(WORDS, id="phrase-a")
    seminar.does(ADA, WithdrawPhrase("phrase-a"))

    assert seminar.does(ADA, OfferPhrase("phrase-a", WORDS)) == frozenset()
    assert WORDS not in seminar.text(FRAN)


def test_an_id_of_somebody_else_or_of_something_else_is_taken(seminar: Seminar) -> None:
    seminar.give(WORDS, id="phrase-a")

    assert seminar.refuses(BOB, OfferPhrase("phrase-a", WORDS)) is Code.ID_TAKEN
    assert seminar.refuses(FRAN, OfferPhrase("phrase-a", WORDS)) is Code.ID_TAKEN
    assert seminar.refuses(ADA, OfferNote("phrase-a", WORDS)) is Code.ID_TAKEN
