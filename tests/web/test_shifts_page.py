"""The page "Your view": whole without a script, where it keeps nothing and says so."""

import asyncio

import httpx
import pytest

from tests.bench.page import fetch_all
from tests.cast import Person, TestHouse, ok

HTML = {"Accept": "text/html"}
BEFORE, NOW = "trust has to be earned", "somebody has to go first"


def browser_of(house: TestHouse) -> httpx.AsyncClient:
    return house.http(headers=HTML, follow_redirects=True)


def pair(before: str = BEFORE, now: str = NOW, **fields: object) -> dict[str, object]:
    return {"do": "shift.offer", "id": "shift-of-ada", "before": before, "now": now, **fields}


@pytest.fixture
async def page(house: TestHouse) -> str:
    """The page's path, in the main points."""
    await house.at("15.05")
    return f"/{house.code}/view"


async def test_without_a_script_both_halves_are_given_and_followed_there(
    house: TestHouse, page: str, fran: Person
) -> None:
    async with browser_of(house) as browser, browser_of(house) as other:
        await browser.get(f"/{house.code}")
        sent = await browser.post(page, data=pair(uses=["", "wall", "report"]))

        assert sent.url.path == page
        assert f"Before: {BEFORE}" in sent.text
        assert f">{NOW}</p>" in sent.text
        cell = await fran.sees("shift/shift-of-ada", before=BEFORE, now=NOW)
        assert cell["uses"] == ["wall", "report"]
        assert BEFORE not in (await other.get(page)).text, "what is one's own is for one phone alone"

        back = await browser.post(page, data={"do": "shift.withdraw", "id": "shift-of-ada"})
        assert BEFORE not in back.text
        await fran.misses("shift/shift-of-ada")
        await browser.post(page, data={"do": "phrase.put_back", "id": "shift-of-ada"})
        await fran.sees("shift/shift-of-ada", before=BEFORE)


async def test_among_all_of_ones_own_words_a_pair_shows_both_halves(house: TestHouse, page: str) -> None:
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}")
        await browser.post(page, data=pair())
        await browser.post(f"/{house.code}", data={"do": "phrase.offer", "id": "phrase-of-ada", "text": "two chairs"})

        assert f"Before: {BEFORE}" in (await browser.get(f"/{house.code}")).text
        assert "two chairs" not in (await browser.get(page)).text, "there stand pairs alone"


@pytest.mark.parametrize(
    ("before", "now", "says", "where"),
    [
        ("", NOW, "Write what you thought before, too.", "before-wrong"),
        (BEFORE, "", "Write what you think now.", "now-wrong"),
        (BEFORE, "w" * 91, "What you think now has 91 characters. Up to 90 fit.", "now-wrong"),
    ],
)
async def test_what_is_refused_says_why_at_that_half_and_keeps_both(
    house: TestHouse, page: str, before: str, now: str, says: str, where: str
) -> None:
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}")
        answer = await browser.post(page, data=pair(before, now, uses=["", "wall"]))

    assert answer.status_code == 422
    assert f'id="{where}" data-wrong="{where.partition("-")[0]}" role="alert">{says}' in answer.text
    assert f">{before}</textarea>" in answer.text
    assert f">{now}</textarea>" in answer.text
    assert '<input type="checkbox" name="uses" value="poem">' in answer.text, "where it may go stays as it was said"


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("9.40", "From 3.00 on, with the main points, you can write here"),
        ("15.35", "No words are taken just now."),
        ("15.05", "What you write here is sent when you give it."),
    ],
)
async def test_without_a_script_the_page_says_that_it_keeps_nothing(house: TestHouse, when: str, says: str) -> None:
    await house.at(when)
    async with browser_of(house) as browser:
        text = (await browser.get(f"/{house.code}/view")).text

    plain = "<noscript>" + text.split("<noscript>")[1].split("</noscript>")[0]
    assert "Without JavaScript this page keeps nothing for you." in plain
    assert says in plain


async def test_what_comes_too_early_or_while_the_room_listens_is_kept_in_its_fields(house: TestHouse) -> None:
    for when, says in (("11.20", "This is asked from 3.00 on"), ("12.10", "The room is listening.")):
        await house.at(when)
        async with browser_of(house) as browser:
            answer = await browser.post(f"/{house.code}/view", data=pair())

        assert answer.status_code == 422
        assert says in answer.text
        assert f">{NOW}</textarea>" in answer.text


async def test_a_browser_without_cookies_is_led_to_where_it_is_told_what_that_means(
    house: TestHouse, page: str, fran: Person
) -> None:
    async with house.http(headers=HTML) as browser:
        given = await browser.post(page, data=pair())
        browser.cookies.clear()
        refused = await browser.post(page, data={"do": "shift.withdraw", "id": "shift-of-ada"})

    assert given.headers["location"] == f"/{house.code}?given=1"
    await fran.sees("shift/shift-of-ada")
    assert refused.status_code == 422, "whose it is, nobody knows"


async def test_hidden_its_giver_asks_for_another_look_there(house: TestHouse, page: str, fran: Person) -> None:
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}")
        await browser.post(page, data=pair())
        assert await fran.hides("shift-of-ada") is ok

        asked = await browser.post(page, data={"do": "phrase.appeal", "id": "shift-of-ada", "text": "my own name"})

    assert "Kept aside" in asked.text
    appeal = (await fran.sees("shift/shift-of-ada"))["appeal"]
    assert appeal["text"] == "my own name"


async def test_no_other_command_has_a_form_there(house: TestHouse, page: str, fran: Person) -> None:
    async with browser_of(house) as browser:
        sent = {"do": "phrase.offer", "id": "phrase-of-ada", "text": "two chairs"}
        answer = await browser.post(page, data=sent)

    assert answer.status_code == 422
    assert fran.all("phrase") == {}


async def test_the_phones_page_leads_there_once_pairs_are_taken_and_a_table_never(house: TestHouse) -> None:
    async with browser_of(house) as browser:
        await house.at("11.20")
        morning = (await browser.get(f"/{house.code}")).text
        asked = (await browser.get(f"/{house.code}/checkin")).text
        await house.at("15.05")
        noon, table = [(await browser.get(f"/{house.code}{path}")).text for path in ("", "/table")]

    assert '<p data-along="view" hidden>' in morning
    assert f'href="/{house.code}/view">What do you think this morning?</a>' in asked
    assert '<p data-along="view"><a' in noon
    assert '<p data-along="view" hidden>' in table


async def test_a_phones_page_loads_nothing_of_it(house: TestHouse) -> None:
    fetched, _foreign, _trips = await asyncio.to_thread(fetch_all, f"{house.url}/{house.code}")

    assert len(fetched) > 5, "the page was read, for this test to mean anything"
    assert not any("shifts" in address for address in fetched)
