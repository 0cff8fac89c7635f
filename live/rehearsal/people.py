"""
Who comes to a rehearsal, and what they do there.

The rule here: a capability of the day brings what people do with it in a module of its own, and a row in `ACTIVITIES`.
"""

from live.day.roles import Role
from live.rehearsal import (
    cards,
    care,
    decisions,
    facilitator,
    glossing,
    guest,
    lending,
    meanings,
    poet,
    points,
    readback,
    reflections,
    reporter,
    shifts,
    slips,
)
from live.rehearsal.client import Client
from live.rehearsal.person import Activities, Activity, Person
from live.rehearsal.simulation import Simulation

# What is done at each place, a row for each module that has activities.
ACTIVITIES: tuple[Activities, ...] = (
    guest.ACTIVITIES,
    facilitator.ACTIVITIES,
    poet.ACTIVITIES,
    care.ACTIVITIES,
    cards.ACTIVITIES,
    decisions.ACTIVITIES,
    glossing.ACTIVITIES,
    lending.ACTIVITIES,
    meanings.ACTIVITIES,
    points.ACTIVITIES,
    readback.ACTIVITIES,
    reflections.ACTIVITIES,
    reporter.ACTIVITIES,
    shifts.ACTIVITIES,
    slips.ACTIVITIES,
)


def activities_at(place: Role) -> list[type[Activity]]:
    """All that somebody at a place does."""
    return [activity for each in ACTIVITIES for activity in each.get(place, ())]


def new_guest(simulation: Simulation, client: Client, number: int) -> Person:
    """A guest with a phone; the number, from 0, decides which words of the script are theirs."""
    return Person(simulation, f"guest{number:03}", client, activities_at(Role.PHONE), number)


def new_facilitator(simulation: Simulation, client: Client) -> Person:
    """The facilitator at the desk."""
    return Person(simulation, "desk", client, activities_at(Role.DESK))


def new_poet(simulation: Simulation, client: Client) -> Person:
    """The poet."""
    return Person(simulation, "poet", client, activities_at(Role.POET))


def new_carer(simulation: Simulation, client: Client) -> Person:
    """Who looks after the room."""
    return Person(simulation, "care", client, activities_at(Role.CARE))


def new_reporter(simulation: Simulation, client: Client) -> Person:
    """Who writes the report."""
    return Person(simulation, "reporter", client, activities_at(Role.REPORTER))
