"""The day: replaying the log gives the same day, whatever a room full of people asked for."""

import contextlib
import os
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from live.day import apply, cell, change, decide, due, gathered, next_due, touched
from live.day.checkins import SendCheckin
from live.day.given import AllGiven
from live.day.keys import Key
from live.day.lines import PieceWritten
from live.day.noun import Due, Fact, MadeFact
from live.day.phrases import WithdrawPhrase
from live.day.poem import LineWritten, WriteLine
from live.day.refusals import Refused
from live.day.roles import CLOCK, PLACES
from live.day.sheet import Poem
from live.day.showing import SetPace, ShowWaiting
from live.day.timetable import StartSlot
from tests.days import (
    ADA,
    ASKS,
    DESK_VERBS,
    FRAN,
    PAUL,
    PHONE_VERBS,
    POET_VERBS,
    Ask,
    Seminar,
    as_logged,
    asks,
    at,
    everyone,
    marker,
    reopened,
    replayed,
    values_of,
)

# How many days of thirty requests; a night's worth: CENTO_PEOPLE=10000 (`python -m tests.overnight` asks for it).
PEOPLE = int(os.environ.get("CENTO_PEOPLE", "20"))


class RoomFullOfPeople(RuleBasedStateMachine):
    """Phones, desks that are a step behind, a poet and the clock, in any order, with everything sent again at times."""

    def __init__(self) -> None:
        super().__init__()
        self._page, gathered.PAGE = gathered.PAGE, 2  # so that a few words are more than one page
        self.seminar = Seminar().furnish().with_pairs()

    def teardown(self) -> None:
        gathered.PAGE = self._page

    @rule(ask=asks(*PHONE_VERBS))
    def somebody_with_a_phone_asks(self, ask: Ask) -> None:
        self.ask(ask)

    @rule(ask=asks(*PHONE_VERBS))
    def somebody_else_with_a_phone_asks(self, ask: Ask) -> None:
        self.ask(ask)

    @rule(ask=asks(*DESK_VERBS))
    def one_desk_asks(self, ask: Ask) -> None:
        self.ask(ask)

    @rule(
        ask=asks(
            "theme.gather", "theme.merge", "theme.release", "phrase.hide", "phrase.restore", "phrase.show", "slot.start"
        ),
        before=asks(*DESK_VERBS),
    )
    def two_desks_ask_at_once(self, ask: Ask, before: Ask) -> None:
        """Both decided on what they saw; the second comes when the first is done."""
        second = self.seminar.ask(ask)
        self.ask(before)
        self.seminar.try_(*second)

    @rule(ask=asks(*POET_VERBS))
    def the_poet_asks(self, ask: Ask) -> None:
        self.ask(ask)

    @rule(minutes=st.sampled_from([0.1, 0.2, 1, 15, 60]))
    def time_passes(self, minutes: float) -> None:
        self.seminar.wait(minutes)

    @rule()
    def everything_that_was_made_is_sent_again(self) -> None:
        for by, command in self.seminar.made:
            if not isinstance(command, WriteLine | SendCheckin):
                assert decide(self.seminar.day, command, by, self.seminar.now) == []

    @rule(ask=asks(*PHONE_VERBS, *DESK_VERBS, *POET_VERBS))
    def somebody_asks_and_it_is_only_decided(self, ask: Ask) -> None:
        by, command = self.seminar.ask(ask)
        before = self.seminar.boards_of_all()
        with contextlib.suppress(Refused):
            decide(self.seminar.day, command, by, self.seminar.now)
        assert self.seminar.is_fresh(before), "deciding changes nothing"

    def ask(self, ask: Ask) -> None:
        self.seminar.try_(*self.seminar.ask(ask))

    @invariant()
    def a_day_replayed_from_the_log_looks_the_same_to_everybody(self) -> None:
        day, boards = reopened(self.seminar.entries)

        for by in everyone():
            assert values_of(boards, by.role, by.voice) == values_of(self.seminar.boards, by.role, by.voice)
        assert next_due(day, self.seminar.now) == next_due(self.seminar.day, self.seminar.now)

    @invariant()
    def every_board_is_current(self) -> None:
        assert self.seminar.is_fresh(), "every cell that changed was touched"

    @invariant()
    def every_id_is_one_thing(self) -> None:
        ids = [
            fact.id for fact in self.seminar.facts if isinstance(fact, MadeFact) and not isinstance(fact, LineWritten)
        ]
        assert len(ids) == len(set(ids))

    @invariant()
    def the_clock_is_done(self) -> None:
        self.seminar.tick()
        assert due(self.seminar.day, self.seminar.now) is None

    @invariant()
    def nobody_reads_what_is_not_for_them(self) -> None:
        """A withdrawn, hidden or unshown phrase is in no public text, and nowhere is there a pseudonym."""
        texts = {by: self.seminar.text(by) for by in everyone()}
        assert not any("voice-of" in text or "aloud/" in text for text in texts.values())
        day = self.seminar.day
        read = set(day[Poem].seen_by(PLACES[0]))
        for given_ in day[AllGiven].items.values():
            is_public = given_.on_wall or (given_.is_there and not read.isdisjoint(day[Poem].with_phrase(given_.id)))
            word = marker(given_.id)
            for place in (0, 3):
                assert is_public or word not in texts[everyone()[place]], f"{PLACES[place]} reads {word}"
            assert given_.withdrawn_at is None or word not in texts[everyone()[1]]


TestARoomFullOfPeople = pytest.mark.timeout(120 + PEOPLE)(RoomFullOfPeople.TestCase)
TestARoomFullOfPeople.settings = settings(max_examples=PEOPLE, stateful_step_count=30)


def a_day_of(asked: Sequence[Ask]) -> Seminar:
    """A day on which these things were asked for, a minute apart."""
    seminar = Seminar().furnish().with_pairs()
    for ask in asked:
        seminar.try_(*seminar.ask(ask))
        seminar.wait(1)
    return seminar


@settings(max_examples=80)
@given(st.lists(ASKS, min_size=5, max_size=40), st.randoms(use_true_random=False))
def test_facts_in_any_order_missing_or_doubled_break_nothing(asked: list[Ask], random: Any) -> None:
    """A fact that no longer holds changes nothing; and the same facts give the same day, whatever they are."""
    known = a_day_of(asked).facts
    facts: list[Fact] = [random.choice(known) for _ in range(2 * len(known))]

    one, other = replayed(facts, 1), replayed(facts, 1)

    for by in everyone():
        assert values_of(one[1], by.role, by.voice) == values_of(other[1], by.role, by.voice)


class ShownLater(Seminar):
    """From `is_busy` on it shows nothing until it is told, as a room whose log is slow."""

    is_busy = False

    def _write(self, facts: list[Fact]) -> frozenset[Key]:
        if not self.is_busy:
            return super()._write(facts)
        self.changed = [*getattr(self, "changed", []), *(key for fact in facts for key in change(self.day, fact))]
        return frozenset()

    def show_all(self) -> None:
        shown = touched(self.day, getattr(self, "changed", []))
        self.touched |= shown
        self.boards.touch(self.day, shown, self.n + 1)


@settings(max_examples=80)
@given(st.lists(ASKS, min_size=5, max_size=40))
def test_many_facts_shown_at_once_leave_no_cell_stale(asked: list[Ask]) -> None:
    seminar = ShownLater()
    seminar.furnish().with_pairs()
    seminar.is_busy = True
    for ask in asked:
        seminar.try_(*seminar.ask(ask))
        seminar.wait(1)

    seminar.show_all()

    assert seminar.is_fresh()


@settings(max_examples=80)
@given(st.lists(ASKS, min_size=5, max_size=40))
def test_a_second_helping_of_the_same_facts_is_digested_too(asked: list[Ask]) -> None:
    seminar = a_day_of(asked)

    _, boards = replayed([*seminar.facts, *seminar.facts], 1)

    given_ids = set(seminar.day[AllGiven].items)
    desk = values_of(boards, FRAN.role, FRAN.voice)
    assert {key.partition("/")[2] for key in desk if key.startswith(("phrase/", "note/", "shift/"))} <= given_ids


@settings(max_examples=80)
@given(st.lists(ASKS, min_size=5, max_size=40))
def test_whatever_was_made_is_made_once(asked: list[Ask]) -> None:
    """Everything is sent again at the end, each by whoever sent it: no facts, and nobody else's id is free."""
    seminar = a_day_of(asked)

    for by, command in seminar.made:
        if not isinstance(command, WriteLine):
            assert decide(seminar.day, command, by, seminar.now) == []
        if not isinstance(command, WriteLine | SendCheckin):  # whose a check-in was is not kept
            assert seminar.refuses(ADA if by == FRAN else FRAN, command) == "id.taken"


def test_a_line_sent_again_as_it_stands_is_no_fact() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.give("two chairs")
    seminar.write("and ", ("two chairs", phrase), " and two chairs", line="line-one")

    again = WriteLine(
        "line-one", None, (PieceWritten("and "), PieceWritten("two chairs", phrase), PieceWritten(" and two chairs"))
    )

    assert decide(seminar.day, again, PAUL, seminar.now) == []


def test_every_kind_of_fact_comes_back_from_the_log_as_it_was() -> None:
    """What hypothesis happens not to draw: one of each."""
    seminar = Seminar(now=at("9.20"))
    seminar.starts("s1")
    seminar.does(FRAN, SetPace("at_once"))
    seminar.begin("11.20")
    for verb in sorted({*PHONE_VERBS, *DESK_VERBS, *POET_VERBS} - {"day.end", "day.hold", "day.resume"}):
        for index in range(3):
            seminar.try_(*seminar.ask(Ask(verb, index, index, "two chairs")))

    assert as_logged(seminar.facts) == seminar.facts


def test_the_clock_wakes_for_the_next_delay_or_slot_whichever_is_sooner() -> None:
    seminar = Seminar().begin("11.20")
    assert next_due(seminar.day, seminar.now) == at("12.00")

    seminar.give("two chairs")

    assert next_due(seminar.day, seminar.now) == at("11.20") + 10_000
    assert due(seminar.day, seminar.now) is None
    assert due(seminar.day, at("11.21")) == Due(at("11.21"), ShowWaiting())
    assert decide(seminar.day, ShowWaiting(), CLOCK, seminar.now) == []


def test_the_clock_and_a_person_never_start_the_same_slot_twice() -> None:
    seminar = Seminar().begin("11.14")
    by_hand = StartSlot("s4", "s3")
    seminar.now = at("11.15")
    by_clock = due(seminar.day, seminar.now)
    assert by_clock == (seminar.now, by_hand), "both press at once, for this test to mean anything"

    seminar.does(FRAN, by_hand)

    assert due(seminar.day, seminar.now) is None
    assert seminar.refuses(CLOCK, by_hand) == "already"


def test_a_key_that_is_not_a_cell_shows_nothing() -> None:
    seminar = Seminar().begin("11.20")
    note = seminar.note("a longer thought")

    for key in ("", "people", "phrase/nowhere-1", f"phrase/{note}", "theme/", "line/x", "secret"):
        noun, _, key_id = key.partition("/")
        assert all(cell(seminar.day, Key(noun, key_id), place) is None for place in PLACES)


def test_apply_says_what_it_touched() -> None:
    seminar = Seminar().begin("11.20")
    phrase = seminar.show("two chairs")
    theme = seminar.name("Being heard", phrase)
    line = seminar.write(("two chairs", phrase))
    [fact] = decide(seminar.day, WithdrawPhrase(phrase), ADA, seminar.now)

    touched = {str(key) for key in apply(seminar.day, fact)}

    assert touched >= {
        f"phrase/{phrase}",
        f"mine/{phrase}",
        f"theme/{theme}",
        f"line/{line}",
    }
