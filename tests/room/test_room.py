"""One live day over its log: nothing is lost, nothing is doubled, nobody hears of what is not on disk."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from live.day.given import AllGiven
from live.day.noun import Fact
from live.day.phrases import OfferPhrase
from live.day.projection import Timetable
from live.day.roles import By, Role, Voice
from live.day.themes import ThemeNamed
from live.log.sqlite import SqliteLog
from live.programme import read
from live.programme.programme import Programme, Unreadable
from live.room import room as rooms
from live.room.room import Room
from tests.cast import Person, TestHouse, new_id, ok, settled
from tests.conftest import SEMINAR
from tests.fakes import Counting, FakeClock, FullDisk, Gone, Silent, SlowDisk


async def test_two_people_pressing_at_once_move_the_day_once(house: TestHouse, fran: Person) -> None:
    await house.at("10.05")
    other = await house.desk()
    assert fran.cells["now"]["slot"] == other.cells["now"]["slot"], "both see the same slot"

    answers = await asyncio.gather(fran.starts("Stories"), other.starts("Stories"))

    assert sorted(repr(answer) if answer is ok else answer.code for answer in answers) == ["already", "ok"]


async def test_a_resend_is_answered_ok_and_changes_nothing(house: TestHouse, ada: Person, fran: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives("two chairs")
    head = house.room.log.head

    assert await ada.offers("two chairs", id=phrase) is ok
    await ada.leaves()
    await ada.comes()
    assert await ada.offers("two chairs", id=phrase) is ok

    assert house.room.log.head == head
    assert len(fran.all("phrase")) == 1


async def test_the_same_words_sent_many_times_before_the_first_answer_are_kept_once(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    phrase = new_id("phrase")

    for ref in range(900, 920):
        await ada.sends(json.dumps({"do": "phrase.offer", "ref": ref, "id": phrase, "text": "two chairs"}))
    answers = [await ada.answer(ref) for ref in range(900, 920)]

    assert all(answer is ok for answer in answers)
    await fran.sees(f"phrase/{phrase}")
    offered = [fact for entry in await house.room.log.read(0) for fact in entry.facts if fact["is"] == "phrase.offered"]
    assert len(offered) == 1


async def test_a_full_disk_refuses_words_kindly_and_takes_them_when_there_is_room(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    note = {"id": new_id("note"), "text": "n" * 280}

    async with FullDisk(house.room.log):
        refusals = [await ada.does("note.offer", id=new_id("note"), text="n" * 280) for _ in range(40)]
        kept = [refusal for refusal in refusals if refusal is ok]
        refusal = refusals[-1]
        assert refusal is not ok, "the disk is full, for this test to mean anything"
        assert refusal.code == "log.unavailable"
        await fran.until(lambda: len(fran.all("note")) == len(kept))

    assert await ada.does("note.offer", **note) is ok
    await fran.sees(f"note/{note['id']}")
    assert len(fran.all("note")) == len(kept) + 1


async def test_health_says_when_the_disk_does_not_take_words(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")
    async with house.http() as client:
        assert (await client.get("/health")).status_code == 200

        async with FullDisk(house.room.log):
            while await ada.does("note.offer", id=new_id("note"), text="n" * 280) is ok:
                pass
            failing = await client.get("/health")

        assert failing.status_code == 503
        assert await ada.offers("room again") is ok
        assert (await client.get("/health")).json()["status"] == "ready"


async def test_an_entry_that_was_written_though_the_log_said_otherwise_counts(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")
    house.room.log = Silent(house.room.log)

    phrase = await ada.gives("two chairs")

    await ada.sees(f"mine/{phrase}")
    offered = [fact for entry in await house.room.log.read(0) for fact in entry.facts if fact["is"] == "phrase.offered"]
    assert len(offered) == 1


async def test_after_a_failure_only_what_is_not_shown_yet_is_read(house: TestHouse, ada: Person) -> None:
    """A day is long in the afternoon, and a room with a moody disk must not read all of it again."""
    await house.at("11.20")
    await ada.gives("two chairs")
    head = house.room.log.head
    assert head > 2, "there is something to read again, for this test to mean anything"
    house.room.log = log = Silent(house.room.log)

    await ada.gives("same height")

    assert log.read_since == [head]
    assert house.room.boards.head == head + 1


async def test_whoever_asks_is_answered_though_the_log_cannot_be_read_and_the_room_goes_on_when_it_is_back(
    house: TestHouse, ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rooms, "RETRY_S", 0.001)
    await house.at("11.20")
    real, house.room.log = house.room.log, Gone(house.room.log)

    refusals = [await ada.offers("two chairs", id="phrase-one"), await ada.offers("two chairs", id="phrase-one")]

    assert [refusal.code for refusal in refusals] == ["log.unavailable"] * 2
    assert house.room.log.read_times >= 2 * rooms.TRIES
    noted = [record for record in caplog.records if "could not be read" in record.message]
    assert len(noted) == 1, "a disk that is gone must not fill the server's own log"
    house.room.log = real
    assert await ada.offers("two chairs", id="phrase-one") is ok
    await ada.sees("mine/phrase-one", text="two chairs")


async def test_the_clock_starts_what_it_could_not_write_when_the_log_is_back_though_nobody_asks(
    house: TestHouse, fran: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "RETRY_S", 0.001)
    await house.at("10.10")
    before = fran.cells["now"]["slot"]
    real, house.room.log = house.room.log, Gone(house.room.log)
    house.clock.advance(10 * 60)
    house.room.wake()
    await house.room.log.is_read(2 * rooms.TRIES)
    assert house.room.failing, "the slot's start is not on disk, for this test to mean anything"

    house.room.log = real

    await fran.until(lambda: fran.cells["now"]["slot"] != before)
    assert fran.cells["now"]["kind"] == "talk"
    assert not house.room.failing


async def test_what_was_not_written_is_forgotten_and_can_be_sent_again(house: TestHouse, ada: Person) -> None:
    """The day that ran ahead is made from what is on disk: an id that was refused for the disk's sake is free."""
    await house.at("11.20")
    log = house.room.log
    house.room.log = Counting(log)
    assert (await ada.offers("two chairs", id="phrase-one")).code == "log.unavailable"
    assert house.room.day.made.get("phrase-one") is None, "nobody is shown what is not on disk"
    house.room.log = log

    assert await ada.offers("other words", id="phrase-one") is ok

    await ada.sees("mine/phrase-one", text="other words")


async def test_a_second_writer_is_noticed_and_the_command_decided_on_what_it_wrote(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    """The loop's side of two machines on one log: read what came, apply it, decide again."""
    await house.at("11.20")
    log, at = house.room.log, round(house.clock() * 1000)

    async def append_after_another(n: int, facts: Sequence[Fact], when: int) -> int:
        log.__dict__.pop("append", None)
        await log.append(n, [ThemeNamed("theme-of-another", "From another machine")], at)
        return await log.append(n, facts, when)

    log.__dict__["append"] = append_after_another
    phrase = await ada.gives("two chairs")

    await fran.sees("theme/theme-of-another", title="From another machine")
    await fran.sees(f"phrase/{phrase}")


async def test_the_day_goes_on_where_it_was_after_a_restart_in_the_middle_of_any_slot(tmp_path: Path) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "9.00")
    programme = read(SEMINAR)
    began: list[int | None] = []
    for wall_clock in ("9.40", "10.05", "10.40", "11.50", "12.30", "13.00", "14.30", "15.10", "15.40", "15.50"):
        clock.now = clock.midnight + sum(int(p) * s for p, s in zip(wall_clock.split("."), (3600, 60), strict=True))
        room = await Room.open(
            "seminar", await SqliteLog.open(tmp_path / "seminar.db", "seminar"), lambda: programme, clock
        )
        await settled(room)
        began = [room.day[Timetable].began.get(slot.id) for slot in room.day[Timetable].slots]
        await room.close()

    planned = [slot.planned for slot in room.day[Timetable].slots]
    assert began == planned


@pytest.mark.parametrize("batch", [7, 500])
async def test_nothing_is_lost_when_the_room_closes_with_words_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(rooms, "BATCH", batch)
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    room = await Room.open(
        "seminar", await SqliteLog.open(tmp_path / "seminar.db", "seminar"), lambda: read(SEMINAR), clock
    )
    answers: list[object] = []
    for number in range(50):
        command = OfferPhrase(f"phrase-{number:04}", f"words {number}")
        room.ask(command, By(Role.PHONE, Voice("ada")), answers.append)

    await room.close()

    assert len(answers) == 50
    log = await SqliteLog.open(tmp_path / "seminar.db", "seminar")
    entries = await log.read(0)
    by_entry = [[fact for fact in entry.facts if fact["is"] == "phrase.offered"] for entry in entries]
    kept = [fact for facts in by_entry for fact in facts]
    await log.close()
    assert max(map(len, by_entry)) == min(batch, 50)
    assert [fact["id"] for fact in kept] == [f"phrase-{number:04}" for number in range(50)]
    assert len(kept) == sum(isinstance(answer, int) for answer in answers) == 50


async def test_a_bug_in_one_command_is_its_senders_alone(house: TestHouse, ada: Person, bob: Person) -> None:
    await house.at("11.20")
    house.room._ahead._day[AllGiven].by_voice = None  # the day is broken in memory; what is shown and the log are whole

    await ada.sends(json.dumps({"do": "phrase.offer", "ref": 1, "id": new_id(), "text": "words"}))
    await ada.line.wait_closed()

    assert ada.line.close_code == 1011
    assert await bob.offers("the room has made itself again") is ok


async def test_a_machine_whose_time_is_put_back_does_not_take_the_day_with_it(
    house: TestHouse, ada: Person, fran: Person
) -> None:
    await house.at("11.20")
    await ada.gives("before")

    house.clock.advance(-3600)
    await ada.gives("after")

    entries = await house.room.log.read(0)
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert fran.cells["now"]["kind"] == "discussion"


async def test_words_go_on_the_wall_though_the_machines_time_was_put_back(
    house: TestHouse, ada: Person, wall: Person
) -> None:
    await house.at("11.20")
    await ada.gives("before")
    house.clock.advance(-3600)

    phrase = await ada.gives("after")
    await house.passes(20)

    await wall.sees(f"phrase/{phrase}")


async def test_words_that_came_in_time_are_taken_however_slow_the_disk_is(house: TestHouse, ada: Person) -> None:
    await house.at("11.20")
    house.clock.now = house.clock.midnight + 12 * 3600 - 1
    slow = SlowDisk(house.room.log)
    house.room.log = slow

    await ada.sends(json.dumps({"do": "phrase.offer", "ref": 1, "id": new_id(), "text": "first"}))
    await slow.is_writing()
    await ada.sends(json.dumps({"do": "phrase.offer", "ref": 2, "id": new_id(), "text": "second, at 11.59"}))
    await house.has_asked(1)
    house.clock.advance(2)  # it is noon, and the talk begins
    slow.goes_on()

    assert await ada.answer(2) is ok
    await ada.sees("now", kind="talk")


async def test_a_full_disk_does_not_keep_the_room_busy(house: TestHouse, ada: Person) -> None:
    """A breath that ends while nothing can be written is tried again now and then, not without a pause."""
    await house.at("11.20")
    await ada.gives("two chairs")
    counted = Counting(house.room.log)
    house.room.log = counted

    house.clock.advance(10)
    house.room.wake()
    await counted.has_tried(2)

    assert counted.began_apart_s() > 0.3


async def test_a_day_that_has_begun_runs_though_its_file_was_broken(tmp_path: Path) -> None:
    clock = FakeClock("2017-03-03", "Europe/London", "11.20")
    path = tmp_path / "seminar.db"
    first = await Room.open("seminar", await SqliteLog.open(path, "seminar"), lambda: read(SEMINAR), clock)
    await settled(first)
    await first.close()

    def broken() -> Programme:
        raise Unreadable("programme.unreadable.no_slot")

    again = await Room.open("seminar", await SqliteLog.open(path, "seminar"), broken, clock)
    await settled(again)

    assert again.day[Timetable].current == "s4"
    await again.close()


async def test_phones_hear_of_a_burst_in_a_few_frames(house: TestHouse, ada: Person, bob: Person, fran: Person) -> None:
    await house.at("11.20")
    assert await fran.does("wall.pace", pace="at_once") is ok
    before = len(bob.frames)

    phrases = [await ada.gives(f"words {number}") for number in range(60)]
    await house.passes(1)
    await bob.until(lambda: all(f"phrase/{phrase}" in bob.cells for phrase in phrases))

    assert len(bob.frames) - before < 30
