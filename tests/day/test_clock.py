"""The machine's clock has jumped: nothing begins by itself until the desk has said which time is right."""

import pytest

from live.day import due
from live.day.clock import ClockSet, NoteClock, SetClock
from live.day.given import AllGiven
from live.day.projection import Timetable
from live.day.refusals import Code
from live.day.roles import CLOCK, Role
from live.day.showing import WALL_DELAY_MS, Showing, ShowPhrase
from live.day.timetable import EndDay, StartSlot
from tests.days import ADA, FRAN, Seminar, at, values_of

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def asked(away: int, clock: str = "11.20") -> Seminar:
    """A day whose machine has jumped so far."""
    seminar = Seminar().begin(clock)
    seminar.does(CLOCK, NoteClock(away))
    return seminar


def begins_by_itself(seminar: Seminar, clock: str) -> StartSlot | None:
    found = due(seminar.day, at(clock))
    return found.command if found is not None and isinstance(found.command, StartSlot) else None


def test_nothing_of_the_plan_begins_while_it_is_asked() -> None:
    seminar = Seminar().begin("11.20")
    assert begins_by_itself(seminar, "12.10"), "noon begins something, for this test to mean anything"

    seminar.does(CLOCK, NoteClock(HOUR_MS))

    assert begins_by_itself(seminar, "12.10") is None


def test_nor_does_the_day() -> None:
    seminar = Seminar()
    assert begins_by_itself(seminar, "9.31")

    seminar.does(CLOCK, NoteClock(HOUR_MS))

    assert begins_by_itself(seminar, "9.31") is None


def test_as_planned_what_was_due_meanwhile_begins_at_the_answer_and_nothing_is_left_out() -> None:
    seminar = asked(HOUR_MS)
    seminar.now = at("12.10")
    seminar.does(FRAN, SetClock(HOUR_MS, take=False))

    found = due(seminar.day, at("12.10"))

    assert found is not None
    assert found.since == at("12.10")
    assert isinstance(found.command, StartSlot)
    assert found.command.expected == seminar.day[Timetable].current


def test_with_the_new_time_the_plan_goes_by_it() -> None:
    seminar = asked(HOUR_MS)
    seminar.does(FRAN, SetClock(HOUR_MS, take=True))

    assert begins_by_itself(seminar, "11.59") is None
    found = due(seminar.day, at("12.20"))
    assert found is not None
    assert found.since == at("12.00"), "as after a restart"


def test_with_an_earlier_time_the_slot_lasts_until_its_end_by_that() -> None:
    seminar = asked(-HOUR_MS)
    facts = seminar.does(FRAN, SetClock(-HOUR_MS, take=True))

    assert facts is not None
    assert begins_by_itself(seminar, "11.59") is None
    assert begins_by_itself(seminar, "12.00") is not None


def test_words_that_wait_for_the_wall_do_not_wait_for_the_later_time_to_come_again() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give("two chairs")
    seminar.does(CLOCK, NoteClock(-HOUR_MS))

    seminar.does(FRAN, SetClock(-HOUR_MS, take=True))

    assert seminar.day[Showing].waiting[phrase] == at("10.20") + WALL_DELAY_MS


def test_words_given_after_an_earlier_time_was_taken_stand_after_those_before() -> None:
    seminar = asked(-HOUR_MS)
    first = seminar.give("two chairs")
    seminar.does(FRAN, SetClock(-HOUR_MS, take=True))
    seminar.now = at("10.20")

    second, third = seminar.give("same height", ADA), seminar.give("one table", ADA)

    times = [seminar.day[AllGiven].items[each].at for each in (first, second, third)]
    assert times == sorted(set(times))


@pytest.mark.parametrize("take", [True, False])
def test_only_what_is_asked_can_be_answered_and_only_once(take: bool) -> None:
    assert Seminar().begin("11.20").refuses(FRAN, SetClock(HOUR_MS, take)) is Code.ALREADY
    seminar = asked(HOUR_MS)
    assert seminar.refuses(FRAN, SetClock(-HOUR_MS, take)) is Code.ALREADY

    seminar.does(FRAN, SetClock(HOUR_MS, take))

    assert seminar.refuses(FRAN, SetClock(HOUR_MS, take)) is Code.ALREADY


def test_a_clock_that_is_right_again_withdraws_the_question() -> None:
    seminar = asked(HOUR_MS)

    seminar.does(CLOCK, NoteClock(0))

    assert begins_by_itself(seminar, "12.10")
    assert cell(seminar) is None


def test_a_clock_that_was_said_to_be_wrong_and_is_put_right_asks_nothing() -> None:
    seminar = asked(HOUR_MS)
    seminar.does(FRAN, SetClock(HOUR_MS, take=False))

    seminar.does(CLOCK, NoteClock(0))

    assert seminar.facts[-1] == ClockSet(0, seminar.now, 0)
    assert cell(seminar) is None


@pytest.mark.parametrize(
    ("away", "forward", "count", "unit"),
    [
        (HOUR_MS, True, 1, "hours"),
        (-HOUR_MS, False, 1, "hours"),
        (90 * MINUTE_MS, True, 90, "minutes"),
        (-3 * MINUTE_MS - 2, False, 3, "minutes"),
        (DAY_MS + 1, True, 1, "days"),
        (DAY_MS + HOUR_MS, True, 25, "hours"),
    ],
)
def test_the_desk_is_told_how_far(away: int, forward: bool, count: int, unit: str) -> None:
    shown = cell(asked(away))

    assert shown == {"away": away, "forward": forward, "count": count, "unit": unit}


def cell(seminar: Seminar) -> dict[str, object] | None:
    """What the desk sees of it."""
    return values_of(seminar.boards, Role.DESK, FRAN.voice).get("clock")


def test_what_became_of_words_is_told_in_its_order_though_the_time_went_back() -> None:
    seminar = asked(-HOUR_MS)
    phrase = seminar.give("two chairs")
    seminar.does(FRAN, SetClock(-HOUR_MS, take=True))
    seminar.now = at("10.20")
    seminar.does(FRAN, ShowPhrase(phrase))

    told = values_of(seminar.boards, ADA.role, ADA.voice)[f"mine/{phrase}"]["state"]

    assert [step["is"] for step in told] == ["received", "on_wall"]


def test_a_day_that_is_over_is_asked_nothing_until_it_goes_on() -> None:
    seminar = asked(HOUR_MS)
    assert cell(seminar) is not None
    running = seminar.day[Timetable].current
    assert running is not None

    seminar.does(FRAN, EndDay(running))
    assert cell(seminar) is None
    seminar.does(FRAN, StartSlot(running, running))

    assert cell(seminar) is not None
