"""How many syllables: in Britain, in America, in other languages, and nothing where nothing can be known."""

from pathlib import Path

import pytest

from live.prosody.reading import Ears
from live.prosody.syllables import syllables

LISTS = Path(__file__).parent / "lists"


def counted() -> list[tuple[str, set[int]]]:
    lines = (LISTS / "syllables.txt").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines)
    return [(text, set(map(int, numbers.split()))) for text, _, numbers in rows if numbers]


def test_of_words_names_numbers_and_lines_nearly_all_are_counted_right() -> None:
    rows = counted()
    right = [syllables(text).n in numbers for text, numbers in rows]

    assert len(rows) > 500
    assert sum(right) / len(rows) >= 0.97


@pytest.mark.parametrize(
    ("text", "n", "also"),
    [
        ("fire", 1, (2,)),
        ("flower", 2, (1,)),
        ("every", 2, (3,)),
        ("family", 3, (2,)),
        ("poem", 2, (1,)),
        ("heart", 1, ()),
        ("every fire", 3, (4, 5)),
    ],
)
def test_what_some_say_with_a_beat_more_or_less_is_said_as_well(text: str, n: int, also: tuple[int, ...]) -> None:
    count = syllables(text)

    assert (count.n, count.also) == (n, also)


def test_a_count_is_sure_unless_a_word_was_guessed() -> None:
    assert syllables("two chairs").sure
    assert not syllables("two flumbets").sure


def test_america_says_more_of_a_secretary() -> None:
    assert syllables("secretary").n == 3
    assert syllables("secretary", ears=Ears.AMERICAN).n == 4


@pytest.mark.parametrize(
    "line", (LISTS / "languages.txt").read_text("utf-8").splitlines()[1:], ids=lambda line: line[:2]
)
def test_of_other_languages_nearly_all_words_are_counted_right(line: str) -> None:
    lang, *rows = line.split("\t")
    words = [row.split(" ") for row in rows]
    right = [syllables(word, lang).n == int(n) for word, n in words]

    assert len(words) >= 38
    assert sum(right) / len(words) >= 0.95


def test_the_language_of_a_place_counts_as_the_language() -> None:
    assert syllables("corazón", "es-MX").n == 3
    assert syllables("colour", "en-GB").n == 2


@pytest.mark.parametrize(
    ("text", "lang"), [("سلام عليكم", "ar"), ("hej", "sv"), ("你好", "zh"), ("", "en"), ("…", None)]
)
def test_nothing_is_said_where_nothing_can_be_known(text: str, lang: str | None) -> None:
    assert syllables(text, lang) is None


@pytest.mark.parametrize("lang", ["en", "fr", "pl"])
def test_a_text_with_a_word_in_other_letters_has_no_number(lang: str) -> None:
    assert syllables("la paix سلام", lang) is None
