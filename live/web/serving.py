"""
How a house is served: uvicorn's server, with deadlines for lines, a log that strangers cannot fill, and a stop of ours.

The rules here: a stop counts whenever it is asked for, also before the first line is taken; nobody who hangs delays it.
"""

import asyncio
import itertools
import logging
import signal
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import uvicorn

from live.web import routes
from live.web.addresses import BACKLOG
from live.web.answers import Answers
from live.web.deadlines import Connection, Deadlines
from live.web.door import Door
from live.web.house import House
from live.web.protocols import Requests, TurnedAway
from live.web.site import Site
from live.web.sockets import Entrance, look_after
from live.web.strangers import LOGS, Strangers

# How long a stop waits for what phones have asked to be on disk; then sockets are told to come back (1012).
ANSWERED_S = 0.8
# How long it then waits for pages that are under way.
DRAIN_S = 1
# Between two looks at the clock; uvicorn counts ten of them for a second.
TICK_S = 0.1
# Who has not sent all of a request by then, or not read what they were sent, is not waited for.
GRACE_S = 0.5
# Lines are taken so many at a time: where the system has no more, asyncio tries as often, and complains each time.
TAKEN_AT_ONCE = 16
# Of the files that the system lets us open the logs need some, and lines that are just being taken; these get the rest.
PART_FOR_LINES = 0.75


class Server(uvicorn.Server):
    """Serves one house until `stop` is set. Made once, by the command line."""

    def __init__(self, house: House, site: Site, stop: asyncio.Event | None = None) -> None:
        self._entrance = Entrance(Door(Answers(house, site)).lets_in, self._admit, Requests)
        super().__init__(configured(house, site, self._entrance))
        self._rooms = house.rooms
        self._stop = stop or asyncio.Event()
        ours = cast("set[Connection]", self.server_state.connections)  # as `configured` has it, there are no others
        self._deadlines = Deadlines(ours, house.timer)
        self._timer = house.timer
        self._strangers = Strangers(house.timer)
        files = raise_file_limit()
        self._lines_most = round(files * PART_FOR_LINES)
        house.lines.fit_into(files)

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Until the stop. The sockets are bound and closed in the end."""
        watches = (self._deadlines.watch(), look_after(self.server_state.connections, self._timer))
        watching = [asyncio.create_task(each) for each in watches]
        try:
            with _passing(self._strangers):
                await super().serve(sockets)
        finally:
            for each in watching:
                each.cancel()
            await asyncio.wait(watching)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's; but the queue of those who knock stays as long as it was."""
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(BACKLOG)

    async def main_loop(self) -> None:
        """Keeps the date of the answers current, as uvicorn's; but a stop is heard at once."""
        for tick in itertools.count():
            if await self.on_tick(tick):
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), TICK_S)
            self.should_exit = self.should_exit or self._stop.is_set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answers what was asked, then tells sockets to come back, and cuts off who hangs."""
        await self._answer_first()
        late = asyncio.get_running_loop().call_later(GRACE_S, self._deadlines.end)
        try:
            await super().shutdown(sockets)
            if (
                cut := self.server_state.tasks
            ):  # pages that took too long: what they leave in the log is a stranger's doing
                await asyncio.wait(cut, timeout=GRACE_S)
        finally:
            late.cancel()

    async def _answer_first(self) -> None:
        """Waits for the answers to all that sockets have asked, and takes nothing more from them."""
        self._entrance.is_stopping = True
        answers = [asyncio.create_task(room.has_answered()) for room in self._rooms.values()]
        _, hanging = await asyncio.wait(answers, timeout=ANSWERED_S)
        for each in hanging:
            each.cancel()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leaves signals to `stopped_by_signals`, which hears them from before the links are printed."""
        yield

    def _admit(self) -> bool:
        """Whether one more line can be kept; who has kept one the longest and asked nothing makes room."""
        return len(self.server_state.connections) <= self._lines_most or self._deadlines.make_room()


def configured(house: House, site: Site, entrance: Entrance) -> uvicorn.Config:
    """How the pages and sockets of a house are served."""
    return uvicorn.Config(
        routes.build(house, site),
        http=cast("type[Requests]", entrance),
        ws=TurnedAway,
        ws_per_message_deflate=False,
        lifespan="off",
        log_level="warning",
        access_log=False,  # it would hold people's addresses
        server_header=False,
        proxy_headers=False,
        backlog=TAKEN_AT_ONCE,
        timeout_graceful_shutdown=DRAIN_S,
    )


@contextmanager
def _passing(through: logging.Filter) -> Iterator[None]:
    """While it lasts, the server's own log goes through a filter."""
    for log in LOGS:
        logging.getLogger(log).addFilter(through)
    try:
        yield
    finally:
        for log in LOGS:
            logging.getLogger(log).removeFilter(through)


@contextmanager
def stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """While it lasts, Ctrl-C and SIGTERM set `stop` and do nothing else, however often they come."""
    loop = asyncio.get_running_loop()

    def ask(*_: Any) -> None:  # noqa: ANN401  the signal, and where it came
        loop.call_soon_threadsafe(stop.set)

    before = {each: signal.signal(each, ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def raise_file_limit() -> int:
    """Lets this process open as many files as the system allows; how many that is."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 1_000_000
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return 1_000_000 if hard == resource.RLIM_INFINITY else hard
