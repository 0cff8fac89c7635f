"""Whatever comes in a frame is a command or a refusal: never a mistake of ours, and never a log that cannot be read."""

import asyncio
import json
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.refusals import Refused
from live.day.roles import PLACES
from live.log.sqlite import verify
from live.room.replay import facts_of
from live.room.wire import COMMANDS, FRAME_LIMIT_BYTES, Beat, Frame, decode, done
from tests.cast import Person, TestHouse, ok
from tests.day.texts import TEXTS

# A night's worth: CENTO_FRAMES=100000 (`python -m tests.overnight` asks for it).
FRAMES = int(os.environ.get("CENTO_FRAMES", "250"))

DEEP = 5000
BOMBS = [
    "[" * FRAME_LIMIT_BYTES,
    '{"do":' * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":' + "[" * DEEP + "]" * DEEP + "}",
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words","more":' + "[" * DEEP + "]" * DEEP + "}",
    '{"do":"phrase.offer","ref":NaN,"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":Infinity,"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":1e999,"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":' + "9" * 5000 + ',"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":99999999999999999999999,"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":-0.0,"id":"phrase-of-ada","text":-1e-999}',
    '{"do":"phrase.offer","do":"day.end","ref":1,"id":"phrase-of-ada","text":"words"}',
    '{"do":"day.end","do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words","text":"\\u0000"}',
    '{"do":"phrase.offer","ref":1,"id":"phrase\\u0000ada","text":"words"}',
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"\\udc00\\ud800"}',
    '{"do":"phrase.offer\\ud800","ref":1}',
    '{"\\ud800":1,"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words"}',
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"' + "\\u0301" * 2000 + '"}',
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"' + "\ufdfa" * 4000 + '"}',
    '{"do":"phrase.offer","ref":1,"id":"phrase-of-ada","text":"words","uses":[' + '"wall",' * 2000 + '"poem"]}',
    '\ufeff{"do":"beat"}',
    "\x00" * 100,
    '{"do":"beat"}{"do":"beat"}',
]
SOUND = [
    {
        "do": "phrase.offer",
        "ref": 1,
        "id": "phrase-of-ada",
        "text": "two chairs",
        "uses": ["wall"],
        "lang": "cy",
        "gloss": "x",
    },
    {"do": "note.offer", "ref": 2, "id": "note-of-ada-1", "text": "a longer thought", "theme": None},
    {"do": "theme.support", "ref": 3, "theme": "theme-one-1", "on": True},
    {"do": "phrase.withdraw", "ref": 4, "id": "phrase-of-ada"},
    {"do": "line.write", "ref": 5, "id": "line-one-1", "after": None, "pieces": [{"text": "and", "phrase": None}]},
    {"do": "slot.change", "ref": 6, "slot": "s4", "version": 1, "title": "Tea", "minutes": 5},
    {"do": "beat"},
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
COMMAND_NAMES = sorted(frozenset().union(*COMMANDS.values()) | {"beat", "clock.note", "phrase.shout"})


NASTY_BYTES = (b"\\u0000", b"\\ud800", b"\\u202e", b'"', b"[", b"}", b"1e999", b"\xff", b"\xed\xa0\x80")
FIELDS = sorted({name for each in SOUND for name in each} - {"do"})


def expect_sound(frame: Frame) -> None:
    """It can be answered, and what it says can be written."""
    assert done(frame.ref, 1)
    if not isinstance(frame.command, Refused | Beat):
        assert str(frame.command).encode()


@settings(max_examples=FRAMES)
@given(
    st.sampled_from(COMMAND_NAMES),
    st.dictionaries(st.sampled_from(sorted({k for each in SOUND for k in each})), VALUES),
)
def test_any_values_in_any_fields_are_a_command_or_a_refusal(name: str, fields: dict[str, object]) -> None:
    text = json.dumps({"do": name, **fields})

    for role in PLACES:
        expect_sound(decode(text, role))


def damaged(chance: random.Random) -> bytes:
    """A sound frame of which a few bytes were changed, doubled, dropped or cut off."""
    whole = bytearray(json.dumps(chance.choice(SOUND)).encode())
    for _ in range(chance.randrange(1, 5)):
        at, many = chance.randrange(len(whole) + 1), chance.randrange(1, 9)
        harm = chance.randrange(4)
        if harm == 0:
            whole[at : at + many] = chance.randbytes(many)
        elif harm == 1:
            whole[at:at] = whole[max(at - many, 0) : at] * chance.choice((1, 50))
        elif harm == 2:
            del whole[at : at + many]
        else:
            whole[at:at] = chance.choice(
                (b"\\u0000", b"\\ud800", b"\\u202e", b'"', b"[", b"}", b"1e999", b"\xff", b"\xed\xa0\x80")
            )
    return bytes(whole)


def test_frames_with_damaged_bytes_are_a_command_or_a_refusal() -> None:
    chance = random.Random(11)

    for _ in range(FRAMES * 10):
        text = damaged(chance)
        for role in PLACES:
            expect_sound(decode(text, role))


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_frame_that_is_made_to_burst_its_reader_is_a_refusal_or_a_command(text: str) -> None:
    for role in PLACES:
        expect_sound(decode(text, role))


@pytest.mark.timeout(120)
async def test_a_room_takes_them_all_and_its_log_still_reads(
    house: TestHouse, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await house.at("11.20")
    chance = random.Random(12)
    frames = [text.encode("utf-8", "surrogatepass") for text in BOMBS] + [damaged(chance) for _ in range(600)]

    for number, frame in enumerate(frames):
        said = frame.decode("utf-8", "replace") if number % 2 else frame
        await ada.sends(said[: FRAME_LIMIT_BYTES // 4])
        house.timer.advance(2)
        assert ada.is_here, said[:200]
    await ada.until(lambda: sum("ref" in frame or "beat" in frame for frame in ada.frames) == len(frames))
    house.timer.advance(60)

    await ada.sends(json.dumps({"do": "phrase.offer", "ref": 777_777, "id": "after-all-this", "text": "on it goes"}))
    assert await ada.answer(777_777) is ok
    entries = await house.room.log.read(0)
    assert all(len(facts_of(entry)) == len(entry.facts) for entry in entries)
    assert await asyncio.to_thread(verify, house.room.log.path) == house.room.log.head
    assert not house.room.failing
    assert not [record for record in caplog.records if record.name.startswith(("cento", "uvicorn"))]
