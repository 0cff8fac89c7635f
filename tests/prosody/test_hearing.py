"""What words are heard as: from the table, by hand, by their parts and by their letters, in Britain and in America."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.prosody.hearing import READINGS, sounds
from live.prosody.phones import is_known
from live.prosody.reading import Ears
from live.prosody.table import written_down


def heard(word: str, ears: Ears = Ears.BRITISH) -> list[str]:
    return [" ".join(reading.phones) for reading in sounds(word, ears)]


@pytest.mark.parametrize(
    ("word", "british", "american"),
    [
        ("more", "M AO1", "M AO1 R"),
        ("sorry", "S OH1 R IY0", "S AA1 R IY0"),
        ("hurry", "HH AH1 R IY0", "HH ER1 IY0"),
        ("furry", "F ER1 R IY0", "F ER1 IY0"),
        ("marry", "M AE1 R IY0", "M EH1 R IY0"),
        ("vary", "V EA1 R IY0", "V EH1 R IY0"),
        ("hero", "HH IA1 R OW0", "HH IH1 R OW0"),
        ("square", "S K W EA1", "S K W EH1 R"),
        ("caught", "K AO1 T", "K AA1 T"),
        ("cough", "K OH1 F", "K AA1 F"),
        ("want", "W OH1 N T", "W AA1 N T"),
        ("grass", "G R BA1 S", "G R AE1 S"),
        ("gas", "G AE1 S", "G AE1 S"),
        ("passage", "P AE1 S AX0 JH", "P AE1 S AX0 JH"),
        ("new", "N Y UW1", "N UW1"),
        ("fire", "F AYA1", "F AY1 R"),
        ("higher", "HH AY1 AX0", "HH AY1 ER0"),
        ("forest", "F OH1 R AX0 S T", "F AO1 R AX0 S T"),
        ("story", "S T AO1 R IY0", "S T AO1 R IY0"),
        ("slaithwaite", "S L AW1 IH0 T", "S L AW1 IH0 T"),
    ],
)
def test_a_word_is_heard_as_in_britain_and_as_in_america(word: str, british: str, american: str) -> None:
    assert heard(word)[0] == british
    assert heard(word, Ears.AMERICAN)[0] == american


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("they'd've", "DH EY1 D AX0 V"),
        ("nothin'", "N AH1 TH IH0 N"),
        ("'ouse", "AW1 S"),
        ("heav'n", "HH EH1 V N"),
        ("wand'ring", "W OH1 N D R IH0 NG"),
        ("kiss'd", "K IH1 S T"),
        ("belovèd", "B IH0 L AH1 V IH0 D"),
        ("James’s", "JH EY1 M Z IH0 Z"),
        ("unlistened", "AX0 N L IH1 S AX0 N D"),
        ("stillnesses", "S T IH1 L N AX0 S IH0 Z"),
        ("heartspace", "HH AA1 T S P EY2 S"),
        ("Brontë", "B R OH1 N T IY0"),
        ("marginalised", "M AA1 JH AX0 N AX0 L AY2 Z D"),
        ("civilisations", "S IH2 V AX0 L AY0 Z EY1 SH AX0 N Z"),
        ("travelled", "T R AE1 V AX0 L D"),
        ("figured", "F IH1 G AX0 D"),
    ],
)
def test_what_nobody_wrote_down_is_heard_by_its_parts(word: str, said: str) -> None:
    assert heard(word)[0] == said


def test_only_what_was_put_together_or_spelled_out_is_called_a_guess() -> None:
    guessed = {word for word in ("listen", "listenings", "they'd've", "heartspace", "flumbet") if sounds(word).guessed}

    assert guessed == {"heartspace", "flumbet"}


def test_a_word_of_two_readings_has_both_and_none_is_there_twice() -> None:
    assert heard("wind") == ["W IH1 N D", "W AY1 N D"]
    assert all(len(set(heard(word))) == len(heard(word)) <= READINGS for word in ("because", "the", "of", "hour"))


def test_a_small_word_is_heard_in_full_first() -> None:
    """At the end of a line nobody says it in passing."""
    assert heard("to")[0] == "T UW1"
    assert heard("of")[0] == "OH1 V"


@pytest.mark.parametrize("word", ["", "'", "hhh", "مرحبا", "你好", "3", "a" * 400])
def test_what_is_no_word_in_latin_letters_has_no_sounds(word: str) -> None:
    assert list(sounds(word)) == []


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Mn", "Po")), max_size=50))
def test_whatever_is_written_is_heard_in_known_sounds_or_not_at_all(word: str) -> None:
    for ears in Ears:
        for reading in sounds(unicodedata.normalize("NFC", word), ears):
            assert all(map(is_known, reading.phones))
            assert reading.syllables >= 0


def test_the_first_and_the_last_word_of_the_table_are_found() -> None:
    assert written_down("'bout") == [("B", "AW1", "T")]
    assert written_down("zywicki") == [("Z", "IH0", "W", "IH1", "K", "IY0")]
    assert written_down("zzz") == []
