"""The room that an address means, and the answer where there is none: kind, in one shape, and slow to who guesses."""

import asyncio

import httpx
import pytest
from starlette.requests import Request

from live.day.roles import Role
from live.language import Language
from live.room.limits import Guesses
from live.web.access import Keyring
from live.web.answers import Answers
from live.web.house import House
from live.web.site import Site
from tests.cast import Person, TestHouse


@pytest.mark.parametrize(
    "change", [str.upper, lambda code: f"{code[:2]} {code[2:]}", lambda code: f"{code[:3]}-{code[3:]}"]
)
async def test_a_code_is_taken_in_any_case_and_with_spaces(house: TestHouse, change) -> None:
    async with house.http(follow_redirects=True) as client:
        typed = await client.get("/", params={"code": change(house.code)})
        opened = await client.get(f"/{change(house.code)}")

    assert (typed.status_code, str(typed.url)) == (200, house.page)
    assert (opened.status_code, str(opened.url)) == (200, house.page)


async def test_an_address_with_a_slash_more_or_letters_of_its_own_leads_on(house: TestHouse) -> None:
    async with house.http() as client:
        slash = await client.get(f"/{house.code}/")
        capitals = await client.get(f"/{house.code.upper()}/€")

    assert (slash.status_code, slash.headers["location"]) == (307, f"/{house.code}")
    assert (capitals.status_code, capitals.headers["location"]) == (307, f"/{house.code}/%E2%82%AC")


async def test_a_wrong_code_says_so_kindly_and_offers_another_try(house: TestHouse) -> None:
    async with house.http() as client:
        for response in (await client.get("/zzzzz"), await client.get("/", params={"code": "zzzzz"})):
            assert response.status_code == 404
            assert "five letters" in response.text
            assert 'name="code"' in response.text


async def test_who_guesses_is_slowed_and_a_wrong_code_is_told_from_a_right_one_by_its_turn_only(
    house: TestHouse,
) -> None:
    async with house.http() as client:
        statuses = [(await client.get(f"/zz{number:03}")).status_code for number in range(Guesses.PER_ADDRESS)]
        assert statuses == [404] * Guesses.PER_ADDRESS

        right, wrong = [asyncio.create_task(client.get(f"/{code}/programme")) for code in (house.code, "zz999")]
        await house.timer.is_slept_by(Guesses.HELD_S)
        assert not right.done(), "it would be told by being quicker"
        assert not wrong.done()
        for _ in range(2):
            await house.timer.wakes_whoever_sleeps(Guesses.HELD_S)

        assert ((await right).status_code, (await wrong).status_code) == (200, 429)


async def test_honest_phones_come_in_together_from_an_address_that_guesses(house: TestHouse) -> None:
    async with house.http(timeout=None) as client:
        for number in range(Guesses.PER_ADDRESS):
            await client.get(f"/zz{number:03}")
        guesses = [asyncio.create_task(client.get(f"/zz9{number:02}")) for number in range(10)]
        await house.timer.is_slept_by(Guesses.HELD_S)

        honest = [asyncio.create_task(client.post(f"/{house.code}/seat")) for _ in range(60)]
        while not all(phone.done() for phone in honest):
            house.timer.advance(Guesses.HELD_S)
            await asyncio.sleep(0.001)

        assert {phone.result().status_code for phone in honest} == {200}
        while not all(guess.done() for guess in guesses):
            house.timer.advance(Guesses.HELD_S)
            await asyncio.sleep(0.001)
        assert {guess.result().status_code for guess in guesses} == {429}


async def test_who_is_in_already_is_not_slowed_by_their_neighbours_guesses(house: TestHouse, fran: Person) -> None:
    seat = await house.seat()
    async with house.http() as phone:
        await phone.get(f"/{house.code}")
        async with house.http() as stranger:
            for number in range(Guesses.PER_ADDRESS):
                await stranger.get(f"/zz{number:03}")

        page = await phone.get(f"/{house.code}")  # the timer stands still: it is answered at once or never

    ada = Person(house, Role.PHONE, seat)
    house.people.append(ada)
    await ada.comes()
    assert page.status_code == 200
    assert fran.is_here


async def held(client: httpx.AsyncClient, house: TestHouse, path: str) -> int:
    """What is answered to somebody who has to wait for it."""
    asking = asyncio.create_task(client.get(path))
    await house.timer.wakes_whoever_sleeps(Guesses.HELD_S)
    return (await asking).status_code


async def test_after_a_quiet_minute_a_wrong_code_is_only_a_wrong_code_again(house: TestHouse) -> None:
    async with house.http() as client:
        for number in range(Guesses.PER_ADDRESS):
            await client.get(f"/zz{number:03}")
        assert await held(client, house, "/zz999") == 429, "they are slowed, for this test to mean anything"

        house.timer.advance(Guesses.WINDOW_S)

        assert (await client.get("/zz999")).status_code == 404


@pytest.mark.parametrize(
    "path", ["/favicon.ico", "/robots.txt", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"]
)
async def test_what_browsers_ask_for_by_themselves_is_no_guess_at_a_code(house: TestHouse, path: str) -> None:
    async with house.http() as client:
        statuses = {(await client.get(path)).status_code for _ in range(Guesses.PER_ADDRESS + 5)}

    assert statuses == {404}


async def test_a_mistake_of_ours_is_a_page_like_the_others(site: Site) -> None:
    answers = Answers(House({}, Keyring(b"s" * 32, {}), "https://cento.example", Language()), site)
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"cento.example")]})

    answer = await answers.refuse(request, RuntimeError("of nobody's business"))

    assert answer.status_code == 500
    assert b"nobody's business" not in answer.body
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def test_nothing_of_anybody_is_in_the_servers_own_words(
    house: TestHouse, ada: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("words that nobody logs")
    await ada.sends('{"do":"phrase.offer","text":"words that nobody logs"}')
    await ada.withdraws(phrase)
    async with house.http() as client:
        await client.post(f"/{house.code}/desk", data={"key": house.keys["desk"]})
        await client.get("/zzzzz")

    said = caplog.text + "".join(capfd.readouterr())
    for secret in ("words that nobody logs", house.keys["desk"], ada.proof):
        assert secret not in said
