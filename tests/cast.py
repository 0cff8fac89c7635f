"""
The cast: people with fixed rights who speak verbs over the real server, and the house they meet in.

`ada` and `bob` have phones, `fran` has the desk, `paul` is the poet, `wall` is the projector. Nobody here has a door of
their own into the server: they speak the wire like everyone else.
"""

import asyncio
import itertools
import json
import os
import socket
import ssl
from collections.abc import Callable, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

import server as command_line
from live.day.roles import NOBODY, Role
from live.room.room import Room
from live.web.house import House
from tests.fakes import Cookies, FakeTimer

# How long anything is waited for: never reached where all is well, however busy the machine is with other things.
PATIENCE_S = 30
TRUSTED = ssl.create_default_context()  # read once: it takes longer than a request
# Below those that systems give to whoever asks for any; another for each process, as many run side by side.
USUAL_PORT = 20_000 + os.getpid() % 12_000
_ids = itertools.count(1)


class Refusal(msgspec.Struct, frozen=True):
    """The server said no: its code, and its sentence for a person."""

    code: str
    say: str


class Ok:
    """It is on disk."""

    def __repr__(self) -> str:
        return "ok"


ok = Ok()


def new_id(noun: str = "id") -> str:
    return f"{noun}-{next(_ids):06}"


class Person:
    """Somebody at a place, with an open line; `cells` is what they see, `last` the answer to what they did last."""

    def __init__(self, house: "TestHouse", role: Role, proof: str) -> None:
        self.house = house
        self.role = role
        self.proof = proof
        self.cells: dict[str, Any] = {}
        self.hello: dict[str, Any] = {}
        self.frames: list[dict[str, Any]] = []  # every frame as it came
        self.n = 0
        self.mark = ""  # of the entry that they are current to
        self.line: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self._answers: dict[int | None, dict[str, Any]] = {}
        self._heard = asyncio.Condition()
        self._refs = itertools.count(1)

    async def comes(self, *, back: bool = False) -> "Person":
        """Connects; `back` says what they already have."""
        query = f"?role={self.role}"
        if back:
            query += f"&since={self.n}&h={self.mark}&epoch={self.hello['epoch']}"
        url = f"{self.house.url.replace('http', 'ws')}/{self.house.code}/live{query}"
        self.hello = {}
        self.line = await connect(url, additional_headers={"Authorization": f"Bearer {self.proof}"}, max_size=None)
        self._reading = asyncio.create_task(self._read(self.line))
        await self.until(lambda: bool(self.hello))
        return self

    async def leaves(self) -> None:
        if self.line is not None:
            await self.line.close()
        if self._reading is not None:
            await self._reading

    async def is_sent_out(self) -> int:
        """Waits until the server closes the line; its code."""
        assert self.line is not None, "they are connected"
        async with asyncio.timeout(PATIENCE_S):
            await self.line.wait_closed()
        return self.line.close_code or 0

    async def _read(self, line: ClientConnection) -> None:
        try:
            async for text in line:
                await self._hear(json.loads(text))
        except ConnectionClosed:
            pass
        async with self._heard:
            self._heard.notify_all()

    async def _hear(self, frame: dict[str, Any]) -> None:
        async with self._heard:
            self.frames.append(frame)
            if "hello" in frame:
                self.hello = frame["hello"]
                if self.hello["full"]:
                    self.cells.clear()
                    self.n = 0
            for key, value in frame.get("cells", {}).items():
                if value is None:
                    self.cells.pop(key, None)
                else:
                    self.cells[key] = value
            if "cells" in frame:
                self.n, self.mark = max((self.n, self.mark), (frame["n"], frame["h"]))
            if "ref" in frame:
                self._answers[frame["ref"]] = frame
            self._heard.notify_all()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits for a state, never for a time; fails after PATIENCE_S."""
        async with asyncio.timeout(PATIENCE_S), self._heard:
            await self._heard.wait_for(holds)

    async def sees(self, key: str, **fields: Any) -> dict[str, Any]:
        """Waits until a cell is there and has these fields."""
        await self.until(
            lambda: key in self.cells and all(self.cells[key].get(name) == value for name, value in fields.items())
        )
        return self.cells[key]

    async def is_current(self) -> None:
        """Waits until they have all that the room shows to everyone at their place."""
        boards = self.house.room.boards
        await self.until(lambda: not self.is_here or not boards.since(self.role, NOBODY, self.n))

    @property
    def is_here(self) -> bool:
        return self._reading is not None and not self._reading.done()

    async def misses(self, key: str) -> None:
        """Waits until a cell is gone."""
        await self.until(lambda: key not in self.cells)

    def all(self, noun: str) -> dict[str, Any]:
        """The cells of a noun by id."""
        return {key.partition("/")[2]: cell for key, cell in self.cells.items() if key.startswith(f"{noun}/")}

    async def sends(self, text: str | bytes) -> None:
        """Anything, as it is."""
        assert self.line is not None, "they are connected"
        await self.line.send(text)

    async def answer(self, ref: int | None) -> Ok | Refusal:
        await self.until(lambda: ref in self._answers)
        answer = self._answers.pop(ref)
        return Refusal(answer["refused"], answer["say"]) if "refused" in answer else ok

    async def does(self, do: str, **fields: Any) -> Ok | Refusal:
        """Gives a command and waits for the answer."""
        ref = next(self._refs)
        await self.sends(json.dumps({"do": do, "ref": ref, **fields}))
        return await self.answer(ref)

    # Phones, and the desk for people without one

    async def offers(self, text: str, **fields: Any) -> Ok | Refusal:
        return await self.does("phrase.offer", **{"id": new_id("phrase"), "text": text, **fields})

    async def gives(self, text: str, **fields: Any) -> str:
        """Offers a phrase that is taken; its id."""
        phrase = fields.setdefault("id", new_id("phrase"))
        answer = await self.offers(text, **fields)
        assert answer is ok, answer
        return str(phrase)

    async def notes(self, text: str, theme: str | None = None, **fields: Any) -> str:
        note = fields.setdefault("id", new_id("note"))
        answer = await self.does("note.offer", text=text, theme=theme, **fields)
        assert answer is ok, answer
        return str(note)

    async def withdraws(self, phrase: str) -> Ok | Refusal:
        return await self.does("phrase.withdraw", id=phrase)

    async def echoes(self, phrase: str) -> Ok | Refusal:
        return await self.does("phrase.echo", id=phrase)

    async def stands_with(self, theme: str, *, on: bool = True) -> Ok | Refusal:
        return await self.does("theme.support", theme=theme, on=on)

    # The desk

    def slot(self, title: str) -> dict[str, Any]:
        """The slot whose title begins so."""
        return next(slot for slot in self.cells["programme"]["slots"] if slot["title"].startswith(title))

    async def changes_view(self, before: str, now: str, **fields: Any) -> str:
        """Offers a pair of what was thought before and is thought now, which is taken; its id."""
        pair = fields.setdefault("id", new_id("shift"))
        answer = await self.does("shift.offer", before=before, now=now, **fields)
        assert answer is ok, answer
        return str(pair)

    async def starts(self, title: str) -> Ok | Refusal:
        started = [slot["id"] for slot in self.cells["programme"]["slots"] if slot["began"] is not None]
        return await self.does("slot.start", slot=self.slot(title)["id"], **{"from": started[-1] if started else None})

    async def extends(self, title: str, minutes: int) -> Ok | Refusal:
        return await self.does("slot.extend", slot=self.slot(title)["id"], minutes=minutes)

    async def shows(self, phrase: str) -> Ok | Refusal:
        return await self.does("phrase.show", id=phrase)

    async def hides(self, phrase: str, reason: str = "names a person") -> Ok | Refusal:
        return await self.does("phrase.hide", id=phrase, reason=reason)

    async def names_theme(self, title: str) -> str:
        theme = new_id("theme")
        assert await self.does("theme.name", id=theme, title=title) is ok
        return theme

    async def gathers(self, theme: str, item: str) -> Ok | Refusal:
        return await self.does("theme.gather", theme=theme, item=item)

    async def puts_on_the_wall(self, view: str, theme: str | None = None) -> Ok | Refusal:
        return await self.does("wall.show", view=view, theme=theme)

    # The poet

    async def writes(self, *pieces: str | dict[str, str], after: str | None = None, line: str | None = None) -> str:
        """A line of own words (str) and given ones (dict with text and phrase); its id."""
        line = line or new_id("line")
        written = [{"text": piece} if isinstance(piece, str) else piece for piece in pieces]
        answer = await self.does("line.write", id=line, after=after, pieces=written)
        assert answer is ok, answer
        return line


class TestHouse:
    """The running server with one day in it, the fake clock the day goes by, and the fake timer of its limits."""

    __test__ = False

    def __init__(
        self,
        url: str,
        code: str,
        links: dict[str, str],
        keys: dict[str, str],
        room: Room,
        clock: Any,
        timer: FakeTimer,
        cookies: Cookies,
        house: House,
    ) -> None:
        self.house = house
        self.url = url
        self.code = code
        self.links = links
        self.keys = keys
        self.room = room
        self.clock = clock
        self.timer = timer
        self.cookies = cookies
        self.people: list[Person] = []
        self.connections: Collection[Any] = ()  # uvicorn's, as they are at any moment
        self.stop = asyncio.Event()  # set, the server stops

    @property
    def lines(self) -> int:
        """How many lines are open, whatever comes over them."""
        return len(self.connections)

    @property
    def page(self) -> str:
        """The address of the phone page."""
        return f"{self.url}/{self.code}"

    def http(self, **options: Any) -> httpx.AsyncClient:
        """A browser without a screen."""
        return httpx.AsyncClient(**{"base_url": self.url, "verify": TRUSTED, "timeout": PATIENCE_S, **options})

    async def health(self) -> httpx.Response:
        """What /health says to whoever has the key of the desk."""
        async with self.http() as client:
            return await client.get("/health", headers={"Authorization": f"Bearer {self.keys['desk']}"})

    async def seat(self) -> str:
        async with self.http() as client:
            return str((await client.post(f"/{self.code}/seat")).json()["seat"])

    async def phone(self) -> Person:
        """Somebody new with a phone."""
        return await self._comes(Role.PHONE, await self.seat())

    async def desk(self) -> Person:
        return await self._comes(Role.DESK, self.keys["desk"])

    async def poet(self) -> Person:
        return await self._comes(Role.POET, self.keys["poet"])

    async def wall(self) -> Person:
        return await self._comes(Role.WALL, self.keys["wall"])

    async def care(self) -> Person:
        return await self._comes(Role.CARE, self.keys["care"])

    async def reporter(self) -> Person:
        return await self._comes(Role.REPORTER, self.keys["reporter"])

    async def _comes(self, role: Role, proof: str) -> Person:
        person = Person(self, role, proof)
        self.people.append(person)
        return await person.comes()

    async def everyone_leaves(self) -> None:
        for person in self.people:
            await person.leaves()

    async def at(self, wall_clock: str) -> None:
        """Moves the clock to that time of the day (11.20, 13.45) and waits until day and places have followed."""
        hour, minute = (int(part) for part in wall_clock.split("."))
        await self.passes(self.clock.midnight + (hour * 60 + minute) * 60 - self.clock())

    async def passes(self, seconds: float) -> None:
        """Lets that much of the day pass; where it goes back, the timer of the limits does not."""
        self.clock.advance(seconds)
        self.timer.advance(max(seconds, 0))
        self.room.wake()
        await settled(self.room)
        for person in self.people:
            if person.role is not Role.PHONE:  # phones are told at leisure; who needs to know waits for what they see
                await person.is_current()

    async def has_asked(self, commands: int) -> None:
        """Waits until that many commands wait for the room."""
        async with asyncio.timeout(PATIENCE_S):
            while len(self.room._asked) < commands:
                await asyncio.sleep(0.001)

    async def starts(self, title: str) -> None:
        """A facilitator starts the slot whose title begins so."""
        fran = await self.desk()
        answer = await fran.starts(title)
        assert answer is ok, answer
        await fran.leaves()


async def settled(room: Room) -> None:
    """Waits until a room has done everything that is due or asked; fails after PATIENCE_S."""
    async with asyncio.timeout(PATIENCE_S):
        while room.is_behind():
            await asyncio.sleep(0.001)


class Served(command_line.Server):
    """The real server, but that it does not pause when it stops, for nobody is there any more."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._answer_first()
        for each in [*self.servers, *(sockets or ())]:
            each.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        self._deadlines.end()
        await self._wait_tasks_to_complete()


def listen(settings: command_line.Settings) -> socket.socket:
    """
    Where houses of this process listen one after another, or on any free port: browsers have the files of pages by
    their address, and need not fetch them anew for each house.
    """
    if settings.port == 0:
        with suppress(command_line.CannotRun):
            return command_line.listen(msgspec.structs.replace(settings, port=USUAL_PORT))
    return command_line.listen(settings)


@asynccontextmanager
async def house_of(folder: Path, programme: str, clock: Any, site: Any, said: str = "", port: int = 0) -> Any:
    """
    A server on the usual port, or that one, over a folder of its own, in this loop; `said` is the address that somebody
    gave it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seminar.txt").write_text(programme, "utf-8")
    settings = command_line.Settings(sessions=folder, host="127.0.0.1", port=port)
    with listen(settings) as listener:
        url = command_line.base_url(settings, listener)
        timer = FakeTimer()
        told = msgspec.structs.replace(command_line.bound(settings, listener), url=said)
        async with command_line.open_house(told, said or url, clock, timer=timer) as house:
            code, room = next(each for each in house.rooms.items() if each[1].name == "seminar")
            links = command_line.Links.make(house.keyring, room.name, code, url)
            served = Served(house, site, stop := asyncio.Event())
            served.config.app = cookies = Cookies(served.config.app)
            task = asyncio.create_task(served.serve(sockets=[listener]))
            while not served.started:
                await asyncio.sleep(0.001)
            places = {
                "desk": links.desk,
                "poet": links.poet,
                "wall": links.wall,
                "care": links.care,
                "reporter": links.reporter,
            }
            here = TestHouse(
                url,
                code,
                {name: place.url for name, place in places.items()},
                {name: place.key for name, place in places.items()},
                room,
                clock,
                timer,
                cookies,
                house,
            )
            here.connections, here.stop = served.server_state.connections, stop
            try:
                yield here
            finally:
                await here.everyone_leaves()
                stop.set()
                await task
