"""Which kind of rhyme two words or lines are, and how much of what poets rhymed is found."""

from itertools import product
from pathlib import Path

import pytest

from live.prosody.reading import Ears
from live.prosody.rhyme import Kind, rhyme

LISTS = Path(__file__).parent / "lists"


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a list; the rules were made with those on odd places before their eyes, so they count alike."""
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [(a, b) for a, _, b in (line.partition("\t") for line in lines) if b]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("light", "night", Kind.RHYME),
        ("measure", "pleasure", Kind.RHYME),
        ("moonlight", "tonight", Kind.RHYME),
        ("law", "more", Kind.RHYME),
        ("grass", "farce", Kind.RHYME),
        ("grass", "mass", Kind.RHYME),
        ("blood", "good", Kind.RHYME),
        ("groined", "groaned", Kind.PARARHYME),
        ("escaped", "scooped", Kind.PARARHYME),
        ("wire", "war", Kind.PARARHYME),
        ("soul", "all", Kind.NEAR),
        ("one", "stone", Kind.NEAR),
        ("bend", "ending", Kind.FEMININE),
        ("me", "memory", Kind.LIGHT),
        ("went", "innocent", Kind.LIGHT),
        ("century", "factory", Kind.ENDING),
        ("though", "cough", Kind.LOOKS_ALIKE),
        ("board", "bored", Kind.SAME_SOUND),
        ("father", "farther", Kind.SAME_SOUND),
        ("care", "care", Kind.SAME_SOUND),
        ("window", "garden", None),
        ("", "garden", None),
        ("…", "!", None),
    ],
)
def test_each_kind(a: str, b: str, kind: Kind | None) -> None:
    assert rhyme(a, b) is kind
    assert rhyme(b, a) is kind


def test_america_says_its_r_and_has_a_short_grass() -> None:
    assert rhyme("law", "more", Ears.AMERICAN) is not Kind.RHYME
    assert rhyme("father", "farther", Ears.AMERICAN) is not Kind.SAME_SOUND
    assert rhyme("grass", "mass", Ears.AMERICAN) is Kind.RHYME
    assert rhyme("grass", "farce", Ears.AMERICAN) is not Kind.RHYME
    assert rhyme("love", "of", Ears.AMERICAN) is Kind.RHYME
    assert rhyme("hear", "near", Ears.AMERICAN) is Kind.RHYME
    assert rhyme("fire", "higher", Ears.AMERICAN) is Kind.RHYME


def test_a_line_rhymes_with_its_last_word() -> None:
    assert rhyme("the kettle's on, and there's a chair", "nobody asked us if we'd share.") is Kind.RHYME


def test_a_small_last_word_leans_on_the_one_before() -> None:
    assert rhyme("she was a poet", "and we all know it") is Kind.RHYME
    assert rhyme("I love him", "the sky above him") is Kind.RHYME
    assert rhyme("I told him", "the sky above him") is Kind.SAME_SOUND


def test_numbers_and_initials_rhyme_as_they_are_said() -> None:
    assert rhyme("men", "2010") is Kind.RHYME
    assert rhyme("the NHS", "we must confess") is Kind.RHYME


def test_other_languages_end_alike_by_their_letters() -> None:
    assert rhyme("corazón", "canción", lang="es") is Kind.ENDS_ALIKE
    assert rhyme("serce", "cisza", lang="pl") is None
    assert rhyme("سلام", "كلام", lang="ar") is None


def share_found(name: str, kinds: set[Kind | None]) -> float:
    found = [rhyme(a, b) in kinds for a, b in pairs(name)]
    return sum(found) / len(found)


HEARD = set(Kind) - {Kind.LOOKS_ALIKE}


def test_of_perfect_rhymes_in_poems_nearly_all_are_found() -> None:
    assert share_found("perfect", HEARD) >= 0.97
    assert share_found("perfect", {Kind.RHYME, Kind.SAME_SOUND}) >= 0.95, "the rest are eye rhymes of their time"


def test_of_slant_rhymes_in_poems_most_are_found() -> None:
    assert share_found("slant", HEARD) >= 0.75


def test_of_words_by_chance_hardly_any_are_said_to_rhyme() -> None:
    """Every word of a list against every other, but for those that stand together as rhymes."""
    words = [a for a, _ in pairs("perfect")[::7]]
    others = [b for _, b in pairs("perfect")[3::7]]
    by_chance = [rhyme(a, b) in HEARD for a, b in product(words, others)]

    assert len(by_chance) > 1000
    assert sum(by_chance) / len(by_chance) < 0.05


def test_of_everyday_words_that_do_not_rhyme_none_is_said_to() -> None:
    assert share_found("everyday", HEARD) == 0


def test_what_only_looks_alike_is_hardly_ever_called_a_perfect_rhyme() -> None:
    assert share_found("apart", {Kind.RHYME}) <= 0.01
