"""Boards of a day that was read from its log, and of people with much of their own: made when somebody reads them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.day import ALWAYS, CELLS
from live.day.keys import Key
from live.day.moderation import HidePhrase
from live.day.noun import Cell, Day, Fact
from live.day.phrases import EchoPhrase, WithdrawPhrase
from live.day.roles import By, Role, Voice
from live.room.boards import Boards
from tests.days import ADA, ASKS, FRAN, Ask, Seminar, all_boards, everyone, plain, reached, values_of

SECRET = "a-word-nobody-else-may-read"  # noqa: S105  it is what people must not read, not a password


class Reopened(Seminar):
    """From `reopen` on it has a second set of boards, which began with the day as it then was."""

    opened: Boards | None = None

    def reopen(self) -> Boards:
        self.opened = Boards()
        self.opened.open(self.day, {*self.touched, *ALWAYS}, self.n)
        return self.opened

    def _write(self, facts: list[Fact]) -> frozenset[Key]:
        touched = super()._write(facts)
        if self.opened is not None and touched:
            self.opened.touch(self.day, touched, self.n)
        return touched


def gone(fragments: str) -> set[str]:
    return {key for key, value in plain(fragments).items() if value is None}


@settings(max_examples=40)
@given(st.lists(ASKS, max_size=15), st.lists(ASKS, max_size=15), st.integers(0, 30))
def test_a_day_that_was_read_from_its_log_is_shown_as_one_that_ran(
    before: list[Ask], after: list[Ask], made: int
) -> None:
    """However many of its cells were made before they were touched; and who has the day as it was read is current."""
    seminar = Reopened().furnish()
    for ask in before:
        seminar.try_(*seminar.ask(ask))
    boards, begin = seminar.reopen(), seminar.n
    had = {by: reached(seminar.boards, by.role, by.voice) for by in everyone()}

    boards.make_some(made)
    for ask in after:
        seminar.try_(*seminar.ask(ask))
        seminar.wait(1)

    for by in everyone():
        later = boards.since(by.role, by.voice, begin)
        now = reached(boards, by.role, by.voice)
        assert gone(later) == gone(seminar.boards.since(by.role, by.voice, begin)), "no id that they had not"
        assert {key: value for key, value in (had[by] | plain(later)).items() if value is not None} == now
        assert now == reached(seminar.boards, by.role, by.voice)
    assert seminar.is_fresh([reached(boards, by.role, by.voice) for by in all_boards()])


def test_the_days_past_is_made_a_little_at_a_time_until_all_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seminar = Reopened().furnish()
    for number in range(10):
        seminar.show(f"words {number}")
    looked = counting(monkeypatch, "phrase")
    boards = seminar.reopen()
    assert looked == [], "nothing is made at first, for this test to mean anything"

    steps = 0
    while boards.make_some(3):
        steps += 1
    made = len(looked)
    sees = values_of(boards, Role.WALL, Voice(""))

    assert steps > 10
    assert len(looked) == made, "nothing is left for who comes then"
    assert sees == values_of(seminar.boards, Role.WALL, Voice(""))


def test_what_many_people_have_of_their_own_is_made_as_each_of_them_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the desk would wait for ten thousand cells when it hides what ten thousand stand behind."""
    seminar = Seminar().begin("11.20")
    phrase = seminar.show("two chairs")
    crowd = [By(Role.PHONE, Voice(f"echoer-{number}")) for number in range(20)]
    for each in crowd:
        seminar.does(each, EchoPhrase(phrase))
        seminar.text(each)
    before = seminar.n
    looked = counting(monkeypatch, "echo")

    seminar.does(FRAN, HidePhrase(phrase, "it names somebody"))
    assert looked == []
    seen = seminar.boards.since(crowd[0].role, crowd[0].voice, before)

    assert looked == [f"{crowd[0].voice}/{phrase}"]
    assert plain(seen)[f"echo/{phrase}"] is None
    assert seminar.boards.since(crowd[1].role, crowd[1].voice, before)


def test_nothing_stays_of_ones_own_words_while_nobody_reads_that_they_are_gone() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.show(SECRET)
    assert SECRET in seminar.text(ADA), "it was there, for this test to mean anything"

    seminar.does(ADA, WithdrawPhrase(phrase))

    assert SECRET not in str([vars(board) for board in seminar.boards._voices.values()])
    assert SECRET not in str([vars(board) for board in seminar.boards._places.values()])


def test_a_cell_that_could_not_be_made_is_made_when_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    seminar = Seminar().begin("11.20")
    row = CELLS["mine"]

    def fails(_day: Day, _id: str, _place: Role) -> Cell:
        raise KeyError("a mistake of ours")

    monkeypatch.setitem(CELLS, "mine", replace(row, cell=fails))
    phrase = seminar.give("two chairs")
    with pytest.raises(KeyError, match="of ours"):
        seminar.text(ADA)

    monkeypatch.setitem(CELLS, "mine", row)

    assert seminar.sees(ADA, f"mine/{phrase}")["text"] == "two chairs"


@settings(max_examples=20)
@given(st.lists(ASKS, max_size=25))
def test_a_cell_is_said_to_be_there_where_it_is(asked: list[Ask]) -> None:
    seminar = Seminar().furnish()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))
    rows = [(key, row) for key in sorted(seminar.touched) if (row := CELLS.get(key.noun)) is not None]

    said = {key: set(row.seen_at(seminar.day, key.id)) for key, row in rows if row.seen_at}

    assert said
    assert said == {
        key: {place for place in row.places if row.cell(seminar.day, key.id, place) is not None}
        for key, row in rows
        if row.seen_at
    }


def counting(monkeypatch: pytest.MonkeyPatch, noun: str) -> list[str]:
    """The ids of all cells of a noun that are made from now on."""
    made: list[str] = []
    row = CELLS[noun]

    def cell(day: Day, cell_id: str, place: Role) -> Any:
        made.append(cell_id)
        return row.cell(day, cell_id, place)

    monkeypatch.setitem(CELLS, noun, replace(row, cell=cell))
    return made
