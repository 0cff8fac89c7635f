"""The phone page without a script: the same commands by a plain form, and nothing that was typed is lost."""

import re

import msgspec
import pytest

from live.day import COMMANDS as ROWS
from live.day.keeping import DAY_MS, DAYS
from live.day.noun import Command
from live.day.projection import Timetable
from live.day.roles import Role
from live.room import boards
from live.room.board import Most
from live.room.wire import COMMANDS, name_of
from live.web import phone_page
from live.web.phone import FORMS_AT_ONCE, FORMS_PER_SECOND
from tests.cast import Person, TestHouse, new_id

OF_PHONES = [command for command, row in ROWS.items() if Role.PHONE in row.by]


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


async def test_a_phone_is_the_same_for_as_long_as_its_words_are_kept(house: TestHouse) -> None:
    async with house.http() as client:
        cookie = (await client.get(f"/{house.code}")).headers["set-cookie"]

    (age,) = re.findall(r"Max-Age=(\d+)", cookie)
    assert int(age) > (DAYS + 1) * DAY_MS / 1000


async def test_a_form_sent_twice_gives_its_words_once(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")

        first, second = [await give(client, house, id=same, text="two chairs") for _ in range(2)]

    assert (first.status_code, second.status_code) == (303, 303)
    await fran.sees(f"phrase/{same}")
    assert len(fran.all("phrase")) == 1


@pytest.mark.parametrize("command", OF_PHONES, ids=name_of)
async def test_whatever_a_phone_may_say_it_says_without_a_script(
    house: TestHouse, fran: Person, paul: Person, command: type[Command]
) -> None:
    await house.at("15.05")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        await give(client, house, do="note.offer", text="a longer thought")
        hidden, gone = new_id("form"), new_id("form")
        await give(client, house, id=hidden, text="Pat said it best")
        await fran.does("phrase.hide", id=hidden, reason="It names somebody")
        await give(client, house, id=gone, text="two chairs")
        await client.post(f"/{house.code}", data={"do": "phrase.withdraw", "id": gone})
        said = {"do": "checkin.send", "id": new_id("checkin"), "feeling": "ok"}
        await client.post(f"/{house.code}/checkin", data=said)
        await fran.names_theme("Being heard")
        await fran.does("meaning.ask", id=new_id("meaning"), word="reciprocity")
        asked = {"do": "meaning.ask", "id": new_id("meaning"), "word": "testimony"}
        await client.post(f"/{house.code}/meanings", data=asked)
        pair = {"do": "shift.offer", "id": new_id("shift"), "before": "it was them", "now": "it was us"}
        await client.post(f"/{house.code}/view", data=pair)
        await fran.names_theme("Being heard")
        drafted = new_id("form")
        await give(client, house, id=drafted, text="the same height")
        await paul.writes({"text": "the same height", "phrase": drafted})
        await paul.does("readback.begin", until=round(house.clock() * 1000) + 300_000)
        own = ("", "/checkin", "/meanings", "/decisions", "/view", "/lent")
        pages = [(await client.get(f"/{house.code}{path}")).text for path in own]
        await fran.does("wall.lend", id=(lending := new_id("lending")), minutes=5)
        word = (await fran.sees(f"lending/{lending}"))["word"]
        await client.post(f"/{house.code}/lent", data={"do": "wall.borrow", "word": word})
        await (await house.wall()).does("wall.tell", page=1, pages=2, held=False)
        pages.append((await client.get(f"/{house.code}/lent")).text)
        await fran.does("day.end", **{"from": fran.cells["now"]["slot"]})
        for reflection in (new_id("reflection"), new_id("reflection")):
            await give(client, house, do="reflection.offer", id=reflection, text="the two chairs")
        await client.post(f"/{house.code}", data={"do": "reflection.withdraw", "id": reflection})
        pages.append((await client.get(f"/{house.code}")).text)

    ours = rf'<form [^>]*?method="post" action="/{house.code}(?:{"|".join(own)})".*?</form>'
    plain = re.findall(ours, "".join(pages), re.DOTALL)
    forms = [form for form in plain if f'name="do" value="{name_of(command)}"' in form]
    fields = {field.encode_name for field in msgspec.structs.fields(command) if field.required}
    assert forms, f"no form of the page says {name_of(command)}"
    for form in forms:
        assert fields <= set(re.findall(r'\bname="([^"]*)"', form)), f"the form of {name_of(command)} lacks a field"


@pytest.mark.parametrize("command", [each for each in OF_PHONES if "text" in each.__struct_fields__], ids=name_of)
async def test_every_form_that_is_refused_keeps_what_was_typed(house: TestHouse, command: type[Command]) -> None:
    async with house.http() as client:
        page = await give(client, house, do=name_of(command), id="x", text="two chairs")

    assert page.status_code == 422
    assert re.search(r">two chairs</textarea>|value=\"two chairs\"", page.text)


@pytest.mark.parametrize("do", sorted(COMMANDS[Role.PHONE]))
async def test_every_form_that_is_refused_leads_to_a_place_on_the_page(house: TestHouse, do: str) -> None:
    async with house.http() as client:
        page = await client.post(f"/{house.code}", data={"do": do, "id": "x", "theme": "x", "on": "true"})

    assert page.status_code == 422
    (led_to,) = re.findall(r'<p><a href="#([^"]*)">', page.text)
    assert f'id="{led_to}"' in page.text, f"nothing on the page has the id {led_to}, where {do} is mended"


async def test_words_that_are_kept_aside_are_asked_about_and_the_answer_is_read_without_a_script(
    house: TestHouse, fran: Person
) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        phrase = new_id("form")
        await give(client, house, id=phrase, text="Pat said it best")
        await fran.does("phrase.hide", id=phrase, reason="It names somebody")

        too_long = await give(client, house, do="phrase.appeal", id=phrase, text="x" * 141)
        asked = await give(client, house, do="phrase.appeal", id=phrase, text="it is my own name")
        page = (await client.get(f"/{house.code}")).text
        await fran.does("appeal.answer", id=phrase, restore=False, text="It is somebody else's too")
        answered = (await client.get(f"/{house.code}")).text
        late = await give(client, house, do="phrase.appeal", id=phrase, text="and once more")

    assert too_long.status_code == 422
    assert re.search(
        rf'<details open>\s*<summary>Ask them to look again</summary>.*value="{"x" * 141}"', too_long.text, re.DOTALL
    )
    assert asked.status_code == 303
    assert "You asked at 11.20 for another look." in page
    assert "Ask them to look again" not in page
    assert "These words stay aside: It is somebody else&#39;s too" in answered
    assert (late.status_code, 'value="and once more"' in late.text) == (422, True)


async def test_a_script_looks_and_gives_by_the_same_address(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http(headers={"Accept": "application/json"}) as client:
        await client.get(f"/{house.code}")
        looked = (await client.get(f"/{house.code}")).json()
        given = (await give(client, house, id="phrase-by-form", text="two chairs")).json()
        refused = await give(client, house, text="x" * 91)
        query = {"since": looked["n"], "epoch": looked["hello"]["epoch"]}
        later = (await client.get(f"/{house.code}", params=query)).json()

    assert (looked["hello"]["role"], looked["hello"]["full"], looked["seated"]) == ("phone", True, True)
    assert looked["say"].startswith("This phone cannot follow the day live.")
    assert looked["cells"]["now"]["takes"] == ["phrase", "note", "support"]
    assert given == {"ref": None, "ok": later["n"]}
    assert refused.json()["refused"] == "phrase.too_long"
    assert later["hello"]["full"] is False
    assert later["cells"]["mine/phrase-by-form"]["text"] == "two chairs"
    await fran.sees("phrase/phrase-by-form")


async def test_links_lead_to_every_word_of_the_wall_of_a_theme_and_of_ones_own(
    house: TestHouse, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a script: each page has a link to older words until there are none, and "Me too" for each."""
    monkeypatch.setattr(boards, "NEWEST", 3)
    monkeypatch.setattr(boards, "PAGE", Most(2, 2_000))
    monkeypatch.setattr(phone_page, "WORDS", {"wall": 2, "mine": 1})
    await house.at("11.20")
    await fran.does("wall.pace", pace="at_once")
    theme = await fran.names_theme("Being heard")
    async with house.http() as other, house.http() as client:
        await client.get(f"/{house.code}")
        for number in range(12):
            house.timer.advance(2)
            await give(
                other if number % 2 else client, house, text=f"words of number {number:02}", id=f"by-form-{number}"
            )
            await fran.gathers(theme, f"by-form-{number}")
        seen, asked = {}, {}
        for name, part in (("wall", "data-room>"), (f"theme/{theme}", "data-themes>"), ("mine", "data-mine>")):
            link, seen[name], asked[name] = f"/{house.code}", set(), 0
            while link:
                page = (await client.get(link.replace("&amp;", "&"))).text
                drawn = re.split('<section|<script type="text/html"><template', page.partition(part)[2])[0]
                seen[name] |= set(re.findall(r"words of number \d\d", drawn))
                link = next(iter(re.findall(rf'href="([^"#]*list={name}&[^"#]*|[^"#]*list={name})#', page)), None)
                asked[name] += 1

    assert {name: len(words) for name, words in seen.items()} == {"wall": 12, f"theme/{theme}": 12, "mine": 6}
    assert all(times > 1 for times in asked.values()), "no page has all of it, for this test to mean anything"


async def test_a_script_asks_for_older_words_by_the_same_address(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    await fran.shows(phrase)
    async with house.http(headers={"Accept": "application/json"}) as client:
        await client.get(f"/{house.code}")
        query = {"since": 7, "h": "1a2b3c4d", "list": "wall"}
        more = (await client.get(f"/{house.code}", params=query)).json()
        refused = (await client.get(f"/{house.code}", params={"list": "hidden"})).json()
        page = await client.get(f"/{house.code}", params={"list": "hidden"}, headers={"Accept": "text/html"})

    assert (more["ref"], more["n"], more["h"]) == (None, 7, "1a2b3c4d"), (
        "it is current to the entry that it says it has"
    )
    assert more["cells"].keys() == {f"phrase/{phrase}", "older/wall"}
    assert more["cells"]["older/wall"] is None
    assert refused["refused"] == "command.malformed"
    assert page.status_code == 422
    assert "A part of that message is missing" in page.text


async def test_without_a_seat_words_are_taken_and_nothing_else(house: TestHouse, ada: Person, fran: Person) -> None:
    """Every request is another person's: nothing can be taken back, and a "Me too" would count twice."""
    await house.at("11.20")
    phrase = await ada.gives("nobody interrupted")
    await fran.shows(phrase)
    theme = await fran.names_theme("Being heard")
    async with house.http() as client:
        given = await give(client, house, text="two chairs")
        client.cookies.clear()
        page = await client.get(given.headers["location"])
        for fields in (
            {"do": "phrase.echo", "id": phrase},
            {"do": "theme.support", "theme": theme, "on": "true"},
            {"do": "phrase.withdraw", "id": phrase},
        ):
            client.cookies.clear()
            refused = await client.post(f"/{house.code}", data=fields)
            assert (refused.status_code, "Cookies are off in this browser." in refused.text) == (422, True)
        client.cookies.clear()
        looked = (await client.get(f"/{house.code}", headers={"Accept": "application/json"})).json()
        again = await client.get(f"/{house.code}?given=1")

    assert "Your words are given. Cookies are off in this browser" in page.text
    assert looked["seated"] is False
    assert looked["say"].startswith("Cookies are off in this browser")
    assert "Cookies are off" not in again.text, "the look has given a cookie, and it came along"
    assert fran.cells[f"phrase/{phrase}"]["echoes"] == 0


async def test_the_form_says_which_question_its_words_answer(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    first, slot = fran.cells["prompt"]["id"], fran.cells["now"]["slot"]
    await fran.does("prompt.set", slot=slot, text="What stays?")
    async with house.http() as client:
        page = await client.get(f"/{house.code}")
        await give(client, house, id="phrase-by-form", text="two chairs", prompt=first)

    assert re.findall(r'name="prompt" value="([^"]*)"', page.text) == [fran.cells["prompt"]["id"]] * 2
    await fran.sees("phrase/phrase-by-form", prompt=first)


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


async def test_a_form_puts_words_back_for_a_minute_and_says_when_it_is_over(house: TestHouse, fran: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        await client.get(f"/{house.code}")
        same = new_id("form")
        await give(client, house, id=same, text="two chairs")
        await client.post(f"/{house.code}", data={"do": "phrase.withdraw", "id": same})
        put_back = {"do": "phrase.put_back", "id": same}

        back = await client.post(f"/{house.code}", data=put_back)
        await fran.sees(f"phrase/{same}", text="two chairs")
        await client.post(f"/{house.code}", data={"do": "phrase.withdraw", "id": same})
        await house.passes(61)
        late = await client.post(f"/{house.code}", data=put_back)

    assert (back.status_code, late.status_code) == (303, 422)
    assert "Those words are erased by now. Give them again if you want them back." in late.text


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
