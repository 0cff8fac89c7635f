"""Words that were taken back: from that moment nobody is sent them, and after a minute no file has them."""

import asyncio
import re
from pathlib import Path

import pytest

from live.day.decision_book import Decisions
from live.day.given import AllGiven
from live.day.noun import Day
from live.log.sqlite import SqliteLog, verify
from live.room import erasing
from live.web.site import Site
from tests.cast import Person, TestHouse, house_of, ok
from tests.conftest import SEMINAR
from tests.fakes import FakeClock, Stubborn

WORDS = "zqtwo chairs zqheight"
GLOSS = "zqdwy gadair"


# What the words begin with, and more of them: two letters alone come up by chance in what is random there.
MARKED = re.compile(rb"zq[a-z]{3}")


def on_disk(folder: Path) -> bytes:
    """Everything that the files of the day hold, but for its programme."""
    return b"".join(each.read_bytes() for each in folder.glob("seminar.*") if each.suffix != ".txt")


async def is_erased(house: TestHouse) -> None:
    """Waits until nothing is left to erase."""
    assert await house.room._erasing.is_done()


async def test_withdrawn_words_are_sent_to_nobody_and_are_in_no_file_after_a_minute(
    house: TestHouse, ada: Person, fran: Person, paul: Person, folder: Path
) -> None:
    await house.at("11.20")
    phrase = await ada.gives(WORDS, gloss=GLOSS)
    note = await ada.notes("zqlonger thought")
    line = await paul.writes("we need ", {"text": "zqtwo chairs", "phrase": phrase})
    assert await fran.hides(note, "zqreason") is ok
    assert b"zqtwo" in on_disk(folder), "for this test to mean anything"

    assert await ada.withdraws(phrase) is ok
    assert await ada.does("note.withdraw", id=note) is ok

    late = await house.poet()
    assert "zq" not in str(late.frames), "a poet who comes now is sent none of it"
    await paul.until(lambda: [piece["text"] for piece in paul.cells[f"line/{line}"]["pieces"]] == ["we need ", "…"])
    await house.passes(61)
    await is_erased(house)
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(verify, folder / "seminar.db") == house.room.log.head
    assert await ada.gives("and the room goes on")


async def test_a_word_and_its_meanings_are_in_no_file_once_nobody_asks_any_more(
    house: TestHouse, ada: Person, bob: Person, fran: Person, folder: Path
) -> None:
    await house.at("11.20")
    assert await ada.does("meaning.ask", id="meaning-of-ada", word="zqword") is ok
    await fran.sees("meaning/meaning-of-ada")
    assert await fran.does("meaning.show", id="meaning-of-ada") is ok
    assert await bob.does("meaning.give", id="meaning-of-bob", of="meaning-of-ada", text="zqplain words") is ok
    await fran.until(lambda: "meaning-of-bob" in str(fran.all("meaning")))
    assert await fran.does("meaning.hide", id="meaning-of-bob", reason="zqreason") is ok
    assert b"zqplain" in on_disk(folder), "for this test to mean anything"

    assert await ada.does("meaning.withdraw", id="meaning-of-ada") is ok

    await bob.sees("own_meaning/meaning-of-bob", state="ended", text="", word="")
    await is_erased(house)
    assert not MARKED.search(on_disk(folder))
    assert await asyncio.to_thread(verify, folder / "seminar.db") == house.room.log.head


async def test_a_word_that_is_erased_by_hand_takes_its_meanings_along_where_no_server_runs(
    tmp_path: Path, site: Site
) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada = await house.phone()
        assert await ada.does("meaning.ask", id="meaning-of-ada", word="zqword") is ok
        assert await ada.does("meaning.give", id="meaning-of-ada-2", of="meaning-of-ada", text="zqplain words") is ok
    assert b"zqplain" in on_disk(folder), "for this test to mean anything"

    log = await SqliteLog.open(folder / "seminar.db", "seminar")
    await erasing.erase_in(log, ["meaning-of-ada"], 0)
    await log.close()

    assert not MARKED.search(on_disk(folder))


async def test_a_theme_that_is_called_as_erased_words_has_no_name_in_the_book_of_decisions_where_no_server_ran(
    tmp_path: Path, site: Site
) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, fran = await house.phone(), await house.desk()
        phrase = await ada.gives("zqtwo chairs")
        theme = await fran.names_theme("Chairs")
        assert await fran.does("theme.rename", theme=theme, title="zqtwo chairs") is ok
        assert titles(house.room.day) == ["zqtwo chairs"], "for this test to mean anything"

    log = await SqliteLog.open(folder / "seminar.db", "seminar")
    await erasing.erase_in(log, [phrase], 0)
    await log.close()

    async with house_of(folder, SEMINAR, clock, site) as house:
        assert titles(house.room.day) == [None]
        fran = await house.desk()
        assert await fran.does("theme.mark", theme=theme, **{"as": "point"}) is ok
        assert titles(house.room.day) == [None, None], "as long as it is called so"


def titles(day: Day) -> list[str | None]:
    """Of which themes the book of decisions says something, by their names."""
    return [each.about for each in day[Decisions].by_id.values() if each.what.startswith("theme.")]


async def test_words_put_back_in_time_are_kept(house: TestHouse, ada: Person, fran: Person, folder: Path) -> None:
    await house.at("11.20")
    phrase = await ada.gives(WORDS)
    assert await ada.withdraws(phrase) is ok
    await ada.until(lambda: ada.cells.get(f"mine/{phrase}", {}).get("back") is not None)
    await house.passes(50)

    assert await ada.does("phrase.put_back", id=phrase) is ok

    await house.passes(61)
    await fran.sees(f"phrase/{phrase}", text=WORDS)
    assert b"zqtwo" in on_disk(folder)
    refusal = await fran.does("phrase.put_back", id=phrase)
    assert refusal is not ok
    assert refusal.code == "command.not_yours"


async def test_what_could_not_be_erased_is_tried_again_and_said_once(
    house: TestHouse, ada: Person, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(erasing, "AGAIN_S", 0)
    await house.at("11.20")
    phrase = await ada.gives(WORDS)
    assert await ada.withdraws(phrase) is ok
    log = house.room._erasing._log = Stubborn(house.room.log, times=2)  # type: ignore[assignment]

    await house.passes(61)

    await log.has_erased.wait()
    assert b"zqtwo" not in on_disk(folder)
    assert caplog.text.count("could not be erased") == 1


async def test_what_a_server_that_ended_did_not_erase_is_erased_at_the_next_start(tmp_path: Path, site: Site) -> None:
    clock = FakeClock(day="2017-03-03", zone="Europe/London", wall_clock="11.20")
    folder = tmp_path / "sessions"
    async with house_of(folder, SEMINAR, clock, site) as house:
        ada, gone = await house.phone(), await house.phone()
        kept, phrase = await ada.gives("zqkept"), await ada.gives(WORDS)
        assert await ada.withdraws(phrase) is ok
        other = await gone.gives("zqother")
        assert await gone.withdraws(other) is ok
        house.room._erasing._log = Stubborn(house.room.log, times=99)  # type: ignore[assignment]
        await house.passes(61)
    assert b"zqtwo" in on_disk(folder), "for this test to mean anything"

    async with house_of(folder, SEMINAR, clock, site) as house:
        await is_erased(house)

        assert b"zqtwo" not in on_disk(folder)
        assert b"zqother" not in on_disk(folder)
        assert house.room.day[AllGiven].items[kept].text == "zqkept"
