"""Turns: whoever comes new where codes are guessed is let in one after another, and nothing tells before their turn."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from live.room.turns import MOST_WAITING, Turns
from tests.fakes import FakeTimer

EVERY_S = 0.125


class Lane:
    """Turns by a fake timer, and in which turn each who waits was let in, or that they were turned away."""

    def __init__(self) -> None:
        self.timer = FakeTimer()
        self.turns = Turns(self.timer, EVERY_S)
        self.turn = 0
        self.came_in: dict[str, int | None] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def comes(self, *names: str, is_right: bool) -> None:
        self.tasks += [asyncio.create_task(self._waits(name, is_right)) for name in names]
        await asyncio.sleep(0)

    async def _waits(self, name: str, is_right: bool) -> None:
        self.came_in[name] = self.turn if await self.turns.wait(is_right=is_right) else None

    async def passes(self, turns: int) -> None:
        for _ in range(turns):
            self.turn += 1
            await self.timer.wakes_whoever_sleeps(EVERY_S)
            for _ in range(3):
                await asyncio.sleep(0)


@pytest.fixture
async def lane() -> AsyncIterator[Lane]:
    lane = Lane()
    serving = asyncio.create_task(lane.turns.serve())
    yield lane
    for task in (serving, *lane.tasks):
        task.cancel()
    await asyncio.gather(serving, *lane.tasks, return_exceptions=True)


async def test_one_wrong_code_is_answered_a_turn_however_many_ask(lane: Lane) -> None:
    await lane.comes(*(f"guess {number}" for number in range(200)), is_right=False)

    await lane.passes(8)

    assert sorted(lane.came_in.values()) == list(range(1, 9))


@pytest.mark.parametrize("is_right", [False, True])
async def test_one_who_is_right_waits_as_long_as_one_who_is_wrong_in_their_place(lane: Lane, is_right: bool) -> None:
    await lane.comes("a", "b", is_right=False)
    await lane.comes("me", is_right=is_right)
    await lane.comes("c", "d", is_right=False)

    await lane.passes(5)

    assert lane.came_in == {"d": 1, "a": 2, "c": 3, "b": 4, "me": 5}


async def test_three_hundred_who_are_right_come_in_together_while_two_hundred_guess(lane: Lane) -> None:
    await lane.comes(*(f"guess {number}" for number in range(200)), is_right=False)
    await lane.passes(4)

    await lane.comes(*(f"phone {number}" for number in range(300)), is_right=True)
    await lane.passes(2)

    assert all(lane.came_in.get(f"phone {number}") in (5, 6) for number in range(300))


async def test_who_has_waited_longest_has_every_other_turn(lane: Lane) -> None:
    await lane.comes("phone", is_right=True)
    await lane.comes("guess", is_right=False)

    for number in range(4):
        await lane.comes(f"newer {number}", is_right=False)
        await lane.passes(1)

    assert lane.came_in["phone"] == 2


async def test_no_more_wait_than_can_be_remembered(lane: Lane) -> None:
    await lane.comes(*(f"guess {number}" for number in range(MOST_WAITING + 5)), is_right=False)
    await asyncio.sleep(0)

    turned_away = [name for name, turn in lane.came_in.items() if turn is None]

    assert turned_away == [f"guess {number}" for number in range(5)], "those that waited longest"
    assert len(lane.turns._waiting) == MOST_WAITING


async def test_who_gave_up_keeps_nobody_from_their_turn(lane: Lane) -> None:
    await lane.comes("phone", is_right=True)
    await lane.comes("gives up", is_right=False)
    lane.tasks[1].cancel()

    await lane.passes(2)

    assert lane.came_in["phone"] == 2
