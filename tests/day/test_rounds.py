"""The check-in round: places to walk past, which only those see who look after the room."""

import pytest

from live.day.refusals import Code
from live.day.rounds import BeginRound, RoundCode, SetRound, VisitPlace
from live.day.timetable import EndDay
from tests.days import CARE, FRAN, Seminar, everyone, values_of


@pytest.fixture
def seminar() -> Seminar:
    return Seminar().furnish()


def visited(seminar: Seminar) -> dict[str, bool]:
    return {place["name"]: place["visited"] is not None for place in seminar.sees(CARE, "round")["places"]}


def test_places_are_named_tidied_and_each_stands_once(seminar: Seminar) -> None:
    seminar.does(CARE, SetRound((" table  1 ", "", "by the door", "table 1")))

    assert visited(seminar) == {"table 1": False, "by the door": False}
    assert all("round" not in values_of(seminar.boards, by.role, by.voice) for by in everyone())


def test_a_round_is_begun_and_ticked_off_and_a_new_one_begins_with_nothing(seminar: Seminar) -> None:
    assert seminar.refusal(CARE, BeginRound()).code is RoundCode.NO_PLACES
    seminar.does(CARE, SetRound(("table 1", "table 2")))
    seminar.does(CARE, BeginRound())
    seminar.does(CARE, VisitPlace("table 2"))
    assert visited(seminar) == {"table 1": False, "table 2": True}
    assert seminar.sees(CARE, "round")["began"] is not None
    assert seminar.does(CARE, VisitPlace("table 2")) == frozenset(), "two people who press at once"

    seminar.does(CARE, VisitPlace("table 2", on=False))
    assert visited(seminar)["table 2"] is False
    seminar.does(CARE, VisitPlace("table 1"))
    seminar.does(CARE, BeginRound())

    assert not any(visited(seminar).values())


def test_other_places_leave_what_was_visited(seminar: Seminar) -> None:
    seminar.does(CARE, SetRound(("table 1", "table 2")))
    seminar.does(CARE, VisitPlace("table 2"))

    seminar.does(CARE, SetRound(("balcony", "table 2")))

    assert visited(seminar) == {"balcony": False, "table 2": True}
    assert seminar.refusal(CARE, VisitPlace("table 1")).code is RoundCode.PLACE_UNKNOWN


def test_too_many_places_and_names_too_long_are_refused(seminar: Seminar) -> None:
    assert seminar.refusal(CARE, SetRound(tuple(f"table {n}" for n in range(41)))).code is RoundCode.TOO_MANY
    assert seminar.refusal(CARE, SetRound(("x" * 41,))).code is RoundCode.TOO_LONG


def test_when_the_day_is_over_there_is_no_round_any_more(seminar: Seminar) -> None:
    seminar.does(CARE, SetRound(("table 1",)))

    seminar.does(FRAN, EndDay("s4"))
    seminar.wait(0)

    assert seminar.sees(CARE, "round") is None
    assert seminar.refusal(CARE, SetRound(("table 1",))).code is Code.DAY_OVER
