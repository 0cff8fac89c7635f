"""
Turns: who comes new where codes are guessed waits here, and is answered one after another.

The rules here: whether a code is right is told only when its turn comes, so neither the answer nor the time it takes
tells more than that; one wrong code is answered a turn, however many ask. Right ones cost no turn: three hundred phones
go through together. Newest and oldest have their turns by turns: scripts that ask again as soon as they are answered
fill the middle, and a person is among the newest.
"""

import asyncio
from collections import deque
from typing import NamedTuple

from live.room.timer import Timer

# What waits is a line and a few hundred bytes; who waited longest is turned away when there are more.
MOST_WAITING = 1000


class _Waiting(NamedTuple):
    is_right: bool
    comes_in: asyncio.Future[bool]


class Turns:
    """Those who wait for their turn. `serve` runs as long as the server does."""

    def __init__(self, timer: Timer, every_s: float) -> None:
        self._timer = timer
        self._every_s = every_s
        self._waiting: deque[_Waiting] = deque()
        self._came = asyncio.Event()
        self._is_newest_next = True

    async def wait(self, *, is_right: bool) -> bool:
        """Waits for a turn; False for one who was turned away, of whom nothing is told."""
        me = _Waiting(is_right, asyncio.get_running_loop().create_future())
        self._waiting.append(me)
        if len(self._waiting) > MOST_WAITING:
            self._answer(self._waiting.popleft(), comes_in=False)
        self._came.set()
        return await me.comes_in

    async def serve(self) -> None:
        """Gives turns until it is cancelled."""
        while True:
            await self._came.wait()
            await self._timer.sleep(self._every_s)
            self._take_turns()
            if not self._waiting:
                self._came.clear()

    def _take_turns(self) -> None:
        """Lets in from one end whoever is right, up to and with the first who is not."""
        take = self._waiting.pop if self._is_newest_next else self._waiting.popleft
        self._is_newest_next = not self._is_newest_next
        while self._waiting:
            next_one = take()
            self._answer(next_one, comes_in=True)
            if not next_one.is_right:
                return

    @staticmethod
    def _answer(one: _Waiting, *, comes_in: bool) -> None:
        if not one.comes_in.done():  # whoever asked may have given up
            one.comes_in.set_result(comes_in)
