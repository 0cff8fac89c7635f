"""A table phone without a script: everybody is a new person to it, has a slip, and is forgotten."""

from collections.abc import AsyncIterator

import httpx
import pytest

from live.web.table_page import SHOWN_S
from tests.cast import Person, TestHouse, new_id, ok

WORDS = "two chairs, same height"
HTML = {"Accept": "text/html"}


@pytest.fixture
async def tablet(house: TestHouse) -> AsyncIterator[httpx.AsyncClient]:
    """Its browser, at its page, while words are taken."""
    await house.at("11.20")
    async with house.http(base_url=f"{house.url}/{house.code}/", headers=HTML, follow_redirects=True) as tablet:
        yield tablet


async def give(tablet: httpx.AsyncClient, text: str = WORDS, **fields: str) -> httpx.Response:
    return await tablet.post("table", data={"do": "phrase.offer", "id": new_id("table"), "text": text, **fields})


def letters_on(page: httpx.Response) -> str:
    """The letters of the slip that a page shows."""
    return page.text.partition('<p class="code" translate="no">')[2].partition("</p>")[0]


async def test_words_given_at_a_table_are_there_and_have_a_slip(
    house: TestHouse, fran: Person, tablet: httpx.AsyncClient
) -> None:
    given = await give(tablet)

    letters = letters_on(given)
    assert len(letters.replace(" ", "")) == 6
    assert "Thank you. Your words are given." in given.text
    assert WORDS not in given.text
    await fran.until(lambda: bool(fran.all("phrase")))
    (cell,) = fran.all("phrase").values()
    assert (cell["text"], cell["said"]) == (WORDS, None)
    assert "slip" not in cell, "what the desk did not write down has no slip there"
    async with house.http(headers=HTML, follow_redirects=True) as other:
        assert WORDS in (await other.post(f"/{house.code}/slip", data={"slip": letters})).text


async def test_everybody_is_a_person_of_their_own(fran: Person, tablet: httpx.AsyncClient) -> None:
    first, second = await give(tablet), await give(tablet, "one door")

    assert letters_on(first) != letters_on(second)
    await fran.until(lambda: len(fran.all("phrase")) == 2)
    await fran.sees("people", voices=2)


async def test_the_next_person_finds_nothing_of_the_last(
    house: TestHouse, fran: Person, tablet: httpx.AsyncClient
) -> None:
    letters = letters_on(await give(tablet))
    kept = dict(tablet.cookies)
    await fran.until(lambda: bool(fran.all("phrase")))

    after = await tablet.post("table", data={"next": "1"})
    async with house.http(headers=HTML, cookies=kept) as other:
        again = await other.get(f"/{house.code}/table")

    for page in (after, again):
        assert letters not in page.text
        assert WORDS not in page.text, "the wall has not shown it yet"
    assert dict(tablet.cookies) == {}
    assert after.headers["cache-control"] == "no-store"


async def test_after_twenty_seconds_it_goes_by_itself_and_once_more_if_asked(
    house: TestHouse, tablet: httpx.AsyncClient
) -> None:
    given = await give(tablet)
    letters = letters_on(given)
    assert given.headers["refresh"] == f"{SHOWN_S + 1:.0f}; url=/{house.code}/table"

    house.timer.advance(SHOWN_S - 1)
    longer = await tablet.post("table", data={"longer": "1"})
    house.timer.advance(SHOWN_S - 1)
    assert letters in longer.text
    assert letters in (await tablet.get("table")).text

    house.timer.advance(1)
    assert letters not in (await tablet.get("table")).text
    assert letters not in (await tablet.post("table", data={"longer": "1"})).text, "what is over stays over"


async def test_the_page_shows_the_walls_words_and_nobodys_own(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http(headers=HTML) as phone:
        await phone.get(f"/{house.code}")
        own = {"do": "phrase.offer", "id": "phrase-of-a-phone", "text": "for the poem alone", "uses": "poem"}
        await phone.post(f"/{house.code}", data=own)
        shown = await fran.gives("what the wall has shown", said="aloud")
        assert await fran.shows(shown) is ok

        page = await phone.get(f"/{house.code}/table")

    assert "what the wall has shown" in page.text
    assert "for the poem alone" not in page.text
    assert "set-cookie" not in page.headers


async def test_what_is_refused_stays_in_its_field(fran: Person, tablet: httpx.AsyncClient) -> None:
    refused = await give(tablet, "and then " * 12)

    assert refused.status_code == 422
    assert "Up to 90 fit." in refused.text
    assert "and then and then" in refused.text
    assert dict(tablet.cookies) == {}
    assert fran.all("phrase") == {}


async def test_a_longer_thought_is_taken_too(fran: Person, tablet: httpx.AsyncClient) -> None:
    given = await tablet.post("table", data={"do": "note.offer", "id": "note-at-a-table", "text": "a longer thought"})

    assert letters_on(given)
    await fran.sees("note/note-at-a-table", text="a longer thought")


async def test_nothing_else_is_done_from_a_table(fran: Person, tablet: httpx.AsyncClient) -> None:
    phrase = await fran.gives(WORDS, said="aloud")

    for do in ("phrase.withdraw", "phrase.echo", "checkin.clear"):
        assert (await tablet.post("table", data={"do": do, "id": phrase})).status_code == 422
    assert f"phrase/{phrase}" in fran.cells


async def test_while_the_room_listens_a_table_takes_no_words(house: TestHouse, tablet: httpx.AsyncClient) -> None:
    await house.at("12.10")

    refused = await give(tablet)

    assert refused.status_code == 422
    assert WORDS in refused.text


async def test_where_the_desk_lets_nobody_new_in_a_table_lets_nobody_in(
    fran: Person, tablet: httpx.AsyncClient
) -> None:
    assert await fran.does("door.set", door="seated") is ok

    refused = await give(tablet)

    assert refused.status_code == 422
    assert WORDS in refused.text
    assert fran.all("phrase") == {}
