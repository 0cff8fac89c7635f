"""What the poet asks of the room: seen at the desk first, on phones while words are taken, and gone after that."""

import msgspec
import pytest

from live.day import due
from live.day.asks import ASK_DELAY_MS, AskCode, AskRoom, AskShown, KeepAsk, ShowAsk, WithdrawAsk
from live.day.clock import ClockSet
from live.day.door import SetDoor
from live.day.reading import BeginReading, EndReading
from live.day.refusals import Code
from live.day.roles import Role
from live.day.showing import SetPace
from tests.days import ADA, BOB, FRAN, PAUL, WALL, Seminar, replayed, said, values_of

CARE = "ask-of-paul-1"
HOPE = "ask-of-paul-2"
WHAT = "what rhymes with care?"


@pytest.fixture
def seminar() -> Seminar:
    """The middle of a discussion, in which the poet has asked."""
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, AskRoom(CARE, f"  {WHAT} "))
    return seminar


def on_phones(seminar: Seminar) -> list[str]:
    cells = values_of(seminar.boards, Role.PHONE, ADA.voice)
    return [cell["text"] for key, cell in cells.items() if key.startswith("ask/")]


def state(seminar: Seminar, ask: str = CARE) -> str:
    return str(seminar.sees(PAUL, f"ask/{ask}")["state"])


def test_the_desk_sees_it_first_and_phones_when_it_has_had_time_to_keep_it_back(seminar: Seminar) -> None:
    assert seminar.sees(FRAN, f"ask/{CARE}") == {"text": WHAT, "state": "waiting", "due": seminar.now + ASK_DELAY_MS}
    assert WHAT not in seminar.text(ADA)

    seminar.wait(ASK_DELAY_MS / 60_000)

    assert on_phones(seminar) == [WHAT]
    assert state(seminar) == "shown"
    assert WHAT not in seminar.text(WALL)


def test_the_desk_lets_it_go_at_once_and_takes_it_from_phones_again(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowAsk(CARE))
    assert on_phones(seminar) == [WHAT]

    seminar.does(FRAN, KeepAsk(CARE))

    assert on_phones(seminar) == []
    assert state(seminar) == "kept"


def test_what_was_kept_back_is_sent_to_no_phone(seminar: Seminar) -> None:
    seminar.does(FRAN, KeepAsk(CARE))

    seminar.wait(30)

    for by in (ADA, BOB):
        assert WHAT not in seminar.text(by)
        assert b"rhymes" not in seminar.boards.since(by.role, by.voice, 0)
    assert state(seminar) == "kept"


def test_where_words_go_up_by_hand_it_waits_for_the_desk() -> None:
    seminar = Seminar().begin("11.20")
    seminar.does(PAUL, AskRoom(CARE, WHAT))
    seminar.does(FRAN, SetPace("by_hand"))
    assert seminar.sees(FRAN, f"ask/{CARE}")["due"] is None
    seminar.does(PAUL, AskRoom(HOPE, "and with hope?"))

    seminar.wait(5)

    assert on_phones(seminar) == []
    assert state(seminar, HOPE) == "waiting"


def test_it_goes_when_words_are_not_taken_any_more_and_does_not_come_back(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowAsk(CARE))

    seminar.starts("s5")
    assert (on_phones(seminar), state(seminar)) == ([], "over")
    assert seminar.sees(FRAN, f"ask/{CARE}") is None
    seminar.starts("s8")

    assert (on_phones(seminar), state(seminar)) == ([], "over")


def test_a_closed_door_and_a_reading_put_it_away_for_their_time(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowAsk(CARE))

    seminar.does(FRAN, SetDoor("closed"))
    assert on_phones(seminar) == []
    seminar.does(FRAN, SetDoor("open"))
    assert on_phones(seminar) == [WHAT]
    seminar.does(PAUL, BeginReading())
    assert on_phones(seminar) == []
    seminar.does(PAUL, EndReading())

    assert on_phones(seminar) == [WHAT]


def test_asking_another_takes_the_place_of_the_first(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowAsk(CARE))

    seminar.does(PAUL, AskRoom(HOPE, "and with hope?"))

    assert on_phones(seminar) == []
    assert seminar.sees(PAUL, f"ask/{CARE}") is None
    assert seminar.refuses(FRAN, ShowAsk(CARE)) is AskCode.UNKNOWN
    seminar.does(FRAN, ShowAsk(HOPE))
    assert on_phones(seminar) == ["and with hope?"]


def test_the_poet_takes_it_back_once_and_it_is_nowhere(seminar: Seminar) -> None:
    seminar.does(FRAN, ShowAsk(CARE))

    seminar.does(PAUL, WithdrawAsk(CARE))

    assert on_phones(seminar) == []
    assert seminar.sees(FRAN, f"ask/{CARE}") is None
    assert seminar.does(PAUL, WithdrawAsk(CARE)) == frozenset()


def test_where_no_words_are_taken_it_is_not_asked_and_the_poet_hears_from_when() -> None:
    seminar = Seminar().begin("12.05")

    refusal = seminar.refusal(PAUL, AskRoom(CARE, WHAT))

    assert refusal.code is Code.SLOT_LISTENING
    assert said(refusal) == "The room is listening. You can do this from 3.00."


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", AskCode.EMPTY), ("a" * 91, AskCode.TOO_LONG), ("care\u202e", AskCode.CHARACTERS)],
)
def test_what_cannot_be_asked_changes_nothing(text: str, code: AskCode) -> None:
    seminar = Seminar().begin("11.20")

    assert seminar.refuses(PAUL, AskRoom(CARE, text)) is code


def test_sent_again_it_is_asked_once_and_another_question_needs_another_id(seminar: Seminar) -> None:
    assert seminar.does(PAUL, AskRoom(CARE, WHAT)) == frozenset()
    assert seminar.refuses(PAUL, AskRoom(CARE, "and with hope?")) is Code.ID_TAKEN


def test_a_clock_put_back_does_not_let_it_wait_for_the_later_time(seminar: Seminar) -> None:
    seminar._write([ClockSet(0, seminar.now - 3_600_000, -3_600_000)])
    seminar.now -= 3_600_000

    assert seminar.sees(FRAN, f"ask/{CARE}")["due"] == seminar.now + ASK_DELAY_MS


def test_read_from_its_log_it_is_as_it_was_and_still_due(seminar: Seminar) -> None:
    day, boards = replayed(seminar.facts, seminar.n)

    next_ = due(day, seminar.now + ASK_DELAY_MS)

    assert values_of(boards, Role.DESK, FRAN.voice)[f"ask/{CARE}"]["text"] == WHAT
    assert next_ is not None
    assert msgspec.to_builtins(next_.command) == {"do": "ask.show", "id": CARE}
    assert AskShown(CARE) not in seminar.facts
