"""Two organisers on one server: neither comes into the other's day, and neither's words are seen there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from live.day.roles import Role
from live.web.access import SEAT_COOKIE, place_cookie
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock

PLACES = ("desk", "poet", "wall")
OURS = "zq zq"  # said in the one day; a space is in no key or hash of the other's pages


@pytest.fixture
async def house(tmp_path: Path, clock: FakeClock, site: Site) -> AsyncIterator[TestHouse]:
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "other.txt").write_text(SEMINAR.replace("Seminar 5", "The other day"), "utf-8")
    clock.advance(140 * 60)  # 11.20
    async with house_of(folder, SEMINAR, clock, site) as here:
        yield here


@pytest.fixture
def other(house: TestHouse) -> str:
    """The code of the other day."""
    return next(code for code, room in house.house.rooms.items() if room.name == "other")


async def turned_away(house: TestHouse, code: str, place: str, **headers: str) -> int:
    url = f"{house.url.replace('http', 'ws')}/{code}/live?role={place}"
    with pytest.raises(InvalidStatus) as refused:
        await connect(url, additional_headers=headers)
    return refused.value.response.status_code


async def test_a_key_a_cookie_or_a_seat_of_one_day_opens_nothing_of_the_other(house: TestHouse, other: str) -> None:
    keyring, seat = house.house.keyring, await house.seat()
    async with house.http() as client:
        for place in PLACES:
            key, cookie = house.keys[place], f"{place_cookie(Role(place))}={keyring.cookie('seminar', Role(place))}"
            posted = await client.post(f"/{other}/{place}", data={"key": key})
            page = await client.get(f"/{other}/{place}", headers={"Cookie": cookie})

            assert (posted.status_code, "set-cookie" in posted.headers) == (403, False)
            assert 'name="key"' in page.text, "the door, and nothing behind it"
            assert await turned_away(house, other, place, Authorization=f"Bearer {key}") == 403
            assert await turned_away(house, other, place, Cookie=cookie, Origin=house.url) == 403
        given = await client.post(
            f"/{other}",
            data={"do": "phrase.withdraw", "id": "phrase-0001"},
            headers={"Cookie": f"{SEAT_COOKIE}={seat}"},
        )
    assert await turned_away(house, other, "phone", Authorization=f"Bearer {seat}") == 403
    assert await turned_away(house, other, "phone", Cookie=f"{SEAT_COOKIE}={seat}", Origin=house.url) == 403
    assert given.status_code == 422


async def test_what_is_said_in_one_day_is_nowhere_in_the_other(
    house: TestHouse, other: str, ada: Person, fran: Person
) -> None:
    phrase = await ada.gives(f"{OURS} chairs")
    assert await fran.shows(phrase) is ok
    assert await fran.gathers(await fran.names_theme(f"{OURS} heard"), phrase) is ok
    keyring, room = house.house.keyring, house.house.rooms[other]
    async with house.http() as client:
        seen = [(await client.get(f"/{other}{path}")).text for path in ("", "/programme", "/poem", "/poem.txt")]
        for place in PLACES:
            await client.post(f"/{other}/{place}", data={"key": keyring.key("other", Role(place))})
            seen.append((await client.get(f"/{other}/{place}")).text)
        health = await client.get("/health", headers={"Authorization": f"Bearer {house.keys['desk']}"})
        stranger = await client.post(f"/{other}", data={"do": "phrase.echo", "id": phrase})

    assert not any(OURS in text for text in seen)
    assert sum("The other day" in text for text in seen) > 4, "the pages are the other day's, for this to mean anything"
    assert not any(OURS.encode() in room.boards.all(place, ada_voice(house, ada)) for place in (Role.PHONE, Role.DESK))
    assert [day["day"] for day in health.json()["days"]] == ["seminar"]
    assert stranger.status_code == 422, "an id of the other day is none here"


def ada_voice(house: TestHouse, ada: Person):
    return house.house.keyring.voice("seminar", ada.proof)


async def test_the_same_id_in_two_days_is_two_phrases(house: TestHouse, other: str, ada: Person) -> None:
    await ada.gives("two chairs", id="phrase-0001")
    async with house.http() as client:
        given = await client.post(
            f"/{other}", data={"do": "phrase.offer", "id": "phrase-0001", "text": "the same height"}
        )

    assert given.status_code == 303
    facts = [fact for entry in await house.house.rooms[other].log.read(0) for fact in entry.facts if "text" in fact]
    assert [fact["text"] for fact in facts] == ["the same height"]
