"""What every log promises: words stand beside their entry, and the chain shows whatever was changed."""

import hashlib
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from live.log import AlreadyOpen, Damaged, Fact
from live.log.chain import Link, Words, follow, pack, root

START = root("e" * 32, "seminar-5")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts


def objects(parts: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    written = dict.fromkeys(["text", "title", "gloss", "reason"], st.none() | texts)
    return st.fixed_dictionaries({}, optional=dict.fromkeys(["is", "words", "pieces"], parts) | written)


facts_of_any_shape = st.lists(
    objects(st.recursive(plain, lambda parts: st.lists(parts, max_size=3) | objects(parts), max_leaves=8)), max_size=3
)


def salts() -> Iterator[bytes]:
    n = 0
    while True:
        n += 1
        yield n.to_bytes(16, "big")


def packed(facts: list[Fact]) -> tuple[bytes, dict[int, Words]]:
    stored, beside = pack(facts, salts().__next__)
    return stored, dict(enumerate(beside))


@given(facts_of_any_shape)
def test_facts_come_back_as_they_went_in(facts: list[Fact]):
    stored, beside = packed(facts)

    entry = follow(START, START.then(7, stored), beside)

    assert (entry.n, entry.at, list(entry.facts)) == (1, 7, facts)


def test_words_at_any_depth_stand_beside_the_entry_and_not_in_it():
    line = {
        "is": "line.written",
        "pieces": [{"text": "two chairs", "phrase": "abc"}, {"text": "same height", "phrase": None}],
        "why": {"reason": "her own words", "gloss": "zwei Stühle"},
    }

    stored, beside = packed([line, {"is": "theme.named", "title": "Chairs", "text": None, "gloss": ""}])

    assert [words.text.decode() for words in beside.values()] == [
        "two chairs",
        "same height",
        "her own words",
        "zwei Stühle",
        "Chairs",
    ]
    assert not any(words.text in stored for words in beside.values())
    assert msgspec.json.decode(stored)[1] == {
        "is": "theme.named",
        "title": {"words": beside[4].hash()},
        "text": None,
        "gloss": "",
    }


def test_the_same_words_twice_are_hashed_apart():
    stored, beside = packed([{"is": "phrase.offered", "text": "yes"}, {"is": "phrase.offered", "text": "yes"}])

    first, second = (fact["text"]["words"] for fact in msgspec.json.decode(stored))

    assert first != second
    assert (first, second) == (beside[0].hash(), beside[1].hash())


def test_a_structure_under_a_written_key_is_our_own_mistake():
    with pytest.raises(AssertionError, match="string"):
        packed([{"is": "phrase.offered", "text": ["yes", "no"]}])


def test_half_a_surrogate_pair_is_not_text():
    with pytest.raises(UnicodeEncodeError):
        packed([{"is": "phrase.offered", "text": "\ud800"}])


def test_erased_words_read_as_empty_and_the_others_stay_in_place():
    stored, beside = packed([{"is": "line.written", "pieces": [{"text": "one"}, {"text": "two"}, {"text": "three"}]}])
    del beside[1]

    entry = follow(START, START.then(7, stored), beside)

    assert entry.facts[0]["pieces"] == [{"text": "one"}, {"text": ""}, {"text": "three"}]


def chain(length: int) -> list[tuple[Link, dict[int, Words]]]:
    links, last = [], START
    for n in range(1, length + 1):
        stored, beside = packed([{"is": "phrase.offered", "id": f"p{n}", "text": f"phrase {n}"}])
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
