"""
Turns of pages: one page is made at a time, and after it everything else has its turn for as long as that took.

A page of a full room takes as long to make as hundreds of phrases, and costs whoever asks for it nothing. The rules
here: however many ask, pages take half of the server's time at most, and no word waits for more than one of them. Those
who wait come by turns, each person once a round, so that who asks again and again waits for themselves.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.exceptions import HTTPException

# Whoever waits costs a line and a few kilobytes. Of those who have the most waiting, the first is turned away.
MOST_WAITING = 1000


class PageTurns:
    """Who waits for a page."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[asyncio.Future[bool]]] = {}  # by who they are; whose turn is next stands first
        self._many = 0
        self._is_free = True

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[None]:
        """Waits for a turn, which lasts as long as the block does. Raises 429 for who is turned away."""
        await self._comes(whose)
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            yield
        finally:
            loop.call_later(loop.time() - began, self._next)

    async def _comes(self, whose: str) -> None:
        if self._is_free:
            self._is_free = False
            return
        me: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(whose, deque()).append(me)
        self._many += 1
        if self._many > MOST_WAITING:
            self._turn_one_away()
        try:
            comes_in = await me
        except asyncio.CancelledError:
            if not me.cancelled() and me.result():  # gave up at the moment of their turn
                self._next()
            raise
        if not comes_in:
            raise HTTPException(429, "public.too_many")

    def _next(self) -> None:
        while self._waiting:
            me = self._take(next(iter(self._waiting)))
            if not me.done():
                me.set_result(True)
                return
        self._is_free = True

    def _turn_one_away(self) -> None:
        me = self._take(max(self._waiting, key=lambda whose: len(self._waiting[whose])))
        if not me.done():
            me.set_result(False)

    def _take(self, whose: str) -> asyncio.Future[bool]:
        """The first that waits of somebody; the rest of theirs goes behind everybody else's."""
        theirs = self._waiting.pop(whose)
        if len(theirs) > 1:
            self._waiting[whose] = theirs
        self._many -= 1
        return theirs.popleft()
