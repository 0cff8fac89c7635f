"""Sounding: the poet's page is told how phrases and typed words sound, and nothing of who gave them."""

import pytest

from live.room.wire import SOUNDS_AT_ONCE
from tests.cast import Person, Refusal, TestHouse, ok


async def test_the_poet_is_told_how_each_phrase_sounds(house: TestHouse, ada: Person, paul: Person) -> None:
    await house.at("11.20")
    first, second = await ada.gives("two chairs, same height"), await ada.gives("corazón", lang="es")

    assert await paul.does("phrase.sound", ids=[first, second]) is ok

    assert paul.cells[f"sound/{first}"]["syllables"] == 4
    assert paul.cells[f"sound/{first}"]["last"] == "height"
    assert paul.cells[f"sound/{second}"]["lang"] == "es"


async def test_what_the_poet_does_not_see_has_no_sound(
    house: TestHouse, ada: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    hidden, withdrawn = await ada.gives("one of two"), await ada.gives("two of two")
    kept = await ada.gives("only for the wall", uses=["wall"])
    assert await fran.does("phrase.hide", id=hidden, reason="a name") is ok
    assert await ada.does("phrase.withdraw", id=withdrawn) is ok

    assert await paul.does("phrase.sound", ids=[hidden, withdrawn, kept, "nobody-gave-it"]) is ok

    told = next(frame["cells"] for frame in reversed(paul.frames) if "ref" in frame)
    assert told == dict.fromkeys(f"sound/{id_}" for id_ in (hidden, withdrawn, kept, "nobody-gave-it"))


async def test_a_record_says_nothing_of_who_gave_the_words(
    house: TestHouse, ada: Person, bob: Person, fran: Person, paul: Person
) -> None:
    await house.at("11.20")
    phrases = [await ada.gives("we stayed"), await bob.gives("we stayed"), await fran.gives("we stayed", said="aloud")]

    assert await paul.does("phrase.sound", ids=phrases) is ok

    hers, his, written_down = (paul.cells[f"sound/{phrase}"] for phrase in phrases)
    assert hers == his == written_down


async def test_typed_words_are_heard_and_written_nowhere(house: TestHouse, paul: Person) -> None:
    head = house.room.log.head

    assert await paul.does("word.sound", text="a place to sit and write") is ok

    assert paul.cells["sound"]["syllables"] == 6
    assert house.room.log.head == head


async def test_single_words_are_heard_in_their_order(house: TestHouse, paul: Person) -> None:
    head = house.room.log.head

    assert await paul.does("word.sounds", words=["care", "tonight"]) is ok

    assert [sound["last"] for sound in paul.cells["sounds"]] == ["care", "tonight"]
    assert house.room.log.head == head


@pytest.mark.parametrize(
    ("do", "fields", "code"),
    [
        ("word.sound", {"text": "x" * 281}, "line.too_long"),
        ("word.sound", {"text": "\u202ecare"}, "line.characters"),
        ("word.sound", {"text": "care", "lang": "<b>"}, "command.malformed"),
        ("word.sound", {"text": "care", "ears": "martian"}, "command.malformed"),
        ("word.sounds", {"words": ["care"], "ears": "martian"}, "command.malformed"),
        ("word.sounds", {"words": ["care", "x" * 281]}, "line.too_long"),
        ("word.sounds", {"words": []}, "command.malformed"),
        ("word.sounds", {"words": ["care"] * (SOUNDS_AT_ONCE + 1)}, "command.malformed"),
        ("phrase.sound", {"ids": []}, "command.malformed"),
        ("phrase.sound", {"ids": ["<b>"]}, "command.malformed"),
        ("phrase.sound", {"ids": [f"phrase-{n:04}" for n in range(SOUNDS_AT_ONCE + 1)]}, "command.malformed"),
    ],
)
async def test_what_cannot_be_heard_is_refused(paul: Person, do: str, fields: dict[str, object], code: str) -> None:
    refusal = await paul.does(do, **fields)

    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.say


async def test_other_ears_hear_where_the_poet_asks_for_them(house: TestHouse, ada: Person, paul: Person) -> None:
    await house.at("11.20")
    phrase = await ada.gives("a long corridor and a bath")
    assert paul.cells["ears"] == {"ears": "british"}
    assert await paul.does("phrase.sound", ids=[phrase]) is ok
    british = paul.cells[f"sound/{phrase}"]

    assert await paul.does("phrase.sound", ids=[phrase], ears="american") is ok

    assert len(british["heard"]) == 2, "the south and the north"
    assert len(paul.cells[f"sound/{phrase}"]["heard"]) == 1
    assert await paul.does("word.sound", text="bath", ears="american") is ok
    assert len(paul.cells["sound"]["heard"]) == 1
