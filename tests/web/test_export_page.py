"""Taking a day away: who may, and what is in the files."""

import csv
import io
from pathlib import Path
from typing import Any

import httpx
import icalendar
from docx import Document

from live.day.roles import NOBODY, PLACES
from live.exports.document import MEDIA
from live.log.at_once import write_log
from live.log.sqlite import verify
from live.room.taking_in import take_in
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.days import reached
from tests.fakes import FakeClock


async def asked(house: TestHouse, name: str, key: str | None = None) -> httpx.Response:
    async with house.http() as client:
        bearer = {"Authorization": f"Bearer {key or house.keys['desk']}"}
        return await client.get(f"/{house.code}/export{name}", headers=bearer)


async def rows(house: TestHouse, name: str) -> list[dict[str, Any]]:
    """The rows of a file, which are the same in both forms."""
    found: list[dict[str, Any]] = (await asked(house, f"/{name}.json")).json()
    text = (await asked(house, f"/{name}.csv")).content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in table] == [row["id"] for row in found]
    assert not found or list(table[0]) == list(found[0])
    return found


async def test_only_the_desks_key_opens_it(house: TestHouse) -> None:
    async with house.http() as client:
        for name in ("", "/words.csv", "/nothing"):
            closed = await client.get(f"/{house.code}/export{name}")
            assert (closed.status_code, "Open the link of the desk" in closed.text) == (403, True)
        await client.post(f"/{house.code}/desk", data={"key": house.keys["desk"]})
        page = await client.get(f"/{house.code}/export")
        words = await client.get(f"/{house.code}/export/words.csv")
    assert (page.status_code, words.status_code) == (200, 200)
    assert page.headers["cache-control"] == words.headers["cache-control"] == "no-store"
    assert words.headers["content-disposition"] == 'attachment; filename="seminar-words.csv"'
    for key in ("poet", "wall", "care", "reporter"):
        for name in ("/words.csv", "/everything.json"):
            assert (await asked(house, name, house.keys[key])).status_code == 403
    assert (await asked(house, "/nothing.csv")).status_code == 404


async def test_every_file_that_the_page_names_is_there(house: TestHouse, paul: Person) -> None:
    await house.at("11.20")
    line = await paul.writes("two chairs")
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok
    page = (await asked(house, "")).text

    async with house.http(headers={"Authorization": f"Bearer {house.keys['desk']}"}) as client:
        named = [part.split('"')[0] for part in page.split('href="')[1:]]
        files = [address for address in named if "." in address.rpartition("/")[2] and "static" not in address]
        assert len(files) == 17
        for address in files:
            answer = await client.get(address)
            assert (answer.status_code, bool(answer.content)) == (200, True), address


async def test_the_words_say_what_became_of_them(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs", uses=["wall", "poem"])
    other = await bob.gives("dwy gadair", lang="cy", gloss="two chairs")
    gone = await bob.gives("zq never mind")
    note = await bob.notes("a longer thought")
    for each in (phrase, other):
        assert await fran.shows(each) is ok
    theme = await fran.names_theme("Being heard")
    assert await fran.gathers(theme, phrase) is ok
    assert await fran.gathers(theme, note) is ok
    assert await fran.does("theme.mark", theme=theme, **{"as": "unresolved"}) is ok
    assert await fran.does("theme.side", theme=theme, side="=helps") is ok
    assert await ada.does("theme.place", theme=theme, ring="close") is ok
    assert await fran.hides(other, "a name") is ok
    assert await bob.withdraws(gone) is ok
    line = await paul.writes("we need ", {"text": "two chairs", "phrase": phrase})
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok

    found = {row["id"]: row for row in await rows(house, "words")}

    assert set(found) == {phrase, other, note}
    assert found[phrase] == {
        "id": phrase,
        "kind": "phrase",
        "slot": "Discussion of arising themes",
        "given": "2017-03-03T11:20:00+00:00",
        "came_by": "phone",
        "text": "two chairs",
        "before": None,
        "language": None,
        "meaning": None,
        "themes": ["Being heard"],
        "may_go": ["wall", "poem"],
        "me_too": 0,
        "read": None,
        "on_wall": True,
        "kept_aside": None,
        "lines": [1],
    }
    said = [found[other][column] for column in ("language", "meaning", "on_wall", "kept_aside")]
    assert said == ["cy", "two chairs", False, "a name"]
    assert (found[note]["kind"], found[note]["themes"]) == ("note", ["Being heard"])
    assert await rows(house, "themes") == [
        {
            "id": theme,
            "title": "Being heard",
            "stand_with": 0,
            "mark": "unresolved",
            "side": "=helps",
            "place": 1,
            "ring": "close",
            "words": [phrase, note],
        }
    ]


async def test_a_pair_is_a_row_with_what_was_thought_before(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("15.05")
    pair = await ada.changes_view("it was them", "it was us", uses=["report"])
    theme = await fran.names_theme("Power")
    assert await fran.gathers(theme, pair) is ok

    [row] = await rows(house, "words")

    told = [row[column] for column in ("id", "kind", "before", "text", "themes", "may_go", "on_wall")]
    assert told == [pair, "pair", "it was them", "it was us", ["Power"], ["report"], False]
    assert (await rows(house, "themes"))[0]["words"] == [pair]


async def test_people_are_counted_from_five_on_and_nobody_is_named(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    assert await fran.shows(phrase) is ok
    people = [await house.phone() for _ in range(5)]
    for person in people[:4]:
        assert await person.echoes(phrase) is ok
    assert (await rows(house, "words"))[0]["me_too"] is None

    assert await people[4].echoes(phrase) is ok

    assert (await rows(house, "words"))[0]["me_too"] == 5
    said = "".join([(await asked(house, f"/{name}.json")).text for name in ("words", "themes", "day")])
    assert not [person for person in (ada, *people) if person.proof in said]


async def test_the_day_is_told_as_it_was_planned_and_as_it_went(house: TestHouse, fran: Person) -> None:
    await house.at("9.32")
    await house.at("10.05")
    assert await fran.starts("Discussion") is ok
    found = {row["title"]: row for row in await rows(house, "day")}

    discussion, first = found["Discussion of arising themes"], found["Registration"]
    assert (discussion["planned"], discussion["began"], discussion["ended"]) == (
        "2017-03-03T11:15:00+00:00",
        "2017-03-03T10:05:00+00:00",
        None,
    )
    assert (first["began"], first["ended"]) == ("2017-03-03T09:30:00+00:00", "2017-03-03T10:00:00+00:00")
    assert found["Stories, uninterrupted"]["began"] is None


async def test_the_poem_comes_once_it_has_been_read_with_its_credits(
    house: TestHouse, ada: Person, paul: Person
) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two *chairs*")
    first = await paul.writes("we need ", {"text": "two *chairs*", "phrase": phrase})
    blank = await paul.writes(after=first)
    last = await paul.writes("1. and tea", after=blank)
    await paul.does("poem.title", text="Two chairs")
    assert (await asked(house, "/poem.md")).status_code == 404
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": last}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok

    markdown, poem = (await asked(house, "/poem.md")).text, (await asked(house, "/poem.json")).json()

    assert markdown == "# Two chairs\n\nwe need *two \\*chairs\\**\n\n1\\. and tea\n"
    assert (poem["title"], poem["voices"]) == ("Two chairs", None)
    assert poem["lines"] == [
        [{"text": "we need ", "phrase": None}, {"text": "two *chairs*", "phrase": phrase}],
        [],
        [{"text": "1. and tea", "phrase": None}],
    ]
    page, document = (await asked(house, "/poem.html")).text, await asked(house, "/poem.docx")
    assert '<div dir="auto">we need <i>two *chairs*</i></div>\n<div dir="auto"><br></div>' in page
    assert document.headers["content-type"] == MEDIA
    read = Document(io.BytesIO(document.content))
    assert [each.text for each in read.paragraphs][:4] == ["Two chairs", "we need two *chairs*", "", "1. and tea"]
    assert [(run.text, run.italic) for run in read.paragraphs[1].runs] == [("we need ", None), ("two *chairs*", True)]
    assert await ada.withdraws(phrase) is ok
    left = [(await asked(house, f"/poem.{form}")).text.replace("Two chairs", "") for form in ("md", "json", "html")]
    assert not any("chairs" in text for text in left)
    document = Document(io.BytesIO((await asked(house, "/poem.docx")).content))
    assert document.paragraphs[1].text == "we need …"


async def test_what_words_mean_and_what_was_decided_can_be_taken_away_and_not_what_may_not_be_read(
    house: TestHouse, ada: Person, bob: Person, fran: Person
) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    for number, asking in enumerate([ada, bob, *[await house.phone() for _ in range(3)]]):
        assert await asking.does("meaning.ask", id=f"meaning-of-{number}", word="co-production") is ok
    (asked_,) = fran.all("meaning")
    assert await ada.does("meaning.give", id="meaning-plain", of=asked_, text="=doing it together") is ok
    assert await bob.does("meaning.give", id="meaning-hidden", of=asked_, text="zq somebody's name") is ok
    assert await fran.does("meaning.hide", id="meaning-hidden", reason="It names somebody") is ok
    assert await fran.hides(await ada.gives("zq words"), "a name") is ok
    house.timer.advance(61)

    (word,) = await rows(house, "meanings")
    assert (word["word"], word["asked_by"], word["meanings"]) == ("co-production", 5, ["=doing it together"])
    decided = await rows(house, "decisions")
    assert {row["what"]: row["reason"] for row in decided} == {
        "wall.at_once": None,
        "meaning.aside": "It names somebody",
        "words.aside": "a name",
    }
    assert {row["by"] for row in decided} == {"desk"}
    said = "".join([(await asked(house, f"/{name}.csv")).text for name in ("meanings", "decisions")])
    assert "zq" not in said
    assert '"\'=doing it together"' in said


async def test_calendars_have_the_day_as_it_was_planned_and_as_it_went(house: TestHouse, fran: Person) -> None:
    await house.at("9.32")
    await house.at("10.05")
    assert await fran.starts("Discussion") is ok
    async with house.http() as client:
        public = icalendar.Calendar.from_ical((await client.get(f"/{house.code}/programme.ics")).text)
    answer = await asked(house, "/day.ics")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(answer.text).walk("VEVENT")}

    said = [
        (
            found[title]["STATUS"],
            found[title].decoded("DTSTART").isoformat()[11:],
            str(found[title]["X-CENTO-PLANNED"])[9:],
        )
        for title in ("Registration", "Opening", "Stories, uninterrupted", "Discussion of arising themes")
    ]
    assert said == [
        ("CONFIRMED", "09:30:00+00:00", "093000"),
        ("CONFIRMED", "10:00:00+00:00", "100000"),
        ("CANCELLED", "10:15:00+00:00", "101500"),
        ("CONFIRMED", "10:05:00+00:00", "111500"),
    ]
    assert found["Registration"].decoded("DTEND").isoformat()[11:16] == "10:00"
    assert {str(event["UID"]) for event in found.values()} == {str(event["UID"]) for event in public.walk("VEVENT")}
    assert {event["STATUS"] for event in list(found.values())[4:]} == {"TENTATIVE"}


def seen(house: TestHouse) -> list[dict[str, Any]]:
    """What every place sees, but for what is made of the house's own secret and what only care sees."""
    boards = [reached(house.room.boards, place, NOBODY) for place in PLACES]
    for board in boards:
        for key in [key for key in board if key.partition("/")[0] in ("checkin", "round")]:
            del board[key]
        for cell in board.values():
            cell.pop("slip", None)
    return boards


async def spend(house: TestHouse) -> None:
    """A day with words of every kind, some taken back, and a poem that was read."""
    ada, bob, fran, paul = await house.phone(), await house.phone(), await house.desk(), await house.poet()
    await house.at("11.20")
    phrase, gone = await ada.gives("two chairs"), await bob.gives("zqgone")
    assert await fran.shows(phrase) is ok
    assert await bob.echoes(phrase) is ok
    await fran.gives("and tea", said="paper")
    assert await ada.does("checkin.send", id="checkin-of-ada", feeling="come", where="zqwindow") is ok
    assert await fran.hides(await bob.gives("a name"), "names a person") is ok
    assert await bob.withdraws(gone) is ok
    line = await paul.writes("we need ", {"text": "two chairs", "phrase": phrase})
    for step in ({"do": "reading.begin"}, {"do": "reading.line", "line": line}, {"do": "reading.end"}):
        assert await paul.does(**step) is ok


async def test_another_house_shows_the_same_day(clock: FakeClock, tmp_path: Path, site: Site) -> None:
    async with house_of(tmp_path / "one", SEMINAR, clock, site) as house:
        await spend(house)
        answer, before = await asked(house, "/everything.json"), seen(house)
        secrets = [*house.keys.values(), *(person.proof for person in house.people)]
    taken = take_in(answer.content)
    (tmp_path / "other").mkdir()
    log = tmp_path / "other" / "seminar.db"
    write_log(log, taken.day, [(told.at, told.facts) for told in taken.entries])

    async with house_of(log.parent, SEMINAR, clock, site) as other:
        assert seen(other) == before
        assert (await other.desk()).cells["people"]["voices"] == 3
        assert (await asked(other, "/everything.json")).content == answer.content
        assert await (await other.phone()).offers("and on it goes") is ok

    assert verify(log) > 0
    assert (taken.day, taken.programme) == ("seminar", SEMINAR)
    assert answer.headers["content-disposition"] == 'attachment; filename="seminar-everything.json"'
    assert not [each for each in ("zqgone", "zqwindow", *secrets) if each in answer.text]


async def test_the_poets_lines_do_not_leave_before_anybody_has_heard_them(
    house: TestHouse, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    assert (await asked(house, "/everything.json")).status_code == 200
    await paul.writes("we need two chairs")

    refused, page = await asked(house, "/everything.json"), await asked(house, "")

    assert (refused.status_code, "nobody has heard them yet" in refused.text) == (404, True)
    assert ("everything.json" in page.text, "once the poem has been read, or the day is over" in page.text) == (
        False,
        True,
    )
    assert await fran.does("day.end", **{"from": fran.cells["now"]["slot"]}) is ok
    assert b"we need two chairs" in (await asked(house, "/everything.json")).content
