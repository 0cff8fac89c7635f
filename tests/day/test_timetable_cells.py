"""What places see of the timetable: the day, the programme, what is running, and the question."""

import pytest

from live.day.refusals import Code
from live.day.timetable import ExtendSlot, HoldDay, SetPrompt
from tests.days import ADA, ENGLISH, FRAN, PAUL, QUESTION, WALL, Seminar, at

# The day


def test_being_late_is_for_the_desk_only() -> None:
    seminar = Seminar().begin("15.35")
    seminar.does(FRAN, ExtendSlot("s9", 4))
    desk = seminar.sees(FRAN, "day")

    assert desk["behind"] == 4
    assert seminar.clock(desk["ends"]) == "15.49"
    assert desk["held"] is None
    for by in (ADA, PAUL, WALL):
        assert {"behind", "ends", "held"}.isdisjoint(seminar.sees(by, "day"))


def test_the_desk_reads_since_when_the_day_is_held() -> None:
    seminar = Seminar().begin("11.50")

    seminar.does(FRAN, HoldDay())

    assert seminar.sees(FRAN, "day")["held"] == at("11.50")


@pytest.mark.parametrize(
    ("clock", "said"), [("9.05", "9.05"), ("12.00", "12.00"), ("15.49", "3.49"), ("0.10", "12.10")]
)
def test_times_are_said_as_the_programme_prints_them(clock: str, said: str) -> None:
    assert ENGLISH.clock(at(clock), "Europe/London") == said


# What is running


def test_everyone_reads_what_runs_until_when_and_what_comes() -> None:
    seminar = Seminar()
    before = seminar.sees(ADA, "now")
    assert (before["slot"], before["kind"], before["ends"]) == (None, None, None)
    assert before["next"] == {"slot": "s1", "at": at("9.30")}

    seminar.begin("11.20")

    now = seminar.sees(ADA, "now")
    assert (now["slot"], now["kind"], now["listening"]) == ("s4", "discussion", False)
    assert now["ends"] == at("12.00")
    assert now["next"] == {"slot": "s5", "at": at("12.00")}
    seminar.begin("23.00")
    assert seminar.sees(ADA, "now")["next"] is None


# The question


def test_the_question_of_the_running_slot_is_put_to_the_room() -> None:
    seminar = Seminar().begin("10.20")
    assert seminar.sees(WALL, "prompt") == {"slot": "s3", "text": None}

    seminar.begin("11.20")

    assert seminar.sees(WALL, "prompt") == {"slot": "s4", "text": QUESTION}


def test_the_desk_changes_and_takes_away_the_question() -> None:
    seminar = Seminar().begin("11.20")

    seminar.does(FRAN, SetPrompt("s4", " What  stays? "))
    assert seminar.sees(WALL, "prompt")["text"] == "What stays?"
    seminar.does(FRAN, SetPrompt("s4", ""))

    assert seminar.sees(WALL, "prompt")["text"] is None
    assert seminar.sees(ADA, "programme")["slots"][3]["prompt"] is None
    assert seminar.refuses(FRAN, SetPrompt("s11", "Where?")) is Code.SLOT_UNKNOWN
    assert seminar.refuses(FRAN, SetPrompt("s4", "a" * 141)) is Code.PROMPT_TOO_LONG
    assert seminar.refuses(FRAN, SetPrompt("s4", "a\0")) is Code.PROMPT_CHARACTERS
