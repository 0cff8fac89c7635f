"""What rhymes in a pool of phrases."""

from live.prosody.pool import Pool
from live.prosody.rhyme import Kind, rhyme

PHRASES = {
    "a": "everyone deserves a chair",
    "b": "two chairs, same height",
    "c": "a room where people care",
    "d": "the morning light came in",
    "e": "nobody there",
    "f": "سلام",
    "g": "I heard you, clear",
}


def pool() -> Pool:
    made = Pool()
    for id_, text in PHRASES.items():
        made.add(id_, text)
    return made


def test_the_best_come_first_and_of_those_the_nearest_in_length() -> None:
    found = pool().rhymes("I found a place to share")

    assert [each.id for each in found if each.kind is Kind.RHYME] == ["c", "a", "e"]
    assert [each.kind for each in found] == sorted((each.kind for each in found), key=list(Kind).index)


def test_the_pool_says_of_a_phrase_what_would_be_said_of_the_two_alone() -> None:
    for line in ("a place to share", "the night", "hear", "I told you, here", "chairs"):
        alone = {id_: kind for id_, text in PHRASES.items() if (kind := rhyme(line, text))}

        assert {each.id: each.kind for each in pool().rhymes(line)} == alone


def test_a_phrase_that_is_taken_out_is_not_found_and_one_that_is_changed_by_its_new_end() -> None:
    made = pool()
    made.remove("c")
    made.remove("nobody's")
    made.add("b", "somewhere")

    assert {each.id for each in made.rhymes("share") if each.kind is Kind.RHYME} == {"a", "b", "e"}


def test_a_line_without_a_word_has_no_rhymes() -> None:
    assert pool().rhymes("…") == []


def test_a_guess_is_said() -> None:
    made = Pool()
    made.add("x", "a flumbare")

    assert [each.guessed for each in made.rhymes("care")] == [True]
