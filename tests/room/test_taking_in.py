"""What is no day, or no whole one, is not taken in, whatever it holds; the answer names what is wrong."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day.taken_in import FactLeftOut
from live.room import taking_in
from live.room.everything import VERSION
from live.room.taking_in import MOST_ENTRIES, CannotTakeIn, take_in
from tests.days import Seminar
from tests.room.test_everything import file_of

# How many files; a night's worth: CENTO_PEOPLE=10000 (`python -m tests.overnight` asks for it).
FILES = 4 * int(os.environ.get("CENTO_PEOPLE", "20"))
NESTED = b"[" * 100_000 + b"]" * 100_000


@pytest.fixture(scope="module")
def file() -> bytes:
    return file_of(Seminar().furnish().with_pairs())


def why_not(file: bytes) -> tuple[str, int]:
    with pytest.raises(CannotTakeIn) as caught:
        take_in(file)
    return caught.value.why, caught.value.n


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\x89PNG\r\n",
        b"\xff\xfe",
        b'{"format":"else","version":1}',
        b'{"version":1}',
        NESTED,
    ],
)
def test_another_file_is_none_of_ours(other: bytes) -> None:
    assert why_not(other) == ("not_ours", 0)


def test_wherever_a_file_is_cut_short_it_is_not_taken_in(file: bytes) -> None:
    whys = {why_not(file[:end])[0] for end in range(0, len(file) - 2, 97)}

    assert whys == {"not_ours", "torn"}
    assert why_not(file[: len(file) // 2]) == ("torn", 0)


def test_what_is_no_text_or_has_no_end_is_torn(file: bytes) -> None:
    for harm in (b"\xff", b"\xed\xa0\x80", b"\\ud800"):
        assert why_not(file.replace(b"two", harm, 1).replace(b"Seminar 5", harm))[0] in ("torn", "entry")
    assert why_not(file.replace(b'"note":"a note"', b'"note":' + NESTED)) == ("torn", 0)
    assert why_not(changed(file, lambda entries: entries[3].update(facts=["\ud800"]))) == ("torn", 0)
    assert why_not(file.replace(b'"note":"a note"', b'"version":' + b"9" * 5000)) == ("torn", 0)


def test_a_newer_one_and_one_that_is_too_large_say_so(file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = b'"version":%d' % (VERSION + 1)
    assert why_not(file.replace(b'"version":%d' % VERSION, newer, 1)) == ("newer", 0)
    assert why_not(file.replace(b'"version":%d' % VERSION, newer, 1).replace(b'"entries"', b'"chapters"')) == (
        "newer",
        0,
    )
    monkeypatch.setattr(taking_in, "MOST_BYTES", len(file) - 1)
    assert why_not(file) == ("too_large", 0)


def changed(file: bytes, change: Callable[[list[dict[str, Any]]], None]) -> bytes:
    whole = json.loads(file)
    change(whole["entries"])
    return json.dumps(whole).encode()


def first(entries: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(fact for entry in entries for fact in entry["facts"] if fact["is"] == kind)


WRONG: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "no number": lambda entries: entries[3].update(n=0),
    "a number twice": lambda entries: entries[3].update(n=3),
    "a number that is too large": lambda entries: entries[3].update(n=MOST_ENTRIES + 1),
    "time that goes back": lambda entries: entries[3].update(at=5),
    "time that nobody lives in": lambda entries: entries[3].update(at=10**17),
    "no facts": lambda entries: entries[3].update(facts=[]),
    "facts that are none": lambda entries: entries[3].update(facts={"is": "theme.named"}),
    "a fact that nobody knows": lambda entries: entries[3].update(facts=[{"is": "floor.danced"}]),
    "a fact that stays in its house": lambda entries: entries[3].update(facts=[{"is": "round.forgotten"}]),
    "a fact without its fields": lambda entries: entries[3].update(facts=[{"is": "theme.named", "id": "theme-000001"}]),
    "a huge number": lambda entries: entries[3].update(facts=[{"is": "day.shifted", "ms": 10**30}]),
    "a number no time is": lambda entries: entries[3].update(facts=[{"is": "day.shifted", "ms": 10**15}]),
    "an id that is none": lambda entries: entries[3].update(facts=[{"is": "theme.named", "id": "../..", "title": "a"}]),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_entry_that_no_day_can_have_is_named(file: bytes, name: str) -> None:
    assert why_not(changed(file, WRONG[name])) == ("entry", 4)


def test_a_zone_that_nobody_lives_in_is_found_by_making_the_day(file: bytes) -> None:
    why, n = why_not(changed(file, lambda entries: first(entries, "day.planned").update(zone="Nowhere/Never")))

    assert (why, n > 0) == ("entry", True)


def test_people_that_cannot_be_counted_are_refused_and_a_day_without_entries_is_none(file: bytes) -> None:
    whole = json.loads(file)
    whole["people"]["voices"] = 10**20
    assert why_not(json.dumps(whole).encode())[0] == "entry"
    assert why_not(changed(file, list.clear)) == ("empty", 0)


ODD = st.sampled_from(
    (None, True, -1, 0, 10**9, 2**53, 10**18, 10**400, 0.5, "", "s4", "Nowhere/Never", "\ud800", "two", [], {}, [None])
)


def places_in(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a file that holds something: what it is in, and by which name or number."""
    for at in list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
        yield part, at
        yield from places_in(part[at])


@settings(max_examples=FILES)
@given(st.lists(st.tuples(st.integers(0, 10**6), ODD), min_size=1, max_size=3))
def test_whatever_stands_anywhere_in_it_is_taken_in_or_answered(file: bytes, changes: list[tuple[int, Any]]) -> None:
    whole = json.loads(file)
    for number, odd in changes:
        places = list(places_in(whole))
        part, at = places[number % len(places)]
        part[at] = odd

    with suppress(CannotTakeIn):
        assert take_in(json.dumps(whole).encode()).entries


def test_where_nothing_came_along_it_says_so_and_numbers_stay(file: bytes) -> None:
    whole = json.loads(file)
    last = whole["entries"][-1]["n"]
    whole["entries"][-1]["n"] += 3
    whole["entries"][-1]["facts"] = [None, *whole["entries"][-1]["facts"]]

    *_, before, here, people = take_in(json.dumps(whole).encode()).entries

    assert (before.n, before.facts) == (last + 2, [FactLeftOut()])
    assert (here.n, here.facts[0], people.n) == (last + 3, FactLeftOut(), last + 4)
