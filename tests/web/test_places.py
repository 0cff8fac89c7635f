"""Desk, poet and wall: closed to those without a key, and given a cookie for it."""

import pytest

from live.web.places import ITEMS, ROWS
from tests.cast import Person, TestHouse, ok


@pytest.mark.parametrize("place", ["desk", "poet", "wall"])
async def test_a_place_opens_with_its_key_only(house: TestHouse, place: str) -> None:
    async with house.http() as client:
        closed = await client.get(f"/{house.code}/{place}")
        assert 'name="key"' in closed.text
        assert "data-role" in closed.text
        others = [key for name, key in house.keys.items() if name != place]
        for wrong in ("", "x", "é", *others):
            refused = await client.post(f"/{house.code}/{place}", data={"key": wrong})
            assert refused.status_code == 403
            assert not refused.cookies

        taken = await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]}, headers={"Accept": "*/*"})
        opened = await client.get(f"/{house.code}/{place}")

    assert taken.status_code == 204
    assert {"httponly", "samesite=strict", f"path=/{house.code}"} <= set(
        taken.headers["set-cookie"].lower().split("; ")
    )
    assert house.keys[place] not in taken.headers["set-cookie"]
    assert 'name="key"' not in opened.text


@pytest.mark.parametrize("place", ["desk", "poet", "wall"])
async def test_who_keeps_no_cookies_is_told_so_after_a_right_key_only(house: TestHouse, place: str) -> None:
    where, off = f"/{house.code}/{place}", "this browser keeps no cookies"
    async with house.http() as client:
        plain = await client.get(where)
        by_script = await client.get(f"{where}?entered=1")
        by_form = await client.get(where, headers={"Referer": f"{house.url}{where}"})
        stale = await client.get(f"{where}?entered=1", headers={"Cookie": f"cento-{place}=old"})
        await client.post(where, data={"key": house.keys[place]})
        opened = await client.get(f"{where}?entered=1")

    assert [off in page.text for page in (plain, by_script, by_form, stale)] == [False, True, True, False]
    assert (opened.status_code, opened.headers["location"]) == (303, where)


async def test_a_link_can_be_pasted_whole_into_the_form(house: TestHouse) -> None:
    async with house.http() as client:
        taken = await client.post(
            f"/{house.code}/desk", data={"key": f" {house.links['desk']} "}, headers={"Accept": "text/html"}
        )

    assert (taken.status_code, taken.headers["location"]) == (303, f"/{house.code}/desk")


async def test_of_a_long_day_the_walls_page_has_the_newest_words_and_no_more_than_somebody_sees(
    house: TestHouse, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    given = [await giver.gives(f"words {number}") for number in range(45) for giver in (ada, bob)]
    theme = await fran.names_theme("Being heard")
    for phrase in given[:30]:
        assert await fran.gathers(theme, phrase) is ok

    async with house.http() as client:
        await client.post(f"/{house.code}/wall", data={"key": house.keys["wall"]})
        page = (await client.get(f"/{house.code}/wall")).text

    assert page.count('class="phrase" data-key') == ROWS < len(given)
    assert page.count('class="theme-item" dir="auto" data-key') == ITEMS < 30
