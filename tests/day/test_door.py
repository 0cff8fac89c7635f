"""The door: who comes in and gives words, when the desk closes it for a moment."""

import pytest

from live.day.door import Door, SetDoor
from live.day.notes import OfferNote
from live.day.phrases import EchoPhrase, OfferPhrase, WithdrawPhrase
from live.day.reading import BeginReading
from live.day.refusals import NOT_NOW, Code
from live.day.themes import SupportTheme
from live.day.timetable import EndDay
from tests.days import ADA, FRAN, PAUL, WALL, Seminar, values_of


@pytest.fixture
def seminar() -> Seminar:
    return Seminar().furnish()


def test_the_door_stands_open_and_nobody_needs_to_be_told(seminar: Seminar) -> None:
    assert seminar.day[Door].state == "open"
    assert "door" not in values_of(seminar.boards, FRAN.role, FRAN.voice)


def test_seated_lets_everybody_who_is_in_go_on(seminar: Seminar) -> None:
    seminar.does(FRAN, SetDoor("seated"))

    assert seminar.sees(FRAN, "door")["door"] == "seated"
    assert seminar.sees(ADA, "now")["takes"] == ["phrase", "note", "support"]
    seminar.does(ADA, OfferPhrase("phrase-of-ada", "two chairs"))


def test_closed_takes_nothing_from_a_phone_and_it_can_be_sent_again(seminar: Seminar) -> None:
    seminar.does(FRAN, SetDoor("closed"))

    for command in (
        OfferPhrase("phrase-of-ada", "two chairs"),
        OfferNote("note-of-ada-1", "a longer thought"),
        SupportTheme(seminar.themes[2], on=True),
        EchoPhrase(seminar.given[1]),
    ):
        assert seminar.refusal(ADA, command).code is Code.DOOR_CLOSED
    assert Code.DOOR_CLOSED in NOT_NOW, "words stay on the phone until the door opens"


def test_closed_still_lets_people_take_back_what_is_theirs(seminar: Seminar) -> None:
    theirs, others = seminar.given[0], seminar.given[1]
    seminar.does(ADA, EchoPhrase(others))
    seminar.does(FRAN, SetDoor("closed"))

    seminar.does(ADA, EchoPhrase(others, on=False))
    seminar.does(ADA, WithdrawPhrase(theirs))

    assert f"phrase/{theirs}" not in values_of(seminar.boards, FRAN.role, FRAN.voice)


def test_closed_phones_say_so_and_the_desk_writes_down_what_people_say(seminar: Seminar) -> None:
    seminar.does(FRAN, SetDoor("closed"))

    now = seminar.sees(ADA, "now")
    assert (now["takes"], now["phase"], now["rest"]) == ([], "closed", "door")
    assert "phrase" in seminar.sees(FRAN, "now")["takes"]
    seminar.does(FRAN, OfferPhrase("phrase-of-fran", "said aloud", said="aloud"))
    assert seminar.sees(WALL, "wall")["shows"] == "prompt", "what was said stays on the wall"
    assert seminar.sees(WALL, "wall")["invites"] == "follow", "nobody is invited to give what is not taken"


def test_opened_again_everything_is_as_before(seminar: Seminar) -> None:
    before = (seminar.sees(ADA, "now"), seminar.sees(WALL, "wall"))
    seminar.does(FRAN, SetDoor("closed"))

    seminar.does(FRAN, SetDoor("open"))

    assert (seminar.sees(ADA, "now"), seminar.sees(WALL, "wall")) == before
    assert "door" not in values_of(seminar.boards, FRAN.role, FRAN.voice)


def test_a_reading_and_the_end_of_the_day_say_what_they_say(seminar: Seminar) -> None:
    seminar.does(FRAN, SetDoor("closed"))

    seminar.does(PAUL, BeginReading())
    assert seminar.sees(ADA, "now")["phase"] == "reading"
    assert seminar.sees(ADA, "now")["rest"] is None
    seminar.does(FRAN, EndDay("s4"))
    seminar.wait(1)
    assert seminar.refusal(ADA, OfferPhrase("phrase-of-ada", "two chairs")).code is Code.DAY_OVER


def test_setting_it_as_it_stands_writes_nothing(seminar: Seminar) -> None:
    assert seminar.does(FRAN, SetDoor("open")) == frozenset()
