"""Replay: a day is told what its log has, a little at a time, and says the same from the first moment on."""

import pytest

from live.day.given import AllGiven
from live.day.noun import Day
from live.day.showing import PaceSet, Showing
from live.room import replay
from live.room.replay import Ahead
from tests.days import Seminar


def opened(seminar: Seminar) -> Ahead:
    """As a room has it that was opened a moment ago."""
    ahead = Ahead(seminar.day)
    ahead.follow(seminar.facts)
    return ahead


def test_a_day_that_runs_ahead_hears_of_the_past_a_little_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "SLICE", 3)
    seminar = Seminar().furnish()
    ahead = opened(seminar)
    assert ahead.day is seminar.day, "until then what is shown says the same"

    slices = 0
    while ahead.hear_some():
        slices += 1

    assert slices > 2
    assert not ahead.is_behind()
    assert ahead.day is not seminar.day
    assert ahead.day[AllGiven].items == seminar.day[AllGiven].items


def test_what_is_decided_before_the_past_was_heard_changes_nothing_that_is_shown() -> None:
    seminar = Seminar().furnish()
    ahead = opened(seminar)

    ahead.apply([])
    assert ahead.is_behind(), "where nothing happens nobody waits"
    ahead.apply([PaceSet("by_hand")])

    assert not ahead.is_behind()
    assert (ahead.day[Showing].pace, seminar.day[Showing].pace) == ("by_hand", "breath")
    assert ahead.day[AllGiven].items == seminar.day[AllGiven].items


def test_what_the_log_did_not_take_is_forgotten() -> None:
    day = Day()
    ahead = Ahead(day)
    ahead.apply([PaceSet("by_hand")])
    assert ahead.may_be_wrong

    ahead.follow([])

    assert not ahead.may_be_wrong
    assert ahead.day[Showing].pace == "breath"
    assert ahead.day is not day
