"""The pages over HTTP: complete without a script, kind when something is wrong, and closed to those without a key."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request

from live.day.projection import Timetable
from live.language import Language
from live.room.limits import Guesses
from live.web.access import Keyring
from live.web.house import House
from live.web.pages import FORMS_AT_ONCE, FORMS_PER_SECOND, Pages, Site
from tests.cast import Person, TestHouse, new_id, ok

MARKUP = "<script>alert(1)</script> & <b>bold</b> =cmd|' /C calc'!A0"


# Coming in


async def test_the_bare_address_lists_the_days_and_goes_straight_to_the_only_live_one(house: TestHouse) -> None:
    async with house.http() as client:
        listed = await client.get("/")
        assert listed.status_code == 200
        assert f"/{house.code}" in listed.text

        await house.at("9.40")
        straight = await client.get("/")

    assert (straight.status_code, straight.headers["location"]) == (303, f"/{house.code}")


@pytest.mark.parametrize(
    "change", [str.upper, lambda code: f"{code[:2]} {code[2:]}", lambda code: f"{code[:3]}-{code[3:]}"]
)
async def test_a_code_is_taken_in_any_case_and_with_spaces(house: TestHouse, change) -> None:
    async with house.http(follow_redirects=True) as client:
        typed = await client.get("/", params={"code": change(house.code)})
        opened = await client.get(f"/{change(house.code)}")

    assert (typed.status_code, str(typed.url)) == (200, house.page)
    assert (opened.status_code, str(opened.url)) == (200, house.page)


async def test_an_address_with_a_slash_more_or_letters_of_its_own_leads_on(house: TestHouse) -> None:
    async with house.http() as client:
        slash = await client.get(f"/{house.code}/")
        capitals = await client.get(f"/{house.code.upper()}/€")

    assert (slash.status_code, slash.headers["location"]) == (307, f"/{house.code}")
    assert (capitals.status_code, capitals.headers["location"]) == (307, f"/{house.code}/%E2%82%AC")


async def test_a_wrong_code_says_so_kindly_and_offers_another_try(house: TestHouse) -> None:
    async with house.http() as client:
        for response in (await client.get("/zzzzz"), await client.get("/", params={"code": "zzzzz"})):
            assert response.status_code == 404
            assert "five letters" in response.text
            assert 'name="code"' in response.text


async def test_guessing_is_slowed_and_three_hundred_honest_phones_behind_the_same_address_are_not(
    house: TestHouse,
) -> None:
    async with house.http() as client:
        statuses = [(await client.get(f"/zz{number:03}")).status_code for number in range(Guesses.PER_ADDRESS)]
        statuses += [await held(client, house, f"/zz9{number:02}") for number in range(2)]
        assert statuses == [404] * Guesses.PER_ADDRESS + [429, 429]
        assert (await client.get(f"/{house.code}/desk")).status_code == 200

        honest = await asyncio.gather(*(client.post(f"/{house.code}/seat") for _ in range(300)))

    assert {response.status_code for response in honest} == {200}


async def held(client: httpx.AsyncClient, house: TestHouse, path: str) -> int:
    """What is answered to somebody who has to wait for it."""
    asking = asyncio.create_task(client.get(path))
    await house.timer.wakes_whoever_sleeps(Guesses.HELD_S)
    return (await asking).status_code


async def test_after_a_quiet_minute_a_wrong_code_is_only_a_wrong_code_again(house: TestHouse) -> None:
    async with house.http() as client:
        for number in range(Guesses.PER_ADDRESS):
            await client.get(f"/zz{number:03}")
        assert await held(client, house, "/zz999") == 429, "they are slowed, for this test to mean anything"

        house.timer.advance(Guesses.WINDOW_S)

        assert (await client.get("/zz999")).status_code == 404


@pytest.mark.parametrize("place", ["desk", "poet", "wall"])
async def test_a_place_opens_with_its_key_only(house: TestHouse, place: str) -> None:
    async with house.http() as client:
        closed = await client.get(f"/{house.code}/{place}")
        assert 'name="key"' in closed.text
        assert "data-role" in closed.text
        others = [key for name, key in house.keys.items() if name != place]
        for wrong in ("", "x", "é", *others):
            refused = await client.post(f"/{house.code}/{place}", data={"key": wrong})
            assert refused.status_code == 403
            assert not refused.cookies

        taken = await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]}, headers={"Accept": "*/*"})
        opened = await client.get(f"/{house.code}/{place}")

    assert taken.status_code == 204
    assert {"httponly", "samesite=strict", f"path=/{house.code}"} <= set(
        taken.headers["set-cookie"].lower().split("; ")
    )
    assert house.keys[place] not in taken.headers["set-cookie"]
    assert 'name="key"' not in opened.text


async def test_a_link_can_be_pasted_whole_into_the_form(house: TestHouse) -> None:
    async with house.http() as client:
        taken = await client.post(
            f"/{house.code}/desk", data={"key": f" {house.links['desk']} "}, headers={"Accept": "text/html"}
        )

    assert (taken.status_code, taken.headers["location"]) == (303, f"/{house.code}/desk")


async def test_a_form_from_another_site_is_refused(house: TestHouse) -> None:
    async with house.http() as client:
        for path in ("", "/seat", "/desk"):
            for origin in ("https://evil.example", "null", "http://[evil"):
                refused = await client.post(f"/{house.code}{path}", headers={"Origin": origin}, data={"key": "x"})
                assert refused.status_code == 403


async def test_a_body_that_no_form_sends_is_refused(house: TestHouse) -> None:
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", content=b"text=" + b"x" * 70_000)

    assert refused.status_code == 413
    assert "Send less" in refused.text


# Without a script


async def give(client, house: TestHouse, **fields: object):
    return await client.post(f"/{house.code}", data={"do": "phrase.offer", "id": new_id("form"), **fields})


async def test_a_form_gives_words_and_the_page_then_shows_them(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")

        given = await give(client, house, text="two chairs, same height", uses=["poem"])
        page = await client.get(given.headers["location"])

    assert given.status_code == 303
    assert "two chairs, same height" in page.text
    await fran.until(lambda: bool(fran.all("phrase")))
    (cell,) = fran.all("phrase").values()
    assert (cell["text"], cell["uses"]) == ("two chairs, same height", ["poem"])


async def test_a_form_sent_twice_gives_its_words_once(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")

        first, second = [await give(client, house, id=same, text="two chairs") for _ in range(2)]

    assert (first.status_code, second.status_code) == (303, 303)
    await fran.sees(f"phrase/{same}")
    assert len(fran.all("phrase")) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write a few words first."),
        ("a" * 91, "That is 91 characters. Up to 90 fit."),
        ("two \u202echairs", "hidden"),
    ],
)
async def test_a_refused_form_keeps_what_was_typed_and_points_to_the_field(
    house: TestHouse, text: str, says: str
) -> None:
    await house.at("11.20")
    async with house.http() as client:
        page = await give(client, house, text=text)

    assert page.status_code == 422
    assert re.search(r"<title>Error: ", page.text)
    assert 'role="alert"' in page.text
    assert says in page.text
    assert text in page.text


async def test_other_words_under_the_same_id_are_not_swallowed(house: TestHouse) -> None:
    """A form from the browser's history carries the id of words that were given: the new ones must not be lost."""
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")
        await give(client, house, id=same, text="two chairs")

        refused = await give(client, house, id=same, text="same height")

    assert refused.status_code == 422
    assert "same height" in refused.text
    offers = re.search(r'value="phrase.offer".*?name="id" value="([^"]+)"', refused.text, re.DOTALL)
    assert offers[1] != same


async def test_a_choice_changed_by_going_back_is_not_swallowed(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")
        await give(client, house, id=same, text="for the wall", uses=["wall", "poem"])

        refused = await give(client, house, id=same, text="for the wall", uses=["poem"])

    assert refused.status_code == 422
    assert (await fran.sees(f"phrase/{same}"))["uses"] == ["wall", "poem"]


async def test_a_form_that_floods_is_slowed_and_keeps_what_was_typed(house: TestHouse) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        given = [await give(client, house, text=f"words {number}") for number in range(FORMS_AT_ONCE)]
        slowed = await give(client, house, text="one too many")
        async with house.http() as other:
            await other.get(f"/{house.code}")
            somebody_else = await give(other, house, text="two chairs")
        house.timer.advance(1 / FORMS_PER_SECOND)
        a_moment_later = await give(client, house, text="one too many")

    assert {response.status_code for response in given} == {303}
    assert slowed.status_code == 422
    assert "Wait a moment" in slowed.text
    assert "one too many" in slowed.text
    assert (somebody_else.status_code, a_moment_later.status_code) == (303, 303)


async def test_no_box_ticked_is_not_every_box_ticked(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")
        await give(client, house, id=same, text="for nobody but you", uses="")

    assert (await fran.sees(f"phrase/{same}"))["uses"] == []


@pytest.mark.parametrize(
    "path", ["/favicon.ico", "/robots.txt", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"]
)
async def test_what_browsers_ask_for_by_themselves_is_no_guess_at_a_code(house: TestHouse, path: str) -> None:
    async with house.http() as client:
        statuses = {(await client.get(path)).status_code for _ in range(Guesses.PER_ADDRESS + 5)}

    assert statuses == {404}


async def test_a_form_withdraws_words_everywhere(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")
        await give(client, house, id=same, text="two chairs")
        await fran.sees(f"phrase/{same}")

        taken = await client.post(f"/{house.code}", data={"do": "phrase.withdraw", "id": same})
        page = await client.get(f"/{house.code}")

    assert taken.status_code == 303
    await fran.misses(f"phrase/{same}")
    assert "two chairs" not in page.text


async def test_a_form_cannot_take_back_somebody_elses_words(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", data={"do": "phrase.withdraw", "id": phrase})

    assert refused.status_code == 422
    assert phrase in fran.all("phrase")


async def test_a_phone_form_gives_no_command_of_the_desk(house: TestHouse) -> None:
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", data={"do": "day.hold"})

    assert refused.status_code == 422
    assert house.room.day[Timetable].state == "before"


@pytest.mark.parametrize("fields", [{}, {"do": "beat"}, {"do": "x"}, {"do": "phrase.offer"}, {"do": ["a", "b"]}])
async def test_a_form_of_nobodys_making_is_refused_without_a_traceback(house: TestHouse, fields: dict) -> None:
    async with house.http() as client:
        refused = await client.post(f"/{house.code}", data=fields)

    assert refused.status_code == 422
    assert "Traceback" not in refused.text


async def test_words_are_words_on_every_page(house: TestHouse, ada: Person, fran: Person, paul: Person) -> None:
    """Markup, formulas and script that somebody types are shown as they were typed."""
    await house.at("11.20")
    phrase = await ada.gives(MARKUP)
    assert await fran.shows(phrase) is ok
    theme = await fran.names_theme("<i>heard</i>")
    assert await fran.gathers(theme, phrase) is ok
    line = await paul.writes({"text": MARKUP, "phrase": phrase})
    assert await paul.does("poem.title", text="<u>title</u>") is ok
    assert await paul.does("reading.begin") is ok
    assert await paul.does("reading.line", line=line) is ok
    assert await paul.does("reading.end") is ok

    async with house.http() as client:
        for place in ("desk", "poet", "wall"):
            await client.post(f"/{house.code}/{place}", data={"key": house.keys[place]})
        paths = ("", "/programme", "/poem", "/desk", "/poet", "/wall")
        pages = {path: (await client.get(f"/{house.code}{path}")).text for path in paths}
        as_text = (await client.get(f"/{house.code}/poem.txt")).text

    for path, page in pages.items():
        assert "<script>alert" not in page, path
        assert "<b>bold" not in page, path
        assert "<i>heard" not in page, path
        assert "<u>title" not in page, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["/poem"]
    assert MARKUP in as_text


# What everybody may read


async def test_the_poem_is_nobodys_before_it_is_read(house: TestHouse, paul: Person) -> None:
    await house.at("11.20")
    await paul.writes("not before it is read")
    async with house.http() as client:
        page, as_text = await client.get(f"/{house.code}/poem"), await client.get(f"/{house.code}/poem.txt")

    assert page.status_code == 200
    assert "not before it is read" not in page.text
    assert as_text.status_code == 404


async def test_the_programme_goes_into_a_calendar(house: TestHouse) -> None:
    async with house.http() as client:
        calendar = await client.get(f"/{house.code}/programme.ics")

    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.count("BEGIN:VEVENT") == 10
    assert "DTSTART:20170303T134500Z" in calendar.text


async def test_the_qr_code_is_black_on_white_and_holds_the_join_address(house: TestHouse) -> None:
    async with house.http() as client:
        drawn = await client.get(f"/{house.code}/qr.svg")

    assert drawn.headers["content-type"] == "image/svg+xml"
    assert "#fff" in drawn.text
    assert "#000" in drawn.text


async def test_every_page_says_what_it_may_load_and_that_nobody_keeps_it(house: TestHouse) -> None:
    async with house.http() as client:
        for path in ("/", f"/{house.code}", f"/{house.code}/desk", f"/{house.code}/poem", "/zzzzz"):
            headers = (await client.get(path)).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"
            assert "cross-origin-opener-policy" not in headers, "over http browsers only complain of it"


async def test_a_mistake_of_ours_is_a_page_like_the_others(site: Site) -> None:
    pages = Pages(House({}, Keyring(b"s" * 32, {}), "https://cento.example", Language()), site)
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"cento.example")]})

    answer = await pages.refuse(request, RuntimeError("of nobody's business"))

    assert answer.status_code == 500
    assert b"nobody's business" not in answer.body
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_host_header_of_somebodys_making_reaches_no_page(house: TestHouse) -> None:
    async with house.http(headers={"Host": "evil.example'; script-src *"}) as client:
        for path in ("/", f"/{house.code}", f"/{house.code}/programme", f"/{house.code}/qr.svg"):
            response = await client.get(path)
            assert "evil" not in response.text
            assert "evil" not in response.headers.get("content-security-policy", "")


async def test_static_files_are_kept_for_ever_and_packed(house: TestHouse, site) -> None:
    async with house.http() as client:
        packed = await client.get(site.assets.url("phone/phone.css"))
        plain = await client.get(site.assets.url("phone/phone.css"), headers={"Accept-Encoding": "identity"})

    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text


@pytest.mark.parametrize("name", ["../pages.py", "..%2fpages.py", "/etc/passwd", "nothing.js", ""])
async def test_only_static_files_are_served(house: TestHouse, site, name: str) -> None:
    async with house.http() as client:
        assert (await client.get(f"/static/{site.assets.version}/{name}")).status_code == 404


async def test_nothing_of_anybody_is_in_the_servers_own_words(
    house: TestHouse, ada: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("words that nobody logs")
    await ada.sends('{"do":"phrase.offer","text":"words that nobody logs"}')
    await ada.withdraws(phrase)
    async with house.http() as client:
        await client.post(f"/{house.code}/desk", data={"key": house.keys["desk"]})
        await client.get("/zzzzz")

    said = caplog.text + "".join(capfd.readouterr())
    for secret in ("words that nobody logs", house.keys["desk"], ada.proof):
        assert secret not in said


def test_no_template_or_script_makes_markup_from_text() -> None:
    """What people type is text on every page: nothing turns a string into markup, on the server or in a browser."""
    here = Path(__file__).parent.parent.parent / "live"
    for path in [*here.rglob("*.html"), *here.rglob("*.js")]:
        source = path.read_text("utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "|safe",
            "| safe",
            "autoescape false",
        ):
            assert way not in source, f"{path.name} has {way}"
