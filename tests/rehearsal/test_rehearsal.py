"""A whole day with a simulated room, over the real server and the real wire."""

import asyncio
import signal
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import server as command_line
from live import day as days
from live import programme, rehearsal
from live.day.given import AllGiven
from live.day.notes import NoteOffered, OfferNote
from live.day.phrases import OfferPhrase, PhraseOffered
from live.day.poem import Poem
from live.day.projection import Timetable
from live.day.reading import LineRead, ReadingEnded
from live.day.roles import PLACES, Role, Voice
from live.day.text import NOTE, PHRASE, tidy
from live.day.themes import Themes
from live.day.timetable import DayEnded, SlotStarted, programme_cell
from live.log.sqlite import SqliteLog, verify
from live.programme.plan import plan
from live.rehearsal import script as rehearsal_words
from live.rehearsal.client import Answer
from live.rehearsal.people import chapters
from live.room.boards import Boards
from live.room.room import facts_of
from live.web.site import Site
from tests.conftest import ROOT

# A day of seven hours in ten seconds, on a machine that has nothing else to do.
SPEED = 2500


class Watched(rehearsal.Stage):
    """A stage on which somebody notes down every answer."""

    def __init__(self, clock: rehearsal.FastClock, people: int) -> None:
        super().__init__(clock, people)
        self.acknowledged: list[str] = []

    def heard(self, command: days.Command, answer: Answer) -> None:
        super().heard(command, answer)
        if answer.ok is not None and isinstance(command, OfferPhrase | OfferNote):
            self.acknowledged.append(command.id)


@dataclass
class Rehearsed:
    """A day that was rehearsed: what everybody heard and saw, and what the log has."""

    stage: Watched
    summary: rehearsal.Summary
    told: list[str]
    live: dict[Role, str]
    replayed: dict[Role, str]
    day: days.Day
    facts: list[Any]
    path: Path


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Rehearsed:
    """One day for all tests here, in a loop of its own that is not slowed by asyncio's debugging."""
    day = a_whole_day(tmp_path_factory.mktemp("rehearsal"), site)
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, day).result()


async def a_whole_day(folder: Path, site: Site) -> Rehearsed:
    file = ROOT / "sessions" / "seminar-5.txt"
    (folder / "seminar-5.txt").write_bytes(file.read_bytes())
    clock = rehearsal.FastClock(programme.load(file), SPEED)
    settings = command_line.Settings(sessions=folder, host="127.0.0.1", port=0)
    stage, told = Watched(clock, 30), list[str]()
    with command_line.listen(settings) as listener:
        async with command_line.open_house(settings, "http://127.0.0.1", clock, SPEED) as house:
            ((code, room),) = house.rooms.items()
            served = uvicorn.Server(command_line.configured(house, site))
            serving = asyncio.create_task(served.serve(sockets=[listener]))
            keys = {role: house.keyring.key(room.name, role) for role in PLACES}
            door = rehearsal.Door("127.0.0.1", listener.getsockname()[1], code, keys)
            ticking = asyncio.create_task(clock.run(stage.is_waiting))
            summary = await rehearsal.rehearse(stage, door, told.append)
            live = seen_in(room.boards)
            ticking.cancel()
            served.should_exit = True
            await serving
    return await read_back(folder / "seminar-5.db", stage, summary, told, live)


async def read_back(path: Path, stage: Watched, summary: rehearsal.Summary, told: list[str], live: Any) -> Rehearsed:
    log = await SqliteLog.open(path, path.stem)
    entries = await log.read(0)
    await log.close()
    day, boards, facts = days.Day(), Boards(), []
    for entry in entries:
        touched: set[str] = set()
        for fact in facts_of(entry):
            touched |= days.apply(day, fact)
            facts.append(fact)
        boards.touch(day, touched | set(days.ALWAYS), entry.n)
    return Rehearsed(stage, summary, told, live, seen_in(boards), day, facts, path)


def seen_in(boards: Boards) -> dict[Role, Any]:
    return {place: boards.values(place, Voice("")) for place in (Role.PHONE, Role.DESK, Role.POET, Role.WALL)}


pytestmark = pytest.mark.timeout(90)


def test_replaying_the_log_of_a_rehearsal_gives_the_day_as_it_was_seen(rehearsed):
    head = verify(rehearsed.path)

    assert head > 100, "a whole day was written, for this test to mean anything"
    assert rehearsed.replayed == rehearsed.live


def test_every_slot_begins_once_and_in_the_order_of_the_programme(rehearsed):
    slots = [slot.id for slot in rehearsed.day[Timetable].slots]

    started = [fact for fact in rehearsed.facts if isinstance(fact, SlotStarted)]

    assert [fact.slot for fact in started] == slots
    assert all(one.at <= other.at for one, other in pairwise(started))
    assert isinstance(rehearsed.facts[-1], DayEnded)
    assert len(rehearsed.told) == len(slots)


def test_everything_acknowledged_to_somebody_is_in_the_log_exactly_once(rehearsed):
    acknowledged = rehearsed.stage.acknowledged
    written = Counter(fact.id for fact in rehearsed.facts if isinstance(fact, PhraseOffered | NoteOffered))

    assert len(acknowledged) > 100, "the room had much to say, for this test to mean anything"
    assert set(written) == set(acknowledged)
    assert set(written.values()) == {1}


def test_words_given_while_the_room_listens_are_refused(rehearsed):
    listening = {slot.id for slot in rehearsed.day[Timetable].slots if slot.listening}

    given_in = {given.slot for given in rehearsed.day[AllGiven].items.values() if given.said is None}

    assert rehearsed.stage.refusals["slot.listening"] > 0
    assert given_in.isdisjoint(listening)


def test_the_poem_is_written_from_the_rooms_words_and_read_to_the_end(rehearsed):
    poem = rehearsed.day[Poem]
    read = [fact.line for fact in rehearsed.facts if isinstance(fact, LineRead)]

    assert 12 <= len(poem.order) <= 20
    assert read == poem.order
    assert any(isinstance(fact, ReadingEnded) for fact in rehearsed.facts)
    assert rehearsed.summary.in_poem > 5
    assert len(rehearsed.summary.lines) == len(poem.order)


def test_what_was_taken_back_is_on_no_board(rehearsed):
    given = rehearsed.day[AllGiven].items.values()
    texts = {each.text for each in given if each.withdrawn_at is not None}
    texts -= {each.text for each in given if each.withdrawn_at is None}
    unread = {
        piece["text"] for cell in cells(rehearsed.live[Role.POET], "line") for piece in cell["pieces"] if piece["gone"]
    }

    assert texts, "somebody took words back, for this test to mean anything"
    for place in (Role.PHONE, Role.DESK, Role.WALL, Role.POET):
        shown = {cell["text"] for noun in ("phrase", "note") for cell in cells(rehearsed.live[place], noun)}
        assert shown.isdisjoint(texts), place
    for place in (Role.PHONE, Role.DESK, Role.WALL):
        assert not any(text and text in str(rehearsed.live[place]) for text in (texts | unread)), place


def cells(board: Any, noun: str) -> list[dict[str, Any]]:
    return [cell for key, cell in board.items() if key.startswith(f"{noun}/")]


def test_the_room_does_what_a_room_does(rehearsed):
    day = rehearsed.day

    assert rehearsed.summary.echoes > 20
    assert rehearsed.summary.lines_lost > 0
    assert 4 <= rehearsed.summary.themes <= 6
    assert day[Themes].merged
    assert any(theme.support for theme in day[Themes].by_id.values())
    assert {"aloud", "paper"} <= {each.said for each in day[AllGiven].items.values()}
    assert any(each.hidden for each in day[AllGiven].items.values())


# The book


def test_everything_in_the_book_may_be_given():
    both = rehearsal_words.OVER_TEA.then(rehearsal_words.MAIN_POINTS)
    phrases = [each.text for each in (*both.phrases, *both.written_down)]

    assert len(set(phrases)) == len(phrases) >= 120
    assert len(both.notes) >= 20
    assert [tidy(text, PHRASE) for text in phrases] == phrases
    assert [tidy(note.text, NOTE) for note in both.notes] == [note.text for note in both.notes]


@pytest.mark.parametrize("kinds", [["discussion"], ["main-points"], ["discussion", "discussion", "main-points"]])
def test_a_day_of_any_shape_gets_the_whole_book_once(kinds):
    text = "A day\n\n" + "".join(f"{9 + i}.00 Part {i} [{kind}]\n" for i, kind in enumerate(kinds))
    slots = days.timetable.Timetable()
    days.timetable.apply(slots, plan(programme.read(text), "2020-02-02"))

    dealt = chapters(programme_cell(slots).slots)

    said = Counter(each.text for chapter in dealt.values() for each in chapter.phrases)
    assert len(dealt) == len(kinds)
    assert set(said) == set(rehearsal_words.KNOWN)
    assert set(said.values()) == {1}


# The command line

QUIET_DAY = """A day without a discussion
Saturday 1 February 2020

10.00 Opening
10.30 Talk: on saying nothing
11.30 Lunch
"""


async def rehearse(folder: Path, *flags: str, text: str = QUIET_DAY) -> asyncio.subprocess.Process:
    file = folder / "quiet.txt"
    file.write_text(text, "utf-8")
    asked = ("rehearse", str(file), "--host", "127.0.0.1", "--port", "0", "--people", "4", *flags)
    piped = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "server.py"), *asked, stdout=piped, stderr=piped, cwd=folder
    )


async def test_a_day_without_a_discussion_ends_well(tmp_path):
    process = await rehearse(tmp_path, "--speed", "4000")

    out, err = await process.communicate()

    assert err == b""
    assert process.returncode == 0
    assert "Talk: on saying nothing" in out.decode()
    assert "No poem today." in out.decode()
    assert_keys_stand_in_links_only(out.decode().splitlines())
    assert verify(tmp_path / "rehearsals" / "quiet-1" / "quiet.db") > 0


def assert_keys_stand_in_links_only(lines: list[str]) -> None:
    keys = [line.partition("#")[2] for line in lines if "#" in line]
    assert len(keys) == 3
    assert all(sum(key in line for line in lines) == 1 for key in keys)


async def test_the_pages_stay_open_until_they_are_stopped(tmp_path):
    process = await rehearse(tmp_path, "--speed", "4000", "--stay", "--folder", str(tmp_path / "mine"))
    assert process.stdout is not None
    out = b""
    while b"The pages stay open" not in out:
        line = await process.stdout.readline()
        assert line, out
        out += line

    process.send_signal(signal.SIGINT)
    rest, err = await process.communicate()

    assert (rest, err, process.returncode) == (b"", b"", 0)


@pytest.mark.parametrize(
    ("flags", "says"),
    [(("--speed", "0"), "speed above 0"), (("--people", "-1"), "0 people or more")],
)
async def test_a_rehearsal_that_cannot_be_is_refused_with_a_sentence(tmp_path, flags, says):
    process = await rehearse(tmp_path, *flags)

    out, err = await process.communicate()

    assert (out, process.returncode) == (b"", 2)
    assert says in err.decode()


async def test_a_folder_with_a_day_in_it_is_left_alone(tmp_path):
    process = await rehearse(tmp_path, "--folder", str(tmp_path))

    _, err = await process.communicate()

    assert process.returncode == 2
    assert "already" in err.decode()
    assert not list(tmp_path.glob("*.db"))
