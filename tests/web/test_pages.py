"""What everybody may read: the front door, the programme, the poem."""

import re

import pytest

from tests.cast import Person, TestHouse


async def test_the_bare_address_lists_the_days_and_goes_straight_to_the_only_live_one(house: TestHouse) -> None:
    async with house.http() as client:
        listed = await client.get("/")
        assert listed.status_code == 200
        assert f"/{house.code}" in listed.text

        await house.at("9.40")
        straight = await client.get("/")

    assert (straight.status_code, straight.headers["location"]) == (303, f"/{house.code}")


@pytest.mark.parametrize("path", ["/", "/{code}", "/{code}/programme", "/{code}/poem"])
async def test_every_page_says_once_what_it_is(house: TestHouse, path: str) -> None:
    async with house.http() as client:
        page = await client.get(path.format(code=house.code))

    said = re.findall(r'<meta name="description" content="([^"]+)">', page.text)
    assert [len(each) > 20 for each in said] == [True]


async def test_the_poem_is_nobodys_before_it_is_read(house: TestHouse, paul: Person) -> None:
    await house.at("11.20")
    await paul.writes("not before it is read")
    async with house.http() as client:
        page, as_text = await client.get(f"/{house.code}/poem"), await client.get(f"/{house.code}/poem.txt")

    assert page.status_code == 200
    assert "not before it is read" not in page.text
    assert as_text.status_code == 404


async def test_after_a_day_without_a_reading_nobody_is_promised_one(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        before = await client.get(f"/{house.code}/poem")
        await fran.does("day.end", **{"from": fran.cells["now"]["slot"]})
        after = await client.get(f"/{house.code}/poem")

    assert "It will be read at 3.30" in before.text
    assert "The day is over, and no poem was read." in after.text
    assert "3.30" not in after.text


async def test_the_programme_goes_into_a_calendar(house: TestHouse) -> None:
    async with house.http() as client:
        calendar = await client.get(f"/{house.code}/programme.ics")

    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.count("BEGIN:VEVENT") == 10
    assert "DTSTART:20170303T134500Z" in calendar.text


async def test_the_qr_code_is_black_on_white_and_holds_the_join_address(house: TestHouse) -> None:
    async with house.http() as client:
        drawn = await client.get(f"/{house.code}/qr.svg")

    assert drawn.headers["content-type"] == "image/svg+xml"
    assert "#fff" in drawn.text
    assert "#000" in drawn.text
