"""What all people of a rehearsal share: the clock, the seed of all chance, and what is counted."""

import asyncio
from collections import Counter

from live.day.noun import Command
from live.rehearsal.client import Answer, Client
from live.rehearsal.clock import STEP_S, FastClock


class Simulation:
    """One rehearsal: its clock, how many guests come, the seed of all chance, and everybody's client."""

    def __init__(self, clock: FastClock, guests: int, seed: int = 5) -> None:
        self.clock = clock
        self.guests = guests
        self.seed = seed
        self.clients: list[Client] = []  # everybody's, in the order of coming
        self.called = ""  # what somebody at the desk called across the room last
        self.refusals: Counter[str] = Counter()  # by code; changed only by `record`
        self._turns: Counter[str] = Counter()  # by what is done in turn; changed only by `turn`

    def now(self) -> float:
        """The day's time, epoch ms."""
        return self.clock() * 1000

    def turn(self, what: str) -> int:
        """How many have had their turn at something before; the next has another number."""
        self._turns[what] += 1
        return self._turns[what] - 1

    def record(self, _command: Command, answer: Answer) -> None:
        """Takes note of an answer that somebody had; refusals are counted."""
        if answer.refused is not None:
            self.refusals[answer.refused] += 1

    def is_waiting(self) -> bool:
        """Whether somebody who is connected has asked for something and has no answer yet."""
        return any(client.is_waiting for client in self.clients)

    async def wait_until(self, at: float) -> None:
        """Waits for a moment of the day, epoch ms."""
        while self.now() < at:  # noqa: ASYNC110  the clock may stand still meanwhile, and tells nobody
            await asyncio.sleep(self.real_seconds_until(at))

    def real_seconds_until(self, at: float) -> float:
        """How long it really is until a moment of the day, if nobody has to wait; a step of the clock at the least."""
        return max(STEP_S, (at - self.now()) / 1000 / self.clock.speed)
