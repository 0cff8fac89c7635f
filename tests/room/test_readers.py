"""Readers: desk, poet and wall hear of every change at once, phones in slices, and nobody is waited for."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from live.day.roles import Role
from live.room import readers as readers_module
from live.room.readers import LOOK, PHONES_EVERY_S, SLICE, Readers
from live.room.wire import TellPage


class FakeReader:
    """A connection that remembers what it was told, and when it was told of cells (in the loop's time)."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.cells: list[float] = []
        self.people = 0
        self.walls = 0
        self.sent_out = 0
        self._told = asyncio.Event()

    def cells_changed(self) -> None:
        self.cells.append(asyncio.get_running_loop().time())
        self._told.set()

    def people_changed(self) -> None:
        self.people += 1
        self._told.set()

    def walls_changed(self) -> None:
        self.walls += 1

    def send_out(self) -> None:
        self.sent_out += 1

    def make_way(self) -> None:
        self.sent_out += 1

    async def has_heard(self, *, cells: int = 0, people: int = 0) -> None:
        """Waits until it was told so many times."""
        while len(self.cells) < cells or self.people < people:
            self._told.clear()
            await self._told.wait()


@pytest.fixture
async def readers() -> AsyncIterator[Readers]:
    """A room's readers, none yet, with their tasks running."""
    readers = Readers()
    tasks = [asyncio.create_task(each) for each in (readers.serve_phones(), readers.serve_people())]
    yield readers
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def joined(readers: Readers, *roles: Role) -> list[FakeReader]:
    """A reader for each of these roles, here from now on."""
    there = [FakeReader(role) for role in roles]
    for each in there:
        readers.join(each)
    return there


# Cells


async def test_desk_poet_and_wall_are_told_at_once_and_of_every_change(readers: Readers) -> None:
    watchers = joined(readers, Role.DESK, Role.POET, Role.WALL)

    for _ in range(3):
        readers.cells_changed()

    assert [len(each.cells) for each in watchers] == [3, 3, 3]


async def test_a_phone_is_told_once_of_all_that_changed_before_its_tick(readers: Readers) -> None:
    [phone] = joined(readers, Role.PHONE)

    for _ in range(3):
        readers.cells_changed()
    assert phone.cells == [], "it waits for the tick"
    await phone.has_heard(cells=1)

    assert len(phone.cells) == 1


async def test_a_phone_is_told_at_most_once_a_tick(readers: Readers) -> None:
    [phone] = joined(readers, Role.PHONE)
    readers.cells_changed()
    await phone.has_heard(cells=1)

    readers.cells_changed()
    await phone.has_heard(cells=2)

    assert phone.cells[1] - phone.cells[0] > 0.9 * PHONES_EVERY_S


@pytest.fixture(params=[SLICE, LOOK], ids=["that are quick", "that take long"])
def in_slices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many phones are told at a time: fewer where telling them takes long."""
    size: int = request.param
    monkeypatch.setattr(readers_module, "AT_ONCE_S", 60 if size == SLICE else 0)
    return size


async def test_phones_are_told_a_slice_at_a_time_in_the_order_in_which_they_came(
    readers: Readers, in_slices: int
) -> None:
    phones = joined(readers, *[Role.PHONE] * (2 * in_slices + 1))

    readers.cells_changed()
    in_order = []
    for last in (phones[in_slices - 1], phones[2 * in_slices - 1], phones[-1]):
        await last.has_heard(cells=1)
        in_order.append([len(phone.cells) for phone in phones])

    assert in_order == [
        [1] * in_slices + [0] * (in_slices + 1),
        [1] * 2 * in_slices + [0],
        [1] * (2 * in_slices + 1),
    ]


async def test_who_leaves_between_two_slices_does_not_keep_the_others_from_hearing(
    readers: Readers, in_slices: int
) -> None:
    phones = joined(readers, *[Role.PHONE] * (2 * in_slices))
    readers.cells_changed()
    await phones[0].has_heard(cells=1)

    for phone in phones[: in_slices + 1]:
        readers.leave(phone)

    await phones[-1].has_heard(cells=1)
    assert readers.phones == in_slices - 1


async def test_who_is_gone_hears_of_nothing_any_more(readers: Readers) -> None:
    desk, other, phone, neighbour = joined(readers, Role.DESK, Role.DESK, Role.PHONE, Role.PHONE)

    readers.leave(desk)
    readers.leave(phone)
    readers.leave(phone)
    readers.cells_changed()
    await neighbour.has_heard(cells=1)

    assert (desk.cells, phone.cells) == ([], [])
    assert len(other.cells) == 1


# People


async def test_desk_poet_and_wall_are_told_when_somebody_comes(readers: Readers) -> None:
    watchers = joined(readers, Role.DESK, Role.POET, Role.WALL)
    [phone] = joined(readers, Role.PHONE)

    for each in watchers:
        await each.has_heard(people=1)

    assert phone.people == 0


async def test_a_room_that_fills_costs_those_who_watch_one_frame(readers: Readers) -> None:
    [wall] = joined(readers, Role.WALL)

    joined(readers, *[Role.PHONE] * 100)
    readers.people_changed()
    await wall.has_heard(people=1)

    assert wall.people == 1


async def test_who_is_here_is_counted_and_phones_apart(readers: Readers) -> None:
    _, phone, _ = joined(readers, Role.DESK, Role.PHONE, Role.PHONE)
    assert (len(readers), readers.phones) == (3, 2)

    readers.leave(phone)

    assert (len(readers), readers.phones) == (2, 1)


# The pages of the walls


def up(readers: Readers) -> Any:
    """What the desks are shown of the walls."""
    return json.loads(b"{%b}" % readers.walls())["walls"]


async def test_where_no_wall_is_open_there_is_one_page(readers: Readers) -> None:
    joined(readers, Role.DESK, Role.WALL)

    assert up(readers) == {"walls": 0, "page": 1, "pages": 1, "held": False, "differ": False}


async def test_desks_alone_are_told_which_page_is_up_and_only_when_it_is_another(readers: Readers) -> None:
    desk, *others, wall = joined(readers, Role.DESK, Role.POET, Role.PHONE, Role.WALL)

    for page in (1, 2, 2):
        readers.tell_page(wall, TellPage(page, 5, held=False))

    assert desk.walls == 2
    assert [each.walls for each in [*others, wall]] == [0, 0, 0]
    assert up(readers) == {"walls": 1, "page": 2, "pages": 5, "held": False, "differ": False}


async def test_the_wall_with_the_most_pages_speaks_for_all_and_of_equal_ones_the_first(readers: Readers) -> None:
    large, small, second = joined(readers, Role.WALL, Role.WALL, Role.WALL)

    readers.tell_page(large, TellPage(1, 3, held=False))
    readers.tell_page(small, TellPage(4, 5, held=True))
    readers.tell_page(second, TellPage(2, 5, held=False))

    assert up(readers) == {"walls": 3, "page": 4, "pages": 5, "held": True, "differ": True}


async def test_walls_that_show_the_same_page_do_not_differ(readers: Readers) -> None:
    for wall in joined(readers, Role.WALL, Role.WALL):
        readers.tell_page(wall, TellPage(2, 3, held=False))

    assert not up(readers)["differ"]


async def test_a_wall_that_has_gone_is_forgotten_and_the_desk_told(readers: Readers) -> None:
    desk, wall, silent = joined(readers, Role.DESK, Role.WALL, Role.WALL)
    readers.tell_page(wall, TellPage(2, 3, held=False))

    readers.leave(wall)
    readers.leave(silent)

    assert up(readers)["walls"] == 0
    assert desk.walls == 2, "one that never told anything leaves without a word"


# Sending out


async def test_desk_poet_and_wall_have_to_come_in_again_and_phones_stay(readers: Readers) -> None:
    *watchers, phone = joined(readers, Role.DESK, Role.POET, Role.WALL, Role.PHONE)

    readers.send_out_watchers()

    assert [each.sent_out for each in watchers] == [1, 1, 1]
    assert phone.sent_out == 0
