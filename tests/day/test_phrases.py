"""What people give: its whole life, who may do what with it, and who may see it."""

import pytest

from live.day.given import AllGiven
from live.day.moderation import HidePhrase, ReadPhrases, RestorePhrase
from live.day.notes import OfferNote, WithdrawNote
from live.day.phrases import EchoPhrase, OfferPhrase, WithdrawPhrase
from live.day.refusals import Code
from live.day.showing import WALL_DELAY_MS, KeepPhrase, SetPace, ShowPhrase
from live.day.timetable import EndDay
from tests.days import ADA, BOB, CLEO, FRAN, PAUL, STRANGER, WALL, Seminar, at, everyone, said

WORDS = "two chairs, same height"


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


# Its life


def test_a_phrase_is_received_read_and_on_the_wall_after_a_breath(seminar: Seminar) -> None:
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
        }


def test_the_breath_is_not_over_a_moment_too_soon(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] == seminar.now + WALL_DELAY_MS

    seminar.now += WALL_DELAY_MS - 1
    seminar.tick()

    assert seminar.sees(WALL, f"phrase/{phrase}") is None


def test_the_desk_reads_everything_at_once(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("poem", "report"), lang="cy", gloss="dwy gadair")

    desk = seminar.sees(FRAN, f"phrase/{phrase}")

    assert (desk["text"], desk["lang"], desk["gloss"]) == (WORDS, "cy", "dwy gadair")
    assert desk["uses"] == ["poem", "report"]
    assert (desk["hidden"], desk["read"], desk["wall"], desk["due"]) == (None, None, "never", None)


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


def test_a_phrase_the_desk_keeps_back_does_not_go_on_the_wall(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    seminar.does(FRAN, KeepPhrase(phrase))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "kept"
    assert seminar.sees(PAUL, f"phrase/{phrase}")["text"] == WORDS, "it stays in the pool"
    assert seminar.steps(ADA, phrase) == ["received"]


def test_a_phrase_is_taken_from_the_wall_and_put_back_by_the_desk(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)

    seminar.does(FRAN, KeepPhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.steps(ADA, phrase) == ["received"]
    seminar.does(FRAN, ShowPhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS


def test_what_is_hidden_goes_on_the_wall_only_after_it_is_restored(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "why"))

    assert seminar.refuses(FRAN, ShowPhrase(phrase)) is Code.PHRASE_HIDDEN

    seminar.does(FRAN, RestorePhrase(phrase))
    seminar.does(FRAN, ShowPhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_a_hidden_phrase_is_at_the_desk_only_and_its_giver_reads_why(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)

    seminar.does(FRAN, HidePhrase(phrase, " it names   somebody "))

    for by in (WALL, STRANGER, PAUL):
        assert seminar.sees(by, f"phrase/{phrase}") is None
        assert WORDS not in seminar.text(by)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["hidden"] == "it names somebody"
    assert seminar.step(ADA, phrase, "hidden") == {"is": "hidden", "at": seminar.now, "reason": "it names somebody"}
    assert "on_wall" not in seminar.steps(ADA, phrase)


def test_a_phrase_hidden_in_its_breath_does_not_reach_the_wall(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)

    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None


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
        assert seminar.sees(by, f"theme/{theme}")["items"] == []
    assert seminar.sees(BOB, "me")["echoed"] == []
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


def test_a_phrase_withdrawn_in_its_breath_does_not_reach_the_wall(seminar: Seminar) -> None:
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


def test_nobody_works_with_words_that_were_taken_back(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(ADA, WithdrawPhrase(phrase))

    for command in (HidePhrase(phrase, "why"), RestorePhrase(phrase), ShowPhrase(phrase), KeepPhrase(phrase)):
        assert seminar.refuses(FRAN, command) is Code.PHRASE_WITHDRAWN
    assert seminar.refuses(FRAN, HidePhrase("nowhere-1", "why")) is Code.ITEM_UNKNOWN
    assert seminar.refuses(FRAN, ReadPhrases(("nowhere-1",))) is Code.ITEM_UNKNOWN


# How it reaches the wall


def test_at_once_means_at_once(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("at_once"))

    phrase = seminar.give(WORDS)
    seminar.tick()

    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_by_hand_means_that_a_person_does_it(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("by_hand"))
    phrase = seminar.give(WORDS)
    seminar.wait(30)
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "waiting"

    seminar.does(FRAN, ShowPhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}") is not None


def test_the_pace_is_the_desks_to_see(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("by_hand"))

    assert seminar.sees(FRAN, "wall")["pace"] == "by_hand"
    assert "pace" not in seminar.sees(WALL, "wall")
    assert seminar.does(FRAN, SetPace("by_hand")) == frozenset()


def test_showing_again_changes_nothing(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.wait(1)

    assert seminar.does(FRAN, ShowPhrase(phrase)) == frozenset()
    assert seminar.step(ADA, phrase, "on_wall")["at"] == at("11.20")


# What it may be used for


def test_a_phrase_not_given_for_the_wall_is_never_on_it(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("at_once"))
    phrase = seminar.give(WORDS, uses=("poem", "report"))
    seminar.wait(5)

    assert seminar.refuses(FRAN, ShowPhrase(phrase)) is Code.PHRASE_NOT_FOR_WALL
    assert WORDS not in seminar.text(WALL) + seminar.text(STRANGER)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["wall"] == "never"


def test_a_phrase_not_given_for_the_poem_is_not_in_the_pool(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS, uses=("wall",))

    assert seminar.sees(PAUL, f"phrase/{phrase}") is None
    line = seminar.write(WORDS)
    assert seminar.sees(PAUL, f"line/{line}")["pieces"][0]["kind"] == "own"


def test_uses_are_kept_once_each_whatever_was_sent(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS, uses=("report", "wall", "report"))

    assert seminar.sees(ADA, f"mine/{phrase}")["uses"] == ["wall", "report"]


# Me too


def test_another_person_stands_behind_a_phrase_once(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.does(BOB, EchoPhrase(phrase))

    assert seminar.does(BOB, EchoPhrase(phrase)) == frozenset()
    seminar.does(CLEO, EchoPhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}")["echoes"] == 2
    assert seminar.sees(BOB, "me")["echoed"] == [phrase]


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
    assert seminar.sees(BOB, "me")["echoed"] == []

    seminar.does(FRAN, RestorePhrase(phrase))

    assert seminar.sees(WALL, f"phrase/{phrase}")["echoes"] == 1
    assert seminar.sees(BOB, "me")["echoed"] == [phrase]


def test_echoes_are_given_when_words_are(seminar: Seminar) -> None:
    phrase = seminar.show(WORDS)
    seminar.begin("12.10")

    refusal = seminar.refusal(BOB, EchoPhrase(phrase))
    assert (refusal.code, said(refusal)) == (
        Code.SLOT_LISTENING,
        "The room is listening. You can do this again from 3.00.",
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


# Notes


def test_a_note_lives_like_a_phrase(seminar: Seminar) -> None:
    theme = seminar.name("Being heard")
    note = seminar.note("a longer thought", theme)
    seminar.wait(1)

    assert seminar.steps(ADA, note) == ["received", "in_theme", "on_wall"]
    assert seminar.sees(STRANGER, f"note/{note}") == {
        "text": "a longer thought",
        "slot": "s4",
        "at": at("11.20"),
        "theme": theme,
        "said": None,
    }
    assert seminar.sees(PAUL, f"note/{note}") is None, "the pool is phrases"
    assert seminar.sees(FRAN, f"note/{note}")["wall"] == "shown"


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", Code.NOTE_EMPTY), ("a" * 281, Code.NOTE_TOO_LONG), ("a\x1b", Code.NOTE_CHARACTERS)],
)
def test_a_note_is_longer_and_follows_the_same_rules(seminar: Seminar, text: str, code: Code) -> None:
    seminar.note("a" * 280)

    assert seminar.refuses(ADA, OfferNote("note-0001", text)) is code


def test_a_note_for_a_theme_that_is_not_there_is_not_taken(seminar: Seminar) -> None:
    assert seminar.refuses(ADA, OfferNote("note-0001", "a longer thought", "nowhere-1")) is Code.THEME_UNKNOWN
    assert seminar.sees(FRAN, "note/note-0001") is None


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


def test_from_by_hand_on_nothing_goes_up_by_itself_not_even_what_was_drawing_its_breath(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] is not None

    seminar.does(FRAN, SetPace("by_hand"))
    seminar.wait(5)

    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    assert seminar.sees(FRAN, f"phrase/{phrase}")["due"] is None


def test_words_that_were_hidden_in_their_breath_draw_it_again_when_they_come_back(seminar: Seminar) -> None:
    phrase = seminar.give(WORDS)
    seminar.does(FRAN, HidePhrase(phrase, "let me ask"))
    seminar.wait(1)

    seminar.does(FRAN, RestorePhrase(phrase))
    assert seminar.sees(WALL, f"phrase/{phrase}") is None
    seminar.wait(1)

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == WORDS
