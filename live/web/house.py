"""All the days on this server: which code leads to which room, and under which address people find it."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from live.language import Language
from live.log import CannotOpen
from live.room.lines import Lines
from live.room.room import Room
from live.room.timer import MachineTimer, Timer
from live.room.wire import ClosedDay
from live.web.access import Keyring, tidy_code
from live.web.cells import day_of
from live.web.comers import Comers
from live.web.own_address import OwnAddress
from live.web.typed_address import as_people_read

# Who has lost a link wants it shut now; a file of a few lines, read this often, costs nothing.
KEYS_EVERY_S = 1.0
# As soon as a person at the desk could do something about it.
FLOODS_EVERY_S = 2.5


class House:
    """The open rooms by their join codes. Made once, by the command line."""

    def __init__(
        self,
        rooms: Mapping[str, Room],
        keyring: Keyring,
        url: str,
        language: Language,
        timer: Timer | None = None,
        near: Collection[str] | None = None,
        proxies: Collection[str] = (),
        closed: Iterable[ClosedDay] = (),
    ) -> None:
        self.rooms = dict(rooms)
        self.closed = list(closed)  # days that could not be opened
        self.keyring = keyring
        self.own = OwnAddress(url.rstrip("/"), near)  # never taken from a request
        self.language = language  # what every page and every refusal is said in
        self.timer = timer or MachineTimer()  # by it whoever asks too much is slowed
        self.comers = Comers(keyring, self.timer, frozenset(proxies))
        self.lines = Lines()

    def is_busy(self) -> bool:
        """Whether words, or anything else that is asked, are on their way into the log of a room."""
        return any(room.is_busy for room in self.rooms.values())

    @property
    def url(self) -> str:
        """The server's own address as people reach it."""
        return self.own.url

    @property
    def is_secure(self) -> bool:
        """Whether people reach it over https."""
        return self.url.startswith("https:")

    def find(self, typed: str) -> tuple[str, Room] | None:
        """The code and the room for what somebody typed, or None."""
        code = typed if typed in self.rooms else tidy_code(typed)
        room = self.rooms.get(code)
        return (code, room) if room is not None else None

    async def follow_keys(self, path: Path) -> None:
        """
        Takes over what `server.py keys --renew` writes beside the running server; runs until it is cancelled.

        Desk, poet and wall of a renewed day have to come in again, by the new links.
        """
        while True:
            await self.timer.sleep(KEYS_EVERY_S)
            try:
                written = await asyncio.to_thread(Keyring.read, path)
            except (CannotOpen, OSError):
                continue  # the keys this server began with stay right
            renewed = self.keyring.take_over(written)
            for room in self.rooms.values():
                if room.name in renewed:
                    room.readers.send_out_watchers()

    async def watch_floods(self) -> None:
        """Tells the desks that somebody sends far too much, and that it is over; runs until it is cancelled."""
        while True:
            await self.timer.sleep(FLOODS_EVERY_S)
            for room in self.rooms.values():
                is_flooded = room.allowances.is_flooded(self.timer.now())
                if is_flooded != room.allowances.is_told_flooded:
                    room.allowances.is_told_flooded = is_flooded
                    room.readers.people_changed()

    def join_address(self, code: str) -> str:
        """What people type: without http, in the letters of its own language, as it stands on the wall."""
        return f"{as_people_read(self.url)}/{code}"

    def only_live(self) -> str | None:
        """The code of the day that is live, when there is exactly one."""
        live = [code for code, room in self.rooms.items() if day_of(room).state in ("live", "held")]
        return live[0] if len(live) == 1 else None


def give_codes(keyring: Keyring, days: list[str]) -> dict[str, str]:
    """A join code for every day, the same at every start; two days that draw the same one draw again."""
    codes: dict[str, str] = {}
    for day in sorted(days):
        turn = 0
        while (code := keyring.code(day, turn)) in codes:
            turn += 1
        codes[code] = day
    return codes
