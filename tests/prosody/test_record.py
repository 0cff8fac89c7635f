"""What a page is told of a text so that it hears it by itself."""

import msgspec

from live.prosody.reading import Ears
from live.prosody.record import Record, measured, record


def test_a_record_holds_what_is_heard_and_leaves_out_the_rest() -> None:
    told = msgspec.json.decode(msgspec.json.encode(record("the long care")))

    assert told == {
        "syllables": 3,
        "stress": "x / /",
        "first": ["L", "K"],
        "last": "care",
        "letters": "are",
        "heard": [{"wholes": ["K EA1"], "tails": ["K/2/EA"]}],
        "r": ["K/2/EH R"],
    }


def test_where_there_is_no_word_there_is_nothing_to_tell() -> None:
    assert record("…") == Record()
    assert msgspec.json.encode(record("…")) == b"{}"


def test_a_guess_names_its_words() -> None:
    assert record("a flumbare chair, flumbare").guessed == ("flumbare",)


def test_the_north_is_told_where_it_hears_otherwise() -> None:
    assert [heard.tails for heard in record("on the grass").heard] == [("G R/2/AA S",), ("G R/2/AE S",)]


def test_america_hears_its_own() -> None:
    told = record("on the grass, more", Ears.AMERICAN)

    assert [heard.tails for heard in told.heard] == [("M/2/AO R",)]
    assert told.r == ()


def test_of_another_language_the_letters_are_told() -> None:
    assert record("con el corazón", lang="es-MX") == Record(5, last="corazón", letters="ón", lang="es")
    assert record("سلام", lang="ar").syllables is None


def test_what_a_script_reckons_with_is_told_for_every_two_sounds() -> None:
    told = measured()

    assert len(told.vowels) == 21 * 20 / 2
    assert told.consonants["D T"] == 0.8
    assert "K M" not in told.consonants
