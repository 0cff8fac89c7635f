"""One socket: what comes in wrong is refused with a sentence, the line lives on, and nothing is written."""

import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from live.day.roles import Role
from live.room.limits import BURST, PER_SECOND
from live.room.wire import COMMANDS
from tests.cast import Person, TestHouse, new_id, ok

OFFER = {"do": "phrase.offer", "ref": 1, "id": "phrase-of-ada"}

BAD_FRAMES = [
    ("{", None, "frame.unreadable"),
    ("", None, "frame.unreadable"),
    ("null", None, "frame.unreadable"),
    ("[]", None, "frame.unreadable"),
    ('"phrase.offer"', None, "frame.unreadable"),
    ("[" * 8000, None, "frame.unreadable"),
    (b"\x00\x01", None, "frame.unreadable"),
    ('{"ref":1}', 1, "command.malformed"),
    ('{"do":7,"ref":1}', 1, "command.malformed"),
    ('{"do":"phrase.shout","ref":1}', 1, "command.unknown"),
    ('{"do":"slot.start","ref":1,"slot":"s1","from":null}', 1, "command.not_yours"),
    ('{"do":"line.write","ref":1,"id":"line-of-ada","after":null,"pieces":[]}', 1, "command.not_yours"),
    ('{"do":"phrase.offer","ref":1,"id":"phrase-of-ada"}', 1, "command.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":7}', 1, "command.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":["phrase"],"text":"words"}', 1, "command.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words","uses":"wall"}', 1, "command.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words","uses":["shop"]}', 1, "command.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"\\ud800"}', 1, "phrase.characters"),
    ('{"do":"phrase.offer","ref":1,"id":"short","text":"words"}', 1, "id.malformed"),
    ('{"do":"phrase.offer","ref":1,"id":"with a space","text":"words"}', 1, "id.malformed"),
    (json.dumps({"do": "phrase.offer", "ref": 1, "id": "i" * 41, "text": "words"}), 1, "id.malformed"),
    (json.dumps({**OFFER, "text": ""}), 1, "phrase.empty"),
    (json.dumps({**OFFER, "text": " \t\n\u00a0\u3000"}), 1, "phrase.empty"),
    (json.dumps({**OFFER, "text": "\u200b\u200d\ufeff\u2060"}), 1, "phrase.empty"),
    (json.dumps({**OFFER, "text": "a" * 91}), 1, "phrase.too_long"),
    (json.dumps({**OFFER, "text": "two\u0000chairs"}), 1, "phrase.characters"),
    (json.dumps({**OFFER, "text": "two\u001bchairs"}), 1, "phrase.characters"),
    (json.dumps({**OFFER, "text": "two \u202echairs"}), 1, "phrase.characters"),
    (json.dumps({**OFFER, "text": "e" + "\u0301" * 200}), 1, "phrase.characters"),
    (json.dumps({**OFFER, "text": "words", "gloss": "g" * 91}), 1, "phrase.too_long"),
    (json.dumps({"do": "phrase.withdraw", "ref": 1, "id": "nobody-gave-this"}), 1, "phrase.unknown"),
    (json.dumps({"do": "phrase.echo", "ref": 1, "id": "nobody-gave-this"}), 1, "phrase.not_shown"),
    (json.dumps({"do": "theme.support", "ref": 1, "theme": "no-such-theme", "on": True}), 1, "theme.unknown"),
    (json.dumps({"do": "theme.support", "ref": 1, "theme": "no-such-theme", "on": "yes"}), 1, "command.malformed"),
    (json.dumps({"do": "note.offer", "ref": 1, "id": "note-of-ada", "text": "n" * 281}), 1, "note.too_long"),
    (
        json.dumps({"do": "note.offer", "ref": 1, "id": "note-of-ada", "text": "words", "theme": "no-such-theme"}),
        1,
        "theme.unknown",
    ),
]


@pytest.mark.parametrize(
    ("frame", "ref", "code"), BAD_FRAMES, ids=[f"{code}-{i}" for i, (*_, code) in enumerate(BAD_FRAMES)]
)
async def test_what_comes_in_wrong_is_refused_and_nothing_is_written(
    house: TestHouse, ada: Person, frame: str | bytes, ref: int | None, code: str
) -> None:
    await house.at("11.20")
    head = house.room.log.head

    await ada.sends(frame)
    refusal = await ada.answer(ref)

    assert refusal.code == code
    assert refusal.say[-1] in ".?"
    assert "{" not in refusal.say
    assert house.room.log.head == head
    assert await ada.offers("and the line lives on") is ok


TOLD = {"page": 2, "pages": 5, "held": False}


async def test_which_page_of_the_wall_is_up_comes_to_the_desk_and_stands_in_no_log(
    house: TestHouse, fran: Person, wall: Person
) -> None:
    head = house.room.log.head
    await fran.sees("walls", walls=0)

    assert await wall.does("wall.tell", **TOLD) is ok
    await fran.sees("walls", walls=1, **TOLD)
    late = await house.desk()
    await late.sees("walls", walls=1, **TOLD)
    await wall.leaves()

    await fran.sees("walls", walls=0, pages=1)
    assert house.room.log.head == head


async def test_a_desk_that_was_away_hears_of_the_wall_as_it_is_now(fran: Person, wall: Person) -> None:
    await fran.leaves()
    assert await wall.does("wall.tell", **TOLD) is ok

    await fran.comes(back=True)

    assert not fran.hello["full"], "it comes back, for this test to mean anything"
    await fran.sees("walls", **TOLD)


async def test_only_a_wall_tells_its_page_and_phone_poet_and_wall_are_not_told(
    ada: Person, paul: Person, fran: Person, wall: Person
) -> None:
    for stranger in (ada, paul, fran):
        refusal = await stranger.does("wall.tell", **TOLD)
        assert refusal.code == "command.not_yours"
    for fields in ({"page": 0, "pages": 5, "held": False}, {"page": 1, "pages": 5}):
        refusal = await wall.does("wall.tell", **fields)
        assert refusal.code == "command.malformed"

    assert await wall.does("wall.tell", **TOLD) is ok
    await fran.sees("walls", **TOLD)

    assert not any("walls" in each.cells for each in (ada, paul, wall))


async def test_a_frame_over_the_limit_closes_the_line_with_1009(ada: Person) -> None:
    await ada.sends("x" * (16 * 1024 + 1))

    await ada.line.wait_closed()

    assert ada.line.close_code == 1009


async def test_a_frame_of_exactly_16_kib_is_read(ada: Person) -> None:
    frame = json.dumps({"do": "phrase.shout", "ref": 5, "more": ""})

    await ada.sends(frame[:-2] + "x" * (16 * 1024 - len(frame)) + '"}')

    assert (await ada.answer(5)).code == "command.unknown"


async def test_unknown_keys_are_ignored(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")

    assert await ada.offers("two chairs", mood="calm", later={"a": 1}) is ok


@pytest.mark.parametrize("role", [Role.PHONE, Role.DESK, Role.POET, Role.WALL])
async def test_every_command_of_another_role_is_refused(house: TestHouse, role: Role) -> None:
    """Generated from the whole list of commands, so that a new one is refused everywhere until somebody allows it."""
    proof = await house.seat() if role is Role.PHONE else house.keys[role]
    person = Person(house, role, proof)
    house.people.append(person)
    await person.comes()
    others = frozenset().union(*COMMANDS.values()) - COMMANDS[role]
    assert others, "every role has something it may not do"

    codes = {(await person.does(command)).code for command in sorted(others)}

    assert codes == {"command.not_yours"}


async def test_beats_are_answered_with_the_servers_time(house: TestHouse, ada: Person) -> None:
    await ada.sends('{"do":"beat"}')
    await ada.until(lambda: any("beat" in frame for frame in ada.frames))

    beat = next(frame for frame in ada.frames if "beat" in frame)
    assert beat == {"beat": round(house.clock() * 1000), "n": house.room.log.head}


async def test_a_beat_never_counts_what_has_not_been_sent_yet(house: TestHouse, ada: Person, fran: Person) -> None:
    """Phones are told a few times a second; a client that goes by a beat's number must not miss what lies between."""
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    await fran.gives("two chairs")
    phrase = await fran.gives("same height")

    await ada.sends('{"do":"beat"}')
    await ada.until(lambda: any("beat" in frame for frame in ada.frames))
    ada.n = next(frame["n"] for frame in ada.frames if "beat" in frame)
    await ada.leaves()
    await ada.comes(back=True)

    await ada.sees(f"phrase/{phrase}")


async def test_a_client_that_comes_back_gets_only_what_it_missed(house: TestHouse, ada: Person, bob: Person) -> None:
    await house.at("11.20")
    await bob.until(lambda: bob.cells["now"]["kind"] == "discussion")
    await bob.leaves()
    phrase = await ada.gives("two chairs, same height")
    await house.passes(10)
    await ada.sees(f"phrase/{phrase}")

    await bob.comes(back=True)

    assert bob.hello["full"] is False
    await bob.sees(f"phrase/{phrase}", text="two chairs, same height")
    assert "programme" not in next(frame for frame in reversed(bob.frames) if "hello" in frame)["cells"]


async def test_a_client_of_another_epoch_gets_everything(ada: Person) -> None:
    await ada.leaves()
    ada.hello["epoch"] = "of-a-log-that-was-lost"

    await ada.comes(back=True)

    assert ada.hello["full"] is True


async def test_a_client_that_is_ahead_of_the_log_gets_everything(house: TestHouse, ada: Person) -> None:
    await ada.leaves()
    ada.n = house.room.log.head + 10

    await ada.comes(back=True)

    assert ada.hello["full"] is True


async def test_a_flood_is_slowed_and_nobody_else_is(house: TestHouse, ada: Person, bob: Person) -> None:
    await house.at("11.20")

    for ref in range(400):
        await ada.sends(json.dumps({"do": "phrase.echo", "ref": 1000 + ref, "id": new_id()}))
    answers = [await ada.answer(1000 + ref) for ref in range(400)]

    assert {answer.code for answer in answers} == {"phrase.not_shown", "too_fast"}
    assert [answer.code for answer in answers].index("too_fast") == BURST
    assert await bob.offers("one at a time") is ok


async def test_who_was_slowed_goes_on_a_moment_later(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")
    for ref in range(BURST):
        await ada.sends(json.dumps({"do": "phrase.echo", "ref": 1000 + ref, "id": new_id()}))
    assert (await ada.offers("too fast")).code == "too_fast", "they are slowed, for this test to mean anything"

    house.timer.advance(1.0)

    answers = [await ada.echoes(new_id()) for _ in range(round(PER_SECOND) + 1)]
    assert [answer.code for answer in answers] == ["phrase.not_shown"] * round(PER_SECOND) + ["too_fast"]


# The door


async def refused_at_the_door(url: str, **headers: str) -> int:
    with pytest.raises(InvalidStatus) as refused:
        await connect(url, additional_headers=headers)
    return refused.value.response.status_code


@pytest.mark.parametrize("role", ["desk", "poet", "wall", "phone", "clock", "nonsense"])
async def test_without_proof_nobody_comes_in(house: TestHouse, role: str) -> None:
    url = f"{house.page.replace('http', 'ws')}/live?role={role}"

    assert await refused_at_the_door(url) == 403
    assert await refused_at_the_door(url, Authorization="Bearer ") == 403
    assert await refused_at_the_door(url, Authorization="Bearer é".encode().decode("latin-1")) == 403
    assert await refused_at_the_door(url, Authorization="Basic Zm9v") == 403


async def test_a_key_opens_its_own_place_only(house: TestHouse) -> None:
    base = f"{house.page.replace('http', 'ws')}/live?role="

    statuses = {
        (key, role): await refused_at_the_door(base + role, Authorization=f"Bearer {house.keys[key]}")
        for key in house.keys
        for role in ("desk", "poet", "wall", "phone")
        if key != role
    }

    assert set(statuses.values()) == {403}


@pytest.mark.parametrize("origin", ["null", "http://[evil", "http://evil.example", "", "//"])
async def test_whatever_a_page_says_it_is_a_strange_one_does_not_come_in(house: TestHouse, origin: str) -> None:
    async with house.http() as client:
        await client.get(f"/{house.code}")
        cookie = f"cento-seat={client.cookies['cento-seat']}"

    assert await refused_at_the_door(f"{house.page.replace('http', 'ws')}/live", Origin=origin, Cookie=cookie) == 403


async def test_an_unknown_code_is_not_found(house: TestHouse) -> None:
    url = f"{house.url.replace('http', 'ws')}/zzzzz/live?role=phone"

    assert await refused_at_the_door(url) == 404


async def test_a_cookie_counts_only_from_a_page_of_our_own(house: TestHouse) -> None:
    """Somebody else's page cannot use the desk of a facilitator who happens to have it open."""
    async with house.http() as client:
        await client.post(f"/{house.code}/desk", data={"key": house.keys["desk"]})
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    url = f"{house.page.replace('http', 'ws')}/live?role=desk"
    host = house.url.removeprefix("http://")

    for origin in (
        "https://evil.example",
        "null",
        f"http://x.{host}",
        f"http://{host}.evil.example",
        "http://127.0.0.1:1",
    ):
        assert await refused_at_the_door(url, Cookie=cookie, Origin=origin) == 403
    assert await refused_at_the_door(url, Cookie=cookie) == 403
    async with connect(url, additional_headers={"Cookie": cookie, "Origin": f"http://{host}"}) as line:
        assert json.loads(await line.recv())["hello"]["role"] == "desk"
