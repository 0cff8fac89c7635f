"""What pages, calendars and the terminal say of a day: what is on disk, and nothing that is only being written."""

import asyncio
import re
from typing import NamedTuple

import pytest

from live.day.phrases import DeskPhraseCell, PhraseCell
from live.day.projection import Timetable
from live.day.reading import BeginReading
from live.day.roles import By, Role
from live.day.timetable import StartSlot
from live.day.timetable_cells import DayCell, DeskDayCell
from live.language import Language
from live.web.access import Keyring
from live.web.base import Base, base_of
from live.web.cells import Cells
from live.web.house import House
from live.web.links import announce
from tests.cast import Person, TestHouse, ok
from tests.fakes import SlowDisk


def house_in(house: TestHouse) -> House:
    return House({house.code: house.room}, Keyring(b"s" * 32, {}), house.url, Language())


def base_in(house: TestHouse, place: Role) -> Base:
    return base_of(house_in(house), house.code, house.room, place, Cells(house.room, place))


class Told(NamedTuple):
    """What everybody can find out about the days of a server."""

    front_door: str
    health: str
    calendar: str
    programme: str
    poem: str
    terminal: str
    only_live: str | None


# What the machine does meanwhile is nobody's entry.
MEASURED = r'"(append_p99_ms|disk_free_mb)":[^,}]+'


async def told_by(house: TestHouse) -> Told:
    days = house_in(house)
    paths = ("/", "/health", f"/{house.code}/programme.ics", f"/{house.code}/programme", f"/{house.code}/poem")
    async with house.http(headers={"Authorization": f"Bearer {house.keys['desk']}"}) as client:
        answers = [await client.get(path) for path in paths]
    said = [re.sub(MEASURED, "", f"{each.status_code} {each.text}") for each in answers]
    return Told(*said, announce(days, set(), "server.py"), days.only_live())


async def test_nobody_is_told_of_an_entry_that_is_still_being_written(house: TestHouse) -> None:
    before = await told_by(house)
    slow = SlowDisk(house.room.log)
    house.room.log = slow
    first = house.room.day[Timetable].slots[0].id

    entry = asyncio.gather(
        house.room.do(StartSlot(first, None), By(Role.DESK)), house.room.do(BeginReading(), By(Role.POET))
    )
    await slow.is_writing()
    while_it_is_written = await told_by(house)
    slow.goes_on()
    await entry
    after = await told_by(house)

    assert while_it_is_written == before
    assert (before.only_live, after.only_live) == (None, house.code)
    silent = [name for name in Told._fields if getattr(before, name) == getattr(after, name)]
    assert silent == [], "each of them tells of it once it is on disk, for this test to mean anything"


async def test_a_cell_is_read_as_the_type_that_its_place_sees(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")

    at_the_desk, on_a_phone = Cells(house.room, Role.DESK), Cells(house.room, Role.PHONE)

    assert at_the_desk.one("day", DeskDayCell).behind == fran.cells["day"]["behind"]
    assert on_a_phone.one("day", DayCell).state == "live"
    assert on_a_phone.get("me", DayCell) is None


async def test_a_template_finds_the_cells_of_a_noun_as_its_place_sees_them(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    """So that a noun's part of a page needs no field in the page's own struct."""
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    key = f"phrase/{phrase}"
    assert await fran.shows(phrase) is ok

    bases = {place: base_in(house, place) for place in (Role.DESK, Role.PHONE)}

    assert bases[Role.DESK].cells("phrase") == [(phrase, Cells(house.room, Role.DESK).one(key, DeskPhraseCell))]
    assert bases[Role.PHONE].cells("phrase") == [(phrase, Cells(house.room, Role.PHONE).one(key, PhraseCell))]
    with pytest.raises(KeyError):
        bases[Role.DESK].cells("mine")  # its row does not name the desk
