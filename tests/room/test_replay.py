"""Replay: a day is told what its log has, a little at a time, and says the same from the first moment on."""

import asyncio

import msgspec
import pytest

from live.day.given import AllGiven
from live.day.noun import Fact
from live.day.showing import PaceSet, Showing
from live.log import Entry
from live.room import replay
from live.room.replay import Ahead, LastEntries, Told
from tests.days import Seminar


def opened(seminar: Seminar) -> Ahead:
    """As a room has it that was opened a moment ago."""
    ahead = Ahead(seminar.day)
    ahead.follow([Told(1, 0, seminar.facts)])
    return ahead


def test_a_day_that_runs_ahead_hears_of_the_past_a_little_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "SLICE", 3)
    seminar = Seminar().furnish().with_pairs()
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
    seminar = Seminar().furnish().with_pairs()
    ahead = opened(seminar)

    ahead.apply([])
    assert ahead.is_behind(), "where nothing happens nobody waits"
    ahead.apply([PaceSet("by_hand")])

    assert not ahead.is_behind()
    assert (ahead.day[Showing].pace, seminar.day[Showing].pace) == ("by_hand", "breath")
    assert ahead.day[AllGiven].items == seminar.day[AllGiven].items


class Noted:
    """A log with these facts, an entry each, that is read some entries at a time."""

    def __init__(self, facts: list[Fact]) -> None:
        self._entries = [Entry.of(n, 0, [msgspec.to_builtins(fact)]) for n, fact in enumerate(facts, 1)]
        self.asked: list[int | None] = []

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:
        self.asked.append(most)
        return self._entries[since:][:most]


async def test_what_the_log_did_not_take_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "READ_AT_ONCE", 5)
    seminar = Seminar().furnish().with_pairs()
    log = Noted([*seminar.facts, PaceSet("by_hand")])
    ahead = opened(seminar)
    ahead.apply([PaceSet("by_hand")])

    ahead.follow([])
    assert ahead.may_be_wrong, "nobody knows yet what it has not"
    await ahead.begin_anew(log, len(seminar.facts))

    assert not ahead.may_be_wrong
    assert ahead.day[Showing].pace == "breath"
    assert ahead.day is not seminar.day
    assert ahead.day[AllGiven].items == seminar.day[AllGiven].items
    assert set(log.asked) == {5}, "never all of a long day at once"


def test_what_was_decided_and_is_in_the_log_after_all_is_known_already() -> None:
    seminar = Seminar().furnish().with_pairs()
    ahead = opened(seminar)
    ahead.apply([PaceSet("by_hand")])
    decided_on = ahead.day

    ahead.follow([Told(2, 0, [PaceSet("by_hand")])])

    assert not ahead.may_be_wrong
    assert ahead.day is decided_on
    assert not ahead.is_behind()


async def test_the_loop_does_what_else_there_is_while_a_long_past_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "SLICE", 3)
    ahead = opened(Seminar().furnish().with_pairs())
    behind: list[bool] = []
    asyncio.get_running_loop().call_soon(lambda: behind.append(ahead.is_behind()))

    await ahead.hear_all()

    assert behind == [True]
    assert not ahead.is_behind()


def test_the_last_entries_are_those_of_so_many_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "ONE_BY_ONE", 4)
    last, paced = LastEntries(), PaceSet("by_hand")

    told = [Told(n, 0, [paced] * facts) for n, facts in enumerate((1, 2, 2, 0, 9, 1, 3), 1)]

    before = [(sum(len(each.facts) for each in last.add(one)), last.begin) for one in told]

    assert before == [(0, 0), (0, 0), (1, 1), (0, 1), (13, 5), (0, 5), (0, 5)]
    assert [(told.n, len(told.facts)) for told in last.those()] == [(6, 1), (7, 3)]
