"""A machine whose clock jumps in the middle of a day: the room goes on, and asks."""

from pathlib import Path

import pytest

from live.day.clock import MachinesClock, SetClock
from live.day.projection import Timetable
from live.day.roles import By, Role
from live.log.sqlite import SqliteLog
from live.programme import read
from live.room.room import Room
from tests.cast import Person, TestHouse, ok, settled
from tests.conftest import SEMINAR
from tests.fakes import FakeClock

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
HOUR_MS = HOUR_S * 1000
DAY_S = 24 * HOUR_S


def running(house: TestHouse) -> str:
    slot = house.room.day[Timetable].slot
    assert slot is not None
    return slot.title


async def jumps(house: TestHouse, seconds: float) -> None:
    house.clock.steps(seconds)
    await house.passes(0)


async def ats(house: TestHouse) -> list[int]:
    return [entry.at for entry in await house.room.log.read(0)]


@pytest.mark.parametrize("seconds", [HOUR_S, -HOUR_S, DAY_S, -DAY_S])
async def test_after_a_jump_the_slot_and_its_countdown_go_on_and_nothing_begins(
    house: TestHouse, ada: Person, fran: Person, seconds: float
) -> None:
    await house.at("11.20")
    slot, began, now = running(house), dict(house.room.day[Timetable].began), house.room.now()

    await jumps(house, seconds)

    await fran.sees("clock", away=seconds * 1000)
    assert running(house) == slot
    assert house.room.now() == now
    await house.passes(50 * MINUTE_S)
    assert house.room.day[Timetable].began == began, "it is ten past twelve, and the talk waits"
    assert house.room.now() == now + 50 * MINUTE_S * 1000
    assert await ada.offers("two chairs") is ok
    assert "clock" not in ada.cells
    assert await ats(house) == sorted(await ats(house))


@pytest.mark.parametrize("seconds", [HOUR_S, -HOUR_S, DAY_S])
async def test_as_planned_it_goes_on_as_if_nothing_had_jumped(house: TestHouse, fran: Person, seconds: float) -> None:
    await house.at("11.20")
    await jumps(house, seconds)

    assert await fran.does("clock.set", away=seconds * 1000, take=False) is ok
    await fran.misses("clock")
    await house.passes(39 * MINUTE_S)
    assert fran.cells["now"]["kind"] == "discussion"
    await house.passes(2 * MINUTE_S)

    assert fran.cells["now"]["kind"] == "talk"
    assert await ats(house) == sorted(await ats(house))


async def test_with_a_new_time_an_hour_on_what_is_due_by_it_begins(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    await jumps(house, HOUR_S)

    assert await fran.does("clock.set", away=HOUR_MS, take=True) is ok

    await fran.sees("now", kind="talk")
    await settled(house.room)
    assert house.room.now() == house.clock() * 1000


async def test_with_a_new_time_an_hour_back_the_plan_goes_by_it(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    first = await ada.gives("before")
    await jumps(house, -HOUR_S)
    await house.passes(30)

    assert await fran.does("clock.set", away=-HOUR_MS, take=True) is ok
    second = await ada.gives("after")
    await house.passes(20)

    assert house.room.now() == house.clock() * 1000
    cells = [(await fran.sees(f"phrase/{each}", wall="shown"))["at"] for each in (first, second)]
    assert cells == sorted(cells)
    await house.passes(HOUR_S + 38 * MINUTE_S)
    assert fran.cells["now"]["kind"] == "discussion", "it is one minute to twelve"
    await house.passes(2 * MINUTE_S)
    assert fran.cells["now"]["kind"] == "talk"
    assert await ats(house) == sorted(await ats(house))


@pytest.mark.parametrize("seconds", [30, -30])
async def test_half_a_minute_is_followed_and_nobody_is_asked(house: TestHouse, fran: Person, seconds: int) -> None:
    await house.at("11.20")
    await jumps(house, seconds)

    await house.passes(39 * MINUTE_S - seconds)
    assert fran.cells["now"]["kind"] == "discussion", "by the machine's clock it is one minute to twelve"
    await house.passes(MINUTE_S + 1)

    assert fran.cells["now"]["kind"] == "talk"
    assert "clock" not in fran.cells


async def test_a_laptop_that_slept_catches_up_in_one_entry(house: TestHouse, fran: Person) -> None:
    """Time has passed by both clocks; who was there has not waited for the laptop."""
    await house.at("11.20")
    head = house.room.log.head

    await house.passes(2 * HOUR_S)

    assert "clock" not in fran.cells
    assert fran.cells["now"]["kind"] == "break"
    assert house.room.log.head == head + 1


async def test_a_press_that_is_sent_again_is_one_answer(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    await jumps(house, HOUR_S)

    for _ in range(2):
        assert await fran.does("clock.set", away=HOUR_MS, take=False, press="press-0001") is ok
    assert (await fran.does("clock.set", away=HOUR_MS, take=True)).code == "already"


async def test_who_has_no_desk_answers_nothing(house: TestHouse, ada: Person, paul: Person) -> None:
    await house.at("11.20")
    await jumps(house, HOUR_S)

    for each in (ada, paul):
        assert (await each.does("clock.set", away=HOUR_MS, take=True)).code == "command.not_yours"


async def reopened(folder: Path, clock: FakeClock) -> Room:
    log = await SqliteLog.open(folder / "seminar.db", "seminar")
    room = await Room.open("seminar", log, lambda: read(SEMINAR), clock)
    await settled(room)
    return room


async def test_the_question_outlasts_a_restart(tmp_path: Path) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    room = await reopened(tmp_path, clock)
    clock.steps(HOUR_S)
    await goes_on(room)
    await room.close()

    clock.advance(MINUTE_S)
    room = await reopened(tmp_path, clock)

    assert room.day[MachinesClock].asked == HOUR_MS
    assert room.now() == clock() * 1000 - HOUR_MS
    assert room.day[Timetable].current == "s4"
    await room.close()


async def test_what_was_answered_outlasts_a_restart(tmp_path: Path) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    room = await reopened(tmp_path, clock)
    clock.steps(HOUR_S)
    await goes_on(room)
    await room.do(SetClock(HOUR_MS, take=False), By(Role.DESK))
    await room.close()

    room = await reopened(tmp_path, clock)

    assert room.day[MachinesClock].asked is None
    assert room.now() == clock() * 1000 - HOUR_MS
    assert room.day[Timetable].current == "s4"
    await room.close()


async def test_a_laptop_that_wakes_in_another_year_goes_on_from_its_last_entry_and_asks(tmp_path: Path) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    room = await reopened(tmp_path, clock)
    last = room.now()
    await room.close()

    clock.steps(-400 * DAY_S)
    room = await reopened(tmp_path, clock)

    assert room.now() == last
    assert room.day[MachinesClock].asked == -400 * DAY_S * 1000
    await room.close()


async def goes_on(room: Room) -> None:
    room.wake()
    await settled(room)
