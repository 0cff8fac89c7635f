"""A slip's page: a code in a form, and what became of the words that were written down for whoever has it."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from live.day.slips import CODE_LETTERS, SLIP_LENGTH
from live.web.comers import SLIP_HELD_S, SLIPS_PER_ADDRESS
from live.web.slip_page import OPEN_S
from tests.cast import Person, TestHouse, ok

WORDS = "a chair for whoever comes late"
HTML = {"Accept": "text/html"}
OURS = ("cento", "uvicorn", "live", "asyncio")
WRONG = "No slip of this day has these letters."


@pytest.fixture
async def browser(house: TestHouse) -> AsyncIterator[httpx.AsyncClient]:
    async with house.http(headers=HTML, follow_redirects=True) as browser:
        yield browser


@pytest.fixture
async def phrase(house: TestHouse, fran: Person) -> str:
    """The id of words that the desk wrote down."""
    await house.at("11.20")
    await fran.sees("now", takes=["phrase", "note", "support"])
    return await fran.gives(WORDS, said="paper")


async def slip_of(fran: Person, given: str, noun: str = "phrase") -> str:
    return str((await fran.sees(f"{noun}/{given}"))["slip"])


async def test_whoever_has_the_slip_reads_what_became_of_their_words_and_takes_them_back(
    house: TestHouse, fran: Person, paul: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page, slip = f"/{house.code}/slip", await slip_of(fran, phrase)
    assert await fran.does("phrase.read", ids=[phrase]) is ok
    await paul.sees(f"phrase/{phrase}")

    opened = await browser.post(page, data={"slip": f" {slip[:3].upper()}-{slip[3:]} "})
    assert WORDS in opened.text
    assert "Read by a facilitator" in opened.text
    assert opened.url.path == page
    assert [answer.status_code for answer in opened.history] == [303], "a second one is a loop to a text browser"
    assert WORDS in (await browser.get(page)).text, "also after a reload"

    gone = await browser.post(page, data={"do": "phrase.withdraw", "id": phrase})
    assert WORDS not in gone.text
    await paul.misses(f"phrase/{phrase}")
    back = await browser.post(page, data={"do": "phrase.put_back", "id": phrase})
    assert WORDS in back.text
    await paul.sees(f"phrase/{phrase}")


async def test_whoever_has_the_slip_says_what_the_words_mean(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})

    said = await browser.post(page, data={"do": "phrase.gloss", "id": phrase, "lang": "cy", "gloss": "a late chair"})

    await fran.sees(f"phrase/{phrase}", text=WORDS, lang="cy", gloss="a late chair")
    assert "a late chair" in said.text


async def test_words_that_were_taken_back_are_not_there_after_the_minute(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    await browser.post(page, data={"do": "phrase.withdraw", "id": phrase})
    await house.passes(61)

    late = await browser.post(page, data={"do": "phrase.put_back", "id": phrase})

    assert late.status_code == 422
    assert WORDS not in late.text
    assert 'role="alert"' in late.text


async def test_whoever_has_the_slip_is_asked_before_the_poem_is_read(
    house: TestHouse, fran: Person, paul: Person, ada: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    other = await ada.gives("somebody else's words")
    await paul.writes({"text": WORDS, "phrase": phrase}, ", and more")
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    assert "readback" not in (await browser.get(page)).text
    answer = {"do": "readback.answer", "phrase": phrase, "ok": "false"}
    early = await browser.post(page, data=answer)
    assert (early.status_code, "The time to answer is over" in early.text) == (422, True)

    assert await paul.does("readback.begin", until=round(house.clock() * 1000) + 300_000) is ok
    asked = (await browser.get(page)).text
    assert f"<mark>{WORDS}</mark>, and more" in asked
    assert (await browser.post(page, data=answer | {"phrase": other})).status_code == 422, "no other words by this slip"
    answered = await browser.post(page, data=answer)

    assert "These words are out of the poem." in answered.text
    assert f'action="{page}"' in answered.text
    await paul.misses(f"phrase/{phrase}")


async def test_whoever_has_the_slip_says_after_the_day_what_has_stayed_and_takes_it_back(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page, rita = f"/{house.code}/slip", await house.reporter()
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    said = {"do": "reflection.offer", "id": "reflection-by-slip", "text": "that we sat in a ring"}
    early = await browser.post(page, data=said)
    assert (early.status_code, "This is asked when the day is over." in early.text) == (422, True)
    assert ">that we sat in a ring</textarea>" in early.text
    assert "What has stayed with you?" not in (await browser.get(page)).text
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    await house.passes(7 * 24 * 3600)
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    assert "Asked until 17 March 2017; erased on 2 April 2017." in (await browser.get(page)).text

    given = await browser.post(page, data=said | {"uses": "report"})

    await rita.sees("quote/reflection-by-slip", kind="reflection", text="that we sat in a ring")
    assert "The report may quote it." in given.text
    assert given.text.count(f'action="{page}"') > 1
    gone = await browser.post(page, data={"do": "reflection.withdraw", "id": "reflection-by-slip"})
    assert "that we sat in a ring" not in gone.text
    await rita.misses("quote/reflection-by-slip")
    back = await browser.post(page, data={"do": "reflection.put_back", "id": "reflection-by-slip"})
    assert "that we sat in a ring" in back.text
    too_long = await browser.post(page, data=said | {"id": "reflection-too-long", "text": "w" * 601})
    assert (too_long.status_code, "w" * 601 in too_long.text) == (422, True)


@pytest.mark.usefixtures("phrase")
async def test_a_note_has_a_slip_too(house: TestHouse, fran: Person, browser: httpx.AsyncClient) -> None:
    note = await fran.notes("a longer thought of somebody without a phone", said="aloud")

    opened = await browser.post(f"/{house.code}/slip", data={"slip": await slip_of(fran, note, "note")})

    assert "a longer thought of somebody" in opened.text
    assert WORDS not in opened.text, "nothing of another slip"
    taken = await browser.post(f"/{house.code}/slip", data={"do": "note.withdraw", "id": note})
    assert "a longer thought of somebody" not in taken.text
    await fran.misses(f"note/{note}")


async def test_hidden_words_say_so_and_their_giver_asks_for_another_look(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    await fran.hides(phrase)
    await browser.post(page, data={"do": "phrase.appeal", "id": phrase, "text": "it names nobody"})

    asked = await fran.sees(f"phrase/{phrase}")

    assert asked["appeal"]["text"] == "it names nobody"


@pytest.mark.usefixtures("phrase")
async def test_wrong_letters_have_a_kind_sentence_and_stay_in_the_field(
    house: TestHouse, browser: httpx.AsyncClient
) -> None:
    answer = await browser.post(f"/{house.code}/slip", data={"slip": "BCD <fgh>"})

    assert answer.status_code == 422
    assert WRONG in answer.text
    assert 'value="BCD &lt;fgh&gt;"' in answer.text
    assert "<title>Error: your slip" in answer.text
    assert "set-cookie" not in answer.headers


async def test_nothing_of_a_slip_stands_in_an_address_a_title_a_log_or_what_the_browser_keeps(
    house: TestHouse, fran: Person, phrase: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    slip = await slip_of(fran, phrase)
    async with house.http(headers=HTML) as browser:
        answer = await browser.post(f"/{house.code}/slip", data={"slip": slip})
        page = await browser.get(answer.headers["location"].partition("?")[0])

    assert slip not in answer.headers["location"]
    assert slip not in answer.headers["set-cookie"]
    assert phrase not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert slip not in page.text
    assert slip not in "".join(record.getMessage() for record in caplog.records if record.name.startswith(OURS))
    assert page.headers["cache-control"] == "no-store"


async def test_a_closed_slip_is_closed_also_for_who_kept_the_cookie(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    kept = dict(browser.cookies)

    closed = await browser.post(page, data={"close": "1"})
    async with house.http(headers=HTML, cookies=kept) as other:
        again = await other.get(page)
        taken = await other.post(page, data={"do": "phrase.withdraw", "id": phrase})

    assert WORDS not in closed.text
    assert "cento-slip" not in browser.cookies
    assert WORDS not in again.text
    assert taken.status_code == 403
    assert "Your slip was closed meanwhile" in taken.text
    assert f"phrase/{phrase}" in fran.cells


async def test_it_closes_by_itself_when_nobody_looks(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page = f"/{house.code}/slip"
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})
    house.timer.advance(OPEN_S - 1)
    assert WORDS in (await browser.get(page)).text
    house.timer.advance(OPEN_S - 1)
    assert WORDS in (await browser.get(page)).text, "somebody looked"

    house.timer.advance(OPEN_S)

    assert WORDS not in (await browser.get(page)).text


async def test_a_slip_does_nothing_for_other_words_and_nothing_else(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page, other = f"/{house.code}/slip", await fran.gives("one door", said="paper")
    await browser.post(page, data={"slip": await slip_of(fran, phrase)})

    for sent in (
        {"do": "phrase.withdraw", "id": other},
        {"do": "phrase.offer", "id": "phrase-of-a-slip", "text": "more words"},
        {"do": "phrase.echo", "id": other},
        {"do": "what.ever"},
    ):
        answer = await browser.post(page, data=sent)
        assert answer.status_code == 422, sent
        assert WORDS in answer.text

    assert {cell["text"] for cell in fran.all("phrase").values()} == {WORDS, "one door"}


async def test_who_guesses_is_slowed_whether_right_or_wrong(
    house: TestHouse, fran: Person, phrase: str, browser: httpx.AsyncClient
) -> None:
    page, slip = f"/{house.code}/slip", await slip_of(fran, phrase)
    wrong = ["".join(letters) for letters in zip(CODE_LETTERS, *[CODE_LETTERS] * (SLIP_LENGTH - 1), strict=True)]
    for guess in wrong[:SLIPS_PER_ADDRESS]:
        assert (await browser.post(page, data={"slip": guess})).status_code == 422

    slowed = asyncio.create_task(browser.post(page, data={"slip": wrong[-1]}))
    await house.timer.wakes_whoever_sleeps(SLIP_HELD_S)
    assert (await slowed).status_code == 429
    assert "every try takes a while" in (await slowed).text
    assert f'value="{wrong[-1]}"' in (await slowed).text

    right = asyncio.create_task(browser.post(page, data={"slip": slip}))
    await house.timer.is_slept_by(SLIP_HELD_S)
    assert not right.done()
    await house.timer.wakes_whoever_sleeps(SLIP_HELD_S)
    assert WORDS in (await right).text, "who has the slip gets there all the same"


async def test_where_no_cookies_are_kept_the_page_says_so(house: TestHouse, fran: Person, phrase: str) -> None:
    async with house.http(headers=HTML) as browser:
        answer = await browser.post(f"/{house.code}/slip", data={"slip": await slip_of(fran, phrase)})
        browser.cookies.clear()
        page = await browser.get(answer.headers["location"])

    assert "this browser keeps no cookies" in page.text
    assert WORDS not in page.text


async def test_the_programme_says_where_a_slip_is_followed(house: TestHouse, browser: httpx.AsyncClient) -> None:
    assert f'<a class="page-link" href="/{house.code}/slip">' in (await browser.get(f"/{house.code}/programme")).text
