"""A whole day with a simulated room, over the real server and the real wire."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

import server as command_line
from live import day as days
from live import programme, rehearsal
from live.day.card import CardCell
from live.day.checkins import CheckinDone, CheckinSeen, CheckinSent, CheckinsForgotten
from live.day.decision_book import Decisions
from live.day.drawing import PhraseDrawn
from live.day.gathered import Themes
from live.day.given import AllGiven
from live.day.glossary import Glossary
from live.day.keys import CARD, Key
from live.day.meaning_showing import MeaningsShown
from live.day.notes import NoteOffered, OfferNote
from live.day.noun import Day
from live.day.phrases import OfferPhrase, PhraseOffered
from live.day.points import ThemeOrdered, mark_of
from live.day.projection import Timetable
from live.day.readback import ReadbackAnswered, ReadbackBegun
from live.day.reading import LineRead, ReadingEnded
from live.day.reflection_book import Reflections
from live.day.reflections import ReflectionOffered
from live.day.report import ReportItemTaken
from live.day.report_book import ReportBook
from live.day.rings import Rings, ThemePlaced
from live.day.roles import PLACES, Role, Voice
from live.day.rounds import RoundForgotten
from live.day.sheet import Poem
from live.day.slips import Slips
from live.day.snapshots import Snapshots
from live.day.steps import MineCell
from live.day.timetable import DayEnded, SlotStarted
from live.log.sqlite import SqliteLog, verify
from live.prosody.rhyme import Kind, rhyme
from live.rehearsal.client import Answer
from live.rehearsal.script.poem import PROMISE
from live.rehearsal.script.table import AT_THE_TABLE
from live.room.boards import Boards
from live.room.replay import facts_of
from live.room.taking_in import take_in
from live.web.site import Site
from tests.conftest import ROOT
from tests.days import values_of
from tests.room.test_everything import given_away

# What the clock forgets when the day has ended, what is asked and quoted then, and how somebody is, at any time.
AFTER_THE_DAY = (
    *(CheckinSent, CheckinSeen, CheckinDone, CheckinsForgotten),
    *(RoundForgotten, MeaningsShown, ReflectionOffered, ReportItemTaken),
)

# A day of seven hours in ten seconds, and the time for which its clock stands still while things are written. Faster, a
# poet on a busy machine misses the quarter of an hour in which the poem is read.
SPEED = 2500


class Watched(rehearsal.Simulation):
    """A simulation in which somebody notes down every answer."""

    def __init__(self, clock: rehearsal.FastClock, guests: int) -> None:
        super().__init__(clock, guests)
        self.acknowledged: list[str] = []

    def record(self, command: days.Command, answer: Answer) -> None:
        super().record(command, answer)
        if answer.ok is not None and isinstance(command, OfferPhrase | OfferNote):
            self.acknowledged.append(command.id)


@dataclass
class Rehearsed:
    """A day that was rehearsed: what everybody heard and saw, and what the log has."""

    simulation: Watched
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
    simulation, told = Watched(clock, 30), list[str]()
    with command_line.listen(settings) as listener:
        async with command_line.open_house(settings, "http://127.0.0.1", clock, SPEED) as house:
            ((code, room),) = house.rooms.items()
            served = command_line.Server(house, site)
            serving = asyncio.create_task(served.serve(sockets=[listener]))
            keys = {role: house.keyring.key(room.name, role) for role in PLACES}
            address = rehearsal.Address("127.0.0.1", listener.getsockname()[1], code, keys)
            ticking = asyncio.create_task(clock.run(simulation.is_waiting))
            summary = await rehearsal.rehearse(simulation, address, told.append)
            live, slip_key = seen_in(room.boards), room.day[Slips].key
            ticking.cancel()
            served.should_exit = True
            await serving
    return await read_back(folder / "seminar-5.db", simulation, summary, told, live, slip_key)


async def read_back(
    path: Path, simulation: Watched, summary: rehearsal.Summary, told: list[str], live: Any, slip_key: bytes
) -> Rehearsed:
    log = await SqliteLog.open(path, path.stem)
    entries = await log.read(0)
    await log.close()
    day, boards, facts = Day(), Boards(), []
    day[Slips].key = slip_key  # which is in no log
    for entry in entries:
        touched: set[Key] = set()
        day.enter(entry.n, entry.at)
        for fact in facts_of(entry):
            touched |= days.apply(day, fact)
            facts.append(fact)
        boards.touch(day, touched | days.ALWAYS, entry.n)
    return Rehearsed(simulation, summary, told, live, seen_in(boards), day, facts, path)


def seen_in(boards: Boards) -> dict[Role, Any]:
    return {place: values_of(boards, place, Voice("")) for place in (Role.PHONE, Role.DESK, Role.POET, Role.WALL)}


pytestmark = pytest.mark.timeout(180)


def test_replaying_the_log_of_a_rehearsal_gives_the_day_as_it_was_seen(rehearsed):
    head = verify(rehearsed.path)

    assert head > 100, "a whole day was written, for this test to mean anything"
    assert rehearsed.replayed == rehearsed.live


def test_when_it_is_over_some_say_what_has_stayed_and_the_report_quotes_one(rehearsed):
    given = rehearsed.day[Reflections].items

    assert [each.text for each in given.values() if each.may_be_reported]
    assert [each.text for each in given.values() if not each.may_be_reported]
    assert len([each for each in given if each in rehearsed.day[ReportBook].taken]) == 1


async def test_another_house_sees_the_day_as_it_was_seen_here(rehearsed):
    log = await SqliteLog.open(rehearsed.path, rehearsed.path.stem)
    file = given_away(rehearsed.day, await log.read())
    await log.close()
    day, boards, touched = Day(), Boards(), set(days.ALWAYS)
    day[Slips].key = rehearsed.day[Slips].key

    for told in take_in(file).entries:
        day.enter(told.n, told.at)
        touched.update(*(days.apply(day, fact) for fact in told.facts))
        boards.touch(day, touched, told.n)

    assert seen_in(boards) == rehearsed.live
    assert rehearsed.summary.voices_in_poem == rehearsed.live[Role.PHONE]["poem"]["voices"] > 5
    voices = {given.by for given in rehearsed.day[AllGiven].items.values() if "/" not in given.by}
    assert len(voices) > 10
    assert not [voice for voice in voices if voice.encode() in file]


def test_every_slot_begins_once_and_in_the_order_of_the_programme(rehearsed):
    slots = [slot.id for slot in rehearsed.day[Timetable].slots]

    started = [fact for fact in rehearsed.facts if isinstance(fact, SlotStarted)]

    assert [fact.slot for fact in started] == slots
    assert all(one.at <= other.at for one, other in pairwise(started))
    assert [type(fact) for fact in rehearsed.facts if not isinstance(fact, AFTER_THE_DAY)][-1] is DayEnded
    assert len(rehearsed.told) == len(slots)


def test_everything_acknowledged_to_somebody_is_in_the_log_exactly_once(rehearsed):
    acknowledged = rehearsed.simulation.acknowledged
    written = Counter(fact.id for fact in rehearsed.facts if isinstance(fact, PhraseOffered | NoteOffered))

    assert len(acknowledged) > 100, "the room had much to say, for this test to mean anything"
    assert set(written) == set(acknowledged)
    assert set(written.values()) == {1}


def test_words_given_while_the_room_listens_are_refused(rehearsed):
    listening = {slot.id for slot in rehearsed.day[Timetable].slots if slot.listening}

    given_in = {given.slot for given in rehearsed.day[AllGiven].items.values() if given.said is None}

    assert rehearsed.simulation.refusals["slot.listening"] > 0
    assert given_in.isdisjoint(listening)


def test_the_poem_is_written_from_the_rooms_words_and_read_to_the_end(rehearsed):
    poem = rehearsed.day[Poem]
    read = [fact.line for fact in rehearsed.facts if isinstance(fact, LineRead)]

    assert 12 <= len(poem.order) <= 20
    assert read == poem.order
    assert any(isinstance(fact, ReadingEnded) for fact in rehearsed.facts)
    assert rehearsed.summary.voices_in_poem > 5
    assert len(rehearsed.summary.lines) == len(poem.order)


def test_some_lines_of_the_poem_rhyme(rehearsed):
    texts = ["".join(piece.text for piece in line.pieces) for line in rehearsed.day[Poem].lines.values()]

    rhyming = [(one, other) for one, other in combinations(texts, 2) if rhyme(one, other) is Kind.RHYME]

    assert rhyming


def test_the_poet_draws_phrases_of_people_who_are_not_in_yet(rehearsed):
    """Whether one of them stands in the poem, chance decides: it need fit no line (see test_poet)."""
    assert [fact for fact in rehearsed.facts if isinstance(fact, PhraseDrawn)]


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


def test_before_the_reading_people_say_what_is_fine_and_what_is_not_is_nowhere_in_the_poem(rehearsed):
    """On the wall, everybody's phones, and the poet's own page, at the end of the day."""
    answered = [fact for fact in rehearsed.facts if isinstance(fact, ReadbackAnswered)]
    (begun,) = [fact for fact in rehearsed.facts if isinstance(fact, ReadbackBegun)]
    assert begun.until
    assert {fact.ok for fact in answered} == {True, False}, "some were asked, for this test to mean anything"
    given = rehearsed.day[AllGiven].items

    taken_out = [given[fact.phrase] for fact in answered if not fact.ok]

    assert not any("poem" in each.uses for each in taken_out)
    for place in (Role.WALL, Role.PHONE, Role.POET):
        pieces = [piece["text"] for cell in cells(rehearsed.live[place], "line") for piece in cell["pieces"]]
        assert pieces, "the poem is there, for this test to mean anything"
        assert not [each.text for each in taken_out if each.text and any(each.text in text for text in pieces)]
    assert rehearsed.live[Role.PHONE]["poem"]["promise"] == PROMISE


def test_somebody_without_a_phone_takes_back_by_their_slip_what_the_desk_wrote_down(rehearsed):
    written = [given for given in rehearsed.day[AllGiven].items.values() if given.said]

    assert len(written) > 1, "the desk wrote words down, for this test to mean anything"
    assert [given for given in written if given.withdrawn_at is not None]


def test_people_at_a_table_give_words_each_with_a_voice_of_their_own(rehearsed):
    given = [each for each in rehearsed.day[AllGiven].items.values() if each.by.startswith("table/")]

    assert len(given) >= 2
    assert {each.text for each in given} <= set(AT_THE_TABLE)
    assert len({each.by for each in given}) == len(given)


def test_the_room_comes_to_main_points_and_says_how_near_they_are(rehearsed):
    day = rehearsed.day
    marks = Counter(mark_of(day, theme) for theme in day[Themes].by_id)
    placed = [fact.ring for fact in rehearsed.facts if isinstance(fact, ThemePlaced)]

    assert marks["point"] > 0
    assert marks["unresolved"] > 0
    assert any(isinstance(fact, ThemeOrdered) for fact in rehearsed.facts)
    assert day[Rings].most
    assert len(day[Snapshots].slots) > 1, "also in a discussion before"
    assert None in placed, "somebody took theirs back"


def test_people_take_a_card_home_with_somebody_elses_words(rehearsed):
    clients = [client for client in rehearsed.simulation.clients if client.role is Role.PHONE]
    cards = [(client, card) for client in clients if (card := client.cell(CARD, CardCell)) is not None]

    assert len(cards) > 5
    assert len({card.phrase for _, card in cards}) > 1, "not the same for everybody"
    assert not [card for client, card in cards if card.phrase in client.cells("mine", MineCell)]


def test_the_room_does_what_a_room_does(rehearsed):
    day = rehearsed.day

    assert rehearsed.summary.echoes > 20
    assert rehearsed.summary.connections_lost > 0
    assert 4 <= rehearsed.summary.themes <= 6
    assert day[Themes].merges
    assert any(theme.support for theme in day[Themes].by_id.values())
    assert {"aloud", "paper"} <= {each.said for each in day[AllGiven].items.values()}
    assert any(each.hidden for each in day[AllGiven].items.values())
    assert any(each.asks and each.answer for each in day[Decisions].by_id.values())
    assert any(each.appeal and each.appeal.answered_at for each in day[AllGiven].items.values())
    assert any(len(each.askings) > 1 for each in day[Glossary].questions.values())
    assert any(each.meanings for each in day[Glossary].questions.values())
    assert [slot.title for slot in day[Timetable].slots].count("Five minutes of air") == 1, "nobody had planned it"
