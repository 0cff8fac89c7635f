"""The page of the wall in somebody's hands: the word and every choice by plain forms, guesses slowed."""

import asyncio
import re
from typing import Any, get_args

from live.day.wall import Shown
from live.room.limits import TRIES_AT_ONCE
from tests.bench.page import fetch_all
from tests.cast import Person, Refusal, TestHouse, new_id, ok
from tests.web.test_checkin_page import browser_of


async def lent(fran: Person, minutes: int = 10) -> str:
    """The wall is lent; its word."""
    lending = new_id("lending")
    assert await fran.does("wall.lend", id=lending, minutes=minutes) is ok
    return str((await fran.sees(f"lending/{lending}"))["word"])


def lending(fran: Person) -> Any:
    return next(iter(fran.all("lending").values()), None)


async def test_without_a_script_one_types_the_word_chooses_and_gives_the_wall_back(
    house: TestHouse, fran: Person
) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Chairs & tables")
    word, page = await lent(fran), f"/{house.code}/lent"
    async with browser_of(house) as browser:
        assert "The word of four letters" in (await browser.get(page)).text
        has_it = await browser.post(page, data={"do": "wall.borrow", "word": word.upper()})
        assert "Until 11.30 you choose what everybody sees on the wall." in has_it.text
        await fran.until(lambda: lending(fran)["borrowed"])

        shown = await browser.post(page, data={"do": "wall.show", "view": "theme", "theme": theme})
        await fran.sees("wall", view="theme", theme=theme)
        assert "On it now: <bdi>Chairs &amp; tables</bdi>." in shown.text
        await browser.post(page, data={"do": "wall.show", "view": "rest"})
        await fran.sees("wall", view="rest")

        back = await browser.post(page, data={"do": "wall.return"})
        assert "The word of four letters" in back.text
        await fran.sees("wall", view="auto")
        assert lending(fran) is None


async def test_who_has_it_chooses_among_all_that_the_wall_can_show(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    theme = await fran.names_theme("Chairs & tables")
    word, page = await lent(fran), f"/{house.code}/lent"
    async with browser_of(house) as browser:
        await browser.get(page)
        has_it = await browser.post(page, data={"do": "wall.borrow", "word": word})

        assert await fran.puts_on_the_wall("rings") is ok
        assert await fran.does("wall.take") is ok
        for at, ring in (("11.21", "edge"), ("15.05", "heart")):
            await house.at(at)
            assert await ada.does("theme.place", theme=theme, ring=ring) is ok
        has_two = await browser.post(page, data={"do": "wall.borrow", "word": await lent(fran)})

    views = {"auto", *get_args(Shown)}
    chosen = re.compile(r'name="view" value="(\w+)"')
    assert set(chosen.findall(has_it.text)) == views - {"snapshots"}, "there are none to see side by side"
    assert set(chosen.findall(has_two.text)) == views
    assert f'name="theme" value="{theme}"' in has_it.text


async def test_a_wrong_word_stays_in_its_field_and_a_second_phone_reads_that_somebody_has_the_wall(
    house: TestHouse, fran: Person, ada: Person
) -> None:
    await house.at("11.20")
    word, page = await lent(fran), f"/{house.code}/lent"
    async with browser_of(house) as browser:
        await browser.get(page)
        wrong = await browser.post(page, data={"do": "wall.borrow", "word": "vowel"})
        assert wrong.status_code == 422
        assert "No wall is lent by this word." in wrong.text
        assert 'value="vowel"' in wrong.text
        assert await ada.does("wall.borrow", word=word) is ok

        second = await browser.post(page, data={"do": "wall.borrow", "word": word})
        chosen = await browser.post(page, data={"do": "wall.show", "view": "rest"})

    assert "Somebody else has the wall just now." in second.text
    assert "The wall is not in your hands any more." in chosen.text
    assert fran.cells["wall"]["view"] == "auto"


async def test_who_has_it_turns_from_the_page_that_is_up_and_holds_it(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    wall, word, page = await house.wall(), await lent(fran), f"/{house.code}/lent"
    assert await wall.does("wall.tell", page=3, pages=3, held=False) is ok
    async with browser_of(house) as browser:
        stranger = await browser.get(page)
        assert "Page 3 of 3" not in stranger.text, "which page is up nobody else is told"
        has_it = await browser.post(page, data={"do": "wall.borrow", "word": word})
        assert "Page 3 of 3" in has_it.text

        for turn, page_up, held in (("on", 1, False), ("here", 1, True), ("back", 3, True), ("here", 3, False)):
            await browser.post(page, data={"do": "wall.turn", "page": turn, "held": str(held).lower()})
            await wall.sees("pages", page=page_up, held=held)
            assert await wall.does("wall.tell", page=page_up, pages=3, held=held) is ok


async def test_who_guesses_is_told_to_wait_by_the_form_and_over_the_line_alike(
    house: TestHouse, fran: Person, ada: Person
) -> None:
    await house.at("11.20")
    word, page = await lent(fran), f"/{house.code}/lent"
    answers = [await ada.does("wall.borrow", word="zzzz") for _ in range(TRIES_AT_ONCE + 1)]
    codes = [answer.code for answer in answers if isinstance(answer, Refusal)]
    assert codes == ["lending.word"] * TRIES_AT_ONCE + ["too_fast"]
    slowed = await ada.does("wall.borrow", word=word)
    assert isinstance(slowed, Refusal)
    assert slowed.code == "too_fast", "right and wrong alike"

    async with browser_of(house) as browser:
        await browser.get(page)
        tries = [await browser.post(page, data={"do": "wall.borrow", "word": "zzzz"}) for _ in range(TRIES_AT_ONCE + 1)]
    assert "No wall is lent by this word." in tries[0].text
    assert "That is a lot at once." in tries[-1].text
    house.timer.advance(10)
    assert await ada.does("wall.borrow", word=word) is ok


async def test_without_a_cookie_nobody_has_the_wall(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    word = await lent(fran)
    async with house.http(headers={"Accept": "text/html"}) as browser:
        answer = await browser.post(f"/{house.code}/lent", data={"do": "wall.borrow", "word": word})

    assert answer.status_code == 422
    assert not lending(fran)["borrowed"]


async def test_only_what_is_for_the_wall_has_a_form_there(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with browser_of(house) as browser:
        await browser.get(f"/{house.code}/lent")
        sent = {"do": "phrase.offer", "id": "phrase-1-of-ada", "text": "two chairs"}
        answer = await browser.post(f"/{house.code}/lent", data=sent)

    assert answer.status_code == 422
    assert fran.all("phrase") == {}


async def test_the_phones_page_says_and_loads_nothing_of_it(house: TestHouse) -> None:
    fetched, _foreign, _trips = await asyncio.to_thread(fetch_all, f"{house.url}/{house.code}")
    async with browser_of(house) as browser:
        page = (await browser.get(f"/{house.code}")).text
        leads = (await browser.get(f"/{house.code}/checkin")).text

    assert len(fetched) > 5, "the page was read, for this test to mean anything"
    assert not any("lent" in address for address in fetched)
    assert "/lent" not in page
    assert f'href="/{house.code}/lent"' in leads
