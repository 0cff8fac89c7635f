"""The page "How are you?": a plain form, for one person and those who look after the room."""

import asyncio

import httpx

from tests.bench.page import fetch_all
from tests.cast import Person, TestHouse, ok

# All that a phone fetches at first, packed: what it took before there was this page, and room for a link.
PAGE_BYTES = 23_300
HTML = {"Accept": "text/html"}


def browser_of(house: TestHouse) -> httpx.AsyncClient:
    return house.http(headers=HTML, follow_redirects=True)


def form(feeling: str = "come", where: str = "by the window", checkin: str = "checkin-of-ada") -> dict[str, str]:
    return {"do": "checkin.send", "id": checkin, "feeling": feeling, "where": where}


async def test_without_a_script_one_says_how_one_is_reads_that_it_was_seen_and_takes_it_back(house: TestHouse) -> None:
    care, page = await house.care(), f"/{house.code}/checkin"
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}")
        sent = await browser.post(page, data=form())
        assert sent.status_code == 200
        assert "You said: Please come and find me. You sit here: <bdi>by the window</bdi>." in sent.text
        await care.sees("checkin/checkin-of-ada", where="by the window")

        assert await care.does("checkin.seen", id="checkin-of-ada") is ok

        assert "Somebody has seen this." in (await browser.get(page)).text
        back = await browser.post(page, data={"do": "checkin.clear"})
        assert "You said" not in back.text
        await care.misses("checkin/checkin-of-ada")


async def test_it_is_taken_while_the_room_listens(house: TestHouse) -> None:
    await house.at("12.10")
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}")

        assert "You said: I am ok." in (await browser.post(f"/{house.code}/checkin", data=form("ok", ""))).text


async def test_what_is_too_long_is_refused_in_plain_words_and_kept_in_its_field(house: TestHouse) -> None:
    async with browser_of(house) as browser:
        answer = await browser.post(f"/{house.code}/checkin", data=form(where="w" * 61))

    assert answer.status_code == 422
    assert "That is 61 characters. Up to 60 fit." in answer.text
    assert f'value="{"w" * 61}"' in answer.text


async def test_nobody_sees_what_another_said_and_no_browser_keeps_the_page(house: TestHouse) -> None:
    async with browser_of(house) as browser, browser_of(house) as other:
        await browser.get(f"/{house.code}")
        await browser.post(f"/{house.code}/checkin", data=form())

        page = await other.get(f"/{house.code}/checkin")

    assert "by the window" not in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_only_a_checkin_has_a_form_there(house: TestHouse, fran: Person) -> None:
    async with browser_of(house) as browser:
        sent = {"do": "phrase.offer", "id": "phrase-1-of-ada", "text": "two chairs"}
        answer = await browser.post(f"/{house.code}/checkin", data=sent)

    assert answer.status_code == 422
    assert fran.all("phrase") == {}


async def test_the_page_of_care_opens_by_its_own_key_alone(house: TestHouse) -> None:
    for place, status in (("desk", 403), ("care", 204)):
        async with house.http() as browser:
            answer = await browser.post(f"/{house.code}/care", data={"key": house.keys[place]})
            assert answer.status_code == status


async def test_a_phones_page_leads_there_and_says_nothing_more(house: TestHouse) -> None:
    async with browser_of(house) as browser:
        page = (await browser.get(f"/{house.code}")).text

    assert f'<a id="care" href="/{house.code}/checkin">' in page
    assert page.count("checkin") == 1, "in that link alone"


async def test_a_phones_page_loads_nothing_of_it(house: TestHouse) -> None:
    """Somebody who does not want it pays for a link; its script, style and sentences come with its own page."""
    fetched, _foreign, trips = await asyncio.to_thread(fetch_all, f"{house.url}/{house.code}")
    async with browser_of(house) as browser:
        page = (await browser.get(f"/{house.code}")).text

    assert trips == 1
    assert len(fetched) > 5, "the page was read, for this test to mean anything"
    assert not any("checkin" in address for address in fetched)
    assert "phone.care" not in page
    assert sum(body for body, _headers in fetched.values()) < PAGE_BYTES
