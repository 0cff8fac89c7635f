"""What every log promises: words stand beside their entry, and the chain shows whatever was changed."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.day.text import Written
from live.log import AlreadyOpen, Damaged
from live.log.chain import Link, Words, follow, pack, root
from tests.log.facts import Named, Offered

START = root("e" * 32, "seminar-5")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from(["text", "words", "is"]), parts),
    max_leaves=8,
)


class Piece(msgspec.Struct):
    """A part of a fact."""

    text: Written
    words: Any = None
    phrase: str | None = None


class Spread(msgspec.Struct, tag_field="is", tag="spread", omit_defaults=True, rename={"by_language": "languages"}):
    """A fact with words wherever they can stand, and beside them anything."""

    title: Written | None = None
    pieces: tuple[Piece, ...] = ()
    words: Any = None
    why: Piece | None = None
    by_language: dict[str, Written] = {}
    stanzas: list[list[Written]] = []
    named: dict[str, Piece] | None = None


pieces = st.builds(Piece, texts, plain, st.none() | texts)
facts_of_any_shape = st.lists(
    st.builds(
        Spread,
        st.none() | texts,
        st.lists(pieces, max_size=3).map(tuple),
        plain,
        st.none() | pieces,
        st.dictionaries(texts, texts, max_size=3),
        st.lists(st.lists(texts, max_size=3), max_size=3),
        st.none() | st.dictionaries(texts, pieces, max_size=2),
    ),
    max_size=3,
)


def salts() -> Iterator[bytes]:
    n = 0
    while True:
        n += 1
        yield n.to_bytes(16, "big")


def packed(facts: Sequence[msgspec.Struct]) -> tuple[bytes, dict[int, Words]]:
    stored, beside = pack(facts, salts().__next__)
    return stored, dict(enumerate(beside))


@given(facts_of_any_shape)
def test_facts_come_back_as_they_went_in(facts: list[Spread]):
    stored, beside = packed(facts)

    entry = follow(START, START.then(7, stored), beside)

    assert (entry.n, entry.at, msgspec.convert(entry.facts, list[Spread])) == (1, 7, facts)
    assert list(entry.facts) == msgspec.json.decode(msgspec.json.encode(facts))


def test_words_at_any_depth_stand_beside_the_entry_and_not_in_it():
    line = Spread(
        "her own words",
        (Piece("two chairs", phrase="abc"), Piece("same height")),
        why=Piece("because"),
        by_language={"de": "zwei Stühle", "cy": "dwy gadair"},
        stanzas=[["one"], [], ["two", "three"]],
        named={"ada": Piece("hers")},
    )

    stored, beside = packed([line, Named("Chairs"), Named("", reason=None)])

    assert [words.text.decode() for words in beside.values()] == [
        "her own words",
        "two chairs",
        "same height",
        "because",
        "zwei Stühle",
        "dwy gadair",
        "one",
        "two",
        "three",
        "hers",
        "Chairs",
    ]
    assert not any(words.text in stored for words in beside.values())
    assert msgspec.json.decode(stored)[1:] == [
        {"is": "theme.named", "title": {"words": beside[10].hash()}, "reason": None},
        {"is": "theme.named", "title": "", "reason": None},
    ]


def test_a_field_by_any_name_that_nobody_marked_stands_in_the_entry():
    class Placed(msgspec.Struct, tag_field="is", tag="placed"):
        text: str
        note: Written

    stored, beside = packed([Placed("room-1", "by the window")])

    assert msgspec.json.decode(stored) == [{"is": "placed", "text": "room-1", "note": {"words": beside[0].hash()}}]


def test_an_entry_reads_whatever_the_types_of_today_are():
    """As 0.1 wrote it, in a shape that no struct of today has."""
    words = Words(b"s" * 16, b"two chairs")
    facts = msgspec.json.encode([{"is": "gone.since", "deep": [{"gloss": {"words": words.hash()}}], "words": "few"}])

    entry = follow(START, START.then(7, facts), {0: words})

    assert entry.facts == ({"is": "gone.since", "deep": [{"gloss": "two chairs"}], "words": "few"},)


@pytest.mark.parametrize("lookalike", [{"words": "0" * 64}, [{"a": {"words": "f" * 64}}]])
def test_a_value_that_would_be_read_as_words_is_our_own_mistake(lookalike: object):
    with pytest.raises(AssertionError, match="looks like"):
        packed([Spread("her own words", words=lookalike)])


@pytest.mark.parametrize("ordinary", [{"words": "0" * 63}, {"words": "G" * 64}, {"words": "0" * 64, "more": 1}])
def test_a_value_that_is_not_quite_like_words_stays_as_it_is(ordinary: object):
    stored, beside = packed([Spread("her own words", words=ordinary)])

    assert follow(START, START.then(7, stored), beside).facts[0]["words"] == ordinary


def test_the_same_words_twice_are_hashed_apart():
    stored, beside = packed([Offered("p1", "yes"), Offered("p2", "yes")])

    first, second = (fact["text"]["words"] for fact in msgspec.json.decode(stored))

    assert first != second
    assert (first, second) == (beside[0].hash(), beside[1].hash())


def test_a_structure_in_the_place_of_words_is_our_own_mistake():
    with pytest.raises(AssertionError, match="string"):
        packed([Offered("p1", ["yes", "no"])])


class Pair(msgspec.Struct):
    words: tuple[Written, int]


class Heap(msgspec.Struct):
    words: list[set[Written]]


class Mixed(msgspec.Struct):
    words: Written | list[Written] | None


class Keys(msgspec.Struct):
    words: dict[Written, int]


@pytest.mark.parametrize(
    "fact", [Pair(("yes", 1)), Heap([{"yes"}]), Mixed("yes"), Keys({"yes": 1})], ids=lambda fact: type(fact).__name__
)
def test_words_where_they_cannot_be_told_apart_are_our_own_mistake(fact: msgspec.Struct):
    with pytest.raises(AssertionError, match="what people write"):
        packed([fact])


def test_half_a_surrogate_pair_is_not_text():
    with pytest.raises(UnicodeEncodeError):
        packed([Offered("p1", "\ud800")])


def test_erased_words_read_as_empty_and_the_others_stay_in_place():
    stored, beside = packed([Spread(stanzas=[["one", "two", "three"]])])
    del beside[1]

    entry = follow(START, START.then(7, stored), beside)

    assert entry.facts[0]["stanzas"] == [["one", "", "three"]]


def chain(length: int) -> list[tuple[Link, dict[int, Words]]]:
    links, last = [], START
    for n in range(1, length + 1):
        stored, beside = packed([Offered(f"p{n}", f"phrase {n}")])
        last = last.then(1000 * n, stored)
        links.append((last, beside))
    return links


def walk(links: list[tuple[Link, dict[int, Words]]], start: Link = START) -> int:
    last = start
    for link, beside in links:
        follow(last, link, beside)
        last = link
    return last.n


def test_a_chain_holds_from_its_start_and_from_any_entry():
    links = chain(5)

    assert walk(links) == 5
    assert walk(links[2:], start=links[1][0]) == 5


@pytest.mark.parametrize(
    "changed",
    [
        {"at": 3001},
        {"facts": b"[]"},
        {"hash": "0" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_changed_link_is_the_first_bad_entry(changed: dict[str, object]):
    links = chain(5)
    links[2] = (msgspec.structs.replace(links[2][0], **changed), links[2][1])

    with pytest.raises(Damaged) as damage:
        walk(links)

    assert damage.value.n == 3


@pytest.mark.parametrize("start", [root("f" * 32, "seminar-5"), root("e" * 32, "seminar-4")], ids=["epoch", "day"])
def test_a_chain_belongs_to_one_day_and_one_life(start: Link):
    with pytest.raises(Damaged, match="entry 1"):
        walk(chain(2), start)


def test_a_missing_entry_is_named_by_the_number_it_had():
    links = chain(5)
    del links[2]

    with pytest.raises(Damaged, match="entry 3: it is missing"):
        walk(links)


def test_time_that_goes_back_is_damage_even_when_the_hashes_hold():
    first = START.then(2000, b"[]")

    with pytest.raises(Damaged, match="entry 2: its time goes back"):
        walk([(first, {}), (first.then(1999, b"[]"), {})])


@pytest.mark.parametrize(
    "beside",
    [
        {0: Words(b"\0" * 16, b"phrase 1")},
        {0: Words((1).to_bytes(16, "big"), b"phrase one")},
        {1: Words((1).to_bytes(16, "big"), b"phrase 1")},
        {-1: Words((1).to_bytes(16, "big"), b"phrase 1")},
    ],
    ids=["another salt", "another text", "a later place", "an earlier place"],
)
def test_words_that_were_changed_or_moved_are_damage(beside: dict[int, Words]):
    [(link, _)] = chain(1)

    with pytest.raises(Damaged, match=r"entry 1: .*words"):
        follow(START, link, beside)


def sha256sum(given: bytes) -> str:
    return hashlib.sha256(given).hexdigest()


def test_the_chain_can_be_checked_with_nothing_but_sha256():
    """The rule of docs/log.md, spelled out once more by other means."""
    [(first, beside), (second, _)] = chain(2)

    assert sha256sum(b"e" * 32 + b"\nseminar-5") == START.hash
    assert sha256sum(f"{START.hash}\n1\n1000\n".encode() + first.facts) == first.hash
    assert sha256sum(f"{first.hash}\n2\n2000\n".encode() + second.facts) == second.hash
    assert sha256sum(beside[0].salt + b"phrase 1").encode() in first.facts


def test_the_sentence_for_a_second_opener_says_what_to_do():
    assert str(AlreadyOpen("seminar-5")) == (
        "seminar-5 is already open in another process. "
        "Close that one first, or give this one another --sessions folder."
    )
