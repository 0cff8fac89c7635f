"""The report: who may read it, and that it has nothing that may not be quoted."""

import io
import zipfile

import httpx
import pytest
from docx import Document

from live.exports.document import MEDIA
from tests.cast import Person, TestHouse, ok

FORMS = ("report", "report.md", "report.html", "report.docx")


async def texts(house: TestHouse) -> list[str]:
    """The report as everybody reads it, in all its forms."""
    async with house.http() as client:
        answers = [await client.get(f"/{house.code}/{form}") for form in FORMS]
    assert [answer.status_code for answer in answers] == [200] * len(FORMS)
    assert not any(answer.cookies or "set-cookie" in answer.headers for answer in answers)
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    return [as_read(answer) for answer in answers]


def as_read(answer: httpx.Response) -> str:
    """A form as text; of a document each paragraph is a line."""
    if answer.headers["content-type"] != MEDIA:
        return answer.text
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs)


async def asked(client: httpx.AsyncClient, house: TestHouse) -> list[int]:
    return [(await client.get(f"/{house.code}/{form}")).status_code for form in FORMS]


async def leading_there(house: TestHouse) -> list[str]:
    """The pages with a link to the report."""
    async with house.http() as client:
        pages = {place: (await client.get(f"/{house.code}{place}")).text for place in ("", "/programme", "/poem")}
    return [place for place, text in pages.items() if f'href="/{house.code}/report"' in text]


async def published(house: TestHouse) -> Person:
    rita = await house.reporter()
    assert await rita.does("report.publish") is ok
    return rita


async def test_everybody_reads_it_only_once_it_is_published(house: TestHouse) -> None:
    async with house.http() as client:
        closed = await client.get(f"/{house.code}/report")
        assert (closed.status_code, "There is no report to read yet" in closed.text) == (404, True)
        assert await asked(client, house) == [404] * len(FORMS)
    for place in ("desk", "reporter"):
        async with house.http(headers={"Authorization": f"Bearer {house.keys[place]}"}) as client:
            assert await asked(client, house) == [200] * len(FORMS)

    paul = await house.poet()
    line = await paul.writes("A line.")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    assert not await leading_there(house)

    await published(house)

    assert all("The day as it went" in text for text in await texts(house))
    assert await leading_there(house) == ["", "/programme", "/poem"]


@pytest.mark.parametrize("place", ["desk", "reporter"])
async def test_desk_and_reporter_publish_and_withdraw_it_without_a_script(house: TestHouse, place: str) -> None:
    page = f"/{house.code}/report"
    async with house.http() as stranger, house.http() as client:
        await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
        assert "Let everybody read it" in (await client.get(page)).text
        assert (await stranger.post(page, data={"do": "report.publish"})).status_code == 403
        assert (await stranger.get(page)).status_code == 404

        assert (await client.post(page, data={"do": "report.publish"})).status_code == 303

        read = await stranger.get(page)
        assert (read.status_code, "<form" in read.text, "<script" in read.text) == (200, False, False)
        assert (await client.post(page, data={"do": "phrase.hide"})).status_code == 400
        await client.post(page, data={"do": "report.withdraw"})
        assert (await stranger.get(page)).status_code == 404


async def test_it_has_the_day_its_notes_and_the_words_that_were_taken(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase, other = await ada.gives("two *chairs*"), await ada.gives("zq left out")
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrase) is ok
    rita = await published(house)
    slot = fran.slot("Discussion")["id"]
    assert await rita.does("report.note", id="note-of-rita-1", slot=slot, text="We sat.\nThen <b>we</b> spoke.") is ok
    assert await rita.does("report.sign", text="Rita Okafor") is ok
    assert await rita.does("report.take", item=phrase) is ok

    page, markdown, file, document = await texts(house)

    for text in (page, file):
        assert all(each in text for each in ("“two *chairs*”", "We sat.", "&lt;b&gt;we", "Being heard", "Rita Okafor"))
        assert text.count("“two *chairs*”") == 2, "under its slot and its theme"
    assert "“two \\*chairs\\*”" in markdown
    assert "Then \\<b\\>we" in markdown
    assert "### 11\\.15 Discussion of arising themes" in markdown
    lines = document.split("\n")
    slot_at = lines.index("11.15 Discussion of arising themes")
    assert lines[slot_at + 2 : slot_at + 5] == ["We sat.", "Then <b>we</b> spoke.", "“two *chairs*”"]
    assert "Reported by Rita Okafor" in lines
    assert document.count("“two *chairs*”") == 2
    assert not any("zq left out" in text for text in (page, markdown, file, document))
    assert other != phrase


async def test_a_meaning_runs_its_own_way_beside_words_that_run_the_other(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")
    phrase, rita = await ada.gives("أن يُسمع", lang="ar", gloss="to be <heard>"), await published(house)
    await rita.sees(f"quote/{phrase}")
    assert await rita.does("report.take", item=phrase) is ok

    page, markdown, file, document = await texts(house)

    row = '<li dir="auto" lang="ar">“أن يُسمع” (<bdi>to be &lt;heard&gt;</bdi>)</li>'
    assert row in page
    assert row in file
    assert "“أن يُسمع” \\(to be \\<heard\\>\\)" in markdown
    assert "“أن يُسمع” (to be <heard>)" in document


async def test_words_that_may_not_be_quoted_are_in_none_of_its_forms(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    withdrawn, hidden, disallowed = [await ada.gives(f"zq {what}") for what in ("one", "two", "three")]
    never = await bob.gives("zq never for the report", uses=["wall", "poem"])
    line = await paul.writes(
        {"text": "zq never for the report", "phrase": never}, " and ", {"text": "zq one", "phrase": withdrawn}
    )
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    rita = await published(house)
    for item in (withdrawn, hidden, disallowed):
        assert await rita.does("report.take", item=item) is ok
    before = await texts(house)
    assert all(f"zq {what}" in text for what in ("one", "two", "three") for text in before)
    assert not any("zq never" in text for text in before)

    assert await ada.withdraws(withdrawn) is ok
    assert await fran.hides(hidden) is ok
    assert await ada.does("phrase.allow", id=disallowed, uses=["wall"]) is ok

    assert not any("zq" in text for text in await texts(house))
    await rita.until(lambda: not rita.all("quote"))
    async with house.http() as client:
        body = (await client.get(f"/{house.code}/report.docx")).content
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert not [part for part in parts.namelist() if b"zq" in parts.read(part)]


async def test_meanings_that_everybody_can_read_may_be_quoted_until_they_are_taken_back(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("meaning.ask", id="asked-by-fran", word="agency") is ok
    assert await ada.does("meaning.give", id="given-by-ada", of="asked-by-fran", text="zq having a say") is ok
    rita = await published(house)
    assert (await rita.does("report.take", item="given-by-ada")).code == "report.words_unknown"  # type: ignore[union-attr]
    assert await fran.does("meaning.show", id="given-by-ada") is ok
    await rita.sees("quote/given-by-ada", before="agency", taken=False)
    assert await rita.does("report.take", item="given-by-ada") is ok
    assert all("zq having a say" in text for text in await texts(house))

    assert await ada.does("meaning.withdraw", id="given-by-ada") is ok

    await rita.misses("quote/given-by-ada")
    assert not any("zq" in text for text in await texts(house))


async def test_what_has_stayed_with_people_is_in_it_where_they_let_it_until_they_take_it_back(
    house: TestHouse, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("15.31")
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    rita = await published(house)
    for by, reflection, uses in (
        (ada, "given-by-ada-1", ["report"]),
        (ada, "given-by-ada-2", []),
        (bob, "given-by-bob-1", ["report"]),
    ):
        assert await by.does("reflection.offer", id=reflection, text=f"zq of {reflection}", uses=uses) is ok
    assert not any("zq" in text or "What has stayed" in text for text in await texts(house)), "until one is taken"
    await rita.sees("quote/given-by-ada-1")
    assert await rita.does("report.take", item="given-by-ada-1") is ok
    assert (await rita.does("report.take", item="given-by-ada-2")).code == "report.words_unknown"  # type: ignore[union-attr]
    for text in await texts(house):
        _expect_in_order(text, "What has stayed with people", "zq of given", "How the words were used")
        assert text.count("zq") == 1

    assert await ada.does("reflection.withdraw", id="given-by-ada-1") is ok

    assert not any("zq" in text or "What has stayed" in text for text in await texts(house))


async def test_main_points_what_is_not_settled_and_the_rooms_lists_stand_apart_once_the_desk_has_said_so(
    house: TestHouse, fran: Person
) -> None:
    await house.at("15.05")
    names = ("Being heard", "Who edits?", "Chairs", "Long lunches")
    heard, edits, chairs, _ = [await fran.names_theme(name) for name in names]
    await published(house)
    for text in await texts(house):
        _expect_in_order(text, "Main points", *names)  # until then all of them are

    assert await fran.does("theme.mark", theme=heard, **{"as": "point"}) is ok
    assert await fran.does("theme.mark", theme=edits, **{"as": "unresolved"}) is ok
    assert await fran.does("theme.side", theme=chairs, side="<b>helps</b>") is ok

    for text in await texts(house):
        _expect_in_order(
            text,
            "Main points",
            "Being heard",
            "Not settled",
            "Who edits?",
            "helps",
            "Chairs",
        )
        assert "Long lunches" not in text
    assert not any("<b>helps" in text for text in (await texts(house))[:3]), "what people wrote is no mark"


def _expect_in_order(text: str, *words: str) -> None:
    at = 0
    for word in words:
        at = text.index(word, at) + len(word)


async def test_the_page_says_until_when_words_are_kept_what_stays_then_and_that_withdrawing_it_erases(
    house: TestHouse, fran: Person
) -> None:
    await house.at("11.20")
    page, phone = f"/{house.code}/report", f"/{house.code}"
    rita = await published(house)
    async with house.http() as client, house.http(follow_redirects=True, headers={"Accept": "text/html"}) as browser:
        offered = {"do": "phrase.offer", "id": "phrase-of-browser", "text": "zq two chairs", "uses": ["report"]}
        assert (await browser.post(phone, data=offered)).status_code == 200
        assert await fran.does("meaning.ask", id="asked-by-fran", word="agency") is ok
        assert await fran.does("meaning.show", id="asked-by-fran") is ok
        given = {"do": "meaning.give", "id": "given-by-browser", "of": "asked-by-fran", "text": "zq having a say"}
        assert (await browser.post(f"{phone}/meanings", data=given)).status_code == 200
        assert await fran.does("meaning.show", id="given-by-browser") is ok
        for item in ("phrase-of-browser", "given-by-browser"):
            await rita.sees(f"quote/{item}")
            assert await rita.does("report.take", item=item) is ok
        await client.post(f"/{house.code}/reporter", data={"key": house.keys["reporter"]})
        assert "Words are kept until" not in (await client.get(page)).text
        assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
        for address in (page, f"/{house.code}/reporter"):
            assert "Words are kept until 2 April 2017" in (await client.get(address)).text
        assert "Erase them" not in (await client.get(page)).text

        await house.passes(30 * 86_400)

        assert all("zq two chairs" in text and "zq having a say" in text for text in await texts(house))
        assert all("On 2 April 2017 all that people gave was erased" in text for text in await texts(house))
        told = (await client.get(page)).text
        assert ("Words are kept until" in told, "Erase them" in told) == (False, True)
        meanings = (await browser.get(f"{phone}/meanings")).text
        assert ("The report of the day quotes it still" in meanings, "Take this back" in meanings) == (True, True)
        assert "Erased, but in the report" in (await browser.get(phone)).text
        await client.post(page, data={"do": "report.withdraw"})
        assert "zq" not in (await client.get(page)).text
