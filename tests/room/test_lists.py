"""Lists: the newest first, from any place on, whatever comes and goes meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.room.lists import Lists, Place

PLACES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from("abcdefgh")), max_size=20)


def keys(lists: Lists, name: str, before: Place | None = None) -> list[str]:
    return [place.key for place in lists.older(name, before)]


@given(PLACES)
def test_words_stand_in_the_order_of_their_times_wherever_they_were_put_last(put: list[tuple[int, str]]) -> None:
    lists = Lists()
    for at, key in put:
        lists.put(Place(at, key), ("wall",))

    last = {key: Place(at, key) for at, key in put}

    assert list(lists.older("wall", None)) == sorted(last.values(), reverse=True)


@given(PLACES, PLACES)
def test_many_words_put_at_once_stand_as_if_one_by_one(
    earlier: list[tuple[int, str]], put: list[tuple[int, str]]
) -> None:
    at_once, one_by_one = Lists(), Lists()
    words = {f"new-{key}": at for at, key in put}
    standing = [(Place(at, key), ("wall", f"theme/{at}")) for key, at in words.items()]
    for lists in (at_once, one_by_one):
        for at, key in earlier:
            lists.put(Place(at, key), ("wall",))

    at_once.put_all(standing)
    for place, names in standing:
        one_by_one.put(place, names)

    for name in ("wall", "theme/1", "theme/5"):
        assert keys(at_once, name) == keys(one_by_one, name)
    for key in words:
        at_once.take_out(key)
    assert keys(at_once, "theme/1") == []


def test_a_place_holds_though_the_word_that_stood_there_is_gone() -> None:
    lists = Lists()
    for at, key in enumerate("abcde"):
        lists.put(Place(at, key), ("wall",))

    lists.take_out("c")

    assert keys(lists, "wall", Place(2, "c")) == ["b", "a"]
    assert keys(lists, "wall") == ["e", "d", "b", "a"]


def test_a_word_stands_in_the_lists_that_it_was_put_in_last_and_in_no_other() -> None:
    lists = Lists()
    lists.put(Place(1, "a"), ("wall", "theme/one"))

    lists.put(Place(1, "a"), ("wall", "theme/two"))

    assert [keys(lists, name) for name in ("wall", "theme/one", "theme/two", "no list")] == [["a"], [], ["a"], []]


def test_what_stands_nowhere_is_taken_out_of_nothing() -> None:
    lists = Lists()

    lists.take_out("a")

    assert keys(lists, "wall") == []


def test_a_place_is_read_as_it_was_written() -> None:
    place = Place(1488540840000, "phrase/k3v9-abc")

    assert Place.read(str(place)) == place
    with pytest.raises(ValueError, match="invalid literal"):
        Place.read("phrase/k3v9-abc")
