"""Who comes to a rehearsal, and what they do there."""

from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import pytest

from live import programme, rehearsal
from live.day.roles import PLACES, Role
from live.day.timetable_cells import NowCell
from live.rehearsal import people
from live.rehearsal.client import Client
from live.rehearsal.person import Action, Activity, Person
from tests.conftest import SEMINAR

MINUTE_MS = 60_000


def test_every_activity_is_done_by_somebody_and_once():
    for module in walk_packages(rehearsal.__path__, "live.rehearsal."):
        import_module(module.name)

    done = Counter(activity for place in PLACES for activity in people.activities_at(place))

    written = {each for each in Activity.__subclasses__() if each.__module__.startswith("live.")}
    assert len(written) > 5, "the activities were found, for this test to mean anything"
    assert set(done) == written
    assert set(done.values()) == {1}


class AnswerCheckins(Activity):
    """What a later capability of the day may bring."""

    def actions(self, slot):
        yield self.once(slot, 0.5, 0.5, self.answer)

    async def answer(self):
        pass


def test_a_new_capability_is_done_at_its_place_once_it_is_listed(monkeypatch):
    monkeypatch.setattr(people, "ACTIVITIES", (*people.ACTIVITIES, {Role.PHONE: (AnswerCheckins,)}))

    assert AnswerCheckins in people.activities_at(Role.PHONE)
    assert AnswerCheckins not in people.activities_at(Role.DESK)


# The moments of a slot


@pytest.fixture
def activity() -> Activity:
    simulation = rehearsal.Simulation(rehearsal.FastClock(programme.read(SEMINAR), 60), 30)
    return Activity(Person(simulation, "somebody", Client("ws://nowhere", Role.PHONE, "")))


def slot_of(activity: Activity, minutes: int | None) -> NowCell:
    ends = None if minutes is None else round(activity.person.simulation.now() + minutes * MINUTE_MS)
    return NowCell("s1", None, False, (), ends, None, None, "closed", None)


def minutes_from_now(activity: Activity, action: Action) -> float:
    return (action.at - activity.person.simulation.now()) / MINUTE_MS


async def nothing() -> None:
    pass


def test_an_action_has_its_moment_between_two_shares_of_the_slot(activity):
    slot = slot_of(activity, 60)

    moments = [minutes_from_now(activity, activity.once(slot, 0.25, 0.5, nothing)) for _ in range(100)]

    assert 15 <= min(moments) < max(moments) <= 30


def test_in_a_slot_without_an_end_people_stay_a_quarter_of_an_hour(activity):
    action = activity.once(slot_of(activity, None), 1, 1, nothing)

    assert minutes_from_now(activity, action) == pytest.approx(15)


def test_what_is_done_several_times_is_never_done_all_at_once(activity):
    actions = activity.several(slot_of(activity, 60), 6, 0.0, 1.0, nothing)

    for number, action in enumerate(actions):
        assert 10 * number <= minutes_from_now(activity, action) <= 10 * number + 8


def test_nothing_is_done_no_times(activity):
    assert activity.several(slot_of(activity, 60), 0, 0.0, 1.0, nothing) == []
