"""When everybody sees what is asked and answered: after the desk could read it, and not while it is kept aside."""

import pytest

from live.day.clock import ClockSet
from live.day.meaning_showing import HideMeaning, MeaningShowingCode, RestoreMeaning, ShowMeaning
from live.day.meanings import AskMeaning, GiveMeaning, WithdrawMeaning
from live.day.refusals import Code
from live.day.showing import WALL_DELAY_MS, SetPace
from tests.days import ADA, BOB, FRAN, PAUL, STRANGER, WALL, Seminar, all_boards, reached

WORD, PLAIN = "co-production", "people who use a thing also help to make it"
ASKED, GIVEN = "meaning-of-ada", "meaning-of-bob"
DELAY = WALL_DELAY_MS / 60_000


@pytest.fixture
def seminar() -> Seminar:
    """The middle of a discussion, in which somebody asks for a word."""
    seminar = Seminar().begin("11.20")
    seminar.does(ADA, AskMeaning(ASKED, WORD))
    return seminar


def texts(seminar: Seminar) -> list[str] | None:
    """The meanings that everybody sees; None where nobody sees the word."""
    found = reached(seminar.boards, STRANGER.role, STRANGER.voice).get(f"meaning/{ASKED}")
    assert found == seminar.sees(WALL, f"meaning/{ASKED}")
    return None if found is None else [each["text"] for each in found["texts"]]


def answered(seminar: Seminar) -> Seminar:
    """Everybody sees the word, and a meaning waits."""
    seminar.wait(DELAY)
    seminar.does(BOB, GiveMeaning(GIVEN, ASKED, PLAIN))
    return seminar


def state(seminar: Seminar, key: str = ASKED) -> tuple[str, str | None]:
    by = ADA if key == ASKED else BOB
    cell = seminar.sees(by, f"own_meaning/{key}")
    return cell["state"], cell["reason"]


def test_the_desk_reads_both_first_and_everybody_a_moment_later(seminar: Seminar) -> None:
    desk = seminar.sees(FRAN, f"meaning/{ASKED}")
    assert (desk["state"], desk["due"]) == ("waiting", seminar.now + WALL_DELAY_MS)
    assert texts(seminar) is None
    assert WORD not in seminar.text(PAUL)

    answered(seminar)

    assert texts(seminar) == []
    (waiting,) = seminar.sees(FRAN, f"meaning/{ASKED}")["texts"]
    assert (waiting["state"], waiting["due"]) == ("waiting", seminar.now + WALL_DELAY_MS)
    seminar.wait(DELAY)
    assert texts(seminar) == [PLAIN]
    assert WORD not in seminar.text(PAUL)


def test_the_desk_shows_them_sooner(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowMeaning(ASKED))

    assert texts(seminar) == []
    assert not seminar.does(FRAN, ShowMeaning(ASKED))


def test_where_words_go_up_by_hand_they_wait_for_it(seminar: Seminar) -> None:
    answered(seminar)
    seminar.does(FRAN, SetPace("by_hand"))
    assert seminar.sees(FRAN, f"meaning/{ASKED}")["texts"][0]["due"] is None

    seminar.wait(5)

    assert texts(seminar) == []
    assert state(seminar, GIVEN) == ("waiting", None)
    seminar.does(FRAN, ShowMeaning(GIVEN))
    assert texts(seminar) == [PLAIN]


def test_where_words_go_up_at_once_so_do_they(seminar: Seminar) -> None:
    seminar.does(FRAN, SetPace("at_once"))
    seminar.does(BOB, AskMeaning("meaning-of-bob-2", "neurotypical"))

    assert seminar.sees(WALL, "meaning/meaning-of-bob-2")["word"] == "neurotypical"


def test_what_the_desk_says_itself_everybody_sees_at_once(seminar: Seminar) -> None:
    seminar.wait(DELAY)
    seminar.does(FRAN, SetPace("by_hand"))

    seminar.does(FRAN, GiveMeaning("meaning-of-fran", ASKED, "doing it together"))

    assert texts(seminar) == ["doing it together"]


def test_a_hidden_meaning_is_nowhere_but_at_the_desk_and_its_giver_reads_why(seminar: Seminar) -> None:
    answered(seminar)
    seminar.does(FRAN, HideMeaning(GIVEN, "names a person"))

    seminar.wait(5)

    assert texts(seminar) == []
    assert state(seminar, GIVEN) == ("hidden", "names a person")
    assert seminar.sees(FRAN, f"meaning/{ASKED}")["texts"][0]["reason"] == "names a person"
    assert seminar.refuses(FRAN, ShowMeaning(GIVEN)) is MeaningShowingCode.HIDDEN


def test_brought_back_it_waits_again_unless_everybody_has_seen_it(seminar: Seminar) -> None:
    answered(seminar)
    seminar.does(FRAN, HideMeaning(GIVEN, "names a person"))
    seminar.does(FRAN, RestoreMeaning(GIVEN))
    assert texts(seminar) == []
    seminar.wait(DELAY)
    assert texts(seminar) == [PLAIN]

    seminar.does(FRAN, HideMeaning(GIVEN, "once more"))
    assert texts(seminar) == []
    seminar.does(FRAN, RestoreMeaning(GIVEN))

    assert texts(seminar) == [PLAIN]
    assert not seminar.does(FRAN, RestoreMeaning(GIVEN))


def test_a_hidden_word_takes_its_meanings_along_and_who_gave_them_reads_why(seminar: Seminar) -> None:
    answered(seminar)
    seminar.wait(DELAY)

    seminar.does(FRAN, HideMeaning(ASKED, "names a person"))

    assert texts(seminar) is None
    assert state(seminar) == state(seminar, GIVEN) == ("hidden", "names a person")
    assert seminar.refuses(BOB, GiveMeaning("meaning-of-bob-2", ASKED, PLAIN)) is MeaningShowingCode.UNKNOWN
    seminar.does(FRAN, RestoreMeaning(ASKED))
    assert texts(seminar) == [PLAIN]


def test_a_meaning_of_a_word_that_waits_waits_with_it(seminar: Seminar) -> None:
    seminar.does(ADA, GiveMeaning("meaning-of-ada-2", ASKED, PLAIN))
    seminar.does(FRAN, ShowMeaning("meaning-of-ada-2"))

    assert texts(seminar) is None
    assert seminar.sees(ADA, "own_meaning/meaning-of-ada-2")["state"] == "waiting"
    seminar.does(FRAN, ShowMeaning(ASKED))
    assert texts(seminar) == [PLAIN]
    assert seminar.sees(ADA, "own_meaning/meaning-of-ada-2")["state"] == "shown"


def test_hiding_needs_a_reason_and_something_to_hide(seminar: Seminar) -> None:
    assert seminar.refuses(FRAN, HideMeaning(ASKED, " ")) is Code.REASON_EMPTY
    seminar.does(ADA, WithdrawMeaning(ASKED))

    for command in (HideMeaning(ASKED, "why"), RestoreMeaning(ASKED), ShowMeaning(ASKED)):
        assert seminar.refuses(FRAN, command) is MeaningShowingCode.UNKNOWN


def test_what_is_taken_back_does_not_come_up(seminar: Seminar) -> None:
    seminar.does(ADA, WithdrawMeaning(ASKED))

    seminar.wait(5)

    assert texts(seminar) is None
    assert all(WORD not in str(reached(seminar.boards, by.role, by.voice)) for by in all_boards())


def test_a_clock_that_is_put_back_lets_nothing_wait_for_the_later_time(seminar: Seminar) -> None:
    seminar._write([ClockSet(0, seminar.now - 3_600_000, -3_600_000)])
    seminar.now -= 3_600_000

    seminar.wait(DELAY)

    assert texts(seminar) == []
