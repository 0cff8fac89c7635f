"""
A simulated room that runs a day in fast forward: everybody comes in by the same address and speaks the same wire.

The rules here: the server is the real one; only its clock runs faster. What the people of a rehearsal know they know
from cells, as any page does. The day is the programme's own date, whenever it is rehearsed. Anybody who comes in by a
browser meanwhile is one of the room.

To follow a rehearsal: `address` is where people come in, each with a `client`; `people` says who they are, `guest`,
`facilitator`, `poet`, `care`, `reporter`, `reflections`, `slips` and `projector` what they do, and `script` what they
say; `simulation` and `clock` are what they share, and `summary` is what the day came to.
"""

import asyncio
from collections.abc import Callable

from live.day.projection import MINUTE_MS
from live.day.roles import Role
from live.rehearsal.address import Address
from live.rehearsal.clock import FastClock
from live.rehearsal.people import new_carer, new_facilitator, new_guest, new_poet, new_reporter
from live.rehearsal.projector import Projector
from live.rehearsal.simulation import Simulation
from live.rehearsal.summary import Summary, sum_up

__all__ = ["Address", "FastClock", "Simulation", "Summary", "rehearse"]

# By when the last guest has come, in the day's time: people are late, but the room is not empty at the first question.
LATEST_ARRIVAL_MS = 20 * MINUTE_MS


async def rehearse(simulation: Simulation, address: Address, tell: Callable[[str], None]) -> Summary:
    """Runs the day to its end, with the server and the clock running; `tell` gets a line when a slot begins."""
    async with asyncio.TaskGroup() as room:
        for person in (
            new_facilitator(simulation, address.client(Role.DESK)),
            new_poet(simulation, address.client(Role.POET)),
            new_carer(simulation, address.client(Role.CARE)),
            new_reporter(simulation, address.client(Role.REPORTER)),
            Projector(simulation, address.client(Role.WALL), tell),
        ):
            room.create_task(person.take_part())
        for number in range(simulation.guests):
            room.create_task(_come_and_take_part(simulation, address, number))
    async with address.client(Role.DESK).open() as desk:
        return sum_up(simulation, desk)


async def _come_and_take_part(simulation: Simulation, address: Address, number: int) -> None:
    """One guest, who comes early or late and stays to the end of the day."""
    guest = new_guest(simulation, await address.phone(), number)
    await simulation.wait_until(simulation.now() + guest.random.uniform(0, LATEST_ARRIVAL_MS))
    await guest.take_part()
