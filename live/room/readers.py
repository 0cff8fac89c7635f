"""
Who reads along: the connections of a room, and how each is told that there is something new.

The rules here: nobody is waited for; a reader that is told writes what it lacks, or does so when its line is free.
Desk, poet and wall are told after every entry; phones at most once a tick, some at a time.
"""

import asyncio
from collections.abc import Iterator
from time import perf_counter
from typing import Protocol

from live.day.keys import WALLS
from live.day.roles import Role
from live.room import wire
from live.room.wire import TellPage, Walls

# Five frames a second are more than a person reads and cost a room of 500 about a tenth of a core.
PHONES_EVERY_S = 0.2
# Writing 500 frames at once blocks the loop, and every "ok" waits behind it; between slices of this many the loop does
# what else there is, so that each step of an "ok" waits for half a millisecond at the most. They are not spread over
# the tick: a process that sleeps has to fetch everything again when it wakes, which made a frame dearer by a third.
SLICE = 50
# Phones that each get words of their own take six times as long: the clock is looked at after so many, and a slice that
# has taken so long is over.
LOOK, AT_ONCE_S = 10, 0.001
# What a frame costs the server is about a quarter of this: more phones than fit into a tick make it longer, and three
# quarters of the time stay for what people give.
EACH_S = 40e-6
# How many people are here is soft: it may be late, and a room that fills must not cost a frame for each who comes.
PEOPLE_EVERY_S = 2.0


class Reader(Protocol):
    """One connection, as the room sees it."""

    role: Role

    def cells_changed(self) -> None:
        """There is something later than it has; it asks for it when its line is free."""

    def people_changed(self) -> None:
        """The number of people has changed."""

    def walls_changed(self) -> None:
        """A wall has turned, come or gone; only desks are told."""

    def send_out(self) -> None:
        """It has to come in again, with another key."""

    def make_way(self) -> None:
        """It has to come again."""


class Readers:
    """The connections of one room. `serve_phones` and `serve_people` run as tasks of the room's."""

    def __init__(self) -> None:
        # Dicts as ordered sets, so that slices of phones keep their order; apart, because after every entry only the
        # few that are not phones are told. Changed only by `join` and `leave`.
        self._phones: dict[Reader, None] = {}
        self._watchers: dict[Reader, None] = {}
        # Which page each wall last told, in the order in which they came. Changed only by `tell_page` and `leave`.
        self._told: dict[Reader, TellPage] = {}
        self._phones_behind = asyncio.Event()
        self._people_behind = asyncio.Event()

    def __len__(self) -> int:
        return len(self._phones) + len(self._watchers)

    @property
    def phones(self) -> int:
        """How many phones are here."""
        return len(self._phones)

    def join(self, reader: Reader) -> None:
        """A connection is here; from now on it hears of changes."""
        (self._phones if reader.role is Role.PHONE else self._watchers)[reader] = None
        self._people_behind.set()

    def leave(self, reader: Reader) -> None:
        """A connection is gone, and hears of nothing any more."""
        self._phones.pop(reader, None)
        self._watchers.pop(reader, None)
        self._people_behind.set()
        if self._told.pop(reader, None) is not None:
            self._tell_desks()

    def tell_page(self, reader: Reader, told: TellPage) -> None:
        """A wall tells its page; the desks hear of it where it is another than before."""
        if self._told.get(reader) != told:
            self._told[reader] = told
            self._tell_desks()

    def _tell_desks(self) -> None:
        for watcher in self._watchers:
            if watcher.role is Role.DESK:
                watcher.walls_changed()

    def walls(self) -> bytes:
        """The cell that no entry stamps and only desks see: what the open walls tell."""
        return wire.fragment(str(WALLS), self._in_one())

    def _in_one(self) -> Walls:
        """Of the walls with the most pages the one that came first speaks for all."""
        told = list(self._told.values())
        if not told:
            return Walls()
        up = max(told, key=lambda each: each.pages)
        differ = any((each.page, each.pages) != (up.page, up.pages) for each in told)
        return Walls(len(told), up.page, up.pages, up.held, differ)

    def send_out_watchers(self) -> None:
        """Desk, poet and wall have to come in again."""
        for watcher in list(self._watchers):  # each leaves at once
            watcher.send_out()

    def all_come_again(self) -> None:
        """Everybody has to come again: what they were told counts no more."""
        for reader in (*self._phones, *self._watchers):
            reader.make_way()

    def cells_changed(self) -> None:
        """Tells desk, poet and wall now, and the phones with their next tick."""
        self._phones_behind.set()
        for watcher in self._watchers:
            watcher.cells_changed()

    def people_changed(self) -> None:
        """Tells those who watch, in a while."""
        self._people_behind.set()

    async def serve_phones(self) -> None:
        """Tells the phones that there is something, at most once a tick, some at a time."""
        while True:
            await self._phones_behind.wait()
            self._phones_behind.clear()
            began, told = perf_counter(), 0
            for some in self._slices():
                for phone in some:
                    phone.cells_changed()
                told += LOOK
                if told >= SLICE or perf_counter() - began > AT_ONCE_S:
                    await asyncio.sleep(0)
                    began, told = perf_counter(), 0
            await asyncio.sleep(max(PHONES_EVERY_S, len(self._phones) * EACH_S))

    def _slices(self) -> Iterator[list[Reader]]:
        phones = list(self._phones)
        return (phones[i : i + LOOK] for i in range(0, len(phones), LOOK))

    async def serve_people(self) -> None:
        """Tells desk, poet and wall how many people there are; phones hear it when they come, which is often enough."""
        while True:
            await self._people_behind.wait()
            self._people_behind.clear()
            for watcher in self._watchers:
                watcher.people_changed()
            await asyncio.sleep(PEOPLE_EVERY_S)
