"""The card as a page: the poem with one's own words marked, and somebody else's; without a script, by seat or slip."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.cast import Person, TestHouse, ok

HTML = {"Accept": "text/html"}
MARKED = re.compile(r"\(your words:\) </bdi><i[^>]* data-own>(.*?)</i>")
OTHER = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>")


@pytest.fixture
async def browser(house: TestHouse) -> AsyncIterator[httpx.AsyncClient]:
    async with house.http(headers=HTML, follow_redirects=True) as browser:
        yield browser


async def reads(paul: Person, *pieces: str | dict[str, str]) -> str:
    """The poet reads a line aloud, and ends; its id."""
    line = await paul.writes(*pieces)
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    return line


async def gives(house: TestHouse, browser: httpx.AsyncClient, text: str, phrase: str) -> str:
    """Somebody gives words by the form of the phone's page; their id."""
    await browser.get(f"/{house.code}")
    sent = {"do": "phrase.offer", "id": phrase, "text": text, "uses": ["wall", "poem", "report"]}
    assert (await browser.post(f"/{house.code}", data=sent)).status_code == 200
    return phrase


async def test_a_card_marks_ones_own_words_and_has_somebody_elses_the_same_every_time(
    house: TestHouse, fran: Person, paul: Person, ada: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("11.20")
    own = await gives(house, browser, "two chairs", "phrase-of-browser")
    other = await ada.gives("<dwy> gadair", lang="cy", gloss="two chairs")
    assert await fran.shows(other) is ok
    await paul.sees(f"phrase/{own}")
    await reads(paul, {"text": "two chairs", "phrase": own}, ", and someone")

    page = (await browser.get(f"/{house.code}/card")).text

    assert MARKED.findall(page) == ["two chairs"]
    assert "A thick line stands under yours." in page
    assert OTHER.findall(page) == ["&lt;dwy&gt; gadair"]
    assert '<blockquote dir="auto" lang="cy">' in page
    assert "<noscript>" in page
    assert "To keep it, print this page by the menu of your browser." in page
    assert (await browser.get(f"/{house.code}/card")).text == page


async def test_who_has_no_seat_reads_the_poem_alone_and_gets_none(
    house: TestHouse, fran: Person, paul: Person, ada: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    assert await fran.shows(phrase) is ok
    await paul.sees(f"phrase/{phrase}")
    await reads(paul, {"text": "two chairs", "phrase": phrase})

    answer = await browser.get(f"/{house.code}/card")

    assert "two chairs" in answer.text
    assert not MARKED.search(answer.text)
    assert not OTHER.search(answer.text)
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_words_that_are_taken_back_are_a_gap_and_somebody_elses_make_way(
    house: TestHouse, fran: Person, paul: Person, ada: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("11.20")
    own = await gives(house, browser, "two chairs", "phrase-of-browser")
    other = await ada.gives("same height")
    assert await fran.shows(other) is ok
    await paul.sees(f"phrase/{own}")
    await reads(paul, {"text": "two chairs", "phrase": own})
    assert "same height" in (await browser.get(f"/{house.code}/card")).text, "for this test to mean anything"

    assert await ada.withdraws(other) is ok
    assert await fran.hides(own) is ok
    page = (await browser.get(f"/{house.code}/card")).text

    assert "same height" not in page
    assert "two chairs" not in page
    assert 'class="gap"' in page
    assert "A thick line stands" not in page


async def test_when_the_time_is_up_the_card_is_the_poem_as_it_is_kept(
    house: TestHouse, fran: Person, paul: Person, ada: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("11.20")
    own = await gives(house, browser, "two chairs", "phrase-of-browser")
    other = await ada.gives("same height")
    assert await fran.shows(other) is ok
    await paul.sees(f"phrase/{own}")
    await reads(paul, {"text": "two chairs", "phrase": own}, ", and someone")
    await fran.until(lambda: fran.cells["poem"]["state"] == "read")
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    await house.passes(31 * 24 * 3600)

    page = (await browser.get(f"/{house.code}/card")).text

    assert MARKED.findall(page) == ["two chairs"]
    assert ", and someone" in page
    assert not OTHER.search(page)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("writing", "It will be here when the poem has been read aloud"),
        ("reading", "The poem is being read. Listen for now"),
        ("over", "No poem was read on this day"),
    ],
)
async def test_before_there_is_one_the_page_says_when(
    house: TestHouse, fran: Person, paul: Person, browser: httpx.AsyncClient, state: str, said: str
) -> None:
    await house.at("15.31")
    line = await paul.writes("nobody reads this yet")
    if state == "reading":
        assert await paul.does("reading.begin") is ok
        assert await paul.does("reading.line", line=line) is ok
    if state == "over":
        await fran.until(lambda: fran.cells["now"]["slot"] is not None)
        assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok

    page = (await browser.get(f"/{house.code}/card")).text

    assert said in page
    assert "nobody reads this yet" not in page
    assert "data-save" not in page


async def test_a_slip_leads_to_a_card_of_its_own_as_long_as_it_is_open(
    house: TestHouse, fran: Person, paul: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("11.20")
    await fran.sees("now", takes=["phrase", "note", "support"])
    own, other = await fran.gives("a late chair", said="paper"), await fran.gives("same height", said="aloud")
    for phrase in (own, other):
        assert await fran.shows(phrase) is ok
    slip = (await fran.sees(f"phrase/{own}"))["slip"]
    await paul.sees(f"phrase/{own}")
    before = await browser.post(f"/{house.code}/slip", data={"slip": slip})
    assert "/slip/card" not in before.text
    await reads(paul, {"text": "a late chair", "phrase": own})

    assert f'href="/{house.code}/slip/card"' in (await browser.get(f"/{house.code}/slip")).text
    page = (await browser.get(f"/{house.code}/slip/card")).text

    assert MARKED.findall(page) == ["a late chair"]
    assert OTHER.findall(page) == ["same height"]
    assert f'href="/{house.code}/slip"' in page
    assert not MARKED.search((await browser.get(f"/{house.code}/card")).text), "that address is a phone's"
    await browser.post(f"/{house.code}/slip", data={"close": "1"})
    closed = await browser.get(f"/{house.code}/slip/card")
    assert "a late chair" not in closed.text
    assert str(closed.url).endswith("/slip")


async def test_a_phones_page_leads_there_once_the_poem_was_read(
    house: TestHouse, paul: Person, browser: httpx.AsyncClient
) -> None:
    await house.at("15.31")
    way = f'<p data-along><a class="button button--quiet" href="/{house.code}/card">Your card, with the poem</a></p>'
    assert way not in (await browser.get(f"/{house.code}")).text
    await reads(paul, "and so we came together")

    assert way in (await browser.get(f"/{house.code}")).text
