"""The plan changed by random people beside the clock: slots keep their order, and every change can be taken back."""

import contextlib
import itertools
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from live.day import apply
from live.day.noun import Fact
from live.day.projection import Timetable
from live.day.refusals import Refused
from tests.day.test_plan import undoes, version
from tests.days import STRANGER, Ask, Seminar, asks, at, everyone, planned, reopened, values_of


class Walk:
    """A day through which facilitators change the plan in any way, a step behind now and then, beside the clock."""

    def __init__(self) -> None:
        self.seminar = Seminar(planned(), now=at("9.20"))
        self.began: dict[str, int] = {}

    def step(self, ask: Ask, minutes: float) -> None:
        seminar = self.seminar
        before = dict(seminar.day[Timetable].began)
        with contextlib.suppress(Refused):
            seminar.does(*seminar.ask(ask))
        self._expect_begun_kept(before)
        self.expect_order()
        before = dict(seminar.day[Timetable].began)
        seminar.wait(minutes)
        self._expect_begun_kept(before)
        self.expect_order()

    def _expect_begun_kept(self, before: dict[str, int]) -> None:
        """What began keeps its begin, unless the day went back before it."""
        began = self.seminar.day[Timetable].began
        assert all(began[slot] == before[slot] for slot in began.keys() & before.keys())

    def expect_order(self) -> None:
        timetable, slots = self.seminar.day[Timetable], self.seminar.sees(STRANGER, "programme")["slots"]
        starts = [slot["projected"] for slot in slots]
        assert starts == sorted(starts)
        planned_ = [slot["planned"] for slot in slots[timetable.index(timetable.current) + 1 :]]
        assert planned_ == sorted(planned_)
        running = [slot["id"] for slot in slots if slot["stage"] == "now"]
        assert len(running) == (self.seminar.state in ("live", "held"))
        assert len({slot["id"] for slot in slots}) == len(slots)
        assert all(slot["ends"] is None or slot["ends"] >= slot["projected"] for slot in slots)
        assert timetable.began.keys() <= {slot["id"] for slot in slots}, "what began stays in the programme"


PLAN_VERBS = ("slot.take", "slot.add", "slot.change", "slot.change", "slot.drop", "plan.undo")
RUN_VERBS = ("slot.start", "slot.extend", "day.hold", "day.resume", "day.end")
STEPS = st.lists(
    st.tuples(asks(*PLAN_VERBS, *PLAN_VERBS, *RUN_VERBS), st.sampled_from([0, 0, 1, 7, 25, 90])), max_size=20
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_in_any_order_the_slots_keep_theirs_and_one_is_running(steps: Sequence[tuple[Ask, float]]) -> None:
    walk = Walk()
    for ask, minutes in steps:
        walk.step(ask, minutes)

    day, boards = reopened(walk.seminar.entries)
    for by in everyone():
        assert values_of(boards, by.role, by.voice) == values_of(walk.seminar.boards, by.role, by.voice)
    assert day[Timetable].version == walk.seminar.day[Timetable].version


@settings(max_examples=60, deadline=None)
@given(STEPS, asks("slot.add", "slot.change", "slot.drop"))
def test_any_change_of_the_plan_can_be_taken_back_at_once(steps: Sequence[tuple[Ask, float]], last: Ask) -> None:
    walk = Walk()
    for ask, minutes in steps:
        walk.step(ask, minutes)
    seminar = walk.seminar
    seen, before = version(seminar), seminar.sees(STRANGER, "programme")["slots"]
    with contextlib.suppress(Refused):
        seminar.does(*seminar.ask(last))
    if version(seminar) == seen:
        return

    undoes(seminar)

    assert seminar.sees(STRANGER, "programme")["slots"] == before


@settings(max_examples=60, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_facts_of_the_plan_in_any_order_break_nothing(steps: Sequence[tuple[Ask, float]], random: Any) -> None:
    walk = Walk()
    for ask, minutes in steps:
        walk.step(ask, minutes)
    facts: list[Fact] = [*walk.seminar.facts, *walk.seminar.facts]
    random.shuffle(facts)
    other = Seminar()

    for fact in facts:
        apply(other.day, fact)

    timetable = other.day[Timetable]
    assert all(earlier <= later for earlier, later in itertools.pairwise(timetable.starts()))
