"""Who comes: seats, lines and words are counted by what costs something, over the real server."""

import asyncio
from contextlib import suppress

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from live.room.limits import FLOOD_FROM, SEATS_AT_ONCE, SEATS_PER_SECOND, WORDS_AT_ONCE
from live.room.lines import PER_PHONE, SILENT_S
from live.web.comers import HELD_S
from tests.cast import Person, TestHouse, new_id, ok


def takes_no_more_seats(house: TestHouse) -> None:
    """Somebody at this address has made as many seats as it gets at once."""
    for _ in range(SEATS_AT_ONCE):
        house.house.comers._seats.take("127.0.0.1", house.timer.now())


async def line(house: TestHouse, seat: str) -> ClientConnection:
    url = f"{house.page.replace('http', 'ws')}/live?role=phone"
    return await connect(url, additional_headers={"Authorization": f"Bearer {seat}"})


# Seats


async def test_a_loop_that_makes_seats_ends_and_says_when_to_come_again(house: TestHouse) -> None:
    takes_no_more_seats(house)
    async with house.http() as client:
        refused = await client.post(f"/{house.code}/seat")
        page = await client.get(f"/{house.code}")
        house.timer.advance(1)
        later = [(await client.post(f"/{house.code}/seat")).status_code for _ in range(round(SEATS_PER_SECOND) + 1)]

    assert (refused.status_code, refused.json()["refused"]) == (429, "seat.too_many")
    assert refused.headers["retry-after"] == "15"
    assert page.status_code == 429
    assert page.headers["refresh"] == "15", "whoever waits is let in without a press"
    assert "tries again by itself" in page.text
    assert later == [200] * round(SEATS_PER_SECOND) + [429]


async def test_six_hundred_phones_come_in_within_five_minutes(house: TestHouse) -> None:
    seats = house.house.comers._seats

    came = [seats.take("10.0.0.1", house.timer.now() + second / 2) for second in range(600)]

    assert all(came)
    assert all(seats.take("10.0.0.2", house.timer.now()) for _ in range(600)), "nor all at once"


async def test_who_has_a_seat_is_not_kept_out_by_a_loop_that_makes_seats(house: TestHouse) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        takes_no_more_seats(house)

        page = await client.get(f"/{house.code}")
        given = await client.post(f"/{house.code}", data={"do": "phrase.offer", "id": new_id("form"), "text": "chairs"})

    assert (page.status_code, given.status_code) == (200, 303)


async def test_forms_without_a_cookie_are_counted_as_the_seats_they_take_and_keep_what_was_typed(
    house: TestHouse, fran: Person
) -> None:
    await house.at("11.20")
    takes_no_more_seats(house)
    async with house.http() as client:
        refused = await client.post(
            f"/{house.code}", data={"do": "phrase.offer", "id": new_id("form"), "text": "two chairs, same height"}
        )

    assert refused.status_code == 422
    assert "two chairs, same height" in refused.text
    assert "Nothing is lost" in refused.text
    assert "set-cookie" not in refused.headers
    assert fran.all("phrase") == {}


async def test_who_floods_waits_for_every_answer(house: TestHouse) -> None:
    takes_no_more_seats(house)
    async with house.http() as client:
        for _ in range(FLOOD_FROM - 1):
            house.room.allowances.refused(house.timer.now())
        asking = asyncio.create_task(client.post(f"/{house.code}/seat"))
        while not house.house.comers._held:
            await asyncio.sleep(0.001)
        assert not asking.done()
        house.timer.advance(HELD_S)

        assert (await asking).status_code == 429


# Words


async def test_words_are_counted_over_all_lines_and_forms_of_a_phone(house: TestHouse, bob: Person) -> None:
    await house.at("11.20")
    seat = await house.seat()
    first, second = [await (Person(house, bob.role, seat)).comes() for _ in range(2)]
    house.people += [first, second]

    answers = [await (first, second)[n % 2].offers(f"words {n}") for n in range(WORDS_AT_ONCE + 2)]

    assert answers[:WORDS_AT_ONCE] == [ok] * WORDS_AT_ONCE
    assert {answer.code for answer in answers[WORDS_AT_ONCE:]} == {"too_fast"}
    assert await bob.offers("one at a time") is ok
    house.timer.advance(2.0)
    assert await first.offers("a moment later") is ok
    assert (await second.offers("and one more")).code == "too_fast"


# Lines


async def test_a_phone_has_four_lines_and_the_fifth_is_told_when_to_come_again(house: TestHouse) -> None:
    seat = await house.seat()
    lines = [await line(house, seat) for _ in range(PER_PHONE)]

    with pytest.raises(InvalidStatus) as refused:
        await line(house, seat)

    response = refused.value.response
    assert (response.status_code, response.headers["retry-after"]) == (503, "20")
    assert b"Try again in a while" in response.body
    for each in lines:
        await each.close()
    while house.house.lines.open:
        await asyncio.sleep(0.001)
    await (await line(house, seat)).close()


async def test_a_line_that_is_dead_makes_way_for_its_phone(house: TestHouse) -> None:
    seat = await house.seat()
    dead, *others = [await line(house, seat) for _ in range(PER_PHONE)]
    house.timer.advance(SILENT_S)
    for each in others:
        await each.send('{"do":"beat"}')
        while '"beat"' not in await each.recv():
            pass

    newest = await line(house, seat)

    with suppress(ConnectionClosedError):
        async for _frame in dead:
            pass
    assert dead.close_code == 1013
    for each in (newest, *others):
        await each.close()


async def test_a_desk_comes_in_whatever_phones_do(house: TestHouse, ada: Person) -> None:
    house.house.lines.most = house.house.lines.open

    with pytest.raises(InvalidStatus):
        await house.phone()

    fran = await house.desk()
    assert fran.is_here
    assert ada.is_here


# The door


async def test_nobody_new_comes_in_while_the_desk_lets_nobody_in(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    assert await fran.does("door.set", door="seated") is ok
    async with house.http() as client:
        seat = await client.post(f"/{house.code}/seat")
        page = await client.get(f"/{house.code}")
        look = await client.get(f"/{house.code}", headers={"Accept": "application/json"})
        form = await client.post(
            f"/{house.code}", data={"do": "phrase.offer", "id": new_id("form"), "text": "kept with me"}
        )

    assert (seat.status_code, seat.json()["refused"]) == (403, "door.seated")
    assert page.status_code == 403
    assert "let no new phones in" in page.text
    assert (look.status_code, look.json()["seated"]) == (200, False), "reading along costs no seat"
    assert (form.status_code, "kept with me" in form.text) == (422, True)
    assert await ada.offers("two chairs") is ok


async def test_closed_words_wait_on_the_phone(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    await fran.does("door.set", door="closed")

    refusal = await ada.offers("two chairs")

    assert refusal.code == "door.closed"
    assert "Yours stay with you" in refusal.say
    assert await fran.offers("said aloud", said="aloud") is ok


async def test_only_the_desk_sets_the_door(house: TestHouse) -> None:
    for person in (await house.phone(), await house.poet(), await house.wall()):
        refusal = await person.does("door.set", door="closed")

        assert refusal.code == "command.not_yours"


# What strangers are told


async def test_health_tells_strangers_whether_it_is_ready_and_a_desk_of_its_own_day(house: TestHouse) -> None:
    async with house.http() as client:
        stranger = await client.get("/health")
        desk = await client.get("/health", headers={"Authorization": f"Bearer {house.keys['desk']}"})
        wall = await client.get("/health", headers={"Authorization": f"Bearer {house.keys['wall']}"})

    assert stranger.json() == {"status": "ready"}
    assert [day["day"] for day in desk.json()["days"]] == ["seminar"]
    assert wall.status_code == 403
    assert house.code not in wall.text


async def test_health_tells_the_desk_how_long_entries_take_and_what_is_left_of_the_disk(
    house: TestHouse, ada: Person
) -> None:
    await house.at("11.20")
    await ada.gives("two chairs")

    (day,) = (await house.health()).json()["days"]

    assert day["append_p99_ms"] > 0
    assert day["disk_free_mb"] > 0
    assert (day["behind"], day["head"]) == (0, house.room.log.head)


async def test_a_request_that_says_twice_how_long_it_is_is_refused_and_its_line_closed(house: TestHouse) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(house.url).port)
    writer.write(
        f"POST /{house.code}/seat HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        f"0\r\n\r\nGET /{house.code} HTTP/1.1\r\nHost: h\r\n\r\n".encode()
    )

    answer = await reader.read()  # to the end of the line
    writer.close()

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1") == 1
