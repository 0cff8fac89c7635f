"""
One socket: decodes, hands on, writes; never waits for the room and never makes the room wait.

The rules here: a connection holds no queue of cells. It knows the number it is current to; when it is told that there
is more and its line is free, it asks the boards for what it lacks. A slow phone so gets the newest of everything in one
frame, and costs the room nothing. Only answers queue, and who lets too many pile up is closed.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from live.day.refusals import Code, Refused
from live.day.roles import By, Role
from live.language import Language
from live.room import more, wire
from live.room.limits import Allowance
from live.room.room import Answer, Room
from live.room.timer import Timer
from live.room.wire import AskMore, Beat, TellPage

logger = logging.getLogger("cento.connection")

# A client that sends and does not read is closed when this many answers wait; it comes back and asks again.
ANSWERS_LIMIT = 1024
# A line that takes no byte for this long is dead, whatever the network says; until then it holds its buffers.
STUCK_S = 20

GONE_WRONG = 1011
COME_IN_AGAIN = 1008
TRY_LATER = 1013


class Connection:
    """A client at one place. `serve` runs until its line is gone."""

    def __init__(
        self,
        socket: WebSocket,
        room: Room,
        by: By,
        had: wire.Had,
        language: Language,
        timer: Timer,
        allowance: Allowance,
    ) -> None:
        self.role: Role = by.role
        self.heard_at = timer.now()  # when it last said something
        self._socket = socket
        self._room = room
        self._language = language
        self._by = by
        # What the client has; set only by `_write`, after the frame that made it so was handed to the line.
        self._n = 0
        self._had = had
        # What is asked for is looked up when the line is free: by then some of it may be gone.
        self._answers: deque[str | Callable[[], str]] = deque()
        self._behind = False
        self._people_behind = False
        self._walls_behind = False
        self._sent_out: int | None = None  # the code with which it is closed
        self._woken = asyncio.Event()
        self._allowance = allowance
        self._timer = timer
        self._bug: Exception | None = None

    async def serve(self) -> None:
        """Hello, then reading and writing side by side, until either ends."""
        await self._socket.accept()
        self._room.readers.join(self)
        try:
            async with asyncio.TaskGroup() as both:
                writer = both.create_task(self._write())
                await self._read()
                writer.cancel()
        except* TimeoutError:
            pass  # the line is stuck; whoever is behind it comes back and asks for what they missed
        finally:
            self._room.readers.leave(self)

    def cells_changed(self) -> None:
        """The room has something later."""
        self._behind = True
        self._woken.set()

    def people_changed(self) -> None:
        """Somebody came or went."""
        self._people_behind = True
        self._woken.set()

    def walls_changed(self) -> None:
        """Another page is up on a wall."""
        self._walls_behind = True
        self._woken.set()

    def send_out(self) -> None:
        """The key by which it came in opens nothing any more."""
        self._sent_out = COME_IN_AGAIN
        self._woken.set()

    def make_way(self) -> None:
        """Its phone has another line, and this one has been silent for long."""
        self._sent_out = TRY_LATER
        self._woken.set()

    # Reading

    async def _read(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect" or len(self._answers) > ANSWERS_LIMIT or self._sent_out:
                return
            self._take(message.get("text"))

    def _take(self, text: str | None) -> None:
        frame = wire.decode(text if text is not None else "", self.role)
        self.heard_at = now = self._timer.now()
        if not self._allowance.allows(frame.command, now):
            self._room.allowances.refused(now)
            self._answer(self._refused(frame.ref, Refused(Code.TOO_FAST)))
            return
        match frame.command:
            case Beat():
                self._answer(wire.beat(self._room.now(), self._n))
            case TellPage() as told:
                self._room.readers.tell_page(self, told)
                self._answer(wire.done(frame.ref, self._n))
            case AskMore() as asked:
                self._answer(lambda: self._more(frame.ref, asked))
            case Refused() as refusal:
                self._answer(self._refused(frame.ref, refusal))
            case command:
                self._room.ask(command, self._by, lambda answer: self._answered(frame.ref, answer))

    def _answered(self, ref: int | None, answer: Answer) -> None:
        match answer:
            case int():
                self._answer(wire.done(ref, answer))
            case Refused():
                self._answer(self._refused(ref, answer))
            case bug:
                self._bug = bug
                self._woken.set()

    def _refused(self, ref: int | None, refusal: Refused) -> str:
        return wire.refused(ref, refusal.code, self._language.refusal(refusal))

    def _more(self, ref: int | None, asked: AskMore) -> str:
        try:
            fragments = more.page_of(self._room, self._by.voice, asked)
        except Refused as refusal:
            return self._refused(ref, refusal)
        return wire.more(ref, self._n, self._room.log.mark(self._n), fragments)

    def _answer(self, frame: str | Callable[[], str]) -> None:
        self._answers.append(frame)
        self._woken.set()

    # Writing

    async def _write(self) -> None:
        """Sends what there is to send, frame by frame; a closed line is the reader's to see, a stuck one raises."""
        try:
            self._n, frame = self._room.hello(self.role, self._by.voice, self._had)
            await self._send(frame)
            while True:
                await self._woken.wait()
                self._woken.clear()
                await self._write_what_there_is()
        except (WebSocketDisconnect, RuntimeError):  # starlette says RuntimeError for a line closed under its hands
            return

    async def _write_what_there_is(self) -> None:
        if self._bug is not None:
            await self._give_up(self._bug)
        if self._sent_out is not None:
            await self._socket.close(self._sent_out)
            return
        if self._behind:
            self._behind = False
            self._n, frame = self._room.later(self.role, self._by.voice, self._n)
            if frame is not None:
                await self._send(frame)
        if self._people_behind:
            self._people_behind = False
            await self._send_unstamped(self._room.people(self.role))
        if self._walls_behind:
            self._walls_behind = False
            await self._send_unstamped(self._room.readers.walls())
        while self._answers:
            answer = self._answers.popleft()
            await self._send(answer if isinstance(answer, str) else answer())

    async def _send_unstamped(self, fragments: str) -> None:
        """Cells that no entry stamps: the client stays current to the entry it has."""
        await self._send(wire.cells(self._n, self._room.log.mark(self._n), fragments))

    async def _send(self, frame: str) -> None:
        async with asyncio.timeout(STUCK_S):
            await self._socket.send_text(frame)

    async def _give_up(self, bug: Exception) -> None:
        """The one place where a bug ends: logged with its traceback, without a word of anybody's; closes 1011."""
        logger.error("A command could not be carried out.", exc_info=bug)
        if self._socket.application_state is WebSocketState.CONNECTED:
            await self._socket.close(GONE_WRONG)
