"""
Turns of pages: one page is made at a time, and after it everything else has its turn for as long as that took.

A page of a full room takes as long to make as many phrases, and costs whoever asks for it nothing. The rules here:
however many ask, pages take half of the server's time at most. A page is made a ms at a time; words that come meanwhile
go first, and wait for no more than that, but where words come without an end pages go on all the same. Those who wait
come by turns, each person once a round, so that who asks again and again waits for themselves.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from starlette.exceptions import HTTPException

# Whoever waits costs a line and a few kilobytes. Of those who have the most waiting, the first is turned away.
MOST_WAITING = 1000
# So much of a page is made at a time: what a phrase may wait for it. More often, and the page takes notably longer.
AT_ONCE_S = 0.001
# How long a page gives way at most, about what words take until they are on a disk; and how soon it looks again.
GIVES_WAY_S, LOOKS_AGAIN_S = 0.02, 0.0005


class PageTurns:
    """Who waits for a page. `is_busy` says whether words are under way, which go first."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        self._is_busy = is_busy
        self._gave_way_s = 0.0  # in the turn that lasts
        self._waiting: dict[str, deque[asyncio.Future[bool]]] = {}  # by who they are; whose turn is next stands first
        self._many = 0
        self._is_free = True

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[None]:
        """Waits for a turn, which lasts as long as the block does. Raises 429 for who is turned away."""
        await self._comes(whose)
        loop = asyncio.get_running_loop()
        began, self._gave_way_s = loop.time(), 0.0
        try:
            yield
        finally:
            took = loop.time() - began - self._gave_way_s
            loop.call_later(took, self._next_when_calm, loop.time() + took + GIVES_WAY_S)

    async def put_together(self, pieces: Iterable[str]) -> str:
        """The whole of what is made in pieces by whoever has the turn."""
        whole: list[str] = []
        loop = asyncio.get_running_loop()
        began = loop.time()
        for piece in pieces:
            whole.append(piece)
            if loop.time() - began > AT_ONCE_S:
                await self._give_way()
                began = loop.time()
        return "".join(whole)

    async def _give_way(self) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.sleep(0)
        while self._is_busy():
            await asyncio.sleep(LOOKS_AGAIN_S)
            if loop.time() - began > GIVES_WAY_S:
                break
        self._gave_way_s += loop.time() - began

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

    def _next_when_calm(self, until: float) -> None:
        """The next turn, when no words are under way; at the latest at that time of the loop's."""
        loop = asyncio.get_running_loop()
        if self._waiting and self._is_busy() and loop.time() < until:
            loop.call_later(LOOKS_AGAIN_S, self._next_when_calm, until)
        else:
            self._next()

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
