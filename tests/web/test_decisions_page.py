"""The page of what was decided: for everybody, without a script; one asks why by a form and reads the answer there."""

import re

import pytest

from live.web import decisions_page
from tests.cast import Person, TestHouse, new_id, ok
from tests.web.test_checkin_page import browser_of

REASON = "It names a person"


async def decided(house: TestHouse, fran: Person) -> None:
    """The discussion, in which words are kept aside and the door is closed."""
    await house.at("11.20")
    ada = await house.phone()
    phrase = await ada.gives("zqchairs zqheight")
    assert await fran.hides(phrase, REASON) is ok
    await house.passes(90)
    assert await fran.does("theme.name", id=(theme := new_id("theme")), title="Power & chairs") is ok
    assert await fran.does("theme.drop", theme=theme) is ok


async def test_everybody_reads_what_was_decided_the_newest_first_and_nobodys_words(
    house: TestHouse, fran: Person
) -> None:
    await decided(house, fran)
    await house.at("12.10")
    assert await fran.does("door.set", door="closed") is ok
    await fran.sees("door", door="closed")

    async with browser_of(house) as browser:
        page = (await browser.get(f"/{house.code}/decisions")).text

    text = re.sub(r"<[^>]+>", "", page)
    said = [
        "No words were taken from phones any more.",
        "The theme “Power &amp; chairs” was dropped; the words under it stay.",
        "Somebody’s words were kept aside.",
        f"Reason: {REASON}",
    ]
    assert sorted(said, key=text.index) == said
    slots = re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
    assert (len(slots), slots[-1]) == (2, "Discussion of arising themes")
    assert "zqchairs" not in page


async def test_one_asks_why_by_the_form_once_and_reads_the_answer_there(house: TestHouse, fran: Person) -> None:
    await decided(house, fran)
    async with browser_of(house) as browser, browser_of(house) as other:
        page = (await browser.get(f"/{house.code}/decisions")).text
        (decision, *_) = re.findall(r'name="decision" value="([^"]+)"', page)

        asked = await browser.post(f"/{house.code}/decisions", data={"do": "decision.ask", "decision": decision})

        assert "You have asked why. The answer will stand here." in asked.text
        assert f'id="why-{decision}"' not in asked.text
        assert f'id="why-{decision}"' in (await other.get(f"/{house.code}/decisions")).text
        await fran.sees(f"decision/{decision}", asks=1, what="theme.dropped")

        assert await fran.does("decision.answer", decision=decision, text="Nobody was under it <any more>") is ok

        for each in (browser, other):
            page = (await each.get(f"/{house.code}/decisions")).text
            assert "The facilitators say: Nobody was under it &lt;any more&gt;" in page
            assert "asked why." not in page, "one person is no number"


async def test_where_cookies_are_off_it_says_so_and_counts_nobody(house: TestHouse, fran: Person) -> None:
    await decided(house, fran)
    async with house.http() as browser:
        page = (await browser.get(f"/{house.code}/decisions")).text
        browser.cookies.clear()
        sent = {"do": "decision.ask", "decision": re.findall(r'name="decision" value="([^"]+)"', page)[0]}
        answer = await browser.post(f"/{house.code}/decisions", data=sent)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert fran.all("decision") == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "decision.ask", "decision": "000009-01"},
        {"do": "phrase.offer", "id": "phrase-1-of-ada", "text": "two chairs"},
        {"do": "decision.answer", "decision": "000009-01", "text": "because"},
        {},
    ],
)
async def test_what_cannot_be_done_is_refused_in_plain_words(house: TestHouse, sent: dict[str, str]) -> None:
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}/decisions")
        answer = await browser.post(f"/{house.code}/decisions", data=sent)

    assert answer.status_code == 422
    assert re.search(r'role="alert">[A-Z][^<]+\.', answer.text)


async def test_older_decisions_stand_on_pages_of_their_own(
    house: TestHouse, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions_page, "ON_A_PAGE", 50)
    await house.at("11.20")
    for number in range(60):
        await house.passes(61)
        assert await fran.does("door.set", door="open" if number % 2 else "closed") is ok
    found: list[str] = []
    async with browser_of(house) as browser:
        address = f"/{house.code}/decisions"
        while address:
            page = (await browser.get(address)).text
            found += re.findall(r'id="decision-([^"]+)"', page)
            address = "".join(re.findall(r'href="(/[^"]*before=[^"]*)"', page))

    assert len(found) == len(set(found)) == 60
    assert found == sorted(found, reverse=True)


async def test_a_place_in_the_list_that_is_none_is_the_first_page(house: TestHouse, fran: Person) -> None:
    await decided(house, fran)
    async with browser_of(house) as browser:
        answer = await browser.get(f"/{house.code}/decisions", params={"before": "<nonsense>"})

    assert answer.status_code == 200
    assert "was dropped" in answer.text
    assert "nonsense" not in answer.text


async def test_the_page_before_anything_was_decided_says_so_and_the_programme_leads_there(house: TestHouse) -> None:
    async with browser_of(house) as browser:
        assert "Nothing has been decided by hand yet." in (await browser.get(f"/{house.code}/decisions")).text
        for page in ("", "/programme"):
            assert f'href="/{house.code}/decisions"' in (await browser.get(f"/{house.code}{page}")).text
