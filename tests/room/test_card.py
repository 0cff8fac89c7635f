"""The card over the wire: it comes to whoever asks for it, and to that phone alone."""

from tests.cast import Person, TestHouse, ok


async def test_a_phone_asks_for_its_card_and_hears_when_there_is_none_any_more(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs", lang="cy", gloss="dwy gadair")
    assert await fran.shows(phrase) is ok
    line = await paul.writes("a line of the poet's")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    assert "card" not in bob.cells

    for person in (ada, bob):
        assert await person.does("more", list="card") is ok

    assert bob.cells["card"] == {"phrase": phrase, "text": "two chairs", "lang": "cy", "gloss": "dwy gadair"}
    assert "card" not in ada.cells, "these words are her own, and there are no others"
    assert await ada.withdraws(phrase) is ok
    assert await bob.does("more", list="card") is ok
    assert "card" not in bob.cells
    assert "card" not in str(fran.frames + paul.frames)


async def test_by_http_it_comes_alike_and_a_page_with_it_is_the_phones_own(
    house: TestHouse, ada: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    assert await fran.shows(phrase) is ok
    line = await paul.writes("a line of the poet's")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    async with house.http() as browser:
        await browser.get(f"/{house.code}", headers={"Accept": "text/html"})

        answer = await browser.get(f"/{house.code}?list=card", headers={"Accept": "application/json"})
        page = await browser.get(f"/{house.code}?list=card", headers={"Accept": "text/html"})

    assert answer.json()["cells"]["card"]["phrase"] == phrase
    assert page.status_code == 200
