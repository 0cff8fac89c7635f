"""
Nobody's words are repeated where they do not belong: not in a refusal, not in the server's own log.

Everything here that a person could have typed holds one word. It is sent in every field of every command, and for every
code there is, in whatever way brings that refusal about; then it is looked for in the answer, in the refusal itself,
and in what the server noted.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec import inspect

from live.day import CODES
from live.day import COMMANDS as ROWS
from live.day.given import AllGiven
from live.day.points import PointCode
from live.day.projection import Timetable
from live.day.reading import ReadingCode
from live.day.refusals import AnyCode, Code, Refused
from live.day.roles import PLACES, By, Role, Voice
from live.log.sqlite import SqliteLog
from live.programme import read
from live.room import wire
from live.room.limits import BURST
from live.room.room import Room
from live.room.wire import COMMANDS
from tests.cast import Person, TestHouse, ok, settled
from tests.conftest import SEMINAR
from tests.days import said
from tests.fakes import Counting, FakeClock

WORD = "zebrafish"  # may stand in an id as well as in a sentence, and is in nothing that the server says
LONG = f"{WORD} " * 40
HARMFUL = f"{WORD}\u202e"
HALF = "\\ud800"  # of a character, as JSON lets it through

ADA, BOB = By(Role.PHONE, Voice("voice-of-ada")), By(Role.PHONE, Voice("voice-of-bob"))
FRAN, PAUL = By(Role.DESK), By(Role.POET)
BY_ROLE = {
    Role.PHONE: ADA,
    Role.DESK: FRAN,
    Role.POET: PAUL,
    Role.WALL: By(Role.WALL),
    Role.CARE: By(Role.CARE),
    Role.REPORTER: By(Role.REPORTER),
}

# When it is sent: before anything was given, and in four slots after that; "bare" is a day of one slot that has not
# begun, "over" after it was ended.
MOMENTS = {
    "before": "9.00",
    "bare": "9.00",
    "discussion": "11.20",
    "listening": "12.10",
    "lunch": "12.50",
    "over": "12.55",
    "closed": "11.20",  # the door, in the discussion
}


def thing(what: str) -> str:
    """An id, with the word in it."""
    return f"{WORD}-{what}"


def frame(do: str, **fields: object) -> str:
    return json.dumps({"do": do, "ref": 1, **fields})


def offer(what: str = "new", text: str = WORD, **fields: object) -> str:
    return frame("phrase.offer", id=thing(what), text=text, **fields)


def note(what: str = "new", text: str = WORD, **fields: object) -> str:
    return frame("note.offer", id=thing(what), text=text, **fields)


def line(phrase: str | None, text: str = WORD) -> str:
    return frame("line.write", id=thing("new"), after=None, pieces=[{"text": text, "phrase": phrase}])


def hide(what: str, reason: str = WORD) -> str:
    return frame("phrase.hide", id=thing(what), reason=reason)


def support(what: str) -> str:
    return frame("theme.support", theme=thing(what), on=True, note=WORD)


def add(**fields: object) -> str:
    new: dict[str, object] = {"id": thing("slot"), "after": "s4", "title": WORD, "kind": "break", "minutes": 10}
    return frame("slot.add", **{**new, "version": 1, **fields})


def change(slot: str, **fields: object) -> str:
    return frame("slot.change", **{"slot": slot, "version": 1, "note": WORD, **fields})


def halved(sent: str) -> str:
    """A frame with half a character in each of its texts."""
    return sent.replace(f'"{WORD}"', f'"{WORD}{HALF}"')


FURNISHED = (
    (ADA, offer("hers")),
    (ADA, offer("hidden")),
    (ADA, offer("withdrawn")),
    (ADA, offer("not-for-wall", uses=["poem"])),
    (ADA, offer("not-for-poem", uses=["wall"])),
    (ADA, note("note")),
    (FRAN, hide("hidden")),
    (ADA, frame("phrase.withdraw", id=thing("withdrawn"))),
    (FRAN, frame("theme.name", id=thing("theme"), title=WORD)),
    (PAUL, frame("line.write", id=thing("line"), after=None, pieces=[{"text": WORD}])),
)


class Sent(NamedTuple):
    """What brings a refusal about: who sends it, and in which moment."""

    by: By
    text: str
    moment: str = "discussion"


CASES: dict[AnyCode, tuple[Sent, ...]] = {
    Code.FRAME_UNREADABLE: (Sent(ADA, f'{{"{WORD}'), Sent(ADA, f'"{WORD}"')),
    Code.COMMAND_UNKNOWN: (Sent(ADA, frame(WORD)), Sent(ADA, frame(f"phrase.{WORD}"))),
    Code.COMMAND_MALFORMED: (
        Sent(ADA, frame("phrase.offer", id=thing("new"), text=[WORD])),
        Sent(ADA, offer(uses=[WORD])),
        Sent(ADA, offer(lang=f"{WORD} {WORD}")),
        Sent(ADA, json.dumps({"do": "phrase.offer", "ref": WORD})),
        Sent(ADA, json.dumps({"do": [WORD], "ref": 1})),
        Sent(FRAN, frame("slot.start", slot=WORD)),
        Sent(ADA, frame("more", list=WORD)),
        Sent(ADA, frame("more", list="wall", before=WORD)),
        Sent(FRAN, halved(frame("wall.show", view="theme", theme=WORD))),
    ),
    Code.COMMAND_NOT_YOURS: (Sent(ADA, hide("hers")), Sent(PAUL, offer()), Sent(BY_ROLE[Role.WALL], offer())),
    Code.ID_MALFORMED: (Sent(ADA, offer("with a space")), Sent(ADA, note("é")), Sent(ADA, offer("x" * 40))),
    Code.ID_TAKEN: (
        Sent(ADA, offer("hers", f"{WORD} {WORD}")),
        Sent(BOB, offer("hers")),
        Sent(ADA, note("hers")),
        Sent(ADA, note("note", f"{WORD} {WORD}")),
        Sent(FRAN, frame("theme.name", id=thing("theme"), title=f"{WORD} {WORD}")),
        Sent(PAUL, frame("line.write", id=thing("hers"), after=None, pieces=[])),
    ),
    Code.PHRASE_EMPTY: (Sent(ADA, offer(text="", gloss=WORD)),),
    Code.PHRASE_TOO_LONG: (Sent(ADA, offer(text=LONG)), Sent(ADA, offer(gloss=LONG))),
    Code.PHRASE_CHARACTERS: (
        Sent(ADA, offer(text=HARMFUL)),
        Sent(ADA, offer(gloss=HARMFUL)),
        Sent(ADA, halved(offer())),
    ),
    Code.PHRASE_UNKNOWN: (Sent(ADA, frame("phrase.withdraw", id=thing("nobody"))), Sent(PAUL, line(thing("nobody")))),
    Code.PHRASE_NOT_YOURS: (Sent(BOB, frame("phrase.withdraw", id=thing("hers"))),),
    Code.PHRASE_WITHDRAWN: (
        Sent(FRAN, hide("withdrawn")),
        *(Sent(FRAN, frame(do, id=thing("withdrawn"))) for do in ("phrase.show", "phrase.restore", "phrase.keep")),
        Sent(FRAN, frame("theme.gather", theme=thing("theme"), item=thing("withdrawn"))),
        Sent(PAUL, line(thing("withdrawn"))),
    ),
    Code.PHRASE_HIDDEN: (Sent(FRAN, frame("phrase.show", id=thing("hidden"))), Sent(PAUL, line(thing("hidden")))),
    Code.PHRASE_YOURS: (Sent(ADA, frame("phrase.echo", id=thing("hers"))),),
    Code.PHRASE_NOT_SHOWN: (Sent(BOB, frame("phrase.echo", id=thing("hidden"))),),
    Code.PHRASE_NOT_FOR_WALL: (Sent(FRAN, frame("phrase.show", id=thing("not-for-wall"))),),
    Code.PHRASE_NOT_FOR_POEM: (Sent(PAUL, line(thing("not-for-poem"))),),
    Code.NOTE_EMPTY: (Sent(ADA, note(text=" ")),),
    Code.NOTE_TOO_LONG: (Sent(ADA, note(text=LONG)),),
    Code.NOTE_CHARACTERS: (Sent(ADA, note(text=HARMFUL)), Sent(ADA, halved(note()))),
    Code.NOTE_UNKNOWN: (Sent(ADA, frame("note.withdraw", id=thing("nobody"))),),
    Code.NOTE_NOT_YOURS: (Sent(BOB, frame("note.withdraw", id=thing("note"))),),
    Code.SLOT_LISTENING: (Sent(ADA, offer(), "listening"), Sent(ADA, note(), "listening")),
    Code.SLOT_CLOSED: (Sent(ADA, offer(), "lunch"), Sent(BOB, frame("phrase.echo", id=thing("hers")), "lunch")),
    Code.SLOT_UNKNOWN: (
        Sent(FRAN, frame("prompt.set", slot=WORD, text=WORD)),
        Sent(FRAN, frame("slot.extend", slot=WORD, minutes=5)),
        Sent(FRAN, frame("slot.start", slot=WORD, **{"from": "s4"})),
        Sent(FRAN, frame("slot.take", slot=WORD, takes=[], **{"from": "s4"})),
        Sent(FRAN, frame("slot.drop", slot=WORD, version=1)),
        Sent(FRAN, change(WORD, title=WORD)),
        Sent(FRAN, add(after=WORD)),
    ),
    Code.SLOT_EMPTY: (Sent(FRAN, add(title=" ")),),
    Code.SLOT_TOO_LONG: (Sent(FRAN, add(title=LONG)), Sent(FRAN, change("s5", title=LONG))),
    Code.SLOT_CHARACTERS: (
        Sent(FRAN, add(title=HARMFUL)),
        Sent(FRAN, change("s5", title=HARMFUL)),
        Sent(FRAN, halved(add(title=WORD))),
    ),
    Code.SLOT_MINUTES: (Sent(FRAN, add(minutes=0)), Sent(FRAN, change("s5", minutes=601))),
    Code.SLOT_TIME: (Sent(FRAN, change("s5", at=WORD)), Sent(FRAN, change("s5", at="25:00"))),
    Code.SLOT_TOO_EARLY: (Sent(FRAN, change("s5", at="11:18")), Sent(FRAN, change("s7", at="12:02"))),
    Code.SLOT_BEGUN: (
        Sent(FRAN, frame("slot.take", slot="s3", takes=[], note=WORD, **{"from": "s4"})),
        Sent(FRAN, add(after="s3")),
        Sent(FRAN, change("s4", at="11:30")),
        Sent(FRAN, change("s3", minutes=30)),
        Sent(FRAN, frame("slot.drop", slot="s4", version=1, note=WORD)),
    ),
    Code.SLOT_THE_ONLY_ONE: (Sent(FRAN, frame("slot.drop", slot="s1", version=10, note=WORD), "bare"),),
    Code.DAY_NOT_BEGUN: (Sent(ADA, offer(), "before"), Sent(FRAN, note(said="paper"), "before")),
    Code.DAY_OVER: (Sent(ADA, offer(), "over"), Sent(FRAN, note(said="paper"), "over")),
    Code.ALREADY: (
        Sent(FRAN, frame("slot.start", slot="s5", **{"from": WORD})),
        Sent(FRAN, frame("day.end", **{"from": WORD})),
        Sent(FRAN, frame("slot.take", slot="s5", takes=[], **{"from": WORD})),
        Sent(FRAN, add(version=0)),
        Sent(FRAN, change("s5", version=0, title=WORD)),
        Sent(FRAN, frame("slot.drop", slot="s5", version=2, note=WORD)),
        Sent(FRAN, frame("plan.undo", version=1, note=WORD)),
        Sent(FRAN, frame("programme.take", version=1, offer=0, note=WORD)),
        Sent(FRAN, frame("programme.leave", offer=0, note=WORD)),
        Sent(FRAN, frame("programme.restore", offer=0, note=WORD)),
    ),
    Code.MINUTES_TOO_MANY: (Sent(FRAN, frame("slot.extend", slot="s4", minutes=121, note=WORD)),),
    Code.THEME_UNKNOWN: (
        Sent(ADA, note(theme=thing("nothing"))),
        Sent(ADA, frame("theme.support", theme=WORD, on=True)),
        Sent(FRAN, frame("theme.rename", theme=WORD, title=WORD)),
        Sent(FRAN, frame("theme.gather", theme=WORD, item=thing("hers"))),
        Sent(FRAN, frame("theme.release", theme=WORD, item=thing("hers"))),
        Sent(FRAN, frame("theme.merge", theme=thing("theme"), into=WORD)),
        Sent(FRAN, frame("wall.show", view="theme", theme=WORD)),
    ),
    Code.THEME_EMPTY: (Sent(FRAN, frame("theme.name", id=thing("new"), title="")),),
    Code.THEME_TOO_LONG: (Sent(FRAN, frame("theme.rename", theme=thing("theme"), title=LONG)),),
    Code.THEME_CHARACTERS: (
        Sent(FRAN, frame("theme.name", id=thing("new"), title=HARMFUL)),
        Sent(FRAN, halved(frame("theme.name", id=thing("new"), title=WORD))),
    ),
    PointCode.SIDE_TOO_LONG: (Sent(FRAN, frame("theme.side", theme=thing("theme"), side=LONG)),),
    PointCode.SIDE_CHARACTERS: (Sent(FRAN, frame("theme.side", theme=thing("theme"), side=HARMFUL)),),
    Code.THEME_SAME: (Sent(FRAN, frame("theme.merge", theme=thing("theme"), into=thing("theme"))),),
    Code.ITEM_UNKNOWN: (
        Sent(FRAN, frame("theme.gather", theme=thing("theme"), item=WORD)),
        Sent(FRAN, frame("phrase.read", ids=[thing("hers"), WORD])),
        Sent(FRAN, frame("phrase.unread", ids=[thing("hers"), WORD])),
        Sent(FRAN, hide("nobody")),
        *(Sent(FRAN, frame(do, id=thing("nobody"))) for do in ("phrase.show", "phrase.restore", "phrase.keep")),
    ),
    Code.PROMPT_TOO_LONG: (Sent(FRAN, frame("prompt.set", slot="s4", text=LONG)),),
    Code.PROMPT_CHARACTERS: (
        Sent(FRAN, frame("prompt.set", slot="s4", text=HARMFUL)),
        Sent(FRAN, halved(frame("prompt.set", slot="s4", text=WORD))),
    ),
    Code.REASON_EMPTY: (Sent(FRAN, hide("hers", "")),),
    Code.REASON_TOO_LONG: (Sent(FRAN, hide("hers", LONG)),),
    Code.REASON_CHARACTERS: (Sent(FRAN, hide("hers", HARMFUL)),),
    Code.QUESTION_UNKNOWN: (Sent(FRAN, frame("wall.show", view="prompt", question=WORD)),),
    Code.WALL_NO_THEME: (Sent(FRAN, frame("wall.show", view="theme", note=WORD)),),
    Code.LINE_UNKNOWN: (
        Sent(PAUL, frame("line.write", id=thing("new"), after=WORD, pieces=[])),
        Sent(PAUL, frame("line.move", line=WORD, after=None)),
        Sent(PAUL, frame("line.move", line=thing("line"), after=WORD)),
    ),
    Code.LINE_TOO_LONG: (Sent(PAUL, line(None, LONG)), Sent(PAUL, line(thing("hers"), LONG))),
    Code.LINE_CHARACTERS: (
        Sent(PAUL, line(None, HARMFUL)),
        Sent(PAUL, line(thing("hers"), HARMFUL)),
        Sent(PAUL, halved(line(None))),
    ),
    Code.POEM_TOO_LONG: (Sent(PAUL, frame("poem.title", text=LONG)),),
    Code.POEM_CHARACTERS: (
        Sent(PAUL, frame("poem.title", text=HARMFUL)),
        Sent(PAUL, halved(frame("poem.title", text=WORD))),
    ),
    Code.DOOR_CLOSED: (
        Sent(ADA, offer(), "closed"),
        Sent(ADA, note(), "closed"),
        Sent(ADA, support("theme"), "closed"),
    ),
    ReadingCode.NOT_BEGUN: (Sent(PAUL, frame("reading.line", line=WORD)),),
}
# Brought about in tests of their own, further down.
BY_THE_SERVER = {Code.TOO_FAST, Code.LOG_UNAVAILABLE, Code.SEAT_NONE, Code.SEAT_TOO_MANY, Code.DOOR_SEATED}


class Stage:
    """A day over its log, without a socket, to which anybody sends anything."""

    def __init__(self, room: Room, clock: FakeClock) -> None:
        self.room = room
        self._clock = clock

    async def goes_to(self, moment: str) -> None:
        """Lets the day go on; from the discussion on it is furnished, with the word in everything."""
        if moment == "bare":
            await self._is_down_to_one_slot()
        if moment in ("before", "bare"):
            return
        await self._until(MOMENTS["discussion"])
        refusals = await asyncio.gather(*(self.refusal(by, text) for by, text in FURNISHED))
        assert refusals == [None] * len(FURNISHED)
        await self._until(MOMENTS[moment])
        if moment == "over":
            assert await self.refusal(FRAN, frame("day.end", **{"from": self.room.day[Timetable].current})) is None
        if moment == "closed":
            assert await self.refusal(FRAN, frame("door.set", door="closed")) is None

    async def _is_down_to_one_slot(self) -> None:
        for number, slot in enumerate(self.room.day[Timetable].slots[1:], 1):
            assert await self.refusal(FRAN, frame("slot.drop", slot=slot.id, version=number)) is None

    async def _until(self, wall_clock: str) -> None:
        hour, minute = (int(part) for part in wall_clock.split("."))
        self._clock.now = self._clock.midnight + (hour * 60 + minute) * 60
        self.room.wake()
        await settled(self.room)

    async def refusal(self, by: By, text: str) -> Refused | None:
        """What becomes of a frame, as a connection does it: its refusal, or None where it was done."""
        command = wire.decode(text, by.role).command
        if isinstance(command, Refused):
            return command
        if isinstance(command, wire.Unwritten):
            return None  # the connection does it; the room is not asked
        assert not isinstance(command, wire.Beat)
        try:
            await self.room.do(command, by)
        except Refused as refusal:
            return refusal
        return None


@pytest.fixture
async def stage(tmp_path: Path, clock: FakeClock) -> AsyncIterator[Stage]:
    log = await SqliteLog.open(tmp_path / "seminar.db", "seminar")
    room = await Room.open("seminar", log, lambda: read(SEMINAR), clock)
    yield Stage(room, clock)
    await room.close()


@pytest.fixture
def noted(caplog: pytest.LogCaptureFixture) -> "Noted":
    caplog.set_level(logging.DEBUG, "cento")
    return Noted(caplog)


class Noted:
    """The server's own log, tracebacks and all."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    def __str__(self) -> str:
        ours = [record for record in self._caplog.records if record.name.startswith("cento")]
        return "\n".join(map(logging.Formatter().format, ours))


def expect_without_the_word(refusal: Refused, noted: Noted) -> None:
    told = [
        wire.refused(1, refusal.code, said(refusal)).decode(),
        str(refusal),
        repr(refusal),
        repr(vars(refusal)),
        str(noted),
    ]
    assert [text for text in told if WORD in text.casefold()] == []


def test_there_is_a_case_for_every_code() -> None:
    """Those of a noun's own are looked at here or in its own tests."""
    assert set(Code) <= CASES.keys() | BY_THE_SERVER <= set(CODES)


@pytest.mark.parametrize("code", CASES)
async def test_a_refusal_never_repeats_what_somebody_typed(stage: Stage, code: AnyCode, noted: Noted) -> None:
    for moment in dict.fromkeys(sent.moment for sent in CASES[code]):
        await stage.goes_to(moment)
        for sent in CASES[code]:
            refusal = await stage.refusal(sent.by, sent.text)

            assert refusal is not None, sent.text
            assert refusal.code is code, sent.text
            expect_without_the_word(refusal, noted)


# Every command


def filled(kind: inspect.Type) -> Any:
    """A value of a command's field that holds the word wherever it can."""
    match kind:
        case inspect.StrType(pattern=None):
            return WORD
        case inspect.StrType():
            return "cy"
        case inspect.Metadata():
            return filled(kind.type)
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 7
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.EnumType():
            return next(iter(kind.cls)).value
        case inspect.VarTupleType():
            return [filled(kind.item_type)]
        case inspect.UnionType():
            return filled(next(each for each in kind.types if not isinstance(each, inspect.NoneType)))
        case inspect.StructType():
            return {field.encode_name: filled(field.type) for field in kind.fields}
    raise AssertionError(f"say here what a {type(kind).__name__} may be")


def every_command() -> Iterable[tuple[str, str]]:
    """Each command that has a form on the wire, with the word in each of its fields."""
    for command, row in ROWS.items():
        if set(row.by) & set(PLACES):
            yield wire.name_of(command), frame(wire.name_of(command), **filled(inspect.type_info(command)))
    yield wire.TELL, frame(wire.TELL, **filled(inspect.type_info(wire.TellPage)))
    yield wire.MORE, frame(wire.MORE, **filled(inspect.type_info(wire.AskMore)))
    yield wire.PHRASE_SOUND, frame(wire.PHRASE_SOUND, **filled(inspect.type_info(wire.AskPhraseSounds)))
    yield wire.WORD_SOUND, frame(wire.WORD_SOUND, **filled(inspect.type_info(wire.AskWordSound)))
    yield wire.WORD_SOUNDS, frame(wire.WORD_SOUNDS, **filled(inspect.type_info(wire.AskWordSounds)))


@pytest.mark.parametrize("moment", MOMENTS)
async def test_no_command_is_repeated_to_anybody_who_sends_it(stage: Stage, moment: str, noted: Noted) -> None:
    await stage.goes_to(moment)

    for do, text in every_command():
        for role in PLACES:
            refusal = await stage.refusal(BY_ROLE[role], text)

            assert refusal is not None or do in COMMANDS[role]
            if refusal is not None:
                expect_without_the_word(refusal, noted)


def test_every_command_of_the_wire_is_among_them() -> None:
    assert {do for do, _ in every_command()} == frozenset().union(*COMMANDS.values())


# The server's own reasons


async def test_who_is_slowed_hears_nothing_of_what_was_sent(house: TestHouse, ada: Person, noted: Noted) -> None:
    await house.at("11.20")
    for number in range(BURST + 1):
        await ada.sends(json.dumps({"do": "phrase.echo", "ref": number, "id": f"{WORD}-{number:04}"}))

    refusal = await ada.answer(BURST)

    assert refusal.code == Code.TOO_FAST
    assert WORD not in refusal.say
    assert WORD not in str(noted)


async def test_a_disk_that_fails_is_noted_without_the_words_it_did_not_take(stage: Stage, noted: Noted) -> None:
    await stage.goes_to("discussion")
    stage.room.log = Counting(stage.room.log)

    refusal = await stage.refusal(ADA, offer())

    assert refusal is not None
    assert refusal.code is Code.LOG_UNAVAILABLE
    assert "No space left on device" in str(noted), "the failure is noted, for this test to mean anything"
    expect_without_the_word(refusal, noted)


async def test_a_bug_is_noted_without_the_words_that_met_it(house: TestHouse, ada: Person, noted: Noted) -> None:
    await house.at("11.20")
    house.room._ahead._day[AllGiven].by_voice = None  # the day is broken in memory; the log is whole

    await ada.sends(offer())
    await ada.line.wait_closed()

    assert "Traceback" in str(noted), "the bug is noted, for this test to mean anything"
    assert WORD not in str(noted)
    assert await (await house.phone()).offers("two chairs") is ok
