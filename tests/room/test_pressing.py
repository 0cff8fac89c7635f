"""Several facilitators: who presses at the same moment moves the day once, and who takes over has all of it."""

import asyncio
from pathlib import Path

import pytest

from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.fakes import FakeClock

PRESSES = 200
SLOTS = "\n".join(
    f"{9 + minutes // 60}.{minutes % 60:02} Part {number:03} [discussion]"
    for number, minutes in enumerate(range(0, 3 * (PRESSES + 1), 3))
)


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("unwatched")  # frames with two hundred slots in them, four hundred times
async def test_two_hundred_times_two_press_next_at_once_and_the_day_moves_once_each_time(
    tmp_path: Path, clock: FakeClock, site: Site
) -> None:
    async with house_of(
        tmp_path / "sessions", f"A day\n4 March 2017\nEurope/London\n\n{SLOTS}\n", clock, site
    ) as house:
        fran, other = await house.desk(), await house.desk()
        assert await fran.starts("Part 000") is ok
        for number in range(1, PRESSES + 1):
            current = house.room.boards.head
            for desk in (fran, other):
                await desk.is_current()
            house.timer.advance(1)  # faster than people press, and not what is tried here

            answers = await asyncio.gather(*(desk.starts(f"Part {number:03}") for desk in (fran, other)))

            assert sorted("ok" if answer is ok else answer.code for answer in answers) == ["already", "ok"]
            assert house.room.boards.head == current + 1


async def test_a_second_laptop_has_all_of_the_day_when_the_first_one_dies(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrases = [await ada.gives(text) for text in ("two chairs", "the same height")]
    assert await fran.hides(phrases[1]) is ok
    assert await fran.gathers(await fran.names_theme("Chairs"), phrases[0]) is ok
    assert await fran.does("door.set", door="seated") is ok
    await fran.is_current()
    assert fran.line is not None
    fran.line.transport.abort()

    second = await house.desk()

    def seen(person: Person) -> dict:
        return {key: cell for key, cell in person.cells.items() if key != "people"}

    assert seen(second) == seen(fran)
    assert len(second.all("theme")) == 1, "there is something to see, for this test to mean anything"
    assert await second.does("phrase.restore", id=phrases[1]) is ok
