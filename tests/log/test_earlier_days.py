"""
A log that an earlier version wrote reads to the same day.

It is also written to the same bytes again: what stands beside the chain, and in which order, is as it was.

`day-0.1.db` was written by version 0.1 through its running server, with every kind of fact in it; `day-0.1.json` is
what every place and every phone then saw. Cells may gain fields; what 0.1 showed must stay as it was, but for words
that were taken back: 0.1 still showed them to the poet. And phones have no longer in one cell what grows with the day:
the words of a theme, and the phrases that a person stands behind.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from live.day import ALWAYS, FACTS, apply
from live.day.counts import told
from live.day.noun import Day, Fact
from live.day.roles import NOBODY, PLACES, Role, Voice
from live.log import Entry
from live.log.chain import Link, Words, follow, pack, root
from live.log.sqlite import SqliteLog, verify
from live.room.boards import Boards
from live.room.replay import facts_of
from live.room.taking_in import take_in
from tests.days import reached, reopened, values_of
from tests.room.test_everything import file_of_taken_in, given_away, seen_after, shared

HERE = Path(__file__).parent
SHOWN = json.loads((HERE / "day-0.1.json").read_text("utf-8"))


async def entries_of_0_1(folder: Path) -> list[Entry]:
    path = folder / "seminar.db"
    shutil.copy(HERE / "day-0.1.db", path)
    log = await SqliteLog.open(path, "seminar")
    try:
        return await log.read()
    finally:
        await log.close()


async def facts_of_0_1(folder: Path) -> list[Fact]:
    return [fact for entry in await entries_of_0_1(folder) for fact in facts_of(entry)]


def boards_of(facts: list[Fact]) -> Boards:
    day, boards, touched = Day(), Boards(), set(ALWAYS)
    for fact in facts:
        touched |= apply(day, fact)
    boards.touch(day, touched, 1)
    return boards


def on_a_phone(cells: dict[str, Any]) -> dict[str, Any]:
    """What 0.1 showed there; but each echo has a cell, and which words a theme has, those say themselves."""
    echoed = {f"echo/{each}": {} for each in cells.get("me", {}).get("echoed", ())}
    fewer = {key: {name: cell[name] for name in cell if name not in ("items", "echoed")} for key, cell in cells.items()}
    return {key: cell for key, cell in fewer.items() if cell != {"stands": []}} | echoed


_STEPS_SINCE = ("stood", "not_in_poem")


def as_0_1_had_it(now: Any, then: Any) -> Any:
    """What is there now, without the fields and the steps of one's own words that 0.1 did not know."""
    if isinstance(now, list):
        now = [each for each in now if not isinstance(each, dict) or each.get("is") not in _STEPS_SINCE]
    if isinstance(then, dict) and isinstance(now, dict):
        return {name: as_0_1_had_it(now[name], then[name]) for name in then if name in now}
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [as_0_1_had_it(one, other) for one, other in zip(now, then, strict=True)]
    return now


def as_sent_today(key: str, then: Any, place: Role) -> Any:
    """
    A cell of 0.1; a phone was sent what is under a theme, and is now told how much it is. Everybody was told how many
    people there were, also where they were few.
    """
    if place in (Role.PHONE, Role.WALL):
        then = {name: told(of) if name in ("echoes", "support", "voices") else of for name, of in then.items()}
    if key.startswith("theme/") and place is Role.PHONE:
        return {name: then[name] for name in then if name != "items"} | {"count": len(then["items"])}
    return then


def test_a_log_of_0_1_is_whole(tmp_path: Path) -> None:
    shutil.copy(HERE / "day-0.1.db", tmp_path / "seminar.db")

    assert verify(tmp_path / "seminar.db") == 73


async def test_a_log_of_0_1_reads_to_the_same_day(tmp_path: Path) -> None:
    facts = await facts_of_0_1(tmp_path)
    assert {type(fact) for fact in facts} <= set(FACTS), "they are facts, for this test to mean anything"

    boards = boards_of(facts)

    for place, then in SHOWN["places"].items():
        cells = {key: as_sent_today(key, cell, Role(place)) for key, cell in then.items()}
        now = values_of(boards, Role(place), Voice(""))
        cells = on_a_phone(cells) if place == Role.PHONE else cells
        assert now.keys() - {"ears", "terms", "reflections"} == cells.keys(), "which 0.1 did not tell"
        assert as_0_1_had_it(now, cells) == cells
    for voice, cells in SHOWN["voices"].items():
        own = values_of(boards, Role.PHONE, Voice(voice))
        assert as_0_1_had_it(own, on_a_phone(cells)) == on_a_phone(cells)


async def test_another_house_takes_it_in_as_the_same_day(tmp_path: Path) -> None:
    entries = await entries_of_0_1(tmp_path)
    day, boards = reopened([(entry.n, entry.at, facts_of(entry)) for entry in entries])
    there = {place: reached(boards, place, NOBODY) for place in PLACES}

    file = given_away(day, entries)
    taken = take_in(file)

    assert [told.n for told in taken.entries] == [*range(1, 76)], "with the erasures that were due, and the people"
    assert seen_after(taken) == [shared(there[place]) for place in PLACES]
    assert there[Role.PHONE].keys() >= on_a_phone(SHOWN["places"]["phone"]).keys(), "the day that 0.1 showed"
    assert file_of_taken_in(taken) == file


def as_stored(path: Path) -> tuple[Link, list[tuple[Link, list[Words]]]]:
    """The start of the chain and every row of it, each with its words in order."""
    with closing(sqlite3.connect(path)) as db:
        start = root(*db.execute("SELECT epoch, day FROM log").fetchone())
        entries = db.execute("SELECT n, at, CAST (facts AS BLOB), hash FROM entry ORDER BY n").fetchall()
        words = "SELECT salt, CAST (text AS BLOB) FROM words WHERE n = ? ORDER BY seq"
        beside = [db.execute(words, entry[:1]).fetchall() for entry in entries]
    return start, [(Link(*entry), [Words(*each) for each in rows]) for entry, rows in zip(entries, beside, strict=True)]


def test_what_0_1_wrote_is_written_to_the_same_bytes_today(tmp_path: Path) -> None:
    shutil.copy(HERE / "day-0.1.db", tmp_path / "seminar.db")
    last, rows = as_stored(tmp_path / "seminar.db")
    seen = set()

    for link, beside in rows:
        facts = facts_of(follow(last, link, dict(enumerate(beside))))
        stored, kept = pack(facts, iter([words.salt for words in beside]).__next__)
        assert (stored, kept) == (link.facts, beside)
        last = last.then(link.at, stored)
        assert last == link
        seen |= {type(fact) for fact in facts}

    assert len(rows) == 73
    assert len(seen) == 32, "every kind of fact that 0.1 knew is in it, for this test to mean anything"
