"""What words mean: asked and answered in plain words, taken back by who gave them, and never pointing at anybody."""

import pytest

from live.day import FACTS, decide, erased_by
from live.day.counts import TOLD_FROM
from live.day.given import AllGiven
from live.day.meaning_showing import HideMeaning, MeaningShowingCode, ShowMeaning
from live.day.meanings import AskMeaning, GiveMeaning, MeaningCode, WithdrawMeaning
from live.day.reading import BeginReading, EndReading
from live.day.refusals import Code
from live.day.roles import CLOCK, By, Role, Voice
from live.day.taking_back import EraseWords
from tests.days import ADA, BOB, CLEO, FRAN, STRANGER, WALL, Seminar, reached, reopened, said

WORD, PLAIN = "Co-production", "people who use a thing also help to make it"
ASKED, GIVEN = "meaning-of-ada", "meaning-of-bob"


@pytest.fixture
def seminar() -> Seminar:
    """The middle of a discussion."""
    return Seminar().begin("11.20")


def asked(seminar: Seminar, by: By = ADA, word: str = WORD, meaning_id: str = ASKED) -> str:
    """A word that everybody sees is asked for."""
    seminar.does(by, AskMeaning(meaning_id, word))
    seminar.wait(1)
    return meaning_id


def given(seminar: Seminar, by: By = BOB, text: str = PLAIN, meaning_id: str = GIVEN) -> str:
    """A meaning of it that everybody sees."""
    seminar.does(by, GiveMeaning(meaning_id, ASKED, text))
    seminar.wait(1)
    return meaning_id


def on_phone(seminar: Seminar, by: By = STRANGER, key: str = f"meaning/{ASKED}") -> dict[str, object] | None:
    found = reached(seminar.boards, by.role, by.voice).get(key)
    return None if found is None else dict(found)


def own(seminar: Seminar, by: By, meaning_id: str) -> dict[str, object] | None:
    return on_phone(seminar, by, f"own_meaning/{meaning_id}")


def crowd(seminar: Seminar, people: int) -> None:
    """So many others ask for the same word."""
    for number in range(people):
        person = By(Role.PHONE, Voice(f"voice-of-number-{number}"))
        seminar.does(person, AskMeaning(f"meaning-{number:06}", WORD.lower()))


# Asking and answering


def test_a_word_and_its_meanings_are_there_for_phones_and_the_wall(seminar: Seminar) -> None:
    asked(seminar, word=f"  {WORD} ")
    given(seminar)
    given(seminar, CLEO, "doing it together", "meaning-of-cleo")

    texts = [{"id": GIVEN, "text": PLAIN}, {"id": "meaning-of-cleo", "text": "doing it together"}]
    expected = {"word": WORD, "at": seminar.now - 180_000, "asked": None, "texts": texts}
    assert on_phone(seminar) == expected
    assert seminar.sees(WALL, f"meaning/{ASKED}") == expected


@pytest.mark.parametrize("same", ["co-production", "CO‑PRODUCTION?", "“có-production”"])
def test_the_same_word_is_the_same_question_and_counts(seminar: Seminar, same: str) -> None:
    asked(seminar)

    seminar.does(BOB, AskMeaning("meaning-of-bob-2", same))

    desk = seminar.sees(FRAN, f"meaning/{ASKED}")
    assert (desk["word"], desk["asked"]) == (WORD, 2)
    assert own(seminar, BOB, "meaning-of-bob-2") is not None
    assert seminar.sees(FRAN, "meaning/meaning-of-bob-2") is None


@pytest.mark.parametrize("other", ["co-producer", "co-production 🖕", "what is co-production", "co production"])
def test_whatever_else_is_another_question_which_the_desk_reads(seminar: Seminar, other: str) -> None:
    asked(seminar)

    seminar.does(BOB, AskMeaning("meaning-of-bob-2", other))

    assert seminar.sees(FRAN, "meaning/meaning-of-bob-2")["state"] == "waiting"


def test_who_asks_for_what_others_ask_already_reads_their_own_spelling_only(seminar: Seminar) -> None:
    asked(seminar)
    seminar.does(FRAN, HideMeaning(ASKED, "names a person"))

    seminar.does(BOB, AskMeaning("meaning-of-bob-2", "CO-PRODUCTION"))

    told = own(seminar, BOB, "meaning-of-bob-2")
    assert told is not None
    assert (told["word"], told["state"], told["reason"]) == ("CO-PRODUCTION", "hidden", "names a person")


def test_who_asks_twice_is_one_person(seminar: Seminar) -> None:
    asked(seminar)

    assert not seminar.does(ADA, AskMeaning("meaning-of-ada-2", WORD))


def test_no_count_below_five_is_told_to_anybody_but_the_desk(seminar: Seminar) -> None:
    asked(seminar)
    crowd(seminar, TOLD_FROM - 2)

    seen, desk = on_phone(seminar), seminar.sees(FRAN, f"meaning/{ASKED}")
    assert seen is not None
    assert (seen["asked"], desk["asked"]) == (None, 4)
    crowd(seminar, TOLD_FROM - 1)

    seen = on_phone(seminar)
    assert seen is not None
    assert seen["asked"] == seminar.sees(WALL, f"meaning/{ASKED}")["asked"] == TOLD_FROM


def test_sent_again_it_changes_nothing_and_something_else_under_its_id_is_refused(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    assert not seminar.does(ADA, AskMeaning(ASKED, WORD))
    assert not seminar.does(BOB, GiveMeaning(GIVEN, ASKED, PLAIN))
    assert seminar.refuses(ADA, AskMeaning(ASKED, "neurotypical")) is Code.ID_TAKEN
    assert seminar.refuses(BOB, GiveMeaning(GIVEN, ASKED, "something else")) is Code.ID_TAKEN
    assert seminar.refuses(ADA, GiveMeaning(GIVEN, ASKED, PLAIN)) is Code.ID_TAKEN


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AskMeaning("meaning-new", " "), MeaningCode.WORD_EMPTY),
        (AskMeaning("meaning-new", "w" * 41), MeaningCode.WORD_TOO_LONG),
        (AskMeaning("meaning-new", "wo\u202erd"), MeaningCode.CHARACTERS),
        (GiveMeaning("meaning-new", ASKED, ""), MeaningCode.EMPTY),
        (GiveMeaning("meaning-new", ASKED, "w" * 141), MeaningCode.TOO_LONG),
        (GiveMeaning("meaning-new", "nowhere-1", "plain words"), MeaningShowingCode.UNKNOWN),
    ],
)
def test_what_cannot_be_taken_is_refused(
    seminar: Seminar, command: AskMeaning | GiveMeaning, code: MeaningCode
) -> None:
    asked(seminar)

    assert seminar.refuses(BOB, command) is code


def test_a_question_that_nobody_can_see_yet_is_answered_by_who_asks_it_and_the_desk_only(seminar: Seminar) -> None:
    seminar.does(ADA, AskMeaning(ASKED, WORD))

    assert seminar.refuses(BOB, GiveMeaning(GIVEN, ASKED, PLAIN)) is MeaningShowingCode.UNKNOWN
    assert seminar.does(ADA, GiveMeaning("meaning-of-ada-2", ASKED, PLAIN))
    assert seminar.does(FRAN, GiveMeaning("meaning-of-fran", ASKED, PLAIN))


# When


def test_they_are_asked_and_answered_at_lunch_too(seminar: Seminar) -> None:
    seminar.begin("12.50")
    assert seminar.refuses(ADA, AskMeaning("phrase-new", "")) is MeaningCode.WORD_EMPTY

    asked(seminar)
    given(seminar)

    assert on_phone(seminar) is not None


def test_who_asked_twice_is_answered_the_same_when_the_second_comes_again_while_somebody_is_listened_to(
    seminar: Seminar,
) -> None:
    asked(seminar)
    again = AskMeaning("meaning-again", WORD)
    seminar.does(ADA, again)
    seminar.begin("12.10")

    assert decide(seminar.day, again, ADA, seminar.now) == []


def test_while_the_room_listens_they_wait_until_it_does_not(seminar: Seminar) -> None:
    asked(seminar)
    seminar.begin("12.10")

    refusal = seminar.refusal(BOB, GiveMeaning(GIVEN, ASKED, PLAIN))

    assert refusal.code is Code.SLOT_LISTENING
    assert said(refusal) == "The room is listening. Your words stay on this phone until 12.45."
    assert seminar.refuses(BOB, AskMeaning("meaning-of-bob-2", "neurotypical")) is Code.SLOT_LISTENING
    assert seminar.does(FRAN, GiveMeaning("meaning-of-fran", ASKED, PLAIN)), "the desk writes down in any slot"


def test_nobody_is_asked_while_the_poem_is_read_and_before_and_after_the_day(seminar: Seminar) -> None:
    ask = AskMeaning("meaning-new", WORD)
    assert Seminar().refuses(ADA, ask) is Code.DAY_NOT_BEGUN
    seminar.begin("15.50")
    seminar.write("here we are")
    seminar.does(By(Role.POET), BeginReading())

    assert said(seminar.refusal(ADA, ask)) == "The poem is being read. Your words stay on this phone until it is over."
    seminar.does(By(Role.POET), EndReading())
    seminar.wait(10 * 60)
    assert seminar.state == "over"
    assert seminar.refuses(ADA, ask) is Code.DAY_OVER


# Taking back


def test_who_gave_a_meaning_sees_that_it_is_theirs_and_nobody_else_does(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    assert own(seminar, BOB, GIVEN) == {
        "of": ASKED, "word": WORD, "text": PLAIN, "at": seminar.now - 60_000, "state": "shown", "reason": None
    }  # fmt: skip
    assert own(seminar, ADA, GIVEN) is None
    assert b"voice-of-bob" not in seminar.boards.all(FRAN.role, FRAN.voice)


def test_a_meaning_that_was_taken_back_is_nowhere(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    seminar.does(BOB, WithdrawMeaning(GIVEN))

    for by in (ADA, BOB, FRAN, WALL):
        assert PLAIN not in str(reached(seminar.boards, by.role, by.voice))
    assert not seminar.does(BOB, WithdrawMeaning(GIVEN))


def test_nobody_takes_back_what_somebody_else_gave(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    for by, meaning_id in ((ADA, GIVEN), (BOB, ASKED), (FRAN, GIVEN), (ADA, "nowhere-1")):
        assert seminar.refuses(by, WithdrawMeaning(meaning_id)) is MeaningShowingCode.UNKNOWN


def test_a_question_stays_as_long_as_somebody_asks_it_in_their_spelling(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)
    seminar.does(CLEO, AskMeaning("meaning-of-cleo", WORD.upper()))

    seminar.does(ADA, WithdrawMeaning(ASKED))

    seen = on_phone(seminar)
    assert seen is not None
    assert (seen["word"], len(seen["texts"])) == (WORD.upper(), 1)  # type: ignore[arg-type]
    assert own(seminar, ADA, ASKED) is None
    assert seminar.does(BOB, GiveMeaning("meaning-of-bob-2", ASKED, "together")), "its id is the same"


def test_with_the_last_who_asks_it_goes_and_who_answered_is_told(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    seminar.does(ADA, WithdrawMeaning(ASKED))

    assert on_phone(seminar) is None
    assert seminar.sees(FRAN, f"meaning/{ASKED}") is None
    told = own(seminar, BOB, GIVEN)
    assert told is not None
    assert (told["state"], told["text"], told["word"]) == ("ended", "", "")
    assert seminar.does(BOB, AskMeaning("meaning-of-bob-2", WORD)), "it can be asked anew"


def test_the_desk_takes_back_what_it_asked_itself(seminar: Seminar) -> None:
    seminar.does(FRAN, AskMeaning(ASKED, WORD))
    assert on_phone(seminar) is not None, "what the desk asks everybody sees at once"

    seminar.does(FRAN, WithdrawMeaning(ASKED))

    assert on_phone(seminar) is None


# What is left


def test_what_ends_with_the_last_asking_is_to_be_erased_and_what_stays_is_not(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)

    (mine,) = decide(seminar.day, WithdrawMeaning(GIVEN), BOB, seminar.now)
    (last,) = decide(seminar.day, WithdrawMeaning(ASKED), ADA, seminar.now)

    assert erased_by(seminar.day, mine) == [GIVEN]
    assert erased_by(seminar.day, last) == [ASKED, GIVEN]
    seminar.does(CLEO, AskMeaning("meaning-of-cleo", WORD))
    assert erased_by(seminar.day, last) == [ASKED]


def test_words_are_erased_by_hand_too_and_once(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)
    seminar.does(FRAN, HideMeaning(GIVEN, "names a person"))

    seminar.does(CLOCK, EraseWords((GIVEN,)))

    desk = seminar.sees(FRAN, f"meaning/{ASKED}")
    assert desk["texts"] == []
    assert not seminar.does(CLOCK, EraseWords((GIVEN,)))
    assert not seminar.day[AllGiven].items


def test_a_day_read_again_knows_the_same(seminar: Seminar) -> None:
    asked(seminar)
    given(seminar)
    seminar.does(CLEO, AskMeaning("meaning-of-cleo", WORD))
    seminar.does(FRAN, HideMeaning(ASKED, "names a person"))
    seminar.does(ADA, WithdrawMeaning(ASKED))
    seminar.does(ADA, AskMeaning("meaning-of-ada-2", "neurotypical"))
    seminar.does(FRAN, ShowMeaning("meaning-of-ada-2"))

    _, boards = reopened(seminar.entries)

    for by in (ADA, BOB, FRAN, WALL):
        assert reached(boards, by.role, by.voice) == reached(seminar.boards, by.role, by.voice)
    assert {type(fact) for fact in seminar.facts} <= set(FACTS)
