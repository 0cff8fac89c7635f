"""Replay: a day is told what its log has, a little at a time, and comes to know all of it."""

import asyncio

import pytest

from live.day.given import AllGiven
from live.day.noun import Day
from live.room import replay
from live.room.replay import Behind
from tests.days import Seminar


async def test_a_day_that_is_behind_is_told_all_of_it_while_others_have_their_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(replay, "SLICE", 3)
    seminar, day, behind = Seminar().furnish(), Day(), Behind()
    behind.add(seminar.facts)
    known: list[int] = []

    telling = asyncio.create_task(behind.tell_in_slices(day))
    while not telling.done():
        known.append(len(day[AllGiven].items))
        await asyncio.sleep(0)

    assert len(set(known)) > 2, "others saw it grow"
    assert not behind
    assert day[AllGiven].items == seminar.day[AllGiven].items
