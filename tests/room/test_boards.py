"""Boards: one rule serves every client, and what a place may not see is never on its board."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day import ALWAYS, CELLS, change
from live.day.moderation import HidePhrase, ReadPhrases
from live.day.noun import Fact
from live.day.parting import ThemeDropped
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.poem import TitlePoem
from live.day.reading import BeginReading, EndReading, ReadLine
from live.day.roles import NOBODY, By, Role, Voice
from live.day.showing import KeepPhrase, PaceSet
from live.day.steps import MineCell
from live.day.themes import GatherItem, SupportTheme
from live.log import Entry
from live.programme.programme import Programme
from live.room import boards as boards_module
from live.room import replay
from live.room.boards import Boards
from live.room.outgoing import PlaceFrames
from live.room.room import Room
from live.room.wire import Had
from tests.days import (
    ADA,
    ASKS,
    BOB,
    CLEO,
    DATE,
    FRAN,
    LONDON,
    PAUL,
    STRANGER,
    WALL,
    Ask,
    Seminar,
    at,
    everyone,
    plain,
    reached,
    values_of,
)
from tests.fakes import FakeClock

SECRET = "a-word-nobody-else-may-read"  # noqa: S105  it is what people must not read, not a password


@pytest.fixture
def seminar() -> Seminar:
    """In the discussion before noon."""
    return Seminar().begin("11.20")


def patched(cells: dict[str, Any], fragments: bytes) -> dict[str, Any]:
    """What a client does with a frame: set what is there, delete what is null."""
    after = cells | plain(fragments)
    return {key: value for key, value in after.items() if value is not None}


# Catching up


@settings(max_examples=40)
@given(st.lists(ASKS, min_size=5, max_size=30))
def test_whatever_a_client_missed_one_frame_makes_it_current(asked: list[Ask]) -> None:
    """From any earlier number, at every place and on every phone: the same cells as a client that comes new."""
    seminar = Seminar().furnish().with_pairs()
    seen: dict[By, dict[int, dict[str, Any]]] = {by: {} for by in everyone()}
    for ask in asked:
        for by in everyone():
            seen[by][seminar.n] = reached(seminar.boards, by.role, by.voice)
        seminar.try_(*seminar.ask(ask))
        seminar.wait(1)

    for by, earlier in seen.items():
        now = reached(seminar.boards, by.role, by.voice)
        for n, cells in earlier.items():
            assert patched(cells, seminar.boards.since(by.role, by.voice, n)) == now


@settings(max_examples=40)
@given(st.lists(ASKS, max_size=30), st.integers(0, 40))
def test_a_client_may_get_too_much_and_is_still_right(asked: list[Ask], n: int) -> None:
    """Frames that overlap, as after a reconnect, do no harm."""
    seminar = Seminar().furnish().with_pairs()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))

    for by in everyone():
        now = reached(seminar.boards, by.role, by.voice)
        assert patched(now, seminar.boards.since(by.role, by.voice, n)) == now


def test_who_is_current_is_sent_nothing(seminar: Seminar) -> None:
    seminar.show("two chairs")

    for by in everyone():
        assert seminar.boards.since(by.role, by.voice, seminar.n) == b""


def test_what_is_gone_is_sent_as_null_and_not_to_who_never_had_it(seminar: Seminar) -> None:
    phrase, waiting = seminar.show("two chairs"), seminar.give("same height")
    before = seminar.n

    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.does(ADA, WithdrawPhrase(waiting))

    assert f'"phrase/{phrase}":null'.encode() in seminar.boards.since(Role.WALL, Voice(""), before)
    assert waiting.encode() not in seminar.boards.since(Role.WALL, Voice(""), 0), "the wall never heard of it"
    assert f"phrase/{phrase}" not in plain(seminar.text(WALL))


def test_a_cell_that_looks_the_same_is_not_sent_again(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    before = seminar.n

    seminar.does(FRAN, ReadPhrases((phrase,)))

    assert seminar.n == before + 1, "something happened, for this test to mean anything"
    for by in (STRANGER, WALL, PAUL):
        assert seminar.boards.since(by.role, by.voice, before) == b"", "whether it was read is the desk's to see"
    assert f"phrase/{phrase}".encode() in seminar.boards.since(Role.DESK, Voice(""), before)


@settings(max_examples=25)
@given(st.lists(ASKS, max_size=20))
def test_touching_everything_again_sends_nothing(asked: list[Ask]) -> None:
    seminar = Seminar().furnish().with_pairs()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))
    assert all(seminar.text(by) for by in everyone()), "everybody has it"

    seminar.boards.touch(seminar.day, {*seminar.touched, *ALWAYS}, seminar.n + 1)

    assert all(seminar.boards.since(by.role, by.voice, seminar.n) == b"" for by in everyone())


def test_a_board_has_every_cell_from_the_beginning(seminar: Seminar) -> None:
    boards = Boards()

    boards.touch(seminar.day, ALWAYS, 7)

    for by in everyone():
        assert values_of(boards, by.role, by.voice).keys() == {
            str(key) for key in ALWAYS if by.role in CELLS[key.noun].places
        }
    assert boards.head == 7


def test_a_cell_that_is_gone_and_comes_back_is_there(seminar: Seminar) -> None:
    phrase = seminar.show("two chairs")
    seminar.does(FRAN, KeepPhrase(phrase))
    gone = seminar.n
    assert seminar.sees(WALL, f"phrase/{phrase}") is None

    seminar.show("another")
    seminar.does(FRAN, GatherItem(seminar.name("Being heard"), phrase))
    from_nothing = seminar.boards.since(Role.WALL, Voice(""), 0)

    assert f'"phrase/{phrase}":null'.encode() in from_nothing
    assert f'"phrase/{phrase}"'.encode() not in seminar.boards.since(Role.WALL, Voice(""), gone)


# After a restart


class LogInMemory:
    """A log as the next server finds it: an entry for each fact."""

    epoch = "the-life-of-this-log"
    path = Path("nowhere.db")
    lost = None

    def __init__(self, facts: list[Fact], life: str = "first") -> None:
        self.life = life
        self._entries = [Entry.of(n, at("11.20"), (msgspec.to_builtins(fact),)) for n, fact in enumerate(facts, 1)]

    @property
    def head(self) -> int:
        return len(self._entries)

    async def append(self, n: int, facts: Sequence[Fact], at: int) -> int:
        self._entries.append(Entry.of(n, at, tuple(msgspec.to_builtins(fact) for fact in facts)))
        return n

    async def read(self, since: int = 0, most: int | None = None) -> list[Entry]:
        return self._entries[since:][:most]

    def mark(self, n: int) -> str:
        return hashlib.sha256(repr(self._entries[:n]).encode()).hexdigest()[:8]

    async def close(self) -> None:
        return None


async def opened_and_closed(facts: list[Fact], life: str = "first") -> Room:
    """A run of the server over a log with these facts, an entry each."""
    room = await Room.open(
        "seminar-5", LogInMemory(facts, life), lambda: NO_PROGRAMME, FakeClock(DATE, LONDON, "11.21")
    )
    await room.close()
    return room


NO_PROGRAMME = Programme(title="", date=None, zone="UTC", venue="", hashtag="", slots=(), guesses=())


@pytest.mark.parametrize("by", [WALL, STRANGER, PAUL, BOB], ids=["wall", "phone", "poet", "phone of somebody else"])
async def test_a_client_that_missed_a_hide_before_a_restart_loses_the_words(seminar: Seminar, by: By) -> None:
    """The server stopped between the entry and the frame: on coming back nobody keeps what is hidden."""
    phrase = seminar.show(SECRET)
    had, cells = len(seminar.facts), values_of(seminar.boards, by.role, by.voice)
    assert f"phrase/{phrase}" in cells, "they had it, for this test to mean anything"
    before = await opened_and_closed(seminar.facts)
    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    room = await opened_and_closed(seminar.facts)

    _, text = room.hello(by.role, by.voice, Had(had, before.epoch, before.log.mark(had)))

    hello = msgspec.json.decode(text)
    assert not hello["hello"]["full"]
    after = cells
    after = {key: value for key, value in (after | hello["cells"]).items() if value is not None}
    assert f"phrase/{phrase}" not in after
    assert SECRET not in str(after)


@pytest.mark.parametrize("by", everyone(), ids=str)
async def test_after_a_restart_a_client_is_sent_what_is_later_than_it_has_and_no_more(seminar: Seminar, by: By) -> None:
    phrase = seminar.show("two chairs")
    had, then = len(seminar.facts), values_of(seminar.boards, by.role, by.voice)
    seminar.show("the same height", BOB)
    seminar.does(ADA, WithdrawPhrase(phrase))
    now = values_of(seminar.boards, by.role, by.voice)
    room = await opened_and_closed(seminar.facts)

    later = msgspec.json.decode(room.hello(by.role, by.voice, Had(had, room.epoch, room.log.mark(had)))[1])
    current = msgspec.json.decode(room.hello(by.role, by.voice, Had(room.boards.head, room.epoch))[1])

    assert (later["hello"]["full"], current["hello"]["full"]) == (False, False)
    unstamped = {"people", "walls"}
    assert current["cells"].keys() <= unstamped
    after = {key: value for key, value in (then | later["cells"]).items() if value is not None and key not in unstamped}
    assert after == {key: value for key, value in now.items() if key != "people"}
    assert "programme" not in later["cells"], "what did not change is not sent"


async def test_what_somebody_stood_behind_for_a_moment_is_gone_from_their_phone_after_a_restart(
    seminar: Seminar,
) -> None:
    phrase = seminar.show("two chairs")
    seminar.give("the same height", BOB)
    seminar.does(BOB, EchoPhrase(phrase))
    had = len(seminar.facts)
    seminar.does(BOB, EchoPhrase(phrase, on=False))
    room = await opened_and_closed(seminar.facts)

    later = msgspec.json.decode(room.hello(BOB.role, BOB.voice, Had(had, room.epoch, room.log.mark(had)))[1])

    assert not later["hello"]["full"]
    assert later["cells"][f"echo/{phrase}"] is None


async def test_who_missed_more_than_is_shown_one_by_one_gets_everything(
    seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "ONE_BY_ONE", 3)
    for _ in range(5):
        seminar.show("two chairs")
    room = await opened_and_closed(seminar.facts)
    head = room.boards.head

    hellos = [msgspec.json.decode(room.hello(Role.WALL, Voice(""), Had(n, room.epoch))[1]) for n in range(head + 1)]

    assert [n for n, hello in enumerate(hellos) if not hello["hello"]["full"]] == [head - 3, head - 2, head - 1, head]
    full = {key: value for key, value in hellos[0]["cells"].items() if key != "people"}
    assert full == values_of(seminar.boards, Role.WALL, Voice(""))


@pytest.mark.parametrize("mark", ["", "00000000", "nonsense"])
async def test_a_client_whose_entry_is_another_than_ours_begins_anew(seminar: Seminar, mark: str) -> None:
    seminar.show("two chairs")
    room = await opened_and_closed(seminar.facts)

    _, text = room.hello(Role.WALL, Voice(""), Had(2, room.epoch, mark))

    assert msgspec.json.decode(text)["hello"]["full"]


async def test_a_client_keeps_nothing_of_a_log_that_was_put_back_to_an_older_copy(seminar: Seminar) -> None:
    copy = list(seminar.facts)
    seminar.show("two chairs")
    had = len(seminar.facts)
    before = await opened_and_closed(seminar.facts)
    room = await opened_and_closed([*copy, *[PaceSet("at_once"), PaceSet("breath")] * had])
    assert room.log.head > had, "the numbers have passed those of the client, for this test to mean anything"

    _, text = room.hello(Role.PHONE, Voice(""), Had(had, before.epoch, before.log.mark(had)))

    hello = msgspec.json.decode(text)
    assert hello["hello"]["full"]
    assert not [key for key in hello["cells"] if key.startswith("phrase/")]


async def test_a_client_hears_how_fast_time_goes_only_where_it_is_not_a_clocks(seminar: Seminar) -> None:
    def open_room(**speed: float) -> Any:
        return Room.open(
            "s5", LogInMemory(seminar.facts), lambda: NO_PROGRAMME, FakeClock(DATE, LONDON, "11.21"), **speed
        )

    seminar_day, rehearsal = await open_room(), await open_room(speed=60.0)
    greetings = [msgspec.json.decode(room.hello(Role.WALL, Voice(""), Had())[1]) for room in (seminar_day, rehearsal)]
    for room in (seminar_day, rehearsal):
        await room.close()

    assert [greeting["hello"].get("speed") for greeting in greetings] == [None, 60.0]


# Much at once


def test_much_that_is_shown_at_once_is_shown_a_little_at_a_time_and_together(
    seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A theme of thousands that goes stops nobody; who comes meanwhile gets whole cells, and who is here all in one."""
    monkeypatch.setattr(boards_module, "MADE_AT_ONCE", 4)
    monkeypatch.setattr(boards_module, "FOUND_AT_ONCE", 3)
    phrases = [seminar.show(f"words of number {number}", BOB) for number in range(10)]
    theme = seminar.name("Being heard", *phrases)
    boards, before = seminar.boards, seminar.n
    wall = PlaceFrames(Role.WALL, boards, LogInMemory(seminar.facts))

    steps = 0
    changed = change(seminar.day, ThemeDropped(theme))
    seminar.touched.update(changed)
    for _ in boards.show(seminar.day, changed, before + 1):
        steps += 1
        assert boards.head == before
        assert wall.later(NOBODY, before) == (before, None)
        for by in everyone():
            assert plain(boards.all(by.role, by.voice)), "whole cells"
    _, frame = wall.later(NOBODY, before)

    assert steps > 5
    assert boards.head == before + 1
    assert frame is not None
    assert all(f"phrase/{phrase}".encode() in frame for phrase in phrases)
    assert seminar.is_fresh()


# What is never on a board


def everything_sent(seminar: Seminar, by: By) -> str:
    """All that anybody could be sent from now on: everything there is, and everything stamped."""
    return seminar.text(by) + seminar.boards.since(by.role, by.voice, 0).decode()


def test_words_that_are_not_for_the_room_never_reach_it(seminar: Seminar) -> None:
    waiting = seminar.give(f"{SECRET} waiting")
    hidden = seminar.show(f"{SECRET} hidden")
    kept = seminar.show(f"{SECRET} kept")
    never = seminar.give(f"{SECRET} never", uses=("poem",))
    withdrawn = seminar.show(f"{SECRET} withdrawn")
    note = seminar.note(f"{SECRET} note")
    theme = seminar.name("Being heard", waiting, hidden, kept, never, withdrawn, note)
    seminar.does(BOB, EchoPhrase(withdrawn))
    seminar.does(FRAN, HidePhrase(hidden, "a reason, which everybody reads"))
    seminar.does(FRAN, KeepPhrase(kept))
    seminar.does(ADA, WithdrawPhrase(withdrawn))
    seminar.does(PAUL, TitlePoem(f"{SECRET} title"))
    seminar.write(f"{SECRET} line")

    for by in (STRANGER, WALL, BOB, CLEO):
        assert SECRET not in everything_sent(seminar, by)
        cell = seminar.sees(by, f"theme/{theme}")
        assert (cell["items"] == []) if by is WALL else (cell["count"] == 0)


def test_a_withdrawn_phrase_is_in_no_text_even_in_the_middle_of_the_reading(seminar: Seminar) -> None:
    phrase = seminar.show(SECRET)
    line = seminar.write(("and ", phrase), (SECRET, phrase))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))
    assert all(SECRET in everything_sent(seminar, by) for by in everyone()), "all had it, for this to mean anything"

    seminar.does(ADA, WithdrawPhrase(phrase))
    seminar.does(PAUL, EndReading())

    assert [by for by in everyone() if SECRET in everything_sent(seminar, by)] == []


def test_one_persons_own_words_are_on_their_own_board_only(seminar: Seminar) -> None:
    seminar.give(SECRET, uses=("report",))

    readers = [by for by in everyone() if SECRET in everything_sent(seminar, by)]

    assert readers == [By(Role.DESK), By(Role.REPORTER), ADA]


def test_one_persons_own_cell_may_be_at_another_place_too(seminar: Seminar, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where somebody asks the desk for something: the desk has it of everybody, a phone only its own."""
    own = CELLS["mine"]
    monkeypatch.setitem(CELLS, "mine", replace(own, places={**own.places, Role.DESK: MineCell}))
    hers = seminar.give("two chairs", ADA)
    heard = seminar.give("the same height", FRAN, said="aloud")

    seen = {by: {key for key in values_of(seminar.boards, by.role, by.voice) if "mine/" in key} for by in everyone()}

    assert seen.pop(FRAN) == {f"mine/{hers}", f"mine/{heard}"}
    assert seen.pop(ADA) == {f"mine/{hers}"}
    assert not any(seen.values())
    assert seminar.is_fresh()


def test_no_board_ever_says_who(seminar: Seminar) -> None:
    phrase, note = seminar.show("two chairs"), seminar.note("a longer thought")
    heard = seminar.give("a voice from the back", FRAN, said="paper")
    theme = seminar.name("Being heard", phrase, note, heard)
    seminar.does(BOB, EchoPhrase(phrase))
    seminar.does(CLEO, SupportTheme(theme, on=True))
    line = seminar.write(("two chairs", phrase))
    seminar.does(PAUL, BeginReading())
    seminar.does(PAUL, ReadLine(line))

    for by in everyone():
        sent = everything_sent(seminar, by)
        assert not any(each.voice in sent for each in (ADA, BOB, CLEO))
        assert f"paper/{heard}" not in sent


def test_words_with_markup_and_quotes_are_one_sound_cell(seminar: Seminar) -> None:
    text = '<b>"two"</b> \\ chairs, {"a":null}'

    phrase = seminar.show(text)

    assert seminar.sees(WALL, f"phrase/{phrase}")["text"] == text
