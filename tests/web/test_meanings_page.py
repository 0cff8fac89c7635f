"""The page "What does it mean?": whole without a script, with what is one's own for one phone alone."""

import httpx
import pytest

from tests.cast import Person, TestHouse, new_id, ok

HTML = {"Accept": "text/html"}
WORD, PLAIN = "reciprocity", "giving and getting, each in turn"


def browser_of(house: TestHouse) -> httpx.AsyncClient:
    return house.http(headers=HTML, follow_redirects=True)


async def asked(by: Person, fran: Person, word: str = WORD) -> str:
    """A word that everybody sees; its id."""
    meaning = new_id("meaning")
    assert await by.does("meaning.ask", id=meaning, word=word) is ok
    await fran.sees(f"meaning/{meaning}")
    assert await fran.does("meaning.show", id=meaning) is ok
    await by.sees(f"own_meaning/{meaning}", state="shown")
    return meaning


@pytest.fixture
async def page(house: TestHouse) -> str:
    """The page's path, in the middle of a discussion."""
    await house.at("11.20")
    return f"/{house.code}/meanings"


async def test_somebody_without_a_seat_asks_and_gets_one_and_reads_what_became_of_it(
    house: TestHouse, page: str, fran: Person
) -> None:
    async with browser_of(house) as browser, browser_of(house) as other:
        sent = await browser.post(page, data={"do": "meaning.ask", "id": "meaning-of-ada", "word": WORD})

        assert sent.status_code == 200
        assert "The facilitators read it first." in sent.text
        assert WORD not in (await other.get(page)).text, "nobody else sees it yet"
        await fran.sees("meaning/meaning-of-ada")
        assert await fran.does("meaning.hide", id="meaning-of-ada", reason="names somebody") is ok
        assert "Kept aside: names somebody" in (await browser.get(page)).text
        back = await browser.post(page, data={"do": "meaning.withdraw", "id": "meaning-of-ada"})
        assert "What you gave" not in back.text


async def test_what_is_given_is_there_for_everybody_and_on_the_wall_its_giver_reads_that(
    house: TestHouse, page: str, ada: Person, fran: Person
) -> None:
    question = await asked(ada, fran)
    async with browser_of(house) as browser, browser_of(house) as other:
        give = {"do": "meaning.give", "id": "meaning-of-bob", "of": question, "text": PLAIN}
        await browser.post(page, data=give)
        await fran.until(lambda: PLAIN in str(fran.all("meaning")))
        assert await fran.does("meaning.show", id="meaning-of-bob") is ok
        assert await fran.puts_on_the_wall("meanings") is ok
        await ada.sees("wall", shows="meanings")

        assert "It is on the wall." in (await browser.get(page)).text
        seen = (await other.get(page)).text
        assert PLAIN in seen
        assert "would like to know" not in seen, "no number below five"


@pytest.mark.parametrize(
    ("fields", "says", "kept"),
    [
        ({"do": "meaning.ask", "word": "w" * 41}, "That is 41 characters. Up to 40 fit", f'value="{"w" * 41}"'),
        ({"do": "meaning.ask", "word": ""}, "There is no word yet.", 'name="word" value=""'),
        ({"do": "meaning.give", "of": "QUESTION", "text": "w" * 141}, "That is 141 characters.", f">{'w' * 141}<"),
        ({"do": "meaning.give", "of": "QUESTION", "text": ""}, "There is nothing here yet.", "<details open>"),
    ],
)
async def test_what_is_refused_says_why_and_keeps_what_was_typed(
    house: TestHouse, page: str, ada: Person, fran: Person, fields: dict[str, str], says: str, kept: str
) -> None:
    question = await asked(ada, fran)
    fields = {name: value.replace("QUESTION", question) for name, value in fields.items()}
    async with browser_of(house) as browser:
        answer = await browser.post(page, data={"id": "meaning-of-bob", **fields})

    assert answer.status_code == 422
    assert says in answer.text
    assert kept in answer.text


async def test_while_the_room_listens_it_says_until_when_and_keeps_what_was_typed(house: TestHouse, page: str) -> None:
    await house.at("12.10")
    async with browser_of(house) as browser:
        answer = await browser.post(page, data={"do": "meaning.ask", "id": "meaning-of-ada", "word": WORD})

    assert "The room is listening. Your words stay on this phone until 12.45." in answer.text
    assert f'value="{WORD}"' in answer.text


async def test_a_word_that_somebody_was_led_to_stands_in_the_field_or_first_where_it_is_asked_already(
    house: TestHouse, page: str, ada: Person, fran: Person
) -> None:
    await asked(ada, fran)
    async with browser_of(house) as browser:
        known = (await browser.get(page, params={"word": "Reciprocity?"})).text
        new = (await browser.get(page, params={"word": "co-production"})).text

    assert known.index("asked--found") < known.index("Which word?")
    assert 'value="co-production"' in new
    assert "asked--found" not in new


async def test_no_other_command_has_a_form_there(house: TestHouse, page: str) -> None:
    async with browser_of(house) as browser:
        answer = await browser.post(page, data={"do": "phrase.offer", "id": "phrase-1", "text": "two chairs"})

    assert answer.status_code == 422


async def test_of_very_many_words_the_older_are_a_link_away(house: TestHouse, page: str, fran: Person) -> None:
    for number in range(52):
        assert await fran.does("meaning.ask", id=new_id("meaning"), word=f"word {number:02}") is ok
        await house.passes(0.01)
    async with browser_of(house) as browser:
        first = (await browser.get(page)).text
        link = first.split('href="')[-2].split('"')[0]
        older = (await browser.get(link.replace("&amp;", "&"))).text

    assert "word 51" in first
    assert "word 01" not in first
    assert "word 01" in older
    assert (await _status(house, f"{page}?before=nonsense")) == 200


async def _status(house: TestHouse, address: str) -> int:
    async with browser_of(house) as browser:
        return (await browser.get(address)).status_code
